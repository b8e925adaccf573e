"""Moments for an interview: offered by the loket, picked by candidates, moved once, never given twice."""

from datetime import datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from icalendar import Calendar
from post_office.models import Email

from demo.fabrieken.instroom import GespreksmomentFactory, ProcesstapFactory
from demo.fabrieken.loket import KandidaatFactory, RouteFactory
from demo.fabrieken.organisaties import LidmaatschapFactory, RegioFactory
from loket import acties
from loket.models import Afspraak, Gespreksmoment, Kandidaat
from onderwijsregio.kern.tijd import plus_werkdagen
from tests.tegelijk import tegelijk


def maak_proces():
    route = RouteFactory(code="zij-instroom", naam="Zij-instroom")
    stap = {"route": route}
    ProcesstapFactory(**stap, code="aanmelding", volgorde=1, wie="kandidaat", vorm="aanmelding")
    ProcesstapFactory(**stap, code="moment", volgorde=2, wie="kandidaat", vorm="afspraak")
    velden = [{"code": "advies", "vraag": "Advies", "soort": "advies"}]
    ProcesstapFactory(
        **stap, code="gesprek", volgorde=3, termijn=3, velden=velden, gepland="Gesprek op {dag}"
    )
    ProcesstapFactory(**stap, code="klaar", volgorde=4, vorm="klaar")
    return route


@pytest.fixture
def proces(regio):
    return maak_proces()


@pytest.fixture
def moment(makelaar):
    return GespreksmomentFactory(makelaar=makelaar)


@pytest.fixture
def later(makelaar):
    return GespreksmomentFactory(makelaar=makelaar, over=timedelta(days=5))


def bij_moment(kandidaat, route, makelaar):
    """An application whose candidate has to choose a moment."""
    aanmelding = acties.begin_route(kandidaat=kandidaat, route=route, door=makelaar)
    eerste = aanmelding.stappen.get(stap__code="aanmelding")
    return acties.al_gedaan(aanmelding=aanmelding, tot_en_met=eerste, reden="Op papier.", door=makelaar)


@pytest.fixture
def aanmelding(kandidaat, proces, makelaar):
    return bij_moment(kandidaat, proces, makelaar)


def kies(aanmelding, moment, door=None):
    return acties.kies_moment(
        aanmelding=aanmelding, moment=moment, door=door or aanmelding.kandidaat.gebruiker
    )


def vers(kandidaat):
    return Kandidaat.objects.get(pk=kandidaat.pk)


def test_zonder_momenten_is_het_loket_aan_zet_en_met_momenten_de_kandidaat(
    aanmelding, kandidaat, makelaar, post
):
    assert (vers(kandidaat).volgende_stap, vers(kandidaat).volgende_stap_van) == (
        "Gespreksmomenten klaarzetten",
        makelaar,
    )
    begin = timezone.now() + timedelta(days=2)
    acties.bied_momenten_aan(
        makelaar=makelaar, begint_op=begin, minuten=30, aantal=2, plaats="Loket", route=None, door=makelaar
    )
    assert vers(kandidaat).volgende_stap_van == kandidaat.gebruiker
    assert (kandidaat.email, "U kunt een moment kiezen voor uw gesprek") in post()


def test_kiezen_zet_het_gesprek_als_volgende_stap_op_die_dag(als, aanmelding, kandidaat, makelaar, moment):
    adres = f"/mijn/aanmeldingen/{aanmelding.pk}/gesprek/"
    assert als(kandidaat.gebruiker).post(adres, {"moment": moment.pk}).status_code == 302
    kandidaat = vers(kandidaat)
    assert kandidaat.volgende_stap.startswith("Gesprek op ")
    assert kandidaat.volgende_stap_van == makelaar
    assert kandidaat.volgende_stap_op == plus_werkdagen(timezone.localdate(moment.begint_op), 3)
    assert "Zet in uw agenda" in als(kandidaat.gebruiker).get("/mijn/").text


def afspraak_in(mail: Email):
    with mail.attachments.get().file.open() as bestand:
        return Calendar.from_ical(bestand.read()).walk("VEVENT")[0]


def test_de_mail_heeft_een_agendabestand_en_verzetten_vervangt_het(
    aanmelding, kandidaat, makelaar, moment, later
):
    kies(aanmelding, moment)
    kies(aanmelding, later)
    mails = Email.objects.filter(to=kandidaat.email, attachments__isnull=False).order_by("pk")
    afspraken = [afspraak_in(mail) for mail in mails]
    assert int(afspraken[0]["sequence"]) < int(afspraken[1]["sequence"])
    assert len({str(afspraak["uid"]) for afspraak in afspraken}) == 1
    assert afspraken[1].decoded("dtstart") == later.begint_op.replace(microsecond=0)
    assert Email.objects.filter(to=makelaar.email, attachments__isnull=False).count() == 2


