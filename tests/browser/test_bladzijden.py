"""Every main page, as everybody who uses it, on a phone and on a desk: axe is content and nothing sticks out."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from demo.fabrieken.agenda import AanmeldingFactory, EvenementFactory, MeeloopverzoekFactory, StandFactory
from demo.fabrieken.loket import VraagFactory
from loket.meldingen.post import AFMELDER
from loket.models import Bewaarronde, Kandidaat, Ontvangst, Vraag
from onderwijsregio.organisaties.models import Gebruiker, Regio

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BLADZIJDEN = {
    "": [
        "/",
        "/routes/",
        "/routes/zij-instroom/",
        "/vacatures/",
        "/vacatures/?q=leerkracht&postcode=1315",
        "/vacatures/?q=bestaatniet",
        "/vacatures/?q=leerkracht&postcode=1315&km=5&sector=po&dag=ma&kaart=ja",
        "/vacatures/leerkracht/almere/",
        "/vacatures/bewaard/",
        "/vacatures/zoekopdrachten/",
        "/vacatures/zoekopdrachten/nieuw/?q=leerkracht&postcode=1315",
        "/stages/",
        "/vragen/",
        "/contact/",
        "/scholen/",
        "/api/v1/",
        "/accounts/signup/",
        "/accounts/password/reset/",
        "/lessen/",
        "/lessen/?q=bestaatniet",
        "/demo/post/",
    ],
    "kandidaat": [
        "/mijn/",
        "/mijn/profiel/",
        "/mijn/toestemmingen/",
        "/mijn/documenten/",
        "/mijn/sollicitaties/",
        "/mijn/zoekopdrachten/",
        "/scholing/",
    ],
    "student": ["/mijn/", "/mijn/traject/"],
    "hr": [
        "/werk/",
        "/werk/vacatures/",
        "/werk/vacatures/nieuw/",
        "/werk/sollicitaties/sjablonen/",
        "/werk/sollicitaties/cijfers/",
        "/werk/koppelingen/",
        "/werk/vacatures/bereik/",
        "/werk/vacatures/sjablonen/",
        "/werk/vervanging/",
        "/werk/vervanging/nieuw/",
        "/werk/trajecten/",
    ],
    "coordinator": [
        "/werk/stages/invullen/",
        "/werk/stages/cijfers/",
        "/werk/stages/vergoedingen/",
        "/werk/stages/studenten/",
    ],
    "opleiding": ["/werk/stages/studenten/importeren/"],
    "aanbieder": [
        "/werk/lessen/",
        "/werk/lessen/bevestigen/",
        "/werk/lessen/rooster/",
        "/werk/lessen/cijfers/",
        "/werk/lessen/aanbod/nieuw/",
    ],
    "makelaar": [
        "/werk/",
        "/werk/vragen/",
        "/werk/kandidaten/",
        "/werk/matching/",
        "/werk/trajecten/",
        "/werk/zoekwoorden/?woord=juf",
        "/werk/vervanging/pool/",
        "/werk/vacatures/afwijkingen/",
    ],
    "mentor": ["/werk/", "/werk/trajecten/"],
    "programmaleider": [
        "/werk/zoekopdrachten/",
        "/monitoring/",
        "/werk/afspraken/",
        "/werk/afspraken/nieuw/",
        "/werk/schaalbedragen/nieuw/",
        "/monitoring/zij_instromers_gestart/",
        "/monitoring/zij_instromers_gestart/telt/",
        "/governance/",
        "/governance/plan/",
        "/governance/rapportages/",
        "/governance/besluiten/",
    ],
    "stuurgroep": ["/governance/"],
    "beheer": [
        "/werk/beheer/",
        "/werk/schoolvakanties/",
        "/werk/schaalbedragen/",
        "/werk/beheer/mensen/",
        "/werk/beheer/import/",
        "/onderdelen/",
    ],
}
#: Whose pages are walked in a test of their own, so that two processes share the work.
BIJ_HET_LOKET = {"aanbieder", "makelaar", "mentor", "programmaleider", "stuurgroep", "beheer"}


@pytest.fixture
def vensters(demoregio, bezoeker):
    """A function that opens a window of a width, for a visitor (\"\") or logged in as a demo account."""

    demoregio("almere")

    def open_als(wie, breedte):
        venster = bezoeker(breedte)
        return venster.log_in(wie) if wie else venster

    return open_als


@pytest.mark.parametrize("bij_het_loket", [False, True])
def test_alle_bladzijden_zijn_toegankelijk_en_passen(vensters, bij_het_loket):
    mensen = [wie for wie in BLADZIJDEN if (wie in BIJ_HET_LOKET) is bij_het_loket]
    for wie in mensen:
        venster = vensters(wie, 360)
        for pad in BLADZIJDEN[wie]:
            venster.ga(pad)
            for breedte in (360, 1280):
                past(venster, pad, breedte)
                venster.keur()
            venster.maak_breed(360)


def past(venster, pad, breedte):
    """Nothing of the page sticks out of a window of this width."""
    venster.maak_breed(breedte)
    breed = venster.pagina.evaluate("document.documentElement.scrollWidth")
    assert breed <= breedte, f"{pad} is {breed} px breed bij {breedte} px"


def test_een_fout_in_een_formulier_brengt_je_bij_het_veld(vensters):
    venster = vensters("", 360)
    venster.ga("/vragen/")
    venster.druk("Verstuur")
    overzicht = venster.pagina.locator(".foutoverzicht, [class*=foutoverzicht]").first
    overzicht.get_by_role("link").first.click()
    assert venster.pagina.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"


def test_het_menu_op_de_telefoon_werkt_met_het_toetsenbord(vensters):
    venster = vensters("", 360)
    venster.ga("/")
    menu = venster.pagina.locator("header summary").first
    menu.focus()
    venster.pagina.keyboard.press("Enter")
    koppeling = venster.pagina.locator("header").get_by_role("link", name="Vacatures")
    koppeling.wait_for(state="visible")
    koppeling.focus()
    venster.pagina.keyboard.press("Enter")
    venster.pagina.wait_for_url("**/vacatures/")
    venster.keur()


def test_het_menu_van_wie_hier_werkt_past_op_een_regel_en_klapt_uit(vensters):
    """The programme leader has the longest menu of all: its groups open one at a time, within the window."""
    venster = vensters("programmaleider", 1280)
    venster.ga("/werk/subsidies/")
    regels = venster.pagina.locator(".hoofdnav__lijst > li")
    assert (
        len({plek["y"] for plek in regels.evaluate_all("alle => alle.map(e => e.getBoundingClientRect())")})
        == 1
    )
    groepen = venster.pagina.locator(".hoofdnav summary")
    assert groepen.locator("xpath=self::*[@aria-current]").all_inner_texts() == ["Opleiden en begeleiden"]
    for groep in groepen.all():
        groep.focus()
        venster.pagina.keyboard.press("Enter")
        venster.keur()
        assert venster.pagina.locator(".hoofdnav details[open]").count() == 1
        assert venster.pagina.evaluate("document.documentElement.scrollWidth") == 1280


def zijwegen() -> dict[str, list[str]]:
    """Pages that people reach by a link in a mail, once a year or from another page, with rows that fill them."""
    avond = EvenementFactory(voorbij=True, over=timedelta(days=-1))
    markt = StandFactory(evenement__soort="banenmarkt", evenement__organisator=Regio.objects.get().loket)
    bestuur = Gebruiker.objects.get(email="hr@voorbeeld.test").lidmaatschap.organisatie
    welkom = Ontvangst.objects.welkom().filter(school__bestuur=bestuur).first()
    verzoek = MeeloopverzoekFactory(school=welkom.school, status="voorgesteld")
    kandidaat = Kandidaat.objects.get(email="kandidaat@voorbeeld.test")
    Bewaarronde.objects.create(status="klaar", klaar_op=timezone.now(), overgeslagen={"volgt een traject": 2})
    vast = Vraag.objects.gesprekken().exclude(eigenaar=None).first()
    return {
        "": [
            "/privacy/",
            "/arbeidsmarkt/",
            "/nieuws/samen-op-weg/",
            "/verhalen/terug-voor-de-klas/",
            "/agenda/meelopen/",
            f"/agenda/meelopen/{welkom.school_id}/",
            verzoek.pad_van_bezoeker,
            f"/agenda/aanmelding/{AanmeldingFactory(evenement=avond).ondertekend}/evaluatie/",
            f"/post/{AFMELDER.sign(f'{kandidaat.pk}-nazorg')}/",
        ],
        "kandidaat": ["/mijn/berichten/", "/mijn/stoppen/"],
        "hr": ["/werk/meelopen/", verzoek.get_absolute_url(), "/werk/ontvangst/", "/werk/profielen/"],
        "makelaar": [
            "/werk/agenda/",
            "/werk/agenda/?toon=voorbij",
            "/werk/agenda/nieuw/",
            f"/werk/agenda/{markt.evenement_id}/",
            f"/werk/agenda/{markt.evenement_id}/stands/",
            f"/werk/agenda/{markt.evenement_id}/uitnodigen/",
            f"/werk/agenda/{markt.evenement_id}/afgelasten/",
            "/werk/visitekaartje/",
            VraagFactory(kandidaat=vast.kandidaat, eigenaar=vast.eigenaar).get_absolute_url(),
        ],
        "programmaleider": ["/werk/bewaren/"],
    }


def test_ook_de_zijwegen_zijn_toegankelijk_en_passen(vensters):
    """Axe once, on a phone; on a desk only whether the page fits."""
    open_telefoon = partial(vensters, breedte=360)
    voor_bezoekers = open_telefoon("")
    for wie, paden in zijwegen().items():
        venster = open_telefoon(wie) if wie else voor_bezoekers
        for pad in paden:
            venster.ga(pad)
            for breedte in (1280, 360):
                past(venster, pad, breedte)
        if wie == "makelaar":
            venster.druk("Voeg samen")
            venster.leest("De vragen staan nu bij elkaar")
    voor_bezoekers.pagina.goto("/bestaat-niet/")
    voor_bezoekers.leest("Deze pagina is er niet")
    voor_bezoekers.fouten.clear()  # Chromium counts a 404 as an error of the page
    voor_bezoekers.keur()
