"""Who may do what in the governance of the region."""

from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker

from .keuzes import Zetelfunctie
from .models import Gremium, Zetel

ZIEN_HET_MENU = (Rol.PROGRAMMALEIDER, Rol.STUURGROEP, Rol.BEHEER, Rol.WERKGROEP)


def ziet_menu(gebruiker) -> bool:
    """Whether governance is in the navigation of this visitor. Told by role alone: every page asks it."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(*ZIEN_HET_MENU)


def is_programmaleider(gebruiker: Gebruiker) -> bool:
    """The programme leader is the secretary of every body, and the only one who makes and submits reports."""
    return gebruiker.heeft_rol(Rol.PROGRAMMALEIDER)


def is_secretaris(gebruiker: Gebruiker, gremium: Gremium) -> bool:
    """Plans meetings, keeps the agenda, records votes: programme leader, or who has the secretary's seat."""
    if is_programmaleider(gebruiker):
        return True
    zetels = gremium.zetels.op(timezone.localdate())
    return zetels.filter(gebruiker=gebruiker.pk, functie=Zetelfunctie.SECRETARIS).exists()


def mag_stemmen_voor(gebruiker: Gebruiker, zetel: Zetel) -> bool:
    """Who fills the seat, as long as it is in force and has a vote; and the secretary, who records
    what was said in the meeting."""
    eigen = Zetel.objects.stemgerechtigd(timezone.localdate()).filter(pk=zetel.pk)
    return eigen.exists() and (is_secretaris(gebruiker, zetel.gremium) or eigen.van(gebruiker).exists())
