"""One person walks the whole klantreis in a real Chromium, with a real worker; axe reads every page along."""

import io
import zipfile
from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django.utils.formats import date_format
from docx import Document as Worddocument
from playwright.sync_api import expect
from pypdf import PdfReader, PdfWriter

from begeleiding.models import Scholing, Traject
from governance.models import Gremium
from loket.keuzes import Toestemmingsdoel
from onderwijsregio.organisaties.keuzes import DEMO_WACHTWOORD, Dag
from onderwijsregio.organisaties.models import Gebruiker, School
from vacatures.models import Vacature

from .conftest import Bezoeker

pytestmark = pytest.mark.browser

NAAM = "Noor Zonneveld"
ADRES = "noor@voorbeeld.test"
VRAAG = "Kan ik zij-instromen met een hbo-diploma bouwkunde?"
BAAN = "Leerkracht groep 6 met moestuin"
GESPREK = "De eerste rekenles"
VERSLAG = "Het begin was spannend, daarna ging het vanzelf."
BESLUIT = "De besturen nemen samen tien plaatsen voor zij-instroom extra op."
CIJFER = "Zij-instromers gestart"
GESTART = "/monitoring/zij_instromers_gestart/"


def test_een_persoon_loopt_de_hele_klantreis(demoregio, werker, bezoeker):
    """From a question without an account to the figure in the report that counts this person."""
    demoregio("almere")
    noor = bezoeker()
    makelaar, hr, programmaleider = (bezoeker().log_in(n) for n in ("makelaar", "hr", "programmaleider"))
    eerst = stand_van(programmaleider)
    stap_1_een_vraag_zonder_account(noor, makelaar, hr)
    stap_2_van_bezoeker_tot_kandidaat(noor, makelaar)
    stap_3_een_vacature_en_een_sollicitatie(noor, hr, bezoeker())
    stap_4_een_matchronde_en_een_plaatsing(noor, makelaar, hr)
    stap_5_een_traject_met_mentor(noor, hr, bezoeker().log_in("mentor"))
    stap_6_een_scholing(noor)
    stap_7_het_cijfer_telt_deze_persoon(programmaleider, eerst + 1)
    stap_8_de_stuurgroep_besluit(programmaleider, bezoeker().log_in("stuurgroep"), eerst + 1)
    stap_9_het_verslag_voor_dus_i(programmaleider, eerst + 1)


def stap_1_een_vraag_zonder_account(noor: Bezoeker, makelaar: Bezoeker, hr: Bezoeker) -> None:
    collega = Gebruiker.objects.get(email="hr@voorbeeld.test")
    noor.ga("/")
    noor.ga("/vacatures/?postcode=1315&km=10&voor=zij")
    noor.leest("binnen 10 km van 1315")
    noor.ga("/routes/zij-instroom/")
    noor.druk("Stel een vraag over deze route")
    noor.vul(tekst=VRAAG, voornaam="Noor", achternaam="Zonneveld", email=ADRES, telefoon="06 00000012")
    noor.druk("Verstuur de vraag")
    noor.leest(ADRES)

    makelaar.ga("/werk/vragen/")
    makelaar.druk(VRAAG)
    makelaar.vul(tekst="Dat kan. Een collega vertelt er graag meer over.", vervolg="afspreken")
    makelaar.druk("Verstuur het antwoord")
    makelaar.leest("Dat kan. Een collega vertelt er graag meer over.")
    makelaar.druk("verwijs warm door")
    makelaar.druk(f"Kies {collega.naam}")
    makelaar.vul(toelichting="Noor komt uit de bouw en wil voor de klas.")
    makelaar.druk("Draag over")

    hr.ga("/werk/")
    hr.druk(NAAM)
    hr.leest("Noor komt uit de bouw")
    hr.druk("Ik neem contact op")
    hr.leest(f"{NAAM} krijgt bericht dat u contact opneemt")

    noor.lees_post(ADRES)
    noor.leest(collega.naam)


def stap_2_van_bezoeker_tot_kandidaat(noor: Bezoeker, makelaar: Bezoeker) -> None:
    maak_account(noor)
    vul_profiel_in(noor)
    for doel in (Toestemmingsdoel.CONTACT, Toestemmingsdoel.BESTUREN, Toestemmingsdoel.MATCHING):
        noor.druk(doel.label)
    voeg_documenten_toe(noor)
    meld_aan_in_stappen(noor)
    noor.leest("U hebt een vraag gesteld aan het loket")
    behandel_aanmelding(makelaar)
    noor.ga("/mijn/")
    noor.leest("toegelaten")


