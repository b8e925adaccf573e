"""Factories of what a board's own system needs to get in, and of a file that HR brings in."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from vacatures.importeren.tabel import KOLOMMEN
from vacatures.models import VOORVOEGSEL, Sleutel, Systeemkoppeling, Vacatureimport

CODES = [
    "kenmerk",
    "titel",
    "school",
    "omvang",
    "omschrijving",
    "dagen",
    "start_op",
    "sluit_op",
    "contactnaam",
]
NAMEN = {kolom.code: kolom.naam for kolom in KOLOMMEN}


def goede_rij(**anders: str) -> dict[str, str]:
    """A row that is good, by the code of its column, with something else in it."""
    vandaag = timezone.localdate()
    return {
        "kenmerk": "2027-001",
        "titel": "Leerkracht groep 5",
        "school": "De Bever",
        "omvang": "0,6 - 0,8",
        "omschrijving": "Een gewone groep met een fijn team.",
        "dagen": "ma, di en do",
        "start_op": f"{vandaag + timedelta(days=60):%d-%m-%Y}",
        "sluit_op": f"{vandaag + timedelta(days=30):%d-%m-%Y}",
        "contactnaam": "Ans Voorbeeld",
        **anders,
    }


def vacaturebestand(*rijen: dict[str, str], codes: list[str] = CODES) -> bytes:
    """A CSV as a Dutch spreadsheet writes it, with our own headings; each row is a good one with something else."""
    regels = [[NAMEN[code] for code in codes]]
    regels += [[goede_rij(**rij).get(code, "") for code in codes] for rij in rijen or ({},)]
    return "\r\n".join(";".join(f'"{cel}"' for cel in regel) for regel in regels).encode("cp1252")


class SysteemkoppelingFactory(DjangoModelFactory):
    class Meta:
        model = Systeemkoppeling

    organisatie = factory.SubFactory("demo.fabrieken.organisaties.OrganisatieFactory")
    naam = factory.Sequence(lambda n: f"Personeelssysteem {n + 1}")
    gemaakt_door = factory.SubFactory("demo.fabrieken.organisaties.GebruikerFactory")


class SleutelFactory(DjangoModelFactory):
    """A key; what a system shows is in `tekst` of the object that comes out."""

    class Meta:
        model = Sleutel

    class Params:
        tekst = factory.LazyFunction(Sleutel.nieuwe_tekst)

    koppeling = factory.SubFactory(SysteemkoppelingFactory)
    voorvoegsel = factory.LazyAttribute(lambda sleutel: sleutel.tekst[:VOORVOEGSEL])
    hash = factory.LazyAttribute(lambda sleutel: Sleutel.hash_van(sleutel.tekst))
    gemaakt_door = factory.SelfAttribute("koppeling.gemaakt_door")


class VacatureimportFactory(DjangoModelFactory):
    """A draft with one good row."""

    class Meta:
        model = Vacatureimport

    bestandsnaam = "vacatures.csv"
    inhoud = factory.LazyFunction(vacaturebestand)
    sha256 = "0" * 64
    blad = "CSV"
    koppen = factory.LazyFunction(lambda: [NAMEN[code] for code in CODES])
    kolommen = factory.LazyFunction(lambda: {code: plaats for plaats, code in enumerate(CODES)})
    organisatie = factory.SubFactory("demo.fabrieken.organisaties.OrganisatieFactory")
    door = factory.SubFactory("demo.fabrieken.organisaties.GebruikerFactory")
