"""Pages for whoever logs in: the landing page, switching between roles, accepting an invitation."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier

from .. import acties
from ..forms.mensen import Uitgenodigde
from ..keuzes import Rol
from ..models import Gebruiker, Uitnodiging
from ..rechten import GEKOZEN_LIDMAATSCHAP

#: Where each role starts; the addresses are part of the portal's contract with the outside.
EIGEN_BLADZIJDE = {
    Rol.HR: "/werk/",
    Rol.MAKELAAR: "/werk/",
    Rol.COORDINATOR: "/werk/",
    Rol.MENTOR: "/werk/",
    Rol.WERKGROEP: "/monitoring/",
    Rol.PROGRAMMALEIDER: "/monitoring/",
    Rol.STUURGROEP: "/governance/",
    Rol.REDACTEUR: "/cms/",
    Rol.AANBIEDER: "/werk/lessen/",
    Rol.BEHEER: "/werk/beheer/",
}


@require_safe
def thuis(request: HttpRequest) -> HttpResponse:
    """Send a visitor who just logged in to the page of their role; somebody without a role is a candidate."""
    lidmaatschap = request.user.lidmaatschap
    if lidmaatschap:
        return redirect(EIGEN_BLADZIJDE[lidmaatschap.rol])
    return redirect("/beheer/" if request.user.is_staff else "/mijn/")


@require_POST
def wissel_rol(request: HttpRequest) -> HttpResponse:
    """Act in another of one's own roles for the rest of the session."""
    keuze = request.POST.get("lidmaatschap", "")
    passend = [lid for lid in request.user.lidmaatschappen_nu if str(lid.pk) == keuze]
    if not passend:
        raise Http404
    request.session[GEKOZEN_LIDMAATSCHAP] = passend[0].pk
    messages.success(request, f"U werkt nu als {passend[0].get_rol_display()} ({passend[0].organisatie}).")
    return redirect("organisaties:thuis")


@login_not_required
@never_cache
@FORMULIER
def uitnodiging(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Accept an invitation: as yourself when logged in, otherwise by making your account.

    A link that is unknown, used, expired or withdrawn gives a page that says what to do (404).
    """
    gevonden = Uitnodiging.objects.met_sleutel(sleutel).select_related("organisatie", "school").first()
    if gevonden is None or not gevonden.is_open:
        return render(
            request, "organisaties/uitnodiging_werkt_niet.html", {"uitnodiging": gevonden}, status=404
        )
    if request.user.is_authenticated:
        return _aanvaard_als_gebruiker(request, gevonden)
    if Gebruiker.objects.met_bevestigd_adres(gevonden.email).exists():
        return render(request, "organisaties/uitnodiging_log_in.html", {"uitnodiging": gevonden})
    return _aanvaard_met_account(request, gevonden)


def _aanvaard_als_gebruiker(request: HttpRequest, uitnodiging: Uitnodiging) -> HttpResponse:
    if request.method == "POST" and request.user.email == uitnodiging.email:
        lidmaatschap = acties.aanvaard(uitnodiging=uitnodiging, door=request.user)
        request.session[GEKOZEN_LIDMAATSCHAP] = lidmaatschap.pk
        messages.success(
            request, f"U bent nu {lidmaatschap.get_rol_display()} bij {lidmaatschap.organisatie}."
        )
        return redirect("organisaties:thuis")
    return render(request, "organisaties/uitnodiging_aanvaard.html", {"uitnodiging": uitnodiging})


def _aanvaard_met_account(request: HttpRequest, uitnodiging: Uitnodiging) -> HttpResponse:
    formulier = Uitgenodigde(request.POST or None, email=uitnodiging.email)
    if request.method == "POST" and formulier.is_valid():
        gegevens = formulier.cleaned_data
        gebruiker = acties.aanvaard_met_account(
            uitnodiging=uitnodiging,
            voornaam=gegevens["voornaam"],
            achternaam=gegevens["achternaam"],
            wachtwoord=gegevens["wachtwoord"],
        )
        record_authentication(request, gebruiker, "password", email=gebruiker.email)
        return perform_login(request, gebruiker, redirect_url=reverse("organisaties:thuis"))
    context = {"uitnodiging": uitnodiging, "formulier": formulier}
    return toon_formulier(request, "organisaties/uitnodiging_account.html", context, formulier)
