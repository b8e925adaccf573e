"""A school and a provider: ask, book too much and then enough, say yes, both confirm, and the figure counts it."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from demo.fabrieken.lesaanbod import LesaanbodFactory, LesFactory, LesreeksFactory, werkdag
from demo.fabrieken.organisaties import SchoolFactory, SchoolvakantieFactory
from onderwijsregio.kern.tijd import is_werkdag
from onderwijsregio.organisaties.models import Gebruiker, Schoolvakantie
from vacatures.models import Les, Lesreeks

pytestmark = pytest.mark.browser


@pytest.fixture
def wereld(demoregio):
    """A school of hr@ that has one hour left next month, and a lesson of aanbieder@ of one hour."""
    demoregio("almere")
    hr, aanbieder = (Gebruiker.objects.get(email=f"{naam}@voorbeeld.test") for naam in ("hr", "aanbieder"))
    school = SchoolFactory(bestuur=hr.lidmaatschap.organisatie, naam="Voorbeeldschool Het Lesplein")
    Schoolvakantie.objects.all().delete()  # whatever day it is today, next month has one holiday: its first day
    SchoolvakantieFactory(van=dagen_van_volgende_maand()[0], tot_en_met=dagen_van_volgende_maand()[0])
    les = LesaanbodFactory(
        titel="Sterren kijken", organisatie=aanbieder.lidmaatschap.organisatie, gemaakt_door=aanbieder
    )
    ander = LesreeksFactory(school=school, aanbod__minuten=240, gemaakt_door=hr, bevestigd=True)
    for dag in dagen_van_volgende_maand()[1:7]:
        LesFactory(reeks=ander, dag=dag, minuten=210)
    return school, les


def dagen_van_volgende_maand():
    maand = (timezone.localdate().replace(day=1) + timedelta(days=32)).replace(day=1)
    dagen = [maand + timedelta(days=n) for n in range(28)]
    return [dag for dag in dagen if is_werkdag(dag)]


def kies_dagen(venster, les, school, *dagen):
    venster.ga(f"/lessen/{les.pk}/boeken/")
    venster.vul(school=str(school.pk), van="09:00")
    venster.druk("Toon vrije dagen")
    venster.vul(dagen=[dag.isoformat() for dag in dagen], groep="groep 6")


def test_een_school_en_een_aanbieder_boeken_lessen(wereld, bezoeker):
    school, les = wereld
    een, twee = dagen_van_volgende_maand()[-2:]
    hr, aanbieder, loket = bezoeker().log_in("hr"), bezoeker(breedte=360).log_in("aanbieder"), bezoeker()

    hr.ga("/lessen/?q=sterren")
    hr.toets("Sterren kijken")
    hr.toets("Stel de aanbieder een vraag")
    hr.vul(tekst="Kan het ook overdag?")
    hr.druk("Verstuur uw vraag")
    aanbieder.ga("/werk/lessen/")
    aanbieder.druk("Kan het ook overdag?")
    aanbieder.vul(antwoord="Ja, met een tent waar het donker is.")
    aanbieder.druk("Verstuur het antwoord")
    hr.ga(les.get_absolute_url())
    hr.leest("met een tent waar het donker is")

    kies_dagen(hr, les, school, een, twee)
    hr.leest("heeft nog 1 uur over van de 22 uur")
    hr.leest(": proefvakantie.")
    hr.druk("Vraag deze lessen aan")
    hr.leest("U kiest 2 uur. De eerste dag daarna die past is")
    hr.pagina.locator(f"[value='{twee.isoformat()}']").uncheck()
    hr.toets("Vraag deze lessen aan")
    hr.leest("moet nog ja zeggen")

    reeks = Lesreeks.objects.get(aanbod=les)
    aanbieder.ga(f"/werk/lessen/reeks/{reeks.pk}/")
    aanbieder.druk("Ja, wij geven deze lessen")
    aanbieder.leest("Bevestigd")
    hr.lees_post("hr@voorbeeld.test", "Afgesproken")

    loket.log_in("programmaleider").ga("/monitoring/anders_georganiseerde_uren/telt/")
    loket.leest_niet("Sterren kijken")
    Les.objects.filter(reeks=reeks).update(dag=werkdag(-1))
    for venster in (hr, aanbieder):
        venster.ga("/werk/lessen/bevestigen/")
        venster.inhoud.get_by_role("checkbox", name="Sterren kijken").check()
        venster.druk("Ja, deze lessen zijn gegeven")
    aanbieder.leest("De les telt mee")
    loket.ga("/monitoring/anders_georganiseerde_uren/telt/")
    loket.leest("Sterren kijken")
    hr.ga("/werk/lessen/cijfers/")
    hr.ga(f"/werk/lessen/rooster/?maand={werkdag(-1):%Y-%m}")
    hr.leest("Sterren kijken")

    _zonder_javascript(bezoeker(script=False).log_in("hr"), les, school)


def _zonder_javascript(hr, les, school):
    hr.ga(f"/lessen/{les.pk}/boeken/?school={school.pk}&van=13:00")
    hr.inhoud.locator("[name=dagen]:not([disabled])").first.check()
    hr.vul(groep="groep 7b")
    hr.druk("Vraag deze lessen aan")
    assert "/werk/lessen/reeks/" in hr.pagina.url
    assert Les.objects.filter(reeks__groep="groep 7b").get().van == time(13)
