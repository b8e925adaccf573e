"""What we know of somebody: read it, take it along, have it erased; and the rounds that do so by themselves."""

import json

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from onderwijsregio.kern import bestanden
from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit
from onderwijsregio.organisaties.models import Gebruiker

from .. import acties
from ..documenten import gegevens_als_pdf
from ..forms import Wisformulier
from ..keuzes import Bewaarstatus
from ..models import Bewaarronde, Kandidaat
from .poort import als_kandidaat, met_recht

RONDES_OP_SCHERM = 12


def bij_inloggen(sender, request: HttpRequest, user: Gebruiker, **kwargs) -> None:
    """Whoever was told that their data would go, reads at login that they stay."""
    if acties.is_er_weer(gebruiker=user):
        tekst = "Wij mailden u dat wij uw gegevens gaan wissen. U bent er weer, dus wij bewaren ze."
        messages.info(request, tekst, fail_silently=True)


@require_safe
@als_kandidaat
def mijn_gegevens(request: HttpRequest, kandidaat: Kandidaat) -> HttpResponse:
    """What can be done with what we know."""
    redenen = acties.waarom_bewaren(kandidaat)
    return render(request, "loket/mijn/gegevens.html", {"kandidaat": kandidaat, "redenen": redenen})


@never_cache
@require_safe
@als_kandidaat
def download(request: HttpRequest, kandidaat: Kandidaat, soort: str) -> HttpResponse:
    """Everything, for a machine or on paper."""
    if soort not in ("json", "pdf"):
        raise Http404
    alles = acties.alle_gegevens(kandidaat)
    if soort == "pdf":
        antwoord = HttpResponse(gegevens_als_pdf(alles, kandidaat), content_type=bestanden.PDF)
    else:
        tekst = json.dumps(alles, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder)
        antwoord = HttpResponse(tekst, content_type="application/json")
    antwoord["Content-Disposition"] = f'attachment; filename="mijn-gegevens.{soort}"'
    return antwoord


@FORMULIER
@als_kandidaat
def wissen(request: HttpRequest, kandidaat: Kandidaat) -> HttpResponse:
    """Ask for erasure: what goes and what stays, typed once more; the mail has the link that does it."""
    form = Wisformulier(request.POST or None)
    if request.method == "POST" and voer_uit(form, acties.vraag_om_wissen, dict, kandidaat=kandidaat):
        messages.success(
            request, f"Wij stuurden een mail aan {kandidaat.email}. Bevestig daar dat u het wilt."
        )
        return redirect("loket:mijn_gegevens")
    context = {"form": form, "redenen": acties.waarom_bewaren(kandidaat)}
    return toon_formulier(request, "loket/mijn/wissen.html", context, form)


@login_not_required
@never_cache
@FORMULIER
def met_sleutel(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Keep or erase, by the link in a mail: whoever reads the mail needs no login."""
    kandidaat = acties.kandidaat_met(sleutel)
    if kandidaat is None:
        raise Http404
    if kandidaat.is_gewist:  # the second click, or the mail once more
        return redirect("loket:gewist")
    form = forms.Form(request.POST or None)
    if request.method == "POST" and request.POST.get("besluit") == "houd":
        acties.houd_gegevens(kandidaat=kandidaat)
        messages.success(request, "Wij bewaren uw gegevens. Fijn dat u er nog bent.")
        return redirect("loket:home")
    if request.method == "POST" and request.POST.get("besluit") == "wis":
        try:
            acties.wis(kandidaat=kandidaat)
            return redirect("loket:gewist")
        except ValidationError as fout:
            form.add_error(None, fout)
    context = {"kandidaat": kandidaat, "form": form}
    return toon_formulier(request, "loket/gegevens.html", context, form)


@login_not_required
@require_safe
def gewist(request: HttpRequest) -> HttpResponse:
    """It is done."""
    return render(request, "loket/gewist.html")


@FORMULIER
@met_recht("loket.gegevens_bewaken")
def bewaren(request: HttpRequest) -> HttpResponse:
    """The retention rounds: begin, stop, go on, and what each did."""
    if request.method == "POST":
        _doe(request.POST.get("besluit", ""))
        return redirect("loket:bewaren")
    rondes = Bewaarronde.objects.zichtbaar_voor(request.user)[:RONDES_OP_SCHERM]
    open_ronde = next((ronde for ronde in rondes if ronde.status != Bewaarstatus.KLAAR), None)
    return render(request, "loket/werk/bewaren.html", {"rondes": rondes, "open_ronde": open_ronde})


def _doe(besluit: str) -> None:
    """Carry out what was pressed; a button of a page that is out of date does nothing."""
    ronde = Bewaarronde.objects.exclude(status=Bewaarstatus.KLAAR).first()
    if besluit == "begin" and ronde is None:
        acties.begin_bewaarronde()
    elif besluit == "stop" and ronde:
        acties.stop_bewaarronde(ronde=ronde)
    elif besluit == "verder" and ronde:
        acties.hervat_bewaarronde(ronde=ronde)
