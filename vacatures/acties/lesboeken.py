"""Booking lessons: asked for, said yes to or moved, called off.

Who books takes turns: first per school, then per offer, in the order in which the database does so as well.
"""

from collections.abc import Iterable
from datetime import date, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from onderwijsregio.organisaties.models import Gebruiker, School

from ..keuzes.les import IN_OVERLEG, Kant, Reeksstatus
from ..meldingen import les as meldingen
from ..models import (
    AFZEGGEN_WERKDAGEN,
    VOORUIT,
    Les,
    Lesaanbod,
    Lesreeks,
    Lestijden,
    Ruimte,
    als_duur,
    eerste_dag,
    maand_van,
)
from .lesbevestigen import rond_af

HOOGSTENS = 60  # lessons in one series: more than a school year of weekly ones


@transaction.atomic
def vraag_lessen_aan(
    *,
    aanbod: Lesaanbod,
    school: School,
    groep: str,
    dagen: Iterable[date],
    van: time,
    in_vakantie: bool = False,
    opmerking: str = "",
    door: Gebruiker,
) -> Lesreeks:
    """Ask a provider for lessons on these days, all at the same hour; the provider gets a mail.

    The days are kept free, and count for the hours of the month, until there is an answer. The same request
    twice is once. `in_vakantie`: the school is open although the region has a holiday.

    Raises ValidationError, with code "ruimte" when a month has not enough room, with code "sector" when the lesson is
    for other schools, and with code "vakantie" for a day in a holiday.
    """
    dagen = sorted(set(dagen))
    school, aanbod = _vergrendel(school.pk, aanbod.pk)
    if eerder := _zelfde(aanbod, school, groep, dagen, van):
        return eerder
    if not aanbod.is_openbaar:
        raise ValidationError("Deze les wordt niet meer aangeboden.")
    if not aanbod.mag_in_lestijd:
        raise ValidationError(
            f"{aanbod.get_vak_display().capitalize()} geeft alleen een bevoegde leraar. Deze les kunt u niet "
            "boeken in de onderwijstijd.",
            code="vak",
        )
    if school.sector not in aanbod.sectoren:
        raise ValidationError(
            f"Deze les is voor {aanbod.sectoren_in_woorden}. {school} is {school.get_sector_display()}.",
            code="sector",
        )
    tijden = Lestijden.van(aanbod, timezone.localdate())
    if not in_vakantie:
        _eis_geen_vakantie(dagen, tijden)
    _controleer(aanbod, dagen, van, tijden, Ruimte.van(school), school)
    reeks = Lesreeks.objects.create(
        aanbod=aanbod,
        school=school,
        groep=groep,
        vak=aanbod.vak,
        prijs=aanbod.prijs,
        opmerking=opmerking,
        gemaakt_door=door,
    )
    meldingen.lessen_gevraagd(reeks, _zet_neer(reeks, dagen, van))
    return reeks


def _vergrendel(school: int, aanbod: int) -> tuple[School, Lesaanbod]:
    gevonden = School.objects.select_for_update(of=["self"], no_key=True).get(pk=school)
    return gevonden, Lesaanbod.objects.select_for_update(of=["self"], no_key=True).get(pk=aanbod)


def _zelfde(aanbod: Lesaanbod, school: School, groep: str, dagen: list[date], van: time) -> Lesreeks | None:
    """The request that this one repeats, as a double click does."""
    for reeks in Lesreeks.objects.filter(
        aanbod=aanbod, school=school, groep=groep, status=Reeksstatus.AANGEVRAAGD
    ):
        if list(reeks.lessen.in_kracht().values_list("dag", "van")) == [(dag, van) for dag in dagen]:
            return reeks
    return None


def _zet_neer(reeks: Lesreeks, dagen: Iterable[date], van: time) -> list[Les]:
    return Les.objects.bulk_create(
        Les(reeks=reeks, dag=dag, van=van, minuten=reeks.aanbod.minuten) for dag in dagen
    )


