"""Keep a vacancy for later: with an account there, without one in the own browser."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.herkomst import komt_van_hier

from .. import acties
from ..acties.bewaren import HOOGSTENS, VOL
from ..models import BewaardeVacature, Vacature

#: Signed, so that nobody else writes in it; of no use to anybody but this browser: primary keys of vacancies.
COOKIE = "bewaarde_vacatures"
ZOUT = "vacatures.bewaard"
HALF_JAAR = 182 * 24 * 3600


def bewaard_in(request: HttpRequest) -> list[int]:
    """Primary keys of what this browser keeps, the last first; [] when the cookie is not ours or too old."""
    inhoud = request.get_signed_cookie(COOKIE, default="", salt=ZOUT, max_age=HALF_JAAR)
    return [int(pk) for pk in inhoud.split(".") if pk][:HOOGSTENS]


def _leg_in(antwoord: HttpResponse, pks: list[int]) -> None:
    if not pks:
        antwoord.delete_cookie(COOKIE)
        return
    antwoord.set_signed_cookie(
        COOKIE,
        ".".join(map(str, pks)),
        salt=ZOUT,
        max_age=HALF_JAAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


@login_not_required
@csrf_exempt  # the button stands on pages that visitors share, which hold no token: see kern.herkomst
@require_POST
def bewaar(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a vacancy, or (`weg`) let it go; back to its page, or with htmx only the button."""
    if not komt_van_hier(request):
        return render(request, "403_csrf.html", status=403)
    weg = "weg" in request.POST
    alle = Vacature.objects.filter(gepubliceerd_op__isnull=False)
    vacature = get_object_or_404(alle if weg else Vacature.objects.zichtbaar_voor(request.user), pk=pk)
    antwoord = redirect("vacatures:bewaard" if "lijst" in request.POST else vacature)
    if request.htmx and "lijst" not in request.POST:
        antwoord = render(request, "vacatures/_bewaar.html", {"vacature": vacature, "bewaard": not weg})
    try:
        _leg_vast(request, antwoord, vacature, weg)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return redirect("vacatures:bewaard")
    return antwoord


def _leg_vast(request: HttpRequest, antwoord: HttpResponse, vacature: Vacature, weg: bool) -> None:
    if request.user.is_authenticated:
        doe = acties.bewaar_vacature_niet if weg else acties.bewaar_vacature
        doe(vacature=vacature, door=request.user)
        return
    pks = [pk for pk in bewaard_in(request) if pk != vacature.pk]
    if not weg and len(pks) >= HOOGSTENS:
        raise ValidationError(VOL)
    _leg_in(antwoord, pks if weg else [vacature.pk, *pks])


def is_bewaard(request: HttpRequest, vacature: Vacature) -> bool:
    """Whether this visitor keeps it."""
    if not request.user.is_authenticated:
        return vacature.pk in bewaard_in(request)
    return BewaardeVacature.objects.zichtbaar_voor(request.user).filter(vacature=vacature).exists()


@login_not_required
@require_safe
@never_cache
def bewaard(request: HttpRequest) -> HttpResponse:
    """What this visitor keeps, the last on top; also what closed since, so that nothing disappears silently."""
    if request.user.is_authenticated:
        eigen = BewaardeVacature.objects.zichtbaar_voor(request.user)
        pks = list(eigen.values_list("vacature_id", flat=True))
    else:
        pks = bewaard_in(request)
    alle = Vacature.objects.filter(gepubliceerd_op__isnull=False)
    gevonden = alle.select_related("school", "organisatie").in_bulk(pks)
    rijen = [gevonden[pk] for pk in pks if pk in gevonden]
    context = {
        "open": [vacature for vacature in rijen if vacature.is_open],
        "gesloten": [vacature for vacature in rijen if not vacature.is_open],
    }
    return render(request, "vacatures/bewaard.html", context)
