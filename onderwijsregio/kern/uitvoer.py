"""Export of tables as CSV or XLSX, safe to open in a spreadsheet."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

import tablib
from django.http import HttpResponse
from django.utils.text import slugify

FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")
SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def veilig(waarde):
    """A cell value that a spreadsheet will never run as a formula; numbers and dates stay as they are."""
    if isinstance(waarde, str) and waarde.startswith(FORMULETEKENS):
        return f"'{waarde}"
    return waarde


def in_csv(waarde):
    """As `veilig`; a fraction is written with a comma, since Dutch Excel takes `25000.00` for text."""
    if isinstance(waarde, float | Decimal):
        return str(waarde).replace(".", ",")
    return veilig(waarde)


def als_bestand(*, naam: str, soort: str, koppen: Sequence[str], rijen: Iterable[Sequence]) -> HttpResponse:
    """Answer with a table as a download; `soort` is "csv" or "xlsx".

    CSV has `;` between fields, a comma in numbers and a byte order mark, as Dutch spreadsheets expect.
    """
    cel_van = in_csv if soort == "csv" else veilig
    tabel = tablib.Dataset(
        *[[cel_van(cel) for cel in rij] for rij in rijen], headers=list(koppen), title=naam
    )
    if soort == "csv":
        inhoud = "\ufeff".encode() + tabel.export("csv", delimiter=";").encode()
    else:
        inhoud = tabel.export("xlsx")
    antwoord = HttpResponse(inhoud, content_type=SOORTEN[soort])
    antwoord["Content-Disposition"] = f'attachment; filename="{slugify(naam)}.{soort}"'
    return antwoord
