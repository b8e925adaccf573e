"""Two records of one person become one without losing anything, and two again when it was a mistake."""

import random
import time
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from demo.fabrieken.agenda import AanmeldingFactory, EvenementFactory, MeeloopverzoekFactory
from demo.fabrieken.balie import GeenDubbelFactory, ImportopdrachtFactory, SamenvoegingFactory
from demo.fabrieken.begeleiding import InschrijvingFactory, TrajectFactory
from demo.fabrieken.loket import (
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
from demo.fabrieken.vacatures import SollicitatieFactory
from loket import acties
from loket.acties import aanmelden, adressen, importwerk, verwijzingen
from loket.acties.momentopname import DEUR, velden_van
from loket.acties.samenvoegen import (
    NIEUW,
    OUD,
    draai_samenvoeging_terug,
    keuzevelden,
    noem_geen_dubbel,
    vingerafdruk,
    voeg_samen,
)
from loket.acties.wissen import wis
from loket.keuzes import Fase
from loket.models import GeenDubbel, Importrij, Kandidaat, Samenvoeging, Stap, Toestemming
from loket.rapportages.dubbelen import BUREN, vind_dubbelen

pytestmark = pytest.mark.django_db


@pytest.fixture
def twee(makelaar):
    """The record that stays and the record that goes up in it."""
    return (
        KandidaatFactory(voornaam="Noor", email="noor@voorbeeld.test", volgende_stap_van=makelaar),
        KandidaatFactory(voornaam="Nora", email="nora@voorbeeld.test", volgende_stap_van=makelaar),
    )


def samen(twee, door, **keuzes) -> Samenvoeging:
    return voeg_samen(blijft=twee[0], vervalt=twee[1], keuzes=keuzes, door=door)


def alles_van(kandidaat: Kandidaat) -> dict:
    """Every row of whichever app that points at this candidate."""
    return {
        verwijzingen.naam_van(veld): set(
            verwijzingen.rijen_van(veld, kandidaat.pk).values_list("pk", flat=True)
        )
        for veld in verwijzingen.sleutels()
    }


# Every table -------------------------------------------------------------------------------------------


def test_elke_verwijzing_naar_een_kandidaat_is_geregeld():
    """Fails when an app adds a foreign key to Kandidaat and does not say what a merge does with it."""
    for veld in verwijzingen.sleutels():
        verwijzingen.omgang_met(veld)


def test_een_verwijzing_die_een_keer_mag_zegt_wat_er_bij_een_botsing_gebeurt():
    for veld in verwijzingen.sleutels():
        omgang = verwijzingen.omgang_met(veld)
        if verwijzingen.uniek(veld):
            assert omgang.weiger or omgang.parkeer or omgang.eigen, verwijzingen.naam_van(veld)


def test_een_nieuwe_verwijzing_houdt_het_samenvoegen_tegen(twee, makelaar, monkeypatch):
    monkeypatch.delitem(verwijzingen._omgang, "loket.vraag.kandidaat")
    with pytest.raises(ValidationError, match="niet geregeld"):
        samen(twee, makelaar)


@pytest.fixture
def vol(twee, makelaar):
    """The record that goes has one of everything."""
    _, vervalt = twee
    document = DocumentFactory(kandidaat=vervalt)
    StapFactory(kandidaat=vervalt)
    ToestemmingFactory(kandidaat=vervalt)
    vraag = VraagFactory(kandidaat=vervalt, eigenaar=makelaar)
    DoorverwijzingFactory(vraag=vraag)
    RouteaanmeldingFactory(kandidaat=vervalt)
    AanmeldingFactory(kandidaat=vervalt)
    MeeloopverzoekFactory(kandidaat=vervalt)
    sollicitatie = SollicitatieFactory(kandidaat=vervalt)
    sollicitatie.documenten.add(document)
    VoorstelFactory(kandidaat=vervalt)
    TrajectFactory(kandidaat=vervalt)
    InschrijvingFactory(kandidaat=vervalt)
    Importrij.objects.create(
        opdracht=ImportopdrachtFactory(klaar=True), regel=2, kandidaat=vervalt, nieuw=True
    )
    SamenvoegingFactory(kandidaat=vervalt)
    return vervalt


def test_alles_van_het_oude_dossier_staat_bij_het_dossier_dat_blijft(twee, vol, makelaar):
    hier, daar = alles_van(twee[0]), alles_van(twee[1])
    assert sum(map(bool, daar.values())) >= 13
    samen(twee, makelaar)
    na = alles_van(twee[0])
    for naam, pks in daar.items():
        assert pks | hier[naam] <= na[naam], naam
    assert not Kandidaat.objects.filter(pk=vol.pk).exists()


def test_terugdraaien_zet_alles_terug_zoals_het_was(twee, vol, makelaar):
    voor = [(velden_van(k), alles_van(k)) for k in twee]
    draai_samenvoeging_terug(samenvoeging=samen(twee, makelaar, voornaam=OUD, email=OUD), door=makelaar)
    for kandidaat, (velden, rijen) in zip(twee, voor, strict=True):
        kandidaat.refresh_from_db()
        assert velden_van(kandidaat) == velden
        na = alles_van(kandidaat)
        for naam, pks in rijen.items():
            extra = na[naam] - pks
            assert pks <= na[naam], naam
            assert not extra or naam in ("loket.stap.kandidaat", "loket.samenvoeging.kandidaat"), naam


def test_wie_het_andere_dossier_niet_mag_zien_houdt_de_volgende_stap_niet(twee, makelaar, hr):
    blijft, vervalt = twee
    ToestemmingFactory(kandidaat=blijft, doel="besturen")
    Kandidaat.objects.filter(pk=blijft.pk).update(volgende_stap_van=hr)
    acties.scherm_af(kandidaat=vervalt, organisatie=hr.lidmaatschap.organisatie, door=makelaar)
    samenvoeging = samen(twee, makelaar)
    blijft.refresh_from_db()
    assert blijft.volgende_stap_van == makelaar
    draai_samenvoeging_terug(samenvoeging=samenvoeging, door=makelaar)
    assert Kandidaat.objects.filter(pk=vervalt.pk, volgende_stap_van=makelaar).exists()


def test_wat_er_sinds_het_samenvoegen_bij_kwam_blijft(twee, makelaar):
    Kandidaat.objects.filter(pk=twee[1].pk).update(motivatie="Van het oude dossier.")
    samenvoeging = samen(twee, makelaar, motivatie="vervalt")
    vraag = VraagFactory(kandidaat=twee[0])
    Kandidaat.objects.filter(pk=twee[0].pk).update(motivatie="Later geschreven.")
    draai_samenvoeging_terug(samenvoeging=samenvoeging, door=makelaar)
    vraag.refresh_from_db()
    assert vraag.kandidaat == twee[0]
    twee[0].refresh_from_db()
    assert twee[0].motivatie == "Later geschreven."


def test_de_database_laat_het_oude_dossier_niet_gaan_als_er_iets_achterblijft(twee, makelaar, monkeypatch):
    VraagFactory(kandidaat=twee[1])
    zonder = [v for v in verwijzingen.sleutels() if verwijzingen.naam_van(v) != "loket.vraag.kandidaat"]
    monkeypatch.setattr("loket.acties.samenvoegen.sleutels", lambda: iter(zonder))
    with pytest.raises(Exception, match="loket_vraag"):
        samen(twee, makelaar)
    assert Kandidaat.objects.filter(pk=twee[1].pk).exists()


def test_de_deur_in_de_tijdlijn_is_smal(twee, makelaar):
    """Outside a merge a step cannot be changed; the door is for two triggers and nothing else."""
    stap = StapFactory(kandidaat=twee[1])
    samen(twee, makelaar)
    assert set(DEUR) == {"loket.Stap:stap_staat_vast", "loket.Kandidaat:fase_volgt_klantreis"}
    with pytest.raises(Exception, match="Cannot update"):
        Stap.objects.filter(pk=stap.pk).update(tekst="anders")


# Fields ------------------------------------------------------------------------------------------------


def test_per_veld_blijft_wat_gekozen_is(twee, makelaar):
    Kandidaat.objects.filter(pk=twee[1].pk).update(
        telefoon="06-00000099", postcode="1324", sectoren=["vo", "mbo"]
    )
    samen(twee, makelaar, telefoon=OUD, postcode=NIEUW, sectoren=OUD, email=OUD)
    na = Kandidaat.objects.get(pk=twee[0].pk)
    assert (na.telefoon, na.postcode, na.sectoren, na.email) == (
        "06-00000099",
        "1311",
        ["vo", "mbo"],
        "nora@voorbeeld.test",
    )


def test_er_is_een_keuze_voor_elk_veld_dat_iemand_kan_invullen():
    velden = {veld.name for veld in Kandidaat._meta.concrete_fields if veld.editable}
    stap = {"status", "volgende_stap_van", "volgende_stap_op"}
    assert velden - {"id", "gebruiker", "aangemaakt_op", "fase"} - stap == set(keuzevelden())


@pytest.mark.parametrize("kant", [0, 1])
def test_wie_actief_was_blijft_actief_met_stap_eigenaar_en_datum(makelaar, kant):
    twee = [KandidaatFactory(rust=True), KandidaatFactory(rust=True)]
    twee[kant] = KandidaatFactory(volgende_stap="Bellen", volgende_stap_van=makelaar)
    samen(twee, makelaar)
    na = Kandidaat.objects.get(pk=twee[0].pk)
    assert (na.status, na.volgende_stap, na.volgende_stap_van) == ("actief", "Bellen", makelaar)


@pytest.mark.parametrize(
    ("hier", "daar", "blijft"),
    [
        ({"fase": Fase.WERVEN}, {"fase": Fase.OPLEIDEN}, Fase.OPLEIDEN),
        ({"fase": Fase.BEGELEIDEN}, {"fase": Fase.OPLEIDEN}, Fase.BEGELEIDEN),
        ({"fase": Fase.WERVEN}, {"fase": Fase.OPLEIDEN, "rust": True}, Fase.OPLEIDEN),
        ({"fase": Fase.WERVEN}, {"fase": Fase.OPLEIDEN, "afgesloten": True}, Fase.WERVEN),
    ],
)
def test_de_verste_fase_van_een_reis_die_nog_loopt_blijft(makelaar, hier, daar, blijft):
    twee = KandidaatFactory(**hier), KandidaatFactory(**daar)
    samen(twee, makelaar)
    assert Kandidaat.objects.get(pk=twee[0].pk).fase == blijft


def test_een_fase_die_de_klantreis_niet_in_een_keer_kent_kan_bij_samenvoegen_en_terug(makelaar):
    twee = KandidaatFactory(fase=Fase.WERVEN), KandidaatFactory(fase=Fase.PROFESSIONALISEREN)
    samenvoeging = samen(twee, makelaar)
    assert Kandidaat.objects.get(pk=twee[0].pk).fase == Fase.PROFESSIONALISEREN
    draai_samenvoeging_terug(samenvoeging=samenvoeging, door=makelaar)
    assert Kandidaat.objects.get(pk=twee[0].pk).fase == Fase.WERVEN


def test_het_account_gaat_mee_en_komt_bij_terugdraaien_terug(makelaar):
    twee = KandidaatFactory(), KandidaatFactory(met_account=True)
    gebruiker = twee[1].gebruiker
    samenvoeging = samen(twee, makelaar)
    assert Kandidaat.objects.get(pk=twee[0].pk).gebruiker == gebruiker
    draai_samenvoeging_terug(samenvoeging=samenvoeging, door=makelaar)
    assert Kandidaat.objects.get(pk=twee[1].pk).gebruiker == gebruiker
    assert Kandidaat.objects.get(pk=twee[0].pk).gebruiker is None


@pytest.mark.parametrize("keuze", [NIEUW, OUD])
def test_van_twee_accounts_kiest_de_kandidaat_en_het_andere_gaat_dicht_en_weer_open(
    als, makelaar, keuze, post
):
    twee = KandidaatFactory(met_account=True), KandidaatFactory(met_account=True)
    hier, daar = (rij.gebruiker for rij in twee)
    Kandidaat.objects.filter(pk=twee[0].pk).update(volgende_stap_van=hier)
    adres = reverse("loket:samenvoegen", args=[rij.pk for rij in twee])
    bladzijde = als(makelaar).get(adres)
    ingevuld = dict.fromkeys(bladzijde.context["form"].fields, NIEUW) | {
        "gezien": bladzijde.context["form"].initial["gezien"]
    }
    zonder = {naam: waarde for naam, waarde in ingevuld.items() if naam != "gebruiker"}
    geweigerd = als(makelaar).post(adres, zonder)
    assert geweigerd.status_code == 422 and "Kies het account waarmee" in geweigerd.content.decode()
    assert als(makelaar).post(adres, ingevuld | {"gebruiker": keuze}).status_code == 302
    blijft, dicht = (daar, hier) if keuze == OUD else (hier, daar)
    assert post() == [(dicht.email, "U logt voortaan in met uw andere account")]
    nu = Kandidaat.objects.get(pk=twee[0].pk)
    assert (nu.gebruiker, nu.volgende_stap_van) == (blijft, blijft)
    assert als(dicht).get("/mijn/").url.startswith("/accounts/login/")
    draai_samenvoeging_terug(samenvoeging=Samenvoeging.objects.get(), door=makelaar)
    assert [Kandidaat.objects.get(pk=rij.pk).gebruiker for rij in twee] == [hier, daar]
    assert als(dicht).get("/mijn/").status_code == 200
    assert post()[1:] == [(dicht.email, "Uw account werkt weer")]


@pytest.mark.parametrize("gesloten", [0, 1])
def test_een_gesloten_account_staat_samenvoegen_niet_in_de_weg(makelaar, gesloten):
    twee = KandidaatFactory(met_account=True), KandidaatFactory(met_account=True)
    accounts = [rij.gebruiker for rij in twee]
    accounts[gesloten].is_active = False
    accounts[gesloten].save()
    samenvoeging = samen(twee, makelaar)
    assert Kandidaat.objects.get(pk=twee[0].pk).gebruiker == accounts[1 - gesloten]
    draai_samenvoeging_terug(samenvoeging=samenvoeging, door=makelaar)
    assert [Kandidaat.objects.get(pk=rij.pk).gebruiker for rij in twee] == accounts


def test_een_account_waarmee_iemand_werkt_gaat_niet_dicht(makelaar, hr):
    twee = KandidaatFactory(met_account=True), KandidaatFactory(gebruiker=hr)
    with pytest.raises(ValidationError, match="werkt iemand"):
        samen(twee, makelaar, gebruiker=NIEUW)
    assert samen(twee, makelaar, gebruiker=OUD).kandidaat.gebruiker == hr


def test_ook_het_gesloten_account_wordt_gewist(makelaar):
    twee = KandidaatFactory(met_account=True), KandidaatFactory(met_account=True)
    dicht = twee[1].gebruiker
    samen(twee, makelaar, gebruiker=NIEUW)
    wis(kandidaat=Kandidaat.objects.get(pk=twee[0].pk), door=makelaar)
    dicht.refresh_from_db()
    assert dicht.email.startswith("gewist-")


# The second address ------------------------------------------------------------------------------------


@pytest.mark.parametrize("email", [NIEUW, OUD])
def test_wie_zich_met_het_oude_adres_meldt_komt_bij_hetzelfde_dossier(twee, makelaar, hr, email):
    """Whichever address stays: a question, an event, a day at a school, an import and an account find it."""
    samenvoeging, nu = samen(twee, makelaar, email=email), Kandidaat.objects.get(pk=twee[0].pk)
    oud = ({rij.email for rij in twee} - {nu.email}).pop()
    naam = {"voornaam": "Nora", "achternaam": "Vos", "email": oud.upper()}
    vraag = acties.stel_vraag(**naam, telefoon="", tekst="Kan ik starten?")
    evenement = EvenementFactory()
    gebruiker = GebruikerFactory(email=oud)
    EmailAddress.objects.update_or_create(
        user=gebruiker, email=oud, defaults={"verified": True, "primary": True}
    )
    gevonden = [
        vraag.kandidaat,
        aanmelden.meld_aan(evenement=evenement, **naam).kandidaat,
        acties.word_kandidaat(gebruiker=gebruiker),
    ]
    assert gevonden == [nu] * 3 and Kandidaat.objects.count() == 1
    assert adressen.bekende_adressen([oud, "vreemd@voorbeeld.test"]) == {oud: nu.pk}
    assert oud in Stap.objects.get(tekst__startswith="Bij de vraag is opgegeven").tekst.lower()
    draai_samenvoeging_terug(samenvoeging=samenvoeging, door=makelaar)
    assert {rij.email for rij in Kandidaat.objects.all()} == {rij.email for rij in twee}
    assert adressen.kandidaat_met_adres("nora@voorbeeld.test").pk == twee[1].pk


def test_een_bevestigd_adres_van_het_account_is_van_de_kandidaat_en_een_ander_niet(makelaar):
    kandidaat = KandidaatFactory(met_account=True)
    for email, bevestigd in (("werk@voorbeeld.test", True), ("gok@voorbeeld.test", False)):
        EmailAddress.objects.create(user=kandidaat.gebruiker, email=email, verified=bevestigd)
    assert adressen.kandidaat_met_adres("Werk@voorbeeld.test") == kandidaat
    assert adressen.kandidaat_met_adres("gok@voorbeeld.test") is None


def test_wat_intussen_veranderde_wordt_niet_overschreven(twee, makelaar):
    gezien = vingerafdruk(*twee)
    Kandidaat.objects.filter(pk=twee[1].pk).update(telefoon="06-00000001")
    with pytest.raises(ValidationError, match="intussen veranderd"):
        voeg_samen(blijft=twee[0], vervalt=twee[1], keuzes={}, door=makelaar, gezien=gezien)


# What a person has once --------------------------------------------------------------------------------


def test_dezelfde_toestemming_in_beide_dossiers_wordt_er_een_en_weer_twee(twee, makelaar):
    eerst = ToestemmingFactory(kandidaat=twee[0], gegeven_op=timezone.now() - timedelta(days=9))
    later = ToestemmingFactory(kandidaat=twee[1], gegeven_op=timezone.now() - timedelta(days=2))
    samenvoeging = samen(twee, makelaar)
    assert list(Toestemming.objects.geldig().filter(kandidaat=twee[0])) == [later]
    draai_samenvoeging_terug(samenvoeging=samenvoeging, door=makelaar)
    assert list(Toestemming.objects.geldig().order_by("pk")) == [eerst, later]


def test_het_laatste_woord_telt_ook_als_dat_nee_is(twee, makelaar):
    ToestemmingFactory(kandidaat=twee[0], gegeven_op=timezone.now() - timedelta(days=9))
    ToestemmingFactory(
        kandidaat=twee[1],
        gegeven_op=timezone.now() - timedelta(days=20),
        ingetrokken_op=timezone.now() - timedelta(days=1),
    )
    samen(twee, makelaar)
    assert not Toestemming.objects.geldig().filter(kandidaat=twee[0]).exists()


def test_twee_lopende_aanmeldingen_voor_een_route_houden_het_tegen(twee, makelaar, route):
    for kandidaat in twee:
        RouteaanmeldingFactory(kandidaat=kandidaat, route=route)
    with pytest.raises(ValidationError, match="dezelfde route"):
        samen(twee, makelaar)
    assert Kandidaat.objects.filter(pk=twee[1].pk).exists()


@pytest.mark.parametrize("kant", [0, 1])
def test_van_twee_sollicitaties_op_een_vacature_blijft_de_lopende(twee, makelaar, kant):
    lopend = SollicitatieFactory(kandidaat=twee[kant])
    oud = SollicitatieFactory(kandidaat=twee[1 - kant], vacature=lopend.vacature, afgewezen=True)
    samenvoeging = samen(twee, makelaar)
    assert list(twee[0].sollicitaties.all()) == [lopend]
    assert samenvoeging.geparkeerd[0]["rij"]["pk"] == oud.pk
    draai_samenvoeging_terug(samenvoeging=samenvoeging, door=makelaar)
    assert list(twee[1 - kant].sollicitaties.all()) == [oud]
    assert list(twee[kant].sollicitaties.all()) == [lopend]


def test_twee_lopende_sollicitaties_op_een_vacature_houden_het_tegen(twee, makelaar):
    een = SollicitatieFactory(kandidaat=twee[0])
    SollicitatieFactory(kandidaat=twee[1], vacature=een.vacature)
    with pytest.raises(ValidationError, match="dezelfde vacature"):
        samen(twee, makelaar)


def test_twee_lopende_trajecten_houden_het_tegen(twee, makelaar):
    for kandidaat in twee:
        TrajectFactory(kandidaat=kandidaat)
    with pytest.raises(ValidationError, match="lopend traject"):
        samen(twee, makelaar)


# In a row, and back ------------------------------------------------------------------------------------


def test_een_keten_van_samenvoegingen_is_in_elke_volgorde_terug_te_draaien(makelaar):
    a, b, c = (KandidaatFactory() for _ in range(3))
    vragen = [VraagFactory(kandidaat=kandidaat) for kandidaat in (a, b, c)]
    eerste, tweede = samen((b, c), makelaar), samen((a, b), makelaar)
    draai_samenvoeging_terug(samenvoeging=eerste, door=makelaar)
    draai_samenvoeging_terug(samenvoeging=tweede, door=makelaar)
    for vraag, kandidaat in zip(vragen, (a, b, c), strict=True):
        vraag.refresh_from_db()
        assert vraag.kandidaat == kandidaat


def test_terugdraaien_kan_dertig_dagen_en_een_keer(twee, makelaar):
    samenvoeging = samen(twee, makelaar)
    Samenvoeging.objects.update(op=timezone.now() - timedelta(days=30))
    with pytest.raises(ValidationError):
        draai_samenvoeging_terug(samenvoeging=samenvoeging, door=makelaar)
    Samenvoeging.objects.update(op=timezone.now() - timedelta(days=29, hours=23))
    draai_samenvoeging_terug(samenvoeging=samenvoeging, door=makelaar)
    with pytest.raises(ValidationError):
        draai_samenvoeging_terug(samenvoeging=samenvoeging, door=makelaar)


def test_is_het_oude_adres_intussen_van_een_ander_dan_zegt_terugdraaien_dat(twee, makelaar):
    samenvoeging = samen(twee, makelaar)
    KandidaatFactory(email="nora@voorbeeld.test")
    with pytest.raises(ValidationError, match="e-mailadres"):
        draai_samenvoeging_terug(samenvoeging=samenvoeging, door=makelaar)


def test_een_samengevoegd_dossier_telt_als_aangeraakt_bij_het_terugdraaien_van_een_import(makelaar):
    opdracht = ImportopdrachtFactory(door=makelaar, gevraagd=True)
    importwerk.importeer(opdracht_id=opdracht.pk)
    een, ander = Kandidaat.objects.order_by("pk")
    samen((een, ander), makelaar)
    from loket.acties.importterug import draai_import_terug

    draai_import_terug(opdracht=opdracht)
    assert list(Kandidaat.objects.all()) == [een]


# Finding them ------------------------------------------------------------------------------------------


def paren():
    return [(paar.een, paar.ander) for paar in vind_dubbelen()]


@pytest.mark.parametrize(
    ("een", "ander", "reden"),
    [
        ({"voornaam": "Zoë", "achternaam": "de Vries", "postcode": "1315AB"}, {"voornaam": "Zoe", "achternaam": "de Vries", "postcode": "1315AB"}, "zelfde naam"),
        ({"voornaam": "Johan", "achternaam": "Jansen", "telefoon": "06 12 34 56 78"}, {"voornaam": "Johann", "achternaam": "Jansen", "telefoon": "+31612345678"}, "zelfde telefoonnummer"),
        ({"email": "jan.de.boer@voorbeeld.test"}, {"email": "jandeboer+werk@voorbeeld.test"}, "bijna hetzelfde e-mailadres"),
        ({"voornaam": "Anouk", "achternaam": "Bakker", "postcode": "1315AB"}, {"voornaam": "Anouck", "achternaam": "Bakker", "postcode": "1315AB"}, "naam lijkt"),
    ],
)  # fmt: skip
def test_wie_op_elkaar_lijkt_wordt_gevonden_met_een_reden(een, ander, reden):
    gewoon = {"telefoon": "", "postcode": ""}
    a, b = KandidaatFactory(**gewoon | een), KandidaatFactory(**gewoon | ander)
    (paar,) = vind_dubbelen()
    assert (paar.een, paar.ander) == (a.pk, b.pk)
    assert reden in ", ".join(paar.redenen)
    assert 60 <= paar.score <= 100


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ({"voornaam": "Ada", "telefoon": "0612345678"}, {"voornaam": "Bo", "telefoon": "0612345678"}),
        ({"voornaam": "Ada", "achternaam": "Bakker"}, {"voornaam": "Ada", "achternaam": "Bakker"}),
        ({"voornaam": "Ada", "achternaam": "Bakker", "postcode": "1315"}, {"voornaam": "Ben", "achternaam": "Bakker", "postcode": "1315"}),
    ],
)  # fmt: skip
def test_een_gezin_of_een_naamgenoot_is_geen_dubbele(een, ander):
    gewoon = {"telefoon": "", "postcode": "", "achternaam": "Visser"}
    KandidaatFactory(**gewoon | een), KandidaatFactory(**gewoon | ander)
    assert not vind_dubbelen()


