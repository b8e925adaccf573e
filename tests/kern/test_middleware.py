"""Addresses that nobody types: a NUL in them, and one that only takes a form opened by itself."""

from urllib.parse import urlencode

import pytest

from demo.fabrieken.loket import KandidaatFactory, VraagFactory
from demo.fabrieken.organisaties import LidmaatschapFactory, RegioFactory
from onderwijsregio.organisaties.keuzes import Rol

OPENBAAR = [
    *("/", "/vragen/", "/routes/", "/agenda/", "/zoeken/", "/scholen/", "/keuzehulp/", "/contact/"),
    *("/vacatures/", "/stages/", "/lessen/", "/meelopen/", "/sitemap.xml", "/accounts/login/"),
]
VRAGEN = [
    *(
        "route",
        "q",
        "zoek",
        "page",
        "soort",
        "voor",
        "sector",
        "bestuur",
        "plaats",
        "postcode",
        "stap",
        "naar",
    ),
    *("keuzehulp", "van", "woord", "status", "toon", "next", "dag", "fase"),
]


@pytest.fixture
def makelaar(db):
    return LidmaatschapFactory(rol=Rol.MAKELAAR, organisatie=RegioFactory().loket).gebruiker


@pytest.mark.parametrize("pad", [*OPENBAAR, "/werk/instroom/", "/werk/kandidaten/", "/werk/vragen/"])
def test_een_nul_in_een_vraag_telt_niet_mee(client, makelaar, pad):
    client.force_login(makelaar, "django.contrib.auth.backends.ModelBackend")
    zonder = client.get(pad, dict.fromkeys(VRAGEN, "")).status_code
    for nul in ("%00", "%%00" + "00"):  # what is left after one is taken out may be another
        vraag = urlencode(dict.fromkeys(VRAGEN, "0")).replace("=0", f"={nul}")
        antwoord = client.get(f"{pad}?{vraag}")
        assert antwoord.status_code == zonder, pad
        assert "%00" not in antwoord.wsgi_request.get_full_path()


@pytest.mark.parametrize("pad", ["/%00", "/beelden/%00", "/nieuws/%00/", "/vragen/1.%00/", "/cms/%00/"])
def test_geen_bladzijde_heeft_een_nul_in_haar_adres(client, makelaar, pad):
    for _ in range(2):
        antwoord = client.get(pad)
        assert (antwoord.status_code, "Deze pagina is er niet" in antwoord.text) == (404, True)
        client.force_login(makelaar, "django.contrib.auth.backends.ModelBackend")


def test_wie_een_verstuuradres_ververst_leest_waar_het_verdergaat(client, makelaar):
    vraag = VraagFactory(kandidaat=KandidaatFactory(volgende_stap_van=makelaar))
    client.force_login(makelaar, "django.contrib.auth.backends.ModelBackend")
    for pad, terug in (
        (f"/werk/vragen/{vraag.pk}/notitie/", f"/werk/vragen/{vraag.pk}/"),
        ("/mijn/terugkomen/", "/mijn/"),
    ):
        antwoord = client.get(pad)
        assert (antwoord.status_code, antwoord["Allow"]) == (405, "POST")
        assert "Hier is niets te lezen" in antwoord.text
        assert f'href="{terug}"' in antwoord.text
    assert client.put("/mijn/terugkomen/").content == b""


def test_wie_iets_verstuurt_over_wat_weg_is_leest_dat_en_komt_bij_de_lijst(client, makelaar):
    client.force_login(makelaar, "django.contrib.auth.backends.ModelBackend")
    for pad, terug in (
        ("/werk/kandidaten/filters/7/weg/", "/werk/kandidaten/filters/"),
        ("/werk/vragen/7/notitie/", "/werk/vragen/"),
    ):
        antwoord = client.post(pad)
        assert (antwoord.status_code, "Dit is er niet meer" in antwoord.text) == (404, True)
        assert f'href="{terug}"' in antwoord.text


@pytest.mark.parametrize("aantal", [1000, 1001])
def test_een_vraag_met_meer_delen_dan_te_lezen_is_valt_weg_en_de_bladzijde_blijft(client, db, aantal):
    antwoord = client.get("/scholen/?" + "&".join(f"p{n}=1" for n in range(aantal)))
    assert antwoord.status_code == 200


@pytest.mark.parametrize("codering", ["utf-16", "latin-1", "onzin"])
def test_een_formulier_dat_een_andere_codering_noemt_is_gewoon_een_formulier(client, db, codering):
    soort = f"application/x-www-form-urlencoded; charset={codering}"
    antwoord = client.generic("POST", "/vragen/", b"voornaam=Zo%C3%AB", content_type=soort)
    assert antwoord.status_code == 422
    assert 'value="Zoë"' in antwoord.text
