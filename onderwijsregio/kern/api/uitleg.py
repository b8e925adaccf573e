"""The documentation of the API for people: a page of the portal, made out of the OpenAPI file itself."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

KOPPEN = {
    "lezen": "Lezen, zonder sleutel",
    "schrijven": "Vacatures schrijven, met een sleutel van uw bestuur",
    "studenten": "Studenten brengen, met een sleutel van uw opleiding",
}


@dataclass(frozen=True)
class Veld:
    """One parameter or one field of a body."""

    naam: str
    soort: str
    uitleg: str
    verplicht: bool = False


@dataclass(frozen=True)
class Handeling:
    """One thing that can be asked: how, where, and with what."""

    id: str
    methode: str
    pad: str
    titel: str
    uitleg: str
    parameters: list[Veld] = field(default_factory=list)
    velden: list[Veld] = field(default_factory=list)

    @property
    def kort(self) -> str:
        """The address without what all of them begin with, so that it fits on a phone."""
        return self.pad.removeprefix("/api/v1")


@login_not_required
@require_safe
def uitleg(request: HttpRequest) -> HttpResponse:
    """Every address of the API, for whoever builds a link."""
    context = {"groepen": handelingen(), "basis": request.build_absolute_uri("/")[:-1]}
    return render(request, "api.html", context)


@cache
def handelingen() -> dict[str, list[Handeling]]:
    """What can be asked, by group, in the order of the OpenAPI file."""
    from .portaal import maak_api

    schema = json.loads(json.dumps(maak_api().get_openapi_schema(), default=str))
    groepen: dict[str, list[Handeling]] = {}
    for pad, methoden in schema["paths"].items():
        for methode, wat in methoden.items():
            groep = KOPPEN.get(wat["tags"][0], wat["tags"][0])
            groepen.setdefault(groep, []).append(_handeling(schema, pad, methode, wat))
    return groepen


def _handeling(schema: dict, pad: str, methode: str, wat: dict) -> Handeling:
    parameters = [
        Veld(
            p["name"],
            _soort(p["schema"]),
            p.get("description", p["schema"].get("description", "")),
            p["required"],
        )
        for p in wat.get("parameters", [])
    ]
    return Handeling(
        id=wat["operationId"].rpartition("_api_")[2].replace("_", "-"),
        methode=methode.upper(),
        pad=pad,
        titel=wat["summary"],
        uitleg=wat.get("description", ""),
        parameters=parameters,
        velden=_velden(schema, wat.get("requestBody")),
    )


def _velden(schema: dict, inhoud: dict | None) -> list[Veld]:
    if inhoud is None:
        return []
    return list(_velden_van(schema, inhoud["content"]["application/json"]["schema"]))


def _velden_van(schema: dict, verwijzing: dict, voor: str = "") -> Iterator[Veld]:
    """The fields of an object; those of the objects in a list of it right below that list."""
    vorm = schema["components"]["schemas"][verwijzing["$ref"].rpartition("/")[2]]
    for code, v in vorm["properties"].items():
        yield Veld(f"{voor}{code}", _soort(v), v.get("description", ""), code in vorm.get("required", ()))
        if "$ref" in v.get("items", {}):
            yield from _velden_van(schema, v["items"], f"{voor}{code}[].")


def _soort(vorm: dict) -> str:
    """A type in words: which values, or what kind of value."""
    if "anyOf" in vorm:
        return next(_soort(deel) for deel in vorm["anyOf"] if deel.get("type") != "null")
    if "enum" in vorm or "const" in vorm:
        waarden = [str(waarde) for waarde in vorm.get("enum", [vorm.get("const")]) if waarde != ""]
        return " | ".join(waarden)
    if vorm.get("type") == "array":
        return f"lijst van {_soort(vorm['items'])}"
    if "$ref" in vorm:
        return "object"
    soorten = {"integer": "geheel getal", "number": "getal", "boolean": "true of false", "object": "object"}
    formaten = {"date": "dag (2027-01-31)", "date-time": "moment (2027-01-31T09:00:00+01:00)"}
    return formaten.get(vorm.get("format"), soorten.get(vorm.get("type"), "tekst"))
