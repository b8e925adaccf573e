"""The agenda for visitors: finding, registering, waiting, cancelling by the link, calendars."""

import random
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from icalendar import Calendar

from demo.fabrieken.agenda import AanmeldingFactory, EvaluatieFactory, EvenementFactory, StandFactory
from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.organisaties import OrganisatieFactory
from loket.acties import aanmelden as acties
from loket.acties import agenda as beheer
from loket.keuzes import Aanmeldstatus, Doelgroep, Evenementsoort, Stapsoort
from loket.models import Aanmelding, Evaluatie, Evenement
from loket.tasks import geef_nazorg, herinner_aan_agenda

pytestmark = pytest.mark.django_db


@pytest.fixture
def evenement(makelaar, regio):
    return EvenementFactory(
        titel="Avond voor overstappers", capaciteit=2, organisator=regio.loket, gemaakt_door=makelaar
    )


def meld_aan(evenement, naam, **extra):
    gegevens = {"voornaam": naam, "achternaam": "Test", "email": f"{naam}@voorbeeld.test"}
    return acties.meld_aan(evenement=evenement, **gegevens | extra)


def kalender_in(bericht):
    assert len(bericht.attachments) == 1
    deel = bericht.message().get_payload()[-1]
    assert deel.get_content_type() == "text/calendar"
    (afspraak,) = Calendar.from_ical(deel.get_payload(decode=True)).walk("VEVENT")
    return deel.get_param("method"), afspraak


# Places -------------------------------------------------------------------------------------------------


def test_de_laatste_plek_en_een_erna(evenement):
    assert [meld_aan(evenement, naam).status for naam in ("an", "bo", "co", "do")] == [
        "ingeschreven",
        "ingeschreven",
        "wachtlijst",
        "wachtlijst",
    ]
    assert [rij.voornaam for rij in evenement.aanmeldingen.wachtlijst()] == ["co", "do"]
    assert [rij.plaats_in_de_rij for rij in evenement.aanmeldingen.wachtlijst()] == [1, 2]


def test_wie_afmeldt_maakt_plaats_voor_de_eerste_die_wacht(evenement, post):
    eerste, *_ = [meld_aan(evenement, naam) for naam in ("an", "bo", "co", "do")]
    acties.meld_af(aanmelding=eerste)
    assert {r.voornaam for r in evenement.aanmeldingen.ingeschreven()} == {"bo", "co"}
    assert [r.voornaam for r in evenement.aanmeldingen.wachtlijst()] == ["do"]
    assert post()[-2:] == [
        ("an@voorbeeld.test", "U bent afgemeld: Avond voor overstappers"),
        ("co@voorbeeld.test", "U hebt nu een plek: Avond voor overstappers"),
    ]


def test_twee_keer_afmelden_is_een_keer(evenement, post):
    aanmelding = meld_aan(evenement, "an")
    acties.meld_af(aanmelding=aanmelding)
    acties.meld_af(aanmelding=aanmelding)
    assert [onderwerp for _, onderwerp in post()].count("U bent afgemeld: Avond voor overstappers") == 1


def test_meer_plekken_gaan_naar_wie_wacht_en_minder_kan_niet_onder_wie_er_is(evenement, makelaar):
    for naam in ("an", "bo", "co", "do"):
        meld_aan(evenement, naam)
    beheer.wijzig_evenement(evenement=evenement, door=makelaar, capaciteit=3)
    assert evenement.aanmeldingen.ingeschreven().count() == 3
    with pytest.raises(ValidationError, match="al 3 mensen"):
        beheer.wijzig_evenement(evenement=evenement, door=makelaar, capaciteit=2)


def test_minder_plekken_kan_tot_het_aantal_mensen_ook_met_een_hoog_nummer(evenement, makelaar):
    beheer.wijzig_evenement(evenement=evenement, door=makelaar, capaciteit=3)
    eerste, _, derde = [meld_aan(evenement, naam) for naam in ("an", "bo", "co")]
    acties.meld_af(aanmelding=eerste)
    beheer.wijzig_evenement(evenement=evenement, door=makelaar, capaciteit=2)
    derde.refresh_from_db()
    assert derde.plek == 1


