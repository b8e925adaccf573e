"""Fixed lists of saved searches."""

from django.db.models import TextChoices


class Frequentie(TextChoices):
    """How often somebody gets a mail, when there is something."""

    METEEN = "meteen", "meteen, zodra er iets nieuws is"
    DAGELIJKS = "dagelijks", "elke ochtend"
    WEKELIJKS = "wekelijks", "elke maandag"


class Opdrachtstatus(TextChoices):
    ONBEVESTIGD = "onbevestigd", "nog niet bevestigd"
    ACTIEF = "actief", "actief"
    PAUZE = "pauze", "op pauze"
