"""Who reaches which page: for each page the same table of people."""

import pytest

from demo.fabrieken.loket import (
    DocumentFactory,
    DoorverwijzingFactory,
    RouteaanmeldingFactory,
    VraagFactory,
)
from demo.fabrieken.organisaties import LidmaatschapFactory

WIE = [
    "bezoeker",
    "kandidaat",
    "andere_kandidaat",
    "makelaar",
    "hr",
    "hr_ander",
    "mentor",
    "programmaleider",
    "stuurgroep",
    "beheer",
]
INLOGGEN = 302
OPENBAAR = dict.fromkeys(WIE, 200)
WERK = dict.fromkeys(WIE, 200) | {"bezoeker": INLOGGEN, "kandidaat": 404, "andere_kandidaat": 404}
NIEMAND = dict.fromkeys(WIE, 404) | {"bezoeker": INLOGGEN}
LOKET = NIEMAND | {"makelaar": 200, "programmaleider": 200}
BIJ_DE_KANDIDAAT = LOKET | {"hr": 200}  # this HR was asked to take the candidate over
MIJN = dict.fromkeys(WIE, INLOGGEN) | {"kandidaat": 200, "andere_kandidaat": 200}

TABEL = {
    "/": OPENBAAR,
    "/routes/": OPENBAAR,
    "/routes/zij-instroom/": OPENBAAR,
    "/vragen/": OPENBAAR,
    "/vragen/bedankt/": OPENBAAR,
    "/contact/": OPENBAAR,
    "/privacy/": OPENBAAR,
    "/sitemap.xml": OPENBAAR,
    "/routes/bestaat-niet/": dict.fromkeys(WIE, 404),
    "/mijn/": dict.fromkeys(WIE, 200) | {"bezoeker": INLOGGEN},
    "/mijn/profiel/": MIJN,
    "/mijn/toestemmingen/": MIJN,
    "/mijn/documenten/": MIJN,
    "/mijn/stoppen/": MIJN,
    "/mijn/routes/zij-instroom/aanmelden/": MIJN,
    "/mijn/begin/": dict.fromkeys(WIE, 405) | {"bezoeker": INLOGGEN},
    "/mijn/terugkomen/": dict.fromkeys(WIE, 405) | {"bezoeker": INLOGGEN},
    "/mijn/documenten/{document}/verwijderen/": MIJN | {"andere_kandidaat": 404},
    "/mijn/aanmeldingen/{aanmelding}/intrekken/": MIJN | {"andere_kandidaat": 404},
    "/mijn/vragen/{vraag}/": MIJN | {"andere_kandidaat": 404},
    "/documenten/{document}/": NIEMAND | {"kandidaat": 200, "makelaar": 200},
    "/werk/": WERK,
    "/werk/vragen/": LOKET,
    "/werk/vragen/nieuw/": LOKET,
    "/werk/vragen/{vraag}/": BIJ_DE_KANDIDAAT,
    "/werk/vragen/{vraag}/doorverwijzen/": NIEMAND | {"makelaar": 302},  # a colleague was asked already
    "/werk/doorverwijzingen/{doorverwijzing}/": BIJ_DE_KANDIDAAT,
    "/werk/kandidaten/": WERK,
    "/werk/kandidaten/export/csv/": WERK,
    "/werk/kandidaten/export/xlsx/": WERK,
    "/werk/kandidaten/export/pdf/": NIEMAND,
    "/werk/kandidaten/{kandidaat}/": BIJ_DE_KANDIDAAT,
    "/werk/kandidaten/{kandidaat}/stap/": LOKET,
    "/werk/kandidaten/{kandidaat}/einde/": LOKET,
    "/werk/aanmeldingen/{aanmelding}/": NIEMAND | {"makelaar": 200},
}


@pytest.fixture
def mensen(kandidaat, andere_kandidaat, makelaar, hr, hr_ander, mentor, programmaleider):
    beheer = LidmaatschapFactory(
        rol="beheer", gebruiker__is_superuser=True, gebruiker__is_staff=True
    ).gebruiker
    stuurgroep = LidmaatschapFactory(rol="stuurgroep").gebruiker
    medewerkers = [makelaar, hr, hr_ander, mentor, programmaleider, stuurgroep, beheer]
    personen = [None, kandidaat.gebruiker, andere_kandidaat.gebruiker, *medewerkers]
    return dict(zip(WIE, personen, strict=True))


