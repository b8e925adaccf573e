"""Replacement in a real Chromium: a school asks, the loket finds somebody, who answers from the mail by keyboard."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from onderwijsregio.kern.tijd import plus_werkdagen
from vacatures.models import Poollid, Vervangingsverzoek

pytestmark = pytest.mark.browser


def test_van_vraag_tot_invaller(demoregio, bezoeker):
    demoregio("almere")
    hr, makelaar, invaller = bezoeker().log_in("hr"), bezoeker().log_in("makelaar"), bezoeker(breedte=360)
    dag = plus_werkdagen(timezone.localdate() + timedelta(days=30), 0)
    vrij = Poollid.objects.exclude(dagen_ingezet__dag=dag).exclude(dagen_ingezet__status="gevraagd")
    lid = vrij.exclude(dagen_ingezet__status="afgesproken").first()
    Poollid.objects.filter(pk=lid.pk).update(dagen=["ma", "di", "wo", "do", "vr"])

    hr.ga("/werk/vervanging/nieuw/")
    hr.druk("Vraag het loket")
    expect(hr.pagina.get_by_role("alert").first).to_be_visible()
    hr.inhoud.locator("[name=school]").select_option(index=1)
    hr.vul(van=f"{dag}", groep="groep 6", reden="ziekte")
    hr.druk("Vraag het loket")
    hr.leest("Nog niemand")
    verzoek = Vervangingsverzoek.objects.order_by("-pk").first()
    ander = bezoeker().log_in("hr2")
    assert ander.pagina.goto(verzoek.get_absolute_url()).status == 404
    ander.fouten.clear()

    makelaar.ga("/werk/vervanging/?toon=open")
    makelaar.volg(verzoek.get_absolute_url())
    for uitklap in makelaar.inhoud.locator("details.uitklap:not([open]) > summary").all():
        uitklap.click()
    kaart = makelaar.inhoud.get_by_role("article").filter(has_text=str(lid))
    makelaar.druk("Vraag per mail", binnen=kaart)
    makelaar.leest("Gevraagd aan een invaller")

    invaller.lees_post(lid.kandidaat.email, "Kunt u invallen")
    invaller.ga_uit_brief("/vervanging/")
    invaller.tab_naar("Ja, ik kom")
    with invaller.pagina.expect_navigation():
        invaller.pagina.keyboard.press("Enter")
    invaller.keur()
    invaller.leest("Afgesproken")
    hr.ga(verzoek.get_absolute_url())
    hr.leest(str(lid))

    invaller.inhoud.get_by_text("Ik kan toch niet").first.click()
    invaller.druk("Meld mij af")
    invaller.leest("Vertel kort waarom")
    invaller.vul(reden="ziek")
    invaller.druk("Meld mij af")
    invaller.leest("weten dat u niet komt")
    invaller.druk("Bewaar mijn dagen")
    invaller.leest("Uw dagen zijn bewaard")
    hr.ga("/werk/vervanging/cijfers/")
