"""The other ways in, each with steps of its own: by keyboard from the first question to what comes next."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import expect

from loket.models import Kandidaat, Routeaanmelding
from onderwijsregio.organisaties.keuzes import Organisatiesoort
from onderwijsregio.organisaties.models import Organisatie, School

from .conftest import Bezoeker
from .test_instroom import ADRES, kies_met_toetsen
from .test_klantreis import een_pdf

pytestmark = pytest.mark.browser

ROUTES = ("ad-pep", "herintreder", "onderwijsambassadeur")


@pytest.fixture
def ik(demoregio, bezoeker) -> Bezoeker:
    """The candidate of the demo on a phone, with no route begun yet."""
    demoregio("almere")
    Routeaanmelding.objects.filter(kandidaat__email=ADRES).delete()
    return bezoeker(breedte=360).log_in("kandidaat")


def eigen(route: str) -> Routeaanmelding:
    return Routeaanmelding.objects.get(kandidaat__email=ADRES, route__code=route)


def eerste_school(route: str) -> School:
    """The first one that this route offers to choose."""
    return School.objects.filter(sector__in=eigen(route).route.sectoren).order_by("naam").first()


def begin(ik: Bezoeker, route: str) -> None:
    ik.ga(f"/routes/{route}/")
    ik.toets("Meld u aan")
    ik.toets("Begin met: kijken of het kan")
    ik.toets("Ga verder")
    expect(ik.pagina.get_by_role("alert")).to_be_focused()


def verstuur_aanmelding(ik: Bezoeker, motivatie: str) -> None:
    """Why, a CV when there is none yet, and whether the loket may mail."""
    ik.toets("Verstuur mijn aanmelding")
    expect(ik.pagina.get_by_role("alert")).to_be_focused()
    ik.typ(motivatie=motivatie)
    if not ik.inhoud.get_by_text("Uw cv is er al").count():
        cv = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": een_pdf()}
        ik.inhoud.locator("[name=cv]").set_input_files([cv])
    if ik.inhoud.locator("[name=contact]").count():
        ik.tab_naar_veld("contact")
        ik.pagina.keyboard.press("Space")
    ik.toets("Verstuur mijn aanmelding")


def behandel(makelaar: Bezoeker, route: str, **velden: str) -> None:
    """The step that is of the loket: without answers it comes back, with them it is done."""
    makelaar.ga(eigen(route).get_absolute_url())
    makelaar.druk("Deze stap is gedaan")
    expect(makelaar.pagina.get_by_role("alert").first).to_be_visible()
    makelaar.vul(**velden)
    makelaar.druk("Deze stap is gedaan")


def test_elke_weg_begint_met_zijn_eigen_vragen_en_alleen_het_toetsenbord(ik, bezoeker):
    makelaar = bezoeker().log_in("makelaar")
    ad_pep(ik, makelaar)
    terug_naar_het_onderwijs(ik, makelaar)
    onderwijsambassadeur(ik, makelaar)
    kandidaat = Kandidaat.objects.get(email=ADRES)
    assert kandidaat.volgende_stap and kandidaat.volgende_stap_van and kandidaat.volgende_stap_op


def ad_pep(ik: Bezoeker, makelaar: Bezoeker) -> None:
    """MBO 4, at least sixteen hours, a permission with a name and a day, and the start assessment."""
    begin(ik, "ad-pep")
    kies_met_toetsen(ik, "diploma", "nee")
    ik.typ(uren="15")
    ik.toets("Ga verder")
    ik.leest("Zonder mbo-4-diploma kunt u niet")
    ik.leest("U werkt minder dan 16 uur per week")
    kies_met_toetsen(ik, "diploma", "ja")
    ik.typ(uren="16")
    ik.toets("Ga verder")

    ik.leest("Toestemming van uw werkgever")
    school = eerste_school("ad-pep")
    kies_met_toetsen(ik, "akkoord", "nee")
    ik.tab_naar_veld("school")
    ik.pagina.keyboard.press("ArrowDown")
    ik.typ(naam="Mijn schoolleider, directeur")
    ik.typ(dag="01012026")  # the same day in every order of day and month
    ik.toets("Ga verder")
    ik.leest("Zonder toestemming van uw werkgever kan de opleiding niet beginnen")
    kies_met_toetsen(ik, "akkoord", "ja")
    ik.toets("Ga verder")
    toestemming = eigen("ad-pep").stappen.get(stap__code="toestemming").gegevens
    assert (toestemming["school"]["pk"], toestemming["akkoord"]) == (school.pk, "ja")

    verstuur_aanmelding(ik, "Ik wil meer dan assisteren.")
    dag = timezone.localdate() + timedelta(days=10)
    instituut = Organisatie.objects.filter(soort=Organisatiesoort.LERARENOPLEIDING).first()
    makelaar.ga(eigen("ad-pep").get_absolute_url())
    makelaar.leest("Mijn schoolleider, directeur")
    makelaar.vul(instituut=str(instituut.pk), dag=dag.isoformat())
    makelaar.druk("Bewaar, nog niet klaar")
    ik.ga("/mijn/")
    ik.leest(f"Startassessment op {date_format(dag, 'l j F')}")
    behandel(makelaar, "ad-pep", advies="positief")
    ik.ga(f"/mijn/aanmeldingen/{eigen('ad-pep').pk}/")
    ik.leest("Klaar om te beginnen")


def terug_naar_het_onderwijs(ik: Bezoeker, makelaar: Bezoeker) -> None:
    """With a qualification, to a moment with the loket; the diploma is seen before there is a match."""
    begin(ik, "herintreder")
    kies_met_toetsen(ik, "bevoegdheid", "nee")
    ik.typ(jaren="zes")
    ik.toets("Ga verder")
    expect(ik.pagina.get_by_role("alert")).to_be_focused()
    ik.typ(jaren="6")
    ik.toets("Ga verder")
    ik.leest("Zonder bevoegdheid past een andere route beter")
    kies_met_toetsen(ik, "bevoegdheid", "ja")
    ik.toets("Ga verder")
    verstuur_aanmelding(ik, "Ik mis de klas.")
    kies_met_toetsen(ik, "moment", ik.inhoud.get_by_role("radio").first.get_attribute("value"))
    ik.toets("Kies dit moment")
    ik.leest("Uw gesprek staat vast")
    behandel(makelaar, "herintreder", diploma_gezien="nee")
    makelaar.leest("Vraag eerst het diploma")
    makelaar.vul(diploma_gezien="ja")
    makelaar.druk("Deze stap is gedaan")
    makelaar.leest("Laat toe")


def onderwijsambassadeur(ik: Bezoeker, makelaar: Bezoeker) -> None:
    """A day a week for a year, then a school and a teacher that the candidate reads about."""
    begin(ik, "onderwijsambassadeur")
    kies_met_toetsen(ik, "dag", "nee")
    ik.toets("Ga verder")
    ik.leest("Een dag meelopen kan wel")
    kies_met_toetsen(ik, "dag", "ja")
    ik.toets("Ga verder")
    verstuur_aanmelding(ik, "Ik breng mijn vak mee.")
    school = eerste_school("onderwijsambassadeur")
    dag = timezone.localdate() + timedelta(days=7)
    behandel(
        makelaar,
        "onderwijsambassadeur",
        school=str(school.pk),
        dag=dag.isoformat(),
        leraar="Juf Els, groep 7",
    )
    ik.ga(f"/mijn/aanmeldingen/{eigen('onderwijsambassadeur').pk}/")
    ik.leest("Juf Els, groep 7")
    ik.leest(school.naam)
    assert {eigen(route).status for route in ROUTES} == {"ingediend"}
