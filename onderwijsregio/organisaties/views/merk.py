"""The mark of the region, for whoever asks for it by its old name."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ..models import Regio


@login_not_required
@require_safe
@cache_control(public=True, max_age=24 * 3600)
def favicon(request: HttpRequest) -> HttpResponse:
    """What a browser asks for when the page names no icon: a PDF, a chart."""
    regio = Regio.objects.first() or Regio()
    return redirect(f"{settings.STATIC_URL}beeld/merk-{regio.huisstijl}.svg")
