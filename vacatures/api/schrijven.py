"""What a board's own system does: keep its vacancies here as they are there, by its own reference."""

from collections import Counter
from collections.abc import Callable
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router, Status
from pydantic import ValidationError

from onderwijsregio.kern.api.bladen import Bladvraag, zet_links
from onderwijsregio.kern.api.portaal import etag_van, maak_api
from onderwijsregio.kern.api.problemen import Probleem, vormfouten
from onderwijsregio.organisaties.models import Organisatie

from .. import acties
from ..importeren.scholen import Scholen
from ..keuzes import Gevolg, Koppelingsrecht, Uitkomst, Vacaturestatus
from ..models import Vacature
from .schemas import (
    EigenVacature,
    EigenVacatures,
    Kenmerk,
    Moment,
    Reeks,
    Reeksrij,
    Reeksuitslag,
    Sluiting,
    Uitslag,
    Vacaturein,
    als_dict,
    als_vacatures,
)  # fmt: skip
from .toegang import Proef, Slot

router = Router(tags=["schrijven"], auth=Slot(Koppelingsrecht.LEZEN, schrijven=Koppelingsrecht.SCHRIJVEN))

Kenmerkpad = Annotated[
    Kenmerk,
    Path(description="het nummer in uw eigen systeem; staat er een schuine streep in, schrijf die als %2F"),
]


class Eigenvraag(Bladvraag):
    status: Literal[("", *Vacaturestatus.values)] = ""
    gewijzigd_na: Moment | None = None


def _bestuur(request: HttpRequest) -> Organisatie:
    return request.auth.koppeling.organisatie


def _namens(request: HttpRequest) -> dict[str, Any]:
    """On whose behalf: the board, and who made the link; the history names the link itself."""
    koppeling = request.auth.koppeling
    return {
        "organisatie": koppeling.organisatie,
        "door": koppeling.gemaakt_door,
        "herkomst": {"koppeling": koppeling.naam},
    }


def _eigen(request: HttpRequest):
    return Vacature.objects.filter(organisatie=_bestuur(request)).exclude(kenmerk="")


@router.get("", response=EigenVacatures, summary="De vacatures van uw bestuur", url_name="eigen_vacatures")
def eigen_vacatures(request: HttpRequest, response: HttpResponse, vraag: Query[Eigenvraag]):
    """Alleen vacatures met een kenmerk, ook concepten en gesloten vacatures; wat het laatst wijzigde eerst."""
    alle = _eigen(request)
    if vraag.status:
        alle = alle.filter(status=vraag.status)
    if vraag.gewijzigd_na:
        alle = alle.filter(gewijzigd_op__gt=vraag.gewijzigd_na)
    aantal = alle.count()
    zet_links(request, response, vraag, aantal)
    rijen = als_vacatures(alle.order_by("-gewijzigd_op", "-pk"))[vraag.deel]
    return {
        "aantal": aantal,
        "vacatures": [als_dict(rij, request.build_absolute_uri, eigen=True) for rij in rijen],
    }


@router.post("/reeks", response=Reeksuitslag, summary="Meer vacatures tegelijk", url_name="reeks")
def reeks(request: HttpRequest, inhoud: Reeks, proef: Proef = False):
    """Elke vacature wordt los beoordeeld: wat goed is, wordt bewaard, en wat niet goed is, geweigerd met de reden."""
    scholen, gezien = Scholen(_bestuur(request)), set()
    gelezen = [_lees(rij, scholen, gezien) for rij in inhoud.vacatures]
    goed = [rij for rij in gelezen if isinstance(rij, acties.Levering)]
    uitwerkingen = iter(acties.lever_reeks_aan(**_namens(request), leveringen=goed, proef=proef))
    uit = [
        _uitslag(request, next(uitwerkingen) if isinstance(rij, acties.Levering) else rij, proef)
        for rij in gelezen
    ]
    return {"aantallen": Counter(rij["gevolg"] for rij in uit), "uitslagen": uit}


def _lees(rij: dict[str, Any], scholen: Scholen, gezien: set[str]) -> acties.Levering | acties.Uitwerking:
    """One row of many, or why it is refused."""
    kenmerk = rij.get("kenmerk")
    naam = kenmerk if isinstance(kenmerk, str) and kenmerk.isprintable() else ""
    fouten = {"kenmerk": ["Dit kenmerk staat al eerder in deze reeks."]} if naam in gezien else {}
    gezien.add(naam)
    try:
        levering = _levering(naam, Reeksrij(**rij), scholen)
    except ValidationError as fout:
        fouten |= vormfouten(fout.errors(include_url=False))
    except Probleem as probleem:
        fouten |= probleem.fouten
    return acties.Uitwerking(naam, Gevolg.GEWEIGERD, fouten=fouten) if fouten else levering


def _levering(kenmerk: str, inhoud: Vacaturein, scholen: Scholen) -> acties.Levering:
    """What was sent, with schools for their names. Raises Probleem 422 for a school that is not of this board."""
    velden = inhoud.model_dump(exclude_unset=True, exclude={"kenmerk"})
    status, uitkomst = velden.pop("status", None) or "", velden.pop("uitkomst", None) or ""
    fouten = _zet_scholen(velden, scholen)
    fouten |= {
        naam: ["Dit veld kan niet leeg zijn."]
        for naam, w in velden.items()
        if w is None and not _mag_leeg(naam)
    }
    if (status == Vacaturestatus.GESLOTEN) != bool(uitkomst):
        er_zijn = ", ".join(Uitkomst.values)
        fouten["uitkomst"] = [
            f"Een gesloten vacature heeft een uitkomst, en alleen die. Kies uit: {er_zijn}."
        ]
    if fouten:
        raise Probleem(422, "Kijk bij ‘errors’ wat er per veld mis is.", fouten=fouten)
    return acties.Levering(kenmerk, velden, status, uitkomst)


