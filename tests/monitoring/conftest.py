"""A region that counts: boards, schools and people who began a traject."""

from datetime import date

import pytest

from begeleiding.keuzes import Trajectstatus
from begeleiding.models import Traject
from demo.fabrieken.loket import KandidaatFactory, RouteFactory
from demo.fabrieken.monitoring import IndicatorFactory
from demo.fabrieken.organisaties import (
    GebruikerFactory,
    LidmaatschapFactory,
    OrganisatieFactory,
    SchoolFactory,
)
from monitoring.rapportages import Periode
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.keuzes import Rol

JAAR = Periode.schooljaar(Schooljaar(2025))
NA_AFLOOP = date(2026, 9, 1)


@pytest.fixture
def bestuur(regio):
    return OrganisatieFactory(naam="Bestuur De Kern")


@pytest.fixture
def ander_bestuur(regio):
    return OrganisatieFactory(naam="Bestuur De Rand")


@pytest.fixture
def start(regio):
    """`start(bestuur, date(...))` lets somebody begin a traject there; `gestopt_op` lets them stop."""

    def maak(bestuur, dag, kandidaat=None, code="zij-instroom", gestopt_op=None):
        stop = {"status": Trajectstatus.GESTOPT, "gestopt_op": gestopt_op, "stopreden": "Past niet."}
        return Traject.objects.create(
            kandidaat=kandidaat or KandidaatFactory(),
            route=RouteFactory(code=code),
            school=SchoolFactory(bestuur=bestuur),
            start_op=dag,
            eind_op=dag.replace(year=dag.year + 2),
            **(stop if gestopt_op else {}),
        )

    return maak


@pytest.fixture
def geteld(regio):
    return IndicatorFactory(geteld=True)


@pytest.fixture
def mensen(bestuur, ander_bestuur, regio):
    """Somebody in each role, by its name; `hr_ander` belongs to another board."""
    bij_bestuur = (Rol.HR, Rol.MENTOR, Rol.COORDINATOR, Rol.STUURGROEP, Rol.WERKGROEP)
    rollen = {rol: (rol, bestuur) for rol in bij_bestuur}
    rollen |= {rol: (rol, regio.loket) for rol in (Rol.MAKELAAR, Rol.PROGRAMMALEIDER, Rol.BEHEER)}
    rollen["hr_ander"] = (Rol.HR, ander_bestuur)
    leden = {
        str(naam): LidmaatschapFactory(rol=rol, organisatie=organisatie).gebruiker
        for naam, (rol, organisatie) in rollen.items()
    }
    return leden | {"kandidaat": KandidaatFactory(met_account=True).gebruiker, "los": GebruikerFactory()}
