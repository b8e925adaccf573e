"""Factories of the makelaar's desk: imports, merges, saved filters; and a spreadsheet to import."""

import io
import zipfile
from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from openpyxl import Workbook
from openpyxl.styles import Font

from loket.models import BewaardFilter, GeenDubbel, Importopdracht, Samenvoeging

from .loket import KandidaatFactory, MakelaarFactory

KOPPEN = ["Voornaam", "Achternaam", "E-mail", "Mobiel", "Postcode", "Sector", "Opmerking"]
CODES = ["voornaam", "achternaam", "email", "telefoon", "postcode", "sectoren", "opmerking"]
RIJEN = [
    ["Sanne", "Voorbeeld", "sanne@voorbeeld.test", "06 00000021", "1311 AB", "po", "Belt graag 's avonds."],
    ["Daan", "Voorbeeld", "daan@voorbeeld.test", "600000022", "1315", "vo", ""],
]
FOUTE_RIJ = ["Fien", "Fout", "fien-zonder-adres", "1", "12", "iets", ""]


def csv_van(*rijen: list[str], koppen: list[str] | None = None) -> bytes:
    """A CSV as a Dutch spreadsheet writes it."""
    regels = [koppen or KOPPEN, *(rijen or RIJEN)]
    return "\r\n".join(";".join(regel) for regel in regels).encode("cp1252")


def xlsx_van(*rijen: list[str]) -> bytes:
    """The same as Excel, with a colour written as `#000000`: some exports do, and strict readers choke on it."""
    boek = Workbook()
    for rij in (KOPPEN, *(rijen or RIJEN)):
        boek.active.append(rij)
    boek.active["A1"].font = Font(bold=True, color="FF000001")
    netjes, gekleurd = io.BytesIO(), io.BytesIO()
    boek.save(netjes)
    with zipfile.ZipFile(netjes) as van, zipfile.ZipFile(gekleurd, "w", zipfile.ZIP_DEFLATED) as naar:
        for deel in van.namelist():
            naar.writestr(deel, van.read(deel).replace(b"FF000001", b"#000000"))
    return gekleurd.getvalue()


class ImportopdrachtFactory(DjangoModelFactory):
    """A draft with two good rows; `gevraagd=True` waits for a worker, `klaar=True` is done."""

    class Meta:
        model = Importopdracht

    class Params:
        gevraagd = factory.Trait(status="gevraagd", gevraagd_op=factory.LazyFunction(timezone.now))
        klaar = factory.Trait(
            status="klaar",
            gevraagd_op=factory.LazyFunction(timezone.now),
            klaar_op=factory.LazyFunction(timezone.now),
            inhoud=b"",
            aantallen={"nieuw": 0, "bijgewerkt": 0, "bestond": 0, "fout": 0},
        )

    bestandsnaam = "kandidaten.csv"
    inhoud = factory.LazyFunction(csv_van)
    sha256 = "0" * 64
    blad = "CSV"
    koppen = KOPPEN
    kolommen = factory.LazyFunction(lambda: {code: plaats for plaats, code in enumerate(CODES)})
    door = factory.LazyFunction(lambda: MakelaarFactory().gebruiker)
    eigenaar = factory.SelfAttribute("door")
    volgende_stap = "Kennismaken met het loket"
    volgende_stap_op = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=10))


class SamenvoegingFactory(DjangoModelFactory):
    """A record that went up in another one."""

    class Meta:
        model = Samenvoeging

    kandidaat = factory.SubFactory(KandidaatFactory)
    oude_pk = factory.Sequence(lambda n: 900_000 + n)
    oud = factory.LazyFunction(
        lambda: {"voornaam": "Oud", "achternaam": "Dossier", "email": "oud@voorbeeld.test"}
    )
    door = factory.LazyFunction(lambda: MakelaarFactory().gebruiker)


class GeenDubbelFactory(DjangoModelFactory):
    class Meta:
        model = GeenDubbel

    een = factory.SubFactory(KandidaatFactory)
    ander = factory.SubFactory(KandidaatFactory)
    door = factory.LazyFunction(lambda: MakelaarFactory().gebruiker)


class BewaardFilterFactory(DjangoModelFactory):
    class Meta:
        model = BewaardFilter

    van = factory.LazyFunction(lambda: MakelaarFactory().gebruiker)
    naam = factory.Sequence(lambda n: f"Filter {n}")
    vraag = "verlopen=on"