def meld_aan_in_stappen(noor: Bezoeker) -> None:
    """The conditions, the motivation, and a moment for the interview."""
    noor.ga("/routes/zij-instroom/")
    noor.druk("Meld u aan")
    noor.druk("Begin met: kijken of het kan")
    noor.vul(diploma="ja", tijd="Ja", ervaring="ja")
    noor.druk("Ga verder")
    noor.vul(motivatie="Ik wil kinderen leren bouwen.")
    noor.druk("Verstuur mijn aanmelding")
    noor.inhoud.get_by_role("radio").first.check()
    noor.druk("Kies dit moment")
    noor.leest("Uw gesprek staat vast")
    noor.ga("/mijn/")
    noor.leest("Selectiegesprek op")


def behandel_aanmelding(makelaar: Bezoeker) -> None:
    """The interview, the assessment, the day at a school, and the decision."""
    makelaar.ga("/werk/instroom/?route=zij-instroom&stap=selectiegesprek")
    makelaar.volg("/werk/aanmeldingen/", NAAM)
    makelaar.leest("Ik wil kinderen leren bouwen.")
    scores = ("motivatie", "beeld", "omgang", "leren", "ruimte")
    makelaar.vul(**dict.fromkeys(scores, "4"), advies="positief")
    makelaar.druk("Deze stap is gedaan")
    vandaag = f"{timezone.localdate()}"
    makelaar.inhoud.locator("[name=instituut]").select_option(index=1)
    makelaar.vul(aangevraagd_op=vandaag, dag=vandaag, advies="positief")
    makelaar.druk("Deze stap is gedaan")
    makelaar.vul(school=str(school_voor_noor().pk), dag=vandaag, ervaring="Noor was meteen op haar plek.")
    makelaar.druk("Deze stap is gedaan")
    makelaar.vul(oordeel="Positief advies na het gesprek.")
    makelaar.druk("Laat toe")


def maak_account(noor: Bezoeker) -> None:
    noor.ga("/accounts/signup/")
    noor.vul(voornaam="Noor", achternaam="Zonneveld", email=ADRES)
    noor.vul(password1=DEMO_WACHTWOORD, password2=DEMO_WACHTWOORD)
    noor.druk("Maak een account")
    noor.lees_post(ADRES)
    noor.volg("/accounts/confirm-email/")
    noor.druk("Ja, dit is mijn adres")
    noor.log_in("noor")
    noor.leest("Welkom, Noor")
    noor.leest(VRAAG)


def vul_profiel_in(noor: Bezoeker) -> None:
    """Noor lives beside the school of the vacancy to come, travels no further, and can work every day."""
    noor.druk("Profiel")
    delen = (
        {"functies": ["leerkracht"], "sectoren": ["po"]},
        {"vooropleiding": "hbo"},
        {"dagen": Dag.values},
        {"postcode": school_voor_noor().postcode, "max_afstand_km": "1"},
    )
    noor.druk("Welk werk u zoekt")
    for velden in delen:
        noor.vul(**velden)
        noor.druk("Bewaar en ga verder")
    noor.vul(motivatie="Ik bouw graag aan mensen.")
    noor.druk("Bewaar")
    noor.leest("6 van 6 delen ingevuld")
    noor.druk("Naar mijn loket")
    noor.druk("Toestemmingen")


def school_voor_noor() -> School:
    """A primary school of HR's board, with no other vacancy in its postcode to compete with."""
    bestuur = Gebruiker.objects.get(email="hr@voorbeeld.test").lidmaatschap.organisatie
    elders = Vacature.objects.open().values("school__gebied")
    scholen = School.objects.filter(bestuur=bestuur, sector="po", gebied__isnull=False)
    return scholen.exclude(gebied__in=elders).order_by("pk").first() or scholen.order_by("pk").first()


def voeg_documenten_toe(noor: Bezoeker) -> None:
    noor.ga("/mijn/documenten/")
    stuur_bestand(noor, "cv", "cv.pdf", b"Dit is geen pdf")
    noor.leest("Dit is geen pdf- of Word-bestand")
    stuur_bestand(noor, "cv", "cv.pdf", een_pdf())
    noor.leest("cv.pdf")
    stuur_bestand(noor, "motivatie", "brief.docx", een_docx())
    noor.leest("brief.docx")


def stuur_bestand(noor: Bezoeker, soort: str, naam: str, inhoud: bytes) -> None:
    noor.vul(soort=soort)
    bestand = {"name": naam, "mimeType": "application/octet-stream", "buffer": inhoud}
    noor.inhoud.locator("input[type=file]").set_input_files([bestand])
    noor.druk("Voeg toe")


