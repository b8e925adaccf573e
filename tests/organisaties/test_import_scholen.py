"""What an import of DUO's schools does, and what it leaves alone."""

from datetime import date

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from demo.fabrieken.organisaties import OrganisatieFactory, PostcodegebiedFactory, SchoolFactory
from onderwijsregio.organisaties import importeren
from onderwijsregio.organisaties.importeren.namen import kern, leesbaar
from onderwijsregio.organisaties.keuzes import Organisatiesoort
from onderwijsregio.organisaties.models import Importronde, Organisatie, School

from .importhulp import codes, foto, importeer, inhoud, maak, rij, scholen, school

pytestmark = pytest.mark.django_db


# A first file ---------------------------------------------------------------------------------------------


def test_een_bestand_van_het_basisonderwijs_wordt_scholen_met_hun_gegevens():
    verslag = importeer(inhoud("po_2020.csv"))
    assert (verslag["soort"], verslag["gelezen"], verslag["besturen"]) == ("po", 9, 3)
    assert verslag["aantallen"]["nieuw"] == School.objects.count() == 9
    bever = school("00XB")
    assert (bever.naam, bever.sector, bever.bestuur.bevoegd_gezag) == ("De Bever", "po", "41001")
    assert (bever.straat, bever.huisnummer, bever.postcode) == ("Burchtlaan", "2-A", "1311AB")
    assert (bever.plaats, bever.gemeente) == ("Voorbeeldstad", "Voorbeeldstad")
    assert (bever.telefoon, bever.website, bever.gesloten_op) == ("0001234567", "", None)


def test_windows_1252_en_velden_vol_spaties_worden_gewone_tekst():
    importeer(inhoud("po_2020.csv"))
    assert school("00XA").naam == "Basisschool De Zeeën"
    assert school("00XC").telefoon == ""


def test_twee_vestigingen_van_een_brin_zijn_twee_scholen():
    importeer(inhoud("po_2020.csv"))
    assert school("00XF", "00") != school("00XF", "01")


def test_een_bestand_van_het_voortgezet_onderwijs_wordt_herkend_aan_de_kolommen():
    verslag = importeer(inhoud("vo_2020.csv"))
    assert verslag["soort"] == "vo"
    assert (school("01VA").sector, school("01VA").onderwijsstructuur) == ("vo", "HAVO/VWO")
    assert school("01VB").denominatie == ""


def test_een_onbekend_nummer_wordt_een_bestuur_dat_een_beheerder_een_naam_kan_geven():
    verslag = importeer(inhoud("po_2020.csv"))
    assert codes(verslag, "besturen") == ["41001", "41002", "41009"]
    bestuur = Organisatie.objects.get(bevoegd_gezag="41001")
    assert (bestuur.naam, bestuur.soort) == ("Bevoegd gezag 41001", Organisatiesoort.SCHOOLBESTUUR)
    assert set(Organisatie.objects.naamloos()) == set(Organisatie.objects.exclude(bevoegd_gezag=None))


def test_een_bekend_nummer_houdt_zijn_naam():
    bestuur = OrganisatieFactory(naam="Stichting De Kern", bevoegd_gezag="41001")
    verslag = importeer(inhoud("po_2020.csv"))
    assert codes(verslag, "besturen") == ["41002", "41009"]
    bestuur.refresh_from_db()
    assert (bestuur.naam, bestuur.scholen.count()) == ("Stichting De Kern", 3)


def test_een_bezette_code_staat_een_nieuw_bestuur_niet_in_de_weg():
    OrganisatieFactory(code="bevoegd-gezag-41001")
    importeer(maak(rij()))
    assert Organisatie.objects.get(bevoegd_gezag="41001").scholen.count() == 1


def test_een_school_krijgt_het_punt_van_haar_postcode():
    gebied = PostcodegebiedFactory(pc4="1311")
    importeer(inhoud("po_2020.csv"))
    assert school("00XA").gebied == gebied
    assert school("00XC").gebied is None


# A year later ---------------------------------------------------------------------------------------------


@pytest.fixture
def jaar_later():
    importeer(inhoud("po_2020.csv"))
    return importeer(inhoud("po_2026.csv"))


def test_het_verslag_van_een_jaar_later_noemt_alles_wat_anders_is(jaar_later):
    assert codes(jaar_later, "nieuw") == ["00XG 00"]
    assert codes(jaar_later, "gewijzigd") == ["00XB 00", "00XE 00"]
    assert codes(jaar_later, "gesloten") == ["00XD 00"]
    assert codes(jaar_later, "verplaatst") == ["00XC 00"]
    assert codes(jaar_later, "heropend") == []
    assert jaar_later["ongewijzigd"] == 4


