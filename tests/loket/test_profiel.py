"""The profile grown step by step, consents with their history, and hiding from a board."""

import pytest
from django.core.exceptions import ValidationError

from demo.fabrieken.loket import DoorverwijzingFactory, KandidaatFactory, ToestemmingFactory, VraagFactory
from demo.fabrieken.organisaties import LidmaatschapFactory, OrganisatieFactory
from loket import acties
from loket.forms import PROFIEL
from loket.models import Afscherming, Doorverwijzing, Kandidaat, Stap, Vraag
from onderwijsregio.organisaties.keuzes import Functie
from onderwijsregio.organisaties.models import Gebruiker

INGEVULD = {
    "naam": {"voornaam": "Karin", "achternaam": "Smit", "telefoon": "06 12345678"},
    "werk": {"functies": ["leerkracht"], "sectoren": ["po", "vo"], "vakken": ["wiskunde"]},
    "opleiding": {"vooropleiding": "hbo", "bevoegdheid": "pabo"},
    "tijd": {"dagen": ["ma", "di"], "uren": "24"},
    "reizen": {"postcode": "1315 ab", "max_afstand_km": "20", "vervoer": ["fiets", "ov"]},
    "motivatie": {"talen": ["turks"], "motivatie": "Altijd al gewild."},
}


def test_elk_deel_wordt_apart_bewaard_en_raakt_de_andere_niet(als, kandidaat):
    browser = als(kandidaat.gebruiker)
    for code, velden in INGEVULD.items():
        assert browser.post(f"/mijn/profiel/{code}/", velden).status_code == 302
    kandidaat.refresh_from_db()
    assert (kandidaat.postcode, kandidaat.functies, kandidaat.uren) == ("1315AB", ["leerkracht"], 24)
    assert (kandidaat.vervoer, kandidaat.talen, kandidaat.vakken) == (
        ["fiets", "ov"],
        ["turks"],
        ["wiskunde"],
    )
    assert all(deel.is_ingevuld(kandidaat) for deel in PROFIEL)


def test_twee_keer_hetzelfde_is_een_stap(als, kandidaat):
    for _ in range(2):
        als(kandidaat.gebruiker).post("/mijn/profiel/tijd/", INGEVULD["tijd"])
    assert kandidaat.stappen.filter(soort="profiel_bijgewerkt").count() == 1


def test_opslaan_en_verder_gaat_naar_het_volgende_deel_en_het_laatste_naar_het_overzicht(als, kandidaat):
    browser = als(kandidaat.gebruiker)
    verder = browser.post("/mijn/profiel/tijd/", INGEVULD["tijd"] | {"verder": "ja"})
    assert verder["Location"] == "/mijn/profiel/reizen/"
    laatste = browser.post("/mijn/profiel/motivatie/", INGEVULD["motivatie"] | {"verder": "ja"})
    assert laatste["Location"] == "/mijn/profiel/"


@pytest.mark.parametrize(
    ("deel", "velden"),
    [
        ("reizen", {"max_afstand_km": "0"}),
        ("reizen", {"max_afstand_km": "101"}),
        ("tijd", {"uren": "0"}),
        ("tijd", {"uren": "41"}),
        ("naam", {"voornaam": ""}),
        ("werk", {"functies": ["tovenaar"]}),
    ],
)
def test_een_fout_in_een_deel_bewaart_niets(als, kandidaat, deel, velden):
    antwoord = als(kandidaat.gebruiker).post(f"/mijn/profiel/{deel}/", INGEVULD[deel] | velden)
    assert antwoord.status_code == 422
    assert not kandidaat.stappen.filter(soort="profiel_bijgewerkt").exists()


def test_het_profiel_vraagt_alleen_naar_sectoren_van_de_regio(als, kandidaat):
    bladzijde = als(kandidaat.gebruiker).get("/mijn/profiel/werk/").content.decode()
    assert "voortgezet onderwijs" in bladzijde
    assert "middelbaar beroepsonderwijs" not in bladzijde


def test_een_deel_dat_niet_bestaat(als, kandidaat):
    assert als(kandidaat.gebruiker).get("/mijn/profiel/salaris/").status_code == 404


def test_het_overzicht_telt_wat_is_ingevuld(als, makelaar):
    leeg = KandidaatFactory(
        met_account=True, achternaam="", telefoon="", postcode="", sectoren=[], bevoegdheid="pabo"
    )
    bladzijde = als(leeg.gebruiker).get("/mijn/profiel/").content.decode()
    assert "1 van 6 delen ingevuld" in bladzijde


def test_wat_iemand_eerder_koos_blijft_te_zien(als, kandidaat):
    browser = als(kandidaat.gebruiker)
    for besluit in ("geef", "trek_in"):
        browser.post("/mijn/toestemmingen/", {"doel": "besturen", "besluit": besluit})
    assert "ingetrokken op" in browser.get("/mijn/toestemmingen/").content.decode()


# Profiles for boards ------------------------------------------------------------------------------------