def test_een_nummer_van_veel_mensen_is_een_kantoor(makelaar):
    for i in range(6):
        KandidaatFactory(voornaam=f"Johan{i}", achternaam="Jansen", telefoon="0360000000", postcode="")
    assert not vind_dubbelen()


def test_wie_geen_dubbele_is_komt_niet_terug(makelaar):
    zelfde = {"voornaam": "Zoe", "achternaam": "de Vries", "postcode": "1315AB"}
    een, ander = KandidaatFactory(**zelfde), KandidaatFactory(**zelfde)
    for _ in range(2):
        noem_geen_dubbel(een=ander, ander=een, door=makelaar)
    assert GeenDubbel.objects.count() == 1
    assert not vind_dubbelen()


def test_wat_over_het_oude_dossier_is_gezegd_komt_bij_terugdraaien_terug(twee, makelaar):
    over = [
        GeenDubbelFactory(een=twee[0], ander=twee[1]),
        GeenDubbelFactory(een=twee[1], ander=KandidaatFactory()),
    ]
    samenvoeging = samen(twee, makelaar)
    assert not GeenDubbel.objects.exists()
    draai_samenvoeging_terug(samenvoeging=samenvoeging, door=makelaar)
    assert list(GeenDubbel.objects.order_by("pk")) == over


