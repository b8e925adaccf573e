"""The administrator's pages about people: invitations and roles."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from onderwijsregio.kern.formulieren import FORMULIER, met_knop, toon_formulier, voer_uit

from .. import acties, rechten
from ..forms.beheer import Mensenfilter, Rolformulier, Uitnodigingsformulier
from ..models import Gebruiker, Lidmaatschap, Uitnodiging

PER_BLADZIJDE = 25
alleen_beheerder = rechten.alleen_voor(rechten.beheert)


@alleen_beheerder
@require_safe
def mensen(request: HttpRequest) -> HttpResponse:
    """Everybody who has a role now."""
    formulier = Mensenfilter(request.GET)
    formulier.is_valid()
    keuze = formulier.cleaned_data
    rijen = Lidmaatschap.objects.zichtbaar_voor(request.user).nu()
    rijen = rijen.select_related("gebruiker", "organisatie", "school").order_by(
        "gebruiker__achternaam", "gebruiker__voornaam", "rol", "pk"
    )
    if naam := keuze.get("naam"):
        rijen = rijen.filter(
            Q(gebruiker__voornaam__unaccent__icontains=naam)
            | Q(gebruiker__achternaam__unaccent__icontains=naam)
            | Q(gebruiker__email__icontains=naam)
        )
    if keuze.get("rol"):
        rijen = rijen.filter(rol=keuze["rol"])
    if keuze.get("organisatie"):
        rijen = rijen.filter(organisatie=keuze["organisatie"])
    bladzijde = Paginator(rijen, PER_BLADZIJDE).get_page(request.GET.get("page"))
    return render(
        request, "organisaties/beheer_mensen.html", {"formulier": formulier, "bladzijde": bladzijde}
    )


@alleen_beheerder
@FORMULIER
def mens(request: HttpRequest, pk: int) -> HttpResponse:
    """One person with all roles, now and before; here a role is added."""
    lidmaatschappen = Lidmaatschap.objects.zichtbaar_voor(request.user).filter(gebruiker=pk)
    persoon = get_object_or_404(Gebruiker.objects.filter(pk__in=lidmaatschappen.values("gebruiker")), pk=pk)
    formulier = Rolformulier(request.POST or None)
    if nieuw := voer_uit(formulier, acties.voeg_lidmaatschap_toe, gebruiker=persoon, door=request.user):
        messages.success(request, f"{persoon} is nu {nieuw.get_rol_display()} bij {nieuw.organisatie}.")
        return redirect("organisaties:mens", persoon.pk)
    rijen = lidmaatschappen.select_related("organisatie", "school")
    context = {
        "persoon": persoon,
        "formulier": formulier,
        "nu": rijen.nu(),
        "eerder": rijen.exclude(pk__in=rijen.nu().values("pk")).order_by("-tot", "pk"),
    }
    return toon_formulier(request, "organisaties/beheer_mens.html", context, formulier)


@alleen_beheerder
@FORMULIER
def beeindig(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role today, after a page that says what that means."""
    lidmaatschap = _lidmaatschap(request, pk)
    if request.method == "POST":
        gelukt = f"De rol van {lidmaatschap.gebruiker} is beëindigd."
        wat = {"lidmaatschap": lidmaatschap, "door": request.user}
        met_knop(request, acties.beeindig_lidmaatschap, gelukt=gelukt, **wat)
        return redirect("organisaties:mens", lidmaatschap.gebruiker_id)
    return render(request, "organisaties/beheer_beeindig.html", {"lidmaatschap": lidmaatschap})


@alleen_beheerder
@require_POST
def herstel(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the end of a role."""
    lidmaatschap = _lidmaatschap(request, pk)
    gelukt = f"{lidmaatschap.gebruiker} heeft deze rol weer."
    wat = {"lidmaatschap": lidmaatschap, "door": request.user}
    met_knop(request, acties.herstel_lidmaatschap, gelukt=gelukt, **wat)
    return redirect("organisaties:mens", lidmaatschap.gebruiker_id)


@alleen_beheerder
@require_safe
def uitnodigingen(request: HttpRequest) -> HttpResponse:
    """Invitations that were not answered yet; an expired one can be sent again."""
    rijen = (
        Uitnodiging.objects.zichtbaar_voor(request.user).onbeantwoord().select_related("organisatie", "door")
    )
    bladzijde = Paginator(rijen, PER_BLADZIJDE).get_page(request.GET.get("page"))
    return render(request, "organisaties/beheer_uitnodigingen.html", {"bladzijde": bladzijde})


@alleen_beheerder
@FORMULIER
def nodig_uit(request: HttpRequest) -> HttpResponse:
    formulier = Uitnodigingsformulier(request.POST or None)
    if uitnodiging := voer_uit(formulier, acties.nodig_uit, door=request.user):
        messages.success(request, f"De uitnodiging aan {uitnodiging.email} is verstuurd.")
        return redirect("organisaties:uitnodigingen")
    return toon_formulier(request, "organisaties/beheer_nodig_uit.html", {"formulier": formulier}, formulier)


@alleen_beheerder
@require_POST
def verstuur_opnieuw(request: HttpRequest, pk: int) -> HttpResponse:
    uitnodiging = get_object_or_404(Uitnodiging.objects.zichtbaar_voor(request.user), pk=pk)
    gelukt = f"{uitnodiging.email} krijgt een nieuwe link. De vorige werkt niet meer."
    met_knop(request, acties.verstuur_opnieuw, gelukt=gelukt, uitnodiging=uitnodiging, door=request.user)
    return redirect("organisaties:uitnodigingen")


@alleen_beheerder
@require_POST
def trek_in(request: HttpRequest, pk: int) -> HttpResponse:
    uitnodiging = get_object_or_404(Uitnodiging.objects.zichtbaar_voor(request.user), pk=pk)
    gelukt = f"De uitnodiging aan {uitnodiging.email} is ingetrokken."
    met_knop(request, acties.trek_in, gelukt=gelukt, uitnodiging=uitnodiging, door=request.user)
    return redirect("organisaties:uitnodigingen")


def _lidmaatschap(request: HttpRequest, pk: int) -> Lidmaatschap:
    rijen = Lidmaatschap.objects.zichtbaar_voor(request.user).select_related(
        "gebruiker", "organisatie", "school"
    )
    return get_object_or_404(rijen, pk=pk)
