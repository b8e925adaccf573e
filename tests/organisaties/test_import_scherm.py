"""The screens of an import: for the administrator, and nobody else."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onderwijsregio.organisaties import importeren
from onderwijsregio.organisaties.models import Importronde, Organisatie, School

from .importhulp import foto, importeer, inhoud, maak, rij, scholen, school

pytestmark = pytest.mark.django_db
OVERZICHT = reverse("organisaties:importeren")


@pytest.fixture
def beheer(als, beheerder):
    return als(beheerder)


@pytest.fixture
def stuur(beheer):
    """Upload a file; the region's gemeente is Voorbeeldstad."""

    def upload(bron: bytes, gemeenten: str = "Voorbeeldstad", naam: str = "duo.csv", **extra):
        bestand = SimpleUploadedFile(naam, bron, content_type="text/csv")
        return beheer.post(OVERZICHT, {"bestand": bestand, "gemeenten": gemeenten}, **extra)

    return upload


@pytest.fixture
def voorbeeld(stuur):
    """A preview of the file, and where it is shown."""

    def maak_voorbeeld(bron: bytes, **opties) -> Importronde:
        antwoord = stuur(bron, **opties)
        ronde = Importronde.objects.first()
        assert antwoord["Location"] == reverse("organisaties:import", args=[ronde.pk])
        return ronde

    return maak_voorbeeld


def adres(naam: str, ronde: Importronde) -> str:
    return reverse(f"organisaties:{naam}", args=[ronde.pk])


# Who ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", ["hr", "hr_ander", "kandidaat"])
def test_wie_de_regio_niet_beheert_vindt_hier_niets(als, beheerder, wie, request):
    ronde = importeren.maak_voorbeeld(
        bestandsnaam="x.csv", inhoud=inhoud("po_2020.csv"), gemeenten=[], door=beheerder
    )
    browser = als(request.getfixturevalue(wie))
    voor = foto()
    for pagina in (OVERZICHT, adres("import", ronde), adres("import_verslag", ronde)):
        assert browser.get(pagina).status_code == 404
    for opdracht in (OVERZICHT, adres("import_doorvoeren", ronde), adres("import_weggooien", ronde)):
        assert browser.post(opdracht).status_code == 404
    assert foto() == voor


def test_een_bezoeker_logt_eerst_in(client):
    assert client.get(OVERZICHT)["Location"].startswith("/accounts/login/")


# Choosing a file ------------------------------------------------------------------------------------------


def test_de_gemeenten_van_de_regio_staan_klaar(beheer):
    assert beheer.get(OVERZICHT).context["formulier"]["gemeenten"].value() == "Voorbeeldstad"


def test_een_bestand_geeft_een_voorbeeld_en_verandert_nog_niets(beheer, voorbeeld):
    ronde = voorbeeld(inhoud("po_2020.csv"))
    pagina = beheer.get(adres("import", ronde)).content.decode()
    assert "Er is nog niets veranderd" in pagina
    assert "Nieuw (7)" in pagina
    assert not School.objects.exists()


def test_meer_gemeenten_of_alle(voorbeeld):
    assert voorbeeld(inhoud("po_2020.csv"), gemeenten="voorbeeldstad\n 's-Anderdam,").verslag["gelezen"] == 9
    assert voorbeeld(inhoud("po_2020.csv"), gemeenten=" ").verslag["gelezen"] == 9


def test_een_geweigerd_bestand_komt_terug_met_reden_en_foute_regels(stuur):
    antwoord = stuur(maak(rij(POSTCODE="oeps")))
    pagina = antwoord.content.decode()
    assert "1 van de 1 regels zijn fout" in pagina
    assert "&#x27;oeps&#x27; is geen postcode." in pagina
    assert not Importronde.objects.exists()


@pytest.mark.parametrize(("grootte", "mag"), [(10 * 1024 * 1024, True), (10 * 1024 * 1024 + 1, False)])
def test_een_bestand_is_hooguit_10_mb(stuur, grootte, mag):
    bron = maak(rij())
    antwoord = stuur(bron + b"\n" * (grootte - len(bron)))
    assert Importronde.objects.exists() == mag
    if not mag:
        assert "hooguit 10 MB" in antwoord.content.decode()


