"""A spreadsheet that somebody sends is read by its content; whatever is wrong, a sentence says what to do."""

import io
import zipfile
from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook
from openpyxl.styles import Font

from onderwijsregio.kern import tabellen

KOP = ["Voornaam", "E-mail", "Sinds"]


def xlsx(*bladen, kop=KOP) -> bytes:
    boek = Workbook()
    boek.remove(boek.active)
    for nummer, rijen in enumerate(bladen or [[["Ada", "ada@voorbeeld.test", date(2026, 1, 31)]]]):
        blad = boek.create_sheet(f"Blad {nummer + 1}")
        for rij in ([kop] if kop else []) + list(rijen):
            blad.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def herschrijf(inhoud: bytes, wijzig) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for lid in oud.infolist():
            nieuw.writestr(lid.filename, wijzig(lid.filename, oud.read(lid.filename)))
    return uit.getvalue()


def fout_van(inhoud: bytes) -> str:
    with pytest.raises(ValidationError) as fout:
        tabellen.lees(inhoud)
    return fout.value.messages[0]


def test_een_excelblad_wordt_tekst_met_de_nummers_van_het_bestand():
    tabel = tabellen.lees(
        xlsx([["Ada", "ada@voorbeeld.test", datetime(2026, 1, 31)], [], ["Bo", 612345678.0, True]])
    )
    assert tabel.koppen == KOP
    assert tabel.rijen == [(2, ["Ada", "ada@voorbeeld.test", "31-01-2026"]), (4, ["Bo", "612345678", "ja"])]


def test_elk_blad_is_te_kiezen():
    inhoud = xlsx([["Ada", "a", "b"]], [["Bo", "c", "d"]])
    assert tabellen.bladen(inhoud) == ["Blad 1", "Blad 2"]
    assert tabellen.lees(inhoud, "Blad 2").rijen == [(2, ["Bo", "c", "d"])]
    with pytest.raises(ValidationError, match="ander blad"):
        tabellen.lees(inhoud, "Blad 9")


@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_een_csv_met_elk_scheidingsteken_en_elke_codering(scheiding, codering):
    tekst = f"Voornaam{scheiding}Plaats\r\nZoë{scheiding}Café\r\n"
    assert tabellen.lees(tekst.encode(codering)).rijen == [(2, ["Zoë", "Café"])]


@pytest.mark.parametrize("scheiding", [";", ","])
def test_een_titel_boven_de_koppen_telt_niet_mee(scheiding):
    boek = Workbook()
    for rij in (["Kandidaten, 2026"], [], ["Naam", "E-mail"], ["Ada", "a@voorbeeld.test"]):
        boek.active.append(rij)
    boek.active.merge_cells("A1:B1")
    excel = io.BytesIO()
    boek.save(excel)
    tekst = f"Kandidaten\n\nNaam{scheiding}E-mail\nAda{scheiding}a@voorbeeld.test\n"
    for inhoud in (excel.getvalue(), tekst.encode()):
        tabel = tabellen.lees(inhoud)
        assert (tabel.koppen, tabel.rijen) == (["Naam", "E-mail"], [(4, ["Ada", "a@voorbeeld.test"])])


def test_een_cel_met_een_regeleinde_telt_voor_het_nummer_van_de_regels_erna():
    tabel = tabellen.lees(b'Naam;Notitie\nAda;"een\ntwee"\nBo;drie\n')
    assert tabel.rijen == [(2, ["Ada", "een\ntwee"]), (4, ["Bo", "drie"])]


@pytest.mark.parametrize("slot", ["", "\n"])
def test_een_aanhalingsteken_dat_niet_sluit_neemt_de_rest_van_het_bestand_niet_ongezien_mee(slot):
    inhoud = f'Naam;Notitie\nAna;belt\nBo;"belt morgen\nCas;mailt\nDia;komt langs{slot}'.encode()
    assert fout_van(inhoud).startswith("Regel 3 is niet te lezen: een aanhalingsteken sluit niet.")


def test_een_los_aanhalingsteken_midden_in_een_cel_is_gewone_tekst():
    inhoud = b'Naam;Notitie\nAna;bord van 5"\nBo;"zegt ""ja"""\n'
    assert [cellen for _, cellen in tabellen.lees(inhoud).rijen] == [
        ["Ana", 'bord van 5"'],
        ["Bo", 'zegt "ja"'],
    ]


