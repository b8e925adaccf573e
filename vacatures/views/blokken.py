"""Blocks that vacancies show on pages of the loket; None means that there is nothing to show."""

from django.http import HttpRequest
from django.utils import timezone

from onderwijsregio.kern.tijd import Schooljaar

from .. import rechten
from ..forms import Zoekformulier
from ..keuzes import Sollicitatiestatus
from ..models import (
    Sollicitatie,
    Stageaanbod,
    Stagejaar,
    Vacature,
    eigen_stagescholen,
)

AANTAL = 3


def nieuwste(request: HttpRequest) -> dict:
    """Home: the newest vacancies and a way to search near a postcode."""
    open_vacatures = Vacature.objects.open()
    return {
        "vacatures": open_vacatures.als_kaart()[:AANTAL],
        "aantal": open_vacatures.count(),
        "form": Zoekformulier(),
    }


def mijn_sollicitaties(request: HttpRequest) -> dict | None:
    """My page: what I applied for, the newest first."""
    eigen = Sollicitatie.objects.filter(kandidaat__gebruiker=request.user.pk)
    rijen = list(eigen.select_related("vacature__school").order_by("-verzonden_op")[:10])
    return {"sollicitaties": rijen} if rijen else None


def te_beantwoorden(request: HttpRequest) -> dict | None:
    """The desk of HR: who waits for an answer, the longest first."""
    if not rechten.mag_schrijven.test(request.user):
        return None
    wachtend = Sollicitatie.objects.filter(
        vacature__organisatie=request.user.lidmaatschap.organisatie_id, status=Sollicitatiestatus.VERZONDEN
    )
    rijen = list(wachtend.select_related("kandidaat", "vacature__school")[:10])
    return {"sollicitaties": rijen, "aantal": wachtend.count() if len(rijen) == 10 else len(rijen)}


def stages_te_vertellen(request: HttpRequest) -> dict | None:
    """The desk of HR and coordinators: how many own schools still have to tell, and until when."""
    jaar = Stagejaar.objects.om_op_te_geven() if rechten.vertelt_stageaanbod.test(request.user) else None
    if jaar is None:
        return None
    nog = jaar.nog_niet_verteld().filter(pk__in=eigen_stagescholen(request.user)).count()
    return {"jaar": jaar, "nog": nog} if nog else None


def stages_op_school(request: HttpRequest) -> dict | None:
    """The page of a school: what it offers students, this year and the next."""
    vanaf = Schooljaar.van(timezone.localdate()).begin
    aanbod = Stageaanbod.objects.openbaar().filter(
        school=request.resolver_match.kwargs["pk"], jaar__begin__gte=vanaf
    )
    rijen = list(aanbod.select_related("jaar").prefetch_related("plaatsen__periode"))
    return {"aanbod": rijen} if rijen else None