def test_een_wijziging_noemt_elk_veld_met_oud_en_nieuw(jaar_later):
    assert jaar_later["delen"]["gewijzigd"][0]["velden"] == [
        {"veld": "naam", "oud": "De Bever", "nieuw": "De Bever en de Das"},
        {"veld": "telefoon", "oud": "0001234567", "nieuw": ""},
    ]
    assert (school("00XB").naam, school("00XB").telefoon) == ("De Bever en de Das", "")


def test_een_school_die_van_bestuur_wisselt_noemt_beide_besturen(jaar_later):
    [verplaatst] = jaar_later["delen"]["verplaatst"]
    assert (verplaatst["oud"], verplaatst["nieuw"]) == ("Bevoegd gezag 41001", "Bevoegd gezag 41003")
    assert school("00XC").bestuur.bevoegd_gezag == "41003"


def test_een_school_die_het_bestand_verliet_is_gesloten_en_niet_weg(jaar_later):
    assert school("00XD").gesloten_op == timezone.localdate()


def test_een_foute_regel_heeft_nummer_en_reden_en_laat_zijn_school_zoals_die_was(jaar_later):
    assert [(fout["regel"], fout["reden"]) for fout in jaar_later["delen"]["fout"]] == [
        (6, "'12 AF' is geen postcode."),
        (9, "'' is geen BRIN-nummer."),
    ]
    assert codes(jaar_later, "behouden") == ["00XF 00"]
    assert (school("00XF").postcode, school("00XF").gesloten_op) == ("1312AF", None)


def test_nog_eens_hetzelfde_bestand_verandert_niets(jaar_later):
    voor = foto()
    verslag = importeer(inhoud("po_2026.csv"))
    assert foto()[:-3] == voor[: len(foto()) - 3]
    wat_gebeurde = {deel: aantal for deel, aantal in verslag["aantallen"].items() if aantal}
    assert wat_gebeurde == {"behouden": 1, "fout": 2}


def test_een_school_die_terugkomt_is_weer_open(jaar_later):
    School.objects.filter(brin="00XD").update(gesloten_op=date(2026, 8, 1))
    verslag = importeer(inhoud("po_2020.csv"), toch=True)
    assert codes(verslag, "heropend") == ["00XD 00"]
    assert verslag["delen"]["heropend"][0]["oud"] == "gesloten op 01-08-2026"
    assert school("00XD").gesloten_op is None


def test_wat_het_bestand_niet_noemt_blijft_staan():
    importeer(maak(rij(DENOMINATIE="Openbaar")))
    School.objects.update(opleidingsstatus="aspirant", wijk="Zuid")
    verslag = importeer(maak(rij()))
    assert verslag["aantallen"]["gewijzigd"] == 0
    assert (school("00XA").denominatie, school("00XA").opleidingsstatus) == ("Openbaar", "aspirant")


def test_een_nieuwe_postcode_geeft_een_nieuw_punt():
    PostcodegebiedFactory(pc4="1311")
    PostcodegebiedFactory(pc4="1312")
    importeer(maak(rij()))
    verslag = importeer(maak(rij(POSTCODE="1312 BB")))
    assert school("00XA").gebied_id == "1312"
    assert [veld["veld"] for veld in verslag["delen"]["gewijzigd"][0]["velden"]] == ["postcode", "gebied"]


# Whom it concerns -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["Voorbeeldstad", "VOORBEELDSTAD", " voorbeeldstad "])
def test_alleen_de_gekozen_gemeente_doet_mee(naam):
    verslag = importeer(inhoud("po_2020.csv"), naam)
    assert verslag["gelezen"] == School.objects.count() == 7
    assert set(School.objects.values_list("gemeente", flat=True)) == {"Voorbeeldstad"}


def test_buiten_de_gekozen_gemeente_sluit_niets():
    importeer(inhoud("po_2020.csv"))
    verslag = importeer(maak(*scholen(3)), "Voorbeeldstad", toch=True)
    assert not any(code.startswith(("00XH", "00XI")) for code in codes(verslag, "gesloten"))
    assert school("00XH").gesloten_op is None


def test_een_school_die_naar_een_andere_gemeente_gaat_is_verhuisd_en_niet_gesloten():
    importeer(inhoud("po_2020.csv"), "Voorbeeldstad")
    importeer(inhoud("po_2026.csv"), "Voorbeeldstad")
    assert (school("00XE").gemeente, school("00XE").gesloten_op) == ("'s-Anderdam", None)


