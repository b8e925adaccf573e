"""Two boards, and somebody in every role around one traject."""

import pytest

from begeleiding.models import Mijlpaal, Traject
from demo.fabrieken.begeleiding import GesprekFactory, KoppelingFactory, MijlpaalFactory, TrajectFactory
from demo.fabrieken.loket import KandidaatFactory, MakelaarFactory
from demo.fabrieken.organisaties import LidmaatschapFactory, OrganisatieFactory, SchoolFactory
from loket.keuzes import Fase
from onderwijsregio.organisaties.keuzes import Rol


@pytest.fixture
def makelaar(regio):
    return MakelaarFactory(organisatie=regio.loket).gebruiker


@pytest.fixture
def school(regio):
    return SchoolFactory(naam="De Horizon", bestuur=OrganisatieFactory(naam="Bestuur De Kern"))


@pytest.fixture
def wie(regio, makelaar, school):
    """`wie("hr")` is somebody of the school's board, `wie("hr", elders=True)` somebody of another one."""

    def iemand(rol, elders=False):
        organisatie = OrganisatieFactory() if elders else school.bestuur
        return LidmaatschapFactory(rol=rol, organisatie=organisatie).gebruiker

    return iemand


@pytest.fixture
def kandidaat(makelaar):
    return KandidaatFactory(
        voornaam="Noor", achternaam="Visser", met_account=True, fase=Fase.OPLEIDEN, volgende_stap_van=makelaar
    )


@pytest.fixture
def traject(kandidaat, school) -> Traject:
    """Running, with one milestone that is late and one to come."""
    gemaakt = TrajectFactory(kandidaat=kandidaat, school=school)
    MijlpaalFactory(traject=gemaakt, naam="Eerste lesbezoek", te_laat=True)
    MijlpaalFactory(traject=gemaakt, naam="Bevoegd")
    return gemaakt


@pytest.fixture
def mijlpaal(traject) -> Mijlpaal:
    return traject.mijlpalen.first()


@pytest.fixture
def koppeling(traject, school):
    lid = LidmaatschapFactory(
        rol=Rol.MENTOR, organisatie=school.bestuur, school=school, gebruiker__voornaam="Sem"
    )
    return KoppelingFactory(traject=traject, mentor=lid)


@pytest.fixture
def mentor(koppeling):
    return koppeling.mentor.gebruiker


@pytest.fixture
def gesprek(koppeling):
    return GesprekFactory(
        koppeling=koppeling,
        onderwerp="Slapeloze nachten",
        verslag="Het valt zwaar.",
        afspraken="Minder uren.",
    )
