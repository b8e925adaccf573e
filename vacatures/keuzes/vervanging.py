"""Fixed lists of replacement."""

from django.db.models import TextChoices


class Vervangreden(TextChoices):
    """Why a school needs somebody for some days."""

    ZIEKTE = "ziekte", "een collega is ziek"
    VERLOF = "verlof", "een collega heeft verlof"
    SCHOLING = "scholing", "een collega volgt scholing"
    VACATURE = "vacature", "de vacature is nog niet vervuld"
    ANDERS = "anders", "iets anders"


class Dagdeel(TextChoices):
    HEEL = "heel", "hele dag"
    OCHTEND = "ochtend", "ochtend"
    MIDDAG = "middag", "middag"


class Vervangstatus(TextChoices):
    """Where one day of a request stands."""

    OPEN = "open", "nog niemand"
    GEVRAAGD = "gevraagd", "gevraagd aan een invaller"
    AFGESPROKEN = "afgesproken", "afgesproken"
    GEWERKT = "gewerkt", "gewerkt"
    NIET_GEKOMEN = "niet_gekomen", "niet gekomen"
    NIET_GEVULD = "niet_gevuld", "niemand gevonden"
    INGETROKKEN = "ingetrokken", "niet meer nodig"


#: The moves of a day; the database refuses every other one. What the school says afterwards can be put right.
VERVANGING_OVERGANGEN = [
    ("open", "gevraagd"),
    ("open", "afgesproken"),
    ("open", "niet_gevuld"),
    ("open", "ingetrokken"),
    ("gevraagd", "open"),
    ("gevraagd", "afgesproken"),
    ("gevraagd", "niet_gevuld"),
    ("gevraagd", "ingetrokken"),
    ("afgesproken", "open"),
    ("afgesproken", "gewerkt"),
    ("afgesproken", "niet_gekomen"),
    ("afgesproken", "ingetrokken"),
    ("gewerkt", "niet_gekomen"),
    ("niet_gekomen", "gewerkt"),
]
#: Somebody of the pool is asked for such a day, is coming, or came.
BEZET = (Vervangstatus.GEVRAAGD, Vervangstatus.AFGESPROKEN, Vervangstatus.GEWERKT)
