"""The mail of the demo, readable on screen: nothing leaves this machine."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from post_office.models import Attachment, Email

from onderwijsregio.kern.downloads import geef_bestand


@login_not_required
@require_safe
def post(request: HttpRequest) -> HttpResponse:
    """All mail of the demo, the newest first."""
    mails = Paginator(Email.objects.order_by("-pk"), 25).get_page(request.GET.get("page"))
    return render(request, "demo/post.html", {"mails": mails})


@login_not_required
@require_safe
def brief(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail as its reader gets it, in plain text."""
    return render(request, "demo/brief.html", {"brief": get_object_or_404(Email, pk=pk)})


@login_not_required
@require_safe
def bijlage(request: HttpRequest, pk: int, nummer: int) -> HttpResponse:
    """What came with a mail, such as a file for one's calendar."""
    stuk = get_object_or_404(Attachment, pk=nummer, emails=pk)
    return geef_bestand(request, stuk.file, naam=stuk.name, mediatype=stuk.mimetype)
