"""HR brings a spreadsheet in: each row understood or refused by name, nothing half, and safe to repeat."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from demo.fabrieken.koppelingen import CODES, NAMEN, VacatureimportFactory, goede_rij, vacaturebestand
from demo.fabrieken.vacatures import VacatureFactory
from vacatures import acties, rapportages
from vacatures.importeren.tabel import SJABLOON
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
    assert koppen == [kolom.naam for kolom in SJABLOON]
    opdracht = acties.ontvang_vacaturebestand(
        bestandsnaam="v.xlsx", inhoud=antwoord.content, organisatie=bestuur, door=hr
    )
    assert list(opdracht.kolommen) == [kolom.code for kolom in SJABLOON]


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
        school=school,
        titel="Leerkracht gezocht",
        kenmerk="2027-001",
        begeleiding="Een vaste mentor.",
        open_voor_starters=True,
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


def test_de_koppen_die_besturen_zelf_gebruiken_worden_herkend(bestuur, hr):
    koppen = [
        "Kenmerk",
        "Bevoegdheid",
        "Dagen",
        "Salaris",
        "Uren van",
        "Uren tot",
        "Fte van",
        "Fte tot",
        "WTF",
    ]
    opdracht = acties.ontvang_vacaturebestand(
        bestandsnaam="v.csv", inhoud=f"{';'.join(koppen)}\n{';' * 8}1".encode(), organisatie=bestuur, door=hr
    )
    assert sorted(opdracht.kolommen.items(), key=lambda wat: wat[1]) == [
        (code, plaats)
        for plaats, code in enumerate(
            [
                "kenmerk",
                "bevoegdheid",
                "dagen",
                "salaris",
                "uren_min",
                "uren_max",
                "fte_min",
                "fte_max",
                "omvang",
            ]
        )
    ]


def met_omvang(koppen: list[str], cellen: list[str]) -> bytes:
    """A file with these columns in the place of ours for how much work it is."""
    kop, rij = (
        vacaturebestand(codes=[code for code in CODES if code != "omvang"]).decode("cp1252").split("\r\n")
    )
    return f"{kop};{';'.join(koppen)}\n{rij};{';'.join(cellen)}".encode()


@pytest.mark.parametrize(
    ("koppen", "cellen", "fte"),
    [
        (["Uren"], ["24"], ("0.60", "0.60")),
        (["Uren per week"], ["32-40"], ("0.80", "1.00")),
        (["Uren"], ["0,8 fte"], ("0.80", "0.80")),
        (["Fte van", "Fte tot"], ["0,4", "0,6"], ("0.40", "0.60")),
        (["Uren van", "Uren tot"], ["16", "24"], ("0.40", "0.60")),
        (["Uren van", "Uren tot"], ["16", ""], ("0.40", "0.40")),
        (["Fte", "Uren"], ["0,8", "32"], ("0.80", "0.80")),
        (["Fte", "Uren"], ["", "32"], ("0.80", "0.80")),
    ],
)
def test_de_kop_zegt_of_een_getal_uren_of_fte_is(neem_mee, koppen, cellen, fte):
    opdracht = neem_mee(met_omvang(koppen, cellen))
    assert redenen(opdracht) == []
    importeer(opdracht)
    assert Vacature.objects.values_list("fte_min", "fte_max").get() == tuple(map(Decimal, fte))


@pytest.mark.parametrize(
    ("koppen", "cellen", "kolom", "zin"),
    [
        (["Fte"], ["24"], "Fte", "Bedoelt u uren?"),
        (["Uren"], ["0,8"], "Uren", "Bedoelt u fte?"),
        (["Uren"], ["41"], "Uren", "Een volle week is 40 uur"),
        (["Uren van", "Uren tot"], ["24", "16"], "Uren van", "Het minste is meer dan het meeste"),
        (["Uren van", "Uren tot"], ["16-24", "32"], "Uren van", "één getal"),
        (["Fte", "Uren"], ["0,8", "24"], "Fte", "spreken elkaar tegen"),
        (["Fte", "Uren"], ["", ""], "Fte", "Hier moet iets staan"),
    ],
)
def test_hoeveel_werk_dat_niet_klopt_wordt_geweigerd_bij_de_kolom(neem_mee, koppen, cellen, kolom, zin):
    ((regel, bij, reden),) = redenen(neem_mee(met_omvang(koppen, cellen)))
    assert (regel, bij) == (2, kolom)
    assert zin in reden


def test_een_nieuwe_sluitingsdatum_in_het_verleden_wordt_geweigerd_en_een_oude_rij_niet(neem_mee, school):
    gisteren = timezone.localdate() - timedelta(days=1)
    bestand = vacaturebestand({"sluit_op": f"{gisteren:%d-%m-%Y}"})
    opdracht = neem_mee(bestand)
    ((fout,),) = (rij.fouten for rij in acties.beproef_import(opdracht, opdracht.door))
    assert (fout.kolom, fout.waarde) == (NAMEN["sluit_op"], f"{gisteren:%d-%m-%Y}")
    assert fout.reden == "Deze dag is al voorbij. Kies vandaag of later."
    importeer(neem_mee(vacaturebestand({"sluit_op": f"{timezone.localdate():%d-%m-%Y}"})))
    ((_, _, reden),) = redenen(neem_mee(bestand))
    assert "al voorbij" in reden, "ook niet als nieuwe dag van een vacature die er al is"
    Vacature.objects.update(sluit_op=gisteren)
    assert importeer(neem_mee(bestand)).aantallen == {"ongewijzigd": 1}


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


def test_een_kolom_met_ja_of_nee_per_doelgroep_wordt_gelezen(neem_mee):
    kop, rij = vacaturebestand().decode("cp1252").split("\r\n")[:2]
    opdracht = neem_mee(f"{kop};Zij-instroom;Starters\n{rij};ja;".encode())
    importeer(opdracht)
    vacature = Vacature.objects.get()
    assert (vacature.open_voor_zij_instroom, vacature.open_voor_starters) == (True, False)


def test_zonder_een_goede_regel_valt_er_niets_te_importeren(als, hr, neem_mee):
    opdracht = neem_mee(vacaturebestand({"start_op": "31-02-2027"}))
    blad = als(hr).get(f"{LIJST}{opdracht.pk}/voorbeeld/").text
    assert "Geen van de regels is goed" in blad and ">Importeer</" not in blad


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
    assert (leeg.status_code, list(leeg.context["form"].errors)) == (422, ["bestand"])
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
