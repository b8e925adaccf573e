"""Two people at the same moment, on two connections of their own."""

import threading

import pytest
from django.db import transaction

from begeleiding import acties
from begeleiding.keuzes import Inschrijfstatus
from begeleiding.models import Inschrijving
from demo.fabrieken.begeleiding import InschrijvingFactory, ScholingFactory
from demo.fabrieken.loket import KandidaatFactory, MakelaarFactory
from demo.fabrieken.organisaties import RegioFactory
from tests.tegelijk import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def scholing():
    RegioFactory()
    return ScholingFactory(plaatsen=1)


@pytest.fixture
def kandidaten():
    eigenaar = MakelaarFactory().gebruiker
    return KandidaatFactory.create_batch(2, met_account=True, volgende_stap_van=eigenaar)


def statussen(scholing):
    return sorted(scholing.inschrijvingen.values_list("status", flat=True))


@pytest.mark.parametrize("keer", range(3))
def test_de_laatste_plek_gaat_naar_een_en_de_ander_wacht(scholing, kandidaten, keer):
    def schrijf_in(kandidaat):
        return lambda: (
            acties.schrijf_in(scholing=scholing, kandidaat=kandidaat, door=kandidaat.gebruiker).status
        )

    uitkomsten = tegelijk(*(schrijf_in(kandidaat) for kandidaat in kandidaten))
    assert sorted(map(str, uitkomsten)) == ["ingeschreven", "wachtlijst"]
    assert statussen(scholing) == ["ingeschreven", "wachtlijst"]


def test_ook_buiten_de_acties_om_geeft_de_database_de_laatste_plek_een_keer(scholing, kandidaten):
    """Both have written before either commits: only the lock in the trigger makes the second one wait."""
    eerste_schreef, tweede_wacht = threading.Event(), threading.Event()

    def rij(kandidaat):
        return Inschrijving.objects.create(
            scholing=scholing, kandidaat=kandidaat, status=Inschrijfstatus.INGESCHREVEN
        )

    def eerste():
        with transaction.atomic():
            rij(kandidaten[0])
            eerste_schreef.set()
            tweede_wacht.wait(timeout=1)  # the second cannot come this far before this commit

    def tweede():
        eerste_schreef.wait(timeout=300)
        rij(kandidaten[1])
        tweede_wacht.set()

    uitkomsten = tegelijk(eerste, tweede)
    assert uitkomsten[0] is None
    assert "Deze scholing is vol" in str(uitkomsten[1])
    assert not tweede_wacht.is_set()
    assert statussen(scholing) == ["ingeschreven"]


def test_twee_keer_klikken_is_een_inschrijving(scholing, kandidaten):
    def klik():
        return acties.schrijf_in(
            scholing=scholing, kandidaat=kandidaten[0], door=kandidaten[0].gebruiker
        ).status

    uitkomsten = tegelijk(klik, klik)
    assert "ingeschreven" in uitkomsten
    assert "al ingeschreven" in str(next(u for u in uitkomsten if u != "ingeschreven"))
    assert statussen(scholing) == ["ingeschreven"]


def test_twee_die_tegelijk_annuleren_schuiven_er_twee_door(kandidaten):
    RegioFactory()
    scholing = ScholingFactory(plaatsen=2)
    weg = [InschrijvingFactory(scholing=scholing, kandidaat=kandidaat) for kandidaat in kandidaten]
    eigenaar = kandidaten[0].volgende_stap_van
    for _ in range(3):
        InschrijvingFactory(
            scholing=scholing, wacht=True, kandidaat=KandidaatFactory(volgende_stap_van=eigenaar)
        )

    def annuleer(inschrijving):
        return lambda: (
            acties.annuleer_inschrijving(
                inschrijving=inschrijving, door=inschrijving.kandidaat.gebruiker
            ).status
        )

    assert tegelijk(*(annuleer(inschrijving) for inschrijving in weg)) == ["geannuleerd"] * 2
    assert statussen(scholing) == ["geannuleerd"] * 2 + ["ingeschreven"] * 2 + ["wachtlijst"]
