"""Finding a job: one box, a place with a distance, facets with counts; the choice lives in the address."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from onderwijsregio.kern.geheugen import onthoud_openbaar

from .. import rechten
from ..forms import AFSTAND_ZONDER_KEUZE, Plek, Zoekformulier
from ..models import Vacature
from ..zoeken import Gevraagd, Uitslag, Voorstel, ontleed, zoek
from ..zoeken.index import FACETTEN
from ..zoeken.namen import keuzes_in_woorden
from .bewaren import bewaarde_van, bewaarknop
from .facetten import TITELS, adres_met, etiketten, facetten_van, gekozen_in
from .kaart import op_de_kaart
from .landingspaginas import alle_landingen

PER_BLADZIJDE = 20
#: Further than this no list of ours goes; whoever asks for more gets the last page.
HOOGSTE_BLADZIJDE = 10_000
#: As many cards as a process keeps drawn, some ten megabytes.
KAARTEN = 10_000
EINDE_KAART = "</article>"
VER = '<p class="kaart__ver"><strong>{} km</strong> van {}</p>'


@dataclass(frozen=True)
class Kaart:
    """A vacancy in the list, as it is drawn: with the button that keeps it, and the one that lets it go."""

    titel: str
    html: SafeString
    knoppen: tuple[SafeString, SafeString]

    def voor(self, km: float | None, plek: Plek | None, *, bewaard: bool) -> "Kaart":
        """The same for one visitor: how far it is from there, and whether it is kept."""
        ver = ""
        if plek is not None and km is not None:
            ver = format_html(VER, f"{km:.1f}".replace(".", ",") if km >= 0.05 else 0, plek.naam)
        html = self.html.removesuffix(EINDE_KAART) + ver + self.knoppen[bewaard] + EINDE_KAART
        return replace(self, html=mark_safe(html))  # noqa: S308 - all its parts are


@dataclass(frozen=True)
class Suggestie:
    """Another question in words, with its address and how many vacancies it finds."""

    tekst: str
    adres: str
    aantal: int


@login_not_required
@require_safe
@onthoud_openbaar
def vacatures(request: HttpRequest) -> HttpResponse:
    """Open vacancies: by words, near a place, by facets; as a list, or also on the map."""
    if request.GET:
        return toon_lijst(request, request.GET)
    return toon_lijst(request, request.GET, landingen=alle_landingen())


def toon_lijst(request: HttpRequest, adres: QueryDict, **meer) -> HttpResponse:
    """The list for the choices in `adres`; `meer` is for the template."""
    form, plek, gevraagd = gevraagd_uit(adres)
    op_kaart = "kaart" in adres
    pagina, uitslag = _bladzijde(gevraagd, adres.get("page", ""), met_scholen=op_kaart)
    kaart = op_de_kaart(uitslag, gevraagd, adres) if op_kaart else None
    daar = kaart.daar if kaart else {}
    kaartjes = _voor_bezoeker(
        request, uitslag, plek, {pk: uitslag.afstanden.get(pk) for pk in uitslag.pks} | daar
    )
    pagina.object_list = [kaartjes[pk] for pk in uitslag.pks if pk in kaartjes and pk not in daar]
    context = {
        "form": form,
        "pagina": pagina,
        "uitslag": uitslag,
        "gebied": plek,
        "km": gevraagd.km or form.gegeven().get("km") or AFSTAND_ZONDER_KEUZE,
        "facetten": facetten_van(uitslag, gevraagd),
        "aantal_gekozen": sum(len(waarden) for waarden in gekozen_in(adres).values()),
        "etiketten": etiketten(adres, gevraagd, plek, uitslag),
        "begrepen": keuzes_in_woorden(_uit_de_woorden(gevraagd, adres)),
        "suggesties": [_suggestie(voorstel, adres, plek) for voorstel in uitslag.voorstellen],
        "zoekt": bool(gevraagd.tekst or plek or gevraagd.keuzes),
        "op_kaart": op_kaart,
        "kaart": kaart,
        "op_school": [kaartjes[pk] for pk in daar if pk in kaartjes],
        "met_kaart": adres_met(adres, kaart="ja"),
        "zonder_kaart": adres_met(adres, kaart=None),
        "feed": adres_met(adres, "vacatures:feed", kaart=None, volgorde=None),
        "beheert_woorden": rechten.beheert_zoekwoorden.test(request.user),
        **meer,
    }
    return render(request, "vacatures/vacatures.html", context)


def gevraagd_uit(adres: QueryDict) -> tuple[Zoekformulier, Plek | None, Gevraagd]:
    """The question: what stands in the address, and a postcode, a distance, hours and days that stand among the words.

    With the form that shows it, and the place to look around.
    """
    form = Zoekformulier(adres or None)
    gegeven = form.gegeven()
    tekst, plek, km = gegeven.get("q") or "", gegeven.get("postcode"), gegeven.get("km")
    typsel = ontleed(tekst, plek, km)
    plek, keuzes = typsel.plek, typsel.keuzes_met(gekozen_in(adres))
    if typsel.onbekend:
        form.add_error("q", f"Postcode {typsel.onbekend} kennen wij niet. Wij zochten in de hele regio.")
    gevraagd = Gevraagd(
        tekst=typsel.tekst,
        lat=plek.lat if plek else None,
        lon=plek.lon if plek else None,
        km=(typsel.km or AFSTAND_ZONDER_KEUZE) if plek else None,
        keuzes=keuzes,
        volgorde=gegeven.get("volgorde") or "",
    )
    return form, plek, gevraagd


def _uit_de_woorden(gevraagd: Gevraagd, adres: QueryDict) -> dict[str, tuple[str, ...]]:
    """What was asked of the facts and stands in no field: it was read among the words."""
    return {
        veld: tuple(waarde for waarde in waarden if waarde not in adres.getlist(veld))
        for veld, waarden in gevraagd.keuzes.items()
    }


def _bladzijde(gevraagd: Gevraagd, nummer: str, *, met_scholen: bool) -> tuple[Page, Uitslag]:
    """The page that was asked for, without its cards; the last one when it lies behind the end."""
    heel = nummer.isascii() and nummer.isdigit() and len(nummer) < 9
    blad = max(min(int(nummer), HOOGSTE_BLADZIJDE) if heel else 1, 1)
    van = PER_BLADZIJDE * (blad - 1)
    uitslag = zoek(gevraagd, van=van, tot=van + PER_BLADZIJDE, met_scholen=met_scholen)
    pagina = Paginator(range(uitslag.aantal), PER_BLADZIJDE).get_page(blad)
    if pagina.number != blad:
        van = PER_BLADZIJDE * (pagina.number - 1)
        uitslag = zoek(gevraagd, van=van, tot=van + PER_BLADZIJDE, met_scholen=met_scholen)
    return pagina, uitslag


def _voor_bezoeker(
    request: HttpRequest, uitslag: Uitslag, plek: Plek | None, ver: Mapping[int, float | None]
) -> dict[int, Kaart]:
    """The cards of these vacancies (with how far each is, in km) as this visitor sees them."""
    bewaard = bewaarde_van(request, ver)
    kaarten = _kaarten(uitslag, ver)
    return {pk: kaart.voor(ver[pk], plek, bewaard=pk in bewaard) for pk, kaart in kaarten.items()}


def _kaarten(uitslag: Uitslag, pks: Collection[int]) -> dict[int, Kaart]:
    """The cards of these. Each is drawn once in a process, until the vacancy or its school changes.

    A page of twenty components costs more than the search; the index knows which vacancy is another.
    """
    index, versie = uitslag.stand.index, uitslag.versie
    bekend = {pk: index.getekend[pk] for pk in pks if pk in index.getekend}
    if nieuw := [pk for pk in pks if pk not in bekend]:
        rijen = Vacature.objects.open().als_kaart().in_bulk(nieuw)
        gemaakt = {pk: _teken(rij) for pk, rij in rijen.items()}
        bekend |= gemaakt
        if index.versie == versie:  # nothing changed while we read
            if len(index.getekend) > KAARTEN:
                index.getekend.clear()
            index.getekend.update(gemaakt)
    return {pk: bekend[pk] for pk in pks if pk in bekend}


def _teken(rij: Vacature) -> Kaart:
    html = mark_safe(render_to_string("vacatures/_kaart.html", {"vacature": rij}).strip())  # noqa: S308 - a template
    return Kaart(rij.titel, html, (bewaarknop(rij, bewaard=False), bewaarknop(rij, bewaard=True)))


def _suggestie(voorstel: Voorstel, adres: QueryDict, plek: Plek | None) -> Suggestie:
    """A link that asks exactly what was counted: what stood among the words stands in its own field there."""
    gevraagd = voorstel.gevraagd
    waar = (plek.naam, str(gevraagd.km)) if plek and gevraagd.heeft_plek else ("", "")
    keuzes = {veld: list(gevraagd.keuzes.get(veld, ())) for veld in FACETTEN}
    naar = adres_met(adres, q=gevraagd.tekst, **dict(zip(("postcode", "km"), waar, strict=True)), **keuzes)
    return Suggestie(_in_woorden(voorstel), naar, voorstel.aantal)


def _in_woorden(voorstel: Voorstel) -> str:
    """How another question differs from the one that was asked."""
    match voorstel.soort:
        case "km":
            return f"binnen {voorstel.waarde} km"
        case "regio":
            return "in de hele regio"
        case "keuze":
            return f"zonder de keuze bij {TITELS[voorstel.waarde].lower()}"
        case "woorden":
            return f"alleen ‘{voorstel.gevraagd.tekst}’"
        case "daar":
            return f"alles in {voorstel.waarde}"
        case "plek":
            return "alles hier in de buurt"
        case "ander":
            return f"‘{voorstel.gevraagd.tekst}’"
    return f"zonder ‘{voorstel.waarde}’"
