"""The region teaches the search its own words: looks, tries, adds, takes away, puts back."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.html import escape

from demo.fabrieken.organisaties import LidmaatschapFactory
from onderwijsregio.kern.geheugen import BLADZIJDEN
from onderwijsregio.organisaties.keuzes import Rol
from vacatures import acties
from vacatures.models import Zoekwoord
from vacatures.zoeken import STAND, Gevraagd, zoek

PAD = "/werk/zoekwoorden/"
STAMGROEPLEIDER = {"woord": "Stamgroepleider", "betekent": "leerkracht", "soort": "zelfde"}


def vindt(tekst):
    STAND.kijk_opnieuw()
    return zoek(Gevraagd(tekst=tekst)).aantal


def voeg_toe(door, **anders):
    return acties.voeg_zoekwoord_toe(door=door, **{**STAMGROEPLEIDER, **anders})


@pytest.mark.parametrize("rol", [Rol.MAKELAAR, Rol.PROGRAMMALEIDER, Rol.BEHEER])
def test_wie_het_loket_kent_beheert_de_woorden(als, regio, rol):
    lid = LidmaatschapFactory(rol=rol, organisatie=regio.loket)
    assert als(lid.gebruiker).get(PAD).status_code == 200


def test_anderen_vinden_het_scherm_niet(als, hr, kandidaat):
    for wie in (hr, kandidaat.gebruiker):
        assert als(wie).get(PAD).status_code == 404


def test_proberen_laat_zien_wat_er_zou_veranderen_en_bewaart_niets(als, makelaar, vacature):
    antwoord = als(makelaar).post(PAD, STAMGROEPLEIDER | {"proef": "ja"})
    proef = antwoord.context["proef"]
    assert (proef.nu.aantal, proef.straks.aantal) == (0, 1)
    assert proef.straks.titels == ("Leerkracht groep 5",)
    assert not Zoekwoord.objects.exists()


def test_een_toegevoegd_woord_geldt_en_is_weg_te_halen_en_terug_te_zetten(als, makelaar, vacature):
    browser = als(makelaar)
    assert vindt("stamgroepleider") == 0
    browser.post(PAD, STAMGROEPLEIDER)
    assert vindt("stamgroepleider") == vindt("stamgroepleiders") == 1
    (woord,) = Zoekwoord.objects.geldig()
    assert (woord.woord, woord.door) == ("stamgroepleider", makelaar)
    browser.post(f"{PAD}{woord.pk}/weg/")
    assert vindt("stamgroepleider") == 0
    assert f"weggehaald door {escape(makelaar.naam)}" in browser.get(PAD).text
    browser.post(f"{PAD}{woord.pk}/terug/")
    assert vindt("stamgroepleider") == 1
    assert Zoekwoord.objects.count() == 2


def test_een_woord_geldt_meteen_ook_voor_wie_een_onthouden_bladzijde_krijgt(
    client, settings, makelaar, vacature, django_capture_on_commit_callbacks
):
    settings.ONTHOUD_SECONDEN = 600
    BLADZIJDEN.leeg()
    lijst = "/vacatures/?q=stamgroepleider"
    assert "Leerkracht groep 5" not in client.get(lijst).text
    with django_capture_on_commit_callbacks(execute=True):
        woord = voeg_toe(makelaar)
    assert "Leerkracht groep 5" in client.get(lijst).text
    with django_capture_on_commit_callbacks(execute=True):
        acties.haal_zoekwoord_weg(zoekwoord=woord, door=makelaar)
    assert "Leerkracht groep 5" not in client.get(lijst).text


def test_een_woord_dat_iets_anders_betekent_wordt_losgemaakt(makelaar, vacature):
    assert vindt("juf") == 1
    voeg_toe(makelaar, woord="juf", soort="niet")
    assert vindt("juf") == 0


@pytest.mark.parametrize(
    "anders,zin",
    [
        ({"woord": "juf"}, "weet al"),
        ({"woord": "walvis", "soort": "niet"}, "horen nu niet bij elkaar"),
        ({"woord": "leerkracht", "soort": "ook"}, "twee verschillende"),
        ({"woord": "  "}, "kan niet leeg"),
    ],
)
def test_wat_geen_zin_heeft_wordt_niet_toegevoegd(makelaar, vacature, anders, zin):
    with pytest.raises(ValidationError) as fout:
        voeg_toe(makelaar, **anders)
    assert zin in " ".join(fout.value.messages)
    assert not Zoekwoord.objects.exists()


def test_een_fout_komt_terug_met_wat_er_getypt_was(als, makelaar, vacature):
    antwoord = als(makelaar).post(PAD, STAMGROEPLEIDER | {"woord": "juf"})
    assert antwoord.status_code == 422
    assert 'value="juf"' in antwoord.text


def test_het_scherm_zegt_wat_de_zoeker_al_weet(als, makelaar, vacature):
    browser = als(makelaar)
    assert "leerkracht" in browser.get(PAD, {"woord": "juffen"}).text
    assert "weet de zoeker geen andere woorden" in browser.get(PAD, {"woord": "walvis"}).text
    assert browser.get(PAD + "?woord=%00").status_code == 200


def test_de_lijst_wijst_de_weg_aan_wie_de_woorden_beheert(als, makelaar, hr, vacature):
    assert PAD in als(makelaar).get("/vacatures/").text
    assert PAD not in als(hr).get("/vacatures/").text
