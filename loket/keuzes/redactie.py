"""Rules of the keuzehulp and local arrangements."""

from django.db.models import TextChoices


class Keuzeregelstatus(TextChoices):
    CONCEPT = "concept", "concept"
    GEPUBLICEERD = "gepubliceerd", "gepubliceerd"
    VERVALLEN = "vervallen", "vervallen"


class Regelsoort(TextChoices):
    """What a rule of the keuzehulp says about a route."""

    PAST = "past", "past, omdat"
    ONTBREEKT = "ontbreekt", "nog nodig"
    SLUIT_UIT = "sluit_uit", "kan niet, omdat"


class Regelingonderwerp(TextChoices):
    STAGE = "stage", "stage"
    SALARIS = "salaris", "salaris"
    WONEN = "wonen", "wonen"
    OPLEIDING = "opleiding", "opleiding"
    REIZEN = "reizen", "reizen"
    OVERIG = "overig", "overig"
