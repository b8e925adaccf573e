"""Fixed lists of matching."""

from django.db.models import TextChoices


class Rondesoort(TextChoices):
    VACATURES = "vacatures", "kandidaten en vacatures"


class Rondestatus(TextChoices):
    GEVRAAGD = "gevraagd", "wacht op de rekenaar"
    BEZIG = "bezig", "bezig"
    KLAAR = "klaar", "klaar"
    MISLUKT = "mislukt", "mislukt"


class Voorstelstatus(TextChoices):
    VOORGESTELD = "voorgesteld", "wacht op de makelaar"
    GOEDGEKEURD = "goedgekeurd", "wacht op kandidaat en school"
    GEPLAATST = "geplaatst", "geplaatst"
    AFGEWEZEN = "afgewezen", "niet doorgegaan"
    VERVALLEN = "vervallen", "vervallen"
