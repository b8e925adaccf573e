"""The people around the loket: each test takes those it needs."""

import pytest
from django.core.cache import cache

from demo.fabrieken.loket import KandidaatFactory, RouteFactory
from demo.fabrieken.organisaties import LidmaatschapFactory, RegioFactory
from onderwijsregio.organisaties.keuzes import Rol


@pytest.fixture(autouse=True)
def lege_cache():
    cache.clear()


@pytest.fixture
def regio(db):
    return RegioFactory(reactietermijn_werkdagen=2)


@pytest.fixture
def makelaar(regio):
    return LidmaatschapFactory(
        rol=Rol.MAKELAAR, organisatie=regio.loket, gebruiker__voornaam="Mira"
    ).gebruiker


@pytest.fixture
def programmaleider(regio):
    return LidmaatschapFactory(rol=Rol.PROGRAMMALEIDER, organisatie=regio.loket).gebruiker


@pytest.fixture
def hr(regio):
    """HR of the board to which people are handed over."""
    return LidmaatschapFactory(
        rol=Rol.HR, organisatie__naam="Bestuur De Kade", gebruiker__telefoon="036-0000011"
    ).gebruiker


@pytest.fixture
def hr_ander(regio):
    """HR of another board."""
    return LidmaatschapFactory(rol=Rol.HR, organisatie__naam="Bestuur Overkant").gebruiker


@pytest.fixture
def mentor(regio):
    return LidmaatschapFactory(rol=Rol.MENTOR).gebruiker


@pytest.fixture
def kandidaat(makelaar):
    return KandidaatFactory(met_account=True, volgende_stap_van=makelaar, voornaam="Karin")


@pytest.fixture
def andere_kandidaat(makelaar):
    return KandidaatFactory(met_account=True, volgende_stap_van=makelaar, voornaam="Anders")


@pytest.fixture
def route(regio):
    return RouteFactory(code="zij-instroom", naam="Zij-instroom")
