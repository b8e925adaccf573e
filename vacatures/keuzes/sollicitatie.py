"""Fixed lists of an application."""

from django.db.models import TextChoices


class Sollicitatiestatus(TextChoices):
    """Where an application stands, in the words that a candidate reads."""

    VERZONDEN = "verzonden", "verzonden"
    UITGENODIGD = "uitgenodigd", "uitgenodigd voor een gesprek"
    AANGEBODEN = "aangeboden", "baan aangeboden"
    AANGENOMEN = "aangenomen", "aangenomen"
    AFGEWEZEN = "afgewezen", "afgewezen"
    INGETROKKEN = "ingetrokken", "ingetrokken"


OPEN = (Sollicitatiestatus.VERZONDEN, Sollicitatiestatus.UITGENODIGD, Sollicitatiestatus.AANGEBODEN)

#: The stages of the pipeline, in the words of a board, in order.
FASEN = {
    Sollicitatiestatus.VERZONDEN: "Nieuw",
    Sollicitatiestatus.UITGENODIGD: "In gesprek",
    Sollicitatiestatus.AANGEBODEN: "Aanbod gedaan",
    Sollicitatiestatus.AANGENOMEN: "Aangenomen",
    Sollicitatiestatus.AFGEWEZEN: "Afgewezen",
    Sollicitatiestatus.INGETROKKEN: "Ingetrokken",
}

#: What a board can answer, by where the application stands.
ANTWOORDEN = {
    Sollicitatiestatus.VERZONDEN: (
        Sollicitatiestatus.UITGENODIGD,
        Sollicitatiestatus.AANGEBODEN,
        Sollicitatiestatus.AFGEWEZEN,
    ),
    Sollicitatiestatus.UITGENODIGD: (Sollicitatiestatus.AANGEBODEN, Sollicitatiestatus.AFGEWEZEN),
    Sollicitatiestatus.AANGEBODEN: (Sollicitatiestatus.AANGENOMEN, Sollicitatiestatus.AFGEWEZEN),
}

#: The moves of an application; the database refuses every other one. Straight to *aangenomen* is how
#: somebody is placed whom the loket proposed for a vacancy that they applied for as well.
SOLLICITATIE_OVERGANGEN = [
    ("verzonden", "uitgenodigd"),
    ("verzonden", "aangeboden"),
    ("verzonden", "aangenomen"),
    ("verzonden", "afgewezen"),
    ("verzonden", "ingetrokken"),
    ("uitgenodigd", "aangeboden"),
    ("uitgenodigd", "aangenomen"),
    ("uitgenodigd", "afgewezen"),
    ("uitgenodigd", "ingetrokken"),
    ("aangeboden", "aangenomen"),
    ("aangeboden", "afgewezen"),
    ("aangeboden", "ingetrokken"),
]


class Afwijsreden(TextChoices):
    """Why a board said no: for the region to learn from, beside the board's own words to the candidate."""

    ANDER = "ander", "een andere kandidaat past beter"
    BEVOEGDHEID = "bevoegdheid", "de bevoegdheid ontbreekt"
    ERVARING = "ervaring", "te weinig ervaring met dit werk"
    TIJD = "tijd", "dagen of uren passen niet"
    AFSTAND = "afstand", "de reis is te ver"
    TEAM = "team", "past niet bij de school of het team"
    GEEN_CONTACT = "geen_contact", "geen contact gekregen"
    VACATURE_WEG = "vacature_weg", "de vacature is vervallen"
    ANDERS = "anders", "iets anders"


#: For answers from before a reason was asked: not a choice, and not the same as "something else".
NIET_GEVRAAGD = "niet_gevraagd"


class Sjabloonsoort(TextChoices):
    """What a template of a board is for."""

    UITNODIGING = "uitgenodigd", "uitnodiging voor een gesprek"
    AANBOD = "aangeboden", "aanbod van de baan"
    AFWIJZING = "afgewezen", "afwijzing"
    BERICHT = "bericht", "bericht tussendoor"
