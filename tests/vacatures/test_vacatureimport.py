"""HR brings a spreadsheet in: each row understood or refused by name, nothing half, and safe to repeat."""

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from demo.fabrieken.koppelingen import CODES, NAMEN, VacatureimportFactory, goede_rij, vacaturebestand
from demo.fabrieken.vacatures import VacatureFactory
from vacatures import acties, rapportages
from vacatures.importeren.tabel import KOLOMMEN
from vacatures.models import Vacature, Vacatureimport

pytestmark = pytest.mark.django_db
LIJST = "/werk/vacatures/importeren/"


@pytest.fixture
def neem_mee(bestuur, hr, school):
    """`neem_mee(inhoud)` is a draft of that file, with its columns as they were guessed."""

    def maak(inhoud, *, publiceren=False):
        opdracht = acties.ontvang_vacaturebestand(
            bestandsnaam="vacatures.csv", inhoud=inhoud, organisatie=bestuur, door=hr
        )
        return acties.koppel_vacaturekolommen(
            opdracht=opdracht, plaatsen=opdracht.kolommen, publiceren=publiceren
        )

    return maak


def importeer(opdracht, *, foute_rijen="niets"):
    regels = acties.beproef_import(opdracht, opdracht.door)
    return acties.importeer_vacatures(
        opdracht=opdracht, verwacht=acties.vingerafdruk(regels), foute_rijen=foute_rijen, door=opdracht.door
    )


def redenen(opdracht):
    """What is wrong, as (line, column, reason)."""
    regels = acties.beproef_import(opdracht, opdracht.door)
    return [(fout.regel, fout.kolom, fout.reden) for rij in regels for fout in rij.fouten]


def test_elke_kolom_van_ons_sjabloon_wordt_herkend(bestuur, hr, school, als):
    antwoord = als(hr).get(f"{LIJST}sjabloon/xlsx/")
    koppen = [cel.value for cel in load_workbook(io.BytesIO(antwoord.content)).active[1]]
    assert koppen == [kolom.naam for kolom in KOLOMMEN]
    opdracht = acties.ontvang_vacaturebestand(
        bestandsnaam="v.xlsx", inhoud=antwoord.content, organisatie=bestuur, door=hr
    )
    assert list(opdracht.kolommen) == [kolom.code for kolom in KOLOMMEN]


def test_elke_regel_wordt_een_concept_en_de_geschiedenis_noemt_het_bestand(neem_mee, hr, school):
    opdracht = importeer(neem_mee(vacaturebestand()))
    vacature = Vacature.objects.get()
    assert (vacature.kenmerk, vacature.school, vacature.status) == ("2027-001", school, "concept")
    assert [str(fte) for fte in (vacature.fte_min, vacature.fte_max)] == ["0.60", "0.80"]
    assert vacature.dagen == ["ma", "di", "do"]
    assert rapportages.geschiedenis(vacature)[0].wie.endswith("met het bestand vacatures.csv")
    assert (opdracht.aantallen, bytes(opdracht.inhoud)) == ({"nieuw": 1}, b"")


def test_hetzelfde_bestand_nog_een_keer_verandert_niets(neem_mee):
    importeer(neem_mee(vacaturebestand()))
    voor = Vacature.pgh_event_model.objects.count()
    assert importeer(neem_mee(vacaturebestand())).aantallen == {"ongewijzigd": 1}
    assert (Vacature.objects.count(), Vacature.pgh_event_model.objects.count()) == (1, voor)


def test_alleen_wat_in_het_bestand_staat_verandert(neem_mee, school):
    VacatureFactory(
        school=school, kenmerk="2027-001", begeleiding="Een vaste mentor.", open_voor_starters=True
    )
    (regel,) = acties.beproef_import(neem_mee(vacaturebestand(codes=["kenmerk", "titel"])), school.bestuur)
    assert (regel.gevolg, regel.veranderd) == ("gewijzigd", ("Titel",))
    importeer(neem_mee(vacaturebestand(codes=["kenmerk", "titel"])))
    vacature = Vacature.objects.get()
    assert (vacature.titel, vacature.begeleiding) == ("Leerkracht groep 5", "Een vaste mentor.")
    assert vacature.open_voor_starters


