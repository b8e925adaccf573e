"""Every write of guidance and training that is more than one form field."""

from .aanbieden import annuleer_scholing, maak_scholing, wijzig_scholing
from .begeleiden import koppel_mentor, leg_gesprek_vast, mentoren_voor
from .scholen import annuleer_inschrijving, schrijf_in, schrijf_zelf_in, schuif_door
from .trajecten import behaal_mijlpaal, bij_plaatsing, draai_mijlpaal_terug, open_traject, stop_traject

__all__ = [
    "annuleer_inschrijving",
    "annuleer_scholing",
    "behaal_mijlpaal",
    "bij_plaatsing",
    "draai_mijlpaal_terug",
    "koppel_mentor",
    "leg_gesprek_vast",
    "maak_scholing",
    "mentoren_voor",
    "open_traject",
    "schrijf_in",
    "schrijf_zelf_in",
    "schuif_door",
    "stop_traject",
    "wijzig_scholing",
]
