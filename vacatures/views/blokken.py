"""Blocks that vacancies show on pages of the loket; None means that there is nothing to show."""

from django.db.models import Case, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from loket.views.bureau import PER_LIJST, Lijst, Rij
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.keuzes import Rol

from .. import rechten
from ..forms import Zoekformulier
from ..models import (
    BewaardeVacature,
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


def doorgegeven(request: HttpRequest) -> dict | None:
    """The card of a candidate, for the loket: the application after which they wanted its help, the last one."""
    if not request.user.heeft_rol(Rol.MAKELAAR):
        return None
    van_kandidaat = Sollicitatie.objects.filter(kandidaat=request.resolver_match.kwargs["pk"])
    laatste = van_kandidaat.filter(doorgegeven_op__isnull=False).order_by("doorgegeven_op")
    rij = laatste.select_related("kandidaat", "vacature__school", "doorgegeven_door").last()
    return {"sollicitatie": rij} if rij and rij.kandidaat.is_actief else None


def bewaarde(request: HttpRequest) -> dict | None:
    """My page: what I kept and can still apply for, what closes first on top."""
    eigen = BewaardeVacature.objects.zichtbaar_voor(request.user)
    open_vacatures = Vacature.objects.open().filter(bewaard__in=eigen).select_related("school")
    rijen = list(open_vacatures.order_by("sluit_op", "pk")[:5])
    return {"vacatures": rijen} if rijen else None


def te_beantwoorden(request: HttpRequest) -> dict | None:
    """The desk of HR: who waits for an answer and is still in time, the longest first."""
    if not rechten.mag_schrijven.test(request.user):
        return None
    wachtend = (
        Sollicitatie.objects.te_behandelen_door(request.user)
        .onbeantwoord()
        .filter(antwoord_uiterlijk__gt=timezone.localdate())
    )
    rijen = list(wachtend.select_related("kandidaat", "vacature__school")[:10])
    return {"sollicitaties": rijen, "aantal": wachtend.count() if len(rijen) == 10 else len(rijen)}


def zonder_antwoord(gebruiker) -> Lijst:
    """The first lines of the day: of HR, who has to hear something today or waited too long; of a makelaar,
    whom no board answered for four weeks."""
    wachtend = Sollicitatie.objects.onbeantwoord().select_related("kandidaat", "vacature__school")
    if gebruiker.heeft_rol(Rol.MAKELAAR):
        rijen, doe = wachtend.filter(loket_door=gebruiker), "Vraag na"
    else:
        rijen = wachtend.te_behandelen_door(gebruiker).filter(antwoord_uiterlijk__lte=timezone.localdate())
        doe = "Antwoord"
    eigen_eerst = Case(When(vacature__gemaakt_door=gebruiker.pk, then=0), default=1)
    eerste = list(rijen.order_by(eigen_eerst, "antwoord_uiterlijk", "pk")[: PER_LIJST + 1])
    return Lijst(
        code="zonder-antwoord",
        naam="Wacht op antwoord na een sollicitatie",
        toon="fout",
        aantal=rijen.count() if len(eerste) > PER_LIJST else len(eerste),
        rijen=[_rij(sollicitatie, doe) for sollicitatie in eerste[:PER_LIJST]],
        alle=reverse("vacatures:eigen_vacatures") if rechten.mag_schrijven.test(gebruiker) else "",
    )


def _rij(sollicitatie: Sollicitatie, doe: str) -> Rij:
    adres = sollicitatie.get_absolute_url()
    return Rij(
        wie=sollicitatie.kandidaat.naam,
        adres=adres,
        wat=f"Solliciteerde: {sollicitatie.vacature}, {sollicitatie.vacature.school}",
        op=sollicitatie.antwoord_uiterlijk,
        actie=doe,
        actie_adres=f"{adres}#antwoord",
        let_op="te laat" if sollicitatie.is_te_laat else "vandaag",
    )


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
