"""What a region's data files say for the loket: its routes into education, and which fits whom."""

from itertools import count

from django.core.exceptions import ValidationError

from onderwijsregio.kern.regiogegevens import Regiogegevens
from onderwijsregio.organisaties.models import Bron
from onderwijsregio.organisaties.regiodata import Regiofout, bewaar, laad_elke, zoek

from . import acties, engine
from .models import Keuzeregels, Route

VELDEN = {
    "naam", "samenvatting", "doelgroep", "duur_maanden", "duur", "kosten", "inkomen", "eisen", "stappen",
    "sectoren", "aanmelden_kan",
}  # fmt: skip


def laad(gegevens: Regiogegevens) -> None:
    """Create or update the routes of `routes.toml`, in its order; a route that left the file stays.

    A key that is absent becomes empty again. Raises Regiofout that names the route.
    """
    volgorde = count()
    bekend = VELDEN | {"code", "bron"}
    laad_elke(gegevens, "routes", "route", bekend, lambda rij: _laad_route(rij, next(volgorde)))


def _laad_route(rij: dict, volgorde: int) -> None:
    leeg = {veld: Route._meta.get_field(veld).get_default() for veld in VELDEN}
    bron = zoek(Bron, rij["bron"]) if rij.get("bron") else None
    bewaar(Route, {"code": rij.pop("code")}, {**leeg, **rij, "bron": bron, "volgorde": volgorde})


def laad_keuzehulp(gegevens: Regiogegevens) -> None:
    """The first version of the keuzehulp from `keuzehulp.toml`; once there is one, staff keeps it up.

    Raises Regiofout with every mistake when the rules are not complete.
    """
    bestand = gegevens.toml("keuzehulp")
    if not bestand or Keuzeregels.objects.exists():
        return
    try:
        acties.begin_keuzehulp(regels=engine.lees(bestand))
    except ValueError as fout:
        raise Regiofout(f"keuzehulp.toml: {fout}") from fout
    except ValidationError as fout:
        raise Regiofout(f"keuzehulp.toml: {' '.join(fout.messages)}") from fout
