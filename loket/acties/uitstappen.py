"""What ends with an application for a route: its open steps, its appointment, and why somebody left."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import NaToelating, Routeaanmeldingstatus, Routestapstatus, Stapsoort, Uitstapreden
from ..models import Afspraak, Exitgesprek, Kandidaat, Routeaanmelding, Routestap

#: After one of these the traject, or the job, has begun: who stops then, stops with that.
BEGONNEN = (Stapsoort.GEPLAATST, Stapsoort.TRAJECT_GESTART)


def kan_uitstappen(aanmelding: Routeaanmelding) -> bool:
    """Whether somebody can still leave this route at the loket: at every step, up to the start."""
    if aanmelding.is_onderweg:
        return True
    if aanmelding.status != Routeaanmeldingstatus.TOEGELATEN:
        return False
    if aanmelding.route.na_toelating == NaToelating.VERDER:
        return False
    return not aanmelding.kandidaat.stappen.filter(
        soort__in=BEGONNEN, op__gte=aanmelding.ingediend_op
    ).exists()


def stapt_uit(kandidaat: Kandidaat) -> bool:
    """Whether somebody who stops now leaves a route with it: then there is an exit interview."""
    return any(kan_uitstappen(rij) for rij in kandidaat.routeaanmeldingen.lopend().select_related("route"))


@transaction.atomic
def vul_exitgesprek_aan(
    *, routeaanmelding: Routeaanmelding, door: Gebruiker, reden: str, toelichting: str, terugkomen: str
) -> Exitgesprek:
    """Keep what was said afterwards: by who left without a word, or by who was not admitted.

    The day on which somebody left stays. Raises ValidationError when the application did not end here.
    """
    aanmelding = Routeaanmelding.objects.select_for_update(of=["self"]).get(pk=routeaanmelding.pk)
    if not aanmelding.is_gestopt:
        raise ValidationError("Deze aanmelding loopt nog, of het traject is begonnen.")
    gesprek = Exitgesprek.objects.filter(aanmelding=aanmelding).first()
    gesprek = gesprek or Exitgesprek(aanmelding=aanmelding, was=aanmelding.status)
    gesprek.reden, gesprek.toelichting, gesprek.terugkomen = reden, toelichting.strip(), terugkomen
    gesprek.door = door
    gesprek.full_clean()
    gesprek.save()
    return gesprek


def sluit_stappen(aanmelding: Routeaanmelding) -> Routestap | None:
    """Drop what is still open and give an appointment back; returns the step that was being done."""
    huidige = aanmelding.stappen.filter(status=Routestapstatus.NU).select_related("stap").first()
    laat_afspraak_vervallen(aanmelding)
    aanmelding.stappen.open().update(status=Routestapstatus.VERVALLEN)
    return huidige


def laat_afspraak_vervallen(aanmelding: Routeaanmelding) -> bool:
    """Free the moment that the candidate has, and tell both; returns whether there was one to come."""
    afspraak = (
        Afspraak.objects.geldig()
        .filter(stap__aanmelding=aanmelding, moment__begint_op__gt=timezone.now())
        .select_related("moment__makelaar", "stap__aanmelding__kandidaat", "stap__stap")
        .first()
    )
    if afspraak is None:
        return False
    afspraak.vervallen_op = timezone.now()
    afspraak.save(update_fields=["vervallen_op"])
    meldingen.afspraak_vervallen(afspraak)
    return True


def trek_in_met_reden(
    aanmelding: Routeaanmelding,
    *,
    door: Gebruiker | None,
    reden: str = Uitstapreden.NIET_GEZEGD,
    toelichting: str = "",
    terugkomen: str = "",
) -> Exitgesprek:
    """Withdraw an application that the caller has locked, and keep why. The caller agrees what comes next."""
    was, stap = aanmelding.status, sluit_stappen(aanmelding)
    aanmelding.status = Routeaanmeldingstatus.INGETROKKEN
    aanmelding.beoordeeld_op = timezone.now()
    aanmelding.beoordeeld_door = None
    aanmelding.save(update_fields=["status", "beoordeeld_op", "beoordeeld_door"])
    return Exitgesprek.objects.create(
        aanmelding=aanmelding,
        stap=stap,
        was=was,
        reden=reden,
        toelichting=toelichting.strip(),
        terugkomen=terugkomen,
        door=door,
    )
