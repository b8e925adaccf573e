"""The keuzehulp: work on its rules, publish them, and what a visitor does with an outcome."""

from collections.abc import Callable
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker

from .. import engine, meldingen
from ..engine import Keuzevraag, Regel, Regelset
from ..keuzes import Keuzeregelstatus, Stapsoort, Toestemmingsdoel
from ..models import Kandidaat, Keuzeregels, Keuzeuitkomst, Route
from .kandidaat import geef_toestemming
from .klantreis import zet_stap

ANDER_WAS_EERDER = "Een collega heeft intussen iets veranderd. Bekijk dat eerst en probeer het dan opnieuw."


@transaction.atomic
def maak_concept(*, van: Keuzeregels | None, door: Gebruiker | None) -> Keuzeregels:
    """A new version to work on: a copy of `van`, or an empty one."""
    hoogste = Keuzeregels.objects.aggregate(hoogste=Max("versie"))["hoogste"] or 0
    inhoud = van.inhoud if van else engine.als_gegevens(Regelset())
    return Keuzeregels.objects.create(versie=hoogste + 1, inhoud=inhoud, gemaakt_door=door)


@transaction.atomic
def begin_keuzehulp(*, regels: Regelset) -> Keuzeregels:
    """Publish these rules as the first version. Raises ValidationError when they are not complete."""
    concept = Keuzeregels.objects.create(versie=1, inhoud=engine.als_gegevens(regels))
    return publiceer_keuzeregels(keuzeregels=concept, toelichting="De eerste versie.", door=None)


@transaction.atomic
def gooi_concept_weg(*, keuzeregels: Keuzeregels) -> None:
    """Away with a concept. Raises ValidationError when it was published in the meantime."""
    _vers_concept(keuzeregels).delete()


@transaction.atomic
def publiceer_keuzeregels(
    *, keuzeregels: Keuzeregels, toelichting: str, door: Gebruiker | None
) -> Keuzeregels:
    """Visitors get this version from now on; the one they had is kept for links to its outcomes.

    Raises ValidationError with every mistake when the rules are not complete, or were published already.
    """
    vers = _vers_concept(keuzeregels)
    verslag = engine.controleer(engine.lees(vers.inhoud), bekende_routes())
    if verslag.fouten:
        raise ValidationError(list(verslag.fouten))
    for vorige in Keuzeregels.objects.gepubliceerd().select_for_update():
        vorige.status = Keuzeregelstatus.VERVALLEN
        vorige.save(update_fields=["status"])
    vers.status = Keuzeregelstatus.GEPUBLICEERD
    vers.toelichting = toelichting.strip()
    vers.gepubliceerd_op = timezone.now()
    vers.gepubliceerd_door = door
    vers.save(update_fields=["status", "toelichting", "gepubliceerd_op", "gepubliceerd_door"])
    return vers


def bekende_routes() -> list[str]:
    """The codes of the routes that there are."""
    return list(Route.objects.values_list("code", flat=True))


def _vers_concept(keuzeregels: Keuzeregels, herziening: int | None = None) -> Keuzeregels:
    """The row as it is now, locked. Raises ValidationError when it is fixed, gone, or not what was looked at."""
    vers = Keuzeregels.objects.select_for_update().filter(pk=keuzeregels.pk).first()
    if vers is None or not vers.is_concept:
        raise ValidationError("Deze versie is geen concept meer. Maak een nieuw concept.")
    if herziening is not None and vers.herziening != herziening:
        raise ValidationError(ANDER_WAS_EERDER)
    return vers


@transaction.atomic
def _bewerk(
    keuzeregels: Keuzeregels, herziening: int, bewerking: Callable[[Regelset], Regelset]
) -> Keuzeregels:
    vers = _vers_concept(keuzeregels, herziening)
    vers.inhoud = engine.als_gegevens(bewerking(engine.lees(vers.inhoud)))
    vers.herziening += 1
    vers.save(update_fields=["inhoud", "herziening"])
    return vers


def bewaar_keuzevraag(
    *, keuzeregels: Keuzeregels, herziening: int, vraag: Keuzevraag, plek: int
) -> Keuzeregels:
    """Put this question at `plek` (from 0); a question with the same code is replaced."""

    def zet(regels: Regelset) -> Regelset:
        anderen = [ander for ander in regels.vragen if ander.code != vraag.code]
        return replace(regels, vragen=(*anderen[:plek], vraag, *anderen[plek:]))

    return _bewerk(keuzeregels, herziening, zet)


