"""How a vote comes out under each rule. Pure: ballots in, outcome out.

The order of rules (consensus, else consent, else a weighted vote) is the region's data.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from onderwijsregio.organisaties.keuzes import Stemregel

from .keuzes import Stemkeuze

#: What a seat may say under each rule, with the words for it.
KEUZES = {
    Stemregel.CONSENSUS: (Stemkeuze.VOOR, Stemkeuze.TEGEN, Stemkeuze.ONTHOUDING),
    Stemregel.CONSENT: (Stemkeuze.VOOR, Stemkeuze.BEZWAAR, Stemkeuze.ONTHOUDING),
    Stemregel.GEWOGEN: (Stemkeuze.VOOR, Stemkeuze.TEGEN, Stemkeuze.ONTHOUDING),
}

#: Each rule in one sentence, for the screen.
UITLEG = {
    Stemregel.CONSENSUS: "Het besluit is genomen als elke zetel met stemrecht voor is.",
    Stemregel.CONSENT: "Het besluit is genomen als niemand een overwegend bezwaar heeft.",
    Stemregel.GEWOGEN: "Het besluit is genomen als er meer gewicht voor is dan tegen.",
}


@dataclass(frozen=True)
class Uitslag:
    """Outcome: adopted or not, with the sentence that says why."""

    aangenomen: bool
    reden: str


def uitslag(*, regel: Stemregel, stemmen: Iterable[tuple[Stemkeuze, int]], zetels: int) -> Uitslag:
    """Outcome of `stemmen`, pairs of choice and weight (>= 0), among `zetels` seats with a vote.

    Consensus: every seat voted in favour. Consent: somebody voted and nobody has an overriding
    objection. Weighted vote: more weight in favour than against; an objection counts as against,
    an abstention does not count, equal weight rejects.
    """
    lijst = list(stemmen)
    if not lijst:
        return Uitslag(False, "Er is geen stem uitgebracht.")
    if regel == Stemregel.CONSENSUS:
        return _consensus(lijst, zetels)
    return _consent(lijst) if regel == Stemregel.CONSENT else _gewogen(lijst)


def _consensus(lijst: list[tuple[Stemkeuze, int]], zetels: int) -> Uitslag:
    voor = sum(keuze == Stemkeuze.VOOR for keuze, _ in lijst)
    return Uitslag(voor == zetels, f"{voor} van de {zetels} zetels met stemrecht zijn voor.")


def _consent(lijst: list[tuple[Stemkeuze, int]]) -> Uitslag:
    bezwaren = sum(keuze == Stemkeuze.BEZWAAR for keuze, _ in lijst)
    if not bezwaren:
        return Uitslag(True, "Niemand heeft een overwegend bezwaar.")
    wie = "1 zetel heeft" if bezwaren == 1 else f"{bezwaren} zetels hebben"
    return Uitslag(False, f"{wie} een overwegend bezwaar.")


def _gewogen(lijst: list[tuple[Stemkeuze, int]]) -> Uitslag:
    voor = sum(gewicht for keuze, gewicht in lijst if keuze == Stemkeuze.VOOR)
    tegen = sum(gewicht for keuze, gewicht in lijst if keuze in (Stemkeuze.TEGEN, Stemkeuze.BEZWAAR))
    return Uitslag(voor > tegen, f"Gewicht voor: {_getal(voor)}, tegen: {_getal(tegen)}.")


def _getal(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")
