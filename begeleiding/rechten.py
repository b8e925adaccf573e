"""Who may do what in guidance and training. Which rows somebody sees is told by `zichtbaar_voor`."""

import rules

from onderwijsregio.organisaties.keuzes import Rol


@rules.predicate
def volgt_trajecten(gebruiker) -> bool:
    """Who has trajects to look at: all, those of the own board, or of the people they guide."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(
        Rol.MAKELAAR, Rol.PROGRAMMALEIDER, Rol.HR, Rol.COORDINATOR, Rol.MENTOR
    )


@rules.predicate
def mag_traject_leiden(gebruiker, traject) -> bool:
    """Links a mentor, notes milestones, stops the traject: the loket, and HR or coordinator of the school's
    board. Nobody leads the own one."""
    if traject.kandidaat.gebruiker_id == gebruiker.pk:
        return False
    if gebruiker.heeft_rol(Rol.MAKELAAR):
        return True
    return (
        gebruiker.heeft_rol(Rol.HR, Rol.COORDINATOR)
        and gebruiker.lidmaatschap.organisatie_id == traject.school.bestuur_id
    )


@rules.predicate
def is_mentor(gebruiker, koppeling) -> bool:
    """Whether this person, in the role acted under now, is the mentor of a link that is in force."""
    return (
        koppeling is not None
        and koppeling.tot is None
        and gebruiker.lidmaatschap is not None
        and gebruiker.lidmaatschap.pk == koppeling.mentor_id
    )


@rules.predicate
def begeleidt_traject(gebruiker, traject) -> bool:
    """Whether this person is the mentor in the traject now."""
    return is_mentor(gebruiker, traject.koppelingen.lopend().first())


@rules.predicate
def beheert_inschrijving(gebruiker, inschrijving) -> bool:
    """The person who enrolled, and the loket."""
    return inschrijving.kandidaat.gebruiker_id == gebruiker.pk or gebruiker.heeft_rol(Rol.MAKELAAR)


@rules.predicate
def geeft_scholing(gebruiker) -> bool:
    """Who makes training: the loket, the programme leader and coordinators."""
    return gebruiker.is_authenticated and gebruiker.heeft_rol(
        Rol.MAKELAAR, Rol.PROGRAMMALEIDER, Rol.COORDINATOR
    )


@rules.predicate
def beheert_scholing(gebruiker, scholing) -> bool:
    """Changes or cancels this training, and sees who comes: a coordinator only that of the own organisation."""
    if gebruiker.heeft_rol(Rol.COORDINATOR):
        return gebruiker.lidmaatschap.organisatie_id == scholing.aanbieder_id
    return geeft_scholing(gebruiker)


mag_mijlpaal_vastleggen = mag_traject_leiden | begeleidt_traject

rules.add_perm("begeleiding.trajecten_zien", volgt_trajecten)
rules.add_perm("begeleiding.traject_leiden", mag_traject_leiden)
rules.add_perm("begeleiding.mijlpaal_vastleggen", mag_mijlpaal_vastleggen)
rules.add_perm("begeleiding.gesprek_vastleggen", is_mentor)
rules.add_perm("begeleiding.inschrijving_annuleren", beheert_inschrijving)
rules.add_perm("begeleiding.scholing_geven", geeft_scholing)
rules.add_perm("begeleiding.scholing_beheren", beheert_scholing)
