"""Every write of guidance and training that is more than one form field."""

from .begeleiden import koppel_mentor, leg_gesprek_vast, mentoren_voor
from .scholen import annuleer_inschrijving, schrijf_in, schrijf_zelf_in, schuif_door
from .trajecten import behaal_mijlpaal, bij_plaatsing, open_traject, stop_traject

__all__ = [
    "annuleer_inschrijving",
    "behaal_mijlpaal",
    "bij_plaatsing",
    "koppel_mentor",
    "leg_gesprek_vast",
    "mentoren_voor",
    "open_traject",
    "schrijf_in",
    "schrijf_zelf_in",
    "schuif_door",
    "stop_traject",
]
