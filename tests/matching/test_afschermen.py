"""Whoever hides from a board, or withdrew the consent, is not proposed; HR reads no proposal about them."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from demo.fabrieken.loket import ToestemmingFactory
from demo.fabrieken.vacatures import SollicitatieFactory
from loket.acties import scherm_af, trek_toestemming_in
from matching import acties
from matching.acties.vergelijken import verzamel
from matching.engine import plek_uit, vind_beste, zoeker_uit
from matching.models import Voorstel
from vacatures.models import Sollicitatie

pytestmark = pytest.mark.django_db


def paren():
    invoer = verzamel()
    uitkomst = vind_beste(map(zoeker_uit, invoer["kandidaten"]), map(plek_uit, invoer["vacatures"]))
    return [(paar.zoeker, paar.plek) for paar in uitkomst.paren]


def test_een_ronde_stelt_niemand_voor_aan_een_bestuur_dat_hem_niet_mag_zien(kandidaat, vacature, bestuur):
    assert paren() == [(kandidaat.pk, vacature.pk)]
    scherm_af(kandidaat=kandidaat, organisatie=bestuur, door=kandidaat.gebruiker)
    assert paren() == []


def test_een_ronde_kijkt_naar_het_gewenste_werk(kandidaat, vacature):
    type(kandidaat).objects.filter(pk=kandidaat.pk).update(functies=["concierge"])
    assert paren() == []
    type(kandidaat).objects.filter(pk=kandidaat.pk).update(functies=[vacature.functie])
    assert paren() == [(kandidaat.pk, vacature.pk)]


def test_wat_er_lag_vervalt_en_hr_leest_het_niet_meer(kandidaat, gevraagd, bestuur, hr, makelaar):
    assert list(Voorstel.objects.zichtbaar_voor(hr)) == [gevraagd]
    scherm_af(kandidaat=kandidaat, organisatie=bestuur, door=kandidaat.gebruiker)
    gevraagd.refresh_from_db()
    assert gevraagd.status == "vervallen"
    assert not Voorstel.objects.zichtbaar_voor(hr).exists()
    assert list(Voorstel.objects.zichtbaar_voor(makelaar)) == [gevraagd]
    assert list(Voorstel.objects.zichtbaar_voor(kandidaat.gebruiker)) == [gevraagd]


def test_een_makelaar_keurt_niet_goed_wat_intussen_is_afgeschermd(voorstel, kandidaat, bestuur, makelaar):
    kandidaat.afschermingen.create(organisatie=bestuur)
    with pytest.raises(ValidationError, match="meekijkt"):
        acties.keur_goed(voorstel=voorstel, door=makelaar)


def test_een_eigen_sollicitatie_ziet_het_bestuur_wel(kandidaat, vacature, bestuur, hr, hr_ander):
    scherm_af(kandidaat=kandidaat, organisatie=bestuur, door=kandidaat.gebruiker)
    sollicitatie = SollicitatieFactory(vacature=vacature, kandidaat=kandidaat)
    assert list(Sollicitatie.objects.zichtbaar_voor(hr)) == [sollicitatie]
    assert not Sollicitatie.objects.zichtbaar_voor(hr_ander).exists()


@pytest.mark.parametrize("doel", ["matching", "nieuws"])
def test_zonder_toestemming_vervalt_een_voorstel_en_is_de_makelaar_weer_aan_zet(
    voorstel, gevraagd, kandidaat, makelaar, doel
):
    ToestemmingFactory(kandidaat=kandidaat, doel="nieuws")
    type(kandidaat).objects.filter(pk=kandidaat.pk).update(volgende_stap_van=kandidaat.gebruiker)
    trek_toestemming_in(kandidaat=kandidaat, doel=doel, door=kandidaat.gebruiker)
    gevraagd.refresh_from_db()
    kandidaat.refresh_from_db()
    ingetrokken = doel == "matching"
    assert gevraagd.status == ("vervallen" if ingetrokken else "goedgekeurd")
    assert (kandidaat.volgende_stap_van == makelaar) == ingetrokken


def test_een_makelaar_keurt_niet_goed_wat_de_kandidaat_niet_meer_wil(voorstel, kandidaat, makelaar):
    kandidaat.toestemmingen.filter(doel="matching").update(ingetrokken_op=timezone.now())
    with pytest.raises(ValidationError, match="gaf geen toestemming"):
        acties.keur_goed(voorstel=voorstel, door=makelaar)
