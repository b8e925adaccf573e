"""Many people at the same moment, each on a connection of their own."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from demo.fabrieken.agenda import AanmeldingFactory, EvenementFactory
from demo.fabrieken.organisaties import RegioFactory
from loket.acties import aanmelden as acties
from loket.keuzes import Aanmeldstatus
from loket.models import Aanmelding
from loket.tasks import herinner_aan_agenda

pytestmark = pytest.mark.django_db(transaction=True)

DRADEN = 8  # as many connections as one process has in its pool


def tegelijk(taak, keren, draden=DRADEN):
    """Run `taak(number)` so many times, always `draden` at once; the outcomes in order of the number."""
    start = threading.Barrier(draden)

    def doe(nummer):
        if nummer < draden:
            start.wait(timeout=300)
        try:
            return taak(nummer)
        except IntegrityError as fout:
            return fout
        finally:
            connection.close()

    with ThreadPoolExecutor(draden) as werkers:
        return list(werkers.map(doe, range(keren)))


def meld_aan(evenement, nummer):
    return acties.meld_aan(
        evenement=evenement, voornaam="Gast", achternaam=str(nummer), email=f"gast{nummer}@voorbeeld.test"
    )


def test_tweehonderd_tegelijk_voor_twintig_plekken(monkeypatch):
    """Two hundred threads let go at once; those for whom there is no connection yet wait for one."""
    monkeypatch.setattr(connection.pool, "timeout", 120)
    RegioFactory()
    evenement = EvenementFactory(capaciteit=20)
    gekregen = tegelijk(lambda nummer: meld_aan(evenement, nummer), 200, draden=200)
    plekken = list(evenement.aanmeldingen.ingeschreven().order_by("plek").values_list("plek", flat=True))
    assert plekken == list(range(1, 21))
    wachtlijst = list(evenement.aanmeldingen.wachtlijst())
    assert len(wachtlijst) == 180
    assert [rij.pk for rij in wachtlijst] == sorted(rij.pk for rij in wachtlijst), "in order of arrival"
    laatste_met_plek = max(rij.aangemeld_op for rij in evenement.aanmeldingen.ingeschreven())
    assert laatste_met_plek < wachtlijst[0].aangemeld_op
    assert len({rij.pk for rij in gekregen}) == 200


def test_een_adres_dat_van_alle_kanten_tegelijk_komt_is_een_aanmelding():
    RegioFactory()
    evenement = EvenementFactory(capaciteit=20)
    gekregen = tegelijk(lambda _: meld_aan(evenement, 1), 24)
    assert {rij.pk for rij in gekregen} == {Aanmelding.objects.get().pk}


def test_buiten_de_acties_om_past_er_ook_niet_meer_in():
    """Everybody writes the place they believe to be free: of each number one stays, and none lies above."""
    evenement = EvenementFactory(capaciteit=5)

    def schrijf(nummer):
        with transaction.atomic():
            return AanmeldingFactory(
                evenement=evenement, plek=nummer % 8 + 1, email=f"g{nummer}@voorbeeld.test"
            )

    uitkomsten = tegelijk(schrijf, 40)
    assert sorted(evenement.aanmeldingen.values_list("plek", flat=True)) == [1, 2, 3, 4, 5]
    assert sum(isinstance(rij, Aanmelding) for rij in uitkomsten) == 5


def test_wie_tegelijk_afmelden_laten_er_evenveel_doorschuiven():
    RegioFactory()
    evenement = EvenementFactory(capaciteit=6)
    mensen = [meld_aan(evenement, nummer) for nummer in range(12)]
    tegelijk(lambda nummer: acties.meld_af(aanmelding=mensen[nummer]), 6, draden=6)
    statussen = [Aanmelding.objects.get(pk=rij.pk).status for rij in mensen]
    assert statussen == [Aanmeldstatus.AFGEMELD] * 6 + [Aanmeldstatus.INGESCHREVEN] * 6


def test_twee_werkers_herinneren_samen_een_keer(post):
    RegioFactory()
    morgen = (timezone.localtime() + timedelta(days=1)).replace(hour=19, minute=0)
    for _ in range(6):
        AanmeldingFactory(evenement=EvenementFactory(begint_op=morgen))
    tegelijk(lambda _: herinner_aan_agenda(), 4, draden=4)
    assert len(post()) == len(set(post())) == 6
