"""How soon one gets an answer: in working hours, as a median, and never without the rows behind it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from demo.fabrieken.loket import BerichtFactory, DoorverwijzingFactory, VraagFactory
from loket import acties
from loket.keuzes import Berichtsoort, Doorverwijzingstatus, Vraagstatus
from loket.models import Bericht, Organisatiepagina, Vraag
from loket.rapportages import antwoordtijd, in_woorden
from loket.views.onderdelen import ONDERDELEN
from onderwijsregio.kern.tijd import WERKDAG

NU = timezone.make_aware(datetime(2026, 11, 24, 12, 0))  # a Tuesday
MAANDAG = timezone.make_aware(datetime(2026, 11, 23, 9, 0))


def beantwoord(uren, *, kandidaat, begin=MAANDAG, door=None, **anders) -> Vraag:
    """A question that got its first answer so many hours later."""
    op = begin + timedelta(hours=uren)
    vraag = VraagFactory(
        kandidaat=kandidaat,
        gesteld_op=begin,
        status=Vraagstatus.BEANTWOORD,
        beantwoord_op=op,
        **anders,
    )
    BerichtFactory(vraag=vraag, op=op, door=door or vraag.eigenaar)
    return vraag


def met(kandidaat, *uren) -> None:
    for aantal in uren:
        beantwoord(aantal, kandidaat=kandidaat)


# The figure ----------------------------------------------------------------------------------------------


def test_bij_vier_antwoorden_is_er_geen_cijfer_en_bij_vijf_wel(kandidaat):
    met(kandidaat, 1, 2, 3, 4)
    assert (antwoordtijd(NU).regio.aantal, antwoordtijd(NU).regio.tijd) == (4, None)
    met(kandidaat, 7)
    assert (antwoordtijd(NU).regio.aantal, antwoordtijd(NU).regio.tijd) == (5, timedelta(hours=3))


def test_bij_een_even_aantal_is_het_midden_tussen_de_middelste_twee(kandidaat):
    met(kandidaat, 1, 2, 3, 4, 5, 6)
    assert antwoordtijd(NU).regio.tijd == timedelta(hours=3.5)


def test_uren_dat_het_loket_dicht_is_tellen_niet(kandidaat):
    vrijdag = timezone.make_aware(datetime(2026, 11, 20, 16, 0))
    for _ in range(5):
        beantwoord(65.5, kandidaat=kandidaat, begin=vrijdag)  # Monday 9.30
    assert antwoordtijd(NU).regio.tijd == timedelta(hours=2)


@pytest.mark.parametrize(("dagen", "telt"), [(89, 1), (90, 0), (91, 0)])
def test_alleen_antwoorden_van_de_laatste_negentig_dagen(kandidaat, dagen, telt):
    beantwoord(0.001, kandidaat=kandidaat, begin=NU - timedelta(days=dagen, seconds=4))
    assert antwoordtijd(NU).regio.aantal == telt


def test_alleen_het_eerste_antwoord_telt(kandidaat):
    vraag = beantwoord(2, kandidaat=kandidaat)
    BerichtFactory(vraag=vraag, op=MAANDAG + timedelta(hours=20))
    (rij,) = antwoordtijd(NU).rijen
    assert rij.wachttijd == timedelta(hours=2)


def test_een_oude_vraag_met_een_nieuw_tweede_antwoord_telt_niet_opnieuw(kandidaat):
    vraag = beantwoord(2, kandidaat=kandidaat, begin=NU - timedelta(days=200))
    BerichtFactory(vraag=vraag, op=MAANDAG)
    assert antwoordtijd(NU).rijen == ()


def test_wat_de_vrager_zelf_schrijft_is_geen_antwoord(kandidaat):
    vraag = VraagFactory(kandidaat=kandidaat, gesteld_op=MAANDAG)
    Bericht.objects.create(vraag=vraag, tekst="Hallo?", soort=Berichtsoort.REACTIE, op=NU)
    assert antwoordtijd(NU).rijen == ()


def test_wat_in_een_gesprek_is_gevraagd_en_beantwoord_is_niet_gewacht(kandidaat):
    beantwoord(0, kandidaat=kandidaat)
    assert antwoordtijd(NU).rijen == ()


def test_wat_later_is_verteld_aan_de_telefoon_telt_als_antwoord(kandidaat, makelaar):
    vraag = VraagFactory(kandidaat=kandidaat, gesteld_op=timezone.now() - timedelta(days=3))
    acties.beantwoord_vraag(vraag=vraag, tekst="Gebeld.", door=makelaar, hoe=Berichtsoort.GESPROKEN)
    assert antwoordtijd().regio.aantal == 1


def test_samengevoegde_vragen_tellen_een_keer_vanaf_de_eerste(kandidaat, makelaar):
    eerst = VraagFactory(kandidaat=kandidaat, gesteld_op=MAANDAG)
    later = VraagFactory(kandidaat=kandidaat, gesteld_op=MAANDAG + timedelta(hours=3))
    BerichtFactory(vraag=later, op=MAANDAG + timedelta(hours=4))
    acties.voeg_vragen_samen(vraag=later, met=eerst, door=makelaar)
    (rij,) = antwoordtijd(NU).rijen
    assert (rij.vraag, rij.wachttijd) == (eerst.pk, timedelta(hours=4))


# Per organisation ---------------------------------------------------------------------------------------


def verwezen(kandidaat, hr, *, gevraagd, aangenomen, antwoord):
    vraag = beantwoord(antwoord, kandidaat=kandidaat, door=hr)
    DoorverwijzingFactory(
        vraag=vraag,
        naar=hr.lidmaatschappen.get(),
        status=Doorverwijzingstatus.AANGENOMEN,
        aangeboden_op=MAANDAG + timedelta(hours=gevraagd),
        beantwoord_op=MAANDAG + timedelta(hours=aangenomen),
    )
    return vraag


def test_na_een_ja_telt_de_organisatie_van_de_collega_vanaf_dat_die_is_gevraagd(kandidaat, hr, regio):
    verwezen(kandidaat, hr, gevraagd=1, aangenomen=2, antwoord=4)
    (rij,) = antwoordtijd(NU).rijen
    assert (rij.organisatie, rij.eigen_tijd, rij.wachttijd) == (
        "Bestuur De Kade",
        timedelta(hours=3),
        timedelta(hours=4),
    )


def test_antwoordt_het_loket_zelf_voor_het_ja_dan_telt_het_bij_het_loket(kandidaat, hr, regio):
    verwezen(kandidaat, hr, gevraagd=1, aangenomen=5, antwoord=4)
    (rij,) = antwoordtijd(NU).rijen
    assert (rij.organisatie, rij.eigen_tijd) == (regio.loket.naam, timedelta(hours=4))


def test_elke_organisatie_heeft_een_eigen_cijfer_vanaf_vijf(kandidaat, hr, regio):
    met(kandidaat, 1, 1, 1, 1, 1)
    for _ in range(4):
        verwezen(kandidaat, hr, gevraagd=1, aangenomen=2, antwoord=4)
    cijfers = {rij.naam: (rij.aantal, rij.tijd) for rij in antwoordtijd(NU).organisaties}
    assert cijfers == {regio.loket.naam: (5, timedelta(hours=1)), "Bestuur De Kade": (4, None)}
    assert sum(aantal for aantal, _ in cijfers.values()) == antwoordtijd(NU).regio.aantal


def test_de_bladzijde_van_een_organisatie_toont_haar_mediaan_vanaf_vijf(
    client, kandidaat, hr, regio, monkeypatch
):
    from wagtail.models import Site

    bestuur = hr.lidmaatschap.organisatie
    bladzijde = Organisatiepagina(title=bestuur.naam, organisatie=bestuur, samenvatting="Een bestuur")
    Site.objects.get(is_default_site=True).root_page.add_child(instance=bladzijde)
    monkeypatch.setattr(timezone, "now", lambda: NU)

    def op_de_website():
        return client.get(bladzijde.url).content.decode()

    for _ in range(4):
        verwezen(kandidaat, hr, gevraagd=1, aangenomen=2, antwoord=4)
    assert "Hoe snel krijgt u antwoord?" not in op_de_website()
    verwezen(kandidaat, hr, gevraagd=1, aangenomen=2, antwoord=4)
    assert antwoordtijd(NU).van_organisatie(bestuur).in_woorden == "3 uur"
    assert "<strong>3 uur</strong>" in op_de_website()


def test_meten_kost_even_veel_queries_bij_meer_vragen(kandidaat, django_assert_num_queries):
    met(kandidaat, *range(1, 4))
    with django_assert_num_queries(5):
        antwoordtijd(NU)
    met(kandidaat, *range(1, 20))
    with django_assert_num_queries(5):
        antwoordtijd(NU)


# In words ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tijd", "woorden"),
    [
        (timedelta(0), "0 minuten"),
        (timedelta(seconds=1), "1 minuut"),
        (timedelta(minutes=59), "59 minuten"),
        (timedelta(hours=1), "1 uur"),
        (timedelta(hours=1, seconds=1), "1,5 uur"),
        (WERKDAG, "8,5 uur"),
        (WERKDAG * 1.5, "1,5 werkdag"),
        (WERKDAG * 2, "2 werkdagen"),
    ],
)
def test_een_tijd_zoals_men_die_zegt(tijd, woorden):
    assert in_woorden(tijd) == woorden


@given(st.timedeltas(timedelta(hours=1), timedelta(days=60)))
def test_wat_wij_zeggen_is_nooit_sneller_dan_wat_is_gemeten(tijd):
    getal, eenheid = in_woorden(tijd).split()
    gezegd = float(getal.replace(",", ".")) * (timedelta(hours=1) if eenheid == "uur" else WERKDAG)
    assert gezegd >= tijd
    assert gezegd - tijd <= WERKDAG / 2


# On screen -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("adres", ["/contact/", "/vragen/"])
def test_het_publiek_leest_de_mediaan_of_dat_er_nog_te_weinig_is(als, kandidaat, adres):
    assert "te weinig vragen beantwoord om te meten" in als(None).get(adres).content.decode()
    for uren in range(1, 6):
        beantwoord(uren, kandidaat=kandidaat, begin=timezone.now() - timedelta(days=7))
    bladzijde = als(None).get(adres).content.decode()
    assert f"binnen <strong>{antwoordtijd().regio.in_woorden}</strong>" in bladzijde
    assert "5 vragen" in bladzijde


def test_een_bladzijde_van_de_redactie_toont_hetzelfde_cijfer(rf, kandidaat):
    from django.contrib.auth.models import AnonymousUser
    from django.template.loader import render_to_string

    deel = next(deel for deel in ONDERDELEN if deel.sjabloon.endswith("/antwoordtijd.html"))
    met(kandidaat, 1)
    verzoek = rf.get("/")
    verzoek.user = AnonymousUser()
    assert "nog te weinig vragen" in render_to_string(
        deel.sjabloon, {"gegevens": deel.context(verzoek)}, verzoek
    )


def test_het_loket_ziet_het_cijfer_elke_organisatie_en_de_rijen_erachter(als, kandidaat, makelaar, hr):
    vraag = beantwoord(2, kandidaat=kandidaat, begin=timezone.now() - timedelta(days=7))
    bladzijde = als(makelaar).get("/werk/vragen/antwoordtijd/").content.decode()
    assert "nog te weinig om te meten" in bladzijde
    assert f'href="{vraag.get_absolute_url()}"' in bladzijde
    assert als(hr).get("/werk/vragen/antwoordtijd/").status_code == 404


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_de_export_heeft_dezelfde_rijen_als_het_scherm(als, kandidaat, makelaar, soort):
    import tablib

    for uren in range(1, 4):
        beantwoord(uren, kandidaat=kandidaat, begin=timezone.now() - timedelta(days=7))
    bestand = als(makelaar).get(f"/werk/vragen/antwoordtijd/export/{soort}/").content
    if soort == "csv":
        tabel = tablib.Dataset().load(bestand.decode("utf-8-sig"), format="csv", delimiter=";")
    else:
        tabel = tablib.Dataset().load(bestand, format="xlsx")
    assert [int(nummer) for nummer in tabel["Vraag"]] == [rij.vraag for rij in antwoordtijd().rijen]
    assert als(makelaar).get("/werk/vragen/antwoordtijd/export/pdf/").status_code == 404
