"""Words that mean the same, as data: what belongs together, what fits less well, and what says nothing."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from .samenstelling import splits
from .vorm import stam, woorden

BESTAND = Path(__file__).with_name("woorden.toml")
#: Kinds of groups of which every vacancy has the facts: these words are not looked for in the text.
FEITEN = {"functie", "sector", "contract"}
#: What to offer to who looks for a group of this kind that says nothing of its own.
NAAST = {"vak": ("docent",)}

Zin = tuple[str, ...]


@dataclass(frozen=True)
class Groep:
    """Words and short phrases that mean the same; `ook` are other ones that somebody may mean with it.

    `naast` is other work that somebody may want as well, to offer when there is none of this.
    """

    woorden: tuple[str, ...]
    ook: tuple[str, ...] = ()
    soort: str = ""
    naast: tuple[str, ...] = ()

    @cached_property
    def zinnen(self) -> tuple[Zin, ...]:
        return tuple(stammen(woord) for woord in self.woorden)

    @cached_property
    def verwante_zinnen(self) -> tuple[Zin, ...]:
        return tuple(stammen(woord) for woord in self.ook)


def stammen(tekst: str) -> Zin:
    """The stems of a phrase, in order: under these the groups are found."""
    return tuple(stam(woord) for woord in woorden(tekst))


@dataclass(frozen=True)
class Woordenboek:
    """All groups, found by the stems of a phrase."""

    groepen: tuple[Groep, ...]
    stopwoorden: frozenset[str] = frozenset()
    delen: frozenset[str] = frozenset()
    _splitsing: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def bij_zin(self) -> dict[Zin, list[Groep]]:
        gevonden = defaultdict(list)
        for groep in self.groepen:
            for zin in groep.zinnen:
                gevonden[zin].append(groep)
        return dict(gevonden)

    @cached_property
    def eerste_woorden(self) -> dict[str, tuple[int, ...]]:
        """With which stems a phrase of several words begins, and how long it may be."""
        lengtes = defaultdict(set)
        for zin in self.bij_zin:
            if len(zin) > 1:
                lengtes[zin[0]].add(len(zin))
        return {woord: tuple(sorted(hoe_lang)) for woord, hoe_lang in lengtes.items()}

    @cached_property
    def langste(self) -> int:
        """How many words the longest phrase has."""
        return max((len(zin) for zin in self.bij_zin), default=1)

    @cached_property
    def stammen(self) -> frozenset[str]:
        """Every single word that the groups know."""
        zinnen = [zin for groep in self.groepen for zin in (*groep.zinnen, *groep.verwante_zinnen)]
        return frozenset(woord for zin in zinnen for woord in zin)

    @cached_property
    def vormen(self) -> dict[str, str]:
        """How each stem is written, to show it to people."""
        return {
            stam(woord): woord
            for groep in reversed(self.groepen)
            for zin in reversed((*groep.woorden, *groep.ook))
            for woord in woorden(zin)
        }

    @cached_property
    def bouwstenen(self) -> frozenset[str]:
        """The stems of which compounds are made."""
        return self.delen | {zin[0] for zin in self.bij_zin if len(zin) == 1}

    def delen_van(self, woord: str) -> tuple[str, ...]:
        """The parts of a compound, as stems; () when it is none."""
        if woord not in self._splitsing:
            if len(self._splitsing) > 100_000:
                self._splitsing.clear()
            zelf = stam(woord)
            self._splitsing[woord] = tuple(
                deel
                for deel in splits(
                    woord, self.bouwstenen - {zelf} if zelf in self.bouwstenen else self.bouwstenen
                )
            )
        return self._splitsing[woord]

    def ander_werk_in(self, woord: str) -> list[str]:
        """The parts of a compound that name a function, and not the one that it is: the last part says that."""
        eerder = self.delen_van(woord)[:-1]
        return [deel for deel in eerder if any(g.soort == "functie" for g in self.bij_zin.get((deel,), ()))]


def lees(groepen: Iterable[Groep] | None = None, bestand: Path = BESTAND) -> Woordenboek:
    """The dictionary: `groepen`, or those of the file when None; words that say nothing come from the file."""
    inhoud = tomllib.loads(bestand.read_text("utf-8"))
    return Woordenboek(
        tuple(groepen_uit(inhoud)) if groepen is None else tuple(groepen),
        frozenset(stam(woord) for zin in inhoud["stopwoorden"] for woord in woorden(zin)),
        frozenset(stam(woord) for zin in inhoud["delen"] for woord in woorden(zin)),
    )


def groepen_uit(inhoud: dict) -> list[Groep]:
    """The groups of a file that was read."""
    return [
        Groep(
            tuple(g["woorden"]),
            tuple(g.get("ook", ())),
            soort := g.get("soort", ""),
            tuple(g.get("naast", NAAST.get(soort, ()))),
        )
        for g in inhoud.get("groep", [])
    ]


def met(eigen: Iterable[tuple[str, str, str]]) -> Woordenboek:
    """The dictionary with what a region adds and takes away: (what is typed, what is meant, how they relate).

    `zelfde`: a word joins every group of what is meant, `ook` is found after it, `niet` leaves those groups.
    """
    groepen = groepen_uit(tomllib.loads(BESTAND.read_text("utf-8")))
    for woord, betekent, soort in eigen:
        bedoeld = stammen(betekent)
        if soort == "zelfde" and not any(bedoeld in groep.zinnen for groep in groepen):
            groepen.append(Groep((betekent,)))
        groepen = [_aangepast(groep, woord, soort) if bedoeld in groep.zinnen else groep for groep in groepen]
        if soort == "ook":
            groepen.append(Groep((woord,), (betekent,)))
    return lees(groepen)


def _aangepast(groep: Groep, woord: str, soort: str) -> Groep:
    if soort == "zelfde":
        return replace(groep, woorden=(*groep.woorden, woord))
    if soort == "niet":
        blijft = tuple(ander for ander in groep.woorden if stammen(ander) != stammen(woord))
        return replace(groep, woorden=blijft)
    return groep
