"""Fixed lists of guidance and training."""

from django.db.models import TextChoices


class Trajectstatus(TextChoices):
    LOPEND = "lopend", "lopend"
    AFGEROND = "afgerond", "afgerond"
    GESTOPT = "gestopt", "gestopt"


class Inschrijfstatus(TextChoices):
    INGESCHREVEN = "ingeschreven", "ingeschreven"
    WACHTLIJST = "wachtlijst", "op de wachtlijst"
    GEANNULEERD = "geannuleerd", "geannuleerd"


DUUR_MAANDEN = 24

#: Milestones of a traject by the code of its route: what, and how many months after the start.
MIJLPALEN = {
    "zij-instroom": [
        ("Start op de school", 0),
        ("Eerste lesbezoek", 2),
        ("Beoordeling na een half jaar", 6),
        ("Beoordeling halverwege", 12),
        ("Voorbereiding op het bekwaamheidsonderzoek", 20),
        ("Bekwaamheidsonderzoek", 23),
        ("Bevoegd", DUUR_MAANDEN),
    ],
}


def mijlpalen_van(code: str, duur: int) -> list[tuple[str, int]]:
    """Milestones of the route with this code that takes `duur` months, none later than its end.

    A route that has none of its own has its beginning and its end: without an end nobody could reach it.
    """
    eigen = MIJLPALEN.get(code, [("Start op de school", 0), ("Opleiding afgerond", duur)])
    return [(naam, min(maanden, duur)) for naam, maanden in eigen]
