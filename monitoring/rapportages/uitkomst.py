"""Amounts that keep their reason: how they add up, what cannot be computed, what is suppressed."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format

from onderwijsregio.organisaties.keuzes import Meetstatus

from ..keuzes import ENKELVOUD, MINSTE_AANTAL, NIET_TE_BEREKENEN, PROCENT, ZONDER_WAARDE

TIENDE = Decimal("0.1")


@dataclass(frozen=True)
class Uitkomst:
    """A value, or in `status` the reason why there is none. Zero is a value."""

    waarde: Decimal | None = None
    status: str = Meetstatus.NIET_GEMETEN.value
    teller: Decimal | None = None
    noemer: Decimal | None = None


NIET_GEMETEN = Uitkomst()


def verhouding(teller: Decimal, noemer: Decimal) -> Decimal | None:
    """The percentage with one decimal; None when the denominator is zero."""
    if noemer == 0:
        return None
    return (100 * Decimal(teller) / Decimal(noemer)).quantize(TIENDE, ROUND_HALF_UP)


def tel_op(delen: Sequence[Uitkomst], eenheid: str) -> Uitkomst:
    """The total of parts. What does not apply is left out; one part without a value leaves no total.

    Percentages add up through numerator and denominator, never as percentages.
    """
    delen = [deel for deel in delen if deel.status != Meetstatus.NVT] or list(delen[:1])
    if not delen or len(delen) == 1:
        return delen[0] if delen else NIET_GEMETEN
    tellers, noemers = [d.teller for d in delen], [d.noemer for d in delen]
    teller = None if None in tellers else sum(tellers, Decimal(0))
    noemer = None if None in noemers else sum(noemers, Decimal(0))
    if eenheid == PROCENT:
        return _percentage(delen, teller, noemer)
    if zonder := [deel for deel in delen if deel.waarde is None]:
        return Uitkomst(status=zonder[0].status)
    return Uitkomst(sum((d.waarde for d in delen), Decimal(0)), _status(delen), teller, noemer)


def _percentage(delen: Sequence[Uitkomst], teller: Decimal | None, noemer: Decimal | None) -> Uitkomst:
    zonder = [deel for deel in delen if deel.waarde is None and deel.status != NIET_TE_BEREKENEN]
    if zonder:
        return Uitkomst(status=zonder[0].status)
    waarde = verhouding(teller, noemer) if teller is not None and noemer is not None else None
    if waarde is None:
        return Uitkomst(None, NIET_TE_BEREKENEN, teller, noemer)
    return Uitkomst(waarde, _status(delen), teller, noemer)


def _status(delen: Sequence[Uitkomst]) -> str:
    """One invented value makes the total an invented one."""
    voorbeeld = any(deel.status == Meetstatus.VOORBEELD for deel in delen)
    return Meetstatus.VOORBEELD.value if voorbeeld else Meetstatus.GEMETEN.value


def onderdruk(aantallen: dict[Hashable, int]) -> dict[Hashable, int | None]:
    """Counts of persons with the small ones (1 to 4) taken away; zero stays zero.

    When only one would be gone, the next smallest goes too: it could be found from the total.
    """
    klein = {sleutel for sleutel, aantal in aantallen.items() if 0 < aantal < MINSTE_AANTAL}
    if len(klein) == 1:
        over = [sleutel for sleutel, aantal in aantallen.items() if aantal and sleutel not in klein]
        klein |= set(sorted(over, key=aantallen.__getitem__)[:1])
    return {sleutel: None if sleutel in klein else aantal for sleutel, aantal in aantallen.items()}


def getal(waarde: Decimal) -> str:
    """The number in Dutch: 6.493.415 and 14,6; never more decimals than it has."""
    waarde = Decimal(waarde)
    decimalen = max(0, -waarde.normalize().as_tuple().exponent)
    return number_format(waarde, decimal_pos=decimalen, use_l10n=True, force_grouping=True)


def met_eenheid(waarde: Decimal, eenheid: str) -> str:
    """The number with its unit as people write it: 14,6%, € 1.000, 24 personen."""
    if eenheid == PROCENT:
        return f"{getal(waarde)}%"
    if eenheid == "euro":
        return f"€ {getal(waarde)}"
    return f"{getal(waarde)} {ENKELVOUD.get(eenheid, eenheid) if waarde == 1 else eenheid}"


def als_tekst(uitkomst: Uitkomst, eenheid: str) -> str:
    """The value with its unit, or the words for why there is none."""
    if uitkomst.waarde is None:
        return ZONDER_WAARDE[uitkomst.status]
    tekst = met_eenheid(uitkomst.waarde, eenheid)
    return f"{tekst} (voorbeeldwaarde)" if uitkomst.status == Meetstatus.VOORBEELD else tekst
