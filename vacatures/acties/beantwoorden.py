"""What a board answers an applicant, to one or to many at once; and what the candidate says to an offer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from django.core.exceptions import ValidationError
from django.db import transaction

from loket.acties import zet_stap
from loket.keuzes import Stapsoort
from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen, signalen
from ..keuzes import ANTWOORDEN, NIET_GEVRAAGD, Afwijsreden, Sollicitatiestatus
from ..models import Sollicitatie, Vacature
from .afspraken import leg_aanbod_uit
from .doorgeven import geef_door
from .sjablonen import controleer_sjabloon, vul_sjabloon_in
from .solliciteren import beeindig
from .vergrendelen import vergrendel
from .vervolg import open_sollicitatie, wat_nu

AANBOD_WEG = "Ja zeggen kan niet meer: het aanbod geldt niet meer. Hieronder leest u wat de school schreef."


@transaction.atomic
def beantwoord_sollicitatie(
    *,
    sollicitatie: Sollicitatie,
    status: Sollicitatiestatus,
    antwoord: str,
    reden: str = "",
    is_student: bool = False,
    afwijking: str = "",
    stand: str = "",
    door: Gebruiker,
) -> Sollicitatie:
    """The board invites, offers the job or rejects, in its own words; the candidate gets them by mail.

    `is_student`: the board knows that the candidate is still learning. `afwijking` is why it offers the job all the
    same where the boards of the region agreed to wait for the diploma. `stand` is the status on which it decided.

    After an offer the board may also write down that the candidate said yes (*aangenomen*): the vacancy is
    filled by it, a later app sees to that. Raises ValidationError without words, for a no without a reason
    of the list, for a step that does not fit, when a colleague answered meanwhile (code "ingehaald"), and when the
    application came to an end already.
    """
    if not antwoord.strip():
        raise ValidationError({"antwoord": "Schrijf een paar zinnen aan de kandidaat."})
    _controleer_reden(status, reden)
    vacature = vergrendel(vacature=sollicitatie.vacature_id)
    sollicitatie = open_sollicitatie(sollicitatie)
    if stand not in ("", sollicitatie.status):
        al = f"Deze kandidaat kreeg intussen al een antwoord: {sollicitatie.get_status_display()}."
        lees = (
            "Lees dat hierboven. Uw antwoord is nog niet verstuurd; klopt het nog, verstuur het dan opnieuw."
        )
        raise ValidationError(f"{al} {lees}", code="ingehaald")
    if status not in ANTWOORDEN[sollicitatie.status]:
        raise ValidationError({"status": _waarom_niet(sollicitatie, status)})
    sollicitatie.vacature = vacature
    if status == Sollicitatiestatus.AANGEBODEN and (is_student or sollicitatie.is_van_student):
        leg_aanbod_uit(vacature, afwijking.strip())
    geef_antwoord(sollicitatie, status, antwoord.strip(), door, reden=reden)
    if status == Sollicitatiestatus.AANGENOMEN:
        signalen.aangenomen.send(Sollicitatie, sollicitatie=sollicitatie, door=door)
    return sollicitatie


def _controleer_reden(status: str, reden: str) -> None:
    if status == Sollicitatiestatus.AFGEWEZEN and reden not in Afwijsreden.values:
        raise ValidationError({"reden": "Kies waarom u deze kandidaat afwijst."})
    if status != Sollicitatiestatus.AFGEWEZEN and reden:
        raise ValidationError({"reden": "Een reden hoort alleen bij een afwijzing."})


def _waarom_niet(sollicitatie: Sollicitatie, status: str) -> str:
    if status == Sollicitatiestatus.AANGENOMEN:
        return "Bied de baan eerst aan. De kandidaat zegt zelf ja of nee."
    if status == sollicitatie.status:
        return f"Deze kandidaat heeft dit antwoord al: {sollicitatie.get_status_display()}."
    return "Kies wat u de kandidaat antwoordt."


def geef_antwoord(
    sollicitatie: Sollicitatie,
    status: Sollicitatiestatus,
    antwoord: str,
    door: Gebruiker | None,
    *,
    reden: str = "",
) -> None:
    """Write the answer, tell the candidate, agree what comes next. The caller holds the lock."""
    if status == Sollicitatiestatus.AFGEWEZEN and not reden:
        reden = NIET_GEVRAAGD
    beeindig(sollicitatie, status, antwoord, reden)
    zet_stap(
        kandidaat=sollicitatie.kandidaat,
        soort=Stapsoort.SOLLICITATIE_BEANTWOORD,
        tekst=f"Antwoord op uw sollicitatie bij {sollicitatie.vacature.school}: "
        f"{sollicitatie.get_status_display()}.",
        door=door,
        over=sollicitatie,
    )
    meldingen.sollicitatie_beantwoord(sollicitatie)
    wat_nu(sollicitatie, door)


@dataclass
class Verzonden:
    """Whom an answer to many reached, and who had ended or moved on meanwhile."""

    gedaan: list[Sollicitatie] = field(default_factory=list)
    overgeslagen: list[Sollicitatie] = field(default_factory=list)


@transaction.atomic
def beantwoord_samen(
    *,
    vacature: Vacature,
    sollicitaties: Iterable[Sollicitatie],
    status: Sollicitatiestatus,
    tekst: str,
    reden: str = "",
    doorgeven: bool = False,
    standen: Mapping[int, str] = MappingProxyType({}),
    door: Gebruiker,
) -> Verzonden:
    """Invite or reject several applicants at once, each in a mail of their own with the placeholders filled in.

    With `doorgeven` whoever said that the loket may help is passed on to it with the no. Whoever ended or got an
    answer meanwhile is skipped and named: `standen` are the statuses on which the board decided, by key. Raises
    ValidationError as `beantwoord_sollicitatie` does.
    """
    if status not in (Sollicitatiestatus.UITGENODIGD, Sollicitatiestatus.AFGEWEZEN):
        raise ValidationError({"status": "Kies wat u de kandidaten antwoordt."})
    if not tekst.strip():
        raise ValidationError({"tekst": "Schrijf een paar zinnen aan de kandidaten."})
    controleer_sjabloon(tekst)
    _controleer_reden(status, reden)
    vacature, verzonden = vergrendel(vacature=vacature.pk), Verzonden()
    for rij in sollicitaties:
        nu = Sollicitatie.objects.select_for_update(of=["self"]).get(pk=rij.pk, vacature=vacature)
        if status not in ANTWOORDEN.get(nu.status, ()) or standen.get(nu.pk, nu.status) != nu.status:
            verzonden.overgeslagen.append(nu)
            continue
        sollicitatie = open_sollicitatie(nu)
        geef_antwoord(sollicitatie, status, vul_sjabloon_in(tekst, sollicitatie, door), door, reden=reden)
        if doorgeven and sollicitatie.is_door_te_geven:
            geef_door(sollicitatie=sollicitatie, door=door)
        verzonden.gedaan.append(sollicitatie)
    return verzonden


@transaction.atomic
def neem_aanbod_aan(*, sollicitatie: Sollicitatie, door: Gebruiker) -> Sollicitatie:
    """The candidate says yes: the board hears it, and the candidate's other applications are taken back.

    That, and closing the vacancy, is done by the app that hears of it. Twice is once. Raises
    ValidationError when there is no offer (any more), for instance because the vacancy was closed.
    """
    vacature = vergrendel(vacature=sollicitatie.vacature_id)
    sollicitatie.refresh_from_db(fields=["status"])
    if sollicitatie.status == Sollicitatiestatus.AANGENOMEN:
        return sollicitatie
    sollicitatie = _met_aanbod(sollicitatie)
    sollicitatie.vacature = vacature
    beeindig(sollicitatie, Sollicitatiestatus.AANGENOMEN, "")
    zet_stap(
        kandidaat=sollicitatie.kandidaat,
        soort=Stapsoort.SOLLICITATIE_BEANTWOORD,
        tekst=f"U hebt ja gezegd tegen de baan bij {vacature.school}.",
        door=door,
        over=sollicitatie,
    )
    meldingen.aanbod_aangenomen(sollicitatie)
    wat_nu(sollicitatie, door)
    signalen.aangenomen.send(Sollicitatie, sollicitatie=sollicitatie, door=door)
    return sollicitatie


def _met_aanbod(sollicitatie: Sollicitatie) -> Sollicitatie:
    try:
        gevonden = open_sollicitatie(sollicitatie)
    except ValidationError:
        raise ValidationError(AANBOD_WEG, code="klaar") from None
    if gevonden.status != Sollicitatiestatus.AANGEBODEN:
        raise ValidationError("De baan is u (nog) niet aangeboden.")
    return gevonden
