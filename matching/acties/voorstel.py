"""A proposal: the makelaar decides, then candidate and school say yes or no."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from loket.acties import makelaar_van, spreek_volgende_stap_af, uiterlijk, zet_stap
from loket.keuzes import Fase, Kandidaatstatus, Stapsoort, Toestemmingsdoel
from onderwijsregio.organisaties.models import Gebruiker
from vacatures.acties import vergrendel

from .. import meldingen
from ..keuzes import Voorstelstatus
from ..models import Voorstel
from .plaatsen import plaats

ANTWOORD_WERKDAGEN = 5
WIE = {"kandidaat": "De kandidaat", "school": "De school"}


@transaction.atomic
def keur_goed(*, voorstel: Voorstel, door: Gebruiker) -> Voorstel:
    """The makelaar approves: candidate and school are asked, each by mail.

    Raises ValidationError when somebody decided already, or the facts changed since the round.
    """
    voorstel = _vergrendel(voorstel)
    _eis_status(voorstel, Voorstelstatus.VOORGESTELD)
    _klopt_het_nog(voorstel)
    voorstel.status = Voorstelstatus.GOEDGEKEURD
    voorstel.goedgekeurd_door, voorstel.goedgekeurd_op = door, timezone.now()
    voorstel.full_clean()
    voorstel.save()
    op = uiterlijk(ANTWOORD_WERKDAGEN)
    _stap(voorstel, Stapsoort.VOORGESTELD, f"Het loket stelt u voor: {_baan(voorstel)}.", door)
    kandidaat = voorstel.kandidaat
    spreek_volgende_stap_af(
        kandidaat=kandidaat,
        volgende_stap=f"Ja of nee zeggen tegen: {_baan(voorstel)}"[:200],
        eigenaar=kandidaat.gebruiker or door,
        op=op,
        door=door,
    )
    meldingen.vraag_kandidaat(voorstel, op)
    meldingen.vraag_school(voorstel, op)
    return voorstel


def _klopt_het_nog(voorstel: Voorstel) -> None:
    kandidaat = voorstel.kandidaat
    if not voorstel.vacature.is_open:
        raise ValidationError("Deze vacature is intussen gesloten.")
    if kandidaat.status != Kandidaatstatus.ACTIEF or kandidaat.fase != Fase.MATCHEN:
        raise ValidationError("Deze kandidaat zoekt intussen niet meer.")
    if kandidaat.afschermingen.filter(organisatie=voorstel.vacature.organisatie_id).exists():
        raise ValidationError("Deze kandidaat wil niet dat dit bestuur meekijkt.")
    if not kandidaat.heeft_toestemming(Toestemmingsdoel.MATCHING):
        raise ValidationError("Deze kandidaat gaf geen toestemming om te worden voorgesteld.")
    andere = Voorstel.objects.filter(status=Voorstelstatus.GOEDGEKEURD)
    if andere.filter(kandidaat=kandidaat).exists():
        raise ValidationError("Voor deze kandidaat loopt al een goedgekeurd voorstel.")
    if andere.filter(vacature=voorstel.vacature).exists():
        raise ValidationError("Voor deze vacature loopt al een goedgekeurd voorstel.")


@transaction.atomic
def wijs_af(*, voorstel: Voorstel, reden: str, door: Gebruiker) -> Voorstel:
    """The makelaar rejects a proposal before anybody was asked; this pair is not proposed again.

    Raises ValidationError without a reason, or when somebody decided already.
    """
    voorstel = _vergrendel(voorstel)
    _eis_status(voorstel, Voorstelstatus.VOORGESTELD)
    _wijs_af(voorstel, f"Het loket: {_reden(reden)}")
    tekst = f"Voorstel afgewezen door het loket: {_baan(voorstel)}."
    _stap(voorstel, Stapsoort.VOORSTEL_BEANTWOORD, tekst, door, intern=True)
    return voorstel


@transaction.atomic
def zeg_ja(*, voorstel: Voorstel, wie: str, door: Gebruiker) -> Voorstel:
    """`wie` ("kandidaat" or "school") says yes; when both have, the candidate is placed.

    Saying yes twice changes nothing. Raises ValidationError when the proposal came to an end.
    """
    voorstel = _vergrendel(voorstel)
    veld = f"{wie}_ja_op"
    if voorstel.status == Voorstelstatus.GEPLAATST or (voorstel.is_open and getattr(voorstel, veld)):
        return voorstel
    _eis_status(voorstel, Voorstelstatus.GOEDGEKEURD)
    setattr(voorstel, veld, timezone.now())
    voorstel.save(update_fields=[veld])
    zin = f"{WIE[wie]} zegt ja"
    _stap(voorstel, Stapsoort.VOORSTEL_BEANTWOORD, f"{zin}: {_baan(voorstel)}.", door)
    if voorstel.kandidaat_ja_op and voorstel.school_ja_op:
        voorstel.status = Voorstelstatus.GEPLAATST
        voorstel.save(update_fields=["status"])
        plaats(kandidaat=voorstel.kandidaat, vacature=voorstel.vacature, voorstel=voorstel, door=door)
        return voorstel
    meldingen.antwoord(voorstel, voorstel.goedgekeurd_door, zin)
    if wie == "kandidaat":
        _wacht_op_de_school(voorstel, door)
    return voorstel


def _wacht_op_de_school(voorstel: Voorstel, door: Gebruiker) -> None:
    spreek_volgende_stap_af(
        kandidaat=voorstel.kandidaat,
        volgende_stap=f"Antwoord krijgen van {voorstel.vacature.school}"[:200],
        eigenaar=voorstel.goedgekeurd_door,
        op=uiterlijk(ANTWOORD_WERKDAGEN),
        door=door,
    )


@transaction.atomic
def zeg_nee(*, voorstel: Voorstel, wie: str, reden: str, door: Gebruiker) -> Voorstel:
    """`wie` ("kandidaat" or "school") says no; the other side hears it and the loket looks further.

    Raises ValidationError without a reason, or when the proposal came to an end.
    """
    voorstel = _vergrendel(voorstel)
    _eis_status(voorstel, Voorstelstatus.GOEDGEKEURD)
    _wijs_af(voorstel, f"{WIE[wie]}: {_reden(reden)}")
    zin = f"{WIE[wie]} zegt nee"
    _stap(voorstel, Stapsoort.VOORSTEL_BEANTWOORD, f"{zin}: {_baan(voorstel)}.", door)
    spreek_volgende_stap_af(
        kandidaat=voorstel.kandidaat,
        volgende_stap="Bespreken welke baan wel past",
        eigenaar=makelaar_van(voorstel.kandidaat),
        op=uiterlijk(ANTWOORD_WERKDAGEN),
        door=door,
    )
    meldingen.antwoord(voorstel, voorstel.goedgekeurd_door, zin)
    if wie == "school":
        meldingen.gaat_niet_door_kandidaat(voorstel, "De school heeft een andere keuze gemaakt.")
    else:
        meldingen.gaat_niet_door_school(voorstel, "De kandidaat heeft een andere keuze gemaakt.")
    return voorstel


def _vergrendel(voorstel: Voorstel) -> Voorstel:
    """The proposal as it is now, locked after the vacancy and all who count on it."""
    vacature = vergrendel(vacature=voorstel.vacature_id, ook=voorstel.kandidaat_id)
    voorstel = Voorstel.objects.select_for_update(of=["self"]).select_related("kandidaat").get(pk=voorstel.pk)
    voorstel.vacature = vacature
    return voorstel


def _eis_status(voorstel: Voorstel, status: Voorstelstatus) -> None:
    if voorstel.status != status:
        raise ValidationError(f"Dit kan niet meer: het voorstel is ‘{voorstel.get_status_display()}’.")


def _reden(reden: str) -> str:
    if not reden.strip():
        raise ValidationError({"reden": "Geef een reden."})
    return reden.strip()


def _wijs_af(voorstel: Voorstel, reden: str) -> None:
    voorstel.status = Voorstelstatus.AFGEWEZEN
    voorstel.reden_afwijzing = reden
    voorstel.save(update_fields=["status", "reden_afwijzing"])


def _baan(voorstel: Voorstel) -> str:
    return f"{voorstel.vacature.titel} bij {voorstel.vacature.school}"


def _stap(voorstel: Voorstel, soort: Stapsoort, tekst: str, door: Gebruiker, intern: bool = False) -> None:
    zet_stap(kandidaat=voorstel.kandidaat, soort=soort, tekst=tekst, door=door, over=voorstel, intern=intern)
