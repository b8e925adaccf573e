"""Which mails somebody gets: chosen when logged in, or by the link in a mail."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from onderwijsregio.kern.formulieren import FORMULIER, gegevens_van, toon_formulier, voer_uit

from .. import acties
from ..forms import Postformulier
from ..keuzes import Toestemmingsdoel
from ..meldingen.post import wil
from ..models import Kandidaat
from .poort import als_kandidaat

UITNODIGING = "Een uitnodiging voor een bijeenkomst die bij u past"


@FORMULIER
@als_kandidaat
def mijn_post(request: HttpRequest, kandidaat: Kandidaat) -> HttpResponse:
    """The kinds of mail to choose from."""
    form = Postformulier(gegevens_van(request), kandidaat=kandidaat)
    if request.method == "POST" and voer_uit(form, acties.kies_post, kandidaat=kandidaat):
        messages.success(request, "Uw keuze voor mail is bewaard.")
        return redirect("loket:mijn")
    return toon_formulier(request, "loket/mijn/post.html", {"form": form}, form)


@csrf_exempt  # a mail program presses the button by itself (RFC 8058); the signature in the address is the proof
@login_not_required
@never_cache
@FORMULIER
def post_uit(request: HttpRequest, sleutel: str) -> HttpResponse:
    """End one kind of mail, by the link in such a mail."""
    gevonden = acties.afmelding_van(sleutel)
    if gevonden is None:
        raise Http404
    kandidaat, soort = gevonden
    if request.method == "POST":
        acties.zet_post_uit(kandidaat=kandidaat, soort=soort)
    context = {
        "soort": UITNODIGING if soort == Toestemmingsdoel.NIEUWS else soort.label,
        "staat_uit": not wil(kandidaat, soort),
        "terug": "loket:toestemmingen" if isinstance(soort, Toestemmingsdoel) else "loket:mijn_post",
    }
    return render(request, "loket/post_uit.html", context)
