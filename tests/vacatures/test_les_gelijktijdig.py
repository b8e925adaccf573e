"""Two schools, or two people of one school, who book at the same moment, each on a connection of their own."""

import threading
from contextlib import suppress
from datetime import time

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from demo.fabrieken.lesaanbod import LesaanbodFactory, LesFactory, LesreeksFactory, werkdag
from demo.fabrieken.organisaties import LidmaatschapFactory, RegioFactory, SchoolFactory
from tests.tegelijk import tegelijk
from vacatures import acties
from vacatures.models import Les, Lesreeks, Ruimte

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def school():
    RegioFactory(lesaanbod=True, lesaanbod_uren=1)
    return SchoolFactory()


def test_twee_boekingen_tegelijk_passen_niet_samen_in_de_maand(school, monkeypatch):
    """Nobody reads what is left before the one in front has booked: who could, would wait here for the others."""
    lees, samen = Ruimte.van, threading.Barrier(4, timeout=0.3)

    def lees_tegelijk(*gegevens, **anders):
        with suppress(threading.BrokenBarrierError):
            samen.wait()
        return lees(*gegevens, **anders)

    monkeypatch.setattr(Ruimte, "van", lees_tegelijk)
    hr = LidmaatschapFactory(organisatie=school.bestuur).gebruiker
    dag = werkdag(10)

    def boek(aanbod):
        return lambda: acties.vraag_lessen_aan(
            aanbod=aanbod, school=school, groep="groep 5", dagen=[dag], van=time(9), door=hr
        )

    uitkomsten = tegelijk(*[boek(LesaanbodFactory()) for _ in range(4)])
    assert sum(isinstance(uitkomst, Lesreeks) for uitkomst in uitkomsten) == 1
    assert sum(isinstance(uitkomst, ValidationError) for uitkomst in uitkomsten) == 3
    assert Les.objects.count() == 1


def test_ook_buiten_de_acties_om_houdt_de_database_twee_transacties_uit_elkaar(school):
    """Both write, and only then ask; whoever comes second waits for the first and is refused."""
    geschreven = threading.Barrier(2)
    reeksen = [LesreeksFactory(school=school) for _ in range(2)]

    def schrijf(reeks, tijd):
        def doe():
            with transaction.atomic():
                geschreven.wait(timeout=30)
                return LesFactory(reeks=reeks, dag=werkdag(10), van=tijd)

        return doe

    uitkomsten = tegelijk(*[schrijf(reeks, time(uur)) for reeks, uur in zip(reeksen, (9, 13), strict=True)])
    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["IntegrityError", "Les"]


def test_twee_scholen_krijgen_niet_dezelfde_tijd(school):
    aanbod = LesaanbodFactory()
    reeksen = [LesreeksFactory(aanbod=aanbod) for _ in range(2)]

    def schrijf(reeks):
        return lambda: LesFactory(reeks=reeks, dag=werkdag(10))

    uitkomsten = tegelijk(*map(schrijf, reeksen))
    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["IntegrityError", "Les"]
