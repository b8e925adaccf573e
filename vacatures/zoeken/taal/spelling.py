"""Typing errors: the known word that is nearest to what somebody typed."""

from collections.abc import Iterable, Mapping

#: The weight of a word that just stands somewhere: with two letters wrong it is another word (`vroeger`, `vlieger`).
ZOMAAR = 1


def afstand(a: str, b: str, hoogstens: int) -> int:
    """How many letters differ: left out, added, replaced or swapped with its neighbour; `hoogstens` + 1 when more."""
    if abs(len(a) - len(b)) > hoogstens:
        return hoogstens + 1
    eerder, vorige = [], list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        rij = [i]
        for j, ander in enumerate(b, 1):
            stap = min(vorige[j] + 1, rij[-1] + 1, vorige[j - 1] + (letter != ander))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == ander:
                stap = min(stap, eerder[j - 2] + 1)
            rij.append(stap)
        if min(rij) > hoogstens:
            return hoogstens + 1
        eerder, vorige = vorige, rij
    return vorige[-1]


def speling(woord: str) -> int:
    """How many letters may be wrong in a word of this length."""
    return 0 if len(woord) < 4 else 1 if len(woord) < 7 else 2 if len(woord) < 12 else 3


class Spelling:
    """The words that are known, each with how sure we are that somebody means it (more is surer)."""

    def __init__(self, gewicht: Mapping[str, int]):
        self._gewicht = dict(gewicht)
        self._letters = [(woord, len(woord), _letters(woord)) for woord in self._gewicht]
        self._gevonden: dict[str, str] = {}

    def __contains__(self, woord: str) -> bool:
        return woord in self._gewicht

    def dichtste(self, woord: str) -> str:
        """The known word nearest to `woord`, the surest of several; "" when none is near enough.

        When nothing is near, a word that begins so: somebody stopped typing.
        """
        if woord not in self._gevonden:
            if len(self._gevonden) > 10_000:
                self._gevonden.clear()
            self._gevonden[woord] = self._zoek(woord)
        return self._gevonden[woord]

    def _zoek(self, woord: str) -> str:
        hoogstens = speling(woord)
        if not hoogstens or any(teken.isdigit() for teken in woord):
            return ""
        beste = min(
            (
                (d, -self._gewicht[w], w)
                for w in self._kandidaten(woord, hoogstens)
                if (d := afstand(woord, w, hoogstens)) <= (hoogstens if self._gewicht[w] > ZOMAAR else 1)
            ),
            default=(0, 0, ""),
        )
        return beste[2] or self._begint_met(woord)

    def _begint_met(self, woord: str) -> str:
        langer = (
            (-self._gewicht[ander], lengte, ander)
            for ander, lengte, _ in self._letters
            if ander.startswith(woord)
        )
        return min(langer, default=(0, 0, ""))[2]

    def _kandidaten(self, woord: str, hoogstens: int) -> Iterable[str]:
        """Cheap first: about as long, and almost the same letters."""
        lang, letters = len(woord), _letters(woord)
        return (
            ander
            for ander, lengte, die in self._letters
            if abs(lengte - lang) <= hoogstens and lengte > 3 and (die ^ letters).bit_count() <= 2 * hoogstens
        )


def _letters(woord: str) -> int:
    """One bit for each letter that occurs."""
    bits = 0
    for letter in woord:
        bits |= 1 << (ord(letter) & 63)
    return bits
