"""A board with a vacancy, another board, and people who look for work."""

import pytest
from django.core.cache import cache

from demo.fabrieken.koppelingen import SleutelFactory
from demo.fabrieken.lesaanbod import LesaanbodFactory, LesreeksFactory, aanbieder_van
from demo.fabrieken.loket import DocumentFactory, KandidaatFactory
from demo.fabrieken.organisaties import (
    LidmaatschapFactory,
    OrganisatieFactory,
    PostcodegebiedFactory,
    SchoolFactory,
)
from demo.fabrieken.stages import StageperiodeFactory, StagevraagFactory
from demo.fabrieken.vacatures import SollicitatieFactory, VacatureFactory
from onderwijsregio.kern.api import poort
from onderwijsregio.organisaties.keuzes import Organisatiesoort, Rol
from vacatures.api import toegang
from vacatures.keuzes import Koppelingsrecht
from vacatures.zoeken.kennis import STAND
from vacatures.zoeken.opdrachten import OPDRACHTEN


@pytest.fixture(autouse=True)
def zoekindex_begint_leeg():
    """What a test wrote is taken back without anybody telling the index of this process."""
    STAND.vergeet()
    OPDRACHTEN.vergeet()


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
def collega(bestuur):
    return LidmaatschapFactory(rol=Rol.HR, organisatie=bestuur).gebruiker


@pytest.fixture
def hr_ander(regio):
    return LidmaatschapFactory(rol=Rol.HR, organisatie__naam="Bestuur Overkant").gebruiker


@pytest.fixture
def makelaar(regio):
    return LidmaatschapFactory(rol=Rol.MAKELAAR, organisatie=regio.loket).gebruiker


@pytest.fixture
def kandidaat(makelaar):
    return KandidaatFactory(met_account=True, voornaam="Karin", volgende_stap_van=makelaar)


@pytest.fixture
def andere_kandidaat(makelaar):
    return KandidaatFactory(met_account=True, volgende_stap_van=makelaar)


@pytest.fixture
def vacature(school, hr):
    return VacatureFactory(school=school, titel="Leerkracht groep 5", gemaakt_door=hr)


@pytest.fixture
def concept(school, hr):
    return VacatureFactory(school=school, titel="Leerkracht groep 8", gemaakt_door=hr, concept=True)


@pytest.fixture
def sollicitatie(vacature, kandidaat):
    sollicitatie = SollicitatieFactory(vacature=vacature, kandidaat=kandidaat)
    sollicitatie.documenten.add(DocumentFactory(kandidaat=kandidaat))
    return sollicitatie


@pytest.fixture
def ver_weg():
    """A postcode area some ten kilometres from the schools of these tests."""
    return PostcodegebiedFactory(pc4="1361", plaats="Verderop", lat="52.370000", lon="5.323000")


# Students ------------------------------------------------------------------------------------------------


@pytest.fixture
def periode():
    return StageperiodeFactory()


@pytest.fixture
def instituut(regio):
    return OrganisatieFactory(soort=Organisatiesoort.LERARENOPLEIDING, naam="Hogeschool De Brug")


@pytest.fixture
def opleiding(instituut):
    return LidmaatschapFactory(rol=Rol.COORDINATOR, organisatie=instituut).gebruiker


@pytest.fixture
def andere_opleiding(regio):
    """HR of an mbo: it brings students and has schools as well."""
    organisatie = OrganisatieFactory(soort=Organisatiesoort.MBO)
    return LidmaatschapFactory(rol=Rol.HR, organisatie=organisatie).gebruiker


# Lessons from outside ------------------------------------------------------------------------------------


@pytest.fixture
def lesregio(regio):
    """A region in which people from outside give lessons, at most 22 hours a month."""
    regio.lesaanbod = True
    regio.save()
    return regio


@pytest.fixture
def aanbod(lesregio):
    return LesaanbodFactory(titel="Bomen herkennen", organisatie__naam="De Groene Hoek")


@pytest.fixture
def aanbieder(aanbod):
    return aanbieder_van(aanbod)


@pytest.fixture
def andere_aanbieder(lesregio):
    return aanbieder_van(LesaanbodFactory())


@pytest.fixture
def reeks(aanbod, school, hr):
    """Agreed lessons for group 5, still without a lesson in it."""
    return LesreeksFactory(aanbod=aanbod, school=school, gemaakt_door=hr, bevestigd=True)


class Apiwereld:
    """Two systems with a key, that may come as often as they like, and what is there for them to write about."""

    #: What a board shows, and what an institute shows.
    SLEUTEL, SLEUTEL_STUDENTEN = "orv_00000000_om-mee-te-bestoken", "orv_00000001_om-mee-te-bestoken"

    def __init__(self, vacature, stagevraag):
        self.vacatures, self.scholen = vacature.pk, vacature.school_id
        self.echt = {"kenmerk": vacature.kenmerk, "studentnummer": stagevraag.student.studentnummer}
        self.vacature = {
            "titel": "Leerkracht groep 5",
            "school": vacature.school.naam,
            "omschrijving": "Een fijne groep.",
            "dagen": ["ma", "di"],
            "fte_min": 0.4,
            "fte_max": 0.6,
            "start_op": str(vacature.start_op),
            "sluit_op": str(vacature.sluit_op),
            "contactnaam": "Ans Voorbeeld",
        }
        student = {"studentnummer": "s1001", "voornaam": "Noor", "achternaam": "Visser", "soort": "pabo_2"}
        self.studenten = {"periode": stagevraag.periode.code_met_jaar, "studenten": [student]}

    def koppen(self, pad):
        sleutel = self.SLEUTEL_STUDENTEN if "/mijn/studenten" in pad else self.SLEUTEL
        return {"Authorization": f"Bearer {sleutel}"}

    def sleutels(self, pad):
        """The variable parts of this address, of something that is there."""
        return self.echt | {"nummer": self.scholen if "/scholen/" in pad else self.vacatures}

    def goede_inhoud(self, pad):
        """A body that this address takes."""
        if "/mijn/studenten" in pad:
            return self.studenten
        if pad.endswith("/reeks"):
            return {"vacatures": [self.vacature | {"kenmerk": "2027-002"}]}
        return {"uitkomst": "vervuld_elders"} if pad.endswith("/sluiten") else self.vacature


@pytest.fixture
def apiwereld(school, hr, opleiding, periode, monkeypatch):
    monkeypatch.setattr(poort, "PER_ADRES", 10**9)
    monkeypatch.setattr(toegang, "PER_SLEUTEL", 10**9)
    monkeypatch.setattr(toegang, "MISSERS_PER_ADRES", 10**9)
    vacature = VacatureFactory(school=school, kenmerk="2027-001", gemaakt_door=hr)
    instituut = opleiding.lidmaatschap.organisatie
    SleutelFactory(tekst=Apiwereld.SLEUTEL, koppeling__organisatie=school.bestuur, koppeling__gemaakt_door=hr)
    SleutelFactory(
        tekst=Apiwereld.SLEUTEL_STUDENTEN,
        koppeling__organisatie=instituut,
        koppeling__gemaakt_door=opleiding,
        koppeling__recht=Koppelingsrecht.STUDENTEN,
    )
    yield Apiwereld(vacature, StagevraagFactory(periode=periode, student__instituut=instituut))
    cache.clear()  # whoever comes next did not ask so often
