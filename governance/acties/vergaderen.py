"""Meetings and their agenda."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from monitoring.models import Indicator
from monitoring.rapportages import stand
from onderwijsregio.organisaties.models import Gebruiker, Regio

from .. import meldingen
from ..keuzes import Vergaderstatus
from ..models import Agendapunt, Besluit, Gremium, Stemming, Vergadering
from ..rechten import is_secretaris


@transaction.atomic
def plan_vergadering(*, gremium: Gremium, begint_op: datetime, plaats: str, door: Gebruiker) -> Vergadering:
    """Plan a meeting and invite everybody who has a seat and a login.

    Raises ValidationError for a moment in the past, PermissionDenied for who is not the secretary.
    """
    _alleen_secretaris(door, gremium)
    if begint_op <= timezone.now():
        raise ValidationError({"begint_op": "Kies een moment dat nog komt."})
    vergadering = Vergadering.objects.create(
        gremium=gremium, begint_op=begint_op, plaats=plaats, gepland_door=door
    )
    meldingen.uitnodiging(vergadering)
    return vergadering


@transaction.atomic
def agendeer(
    *,
    vergadering: Vergadering,
    titel: str,
    door: Gebruiker,
    toelichting: str = "",
    indicator: Indicator | None = None,
) -> Agendapunt:
    """Put an item at the end of the agenda; a figure is kept as it stands today.

    Raises ValidationError when the meeting has been held.
    """
    vergadering = _nog_te_houden(vergadering, door)
    laatste = vergadering.agendapunten.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0
    return Agendapunt.objects.create(
        vergadering=vergadering,
        volgorde=laatste + 1,
        titel=titel,
        toelichting=toelichting,
        indicator=indicator,
        cijfer=stand(indicator, timezone.localdate()).als_json() if indicator else None,
    )


@transaction.atomic
def stel_besluit_voor(*, agendapunt: Agendapunt, tekst: str, door: Gebruiker) -> Besluit:
    """Propose a decision on an agenda item; it gets the next number of the year of the meeting.

    Raises ValidationError when the item has a decision already or the meeting has been held.
    """
    vergadering = _nog_te_houden(agendapunt.vergadering, door)
    Regio.objects.select_for_update().get()  # numbers follow each other over all bodies
    if Besluit.objects.filter(agendapunt=agendapunt).exists():
        raise ValidationError("Bij dit agendapunt staat al een besluit.")
    jaar = timezone.localtime(vergadering.begint_op).year
    volgnummer = Besluit.objects.filter(nummer__startswith=f"{jaar}-").count() + 1
    return Besluit.objects.create(agendapunt=agendapunt, nummer=f"{jaar}-{volgnummer:03}", tekst=tekst)


@transaction.atomic
def rond_vergadering_af(*, vergadering: Vergadering, door: Gebruiker) -> Vergadering:
    """The meeting has been held; its agenda is closed.

    Raises ValidationError while a vote is open or before the meeting has begun.
    """
    vergadering = _nog_te_houden(vergadering, door)
    if vergadering.begint_op > timezone.now():
        raise ValidationError("Deze vergadering is nog niet begonnen.")
    if Stemming.objects.open().filter(besluit__agendapunt__vergadering=vergadering).exists():
        raise ValidationError("Er loopt nog een stemming. Sluit die eerst.")
    vergadering.status = Vergaderstatus.GEHOUDEN
    vergadering.save(update_fields=["status"])
    return vergadering


def _alleen_secretaris(gebruiker: Gebruiker, gremium: Gremium) -> None:
    if not is_secretaris(gebruiker, gremium):
        raise PermissionDenied("Alleen de secretaris van dit gremium mag dit.")


def _nog_te_houden(vergadering: Vergadering, door: Gebruiker) -> Vergadering:
    """The meeting as it is now, locked, for who keeps its agenda."""
    _alleen_secretaris(door, vergadering.gremium)
    vergadering = Vergadering.objects.select_for_update(of=["self"]).get(pk=vergadering.pk)
    if vergadering.status != Vergaderstatus.GEPLAND:
        raise ValidationError("Deze vergadering is al gehouden; de agenda staat vast.")
    return vergadering