def test_een_bestand_van_de_ene_sector_sluit_geen_school_van_de_andere():
    importeer(inhoud("vo_2020.csv"))
    verslag = importeer(inhoud("po_2020.csv"))
    assert verslag["aantallen"]["gesloten"] == 0
    assert school("01VA").gesloten_op is None


def test_scholen_zonder_brin_doen_nooit_mee():
    verzonnen = SchoolFactory(gemeente="Voorbeeldstad")
    importeer(inhoud("po_2020.csv"))
    verzonnen.refresh_from_db()
    assert verzonnen.gesloten_op is None


def test_een_gemeente_die_niet_in_het_bestand_staat_wordt_genoemd():
    verslag = importeer(inhoud("po_2020.csv"), "Voorbeeldstad", "Nergenshuizen")
    assert verslag["opmerkingen"] == ["In dit bestand staat geen school in Nergenshuizen."]


def test_een_selectie_die_niets_oplevert_wordt_geweigerd():
    with pytest.raises(importeren.BestandGeweigerd, match="geen school in Nergenshuizen"):
        importeer(inhoud("po_2020.csv"), "Nergenshuizen")


# How many may close ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bekend", "blijft", "mag"),
    [
        (10, 8, True),
        (10, 7, False),
        (100, 80, True),
        (100, 79, False),
        (2, 1, True),
        (4, 2, False),
        (3, 2, True),
    ],
)
def test_meer_dan_een_op_de_vijf_sluit_alleen_als_iemand_zegt_dat_het_klopt(bekend, blijft, mag):
    importeer(maak(*scholen(bekend)))
    if mag:
        assert importeer(maak(*scholen(blijft)))["aantallen"]["gesloten"] == bekend - blijft
    else:
        voor = foto()
        with pytest.raises(importeren.TeVeelGesloten, match=f"{bekend - blijft} van de {bekend} scholen"):
            importeer(maak(*scholen(blijft)))
        assert foto() == voor
        importeer(maak(*scholen(blijft)), toch=True)
        assert School.objects.open().count() == blijft


def test_scholen_die_al_dicht_zijn_tellen_daarbij_niet_mee():
    importeer(maak(*scholen(20)))
    School.objects.filter(brin__gte="10").update(gesloten_op=date(2025, 8, 1))
    with pytest.raises(importeren.TeVeelGesloten, match="3 van de 10"):
        importeer(maak(*scholen(7)))


# Rows -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"BRIN NUMMER": "0XA"}, "'0XA' is geen BRIN-nummer."),
        ({"VESTIGINGSNUMMER": "99ZZ00"}, "'99ZZ00' is geen vestiging van 00XB."),
        ({"VESTIGINGSNUMMER": " "}, "'' is geen vestiging van 00XB."),
        ({"BEVOEGD GEZAG NUMMER": "n.v.t."}, "'n.v.t.' is geen nummer van een bevoegd gezag."),
        ({"BEVOEGD GEZAG NUMMER": "1234"}, "'1234' is geen nummer van een bevoegd gezag."),
        ({"POSTCODE": "0311 AA"}, "'0311 AA' is geen postcode."),
        ({"VESTIGINGSNAAM": " "}, "De naam ontbreekt."),
        ({"VESTIGINGSNAAM": "x" * 161}, "De waarde bij naam is langer dan 160 tekens."),
        ({"GEMEENTENAAM": " "}, "De gemeente ontbreekt."),
        ({"STRAATNAAM": "a;b"}, "De regel heeft 11 kolommen in plaats van 10."),
        ({"STRAATNAAM": '"a'}, "Een aanhalingsteken staat op een verkeerde plek of sluit niet."),
        ({"STRAATNAAM": "a\x01"}, "De regel bevat tekens die niet te lezen zijn."),
        ({"BRIN NUMMER": "00XA", "VESTIGINGSNUMMER": "00XA00"}, "Deze school staat al op regel 2."),
    ],
)
def test_een_foute_rij_wordt_gemeld_en_de_rest_gaat_door(anders, reden):
    verslag = importeer(maak(rij("00XA"), rij("00XB", **anders), rij("00XC")))
    assert [(fout["regel"], fout["reden"]) for fout in verslag["delen"]["fout"]] == [(3, reden)]
    assert codes(verslag, "nieuw") == ["00XA 00", "00XC 00"]


def test_aan_de_grens_is_een_waarde_nog_goed():
    importeer(
        maak(
            rij(
                VESTIGINGSNAAM="x" * 160,
                POSTCODE=" ",
                **{"BEVOEGD GEZAG NUMMER": "123456", "BRIN NUMMER": "00xa"},
            )
        )
    )
    assert len(school("00XA").naam) == 160


