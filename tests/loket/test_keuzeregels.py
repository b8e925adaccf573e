"""The rules of the keuzehulp for staff: read, change, try, compare, publish."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from demo.fabrieken.keuzehulp import KeuzeregelsFactory, kleine_regels
from demo.fabrieken.loket import RouteFactory
from loket import acties, engine
from loket.engine import Antwoord, Keuzevraag, Regel
from loket.models import Keuzeregels
from loket.regiodata import laad_keuzehulp
from onderwijsregio.kern.regiogegevens import REGIOS, Regiogegevens
from onderwijsregio.organisaties.regiodata import Regiofout


@pytest.fixture
def nu(route):
    return KeuzeregelsFactory(versie=1, gepubliceerd=True)


@pytest.fixture
def concept(nu, makelaar):
    return acties.maak_concept(van=nu, door=makelaar)


@pytest.fixture
def desk(als, makelaar):
    return als(makelaar)


def regels_van(keuzeregels):
    return engine.lees(Keuzeregels.objects.get(pk=keuzeregels.pk).inhoud)


def test_een_nieuw_concept_is_een_kopie_van_wat_bezoekers_krijgen(desk, nu):
    antwoord = desk.post("/werk/keuzehulp/")
    concept = Keuzeregels.objects.get(versie=2)
    assert antwoord["Location"] == concept.get_absolute_url()
    assert (concept.inhoud, concept.is_concept) == (nu.inhoud, True)
    assert "Hebt u tijd?" in desk.get(concept.get_absolute_url()).content.decode()


def test_de_tabel_zegt_in_woorden_wanneer_iets_geldt(desk, nu):
    bladzijde = desk.get(nu.get_absolute_url()).content.decode()
    assert "Hebt u een diploma van het hbo? Ja" in bladzijde
    assert "Hebt u tijd? Nee / Weet ik niet" in bladzijde
    assert "Deze versie staat vast" in bladzijde


@pytest.mark.parametrize(
    "deel",
    ["publiceer/", "weg/", "geen/", "vraag/", "vraag/tijd/", "route/zij-instroom/", "route/zij-instroom/1/"],
)
def test_wat_is_gepubliceerd_kan_niemand_meer_wijzigen(desk, nu, deel):
    assert desk.get(f"{nu.get_absolute_url()}{deel}").status_code == 404
    assert desk.post(f"{nu.get_absolute_url()}{deel}").status_code == 404


@pytest.mark.parametrize(
    "deel", ["vraag/onzin/", "route/onzin/", "route/zij-instroom/3/", "route/zij-instroom/0/", "proef/onzin/"]
)
def test_een_deel_dat_er_niet_is_bestaat_niet(desk, concept, deel):
    assert desk.get(f"{concept.get_absolute_url()}{deel}").status_code == 404


def test_een_vraag_wijzigen(desk, concept):
    adres = f"{concept.get_absolute_url()}vraag/tijd/"
    velden = {
        "herziening": 0, "tekst": "Hebt u genoeg tijd?", "uitleg": "", "plek": 2, "antwoord_0": "Ja", "antwoord_1": "",
        "antwoord_2": "Een beetje", "als_diploma": ["ja", "weet-niet"],
    }  # fmt: skip
    assert desk.post(adres, velden).status_code == 302
    vraag = regels_van(concept).vraag("tijd")
    assert vraag.tekst == "Hebt u genoeg tijd?"
    assert [(a.code, a.tekst) for a in vraag.antwoorden] == [("ja", "Ja"), ("een-beetje", "Een beetje")]
    assert vraag.als == {"diploma": {"ja", "weet-niet"}}


def test_een_vraag_toevoegen_op_een_plek_en_verwijderen(desk, concept):
    adres = concept.get_absolute_url()
    velden = {
        "herziening": 0,
        "code": "wens",
        "tekst": "Wat wilt u?",
        "plek": 1,
        "antwoord_0": "Lesgeven",
        "antwoord_1": "Lesgeven",
    }
    assert desk.post(f"{adres}vraag/", velden).status_code == 302
    regels = regels_van(concept)
    assert [v.code for v in regels.vragen] == ["wens", "diploma", "tijd"]
    assert [a.code for a in regels.vraag("wens").antwoorden] == ["lesgeven", "lesgeven-2"]
    assert desk.post(f"{adres}vraag/wens/", {"herziening": 1, "besluit": "verwijder"}).status_code == 302
    assert [v.code for v in regels_van(concept).vragen] == ["diploma", "tijd"]


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"code": "tijd", "tekst": "?", "plek": 1, "antwoord_0": "Ja"}, "al een vraag met deze korte naam"),
        ({"code": "nieuw", "tekst": "?", "plek": 1}, "ten minste een antwoord"),
        ({"code": "nieuw", "tekst": "", "plek": 0, "antwoord_0": "Ja"}, "Fout"),
    ],
)
def test_een_vraag_die_niet_kan_komt_terug(desk, concept, velden, zin):
    antwoord = desk.post(f"{concept.get_absolute_url()}vraag/", {"herziening": 0, **velden})
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert Keuzeregels.objects.get(pk=concept.pk).herziening == 0


def test_een_regel_toevoegen_wijzigen_en_verwijderen(desk, concept):
    adres = f"{concept.get_absolute_url()}route/zij-instroom/"
    regel = {"soort": "sluit_uit", "tekst": "Zonder diploma gaat het niet.", "punten": 0}
    assert desk.post(adres, {"herziening": 0, "als_diploma": ["nee"], **regel}).status_code == 302
    assert regels_van(concept).route("zij-instroom").regels[2] == Regel(
        "sluit_uit", "Zonder diploma gaat het niet.", 0, {"diploma": frozenset({"nee"})}
    )
    assert desk.post(f"{adres}3/", {"herziening": 1, **regel, "tekst": "Helaas."}).status_code == 302
    assert regels_van(concept).route("zij-instroom").regels[2] == Regel("sluit_uit", "Helaas.", 0)
    assert desk.post(f"{adres}3/", {"herziening": 2, "besluit": "verwijder"}).status_code == 302
    assert len(regels_van(concept).route("zij-instroom").regels) == 2
    assert desk.post(adres, {"herziening": 3, "tekst": ""}).status_code == 422


def test_over_een_nieuwe_route_kan_meteen_een_regel_komen(desk, concept):
    RouteFactory(code="pabo", naam="Pabo")
    assert "Pabo (0)" in desk.get(concept.get_absolute_url()).content.decode()
    regel = {"herziening": 0, "soort": "past", "tekst": "U wilt studeren.", "punten": 2}
    assert desk.post(f"{concept.get_absolute_url()}route/pabo/", regel).status_code == 302
    assert [r.route for r in regels_van(concept).routes] == ["zij-instroom", "pabo"]


def test_twee_collega_s_tegelijk_overschrijven_elkaar_niet(desk, concept):
    acties.bewaar_geen_route(keuzeregels=concept, herziening=0, tekst="Bel ons.")
    antwoord = desk.post(f"{concept.get_absolute_url()}geen/", {"herziening": 0, "tekst": "Mail ons."})
    assert antwoord.status_code == 422
    assert "Een collega heeft intussen iets veranderd" in antwoord.content.decode()
    assert regels_van(concept).geen == "Bel ons."
    weg = desk.post(f"{concept.get_absolute_url()}vraag/tijd/", {"herziening": 0, "besluit": "verwijder"})
    assert weg.status_code == 422
    assert regels_van(concept).vraag("tijd")


def test_proberen_gaat_zoals_bij_een_bezoeker_en_bewaart_niets(desk, concept):
    adres = f"{concept.get_absolute_url()}proef/"
    stap = desk.get(adres, {"antwoord": "ja", "verder": "ja"})
    assert stap["Location"] == f"{adres}ja/"
    uitkomst = desk.get(f"{adres}ja.nee/").content.decode()
    assert "U hebt het diploma dat nodig is." in uitkomst
    assert "Punten: 0" in uitkomst
    assert "Mail mij de uitkomst" not in uitkomst


def test_het_verschil_met_wat_bezoekers_krijgen(desk, concept):
    assert "Er is geen verschil" in desk.get(f"{concept.get_absolute_url()}verschil/").content.decode()
    acties.bewaar_geen_route(keuzeregels=concept, herziening=0, tekst="Bel ons.")
    bladzijde = desk.get(f"{concept.get_absolute_url()}verschil/").content.decode()
    assert "<del>Geen van deze past. Praat met ons.</del>" in bladzijde
    assert "<ins>Bel ons.</ins>" in bladzijde


def test_publiceren_zet_de_oude_versie_opzij_en_de_bezoeker_krijgt_de_nieuwe(
    desk, client, concept, nu, makelaar
):
    bladzijde = desk.get(f"{concept.get_absolute_url()}publiceer/").content.decode()
    assert "Er zijn 5 combinaties" in bladzijde
    assert desk.post(f"{concept.get_absolute_url()}publiceer/", {}).status_code == 422
    assert (
        desk.post(f"{concept.get_absolute_url()}publiceer/", {"toelichting": "Duidelijker."}).status_code
        == 302
    )
    concept.refresh_from_db()
    nu.refresh_from_db()
    assert (concept.status, nu.status, concept.gepubliceerd_door) == ("gepubliceerd", "vervallen", makelaar)
    assert 'href="/keuzehulp/2/"' in client.get("/keuzehulp/").content.decode()


def test_wat_niet_compleet_is_wordt_niet_gepubliceerd(desk, concept, nu):
    vraag = Keuzevraag("diploma", "Diploma?", (Antwoord("wo", "Wo"),))
    acties.bewaar_keuzevraag(keuzeregels=concept, herziening=0, vraag=vraag, plek=0)
    antwoord = desk.post(f"{concept.get_absolute_url()}publiceer/", {"toelichting": "Kapot."})
    assert antwoord.status_code == 422
    assert "een antwoord dat er niet is: ja" in antwoord.content.decode()
    assert Keuzeregels.objects.gepubliceerd().get() == nu


def test_een_concept_weggooien_en_een_concept_dat_al_weg_is(desk, concept):
    assert desk.post(f"{concept.get_absolute_url()}weg/").status_code == 302
    with pytest.raises(ValidationError, match="geen concept meer"):
        acties.gooi_concept_weg(keuzeregels=concept)


@pytest.mark.parametrize("wijziging", [{"inhoud": {}}, {"status": "concept"}])
def test_de_database_houdt_vast_wat_is_gepubliceerd(nu, wijziging):
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        Keuzeregels.objects.filter(pk=nu.pk).update(**wijziging)
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        nu.delete()


def test_de_database_kent_een_gepubliceerde_versie(nu):
    with pytest.raises(IntegrityError), transaction.atomic():
        KeuzeregelsFactory(versie=2, gepubliceerd=True)


def test_de_regio_laadt_de_eerste_versie_en_daarna_nooit_meer(route, tmp_path):
    gegevens = Regiogegevens("almere")
    from loket.regiodata import laad

    laad_bronnen(gegevens)
    laad(gegevens)
    laad_keuzehulp(gegevens)
    laad_keuzehulp(gegevens)
    regels = Keuzeregels.objects.get()
    assert (regels.versie, regels.is_gepubliceerd) == (1, True)


def laad_bronnen(gegevens):
    from onderwijsregio.organisaties.models import Bron

    for rij in gegevens.toml("bronnen")["bron"]:
        Bron.objects.get_or_create(code=rij["code"], defaults={"titel": rij["titel"]})


def test_een_fout_in_het_bestand_wordt_genoemd(regio, tmp_path):
    (tmp_path / "klein").mkdir()
    (tmp_path / "klein/regio.toml").write_text((REGIOS / "leeg/regio.toml").read_text())
    (tmp_path / "klein/keuzehulp.toml").write_text('geen = "Praat met ons."')
    with pytest.raises(Regiofout, match=r"keuzehulp\.toml: Er is nog geen vraag"):
        laad_keuzehulp(Regiogegevens("klein", tmp_path))
    assert not Keuzeregels.objects.exists()


def test_kleine_regels_zijn_compleet(route):
    assert engine.controleer(engine.lees(kleine_regels()), [route.code]).fouten == ()
