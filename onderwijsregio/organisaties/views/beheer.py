"""The administrator's own pages: organisations, and the page with all components."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from onderwijsregio.kern.formulieren import FORMULIER, toon_formulier, voer_uit

from .. import acties, rechten
from ..forms.beheer import Organisatiefilter, Organisatieformulier, Samenvoeging
from ..models import Lidmaatschap, Organisatie, School, Uitnodiging

PER_BLADZIJDE = 25
alleen_beheerder = rechten.alleen_voor(rechten.beheert)


@alleen_beheerder
@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """Where the administrator starts, with what asks for attention."""
    context = {
        "organisaties": Organisatie.objects.count(),
        "scholen": School.objects.open().count(),
        "mensen": Lidmaatschap.objects.zichtbaar_voor(request.user)
        .nu()
        .values("gebruiker")
        .distinct()
        .count(),
        "uitnodigingen": Uitnodiging.objects.zichtbaar_voor(request.user).onbeantwoord().count(),
        "naamloos": Organisatie.objects.naamloos().count(),
    }
    return render(request, "organisaties/beheer.html", context)


@alleen_beheerder
@require_safe
def organisaties(request: HttpRequest) -> HttpResponse:
    """All organisations, found by name, number and kind."""
    formulier = Organisatiefilter(request.GET)
    formulier.is_valid()
    rijen = Organisatie.objects.zichtbaar_voor(request.user).annotate(
        aantal_scholen=Count("scholen", filter=Q(scholen__gesloten_op__isnull=True))
    )
    rijen = rijen.order_by(Lower("naam"), "pk")
    if naam := formulier.cleaned_data.get("naam"):
        rijen = rijen.filter(Q(naam__unaccent__icontains=naam) | Q(bevoegd_gezag__startswith=naam))
    if soort := formulier.cleaned_data.get("soort"):
        rijen = rijen.filter(soort=soort)
    bladzijde = Paginator(rijen, PER_BLADZIJDE).get_page(request.GET.get("page"))
    context = {"formulier": formulier, "bladzijde": bladzijde}
    return render(request, "organisaties/beheer_organisaties.html", context)


@alleen_beheerder
@FORMULIER
def organisatie_nieuw(request: HttpRequest) -> HttpResponse:
    formulier = Organisatieformulier(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        organisatie = acties.maak_organisatie(door=request.user, **formulier.cleaned_data)
        messages.success(request, f"{organisatie} is toegevoegd.")
        return redirect("organisaties:beheer_organisaties")
    return toon_formulier(
        request, "organisaties/beheer_organisatie.html", {"formulier": formulier}, formulier
    )


@alleen_beheerder
@FORMULIER
def organisatie_wijzig(request: HttpRequest, pk: int) -> HttpResponse:
    organisatie = get_object_or_404(Organisatie.objects.zichtbaar_voor(request.user), pk=pk)
    formulier = Organisatieformulier(request.POST or None, instance=organisatie)
    if request.method == "POST" and formulier.is_valid():
        acties.wijzig_organisatie(organisatie=organisatie, door=request.user, **formulier.cleaned_data)
        messages.success(request, f"{organisatie} is gewijzigd.")
        return redirect("organisaties:beheer_organisaties")
    context = {"organisatie": organisatie, "formulier": formulier}
    return toon_formulier(request, "organisaties/beheer_organisatie.html", context, formulier)


@alleen_beheerder
@FORMULIER
def samenvoegen(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which known board a nameless one is. This cannot be undone, so the page says what will happen."""
    naamloos = get_object_or_404(Organisatie.objects.naamloos(), pk=pk)
    formulier = Samenvoeging(request.POST or None)
    if voer_uit(formulier, acties.voeg_samen, naamloos=naamloos, door=request.user):
        messages.success(request, f"{naamloos} is opgegaan in {formulier.cleaned_data['bestuur']}.")
        return redirect("organisaties:beheer_organisaties")
    scholen = naamloos.scholen.all()
    context = {"naamloos": naamloos, "formulier": formulier, "scholen": scholen}
    return toon_formulier(request, "organisaties/beheer_samenvoegen.html", context, formulier)


@rechten.alleen_voor(rechten.ziet_onderdelen)
@require_safe
def onderdelen(request: HttpRequest) -> HttpResponse:
    """All components of the screens, in all their states."""
    context = {
        "formulier": Organisatieformulier(auto_id="voorbeeld_%s"),
        "formulier_met_fouten": Organisatieformulier({"naam": "", "website": "geen adres"}),
        "filter": Organisatiefilter(auto_id="filter_%s"),
        "bladzijde": Paginator(range(200), PER_BLADZIJDE).get_page(2),
    }
    return render(request, "onderdelen.html", context)