@pytest.mark.parametrize("volgorde", ["KLK", "KVLK", "VKLVLKV"])
def test_elk_bericht_over_een_gesprek_is_nieuwer_dan_het_vorige(aanmelding, kandidaat, makelaar, volgorde):
    """K picks, V moves, L drops; each mail has a higher SEQUENCE under the same UID, or calendars ignore it."""
    momenten = iter(
        GespreksmomentFactory(makelaar=makelaar, over=timedelta(days=2 + dag)) for dag in range(len(volgorde))
    )
    for letter in volgorde:
        if letter == "L":
            acties.geef_moment_terug(aanmelding=aanmelding, door=makelaar)
        else:
            kies(aanmelding, next(momenten), door=makelaar)
    mails = Email.objects.filter(to=kandidaat.email, attachments__isnull=False).order_by("pk")
    afspraken = [afspraak_in(mail) for mail in mails]
    nummers = [int(afspraak["sequence"]) for afspraak in afspraken]
    assert len(nummers) == len(volgorde) and nummers == sorted(set(nummers))
    assert len({str(afspraak["uid"]) for afspraak in afspraken}) == 1


def test_wie_verzet_geeft_het_oude_moment_vrij_en_kan_dat_een_keer(aanmelding, moment, later, makelaar):
    kies(aanmelding, moment)
    kies(aanmelding, later)
    assert moment in Gespreksmoment.objects.vrij()
    with pytest.raises(ValidationError, match="al een keer verzet"):
        kies(aanmelding, moment)
    kies(aanmelding, moment, door=makelaar)
    assert later in Gespreksmoment.objects.vrij()


@pytest.mark.parametrize(("dagen", "mag"), [(1, True), (0, False)])
def test_verzetten_kan_tot_en_met_de_dag_ervoor(aanmelding, makelaar, later, dagen, mag, monkeypatch):
    dag = timezone.localdate() + timedelta(days=2)
    begin = timezone.make_aware(datetime.combine(dag, time(15)))
    kies(aanmelding, GespreksmomentFactory(makelaar=makelaar, begint_op=begin))
    monkeypatch.setattr("loket.acties.gesprekken.timezone.localdate", vandaag_is(dag - timedelta(days=dagen)))
    if mag:
        assert kies(aanmelding, later).moment == later
    else:
        with pytest.raises(ValidationError, match="tot en met de dag voor"):
            kies(aanmelding, later)


def vandaag_is(dag):
    echt = timezone.localdate
    return lambda moment=None, *rest: echt(moment, *rest) if moment else dag


def test_de_tweede_klik_op_het_scherm_noemt_het_eigen_moment_niet_weg(als, aanmelding, moment):
    adres = f"/mijn/aanmeldingen/{aanmelding.pk}/gesprek/"
    klikken = [als(aanmelding.kandidaat.gebruiker).post(adres, {"moment": moment.pk}) for _ in range(2)]
    assert [rij.status_code for rij in klikken] == [302, 302]
    assert Afspraak.objects.count() == 1


def test_een_bezet_of_voorbij_moment_kiest_niemand(
    als, aanmelding, proces, makelaar, moment, andere_kandidaat
):
    kies(bij_moment(andere_kandidaat, proces, makelaar), moment)
    with pytest.raises(ValidationError, match="net gekozen door iemand anders"):
        kies(aanmelding, moment)
    adres = f"/mijn/aanmeldingen/{aanmelding.pk}/gesprek/"
    antwoord = als(aanmelding.kandidaat.gebruiker).post(adres, {"moment": moment.pk})
    assert antwoord.status_code == 422
    assert "net gekozen door iemand anders" in antwoord.text
    voorbij = GespreksmomentFactory(makelaar=makelaar, over=timedelta(minutes=-1))
    with pytest.raises(ValidationError, match="voorbij of vervallen"):
        kies(aanmelding, voorbij)


def test_een_moment_voor_een_andere_route_staat_er_niet_bij(als, aanmelding, makelaar):
    GespreksmomentFactory(makelaar=makelaar, route=RouteFactory(code="elders"))
    bladzijde = als(aanmelding.kandidaat.gebruiker).get(f"/mijn/aanmeldingen/{aanmelding.pk}/gesprek/").text
    assert "geen vrije momenten" in bladzijde


def test_na_het_gesprek_valt_er_niets_meer_te_kiezen(aanmelding, makelaar, moment, later):
    kies(aanmelding, moment)
    gesprek = aanmelding.stappen.get(stap__code="gesprek")
    acties.rond_stap_af(routestap=gesprek, gegevens={"advies": "positief"}, door=makelaar)
    with pytest.raises(ValidationError, match="geen moment kiezen"):
        kies(aanmelding, later)


