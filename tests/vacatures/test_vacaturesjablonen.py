"""Templates: a board begins a vacancy with what it writes again and again."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from vacatures import acties
from vacatures.models import Vacaturesjabloon

pytestmark = pytest.mark.django_db

LIJST = "/werk/vacatures/sjablonen/"


@pytest.fixture
def sjabloon(als, vacature, hr):
    als(hr).post(f"/werk/vacatures/{vacature.pk}/sjabloon/", {"naam": "Leerkracht bovenbouw"})
    return Vacaturesjabloon.objects.get()


def test_een_sjabloon_vult_het_formulier_zonder_datums_en_kenmerk(als, sjabloon, vacature, hr, collega):
    begin = als(collega).get(f"/werk/vacatures/nieuw/?sjabloon={sjabloon.pk}").context["form"].initial
    assert begin["titel"] == vacature.titel and Decimal(begin["fte_min"]) == Decimal(vacature.fte_min)
    assert begin["dagen"] == vacature.dagen and begin["school"] == vacature.school_id
    assert not {"start_op", "sluit_op", "kenmerk", "afwijking"} & set(begin)


def test_het_staat_bij_een_nieuwe_vacature_en_de_laatste_ook(als, sjabloon, vacature, hr):
    tekst = als(hr).get("/werk/vacatures/nieuw/").text
    assert "Leerkracht bovenbouw" in tekst
    assert f'<a href="?van={vacature.pk}">{vacature.titel}, {vacature.school}</a>' in tekst
    assert "een eerdere vacature?" not in als(hr).get(f"/werk/vacatures/nieuw/?van={vacature.pk}").text


def test_een_ander_bestuur_ziet_en_gebruikt_het_niet(als, sjabloon, hr_ander, vacature):
    browser = als(hr_ander)
    assert "Leerkracht bovenbouw" not in browser.get(LIJST).content.decode()
    begin = browser.get(f"/werk/vacatures/nieuw/?sjabloon={sjabloon.pk}").context["form"].initial
    assert "titel" not in begin
    assert browser.post(f"{LIJST}{sjabloon.pk}/weg/").status_code == 404
    assert browser.post(f"/werk/vacatures/{vacature.pk}/sjabloon/", {"naam": "x"}).status_code == 404


@pytest.mark.parametrize("getypt", ["abc", "-1", "9" * 30, ""])
def test_een_onzinnig_sjabloon_geeft_een_leeg_formulier(als, hr, getypt):
    assert als(hr).get("/werk/vacatures/nieuw/", {"sjabloon": getypt}).status_code == 200


def test_een_naam_komt_een_keer_voor_in_een_bestuur(sjabloon, vacature, hr):
    for naam in ("LEERKRACHT bovenbouw", " "):
        with pytest.raises(ValidationError):
            acties.maak_vacaturesjabloon(vacature=vacature, naam=naam, velden={}, door=hr)


def test_weggooien_laat_vacatures_staan(als, sjabloon, vacature, hr):
    als(hr).post(f"{LIJST}{sjabloon.pk}/weg/")
    assert not Vacaturesjabloon.objects.exists()
    vacature.refresh_from_db()


def test_een_kandidaat_heeft_geen_sjablonen(als, kandidaat):
    assert als(kandidaat.gebruiker).get(LIJST).status_code == 404
