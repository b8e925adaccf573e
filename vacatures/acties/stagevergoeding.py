"""What the region agreed about the allowance of students: a school that pays another amount says why."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from ..keuzes import Afwijking
from ..models import Regioafspraak, Stageplaats

#: So many places are named in a sentence; of the others only how many.
GENOEMD = 3


def bedragafspraken() -> list[Regioafspraak]:
    """Every agreement from which an allowance can depart, of any time: a place knows which one is about it."""
    return list(Regioafspraak.objects.filter(afwijking=Afwijking.BEDRAG))


def afwijkingen_van(plaats: Stageplaats, afspraken: Iterable[Regioafspraak]) -> list[Regioafspraak]:
    """Those of these agreements from which the allowance at these places departs."""
    return [afspraak for afspraak in afspraken if afspraak.wijkt_af_bij_stage(plaats)]


def houd_uitleg_bij(
    plaatsen: Iterable[Stageplaats], afspraken: Iterable[Regioafspraak], uitleg: str = ""
) -> list[Stageplaats]:
    """Give `uitleg` to those that depart and have no words of their own; take old words from those that do not.

    Changes the rows and saves nothing. Returns which ones still depart without a word.
    """
    stil = []
    for plaats in plaatsen:
        plaats.afwijking = plaats.afwijking.strip() or uitleg.strip()
        if not afwijkingen_van(plaats, afspraken):
            plaats.afwijking = ""
        elif not plaats.afwijking:
            stil.append(plaats)
    return stil


def leg_uit(stil: list[Stageplaats], afspraken: Iterable[Regioafspraak]) -> str:
    """The sentence that asks why: what was agreed, and where it is something else."""
    afgesproken = {
        f"‘{afspraak}’": None for plaats in stil for afspraak in afwijkingen_van(plaats, afspraken)
    }
    namen = [f"{plaats.naam} bij {plaats.aanbod.school}, {plaats.periode.naam.lower()}" for plaats in stil]
    rest = f" en nog {len(namen) - GENOEMD}" if len(namen) > GENOEMD else ""
    return (
        f"De regio sprak af: {', '.join(afgesproken)}. "
        f"De vergoeding is een andere voor {'; '.join(namen[:GENOEMD])}{rest}. Leg uit waarom."
    )


def eis_uitleg(plaatsen: Iterable[Stageplaats]) -> None:
    """Raise ValidationError at `afwijking` for places that depart without a word; saves nothing."""
    afspraken = bedragafspraken()
    if stil := houd_uitleg_bij(plaatsen, afspraken):
        zin = leg_uit(stil, afspraken)
        raise ValidationError({"afwijking": ValidationError(zin, code="afwijking")})
