"""Was it given? Both say so; when they differ the loket decides."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker, Regio

from ..keuzes.les import Kant, Reeksstatus
from ..meldingen import les as meldingen
from ..models import Les, Lesreeks
from ..rechten import bewaakt_lessen

OPNIEUW_NA = timedelta(days=7)  # how long we wait before we ask again


@transaction.atomic
def zeg_of_les_gegeven_is(*, les: Les, gegeven: bool, opmerking: str = "", door: Gebruiker) -> Les:
    """Say for one's own side whether a lesson was given; until it is settled one may say something else.

    The lesson counts when both say yes. When they differ the loket gets a mail, once. Raises ValidationError
    before its day, once it is settled, for who has nothing to do with it, and for a no without a reason.
    """
    les = _vergrendel(les)
    kant = les.reeks.kant_van(door)
    if kant is not None and les.gegeven is not None:
        raise ValidationError("Van deze les staat al vast of die is gegeven.")
    if kant is None or les.is_afgezegd or les.reeks.status != Reeksstatus.BEVESTIGD:
        raise ValidationError("Over deze les valt niets te zeggen.")
    if not les.is_geweest:
        raise ValidationError("Dit kan vanaf de dag van de les.")
    if not gegeven and not opmerking.strip():
        raise ValidationError({"opmerking": "Schrijf op waarom de les niet is gegeven."})
    if getattr(les, f"{kant}_zegt") is gegeven and opmerking.strip() in ("", les.opmerking):
        return les
    setattr(les, f"{kant}_zegt", gegeven)
    setattr(les, f"{kant}_zegt_door", door)
    les.opmerking = opmerking.strip() or les.opmerking
    return _bewaar(les, f"{kant}_zegt", f"{kant}_zegt_door", "opmerking")


@dataclass
class Lesuitkomst:
    """The lessons that were confirmed, as they are now, and those that could not be, each with why."""

    gedaan: list[Les] = field(default_factory=list)
    overgeslagen: list[tuple[Les, str]] = field(default_factory=list)


@transaction.atomic
def bevestig_lessen(*, lessen: Iterable[Les], door: Gebruiker) -> Lesuitkomst:
    """Say for one's own side of many lessons that they were given.

    A lesson of which that cannot be said (any more), or of which a colleague said no, is skipped and named.
    """
    uitkomst = Lesuitkomst()
    for les in sorted(
        lessen, key=lambda les: (les.reeks_id, les.pk)
    ):  # one order: nobody waits for the other
        try:
            uitkomst.gedaan.append(_bevestig(les, door))
        except ValidationError as fout:
            uitkomst.overgeslagen.append((les, " ".join(fout.messages)))
    return uitkomst


def _bevestig(les: Les, door: Gebruiker) -> Les:
    nu = _vergrendel(les)
    kant = nu.reeks.kant_van(door)
    if kant is not None and getattr(nu, f"{kant}_zegt") is False:
        raise ValidationError("Een collega zei al dat deze les niet is gegeven.")
    return zeg_of_les_gegeven_is(les=nu, gegeven=True, door=door)


def _vergrendel(les: Les) -> Les:
    """The lesson with its series as they are now: the series first, as whoever calls lessons off does."""
    Lesreeks.objects.select_for_update(of=["self"], no_key=True).get(pk=les.reeks_id)
    alle = Les.objects.select_related("reeks__aanbod__organisatie", "reeks__school", "reeks__gemaakt_door")
    return alle.get(pk=les.pk)


def _bewaar(les: Les, *velden: str) -> Les:
    """Write only what was said: hours and days of a lesson are checked anew when they are written."""
    les.save(update_fields=velden)
    les.refresh_from_db(fields=["gegeven"])
    if les.heeft_verschil:
        meldingen.verschil(les, Regio.objects.values_list("loket", flat=True).first())
    rond_af(les.reeks)
    return les


@transaction.atomic
def beslis_les(*, les: Les, gegeven: bool, reden: str, door: Gebruiker) -> Les:
    """Settle a difference, with a reason; both get a mail. Raises ValidationError when there is none."""
    les = _vergrendel(les)
    if not bewaakt_lessen(door) or not les.heeft_verschil:
        raise ValidationError("School en aanbieder zijn het over deze les niet oneens.")
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom."})
    les.beslist, les.beslist_door, les.beslist_omdat = gegeven, door, reden.strip()
    les = _bewaar(les, "beslist", "beslist_door", "beslist_omdat")
    meldingen.beslist(les)
    return les


def rond_af(reeks: Lesreeks) -> None:
    """Close a locked series once of each of its lessons is known whether it was given."""
    open_ = reeks.lessen.in_kracht().filter(gegeven__isnull=True)
    if reeks.status == Reeksstatus.BEVESTIGD and not open_.exists():
        reeks.status = Reeksstatus.AFGEROND
        reeks.save(update_fields=["status"])


def vraag_bevestiging() -> int:
    """Ask by mail whether lessons were given, once a week each as long as somebody is silent; how many mails."""
    return sum(map(_vraag_aan, Kant))


@transaction.atomic
def _vraag_aan(kant: Kant) -> int:
    """One mail to each address of this side, about all lessons that wait for it."""
    vandaag, veld = timezone.localdate(), f"{kant}_gevraagd_op"
    lang_geleden = Q(**{f"{veld}__isnull": True}) | Q(**{f"{veld}__lte": vandaag - OPNIEUW_NA})
    wachtend = Les.objects.wacht_op(kant).filter(lang_geleden, dag__lt=vandaag)
    lessen = list(
        wachtend.select_for_update(of=["self"], skip_locked=True).select_related(
            "reeks__aanbod__organisatie", "reeks__school", "reeks__gemaakt_door"
        )
    )
    per_adres: dict[str, list[Les]] = defaultdict(list)
    for les in lessen:
        for adres in meldingen.adressen_van(les.reeks, kant):
            per_adres[adres].append(les)
    Les.objects.filter(pk__in=[les.pk for les in lessen]).update(**{veld: vandaag})
    for adres, van_hen in per_adres.items():
        meldingen.zijn_ze_gegeven(adres, van_hen)
    return len(per_adres)