def _controleer(
    aanbod: Lesaanbod, dagen: list[date], van: time, tijden: Lestijden, ruimte: Ruimte, school: School
) -> None:
    """Raise ValidationError unless each day can be, is free, and fits in its month."""
    if not dagen or len(dagen) > HOOGSTENS:
        raise ValidationError(f"Kies ten minste een dag, en hoogstens {HOOGSTENS}.", code="dagen")
    if not aanbod.kan_om(van):
        raise ValidationError(f"Deze les is er alleen in de {aanbod.dagdelen[0]}.", code="van")
    vandaag = timezone.localdate()
    if niet := [dag for dag in dagen if not (vandaag < dag <= vandaag + VOORUIT and aanbod.is_op(dag))]:
        raise ValidationError(f"Op {_opsomming(niet)} is deze les er niet.", code="dagen")
    if bezet := [dag for dag in dagen if not tijden.is_vrij(dag, van)]:
        raise ValidationError(
            f"Op {_opsomming(bezet)} is deze les om {van:%H.%M} uur al bezet.", code="dagen"
        )
    if te_veel := ruimte.te_veel(dagen, aanbod.minuten):
        zinnen = [_geen_ruimte(maand, aanbod, dagen, van, tijden, ruimte, school) for maand in te_veel]
        raise ValidationError([ValidationError(zin, code="ruimte") for zin in zinnen])


def _eis_geen_vakantie(dagen: list[date], tijden: Lestijden) -> None:
    """Name the days on which schools are closed, and the way through for a school that is not."""
    if dicht := [dag for dag in dagen if dag in tijden.vakanties]:
        welke = ", ".join(dict.fromkeys(str(tijden.vakanties[dag]) for dag in dicht))
        raise ValidationError(
            f"{_opsomming(dicht)}: dan is het {welke}. Kies andere dagen. Is de school dan open? Kruis dan bij de "
            "tijd aan dat u ook dagen in een schoolvakantie wilt zien.",
            code="vakantie",
        )


def _geen_ruimte(
    maand: date,
    aanbod: Lesaanbod,
    dagen: list[date],
    van: time,
    tijden: Lestijden,
    ruimte: Ruimte,
    school: School,
) -> str:
    """What is left in this month, and the next day that would do."""
    in_de_maand = [dag for dag in dagen if maand_van(dag) == maand]
    past = [dag for dag in dagen if maand_van(dag) not in ruimte.te_veel(dagen, aanbod.minuten)]
    daarna = (maand + timedelta(days=32)).replace(day=1)
    volgende = eerste_dag(tijden, ruimte.met(past, aanbod.minuten), van, max(daarna, dagen[0]))
    zin = (
        f"In {date_format(maand, 'F Y')} heeft {school} nog {als_duur(ruimte.over(maand))} over van de "
        f"{als_duur(ruimte.hoogstens)}. U kiest {als_duur(aanbod.minuten * len(in_de_maand))}."
    )
    if volgende is None:
        return f"{zin} Ook in het jaar daarna is er geen dag meer die past."
    return f"{zin} De eerste dag daarna die past is {date_format(volgende, 'l j F Y')}."


def _opsomming(dagen: Iterable[date]) -> str:
    return ", ".join(date_format(dag, "j F Y") for dag in dagen)


@transaction.atomic
def bevestig_reeks(*, reeks: Lesreeks, door: Gebruiker) -> Lesreeks:
    """Say yes: the provider to what the school asked, or the school to the days that the provider proposed.

    Twice is once. Raises ValidationError when it is not this person's turn, or a day has passed.
    """
    reeks = _reeks(reeks)
    if reeks.status == Reeksstatus.BEVESTIGD:
        return reeks
    if not reeks.is_aan_zet(door):
        raise ValidationError("Hierop kunt u nu geen ja zeggen.")
    lessen = list(reeks.lessen.in_kracht())
    if any(les.is_geweest for les in lessen):
        raise ValidationError("De eerste dag is al voorbij. Spreek andere dagen af.")
    reeks.status, reeks.bevestigd_op = Reeksstatus.BEVESTIGD, timezone.now()
    reeks.save(update_fields=["status", "bevestigd_op"])
    meldingen.bevestigd(reeks, _met(reeks, lessen))
    return reeks


def _reeks(reeks: Lesreeks) -> Lesreeks:
    """The series as it is now, locked until the end of the transaction."""
    alle = Lesreeks.objects.select_for_update(of=["self"], no_key=True)
    return alle.select_related("aanbod__organisatie", "school", "gemaakt_door").get(pk=reeks.pk)


def _met(reeks: Lesreeks, lessen: list[Les]) -> list[Les]:
    for les in lessen:
        les.reeks = reeks
    return lessen


