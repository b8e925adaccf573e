"""One order of locks for whatever ends a vacancy, an application or a proposal.

First vacancies, then candidates, each by number, then their applications and proposals. Whoever ends a
vacancy touches everybody who counts on it, and two who do so in another order would wait for each other.
"""

from loket.acties import vergrendel_kandidaten

from .. import signalen
from ..models import Vacature


def vergrendel(*, vacature: int, ook: int | None = None) -> Vacature:
    """Lock a vacancy, then everybody who counts on it, and candidate `ook` with them; the vacancy as it is now.

    Nobody can begin to count on it while it is locked. Later apps tell who does by `rekent_erop`.
    """
    gevonden = Vacature.objects.select_for_update().get(pk=vacature)
    rekenen_erop = set(gevonden.sollicitaties.open().values_list("kandidaat", flat=True))
    for _, kandidaten in signalen.rekent_erop.send(Vacature, vacature=gevonden):
        rekenen_erop.update(kandidaten)
    vergrendel_kandidaten(rekenen_erop | ({ook} if ook else set()))
    return gevonden