def test_meteen_op_de_website_als_hr_dat_kiest_en_wat_gesloten_is_blijft_gesloten(neem_mee, school):
    VacatureFactory(school=school, kenmerk="dicht", gesloten=True)
    rijen = ({}, {"kenmerk": "dicht", "titel": "Leerkracht"})
    opdracht = neem_mee(vacaturebestand(*rijen), publiceren=True)
    assert [wat[2] for wat in redenen(opdracht)] == ["Deze vacature is gesloten en verandert niet meer."]
    importeer(opdracht, foute_rijen="overslaan")
    assert sorted(Vacature.objects.values_list("kenmerk", "status")) == [
        ("2027-001", "gepubliceerd"),
        ("dicht", "gesloten"),
    ]


FOUT = {
    "start_op": ("31-02-2027", "bestaat niet"),
    "omvang": ("in overleg", "0,4 - 0,8"),
    "school": ("De Beverr", "Bedoelt u De Bever?"),
    "omschrijving": ("<script>x</script>", "script"),
    "dagen": ("zaterdag", "Kies uit"),
    "titel": ("", "Hier moet iets staan"),
    "kenmerk": ("", "Hier moet iets staan"),
    "contactnaam": ("x" * 81, "langer dan 80"),
}


@pytest.mark.parametrize("code", FOUT)
def test_een_foute_cel_wordt_geweigerd_met_regel_kolom_en_reden(neem_mee, code):
    cel, zin = FOUT[code]
    opdracht = neem_mee(vacaturebestand({"kenmerk": "goed"}, {code: cel}))
    ((regel, kolom, reden),) = redenen(opdracht)
    assert (regel, kolom) == (3, NAMEN[code])
    assert zin in reden
    with pytest.raises(ValidationError, match="want 1 regel is fout"):
        importeer(opdracht)
    assert not Vacature.objects.exists(), "niets is half geïmporteerd"
    assert importeer(opdracht, foute_rijen="overslaan").aantallen == {"nieuw": 1, "geweigerd": 1}
    assert Vacature.objects.get().kenmerk == "goed"


def test_een_regel_met_een_veld_te_veel_wordt_geweigerd_en_niet_verschoven_gelezen(neem_mee):
    goed, fout = vacaturebestand({"kenmerk": "a"}, {"kenmerk": "b"}).decode("cp1252").split("\r\n")[1:]
    kop = vacaturebestand().decode("cp1252").split("\r\n")[0]
    opdracht = neem_mee("\n".join([kop, goed, f"{fout};extra"]).encode())
    ((regel, _, reden),) = redenen(opdracht)
    assert regel == 3
    assert f"heeft {len(CODES) + 1} velden, de eerste regel heeft er {len(CODES)}" in reden


def test_een_kenmerk_dat_twee_keer_in_het_bestand_staat(neem_mee):
    ((regel, _, reden),) = redenen(neem_mee(vacaturebestand({}, {})))
    assert (regel, "regel 2" in reden) == (3, True)


def test_regels_die_samen_niet_kloppen_noemt_de_database(neem_mee, school):
    codes = [*CODES, "contract", "contract_tot"]
    ((_, _, reden),) = redenen(
        neem_mee(vacaturebestand({"contract": "vast", "contract_tot": "1-1-2099"}, codes=codes))
    )
    assert "tijdelijke baan" in reden


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
def test_elke_codering_en_elk_scheidingsteken(neem_mee, codering, scheiding):
    tekst = vacaturebestand({"titel": "Conciërge"}).decode("cp1252").replace('";"', f'"{scheiding}"')
    assert importeer(neem_mee(tekst.encode(codering))).aantallen == {"nieuw": 1}
    assert Vacature.objects.get().titel == "Conciërge"


def test_een_excelbestand_met_echte_datums_getallen_en_alineas(neem_mee):
    boek = Workbook()
    boek.active.append([NAMEN[code] for code in CODES])
    morgen = timezone.localdate() + timedelta(days=1)
    waarden = goede_rij() | {
        "start_op": date(2027, 8, 1), "sluit_op": morgen, "omvang": 0.8, "kenmerk": 2027001, "omschrijving": "Een.\n\nTwee.",
    }  # fmt: skip
    boek.active.append([waarden[code] for code in CODES])
    uit = io.BytesIO()
    boek.save(uit)
    importeer(neem_mee(uit.getvalue()))
    vacature = Vacature.objects.get()
    assert (vacature.kenmerk, vacature.start_op, vacature.sluit_op) == ("2027001", date(2027, 8, 1), morgen)
    assert vacature.omschrijving == "Een.\n\nTwee."


