"""Which fields of a vacancy a board writes: the one list behind the import, the API and its documentation.

A field that is added to Vacature is a field that boards write, unless it is named here; and nobody else reads it
through the API before it stands in OPENBAAR.
"""

from django.db import models

from ..models import Vacature

#: What the portal keeps by itself, or what follows from something else.
VAN_HET_PORTAAL = {
    "id", "organisatie", "sector", "status", "uitkomst", "gemaakt_door", "gemaakt_op", "gewijzigd_op",
    "publiceer_op", "controle_gevraagd_door", "controle_opmerking", "gepubliceerd_op", "vernieuwd_op",
    "vernieuwen_gevraagd_op", "gesloten_op", "verlopen_gemeld_op", "sluit_op_was", "geschreven_in", "zoekvector",
}  # fmt: skip
#: What everybody may read of a vacancy on the website.
OPENBAAR = {
    "school", "ook_op", "hele_bestuur", "titel", "functie", "vak", "niveaus", "groepen", "omschrijving",
    "bevoegdheid", "dagen", "dagdeel", "fte_min", "fte_max", "open_voor_zij_instroom", "open_voor_herintreders",
    "open_voor_starters", "open_voor_studenten", "contract", "contract_tot", "schaal", "salaris_van",
    "salaris_tot", "salaris", "start_op", "sluit_op", "contactnaam", "contacttelefoon", "begeleiding", "team",
    "werkdag", "meelopen",
}  # fmt: skip
#: What is for the board, the loket and the region's figures, and for nobody else.
NIET_OPENBAAR = {"kenmerk", "aanleiding", "noodoplossing", "afwijking"}
#: Fields that point at schools; everything else is a plain value.
SCHOOLVELDEN = {"school", "ook_op"}

VELDEN: dict[str, models.Field] = {
    veld.name: veld
    for veld in (*Vacature._meta.concrete_fields, *Vacature._meta.many_to_many)
    if veld.name not in VAN_HET_PORTAAL
}


def is_verplicht(veld: models.Field) -> bool:
    """Whether a new vacancy cannot do without it."""
    return not veld.blank and not veld.has_default() and not isinstance(veld, models.BooleanField)


def naam_van(veld: models.Field) -> str:
    """How people call it."""
    return str(veld.verbose_name)[:1].upper() + str(veld.verbose_name)[1:]
