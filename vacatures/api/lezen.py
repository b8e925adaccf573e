"""What everybody may read: open vacancies, schools, boards, and which values there are."""

from typing import Annotated, Literal

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router, Schema
from pydantic import AfterValidator, Field, field_validator

from loket.keuzes import Bevoegdheid, Vak
from onderwijsregio.kern.api.bladen import VERSTE, Bladvraag, zet_links
from onderwijsregio.organisaties.keuzes import Dag, Functie, Opleidingsstatus, Sector
from onderwijsregio.organisaties.models import Organisatie, School

from .. import rapportages
from ..importeren.tekst import STUURTEKENS
from ..keuzes import (
    Aanleiding,
    Contractvorm,
    Dagdeel,
    Niveau,
    Noodoplossing,
    Opleidingssoort,
    Schaal,
    Uitkomst,
    Vacaturestatus,
)
from ..models import Vacature
from ..zoeken import Gevraagd, ontleed, zoek
from ..zoeken.index import FACETTEN, UREN, VOOR
from ..zoeken.namen import NAMEN
from ..zoeken.plek import AFSTAND_ZONDER_KEUZE, lees_plek
from .schemas import Moment, Vacatures, Vacatureuit, als_dict, als_vacatures

router = Router(tags=["lezen"])

#: Every fixed list, by the name of the field that takes its values.
LIJSTEN = {
    "sector": Sector.choices,
    "functie": Functie.choices,
    "vak": Vak.choices,
    "niveaus": Niveau.choices,
    "bevoegdheid": Bevoegdheid.choices,
    "dagen": Dag.choices,
    "dagdeel": Dagdeel.choices,
    "soort": Opleidingssoort.choices,
    "contract": Contractvorm.choices,
    "schaal": Schaal.choices,
    "aanleiding": Aanleiding.choices,
    "noodoplossing": Noodoplossing.choices,
    "status": Vacaturestatus.choices,
    "uitkomst": Uitkomst.choices,
    "opleidingsstatus": Opleidingsstatus.choices,
    "uren": [(code, naam) for code, (_, _, naam) in UREN.items()],
    "vrij": list(NAMEN["vrij"].items()),
    "voor": [(code, naam) for code, (_, naam) in VOOR.items()],
}


def _leesbaar(tekst: str) -> str:
    if STUURTEKENS.search(tekst):
        raise ValueError("Deze tekst bevat tekens die niet te lezen zijn.")
    return tekst


Leesbaar = Annotated[str, AfterValidator(_leesbaar)]
Nummer = Annotated[int, Path(ge=1, le=2**63 - 1)]


def _kies(lijst: str):
    return list[Literal[tuple(code for code, _ in LIJSTEN[lijst] if code)]]


class Zoekvraag(Bladvraag):
    """The search of the website."""

    q: Leesbaar = Field("", max_length=100, description="woorden, zoals op de website")
    plaats: Leesbaar = Field("", max_length=80, description="postcode (1315) of plaats")
    km: int | None = Field(
        None, ge=1, le=100, description=f"hoe ver van die plaats; zonder: {AFSTAND_ZONDER_KEUZE}"
    )
    volgorde: Literal["", "afstand", "nieuw", "sluit"] = Field("", description="leeg: wat het best past")
    sector: _kies("sector") = []
    functie: _kies("functie") = []
    vak: _kies("vak") = []
    bevoegdheid: _kies("bevoegdheid") = []
    contract: _kies("contract") = []
    dag: _kies("dagen") = []
    vrij: _kies("vrij") = Field(
        [],
        description="op elk van deze dagen wordt niet gewerkt; middag: er wordt alleen ’s ochtends gewerkt",
    )
    uren: _kies("uren") = []
    voor: _kies("voor") = []
    bestuur: list[Annotated[str, Field(pattern=r"^[-\w]{1,50}$")]] = Field(
        [], description="code van een bestuur"
    )
    gewijzigd_na: Moment | None = Field(
        None, description="alleen vacatures die na dit moment zelf zijn gewijzigd"
    )

    @field_validator("plaats")
    @classmethod
    def _plek_bestaat(cls, waarde: str) -> str:
        try:
            lees_plek(waarde)
        except ValidationError as fout:
            raise ValueError(" ".join(fout.messages)) from None
        return waarde


class Keuze(Schema):
    code: str
    naam: str


class Bestuur(Schema):
    code: str
    naam: str
    soort: str
    website: str


class Besturen(Schema):
    aantal: int
    besturen: list[Bestuur]


class Schooluit(Schema):
    """A school, with its place on the map (WGS 84; the middle of its postcode area)."""

    id: int
    naam: str
    brin: str
    vestiging: str
    bestuur: str = Field(description="code van het bestuur")
    sector: str
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    wijk: str
    denominatie: str
    opleidingsstatus: str
    website: str
    lat: float | None
    lon: float | None


class Scholenuit(Schema):
    aantal: int
    scholen: list[Schooluit]


class Schoolvraag(Bladvraag):
    bestuur: str = Field("", pattern=r"^[-\w]{0,50}$", description="code van een bestuur")
    sector: Literal[("", *Sector.values)] = ""
    brin: str = Field("", pattern=r"^(\d{2}[A-Z]{2})?$")