def test_zonder_bestand_komt_het_formulier_terug_met_wat_er_stond(beheer):
    antwoord = beheer.post(OVERZICHT, {"gemeenten": "Anderdam"})
    assert antwoord.context["formulier"].errors.keys() == {"bestand"}
    assert antwoord.context["formulier"]["gemeenten"].value() == "Anderdam"


@pytest.mark.parametrize("gemeenten", ["x" * 81, "\n".join(f"plaats {n}" for n in range(101)), "a\x00b"])
def test_onzin_als_gemeente_is_een_fout_bij_het_veld(stuur, gemeenten):
    assert stuur(inhoud("po_2020.csv"), gemeenten=gemeenten).context["formulier"].errors.keys() == {
        "gemeenten"
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | st.binary(max_size=60).map(lambda rest: inhoud("po_2026.csv") + rest))
def test_geen_enkel_bestand_geeft_een_foutpagina(stuur, bron):
    antwoord = stuur(bron, follow=True)
    assert antwoord.status_code in (200, 422)
    assert not School.objects.exists()


# The preview ----------------------------------------------------------------------------------------------


def test_het_voorbeeld_toont_alles_wat_verandert(beheer, voorbeeld):
    importeer(inhoud("po_2020.csv"), "Voorbeeldstad")
    pagina = beheer.get(adres("import", voorbeeld(inhoud("po_2026.csv")))).content.decode()
    for tekst in (
        "Nieuw (1)",
        "Gewijzigd (2)",
        "Gesloten (1)",
        "Naar een ander bestuur (1)",
        "Foute regels (2)",
        "De Bever en de Das",
        "Bevoegd gezag 41003",
        "is geen BRIN-nummer",
    ):
        assert tekst in pagina


def test_een_lange_lijst_wordt_ingekort_en_staat_heel_in_het_verslag(beheer, voorbeeld):
    ronde = voorbeeld(maak(*scholen(100), *[rij(f"{n:02}XB") for n in range(5)]))
    pagina = beheer.get(adres("import", ronde)).content.decode()
    assert ("99XA 00" in pagina, "00XB 00" in pagina, "En nog 5" in pagina) == (True, False, True)
    tekst = beheer.get(adres("import_verslag", ronde)).content.decode("utf-8-sig")
    regels = list(csv.DictReader(io.StringIO(tekst), delimiter=";"))
    assert sum(regel["wat"] == "Nieuw" for regel in regels) == 105


def test_het_verslag_voert_geen_formules_uit(beheer, voorbeeld):
    ronde = voorbeeld(maak(rij(VESTIGINGSNAAM="=1+1")))
    assert ";'=1+1;" in beheer.get(adres("import_verslag", ronde)).content.decode()


def test_tekst_uit_het_bestand_wordt_geen_html(beheer, voorbeeld):
    ronde = voorbeeld(maak(rij(VESTIGINGSNAAM="<b>x</b>"), rij("00XB", POSTCODE="<i>y</i>")), naam="<u>z.csv")
    for pagina in (OVERZICHT, adres("import", ronde)):
        inhoud_pagina = beheer.get(pagina).content.decode()
        assert not any(code in inhoud_pagina for code in ("<b>x", "<i>y", "<u>z"))


# Applying it ----------------------------------------------------------------------------------------------


def test_doorvoeren_doet_wat_het_voorbeeld_zei(beheer, beheerder, voorbeeld):
    ronde = voorbeeld(inhoud("po_2020.csv"))
    assert beheer.post(adres("import_doorvoeren", ronde))["Location"] == adres("import", ronde)
    assert School.objects.count() == 7
    ronde.refresh_from_db()
    assert (ronde.doorgevoerd_op is not None, ronde.door) == (True, beheerder)
    pagina = beheer.get(adres("import", ronde)).content.decode()
    assert "De import is doorgevoerd." in pagina
    assert "Voer door" not in pagina