@transaction.atomic
def stel_andere_dagen_voor(
    *,
    reeks: Lesreeks,
    dagen: Iterable[date],
    van: time,
    in_vakantie: bool = False,
    toelichting: str,
    door: Gebruiker,
) -> Lesreeks:
    """Propose other days instead of those that the school asked for; the school gets a mail.

    Raises ValidationError as `vraag_lessen_aan` does, and when the provider has answered already.
    """
    _vergrendel(reeks.school_id, reeks.aanbod_id)
    reeks = _reeks(reeks)
    if reeks.status != Reeksstatus.AANGEVRAAGD or not reeks.is_aan_zet(door):
        raise ValidationError("Andere dagen voorstellen kan alleen als de school op uw antwoord wacht.")
    dagen = sorted(set(dagen))
    tijden = Lestijden.van(reeks.aanbod, timezone.localdate(), behalve=reeks)
    if not in_vakantie:
        _eis_geen_vakantie(dagen, tijden)
    ruimte = Ruimte.van(reeks.school, behalve=reeks)
    _controleer(reeks.aanbod, dagen, van, tijden, ruimte, reeks.school)
    reeks.lessen.all().delete()
    reeks.status, reeks.toelichting = Reeksstatus.VOORSTEL, toelichting
    reeks.save(update_fields=["status", "toelichting"])
    meldingen.andere_dagen(reeks, _zet_neer(reeks, dagen, van))
    return reeks


@transaction.atomic
def zeg_lessen_af(*, reeks: Lesreeks, lessen: Iterable[Les], reden: str, door: Gebruiker) -> Lesreeks:
    """Call off these lessons, by either side, with a reason; both get a mail.

    Without any lesson left the whole series is off. Raises ValidationError for who has nothing to do with
    it, for lessons that are too near, and without a lesson or a reason.
    """
    reeks = _reeks(reeks)
    kant = reeks.kant_van(door)
    if kant is None or not reden.strip():
        raise ValidationError("Schrijf op waarom de lessen niet doorgaan.")
    gekozen = {les.pk for les in lessen}
    af = [les for les in _met(reeks, list(reeks.lessen.in_kracht())) if les.pk in gekozen]
    if not af:
        raise ValidationError("Kies welke lessen niet doorgaan.")
    if te_laat := [les.dag for les in af if not les.kan_worden_afgezegd]:
        raise ValidationError(
            f"Afzeggen kan tot {AFZEGGEN_WERKDAGEN} werkdagen van tevoren. Voor {_opsomming(te_laat)} is het te "
            "laat. Bel elkaar, en zeg na de les dat die niet is gegeven."
        )
    _zeg_af(reeks, af, kant, reden)
    return reeks


def _zeg_af(reeks: Lesreeks, af: list[Les], kant: Kant, reden: str) -> None:
    was_afgesproken = reeks.status == Reeksstatus.BEVESTIGD
    for les in af:
        les.afgezegd_op, les.afgezegd_door, les.afgezegd_omdat = timezone.now(), kant, reden
        les.save(update_fields=["afgezegd_op", "afgezegd_door", "afgezegd_omdat"])
    if not reeks.lessen.in_kracht().exists():
        reeks.status, reeks.toelichting = Reeksstatus.AFGEZEGD, reden
        reeks.save(update_fields=["status", "toelichting"])
    rond_af(reeks)
    meldingen.afgezegd(reeks, af, kant, was_afgesproken=was_afgesproken)


def laat_verlopen() -> int:
    """Let go of what was never said yes to and whose first day has come; how many series. Safe to run twice."""
    wachtend = Lesreeks.objects.filter(status__in=IN_OVERLEG, lessen__dag__lte=timezone.localdate())
    return sum(map(_verloop, list(wachtend.values_list("pk", flat=True).distinct())))


@transaction.atomic
def _verloop(pk: int) -> bool:
    reeks = Lesreeks.objects.select_for_update(of=["self"], skip_locked=True).filter(
        pk=pk, status__in=IN_OVERLEG
    )
    if (gevonden := reeks.select_related("aanbod__organisatie", "school", "gemaakt_door").first()) is None:
        return False
    reden = "Er kwam niet op tijd een antwoord."
    lessen = list(gevonden.lessen.in_kracht())
    gevonden.lessen.in_kracht().update(
        afgezegd_op=timezone.now(), afgezegd_door=gevonden.wie_is_aan_zet, afgezegd_omdat=reden
    )
    gevonden.status, gevonden.toelichting = Reeksstatus.AFGEZEGD, reden
    gevonden.save(update_fields=["status", "toelichting"])
    meldingen.niet_beantwoord(gevonden, lessen)
    return True
