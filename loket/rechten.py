"""Who may do what at the loket. Which rows somebody sees is told by `zichtbaar_voor` of the models."""

import rules
from django.http import HttpRequest

from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Organisatie, Regio

from .keuzes import BEGELEIDERS


@rules.predicate
def werkt(gebruiker) -> bool:
    """Everybody with a role in the region; candidates and visitors have none."""
    return gebruiker.is_authenticated and gebruiker.lidmaatschap is not None


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


def is_bezoeker_of_kandidaat(request: HttpRequest) -> bool:
    """Whether the navigation is the public one."""
    return not werkt(request.user)


def is_kandidaat(request: HttpRequest) -> bool:
    """Whether this visitor has pages of their own."""
    return request.user.is_authenticated and not werkt(request.user)


def werkt_nu(request: HttpRequest) -> bool:
    """Whether this visitor has a desk."""
    return werkt(request.user)


def begeleidt_nu(request: HttpRequest) -> bool:
    """Whether this visitor's role is one that guides candidates."""
    return werkt(request.user) and request.user.heeft_rol(*BEGELEIDERS)


def volgt_iedereen_nu(request: HttpRequest) -> bool:
    """Whether this visitor works with all questions and candidates."""
    return volgt_iedereen(request.user)


def altijd(request: HttpRequest) -> bool:
    """For entries that everybody sees."""
    return True


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


def beheert_agenda_nu(request: HttpRequest) -> bool:
    """Whether this visitor has events to manage."""
    return beheert_agenda(request.user)


def zegt_ontvangst_nu(request: HttpRequest) -> bool:
    """Whether this visitor speaks for the schools of a board."""
    return zegt_ontvangst(request.user)


# Instroom ------------------------------------------------------------------------------------------------


@rules.predicate
def volgt_subsidies(gebruiker) -> bool:
    """Who keeps the account of subsidies: the programme leader, and HR for the own board."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.PROGRAMMALEIDER, Rol.HR)


rules.add_perm("loket.instroom_zien", volgt_iedereen)
rules.add_perm("loket.instroom_werken", werkt_bij_loket)
rules.add_perm("loket.subsidies", volgt_subsidies)


def volgt_subsidies_nu(request: HttpRequest) -> bool:
    """Whether this visitor keeps the account of subsidies."""
    return volgt_subsidies(request.user)


@rules.predicate
def beheert_keuzehulp(gebruiker) -> bool:
    """Who reads, changes, tries and publishes the rules of the keuzehulp."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER, Rol.BEHEER)


rules.add_perm("loket.keuzehulp_beheren", beheert_keuzehulp)


def beheert_keuzehulp_nu(request: HttpRequest) -> bool:
    """Whether this visitor works on the keuzehulp."""
    return beheert_keuzehulp(request.user)


# The editors' workplace (/cms/) ------------------------------------------------------------------------

#: Roles that publish what editors write.
MODERATOREN = (Rol.PROGRAMMALEIDER, Rol.BEHEER)


@rules.predicate
def werkt_aan_website(gebruiker) -> bool:
    """Who writes or publishes, while they act in that role; what they may do there is told by their groups."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.REDACTEUR, *MODERATOREN)


def werkt_aan_website_nu(request: HttpRequest) -> bool:
    """Whether this visitor sees the way to the editors' workplace."""
    return werkt_aan_website(request.user)


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


def zoekt_mensen_nu(request: HttpRequest) -> bool:
    """Whether this visitor looks for people."""
    return zoekt_mensen(request.user)


def bewaakt_gegevens_nu(request: HttpRequest) -> bool:
    """Whether this visitor sees the retention rounds."""
    return bewaakt_gegevens(request.user)


rules.add_perm("loket.gegevens_bewaken", bewaakt_gegevens)


# The people of the loket --------------------------------------------------------------------------------

rules.add_perm("loket.visitekaartje_maken", volgt_iedereen)
