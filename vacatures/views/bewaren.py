"""Keep a vacancy for later: with an account there, without one in the own browser."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from onderwijsregio.kern.herkomst import komt_van_hier

from .. import acties
from ..acties.bewaren import HOOGSTENS, VOL
from ..models import BewaardeVacature, Vacature

#: Signed, so that nobody else writes in it; of no use to anybody but this browser: primary keys of vacancies, each
#: with the second since which it is counted.
COOKIE = "bewaarde_vacatures"
ZOUT = "vacatures.bewaard"
#: Where a card is in a list, and its button; a page has twenty, so it is no component.
PLEK = "bewaar-{}"
BEWAARKNOP = (
    '<button class="kaart__bewaar" id="{plek}" form="bewaar" formaction="{adres}" hx-post="{adres}" hx-target="this"'
    '{stand}>{tekst}<span class="alleen-voorlezen">: {titel} bij {school}</span></button>'
)
WEG = mark_safe(' name="weg" value="ja"')
HALF_JAAR = 182 * 24 * 3600


def bewaard_in(request: HttpRequest) -> dict[int, datetime | None]:
    """What this browser keeps, by primary key, the last first; {} when the cookie is not ours or too old.

    With each the moment from which it is counted, None when it is not.
    """
    inhoud = request.get_signed_cookie(COOKIE, default="", salt=ZOUT, max_age=HALF_JAAR)
    delen = [deel.partition("-") for deel in inhoud.split(".") if deel][:HOOGSTENS]
    return {int(pk): datetime.fromtimestamp(int(sinds), UTC) if sinds else None for pk, _, sinds in delen}


def _leg_in(antwoord: HttpResponse, bewaard: dict[int, datetime | None]) -> None:
    if not bewaard:
        antwoord.delete_cookie(COOKIE)
        return
    antwoord.set_signed_cookie(
        COOKIE,
        ".".join(f"{pk}-{sinds.timestamp():.0f}" if sinds else str(pk) for pk, sinds in bewaard.items()),
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
    """Keep a vacancy, or (`weg`) let it go; with htmx only the button comes back.

    Without, one goes back to its page, to what one kept (`lijst`), or to the list where it stands (`terug`).
    """
    if not komt_van_hier(request):
        return render(request, "403_csrf.html", status=403)
    weg = "weg" in request.POST
    alle = Vacature.objects.filter(gepubliceerd_op__isnull=False)
    vacature = get_object_or_404(alle if weg else Vacature.objects.zichtbaar_voor(request.user), pk=pk)
    antwoord = _knop(request, vacature, weg) if request.htmx else redirect(_terug(request, vacature))
    try:
        _leg_vast(request, antwoord, vacature, weg)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        lijst = reverse("vacatures:bewaard")
        return HttpResponseClientRedirect(lijst) if request.htmx else redirect(lijst)
    return antwoord


def _knop(request: HttpRequest, vacature: Vacature, weg: bool) -> HttpResponse:
    """The button as it is from now on: of a card in a list, or of the page of a vacancy."""
    if "terug" in request.POST:
        return HttpResponse(bewaarknop(vacature, bewaard=not weg))
    return render(request, "vacatures/_bewaar.html", {"vacature": vacature, "bewaard": not weg})


def _terug(request: HttpRequest, vacature: Vacature) -> str:
    if "lijst" in request.POST:
        return reverse("vacatures:bewaard")
    terug = request.POST.get("terug", "")
    if url_has_allowed_host_and_scheme(terug, {request.get_host()}, require_https=request.is_secure()):
        return f"{terug.partition('#')[0]}#{PLEK.format(vacature.pk)}"
    return vacature.get_absolute_url()


def bewaarknop(vacature: Vacature, *, bewaard: bool) -> SafeString:
    """The button on a card in a list: it belongs to the one form `bewaar` of that page, as a form holds no other."""
    return format_html(
        BEWAARKNOP,
        plek=PLEK.format(vacature.pk),
        adres=reverse("vacatures:bewaar", args=[vacature.pk]),
        stand=WEG if bewaard else "",
        tekst="Bewaar niet meer" if bewaard else "Bewaar",
        titel=vacature.titel,
        school=vacature.school,
    )


def _leg_vast(request: HttpRequest, antwoord: HttpResponse, vacature: Vacature, weg: bool) -> None:
    if request.user.is_authenticated:
        doe = acties.bewaar_vacature_niet if weg else acties.bewaar_vacature
        doe(vacature=vacature, door=request.user)
        return
    eigen = bewaard_in(request)
    stond_er = vacature.pk in eigen
    sinds = eigen.pop(vacature.pk, None)
    if weg and sinds:
        acties.tel_bewaard_niet_meer(vacature.pk, sinds=sinds)
    if not weg and len(eigen) >= HOOGSTENS:
        raise ValidationError(VOL)
    if not weg and not stond_er:
        sinds = acties.tel_bewaard(vacature.pk, reiziger=request.headers.get("User-Agent", ""))
    _leg_in(antwoord, eigen if weg else {vacature.pk: sinds} | eigen)


def bewaarde_van(request: HttpRequest, pks: Iterable[int]) -> set[int]:
    """Which of these vacancies this visitor keeps; a query only for who is logged in."""
    if not request.user.is_authenticated:
        return bewaard_in(request).keys() & set(pks)
    eigen = BewaardeVacature.objects.zichtbaar_voor(request.user).filter(vacature__in=pks)
    return set(eigen.values_list("vacature_id", flat=True))


@login_not_required
@require_safe
@never_cache
def bewaard(request: HttpRequest) -> HttpResponse:
    """What this visitor keeps, the last on top; also what closed since, so that nothing disappears silently."""
    if request.user.is_authenticated:
        eigen = BewaardeVacature.objects.zichtbaar_voor(request.user)
        pks = list(eigen.values_list("vacature_id", flat=True))
    else:
        pks = list(bewaard_in(request))
    alle = Vacature.objects.filter(gepubliceerd_op__isnull=False)
    gevonden = alle.select_related("school", "organisatie").in_bulk(pks)
    rijen = [gevonden[pk] for pk in pks if pk in gevonden]
    context = {
        "open": [vacature for vacature in rijen if vacature.is_open],
        "gesloten": [vacature for vacature in rijen if not vacature.is_open],
    }
    return render(request, "vacatures/bewaard.html", context)
