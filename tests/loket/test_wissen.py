"""Erasure keeps the figures and nothing else; the download knows every model; retention touches who is due."""

import json
from datetime import datetime, time, timedelta
from io import BytesIO

import pytest
from allauth.account.models import EmailAddress
from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import connection, models
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from post_office.models import Email
from pypdf import PdfReader

from demo.fabrieken.agenda import AanmeldingFactory, EvenementFactory, MeeloopverzoekFactory
from demo.fabrieken.balie import ImportopdrachtFactory, SamenvoegingFactory
from demo.fabrieken.begeleiding import GesprekFactory, KoppelingFactory, TrajectFactory
from demo.fabrieken.instroom import SubsidieFactory
from demo.fabrieken.loket import (
    BerichtFactory,
    DocumentFactory,
    DoorverwijzingFactory,
    KandidaatFactory,
    RouteaanmeldingFactory,
    StapFactory,
    ToestemmingFactory,
    VraagFactory,
)
from demo.fabrieken.matching import VoorstelFactory
from demo.fabrieken.organisaties import GebruikerFactory
from demo.fabrieken.vacatures import (
    SollicitatieberichtFactory,
    SollicitatieFactory,
    SollicitatienotitieFactory,
)
from loket import acties, meldingen
from loket.acties import bewaren as rondewerk
from loket.acties.aanmelden import meld_aan
from loket.acties.momentopname import velden_van
from loket.acties.samenvoegen import draai_samenvoeging_terug, voeg_samen
from loket.keuzes import Stapsoort
from loket.models import Bewaarronde, Kandidaat, Stap, Vraagnotitie, persoonsgegevens

KANARIE = "Kanariegeel"
ADRES = "kanariegeel@voorbeeld.test"
LANG_GELEDEN = timedelta(days=3 * 365)


@pytest.fixture
def persoon(makelaar, hr, tmp_path):
    """Somebody who left a trace everywhere; nothing of it is under way any more."""
    wie = KandidaatFactory(
        met_account=True, afgesloten=True, voornaam=KANARIE, achternaam=f"Van {KANARIE}", email=ADRES,
        telefoon="06-99887766", motivatie=KANARIE, postcode="1315AB",
    )  # fmt: skip
    EmailAddress.objects.get_or_create(user=wie.gebruiker, email=ADRES, defaults={"verified": True})
    type(wie.gebruiker).objects.filter(pk=wie.gebruiker_id).update(voornaam=KANARIE, achternaam=KANARIE)
    StapFactory(kandidaat=wie, tekst=f"{KANARIE} belde.", door=wie.gebruiker)
    ToestemmingFactory(kandidaat=wie)
    document = DocumentFactory(kandidaat=wie, bestandsnaam=f"cv-{KANARIE}.pdf")
    vraag = VraagFactory(kandidaat=wie, eigenaar=makelaar, tekst=f"Ik ben {KANARIE}")
    BerichtFactory(vraag=vraag, tekst=f"Dag {KANARIE}")
    DoorverwijzingFactory(
        vraag=vraag, kandidaat=wie, naar=hr.lidmaatschap, door=makelaar, toelichting=KANARIE,
        status="teruggegeven", reden=KANARIE, beantwoord_op=timezone.now(),
    )  # fmt: skip
    RouteaanmeldingFactory(
        kandidaat=wie,
        motivatie=KANARIE,
        oordeel=KANARIE,
        status="afgewezen",
        beoordeeld_op=timezone.now(),
        beoordeeld_door=makelaar,
    )
    sollicitatie = SollicitatieFactory(
        kandidaat=wie, motivatie=KANARIE, antwoord=KANARIE, profiel={"talen": [KANARIE]}, afgewezen=True
    )
    SollicitatieberichtFactory(sollicitatie=sollicitatie, tekst=KANARIE)
    SollicitatienotitieFactory(sollicitatie=sollicitatie, tekst=KANARIE)
    sollicitatie.documenten.add(document)
    VoorstelFactory(kandidaat=wie, status="afgewezen", reden_afwijzing=KANARIE)
    traject = TrajectFactory(
        kandidaat=wie, status="gestopt", gestopt_op=timezone.localdate(), stopreden=KANARIE
    )
    GesprekFactory(koppeling=KoppelingFactory(traject=traject), onderwerp=KANARIE, verslag=KANARIE)
    SubsidieFactory(kandidaat=wie, toelichting=KANARIE, status="afgewezen", besloten_op=timezone.localdate())
    dubbel = KandidaatFactory(voornaam=KANARIE, achternaam="Dubbel", rust=True)
    voeg_samen(blijft=wie, vervalt=dubbel, keuzes={}, door=makelaar)
    Vraagnotitie.objects.create(vraag=vraag, door=makelaar, tekst=KANARIE)
    meldingen.gestopt(wie, makelaar, KANARIE)
    acties.vraag_om_wissen(kandidaat=wie)
    Kandidaat.objects.filter(pk=wie.pk).update(bewaren_gemeld_op=timezone.localdate())
    wie.refresh_from_db()
    return wie


