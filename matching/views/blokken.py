"""Blocks that matching shows on pages of the loket; None means that there is nothing to show."""

from django.http import HttpRequest

from onderwijsregio.organisaties.keuzes import Rol

from .. import rechten
from ..keuzes import Voorstelstatus
from ..models import Matchronde, Voorstel

AANTAL = 10


def mijn_voorstellen(request: HttpRequest) -> dict | None:
    """My page: jobs that I am proposed for and have not answered, and those that wait for the school."""
    eigen = Voorstel.objects.filter(
        kandidaat__gebruiker=request.user.pk, status=Voorstelstatus.GOEDGEKEURD
    ).select_related("vacature__school")
    rijen = list(eigen[:AANTAL])
    return {"voorstellen": rijen} if rijen else None


def van_kandidaat(request: HttpRequest) -> dict | None:
    """The card of a candidate: the proposals that wait. Only for the loket: a board learns no name from it."""
    if not rechten.mag_bekijken.test(request.user):
        return None
    wachtend = Voorstel.objects.zichtbaar_voor(request.user).open()
    van_deze = wachtend.filter(kandidaat=request.resolver_match.kwargs["pk"])
    rijen = list(van_deze.select_related("vacature__school")[:AANTAL])
    return {"voorstellen": rijen} if rijen else None


def werk(request: HttpRequest) -> dict | None:
    """The desk: for the makelaar the last round and what waits, for HR the proposals to answer."""
    if rechten.mag_bekijken.test(request.user):
        wachtend = Voorstel.objects.filter(status=Voorstelstatus.VOORGESTELD)
        return {
            "makelaar": True,
            "wachtend": wachtend.count(),
            "bij_partijen": Voorstel.objects.filter(status=Voorstelstatus.GOEDGEKEURD).count(),
            "ronde": Matchronde.objects.defer("invoer", "uitkomst").first(),
        }
    if not request.user.heeft_rol(Rol.HR):
        return None
    rijen = Voorstel.objects.zichtbaar_voor(request.user).filter(
        vacature__organisatie=request.user.lidmaatschap.organisatie_id,
        status=Voorstelstatus.GOEDGEKEURD,
        school_ja_op=None,
    )
    gevonden = list(rijen.select_related("kandidaat", "vacature__school")[:AANTAL])
    return {"makelaar": False, "voorstellen": gevonden} if gevonden else None
