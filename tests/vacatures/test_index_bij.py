"""The index of a process follows what is written, also by transactions that run beside each other."""

import threading

import pytest
from django.db import connection, transaction

from demo.fabrieken.vacatures import VacatureFactory
from vacatures.models import Vacature
from vacatures.zoeken import STAND, Gevraagd, zoek

pytestmark = pytest.mark.django_db(transaction=True)


def gevonden(tekst="leerkracht"):
    return set(zoek(Gevraagd(tekst=tekst)).pks)


@pytest.fixture
def in_een_ander_gesprek():
    """Run something in a thread, so over a database connection of its own, that waits in the middle."""
    begonnen, verder = threading.Event(), threading.Event()

    def start(schrijf):
        def lang():
            with transaction.atomic():
                schrijf()
                begonnen.set()
                verder.wait(20)
            connection.close()

        draad = threading.Thread(target=lang)
        draad.start()
        begonnen.wait(20)

        def klaar():
            verder.set()
            draad.join()

        return klaar

    return start


def test_wat_later_klaar_is_maar_eerder_begon_wordt_niet_gemist(vacature, school, in_een_ander_gesprek):
    assert gevonden("moestuin") == set()
    eerst = Vacature.objects.filter(pk=vacature.pk)
    klaar = in_een_ander_gesprek(lambda: eerst.update(titel="Leerkracht met moestuin"))
    later = VacatureFactory(school=school, titel="Conciërge met moestuin")
    assert gevonden("moestuin") == {later.pk}
    klaar()
    assert gevonden("moestuin") == {vacature.pk, later.pk}


def test_een_lang_gesprek_elders_laat_niets_steeds_opnieuw_lezen(
    vacature, school, in_een_ander_gesprek, django_assert_num_queries
):
    klaar = in_een_ander_gesprek(lambda: Vacature.objects.filter(pk=vacature.pk).update(kenmerk="x"))
    VacatureFactory(school=school)
    gevonden()
    with django_assert_num_queries(1):
        gevonden()
    klaar()


def test_wat_nog_niet_geschreven_is_ziet_alleen_wie_het_schrijft(vacature):
    gevonden()
    with transaction.atomic():
        Vacature.objects.update(titel="Zwemles")
        assert gevonden("zwemles") == {vacature.pk}
        transaction.set_rollback(True)
    STAND.vergeet()
    assert gevonden("zwemles") == set()


def test_wie_zoekt_en_daarna_nog_schrijft_vindt_ook_dat(vacature, school, in_een_ander_gesprek):
    """Also when a transaction that began later has ended meanwhile: then PostgreSQL counts the own one as seen."""
    with transaction.atomic():
        VacatureFactory(school=school)
        klaar = in_een_ander_gesprek(lambda: Vacature.objects.filter(pk=vacature.pk).update(kenmerk="later"))
        klaar()
        eerst = gevonden()
        later = VacatureFactory(school=school)
        assert gevonden() == eerst | {later.pk}


def test_een_vacature_uit_een_teruggezette_back_up_wordt_een_keer_gelezen(
    vacature, django_assert_num_queries
):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE vacatures_vacature DISABLE TRIGGER USER")
        cursor.execute("UPDATE vacatures_vacature SET geschreven_in = 9000000000000")
        cursor.execute("ALTER TABLE vacatures_vacature ENABLE TRIGGER USER")
    assert gevonden() == {vacature.pk}
    with django_assert_num_queries(1):
        assert gevonden() == {vacature.pk}


def test_zoeken_en_bijwerken_naast_elkaar_gaat_goed(vacature, school):
    """The columns of the index grow one after the other: whoever searches sees all of them as long."""
    fouten = []

    def zoekend():
        try:
            for _ in range(40):
                gevonden()
        except Exception as fout:
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=zoekend) for _ in range(3)]
    for draad in draden:
        draad.start()
    VacatureFactory.create_batch(15, school=school)
    for draad in draden:
        draad.join()
    assert not fouten
    assert len(gevonden()) == 16
