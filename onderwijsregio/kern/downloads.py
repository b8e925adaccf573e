"""A private file, given to who may have it."""

import structlog
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render

log = structlog.get_logger(__name__)


def geef_bestand(request: HttpRequest, bestand: FieldFile, *, naam: str, mediatype: str) -> HttpResponse:
    """The file as a download under this name; a page that says what to do when the disk has lost it.

    The administrator finds in the log which one is gone, to put it back from a backup.
    """
    try:
        inhoud = bestand.open()
    except OSError as fout:
        log.error("bestand_ontbreekt", pad=bestand.name, fout=type(fout).__name__)
        return render(request, "bestand_weg.html", {"naam": naam}, status=404)
    antwoord = FileResponse(inhoud, as_attachment=True, filename=naam, content_type=mediatype)
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord
