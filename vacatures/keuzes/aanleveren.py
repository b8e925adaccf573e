"""Fixed lists of what boards hand over: by a file, or by their own system."""

from django.db.models import TextChoices


class Gevolg(TextChoices):
    """What handing over a vacancy did, or would do."""

    NIEUW = "nieuw", "nieuw"
    GEWIJZIGD = "gewijzigd", "gewijzigd"
    ONGEWIJZIGD = "ongewijzigd", "ongewijzigd"
    GEWEIGERD = "geweigerd", "geweigerd"


class Koppelingsrecht(TextChoices):
    """What somebody's own system may do here: with the vacancies of a board, or for the students of an institute."""

    SCHRIJVEN = "schrijven", "vacatures lezen en schrijven"
    LEZEN = "lezen", "alleen vacatures lezen"
    STUDENTEN = "studenten", "studenten brengen die een stage zoeken"


class Importstand(TextChoices):
    CONCEPT = "concept", "nog niet geïmporteerd"
    KLAAR = "klaar", "klaar"
