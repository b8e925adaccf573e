"""Who may do what at the loket. Which rows somebody sees is told by `zichtbaar_voor` of the models."""

import rules

from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Organisatie, Regio

from .keuzes import BEGELEIDERS


@rules.predicate
def werkt(gebruiker) -> bool:
    """Everybody with a role in the region; candidates and visitors have none."""
    return gebruiker.is_authenticated and gebruiker.lidmaatschap is not None


@rules.predicate
def is_kandidaat(gebruiker) -> bool:
    """Who has pages of their own: an account and no role."""
    return gebruiker.is_authenticated and not werkt(gebruiker)


is_bezoeker_of_kandidaat = ~werkt


@rules.predicate
def heeft_mensen(gebruiker) -> bool:
    """Whose role is one that guides candidates."""
    return werkt(gebruiker) and gebruiker.heeft_rol(*BEGELEIDERS)


@rules.predicate
def werkt_bij_loket(gebruiker) -> bool:
    """Who answers questions and knows all candidates."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.MAKELAAR)


@rules.predicate
def volgt_iedereen(gebruiker) -> bool:
    """Who watches over all candidates."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER)


@rules.predicate
def behandelt(gebruiker, vraag) -> bool:
    """Whose question it is, or who works at the loket."""
    return vraag is not None and vraag.eigenaar_id == gebruiker.pk


@rules.predicate
def is_gevraagd(gebruiker, doorverwijzing) -> bool:
    """The colleague to whom somebody is handed over."""
    return doorverwijzing is not None and doorverwijzing.naar.gebruiker_id == gebruiker.pk


@rules.predicate
def begeleidt(gebruiker, kandidaat) -> bool:
    """Who owns the candidate's next step."""
    return kandidaat is not None and kandidaat.volgende_stap_van_id == gebruiker.pk


@rules.predicate
def is_er_nog(gebruiker, kandidaat) -> bool:
    """Somebody who was erased is nobody to agree anything with."""
    return kandidaat is None or not kandidaat.is_gewist


rules.add_perm("loket.werken", werkt)
rules.add_perm("loket.vragen_zien", werkt_bij_loket | volgt_iedereen)
rules.add_perm("loket.vraag_behandelen", werkt_bij_loket | behandelt)
rules.add_perm("loket.doorverwijzing_beantwoorden", is_gevraagd)
rules.add_perm("loket.stap_afspreken", (volgt_iedereen | begeleidt) & is_er_nog)
rules.add_perm("loket.aanmelding_beoordelen", werkt_bij_loket)


# Agenda ------------------------------------------------------------------------------------------------


@rules.predicate
def beheert_agenda(gebruiker) -> bool:
    """Who makes events: the loket all, HR and coordinators those of their own organisation."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(
        Rol.MAKELAAR, Rol.PROGRAMMALEIDER, Rol.HR, Rol.COORDINATOR
    )


@rules.predicate
def zegt_ontvangst(gebruiker) -> bool:
    """Who tells for the schools of a board whether they receive people."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.HR)


@rules.predicate
def nodigt_uit(gebruiker) -> bool:
    """Who invites candidates: they agreed to be invited by the loket, not by a board."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER)


rules.add_perm("loket.agenda_beheren", beheert_agenda)
rules.add_perm("loket.uitnodigen", nodigt_uit)
rules.add_perm("loket.meelopen_beantwoorden", beheert_agenda)
rules.add_perm("loket.ontvangst_zeggen", zegt_ontvangst)


# Instroom ------------------------------------------------------------------------------------------------


@rules.predicate
def volgt_subsidies(gebruiker) -> bool:
    """Who keeps the account of subsidies: the programme leader, and HR for the own board."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.PROGRAMMALEIDER, Rol.HR)


rules.add_perm("loket.instroom_zien", volgt_iedereen)
rules.add_perm("loket.instroom_werken", werkt_bij_loket)
rules.add_perm("loket.subsidies", volgt_subsidies)


@rules.predicate
def beheert_keuzehulp(gebruiker) -> bool:
    """Who reads, changes, tries and publishes the rules of the keuzehulp."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER, Rol.BEHEER)


rules.add_perm("loket.keuzehulp_beheren", beheert_keuzehulp)


# The editors' workplace (/cms/) ------------------------------------------------------------------------

#: Roles that publish what editors write.
MODERATOREN = (Rol.PROGRAMMALEIDER, Rol.BEHEER)


@rules.predicate
def werkt_aan_website(gebruiker) -> bool:
    """Who writes or publishes, while they act in that role; what they may do there is told by their groups."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.REDACTEUR, *MODERATOREN)


def is_van_de_hele_regio(organisatie: Organisatie) -> bool:
    """The loket and the penvoerder write for the region; another organisation for itself."""
    regio = Regio.objects.first()
    return regio is not None and organisatie.pk in (regio.loket_id, regio.penvoerder_id)


# Questions ----------------------------------------------------------------------------------------------

rules.add_perm("loket.vraag_toewijzen", volgt_iedereen)
rules.add_perm("loket.vragen_samenvoegen", werkt_bij_loket)
rules.add_perm("loket.standaardantwoorden", volgt_iedereen)


# The makelaar's desk -----------------------------------------------------------------------------------

rules.add_perm("loket.kandidaten_beheren", volgt_iedereen)
rules.add_perm("loket.groepsstap", volgt_iedereen)


# The candidate ----------------------------------------------------------------------------------------------


@rules.predicate
def zoekt_mensen(gebruiker) -> bool:
    """Who reads the profiles of candidates that agreed to it."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.HR)


@rules.predicate
def bewaakt_gegevens(gebruiker) -> bool:
    """Who sees to it that nobody is kept longer than needed."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.PROGRAMMALEIDER, Rol.BEHEER)


rules.add_perm("loket.gegevens_bewaken", bewaakt_gegevens)


# The people of the loket --------------------------------------------------------------------------------

rules.add_perm("loket.visitekaartje_maken", volgt_iedereen)