def een_pdf() -> bytes:
    uit, pdf = io.BytesIO(), PdfWriter()
    pdf.add_blank_page(width=595, height=842)
    pdf.write(uit)
    return uit.getvalue()


def een_docx() -> bytes:
    uit, brief = io.BytesIO(), Worddocument()
    brief.add_paragraph("Ik wil graag voor de klas.")
    brief.save(uit)
    return uit.getvalue()


def stap_3_een_vacature_en_een_sollicitatie(noor: Bezoeker, hr: Bezoeker, passant: Bezoeker) -> None:
    schrijf_vacature(hr)
    hr.leest("Zo ziet een bezoeker uw vacature")
    passant.ga("/vacatures/?q=moestuin")
    passant.leest("Geen vacature gevonden")
    hr.druk("Publiceer")
    passant.ga("/vacatures/?q=moestuin")
    passant.leest(BAAN)

    noor.ga("/vacatures/?q=moestuin")
    noor.druk(BAAN, noor.inhoud.locator(".kaart__titel"))
    noor.druk("Solliciteer")
    noor.vul(motivatie="Een moestuin is ook een bouwwerk.")
    noor.inhoud.get_by_label("cv.pdf").check()
    noor.druk("Verstuur sollicitatie")

    hr.ga("/werk/vacatures/")
    hr.druk(BAAN)
    hr.druk("Bekijk alle sollicitaties")
    hr.druk(NAAM)
    hr.leest("Een moestuin is ook een bouwwerk.")
    hr.vul(status="uitgenodigd", antwoord="Kom dinsdag om drie uur langs.")
    hr.druk("Verstuur antwoord")
    noor.ga("/mijn/")
    noor.volg("/mijn/sollicitaties/", BAAN)
    noor.leest("Kom dinsdag om drie uur langs.")


def schrijf_vacature(hr: Bezoeker) -> None:
    vandaag = timezone.localdate()
    hr.ga("/werk/vacatures/")
    hr.druk("Nieuwe vacature")
    hr.vul(titel=BAAN, school=str(school_voor_noor().pk), functie="leerkracht", bevoegdheid="pabo")
    hr.vul(omschrijving="Een fijne groep, en een tuin.", open_voor_zij_instroom=True, dagen=Dag.values)
    hr.vul(fte_min="0.6", fte_max="1", start_op=f"{vandaag}", sluit_op=f"{vandaag + timedelta(days=30)}")
    hr.vul(contactnaam="Anne Tuinman", begeleiding="Een vaste mentor.")
    hr.druk("Bewaar en bekijk")


def stap_4_een_matchronde_en_een_plaatsing(noor: Bezoeker, makelaar: Bezoeker, hr: Bezoeker) -> None:
    makelaar.ga("/werk/matching/")
    makelaar.druk("Start de matchronde")
    makelaar.leest("Som van de scores", seconden=60)
    makelaar.keur()
    kaart = zoek_voorstel(makelaar)
    expect(kaart).to_contain_text(BAAN)
    kaart.get_by_text("Waarom dit voorstel?").click()
    expect(kaart).to_contain_text("Is toegelaten als zij-instromer, en de school staat daarvoor open.")
    makelaar.druk("Keur goed", binnen=kaart)

    noor.ga("/mijn/")
    noor.volg("/mijn/voorstellen/")
    noor.leest("van 1000 punten")
    noor.druk("Ja, graag")
    hr.ga("/werk/")
    hr.volg("/werk/voorstellen/", NAAM)
    hr.druk("Ja, graag")
    hr.leest("de plaatsing staat vast")
    noor.ga("/vacatures/?q=moestuin")
    noor.leest("Geen vacature gevonden")


def zoek_voorstel(makelaar: Bezoeker):
    """Turn the pages of the round until Noor's card is there."""
    kaart = makelaar.inhoud.get_by_role("listitem").filter(
        has=makelaar.pagina.get_by_role("heading", name=NAAM)
    )
    while not kaart.count():
        makelaar.druk("Volgende")
    return kaart


