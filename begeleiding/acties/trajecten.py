"""A traject from placement to qualification, or to a stop with its reason."""

from datetime import date

from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from loket.acties import ga_naar_fase, makelaar_van, spreek_volgende_stap_af, uiterlijk, zet_stap
from loket.keuzes import Fase, NaToelating, Stapsoort
from loket.models import Kandidaat, Route
from matching.models import Plaatsing
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

from .. import meldingen
from ..keuzes import DUUR_MAANDEN, Trajectstatus, mijlpalen_van
from ..models import Mijlpaal, Traject
from ..rechten import mag_mijlpaal_vastleggen, mag_traject_leiden


def bij_plaatsing(sender, plaatsing: Plaatsing, door: Gebruiker | None, **kwargs) -> None:
    """What matching tells: somebody was placed."""
    open_traject(plaatsing=plaatsing, door=door)


@transaction.atomic
def open_traject(*, plaatsing: Plaatsing, door: Gebruiker | None = None) -> Traject | None:
    """What a placement opens: a traject for who was admitted to a route, guidance for who is qualified.

    Returns the traject, or None when there is none to follow; the next step that came with the placement
    then stays. A second call for the same placement returns the traject that is there. Who follows a
    traject already keeps it: the makelaar sorts out what the other school means for it.
    """
    if bestaand := Traject.objects.filter(plaatsing=plaatsing).first():
        return bestaand
    kandidaat = plaatsing.kandidaat
    lopend = kandidaat.trajecten.lopend().first()
    route = None if lopend else _te_volgen_route(kandidaat)
    if lopend is None and route is None:
        ga_naar_fase(kandidaat=kandidaat, fase=Fase.BEGELEIDEN, door=door)
        return None
    ga_naar_fase(kandidaat=kandidaat, fase=Fase.OPLEIDEN, door=door)
    if lopend:
        wat = "Bespreken wat de nieuwe plek betekent voor het traject"
        _spreek_af(plaatsing, wat, makelaar_van(kandidaat), door)
        return lopend
    traject = _maak(plaatsing, route)
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.TRAJECT_GESTART,
        tekst=f"Uw traject {traject.route} begint op {traject.start_op:%d-%m-%Y} op {traject.school}.",
        door=door,
        over=traject,
    )
    regelaar = _regelaar(traject)
    _spreek_af(plaatsing, "Een mentor koppelen", regelaar, door)
    meldingen.traject_geopend(traject)
    meldingen.mentor_gevraagd(traject, regelaar)
    return traject


def _te_volgen_route(kandidaat: Kandidaat) -> Route | None:
    """The route that the candidate was admitted to last and has not finished."""
    afgerond = kandidaat.trajecten.filter(status=Trajectstatus.AFGEROND).values("route")
    toegelaten = kandidaat.routeaanmeldingen.toegelaten().filter(route__na_toelating=NaToelating.TRAJECT)
    aanmelding = toegelaten.exclude(route__in=afgerond).select_related("route").first()
    return aanmelding.route if aanmelding else None


def _maak(plaatsing: Plaatsing, route: Route) -> Traject:
    start = plaatsing.start_op
    duur = route.duur_maanden or DUUR_MAANDEN
    traject = Traject.objects.create(
        kandidaat=plaatsing.kandidaat,
        route=route,
        plaatsing=plaatsing,
        school=plaatsing.school,
        start_op=start,
        eind_op=start + relativedelta(months=duur),
    )
    Mijlpaal.objects.bulk_create(
        Mijlpaal(traject=traject, naam=naam, gepland_op=start + relativedelta(months=maanden))
        for naam, maanden in mijlpalen_van(route.code, duur)
    )
    return traject


def _regelaar(traject: Traject) -> Gebruiker:
    """Who finds a mentor at the board: its coordinator, else its HR, else the makelaar."""
    leden = Lidmaatschap.objects.nu().filter(
        organisatie=traject.school.bestuur_id, rol__in=[Rol.COORDINATOR, Rol.HR], gebruiker__is_active=True
    )
    eerste = leden.exclude(gebruiker=traject.kandidaat.gebruiker_id).order_by("rol", "pk").first()
    return eerste.gebruiker if eerste else makelaar_van(traject.kandidaat)


def _spreek_af(plaatsing: Plaatsing, wat: str, eigenaar: Gebruiker, door: Gebruiker | None) -> None:
    spreek_volgende_stap_af(
        kandidaat=plaatsing.kandidaat,
        volgende_stap=wat,
        eigenaar=eigenaar,
        op=max(plaatsing.start_op, uiterlijk(5)),
        door=door,
    )


def _vergrendeld(traject_id: int) -> Traject:
    """The traject with all that its acties ask of it, locked."""
    rijen = Traject.objects.select_for_update(of=["self"]).select_related("kandidaat", "school", "route")
    return rijen.get(pk=traject_id)


def _eis_lopend(traject: Traject) -> None:
    if not traject.is_lopend:
        raise ValidationError("Dit traject loopt niet meer.")


@transaction.atomic
def behaal_mijlpaal(*, mijlpaal: Mijlpaal, op: date, door: Gebruiker) -> Mijlpaal:
    """Note that a milestone was reached on `op`. The last one ends the traject: the candidate is qualified.

    Raises ValidationError for a day in the future or before the start, or when it was reached already;
    PermissionDenied for an outsider.
    """
    traject = _vergrendeld(mijlpaal.traject_id)
    if not mag_mijlpaal_vastleggen(door, traject):
        raise PermissionDenied
    _eis_lopend(traject)
    mijlpaal = Mijlpaal.objects.get(pk=mijlpaal.pk)
    if mijlpaal.behaald_op:
        raise ValidationError(f"Deze mijlpaal is al behaald op {mijlpaal.behaald_op:%d-%m-%Y}.")
    _eis_tussen(traject.start_op, op)
    mijlpaal.behaald_op = op
    mijlpaal.save(update_fields=["behaald_op"])
    zet_stap(
        kandidaat=traject.kandidaat,
        soort=Stapsoort.MIJLPAAL,
        tekst=f"Mijlpaal behaald: {mijlpaal.naam}.",
        door=door,
        over=mijlpaal,
    )
    if not traject.mijlpalen.open().exists():
        _rond_af(traject, door)
    return mijlpaal


