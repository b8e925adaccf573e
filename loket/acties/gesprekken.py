"""Moments for an interview: the loket offers them, the candidate picks one and may move once."""

from datetime import datetime, timedelta
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Routestapstatus, Stapsoort, Stapvorm
from ..models import Afspraak, Gespreksmoment, Route, Routeaanmelding, Routestap
from .instroom import ga_verder, plan_stap, spreek_stap_af, zet_gedaan
from .klantreis import spreek_volgende_stap_af, uiterlijk, vergrendel_kandidaten, zet_stap
from .uitstappen import laat_afspraak_vervallen

AL_WEG = "Dit moment is net gekozen door iemand anders. Kies een ander moment."


@transaction.atomic
def bied_momenten_aan(
    *,
    makelaar: Gebruiker,
    begint_op: datetime,
    minuten: int,
    aantal: int,
    plaats: str,
    route: Route | None,
    door: Gebruiker,
) -> list[Gespreksmoment]:
    """Offer so many moments, one after the other; who waits for a moment can choose at once.

    Raises ValidationError for a moment that has passed, or that overlaps another of this makelaar.
    """
    if begint_op <= timezone.now():
        raise ValidationError({"begint_op": "Kies een moment dat nog komt."})
    duur = timedelta(minutes=minuten)
    momenten = [
        Gespreksmoment(
            makelaar=makelaar,
            route=route,
            plaats=plaats,
            begint_op=begint_op + nummer * duur,
            eindigt_op=begint_op + (nummer + 1) * duur,
        )
        for nummer in range(aantal)
    ]
    for moment in momenten:
        moment.full_clean()
        moment.save()
    _nodig_wachtenden_uit(route, door)
    return momenten


def _nodig_wachtenden_uit(route: Route | None, door: Gebruiker) -> None:
    """Whoever waited for the loket to offer something can choose now, and is told so."""
    wachtend = Routestap.objects.wachtend().filter(
        stap__vorm=Stapvorm.AFSPRAAK, aanmelding__kandidaat__gebruiker__isnull=False
    )
    if route:
        wachtend = wachtend.filter(aanmelding__route=route)
    for rij in wachtend.select_related("stap", "aanmelding__kandidaat__gebruiker", "aanmelding__route"):
        kandidaat = rij.aanmelding.kandidaat
        if kandidaat.volgende_stap_van_id != kandidaat.gebruiker_id:
            spreek_stap_af(rij, rij.stap.volgende_stap, door)
            meldingen.momenten_vrij(rij)


@transaction.atomic
def trek_moment_in(*, moment: Gespreksmoment, door: Gebruiker) -> Gespreksmoment:
    """The makelaar is not there; who had the moment hears it and chooses again."""
    bezet = moment.afspraken.geldig()
    vergrendel_kandidaten(bezet.values_list("stap__aanmelding__kandidaat", flat=True))
    moment = Gespreksmoment.objects.select_for_update(no_key=True).get(pk=moment.pk)
    for afspraak in bezet.select_related("stap__aanmelding__kandidaat__gebruiker"):
        aanmelding = afspraak.stap.aanmelding
        if laat_afspraak_vervallen(aanmelding):
            _kies_opnieuw(aanmelding, door)
    moment.ingetrokken_op = timezone.now()
    moment.save(update_fields=["ingetrokken_op"])
    return moment


def _kies_opnieuw(aanmelding: Routeaanmelding, door: Gebruiker) -> None:
    spreek_volgende_stap_af(
        kandidaat=aanmelding.kandidaat,
        volgende_stap="Een nieuw moment kiezen voor het gesprek",
        eigenaar=aanmelding.kandidaat.gebruiker or aanmelding.makelaar or door,
        op=uiterlijk(5),
        door=door,
    )


def afspraakstap(aanmelding: Routeaanmelding) -> Routestap | None:
    """The step in which this candidate chooses a moment now, or may change it: until the talk was held."""
    gevolgd = (Routestapstatus.NU, Routestapstatus.GEDAAN)
    stappen = list(aanmelding.stappen.select_related("stap"))
    for rij, volgende in pairwise(stappen):
        if rij.stap.vorm != Stapvorm.AFSPRAAK or rij.status not in gevolgd:
            continue
        if rij.is_nu or (volgende.is_nu and rij.afspraken.exists()):
            return rij
    return None


def huidige_afspraak(aanmelding: Routeaanmelding) -> Afspraak | None:
    """The appointment that stands for the talk to come."""
    geldig = Afspraak.objects.geldig().filter(stap__aanmelding=aanmelding)
    return geldig.select_related("moment__makelaar").order_by("-moment__begint_op").first()


def waarom_niet_verzetten(afspraak: Afspraak) -> str:
    """Why the candidate cannot move this appointment any more; empty when they can."""
    if reden := waarom_niet_afzeggen(afspraak):
        return reden
    if afspraak.stap.afspraken.filter(verzet=True).exists():
        return "U hebt uw afspraak al een keer verzet. Bel het loket als u niet kunt komen."
    return ""


def waarom_niet_afzeggen(afspraak: Afspraak) -> str:
    """Why the candidate cannot change or cancel this appointment any more; empty when they can."""
    if timezone.localdate() >= timezone.localdate(afspraak.moment.begint_op):
        return "Verzetten of afzeggen kan tot en met de dag voor het gesprek. Bel het loket als u niet kunt komen."
    return ""


