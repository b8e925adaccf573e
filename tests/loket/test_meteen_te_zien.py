"""What an editor publishes, moves or takes away is so for every visitor at once, remembered pages included."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from loket import acties
from loket.models import Informatiepagina
from onderwijsregio.kern.geheugen import BLADZIJDEN

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def met_geheugen(settings):
    settings.ONTHOUD_SECONDEN = 600
    BLADZIJDEN.leeg()


@pytest.fixture
def bladzijde(regio):
    start = acties.richt_website_in()
    for titel in ("Over ons", "Onderwerp"):
        start.add_child(instance=Informatiepagina(title=titel, samenvatting="Zoals het was"))
    return Informatiepagina.objects.get(slug="over-ons")


def publiceer(bladzijde):
    bladzijde.samenvatting = "Zoals het is"
    bladzijde.save_revision().publish()


def haal_offline(bladzijde):
    bladzijde.unpublish()


def verplaats(bladzijde):
    bladzijde.move(Informatiepagina.objects.get(slug="onderwerp"), pos="last-child")


def gooi_weg(bladzijde):
    bladzijde.delete()


@pytest.mark.parametrize("wijziging", [publiceer, haal_offline, verplaats, gooi_weg])
def test_de_volgende_bezoeker_ziet_het(client, bladzijde, django_capture_on_commit_callbacks, wijziging):
    assert "Zoals het was" in client.get("/over-ons/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        wijziging(bladzijde)
    assert "Zoals het was" not in client.get("/over-ons/").content.decode()


def test_een_bladzijde_van_de_redactie_wordt_onthouden(client, bladzijde, django_assert_num_queries):
    eerste = client.get("/over-ons/")
    with django_assert_num_queries(0):
        assert client.get("/over-ons/").content == eerste.content


def test_een_nieuwe_doorverwijzing_werkt_meteen(client, bladzijde, django_capture_on_commit_callbacks):
    assert client.get("/vroeger/").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        Redirect.add_redirect("/vroeger/", bladzijde)
    assert client.get("/vroeger/")["Location"].endswith("/over-ons/")