def test_kleuren_als_hekje_met_zes_cijfers_zijn_geen_bezwaar():
    """Some exports write colours as #000000, on which strict readers choke."""
    boek = Workbook()
    boek.active.append(KOP)
    boek.active.append(["Ada", "a@voorbeeld.test", "x"])
    boek.active["A1"].font = Font(color="FF000001")
    uit = io.BytesIO()
    boek.save(uit)
    raar = herschrijf(
        uit.getvalue(),
        lambda naam, inhoud: inhoud.replace(b"FF000001", b"#000000") if "styles" in naam else inhoud,
    )
    with zipfile.ZipFile(io.BytesIO(raar)) as archief:
        assert b"#000000" in archief.read("xl/styles.xml")
    assert tabellen.lees(raar).rijen == [(2, ["Ada", "a@voorbeeld.test", "x"])]


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "is leeg"),
        (b"%PDF-1.7 iets", "geen Excel- of csv"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "geen Excel- of csv"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "wachtwoord"),
        (b"x" * (tabellen.MAX_BYTES + 1), "groter dan 10 MB"),
        (b"PK\x03\x04 en dan niets", "beschadigd"),
        (b"Naam\nAda\n", "één kolom"),
        (b"ada@voorbeeld.test;0612345678\nbo@voorbeeld.test;06\n", "eerste regel lijkt al gegevens"),
        (b"Naam;E-mail\n", "staat niets"),
        (b"\n\n", "is leeg"),
    ],
)
def test_wat_geen_tabel_is_krijgt_een_zin_die_zegt_wat_te_doen(inhoud, zin):
    assert zin in fout_van(inhoud)


def test_een_ander_zipbestand_is_geen_excel():
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("word/document.xml", "<x/>")
    assert "geen Excel- of csv" in fout_van(uit.getvalue())


def test_een_zipbom_komt_niet_in_het_geheugen():
    bom = herschrijf(xlsx(), lambda naam, inhoud: inhoud + b" " * 160_000_000 if "sheet1" in naam else inhoud)
    assert len(bom) < 1_000_000
    assert "uitgepakt veel te groot" in fout_van(bom)


def test_een_zipbom_die_liegt_over_zijn_grootte_wordt_al_lezend_herkend():
    bom = bytearray(herschrijf(xlsx(), lambda n, i: i + b" " * 160_000_000 if "sheet1" in n else i))
    echt = max(lid.file_size for lid in zipfile.ZipFile(io.BytesIO(bytes(bom))).infolist())
    gelogen = bytes(bom).replace(echt.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert gelogen != bytes(bom)
    with pytest.raises(ValidationError):
        tabellen.lees(gelogen)


@pytest.mark.parametrize("cel", [b"XFD2", b"A1048576"])
def test_een_cel_heel_ver_weg_wordt_geweigerd_voor_hij_gelezen_wordt(cel):
    ver = herschrijf(
        xlsx(),
        lambda naam, inhoud: inhoud.replace(b'r="A2"', b'r="%s"' % cel) if "sheet1" in naam else inhoud,
    )
    assert "meer dan 20.000 regels" in fout_van(ver)


def test_op_de_grens_van_het_aantal_regels():
    regels = "".join(f"n{i};p\n" for i in range(tabellen.MAX_RIJEN))
    assert len(tabellen.lees(f"Naam;Plaats\n{regels}".encode()).rijen) == tabellen.MAX_RIJEN
    assert "Knip het op" in fout_van(f"Naam;Plaats\n{regels}nog;een\n".encode())


def test_honderdduizend_regels_in_excel_krijgen_dezelfde_zin():
    ver = herschrijf(
        xlsx(), lambda naam, inhoud: inhoud.replace(b'r="A2"', b'r="A100000"') if "sheet1" in naam else inhoud
    )
    assert "Knip het op" in fout_van(ver)


@pytest.mark.parametrize("na", [200, 1000, 3000])
def test_een_afgebroken_excelbestand(na):
    assert fout_van(xlsx()[:na]) == tabellen.STUK