def test_trekt_de_makelaar_het_in_dan_kiest_de_kandidaat_opnieuw(
    als, aanmelding, kandidaat, makelaar, moment, later, post
):
    kies(aanmelding, moment)
    als(makelaar).post(f"/werk/instroom/momenten/{moment.pk}/intrekken/")
    assert vers(kandidaat).volgende_stap == "Een nieuw moment kiezen voor het gesprek"
    assert vers(kandidaat).volgende_stap_van == kandidaat.gebruiker
    assert any(onderwerp.startswith("Uw gesprek vervalt") for _, onderwerp in post())
    assert "Kies een moment" in als(kandidaat.gebruiker).get("/mijn/").text
    with pytest.raises(ValidationError, match="voorbij of vervallen"):
        kies(aanmelding, moment)  # from a page that was open already
    assert kies(aanmelding, later).verzet is False


def test_wie_uitstapt_geeft_het_moment_terug(aanmelding, moment, kandidaat):
    kies(aanmelding, moment)
    acties.trek_aanmelding_in(routeaanmelding=aanmelding, door=kandidaat.gebruiker, reden="tijd")
    assert moment in Gespreksmoment.objects.vrij()


def test_het_agendabestand_is_alleen_voor_de_kandidaat(als, aanmelding, moment, andere_kandidaat):
    adres = f"/mijn/aanmeldingen/{aanmelding.pk}/gesprek.ics"
    assert als(aanmelding.kandidaat.gebruiker).get(adres).status_code == 404
    kies(aanmelding, moment)
    assert als(aanmelding.kandidaat.gebruiker).get(adres)["Content-Type"].startswith("text/calendar")
    assert als(andere_kandidaat.gebruiker).get(adres).status_code == 404


# Offering ----------------------------------------------------------------------------------------------------


def aanbod(**anders):
    morgen = timezone.localdate() + timedelta(days=1)
    return {"dag": morgen, "tijd": "10:00", "minuten": 45, "aantal": 2, "plaats": "Het loket"} | anders


def test_de_makelaar_zet_momenten_achter_elkaar(als, makelaar):
    als(makelaar).post("/werk/instroom/momenten/", aanbod())
    eerste, tweede = Gespreksmoment.objects.all()
    assert tweede.begint_op == eerste.eindigt_op
    assert timezone.localtime(eerste.begint_op).hour == 10


@pytest.mark.parametrize(
    "fout",
    [{"aantal": 0}, {"aantal": 9}, {"minuten": 20}, {"plaats": ""}, {"dag": "2020-01-01"}, {"tijd": "25:00"}],
)
def test_een_onmogelijk_aanbod_komt_terug(als, makelaar, fout):
    assert als(makelaar).post("/werk/instroom/momenten/", aanbod(**fout)).status_code == 422
    assert not Gespreksmoment.objects.exists()


def test_twee_momenten_tegelijk_kan_een_makelaar_niet_maar_twee_makelaars_wel(als, makelaar, regio):
    als(makelaar).post("/werk/instroom/momenten/", aanbod(aantal=1))
    antwoord = als(makelaar).post("/werk/instroom/momenten/", aanbod(aantal=1, tijd="10:44"))
    assert antwoord.status_code == 422
    assert "al een moment klaar" in antwoord.text
    assert als(makelaar).post("/werk/instroom/momenten/", aanbod(aantal=1, tijd="10:45")).status_code == 302
    collega = LidmaatschapFactory(rol="makelaar", organisatie=regio.loket).gebruiker
    assert als(collega).post("/werk/instroom/momenten/", aanbod(aantal=1)).status_code == 302


# One moment, two people -----------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keer", range(3))
def test_het_laatste_moment_gaat_naar_een_en_de_ander_leest_waarom(keer):
    regio = RegioFactory()
    makelaar = LidmaatschapFactory(rol="makelaar", organisatie=regio.loket).gebruiker
    route = maak_proces()
    mensen = KandidaatFactory.create_batch(4, met_account=True, volgende_stap_van=makelaar)
    aanmeldingen = [bij_moment(persoon, route, makelaar) for persoon in mensen]
    moment = GespreksmomentFactory(makelaar=makelaar)
    uitkomsten = tegelijk(*[lambda rij=rij: kies(rij, moment) for rij in aanmeldingen])
    gelukt = [rij for rij in uitkomsten if isinstance(rij, Afspraak)]
    geweigerd = [rij for rij in uitkomsten if isinstance(rij, ValidationError)]
    assert (len(gelukt), len(geweigerd)) == (1, 3), uitkomsten
    assert {rij.messages[0] for rij in geweigerd} == {
        "Dit moment is net gekozen door iemand anders. Kies een ander moment."
    }
    assert Afspraak.objects.geldig().count() == 1
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        verliezer = next(
            rij for rij in aanmeldingen if rij.kandidaat_id != gelukt[0].stap.aanmelding.kandidaat_id
        )
        stap = verliezer.stappen.get(stap__code="moment")
        Afspraak.objects.create(moment=moment, stap=stap, door=makelaar)


