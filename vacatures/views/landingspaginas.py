"""The pages per kind of work and place, as they are linked and titled."""

from dataclasses import dataclass

from django.urls import reverse

from onderwijsregio.organisaties.keuzes import Functie

from ..zoeken import Landing, landingen

#: How somebody is called who does this work, where that is another word than the function itself.
GENOEMD = {Functie.VAKDOCENT: "docent"}


@dataclass(frozen=True)
class Landingspagina:
    """A landing page as it is linked and titled."""

    titel: str
    adres: str
    aantal: int
    inleiding: str = ""
    beschrijving: str = ""

    @classmethod
    def van(cls, landing: Landing) -> "Landingspagina":
        wie, plaats, n = _wie(landing.functie), landing.plaats, landing.aantal
        banen = "één vacature" if n == 1 else f"{n} vacatures"
        return cls(
            f"{wie.capitalize()} in {plaats}",
            reverse("vacatures:landing", args=landing.sleutel),
            n,
            f"Nu {banen} als {wie} in {plaats}, van alle schoolbesturen bij elkaar.",
            f"Werken als {wie} in {plaats}? Bekijk nu {banen}, met de school, de uren, het salaris en wie u belt.",
        )


def _wie(functie: str) -> str:
    return GENOEMD.get(functie, Functie(functie).label)


def alle_landingen() -> list[Landingspagina]:
    """The page of every landing there is now."""
    return [Landingspagina.van(landing) for landing in landingen()]