@router.get("/vacatures", response=Vacatures, summary="Open vacatures zoeken", url_name="vacatures")
def vacatures(request: HttpRequest, response: HttpResponse, vraag: Query[Zoekvraag]):
    """De vacatures die nu openstaan, gezocht zoals op de website. Alleen wat aan de hele vraag voldoet: heeft geen
    vacature alle woorden, dan is het aantal 0. Bladeren gaat met limit en offset; de kop Link wijst de weg. Houdt u
    een kopie bij, vraag dan met ‘gewijzigd_na’ welke vacatures sindsdien zelf zijn gewijzigd. Wat van de website ging
    staat er niet bij, en nieuwe bedragen van een cao of gegevens van een school wijzigen de vacature niet: haal
    daarvoor elke dag een keer alles op."""
    gevraagd = _gevraagd(vraag)
    tot = vraag.offset + vraag.limit
    if vraag.gewijzigd_na is None:
        uitslag = zoek(gevraagd, van=vraag.offset, tot=tot, alleen_heel=True)
        pks, aantal = uitslag.pks, uitslag.aantal
    else:
        uitslag = zoek(gevraagd, van=0, tot=VERSTE, alleen_heel=True)
        sinds = Vacature.objects.open().filter(gewijzigd_op__gt=vraag.gewijzigd_na)
        nieuw = set(sinds.values_list("pk", flat=True))
        alle = [pk for pk in uitslag.pks if pk in nieuw]
        pks, aantal = alle[vraag.deel], len(alle)
    gevonden = als_vacatures(Vacature.objects.open()).in_bulk(pks)
    beloningen = rapportages.beloningen(gevonden.values())
    rijen = [
        als_dict(
            gevonden[pk],
            request.build_absolute_uri,
            afstand=uitslag.afstanden.get(pk),
            beloning=beloningen.get(pk),
        )
        for pk in pks
        if pk in gevonden
    ]
    zet_links(request, response, vraag, aantal)
    return {"aantal": aantal, "vacatures": rijen}


def _gevraagd(vraag: Zoekvraag) -> Gevraagd:
    """The question as the website asks it: a postcode, a distance, hours or days among the words as well."""
    typsel = ontleed(vraag.q, lees_plek(vraag.plaats), vraag.km)
    plek = typsel.plek
    keuzes = {naam: tuple(sorted(set(getattr(vraag, naam)))) for naam in FACETTEN if getattr(vraag, naam, ())}
    if "bestuur" in keuzes:
        besturen = Organisatie.objects.filter(code__in=keuzes["bestuur"]).values_list("pk", flat=True)
        keuzes["bestuur"] = tuple(str(pk) for pk in besturen) or ("0",)
    return Gevraagd(
        tekst=typsel.tekst,
        lat=plek.lat if plek else None,
        lon=plek.lon if plek else None,
        km=(typsel.km or AFSTAND_ZONDER_KEUZE) if plek else None,
        keuzes=typsel.keuzes_met(keuzes),
        volgorde=vraag.volgorde,
    )


@router.get("/vacatures/{nummer}", response=Vacatureuit, summary="Eén open vacature", url_name="vacature")
def vacature(request: HttpRequest, nummer: Nummer):
    """Een vacature die gesloten is, geeft 404."""
    gevonden = get_object_or_404(als_vacatures(Vacature.objects.open()), pk=nummer)
    beloning = rapportages.beloningen([gevonden]).get(nummer)
    return als_dict(gevonden, request.build_absolute_uri, beloning=beloning)


@router.get("/besturen", response=Besturen, summary="Besturen met scholen", url_name="besturen")
def besturen(request: HttpRequest, response: HttpResponse, blad: Query[Bladvraag]):
    """De besturen die in de regio scholen hebben."""
    alle = Organisatie.objects.besturen().met_open_scholen()
    aantal = alle.count()
    zet_links(request, response, blad, aantal)
    return {"aantal": aantal, "besturen": list(alle[blad.deel].values("code", "naam", "soort", "website"))}


@router.get("/scholen", response=Scholenuit, summary="Scholen", url_name="scholen")
def scholen(request: HttpRequest, response: HttpResponse, vraag: Query[Schoolvraag]):
    """De scholen van de regio, op naam."""
    keuze = {"bestuur__code": vraag.bestuur, "sector": vraag.sector, "brin": vraag.brin}
    alle = School.objects.open().filter(Q(**{naam: waarde for naam, waarde in keuze.items() if waarde}))
    aantal = alle.count()
    zet_links(request, response, vraag, aantal)
    rijen = alle.select_related("bestuur", "gebied")[vraag.deel]
    return {"aantal": aantal, "scholen": [_school(school) for school in rijen]}


@router.get("/scholen/{nummer}", response=Schooluit, summary="Eén school", url_name="school")
def school(request: HttpRequest, nummer: Nummer):
    """Een school die gesloten is, geeft 404."""
    return _school(get_object_or_404(School.objects.open().select_related("bestuur", "gebied"), pk=nummer))


def _school(school: School) -> dict:
    gewoon = {naam: getattr(school, naam) for naam in Schooluit.model_fields if hasattr(school, naam)}
    punt = (
        {"lat": school.gebied.lat, "lon": school.gebied.lon} if school.gebied else {"lat": None, "lon": None}
    )
    return gewoon | punt | {"bestuur": school.bestuur.code, "website": school.website_url}


@router.get("/lijsten", response=dict[str, list[Keuze]], summary="Welke waarden er zijn", url_name="lijsten")
def lijsten(request: HttpRequest):
    """Per veld elke code, met hoe mensen het lezen. Nieuwe codes kunnen erbij komen; bestaande blijven."""
    return {
        veld: [{"code": code, "naam": naam} for code, naam in keuzes if code]
        for veld, keuzes in LIJSTEN.items()
    }
