"""Fixed lists of the region's agreements."""

from django.db.models import TextChoices


class Afspraakonderwerp(TextChoices):
    INSCHALING = "inschaling", "inschaling"
    STAGE = "stage", "stagevergoeding"
    STUDENTEN = "studenten", "studenten die nog leren"
    OVERIG = "overig", "overig"


class Afwijking(TextChoices):
    """When a vacancy departs from an agreement."""

    NOOIT = "nooit", "dat is aan een vacature niet te zien"
    SCHAAL = "schaal", "als de schaal een andere is"
    STUDENTEN = "studenten", "als de baan openstaat voor studenten zonder diploma"
