"""What somebody typed in the search box, understood: per word what may be meant, and where."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from .spelling import Spelling
from .vorm import plat, stam, woorden
from .woordenboek import FEITEN, Woordenboek, Zin

#: Of a shorter stem too little is left to guess what was meant.
KORTSTE_STAM = 5
#: Of two words that are one, each is at least so long: `ma vo` is no `mavo`.
KORTSTE_DEEL = 3
SCHOOLGROEP = re.compile(r"groep[1-8]")
LETTERS = re.compile(r"[a-z0-9]+")
#: "gorep7": a word with the number of a group against it.
WOORD_MET_GROEP = re.compile(r"([a-z]{4,})([1-8])")


@dataclass(frozen=True)
class Woordgroep:
    """One thing that is looked for: the phrase itself, phrases that mean the same, phrases that fit less well.

    `feit` says that every vacancy tells it in its title or facts, so that the text need not be searched.
    """

    getypt: str
    zelf: tuple[Zin, ...]
    zelfde: tuple[Zin, ...] = ()
    ook: tuple[Zin, ...] = ()
    feit: bool = False


@dataclass(frozen=True)
class Zoekvraag:
    """A question, understood. `scholen` are those of the places it names, None when it names none."""

    groepen: tuple[Woordgroep, ...] = ()
    scholen: frozenset[int] | None = None
    plaatsen: tuple[str, ...] = ()
    verbeterd: tuple[tuple[str, str], ...] = ()

    def zonder(self, nummer: int) -> "Zoekvraag":
        """The same question without its group `nummer`."""
        return replace(self, groepen=self.groepen[:nummer] + self.groepen[nummer + 1 :])


@dataclass(frozen=True)
class Kennis:
    """What the question is read with: the dictionary, the places with their schools, and the words that occur."""

    woordenboek: Woordenboek
    plaatsen: Mapping[Zin, tuple[str, frozenset[int]]]
    komt_voor: Callable[[str], bool]
    spelling: Spelling
    vormen: Mapping[str, str]

    def kent(self, stam_: str) -> bool:
        boek = self.woordenboek
        return stam_ in boek.stopwoorden or stam_ in boek.stammen or self.komt_voor(stam_)

    def naast(self, groep: Woordgroep) -> tuple[str, ...]:
        """What else somebody may want who looks for this: the parts of the words, and what lies next to them."""
        boek, uit = self.woordenboek, {}
        woorden_ = groep.getypt.split()
        for woord in woorden_:
            los = (stam(woord),) if len(woorden_) > 1 else ()
            for deel in boek.delen_van(woord) or los:
                if deel in boek.stammen and deel not in boek.stopwoorden:
                    uit[self.vormen.get(deel, deel)] = None
        for bekend in (b for zin in groep.zelf for b in boek.bij_zin.get(zin, ())):
            uit |= dict.fromkeys(bekend.naast)
        return tuple(uit)


def begrijp(tekst: str, kennis: Kennis) -> Zoekvraag:
    """Correct typing errors, and read what was meant: places first, then the longest phrases, then compounds.

    The text itself is corrected, so that a group, a phrase or a place is known whichever of its words was wrong.
    """
    verbeterd = {}
    for woord in _samengevoegd(woorden(tekst), kennis):
        if beter := _verbeter(woord, kennis):
            verbeterd[woord] = beter
    if verbeterd:
        tekst = LETTERS.sub(lambda treffer: verbeterd.get(treffer[0], treffer[0]), plat(tekst))
    lezer = _Lezer(kennis)
    lezer.lees(_samengevoegd(woorden(tekst), kennis))
    return lezer.klaar(verbeterd)


def _samengevoegd(getypt: list[str], kennis: Kennis) -> list[str]:
    """`leer kracht` becomes `leerkracht`, `basis onderwijs` `basisonderwijs`; a strange hyphen is two words.

    Two words that are both known are one when the dictionary has that as a word with a meaning of its own.
    """
    uit: list[str] = []
    boek = kennis.woordenboek
    for woord in _zonder_streepjes(getypt, kennis):
        samen = uit[-1] + woord if uit else ""
        los = uit and kennis.kent(stam(uit[-1])) and kennis.kent(stam(woord))
        eigen = min(len(woord), len(samen) - len(woord)) >= KORTSTE_DEEL and (stam(samen),) in boek.bij_zin
        if samen and (eigen or (not los and stam(samen) in boek.stammen)):
            uit[-1] = samen
        else:
            uit.append(woord)
    return uit


def _zonder_streepjes(getypt: list[str], kennis: Kennis):
    for woord in getypt:
        if "-" not in woord or kennis.kent(stam(woord)) or kennis.woordenboek.delen_van(woord):
            yield woord
        else:
            yield from woord.split("-")


def _verbeter(woord: str, kennis: Kennis) -> str:
    """What was meant by a word with a typing error; "" when it is known, or nothing lies near."""
    zelf, boek = stam(woord), kennis.woordenboek
    if woord.isdigit() or kennis.kent(zelf) or zelf in boek.bouwstenen or boek.delen_van(woord):
        return ""
    if met_cijfer := WOORD_MET_GROEP.fullmatch(woord):
        groep = _verbeter(met_cijfer[1], kennis)
        return f"{groep} {met_cijfer[2]}" if groep == "groep" else ""
    beter = kennis.spelling.dichtste(woord)
    if not beter and len(zelf) >= KORTSTE_STAM:
        beter = kennis.spelling.dichtste(zelf)
    return "".join(kennis.vormen.get(deel, deel) for deel in ((beter,) if beter else _delen(woord, kennis)))


def _delen(woord: str, kennis: Kennis) -> tuple[str, ...]:
    """The parts of a compound with a typing error in one of them."""
    stenen, dichtste = kennis.woordenboek.bouwstenen, kennis.spelling.dichtste
    for grens in range(len(woord) - 3, 2, -1):
        links, rechts = stam(woord[:grens]), stam(woord[grens:])
        if links in stenen and (beter := dichtste(rechts)) in stenen:
            return links, beter
        if rechts in stenen and (beter := dichtste(links)) in stenen:
            return beter, rechts
    return ()


def _met_groepen_samen(gevraagd: list[Woordgroep]) -> list[Woordgroep]:
    """Who asks for group 3 or 4, or for 5 up to 7, looks for one of them; a class with more of them comes first."""
    van_school = [groep for groep in gevraagd if SCHOOLGROEP.fullmatch(groep.getypt)]
    if len(van_school) < 2:
        return gevraagd
    samen = Woordgroep(
        " ".join(groep.getypt for groep in van_school),
        tuple(zin for groep in van_school for zin in groep.zelf),
    )
    return [samen if groep is van_school[0] else groep for groep in gevraagd if groep not in van_school[1:]]


class _Lezer:
    def __init__(self, kennis: Kennis):
        self.kennis = kennis
        self.boek = kennis.woordenboek
        self.groepen: list[Woordgroep] = []
        self.plaatsen: dict[str, frozenset[int]] = {}

    def klaar(self, verbeterd: Mapping[str, str]) -> Zoekvraag:
        scholen = frozenset().union(*self.plaatsen.values()) if self.plaatsen else None
        uniek = {groep.zelf: groep for groep in _met_groepen_samen(self.groepen)}
        return Zoekvraag(tuple(uniek.values()), scholen, tuple(self.plaatsen), tuple(verbeterd.items()))

    def lees(self, getypt: list[str]) -> None:
        while getypt:
            gelezen = self._plaats(getypt) or self._zin(getypt) or self._woord(getypt[0])
            getypt = getypt[gelezen:]

    def _plaats(self, getypt: list[str]) -> int:
        for lengte in range(min(4, len(getypt)), 0, -1):
            plaats = self.kennis.plaatsen.get(tuple(getypt[:lengte]))
            if plaats:
                self.plaatsen[plaats[0]] = plaats[1]
                return lengte
        return 0

    def _zin(self, getypt: list[str]) -> int:
        for lengte in range(min(self.boek.langste, len(getypt)), 0, -1):
            zin = tuple(stam(woord) for woord in getypt[:lengte])
            if zin in self.boek.bij_zin:
                self._voeg_toe(" ".join(getypt[:lengte]), zin)
                return lengte
        return 0

    def _voeg_toe(self, getypt: str, zin: Zin, *, ook_genoemd: bool = False) -> None:
        """Look for this; `ook_genoemd`: also where a text only mentions a fact."""
        bekend = self.boek.bij_zin.get(zin, [])
        zelfde = {andere: None for groep in bekend for andere in groep.zinnen if andere != zin}
        ook = {
            andere: None
            for groep in bekend
            for naast in groep.verwante_zinnen
            for andere in self._alle(naast)
        }
        self.groepen.append(
            Woordgroep(
                getypt,
                (zin,),
                tuple(zelfde),
                tuple(andere for andere in ook if andere != zin and andere not in zelfde),
                not ook_genoemd and any(groep.soort in FEITEN for groep in bekend),
            )
        )

    def _alle(self, zin: Zin) -> list[Zin]:
        """The phrase with all that mean the same."""
        return [zin] + [andere for groep in self.boek.bij_zin.get(zin, []) for andere in groep.zinnen]

    def _woord(self, woord: str) -> int:
        zelf = stam(woord)
        if zelf in self.boek.stopwoorden or (woord.isdigit() and not self.kennis.komt_voor(zelf)):
            return 1
        delen = self.boek.delen_van(woord)
        if delen:
            self._samenstelling(woord, delen)
        else:
            self._voeg_toe(woord, (zelf,))
        return 1

    def _samenstelling(self, woord: str, delen: tuple[str, ...]) -> None:
        betekenend = [deel for deel in delen if deel not in self.boek.stopwoorden]
        ander_werk = self.boek.ander_werk_in(woord)
        for deel in betekenend or [stam(woord)]:
            self._voeg_toe(self.kennis.vormen.get(deel, deel), (deel,), ook_genoemd=deel in ander_werk)
