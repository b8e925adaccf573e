"""The events themselves: made, published, changed, called off."""

import uuid
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker, Organisatie

from ..keuzes import Evenementstatus
from ..meldingen import agenda as meldingen
from ..models import Evenement, Route, Stand
from .aanmelden import schuif_door, vergrendel, vrije_plekken

#: What people must know at once, and what their calendars show.
TIJD_EN_PLAATS = ("begint_op", "eindigt_op", "plaats", "online_link")


@transaction.atomic
def maak_evenement(
    *,
    door: Gebruiker,
    formulier: uuid.UUID | None = None,
    voorbeeld: Evenement | None = None,
    routes: Iterable[Route] = (),
    **velden,
) -> Evenement:
    """Write a new event as a draft, with the stands of `voorbeeld` when it is a copy.

    The same form twice (`formulier` is its key) gives one event. Raises ValidationError when the fields
    do not fit together.
    """
    if formulier and (bestaand := Evenement.objects.filter(sleutel=formulier).first()):
        return bestaand
    evenement = Evenement(**velden, gemaakt_door=door, sleutel=formulier)
    evenement.full_clean()
    evenement.save()
    evenement.routes.set(routes)
    for stand in voorbeeld.stands.all() if voorbeeld else []:
        zet_stand(
            evenement=evenement,
            organisatie=stand.organisatie,
            plek=stand.plek,
            tekst=stand.tekst,
            door=door,
        )
    return evenement


@transaction.atomic
def publiceer(*, evenement: Evenement, door: Gebruiker) -> Evenement:
    """Put a draft in the agenda. Raises ValidationError when it is in the past or nowhere."""
    evenement = vergrendel(evenement)
    if evenement.status != Evenementstatus.CONCEPT:
        return evenement
    if evenement.is_begonnen:
        raise ValidationError("Deze datum is voorbij. Kies eerst een nieuwe.")
    evenement.status = Evenementstatus.GEPUBLICEERD
    evenement.validate_constraints()
    evenement.save(update_fields=["status"])
    return evenement


def andere_tijd_of_plaats(evenement: Evenement, velden: dict) -> bool:
    """Whether these new values are something that who registered must hear."""
    return any(velden[veld] != getattr(evenement, veld) for veld in TIJD_EN_PLAATS if veld in velden)


@transaction.atomic
def wijzig_evenement(
    *, evenement: Evenement, door: Gebruiker, routes: Iterable[Route] | None = None, **velden
) -> Evenement:
    """Change an event; who registered is told when the time or the place is another. `routes` None: as they are.

    More places go to who waits. Raises ValidationError when the fields do not fit together, when there
    would be fewer places than people, and for an event that was called off or is over.
    """
    evenement = vergrendel(evenement)
    if evenement.is_afgelast or (evenement.is_voorbij and evenement.status == Evenementstatus.GEPUBLICEERD):
        velden = {"kosten": velden.get("kosten", evenement.kosten)}  # what is over only gets its bill
    anders = andere_tijd_of_plaats(evenement, velden)
    for veld, waarde in velden.items():
        setattr(evenement, veld, waarde)
    evenement.full_clean(exclude=["uid", "sleutel"])
    _maak_passend(evenement)
    evenement.versie += 1
    evenement.gewijzigd_op = timezone.now()
    evenement.save()
    if routes is not None:
        evenement.routes.set(routes)
    if anders and evenement.status == Evenementstatus.GEPUBLICEERD:
        evenement.aanmeldingen.update(herinnerd_op=None)
        _vertel_allen(evenement, meldingen.gewijzigd)
    schuif_door(evenement)
    return evenement


def _maak_passend(evenement: Evenement) -> None:
    """Move people with a high number to a low one before the capacity goes down."""
    hoog = list(evenement.aanmeldingen.ingeschreven().filter(plek__gt=evenement.capaciteit))
    vrij = vrije_plekken(evenement)
    if len(hoog) > len(vrij):
        bezet = evenement.aanmeldingen.ingeschreven().count()
        raise ValidationError({"capaciteit": f"Er hebben al {bezet} mensen een plek."})
    for aanmelding, nummer in zip(hoog, vrij, strict=False):
        aanmelding.plek = nummer
        aanmelding.save(update_fields=["plek"])


def _vertel_allen(evenement: Evenement, brief) -> int:
    """Send this letter to everybody who comes or waits; calendars see a next `versie`."""
    aanmeldingen = list(evenement.aanmeldingen.in_kracht())
    for aanmelding in aanmeldingen:
        aanmelding.evenement = evenement
        brief(aanmelding)
    return len(aanmeldingen)


@transaction.atomic
def gelast_af(*, evenement: Evenement, reden: str, door: Gebruiker) -> int:
    """Call an event off and tell everybody; the number of people told. Twice is once.

    Raises ValidationError without a reason, for a draft, and once it has begun.
    """
    evenement = vergrendel(evenement)
    if evenement.is_afgelast:
        return 0
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom het niet doorgaat."})
    if evenement.status != Evenementstatus.GEPUBLICEERD or evenement.is_begonnen:
        raise ValidationError("Alleen een bijeenkomst die nog komt kan worden afgelast.")
    evenement.status, evenement.afgelast_omdat = Evenementstatus.AFGELAST, reden.strip()
    evenement.versie += 1
    evenement.gewijzigd_op = timezone.now()
    evenement.save(update_fields=["status", "afgelast_omdat", "versie", "gewijzigd_op"])
    return _vertel_allen(evenement, meldingen.afgelast)


@transaction.atomic
def gooi_weg(*, evenement: Evenement, door: Gebruiker) -> None:
    """Delete a draft, of which nobody knows. Raises ValidationError for anything else."""
    evenement = vergrendel(evenement)
    if evenement.status != Evenementstatus.CONCEPT:
        raise ValidationError("Dit staat al in de agenda. U kunt het wel afgelasten.")
    evenement.delete()


@transaction.atomic
def zet_stand(
    *, evenement: Evenement, organisatie: Organisatie, plek: str = "", tekst: str = "", door: Gebruiker
) -> Stand:
    """Give an organisation a stand, or change the one it has."""
    gegevens = {"plek": plek, "tekst": tekst}
    return Stand.objects.update_or_create(evenement=evenement, organisatie=organisatie, defaults=gegevens)[0]


@transaction.atomic
def haal_stand_weg(*, stand: Stand, door: Gebruiker) -> None:
    """Take a stand from the market."""
    stand.delete()
