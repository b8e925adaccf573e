from .gremium import Gremium, Zetel
from .plan import Activiteit, Doel, Plan
from .rapportage import Rapportage
from .vergadering import Agendapunt, Besluit, Stem, Stemming, Vergadering

__all__ = [
    "Activiteit",
    "Agendapunt",
    "Besluit",
    "Doel",
    "Gremium",
    "Plan",
    "Rapportage",
    "Stem",
    "Stemming",
    "Vergadering",
    "Zetel",
]