def verwijder_keuzevraag(*, keuzeregels: Keuzeregels, herziening: int, code: str) -> Keuzeregels:
    """Take a question out. What still looks at it comes up when the rules are checked."""
    return _bewerk(
        keuzeregels,
        herziening,
        lambda regels: replace(regels, vragen=tuple(v for v in regels.vragen if v.code != code)),
    )


def bewaar_keuzeregel(
    *, keuzeregels: Keuzeregels, herziening: int, route: str, nummer: int | None, regel: Regel | None
) -> Keuzeregels:
    """Replace rule `nummer` (from 0) of a route, add one (None), or take it out when `regel` is None.

    A route that the rules do not know yet comes at the end. Raises ValidationError for an unknown number.
    """

    def zet(regels: Regelset) -> Regelset:
        oud = regels.route(route) or engine.Routeregels(route)
        nieuw = replace(oud, regels=_vervangen(oud.regels, nummer, regel))
        if regels.route(route):
            return replace(regels, routes=tuple(nieuw if r.route == route else r for r in regels.routes))
        return replace(regels, routes=(*regels.routes, nieuw))

    return _bewerk(keuzeregels, herziening, zet)


def _vervangen(regels: tuple[Regel, ...], nummer: int | None, regel: Regel | None) -> tuple[Regel, ...]:
    nieuw = () if regel is None else (regel,)
    if nummer is None:
        return (*regels, *nieuw)
    if nummer >= len(regels):
        raise ValidationError(ANDER_WAS_EERDER)
    return (*regels[:nummer], *nieuw, *regels[nummer + 1 :])


def bewaar_geen_route(*, keuzeregels: Keuzeregels, herziening: int, tekst: str) -> Keuzeregels:
    """What somebody reads for whom no route fits."""
    return _bewerk(keuzeregels, herziening, lambda regels: replace(regels, geen=tekst.strip()))


@transaction.atomic
def bewaar_uitkomst(
    *, kandidaat: Kandidaat, keuzeregels: Keuzeregels, adres: str, door: Gebruiker
) -> Keuzeuitkomst:
    """The candidate has us keep this outcome, and agrees that we look at it; an earlier one goes.

    Raises ValidationError when the answers are not complete.
    """
    regels = engine.lees(keuzeregels.inhoud)
    antwoorden = engine.antwoorden_uit(regels, adres)
    if antwoorden is None or engine.volgende_vraag(regels, antwoorden):
        raise ValidationError("Beantwoord eerst alle vragen.")
    geef_toestemming(kandidaat=kandidaat, doel=Toestemmingsdoel.KEUZEHULP, door=door)
    gegevens = {
        "regels": keuzeregels,
        "antwoorden": adres,
        "routes": [passend.route for passend in engine.beoordeel(regels, antwoorden).routes],
    }
    bestaand = Keuzeuitkomst.objects.filter(kandidaat=kandidaat, regels=keuzeregels, antwoorden=adres).first()
    if bestaand:
        return bestaand
    uitkomst, _ = Keuzeuitkomst.objects.update_or_create(
        kandidaat=kandidaat, defaults=gegevens | {"bewaard_op": timezone.now()}
    )
    tekst = "U bewaarde uw uitkomst van de keuzehulp bij uw profiel."
    zet_stap(kandidaat=kandidaat, soort=Stapsoort.KEUZEHULP, tekst=tekst, door=door, over=uitkomst)
    return uitkomst


def antwoorden_in_woorden(uitkomst: Keuzeuitkomst) -> dict[str, str]:
    """The questions that were asked, in order, each with its answer."""
    regels = engine.lees(uitkomst.regels.inhoud)
    antwoorden = engine.antwoorden_uit(regels, uitkomst.antwoorden) or {}
    return {v.tekst: v.tekst_van(code) for v, code in engine.gesteld(regels, antwoorden) if code is not None}


@transaction.atomic
def mail_uitkomst(*, aan: str, pad: str, routes: list[dict], geen: str) -> None:
    """Send an outcome to the address that somebody typed; the address is used for this one mail."""
    meldingen.keuzehulp_uitkomst(aan, pad, routes, geen)
