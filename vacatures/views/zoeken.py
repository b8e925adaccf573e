"""Finding a job: one box, a place with a distance, facets with counts; the choice lives in the address."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from onderwijsregio.kern.geheugen import onthoud_openbaar
from onderwijsregio.organisaties import kaart
from onderwijsregio.organisaties.models import Organisatie, Postcodegebied, School

from ..forms import AFSTAND_ZONDER_KEUZE, Plek, Zoekformulier, plek_van
from ..models import Vacature
from ..zoeken import Gevraagd, Uitslag, Voorstel, plek_in, zoek
from ..zoeken.index import FACETTEN
from ..zoeken.namen import NAMEN, TITELS

PER_BLADZIJDE = 20
#: Further than this no list of ours goes; whoever asks for more gets the last page.
HOOGSTE_BLADZIJDE = 10_000


@dataclass(frozen=True)
class Keuze:
    """One value of a facet: how many vacancies it would show, and whether it is chosen."""

    waarde: str
    naam: str
    aantal: int
    gekozen: bool


@dataclass(frozen=True)
class Facet:
    veld: str
    titel: str
    keuzes: list[Keuze]

    @property
    def is_open(self) -> bool:
        """Unfolded: what most people choose by, and what somebody chose."""
        return self.veld in ("sector", "functie") or any(keuze.gekozen for keuze in self.keuzes)


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
    form, plek, gevraagd = gevraagd_uit(request.GET)
    op_kaart = "kaart" in request.GET
    pagina, uitslag = _bladzijde(gevraagd, request.GET.get("page", ""), met_scholen=op_kaart)
    context = {
        "form": form,
        "pagina": pagina,
        "uitslag": uitslag,
        "gebied": plek,
        "km": gevraagd.km,
        "facetten": _facetten(uitslag, gevraagd),
        "aantal_gekozen": sum(len(waarden) for waarden in gevraagd.keuzes.values()),
        "suggesties": [_suggestie(voorstel, request.GET, gevraagd) for voorstel in uitslag.voorstellen],
        "zoekt": bool(gevraagd.tekst or plek or gevraagd.keuzes),
        "op_kaart": op_kaart,
        "kaart": _op_de_kaart(uitslag, request.GET) if op_kaart else None,
        "met_kaart": _adres(request.GET, kaart="ja"),
        "zonder_kaart": _adres(request.GET, kaart=None),
    }
    return render(request, "vacatures/vacatures.html", context)


def gevraagd_uit(adres: QueryDict) -> tuple[Zoekformulier, Plek | None, Gevraagd]:
    """The question: what stands in the address, and a postcode and a distance that stand among the words."""
    form = Zoekformulier(adres or None)
    gegeven = form.cleaned_data if form.is_bound and (form.is_valid() or form.cleaned_data) else {}
    tekst, plek, km = gegeven.get("q") or "", gegeven.get("postcode"), gegeven.get("km")
    if tekst:
        rest, postcode, km_in_tekst = plek_in(tekst)
        gevonden = plek_van(postcode) if postcode and not plek else plek
        if gevonden or not postcode:
            tekst, plek, km = rest, gevonden, km_in_tekst or km
    keuzes = {}
    for naam in FACETTEN:
        waarden = tuple(sorted({w for w in adres.getlist(naam) if w in NAMEN.get(naam, ()) or w.isdecimal()}))
        if waarden:
            keuzes[naam] = waarden
    gevraagd = Gevraagd(
        tekst=tekst,
        lat=plek.lat if plek else None,
        lon=plek.lon if plek else None,
        km=(km or AFSTAND_ZONDER_KEUZE) if plek else None,
        keuzes=keuzes,
        volgorde=gegeven.get("volgorde") or "",
    )
    return form, plek, gevraagd


def _bladzijde(gevraagd: Gevraagd, nummer: str, *, met_scholen: bool) -> tuple[Page, Uitslag]:
    """The page that was asked for, with its vacancies in order; the last one when it lies behind the end."""
    blad = min(int(nummer), HOOGSTE_BLADZIJDE) if nummer.isdecimal() and len(nummer) < 9 else 1
    van = PER_BLADZIJDE * (max(blad, 1) - 1)
    uitslag = zoek(gevraagd, van=van, tot=van + PER_BLADZIJDE, met_scholen=met_scholen)
    pagina = Paginator(range(uitslag.aantal), PER_BLADZIJDE).get_page(blad)
    if pagina.number != max(blad, 1):
        van = PER_BLADZIJDE * (pagina.number - 1)
        uitslag = zoek(gevraagd, van=van, tot=van + PER_BLADZIJDE, met_scholen=met_scholen)
    gevonden = Vacature.objects.open().als_kaart().in_bulk(uitslag.pks)
    for pk, vacature in gevonden.items():
        vacature.afstand = uitslag.afstanden.get(pk)
    pagina.object_list = [gevonden[pk] for pk in uitslag.pks if pk in gevonden]
    return pagina, uitslag


def _facetten(uitslag: Uitslag, gevraagd: Gevraagd) -> list[Facet]:
    """Every fact with something to choose; a value that would show nothing is left out, unless it is chosen."""
    besturen = {int(pk) for pk in uitslag.facetten["bestuur"]}
    namen = NAMEN | {
        "bestuur": {
            str(pk): naam
            for pk, naam in Organisatie.objects.filter(pk__in=besturen)
            .order_by("naam")
            .values_list("pk", "naam")
        }
    }
    facetten = []
    for veld, titel in TITELS.items():
        geteld, gekozen = uitslag.facetten[veld], gevraagd.keuzes.get(veld, ())
        keuzes = [
            Keuze(waarde, naam, geteld.get(waarde, 0), waarde in gekozen)
            for waarde, naam in namen[veld].items()
            if geteld.get(waarde) or waarde in gekozen
        ]
        if keuzes:
            facetten.append(Facet(veld, titel, keuzes))
    return facetten


def _adres(huidig: QueryDict, **anders: str | None) -> str:
    """The address of the list with something changed; None takes it away. It begins at the first page."""
    nieuw = huidig.copy()
    nieuw.pop("page", None)
    for naam, waarde in anders.items():
        nieuw.pop(naam, None)
        if waarde is not None:
            nieuw[naam] = waarde
    for naam in [naam for naam in nieuw if not any(nieuw.getlist(naam))]:
        nieuw.pop(naam)
    return (
        f"{reverse('vacatures:vacatures')}?{nieuw.urlencode()}" if nieuw else reverse("vacatures:vacatures")
    )


def _suggestie(voorstel: Voorstel, adres: QueryDict, gevraagd: Gevraagd) -> Suggestie:
    if voorstel.soort == "km":
        ruimer = voorstel.waarde != "0"
        tekst = f"binnen {voorstel.waarde} km" if ruimer else "in de hele regio"
        anders = _adres(adres, km=voorstel.waarde) if ruimer else _adres(adres, km=None, postcode=None)
        return Suggestie(tekst, anders, voorstel.aantal)
    if voorstel.soort == "keuze":
        return Suggestie(
            f"zonder de keuze bij {TITELS[voorstel.waarde].lower()}",
            _adres(adres, **{voorstel.waarde: None}),
            voorstel.aantal,
        )
    tekst = " ".join(
        woord for woord in gevraagd.tekst.split() if woord.lower() not in voorstel.waarde.lower()
    )
    return Suggestie(f"zonder ‘{voorstel.waarde}’", _adres(adres, q=tekst or None), voorstel.aantal)


def _op_de_kaart(uitslag: Uitslag, adres: QueryDict) -> kaart.Kaart | None:
    """What was found as a dot for each postcode area, which leads to the vacancies around it."""
    scholen = dict(School.objects.filter(pk__in=uitslag.per_school).values_list("pk", "gebied_id"))
    per_gebied: dict[str, int] = {}
    for school, aantal in uitslag.per_school.items():
        if gebied := scholen.get(school):
            per_gebied[gebied] = per_gebied.get(gebied, 0) + aantal
    gebieden = list(Postcodegebied.objects.all())
    plekken = [
        kaart.Punt(
            float(gebied.lat),
            float(gebied.lon),
            f"{gebied.pc4} {gebied.wijk or gebied.plaats}",
            per_gebied[gebied.pc4],
            _adres(adres, postcode=gebied.pc4, km="5", kaart=None),
        )
        for gebied in gebieden
        if gebied.pc4 in per_gebied
    ]
    return kaart.teken(kaart.punten_van(gebieden), plekken=plekken) if plekken else None
