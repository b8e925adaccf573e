"""Schools say once a year whether they receive people: HR sees what is missing, and is asked once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from demo.fabrieken.agenda import OntvangstFactory
from demo.fabrieken.organisaties import SchoolFactory, SchoolvakantieFactory
from loket.acties import meelopen as acties
from loket.models import Meeloopverzoek, Ontvangst, scholen_die_nog_niets_zeiden
from loket.views import werk_meelopen
from onderwijsregio.kern.tijd import Schooljaar, plus_werkdagen
from tests.kern.test_formulieren import ingevuld

pytestmark = pytest.mark.django_db
DAG = date(2026, 9, 1)


@pytest.fixture
def scholen(hr):
    """Three schools of HR's board: one said it this year, one last year, one is closed."""
    bestuur = hr.lidmaatschap.organisatie
    gezegd, oud, dicht = SchoolFactory.create_batch(3, bestuur=bestuur)
    type(dicht).objects.filter(pk=dicht.pk).update(gesloten_op=date(2025, 8, 1))
    OntvangstFactory(school=gezegd, schooljaar=2026, door=hr)
    OntvangstFactory(school=oud, schooljaar=2025, door=hr)
    return gezegd, oud, dicht


@pytest.mark.parametrize(
    ("dag", "aantal"),
    [(date(2026, 8, 31), 0), (DAG, 1), (date(2027, 5, 31), 1), (date(2027, 6, 1), 0)],
)
def test_van_september_tot_en_met_mei_telt_wie_dit_schooljaar_nog_niets_zei(scholen, dag, aantal):
    assert scholen_die_nog_niets_zeiden(dag).count() == aantal


def test_hr_krijgt_een_mail_per_schooljaar_en_ziet_het_op_het_werk_tot_alles_is_gezegd(
    scholen, hr, makelaar, als, post, monkeypatch
):
    SchoolFactory()  # of a board without HR: nobody to ask
    assert acties.vraag_om_ontvangst(date(2026, 8, 31)) == 0
    assert acties.vraag_om_ontvangst(DAG) == 1
    assert acties.vraag_om_ontvangst(date(2027, 5, 3)) == 0
    (brief,) = post(hr.email)
    assert "één school" in brief
    assert "/werk/ontvangst/" in brief
    assert len(post()) == 1
    monkeypatch.setattr(
        werk_meelopen, "scholen_die_nog_niets_zeiden", lambda vandaag: scholen_die_nog_niets_zeiden(DAG)
    )
    browser = als(hr)
    werk = browser.get("/werk/").content.decode()
    assert "1 school van uw bestuur heeft" in werk
    assert "Zeg het voor uw scholen" in werk
    assert "Onze scholen" in werk, "in the menu"
    assert "van uw bestuur" not in als(makelaar).get("/werk/").content.decode()
    OntvangstFactory(school=scholen[1], schooljaar=2026, door=hr)
    assert "van uw bestuur" not in browser.get("/werk/").content.decode()
    assert acties.vraag_om_ontvangst(date(2027, 9, 1)) == 1


def test_in_een_vakantie_loopt_niemand_mee(client, makelaar):
    dag = plus_werkdagen(timezone.localdate(), 20)
    vakantie = SchoolvakantieFactory(naam="Zonvakantie", van=dag, tot_en_met=dag + timedelta(days=8))
    ontvangst = OntvangstFactory(school=SchoolFactory())
    pad = f"/agenda/meelopen/{ontvangst.school_id}/"
    assert f"Niet in de {vakantie}." in client.get(pad).text
    vraag = {"voornaam": "Anna", "achternaam": "Proef", "email": "anna@voorbeeld.test", "dag": dag}
    geweigerd = client.post(pad, vraag)
    assert geweigerd.status_code == 422
    assert f"Dan is het {vakantie}. Kies een andere dag." in geweigerd.text
    daarna = plus_werkdagen(vakantie.tot_en_met, 1)
    assert client.post(pad, vraag | {"dag": daarna}).status_code == 302
    assert Meeloopverzoek.objects.get().dag == daarna


def test_wat_vorig_jaar_is_gezegd_neemt_hr_met_een_knop_over_en_niet_dat_van_een_ander(hr, hr_ander, als):
    nu = Schooljaar.van(timezone.localdate()).begin
    school, gezegd = SchoolFactory.create_batch(2, bestuur=hr.lidmaatschap.organisatie)
    was = OntvangstFactory(school=school, schooljaar=nu - 1, bereidheid="open", dagen=["ma"], door=hr)
    OntvangstFactory(school=gezegd, schooljaar=nu - 1, bereidheid="open", dagen=["ma"], door=hr)
    OntvangstFactory(school=gezegd, schooljaar=nu, bereidheid="actief", dagen=["vr"], door=hr)
    adres, browser = f"/werk/ontvangst/?jaar={nu}", als(hr)
    knop = f"/werk/ontvangst/overnemen/?jaar={nu}"
    als(hr_ander).post(knop)
    assert not Ontvangst.objects.filter(school=school, schooljaar=nu).exists()
    assert "Neem 1 antwoord van vorig jaar over" in browser.get(adres).text
    assert "Overgenomen van vorig jaar: 1 school." in browser.post(knop, follow=True).text
    nieuw = Ontvangst.objects.get(school=school, schooljaar=nu)
    assert (nieuw.bereidheid, nieuw.dagen, nieuw.door) == (was.bereidheid, was.dagen, hr)
    assert Ontvangst.objects.get(school=gezegd, schooljaar=nu).dagen == ["vr"], "wat er al is, blijft staan"
    assert "Van vorig jaar is niets meer over te nemen." in browser.post(knop, follow=True).text


def test_een_oud_scherm_draait_van_een_andere_school_niets_terug(hr, als):
    nu = Schooljaar.van(timezone.localdate()).begin
    een, twee, drie = SchoolFactory.create_batch(3, bestuur=hr.lidmaatschap.organisatie)
    for school in (een, twee, drie):
        OntvangstFactory(school=school, schooljaar=nu, bereidheid="open", dagen=["ma"])
    adres, browser = f"/werk/ontvangst/?jaar={nu}", als(hr)
    oud = ingevuld(browser.get(adres))
    Ontvangst.objects.filter(school=een).update(dagen=["vr"])
    anders = {f"school{twee.pk}-dagen": ["di"]}

    def dagen():
        return [Ontvangst.objects.get(school=school).dagen for school in (een, twee)]

    botst = browser.post(adres, oud | anders)
    assert (botst.status_code, dagen()) == (422, [["vr"], ["ma"]])
    assert f"Kijk bij {een}." in botst.text
    assert "Er staat nu: vrijdag" in botst.text
    assert "2 scholen gewijzigd" in browser.post(adres, ingevuld(botst), follow=True).text
    assert dagen() == [["ma"], ["di"]], "sent again it is meant"
