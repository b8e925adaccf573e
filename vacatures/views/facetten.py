"""What somebody can choose by, and what was chosen, for the list of vacancies."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from onderwijsregio.kern.formulieren import als_nummer

from ..forms import Plek
from ..zoeken import Gevraagd, Uitslag
from ..zoeken.index import FACETTEN
from ..zoeken.namen import NAMEN as KLEIN
from ..zoeken.namen import TITELS

#: The values of each fact in the order in which people read them. Boards have no list: see `namen_van`.
NAMEN = {
    feit: {waarde: naam[:1].upper() + naam[1:] for waarde, naam in namen.items() if waarde}
    for feit, namen in KLEIN.items()
}
#: Chosen it stands without its title, and there are working days as well.
NAMEN["vrij"] = {waarde: f"Vrij op {naam}" for waarde, naam in KLEIN["vrij"].items()}


@dataclass(frozen=True)
class Keuze:
    """One value of a facet: how many vacancies it would show, and whether it is chosen."""

    waarde: str
    naam: str
    aantal: int
    gekozen: bool


@dataclass(frozen=True)
class Facet:
    veld: str
    titel: str
    keuzes: list[Keuze]

    @property
    def is_open(self) -> bool:
        """Unfolded: what most people choose by, and what somebody chose."""
        return self.veld in ("sector", "functie") or any(keuze.gekozen for keuze in self.keuzes)


@dataclass(frozen=True)
class Etiket:
    """Something that was asked, in words, with the address of the list without it."""

    tekst: str
    zonder: str


def gekozen_in(adres: QueryDict) -> dict[str, tuple[str, ...]]:
    """The choices in an address; what is no choice is passed over."""
    keuzes = {}
    for veld in FACETTEN:
        mogelijk = NAMEN.get(veld)
        waarden = {
            w for w in adres.getlist(veld) if (w in mogelijk if mogelijk else als_nummer(w) is not None)
        }
        if waarden:
            keuzes[veld] = tuple(sorted(waarden))
    return keuzes


def namen_van(uitslag: Uitslag) -> dict[str, dict[str, str]]:
    """The name of each value of each fact; boards by their name."""
    besturen = sorted(uitslag.stand.besturen.items(), key=lambda bestuur: bestuur[1].lower())
    return NAMEN | {"bestuur": {str(pk): naam for pk, naam in besturen}}


def facetten_van(uitslag: Uitslag, gevraagd: Gevraagd) -> list[Facet]:
    """Every fact with something to choose; a value that would show nothing is left out, unless it is chosen."""
    namen, facetten = namen_van(uitslag), []
    for veld, titel in TITELS.items():
        geteld, gekozen = uitslag.facetten[veld], gevraagd.keuzes.get(veld, ())
        keuzes = [
            Keuze(waarde, naam, geteld.get(waarde, 0), waarde in gekozen)
            for waarde, naam in namen[veld].items()
            if geteld.get(waarde) or waarde in gekozen
        ]
        if keuzes:
            facetten.append(Facet(veld, titel, keuzes))
    return facetten


def etiketten(adres: QueryDict, gevraagd: Gevraagd, plek: Plek | None, uitslag: Uitslag) -> list[Etiket]:
    """What was asked, one by one, each to take away."""
    uit = []
    if getypt := adres.get("q", "").strip():
        uit.append(Etiket(f"‘{getypt}’", adres_met(adres, q=None)))
    if plek and adres.get("postcode"):
        zonder = adres_met(adres, postcode=None, km=None)
        uit.append(Etiket(f"binnen {gevraagd.km} km van {plek.naam}", zonder))
    namen = namen_van(uitslag)
    for veld, waarden in gevraagd.keuzes.items():
        for waarde in (waarde for waarde in waarden if waarde in adres.getlist(veld)):
            naam = namen[veld].get(waarde, "een bestuur dat wij niet kennen")
            uit.append(Etiket(naam, _zonder_waarde(adres, veld, waarde)))
    return uit


def _zonder_waarde(adres: QueryDict, veld: str, waarde: str) -> str:
    return adres_met(adres, **{veld: [ander for ander in adres.getlist(veld) if ander != waarde]})


def adres_met(huidig: QueryDict, naam: str = "vacatures:vacatures", **anders: str | list[str] | None) -> str:
    """The address of the list (or of another page by its name) with something changed; None takes it away.

    It begins at the first page, and has nothing that is empty.
    """
    nieuw = {veld: huidig.getlist(veld) for veld in huidig if veld != "page"}
    nieuw |= {veld: [waarde] if isinstance(waarde, str) else waarde or [] for veld, waarde in anders.items()}
    vraag = urlencode({veld: waarden for veld, waarden in nieuw.items() if any(waarden)}, doseq=True)
    return f"{reverse(naam)}?{vraag}" if vraag else reverse(naam)
