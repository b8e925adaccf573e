"""Somebody who stopped, or whom the loket closes, has nothing open any more, and the boards hear it."""

import pytest

from demo.fabrieken.loket import DoorverwijzingFactory, RouteaanmeldingFactory, VraagFactory
from demo.fabrieken.matching import VoorstelFactory
from demo.fabrieken.organisaties import LidmaatschapFactory
from demo.fabrieken.vacatures import SollicitatieFactory, VacatureFactory
from loket import acties
from loket.keuzes import Kandidaatstatus, Vraagstatus
from loket.models import Doorverwijzing, Routeaanmelding
from matching.models import Voorstel
from onderwijsregio.organisaties.keuzes import Rol
from vacatures.models import Sollicitatie


@pytest.fixture
def alles_open(kandidaat, vacature, school, makelaar, hr):
    """Two applications, one of them invited; a proposal that is asked and one that waits; a route; a referral."""
    SollicitatieFactory(kandidaat=kandidaat, vacature=vacature)
    SollicitatieFactory(
        kandidaat=kandidaat,
        vacature=VacatureFactory(school=school, gemaakt_door=hr),
        uitgenodigd=True,
    )
    gevraagd = VacatureFactory(school=school, gemaakt_door=hr, titel="Vakleerkracht gym")
    VoorstelFactory(kandidaat=kandidaat, vacature=gevraagd, goedgekeurd=True, goedgekeurd_door=makelaar)
    VoorstelFactory(kandidaat=kandidaat, vacature=vacature)
    RouteaanmeldingFactory(kandidaat=kandidaat)
    vraag = VraagFactory(kandidaat=kandidaat, eigenaar=makelaar, status=Vraagstatus.DOORVERWEZEN)
    lid = LidmaatschapFactory(rol=Rol.HR, organisatie__naam="Bestuur Overkant")
    DoorverwijzingFactory(vraag=vraag, kandidaat=kandidaat, naar=lid, door=makelaar)
    return kandidaat


def wat_open_staat():
    modellen = (Sollicitatie, Voorstel, Routeaanmelding, Doorverwijzing)
    return {model.__name__: model.objects.open().count() for model in modellen}


NIETS = {"Sollicitatie": 0, "Voorstel": 0, "Routeaanmelding": 0, "Doorverwijzing": 0}


def stop(kandidaat, makelaar):
    return acties.stop(kandidaat=kandidaat, reden="Toch niet.", door=kandidaat.gebruiker)


def sluit_af(kandidaat, makelaar):
    return acties.sluit_af(kandidaat=kandidaat, reden="Reageert niet meer.", door=makelaar)


@pytest.mark.parametrize("einde", [stop, sluit_af])
def test_niets_blijft_open(alles_open, makelaar, einde):
    assert wat_open_staat() == {"Sollicitatie": 2, "Voorstel": 2, "Routeaanmelding": 1, "Doorverwijzing": 1}
    kandidaat = einde(alles_open, makelaar)
    assert wat_open_staat() == NIETS
    kandidaat.refresh_from_db()
    assert (kandidaat.status, kandidaat.volgende_stap) == (Kandidaatstatus.AFGESLOTEN, "")
    assert kandidaat.vragen.get().status == Vraagstatus.GESLOTEN


@pytest.mark.parametrize("einde", [stop, sluit_af])
def test_hr_hoort_het_van_elke_sollicitatie_en_van_wat_gevraagd_was(alles_open, makelaar, hr, post, einde):
    einde(alles_open, makelaar)
    aan_hr = sorted(onderwerp for wie, onderwerp in post() if wie == hr.email)
    titels = Sollicitatie.objects.values_list("vacature__titel", flat=True)
    assert aan_hr == sorted(
        [f"Sollicitatie ingetrokken: {titel}" for titel in titels]
        + ["Dit voorstel gaat niet door: Vakleerkracht gym"]
    )


def test_de_reden_van_de_makelaar_gaat_niet_naar_het_bestuur(alles_open, makelaar):
    sluit_af(alles_open, makelaar)
    assert not Sollicitatie.objects.filter(antwoord__contains="Reageert").exists()
    assert not Voorstel.objects.filter(reden_afwijzing__contains="Reageert").exists()


def test_wie_rust_houdt_wat_open_staat(alles_open, makelaar):
    acties.zet_in_rust(kandidaat=alles_open, reden="Even niets nodig.", door=makelaar)
    assert wat_open_staat() == {"Sollicitatie": 2, "Voorstel": 2, "Routeaanmelding": 1, "Doorverwijzing": 1}


def test_wie_terugkomt_begint_schoon(alles_open, makelaar):
    sluit_af(alles_open, makelaar)
    acties.kom_terug(kandidaat=alles_open, door=alles_open.gebruiker)
    assert wat_open_staat() == NIETS