@pytest.mark.parametrize("vestiging", ["00XA01", "01", "00XA 01"])
def test_een_vestiging_staat_met_of_zonder_brin_ervoor(vestiging):
    verslag = importeer(maak(rij(), rij("00XB", VESTIGINGSNUMMER=vestiging.replace("00XA", "00XB"))))
    assert (verslag["aantallen"]["fout"] == 0) == (" " not in vestiging)


@pytest.mark.parametrize(
    ("cel", "aantal", "status"),
    [
        ("0", 0, "gemeten"),
        ("4", 4, "gemeten"),
        ("<5", None, "onderdrukt"),
        (" ", None, "niet_gemeten"),
        ("312", 312, "gemeten"),
    ],
)
def test_nul_minder_dan_vijf_en_leeg_zijn_drie_verschillende_dingen(cel, aantal, status):
    bron = maak(rij(LEERLINGEN=cel, PEILDATUM="2025-10-01"))
    importeer(bron)
    assert (school("00XA").leerlingen, school("00XA").leerlingen_status) == (aantal, status)
    assert school("00XA").leerlingen_peildatum == (None if cel == " " else date(2025, 10, 1))
    assert importeer(bron)["ongewijzigd"] == 1


@pytest.mark.parametrize("cel", ["veel", "-1", "<6", "100000"])
def test_iets_anders_dan_een_aantal_is_een_fout(cel):
    verslag = importeer(maak(rij(LEERLINGEN="1"), rij("00XB", LEERLINGEN=cel)))
    assert verslag["delen"]["fout"][0]["reden"] == f"'{cel}' is geen aantal leerlingen."


def test_een_kolom_die_de_soort_noemt_geeft_de_sector():
    verslag = importeer(
        maak(rij(**{"SOORT PO": "Bo"}), rij("00XB", **{"SOORT PO": "Sbo"}), rij("00XC", **{"SOORT PO": "?"}))
    )
    assert (school("00XA").sector, school("00XB").sector) == ("po", "sbo")
    assert verslag["delen"]["fout"][0]["reden"] == "De soort onderwijs '?' is niet bekend."


# All or nothing -------------------------------------------------------------------------------------------


def test_een_botsing_halverwege_laat_alles_zoals_het_was():
    """The board is written first, the school is then refused by the database: both are gone."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE organisaties_school ADD CONSTRAINT proef CHECK (naam <> 'Botsing')")
    importeer(maak(rij()))
    voor = foto()
    with pytest.raises(Exception, match="proef"):
        importeer(maak(rij(), rij("00XB", VESTIGINGSNAAM="Botsing", **{"BEVOEGD GEZAG NUMMER": "41999"})))
    assert foto() == voor


def test_elke_import_staat_in_de_geschiedenis():
    importeer(inhoud("po_2020.csv"), "Voorbeeldstad")
    ronde = Importronde.objects.get()
    assert (ronde.soort, ronde.bestandsnaam, ronde.gemeenten) == ("scholen", "proef.csv", ["Voorbeeldstad"])
    assert ronde.doorgevoerd_op is not None
    assert bytes(ronde.inhoud) == inhoud("po_2020.csv")
    assert ronde.verslag["aantallen"]["nieuw"] == 7


def test_een_import_vraagt_niet_meer_van_de_database_als_het_bestand_groeit(django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        importeer(maak(*scholen(3)))
    with django_assert_max_num_queries(14):
        importeer(maak(*scholen(99, STRAATNAAM="Anders")))


# Names ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gepubliceerd", "leesbare_naam"),
    [
        ("ALMERE", "Almere"),
        ("Almere", "Almere"),
        ("'S-GRAVENHAGE", "'s-Gravenhage"),
        ("'T HARDE", "'t Harde"),
        ("ALPHEN AAN DEN RIJN", "Alphen aan den Rijn"),
        ("DE BILT", "De Bilt"),
        ("IJSSELSTEIN", "IJsselstein"),
        ("2E EXLOERMOND", "2e Exloermond"),
        ("'T ZAND NH", "'t Zand NH"),
        ("HEI- EN BOEICOP", "Hei- en Boeicop"),
    ],
)
def test_een_plaats_heet_zoals_mensen_haar_schrijven(gepubliceerd, leesbare_naam):
    assert leesbaar(gepubliceerd) == leesbare_naam


@given(st.text(max_size=40))
def test_een_naam_leesbaar_maken_verandert_niet_welke_plaats_het_is(naam):
    assert kern(leesbaar(naam)) == kern(naam)


def test_accenten_en_leestekens_maken_geen_andere_gemeente():
    assert kern("Súdwest-Fryslân") == kern("SUDWEST FRYSLAN")
