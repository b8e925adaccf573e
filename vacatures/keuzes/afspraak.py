"""Fixed lists of the region's agreements."""

from django.db.models import TextChoices


class Afspraakonderwerp(TextChoices):
    INSCHALING = "inschaling", "inschaling"
    STAGE = "stage", "stagevergoeding"
    STUDENTEN = "studenten", "studenten die nog leren"
    OVERIG = "overig", "overig"


class Afwijking(TextChoices):
    """When a vacancy, or an offer of internships, departs from an agreement."""

    NOOIT = "nooit", "dat ziet het portaal niet"
    SCHAAL = "schaal", "als de schaal een andere is"
    STUDENTEN = "studenten", "als de baan openstaat voor studenten zonder diploma"
    BEDRAG = "bedrag", "als de stagevergoeding een ander bedrag is"
