"""Fixed lists of figures."""

from django.db.models import TextChoices

from onderwijsregio.organisaties.keuzes import Meetstatus

#: Persons fewer than this are not shown per organisation: they could be recognised.
MINSTE_AANTAL = 5
#: A percentage of nothing: there are measurements, but no denominator.
NIET_TE_BEREKENEN = "niet_te_berekenen"
#: What stands in the place of a number, for each reason why there is none.
ZONDER_WAARDE = {
    Meetstatus.NIET_GEMETEN.value: "niet gemeten",
    Meetstatus.NVT.value: "niet van toepassing",
    Meetstatus.ONDERDRUKT.value: f"minder dan {MINSTE_AANTAL}",
    NIET_TE_BEREKENEN: "niet te berekenen",
}
PROCENT = "procent"
#: The unit after exactly one, where it differs.
ENKELVOUD = {
    "personen": "persoon",
    "scholen": "school",
    "leerlingen": "leerling",
    "groepen": "groep",
    "uren": "uur",
}


class Richting(TextChoices):
    HOGER = "hoger", "hoger is beter"
    LAGER = "lager", "lager is beter"
    NEUTRAAL = "neutraal", "geen richting"


class Optelwijze(TextChoices):
    SOM = "som", "optellen"
    LAATSTE = "laatste", "laatste meting telt"
    GEEN = "geen", "niet optellen"
