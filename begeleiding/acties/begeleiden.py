"""Mentoring: who guides whom, and what they talked about."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from loket.acties import spreek_volgende_stap_af, uiterlijk, zet_stap
from loket.keuzes import Stapsoort
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

from .. import meldingen
from ..models import Gesprek, Koppeling, Traject
from ..rechten import is_mentor, mag_traject_leiden

EERSTE_GESPREK = 10  # working days
VOLGEND_GESPREK = 20


def mentoren_voor(traject: Traject):
    """The mentors of the school's board today, by name; nobody is their own mentor."""
    return (
        Lidmaatschap.objects.nu()
        .filter(rol=Rol.MENTOR, organisatie=traject.school.bestuur_id, gebruiker__is_active=True)
        .exclude(gebruiker=traject.kandidaat.gebruiker_id)
        .select_related("gebruiker", "school")
        .order_by("gebruiker__achternaam", "gebruiker__voornaam", "pk")
    )


@transaction.atomic
def koppel_mentor(
    *, traject: Traject, mentor: Lidmaatschap, door: Gebruiker, uren_per_maand: Decimal = Decimal(4)
) -> Koppeling:
    """Link a mentor of the school's board to a running traject; the first conversation is the next step.

    A mentor who was linked before is released. Raises ValidationError for somebody who is no mentor
    there or is linked already, PermissionDenied for who does not lead the traject.
    """
    traject = (
        Traject.objects.select_for_update(of=["self"])
        .select_related("school", "kandidaat")
        .get(pk=traject.pk)
    )
    if not mag_traject_leiden(door, traject):
        raise PermissionDenied
    _eis_koppelbaar(traject, mentor)
    traject.koppelingen.open().update(tot=timezone.localdate())
    koppeling = Koppeling.objects.create(traject=traject, mentor=mentor, uren_per_maand=uren_per_maand)
    zet_stap(
        kandidaat=traject.kandidaat,
        soort=Stapsoort.GEKOPPELD,
        tekst=f"{mentor.gebruiker} is uw mentor.",
        door=door,
        over=koppeling,
    )
    op = max(uiterlijk(EERSTE_GESPREK), traject.start_op)
    spreek_volgende_stap_af(
        kandidaat=traject.kandidaat,
        volgende_stap="Eerste gesprek met de mentor",
        eigenaar=mentor.gebruiker,
        op=op,
        door=door,
    )
    meldingen.mentor_gekoppeld(koppeling, op)
    return koppeling


def _eis_koppelbaar(traject: Traject, mentor: Lidmaatschap) -> None:
    if not traject.is_lopend:
        raise ValidationError("Dit traject loopt niet meer.")
    if not mentoren_voor(traject).filter(pk=mentor.pk).exists():
        raise ValidationError({"mentor": "Kies een mentor van het bestuur van deze school."})
    if traject.koppelingen.lopend().filter(mentor=mentor).exists():
        raise ValidationError({"mentor": f"{mentor.gebruiker} is al de mentor in dit traject."})


@transaction.atomic
def leg_gesprek_vast(
    *,
    koppeling: Koppeling,
    gevoerd_op: date,
    onderwerp: str,
    verslag: str,
    door: Gebruiker,
    afspraken: str = "",
    volgend_gesprek_op: date | None = None,
) -> Gesprek:
    """Record a conversation; only that it took place is a step, its content stays between the two.

    Raises ValidationError for a day in the future or before the guidance began, PermissionDenied for
    anybody but the mentor.
    """
    koppeling = (
        Koppeling.objects.select_for_update(of=["self"])
        .select_related("traject__kandidaat")
        .get(pk=koppeling.pk)
    )
    if not is_mentor(door, koppeling):
        raise PermissionDenied
    volgend_gesprek_op = volgend_gesprek_op or uiterlijk(VOLGEND_GESPREK)
    _eis_dagen(koppeling, gevoerd_op, volgend_gesprek_op)
    gesprek = Gesprek.objects.create(
        koppeling=koppeling,
        gevoerd_op=gevoerd_op,
        onderwerp=onderwerp,
        verslag=verslag,
        afspraken=afspraken,
        volgend_gesprek_op=volgend_gesprek_op,
    )
    kandidaat = koppeling.traject.kandidaat
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.GESPREK,
        tekst=f"Gesprek met uw mentor op {gevoerd_op:%d-%m-%Y}.",
        door=door,
        over=gesprek,
    )
    spreek_volgende_stap_af(
        kandidaat=kandidaat,
        volgende_stap="Volgend gesprek met de mentor",
        eigenaar=door,
        op=volgend_gesprek_op,
        door=door,
    )
    return gesprek


def _eis_dagen(koppeling: Koppeling, gevoerd_op: date, volgend_gesprek_op: date) -> None:
    vandaag = timezone.localdate()
    begin = min(koppeling.van, koppeling.traject.start_op)  # who is linked late may have talked before
    if gevoerd_op > vandaag:
        raise ValidationError({"gevoerd_op": "Dit gesprek is nog niet gevoerd. Kies vandaag of eerder."})
    if gevoerd_op < begin:
        raise ValidationError(
            {"gevoerd_op": f"De begeleiding begon op {begin:%d-%m-%Y}. Kies die dag of later."}
        )
    if volgend_gesprek_op < vandaag:
        raise ValidationError({"volgend_gesprek_op": "Kies voor het volgende gesprek vandaag of later."})
