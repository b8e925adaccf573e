"""Charts on the screen: asked for as a row with the hash of what it shows, drawn soon by the worker."""

import hashlib
import json

from .models import Grafiek
from .taken import start_na_vastleggen
from .tasks import teken_grafiek
from .tekenen import svg_van

__all__ = ["sleutel_van", "svg_van", "vraag_aan"]


def sleutel_van(beschrijving: dict) -> str:
    """SHA-256 of a Vega-Lite description, the same for the same content."""
    inhoud = json.dumps(beschrijving, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(inhoud.encode()).hexdigest()


def vraag_aan(beschrijving: dict) -> Grafiek:
    """The chart of this description: drawn already, or asked for and drawn soon by the worker."""
    grafiek, nieuw = Grafiek.objects.get_or_create(
        sleutel=sleutel_van(beschrijving), defaults={"beschrijving": beschrijving}
    )
    if nieuw:
        start_na_vastleggen(teken_grafiek, grafiek.sleutel)
    return grafiek
