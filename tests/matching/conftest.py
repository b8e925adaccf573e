"""A loket with a makelaar, a board with a vacancy, and somebody it suits."""

import pytest

from demo.fabrieken.loket import KandidaatFactory, ToestemmingFactory
from demo.fabrieken.matching import VoorstelFactory
from demo.fabrieken.organisaties import (
    LidmaatschapFactory,
    OrganisatieFactory,
    SchoolFactory,
)
from demo.fabrieken.vacatures import VacatureFactory
from onderwijsregio.organisaties.keuzes import Rol


@pytest.fixture
def bestuur(regio):
    return OrganisatieFactory(naam="Bestuur De Kade")


@pytest.fixture
def school(bestuur):
    return SchoolFactory(bestuur=bestuur, naam="De Bever")


@pytest.fixture
def hr(bestuur):
    return LidmaatschapFactory(rol=Rol.HR, organisatie=bestuur).gebruiker


@pytest.fixture
def hr_ander(regio):
    return LidmaatschapFactory(rol=Rol.HR, organisatie__naam="Bestuur Overkant").gebruiker


@pytest.fixture
def makelaar(regio):
    return LidmaatschapFactory(rol=Rol.MAKELAAR, organisatie=regio.loket).gebruiker


@pytest.fixture
def programmaleider(regio):
    return LidmaatschapFactory(rol=Rol.PROGRAMMALEIDER, organisatie=regio.loket).gebruiker


@pytest.fixture
def zoekend(makelaar):
    """`zoekend(...)` makes a candidate who takes part in a round."""

    def maak(**velden):
        vast = {"fase": "matchen", "bevoegdheid": "pabo", "dagen": ["ma", "di", "do"]}
        persoon = KandidaatFactory(**vast | {"met_account": True, "volgende_stap_van": makelaar} | velden)
        ToestemmingFactory(kandidaat=persoon, doel="matching")
        return persoon

    return maak


@pytest.fixture
def kandidaat(zoekend):
    return zoekend(voornaam="Karin", achternaam="Verhulst")


@pytest.fixture
def andere_kandidaat(zoekend):
    return zoekend()


@pytest.fixture
def vacature(school, hr):
    return VacatureFactory(school=school, titel="Leerkracht groep 5", gemaakt_door=hr)


@pytest.fixture
def voorstel(kandidaat, vacature):
    """Waits for the makelaar."""
    return VoorstelFactory(kandidaat=kandidaat, vacature=vacature)


@pytest.fixture
def gevraagd(kandidaat, vacature, makelaar):
    """Approved: waits for candidate and school."""
    return VoorstelFactory(
        kandidaat=kandidaat, vacature=vacature, goedgekeurd=True, goedgekeurd_door=makelaar
    )
