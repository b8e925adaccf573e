"""Two placements at the same moment, on two connections of their own: both happen, neither is broken off."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import pytest
from django.db import connection
from django.db.models.signals import post_save

from demo.fabrieken.matching import MatchrondeFactory, VoorstelFactory
from demo.fabrieken.vacatures import SollicitatieFactory, VacatureFactory
from matching import acties
from matching.acties.ronde import _leg_vast
from matching.engine import Deel, Oordeel, Paar, Uitkomst
from matching.keuzes import Rondestatus, Voorstelstatus
from matching.models import Plaatsing, Voorstel
from vacatures.acties import beantwoord_sollicitatie, sluit
from vacatures.keuzes import Sollicitatiestatus
from vacatures.keuzes import Uitkomst as Afloop
from vacatures.models import Vacature

pytestmark = pytest.mark.django_db(transaction=True)

WACHT = 1  # seconds: long enough for the other to arrive, if nothing holds it


def tegelijk(*taken):
    """Run each on a connection of its own; what they gave, in order. Raises what one of them raises."""

    def doe(taak):
        try:
            return taak()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(taken)) as draden:
        return [wens.result(timeout=300) for wens in [draden.submit(doe, taak) for taak in taken]]


@contextmanager
def samen_bij(zender, wanneer=lambda instance: True):
    """Who has just saved such a row waits for the other to do so too, but not for long: locks may keep it."""
    poort = threading.Barrier(2)

    def wacht(sender, instance, **kwargs):
        if wanneer(instance):
            with suppress(threading.BrokenBarrierError):
                poort.wait(timeout=WACHT)

    post_save.connect(wacht, sender=zender)
    yield
    post_save.disconnect(wacht, sender=zender)


@pytest.fixture
def kruislings(vacature, kandidaat, andere_kandidaat, school, hr):
    """Two candidates who both applied for the same two vacancies: one application of each for each."""
    tweede = VacatureFactory(school=school, gemaakt_door=hr)
    rijen = {
        (wie, waar): SollicitatieFactory(kandidaat=wie, vacature=waar)
        for wie in (kandidaat, andere_kandidaat)
        for waar in (vacature, tweede)
    }
    return rijen[kandidaat, vacature], rijen[andere_kandidaat, tweede]


def test_twee_besturen_die_elkaars_sollicitant_aannemen_lukken_allebei(kruislings, hr):
    def neem_aan(sollicitatie):
        return lambda: beantwoord_sollicitatie(
            sollicitatie=sollicitatie, status=Sollicitatiestatus.AANGENOMEN, antwoord="Welkom!", door=hr
        )

    with samen_bij(Plaatsing):
        tegelijk(*map(neem_aan, kruislings))
    assert Plaatsing.objects.count() == 2
    for sollicitatie in kruislings:
        kandidaat = sollicitatie.kandidaat
        assert not kandidaat.sollicitaties.open().exists()
        assert kandidaat.sollicitaties.filter(status=Sollicitatiestatus.AANGENOMEN).count() == 1


def test_twee_voorstellen_met_twee_keer_ja_lukken_allebei(kruislings, makelaar, hr):
    eerste, tweede = (
        VoorstelFactory(
            kandidaat=sollicitatie.kandidaat,
            vacature=sollicitatie.vacature,
            goedgekeurd=True,
            goedgekeurd_door=makelaar,
        )
        for sollicitatie in kruislings
    )
    for voorstel in (eerste, tweede):
        acties.zeg_ja(voorstel=voorstel, wie="kandidaat", door=voorstel.kandidaat.gebruiker)
    with samen_bij(Plaatsing):
        tegelijk(
            lambda: acties.zeg_ja(voorstel=eerste, wie="school", door=hr),
            lambda: acties.zeg_ja(voorstel=tweede, wie="school", door=hr),
        )
    assert Plaatsing.objects.count() == 2
    assert {Voorstel.objects.get(pk=v.pk).status for v in (eerste, tweede)} == {Voorstelstatus.GEPLAATST}


def test_sluiten_wacht_ook_op_wie_alleen_is_voorgesteld(
    vacature, kandidaat, andere_kandidaat, makelaar, hr, school
):
    """Each vacancy has one candidate who applied and one who was proposed, the other way round."""
    tweede = VacatureFactory(school=school, gemaakt_door=hr)
    for sollicitant, voorgesteld, waar in (
        (kandidaat, andere_kandidaat, vacature),
        (andere_kandidaat, kandidaat, tweede),
    ):
        SollicitatieFactory(kandidaat=sollicitant, vacature=waar)
        VoorstelFactory(kandidaat=voorgesteld, vacature=waar, goedgekeurd=True, goedgekeurd_door=makelaar)

    def dicht(waar):
        return lambda: sluit(vacature=waar, uitkomst=Afloop.NIET_VERVULD, door=hr)

    with samen_bij(type(kandidaat), lambda rij: rij.volgende_stap.startswith("Bespreken")):
        tegelijk(dicht(vacature), dicht(tweede))
    assert not Voorstel.objects.open().exists()
    assert not Vacature.objects.open().exists()


def test_een_matchronde_die_klaar_is_en_een_plaatsing_gaan_samen(
    vacature, kandidaat, andere_kandidaat, makelaar, hr
):
    """The round lets an older proposal lapse and proposes somebody else for the vacancy that is filled."""
    ouder = VoorstelFactory(kandidaat=kandidaat, vacature=vacature)
    sollicitatie = SollicitatieFactory(kandidaat=kandidaat, vacature=vacature)
    ronde = MatchrondeFactory(status=Rondestatus.BEZIG, poging=1)
    paar = Paar(andere_kandidaat.pk, vacature.pk, Oordeel((Deel("Sector", 700, 1000, "Past."),)))
    bezet = threading.Event()

    def ga_de_ronde_voor(sender, **kwargs):
        bezet.set()
        time.sleep(WACHT)

    def leg_vast():
        bezet.wait(timeout=300)
        _leg_vast(ronde, Uitkomst(paren=(paar,), doelwaarde=700))

    post_save.connect(ga_de_ronde_voor, sender=Plaatsing)
    try:
        tegelijk(
            leg_vast,
            lambda: beantwoord_sollicitatie(
                sollicitatie=sollicitatie, status=Sollicitatiestatus.AANGENOMEN, antwoord="Ja", door=hr
            ),
        )
    finally:
        post_save.disconnect(ga_de_ronde_voor, sender=Plaatsing)
    assert Plaatsing.objects.get().kandidaat == kandidaat
    ouder.refresh_from_db()
    assert ouder.status == Voorstelstatus.VERVALLEN
    nieuw = ronde.voorstellen.get()
    assert (nieuw.status, "terwijl de matchronde liep" in nieuw.reden_afwijzing) == ("vervallen", True)