def test_een_bestuur_ziet_een_profiel_pas_na_toestemming_en_zonder_naam(als, kandidaat, hr):
    Kandidaat.objects.filter(pk=kandidaat.pk).update(functies=[Functie.CONCIERGE])
    ToestemmingFactory(kandidaat=kandidaat, doel="contact")  # a yes to something else
    assert not list(Kandidaat.objects.als_profiel_voor(hr))
    toestemming = ToestemmingFactory(kandidaat=kandidaat, doel="besturen")
    bladzijde = als(hr).get("/werk/profielen/").content.decode()
    assert f"Profiel {kandidaat.pk}" in bladzijde
    assert "conciërge" in bladzijde
    for geheim in (kandidaat.voornaam + " ", kandidaat.achternaam, kandidaat.email, kandidaat.telefoon):
        assert geheim not in bladzijde
    acties.trek_toestemming_in(kandidaat=kandidaat, doel=toestemming.doel, door=kandidaat.gebruiker)
    assert f"Profiel {kandidaat.pk}" not in als(hr).get("/werk/profielen/").content.decode()


def test_een_profiel_geeft_geen_toegang_tot_de_kaart(als, kandidaat, hr):
    ToestemmingFactory(kandidaat=kandidaat, doel="besturen")
    assert als(hr).get(f"/werk/kandidaten/{kandidaat.pk}/").status_code == 404


@pytest.mark.parametrize("status", ["rust", "afgesloten"])
def test_wie_niet_zoekt_staat_niet_tussen_de_profielen(makelaar, hr, status):
    ToestemmingFactory(kandidaat=KandidaatFactory(**{status: True}), doel="besturen")
    assert not Kandidaat.objects.als_profiel_voor(hr).exists()


def test_alleen_hr_leest_profielen(als, kandidaat, makelaar, mentor):
    for ander in (kandidaat.gebruiker, makelaar, mentor):
        assert als(ander).get("/werk/profielen/").status_code == 404


def test_de_lijst_met_profielen_kost_met_meer_mensen_niet_meer_vragen(als, hr, django_assert_max_num_queries):
    browser = als(hr)
    for _ in range(12):
        ToestemmingFactory(doel="besturen")
    with django_assert_max_num_queries(14):
        browser.get("/werk/profielen/")


# Hiding from a board --------------------------------------------------------------------------------------


@pytest.fixture
def bestuur(hr):
    return hr.lidmaatschap.organisatie


@pytest.fixture
def overgedragen(kandidaat, hr, makelaar):
    """The loket asked this HR to call the candidate."""
    vraag = VraagFactory(kandidaat=kandidaat, eigenaar=makelaar)
    return DoorverwijzingFactory(vraag=vraag, kandidaat=kandidaat, naar=hr.lidmaatschap, door=makelaar)


def test_wie_zich_afschermt_is_weg_uit_elke_lijst_van_dat_bestuur_en_alleen_daar(
    als, kandidaat, hr, hr_ander, bestuur, overgedragen, makelaar
):
    ToestemmingFactory(kandidaat=kandidaat, doel="besturen")
    assert Kandidaat.objects.zichtbaar_voor(hr).filter(pk=kandidaat.pk).exists()
    acties.scherm_af(kandidaat=kandidaat, organisatie=bestuur, door=kandidaat.gebruiker)
    for rijen in (
        Kandidaat.objects.zichtbaar_voor(hr),
        Kandidaat.objects.te_begeleiden_door(hr),
        Kandidaat.objects.als_profiel_voor(hr),
        Vraag.objects.zichtbaar_voor(hr),
        Doorverwijzing.objects.zichtbaar_voor(hr),
        Stap.objects.zichtbaar_voor(hr),
    ):
        assert not rijen.exists(), rijen.model
    for adres in (kandidaat.get_absolute_url(), overgedragen.get_absolute_url()):
        assert als(hr).get(adres).status_code == 404
    assert kandidaat in Kandidaat.objects.als_profiel_voor(hr_ander)
    assert kandidaat in Kandidaat.objects.zichtbaar_voor(makelaar)
    assert kandidaat in Kandidaat.objects.zichtbaar_voor(kandidaat.gebruiker)
    # Whoever works there sees nothing either in another role, elsewhere, in which they were asked to help.
    elders = LidmaatschapFactory(gebruiker=hr, rol="mentor")
    DoorverwijzingFactory(vraag__kandidaat=kandidaat, kandidaat=kandidaat, naar=elders, door=makelaar)
    assert not Kandidaat.objects.zichtbaar_voor(Gebruiker.objects.get(pk=hr.pk)).exists()
    # Another board that helps does not read from whom somebody hides.
    ander = {"kandidaat": kandidaat, "naar": hr_ander.lidmaatschap, "door": makelaar}
    DoorverwijzingFactory(vraag__kandidaat=kandidaat, **ander)
    assert kandidaat in Kandidaat.objects.zichtbaar_voor(hr_ander)
    assert not Stap.objects.zichtbaar_voor(hr_ander).filter(soort="afgeschermd").exists()


