"""The candidate's messages: every conversation with the loket, the latest on top."""

from datetime import timedelta

import pytest
from django.utils import timezone

from demo.fabrieken.loket import VraagFactory
from loket import acties
from loket.models import Bericht

ADRES = "/mijn/berichten/"


def test_wie_nog_niets_vroeg_leest_hoe_dat_kan(als, kandidaat):
    bladzijde = als(kandidaat.gebruiker).get(ADRES).content.decode()
    assert "U hebt nog geen berichten" in bladzijde
    assert 'href="/vragen/"' in bladzijde


def test_het_gesprek_waarin_het_laatst_iets_is_gezegd_staat_boven(als, kandidaat, makelaar):
    oud = VraagFactory(
        kandidaat=kandidaat, tekst="De oude vraag", gesteld_op=timezone.now() - timedelta(days=9)
    )
    VraagFactory(kandidaat=kandidaat, tekst="De nieuwe vraag", gesteld_op=timezone.now() - timedelta(days=2))
    bladzijde = als(kandidaat.gebruiker).get(ADRES).content.decode()
    assert bladzijde.index("De nieuwe vraag") < bladzijde.index("De oude vraag")
    Bericht.objects.create(vraag=oud, tekst="Hier is het antwoord.", door=makelaar)
    bladzijde = als(kandidaat.gebruiker).get(ADRES).content.decode()
    assert bladzijde.index("De oude vraag") < bladzijde.index("De nieuwe vraag")
    assert "Hier is het antwoord." in bladzijde


def test_wie_op_u_wacht_is_te_zien(als, kandidaat):
    VraagFactory(kandidaat=kandidaat, status="wacht", wacht_sinds=None, antwoord_uiterlijk=None)
    assert "wacht op u" in als(kandidaat.gebruiker).get(ADRES).content.decode()


def test_berichten_van_een_ander_en_samengevoegde_vragen_staan_er_niet(
    als, kandidaat, andere_kandidaat, makelaar
):
    VraagFactory(kandidaat=andere_kandidaat, tekst="Van een ander")
    vraag, dubbel = VraagFactory(kandidaat=kandidaat, tekst="Mijn vraag"), VraagFactory(kandidaat=kandidaat)
    acties.voeg_vragen_samen(vraag=vraag, met=dubbel, door=makelaar)
    gesprekken = als(kandidaat.gebruiker).get(ADRES).context["blad"].object_list
    assert [gesprek.tekst for gesprek in gesprekken] == ["Mijn vraag"]


@pytest.mark.parametrize("aantal", [1, 12])
def test_meer_gesprekken_kosten_niet_meer_vragen_aan_de_database(
    als, kandidaat, aantal, django_assert_max_num_queries
):
    VraagFactory.create_batch(aantal, kandidaat=kandidaat)
    browser = als(kandidaat.gebruiker)
    with django_assert_max_num_queries(14):
        assert browser.get(ADRES).status_code == 200
