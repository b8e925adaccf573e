"""A region with people in it."""

import pytest

from demo.fabrieken.organisaties import (
    GebruikerFactory,
    LidmaatschapFactory,
    OrganisatieFactory,
)
from onderwijsregio.organisaties.keuzes import Rol


@pytest.fixture
def bestuur(regio):
    return OrganisatieFactory(naam="Bestuur De Kern")


@pytest.fixture
def ander_bestuur(regio):
    return OrganisatieFactory(naam="Bestuur De Rand")


@pytest.fixture
def beheerder(regio):
    return LidmaatschapFactory(rol=Rol.BEHEER, organisatie=regio.loket).gebruiker


@pytest.fixture
def hr(bestuur):
    return LidmaatschapFactory(rol=Rol.HR, organisatie=bestuur).gebruiker


@pytest.fixture
def hr_ander(ander_bestuur):
    return LidmaatschapFactory(rol=Rol.HR, organisatie=ander_bestuur).gebruiker


@pytest.fixture
def kandidaat(regio):
    return GebruikerFactory()
