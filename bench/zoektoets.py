"""The search test set: real-life queries with the vacancies that should come first, judged by meaning.

`bench/zoekvragen/` holds both. One query in three is kept apart (`apart`): nobody looks at those while making
the search better, so that their figure says something about queries that nobody thought of.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F
from django.utils import timezone

from demo.fabrieken.organisaties import OrganisatieFactory, SchoolFactory
from demo.fabrieken.vacatures import VacatureFactory
from vacatures.models import Vacature
from vacatures.zoeken import Gevraagd, ontleed, zoek

MAP = Path(__file__).parent / "zoekvragen"
PLAATSEN = {
    "De Bever": ("po", "Almere", "Almere Haven", "Openbaar"),
    "De Regenboog": ("po", "Almere", "Almere Buiten", "Protestants-Christelijk"),
    "Montessorischool De Ster": ("po", "Almere", "Almere Stad", "Algemeen bijzonder"),
    "Daltonschool Het Kompas": ("po", "Haarlem", "", "Rooms-Katholiek"),
    "Jenaplan De Wijzer": ("po", "Lelystad", "", ""),
    "De Brug": ("sbo", "Almere", "Almere Stad", ""),
    "De Zonnehoek": ("so", "Haarlem", "", ""),
    "De Branding": ("vso", "Haarlem", "", ""),
    "Polderlyceum": ("vo", "Almere", "Almere Stad", "Algemeen bijzonder"),
    "Duincollege": ("vo", "Haarlem", "", ""),
    "Praktijkschool De Werf": ("vo", "Almere", "Almere Buiten", ""),
    "ROC De Dijk": ("mbo", "Lelystad", "", ""),
}
VOOR = {
    "zij": "open_voor_zij_instroom",
    "herintreders": "open_voor_herintreders",
    "starters": "open_voor_starters",
    "studenten": "open_voor_studenten",
}
EERSTE = 10


@dataclass(frozen=True)
class Toetsvraag:
    """What somebody types, the names of what should come first, and whether it is one of those kept apart."""

    tekst: str
    vooraan: tuple[str, ...]
    apart: bool


@dataclass(frozen=True)
class Oordeel:
    """Recall at 10 (share of what should come first among the first ten) and mean reciprocal rank."""

    recall10: float
    mrr: float
    aantal: int


def vragen() -> list[Toetsvraag]:
    rijen = [rij.split(" = ") for rij in _regels("vragen.txt")]
    return [Toetsvraag(tekst, tuple(namen.split()), nr % 3 == 2) for nr, (tekst, namen) in enumerate(rijen)]


def maak_vacatures() -> dict[int, str]:
    """Write the vacancies of the test set; gives the name of each by its primary key."""
    bestuur = OrganisatieFactory(naam="Stichting Samen Leren")
    scholen = {
        naam: SchoolFactory(
            bestuur=bestuur, naam=naam, sector=sector, plaats=plaats, wijk=wijk, gemeente=plaats,
            denominatie=richting, onderwijsstructuur="",
        )
        for naam, (sector, plaats, wijk, richting) in PLAATSEN.items()
    }  # fmt: skip
    maker = VacatureFactory(school=scholen["De Bever"], concept=True).gemaakt_door
    namen = {}
    for nummer, (naam, school, velden) in enumerate(_soorten()):
        vacature = VacatureFactory(
            school=scholen[school],
            gemaakt_door=maker,
            gepubliceerd_op=timezone.now() - timedelta(hours=nummer),
            **velden,
        )
        namen[vacature.pk] = naam
    return namen


def soorten_vacatures() -> list[dict]:
    """What the vacancies of the test set are, apart from where: the fields of each."""
    return [velden for _, _, velden in _soorten()]


def _soorten() -> Iterator[tuple[str, str, dict]]:
    for rij in _regels("vacatures.txt"):
        naam, titel, functie, sector, vak, voor_wie, school, bevoegdheid, ook, contract, tekst, *wanneer = (
            deel.strip() for deel in rij.split("|")
        )
        lijst = [deel for deel in voor_wie.split(",") if deel]
        yield (
            naam,
            school,
            {
                "titel": titel,
                "functie": functie,
                "sector": sector,
                "vak": vak,
                "groepen": [int(deel) for deel in lijst if deel.isdigit()],
                "niveaus": [deel for deel in lijst if not deel.isdigit()],
                "bevoegdheid": bevoegdheid,
                "contract": contract,
                "omschrijving": tekst,
                **{VOOR[deel]: True for deel in ook.split(",") if deel},
                **({"dagen": wanneer[0].split(",")} if wanneer else {}),
                **({"dagdeel": wanneer[1]} if len(wanneer) > 1 else {}),
            },
        )


def met_onze_zoeker(tekst: str) -> list[int]:
    """As the search box reads it: hours, days and years are taken out of the words."""
    typsel = ontleed(tekst, None, None)
    return zoek(Gevraagd(typsel.tekst, keuzes=dict(typsel.keuzes)), tot=EERSTE).pks


def met_kale_postgres(tekst: str) -> list[int]:
    """The first ten by PostgreSQL's Dutch full-text search over title and text, to compare with."""
    vraag = SearchQuery(tekst, config="dutch", search_type="websearch")
    gevonden = Vacature.objects.open().filter(zoekvector=vraag)
    gevonden = gevonden.annotate(rang=SearchRank(F("zoekvector"), vraag)).order_by("-rang", "pk")
    return list(gevonden.values_list("pk", flat=True)[:EERSTE])


def beoordeel(
    zoeker: Callable[[str], list[int]], namen: dict[int, str], gevraagd: Iterable[Toetsvraag]
) -> Oordeel:
    """How well `zoeker` (a text gives primary keys in order) answers these queries."""
    recall = rang = aantal = 0.0
    for vraag in gevraagd:
        eerste = [namen.get(pk, "") for pk in zoeker(vraag.tekst)[:EERSTE]]
        recall += len(set(eerste) & set(vraag.vooraan)) / min(len(vraag.vooraan), EERSTE)
        rang += next((1 / nr for nr, naam in enumerate(eerste, 1) if naam in vraag.vooraan), 0)
        aantal += 1
    return Oordeel(recall / aantal, rang / aantal, int(aantal))


def _regels(bestand: str) -> list[str]:
    regels = (MAP / bestand).read_text("utf-8").splitlines()
    return [regel for regel in regels if regel and not regel.startswith("#")]
