"""Fixed lists of an application."""

from django.db.models import TextChoices


class Sollicitatiestatus(TextChoices):
    VERZONDEN = "verzonden", "verzonden"
    UITGENODIGD = "uitgenodigd", "uitgenodigd voor een gesprek"
    AANGENOMEN = "aangenomen", "aangenomen"
    AFGEWEZEN = "afgewezen", "afgewezen"
    INGETROKKEN = "ingetrokken", "ingetrokken"
