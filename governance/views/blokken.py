"""What governance shows on the pages of others."""

from django.http import HttpRequest

from ..rapportages import wachtende_stemmen


def wachtend(request: HttpRequest) -> dict | None:
    """For the desk: the votes that wait for this visitor, or nothing."""
    stemmen = wachtende_stemmen(request.user)
    return {"wachtend": stemmen} if stemmen else None
