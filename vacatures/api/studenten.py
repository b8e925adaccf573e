"""What an institute's own system does: bring the students who look for an internship, and take them away again."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router, Schema, Status
from pydantic import AfterValidator, ConfigDict, Field, create_model

from onderwijsregio.kern.api.bladen import Bladvraag, zet_links
from onderwijsregio.kern.api.problemen import Probleem
from onderwijsregio.kern.kolommen import Fout, Kolom
from onderwijsregio.organisaties.models import Organisatie

from ..acties import stagestudent as acties
from ..importeren.studenten import KOLOMMEN, lees_nummer
from ..importeren.tekst import een_regel
from ..keuzes import Koppelingsrecht
from ..models import Stageperiode, Stagestudent, Stagevraag
from .schemas import Schoolkort, Schoolverwijzing, schoolkort, soort_van, uitvoersoort_van
from .toegang import Proef, Slot

router = Router(tags=["studenten"], auth=Slot(schrijven=Koppelingsrecht.STUDENTEN))

#: So many are written while a program waits.
MEESTE_STUDENTEN = 500
#: The columns that name schools, and the one that is read and not kept.
SCHOLEN, NIET_BEWAARD = {"scholen", "eerder"}, {"email"}
VELDEN = {veld.name: veld for model in (Stagestudent, Stagevraag) for veld in model._meta.concrete_fields}
NAAR_CODE = {kolom.naam: kolom.code for kolom in KOLOMMEN}

Nummer = Annotated[str, AfterValidator(lees_nummer), Path(description="zoals bij uw opleiding")]
Periodecode = Annotated[
    str, Field(pattern=r"^[0-9]{4}-[-\w]{1,20}$", description="code van een stageperiode")
]


# What goes over the line ---------------------------------------------------------------------------------


def _is_tekst(kolom: Kolom) -> bool:
    """Whether it is words, and no value of a list and no number."""
    veld = VELDEN.get(kolom.code)
    return veld is None or veld.is_relation or (type(veld) is models.CharField and not veld.choices)


def _lezer(kolom: Kolom) -> Callable[[str], str]:
    def lees(tekst: str) -> str:
        tekst = een_regel(tekst)
        if not tekst and kolom.verplicht:
            raise ValueError("Hier moet iets staan.")
        return kolom.lees(tekst) if tekst else ""

    return lees


def _invoer(kolom: Kolom) -> tuple:
    if kolom.code in SCHOLEN:
        soort = Annotated[list[Schoolverwijzing], Field(max_length=10)]
    elif _is_tekst(kolom):
        soort = Annotated[str, Field(max_length=254), AfterValidator(_lezer(kolom))]
    else:
        veld = VELDEN[kolom.code]
        soort = soort_van(veld) | None if veld.null else soort_van(veld)
    return soort, Field(... if kolom.verplicht else None, description=kolom.naam)


def _uitvoer(kolom: Kolom) -> tuple:
    if kolom.code in SCHOLEN:
        soort = list[Schoolkort]
    else:
        soort = str if _is_tekst(kolom) else uitvoersoort_van(VELDEN[kolom.code])
    return soort, Field(description=kolom.naam)


class _Streng(Schema):
    model_config = ConfigDict(extra="forbid")


Studentin: type[Schema] = create_model(
    "Studentin", __base__=_Streng, **{kolom.code: _invoer(kolom) for kolom in KOLOMMEN}
)


class Studentenin(_Streng):
    """Students for one period; with a mistake in one of them, none is taken."""

    periode: Periodecode
    studenten: list[Studentin] = Field(
        min_length=1,
        max_length=MEESTE_STUDENTEN,
        description="wie een plaats zoekt in deze periode, of in de eigen als die erbij staat",
    )


class Gebrachtuit(Schema):
    """How many students were new, changed, or already as you say; with `proef` how many would be."""

    proef: bool = Field(description="true: er is niets bewaard")
    nieuw: int
    gewijzigd: int
    gelijk: int


class _Gevonden(Schema):
    url: str = Field(description="de pagina voor mensen")
    gebracht_op: datetime


Studentuit: type[Schema] = create_model(
    "Studentuit",
    __base__=_Gevonden,
    **{kolom.code: _uitvoer(kolom) for kolom in KOLOMMEN if kolom.code not in NIET_BEWAARD},
)


class Studentenuit(Schema):
    aantal: int
    studenten: list[Studentuit]


class Periodeuit(Schema):
    code: str
    naam: str
    schooljaar: str
    van: date
    tot: date = Field(description="de laatste dag; tot en met die dag kunt u studenten brengen")


class Periodenuit(Schema):
    aantal: int
    perioden: list[Periodeuit]


class Studentenvraag(Bladvraag):
    periode: Periodecode | None = Field(None, description="code van een stageperiode; zonder: alle")


# The addresses -------------------------------------------------------------------------------------------


@router.get(
    "/stages/perioden",
    auth=None,
    tags=["lezen"],
    response=Periodenuit,
    summary="Perioden waarin studenten stage lopen",
    url_name="stageperioden",
)
def perioden(request: HttpRequest):
    """De perioden die nog niet voorbij zijn. Met de code brengt een opleiding studenten."""
    alle = Stageperiode.objects.nog_niet_voorbij().select_related("jaar")
    rijen = [
        {"code": p.code_met_jaar, "naam": p.naam, "schooljaar": str(p.jaar), "van": p.van, "tot": p.tot}
        for p in alle
    ]
    return {"aantal": len(rijen), "perioden": rijen}


def _instituut(request: HttpRequest) -> Organisatie:
    return request.auth.koppeling.organisatie


@router.get(
    "/mijn/studenten",
    response=Studentenuit,
    summary="De studenten van uw opleiding",
    url_name="eigen_studenten",
)
def eigen_studenten(request: HttpRequest, response: HttpResponse, vraag: Query[Studentenvraag]):
    """Per student en periode een rij, op studentnummer. Wie in twee perioden zoekt, staat er twee keer."""
    alle = Stagevraag.objects.filter(student__instituut=_instituut(request))
    if vraag.periode:
        alle = alle.filter(periode__in=Stageperiode.objects.met_code(vraag.periode))
    aantal = alle.count()
    zet_links(request, response, vraag, aantal)
    rijen = alle.select_related("student", "periode__jaar").prefetch_related("scholen", "student__eerder_op")
    rijen = rijen.order_by("student__studentnummer", "periode__van", "pk")[vraag.deel]
    return {"aantal": aantal, "studenten": [_als_dict(rij, request.build_absolute_uri) for rij in rijen]}


def _als_dict(vraag: Stagevraag, adres: Callable[[str], str]) -> dict:
    student = vraag.student
    return {
        "studentnummer": student.studentnummer,
        **{code: getattr(student, code) for code in acties.VAN_STUDENT},
        **{code: getattr(vraag, code) for code in acties.VAN_VRAAG},
        "periode": vraag.periode.code_met_jaar,
        "scholen": [schoolkort(school) for school in vraag.scholen.all()],
        "eerder": [schoolkort(school) for school in student.eerder_op.all()],
        "gebracht_op": student.gebracht_op,
        "url": adres(student.get_absolute_url()),
    }


@router.post("/mijn/studenten", response=Gebrachtuit, summary="Studenten brengen", url_name="eigen_studenten")
def breng(request: HttpRequest, inhoud: Studentenin, proef: Proef = False):
    """Een student herkennen wij aan het nummer: nieuw, of bijgewerkt. Wat u van een student weglaat, wordt leeg. Is er
    met één student iets mis, dan bewaren wij niemand. Twee keer hetzelfde sturen verandert niets."""
    gebracht, fouten = acties.breng(
        instituut=_instituut(request),
        periode=_periode(inhoud.periode),
        studenten=[_waarden(student) for student in inhoud.studenten],
        proef=proef,
    )
    if gebracht is None:
        raise Probleem(422, "Kijk bij ‘errors’ wat er mis is. Er is niets bewaard.", fouten=_per_veld(fouten))
    return {
        "proef": proef,
        "nieuw": gebracht.nieuw,
        "gewijzigd": gebracht.gewijzigd,
        "gelijk": gebracht.gelijk,
    }


def _periode(code: str) -> Stageperiode:
    gevonden = Stageperiode.objects.nog_niet_voorbij().met_code(code).select_related("jaar").first()
    if gevonden is None:
        zin = "Deze periode is er niet, of is voorbij. Kijk op /api/v1/stages/perioden."
        raise Probleem(422, zin, fouten={"periode": [zin]})
    return gevonden


def _waarden(student: Schema) -> dict[str, Any]:
    """What was told of a student, as a spreadsheet tells it: nothing of what is empty."""
    return {code: w for code, w in student.model_dump(exclude_unset=True).items() if w not in (None, "", [])}


def _per_veld(fouten: list[Fout]) -> dict[str, list[str]]:
    """Every reason, by the place of the value in what was sent."""
    uit: dict[str, list[str]] = {}
    for fout in fouten:
        uit.setdefault(f"studenten.{fout.regel - 1}.{NAAR_CODE[fout.kolom]}", []).append(fout.reden)
    return uit


@router.delete(
    "/mijn/studenten/{studentnummer}",
    response={204: None},
    summary="Een student wissen",
    url_name="eigen_student",
)
def wis(request: HttpRequest, studentnummer: Nummer):
    """De student en alles wat die zocht zijn weg, voorgoed."""
    eigen = Stagestudent.objects.filter(instituut=_instituut(request))
    student = get_object_or_404(eigen, studentnummer=studentnummer)
    acties.wis_student(student=student, door=request.auth.koppeling.gemaakt_door)
    return Status(204, None)
