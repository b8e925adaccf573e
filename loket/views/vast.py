"""The portal's own public pages, by what people call them: no editor wrote them, and search finds them too."""

import re
from typing import NamedTuple

from django.urls import reverse

from onderwijsregio.kern.zoeken import Treffer

KORTST = 3  # a part of a word of fewer letters says nothing


class VasteBladzijde(NamedTuple):
    """A page that is always there; `woorden` are other names that people have for it."""

    titel: str
    adres: str
    tekst: str
    woorden: str

    @property
    def namen(self) -> set[str]:
        return set(_woorden(f"{self.titel} {self.woorden}"))


VAST = (
    VasteBladzijde(
        "Keuzehulp", "loket:keuzehulp", "Een paar vragen, en u ziet welke weg bij u past.",
        "zelftest test kiezen hulp advies welke route past bij mij",
    ),
    VasteBladzijde(
        "Routes naar het onderwijs", "loket:routes", "Alle wegen naar een baan in het onderwijs.",
        "wegen opleidingen leraar worden route overzicht",
    ),
    VasteBladzijde(
        "Agenda", "loket:agenda", "Bijeenkomsten, open dagen en webinars.",
        "kalender bijeenkomsten evenementen informatieavond open dag aanmelden",
    ),
    VasteBladzijde(
        "Een dag meelopen", "loket:meelopen", "Scholen waar u een dag mag komen kijken.",
        "meeloopdag meekijken kijken snuffelen snuffelstage proefdag school bezoeken",
    ),
    VasteBladzijde(
        "Stel een vraag", "loket:vragen", "U krijgt antwoord van een medewerker van het loket.",
        "vragen vraagformulier formulier mailen hulp",
    ),
    VasteBladzijde(
        "Contact", "loket:contact", "Bellen, mailen of langskomen, en wie u dan spreekt.",
        "contactpersoon telefoon telefoonnummer bellen mailen e-mail adres bereikbaar openingstijden loket",
    ),
    VasteBladzijde(
        "Scholen", "organisaties:scholen", "De scholen van de regio, op de kaart en in een lijst.",
        "school kaart schoolbesturen besturen basisschool",
    ),
    VasteBladzijde(
        "Privacy", "loket:privacy", "Wat wij van u bewaren, waarom, en wie het ziet.",
        "privacyverklaring persoonsgegevens gegevens avg wissen bewaren cookies toestemming",
    ),
)  # fmt: skip


def zoek_vast(woorden: str) -> list[Treffer]:
    """The pages of which each of these words, or its beginning, is a name."""
    gevraagd = [woord for woord in _woorden(woorden) if len(woord) >= KORTST]
    return [
        Treffer(rij.titel, reverse(rij.adres), rij.tekst)
        for rij in VAST
        if gevraagd and all(any(naam.startswith(woord) for naam in rij.namen) for woord in gevraagd)
    ]


def _woorden(tekst: str) -> list[str]:
    return re.findall(r"[\w-]+", tekst.casefold())