@pytest.fixture
def rijen(kandidaat, makelaar, hr, route):
    """One of everything about the candidate, who was handed over to `hr`."""
    vraag = VraagFactory(kandidaat=kandidaat, eigenaar=makelaar)
    return {
        "kandidaat": kandidaat.pk,
        "vraag": vraag.pk,
        "document": DocumentFactory(kandidaat=kandidaat).pk,
        "aanmelding": RouteaanmeldingFactory(kandidaat=kandidaat).pk,
        "doorverwijzing": DoorverwijzingFactory(vraag=vraag, naar=hr.lidmaatschappen.get()).pk,
    }


def status(browser, adres: str) -> int:
    """The status of a page; when it is a file, read to its end so that it is closed."""
    antwoord = browser.get(adres)
    b"".join(antwoord)
    return antwoord.status_code


@pytest.mark.parametrize("adres", TABEL)
def test_wie_welke_bladzijde_bereikt(als, mensen, rijen, adres):
    gevonden = {wie: status(als(persoon), adres.format(**rijen)) for wie, persoon in mensen.items()}
    assert gevonden == TABEL[adres]


@pytest.mark.parametrize("wie", ["kandidaat", "andere_kandidaat", "hr", "hr_ander", "mentor", "beheer"])
def test_wie_niet_mag_verandert_niets(als, mensen, rijen, wie):
    """Posting past the screens: nobody but the loket agrees, answers, admits or ends."""
    from loket.models import Bericht, Kandidaat, Routeaanmelding

    voor = Kandidaat.objects.values().get(pk=rijen["kandidaat"])
    ingevuld = {
        "tekst": "x", "oordeel": "x", "besluit": "rust", "reden": "x", "vervolg": "rust", "toelichting": "x",
    }  # fmt: skip
    browser = als(mensen[wie])
    for adres in (
        "/werk/vragen/{vraag}/",
        "/werk/kandidaten/{kandidaat}/stap/",
        "/werk/kandidaten/{kandidaat}/einde/",
    ):
        assert browser.post(adres.format(**rijen), ingevuld).status_code == 404
    adres = "/werk/aanmeldingen/{aanmelding}/".format(**rijen)
    assert browser.post(adres, ingevuld | {"besluit": "toelaten"}).status_code == 404
    assert Kandidaat.objects.values().get(pk=rijen["kandidaat"]) == voor
    assert Routeaanmelding.objects.get().status == "ingediend"
    assert Bericht.objects.count() == 0


def test_wie_de_volgende_stap_heeft_ziet_de_kandidaat_en_mag_afspreken(als, kandidaat, mentor):
    kandidaat.volgende_stap_van = mentor
    kandidaat.save()
    assert als(mentor).get(kandidaat.get_absolute_url()).status_code == 200
    assert als(mentor).get(f"/werk/kandidaten/{kandidaat.pk}/stap/").status_code == 200


def test_wie_een_rol_verliest_ziet_de_kandidaat_niet_meer(als, kandidaat, hr):
    from django.utils import timezone

    DoorverwijzingFactory(vraag__kandidaat=kandidaat, naar=hr.lidmaatschappen.get())
    assert als(hr).get(kandidaat.get_absolute_url()).status_code == 200
    hr.lidmaatschappen.update(tot=timezone.localdate())
    assert als(hr).get(kandidaat.get_absolute_url()).status_code == 404


def test_een_latere_app_kan_een_weg_naar_een_document_openen(als, kandidaat, hr, hr_ander, monkeypatch):
    from django.db.models import Q

    from loket.models import kandidaat as model

    document = DocumentFactory(kandidaat=kandidaat)

    def opening(gebruiker):
        return Q(pk=document.pk) if gebruiker == hr else Q(pk__in=[])

    monkeypatch.setattr(model, "documenttoegang", [opening])
    assert status(als(hr), document.get_absolute_url()) == 200
    assert status(als(hr_ander), document.get_absolute_url()) == 404
