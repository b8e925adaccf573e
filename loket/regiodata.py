"""What a region's data files say for the loket: its routes with their steps, which fits whom, and texts."""

from itertools import count

from django.core.exceptions import ValidationError

from onderwijsregio.kern.regiogegevens import Regiogegevens
from onderwijsregio.organisaties.models import Bron
from onderwijsregio.organisaties.regiodata import (
    Regiofout,
    bewaar,
    controleer_sleutels,
    in_bestand,
    laad_elke,
    zoek,
)

from . import acties, engine
from .importeren.inhoud import lees_map
from .keuzes import Stapvorm
from .models import Keuzeregels, Processtap, Route
from .models.velden import controleer_velden, controleer_volgorde

VELDEN = {
    "naam", "samenvatting", "doelgroep", "duur_maanden", "duur", "kosten", "inkomen", "eisen", "stappen",
    "sectoren", "zoekwoorden", "aanmelden_kan",
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


PROCES = {"route", "na_toelating", "stap"}
PROCESSTAP = {
    "code", "naam", "vorm", "wie", "termijn", "uitleg", "volgende_stap", "gepland", "klaar", "veld",
}  # fmt: skip


def laad_processen(gegevens: Regiogegevens) -> None:
    """Create or update the steps of `processen.toml`; a step that left the file is for nobody new any more.

    Raises Regiofout that names the process and, where it is in one, the step.
    """
    for proces in gegevens.toml("processen").get("proces", []):
        waar = f"proces {proces.get('route', 'zonder route')}"
        with in_bestand("processen.toml", waar):
            controleer_sleutels(proces, PROCES)
            route = _route_met_proces(proces)
            controleer_volgorde(proces.get("stap", []))
        for volgorde, stap in enumerate(proces["stap"], start=1):
            with in_bestand("processen.toml", f"{waar}, stap {stap.get('code', volgorde)}"):
                _laad_stap(route, stap, volgorde)
        codes = [stap["code"] for stap in proces["stap"]]
        route.processtappen.exclude(code__in=codes).filter(actief=True).update(actief=False)


def _route_met_proces(proces: dict) -> Route:
    route = zoek(Route, proces["route"])
    if not route.aanmelden_kan:
        raise ValidationError("zet in routes.toml aanmelden_kan = true: dit proces begint met aanmelden.")
    return bewaar(Route, {"pk": route.pk}, {"na_toelating": proces["na_toelating"]})


def _laad_stap(route: Route, stap: dict, volgorde: int) -> None:
    controleer_sleutels(stap, PROCESSTAP)
    vast = {sleutel: stap[sleutel] for sleutel in PROCESSTAP - {"code", "gepland", "veld"}}
    velden = stap.get("veld", [])
    if stap["vorm"] in Stapvorm.values:  # a form that nobody knows is told by the model
        controleer_velden(stap["vorm"], stap["wie"], velden)
    bewaar(
        Processtap,
        {"route": route, "code": stap["code"]},
        {**vast, "gepland": stap.get("gepland", ""), "velden": velden, "volgorde": volgorde, "actief": True},
    )


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


def laad_inhoud(gegevens: Regiogegevens) -> None:
    """Make the website and put the texts of the folder `inhoud` on it; what editors changed stays theirs.

    Raises Regiofout that names the file.
    """
    map_ = gegevens.submap("inhoud")
    start = acties.richt_website_in()
    with in_bestand("inhoud", "lezen"):
        bestanden = lees_map(map_)
    for bestand in bestanden:
        with in_bestand(bestand.naam, "tekst"):
            acties.laad_bladzijden([bestand], start)
    acties.stem_redactie_af()
