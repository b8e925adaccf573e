"""Who asks for vacancies and means something else: where that is, by the words they use."""

from dataclasses import dataclass

from .taal.vorm import stam, woorden


@dataclass(frozen=True)
class Wegwijzer:
    """A page for who uses one of these words: a question, the name of its address, and what the link says.

    `eist` is the field of the region that says whether it has this at all.
    """

    woorden: tuple[str, ...]
    vraag: str
    adres: str
    link: str
    eist: str = ""

    def past(self, stammen: set[str]) -> bool:
        return not stammen.isdisjoint(stam(woord) for woord in self.woorden)


STAGES = Wegwijzer(
    (
        "stage", "stageplek", "stageplaats", "stageschool", "stagiair", "stagiaire", "snuffelstage",
        "lio", "lioer", "lioplek", "lioplaats",
    ),
    "Zoekt u een stage?", "vacatures:stages", "Bekijk waar stageplaatsen zijn",
)  # fmt: skip
LESSEN = Wegwijzer(
    ("les", "gastles", "gastlessen", "lessenreeks", "gastspreker", "workshop"),
    "Zoekt u een les van buiten voor uw klas?", "vacatures:lessen", "Bekijk de lessen van buiten",
    eist="lesaanbod",
)  # fmt: skip
MEELOPEN = Wegwijzer(
    ("meelopen", "meeloopdag", "meeloopdagen", "meekijken", "proefdag"),
    "Wilt u eerst eens kijken op een school?", "loket:meelopen", "Loop een dag mee",
)  # fmt: skip
WEGWIJZERS = (STAGES, LESSEN, MEELOPEN)


def stammen_in(tekst: str) -> set[str]:
    """The stems of what somebody typed; of words with a hyphen also those of their parts."""
    delen = [deel for woord in woorden(tekst) for deel in (woord, *woord.split("-"))]
    return {stam(deel) for deel in delen if deel}


def wegwijzers_voor(tekst: str, regio) -> list[Wegwijzer]:
    """The pages that these words ask for besides vacancies, as far as this region has them."""
    stammen = stammen_in(tekst)
    return [w for w in WEGWIJZERS if w.past(stammen) and (not w.eist or getattr(regio, w.eist, False))]
