"""Export of tables as CSV or XLSX, safe to open in a spreadsheet."""

from collections.abc import Iterable, Sequence

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


def als_bestand(*, naam: str, soort: str, koppen: Sequence[str], rijen: Iterable[Sequence]) -> HttpResponse:
    """Answer with a table as a download; `soort` is "csv" or "xlsx".

    CSV has `;` between fields and a byte order mark, as Dutch spreadsheets expect.
    """
    tabel = tablib.Dataset(*[[veilig(cel) for cel in rij] for rij in rijen], headers=list(koppen))
    if soort == "csv":
        inhoud = "\ufeff".encode() + tabel.export("csv", delimiter=";").encode()
    else:
        inhoud = tabel.export("xlsx")
    antwoord = HttpResponse(inhoud, content_type=SOORTEN[soort])
    antwoord["Content-Disposition"] = f'attachment; filename="{slugify(naam)}.{soort}"'
    return antwoord
