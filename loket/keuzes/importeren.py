"""Bringing a spreadsheet in."""

from django.db.models import TextChoices


class Importstatus(TextChoices):
    CONCEPT = "concept", "nog niet gestart"
    GEVRAAGD = "gevraagd", "staat klaar"
    BEZIG = "bezig", "bezig"
    KLAAR = "klaar", "klaar"
    GEWEIGERD = "geweigerd", "niet uitgevoerd"
    GESTOPT = "gestopt", "gestopt"
    MISLUKT = "mislukt", "mislukt"
    TERUGGEDRAAID = "teruggedraaid", "teruggedraaid"


IMPORT_OVERGANGEN = [
    ("concept", "gevraagd"),
    ("gevraagd", "bezig"),
    ("gevraagd", "gestopt"),
    ("bezig", "gevraagd"),
    ("bezig", "klaar"),
    ("bezig", "geweigerd"),
    ("bezig", "gestopt"),
    ("bezig", "mislukt"),
    ("klaar", "teruggedraaid"),
]


class Fouterijen(TextChoices):
    """What happens when some rows are faulty."""

    NIETS = "niets", "Importeer niets. Ik verbeter het bestand eerst."
    OVERSLAAN = "overslaan", "Importeer de goede regels en sla de foute over."


class Bestaanden(TextChoices):
    """What happens with somebody who is known already, by the e-mail address."""

    OVERSLAAN = "overslaan", "Laat het dossier zoals het is. Alleen een opmerking komt erbij."
    AANVULLEN = "aanvullen", "Vul alleen in wat in het dossier nog leeg is, ook de volgende stap."
    BIJWERKEN = (
        "bijwerken",
        "Vervang wat in het dossier staat door wat in het bestand staat, ook de volgende stap.",
    )
