"""One inbox for the loket: whose a question is, what colleagues note, what is attached, what is one question."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.html import escape
from post_office.models import Email

from demo.fabrieken.loket import (
    BerichtFactory,
    BijlageFactory,
    DoorverwijzingFactory,
    KandidaatFactory,
    StandaardantwoordFactory,
    VraagFactory,
)
from demo.fabrieken.organisaties import LidmaatschapFactory
from loket import acties
from loket.acties.vragen import VRAAG_BEANTWOORDEN
from loket.keuzes import Berichtsoort, Kanaal, Kandidaatstatus, Vraagstatus
from loket.models import Bericht, Bijlage, Kandidaat, Standaardantwoord, Vraag, Vraagnotitie
from loket.tasks import bewaak_vragen
from loket.views.gesprek import belofte
from onderwijsregio.kern.tijd import plus_werkdagen
from onderwijsregio.organisaties.keuzes import Rol

MAANDAG = date(2026, 11, 23)


@pytest.fixture
def vraag(kandidaat, makelaar):
    return VraagFactory(kandidaat=kandidaat, eigenaar=makelaar, tekst="Mag ik lesgeven met hbo?")


@pytest.fixture
def collega(regio):
    return LidmaatschapFactory(
        rol=Rol.MAKELAAR, organisatie=regio.loket, gebruiker__voornaam="Noor"
    ).gebruiker


def pdf(naam="diploma.pdf", inhoud=None) -> SimpleUploadedFile:
    from pypdf import PdfWriter

    if inhoud is None:
        import io

        schrijver, bak = PdfWriter(), io.BytesIO()
        schrijver.add_blank_page(100, 100)
        schrijver.write(bak)
        inhoud = bak.getvalue()
    return SimpleUploadedFile(naam, inhoud)


def antwoord(vraag, door, **anders) -> Bericht:
    return acties.beantwoord_vraag(**{"vraag": vraag, "tekst": "Ja, dat kan.", "door": door} | anders)


def vers(vraag) -> Vraag:
    return Vraag.objects.get(pk=vraag.pk)


# Who waits, and until when -------------------------------------------------------------------------------


def test_wie_vraagt_wacht_tot_de_dag_die_de_regio_belooft(makelaar, regio):
    gesteld = acties.stel_vraag(
        voornaam="Fenna", achternaam="Vos", email="fenna@voorbeeld.test", telefoon="", tekst="Hoe begin ik?"
    )
    assert gesteld.antwoord_uiterlijk == plus_werkdagen(timezone.localdate(), 2)
    assert gesteld.wacht_sinds == gesteld.gesteld_op


@pytest.mark.parametrize(
    "stand",
    [
        {"wacht_sinds": None},
        {"antwoord_uiterlijk": None},
        {"wacht_sinds": None, "antwoord_uiterlijk": None},
        {"status": Vraagstatus.WACHT},
        {"status": Vraagstatus.GESLOTEN},
    ],
)
def test_de_database_weigert_een_vraag_die_wacht_zonder_dag_of_die_klaar_is_en_wacht(vraag, stand):
    with pytest.raises(IntegrityError), transaction.atomic():
        Vraag.objects.filter(pk=vraag.pk).update(**stand)


def test_een_vraag_gaat_alleen_wegen_die_er_zijn(vraag, makelaar):
    antwoord(vraag, makelaar)
    with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic():
        Vraag.objects.filter(pk=vraag.pk).update(
            status=Vraagstatus.NIEUW, wacht_sinds=timezone.now(), antwoord_uiterlijk=MAANDAG
        )


@pytest.mark.parametrize(
    ("nu", "uiterlijk", "tekst", "toon"),
    [
        (datetime(2026, 11, 23, 15, 0), MAANDAG, "vandaag, nog 2 uur", "let-op"),
        (datetime(2026, 11, 23, 18, 0), MAANDAG, "vandaag", "let-op"),
        (datetime(2026, 11, 23, 8, 30), date(2026, 11, 24), "nog 2 werkdagen", "rust"),
        (datetime(2026, 11, 24, 0, 1), MAANDAG, "te laat sinds ma 23 nov", "fout"),
    ],
)
def test_bij_een_vraag_staat_hoeveel_tijd_er_nog_is(vraag, nu, uiterlijk, tekst, toon):
    vraag.antwoord_uiterlijk = uiterlijk
    assert belofte(vraag, timezone.make_aware(nu)) == {"tekst": tekst, "toon": toon}


def test_wie_niet_wacht_heeft_geen_tijd_die_verstrijkt(vraag, makelaar):
    antwoord(vraag, makelaar)
    assert belofte(vers(vraag)) is None


# The list ------------------------------------------------------------------------------------------------


def lijst(browser, query="") -> str:
    return browser.get(f"/werk/vragen/{query}").content.decode()


def test_de_tabbladen_tonen_wat_wacht_van_mij_van_niemand_te_laat_en_alles(als, makelaar, collega):
    VraagFactory(tekst="Van Mira", eigenaar=makelaar)
    VraagFactory(tekst="Van Noor", eigenaar=collega)
    VraagFactory(tekst="Van niemand", eigenaar=None)
    VraagFactory(tekst="Te lang", eigenaar=collega, antwoord_uiterlijk=timezone.localdate() - timedelta(1))
    VraagFactory(tekst="Al klaar", status=Vraagstatus.BEANTWOORD, beantwoord_op=timezone.now())
    browser = als(makelaar)
    alle = ["Van Mira", "Van Noor", "Van niemand", "Te lang", "Al klaar"]

    def gezien(query):
        bladzijde = lijst(browser, query)
        return [tekst for tekst in alle if f">{tekst}</a>" in bladzijde]

    assert gezien("") == alle[:4]
    assert gezien("?toon=mijn") == ["Van Mira"]
    assert gezien("?toon=vrij") == ["Van niemand"]
    assert gezien("?toon=laat") == ["Te lang"]
    assert gezien("?toon=alle") == alle
    assert gezien("?toon=onzin") == alle[:4]


def test_een_vraag_van_wie_geen_rol_meer_heeft_is_van_niemand(als, makelaar, collega):
    VraagFactory(tekst="Verweesd", eigenaar=collega)
    collega.lidmaatschappen.update(tot=timezone.localdate())
    assert "Verweesd" in lijst(als(makelaar), "?toon=vrij")


@pytest.mark.parametrize(
    ("query", "gevonden"),
    [
        ("?kanaal=markt", "Op de markt"),
        ("?toon=alle&status=wacht", "Wacht op diploma"),
        ("?zoek=diploma&toon=alle", "Wacht op diploma"),
        ("?zoek=zoekmij", "Op de markt"),
        ("?zoek=karin+mij@voorbeeld", "Op de markt"),
    ],
)
def test_filteren_en_zoeken(als, makelaar, query, gevonden):
    VraagFactory(
        tekst="Op de markt",
        kanaal=Kanaal.MARKT,
        kandidaat__voornaam="Karin",
        kandidaat__email="zoekmij@voorbeeld.test",
    )
    VraagFactory(tekst="Wacht op diploma", status=Vraagstatus.WACHT)
    VraagFactory(tekst="Iets anders")
    bladzijde = lijst(als(makelaar), query)
    andere = {"Op de markt", "Wacht op diploma", "Iets anders"} - {gevonden}
    assert gevonden in bladzijde
    assert not [tekst for tekst in andere if tekst in bladzijde]


def test_niets_gevonden_zegt_wat_te_doen(als, makelaar):
    assert "Wis een filter" in lijst(als(makelaar), "?zoek=bestaatniet")
    assert lijst(als(makelaar), "?zoek=%00&kanaal=onzin")


def test_de_vraag_zelf_kost_even_veel_queries_bij_een_lang_gesprek(
    als, vraag, makelaar, django_assert_max_num_queries
):
    browser = als(makelaar)

    def groei(aantal):
        for _ in range(aantal):
            BijlageFactory(vraag=vraag, bericht=BerichtFactory(vraag=vraag, door=makelaar))
            Vraagnotitie.objects.create(vraag=vraag, tekst="Notitie", door=makelaar)

    groei(2)
    browser.get(vraag.get_absolute_url())
    with django_assert_max_num_queries(32):
        browser.get(vraag.get_absolute_url())
    groei(15)
    with django_assert_max_num_queries(32):
        browser.get(vraag.get_absolute_url())


# Whose it is ---------------------------------------------------------------------------------------------


def test_overnemen_zet_de_vraag_in_behandeling_en_de_volgende_stap_gaat_mee(als, vraag, kandidaat, collega):
    acties.spreek_volgende_stap_af(
        kandidaat=kandidaat, volgende_stap=VRAAG_BEANTWOORDEN, eigenaar=vraag.eigenaar, op=MAANDAG
    )
    als(collega).post(f"/werk/vragen/{vraag.pk}/toewijzen/", {"aan": collega.pk, "van": vraag.eigenaar_id})
    assert (vers(vraag).eigenaar, vers(vraag).status) == (collega, Vraagstatus.BEHANDELING)
    kandidaat.refresh_from_db()
    assert kandidaat.volgende_stap_van == collega


def test_een_collega_die_een_vraag_krijgt_hoort_het_en_wie_die_geeft_niet(vraag, makelaar, collega, post):
    acties.wijs_toe(vraag=vraag, aan=collega, door=makelaar)
    assert post() == [(collega.email, f"De vraag van {vraag.kandidaat} is nu van u")]
    assert vers(vraag).status == Vraagstatus.NIEUW


def test_twee_collegas_die_tegelijk_overnemen_nemen_niet_allebei(
    als, vraag, makelaar, collega, programmaleider
):
    van = vraag.eigenaar_id
    als(collega).post(f"/werk/vragen/{vraag.pk}/toewijzen/", {"aan": collega.pk, "van": van})
    tweede = als(programmaleider).post(
        f"/werk/vragen/{vraag.pk}/toewijzen/", {"aan": programmaleider.pk, "van": van}
    )
    assert tweede.status_code == 422
    assert "Intussen is deze vraag van Noor" in tweede.content.decode()
    assert vers(vraag).eigenaar == collega


def test_een_vraag_kan_worden_teruggelegd_en_dan_reageert_de_vrager_bij_een_makelaar(als, vraag, makelaar):
    als(makelaar).post(f"/werk/vragen/{vraag.pk}/toewijzen/", {"aan": "", "van": makelaar.pk})
    assert vers(vraag).eigenaar is None
    assert als(makelaar).get(vraag.get_absolute_url()).status_code == 200
    acties.reageer(vraag=vers(vraag), tekst="Is er al iets bekend?")
    assert vers(vraag).eigenaar == makelaar


def test_aan_iemand_buiten_het_loket_wordt_geen_vraag_gegeven(als, vraag, makelaar, hr):
    bladzijde = als(makelaar).post(f"/werk/vragen/{vraag.pk}/toewijzen/", {"aan": hr.pk})
    assert bladzijde.status_code == 422
    assert vers(vraag).eigenaar == makelaar


# Notes and closing ---------------------------------------------------------------------------------------


def test_een_notitie_leest_het_loket_en_de_vrager_nooit(als, vraag, kandidaat, makelaar, post):
    als(makelaar).post(f"/werk/vragen/{vraag.pk}/notitie/", {"tekst": "Klonk onzeker aan de lijn."})
    assert "Klonk onzeker" in als(makelaar).get(vraag.get_absolute_url()).content.decode()
    for adres in (vraag.volgadres, f"/mijn/vragen/{vraag.pk}/"):
        assert "Klonk onzeker" not in als(kandidaat.gebruiker).get(adres).content.decode()
    antwoord(vraag, makelaar)
    assert not [mail for mail in post(kandidaat.email) if "Klonk onzeker" in mail]


def test_een_collega_elders_leest_de_notities_van_het_loket_niet(als, vraag, makelaar, hr):
    acties.noteer_bij_vraag(vraag=vraag, tekst="Alleen voor het loket.", door=makelaar)
    DoorverwijzingFactory(vraag=vraag, naar=hr.lidmaatschappen.get())
    bladzijde = als(hr).get(vraag.get_absolute_url()).content.decode()
    assert vraag.tekst in bladzijde
    assert "Alleen voor het loket." not in bladzijde


def test_dezelfde_notitie_uit_hetzelfde_formulier_is_een_notitie(als, vraag, makelaar):
    ingevuld = {"tekst": "Een keer.", "formulier": str(uuid.uuid4())}
    for _ in range(2):
        als(makelaar).post(f"/werk/vragen/{vraag.pk}/notitie/", ingevuld)
    assert Vraagnotitie.objects.count() == 1


def test_een_lege_notitie_komt_terug_met_een_melding(als, vraag, makelaar):
    assert als(makelaar).post(f"/werk/vragen/{vraag.pk}/notitie/", {"tekst": " "}).status_code == 422


def test_sluiten_vraagt_een_reden_en_een_reactie_opent_de_vraag_weer(als, vraag, makelaar):
    adres = f"/werk/vragen/{vraag.pk}/sluiten/"
    assert als(makelaar).post(adres, {"reden": ""}).status_code == 422
    assert als(makelaar).post(adres, {"reden": "Reclame."}).status_code == 302
    assert vers(vraag).status == Vraagstatus.GESLOTEN
    acties.reageer(vraag=vers(vraag), tekst="Het was geen reclame.")
    assert (vers(vraag).status, vers(vraag).antwoord_uiterlijk) == (
        Vraagstatus.BEHANDELING,
        acties.uiterlijk(),
    )


def test_twee_keer_sluiten_is_een_notitie(vraag, makelaar):
    for _ in range(2):
        acties.sluit_vraag(vraag=vraag, reden="Belde al.", door=makelaar)
    assert vraag.notities.count() == 1


def test_een_vraag_bij_een_collega_wordt_niet_gesloten(vraag, hr, makelaar):
    acties.verwijs_door(vraag=vraag, naar=hr.lidmaatschappen.get(), toelichting="-", door=makelaar)
    with pytest.raises(ValidationError, match="nog niet geantwoord"):
        acties.sluit_vraag(vraag=vraag, reden="Klaar.", door=makelaar)


# Written down by staff -----------------------------------------------------------------------------------


GEBELD = {
    "voornaam": "Bas",
    "achternaam": "Smit",
    "email": "bas@voorbeeld.test",
    "tekst": "Wat kost de pabo?",
}


@pytest.mark.parametrize("kanaal", ["telefoon", "mail", "markt"])
def test_wat_elders_is_gevraagd_staat_op_het_moment_dat_het_was(als, makelaar, kanaal):
    gisteren = timezone.localtime() - timedelta(days=1)
    ingevuld = GEBELD | {"kanaal": kanaal, "gesteld_op": f"{gisteren:%Y-%m-%dT%H:%M}"}
    assert als(makelaar).post("/werk/vragen/nieuw/", ingevuld).status_code == 302
    gesteld = Vraag.objects.get()
    assert (gesteld.kanaal, timezone.localdate(gesteld.gesteld_op)) == (kanaal, gisteren.date())


def test_de_belofte_telt_vanaf_het_moment_van_de_vraag_en_is_dan_meteen_voorbij(als, makelaar, post, client):
    """A mail that lay for a week gets no fresh promise: it is late at once, and everybody hears it."""
    vorige_week = timezone.localtime() - timedelta(days=12)
    ingevuld = GEBELD | {"kanaal": "mail", "gesteld_op": f"{vorige_week:%Y-%m-%dT%H:%M}"}
    als(makelaar).post("/werk/vragen/nieuw/", ingevuld)
    gesteld = Vraag.objects.te_laat().get()
    assert gesteld.antwoord_uiterlijk == plus_werkdagen(vorige_week.date(), 2)
    assert gesteld.kandidaat.volgende_stap_op == gesteld.antwoord_uiterlijk
    assert "te laat sinds" in als(makelaar).get(gesteld.get_absolute_url()).text
    assert "Dat is niet gelukt" in post("bas@voorbeeld.test")[0]
    assert "Dat is niet gelukt" in client.get(gesteld.volgadres).text
    werkdag = plus_werkdagen(timezone.localdate(), 0)
    LidmaatschapFactory(rol=Rol.PROGRAMMALEIDER)
    assert acties.bewaak_vragen(werkdag) == (1, 1)


@pytest.mark.parametrize("jaar", ["0001", "0207"])
def test_een_gesprek_van_eeuwen_geleden_is_een_tikfout(als, makelaar, jaar):
    ingevuld = GEBELD | {"kanaal": "markt", "gesteld_op": f"{jaar}-01-01T00:00"}
    antwoord = als(makelaar).post("/werk/vragen/nieuw/", ingevuld)
    assert (antwoord.status_code, Vraag.objects.count()) == (422, 0)
    assert "Kijk het jaar na." in antwoord.text


def test_een_gesprek_dat_nog_moet_komen_wordt_niet_vastgelegd(als, makelaar):
    morgen = timezone.localtime() + timedelta(days=1)
    ingevuld = GEBELD | {"kanaal": "markt", "gesteld_op": f"{morgen:%Y-%m-%dT%H:%M}"}
    assert als(makelaar).post("/werk/vragen/nieuw/", ingevuld).status_code == 422


def test_wat_meteen_is_verteld_staat_bij_de_vraag_en_gaat_niet_als_antwoord_de_mail_in(als, makelaar, post):
    als(makelaar).post("/werk/vragen/nieuw/", GEBELD | {"kanaal": "telefoon", "verteld": "Ruim 2.600 euro."})
    gesteld = Vraag.objects.get()
    assert gesteld.status == Vraagstatus.BEANTWOORD
    assert gesteld.berichten.get().soort == Berichtsoort.GESPROKEN
    assert post() == [("bas@voorbeeld.test", "Wat wij met u bespraken")], "er is niets meer te beantwoorden"
    mail = Email.objects.get()
    for tekst in (mail.message, mail.html_message):
        assert "Wij spraken elkaar" in tekst and "uiterlijk" not in tekst
    assert "Ruim 2.600 euro." in als(None).get(gesteld.volgadres).content.decode()


# Answering ------------------------------------------------------------------------------------------------


def test_wacht_op_de_vrager_staat_apart(als, vraag, makelaar):
    antwoord(vraag, makelaar, wacht=True)
    assert vers(vraag).status == Vraagstatus.WACHT


def test_wie_als_tweede_antwoordt_ziet_eerst_wat_er_gebeurde_en_verliest_geen_tekst(
    als, vraag, makelaar, collega, post
):
    ingevuld = {"tekst": "Mijn lange antwoord", "vervolg": "laten", "gezien": acties.laatste_bericht(vraag)}
    antwoord(vraag, collega, tekst="Noor was eerder.")
    tweede = als(makelaar).post(vraag.get_absolute_url(), ingevuld | {"vervolg": "laten"})
    bladzijde = tweede.content.decode()
    assert tweede.status_code == 422
    assert "Noor was eerder." in bladzijde
    assert "Mijn lange antwoord" in bladzijde
    assert f"{escape(collega.naam)} schreef" in bladzijde
    nieuwste = acties.laatste_bericht(vraag)
    assert f'name="gezien" value="{nieuwste}"' in bladzijde
    opnieuw = als(makelaar).post(vraag.get_absolute_url(), ingevuld | {"gezien": nieuwste})
    assert opnieuw.status_code == 302
    assert Bericht.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_twee_antwoorden_op_precies_hetzelfde_moment_zijn_er_een(vraag, makelaar, collega):
    gezien = acties.laatste_bericht(vraag)

    def verstuur(door) -> str:
        try:
            antwoord(vraag, door, gezien=gezien, tekst=door.naam)
            return "verstuurd"
        except ValidationError as fout:
            return fout.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as draden:
        assert sorted(draden.map(verstuur, [makelaar, collega])) == ["intussen", "verstuurd"]


# The asker writes back ------------------------------------------------------------------------------------


def test_wie_de_link_heeft_leest_het_gesprek_en_schrijft_terug(als, vraag, makelaar, post):
    antwoord(vraag, makelaar)
    assert vraag.volgadres in post(vraag.kandidaat.email)[-1]
    vrager = als(None)
    assert "Ja, dat kan." in vrager.get(vraag.volgadres).content.decode()
    assert vrager.post(vraag.volgadres, {"tekst": "En met mbo?"}).status_code == 302
    opnieuw = vers(vraag)
    assert (opnieuw.status, opnieuw.antwoord_uiterlijk) == (Vraagstatus.BEHANDELING, acties.uiterlijk())
    assert "En met mbo?" in post(makelaar.email)[-1]
    assert "En met mbo?" in vrager.get(vraag.volgadres).content.decode()


@pytest.mark.parametrize("sleutel", ["1", "1.onzin", "x.y", "%00"])
def test_zonder_onze_handtekening_is_er_niets_te_lezen(als, vraag, sleutel):
    assert als(None).get(f"/vragen/gesprek/{sleutel}/").status_code == 404


def test_de_bladzijde_van_de_vrager_wordt_niet_bewaard_en_verklapt_de_link_niet(als, vraag):
    antwoord_ = als(None).get(vraag.volgadres)
    assert "no-store" in antwoord_["Cache-Control"]
    assert "noindex" in antwoord_.content.decode()


def test_twee_keer_versturen_is_een_reactie(als, vraag):
    ingevuld = {"tekst": "Nog een vraag", "formulier": str(uuid.uuid4())}
    for _ in range(2):
        als(None).post(vraag.volgadres, ingevuld)
    assert Bericht.objects.count() == 1


def test_wie_gestopt_was_en_reageert_is_weer_onderweg(makelaar):
    gesloten = VraagFactory(
        kandidaat=KandidaatFactory(afgesloten=True),
        eigenaar=makelaar,
        status=Vraagstatus.BEANTWOORD,
        beantwoord_op=timezone.now(),
    )
    acties.reageer(vraag=gesloten, tekst="Ik wil toch.")
    assert Kandidaat.objects.get(pk=gesloten.kandidaat_id).status == Kandidaatstatus.ACTIEF


def test_met_een_account_schrijft_de_vrager_terug_op_de_eigen_bladzijde(
    als, vraag, kandidaat, andere_kandidaat
):
    adres = f"/mijn/vragen/{vraag.pk}/"
    assert als(kandidaat.gebruiker).post(adres, {"tekst": "Dank!"}).status_code == 302
    assert als(andere_kandidaat.gebruiker).post(adres, {"tekst": "Dank!"}).status_code == 404
    assert Bericht.objects.count() == 1


# Attachments ----------------------------------------------------------------------------------------------


VRAAG = {"voornaam": "Fenna", "achternaam": "Vos", "email": "f@voorbeeld.test", "tekst": "Kijkt u mee?"}


def test_een_vraag_met_bestanden_komt_heel_aan(als, makelaar):
    als(None).post("/vragen/", VRAAG | {"bijlagen": [pdf("diploma.pdf"), pdf("cv.pdf")]})
    gesteld = Vraag.objects.get()
    assert [rij.bestandsnaam for rij in gesteld.bijlagen.all()] == ["diploma.pdf", "cv.pdf"]
    assert "diploma.pdf" in als(makelaar).get(gesteld.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("bestand", "melding"),
    [
        (lambda: pdf("leeg.pdf", b""), "leeg.pdf: dit bestand is leeg"),
        (lambda: pdf("groot.pdf", b"%PDF-" + b"0" * 20_000_000), "groot.pdf: Dit bestand is groter dan 5 MB"),
        (lambda: pdf("virus.pdf", b"MZ geen pdf"), "virus.pdf: Dit is geen pdf"),
        (lambda: pdf("stuk.pdf", b"%PDF-1.4 stuk"), "stuk.pdf: Deze pdf is beschadigd"),
        (lambda: pdf("half.jpg", b"\xff\xd8\xff\xe0 half"), "half.jpg: Deze foto is beschadigd"),
    ],
)
def test_een_verkeerd_bestand_geeft_een_melding_en_laat_niets_half_achter(
    als, makelaar, settings, bestand, melding
):
    antwoord_ = als(None).post("/vragen/", VRAAG | {"bijlagen": [pdf(), bestand()]})
    assert antwoord_.status_code == 422
    assert melding in antwoord_.content.decode()
    assert "Kijkt u mee?" in antwoord_.content.decode()
    assert (Vraag.objects.count(), Bijlage.objects.count()) == (0, 0)
    assert not list(settings.MEDIA_ROOT.rglob("*.*")) and not (settings.MEDIA_ROOT / "vragen").exists()


def test_meer_dan_drie_bestanden_is_te_veel(als, makelaar):
    antwoord_ = als(None).post("/vragen/", VRAAG | {"bijlagen": [pdf() for _ in range(4)]})
    assert "hoogstens 3 bestanden" in antwoord_.content.decode()


def test_een_andere_fout_zegt_dat_de_bestanden_opnieuw_moeten(als, makelaar):
    antwoord_ = als(None).post("/vragen/", VRAAG | {"email": "geen adres", "bijlagen": [pdf()]})
    assert "Kies uw bestanden opnieuw" in antwoord_.content.decode()


def test_een_bestand_dat_niet_te_schrijven_is_laat_geen_vraag_en_geen_bestand_achter(
    makelaar, monkeypatch, settings
):
    echt, aantal = Bijlage.save, []

    def stuk(self, *args, **kwargs):
        aantal.append(1)
        if len(aantal) == 2:
            raise OSError("schijf vol")
        return echt(self, *args, **kwargs)

    monkeypatch.setattr(Bijlage, "save", stuk)
    with pytest.raises(OSError, match="schijf vol"):
        acties.stel_vraag(**VRAAG, telefoon="", bijlagen=[pdf("a.pdf"), pdf("b.pdf")])
    assert Vraag.objects.count() == 0
    assert not [pad for pad in settings.MEDIA_ROOT.rglob("*") if pad.is_file()]


def test_een_bestand_bij_een_antwoord_opent_de_vrager_met_de_link(als, vraag, makelaar, post):
    als(makelaar).post(
        vraag.get_absolute_url(),
        {"tekst": "Zie de folder.", "vervolg": "rust", "bijlagen": [pdf("folder.pdf")]},
    )
    bijlage = Bijlage.objects.get()
    assert "zit een bestand" in post(vraag.kandidaat.email)[-1]
    adres = f"{vraag.volgadres}{bijlage.pk}/"
    assert adres in als(None).get(vraag.volgadres).content.decode()
    gekregen = als(None).get(adres)
    assert gekregen.getvalue().startswith(b"%PDF-")
    assert gekregen["Content-Disposition"] == 'attachment; filename="folder.pdf"'
    assert (gekregen["X-Content-Type-Options"], gekregen["Content-Type"]) == ("nosniff", "application/pdf")


def test_een_bestand_is_alleen_voor_wie_de_vraag_mag_lezen(
    als, vraag, kandidaat, andere_kandidaat, makelaar, hr
):
    adres = BijlageFactory(vraag=vraag).get_absolute_url()
    for wie, status in (
        (makelaar, 200),
        (kandidaat.gebruiker, 200),
        (andere_kandidaat.gebruiker, 404),
        (hr, 404),
    ):
        antwoord_ = als(wie).get(adres)
        assert antwoord_.status_code == status
        if status == 200:
            antwoord_.getvalue()
    assert als(None).get(adres).status_code == 302
    ander = VraagFactory(kandidaat=andere_kandidaat)
    assert als(None).get(f"{ander.volgadres}{Bijlage.objects.get().pk}/").status_code == 404


# Canned answers -------------------------------------------------------------------------------------------


def test_een_standaardtekst_komt_ingevuld_achter_wat_er_stond_en_er_gaat_niets_uit(
    als, vraag, makelaar, post
):
    tekst = StandaardantwoordFactory(tekst="Beste {voornaam}, groet van {mijn naam} van {loket}.")
    ingevuld = {"tekst": "Mijn begin.", "standaard": tekst.pk, "invoegen": "ja", "vervolg": "rust"}
    antwoord_ = als(makelaar).post(vraag.get_absolute_url(), ingevuld)
    bladzijde = antwoord_.content.decode()
    assert antwoord_.status_code == 200
    assert "Mijn begin." in bladzijde
    assert f"Beste Karin, groet van {escape(makelaar.naam)} van " in bladzijde
    assert (Bericht.objects.count(), post()) == (0, [])


def test_zonder_keuze_zegt_invoegen_wat_er_moet_en_blijft_de_tekst_staan(als, vraag, makelaar):
    bladzijde = als(makelaar).post(vraag.get_absolute_url(), {"tekst": "Mijn begin.", "invoegen": "ja"})
    assert "Kies eerst een standaardantwoord" in bladzijde.content.decode()
    assert "Mijn begin." in bladzijde.content.decode()


def test_een_voorbeeld_verstuurt_niets(als, vraag, makelaar, post):
    bladzijde = als(makelaar).post(vraag.get_absolute_url(), {"tekst": "Zo dan.", "voorbeeld": "ja"})
    assert "Er is nog niets verstuurd" in bladzijde.content.decode()
    assert (Bericht.objects.count(), post()) == (0, [])


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("Dag {vornaam}", "Onbekend: {vornaam}. U kunt kiezen uit {voornaam}"),
        ("Dag {voornaam", "losse accolade"),
        ("Dag {}", "Onbekend: {}"),
    ],
)
def test_een_plaatshouder_die_niemand_kan_invullen_wordt_geweigerd(als, makelaar, tekst, melding):
    antwoord_ = als(makelaar).post(
        "/werk/vragen/antwoorden/nieuw/", {"naam": "Dag", "tekst": tekst, "actief": "on"}
    )
    assert antwoord_.status_code == 422
    assert melding in antwoord_.content.decode()
    assert Standaardantwoord.objects.count() == 0


def test_schrijven_bekijken_wijzigen_en_uit_gebruik_nemen(als, vraag, makelaar):
    browser, nieuw = als(makelaar), {"naam": "Dag", "tekst": "Dag {voornaam}", "actief": "on"}
    assert (
        "Dag Karin"
        in browser.post("/werk/vragen/antwoorden/nieuw/", nieuw | {"voorbeeld": "ja"}).content.decode()
    )
    assert Standaardantwoord.objects.count() == 0
    browser.post("/werk/vragen/antwoorden/nieuw/", nieuw)
    rij = Standaardantwoord.objects.get()
    assert "Dag</option>" in browser.get(vraag.get_absolute_url()).content.decode()
    browser.post(rij.get_absolute_url(), {"naam": "Dag", "tekst": "Dag {naam}"})
    rij.refresh_from_db()
    assert (rij.actief, rij.tekst, rij.gewijzigd_door) == (False, "Dag {naam}", makelaar)
    assert "Dag</option>" not in browser.get(vraag.get_absolute_url()).content.decode()


def test_twee_teksten_met_dezelfde_naam_zijn_niet_uit_elkaar_te_houden(als, makelaar):
    StandaardantwoordFactory(naam="Meelopen")
    antwoord_ = als(makelaar).post(
        "/werk/vragen/antwoorden/nieuw/", {"naam": "meelopen", "tekst": "x", "actief": "on"}
    )
    assert antwoord_.status_code == 422
    assert "Er is al een standaardantwoord met deze naam" in antwoord_.content.decode()


# Two questions that are one -------------------------------------------------------------------------------


@pytest.fixture
def dubbel(vraag, kandidaat, makelaar):
    """The same question, asked a day earlier and answered in neither place."""
    return VraagFactory(
        kandidaat=kandidaat,
        eigenaar=makelaar,
        tekst="Zelfde vraag per mail",
        gesteld_op=vraag.gesteld_op - timedelta(1),
    )


def test_samengevoegd_lezen_ze_als_een_en_blijft_alles_bewaard(als, vraag, dubbel, makelaar):
    BijlageFactory(vraag=vraag)
    BerichtFactory(vraag=vraag, door=makelaar, tekst="Bij de jongste")
    acties.noteer_bij_vraag(vraag=vraag, tekst="Notitie bij de jongste", door=makelaar)
    als(makelaar).post(f"/werk/vragen/{vraag.pk}/samenvoegen/", {"met": dubbel.pk})
    assert vers(vraag).samengevoegd_in == dubbel  # the oldest goes on
    bladzijde = als(makelaar).get(vraag.get_absolute_url(), follow=True).content.decode()
    for tekst in (vraag.tekst, dubbel.tekst, "diploma.pdf", "Bij de jongste", "Notitie bij de jongste"):
        assert tekst in bladzijde
    assert vraag.tekst not in lijst(als(makelaar), "?toon=alle")
    assert dubbel.tekst in als(None).get(vraag.volgadres).content.decode()


@pytest.mark.parametrize("met", ["", "²", "٣", "-1", "9" * 19])
def test_een_nummer_dat_geen_vraag_is_bestaat_niet(als, vraag, makelaar, met):
    assert als(makelaar).post(f"/werk/vragen/{vraag.pk}/samenvoegen/", {"met": met}).status_code == 404


def test_de_eerste_belofte_geldt_voor_beide(vraag, dubbel, makelaar):
    blijft = acties.voeg_vragen_samen(vraag=vraag, met=dubbel, door=makelaar)
    assert blijft.antwoord_uiterlijk == min(vraag.antwoord_uiterlijk, dubbel.antwoord_uiterlijk)
    assert blijft.wacht_sinds == dubbel.wacht_sinds


def test_wie_in_een_van_beide_nog_wacht_wacht(vraag, dubbel, makelaar):
    antwoord(dubbel, makelaar)
    blijft = acties.voeg_vragen_samen(vraag=vraag, met=dubbel, door=makelaar)
    assert (blijft, vers(blijft).status) == (dubbel, Vraagstatus.BEHANDELING)
    acties.haal_vragen_uit_elkaar(dubbel=vers(vraag), door=makelaar)
    assert (vers(dubbel).status, vers(dubbel).wacht_sinds) == (Vraagstatus.BEANTWOORD, None)
    assert (vers(vraag).status, vers(vraag).samengevoegd_in) == (Vraagstatus.NIEUW, None)


def test_uit_elkaar_kan_tot_er_iets_gebeurt_en_daarna_zegt_het_scherm_waarom_niet(
    als, vraag, dubbel, makelaar
):
    acties.voeg_vragen_samen(vraag=vraag, met=dubbel, door=makelaar)
    bladzijde = als(makelaar).get(dubbel.get_absolute_url()).content.decode()
    assert "Haal uit elkaar" in bladzijde
    antwoord(dubbel, makelaar)
    als(makelaar).post(f"/werk/vragen/{vraag.pk}/losmaken/")
    assert vers(vraag).samengevoegd_in == dubbel
    assert "Dat hoort bij beide vragen" in als(makelaar).get(dubbel.get_absolute_url()).content.decode()


def test_uit_elkaar_halen_op_het_scherm(als, vraag, dubbel, makelaar):
    acties.voeg_vragen_samen(vraag=vraag, met=dubbel, door=makelaar)
    als(makelaar).post(f"/werk/vragen/{vraag.pk}/losmaken/")
    assert vers(vraag).samengevoegd_in is None
    with pytest.raises(ValidationError, match="al los"):
        acties.haal_vragen_uit_elkaar(dubbel=vers(vraag), door=makelaar)


def test_vragen_van_twee_mensen_worden_niet_samengevoegd(als, vraag, makelaar):
    ander = VraagFactory(eigenaar=makelaar)
    als(makelaar).post(f"/werk/vragen/{vraag.pk}/samenvoegen/", {"met": ander.pk})
    assert vers(vraag).samengevoegd_in is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Vraag.objects.filter(pk=vraag.pk).update(samengevoegd_in=ander, samengevoegd_op=timezone.now())


def test_in_een_samengevoegde_vraag_wordt_niet_geantwoord_en_niet_verder_samengevoegd(
    vraag, dubbel, makelaar
):
    acties.voeg_vragen_samen(vraag=vraag, met=dubbel, door=makelaar)
    with pytest.raises(ValidationError, match="samengevoegd"):
        antwoord(vraag, makelaar)
    derde = VraagFactory(kandidaat=vraag.kandidaat, eigenaar=makelaar)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vraag.objects.filter(pk=dubbel.pk).update(samengevoegd_in=derde, samengevoegd_op=timezone.now())


def test_een_derde_vraag_komt_bij_de_twee_die_er_al_een_zijn(vraag, dubbel, makelaar):
    acties.voeg_vragen_samen(vraag=vraag, met=dubbel, door=makelaar)
    oudste = VraagFactory(
        kandidaat=vraag.kandidaat, eigenaar=makelaar, gesteld_op=dubbel.gesteld_op - timedelta(days=3)
    )
    assert acties.voeg_vragen_samen(vraag=oudste, met=dubbel, door=makelaar) == dubbel


# The promise ----------------------------------------------------------------------------------------------


def test_de_eigenaar_hoort_het_op_de_laatste_dag_en_de_programmaleider_als_het_te_laat_is(
    vraag, makelaar, programmaleider, post
):
    Vraag.objects.filter(pk=vraag.pk).update(antwoord_uiterlijk=MAANDAG)
    assert acties.bewaak_vragen(date(2026, 11, 20)) == (0, 0)  # the working day before
    assert [acties.bewaak_vragen(MAANDAG) for _ in range(2)] == [(1, 0), (0, 0)]
    assert [acties.bewaak_vragen(date(2026, 11, 24)) for _ in range(2)] == [(0, 1), (0, 0)]
    assert [adres for adres, _ in post()] == [makelaar.email, programmaleider.email]
    assert vraag.get_absolute_url() in post(makelaar.email)[0]


@pytest.mark.parametrize("dag", [date(2026, 11, 21), date(2026, 12, 25)])
def test_op_een_vrije_dag_hoort_niemand_iets(vraag, programmaleider, dag):
    Vraag.objects.filter(pk=vraag.pk).update(antwoord_uiterlijk=date(2026, 11, 20))
    assert acties.bewaak_vragen(dag) == (0, 0)


def test_een_vraag_van_niemand_wordt_aan_alle_makelaars_verteld(kandidaat, makelaar, collega, post):
    VraagFactory(kandidaat=kandidaat, eigenaar=None, antwoord_uiterlijk=MAANDAG)
    acties.bewaak_vragen(MAANDAG)
    assert {adres for adres, _ in post()} == {makelaar.email, collega.email}


def test_zonder_programmaleider_wacht_de_melding_op_wie_er_komt(vraag, regio):
    Vraag.objects.filter(pk=vraag.pk).update(antwoord_uiterlijk=MAANDAG)
    assert acties.bewaak_vragen(date(2026, 11, 24)) == (1, 0)
    LidmaatschapFactory(rol=Rol.PROGRAMMALEIDER, organisatie=regio.loket, van=date(2026, 1, 1))
    assert acties.bewaak_vragen(date(2026, 11, 24)) == (0, 1)


def test_na_een_reactie_telt_een_nieuwe_belofte(vraag, makelaar, post):
    Vraag.objects.filter(pk=vraag.pk).update(antwoord_uiterlijk=MAANDAG)
    acties.bewaak_vragen(MAANDAG)
    antwoord(vers(vraag), makelaar)
    acties.reageer(vraag=vers(vraag), tekst="En nu?")
    assert (vers(vraag).geprikt_op, vers(vraag).opgeschaald_op) == (None, None)


def test_de_taak_doet_wat_er_vandaag_te_doen_is_en_kan_twee_keer(vraag, post):
    for _ in range(2):
        bewaak_vragen()
    assert len(post()) <= 1
