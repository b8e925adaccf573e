"""A page for each kind of work in each place: what somebody asks a search engine."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from onderwijsregio.kern.geheugen import onthoud_openbaar
from onderwijsregio.organisaties.keuzes import Functie

from ..zoeken import landingen
from .facetten import adres_met
from .landingspaginas import Landingspagina, alle_landingen
from .zoeken import toon_lijst


@login_not_required
@require_safe
@onthoud_openbaar
def landing(request: HttpRequest, functie: str, plaats: str) -> HttpResponse:
    """The vacancies of this kind in this place; when there are none left, the list of this kind everywhere."""
    gevonden = {een.sleutel: een for een in landingen()}.get((functie, plaats))
    if gevonden is None:
        return _lijst_zonder_plaats(functie)
    adres = QueryDict(mutable=True)
    adres.update({"functie": gevonden.functie, "q": gevonden.plaats, "page": request.GET.get("page", "")})
    pagina = Landingspagina.van(gevonden)
    anders = [een for een in alle_landingen() if een.adres != pagina.adres]
    return toon_lijst(request, adres, landing=pagina, landingen=anders)


def _lijst_zonder_plaats(functie: str) -> HttpResponse:
    """There was work once, or there may be again: no dead end. A kind of work that does not exist gives 404."""
    code = next((code for code in Functie.values if slugify(code.replace("_", "-")) == functie), None)
    if code is None:
        raise Http404
    return redirect(adres_met(QueryDict(), functie=code))
