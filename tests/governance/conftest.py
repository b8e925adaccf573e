"""A small region: three boards in the steering group, its secretary, and people around them."""

from datetime import date

import pytest

from demo.fabrieken.governance import (
    ActiviteitFactory,
    AgendapuntFactory,
    BesluitFactory,
    GremiumFactory,
    PlanFactory,
    VergaderingFactory,
    ZetelFactory,
)
from demo.fabrieken.monitoring import IndicatorFactory, MetingFactory
from demo.fabrieken.organisaties import LidmaatschapFactory, OrganisatieFactory, RegioFactory
from onderwijsregio.organisaties.keuzes import Rol

PEILDATUM = date(2026, 7, 31)


@pytest.fixture
def regio(db):
    return RegioFactory(stemregels=["consensus"])


@pytest.fixture
def gremium(regio):
    return GremiumFactory(code="stuurgroep", naam="Stuurgroep Voorbeeld")


@pytest.fixture
def zetels(gremium):
    """Three seats with a vote, of boards with 1000, 400 and 300 pupils."""
    return [
        ZetelFactory(
            gremium=gremium,
            organisatie=OrganisatieFactory(
                code=f"bestuur-{nummer}",
                naam=f"Bestuur {nummer}",
                leerlingen=leerlingen,
                leerlingen_status="voorbeeld",
            ),
        )
        for nummer, leerlingen in enumerate((1000, 400, 300), start=1)
    ]


@pytest.fixture
def secretaris(regio):
    """The programme leader, who is the secretary of every body."""
    return LidmaatschapFactory(rol=Rol.PROGRAMMALEIDER, organisatie=regio.loket).gebruiker


@pytest.fixture
def lid(zetels):
    """The steering-group member of the first board."""
    return LidmaatschapFactory(rol=Rol.STUURGROEP, organisatie=zetels[0].organisatie).gebruiker


@pytest.fixture
def ander_lid(zetels):
    return LidmaatschapFactory(rol=Rol.STUURGROEP, organisatie=zetels[1].organisatie).gebruiker


@pytest.fixture
def hr(zetels):
    """HR of a board with a seat: reads along."""
    return LidmaatschapFactory(rol=Rol.HR, organisatie=zetels[0].organisatie).gebruiker


@pytest.fixture
def buitenstaander(regio):
    """HR of a board without a seat anywhere."""
    return LidmaatschapFactory(rol=Rol.HR).gebruiker


@pytest.fixture
def vergadering(gremium, secretaris):
    return VergaderingFactory(gremium=gremium, gepland_door=secretaris)


@pytest.fixture
def punt(vergadering):
    return AgendapuntFactory(vergadering=vergadering, titel="Doel voor zij-instroom")


@pytest.fixture
def besluit(punt, zetels):
    return BesluitFactory(agendapunt=punt, nummer="2026-001")


@pytest.fixture
def plan(regio):
    plan = PlanFactory(jaar=2025)
    ActiviteitFactory(plan=plan, code="campagne", naam="Campagne", thema__naam="Werven")
    return plan


@pytest.fixture
def indicator(regio):
    """A figure with one measurement: 12 persons."""
    indicator = IndicatorFactory(code="starters", naam="Starters", eenheid="personen")
    MetingFactory(indicator=indicator, peildatum=PEILDATUM, waarde=12)
    return indicator


@pytest.fixture
def peildatum():
    return PEILDATUM
