"""The OpenAPI file, fuzzed: whatever is sent, never a 500, and every answer is what the file says."""

from contextlib import suppress

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from demo.fabrieken.koppelingen import SleutelFactory
from demo.fabrieken.stages import StagevraagFactory
from demo.fabrieken.vacatures import VacatureFactory
from onderwijsregio.kern.api import poort
from vacatures.api import toegang
from vacatures.keuzes import Koppelingsrecht

pytestmark = pytest.mark.django_db

#: What a board shows, and what an institute shows.
SLEUTEL, SLEUTEL_STUDENTEN = "orv_00000000_om-mee-te-bestoken", "orv_00000001_om-mee-te-bestoken"
#: How many for each address: of what fits the file, and of what does not.
GOED, FOUT = 2, 4
load_all_checks()
KEUREN = [
    CHECKS.get_one(naam)
    for naam in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
        "ignored_auth",
    )
]


@pytest.fixture
def bestand(school, hr, opleiding, periode, monkeypatch):
    """The file as the portal serves it; the two keys open their doors, as often as one likes."""
    monkeypatch.setattr(poort, "PER_ADRES", 10**9)
    monkeypatch.setattr(toegang, "PER_SLEUTEL", 10**9)
    VacatureFactory(school=school, kenmerk="2027-001", gemaakt_door=hr)
    SleutelFactory(tekst=SLEUTEL, koppeling__organisatie=school.bestuur, koppeling__gemaakt_door=hr)
    StagevraagFactory(periode=periode, student__instituut=opleiding.lidmaatschap.organisatie)
    SleutelFactory(
        tekst=SLEUTEL_STUDENTEN,
        koppeling__organisatie=opleiding.lidmaatschap.organisatie,
        koppeling__gemaakt_door=opleiding,
        koppeling__recht=Koppelingsrecht.STUDENTEN,
    )
    for signaal in (
        request_started,
        request_finished,
    ):  # as Django's own test client: one transaction for all
        signaal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for signaal in (request_started, request_finished):
        signaal.connect(close_old_connections)


def test_elk_adres_verdraagt_wat_er_ook_komt_en_antwoordt_zoals_beloofd(bestand):
    handelingen = [gevonden.ok() for gevonden in bestand.get_all_operations()]
    assert len(handelingen) >= 16
    for handeling in handelingen:
        bestook(handeling, GenerationMode.POSITIVE, GOED)
        with suppress(Unsatisfiable):  # an address that takes nothing has nothing to be wrong
            bestook(handeling, GenerationMode.NEGATIVE, FOUT)


def bestook(handeling, soort, aantal):
    sleutel = SLEUTEL_STUDENTEN if "/mijn/studenten" in handeling.path else SLEUTEL
    koppen = {"Authorization": f"Bearer {sleutel}", "Accept-Encoding": "identity"}

    @settings(
        max_examples=aantal, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(geval=handeling.as_strategy(generation_mode=soort))
    def probeer(geval):
        geval.call_and_validate(headers=koppen, checks=KEUREN)

    probeer()