def test_dubbelen_vinden_tussen_vijfduizend(makelaar):
    """The number of pairs that are looked at does not grow with the square: seconds, not minutes."""
    toeval = random.Random(7)
    namen = [
        f"{a}{b}"
        for a in ("Ja", "Ko", "Mi", "Sa", "Te", "Wi", "Bo", "De")
        for b in ("n", "rin", "la", "mmo", "ke", "sje")
    ]
    achter = [
        f"{a}{b}{c}"
        for a in ("Bak", "Vis", "Mul", "Smi", "Boer", "Mei")
        for b in ("ker", "ser", "der")
        for c in ("", "s", "ma", "man", "huis")
    ]
    Kandidaat.objects.bulk_create(
        Kandidaat(
            voornaam=toeval.choice(namen), achternaam=toeval.choice(achter), email=f"k{i}x{i % 97}@voorbeeld.test",
            telefoon=f"06{toeval.randrange(10**8):08d}", postcode=f"{toeval.randrange(1300, 1360)}{toeval.choice('ABCDEFGH')}{toeval.choice('ABCDEFGH')}",
            status="rust",
        )
        for i in range(5_000)
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE loket_kandidaat")
    begin = time.perf_counter()
    gevonden = vind_dubbelen()
    duur = time.perf_counter() - begin
    print(f"{len(gevonden)} paren in {duur:.1f} s")
    assert gevonden
    assert duur < 5, "bench/ meet het bij vijftigduizend"


@pytest.mark.parametrize(("meer", "aantal"), [(1, 325), (2, 350)])
def test_wie_te_veel_naamgenoten_heeft_wordt_met_de_naasten_vergeleken_en_dat_staat_erbij(
    als, makelaar, meer, aantal
):
    mensen = BUREN + meer
    Kandidaat.objects.bulk_create(
        Kandidaat(
            voornaam="Jan",
            achternaam="Jansen",
            postcode="1315AB",
            email=f"persoon{i}x@voorbeeld.test",
            status="rust",
        )
        for i in range(mensen)
    )
    assert len(vind_dubbelen()) == aantal
    bladzijde = als(makelaar).get("/werk/kandidaten/dubbel/").text
    assert (f"staan {mensen} mensen met bijna dezelfde naam" in bladzijde) is (meer > 1)


# On screen ---------------------------------------------------------------------------------------------


def test_vergelijken_kiezen_samenvoegen_en_terug_op_het_scherm(als, makelaar, twee):
    browser = als(makelaar)
    adres = reverse("loket:samenvoegen", args=[twee[0].pk, twee[1].pk])
    zoeken = reverse("loket:vergelijk_met", args=[twee[0].pk])
    assert zoeken in browser.get(twee[0].get_absolute_url()).content.decode()  # no list proposes these two
    assert adres not in browser.get(zoeken).content.decode()
    gevonden = browser.get(zoeken, {"zoek": f"NORA {twee[1].achternaam}"}).content.decode()
    assert adres in gevonden and gevonden.count("Vergelijk<span") == 1
    assert "Niemand gevonden" in browser.get(zoeken, {"zoek": "noor@"}).content.decode()  # not with oneself
    bladzijde = browser.get(adres).content.decode()
    assert "gaat erin op" in bladzijde
    velden = {"gezien": vingerafdruk(*twee), "voornaam": "vervalt", "achternaam": "blijft", "email": "blijft"}
    antwoord = browser.post(adres, velden)
    samenvoeging = Samenvoeging.objects.get()
    assert antwoord["Location"] == samenvoeging.get_absolute_url()
    assert Kandidaat.objects.get(pk=twee[0].pk).voornaam == "Nora"
    assert browser.get(f"/werk/kandidaten/{twee[1].pk}/")["Location"] == twee[0].get_absolute_url()
    assert browser.post(adres, velden)["Location"] == twee[0].get_absolute_url()
    browser.post(samenvoeging.get_absolute_url())
    assert Kandidaat.objects.get(pk=twee[1].pk).voornaam == "Nora"
    assert browser.get(f"/werk/kandidaten/{twee[1].pk}/").status_code == 200


def test_wie_gewist_is_blijft_onbekend(als, makelaar, twee):
    """What is left of somebody who was erased says nothing about a person; a merge would put a name to it."""
    wis(kandidaat=twee[1], door=makelaar)
    browser = als(makelaar)
    for een, ander in (twee, twee[::-1]):
        assert browser.get(reverse("loket:samenvoegen", args=[een.pk, ander.pk])).status_code == 404
        with pytest.raises(ValidationError, match="gewist"):
            samen((een, ander), makelaar)
    zoeken = reverse("loket:vergelijk_met", args=[twee[0].pk])
    gewist = Kandidaat.objects.get(pk=twee[1].pk)
    assert "Niemand gevonden" in browser.get(zoeken, {"zoek": gewist.email}).content.decode()


def test_een_veranderd_dossier_geeft_het_formulier_terug(als, makelaar, twee):
    adres = reverse("loket:samenvoegen", args=[twee[0].pk, twee[1].pk])
    velden = {"gezien": "x" * 32, "voornaam": "vervalt", "achternaam": "blijft", "email": "blijft"}
    antwoord = als(makelaar).post(adres, velden)
    assert antwoord.status_code == 422
    assert "intussen veranderd" in antwoord.content.decode()
    assert vingerafdruk(*twee) in antwoord.content.decode()


def test_de_lijst_kost_niet_meer_queries_per_paar(als, makelaar, django_assert_max_num_queries):
    browser = als(makelaar)
    for i in range(15):
        zelfde = {
            "voornaam": f"Zoe{i}",
            "achternaam": f"Zee{i}stra",
            "postcode": f"13{i:02d}AB",
            "volgende_stap_van": makelaar,
        }
        KandidaatFactory(**zelfde), KandidaatFactory(**zelfde)
    with django_assert_max_num_queries(20):
        antwoord = browser.get(reverse("loket:dubbelen"))
    assert antwoord.content.decode().count("Vergelijk<span") == 15
    assert browser.get(reverse("loket:dubbelen_export", args=["csv"])).status_code == 200


def test_alleen_het_loket_voegt_samen(als, hr, hr_ander, kandidaat, programmaleider, twee, makelaar):
    adres = reverse("loket:samenvoegen", args=[twee[0].pk, twee[1].pk])
    samenvoeging = SamenvoegingFactory(door=makelaar)
    for wie, status in [(hr, 404), (hr_ander, 404), (kandidaat.gebruiker, 404), (programmaleider, 200)]:
        assert als(wie).get(adres).status_code == status
        assert als(wie).get(samenvoeging.get_absolute_url()).status_code == status
        assert als(wie).get(reverse("loket:dubbelen")).status_code == status