def test_de_naam_van_een_school_van_een_ander_bestuur_wordt_geweigerd(neem_mee, hr_ander):
    from demo.fabrieken.organisaties import SchoolFactory

    SchoolFactory(bestuur=hr_ander.lidmaatschap.organisatie, naam="Overkant")
    ((_, _, reden),) = redenen(neem_mee(vacaturebestand({"school": "Overkant"})))
    assert "Uw bestuur heeft geen school" in reden


def test_wat_intussen_veranderde_wordt_eerst_opnieuw_getoond(neem_mee, school, hr):
    opdracht = neem_mee(vacaturebestand())
    verwacht = acties.vingerafdruk(acties.beproef_import(opdracht, hr))
    VacatureFactory(school=school, kenmerk="2027-001", titel="Van een collega")
    with pytest.raises(ValidationError, match="intussen iets veranderd"):
        acties.importeer_vacatures(opdracht=opdracht, verwacht=verwacht, foute_rijen="niets", door=hr)
    assert Vacature.objects.get().titel == "Van een collega"


@pytest.mark.parametrize(("aantal", "mag"), [(500, True), (501, False)])
def test_hoogstens_vijfhonderd_vacatures_tegelijk(bestuur, hr, aantal, mag):
    inhoud = vacaturebestand(*({"kenmerk": str(nr)} for nr in range(aantal)))
    vast = {"bestandsnaam": "v.csv", "inhoud": inhoud, "organisatie": bestuur, "door": hr}
    if mag:
        assert acties.ontvang_vacaturebestand(**vast).pk
    else:
        with pytest.raises(ValidationError, match="500"):
            acties.ontvang_vacaturebestand(**vast)


def test_een_concept_van_een_week_oud_wordt_opgeruimd(bestuur, hr):
    nu = timezone.now()
    for dagen in (6, 8):
        VacatureimportFactory(organisatie=bestuur, door=hr, gemaakt_op=nu - timedelta(days=dagen))
    acties.ruim_vacatureimports_op()
    assert Vacatureimport.objects.get().gemaakt_op > nu - timedelta(days=7)


def test_van_bestand_tot_resultaat_op_het_scherm(als, hr, school):
    browser = als(hr)
    leeg = browser.post(LIJST, {"bestand": SimpleUploadedFile("v.csv", b"x")})
    assert leeg.status_code == 422
    antwoord = browser.post(
        LIJST, {"bestand": SimpleUploadedFile("v.csv", vacaturebestand({}, {"kenmerk": "b", "dagen": "za"}))}
    )
    opdracht = Vacatureimport.objects.get()
    kolommen = f"{LIJST}{opdracht.pk}/kolommen/"
    assert antwoord["Location"] == kolommen
    keuzes = {f"kolom_{plaats}": code for code, plaats in opdracht.kolommen.items()} | {"publiceren": "ja"}
    zonder = browser.post(kolommen, keuzes | {"kolom_0": ""})
    assert (zonder.status_code, "kenmerk staat" in zonder.content.decode()) == (422, True)
    voorbeeld = browser.post(kolommen, keuzes)["Location"]
    scherm = browser.get(voorbeeld)
    assert "Regel 3" in scherm.content.decode()
    verwacht = scherm.context["form"].initial["verwacht"]
    niets = browser.post(voorbeeld, {"verwacht": verwacht, "foute_rijen": "niets"})
    assert (niets.status_code, Vacature.objects.count()) == (422, 0)
    klaar = browser.post(voorbeeld, {"verwacht": verwacht, "foute_rijen": "overslaan"}, follow=True)
    assert "De import is klaar" in klaar.content.decode()
    assert Vacature.objects.get().status == "gepubliceerd"
    assert "Kies uit" in browser.get(f"{LIJST}{opdracht.pk}/fouten/").content.decode()


def test_een_collega_van_hetzelfde_bestuur_ziet_de_import_en_een_ander_niet(
    als, hr, collega, hr_ander, makelaar, bestuur
):
    opdracht = VacatureimportFactory(organisatie=bestuur, door=hr)
    adres = f"{LIJST}{opdracht.pk}/kolommen/"
    assert als(collega).get(adres).status_code == 200
    assert [als(wie).get(adres).status_code for wie in (hr_ander, makelaar)] == [404, 404]
    assert als(hr_ander).post(f"{LIJST}{opdracht.pk}/weg/").status_code == 404
    als(collega).post(f"{LIJST}{opdracht.pk}/weg/")
    assert not Vacatureimport.objects.exists()
