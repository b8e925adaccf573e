"""Applying for a vacancy, changing it while nobody read it, and taking it back."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from loket.acties import spreek_volgende_stap_af, vergrendel_kandidaten, zet_stap
from loket.keuzes import Kandidaatstatus, Stapsoort
from loket.models import Document, Kandidaat
from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Sollicitatiestatus
from ..models import Sollicitatie, Vacature, neem_profiel_op
from .gesprekken import laat_gesprek_vervallen
from .vervolg import contact_van, open_sollicitatie, wat_nu

#: What somebody who hides from the board is asked first.
LAAT_ZIEN = "Kruis aan dat dit bestuur uw sollicitatie mag zien, of solliciteer niet."


@transaction.atomic
def solliciteer(
    *,
    vacature: Vacature,
    kandidaat: Kandidaat,
    motivatie: str,
    documenten: Iterable[Document] = (),
    loket_mag_helpen: bool = False,
    laat_zien: bool = False,
    door: Gebruiker,
) -> Sollicitatie:
    """The candidate applies, once; HR of the board gets a mail and ten working days.

    With it goes the profile as it is now. `loket_mag_helpen`: when the board says no, the loket may hear it.
    `laat_zien`: the board may see this application although the candidate hides from it.
    Raises ValidationError when the vacancy is not open any more (code "gesloten"), when the candidate
    applied before (code "dubbel") or hides from the board, without a motivation, or with somebody else's
    document.
    """
    vacature = Vacature.objects.select_for_update(no_key=True).get(pk=vacature.pk)
    kandidaat = Kandidaat.objects.select_for_update(no_key=True).get(pk=kandidaat.pk)
    documenten = list(documenten)
    if Sollicitatie.objects.filter(vacature=vacature, kandidaat=kandidaat).exists():
        raise ValidationError("U hebt al op deze vacature gereageerd.", code="dubbel")
    if not vacature.is_open:
        raise ValidationError(
            "Deze vacature is zojuist gesloten. Uw sollicitatie is niet verstuurd.", code="gesloten"
        )
    _controleer(kandidaat, motivatie, documenten)
    verborgen = kandidaat.afschermingen.filter(organisatie=vacature.organisatie_id).exists()
    if verborgen and not laat_zien:
        raise ValidationError(LAAT_ZIEN, code="verborgen")
    sollicitatie = Sollicitatie.objects.create(
        vacature=vacature,
        kandidaat=kandidaat,
        motivatie=motivatie.strip(),
        profiel=neem_profiel_op(kandidaat, vacature.school),
        loket_mag_helpen_op=timezone.now() if loket_mag_helpen else None,
    )
    sollicitatie.documenten.set(documenten)
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.GESOLLICITEERD,
        tekst=f"U hebt gesolliciteerd: {vacature}, {vacature.school}.",
        door=door,
        over=sollicitatie,
    )
    if verborgen:
        zet_stap(
            kandidaat=kandidaat,
            soort=Stapsoort.AFGESCHERMD,
            tekst=f"{vacature.organisatie} mag uw sollicitatie bij {vacature.school} zien. Verder blijft u voor dit "
            "bestuur onzichtbaar.",
            door=door,
            over=sollicitatie,
        )
    _wacht_op_het_bestuur(sollicitatie, sollicitatie.antwoord_uiterlijk, door)
    meldingen.sollicitatie_ontvangen(sollicitatie)
    meldingen.nieuwe_sollicitatie(sollicitatie)
    return sollicitatie


def _controleer(kandidaat: Kandidaat, motivatie: str, documenten: list[Document]) -> None:
    if not motivatie.strip():
        raise ValidationError({"motivatie": "Vertel kort waarom deze baan bij u past."})
    if any(document.kandidaat_id != kandidaat.pk for document in documenten):
        raise ValidationError({"documenten": "Kies alleen documenten van uzelf."})


def _wacht_op_het_bestuur(sollicitatie: Sollicitatie, op: date, door: Gebruiker) -> None:
    """The board has to answer; what was agreed for an earlier day comes first and stays."""
    kandidaat = sollicitatie.kandidaat
    if kandidaat.status == Kandidaatstatus.ACTIEF and kandidaat.volgende_stap_op <= op:
        return
    spreek_volgende_stap_af(
        kandidaat=kandidaat,
        volgende_stap=f"Antwoord krijgen op uw sollicitatie bij {sollicitatie.vacature.school}"[:200],
        eigenaar=contact_van(sollicitatie),
        op=op,
        door=door,
    )


@transaction.atomic
def wijzig_sollicitatie(
    *,
    sollicitatie: Sollicitatie,
    motivatie: str,
    documenten: Iterable[Document] = (),
    loket_mag_helpen: bool = False,
    door: Gebruiker,
) -> Sollicitatie:
    """The candidate changes what was sent, with the profile as it is now, while nobody at the board read it.

    Raises ValidationError (code "gelezen") once somebody did, and as `solliciteer` does for what is written.
    """
    vergrendel_kandidaten([sollicitatie.kandidaat_id])
    sollicitatie = open_sollicitatie(sollicitatie)
    if not sollicitatie.is_te_wijzigen:
        raise ValidationError(
            "De school heeft uw sollicitatie intussen gelezen. Wijzigen kan niet meer; stuur een bericht.",
            code="gelezen",
        )
    documenten = list(documenten)
    _controleer(sollicitatie.kandidaat, motivatie, documenten)
    sollicitatie.motivatie = motivatie.strip()
    sollicitatie.profiel = neem_profiel_op(sollicitatie.kandidaat, sollicitatie.vacature.school)
    sinds = sollicitatie.loket_mag_helpen_op or timezone.now()
    sollicitatie.loket_mag_helpen_op = sinds if loket_mag_helpen else None
    sollicitatie.save(update_fields=["motivatie", "profiel", "loket_mag_helpen_op"])
    sollicitatie.documenten.set(documenten)
    return sollicitatie


def lees(*, sollicitatie: Sollicitatie) -> bool:
    """The board opened this application; whether it was the first time. From now on the text stands."""
    ongelezen = Sollicitatie.objects.open().filter(pk=sollicitatie.pk, gelezen_op__isnull=True)
    return bool(ongelezen.update(gelezen_op=timezone.now()))


@transaction.atomic
def trek_sollicitatie_in(
    *, sollicitatie: Sollicitatie, reden: str = "", stand: str = "", door: Gebruiker | None = None
) -> Sollicitatie:
    """The candidate takes the application back; the board need not answer any more.

    `reden` is why the portal does so for the candidate: both read it. `stand` is the status that the candidate saw.
    Raises ValidationError when it came to an end already, or when the board answered meanwhile: nobody gives up a
    job without knowing that it was offered.
    """
    vergrendel_kandidaten([sollicitatie.kandidaat_id])
    sollicitatie = open_sollicitatie(sollicitatie)
    if stand not in ("", sollicitatie.status):
        raise ValidationError(
            f"De school antwoordde net: {sollicitatie.get_status_display()}. Lees eerst wat de school schreef. "
            "Uw sollicitatie is nog niet ingetrokken.",
            code="ingehaald",
        )
    beeindig(sollicitatie, Sollicitatiestatus.INGETROKKEN, reden)
    zet_stap(
        kandidaat=sollicitatie.kandidaat,
        soort=Stapsoort.SOLLICITATIE_BEANTWOORD,
        tekst=f"Uw sollicitatie bij {sollicitatie.vacature.school} is ingetrokken. {reden}".strip()[:500],
        door=door,
        over=sollicitatie,
    )
    meldingen.sollicitatie_ingetrokken(sollicitatie)
    wat_nu(sollicitatie, door)
    return sollicitatie


def beeindig(sollicitatie: Sollicitatie, status: Sollicitatiestatus, antwoord: str, reden: str = "") -> None:
    """Write what became of it; what the board answered before stays to be read, as a message of that moment.

    What is no longer open has no talk to come. The caller holds the lock.
    """
    nu = timezone.now()
    if sollicitatie.antwoord:
        sollicitatie.berichten.create(
            antwoord=sollicitatie.status,
            tekst=sollicitatie.antwoord,
            van_bestuur=True,
            op=sollicitatie.beantwoord_op,
        )
    sollicitatie.status, sollicitatie.antwoord, sollicitatie.reden = status, antwoord, reden
    sollicitatie.beantwoord_op = nu
    if status != Sollicitatiestatus.INGETROKKEN:
        sollicitatie.eerste_antwoord_op = sollicitatie.eerste_antwoord_op or nu
        sollicitatie.gelezen_op = sollicitatie.gelezen_op or nu
    sollicitatie.save(
        update_fields=["status", "antwoord", "reden", "beantwoord_op", "eerste_antwoord_op", "gelezen_op"]
    )
    if not sollicitatie.is_open:
        laat_gesprek_vervallen(sollicitatie)


def bij_afgesloten_kandidaat(sender, kandidaat: Kandidaat, door: Gebruiker | None, **kwargs) -> None:
    """Somebody stopped: the boards need not answer them any more, and hear so."""
    for sollicitatie in kandidaat.sollicitaties.open():
        trek_sollicitatie_in(
            sollicitatie=sollicitatie, reden="De begeleiding door het loket is gestopt.", door=door
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
