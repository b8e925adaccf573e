"""Who may do what with vacancies and applications, on one page; ask with `.test(gebruiker[, vacature])`.

Which rows somebody reaches is told by `zichtbaar_voor` and `te_beheren_door`. Predicates and not
permissions: a technical superuser acts for no board, so may write no vacancy either.
"""

import rules

from onderwijsregio.organisaties.keuzes import Organisatiesoort, Rol

from .models import BEWAKERS, BOEKERS, eigen_instituut, koppelingsrechten


@rules.predicate
def is_hr(gebruiker) -> bool:
    """HR of any organisation."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.HR)


@rules.predicate
def is_van_eigen_bestuur(gebruiker, vacature) -> bool:
    """The vacancy is offered by the organisation that this visitor works for now."""
    return vacature is not None and vacature.organisatie_id == gebruiker.lidmaatschap.organisatie_id


@rules.predicate
def ziet_tekort(gebruiker) -> bool:
    """The whole region, in counts."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER)


@rules.predicate
def beheert_zoekwoorden(gebruiker) -> bool:
    """Who knows how people in the region talk, and looks after the search."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER, Rol.BEHEER)


ziet_zoekopdrachten = ziet_tekort


@rules.predicate
def schrijft_afspraken(gebruiker) -> bool:
    """The region's agreements: the programme leader writes down what the boards decided."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.PROGRAMMALEIDER)


@rules.predicate
def schrijft_schaalbedragen(gebruiker) -> bool:
    """What the agreements pay is the same for all boards: who keeps the data of the region types it over."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.PROGRAMMALEIDER, Rol.BEHEER)


leest_afspraken = is_hr | ziet_tekort
leest_schaalbedragen = leest_afspraken | schrijft_schaalbedragen
mag_schrijven = is_hr
mag_beheren = is_hr & is_van_eigen_bestuur


@rules.predicate
def maakt_koppelingen(gebruiker) -> bool:
    """Who lets a system of the own organisation in; for what is told by `koppelingsrechten`."""
    return bool(koppelingsrechten(gebruiker))


@rules.predicate
def geeft_lessen(gebruiker) -> bool:
    """Who offers lessons, on behalf of a provider from outside."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.AANBIEDER)


@rules.predicate
def boekt_lessen(gebruiker) -> bool:
    """Who books lessons for the schools of the own board."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(*BOEKERS)


@rules.predicate
def bewaakt_lessen(gebruiker) -> bool:
    """Who sees all lessons of the region, and decides when school and provider say different things."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(*BEWAKERS)


werkt_met_lessen = geeft_lessen | boekt_lessen | bewaakt_lessen

# The replacement pool, in a region that has one: HR asks, the loket finds somebody, the programme leader reads.


@rules.predicate
def mag_toewijzen(gebruiker) -> bool:
    """The loket, which asks members of the pool."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.MAKELAAR)


ziet_pool = mag_toewijzen
ziet_vervanging = is_hr | ziet_tekort


# Internships ---------------------------------------------------------------------------------------------


@rules.predicate
def vertelt_stageaanbod(gebruiker) -> bool:
    """HR and coordinators of an organisation with schools; which schools is told by `eigen_stagescholen`."""
    return (
        gebruiker.is_authenticated
        and gebruiker.heeft_rol(Rol.HR, Rol.COORDINATOR)
        and gebruiker.lidmaatschap.organisatie.soort in (Organisatiesoort.SCHOOLBESTUUR, Organisatiesoort.MBO)
    )


@rules.predicate
def brengt_studenten(gebruiker) -> bool:
    """HR and coordinators of a teacher-training institute or an mbo."""
    return gebruiker.is_authenticated and eigen_instituut(gebruiker) is not None


@rules.predicate
def volgt_stages(gebruiker) -> bool:
    """The loket, which looks at the whole region and sends reminders."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER)


@rules.predicate
def is_coordinator(gebruiker) -> bool:
    """A coordinator of any organisation."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.COORDINATOR)


ziet_stagecijfers = vertelt_stageaanbod | brengt_studenten | volgt_stages
ziet_stagestudenten = brengt_studenten | volgt_stages | (vertelt_stageaanbod & is_coordinator)