def _mag_leeg(naam: str) -> bool:
    return Vacature._meta.get_field(naam).null


def _zet_scholen(velden: dict[str, Any], scholen: Scholen) -> dict[str, list[str]]:
    fouten = {}
    for naam in velden.keys() & {"school", "ook_op"}:
        try:
            waarde = velden[naam]
            velden[naam] = scholen.lees(waarde) if naam == "school" else [scholen.lees(een) for een in waarde]
        except ValueError as fout:
            fouten[naam] = [str(fout)]
    return fouten


def _uitslag(request: HttpRequest, uitwerking: acties.Uitwerking, proef: bool) -> dict:
    vacature = uitwerking.vacature
    return {
        "kenmerk": uitwerking.kenmerk,
        "gevolg": uitwerking.gevolg,
        "proef": proef,
        "wijzigingen": list(uitwerking.veranderd),
        "vacature": als_dict(vacature, request.build_absolute_uri, eigen=True) if vacature else None,
        "errors": uitwerking.fouten,
    }


# The addresses under a vacancy come first: a reference may hold a slash.


@router.post(
    "/{path:kenmerk}/publiceren", response=Uitslag, summary="Op de website zetten", url_name="publiceren"
)
def publiceer(request: HttpRequest, kenmerk: Kenmerkpad, proef: Proef = False):
    """Een concept komt op de website. Staat de vacature er al, dan verandert er niets."""
    _gezocht(request, kenmerk)
    return _lever(request, acties.Levering(kenmerk, {}, Vacaturestatus.GEPUBLICEERD), proef)


@router.post(
    "/{path:kenmerk}/sluiten", response=Uitslag, summary="Sluiten, met de uitkomst", url_name="sluiten"
)
def sluit(request: HttpRequest, kenmerk: Kenmerkpad, inhoud: Sluiting, proef: Proef = False):
    """Wie nog op antwoord wachtte, krijgt bericht. Nog een keer sluiten met dezelfde uitkomst verandert niets."""
    _gezocht(request, kenmerk)
    return _lever(request, acties.Levering(kenmerk, {}, Vacaturestatus.GESLOTEN, inhoud.uitkomst), proef)


@router.get(
    "/{path:kenmerk}",
    response=EigenVacature,
    summary="Eén vacature van uw bestuur",
    url_name="eigen_vacature",
)
def eigen_vacature(request: HttpRequest, kenmerk: Kenmerkpad):
    """De kop ETag van het antwoord kunt u bij een wijziging meesturen als If-Match."""
    return als_dict(_gezocht(request, kenmerk), request.build_absolute_uri, eigen=True)


def _gezocht(request: HttpRequest, kenmerk: str) -> Vacature:
    return get_object_or_404(als_vacatures(_eigen(request)), kenmerk=kenmerk)


@router.put(
    "/{path:kenmerk}",
    response={200: Uitslag, 201: Uitslag},
    summary="Maken of wijzigen",
    url_name="eigen_vacature",
)
def zet_vacature(request: HttpRequest, kenmerk: Kenmerkpad, inhoud: Vacaturein, proef: Proef = False):
    """Bestaat het kenmerk nog niet, dan maakt u een vacature (201). Bestaat het wel, dan wijzigt u wat u meestuurt;
    velden die u weglaat, blijven zoals ze zijn. Twee keer hetzelfde sturen is één keer wijzigen."""
    levering = _levering(kenmerk, inhoud, Scholen(_bestuur(request)))
    return _lever(request, levering, proef)


def _lever(request: HttpRequest, levering: acties.Levering, proef: bool) -> Status:
    uitwerking = acties.lever_aan(
        **_namens(request), levering=levering, proef=proef, controle=_controle(request)
    )
    gemaakt = uitwerking.gevolg == Gevolg.NIEUW and not proef
    return Status(201 if gemaakt else 200, _uitslag(request, uitwerking, proef))


def _controle(request: HttpRequest) -> Callable[[Vacature | None], None]:
    """If-Match and If-None-Match of this request, judged on the vacancy as it is under the lock (RFC 9110)."""
    moet, mag_niet = request.headers.get("If-Match", ""), request.headers.get("If-None-Match", "")

    def keur(vacature: Vacature | None) -> None:
        if moet and vacature is None:
            raise Probleem(412, "Uw bestuur heeft geen vacature met dit kenmerk. Maak haar zonder If-Match.")
        if moet and not _past(moet, vacature, request):
            raise Probleem(412, "Deze vacature is intussen gewijzigd. Haal hem opnieuw op.")
        if mag_niet and _past(mag_niet, vacature, request):
            raise Probleem(412, "Deze vacature is er al. Wijzig haar zonder If-None-Match.")

    return keur


def _past(kop: str, vacature: Vacature | None, request: HttpRequest) -> bool:
    """Whether one of the tags is that of this vacancy; packing an answer makes its tag weak, and still the same."""
    if vacature is None:
        return False
    tags = {tag.strip().removeprefix("W/") for tag in kop.split(",")}
    return "*" in tags or _etag(request, vacature) in tags


def _etag(request: HttpRequest, vacature: Vacature) -> str:
    """The tag under which `eigen_vacature` gives this vacancy."""
    inhoud = EigenVacature(**als_dict(vacature, request.build_absolute_uri, eigen=True)).model_dump()
    return etag_van(maak_api().renderer.render(request, inhoud, response_status=200).encode())
