"""Who may do what with match rounds and proposals, on one page; ask with `.test(gebruiker[, voorstel])`.

Which rows somebody reaches is told by `zichtbaar_voor`. Predicates and not permissions: a technical
superuser is no makelaar, and decides about nobody.
"""

import rules

from onderwijsregio.organisaties.keuzes import Rol


@rules.predicate
def is_makelaar(gebruiker) -> bool:
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.MAKELAAR)


@rules.predicate
def leidt_het_programma(gebruiker) -> bool:
    return gebruiker.is_authenticated and gebruiker.heeft_rol(Rol.PROGRAMMALEIDER)


@rules.predicate
def is_hr_van_de_school(gebruiker, voorstel) -> bool:
    return (
        voorstel is not None
        and gebruiker.heeft_rol(Rol.HR)
        and voorstel.vacature.organisatie_id == gebruiker.lidmaatschap.organisatie_id
    )


mag_bekijken = is_makelaar | leidt_het_programma
mag_beslissen = is_makelaar
mag_antwoorden_namens_school = is_hr_van_de_school