def test_wat_het_bestuur_in_handen_had_komt_terug_bij_het_loket(
    kandidaat, hr, bestuur, overgedragen, makelaar
):
    Kandidaat.objects.filter(pk=kandidaat.pk).update(volgende_stap_van=hr)
    acties.scherm_af(kandidaat=kandidaat, organisatie=bestuur, door=kandidaat.gebruiker)
    kandidaat.refresh_from_db()
    overgedragen.refresh_from_db()
    assert kandidaat.volgende_stap_van == makelaar
    assert (overgedragen.status, overgedragen.vraag.status) == ("teruggegeven", "nieuw")


@pytest.mark.parametrize(("had_geantwoord", "stand"), [(False, "teruggegeven"), (True, "beeindigd")])
def test_ook_na_een_ja_heeft_het_bestuur_niets_meer_in_handen(
    als, kandidaat, hr, bestuur, overgedragen, makelaar, post, had_geantwoord, stand
):
    acties.neem_aan(doorverwijzing=overgedragen, door=hr)
    vraag = Vraag.objects.get()
    if had_geantwoord:
        acties.beantwoord_vraag(vraag=vraag, tekst="Kom langs", door=hr)
        acties.reageer(vraag=vraag, tekst="Wanneer?")
        vraag.refresh_from_db()
    Vraag.objects.update(geprikt_op=vraag.antwoord_uiterlijk)
    acties.scherm_af(kandidaat=kandidaat, organisatie=bestuur, door=kandidaat.gebruiker)
    vraag.refresh_from_db()
    overgedragen.refresh_from_db()
    kandidaat.refresh_from_db()
    assert (vraag.eigenaar, kandidaat.volgende_stap_van, overgedragen.status) == (
        makelaar,
        makelaar,
        stand,
    )
    assert (vraag.status, vraag.geprikt_op) == ("nieuw", None)
    aan_hr = len(post(hr.email))
    acties.reageer(vraag=vraag, tekst="Ik wil weg bij dit bestuur")
    acties.bewaak_vragen(vraag.antwoord_uiterlijk)
    assert len(post(hr.email)) == aan_hr
    assert ["Ik wil weg bij dit bestuur" in tekst for tekst in post(makelaar.email)[-2:]] == [True, False]
    assert kandidaat.naam not in als(hr).get("/werk/").content.decode()
    acties.laat_weer_zien(kandidaat=kandidaat, organisatie=bestuur, door=kandidaat.gebruiker)
    assert not Vraag.objects.zichtbaar_voor(hr).exists(), "weer zien is geen nieuwe doorverwijzing"


def test_een_vraag_die_iemand_niet_mag_lezen_staat_op_geen_bureau_en_in_geen_mail(
    als, kandidaat, hr, bestuur, makelaar, post
):
    vraag = VraagFactory(kandidaat=kandidaat, eigenaar=hr)
    Afscherming.objects.create(kandidaat=kandidaat, organisatie=bestuur)
    assert kandidaat.naam not in als(hr).get("/werk/").content.decode()
    assert acties.bewaak_vragen(vraag.antwoord_uiterlijk)[0] == 1
    assert [adres for adres, _ in post()] == [makelaar.email]


def test_het_loket_kan_niet_meer_doorverwijzen_naar_dat_bestuur(kandidaat, hr, bestuur, makelaar):
    vraag = VraagFactory(kandidaat=kandidaat, eigenaar=makelaar)
    acties.scherm_af(kandidaat=kandidaat, organisatie=bestuur, door=kandidaat.gebruiker)
    with pytest.raises(ValidationError, match="meekijkt"):
        acties.verwijs_door(vraag=vraag, naar=hr.lidmaatschap, toelichting="Bel even", door=makelaar)


def test_afschermen_en_weer_laten_zien_op_het_scherm(als, kandidaat, bestuur):
    browser = als(kandidaat.gebruiker)
    for _ in range(2):
        browser.post("/mijn/afschermen/", {"organisatie": bestuur.pk})
    afscherming = Afscherming.objects.get()
    assert str(bestuur) in browser.get("/mijn/toestemmingen/").content.decode()
    browser.post(f"/mijn/afschermen/{afscherming.pk}/weg/")
    assert not Afscherming.objects.exists()
    assert kandidaat.stappen.filter(soort="afgeschermd").count() == 2


def test_een_ander_heft_mijn_afscherming_niet_op(als, kandidaat, andere_kandidaat, bestuur, hr):
    afscherming = acties.scherm_af(kandidaat=kandidaat, organisatie=bestuur, door=kandidaat.gebruiker)
    for ander in (andere_kandidaat.gebruiker, hr):
        als(ander).post(f"/mijn/afschermen/{afscherming.pk}/weg/")
    assert Afscherming.objects.exists()


def test_alleen_een_bestuur_kan_worden_afgeschermd(als, kandidaat, regio):
    lab = OrganisatieFactory(soort="gemeente")
    assert als(kandidaat.gebruiker).post("/mijn/afschermen/", {"organisatie": lab.pk}).status_code == 422
    with pytest.raises(ValidationError):
        acties.scherm_af(kandidaat=kandidaat, organisatie=lab, door=kandidaat.gebruiker)