def test_twee_keer_doorvoeren_is_een_keer(beheer, voorbeeld):
    ronde = voorbeeld(inhoud("po_2020.csv"))
    beheer.post(adres("import_doorvoeren", ronde))
    voor, verslag = foto(), Importronde.objects.get().verslag
    beheer.post(adres("import_doorvoeren", ronde))
    assert foto() == voor
    assert Importronde.objects.get().verslag == verslag


def test_als_er_intussen_iets_veranderde_komt_er_een_nieuw_voorbeeld(beheer, voorbeeld):
    ronde = voorbeeld(inhoud("po_2026.csv"))
    importeer(inhoud("po_2020.csv"), "Voorbeeldstad")
    antwoord = beheer.post(adres("import_doorvoeren", ronde), follow=True)
    pagina = antwoord.content.decode()
    assert "De gegevens zijn intussen veranderd" in pagina
    assert "Gesloten (1)" in pagina
    assert school("00XD").gesloten_op is None
    beheer.post(adres("import_doorvoeren", ronde))
    assert school("00XD").gesloten_op is not None


def test_veel_sluiten_vraagt_om_een_vinkje_met_het_aantal(beheer, voorbeeld):
    importeer(maak(*scholen(10)))
    ronde = voorbeeld(maak(*scholen(5)))
    assert "dat 5 van de 10 scholen sluiten" in beheer.get(adres("import", ronde)).content.decode()
    pagina = beheer.post(adres("import_doorvoeren", ronde), follow=True).content.decode()
    assert "zet dan het vinkje" in pagina
    assert School.objects.open().count() == 10
    beheer.post(adres("import_doorvoeren", ronde), {"toch": "on"})
    assert School.objects.open().count() == 5


def test_weggooien_laat_niets_achter(beheer, voorbeeld):
    ronde = voorbeeld(inhoud("po_2020.csv"))
    assert beheer.post(adres("import_weggooien", ronde))["Location"] == OVERZICHT
    assert not Importronde.objects.exists()
    assert not School.objects.exists()


def test_wat_doorgevoerd_is_wordt_niet_weggegooid(beheer, voorbeeld):
    ronde = voorbeeld(inhoud("po_2020.csv"))
    beheer.post(adres("import_doorvoeren", ronde))
    assert beheer.post(adres("import_weggooien", ronde)).status_code == 404
    assert Importronde.objects.filter(pk=ronde.pk).exists()


def test_een_bekeken_pagina_voert_niets_door(beheer, voorbeeld):
    ronde = voorbeeld(inhoud("po_2020.csv"))
    for naam in ("import_doorvoeren", "import_weggooien"):
        assert beheer.get(adres(naam, ronde)).status_code == 405
    assert not School.objects.exists()


# The list -------------------------------------------------------------------------------------------------


def test_een_lege_geschiedenis_zegt_wat_u_kunt_doen(beheer):
    assert "Er is nog niets geïmporteerd" in beheer.get(OVERZICHT).content.decode()


def test_de_geschiedenis_toont_wat_er_gebeurde(beheer, voorbeeld):
    voorbeeld(inhoud("postcodes.csv"), naam="pc4.csv")
    importeer(inhoud("po_2020.csv"))
    pagina = beheer.get(OVERZICHT).content.decode()
    assert all(tekst in pagina for tekst in ("pc4.csv", "proef.csv", "Voorbeeld", "Doorgevoerd"))


@pytest.mark.parametrize("aantal", [1, 20])
def test_de_lijst_vraagt_niet_meer_van_de_database_als_hij_groeit(
    beheer, beheerder, aantal, django_assert_max_num_queries
):
    for _ in range(aantal):
        importeren.maak_voorbeeld(bestandsnaam="x.csv", inhoud=maak(rij()), gemeenten=[], door=beheerder)
    with django_assert_max_num_queries(8):
        beheer.get(OVERZICHT)
    assert Organisatie.objects.count() == 1
