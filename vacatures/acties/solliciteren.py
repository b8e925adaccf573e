"""Applying for a vacancy, and the board's answer."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from loket.acties import makelaar_van, spreek_volgende_stap_af, uiterlijk, vergrendel_kandidaten, zet_stap
from loket.keuzes import Kandidaatstatus, Stapsoort
from loket.models import Document, Kandidaat
from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen, signalen
from ..keuzes import Sollicitatiestatus
from ..models import Sollicitatie, Vacature
from .vergrendelen import vergrendel

ANTWOORD_WERKDAGEN = 10
VERDER_WERKDAGEN = 5
ANTWOORDEN = (
    Sollicitatiestatus.UITGENODIGD,
    Sollicitatiestatus.AANGENOMEN,
    Sollicitatiestatus.AFGEWEZEN,
)


@transaction.atomic
def solliciteer(
    *,
    vacature: Vacature,
    kandidaat: Kandidaat,
    motivatie: str,
    documenten: Iterable[Document] = (),
    door: Gebruiker,
) -> Sollicitatie:
    """The candidate applies, once; HR of the board gets a mail and ten working days.

    Raises ValidationError when the vacancy is not open any more (code "gesloten"), when the candidate
    applied before (code "dubbel"), without a motivation, or with somebody else's document.
    """
    vacature = Vacature.objects.select_for_update(no_key=True).get(pk=vacature.pk)
    kandidaat = Kandidaat.objects.select_for_update(no_key=True).get(pk=kandidaat.pk)
    documenten = list(documenten)
    _controleer(vacature, kandidaat, motivatie, documenten)
    sollicitatie = Sollicitatie.objects.create(
        vacature=vacature, kandidaat=kandidaat, motivatie=motivatie.strip()
    )
    sollicitatie.documenten.set(documenten)
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.GESOLLICITEERD,
        tekst=f"U heeft gesolliciteerd: {vacature}, {vacature.school}.",
        door=door,
        over=sollicitatie,
    )
    op = uiterlijk(ANTWOORD_WERKDAGEN)
    _wacht_op_het_bestuur(sollicitatie, op, door)
    meldingen.sollicitatie_ontvangen(sollicitatie, op)
    meldingen.nieuwe_sollicitatie(sollicitatie, op)
    return sollicitatie


def _controleer(vacature: Vacature, kandidaat: Kandidaat, motivatie: str, documenten: list[Document]) -> None:
    if Sollicitatie.objects.filter(vacature=vacature, kandidaat=kandidaat).exists():
        raise ValidationError("U heeft al op deze vacature gereageerd.", code="dubbel")
    if not vacature.is_open:
        raise ValidationError(
            "Deze vacature is zojuist gesloten. Uw sollicitatie is niet verstuurd.", code="gesloten"
        )
    if not motivatie.strip():
        raise ValidationError({"motivatie": "Vertel kort waarom deze baan bij u past."})
    if any(document.kandidaat_id != kandidaat.pk for document in documenten):
        raise ValidationError({"documenten": "Kies alleen documenten van uzelf."})


def _wacht_op_het_bestuur(sollicitatie: Sollicitatie, op: date, door: Gebruiker) -> None:
    """The board has to answer; what was agreed for an earlier day comes first and stays."""
    kandidaat = sollicitatie.kandidaat
    if kandidaat.status == Kandidaatstatus.ACTIEF and kandidaat.volgende_stap_op <= op:
        return
    _volgende_stap(
        sollicitatie, f"Antwoord krijgen op uw sollicitatie bij {sollicitatie.vacature.school}", op, door
    )


def _volgende_stap(sollicitatie: Sollicitatie, tekst: str, op: date, door: Gebruiker | None) -> None:
    spreek_volgende_stap_af(
        kandidaat=sollicitatie.kandidaat,
        volgende_stap=tekst[:200],
        eigenaar=_contact(sollicitatie),
        op=op,
        door=door,
    )


def _contact(sollicitatie: Sollicitatie) -> Gebruiker:
    """Who at the board answers: the writer of the vacancy, else a colleague, else the loket."""
    schrijver = sollicitatie.vacature.gemaakt_door
    hr = meldingen.hr_van(sollicitatie.vacature.organisatie_id)
    if schrijver in hr:
        return schrijver
    return hr[0] if hr else makelaar_van(sollicitatie.kandidaat)


@transaction.atomic
def beantwoord_sollicitatie(
    *, sollicitatie: Sollicitatie, status: Sollicitatiestatus, antwoord: str, door: Gebruiker
) -> Sollicitatie:
    """The board invites, takes on or rejects, in its own words; the candidate gets them by mail.

    Who takes somebody on should expect the vacancy to be filled by it: a later app sees to that.
    Raises ValidationError without words, or when the application came to an end already.
    """
    if not antwoord.strip():
        raise ValidationError({"antwoord": "Schrijf een paar zinnen aan de kandidaat."})
    if status not in ANTWOORDEN:
        raise ValidationError({"status": "Kies wat u de kandidaat antwoordt."})
    vacature = vergrendel(vacature=sollicitatie.vacature_id)
    sollicitatie = _open_sollicitatie(sollicitatie)
    if status == sollicitatie.status:
        raise ValidationError({"status": "Deze kandidaat is al uitgenodigd."})
    sollicitatie.vacature = vacature
    geef_antwoord(sollicitatie, status, antwoord.strip(), door)
    if status == Sollicitatiestatus.AANGENOMEN:
        signalen.aangenomen.send(Sollicitatie, sollicitatie=sollicitatie, door=door)
    return sollicitatie


def geef_antwoord(
    sollicitatie: Sollicitatie, status: Sollicitatiestatus, antwoord: str, door: Gebruiker | None
) -> None:
    """Write the answer, tell the candidate, agree what comes next. The caller holds the lock."""
    _beeindig(sollicitatie, status, antwoord)
    zet_stap(
        kandidaat=sollicitatie.kandidaat,
        soort=Stapsoort.SOLLICITATIE_BEANTWOORD,
        tekst=f"Antwoord op uw sollicitatie bij {sollicitatie.vacature.school}: "
        f"{sollicitatie.get_status_display()}.",
        door=door,
        over=sollicitatie,
    )
    meldingen.sollicitatie_beantwoord(sollicitatie)
    _wat_nu(sollicitatie, door)


def _beeindig(sollicitatie: Sollicitatie, status: Sollicitatiestatus, antwoord: str) -> None:
    sollicitatie.status = status
    sollicitatie.antwoord = antwoord
    sollicitatie.beantwoord_op = timezone.now()
    sollicitatie.save(update_fields=["status", "antwoord", "beantwoord_op"])


def _wat_nu(sollicitatie: Sollicitatie, door: Gebruiker | None) -> None:
    """What comes next for a candidate who got an answer; somebody who stopped stays where they are."""
    kandidaat, school = sollicitatie.kandidaat, sollicitatie.vacature.school
    if kandidaat.status != Kandidaatstatus.ACTIEF:
        return
    op = uiterlijk(VERDER_WERKDAGEN)
    if sollicitatie.status == Sollicitatiestatus.UITGENODIGD:
        _volgende_stap(sollicitatie, f"Een gesprek voeren bij {school}", op, door)
    elif sollicitatie.status == Sollicitatiestatus.AANGENOMEN:
        _volgende_stap(sollicitatie, f"De eerste werkdag afspreken bij {school}", op, door)
    elif _wachtte_hierop(sollicitatie):
        spreek_volgende_stap_af(
            kandidaat=kandidaat,
            volgende_stap="Bespreken welke baan wel past",
            eigenaar=makelaar_van(kandidaat),
            op=op,
            door=door,
        )


def _wachtte_hierop(sollicitatie: Sollicitatie) -> bool:
    """Is the next step with the board that answered? Otherwise something else was agreed, and that stays."""
    hr = meldingen.hr_van(sollicitatie.vacature.organisatie_id)
    return sollicitatie.kandidaat.volgende_stap_van in hr


@transaction.atomic
def trek_sollicitatie_in(
    *, sollicitatie: Sollicitatie, reden: str = "", door: Gebruiker | None = None
) -> Sollicitatie:
    """The candidate takes the application back; the board need not answer any more.

    Raises ValidationError when it came to an end already.
    """
    vergrendel_kandidaten([sollicitatie.kandidaat_id])
    sollicitatie = _open_sollicitatie(sollicitatie)
    _beeindig(sollicitatie, Sollicitatiestatus.INGETROKKEN, reden)
    zet_stap(
        kandidaat=sollicitatie.kandidaat,
        soort=Stapsoort.SOLLICITATIE_BEANTWOORD,
        tekst=f"Uw sollicitatie bij {sollicitatie.vacature.school} is ingetrokken. {reden}".strip(),
        door=door,
        over=sollicitatie,
    )
    meldingen.sollicitatie_ingetrokken(sollicitatie)
    _wat_nu(sollicitatie, door)
    return sollicitatie


def bij_afgesloten_kandidaat(sender, kandidaat: Kandidaat, door: Gebruiker | None, **kwargs) -> None:
    """Somebody stopped: the boards need not answer them any more, and hear so."""
    for sollicitatie in kandidaat.sollicitaties.open():
        trek_sollicitatie_in(
            sollicitatie=sollicitatie, reden="De kandidaat is gestopt bij het loket.", door=door
        )


def bij_document_nodig(sender, document: Document, **kwargs) -> list[tuple[str, str]]:
    """The applications that wait for an answer and that this document was sent with."""
    return [
        (
            f"uw sollicitatie bij {rij.vacature.school}",
            reverse("vacatures:mijn_sollicitatie", args=[rij.pk]),
        )
        for rij in document.sollicitaties.open().select_related("vacature__school")
    ]


def _open_sollicitatie(sollicitatie: Sollicitatie) -> Sollicitatie:
    gevonden = (
        Sollicitatie.objects.open()
        .select_for_update(of=["self"])
        .select_related("kandidaat", "vacature__school", "vacature__gemaakt_door")
        .filter(pk=sollicitatie.pk)
        .first()
    )
    if gevonden is None:
        raise ValidationError("Deze sollicitatie is al beantwoord of ingetrokken.", code="klaar")
    return gevonden
