"""What a region's data files say for vacancies: the salary tables of the agreements (`schaalbedragen.toml`)."""

from decimal import Decimal

from django.core.exceptions import ValidationError

from onderwijsregio.kern.regiogegevens import Regiogegevens
from onderwijsregio.organisaties.regiodata import bewaar, laad_elke

from ..models import Schaalbedrag, Schaaltabel

VELDEN = {"cao", "geldig_vanaf", "bron", "bedragen"}


def laad(gegevens: Regiogegevens) -> None:
    """Create or update each table and the scales it names; others stay. Raises Regiofout that names the table."""
    laad_elke(gegevens, "schaalbedragen", "tabel", VELDEN, _laad_tabel)


def _laad_tabel(rij: dict) -> None:
    sleutel = {"cao": rij["cao"], "geldig_vanaf": rij["geldig_vanaf"]}
    tabel = bewaar(Schaaltabel, sleutel, {"bron": rij["bron"]})
    for schaal, bedragen in rij["bedragen"].items():
        bewaar(Schaalbedrag, {"tabel": tabel, "schaal": schaal}, _van_en_tot(schaal, bedragen))


def _van_en_tot(schaal: str, bedragen: object) -> dict[str, Decimal]:
    if not isinstance(bedragen, list) or len(bedragen) != 2:
        raise ValidationError(f"schaal {schaal}: schrijf twee bedragen, zoals [3463, 5277].")
    return dict(zip(("van", "tot"), (Decimal(str(bedrag)) for bedrag in bedragen), strict=True))
