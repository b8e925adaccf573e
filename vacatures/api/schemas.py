"""What goes over the line about a vacancy, made out of the fields of the model: one list for all."""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError as Regelfout
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field, WithJsonSchema, create_model

from onderwijsregio.kern.cellen import lees_telefoon
from onderwijsregio.organisaties.models import School

from ..importeren.lezers import LANGSTE_TEKST
from ..importeren.tekst import een_regel, platte_tekst
from ..importeren.velden import OPENBAAR, SCHOOLVELDEN, VELDEN, is_verplicht, naam_van
from ..keuzes import Gevolg, Uitkomst
from ..models import Vacature, keur_kenmerk
from ..rapportages import Beloning


def _kenmerk(tekst: str) -> str:
    try:
        keur_kenmerk(tekst)
    except Regelfout as fout:
        raise ValueError(" ".join(fout.messages)) from None
    return tekst


#: A reference of a board, as it stands in an address and in many at once.
Kenmerk = Annotated[str, Field(min_length=1, max_length=40), AfterValidator(_kenmerk)]
Dag = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]


def _in_utc(moment: datetime) -> datetime:
    """A moment that PostgreSQL understands: it knows no offset of 23 hours and no year 0."""
    if not 1990 <= moment.year <= 2100:
        raise ValueError("Stuur een moment tussen 1990 en 2100.")
    return moment.astimezone(UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
Schoolverwijzing = Annotated[
    str,
    Field(
        min_length=1,
        max_length=200,
        description="BRIN met vestiging (zoals 12AB00), of de naam van de school",
    ),
]


def _telefoon(tekst: str) -> str:
    return lees_telefoon(tekst) if tekst else tekst


def soort_van(veld: models.Field) -> Any:
    """The type of one value of a field, with its limits."""
    if isinstance(veld, ArrayField):
        in_volgorde = (
            [code for code, _ in veld.base_field.choices] if veld.base_field.choices else sorted(range(1, 9))
        )
        een = Literal[tuple(in_volgorde)]
        ten_minste = 0 if veld.blank else 1
        return Annotated[
            list[een],
            Field(min_length=ten_minste, max_length=len(in_volgorde)),
            AfterValidator(lambda lijst: [code for code in in_volgorde if code in lijst]),
        ]
    if veld.choices:
        leeg = ("",) if veld.blank else ()
        return Literal[(*leeg, *(code for code, _ in veld.choices if code))]
    if veld.name == "contacttelefoon":
        return Annotated[str, Field(max_length=veld.max_length), AfterValidator(_telefoon)]
    soorten: dict[type, Any] = {
        models.BooleanField: bool,
        models.DateField: Dag,
        models.TextField: Annotated[str, AfterValidator(platte_tekst), Field(max_length=LANGSTE_TEKST)],
    }
    if isinstance(veld, models.IntegerField):
        hoog = min(v.limit_value for v in veld.validators if isinstance(v, MaxValueValidator))
        laag = max(v.limit_value for v in veld.validators if isinstance(v, MinValueValidator))
        return Annotated[int, Field(ge=laag, le=hoog)]
    if isinstance(veld, models.DecimalField):
        return Annotated[
            Decimal,
            Field(gt=0, max_digits=veld.max_digits, decimal_places=veld.decimal_places),
            WithJsonSchema({"type": "number", "exclusiveMinimum": 0}),
        ]
    return (
        soorten.get(type(veld))
        or Annotated[str, Field(max_length=veld.max_length), AfterValidator(een_regel)]
    )


def _uitleg(veld: models.Field) -> str:
    extra = " (nodig voor een nieuwe vacature)" if is_verplicht(veld) else ""
    return f"{naam_van(veld)}{extra}"


def _invoerveld(naam: str, veld: models.Field) -> tuple:
    if naam == "ook_op":
        soort = Annotated[list[Schoolverwijzing], Field(max_length=200)]
    elif naam == "school":
        soort = Schoolverwijzing
    else:
        soort = soort_van(veld) | None if veld.null else soort_van(veld)
    return soort, Field(None, description=_uitleg(veld))


class _Invoer(Schema):
    model_config = ConfigDict(extra="forbid")

    status: Literal["concept", "gepubliceerd", "verborgen", "gesloten"] | None = Field(
        None, description="waar de vacature moet staan; weggelaten: waar hij staat"
    )
    uitkomst: Literal[tuple(Uitkomst.values)] | None = Field(
        None, description="hoe het afliep; hoort bij status gesloten"
    )


#: Every field may be left out: what is left out stays as it is. The description tells what a new vacancy needs.
Vacaturein: type[Schema] = create_model(
    "Vacaturein",
    __base__=_Invoer,
    **{naam: _invoerveld(naam, veld) for naam, veld in VELDEN.items() if naam != "kenmerk"},
)


class Reeksrij(Vacaturein):
    """One of many: the same, with the reference that otherwise stands in the address."""

    kenmerk: Kenmerk


class Schoolkort(Schema):
    """Where a vacancy is."""

    id: int
    naam: str
    brin: str
    vestiging: str
    plaats: str
    postcode: str


class Bestuurkort(Schema):
    code: str
    naam: str


def uitvoersoort_van(veld: models.Field) -> Any:
    """The type of a field as it is read."""
    if isinstance(veld, ArrayField):
        return list[int] if isinstance(veld.base_field, models.IntegerField) else list[str]
    soorten = {
        models.BooleanField: bool,
        models.DateField: date,
        models.DecimalField: float,
        models.PositiveSmallIntegerField: int,
    }
    soort = soorten.get(type(veld), str)
    return soort | None if veld.null else soort


def _uitvoer(naam: str, basis: type[Schema], leesbaar: Collection[str]) -> type[Schema]:
    velden = {
        code: (uitvoersoort_van(veld), Field(description=naam_van(veld)))
        for code, veld in VELDEN.items()
        if code in leesbaar and code not in SCHOOLVELDEN
    }
    return create_model(naam, __base__=basis, **velden)


class _Gelezen(Schema):
    id: int
    url: str = Field(description="de pagina voor mensen")
    sector: str
    bestuur: Bestuurkort
    school: Schoolkort
    ook_op: list[Schoolkort]
    gepubliceerd_op: datetime | None
    gewijzigd_op: datetime


class Beloninguit(Schema):
    """What the job page says of the salary."""

    laag: float = Field(description="bruto euro per maand bij een volledige baan")
    hoog: float
    volgens: Literal["bestuur", "cao"] = Field(
        description="wie het zegt; de eigen bedragen van een bestuur gaan voor"
    )
    cao: str = Field(description="zoals ‘cao po’; leeg als het bestuur het zegt")
    per: date | None = Field(description="vanaf wanneer de bedragen van de cao gelden")


class _Gevonden(_Gelezen):
    beloning: Beloninguit | None = Field(
        None, description="de bedragen van het bestuur, anders die van de schaal zoals ze vandaag gelden"
    )
    afstand_km: float | None = Field(None, description="hemelsbreed, als u een plaats gaf")


class _Eigen(_Gelezen):
    status: str
    uitkomst: str
    publiceer_op: date | None
    gesloten_op: datetime | None


Vacatureuit = _uitvoer("Vacatureuit", _Gevonden, OPENBAAR)
EigenVacature = _uitvoer("EigenVacature", _Eigen, VELDEN)


class Vacatures(Schema):
    """A page of open vacancies."""

    aantal: int = Field(description="hoeveel er in totaal zijn gevonden")
    vacatures: list[Vacatureuit]


class EigenVacatures(Schema):
    aantal: int
    vacatures: list[EigenVacature]


class Uitslag(Schema):
    """What handing over a vacancy did; with `proef` what it would do."""

    kenmerk: str
    gevolg: Literal[tuple(Gevolg.values)]
    proef: bool = Field(description="true: er is niets bewaard")
    wijzigingen: list[str] = Field(description="de velden die veranderden")
    vacature: EigenVacature | None = Field(
        None, description="zoals hij nu is, of met proef zou worden: van een nieuwe gelden id en url dan niet"
    )
    errors: dict[str, list[str]] = {}


class Reeks(Schema):
    """Several vacancies at once; each is read and judged by itself, so that one mistake keeps no other back."""

    model_config = ConfigDict(extra="forbid")

    vacatures: list[dict[str, Any]] = Field(
        min_length=1,
        max_length=100,
        description="elk met een eigen ‘kenmerk’ en verder de velden van Vacaturein",
    )


class Reeksuitslag(Schema):
    aantallen: dict[str, int] = Field(description="per gevolg hoeveel")
    uitslagen: list[Uitslag]


class Sluiting(Schema):
    model_config = ConfigDict(extra="forbid")

    uitkomst: Literal[tuple(Uitkomst.values)] = Field(description="hoe het afliep")


def schoolkort(school: School) -> dict:
    """Which school, as it goes over the line."""
    return {naam: getattr(school, naam) for naam in Schoolkort.model_fields}


def als_dict(
    vacature: Vacature,
    adres: Callable[[str], str],
    *,
    eigen: bool = False,
    afstand: float | None = None,
    beloning: Beloning | None = None,
) -> dict:
    """A vacancy as it goes over the line.

    `adres` makes an address of a path; `eigen`: also what only the board sees; `afstand` in km. The board reads
    back what it sent, everybody else what the job pays.
    """
    soort = EigenVacature if eigen else Vacatureuit
    gewoon = {n: getattr(vacature, n) for n in soort.model_fields if n in VELDEN and n not in SCHOOLVELDEN}
    staat = {n: getattr(vacature, n) for n in ("status", "uitkomst", "publiceer_op", "gesloten_op") if eigen}
    gevonden = {
        "afstand_km": None if afstand is None else round(afstand, 1),
        "beloning": beloning and _beloning(beloning),
    }
    return {
        **gewoon,
        **staat,
        "id": vacature.pk,
        "url": adres(reverse("vacatures:vacature", args=[vacature.pk])),
        "sector": vacature.sector,
        "bestuur": {"code": vacature.organisatie.code, "naam": vacature.organisatie.naam},
        "school": schoolkort(vacature.school),
        "ook_op": [schoolkort(school) for school in vacature.ook_op.all()],
        "gepubliceerd_op": vacature.gepubliceerd_op,
        "gewijzigd_op": vacature.gewijzigd_op,
        **({} if eigen else gevonden),
    }


def _beloning(beloning: Beloning) -> dict:
    volgens = "cao" if beloning.cao else "bestuur"
    return {naam: getattr(beloning, naam) for naam in ("laag", "hoog", "cao", "per")} | {"volgens": volgens}


def als_vacatures(queryset: models.QuerySet) -> models.QuerySet:
    """With all that `als_dict` reads, in two queries."""
    return queryset.select_related("school", "organisatie").prefetch_related("ook_op").defer("zoekvector")