def waarom_niet_kiezen(rij: Routestap) -> str:
    """Why the candidate cannot choose a (new) moment in this step; empty when they can."""
    laatste = rij.afspraken.last()
    if laatste and laatste.afgezegd:
        return "U hebt uw gesprek afgezegd. Het loket belt u voor een ander moment."
    return ""


@transaction.atomic
def kies_moment(*, aanmelding: Routeaanmelding, moment: Gespreksmoment, door: Gebruiker) -> Afspraak:
    """Take this moment; when there was an appointment, move to it.

    A candidate moves once, up to the day before; the loket always. Raises ValidationError when somebody
    else was first, the moment has passed, or moving is not allowed (any more).
    """
    vergrendel_kandidaten([aanmelding.kandidaat_id])
    aanmelding = Routeaanmelding.objects.select_related("kandidaat", "route").get(pk=aanmelding.pk)
    rij = afspraakstap(aanmelding)
    if rij is None:
        raise ValidationError("U kunt nu geen moment kiezen.")
    moment = Gespreksmoment.objects.select_for_update(no_key=True, of=["self"]).get(pk=moment.pk)
    if moment.begint_op <= timezone.now() or moment.ingetrokken_op:
        raise ValidationError("Dit moment is voorbij of vervallen. Kies een ander moment.")
    oud = huidige_afspraak(aanmelding)
    zelf = aanmelding.kandidaat.gebruiker_id == door.pk
    if zelf and (reden := waarom_niet_verzetten(oud) if oud else waarom_niet_kiezen(rij)):
        raise ValidationError(reden)
    if oud:
        oud.vervallen_op = timezone.now()
        oud.save(update_fields=["vervallen_op"])
    afspraak = _neem(rij, moment, door, verzet=bool(oud) and zelf)
    _spreek_gesprek_af(rij, afspraak, door)
    meldingen.afspraak_gemaakt(afspraak, oud)
    return afspraak


@transaction.atomic
def zeg_af(*, aanmelding: Routeaanmelding, door: Gebruiker) -> None:
    """The candidate cannot come, and knows no other moment: the loket calls to find one.

    Up to the day before. Raises ValidationError when there is nothing to cancel or it is too late.
    """
    vergrendel_kandidaten([aanmelding.kandidaat_id])
    aanmelding = Routeaanmelding.objects.select_related("kandidaat", "route").get(pk=aanmelding.pk)
    afspraak = huidige_afspraak(aanmelding)
    if afspraak is None:
        raise ValidationError("Er staat geen gesprek meer gepland.")
    if reden := waarom_niet_afzeggen(afspraak):
        raise ValidationError(reden)
    laat_afspraak_vervallen(aanmelding)
    Afspraak.objects.filter(pk=afspraak.pk).update(afgezegd=True)
    zet_stap(
        kandidaat=aanmelding.kandidaat,
        soort=Stapsoort.AFSPRAAK,
        tekst="U hebt uw gesprek afgezegd. Het loket belt u voor een ander moment.",
        door=door,
        over=aanmelding,
    )
    spreek_volgende_stap_af(
        kandidaat=aanmelding.kandidaat,
        volgende_stap="Bellen voor een ander moment voor het gesprek",
        eigenaar=afspraak.moment.makelaar,
        op=uiterlijk(3),
        door=door,
    )


@transaction.atomic
def geef_moment_terug(*, aanmelding: Routeaanmelding, door: Gebruiker) -> None:
    """The loket cancels for somebody who calls: the moment is free again, and they choose another.

    Raises ValidationError when there is no talk to come.
    """
    vergrendel_kandidaten([aanmelding.kandidaat_id])
    aanmelding = Routeaanmelding.objects.select_related("kandidaat__gebruiker", "makelaar").get(
        pk=aanmelding.pk
    )
    if not laat_afspraak_vervallen(aanmelding):
        raise ValidationError("Er staat geen gesprek meer gepland.")
    zet_stap(
        kandidaat=aanmelding.kandidaat,
        soort=Stapsoort.AFSPRAAK,
        tekst="Uw gesprek gaat niet door. U kunt een ander moment kiezen.",
        door=door,
        over=aanmelding,
    )
    _kies_opnieuw(aanmelding, door)


def _neem(rij: Routestap, moment: Gespreksmoment, door: Gebruiker, *, verzet: bool) -> Afspraak:
    """The row that PostgreSQL lets exist once for each moment."""
    try:
        with transaction.atomic():
            return Afspraak.objects.create(stap=rij, moment=moment, door=door, verzet=verzet)
    except IntegrityError as fout:
        raise ValidationError(AL_WEG) from fout


def _spreek_gesprek_af(rij: Routestap, afspraak: Afspraak, door: Gebruiker) -> None:
    aanmelding, moment = rij.aanmelding, afspraak.moment
    aanmelding.makelaar = moment.makelaar
    aanmelding.save(update_fields=["makelaar"])
    zet_stap(
        kandidaat=aanmelding.kandidaat,
        soort=Stapsoort.AFSPRAAK,
        tekst=f"Gesprek met {moment.makelaar}: {moment.wanneer}, {moment.plaats}.",
        door=door,
        over=aanmelding,
    )
    if rij.is_nu:
        zet_gedaan(rij, door)
        gesprek = ga_verder(aanmelding, door)
    else:
        gesprek = aanmelding.stappen.select_related("stap").get(status=Routestapstatus.NU)
        gesprek.aanmelding = aanmelding
    zin = gesprek.stap.gepland or "Gesprek op {dag}"
    plan_stap(gesprek, timezone.localdate(moment.begint_op), zin.format(dag=moment.wanneer), door)