# Cancelling ------------------------------------------------------------------------------------------------


def test_wie_afzegt_geeft_het_moment_vrij_en_wordt_gebeld(als, aanmelding, kandidaat, makelaar, moment, post):
    kies(aanmelding, moment)
    adres = f"/mijn/aanmeldingen/{aanmelding.pk}/gesprek/afzeggen/"
    assert "Ja, zeg het gesprek af" in als(kandidaat.gebruiker).get(adres).text
    assert als(kandidaat.gebruiker).post(adres).status_code == 302
    assert moment in Gespreksmoment.objects.vrij()
    kandidaat = vers(kandidaat)
    assert kandidaat.volgende_stap_van == makelaar
    assert kandidaat.volgende_stap.startswith("Bellen voor een ander moment")
    assert any(aan == makelaar.email and "vervalt" in onderwerp for aan, onderwerp in post())
    als(kandidaat.gebruiker).post(adres)
    assert kandidaat.stappen.filter(tekst__startswith="U hebt uw gesprek afgezegd").count() == 1


def test_na_afzeggen_kiest_het_loket_een_moment_en_mag_de_kandidaat_weer_verzetten(
    als, aanmelding, kandidaat, makelaar, moment, later
):
    kies(aanmelding, moment)
    acties.zeg_af(aanmelding=aanmelding, door=kandidaat.gebruiker)
    with pytest.raises(ValidationError, match="Het loket belt u"):
        kies(aanmelding, later)
    assert "Kies een moment" not in als(kandidaat.gebruiker).get(f"/mijn/aanmeldingen/{aanmelding.pk}/").text
    kies(aanmelding, later, door=makelaar)
    assert kies(aanmelding, moment).verzet


@pytest.mark.parametrize(("dagen", "mag"), [(1, True), (0, False)])
def test_afzeggen_kan_tot_en_met_de_dag_ervoor(aanmelding, kandidaat, makelaar, dagen, mag, monkeypatch):
    dag = timezone.localdate() + timedelta(days=2)
    begin = timezone.make_aware(datetime.combine(dag, time(15)))
    afspraak = kies(aanmelding, GespreksmomentFactory(makelaar=makelaar, begint_op=begin))
    monkeypatch.setattr("loket.acties.gesprekken.timezone.localdate", vandaag_is(dag - timedelta(days=dagen)))
    if mag:
        acties.zeg_af(aanmelding=aanmelding, door=kandidaat.gebruiker)
    else:
        with pytest.raises(ValidationError, match="tot en met de dag voor"):
            acties.zeg_af(aanmelding=aanmelding, door=kandidaat.gebruiker)
    afspraak.refresh_from_db()
    assert afspraak.afgezegd == mag == bool(afspraak.vervallen_op)


def test_het_loket_zegt_af_voor_wie_belt_en_de_kandidaat_kiest_zelf_opnieuw(
    als, aanmelding, kandidaat, makelaar, moment, later, post
):
    acties.kies_moment(aanmelding=aanmelding, moment=moment, door=makelaar)
    adres = f"/werk/aanmeldingen/{aanmelding.pk}/gesprek/"
    assert "Zeg het gesprek af" in als(makelaar).get(adres).text
    for _ in range(2):  # the second is of a page that is out of date
        assert als(makelaar).post(adres, {"besluit": "afzeggen"}).status_code == 302
    assert moment in Gespreksmoment.objects.vrij()
    assert not Afspraak.objects.geldig().exists()
    kandidaat.refresh_from_db()
    assert kandidaat.volgende_stap_van == kandidaat.gebruiker
    assert kandidaat.stappen.filter(tekst__contains="gaat niet door", intern=False).count() == 1
    acties.kies_moment(aanmelding=aanmelding, moment=later, door=kandidaat.gebruiker)
    assert Afspraak.objects.geldig().get().moment == later


def test_hr_zegt_geen_gesprek_van_het_loket_af(als, aanmelding, makelaar, moment, hr):
    acties.kies_moment(aanmelding=aanmelding, moment=moment, door=makelaar)
    adres = f"/werk/aanmeldingen/{aanmelding.pk}/gesprek/"
    assert als(hr).post(adres, {"besluit": "afzeggen"}).status_code == 404
    assert Afspraak.objects.geldig().exists()


def test_een_ander_zegt_mijn_gesprek_niet_af(als, aanmelding, andere_kandidaat, moment):
    kies(aanmelding, moment)
    adres = f"/mijn/aanmeldingen/{aanmelding.pk}/gesprek/afzeggen/"
    assert als(andere_kandidaat.gebruiker).post(adres).status_code == 404
    assert moment not in Gespreksmoment.objects.vrij()