def stap_5_een_traject_met_mentor(noor: Bezoeker, hr: Bezoeker, mentor: Bezoeker) -> None:
    begeleider = Gebruiker.objects.get(email="mentor@voorbeeld.test")
    hr.ga("/werk/trajecten/?let_op=zonder_mentor")
    hr.druk(NAAM)
    hr.leest(datum(timezone.localdate() + relativedelta(months=24)))
    hr.leest("Bekwaamheidsonderzoek")
    hr.druk("Koppel een mentor")
    hr.inhoud.get_by_label(begeleider.naam).first.check()
    hr.druk("Koppel deze mentor")

    mentor.ga("/werk/")
    mentor.volg("/werk/trajecten/", NAAM)
    mentor.druk("Leg een gesprek vast")
    mentor.vul(onderwerp=GESPREK, verslag=VERSLAG, afspraken="Volgende week kijkt de mentor mee.")
    mentor.druk("Leg het gesprek vast")
    mentor.leest(VERSLAG)

    noor.ga("/mijn/traject/")
    noor.leest(VERSLAG)
    noor.leest(begeleider.naam)
    hr.ga(mentor.pagina.url)
    hr.leest(begeleider.naam)
    hr.leest_niet(VERSLAG)


def stap_6_een_scholing(noor: Bezoeker) -> None:
    scholing = Scholing.objects.komend().order_by("begint_op").first()
    noor.ga("/scholing/")
    noor.druk(scholing.titel)
    noor.leest(f"Nog {scholing.plaatsen} van {scholing.plaatsen} plaatsen vrij")
    noor.druk("Schrijf mij in")
    noor.leest("U bent ingeschreven")
    noor.ga("/mijn/")
    noor.leest(scholing.titel)


def stap_7_het_cijfer_telt_deze_persoon(programmaleider: Bezoeker, verwacht: int) -> None:
    programmaleider.ga("/monitoring/")
    cijfer = programmaleider.inhoud.locator(".kerncijfer").filter(
        has=programmaleider.pagina.get_by_role("heading", name=CIJFER, exact=True)
    )
    expect(cijfer.locator(".kerncijfer__waarde")).to_have_text(str(verwacht))
    for tekst in ("Doel: 40", "Bron:", "Peildatum:"):
        expect(cijfer).to_contain_text(tekst)
    programmaleider.druk("Bekijk wat er is geteld", binnen=cijfer)
    programmaleider.leest(f"{CIJFER}: {verwacht} geteld")
    programmaleider.leest(NAAM)

    assert stand_van(programmaleider) == verwacht
    grafiek = programmaleider.inhoud.locator("figure img")
    expect(grafiek).to_be_visible(timeout=60_000)
    assert grafiek.evaluate("beeld => beeld.decode().then(() => beeld.naturalWidth)") > 0
    expect(programmaleider.inhoud.get_by_role("table").first).to_contain_text(str(verwacht))


def stand_van(venster: Bezoeker) -> int:
    """The figure as this visitor reads it on its own page."""
    venster.ga(GESTART)
    return int(venster.inhoud.locator(".kerncijfer__waarde").inner_text())


def stap_8_de_stuurgroep_besluit(secretaris: Bezoeker, lid: Bezoeker, stand: int) -> None:
    stel_besluit_voor(secretaris, "stuurgroep")
    secretaris.ga(secretaris.pagina.url)
    secretaris.druk("Open de stemming")
    lid.ga("/governance/")
    lid.volg("/governance/besluiten/")
    lid.ga(secretaris.pagina.url)
    lid.druk("Stem")
    lid.vul(keuze="voor")
    lid.druk("Breng de stem uit")

    leg_stemmen_vast(secretaris, lambda zetel: "voor")
    secretaris.druk("Sluit de stemming")
    secretaris.leest("Aangenomen")
    secretaris.leest("Dit besluit staat vast.")
    secretaris.volg("/governance/vergaderingen/")
    secretaris.leest(f"{stand} personen")


def stel_besluit_voor(secretaris: Bezoeker, gremium: str) -> None:
    """Plan a meeting for next week, with the figure on its agenda and a decision to take."""
    volgende_week = timezone.localdate() + timedelta(days=7)
    secretaris.ga("/governance/")
    secretaris.volg(f"/governance/gremia/{gremium}/")
    secretaris.druk("Plan een vergadering")
    secretaris.vul(begint_op=f"{volgende_week}T10:00", plaats="Stadhuis, zaal 1")
    secretaris.druk("Plan en nodig uit")
    secretaris.druk("Voeg een agendapunt toe")
    secretaris.vul(titel="Meer plaatsen voor zij-instroom")
    secretaris.inhoud.locator("[name=indicator]").select_option(label=CIJFER)
    secretaris.druk("Zet op de agenda")
    secretaris.leest(CIJFER)
    secretaris.druk("Stel een besluit voor")
    secretaris.vul(tekst=BESLUIT)
    secretaris.druk("Stel voor")