def test_wie_zich_weer_aanmeldt_sluit_achteraan(evenement):
    eerste, *_ = [meld_aan(evenement, naam) for naam in ("an", "bo", "co")]
    acties.meld_af(aanmelding=eerste)
    assert meld_aan(evenement, "an").pk == eerste.pk
    assert [rij.voornaam for rij in evenement.aanmeldingen.wachtlijst()] == ["an"]


def test_niemand_gaat_voor_wie_al_wacht_ook_als_er_een_plek_openviel(evenement):
    eerste, *_ = [meld_aan(evenement, naam) for naam in ("an", "bo", "co")]
    eerste.delete()  # past the acties, as the technical admin does
    assert meld_aan(evenement, "do").status == "wachtlijst"
    assert [rij.voornaam for rij in evenement.aanmeldingen.wachtlijst()] == ["co", "do"]


def test_tijdens_de_bijeenkomst_schuift_niemand_meer_door(evenement, makelaar, post):
    for naam in ("an", "bo", "co"):
        meld_aan(evenement, naam)
    Evenement.objects.update(begint_op=timezone.now() - timedelta(minutes=1))
    beheer.wijzig_evenement(evenement=evenement, door=makelaar, capaciteit=3)
    assert [rij.voornaam for rij in evenement.aanmeldingen.wachtlijst()] == ["co"]


def test_een_adres_een_aanmelding_hoe_het_ook_geschreven_is(evenement, post):
    meld_aan(evenement, "an")
    meld_aan(evenement, "An", email=" AN@voorbeeld.test ")
    assert evenement.aanmeldingen.count() == 1
    assert post()[-1] == ("an@voorbeeld.test", "U was al aangemeld: Avond voor overstappers")


@pytest.mark.parametrize("soort", [{"concept": True}, {"afgelast": True}, {"voorbij": True}])
def test_aanmelden_kan_niet_voor_wat_niet_komt(makelaar, soort):
    with pytest.raises(ValidationError, match="kan niet meer"):
        meld_aan(EvenementFactory(**soort), "an")


# The database keeps it, whoever writes ------------------------------------------------------------------


def test_ook_kale_sql_kan_niet_overboeken(evenement):
    for naam in ("an", "bo", "co"):
        meld_aan(evenement, naam)

    def probeer(sql):
        with pytest.raises(IntegrityError) as fout, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [evenement.pk])
        return str(fout.value)

    op_plek = (
        "UPDATE loket_aanmelding SET status='ingeschreven', plek={} WHERE evenement_id=%s AND plek IS NULL"
    )
    assert "aanmelding_een_per_plek" in probeer(op_plek.format(2))
    assert "Dit evenement is vol" in probeer(op_plek.format(3))
    assert "plek_hoort_bij" in probeer(op_plek.format("NULL"))
    assert "Er hebben al meer mensen" in probeer("UPDATE loket_evenement SET capaciteit=1 WHERE id=%s")


def test_de_database_kent_een_adres_een_keer_per_evenement(evenement):
    AanmeldingFactory(evenement=evenement, email="an@voorbeeld.test")
    with pytest.raises(IntegrityError, match="aanmelding_een_per_adres"), transaction.atomic():
        AanmeldingFactory(evenement=evenement, email="AN@voorbeeld.test")


# Known candidates ---------------------------------------------------------------------------------------


def test_een_bekende_kandidaat_krijgt_het_in_de_klantreis(evenement, kandidaat):
    aanmelding = meld_aan(evenement, "Karin", email=kandidaat.email.upper())
    acties.meld_af(aanmelding=aanmelding)
    soorten = list(kandidaat.stappen.order_by("pk").values_list("soort", flat=True))
    assert soorten == [Stapsoort.EVENEMENT_AANGEMELD, Stapsoort.EVENEMENT_AFGEMELD]
    assert "Avond voor overstappers" in kandidaat.stappen.first().tekst


# Screens ------------------------------------------------------------------------------------------------

WIE = {"voornaam": "Noor", "achternaam": "Bakker", "email": "noor@voorbeeld.test"}


def test_zonder_account_zegt_het_antwoord_niet_of_een_adres_bekend_is(evenement, client):
    nieuw = client.post(evenement.get_absolute_url(), WIE, follow=True)
    bekend = client.post(evenement.get_absolute_url(), WIE, follow=True)
    assert nieuw.redirect_chain == bekend.redirect_chain == [("/agenda/bedankt/", 302)]
    assert nieuw.content == bekend.content
    assert evenement.aanmeldingen.count() == 1


