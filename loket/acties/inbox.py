"""Work on a question among colleagues: whose it is, notes, closing it, and reading two as one."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Vraagstatus
from ..models import Bericht, Doorverwijzing, Vraag, Vraagnotitie
from .klantreis import spreek_volgende_stap_af
from .vragen import VRAAG_BEANTWOORDEN, sleutel_van, vergrendel_vraag

KLAAR = (Vraagstatus.WACHT, Vraagstatus.BEANTWOORD, Vraagstatus.GESLOTEN)


@transaction.atomic
def wijs_toe(*, vraag: Vraag, aan: Gebruiker | None, door: Gebruiker, van: int | None = None) -> Vraag:
    """Make this question somebody's, or nobody's in particular (`aan` None); who gets it hears that.

    `van` is the owner that the one who clicked saw (0 for nobody). Raises ValidationError when the
    question went to somebody else meanwhile, or was merged.
    """
    vraag = vergrendel_vraag(vraag)
    if vraag.eigenaar == aan:
        return vraag
    if van is not None and van != (vraag.eigenaar_id or 0):
        wie = vraag.eigenaar or "niemand"
        raise ValidationError(f"Intussen is deze vraag van {wie}. Kijk eerst wat er is gebeurd.")
    oud, vraag.eigenaar = vraag.eigenaar, aan
    if aan == door and vraag.status == Vraagstatus.NIEUW:
        vraag.status = Vraagstatus.BEHANDELING
    vraag.save(update_fields=["eigenaar", "status"])
    _schrijf_op(vraag, f"Nu van {aan}." if aan else "Teruggelegd: van niemand.", door)
    kandidaat = vraag.kandidaat
    if aan and oud and (kandidaat.volgende_stap, kandidaat.volgende_stap_van) == (VRAAG_BEANTWOORDEN, oud):
        spreek_volgende_stap_af(
            kandidaat=kandidaat,
            volgende_stap=VRAAG_BEANTWOORDEN,
            eigenaar=aan,
            op=kandidaat.volgende_stap_op,
            door=door,
        )
    if aan and aan != door:
        meldingen.vraag_toegewezen(vraag, door)
    return vraag


def _schrijf_op(vraag: Vraag, tekst: str, door: Gebruiker | None) -> None:
    Vraagnotitie.objects.create(vraag=vraag, tekst=tekst, door=door, vanzelf=True)


@transaction.atomic
def noteer_bij_vraag(
    *, vraag: Vraag, tekst: str, door: Gebruiker, formulier: uuid.UUID | None = None
) -> Vraagnotitie:
    """A note for colleagues; the asker never reads it. The same note from the same form is kept once.

    Raises ValidationError when it is empty.
    """
    if not tekst.strip():
        raise ValidationError({"tekst": "Schrijf eerst een notitie."})
    vraag = vergrendel_vraag(vraag)
    sleutel = sleutel_van(formulier, tekst) if formulier else None
    if sleutel and (al_bewaard := Vraagnotitie.objects.filter(sleutel=sleutel).first()):
        return al_bewaard
    return Vraagnotitie.objects.create(vraag=vraag, tekst=tekst.strip(), door=door, sleutel=sleutel)


@transaction.atomic
def sluit_vraag(*, vraag: Vraag, reden: str, door: Gebruiker) -> Vraag:
    """Finish a question without an answer, and say for colleagues why. What is closed stays as it is.

    Raises ValidationError without a reason, or while a colleague elsewhere still has to say yes or no.
    """
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom deze vraag geen antwoord nodig heeft."})
    vraag = vergrendel_vraag(vraag)
    if vraag.status == Vraagstatus.GESLOTEN:
        return vraag
    if vraag.doorverwijzingen.open().exists():
        raise ValidationError("Een collega heeft nog niet geantwoord. Wacht op het ja of nee.")
    vraag.status = Vraagstatus.GESLOTEN
    vraag.wacht_sinds = vraag.antwoord_uiterlijk = None
    vraag.save(update_fields=["status", "wacht_sinds", "antwoord_uiterlijk"])
    _schrijf_op(vraag, f"Gesloten zonder antwoord: {reden.strip()}", door)
    return vraag


# Two questions that are one ----------------------------------------------------------------------------


def samen_te_voegen(vraag: Vraag):
    """Other conversations of the same person, the newest first."""
    anders = Vraag.objects.gesprekken().filter(kandidaat=vraag.kandidaat_id).exclude(pk=vraag.pk)
    return anders.order_by("-gesteld_op")


@transaction.atomic
def voeg_vragen_samen(*, vraag: Vraag, met: Vraag, door: Gebruiker) -> Vraag:
    """Read two questions of one person as one; the one that goes on is returned, the other stays as it is.

    The first promise holds for both. Raises ValidationError when they are of two persons, when both were
    merged before, or when both wait for a colleague.
    """
    if vraag.kandidaat_id != met.kandidaat_id:
        raise ValidationError("Deze vragen zijn van twee mensen. Voeg eerst die twee samen.")
    if vraag.pk == met.pk:
        raise ValidationError("Dit is dezelfde vraag.")
    blijft, dubbel = sorted((vergrendel_vraag(vraag), vergrendel_vraag(met)), key=_wie_blijft)
    if dubbel.samengevoegd.exists():
        raise ValidationError("Beide vragen zijn al samengevoegd. Haal er eerst een uit elkaar.")
    if dubbel.doorverwijzingen.open().exists():
        raise ValidationError("Bij beide vragen is een collega gevraagd. Wacht tot er een antwoordt.")
    dubbel.samengevoegd_was = {
        "status": blijft.status,
        "wacht_sinds": blijft.wacht_sinds and blijft.wacht_sinds.isoformat(),
        "antwoord_uiterlijk": blijft.antwoord_uiterlijk and blijft.antwoord_uiterlijk.isoformat(),
    }
    dubbel.samengevoegd_in, dubbel.samengevoegd_op = blijft, timezone.now()
    dubbel.save(update_fields=["samengevoegd_in", "samengevoegd_op", "samengevoegd_was"])
    _neem_belofte_over(blijft, dubbel)
    _schrijf_op(
        blijft, f"Samengevoegd met de vraag van {timezone.localdate(dubbel.gesteld_op):%d-%m-%Y}.", door
    )
    return blijft


def _wie_blijft(vraag: Vraag) -> tuple:
    """Sorts first what must go on: what others were merged into, what waits for a colleague, the oldest."""
    return (
        not vraag.samengevoegd.exists(),
        not vraag.doorverwijzingen.open().exists(),
        vraag.gesteld_op,
        vraag.pk,
    )


def _neem_belofte_over(blijft: Vraag, dubbel: Vraag) -> None:
    """The earliest promise of the two; who waited in either of them waits."""
    if dubbel.wacht_sinds is None:
        return
    blijft.wacht_sinds = min(filter(None, (blijft.wacht_sinds, dubbel.wacht_sinds)))
    blijft.antwoord_uiterlijk = min(filter(None, (blijft.antwoord_uiterlijk, dubbel.antwoord_uiterlijk)))
    if blijft.status in KLAAR:
        blijft.status = Vraagstatus.BEHANDELING
    blijft.save(update_fields=["wacht_sinds", "antwoord_uiterlijk", "status"])


def waarom_niet_uit_elkaar(dubbel: Vraag) -> str:
    """Why two questions that were merged stay so: something happened since; "" when nothing did."""
    blijft, sinds = dubbel.samengevoegd_in, dubbel.samengevoegd_op
    if Bericht.objects.filter(vraag__in=blijft.gesprek, op__gt=sinds).exists():
        return "Na het samenvoegen is er een bericht geschreven. Dat hoort bij beide vragen."
    later = Q(aangeboden_op__gt=sinds) | Q(beantwoord_op__gt=sinds)
    if Doorverwijzing.objects.filter(later, vraag=blijft).exists():
        return "Na het samenvoegen is er een collega gevraagd. Dat hoort bij beide vragen."
    if blijft.status == Vraagstatus.GESLOTEN:
        return "Na het samenvoegen is de vraag gesloten."
    return ""


@transaction.atomic
def haal_vragen_uit_elkaar(*, dubbel: Vraag, door: Gebruiker) -> Vraag:
    """Undo a merge: both questions are again as they were.

    Raises ValidationError when something happened since, or when it was undone already.
    """
    blijft = dubbel.samengevoegd_in and vergrendel_vraag(dubbel.samengevoegd_in)
    dubbel = Vraag.objects.select_for_update(of=["self"], no_key=True).get(pk=dubbel.pk)
    if blijft is None or dubbel.samengevoegd_in_id != blijft.pk:
        raise ValidationError("Deze vragen staan al los van elkaar.")
    if reden := waarom_niet_uit_elkaar(dubbel):
        raise ValidationError(reden)
    was, dag = dubbel.samengevoegd_was, timezone.localdate(dubbel.gesteld_op)
    dubbel.samengevoegd_in, dubbel.samengevoegd_op, dubbel.samengevoegd_was = None, None, {}
    dubbel.save(update_fields=["samengevoegd_in", "samengevoegd_op", "samengevoegd_was"])
    if not blijft.samengevoegd.exists():
        _herstel(blijft, was)
    _schrijf_op(blijft, f"Uit elkaar gehaald: de vraag van {dag:%d-%m-%Y}.", door)
    return dubbel


def _herstel(blijft: Vraag, was: dict) -> None:
    """Give the question back how it stood before another was merged into it."""
    if blijft.status != Vraagstatus.DOORVERWEZEN:
        blijft.status = was["status"]
    blijft.wacht_sinds = parse_datetime(was["wacht_sinds"]) if was["wacht_sinds"] else None
    blijft.antwoord_uiterlijk = parse_date(was["antwoord_uiterlijk"]) if was["antwoord_uiterlijk"] else None
    blijft.save(update_fields=["status", "wacht_sinds", "antwoord_uiterlijk"])
