"""Small files as DUO publishes them, about invented schools."""

from pathlib import Path

from onderwijsregio.organisaties import importeren
from onderwijsregio.organisaties.models import Importronde, School

BESTANDEN = Path(__file__).parent / "bestanden"
KOLOMMEN = {
    "BEVOEGD GEZAG NUMMER": "41001",
    "BRIN NUMMER": "00XA",
    "VESTIGINGSNUMMER": "00XA00",
    "VESTIGINGSNAAM": "De Zeeën",
    "STRAATNAAM": "Golfweg",
    "HUISNUMMER-TOEVOEGING": "1",
    "POSTCODE": "1311 AA",
    "PLAATSNAAM": "VOORBEELDSTAD",
    "GEMEENTENAAM": "VOORBEELDSTAD",
    "TELEFOONNUMMER": "0001234567",
}


def inhoud(naam: str) -> bytes:
    return (BESTANDEN / naam).read_bytes()


def rij(brin: str = "00XA", **anders) -> dict[str, str]:
    """A row that is right, except for what is given: `rij("00XB", POSTCODE="oeps")`."""
    return KOLOMMEN | {"BRIN NUMMER": brin, "VESTIGINGSNUMMER": f"{brin}00"} | anders


def maak(
    *rijen: dict[str, str], codering: str = "cp1252", regeleinde: str = "\n", aanhaling: str = ""
) -> bytes:
    """The rows as a file; the columns are those of the first."""
    regels = [list(rijen[0]), *(list(rij.values()) for rij in rijen)]
    tekst = "".join(
        ";".join(f"{aanhaling}{cel}{aanhaling}" for cel in regel) + regeleinde for regel in regels
    )
    return tekst.encode(codering)


def scholen(aantal: int, **anders) -> list[dict[str, str]]:
    """Rows of `aantal` schools, each with a BRIN of its own."""
    return [rij(f"{n:02}XA", VESTIGINGSNAAM=f"School {n}", **anders) for n in range(aantal)]


def importeer(bron: bytes, *gemeenten: str, soort=Importronde.Soort.SCHOLEN, toch=False) -> dict:
    """Import at once; returns the report."""
    ronde = importeren.importeer(
        bestandsnaam="proef.csv", inhoud=bron, soort=soort, gemeenten=gemeenten, toch=toch
    )
    return ronde.verslag


def codes(verslag: dict, deel: str) -> list[str]:
    return [item["code"] for item in verslag["delen"][deel]]


def school(brin: str, vestiging: str = "00") -> School:
    return School.objects.get(brin=brin, vestiging=vestiging)


def foto() -> list[tuple]:
    """Everything that an import might touch, to see that nothing changed."""
    from onderwijsregio.organisaties.models import Organisatie, Postcodegebied

    return [
        *School.objects.order_by("pk").values_list(),
        *Organisatie.objects.order_by("pk").values_list(),
        *Postcodegebied.objects.order_by("pk").values_list(),
        *Importronde.objects.order_by("pk").values_list("pk", "doorgevoerd_op"),
    ]
