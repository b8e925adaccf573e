"""Every row, of whichever app, that points at a candidate; and what happens when two candidates become one.

Each app says for each of its foreign keys to Kandidaat what to do when both records have a row that may
exist once (`registreer`). A key that nobody registered stops the merge, and a test names it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pghistory.models
from django.core.exceptions import ValidationError
from django.db.models import Exists, ForeignKey, Model, OuterRef, Q, QuerySet, UniqueConstraint

from ..models import Kandidaat
from .momentopname import parkeer


@dataclass(frozen=True)
class Omgang:
    """What happens to rows that cannot stand beside the survivor's own.

    `weiger` is the sentence with which the merge is refused; without it they are kept apart (parked).
    `eigen`: the rule of a table that arranges everything itself; gets the two records, gives what it did.
    """

    weiger: str = ""
    parkeer: bool = False
    eigen: Callable | None = None


VERHUIST = Omgang()
PARKEER = Omgang(parkeer=True)
_omgang: dict[str, Omgang] = {}


def weiger(zin: str) -> Omgang:
    """Refuse the merge with this sentence, which says what to do first."""
    return Omgang(weiger=zin)


def laat_lopende(sleutel: str, samen: str, lopend: Sequence[str], zin: str) -> Omgang:
    """Of two rows that may exist once, the one that still runs stays and the ended one is kept apart.

    `sleutel` is app.model.field, `samen` the other field of the rule, `lopend` the statuses that still run;
    when both run, the merge is refused with `zin`.
    """

    def regel(blijft: int, vervalt: int) -> list[dict]:
        veld = next(veld for veld in sleutels() if naam_van(veld) == sleutel)
        geparkeerd = []
        for rij in botsende(veld, vervalt, blijft):
            tweeling = rijen_van(veld, blijft).filter(**{samen: getattr(rij, samen)}).first()
            afgelopen = [een for een in (rij, tweeling) if een and een.status not in lopend]
            if not afgelopen:
                raise ValidationError(zin)
            geparkeerd.append({"rij": parkeer(afgelopen[0])})
        return geparkeerd

    return Omgang(weiger=zin, eigen=regel)


def registreer(**per_sleutel: Omgang) -> None:
    """Say what happens per foreign key, named as app__model__field."""
    _omgang.update({naam.replace("__", ".").lower(): omgang for naam, omgang in per_sleutel.items()})


def sleutels() -> Iterator[ForeignKey]:
    """Every foreign key to Kandidaat in the whole portal; history tables keep what was and are left alone."""
    for relatie in Kandidaat._meta.get_fields(include_hidden=True):
        wijst_hierheen = relatie.auto_created and not relatie.concrete and not relatie.many_to_many
        if wijst_hierheen and not issubclass(relatie.related_model, pghistory.models.Event):
            yield relatie.field


def naam_van(veld: ForeignKey) -> str:
    """How an app names this key when it registers it: `app.model.field`."""
    return f"{veld.model._meta.label_lower}.{veld.name}"


def omgang_met(veld: ForeignKey) -> Omgang:
    """What happens to rows of this key. Raises ValidationError when nobody said so."""
    if naam_van(veld) not in _omgang:
        raise ValidationError(f"Samenvoegen kan nog niet: {naam_van(veld)} is niet geregeld.")
    return _omgang[naam_van(veld)]


def uniek(veld: ForeignKey) -> list[tuple[tuple[str, ...], Q]]:
    """The rules by which a row with this key may exist once: the other fields, and the condition."""
    meta = veld.model._meta
    regels = [((), Q())] if veld.unique else []
    for regel in meta.constraints:
        if isinstance(regel, UniqueConstraint) and veld.name in regel.fields:
            regels.append((tuple(f for f in regel.fields if f != veld.name), regel.condition or Q()))
    regels += [
        (tuple(f for f in samen if f != veld.name), Q())
        for samen in meta.unique_together
        if veld.name in samen
    ]
    return regels


def rijen_van(veld: ForeignKey, kandidaat: int) -> QuerySet[Model]:
    """Every row that points at this candidate, also one that a manager of its own would leave out."""
    return veld.model._base_manager.filter(**{veld.name: kandidaat})


def botsende(veld: ForeignKey, van: int, naar: int) -> QuerySet[Model]:
    """The rows of `van` that cannot stand beside those of `naar`."""
    botst = Q(pk__in=[])
    for velden, voorwaarde in uniek(veld):
        eigen = rijen_van(veld, naar).filter(voorwaarde, **{naam: OuterRef(naam) for naam in velden})
        botst |= Q(pk__in=rijen_van(veld, van).filter(voorwaarde).filter(Exists(eigen)).values("pk"))
    return rijen_van(veld, van).filter(botst).order_by("pk")


def rijen_van_veel(veld: ForeignKey, kandidaten: list[int]) -> QuerySet[Model]:
    """The same for many candidates at once."""
    return veld.model._base_manager.filter(**{f"{veld.name}__in": kandidaten})
