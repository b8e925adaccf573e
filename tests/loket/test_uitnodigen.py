"""Inviting for an event: only who agreed, only whom it fits, each once, and out of it with one click."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from post_office.models import Email

from demo.fabrieken.agenda import AanmeldingFactory, EvenementFactory
from demo.fabrieken.loket import (
    KandidaatFactory,
    RouteaanmeldingFactory,
    RouteFactory,
    ToestemmingFactory,
    VraagFactory,
)
from loket.acties import trek_toestemming_in
from loket.acties import uitnodigen as acties
from loket.acties.samenvoegen import voeg_samen
from loket.models import Afscherming, Bijeenkomstuitnodiging
from loket.tasks import herinner_aan_agenda

pytestmark = pytest.mark.django_db


@pytest.fixture
def avond(makelaar, regio):
    return EvenementFactory(titel="Avond voor overstappers", organisator=regio.loket, fasen=["werven"])


def wil_wel(**velden):
    """A candidate who agreed to be invited."""
    return ToestemmingFactory(kandidaat=KandidaatFactory(**{"rust": True} | velden), doel="nieuws").kandidaat


def gevraagd(evenement):
    return set(acties.uit_te_nodigen(evenement))


def test_alleen_wie_het_goed_vindt_en_bij_wie_het_past_krijgt_een_mail(avond, makelaar, als, post):
    past = wil_wel(voornaam="Noor")
    zonder = KandidaatFactory(rust=True)
    ingetrokken = wil_wel()
    trek_toestemming_in(kandidaat=ingetrokken, doel="nieuws", door=None)
    andere_fase, gestopt = wil_wel(fase="opleiden"), wil_wel(rust=False, afgesloten=True)
    komt_al = wil_wel()
    AanmeldingFactory(evenement=avond, email=komt_al.email.upper())
    verborgen = wil_wel()
    Afscherming.objects.create(kandidaat=verborgen, organisatie=avond.organisator)
    assert gevraagd(avond) == {past}
    browser = als(makelaar)
    pad = f"/werk/agenda/{avond.pk}/uitnodigen/"
    assert "1 kandidaat" in browser.get(pad).content.decode()
    browser.post(pad)
    browser.post(pad)
    acties.verstuur_uitnodigingen()
    herinner_aan_agenda()
    (brief,) = post(past.email)
    assert "Avond voor overstappers" in brief
    assert f"/agenda/{avond.pk}/" in brief
    for ander in (zonder, ingetrokken, andere_fase, gestopt, komt_al, verborgen):
        assert post(ander.email) == []
    assert "1 uitgenodigd" in browser.get(f"/werk/agenda/{avond.pk}/").content.decode()
    assert "niemand om uit te nodigen" in browser.get(pad).content.decode()


def test_een_route_past_bij_wie_ernaar_vroeg_ervoor_gaat_of_nog_zoekt_in_die_sector(avond, makelaar):
    pabo, pdg = RouteFactory(code="pabo", sectoren=["po"]), RouteFactory(code="pdg", sectoren=["mbo"])
    avond.routes.add(pabo)
    vroeg = wil_wel(sectoren=["vo"])
    VraagFactory(kandidaat=vroeg, eigenaar=makelaar, route=pabo)
    gaat = RouteaanmeldingFactory(kandidaat=wil_wel(sectoren=[]), route=pabo).kandidaat
    zoekt = wil_wel(sectoren=["po", "vo"])
    RouteaanmeldingFactory(kandidaat=wil_wel(sectoren=["po"]), route=pdg)
    wil_wel(sectoren=["mbo"])
    assert gevraagd(avond) == {vroeg, gaat, zoekt}


def test_een_klik_in_het_mailprogramma_trekt_de_toestemming_in(avond, client, post):
    wie = wil_wel()
    acties.nodig_uit(evenement=avond)
    acties.verstuur_uitnodigingen()
    koppen = Email.objects.get().headers
    assert koppen["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    pad = re.search(r"(/post/.+)>", koppen["List-Unsubscribe"]).group(1)
    assert "uitnodiging voor een bijeenkomst" in client.get(pad).content.decode()
    assert wie.heeft_toestemming("nieuws")
    assert "staat uit" in client.post(pad).content.decode()
    assert not wie.heeft_toestemming("nieuws")
    assert gevraagd(EvenementFactory()) == set()


def test_wie_tussen_uitnodigen_en_versturen_intrekt_krijgt_niets(avond, post):
    wie = wil_wel()
    acties.nodig_uit(evenement=avond)
    trek_toestemming_in(kandidaat=wie, doel="nieuws", door=None)
    acties.verstuur_uitnodigingen()
    assert post() == []


def test_een_stapel_die_valt_wordt_later_verder_verstuurd_en_niemand_krijgt_er_twee(avond, monkeypatch, post):
    monkeypatch.setattr(acties, "PER_KEER", 2)
    mensen = [wil_wel() for _ in range(5)]
    assert acties.nodig_uit(evenement=avond) == 5
    acties._verstuur_stapel()
    echt = acties.meldingen.u_bent_uitgenodigd
    monkeypatch.setattr(acties.meldingen, "u_bent_uitgenodigd", lambda rij: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        acties.verstuur_uitnodigingen()
    monkeypatch.setattr(acties.meldingen, "u_bent_uitgenodigd", echt)
    herinner_aan_agenda()
    assert sorted(adres for adres, _ in post()) == sorted(wie.email for wie in mensen)


def test_na_het_begin_wordt_niemand_meer_uitgenodigd(makelaar, als, programmaleider, hr):
    begonnen = EvenementFactory(over=timedelta(minutes=-5), organisator=hr.lidmaatschap.organisatie)
    wil_wel()
    with pytest.raises(ValidationError, match="zolang mensen"):
        acties.nodig_uit(evenement=begonnen)
    straks = EvenementFactory(organisator=hr.lidmaatschap.organisatie)
    te_laat = als(makelaar).post(f"/werk/agenda/{begonnen.pk}/uitnodigen/", follow=True)
    assert te_laat.redirect_chain == [(f"/werk/agenda/{begonnen.pk}/", 302)]
    assert "zolang mensen zich kunnen aanmelden" in te_laat.text
    assert als(programmaleider).get(f"/werk/agenda/{straks.pk}/uitnodigen/").status_code == 200
    assert als(hr).get(f"/werk/agenda/{straks.pk}/uitnodigen/").status_code == 404


def test_wie_twee_dossiers_had_is_een_keer_uitgenodigd(avond, makelaar):
    blijft, vervalt = wil_wel(), wil_wel()
    acties.nodig_uit(evenement=avond)
    voeg_samen(blijft=blijft, vervalt=vervalt, keuzes={}, door=makelaar)
    assert list(Bijeenkomstuitnodiging.objects.values_list("kandidaat", flat=True)) == [blijft.pk]
