"""What is written about an application: between candidate and board, and among colleagues."""

import uuid
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..models import Sollicitatie, Sollicitatiebericht, Sollicitatienotitie, Vacature
from .sjablonen import controleer_sjabloon, vul_sjabloon_in
from .vergrendelen import vergrendel


def _sleutel(formulier: uuid.UUID | None, sollicitatie: Sollicitatie, tekst: str) -> uuid.UUID | None:
    """The same for the same text from the same form: sent twice, it is kept once."""
    return uuid.uuid5(formulier, f"{sollicitatie.pk}\n{tekst}") if formulier else None


@transaction.atomic
def schrijf_bericht(
    *,
    sollicitatie: Sollicitatie,
    tekst: str,
    van_bestuur: bool,
    door: Gebruiker,
    formulier: uuid.UUID | None = None,
) -> Sollicitatiebericht:
    """Write to the other side, who gets a mail. The same message from the same form is kept once.

    Raises ValidationError when it is empty.
    """
    if not tekst.strip():
        raise ValidationError({"tekst": "Schrijf eerst een bericht."})
    sollicitatie = _vergrendeld(sollicitatie)
    sleutel = _sleutel(formulier, sollicitatie, tekst)
    if sleutel and (eerder := Sollicitatiebericht.objects.filter(sleutel=sleutel).first()):
        return eerder
    bericht = Sollicitatiebericht.objects.create(
        sollicitatie=sollicitatie, tekst=tekst.strip(), van_bestuur=van_bestuur, door=door, sleutel=sleutel
    )
    if van_bestuur:
        meldingen.bericht_van_bestuur(bericht)
    else:
        meldingen.bericht_van_kandidaat(bericht)
    return bericht


def _vergrendeld(sollicitatie: Sollicitatie) -> Sollicitatie:
    rijen = Sollicitatie.objects.select_for_update(of=["self"], no_key=True)
    return rijen.select_related("kandidaat", "vacature__school", "vacature__organisatie").get(
        pk=sollicitatie.pk
    )


@transaction.atomic
def schrijf_samen(
    *,
    vacature: Vacature,
    sollicitaties: Iterable[Sollicitatie],
    tekst: str,
    door: Gebruiker,
    formulier: uuid.UUID | None = None,
) -> list[Sollicitatiebericht]:
    """One message to several applicants of a vacancy, each in a mail of their own with placeholders filled in."""
    controleer_sjabloon(tekst)
    vacature = vergrendel(vacature=vacature.pk)
    rijen = vacature.sollicitaties.filter(pk__in=[rij.pk for rij in sollicitaties]).order_by("pk")
    return [
        schrijf_bericht(
            sollicitatie=rij,
            tekst=vul_sjabloon_in(tekst, rij, door),
            van_bestuur=True,
            door=door,
            formulier=formulier,
        )
        for rij in rijen.select_related("kandidaat", "vacature__school", "vacature__organisatie")
    ]


@transaction.atomic
def noteer(
    *, sollicitatie: Sollicitatie, tekst: str, door: Gebruiker, formulier: uuid.UUID | None = None
) -> Sollicitatienotitie:
    """A note for colleagues of the board; the candidate never reads it. The same form is kept once.

    Raises ValidationError when it is empty.
    """
    if not tekst.strip():
        raise ValidationError({"tekst": "Schrijf eerst een notitie."})
    sollicitatie = _vergrendeld(sollicitatie)
    sleutel = _sleutel(formulier, sollicitatie, tekst)
    if sleutel and (eerder := Sollicitatienotitie.objects.filter(sleutel=sleutel).first()):
        return eerder
    return Sollicitatienotitie.objects.create(
        sollicitatie=sollicitatie, tekst=tekst.strip(), door=door, sleutel=sleutel
    )
