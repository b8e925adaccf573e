"""A milestone noted by mistake: open again, and the timeline tells both."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from begeleiding import acties
from begeleiding.keuzes import Trajectstatus
from begeleiding.models import Koppeling, Mijlpaal
from demo.fabrieken.begeleiding import TrajectFactory
from loket.keuzes import Fase
from loket.models import Kandidaat


@pytest.fixture
def behaald(mijlpaal, makelaar):
    return acties.behaal_mijlpaal(mijlpaal=mijlpaal, op=timezone.localdate(), door=makelaar)


@pytest.fixture
def afgerond(traject, koppeling, makelaar):
    """Both milestones noted, the last one by mistake."""
    for mijlpaal in traject.mijlpalen.all():
        laatste = acties.behaal_mijlpaal(mijlpaal=mijlpaal, op=timezone.localdate(), door=makelaar)
    return laatste


def pad(mijlpaal):
    return f"/werk/trajecten/{mijlpaal.traject_id}/mijlpalen/{mijlpaal.pk}/terugdraaien/"


def draai_terug(mijlpaal, door, reden="Verkeerde knop."):
    return acties.draai_mijlpaal_terug(mijlpaal=mijlpaal, reden=reden, door=door)


def test_op_het_scherm_terug_en_de_tijdlijn_vertelt_het(als, makelaar, behaald, traject):
    browser = als(makelaar)
    assert pad(behaald) in browser.get(traject.get_absolute_url()).text
    antwoord = browser.post(pad(behaald), {"reden": "Het lesbezoek is verzet."})
    assert antwoord["Location"] == traject.get_absolute_url()
    assert Mijlpaal.objects.get(pk=behaald.pk).behaald_op is None
    teksten = list(
        traject.kandidaat.stappen.filter(soort__startswith="mijlpaal").values_list("tekst", flat=True)
    )
    assert teksten == [
        "Toch niet behaald: Eerste lesbezoek. Het lesbezoek is verzet.",
        "Mijlpaal behaald: Eerste lesbezoek.",
    ]
    assert browser.get(pad(behaald)).status_code == 404


@pytest.mark.parametrize("rol", ["hr", "coordinator", "makelaar", "mentor"])
def test_wie_mag_vastleggen_mag_terugdraaien(wie, makelaar, koppeling, mentor, behaald, rol):
    door = {"makelaar": makelaar, "mentor": mentor}.get(rol) or wie(rol)
    assert draai_terug(behaald, door).behaald_op is None


def test_een_ander_niet(als, wie, behaald, kandidaat):
    for gebruiker in (wie("hr", elders=True), wie("mentor"), wie("programmaleider"), kandidaat.gebruiker):
        assert als(gebruiker).get(pad(behaald)).status_code == 404
        with pytest.raises(PermissionDenied):
            draai_terug(behaald, gebruiker)


def test_met_een_reden_en_maar_een_keer(als, makelaar, behaald):
    assert als(makelaar).post(pad(behaald), {"reden": " "}).status_code == 422
    with pytest.raises(ValidationError):
        draai_terug(behaald, makelaar, reden=" ")
    draai_terug(behaald, makelaar)
    with pytest.raises(ValidationError, match="niet behaald"):
        draai_terug(behaald, makelaar)


def test_de_laatste_terug_laat_het_traject_en_de_mentor_weer_lopen(afgerond, traject, koppeling, makelaar):
    traject.refresh_from_db()
    assert (traject.status, Koppeling.objects.lopend().exists()) == (Trajectstatus.AFGEROND, False)
    draai_terug(afgerond, makelaar)
    traject.refresh_from_db()
    assert traject.status == Trajectstatus.LOPEND
    assert Koppeling.objects.lopend().get() == koppeling
    kandidaat = Kandidaat.objects.get(pk=traject.kandidaat_id)
    assert (kandidaat.fase, kandidaat.volgende_stap_van) == (Fase.OPLEIDEN, makelaar)
    acties.behaal_mijlpaal(mijlpaal=afgerond, op=timezone.localdate(), door=makelaar)
    traject.refresh_from_db()
    assert traject.status == Trajectstatus.AFGEROND


def test_wie_intussen_verder_is_gaat_niet_terug(afgerond, traject, makelaar):
    kandidaat = traject.kandidaat
    ander = TrajectFactory(kandidaat=kandidaat, school=traject.school, route__code="pabo")
    with pytest.raises(ValidationError, match="intussen verder"):
        draai_terug(afgerond, makelaar)
    ander.delete()
    Kandidaat.objects.filter(pk=kandidaat.pk).update(fase=Fase.PROFESSIONALISEREN)
    with pytest.raises(ValidationError, match="intussen verder"):
        draai_terug(afgerond, makelaar)
    assert Mijlpaal.objects.get(pk=afgerond.pk).behaald_op


def test_een_gestopt_traject_verandert_niet_meer(als, behaald, traject, wie):
    hr = wie("hr")
    acties.stop_traject(traject=traject, op=timezone.localdate(), reden="Verhuisd.", door=hr)
    assert pad(behaald) not in als(hr).get(traject.get_absolute_url()).text
    with pytest.raises(ValidationError, match="gestopt"):
        draai_terug(behaald, hr)
