"""Which way leads to a job, for whoever reads about it."""

from dataclasses import dataclass

from loket.keuzes import Bevoegdheid, Vooropleiding
from loket.models import Kandidaat, Route
from onderwijsregio.organisaties.keuzes import Functie

from ..models import Vacature

#: With which codes the routes towards a kind of work begin. The routes are the region's own: what it does not have
#: is not shown.
ROUTES = {
    Functie.LEERKRACHT: ("zij-instroom", "pabo", "educatieve-master"),
    Functie.VAKDOCENT: ("zij-instroom", "educatieve", "pdg", "eenjarig", "aan-de-slag", "pabo-alo"),
    Functie.ONDERWIJSASSISTENT: ("onderwijsassistent",),
    Functie.LERAARONDERSTEUNER: ("ad-pep", "ontwikkeldoortraject"),
    Functie.SCHOOLLEIDER: ("schoolleider",),
}
ZIJ_INSTROOM = "zij-instroom"
HOOGSTENS = 3


@dataclass(frozen=True)
class Routeadvies:
    """What somebody needs for a job and has or has not, in a sentence, and the routes that lead there."""

    zin: str
    routes: tuple[Route, ...] = ()
    past: bool = False


def routeadvies(vacature: Vacature, kandidaat: Kandidaat | None = None) -> Routeadvies:
    """For this candidate, from the own profile; for everybody else in general."""
    if vacature.bevoegdheid == Bevoegdheid.GEEN:
        return Routeadvies("Voor deze baan hebt u geen bevoegdheid nodig.", past=True)
    gevraagd = vacature.get_bevoegdheid_display()
    if kandidaat and _is_genoeg(kandidaat.bevoegdheid, vacature.bevoegdheid):
        return Routeadvies(f"U hebt de bevoegdheid die de school vraagt: {gevraagd}.", past=True)
    return Routeadvies(_zin(vacature, kandidaat, gevraagd), tuple(_routes(vacature)))


def _is_genoeg(heeft: str, gevraagd: str) -> bool:
    return heeft == gevraagd or (heeft, gevraagd) == (Bevoegdheid.EERSTEGRAADS, Bevoegdheid.TWEEDEGRAADS)


def _zin(vacature: Vacature, kandidaat: Kandidaat | None, gevraagd: str) -> str:
    hoog = kandidaat and kandidaat.vooropleiding in (Vooropleiding.HBO, Vooropleiding.WO)
    if vacature.open_voor_zij_instroom and hoog:
        return (
            f"De school vraagt een bevoegdheid: {gevraagd}. Die staat niet in uw profiel. Met uw diploma "
            f"({kandidaat.get_vooropleiding_display()}) kunt u als zij-instromer beginnen: u werkt en leert tegelijk."
        )
    if vacature.open_voor_zij_instroom:
        return (
            f"De school vraagt een bevoegdheid: {gevraagd}. Hebt u die nog niet? Met een diploma van hbo of "
            "universiteit kunt u als zij-instromer beginnen: u werkt en leert tegelijk."
        )
    eigen = " Die staat niet in uw profiel." if kandidaat else ""
    return f"De school vraagt een bevoegdheid: {gevraagd}.{eigen} Zo kunt u die halen."


def _routes(vacature: Vacature) -> list[Route]:
    """The routes of the region towards this kind of work in this sector; those that work at once come first."""
    begin = ROUTES.get(vacature.functie, ())
    passend = [
        route
        for route in Route.objects.filter(sectoren__contains=[vacature.sector])
        if route.code.startswith(begin) and begin
    ]
    if not vacature.open_voor_zij_instroom:
        passend = [route for route in passend if not route.code.startswith(ZIJ_INSTROOM)]
    return sorted(passend, key=lambda route: not route.code.startswith(ZIJ_INSTROOM))[:HOOGSTENS]