def test_dubbelklikken_is_een_aanmelding_en_een_mail(evenement, client, post):
    formulier = client.get(evenement.get_absolute_url()).context["form"]["formulier"].value()
    for _ in range(2):
        client.post(evenement.get_absolute_url(), WIE | {"formulier": formulier})
    assert post() == [("noor@voorbeeld.test", "U bent aangemeld: Avond voor overstappers")]


def test_een_robot_valt_in_het_verborgen_veld(evenement, client):
    client.post(evenement.get_absolute_url(), WIE | {"website": "http://spam.test"})
    assert not evenement.aanmeldingen.exists()


def test_een_fout_adres_geeft_het_formulier_terug(evenement, client):
    antwoord = client.post(evenement.get_absolute_url(), WIE | {"email": "geen adres"})
    assert antwoord.status_code == 422
    assert "Noor" in antwoord.content.decode()


def test_met_account_ziet_men_meteen_de_eigen_aanmelding(evenement, als, kandidaat):
    browser = als(kandidaat.gebruiker)
    wie = {"voornaam": "Karin", "achternaam": "Test", "email": "ander@voorbeeld.test"}
    antwoord = browser.post(evenement.get_absolute_url(), wie, follow=True)
    assert "U hebt een plek" in antwoord.content.decode()
    assert evenement.aanmeldingen.get().email == kandidaat.email
    assert "Avond voor overstappers" in browser.get("/mijn/").content.decode()


def test_de_link_zonder_onze_handtekening_bestaat_niet(evenement, client):
    aanmelding = meld_aan(evenement, "an")
    assert client.get(aanmelding.get_absolute_url()).status_code == 200
    for fout in (
        f"{aanmelding.pk}.{'a' * 43}",
        str(aanmelding.pk),
        f"{aanmelding.pk + 1}." + aanmelding.ondertekend.split(".")[1],
    ):
        assert client.get(f"/agenda/aanmelding/{fout}/").status_code == 404


def test_afmelden_met_de_link_kan_zonder_in_te_loggen_en_kijken_verandert_niets(evenement, client):
    aanmelding = meld_aan(evenement, "an")
    client.get(aanmelding.get_absolute_url())
    assert Aanmelding.objects.get().heeft_plek
    antwoord = client.post(aanmelding.get_absolute_url(), follow=True)
    assert "U bent afgemeld" in antwoord.content.decode()


def test_de_link_om_online_mee_te_doen_is_alleen_voor_wie_een_plek_heeft(client, regio):
    webinar = EvenementFactory(online_link="https://meet.voorbeeld.test/abc", plaats="", capaciteit=1)
    met, zonder = meld_aan(webinar, "an"), meld_aan(webinar, "bo")

    def ziet(pad):
        return "meet.voorbeeld.test" in client.get(pad).content.decode()

    assert ziet(met.get_absolute_url())
    assert not ziet(zonder.get_absolute_url())
    in_agenda = [adres.get_absolute_url() + "afspraak.ics" for adres in (met, zonder)]
    assert [ziet(pad) for pad in in_agenda] == [True, False]
    assert not any(
        ziet(p)
        for p in (
            webinar.get_absolute_url(),
            "/agenda/",
            "/agenda/agenda.ics",
            "/agenda/feed.atom",
            f"/agenda/{webinar.pk}/evenement.ics",
        )
    )


def test_een_concept_is_voor_niemand_buiten(regio, client, als, makelaar, hr):
    concept = EvenementFactory(concept=True)
    assert client.get(concept.get_absolute_url()).status_code == 404
    assert als(hr).get(concept.get_absolute_url()).status_code == 404
    assert als(makelaar).get(concept.get_absolute_url()).status_code == 200


def test_de_keuze_staat_in_het_adres_en_iedereen_is_ook_voor_u(regio, client):
    over = timezone.now() + timedelta(days=5)
    EvenementFactory(titel="Alleen starters", doelgroepen=[Doelgroep.STARTER], begint_op=over)
    EvenementFactory(titel="Voor iedereen", soort=Evenementsoort.WEBINAR, begint_op=over)
    EvenementFactory(titel="Voorbij", voorbij=True)

    def titels(vraag):
        return {e.titel for e in client.get(f"/agenda/?{vraag}").context["blad"]}

    assert titels("") == {"Alleen starters", "Voor iedereen"}
    assert titels("voor=student") == {"Voor iedereen"}
    assert titels("soort=webinar") == {"Voor iedereen"}
    assert titels(f"maand={timezone.localtime(over):%Y-%m}") == {"Alleen starters", "Voor iedereen"}
    assert titels("maand=2001-01&soort=onzin&voor=onzin") == {"Alleen starters", "Voor iedereen"}


