"""What somebody typed in the search box, understood: per word what may be meant, and where."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from .spelling import Spelling
from .vorm import stam, woorden
from .woordenboek import FEITEN, Woordenboek, Zin

#: Of a shorter stem too little is left to guess what was meant.
KORTSTE_STAM = 5


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


def begrijp(tekst: str, kennis: Kennis) -> Zoekvraag:
    """Read what was typed: places first, then the longest phrases, compounds, and words with a typing error."""
    vraag = _Lezer(kennis)
    vraag.lees(_samengevoegd(woorden(tekst), kennis))
    return vraag.klaar()


def _samengevoegd(getypt: list[str], kennis: Kennis) -> list[str]:
    """`leer kracht` becomes `leerkracht`, when one of the two is no word by itself; a strange hyphen is two words."""
    uit: list[str] = []
    for woord in _zonder_streepjes(getypt, kennis):
        samen = uit[-1] + woord if uit else ""
        los = uit and kennis.kent(stam(uit[-1])) and kennis.kent(stam(woord))
        if samen and not los and stam(samen) in kennis.woordenboek.stammen:
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


class _Lezer:
    def __init__(self, kennis: Kennis):
        self.kennis = kennis
        self.boek = kennis.woordenboek
        self.groepen: list[Woordgroep] = []
        self.plaatsen: dict[str, frozenset[int]] = {}
        self.verbeterd: list[tuple[str, str]] = []

    def klaar(self) -> Zoekvraag:
        scholen = frozenset().union(*self.plaatsen.values()) if self.plaatsen else None
        uniek = {groep.zelf: groep for groep in self.groepen}
        return Zoekvraag(tuple(uniek.values()), scholen, tuple(self.plaatsen), tuple(self.verbeterd))

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

    def _voeg_toe(self, getypt: str, zin: Zin) -> None:
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
                any(groep.soort in FEITEN for groep in bekend),
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
        elif self.kennis.komt_voor(zelf) or zelf in self.boek.stammen or zelf in self.boek.bouwstenen:
            self._voeg_toe(woord, (zelf,))
        else:
            self._onbekend(woord, zelf)
        return 1

    def _samenstelling(self, woord: str, delen: tuple[str, ...]) -> None:
        betekenend = [deel for deel in delen if deel not in self.boek.stopwoorden]
        for deel in betekenend or [stam(woord)]:
            self._voeg_toe(self.kennis.vormen.get(deel, deel), (deel,))

    def _onbekend(self, woord: str, zelf: str) -> None:
        beter = self.kennis.spelling.dichtste(woord.replace("-", ""))
        if not beter and len(zelf) >= KORTSTE_STAM:
            beter = self.kennis.spelling.dichtste(zelf)
        if beter:
            vorm = self.kennis.vormen.get(beter, beter)
            self.verbeterd.append((woord, vorm))
            self._lees_beter(vorm)
        elif delen := self._splits_met_fout(woord):
            self.verbeterd.append((woord, "".join(self.kennis.vormen.get(d, d) for d in delen)))
            self._samenstelling(woord, delen)
        else:
            self._voeg_toe(woord, (zelf,))

    def _lees_beter(self, vorm: str) -> None:
        """Read what was meant; what is still strange then is looked for as it stands, as nothing lies nearer."""
        getypt = woorden(vorm)
        while getypt:
            gelezen = self._plaats(getypt) or self._zin(getypt)
            if not gelezen:
                self._samenstelling(getypt[0], self.boek.delen_van(getypt[0]))
            getypt = getypt[gelezen or 1 :]

    def _splits_met_fout(self, woord: str) -> tuple[str, ...]:
        """The parts of a compound with a typing error in one of them."""
        stenen = self.boek.bouwstenen
        for grens in range(len(woord) - 3, 2, -1):
            links, rechts = stam(woord[:grens]), stam(woord[grens:])
            if links in stenen and (beter := self.kennis.spelling.dichtste(rechts)) in stenen:
                return links, beter
            if rechts in stenen and (beter := self.kennis.spelling.dichtste(links)) in stenen:
                return beter, rechts
        return ()
