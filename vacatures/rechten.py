"""Who may do what with vacancies and applications, on one page; ask with `.test(gebruiker[, vacature])`.

Which rows somebody reaches is told by `zichtbaar_voor` and `te_beheren_door`. Predicates and not
permissions: a technical superuser acts for no board, so may write no vacancy either.
"""

import rules

from onderwijsregio.organisaties.keuzes import Rol


@rules.predicate
def is_hr(gebruiker) -> bool:
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.HR)


@rules.predicate
def is_van_eigen_bestuur(gebruiker, vacature) -> bool:
    return vacature is not None and vacature.organisatie_id == gebruiker.lidmaatschap.organisatie_id


@rules.predicate
def ziet_tekort(gebruiker) -> bool:
    """The whole region, in counts."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER)


ziet_zoekopdrachten = ziet_tekort
mag_schrijven = is_hr
mag_beheren = is_hr & is_van_eigen_bestuur

# The replacement pool, in a region that has one: HR asks, the loket finds somebody, the programme leader reads.


@rules.predicate
def mag_toewijzen(gebruiker) -> bool:
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.MAKELAAR)


ziet_pool = mag_toewijzen
ziet_vervanging = is_hr | ziet_tekort