def leg_stemmen_vast(secretaris: Bezoeker, keuze_van) -> None:
    """Write down what every seat says; an objection gets a reason."""
    secretaris.druk("Leg de stemmen van de vergadering vast")
    for veld in secretaris.inhoud.locator("select[name^=keuze_]").all():
        zetel = int(veld.get_attribute("name").removeprefix("keuze_"))
        keuze = keuze_van(zetel)
        veld.select_option(keuze)
        if keuze == "bezwaar":
            secretaris.vul(**{f"toelichting_{zetel}": "Hier is geen geld voor."})
    secretaris.druk("Leg de stemmen vast")


def stap_9_het_verslag_voor_dus_i(programmaleider: Bezoeker, stand: int) -> None:
    programmaleider.ga("/governance/rapportages/")
    programmaleider.druk("Maak de rapportage")
    programmaleider.leest("Dien in", seconden=60)
    programmaleider.keur()
    pdf, docx = (haal_op(programmaleider, f"rapport.{soort}") for soort in ("pdf", "docx"))
    for tekst in (tekst_van_pdf(pdf), tekst_van_docx(docx)):
        assert "Activiteiten" in tekst
        assert f"{stand} personen" in tekst
        assert BESLUIT in tekst

    programmaleider.druk("Dien in")
    programmaleider.druk("Ja, dien in")
    programmaleider.leest("Sindsdien staat het vast")
    programmaleider.druk("Opnieuw maken en vergelijken")
    programmaleider.leest("gelijk tot op de byte")
    programmaleider.leest("Niets. Het verslag zegt hetzelfde als de gegevens van nu.")

    morgen = timezone.localdate() + timedelta(days=1)
    Traject.objects.filter(kandidaat__email=ADRES).update(start_op=morgen)
    programmaleider.ga(programmaleider.pagina.url)
    verschil = programmaleider.inhoud.get_by_role("row").filter(has_text=CIJFER).first
    expect(verschil).to_contain_text(f"{stand} personen")
    expect(verschil).to_contain_text(f"{stand - 1} personen")
    assert haal_op(programmaleider, "rapport.pdf") == pdf
    assert haal_op(programmaleider, "rapport.docx") == docx


def haal_op(venster: Bezoeker, naam: str) -> bytes:
    with venster.pagina.expect_download() as wacht:
        venster.inhoud.locator(f"a[href$='{naam}']").first.click()
    return wacht.value.path().read_bytes()


def tekst_van_pdf(inhoud: bytes) -> str:
    tekst = " ".join(bladzijde.extract_text() for bladzijde in PdfReader(io.BytesIO(inhoud)).pages)
    return " ".join(tekst.split())


def tekst_van_docx(inhoud: bytes) -> str:
    assert zipfile.is_zipfile(io.BytesIO(inhoud))
    lichaam = Worddocument(io.BytesIO(inhoud)).element.body
    return " ".join("".join(lichaam.itertext()).split())


def datum(dag) -> str:
    return date_format(dag, "j F Y")


def test_een_gremium_met_drie_regels_besluit_ten_slotte_met_gewicht(demoregio, bezoeker):
    """Consensus fails, consent fails, and then the few boards with most pupils outweigh the many."""
    demoregio("hak")
    zwaar = zwaarste_zetels(Gremium.objects.get(code="bestuurlijk_overleg"))
    secretaris = bezoeker().log_in("programmaleider")
    stel_besluit_voor(secretaris, "bestuurlijk_overleg")
    secretaris.druk("Open de stemming")
    leg_stemmen_vast(secretaris, lambda zetel: "voor" if zetel in zwaar else "tegen")
    secretaris.druk("Sluit de stemming")
    secretaris.leest("Ronde 2: consent")
    leg_stemmen_vast(secretaris, lambda zetel: "voor" if zetel in zwaar else "bezwaar")
    secretaris.druk("Sluit de stemming")
    secretaris.leest("Ronde 3: gewogen stemming")
    leg_stemmen_vast(secretaris, lambda zetel: "voor" if zetel in zwaar else "tegen")
    secretaris.druk("Sluit de stemming")
    secretaris.leest("Ronde 3: gewogen stemming – aangenomen")
    secretaris.leest("Dit besluit staat vast.")


def zwaarste_zetels(gremium: Gremium) -> set[int]:
    """As few seats as together weigh more than all others; they are a minority of the seats."""
    zetels = sorted(gremium.zetels.stemgerechtigd(timezone.localdate()), key=lambda zetel: -zetel.gewicht)
    totaal, gekozen = sum(zetel.gewicht for zetel in zetels), []
    for zetel in zetels:
        if 2 * sum(z.gewicht for z in gekozen) > totaal:
            break
        gekozen.append(zetel)
    assert 2 * len(gekozen) < len(zetels)
    return {zetel.pk for zetel in gekozen}
