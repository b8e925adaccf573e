"""A question to the loket: asked without an account, answered, never lost and never doubled."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from post_office.models import Email

from demo.fabrieken.loket import KandidaatFactory, VraagFactory
from loket import acties
from loket.acties.vragen import NAGAAN, VRAAG_BEANTWOORDEN
from loket.keuzes import Kandidaatstatus, Vervolg, Vraagstatus
from loket.models import Bericht, Kandidaat, Stap, Vraag
from loket.views.openbaar import VRAGEN_PER_UUR
from onderwijsregio.kern.tijd import plus_werkdagen
from onderwijsregio.organisaties.models import Gebruiker

FORMULIER = {
    "voornaam": "Fenna",
    "achternaam": "de Vries",
    "email": "fenna@voorbeeld.test",
    "telefoon": "06 00000000",
    "postcode": "1315 ab",
    "tekst": "Kan ik zij-instromen?",
}


def vraag(**anders) -> Vraag:
    gegevens = {**FORMULIER, "postcode": "1315AB"} | anders
    return acties.stel_vraag(**gegevens)


# Asking --------------------------------------------------------------------------------------------------


def test_wie_een_vraag_stelt_is_kandidaat_met_een_volgende_stap_bij_de_makelaar(makelaar):
    gesteld = vraag()
    kandidaat = gesteld.kandidaat
    assert (kandidaat.volgende_stap, kandidaat.volgende_stap_van) == (VRAAG_BEANTWOORDEN, makelaar)
    assert kandidaat.volgende_stap_op == plus_werkdagen(timezone.localdate(), 2)
    assert (gesteld.eigenaar, gesteld.status) == (makelaar, Vraagstatus.NIEUW)
    assert kandidaat.stappen.filter(intern=False).get().tekst == "U hebt een vraag gesteld aan het loket."


def test_de_vrager_krijgt_een_bevestiging_en_de_makelaar_de_vraag(makelaar, post):
    vraag()
    assert post() == [
        ("fenna@voorbeeld.test", "Wij hebben uw vraag"),
        (makelaar.email, "Nieuwe vraag van Fenna de Vries"),
    ]
    assert "Kan ik zij-instromen?" in post("fenna@voorbeeld.test")[0]


def test_een_bekend_adres_is_dezelfde_kandidaat_en_wordt_niet_overschreven(kandidaat):
    gesteld = vraag(email=kandidaat.email.upper(), voornaam="Iemand", telefoon="06 99999999")
    assert gesteld.kandidaat == kandidaat
    kandidaat.refresh_from_db()
    assert (kandidaat.voornaam, kandidaat.telefoon) == ("Karin", "06-00000000")
    notitie = kandidaat.stappen.get(intern=True, soort="contact")
    assert "06 99999999" in notitie.tekst


def test_de_volgende_stap_van_een_ander_blijft_staan(kandidaat, mentor):
    acties.spreek_volgende_stap_af(
        kandidaat=kandidaat, volgende_stap="Lesbezoek", eigenaar=mentor, op=timezone.localdate()
    )
    vraag(email=kandidaat.email)
    kandidaat.refresh_from_db()
    assert (kandidaat.volgende_stap, kandidaat.volgende_stap_van) == ("Lesbezoek", mentor)


@pytest.mark.parametrize("zonder", ["rust", "afgesloten"])
def test_wie_gestopt_was_is_met_een_vraag_weer_onderweg(makelaar, zonder):
    eerder = KandidaatFactory(**{zonder: True})
    vraag(email=eerder.email)
    eerder.refresh_from_db()
    assert (eerder.status, eerder.volgende_stap_van) == (Kandidaatstatus.ACTIEF, makelaar)


def test_de_makelaar_met_de_minste_volgende_stappen_krijgt_de_vraag(makelaar, regio):
    from demo.fabrieken.loket import MakelaarFactory

    KandidaatFactory(volgende_stap_van=makelaar)
    vrij = MakelaarFactory(organisatie=regio.loket).gebruiker
    assert vraag().eigenaar == vrij


def test_zonder_makelaar_gaat_de_vraag_naar_de_programmaleider(programmaleider):
    assert vraag().eigenaar == programmaleider


def test_zonder_iemand_zegt_het_formulier_dat_het_loket_nog_niet_open_is(regio, client):
    antwoord = client.post("/vragen/", FORMULIER)
    assert antwoord.status_code == 422
    assert "nog niet open" in antwoord.content.decode()
    assert (Vraag.objects.count(), Kandidaat.objects.count()) == (0, 0)
    with pytest.raises(Gebruiker.DoesNotExist):
        vraag()


# The form ------------------------------------------------------------------------------------------------


def test_het_formulier_leidt_naar_wat_er_nu_gebeurt(client, makelaar, route):
    antwoord = client.post("/vragen/", {**FORMULIER, "route": route.pk}, follow=True)
    bladzijde = antwoord.content.decode()
    assert antwoord.redirect_chain == [("/vragen/bedankt/", 302)]
    assert "fenna@voorbeeld.test" in bladzijde
    gesteld = Vraag.objects.get()
    assert (gesteld.route, gesteld.kandidaat.postcode) == (route, "1315AB")


def test_de_route_waar_iemand_vandaan_komt_is_al_gekozen(client, makelaar, route):
    bladzijde = client.get("/vragen/?route=zij-instroom").content.decode()
    assert f'<option value="{route.pk}" selected>' in bladzijde


def test_twee_keer_klikken_is_een_vraag_en_een_mail(client, makelaar, post):
    ingevuld = {**FORMULIER, "formulier": str(uuid.uuid4())}
    assert [client.post("/vragen/", ingevuld).status_code for _ in range(2)] == [302, 302]
    assert Vraag.objects.count() == 1
    assert len(post("fenna@voorbeeld.test")) == 1
    assert Stap.objects.filter(soort="vraag_gesteld").count() == 1


@pytest.mark.django_db(transaction=True)
def test_dezelfde_vraag_op_hetzelfde_moment_is_ook_een_vraag(makelaar, post):
    formulier = uuid.uuid4()

    def stel(_) -> int:
        try:
            return vraag(formulier=formulier).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as draden:
        gesteld = set(draden.map(stel, range(4)))
    assert gesteld == {Vraag.objects.get().pk}
    assert Kandidaat.objects.count() == 1
    assert len(post("fenna@voorbeeld.test")) == 1


def test_een_vraag_die_halverwege_mislukt_laat_niets_achter(client, makelaar, monkeypatch, post):
    monkeypatch.setattr("loket.meldingen.nieuwe_vraag", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        client.post("/vragen/", FORMULIER)
    assert (Vraag.objects.count(), Kandidaat.objects.count(), Stap.objects.count()) == (0, 0, 0)
    assert post() == []


def test_een_mail_in_html_maakt_van_de_vraag_geen_html(makelaar):
    vraag(tekst="<script>alert(1)</script>")
    bevestiging = Email.objects.get(to="fenna@voorbeeld.test")
    assert "<script>" not in bevestiging.html_message
    assert "<script>alert(1)</script>" in bevestiging.message


def test_wie_teruggaat_en_de_tekst_verandert_stelt_een_tweede_vraag(client, makelaar):
    ingevuld = {**FORMULIER, "formulier": str(uuid.uuid4())}
    client.post("/vragen/", ingevuld)
    client.post("/vragen/", {**ingevuld, "tekst": "En met een mbo-diploma?"})
    assert Vraag.objects.count() == 2


def test_een_robot_denkt_dat_het_gelukt_is(client, makelaar):
    antwoord = client.post("/vragen/", {**FORMULIER, "website": "https://koop.voorbeeld.test"})
    assert antwoord["Location"] == "/vragen/bedankt/"
    assert Vraag.objects.count() == 0


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("email", "geen adres", "geldig e-mailadres"),
        ("tekst", "  ", "verplicht"),
        ("postcode", "13", "Schrijf een postcode als 1315"),
        ("postcode", "0315AB", "Schrijf een postcode als 1315"),
        ("telefoon", "bel mij", "Schrijf een telefoonnummer"),
        ("tekst", "x" * 4001, "4000"),
    ],
)
def test_een_fout_geeft_het_formulier_terug_met_wat_er_stond(client, makelaar, veld, waarde, melding):
    antwoord = client.post("/vragen/", {**FORMULIER, veld: waarde})
    bladzijde = antwoord.content.decode().replace(".", "")
    assert antwoord.status_code == 422
    assert melding in bladzijde
    assert 'value="Fenna"' in bladzijde
    assert Kandidaat.objects.count() == 0


def test_na_tien_vragen_in_een_uur_vanaf_een_adres_is_het_genoeg(client, makelaar):
    for nummer in range(VRAGEN_PER_UUR):
        assert client.post("/vragen/", {**FORMULIER, "tekst": f"Vraag {nummer}"}).status_code == 302
    antwoord = client.post("/vragen/", {**FORMULIER, "tekst": "Nog een"})
    assert antwoord.status_code == 422
    assert "veel vragen" in antwoord.content.decode()
    assert "Nog een" in antwoord.content.decode()
    assert client.post("/vragen/", FORMULIER, REMOTE_ADDR="198.51.100.7").status_code == 302
    assert Vraag.objects.count() == VRAGEN_PER_UUR + 1


def test_wie_is_ingelogd_hoeft_zijn_naam_niet_te_typen(als, kandidaat):
    bladzijde = als(kandidaat.gebruiker).get("/vragen/").content.decode()
    assert 'value="Karin"' in bladzijde


# Answering ----------------------------------------------------------------------------------------------


@pytest.fixture
def gesteld(makelaar):
    return vraag()


def test_het_antwoord_gaat_naar_de_vrager_en_de_makelaar_kijkt_of_het_hielp(gesteld, makelaar, post):
    acties.beantwoord_vraag(vraag=gesteld, tekst="Ja, dat kan.", door=makelaar)
    gesteld.refresh_from_db()
    kandidaat = gesteld.kandidaat
    kandidaat.refresh_from_db()
    assert gesteld.status == Vraagstatus.BEANTWOORD
    assert gesteld.beantwoord_op is not None
    assert "Ja, dat kan." in post("fenna@voorbeeld.test")[-1]
    assert (kandidaat.volgende_stap, kandidaat.volgende_stap_van) == (NAGAAN, makelaar)
    assert kandidaat.volgende_stap_op == plus_werkdagen(timezone.localdate(), 10)


def test_een_leeg_antwoord_gaat_de_deur_niet_uit(gesteld, makelaar):
    with pytest.raises(ValidationError):
        acties.beantwoord_vraag(vraag=gesteld, tekst="  ", door=makelaar)
    assert Bericht.objects.count() == 0


def test_wie_genoeg_heeft_aan_het_antwoord_gaat_in_rust(gesteld, makelaar):
    acties.beantwoord_vraag(vraag=gesteld, tekst="Ja.", door=makelaar, vervolg=Vervolg.RUST)
    assert Kandidaat.objects.get().status == Kandidaatstatus.RUST


def test_de_makelaar_antwoordt_op_het_scherm_en_spreekt_een_stap_af(als, gesteld, makelaar):
    morgen = timezone.localdate() + timedelta(days=1)
    antwoord = als(makelaar).post(
        f"/werk/vragen/{gesteld.pk}/",
        {"tekst": "Ja.", "vervolg": "afspreken", "volgende_stap": "Bellen", "op": morgen.isoformat()},
    )
    assert antwoord.status_code == 302
    kandidaat = Kandidaat.objects.get()
    assert (kandidaat.volgende_stap, kandidaat.volgende_stap_op) == ("Bellen", morgen)


def test_twee_keer_op_verstuur_klikken_stuurt_een_antwoord(als, gesteld, makelaar, post):
    ingevuld = {
        "tekst": "Ja.",
        "vervolg": "afspreken",
        "volgende_stap": "Bellen",
        "op": timezone.localdate().isoformat(),
        "formulier": str(uuid.uuid4()),
    }
    for _ in range(2):
        als(makelaar).post(f"/werk/vragen/{gesteld.pk}/", ingevuld)
    assert Bericht.objects.count() == 1
    assert len(post("fenna@voorbeeld.test")) == 2  # the confirmation and one answer


def test_een_antwoord_zonder_volgende_stap_komt_terug_met_de_tekst(als, gesteld, makelaar):
    antwoord = als(makelaar).post(
        f"/werk/vragen/{gesteld.pk}/", {"tekst": "Mijn antwoord", "vervolg": "afspreken", "volgende_stap": ""}
    )
    assert antwoord.status_code == 422
    assert "Mijn antwoord" in antwoord.content.decode()
    assert Bericht.objects.count() == 0


def test_een_dag_in_het_verleden_is_geen_volgende_stap(als, gesteld, makelaar):
    gisteren = (timezone.localdate() - timedelta(days=1)).isoformat()
    ingevuld = {"tekst": "Ja.", "vervolg": "afspreken", "volgende_stap": "Bellen", "op": gisteren}
    assert als(makelaar).post(f"/werk/vragen/{gesteld.pk}/", ingevuld).status_code == 422


def test_de_makelaar_legt_een_vraag_van_de_telefoon_vast(als, makelaar):
    als(makelaar).post("/werk/vragen/nieuw/", {**FORMULIER, "kanaal": "telefoon"})
    assert Vraag.objects.get().kanaal == "telefoon"


def test_de_lijst_toont_vragen_die_wachten_de_dringendste_eerst(als, makelaar):
    jong, oud = VraagFactory(tekst="Jonge vraag"), VraagFactory(tekst="Oude vraag")
    Vraag.objects.filter(pk=oud.pk).update(antwoord_uiterlijk=timezone.localdate() - timedelta(days=1))
    VraagFactory(tekst="Klaar", status=Vraagstatus.BEANTWOORD, beantwoord_op=timezone.now())
    bladzijde = als(makelaar).get("/werk/vragen/").content.decode()
    assert bladzijde.index("Oude vraag") < bladzijde.index("Jonge vraag")
    assert "Klaar" not in bladzijde
    assert "Klaar" in als(makelaar).get("/werk/vragen/?toon=alle").content.decode()
    assert jong.tekst not in als(makelaar).get("/werk/vragen/?toon=mijn").content.decode()


def test_de_lijst_met_vragen_kost_even_veel_queries_bij_meer_vragen(
    als, makelaar, django_assert_max_num_queries
):
    browser = als(makelaar)
    VraagFactory.create_batch(3)
    browser.get("/werk/vragen/")
    with django_assert_max_num_queries(10):
        browser.get("/werk/vragen/")
    VraagFactory.create_batch(20)
    with django_assert_max_num_queries(10):
        browser.get("/werk/vragen/")


def test_de_reactietermijn_telt_werkdagen_vanaf_vandaag(regio, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2026, 11, 20))  # a Friday
    assert acties.uiterlijk() == date(2026, 11, 24)
    assert acties.uiterlijk(0) == date(2026, 11, 20)
