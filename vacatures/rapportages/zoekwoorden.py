"""What a word would do in the search, before the region says it."""

from dataclasses import dataclass

from ..models import Vacature
from ..zoeken import Gevraagd, Stand, woorden_van_de_regio, zoek

#: As many vacancies, the newest, are looked at to try a word.
HOOGSTENS = 2_000
EERSTE = 5


@dataclass(frozen=True)
class Blik:
    """What somebody finds who types the word: how many vacancies, and the first."""

    aantal: int
    titels: tuple[str, ...]


@dataclass(frozen=True)
class Proef:
    """The same question as it is answered now, and as it would be."""

    woord: str
    nu: Blik
    straks: Blik


def proef(*, woord: str, betekent: str, soort: str) -> Proef:
    """Search for `woord` with and without what the region would say about it; nothing is kept."""
    eigen = woorden_van_de_regio()
    nieuw = (" ".join(woord.lower().split()), " ".join(betekent.lower().split()), soort)
    return Proef(woord, _blik(woord, eigen), _blik(woord, (*eigen, nieuw)))


def _blik(woord: str, eigen: tuple) -> Blik:
    uitslag = zoek(Gevraagd(tekst=woord), tot=EERSTE, stand=Stand(eigen, HOOGSTENS))
    titels = dict(Vacature.objects.filter(pk__in=uitslag.pks).values_list("pk", "titel"))
    return Blik(uitslag.aantal, tuple(titels[pk] for pk in uitslag.pks if pk in titels))
