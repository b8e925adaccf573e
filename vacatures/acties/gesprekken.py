"""Moments for an interview at a board: offered for a vacancy, picked by who was invited, moved by both."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from loket.acties import vergrendel_kandidaten, zet_stap
from loket.keuzes import Stapsoort
from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Sollicitatiestatus
from ..models import Sollicitatie, Sollicitatiegesprek, Sollicitatiemoment, Vacature
from .vergrendelen import vergrendel
from .vervolg import contact_van, open_sollicitatie, spreek_af

AL_WEG = "Dit moment is net gekozen door iemand anders. Kies een ander moment."
TE_LAAT = "Verzetten of afzeggen kan tot en met de dag voor het gesprek. Bel de school als u niet kunt komen."


@transaction.atomic
def bied_momenten_aan(
    *,
    vacature: Vacature,
    begint_op: datetime,
    minuten: int,
    aantal: int,
    plaats: str,
    met: str = "",
    door: Gebruiker,
) -> list[Sollicitatiemoment]:
    """Offer so many moments, one after the other; who was invited and has no moment yet hears it.

    Raises ValidationError for a moment that has passed, for one that overlaps another (at `tijd`), or when the
    vacancy is closed.
    """
    if begint_op <= timezone.now():
        raise ValidationError({"dag": "Kies een moment dat nog komt."})
    vacature = vergrendel(vacature=vacature.pk)
    if vacature.gesloten_op:
        raise ValidationError("Deze vacature is gesloten.")
    duur = timedelta(minutes=minuten)
    momenten = [
        Sollicitatiemoment(
            vacature=vacature,
            plaats=plaats.strip(),
            met=met.strip(),
            begint_op=begint_op + nummer * duur,
            eindigt_op=begint_op + (nummer + 1) * duur,
            gemaakt_door=door,
        )
        for nummer in range(aantal)
    ]
    for moment in momenten:
        _eis_vrije_tijd(moment)
        moment.full_clean()
        moment.save()
    for sollicitatie in _zonder_gesprek(vacature):
        _laat_kiezen(sollicitatie, door)
    return momenten


def _eis_vrije_tijd(moment: Sollicitatiemoment) -> None:
    """Nobody has two talks at once, and a room holds one; other people in another room may talk meanwhile.

    Who is there is known by name within a school: "the director" of another school is somebody else.
    Raises ValidationError at `tijd` that names the other moment.
    """
    bezet = Sollicitatiemoment.objects.geldig().exclude(pk=moment.pk)
    tegelijk = bezet.filter(begint_op__lt=moment.eindigt_op, eindigt_op__gt=moment.begint_op)
    zelfde_mensen = Q(vacature__school=moment.vacature.school_id, met__iexact=moment.met) & ~Q(met="")
    zelfde_kamer = Q(vacature=moment.vacature_id, plaats__iexact=moment.plaats)
    if ander := tegelijk.filter(zelfde_mensen | zelfde_kamer).select_related("vacature").first():
        raise ValidationError({"tijd": _waarom_bezet(moment, ander)})


def _waarom_bezet(moment: Sollicitatiemoment, ander: Sollicitatiemoment) -> str:
    wanneer = f"{ander.wanneer.removesuffix(' uur')} tot {timezone.localtime(ander.eindigt_op):%H.%M} uur"
    if ander.met and ander.met.casefold() == moment.met.casefold():
        return f"‘{ander.met}’ staat al klaar op {wanneer}, voor ‘{ander.vacature}’. Kies een andere tijd."
    met = f", met ‘{ander.met}’" if ander.met else ""
    return (
        f"Er staat hier al een gesprek klaar op {wanneer}{met}. Kies een andere tijd. Is het in een andere kamer? "
        "Zet die er dan bij."
    )


def _zonder_gesprek(vacature: Vacature):
    """Who was invited for this vacancy and has no talk to come; who has no account is called."""
    uitgenodigd = vacature.sollicitaties.filter(
        status=Sollicitatiestatus.UITGENODIGD, kandidaat__gebruiker__isnull=False
    )
    bezet = Sollicitatiegesprek.objects.huidig()
    zonder = uitgenodigd.exclude(pk__in=bezet.values("sollicitatie"))
    return zonder.select_related("kandidaat__gebruiker", "vacature__school", "vacature__gemaakt_door")


def _laat_kiezen(sollicitatie: Sollicitatie, door: Gebruiker) -> None:
    tekst = f"Een moment kiezen voor het gesprek bij {sollicitatie.vacature.school}"
    if sollicitatie.kandidaat.volgende_stap != tekst:
        spreek_af(sollicitatie, tekst, eigenaar=sollicitatie.kandidaat.gebruiker, door=door)
        meldingen.momenten_vrij(sollicitatie)


def huidig_gesprek(sollicitatie: Sollicitatie) -> Sollicitatiegesprek | None:
    """The interview that stands, to come or held, as long as no other one was asked for."""
    gesprek = sollicitatie.gesprekken.huidig().select_related("moment").first()
    if gesprek:
        gesprek.sollicitatie = sollicitatie
    return gesprek


def waarom_niet_verzetten(gesprek: Sollicitatiegesprek) -> str:
    """Why the candidate cannot move or cancel this interview any more; empty when they can."""
    laat = timezone.localdate() >= timezone.localdate(gesprek.moment.begint_op)
    return TE_LAAT if laat else ""


@transaction.atomic
def kies_moment(
    *, sollicitatie: Sollicitatie, moment: Sollicitatiemoment, door: Gebruiker
) -> Sollicitatiegesprek:
    """The candidate takes this moment; who had one moves to it, up to the day before.

    Choosing the moment that one has changes nothing. Raises ValidationError when somebody else was first,
    the moment has passed or was withdrawn, or the candidate was not invited.
    """
    vergrendel_kandidaten([sollicitatie.kandidaat_id])
    sollicitatie = open_sollicitatie(sollicitatie)
    if sollicitatie.status != Sollicitatiestatus.UITGENODIGD:
        raise ValidationError("U kunt nu geen moment kiezen.")
    moment = Sollicitatiemoment.objects.select_for_update(no_key=True).get(
        pk=moment.pk, vacature=sollicitatie.vacature_id
    )
    oud = huidig_gesprek(sollicitatie)
    if oud and oud.moment_id == moment.pk:
        return oud
    if moment.is_voorbij or moment.ingetrokken_op:
        raise ValidationError("Dit moment is voorbij of vervallen. Kies een ander moment.")
    if oud and (reden := waarom_niet_verzetten(oud)):
        raise ValidationError(reden)
    if oud:
        oud.vervallen_op = timezone.now()
        oud.save(update_fields=["vervallen_op"])
    gesprek = _neem(sollicitatie, moment, door)
    _leg_vast(gesprek, door)
    meldingen.gesprek_gepland(gesprek, verzet=bool(oud))
    return gesprek


def _neem(sollicitatie: Sollicitatie, moment: Sollicitatiemoment, door: Gebruiker) -> Sollicitatiegesprek:
    """The row that PostgreSQL lets exist once for each moment."""
    eerder = sollicitatie.gesprekken.order_by("-volgnummer").values_list("volgnummer", flat=True).first()
    try:
        with transaction.atomic():
            return Sollicitatiegesprek.objects.create(
                sollicitatie=sollicitatie,
                moment=moment,
                door=door,
                volgnummer=0 if eerder is None else eerder + 1,
            )
    except IntegrityError as fout:
        raise ValidationError(AL_WEG) from fout


def _leg_vast(gesprek: Sollicitatiegesprek, door: Gebruiker) -> None:
    """In the klantreis: when and where, and that the talk is what comes next."""
    sollicitatie, moment = gesprek.sollicitatie, gesprek.moment
    zet_stap(
        kandidaat=sollicitatie.kandidaat,
        soort=Stapsoort.AFSPRAAK,
        tekst=f"Gesprek bij {sollicitatie.vacature.school}: {moment.wanneer}, {moment.plaats}.",
        door=door,
        over=sollicitatie,
    )
    tekst = f"Gesprek bij {sollicitatie.vacature.school} op {moment.wanneer}"
    spreek_af(sollicitatie, tekst, op=timezone.localdate(moment.begint_op), door=door)


@transaction.atomic
def zeg_gesprek_af(*, sollicitatie: Sollicitatie, door: Gebruiker) -> None:
    """The candidate cannot come and picks no other moment; the board hears it, the application stays.

    Raises ValidationError when there is nothing to cancel, or it is too late for that.
    """
    vergrendel_kandidaten([sollicitatie.kandidaat_id])
    sollicitatie = open_sollicitatie(sollicitatie)
    gesprek = huidig_gesprek(sollicitatie)
    if gesprek is None:
        raise ValidationError("Er staat geen gesprek meer gepland.")
    if reden := waarom_niet_verzetten(gesprek):
        raise ValidationError(reden)
    _vervalt(gesprek)
    school = sollicitatie.vacature.school
    zet_stap(
        kandidaat=sollicitatie.kandidaat,
        soort=Stapsoort.AFSPRAAK,
        tekst=f"U hebt het gesprek bij {school} afgezegd. De school neemt contact met u op.",
        door=door,
        over=sollicitatie,
    )
    spreek_af(sollicitatie, f"Een ander moment afspreken voor het gesprek bij {school}", door=door)


def laat_gesprek_vervallen(sollicitatie: Sollicitatie) -> None:
    """The application came to an end: a talk that was still to come does not take place."""
    gesprek = huidig_gesprek(sollicitatie)
    if gesprek and not gesprek.moment.is_voorbij:
        _vervalt(gesprek)


def _vervalt(gesprek: Sollicitatiegesprek) -> None:
    gesprek.vervallen_op = timezone.now()
    gesprek.volgnummer += 1
    gesprek.save(update_fields=["vervallen_op", "volgnummer"])
    meldingen.gesprek_vervallen(gesprek)


def _van_moment(moment: Sollicitatiemoment) -> Sollicitatiegesprek | None:
    """The talk that was planned at this moment."""
    diep = ("moment", "sollicitatie__kandidaat__gebruiker", "sollicitatie__vacature__school")
    return moment.afspraken.geldig().select_related(*diep).first()


@transaction.atomic
def verzet_moment(
    *,
    moment: Sollicitatiemoment,
    begint_op: datetime,
    minuten: int,
    plaats: str,
    met: str = "",
    door: Gebruiker,
) -> Sollicitatiemoment:
    """The board moves a moment, or changes its place; who has it gets what changed in mail and calendar.

    Raises ValidationError when it has passed, was withdrawn, or would overlap another (at `tijd`).
    """
    vergrendel(vacature=moment.vacature_id)
    moment = _te_wijzigen(moment)
    if begint_op <= timezone.now():
        raise ValidationError({"dag": "Kies een moment dat nog komt."})
    was = _wanneer_waar_met_wie(moment)
    moment.begint_op, moment.eindigt_op = begint_op, begint_op + timedelta(minutes=minuten)
    moment.plaats, moment.met = plaats.strip(), met.strip()
    if _wanneer_waar_met_wie(moment) == was:
        return moment
    _eis_vrije_tijd(moment)
    moment.full_clean()
    moment.save()
    if gesprek := _van_moment(moment):
        gesprek.volgnummer, gesprek.herinnerd_op = gesprek.volgnummer + 1, None
        gesprek.save(update_fields=["volgnummer", "herinnerd_op"])
        _leg_vast(gesprek, door)
        meldingen.gesprek_gepland(gesprek, verzet=True)
    return moment


def _wanneer_waar_met_wie(moment: Sollicitatiemoment) -> tuple:
    return moment.begint_op, moment.eindigt_op, moment.plaats, moment.met


@transaction.atomic
def trek_moment_in(*, moment: Sollicitatiemoment, door: Gebruiker) -> Sollicitatiemoment:
    """Nobody is there at this moment; who had it hears that and chooses again, if there is a choice.

    Raises ValidationError when it has passed or was withdrawn already.
    """
    vergrendel(vacature=moment.vacature_id)
    moment = _te_wijzigen(moment)
    gesprek = _van_moment(moment)
    moment.ingetrokken_op = timezone.now()
    moment.save(update_fields=["ingetrokken_op"])
    if gesprek:
        _vervalt(gesprek)
        _kies_opnieuw(gesprek.sollicitatie, door)
    return moment


def _te_wijzigen(moment: Sollicitatiemoment) -> Sollicitatiemoment:
    moment = Sollicitatiemoment.objects.select_for_update(no_key=True).get(pk=moment.pk)
    if moment.ingetrokken_op or moment.is_voorbij:
        raise ValidationError("Dit moment is voorbij of al ingetrokken.")
    return moment


def _kies_opnieuw(sollicitatie: Sollicitatie, door: Gebruiker) -> None:
    school, zelf = sollicitatie.vacature.school, sollicitatie.kandidaat.gebruiker
    if zelf and sollicitatie.vacature.momenten.vrij().exists():
        spreek_af(sollicitatie, f"Een moment kiezen voor het gesprek bij {school}", eigenaar=zelf, door=door)
    else:
        spreek_af(sollicitatie, f"Een ander moment afspreken voor het gesprek bij {school}", door=door)


@transaction.atomic
def nog_een_gesprek(*, sollicitatie: Sollicitatie, door: Gebruiker) -> None:
    """The talk was held and the board wants another: the candidate may choose a moment again.

    Raises ValidationError when no talk was held yet.
    """
    vergrendel(vacature=sollicitatie.vacature_id)
    sollicitatie = open_sollicitatie(sollicitatie)
    gesprek = huidig_gesprek(sollicitatie)
    if gesprek is None or not gesprek.moment.is_voorbij:
        raise ValidationError("Er is nog geen gesprek geweest.")
    gesprek.afgerond_op = timezone.now()
    gesprek.save(update_fields=["afgerond_op"])
    zet_stap(
        kandidaat=sollicitatie.kandidaat,
        soort=Stapsoort.AFSPRAAK,
        tekst=f"{sollicitatie.vacature.school} wil graag nog een gesprek met u.",
        door=door,
        over=sollicitatie,
    )
    if sollicitatie.kandidaat.gebruiker and sollicitatie.vacature.momenten.vrij().exists():
        _laat_kiezen(sollicitatie, door)
    else:
        school, wie = sollicitatie.vacature.school, contact_van(sollicitatie)
        spreek_af(sollicitatie, f"Een volgend gesprek afspreken bij {school}", eigenaar=wie, door=door)


def herinner() -> int:
    """Remind candidate and board of every talk of tomorrow, once each; how many talks."""
    begin = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    morgen, daarna = begin + timedelta(days=1), begin + timedelta(days=2)
    te_doen = Sollicitatiegesprek.objects.geldig().filter(
        moment__begint_op__gte=morgen, moment__begint_op__lt=daarna, herinnerd_op__isnull=True
    )
    return sum(map(_herinner, list(te_doen.values_list("pk", flat=True))))


@transaction.atomic
def _herinner(pk: int) -> bool:
    diep = ("moment", "sollicitatie__kandidaat", "sollicitatie__vacature__school")
    vrij = Sollicitatiegesprek.objects.geldig().select_for_update(skip_locked=True, of=["self"])
    gesprek = vrij.filter(pk=pk, herinnerd_op__isnull=True).select_related(*diep).first()
    if gesprek is None:
        return False
    gesprek.herinnerd_op = timezone.now()
    gesprek.save(update_fields=["herinnerd_op"])
    meldingen.gesprek_morgen(gesprek)
    return True
