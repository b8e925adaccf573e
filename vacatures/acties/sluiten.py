"""The end of a vacancy: always with its outcome, and with an answer for everybody who still waits."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen, signalen
from ..keuzes import Afwijsreden, Sollicitatiestatus, Uitkomst, Vacaturestatus
from ..models import Vacature
from .beantwoorden import geef_antwoord
from .vergrendelen import vergrendel

WAAROM_GESLOTEN = {
    Uitkomst.VERVULD_LOKET: "Deze baan is vervuld. Er is iemand anders gekozen.",
    Uitkomst.VERVULD_ELDERS: "Deze baan is vervuld. Er is iemand anders gekozen.",
    Uitkomst.NIET_VERVULD: "Het bestuur heeft de vacature gesloten zonder iemand te kiezen.",
    Uitkomst.INGETROKKEN: "Het bestuur heeft de vacature ingetrokken.",
}
#: To who had an offer as well: one job, and somebody else took it first.
IEMAND_WAS_EERDER = (
    "Iemand anders zei eerder ja tegen deze baan. Daarom geldt het aanbod aan u niet meer. Dat spijt ons."
)
ER_LIGT_EEN_AANBOD = (
    "De baan is aan iemand aangeboden. Zegt deze kandidaat ja, dan sluit de vacature vanzelf. Wilt u nu sluiten? "
    "Trek dan eerst het aanbod in, met een paar zinnen aan de kandidaat."
)
VERVULD = (Uitkomst.VERVULD_LOKET, Uitkomst.VERVULD_ELDERS)


@transaction.atomic
def sluit(*, vacature: Vacature, uitkomst: Uitkomst, door: Gebruiker | None = None) -> Vacature:
    """Close a vacancy with its outcome; who still waited for an answer gets it now.

    Raises ValidationError when it was closed already (code "gesloten"), the outcome is not one of the list, or
    the job was offered to somebody (code "aanbod"): their yes closes it, and an offer is taken back with words.
    """
    if uitkomst not in Uitkomst.values:
        raise ValidationError({"uitkomst": "Kies hoe het met deze vacature is afgelopen."})
    vacature = vergrendel(vacature=vacature.pk)
    if vacature.sollicitaties.aangeboden().exists():
        raise ValidationError(ER_LIGT_EEN_AANBOD, code="aanbod")
    return _sluit(vacature, uitkomst, door)


@transaction.atomic
def vervul(*, vacature: Vacature, door: Gebruiker) -> Vacature:
    """Close a vacancy because somebody has the job, through the loket; others hear so, also who had an offer.

    Raises ValidationError when it was closed already.
    """
    return _sluit(vergrendel(vacature=vacature.pk), Uitkomst.VERVULD_LOKET, door)


def _sluit(vacature: Vacature, uitkomst: Uitkomst, door: Gebruiker | None) -> Vacature:
    if vacature.status == Vacaturestatus.GESLOTEN:
        raise ValidationError("Deze vacature was al gesloten.", code="gesloten")
    vacature.status = Vacaturestatus.GESLOTEN
    vacature.uitkomst = uitkomst
    vacature.gesloten_op = vacature.gewijzigd_op = timezone.now()
    vacature.save(update_fields=["status", "uitkomst", "gesloten_op", "gewijzigd_op"])
    wachtend = vacature.sollicitaties.open().select_for_update(of=["self"])
    reden = Afwijsreden.ANDER if uitkomst in VERVULD else Afwijsreden.VACATURE_WEG
    for sollicitatie in wachtend.select_related("kandidaat__gebruiker", "vacature__school"):
        had_aanbod = sollicitatie.status == Sollicitatiestatus.AANGEBODEN
        antwoord = IEMAND_WAS_EERDER if had_aanbod else WAAROM_GESLOTEN[uitkomst]
        geef_antwoord(sollicitatie, Sollicitatiestatus.AFGEWEZEN, antwoord, door, reden=reden)
    signalen.gesloten.send(Vacature, vacature=vacature, door=door)
    return vacature


def sluit_verlopen(*, dag: date | None = None) -> int:
    """Deal with published vacancies past their closing date on `dag` (default today); how many were closed.

    Nobody can apply any more, so one that nobody waits for is closed as not filled. One that people wait
    for stays: the board still has to choose. HR hears of it once. Each vacancy is its own transaction.
    """
    te_doen = Vacature.objects.verlopen(dag).values_list("pk", flat=True)
    return sum(_rond_af(pk, dag or timezone.localdate()) for pk in list(te_doen))


@transaction.atomic
def _rond_af(pk: int, dag: date) -> bool:
    vacature = Vacature.objects.verlopen(dag).select_for_update(skip_locked=True).filter(pk=pk).first()
    if vacature is None:
        return False
    aantal = wachtenden(vacature)
    if not vacature.verlopen_gemeld_op:
        meldingen.vacature_verlopen(vacature, aantal)
        vacature.verlopen_gemeld_op = dag
        vacature.save(update_fields=["verlopen_gemeld_op"])
    if not aantal:
        sluit(vacature=vacature, uitkomst=Uitkomst.NIET_VERVULD)
    return not aantal


def wachtenden(vacature: Vacature) -> int:
    """How many people still wait for an answer about this vacancy."""
    antwoorden = signalen.wordt_gebruikt.send(Vacature, vacature=vacature)
    return vacature.sollicitaties.open().count() + sum(bool(antwoord) for _, antwoord in antwoorden)