def test_de_lijst_vraagt_niet_meer_bij_meer_bijeenkomsten(regio, client, django_assert_max_num_queries):
    EvenementFactory.create_batch(2)
    with django_assert_max_num_queries(8):
        client.get("/agenda/")
    EvenementFactory.create_batch(9)
    with django_assert_max_num_queries(8):
        client.get("/agenda/")


def test_de_voorpagina_noemt_wat_er_binnenkort_is(regio, client):
    EvenementFactory(titel="Heel binnenkort")
    assert "Heel binnenkort" in client.get("/").content.decode()


def test_een_markt_noemt_de_stands(regio, client):
    stand = StandFactory(organisatie=OrganisatieFactory(naam="Bestuur De Kade"), plek="A4")
    inhoud = client.get(stand.evenement.get_absolute_url()).content.decode()
    assert "Bestuur De Kade" in inhoud and "A4" in inhoud


# Calendars ----------------------------------------------------------------------------------------------


def test_de_afspraak_gaat_mee_verandert_mee_en_verdwijnt(evenement, verstuur, makelaar):
    aanmelding = meld_aan(evenement, "an")
    beheer.wijzig_evenement(evenement=evenement, door=makelaar, plaats="Elders 2")
    acties.meld_af(aanmelding=Aanmelding.objects.get())
    meld_aan(evenement, "an")
    verstuur()
    delen = [kalender_in(bericht) for bericht in mail.outbox]
    assert [methode for methode, _ in delen] == ["REQUEST", "REQUEST", "CANCEL", "REQUEST"]
    assert {str(a["UID"]) for _, a in delen} == {f"{evenement.uid}@127.0.0.1"}
    nummers = [a["SEQUENCE"] for _, a in delen]
    assert nummers == sorted(set(nummers))
    assert delen[0][1].decoded("DTSTART") == evenement.begint_op
    assert str(delen[1][1]["LOCATION"]) == "Elders 2"
    assert [str(a["STATUS"]) for _, a in delen] == ["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert str(delen[0][1]["ATTENDEE"]) == f"mailto:{aanmelding.email}"


@pytest.mark.parametrize("wandeling", range(4))
def test_in_iemands_agenda_is_wat_later_komt_altijd_nieuwer(evenement, makelaar, client, verstuur, wandeling):
    """RFC 5546: under one UID a calendar ignores a lower SEQUENCE; the public file is such a file too."""
    toeval, hoogste = random.Random(wandeling), -1

    def meld_allen_af():
        for rij in Aanmelding.objects.all():
            acties.meld_af(aanmelding=rij)

    def wijzig(**velden):
        beheer.wijzig_evenement(evenement=Evenement.objects.get(), door=makelaar, **velden)

    stappen = [
        lambda: meld_aan(evenement, "an"),
        meld_allen_af,
        lambda: wijzig(titel=f"Titel {toeval.random()}"),
        lambda: wijzig(plaats=f"Zaal {toeval.random()}"),
    ]
    for _ in range(3):
        wijzig(titel="Anders")
    for stap in [stappen[0], *toeval.choices(stappen, k=8)]:
        openbaar = client.get(f"/agenda/{evenement.pk}/evenement.ics").content
        hoogste = max(hoogste, Calendar.from_ical(openbaar).walk("VEVENT")[0]["SEQUENCE"])
        stap()
        verstuur()
        for bericht in (rij for rij in mail.outbox if rij.attachments):
            nummer = kalender_in(bericht)[1]["SEQUENCE"]
            assert nummer > hoogste
            hoogste = nummer
        mail.outbox.clear()


def test_alleen_een_andere_tijd_of_plaats_wordt_gemaild(evenement, makelaar, post):
    meld_aan(evenement, "an")
    beheer.wijzig_evenement(evenement=evenement, door=makelaar, titel="Mooiere titel")
    assert len(post()) == 1
    beheer.wijzig_evenement(
        evenement=evenement, door=makelaar, eindigt_op=evenement.eindigt_op + timedelta(minutes=1)
    )
    assert post()[-1] == ("an@voorbeeld.test", "Let op, andere tijd of plaats: Mooiere titel")


def test_afgelasten_mailt_allen_met_de_reden_en_haalt_het_uit_de_agenda(evenement, makelaar, verstuur, post):
    for naam in ("an", "bo", "co"):
        meld_aan(evenement, naam)
    assert beheer.gelast_af(evenement=evenement, reden="De spreker is ziek.", door=makelaar) == 3
    assert beheer.gelast_af(evenement=evenement, reden="De spreker is ziek.", door=makelaar) == 0
    assert "De spreker is ziek." in post("co@voorbeeld.test")[-1]
    verstuur()
    assert [kalender_in(bericht)[0] for bericht in mail.outbox[3:5]] == ["CANCEL", "CANCEL"]
    assert not mail.outbox[5].attachments  # who waits has nothing in the calendar


def test_de_agenda_om_op_te_abonneren(evenement, client, makelaar):
    EvenementFactory(afgelast=True, titel="Toch niet")
    EvenementFactory(concept=True, titel="Geheim")
    beheer.wijzig_evenement(evenement=evenement, door=makelaar, plaats="Elders 2")
    antwoord = client.get("/agenda/agenda.ics")
    assert antwoord["Content-Type"].startswith("text/calendar")
    rijen = {str(a["SUMMARY"]): a for a in Calendar.from_ical(antwoord.content).walk("VEVENT")}
    assert rijen.keys() == {"Avond voor overstappers", "Toch niet"}
    assert rijen["Avond voor overstappers"]["SEQUENCE"] == 1
    assert str(rijen["Toch niet"]["STATUS"]) == "CANCELLED"


def test_de_afspraak_als_bestand_en_de_feed(evenement, client):
    aanmelding = meld_aan(evenement, "an")
    assert b"BEGIN:VEVENT" in client.get(aanmelding.get_absolute_url() + "afspraak.ics").content
    feed = client.get("/agenda/feed.atom")
    assert feed["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert b"Avond voor overstappers" in feed.content


# The day before and the day after -----------------------------------------------------------------------


def morgen(uur=19):
    return (timezone.localtime() + timedelta(days=1)).replace(hour=uur, minute=0, second=0, microsecond=0)


def test_de_herinnering_komt_een_keer_en_alleen_bij_wie_morgen_komt(regio, post):
    kort = EvenementFactory(begint_op=morgen(), titel="Morgenavond")
    AanmeldingFactory(evenement=kort, email="an@voorbeeld.test")
    AanmeldingFactory(evenement=kort, email="wacht@voorbeeld.test", wacht=True)
    AanmeldingFactory(evenement=kort, email="net@voorbeeld.test", aangemeld_op=timezone.now())
    AanmeldingFactory(evenement=EvenementFactory(begint_op=morgen() + timedelta(days=1)))
    AanmeldingFactory(evenement=EvenementFactory(begint_op=morgen(), afgelast=True))
    herinner_aan_agenda()
    herinner_aan_agenda()
    assert post() == [("an@voorbeeld.test", "Morgen: Morgenavond")]


def test_de_herinnering_begint_om_middernacht_en_eindigt_een_dag_later(regio, post):
    middernacht = morgen(0)
    for moment in (
        middernacht - timedelta(minutes=1),
        middernacht,
        middernacht + timedelta(hours=23, minutes=59),
        middernacht + timedelta(days=1),
    ):
        AanmeldingFactory(evenement=EvenementFactory(begint_op=moment, titel=f"{moment:%d %H:%M}"))
    herinner_aan_agenda()
    assert [onderwerp[-5:] for _, onderwerp in post()] == ["00:00", "23:59"]


def test_na_een_andere_dag_komt_er_een_nieuwe_herinnering(regio, post, makelaar):
    kort = EvenementFactory(begint_op=morgen())
    AanmeldingFactory(evenement=kort, herinnerd_op=timezone.now())
    beheer.wijzig_evenement(evenement=kort, door=makelaar, eindigt_op=kort.eindigt_op + timedelta(hours=1))
    herinner_aan_agenda()
    assert [onderwerp.split(":")[0] for _, onderwerp in post()] == ["Let op, andere tijd of plaats", "Morgen"]


def test_wie_er_was_krijgt_een_keer_drie_vragen_en_een_stap(regio, post, kandidaat):
    voorbij = EvenementFactory(voorbij=True, titel="Gisteren", over=timedelta(days=-1))
    AanmeldingFactory(evenement=voorbij, email=kandidaat.email, kandidaat=kandidaat, aanwezig=True)
    AanmeldingFactory(evenement=voorbij, email="weg@voorbeeld.test", aanwezig=False)
    geef_nazorg()
    geef_nazorg()
    assert post() == [(kandidaat.email, "Hoe was het: Gisteren")]
    assert kandidaat.stappen.filter(soort=Stapsoort.EVENEMENT_BEZOCHT).count() == 1


def test_de_evaluatie_is_een_keer_en_zonder_naam(regio, client):
    aanmelding = AanmeldingFactory(evenement=EvenementFactory(voorbij=True))
    pad = f"/agenda/aanmelding/{aanmelding.ondertekend}/evaluatie/"
    assert client.post(pad, {"cijfer": "11", "wijzer": "ja"}).status_code == 422
    for _ in range(2):
        client.post(pad, {"cijfer": "8", "wijzer": "ja", "tip": "Meer koffie"})
    evaluatie = Evaluatie.objects.get()
    namen = {veld.name for veld in evaluatie._meta.get_fields()}
    assert namen == {"id", "evenement", "cijfer", "wijzer", "tip"}
    assert "Dank u wel" in client.get(pad).content.decode()


@pytest.mark.parametrize("soort", [{"afgemeld": True}, {"wacht": True}, {"aanwezig": False}])
def test_wie_er_niet_was_heeft_geen_vragen(regio, client, soort):
    aanmelding = AanmeldingFactory(evenement=EvenementFactory(voorbij=True), **soort)
    assert client.get(f"/agenda/aanmelding/{aanmelding.ondertekend}/evaluatie/").status_code == 404


def test_voor_het_einde_zijn_er_nog_geen_vragen(evenement, client):
    aanmelding = meld_aan(evenement, "an")
    assert client.get(f"/agenda/aanmelding/{aanmelding.ondertekend}/evaluatie/").status_code == 404


@pytest.mark.parametrize(("aantal", "te_zien"), [(4, False), (5, True)])
def test_de_uitkomst_is_te_zien_vanaf_vijf_antwoorden(als, makelaar, aantal, te_zien):
    voorbij = EvenementFactory(voorbij=True)
    EvaluatieFactory.create_batch(aantal, evenement=voorbij, tip="Meer koffie graag")
    inhoud = als(makelaar).get(f"/werk/agenda/{voorbij.pk}/").content.decode()
    assert ("Meer koffie graag" in inhoud) is te_zien


def test_een_kandidaat_zonder_mail_blijft_buiten_de_agenda_van_een_ander(
    evenement, als, kandidaat, andere_kandidaat
):
    meld_aan(evenement, "Karin", email=kandidaat.email)
    assert (
        "Uw aanmelding"
        not in als(andere_kandidaat.gebruiker).get(evenement.get_absolute_url()).content.decode()
    )
    assert KandidaatFactory._meta.model.objects.count() == 2
    assert Evenement.objects.get().aanmeldingen.get().status == Aanmeldstatus.INGESCHREVEN


def test_de_lijst_en_de_export_hebben_kosten_en_vanaf_vijf_evaluaties_een_cijfer(als, makelaar):
    veel, weinig = EvenementFactory.create_batch(2, voorbij=True, kosten=250)
    EvenementFactory(voorbij=True)
    EvaluatieFactory.create_batch(4, evenement=veel, cijfer=7)
    EvaluatieFactory(evenement=veel, cijfer=8)
    EvaluatieFactory.create_batch(4, evenement=weinig)
    AanmeldingFactory.create_batch(2, evenement=veel, aanwezig=True)
    browser = als(makelaar)
    lijst = browser.get("/werk/agenda/?toon=voorbij").content.decode()
    assert lijst.count("€ 250") == 2
    assert "niet bekend" in lijst
    assert ">7,2<" in lijst
    assert "4 evaluaties" in lijst
    export = browser.get("/werk/agenda/export/csv/?toon=voorbij").content.decode()
    assert "Evaluaties;Cijfer" in export
    assert re.search(r";125[.,]00;5;7[.,]2\r?\n", export)
    assert re.search(r";;4;\r?\n", export)
