"""What a region's data files say for the loket: its routes into education."""

from onderwijsregio.kern.regiogegevens import Regiogegevens
from onderwijsregio.organisaties.models import Bron

from .models import Route

VELDEN = [
    "naam",
    "samenvatting",
    "doelgroep",
    "duur_maanden",
    "duur",
    "kosten",
    "inkomen",
    "eisen",
    "stappen",
    "sectoren",
    "aanmelden_kan",
]


def laad(gegevens: Regiogegevens) -> None:
    """Create or update the routes of `routes.toml`, in its order; a route that left the file stays.

    A key that is absent becomes empty again. Raises KeyError without code, naam or samenvatting, and
    Bron.DoesNotExist when a source is not in bronnen.toml.
    """
    for volgorde, rij in enumerate(gegevens.toml("routes").get("route", [])):
        leeg = {veld: Route._meta.get_field(veld).get_default() for veld in VELDEN}
        gegeven = {veld: rij[veld] for veld in VELDEN if veld in rij}
        verplicht = {"naam": rij["naam"], "samenvatting": rij["samenvatting"]}
        bron = Bron.objects.get(code=rij["bron"]) if rij.get("bron") else None
        Route.objects.update_or_create(
            code=rij["code"],
            defaults={**leeg, **gegeven, **verplicht, "volgorde": volgorde, "bron": bron},
        )