def sporen(*teksten: str) -> set[str]:
    """The columns of all tables in which one of these texts stands, as table.column."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables"
            " USING (table_schema, table_name) WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
            " AND (data_type IN ('text', 'character varying', 'json', 'jsonb') OR data_type = 'ARRAY')"
        )
        gevonden = set()
        for tabel, kolom in cursor.fetchall():
            cursor.execute(
                f'SELECT 1 FROM "{tabel}" WHERE "{kolom}"::text ILIKE ANY(%s) LIMIT 1',
                [[f"%{tekst}%" for tekst in teksten]],
            )
            if cursor.fetchone():
                gevonden.add(f"{tabel}.{kolom}")
    return gevonden


def test_na_het_wissen_staat_er_nergens_meer_iets_van_deze_persoon(
    persoon, django_capture_on_commit_callbacks
):
    bestand = persoon.documenten.get().bestand.name
    assert len(sporen(KANARIE)) > 15, "the canary has to be nearly everywhere, or this proves nothing"
    with django_capture_on_commit_callbacks(execute=True):
        acties.wis(kandidaat=persoon)
    assert sporen(KANARIE, ADRES, "06-99887766", "1315AB") == set()
    assert not default_storage.exists(bestand)


def test_wie_toch_twee_personen_zijn_weten_daarna_niets_van_elkaar(makelaar, als):
    """After a merge was undone, neither record holds anything of the other, and each is erased alone."""
    blijft = KandidaatFactory(voornaam="Noor", achternaam="Blijvers", volgende_stap_van=makelaar)
    ander = KandidaatFactory(voornaam="Terug", achternaam=KANARIE, email="terug@voorbeeld.test")
    samen = voeg_samen(blijft=blijft, vervalt=ander, keuzes={}, door=makelaar)
    assert samen.get_absolute_url() in als(makelaar).get(blijft.get_absolute_url()).content.decode()
    draai_samenvoeging_terug(samenvoeging=samen, door=makelaar)
    assert KANARIE in als(makelaar).get(samen.get_absolute_url()).content.decode()
    assert not any(spoor in str(acties.alle_gegevens(blijft)) for spoor in (KANARIE, ander.email))
    los = AanmeldingFactory(email=ander.email)
    acties.wis(kandidaat=blijft, door=makelaar)
    assert (type(los).objects.get(pk=los.pk).email, sporen(KANARIE) != set()) == (ander.email, True)
    assert ander.pgh_event_model.objects.filter(pgh_obj=ander.pk, achternaam=KANARIE).exists()
    acties.wis(kandidaat=ander, door=makelaar)
    assert not sporen(KANARIE, ander.email)


def test_ook_uit_de_foute_rijen_van_een_import_en_alleen_daar(persoon):
    fout = {"regel": 3, "kolom": "E-mail", "waarde": persoon.email.upper(), "reden": "Is er al."}
    raak = ImportopdrachtFactory(fouten=[fout])
    ander = ImportopdrachtFactory(fouten=[fout | {"waarde": "geen adres"}])
    acties.wis(kandidaat=persoon)
    for opdracht in (raak, ander):
        opdracht.refresh_from_db()
    assert (raak.fouten, len(ander.fouten)) == ([], 1)


def test_wat_telt_blijft_tellen(persoon):
    def telling():
        return {rij.model._meta.label: rij.rijen(persoon).count() for rij in persoonsgegevens if not rij.weg}

    vast = ("fase", "status", "sectoren", "bevoegdheid", "aangemaakt_op")
    eerst, waarden = telling(), [getattr(persoon, veld) for veld in vast]
    data = list(persoon.stappen.values_list("op", "soort"))
    acties.wis(kandidaat=persoon)
    persoon.refresh_from_db()
    assert telling() == eerst
    assert [getattr(persoon, veld) for veld in vast] == waarden
    assert (persoon.postcode, list(persoon.stappen.values_list("op", "soort"))) == ("1315", data)


def test_twee_keer_wissen_is_een_keer_en_de_volgende_van_dezelfde_naam_kan_ook(persoon, makelaar):
    eerste = acties.wis(kandidaat=persoon)
    assert acties.wis(kandidaat=persoon).anoniem_op == eerste.anoniem_op
    weer = KandidaatFactory(email=ADRES, afgesloten=True)
    acties.wis(kandidaat=weer)


def test_een_stap_staat_ook_na_het_wissen_weer_vast(persoon):
    acties.wis(kandidaat=persoon)
    with pytest.raises(Exception, match="Cannot update"):
        Stap.objects.filter(kandidaat=persoon).update(tekst="anders")


def test_inloggen_kan_niet_meer(persoon, als):
    browser = als(persoon.gebruiker)
    assert browser.get("/mijn/").status_code == 200
    acties.wis(kandidaat=persoon)
    assert browser.get("/mijn/").status_code == 302


def test_wie_nog_onderweg_is_trekt_alles_in_en_wordt_dan_gewist(makelaar):
    wie = KandidaatFactory(met_account=True, volgende_stap_van=makelaar)
    sollicitatie = SollicitatieFactory(kandidaat=wie)
    acties.wis(kandidaat=wie)
    sollicitatie.refresh_from_db()
    assert sollicitatie.status == "ingetrokken"


def test_wat_nog_openstond_wacht_niet_meer_en_een_plek_gaat_naar_wie_erop_wacht(makelaar, hr, post):
    wie = KandidaatFactory(voornaam=KANARIE, achternaam="Van Geel", email=ADRES, afgesloten=True)
    avond = EvenementFactory(capaciteit=1)
    plek = AanmeldingFactory(evenement=avond, kandidaat=wie, email=ADRES)
    wacht = AanmeldingFactory(evenement=avond, wacht=True)
    geweest = AanmeldingFactory(evenement=EvenementFactory(voorbij=True), kandidaat=wie, email=ADRES)
    los = AanmeldingFactory(email=ADRES)
    dag = MeeloopverzoekFactory(
        kandidaat=wie, email=ADRES, voornaam=KANARIE, school__bestuur=hr.lidmaatschap.organisatie
    )
    vraag = VraagFactory(kandidaat=wie, eigenaar=makelaar)
    acties.wis(kandidaat=wie)
    for rij in (plek, wacht, geweest, los, dag, vraag):
        rij.refresh_from_db()
    assert (plek.status, wacht.status, los.status) == ("afgemeld", "ingeschreven", "afgemeld")
    assert geweest.status == "ingeschreven", "wie er was, telt nog mee"
    assert (dag.status, vraag.status, vraag.wacht_sinds) == ("ingetrokken", "gesloten", None)
    assert len(post(wacht.email)) == 1
    assert "Een bezoeker komt op" in post(hr.email)[-1] and KANARIE not in post(hr.email)[-1]
    assert not [adres for adres, _ in post() if adres.endswith("gewist.invalid")]


def test_met_wie_gewist_is_valt_niets_meer_af_te_spreken(makelaar, als):
    wie = KandidaatFactory(afgesloten=True)
    vraag = VraagFactory(kandidaat=wie, eigenaar=makelaar)
    wie = acties.wis(kandidaat=wie)
    with pytest.raises(ValidationError, match="is gewist"):
        acties.spreek_volgende_stap_af(kandidaat=wie, volgende_stap="Bellen", eigenaar=makelaar, op=over(5))
    browser, kaart = als(makelaar), wie.get_absolute_url()
    bladzijde = browser.get(kaart).content.decode()
    assert "Gewist op" in bladzijde
    for niet in ("Leg vast", "Begin weer", "gewist.invalid", "Zet in de vervangingspool"):
        assert niet not in bladzijde
    stap = {"volgende_stap": "Bellen", "op": over(5).isoformat(), "eigenaar": makelaar.pk}
    assert browser.post(kaart, {"tekst": "Gebeld."} | stap).status_code == 422
    assert browser.post(f"{kaart}stap/", stap).status_code == 404
    assert browser.post(f"{kaart}einde/", {"besluit": "rust", "reden": "Niets."}).status_code == 404
    antwoord = browser.post(vraag.get_absolute_url(), {"tekst": "Dag", "vervolg": "afspreken"} | stap)
    assert (antwoord.status_code, "is gewist" in antwoord.content.decode()) == (422, True)
    assert Client().post(vraag.volgadres, {"tekst": "Hallo?"}).status_code == 422


def test_wie_een_traject_volgt_wordt_niet_gewist(als, makelaar):
    wie = TrajectFactory(kandidaat=KandidaatFactory(met_account=True, volgende_stap_van=makelaar)).kandidaat
    with pytest.raises(ValidationError, match="want u volgt een traject"):
        acties.wis(kandidaat=wie)
    assert als(wie.gebruiker).post("/mijn/gegevens/wissen/", {"bevestiging": "wis alles"}).status_code == 422


def test_elk_model_dat_aan_een_kandidaat_hangt_zit_in_de_download():
    bekend = {rij.model for rij in persoonsgegevens}
    te_bezien, gezien = [Kandidaat], set()
    while te_bezien:
        model = te_bezien.pop()
        gezien.add(model)
        for relatie in model._meta.related_objects:
            kind = relatie.related_model
            is_geschiedenis = hasattr(kind, "pgh_tracked_model")
            if kind not in gezien and not is_geschiedenis:
                te_bezien.append(kind)
    vergeten = {model._meta.label for model in gezien - bekend}
    assert not vergeten, f"noem deze modellen in persoonsgegevens: {vergeten}"


def test_elk_tekstveld_wordt_gewist_of_bestaat_uit_keuzes():
    """A new free text on a row about a person fails here until somebody says that it goes."""
    blijft = {
        "Vraag.samengevoegd_was",
        "Toestemming.tekstversie",
        "Exitgesprek.was",
        "Subsidie.kenmerk",
        "Stap.over",
        "Mijlpaal.naam",
    }
    for rij in persoonsgegevens:
        if rij.weg or rij.model is Kandidaat:
            continue
        for veld in rij.model._meta.concrete_fields:
            vrij = (
                isinstance(veld, models.CharField | models.TextField | models.JSONField) and not veld.choices
            )
            naam = f"{rij.model.__name__}.{veld.name}"
            assert not vrij or veld.name in rij.wis or naam in blijft, naam


# Download -------------------------------------------------------------------------------------------------


def test_de_download_heeft_alles_en_alleen_van_deze_persoon(als, persoon, andere_kandidaat):
    StapFactory(kandidaat=andere_kandidaat, tekst="Van iemand anders")
    oud = velden_van(KandidaatFactory.build(sectoren=["po"], vooropleiding="wo"))
    was = {"dagen": {"was": '["ma"]', "werd": "[]"}}
    SamenvoegingFactory(kandidaat=persoon, oud=oud, gewijzigd=was, verhuisd={"loket.stap.kandidaat": [1]})
    antwoord = als(persoon.gebruiker).get("/mijn/gegevens/download/json/")
    onderdelen = {deel["naam"]: deel["rijen"] for deel in json.loads(antwoord.content)["onderdelen"]}
    for naam in ("Uw profiel", "Uw vragen", "Uw sollicitaties", "Uw trajecten", "Gesprekken met uw mentor"):
        assert KANARIE in str(onderdelen[naam]), naam
    assert "Talen" in onderdelen["Uw sollicitaties"][0]["profiel"], "in words, where a model has them"
    samen = onderdelen["Dossiers die zijn samengevoegd"][-1]
    anders = samen["wat in het andere dossier stond"]
    assert (anders["sectoren"], anders["vooropleiding"]) == (["basisonderwijs"], "universiteit")
    assert samen["wat eerst in dit dossier stond"] == {"dagen": ["maandag"]}
    assert not any(woord in antwoord.content.decode() for woord in ("loket.stap", "oude pk", "volgnummer"))
    assert "Van iemand anders" not in antwoord.content.decode()
    assert antwoord["Content-Disposition"].endswith('"mijn-gegevens.json"')


def test_ook_wat_iemand_zonder_account_deed_staat_in_de_download_en_de_tijdlijn(als, makelaar):
    avond = EvenementFactory(titel="Avond zonder account")
    vroeg = AanmeldingFactory(evenement=avond, email="noor@voorbeeld.test")
    MeeloopverzoekFactory(email="noor@voorbeeld.test", school__naam="De Regenboog")
    van_ander = AanmeldingFactory(evenement=avond, email="ander@voorbeeld.test")
    gebruiker = GebruikerFactory(email="noor@voorbeeld.test")
    wie = acties.word_kandidaat(gebruiker=gebruiker)
    assert list(wie.aanmeldingen.values_list("pk", flat=True)) == [vroeg.pk]
    stap = wie.stappen.get(soort="evenement_aangemeld")
    assert (stap.op, "Avond zonder account" in stap.tekst) == (vroeg.aangemeld_op, True)
    assert "De Regenboog" in wie.stappen.get(soort="meelopen").tekst
    AanmeldingFactory(email="noor@voorbeeld.test", evenement__titel="Nog los")
    onderdelen = {rij["naam"]: str(rij["rijen"]) for rij in acties.alle_gegevens(wie)["onderdelen"]}
    assert "Avond zonder account" in onderdelen["Bijeenkomsten"] and "Nog los" in onderdelen["Bijeenkomsten"]
    assert van_ander.email not in onderdelen["Bijeenkomsten"]
    assert "noor@voorbeeld.test" in onderdelen["Uw account"]
    meld_aan(
        evenement=EvenementFactory(), voornaam="N", achternaam="Z", email="noor@werk.test", door=gebruiker
    )
    assert wie.aanmeldingen.filter(email="noor@werk.test").exists()


def test_de_pdf_is_te_lezen(als, persoon):
    antwoord = als(persoon.gebruiker).get("/mijn/gegevens/download/pdf/")
    tekst = " ".join(blad.extract_text() for blad in PdfReader(BytesIO(antwoord.content)).pages)
    assert "Wat wij van u weten" in tekst
    assert KANARIE in tekst
    op = timezone.localtime(persoon.aangemaakt_op)
    assert f"{date_format(op, 'j F Y, H.i')} uur" in tekst
    assert "Hierover weten wij niets" in tekst
    assert "+00:00" not in tekst and "{" not in tekst


# On request -----------------------------------------------------------------------------------------------


def test_wissen_vraagt_eerst_de_woorden_en_dan_een_mail(als, kandidaat, post):
    browser = als(kandidaat.gebruiker)
    assert browser.post("/mijn/gegevens/wissen/", {"bevestiging": "ja"}).status_code == 422
    assert not post()
    assert browser.post("/mijn/gegevens/wissen/", {"bevestiging": " Wis alles "}).status_code == 302
    kandidaat.refresh_from_db()
    assert (post(), kandidaat.anoniem_op) == ([(kandidaat.email, "Uw gegevens wissen")], None)
    pad = f"/gegevens/{acties.sleutel_voor(kandidaat)}/"
    bezoeker = Client()
    assert bezoeker.get(pad).status_code == 200
    assert bezoeker.post(pad, {"besluit": "wis"})["Location"] == "/gegevens/gewist/"
    kandidaat.refresh_from_db()
    assert kandidaat.anoniem_op
    for nog_eens in (bezoeker.get(pad), bezoeker.post(pad, {"besluit": "wis"})):
        assert nog_eens["Location"] == "/gegevens/gewist/"
    assert not Email.objects.exists()


def test_een_verzonnen_of_te_oude_sleutel_opent_niets(client, kandidaat, monkeypatch):
    assert client.get(f"/gegevens/{kandidaat.pk}.abc/").status_code == 404
    pad = f"/gegevens/{acties.sleutel_voor(kandidaat)}/"
    assert client.get(pad).status_code == 200
    monkeypatch.setattr(rondewerk, "GELDIG", timedelta(seconds=-1))
    assert client.get(pad).status_code == 404


# Retention ------------------------------------------------------------------------------------------------


def stil(**velden):
    """Somebody of whom nothing was heard for three years."""
    return KandidaatFactory(**{"rust": True, "aangemaakt_op": timezone.now() - LANG_GELEDEN} | velden)


def ronde(peildatum=None) -> Bewaarronde:
    rij = Bewaarronde.objects.create(peildatum=peildatum or timezone.localdate())
    acties.doe_bewaarronde(rij.pk)
    rij.refresh_from_db()
    return rij


def over(dagen: int):
    return timezone.localdate() + timedelta(days=dagen)


def test_eerst_een_mail_en_dertig_dagen_later_pas_weg(makelaar, post):
    wie = stil()
    assert (ronde().gewaarschuwd, len(post(wie.email))) == (1, 1)
    assert ronde(over(29)).geanonimiseerd == 0
    assert len(post(wie.email)) == 1
    assert ronde(over(30)).geanonimiseerd == 1
    wie.refresh_from_db()
    assert wie.anoniem_op
    assert ronde(over(60)).overgeslagen == {}


@pytest.mark.parametrize(("dagen", "gewaarschuwd"), [(731, 1), (729, 0)])
def test_de_termijn_is_twee_jaar_na_het_laatste_contact(makelaar, dagen, gewaarschuwd):
    wie = stil()
    StapFactory(kandidaat=wie, op=timezone.now() - timedelta(days=dagen))
    assert ronde().gewaarschuwd == gewaarschuwd


def test_wie_inlogde_is_niet_stil(makelaar):
    wie = stil(met_account=True)
    account = type(wie.gebruiker).objects.filter(pk=wie.gebruiker_id)
    lang = timezone.now() - LANG_GELEDEN
    account.update(date_joined=lang, last_login=timezone.now())
    assert ronde().gewaarschuwd == 0
    account.update(last_login=lang)
    assert ronde().gewaarschuwd == 1


def test_wie_na_de_waarschuwing_inlogt_leest_dat_alles_blijft(als, kandidaat):
    Kandidaat.objects.filter(pk=kandidaat.pk).update(bewaren_gemeld_op=over(-3))
    browser = Client()
    inlog = {"login": kandidaat.gebruiker.email, "password": "geheim"}
    kandidaat.gebruiker.set_password("geheim")
    kandidaat.gebruiker.save()
    assert "dus wij bewaren ze" in browser.post("/accounts/login/", inlog, follow=True).text
    kandidaat.refresh_from_db()
    assert kandidaat.bewaren_gemeld_op is None
    assert "dus wij bewaren ze" not in browser.post("/accounts/login/", inlog, follow=True).text


def test_de_regio_kiest_de_termijn(makelaar, regio):
    stil(aangemaakt_op=timezone.now() - timedelta(days=400))
    assert ronde().gewaarschuwd == 0
    type(regio).objects.update(bewaartermijn_maanden=12)
    assert ronde().gewaarschuwd == 1


def test_houd_mijn_gegevens_begint_de_termijn_opnieuw(makelaar, client):
    wie = stil()
    ronde()
    client.post(f"/gegevens/{acties.sleutel_voor(wie)}/", {"besluit": "houd"})
    assert ronde(over(30)).geanonimiseerd == 0
    wie.refresh_from_db()
    assert wie.bewaren_gemeld_op is None


def actief(makelaar, **velden):
    """Somebody of whom nothing was heard for three years, with a next step that nobody took."""
    return stil(rust=False, volgende_stap_van=makelaar, **velden)


def test_wie_iets_open_heeft_blijft_en_het_verslag_zegt_waarom(makelaar, hr):
    actief(makelaar, fase="matchen")
    TrajectFactory(kandidaat=stil())
    VraagFactory(kandidaat=actief(makelaar), eigenaar=makelaar)
    SollicitatieFactory(kandidaat=actief(makelaar))
    VoorstelFactory(kandidaat=stil())
    RouteaanmeldingFactory(kandidaat=actief(makelaar))
    doorverwezen = actief(makelaar)
    beantwoord = VraagFactory(
        kandidaat=doorverwezen,
        eigenaar=makelaar,
        status="gesloten",
        wacht_sinds=None,
        antwoord_uiterlijk=None,
    )
    DoorverwijzingFactory(vraag=beantwoord, kandidaat=doorverwezen, naar=hr.lidmaatschap, door=makelaar)
    verslag = ronde()
    assert verslag.overgeslagen == {
        "is nog onderweg": 1,
        "volgt een traject": 1,
        "heeft een vraag die openstaat": 1,
        "heeft een sollicitatie lopen": 1,
        "is voorgesteld voor een baan": 1,
        "heeft zich aangemeld voor een route": 1,
        "is doorverwezen naar een collega": 1,
    }
    assert verslag.gewaarschuwd == 0


def test_een_oude_toelating_of_een_halve_aanmelding_houdt_niemand(makelaar):
    toegelaten = stil()
    RouteaanmeldingFactory(kandidaat=toegelaten, status="toegelaten", beoordeeld_op=timezone.now())
    half = actief(makelaar)
    RouteaanmeldingFactory(kandidaat=half, status="concept")
    RouteaanmeldingFactory(kandidaat=stil())
    verslag = ronde()
    assert (verslag.gewaarschuwd, verslag.overgeslagen) == (3, {})
    assert ronde(over(30)).geanonimiseerd == 3


def test_van_een_ronde_die_stilstaat_hoort_beheer_elke_week(programmaleider, makelaar, post):
    rij = acties.begin_bewaarronde()
    acties.stop_bewaarronde(ronde=rij)
    assert acties.begin_bewaarronde() == rij
    assert post() == [(programmaleider.email, "De bewaarronde staat stil")]


def test_wie_ooit_iets_vroeg_wordt_gewist_nadat_de_eigenaar_van_de_stap_het_weet(makelaar, als, post):
    wie = actief(makelaar)
    eigen_stap = stil(met_account=True)
    acties.hervat(
        kandidaat=eigen_stap, volgende_stap="Kies een route", eigenaar=eigen_stap.gebruiker, op=over(3)
    )
    type(makelaar).objects.filter(pk=eigen_stap.gebruiker_id).update(
        last_login=None, date_joined=wie.aangemaakt_op
    )
    VraagFactory(
        kandidaat=wie, eigenaar=makelaar, status="gesloten", wacht_sinds=None, antwoord_uiterlijk=None
    )
    assert (ronde().gewaarschuwd, ronde().gewaarschuwd) == (2, 0)
    (brief,) = post(makelaar.email)
    assert brief.startswith("Iemand verdwijnt over dertig dagen uit het loket")
    assert wie.naam in brief
    assert eigen_stap.naam not in brief
    assert "Wordt gewist op" in als(makelaar).get(wie.get_absolute_url()).content.decode()
    assert ronde(over(30)).geanonimiseerd == 2
    wie.refresh_from_db()
    assert wie.anoniem_op
    assert (wie.status, wie.volgende_stap, wie.volgende_stap_van) == ("afgesloten", "", None)


def test_een_gesprek_na_de_waarschuwing_houdt_iemand_en_de_volgende_keer_komt_er_weer_eerst_een_mail(
    makelaar, als
):
    wie = actief(makelaar)
    ronde()
    assert "Wordt gewist op" in als(makelaar).get(wie.get_absolute_url()).text
    acties.leg_contact_vast(kandidaat=wie, tekst="Wil volgend jaar beginnen.", door=makelaar)
    assert "Wordt gewist op" not in als(makelaar).get(wie.get_absolute_url()).text
    assert ronde(over(30)).geanonimiseerd == 0
    wie.refresh_from_db()
    assert wie.bewaren_gemeld_op is None


@pytest.mark.parametrize("soort", Stapsoort.values)
@pytest.mark.parametrize("intern", [False, True])
def test_alleen_wat_iemand_zelf_deed_of_meemaakte_is_contact(makelaar, soort, intern):
    wie = stil()
    StapFactory(kandidaat=wie, soort=soort, intern=intern, door=makelaar)
    tussen_collegas = soort in {
        "volgende_stap", "fase", "status", "voorgesteld", "gekoppeld", "mijlpaal_terug", "subsidie",
        "geimporteerd", "samengevoegd",
    }  # fmt: skip
    is_contact = soort == "contact" or not (intern or tussen_collegas)
    stil_gebleven = Kandidaat.objects.stil_sinds(timezone.now() - timedelta(days=1))
    assert stil_gebleven.filter(pk=wie.pk).exists() is not is_contact


def test_wat_het_portaal_zelf_noteert_is_geen_contact(makelaar):
    wie = stil()
    StapFactory(kandidaat=wie, intern=True, door=None)
    assert wie in Kandidaat.objects.stil_sinds(timezone.now() - timedelta(days=1))


@pytest.mark.parametrize(("dagen", "vergeten"), [(0, 0), (1, 2)])
def test_een_bezoeker_is_drie_maanden_na_de_dag_vergeten_en_telt_nog_mee(
    makelaar, monkeypatch, dagen, vergeten
):
    monkeypatch.setattr(rondewerk, "PER_KEER", 1)
    dag = timezone.localdate() - relativedelta(months=3) - timedelta(days=dagen)
    toen = timezone.make_aware(datetime.combine(dag, time(20)))
    avond = EvenementFactory(begint_op=toen, eindigt_op=toen + timedelta(hours=2))
    wie = {"voornaam": KANARIE, "achternaam": "Van Geel", "email": ADRES}
    kwam = AanmeldingFactory(evenement=avond, aanwezig=True, **wie)
    van_kandidaat = AanmeldingFactory(evenement=avond, kandidaat=KandidaatFactory(rust=True))
    bij_school = MeeloopverzoekFactory(dag=dag, telefoon="06-99887766", vraag=KANARIE, **wie)
    assert ronde().vergeten == vergeten
    assert bool(sporen(KANARIE, ADRES, "06-99887766")) is not bool(vergeten)
    kwam.refresh_from_db()
    bij_school.refresh_from_db()
    assert (kwam.aanwezig, kwam.heeft_plek) == (True, True)
    assert bij_school.status == ("ingetrokken" if vergeten else "gevraagd")
    voornaam = van_kandidaat.voornaam
    van_kandidaat.refresh_from_db()
    assert van_kandidaat.voornaam == voornaam
    assert ronde().vergeten == 0


def test_een_ronde_die_halverwege_valt_gaat_verder_en_doet_niets_dubbel(makelaar, monkeypatch, post):
    monkeypatch.setattr(rondewerk, "PER_KEER", 3)
    mensen = [stil() for _ in range(8)]
    KandidaatFactory.create_batch(3, rust=True)
    rij = Bewaarronde.objects.create()
    rondewerk._doe_stapel(rij.pk)
    echt = rondewerk.meldingen.gaat_verdwijnen
    monkeypatch.setattr(
        rondewerk.meldingen, "gaat_verdwijnen", lambda k, *a: 1 / 0 if k == mensen[4] else echt(k, *a)
    )
    with pytest.raises(ZeroDivisionError):
        acties.doe_bewaarronde(rij.pk)
    rij.refresh_from_db()
    assert (rij.gewaarschuwd, len(post())) == (3, 3)
    monkeypatch.setattr(rondewerk.meldingen, "gaat_verdwijnen", echt)
    acties.doe_bewaarronde(rij.pk)
    acties.doe_bewaarronde(rij.pk)
    rij.refresh_from_db()
    assert (rij.status, rij.gewaarschuwd) == ("klaar", 8)
    assert sorted(adres for adres, _ in post()) == sorted(k.email for k in mensen)


def test_stoppen_en_verder_gaan_op_het_scherm(als, programmaleider, makelaar, monkeypatch):
    monkeypatch.setattr(rondewerk, "PER_KEER", 2)
    [stil() for _ in range(4)]
    browser = als(programmaleider)
    browser.post("/werk/bewaren/", {"besluit": "begin"})
    rij = Bewaarronde.objects.get()
    rondewerk._doe_stapel(rij.pk)
    browser.post("/werk/bewaren/", {"besluit": "stop"})
    acties.doe_bewaarronde(rij.pk)
    rij.refresh_from_db()
    assert (rij.status, rij.gewaarschuwd) == ("gestopt", 2)
    assert "Ga verder" in browser.get("/werk/bewaren/").content.decode()
    browser.post("/werk/bewaren/", {"besluit": "verder"})
    acties.doe_bewaarronde(rij.pk)
    rij.refresh_from_db()
    assert (rij.status, rij.gewaarschuwd) == ("klaar", 4)


def test_wie_mag_de_rondes_zien(als, programmaleider, makelaar, hr, kandidaat):
    assert als(programmaleider).get("/werk/bewaren/").status_code == 200
    for ander in (makelaar, hr, kandidaat.gebruiker):
        assert als(ander).get("/werk/bewaren/").status_code == 404
