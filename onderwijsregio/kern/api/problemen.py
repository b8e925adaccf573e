"""Errors of the API, all in one form: application/problem+json (RFC 9457), in Dutch, with `errors` by field."""

import json
from collections.abc import Mapping
from itertools import chain

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.exceptions import ValidationError as Regelfout
from django.http import HttpRequest, HttpResponse
from ninja import Schema
from ninja.errors import AuthenticationError, HttpError
from ninja.errors import ValidationError as Vormfout
from pydantic import Field

SOORT = "application/problem+json"
TITELS = {
    400: "Dit verzoek is niet te lezen",
    401: "Deze sleutel opent niets",
    403: "Dit mag deze sleutel niet",
    404: "Dit bestaat niet",
    405: "Dit kan hier niet",
    409: "Dit kan nu niet",
    412: "Intussen is dit gewijzigd",
    413: "Dit is te groot",
    422: "Er klopt iets niet in de gegevens",
    429: "Dit gaat te snel",
    500: "Er ging bij ons iets mis",
}
#: What pydantic finds, in Dutch; what stands between braces comes out of its `ctx`.
ZINNEN = {
    "missing": "Dit veld is verplicht.",
    "extra_forbidden": "Dit veld kennen wij niet.",
    "literal_error": "Kies uit: {expected}.",
    "string_too_long": "Dit is langer dan {max_length} tekens. Maak het korter.",
    "string_too_short": "Dit mag niet leeg zijn.",
    "string_pattern_mismatch": "Dit heeft niet de goede vorm.",
    "string_type": "Stuur een tekst.",
    "string_unicode": "Deze tekst bevat tekens die niet te lezen zijn.",
    "too_long": "Stuur er hoogstens {max_length}.",
    "too_short": "Stuur er ten minste {min_length}.",
    "list_type": "Stuur een lijst.",
    "bool_type": "Stuur true of false.",
    "bool_parsing": "Stuur true of false.",
    "greater_than": "Dit moet meer zijn dan {gt}.",
    "greater_than_equal": "Dit is ten minste {ge}.",
    "less_than_equal": "Dit is hoogstens {le}.",
    "timezone_aware": "Zet de tijdzone erbij, zoals in 2027-01-31T09:00:00+01:00.",
}
#: The same by the beginning of its kind.
SOORTEN = {
    "int": "Stuur een heel getal.",
    "float": "Stuur een getal, zoals 0.8.",
    "decimal": "Stuur een getal, zoals 0.8.",
    "datetime": "Stuur een moment als 2027-01-31T09:00:00+01:00.",
    "date": "Stuur een dag die bestaat, als 2027-01-31.",
    "model": "Stuur een JSON-object.",
    "dict": "Stuur een JSON-object.",
}
#: Codes of acties that say that the state of something does not allow it.
TOESTAND = {"gesloten", "geen_concept", "verlopen", "verborgen", "dubbel", "aanbod"}
ALGEMEEN = "algemeen"


class Probleemuit(Schema):
    """What an error looks like (RFC 9457)."""

    type: str = Field(description="altijd about:blank: de status zegt wat het is")
    title: str
    status: int
    detail: str
    instance: str = Field(description="het adres waar het misging")
    errors: dict[str, list[str]] = Field(
        default={}, description="per veld wat er mis is; ‘algemeen’ gaat over alles"
    )


class Probleem(Exception):
    """An error that the API answers with; `fouten` by field, `koppen` are extra headers."""

    def __init__(
        self, status: int, detail: str, *, fouten: Mapping | None = None, koppen: Mapping | None = None
    ):
        self.status, self.detail = status, detail
        self.fouten, self.koppen = dict(fouten or {}), dict(koppen or {})
        super().__init__(detail)


def antwoord(request: HttpRequest, probleem: Probleem) -> HttpResponse:
    """The error as it goes over the line."""
    inhoud = {
        "type": "about:blank",
        "title": TITELS.get(probleem.status, "Dit ging mis"),
        "status": probleem.status,
        "detail": probleem.detail,
        "instance": request.path,
        "errors": probleem.fouten,
    }
    koppen = {"WWW-Authenticate": 'Bearer realm="api"'} if probleem.status == 401 else {}
    return HttpResponse(
        json.dumps(inhoud), status=probleem.status, content_type=SOORT, headers=koppen | probleem.koppen
    )


def bij_vormfout(request: HttpRequest, fout: Vormfout) -> HttpResponse:
    """422: values that are not of the form that the documentation tells."""
    return antwoord(
        request, Probleem(422, "Kijk bij ‘errors’ wat er per veld mis is.", fouten=vormfouten(fout.errors))
    )


def vormfouten(fouten: list[dict]) -> dict[str, list[str]]:
    """What pydantic found, by field, in Dutch."""
    per_veld: dict[str, list[str]] = {}
    for fout in fouten:
        per_veld.setdefault(_veld(fout["loc"]), []).append(_zin(fout))
    return per_veld


def _veld(plek: tuple) -> str:
    """The path to a value, without where it stands in the request."""
    delen = [str(deel) for deel in plek if deel is not None]
    if delen and delen[0] in ("body", "query", "path", "header"):
        # In a schema the name of its parameter comes first.
        delen = delen[2:] if delen[0] == "body" or len(delen) > 2 else delen[1:]
    return ".".join(delen) or ALGEMEEN


def _zin(fout: dict) -> str:
    soort, waarden = fout["type"], fout.get("ctx") or {}
    if soort == "value_error":
        return str(waarden.get("error", "")) or "Deze waarde klopt niet."
    if soort in ZINNEN:
        return ZINNEN[soort].format_map({naam: _opsomming(str(waarde)) for naam, waarde in waarden.items()})
    return SOORTEN.get(soort.split("_")[0], "Deze waarde klopt niet.")


def _opsomming(waarde: str) -> str:
    """What pydantic counts up with quotes and "or", with commas; where empty is a choice, in words."""
    woorden = waarde.replace(" or ", ", ").replace("''", "leeg")
    return woorden.replace("'", "")


def bij_regelfout(request: HttpRequest, fout: Regelfout) -> HttpResponse:
    """409 when the state does not allow it, otherwise 422: what an actie refused."""
    per_veld = fout.message_dict if hasattr(fout, "error_dict") else {ALGEMEEN: fout.messages}
    per_veld = {ALGEMEEN if veld == NON_FIELD_ERRORS else veld: zinnen for veld, zinnen in per_veld.items()}
    status = 409 if _codes(fout) & TOESTAND else 422
    zinnen = dict.fromkeys(chain.from_iterable(per_veld.values()))
    return antwoord(request, Probleem(status, " ".join(zinnen), fouten=per_veld))


def _codes(fout: Regelfout) -> set[str]:
    per_veld = getattr(fout, "error_dict", None)
    losse = chain.from_iterable(per_veld.values()) if per_veld else fout.error_list
    return {los.code for los in losse}


def bij_httpfout(request: HttpRequest, fout: HttpError) -> HttpResponse:
    """What ninja itself refuses: no key, or a body that is no JSON."""
    zin = "De inhoud is geen JSON." if fout.status_code == 400 else fout.message
    if isinstance(fout, AuthenticationError):
        zin = "Stuur uw sleutel mee: Authorization: Bearer orv_…"
    return antwoord(request, Probleem(fout.status_code, zin))
