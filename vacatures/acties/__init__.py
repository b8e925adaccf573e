"""Every write of vacancies and applications that is more than one form field."""

from .controleren import collegas_van, keur_goed, stuur_terug, vraag_controle
from .publiceren import (
    haal_van_planning,
    maak_weer_concept,
    plan,
    publiceer,
    publiceer_geplande,
    registreer_verborgen,
)
from .schrijven import maak_vacature, wijzig_vacature
from .sluiten import sluit, sluit_verlopen
from .solliciteren import (
    beantwoord_sollicitatie,
    bij_afgesloten_kandidaat,
    bij_document_nodig,
    geef_antwoord,
    solliciteer,
    trek_sollicitatie_in,
)
from .vergrendelen import vergrendel
from .vernieuwen import bewaak_versheid, vernieuw

__all__ = [
    "beantwoord_sollicitatie",
    "bewaak_versheid",
    "bij_afgesloten_kandidaat",
    "bij_document_nodig",
    "collegas_van",
    "geef_antwoord",
    "haal_van_planning",
    "keur_goed",
    "maak_vacature",
    "maak_weer_concept",
    "plan",
    "publiceer",
    "publiceer_geplande",
    "registreer_verborgen",
    "sluit",
    "sluit_verlopen",
    "solliciteer",
    "stuur_terug",
    "trek_sollicitatie_in",
    "vergrendel",
    "vernieuw",
    "vraag_controle",
    "wijzig_vacature",
]
