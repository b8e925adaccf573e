"""Fixed lists of searching."""

from django.db.models import TextChoices


class Zoekwoordsoort(TextChoices):
    """What a word that people type has to do with a word that is known."""

    ZELFDE = "zelfde", "betekent hetzelfde als"
    OOK = "ook", "vindt ook, maar lager:"
    NIET = "niet", "betekent niet hetzelfde als"