@transaction.atomic
def draai_mijlpaal_terug(*, mijlpaal: Mijlpaal, reden: str, door: Gebruiker) -> Mijlpaal:
    """Undo a milestone that was noted by mistake: it is open again. The timeline keeps both, with the reason.

    When it was the last one, the traject and the guidance go on. Raises ValidationError without a reason,
    when it was not reached, or when traject or candidate went on meanwhile; PermissionDenied for an outsider.
    """
    traject = _vergrendeld(mijlpaal.traject_id)
    if not mag_mijlpaal_vastleggen(door, traject):
        raise PermissionDenied
    if traject.status == Trajectstatus.GESTOPT:
        raise ValidationError("Dit traject is gestopt en verandert niet meer.")
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf in een zin op wat er niet klopte."})
    mijlpaal = Mijlpaal.objects.get(pk=mijlpaal.pk)
    if not mijlpaal.behaald_op:
        raise ValidationError("Deze mijlpaal is niet behaald.")
    mijlpaal.behaald_op = None
    mijlpaal.save(update_fields=["behaald_op"])
    zet_stap(
        kandidaat=traject.kandidaat,
        soort=Stapsoort.MIJLPAAL_TERUG,
        tekst=f"Toch niet behaald: {mijlpaal.naam}. {reden.strip()}",
        door=door,
        over=mijlpaal,
    )
    if not traject.is_lopend:
        _heropen(traject, door)
    return mijlpaal


def _heropen(traject: Traject, door: Gebruiker) -> None:
    """A traject that ended by mistake runs again, with its last mentor."""
    kandidaat = traject.kandidaat
    if kandidaat.trajecten.lopend().exists() or kandidaat.fase == Fase.PROFESSIONALISEREN:
        raise ValidationError(f"{kandidaat} is intussen verder. Overleg met het loket wat nu past.")
    traject.status = Trajectstatus.LOPEND
    traject.save(update_fields=["status"])
    laatste = traject.koppelingen.order_by("-tot", "-pk").values("pk")[:1]
    traject.koppelingen.filter(pk__in=laatste).update(tot=None)
    ga_naar_fase(kandidaat=kandidaat, fase=Fase.OPLEIDEN, door=door)
    spreek_volgende_stap_af(
        kandidaat=kandidaat,
        volgende_stap="Bespreken hoe het traject verder gaat",
        eigenaar=makelaar_van(kandidaat),
        op=uiterlijk(5),
        door=door,
    )


def _eis_tussen(eerste: date, op: date) -> None:
    if eerste > timezone.localdate():
        raise ValidationError({"op": f"Dit traject begint pas op {eerste:%d-%m-%Y}."})
    if not eerste <= op <= timezone.localdate():
        raise ValidationError({"op": f"Kies een dag van {eerste:%d-%m-%Y} tot en met vandaag."})


def _rond_af(traject: Traject, door: Gebruiker) -> None:
    traject.status = Trajectstatus.AFGEROND
    traject.save(update_fields=["status"])
    _laat_mentor_los(traject)
    ga_naar_fase(kandidaat=traject.kandidaat, fase=Fase.BEGELEIDEN, door=door)
    spreek_volgende_stap_af(
        kandidaat=traject.kandidaat,
        volgende_stap="Begeleiding als starter bespreken",
        eigenaar=makelaar_van(traject.kandidaat),
        op=uiterlijk(10),
        door=door,
    )


def _laat_mentor_los(traject: Traject) -> None:
    traject.koppelingen.open().update(tot=timezone.localdate())


@transaction.atomic
def stop_traject(*, traject: Traject, op: date, reden: str, door: Gebruiker) -> Traject:
    """End a traject before its time, with a reason; the makelaar talks to the person about what fits now.

    A traject that has not begun can stop today. Raises ValidationError without a reason, for a day outside
    the traject or when it does not run any more; PermissionDenied for who does not lead it.
    """
    traject = _vergrendeld(traject.pk)
    if not mag_traject_leiden(door, traject):
        raise PermissionDenied
    _eis_lopend(traject)
    if not reden.strip():
        raise ValidationError({"reden": "Geef een reden. De regio leert ervan."})
    _eis_tussen(min(traject.start_op, timezone.localdate()), op)
    traject.status, traject.gestopt_op, traject.stopreden = Trajectstatus.GESTOPT, op, reden.strip()
    traject.save(update_fields=["status", "gestopt_op", "stopreden"])
    _laat_mentor_los(traject)
    zet_stap(
        kandidaat=traject.kandidaat,
        soort=Stapsoort.STATUS,
        tekst=f"Uw traject {traject.route} is gestopt.",
        door=door,
        over=traject,
    )
    ga_naar_fase(kandidaat=traject.kandidaat, fase=Fase.MATCHEN, door=door)
    spreek_volgende_stap_af(
        kandidaat=traject.kandidaat,
        volgende_stap="Exitgesprek voeren en bespreken wat nu past",
        eigenaar=makelaar_van(traject.kandidaat),
        op=uiterlijk(5),
        door=door,
    )
    return traject
