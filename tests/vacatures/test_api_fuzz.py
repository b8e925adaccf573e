"""The OpenAPI file, fuzzed: whatever is sent, never a 500, and every answer is what the file says.

Values that fit the file, and values that do not, come from schemathesis. Most are laid over a body that is right, at
the address of something that is there: only so do they come past the first check. `test_api_misbruik` goes on where
the file does not say what somebody may send.
"""

from contextlib import suppress

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

pytestmark = pytest.mark.django_db

#: How many for each address: of what fits the file, and of what does not.
GOED, FOUT = 6, 4
#: So many more for what writes: there is more behind it.
SCHRIJVEND = 2
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
def handelingen(apiwereld):
    """Everything that the file as the portal serves it says that can be asked."""
    signalen = (request_started, request_finished)
    for signaal in signalen:  # as Django's own test client: one transaction for all
        signaal.disconnect(close_old_connections)
    bestand = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    yield [gevonden.ok() for gevonden in bestand.get_all_operations()]
    for signaal in signalen:
        signaal.connect(close_old_connections)


def test_elk_adres_verdraagt_wat_er_ook_komt_en_antwoordt_zoals_beloofd(handelingen, apiwereld):
    assert len(handelingen) >= 16
    for handeling in handelingen:
        bestook(handeling, GenerationMode.POSITIVE, GOED, apiwereld)
        with suppress(Unsatisfiable):  # an address that takes nothing has nothing to be wrong
            bestook(handeling, GenerationMode.NEGATIVE, FOUT, apiwereld)


def bestook(handeling, soort, aantal, wereld):
    koppen = wereld.koppen(handeling.path) | {"Accept-Encoding": "identity"}
    goed = wereld.goede_inhoud(handeling.path) if handeling.method in ("put", "post") else None
    aantal *= SCHRIJVEND if goed else 1

    @settings(
        max_examples=aantal, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(handeling.as_strategy(generation_mode=soort), st.data())
    def probeer(geval, data):
        if geval.path_parameters and data.draw(st.integers(0, 3)):  # mostly an address that is there
            echt = wereld.sleutels(handeling.path)
            geval.path_parameters = {naam: echt[naam] for naam in geval.path_parameters}
        if (
            goed and isinstance(geval.body, dict) and data.draw(st.integers(0, 3))
        ):  # mostly a few over what is right
            namen = data.draw(st.sets(st.sampled_from(sorted(geval.body)), max_size=2)) if geval.body else []
            geval.body = goed | {naam: geval.body[naam] for naam in namen}
        with transaction.atomic():  # each begins in the same world
            geval.call_and_validate(headers=koppen, checks=KEUREN)
            transaction.set_rollback(True)

    probeer()
