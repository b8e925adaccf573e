"""Every write of the region and its people that is more than one form field."""

from .mensen import (
    aanvaard,
    aanvaard_met_account,
    beeindig_lidmaatschap,
    herstel_lidmaatschap,
    nodig_uit,
    trek_in,
    verstuur_opnieuw,
    voeg_lidmaatschap_toe,
)
from .organisaties import maak_organisatie, voeg_samen, wijzig_organisatie
from .vakanties import bewaar_schoolvakantie, haal_schoolvakantie_weg

__all__ = [
    "aanvaard",
    "aanvaard_met_account",
    "beeindig_lidmaatschap",
    "bewaar_schoolvakantie",
    "haal_schoolvakantie_weg",
    "herstel_lidmaatschap",
    "maak_organisatie",
    "nodig_uit",
    "trek_in",
    "verstuur_opnieuw",
    "voeg_lidmaatschap_toe",
    "voeg_samen",
    "wijzig_organisatie",
]
