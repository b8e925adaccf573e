"""Whoever applies gets an answer: the term, who hears of it and when, the median, and why boards say no."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.vacatures import SollicitatieFactory, VacatureFactory
from loket.models import Kandidaat
from onderwijsregio.kern.tijd import is_werkdag, plus_werkdagen, werkdagen_tussen
from vacatures import acties, rapportages
from vacatures.models import Sollicitatie
from vacatures.rapportages.afwijsredenen import te_verbergen

MAANDAG = date(2026, 9, 7)


def om_tien(dag):
    return timezone.make_aware(datetime.combine(dag, datetime.min.time())) + timedelta(hours=10)


def verstuur(vacature, dag=MAANDAG, **velden):
    """An application that was sent on this day, with the terms that belong to it."""
    return SollicitatieFactory(
        vacature=vacature,
        verzonden_op=om_tien(dag),
        antwoord_uiterlijk=plus_werkdagen(dag, 10),
        loket_vanaf=plus_werkdagen(dag, 20),
        **velden,
    )


def beantwoord(vacature, werkdagen, **velden):
    """An application that was answered so many working days after it was sent, and today at the latest."""
    laatste = timezone.localdate()
    while not is_werkdag(laatste):
        laatste -= timedelta(days=1)
    dag = plus_werkdagen(laatste - timedelta(days=40), 0)
    op = om_tien(plus_werkdagen(dag, werkdagen))
    moment = {"gelezen_op": op, "eerste_antwoord_op": op, "beantwoord_op": op}
    return SollicitatieFactory(
        vacature=vacature,
        verzonden_op=om_tien(dag),
        **{"afgewezen": True} | velden | moment,
    )


# Working days --------------------------------------------------------------------------------------------


@given(st.dates(date(2015, 1, 1), date(2040, 1, 1)), st.integers(0, 400))
def test_werkdagen_tussen_telt_terug_wat_plus_werkdagen_telt(dag, aantal):
    begin = plus_werkdagen(dag, 0)
    assert werkdagen_tussen(begin, plus_werkdagen(begin, aantal)) == aantal


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.integers(-40, 500))
def test_werkdagen_tussen_is_dag_voor_dag_te_tellen(dag, verder):
    tot = dag + timedelta(days=verder)
    assert werkdagen_tussen(dag, tot) == sum(
        is_werkdag(dag + timedelta(days=n)) for n in range(1, verder + 1)
    )


def test_tien_werkdagen_om_te_antwoorden_en_twintig_tot_het_loket(vacature, kandidaat):
    rij = acties.solliciteer(vacature=vacature, kandidaat=kandidaat, motivatie="Ja", door=kandidaat.gebruiker)
    vandaag = timezone.localdate()
    assert rij.antwoord_uiterlijk == plus_werkdagen(vandaag, 10)
    assert rij.loket_vanaf == plus_werkdagen(vandaag, 20)


# Who hears of it -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dagen", "verwacht"),
    [(7, (0, 0, 0)), (8, (1, 0, 0)), (10, (1, 0, 0)), (11, (0, 1, 0)), (19, (0, 1, 0)), (20, (0, 1, 1))],
)
def test_vooraf_erna_en_naar_het_loket(vacature, dagen, verwacht):
    verstuur(vacature)
    dag = plus_werkdagen(MAANDAG, dagen)
    assert acties.bewaak_sollicitaties(dag) == verwacht
    assert acties.bewaak_sollicitaties(dag) == (0, 0, 0), "once is enough"


def test_vooraf_hoort_de_eigenaar_het_en_erna_heel_hr(vacature, hr, collega, post):
    verstuur(vacature)
    acties.bewaak_sollicitaties(plus_werkdagen(MAANDAG, 8))
    assert [wie for wie, _ in post()] == [hr.email]
    acties.bewaak_sollicitaties(plus_werkdagen(MAANDAG, 11))
    assert {wie for wie, onderwerp in post() if "Te laat" in onderwerp} == {hr.email, collega.email}


def test_in_het_weekend_hoort_niemand_iets(vacature):
    verstuur(vacature)
    assert acties.bewaak_sollicitaties(MAANDAG + timedelta(days=33)) == (0, 0, 0)


def test_na_twintig_werkdagen_belt_de_makelaar_en_de_kandidaat_weet_het(
    als, vacature, kandidaat, hr, makelaar, post
):
    Kandidaat.objects.filter(pk=kandidaat.pk).update(volgende_stap_van=hr)
    rij = verstuur(vacature, kandidaat=kandidaat)
    acties.bewaak_sollicitaties(plus_werkdagen(MAANDAG, 20))
    rij.refresh_from_db()
    kandidaat.refresh_from_db()
    assert (rij.loket_door, kandidaat.volgende_stap_van) == (makelaar, makelaar)
    wie = {adres for adres, onderwerp in post() if "Te laat" not in onderwerp}
    assert wie == {kandidaat.email, makelaar.email}
    eigen = als(kandidaat.gebruiker).get(f"/mijn/sollicitaties/{rij.pk}/").content.decode()
    assert "van het loket vraagt het voor u na" in eigen
    assert "Vraag na" in als(makelaar).get("/werk/").content.decode()
    hier = f"/werk/sollicitaties/{rij.pk}/"
    assert f'href="tel:{vacature.contacttelefoon.replace(" ", "")}"' in als(makelaar).get(hier).text, (
        "whom to call"
    )
    assert "Het loket vraagt dit na" in als(hr).get(hier).text
    acties.beantwoord_sollicitatie(sollicitatie=rij, status="uitgenodigd", antwoord="Kom.", door=hr)
    assert "Vraag na" not in als(makelaar).get("/werk/").content.decode()


def test_wat_met_een_ander_is_afgesproken_blijft_staan(vacature, kandidaat, makelaar):
    verstuur(vacature, kandidaat=kandidaat)
    eerst = Kandidaat.objects.get(pk=kandidaat.pk).volgende_stap
    acties.bewaak_sollicitaties(plus_werkdagen(MAANDAG, 20))
    assert Kandidaat.objects.get(pk=kandidaat.pk).volgende_stap == eerst


@pytest.mark.parametrize(("over", "bovenaan"), [(1, False), (0, True), (-1, True)])
def test_wie_vandaag_antwoord_moet_hebben_staat_bovenaan_de_dag(
    als, vacature, hr, collega, hr_ander, makelaar, over, bovenaan
):
    uiterlijk = timezone.localdate() + timedelta(days=over)
    wachtend = KandidaatFactory(voornaam="Wacht", achternaam="Lang", rust=True)
    SollicitatieFactory(vacature=vacature, kandidaat=wachtend, antwoord_uiterlijk=uiterlijk)
    KandidaatFactory(voornaam="Iets", achternaam="Anders", volgende_stap_van=hr, volgende_stap_op=uiterlijk)
    for wie in (hr, collega):
        tekst = als(wie).get("/werk/").content.decode()
        assert ('id="zonder-antwoord"' in tekst) is bovenaan
        assert "Wacht Lang" in tekst
        if bovenaan and wie == hr:
            assert tekst.index("Wacht Lang") < tekst.index("Iets Anders")
    assert "Wacht Lang" not in als(hr_ander).get("/werk/").content.decode()


# How soon ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tijden", "mediaan"), [([1, 2, 3, 4], None), ([1, 2, 3, 4, 9], 3), ([1, 2, 3, 4, 5, 9], 4)]
)
def test_de_mediaan_staat_er_vanaf_vijf_antwoorden(vacature, bestuur, tijden, mediaan):
    for werkdagen in tijden:
        beantwoord(vacature, werkdagen)
    gemeten = rapportages.antwoordtijd(organisatie=bestuur)
    assert (gemeten.aantal, gemeten.werkdagen) == (len(tijden), mediaan)
    assert rapportages.antwoordtijd(vacature=vacature).werkdagen == mediaan
    assert rapportages.antwoordtijd().werkdagen == mediaan
    assert [rij.werkdagen for rij in rapportages.antwoordtijden()] == [mediaan]


def test_alleen_het_eigen_bestuur_telt_en_een_bericht_is_geen_antwoord(vacature, bestuur):
    beantwoord(VacatureFactory(), 3)
    rij = SollicitatieFactory(vacature=vacature)
    acties.schrijf_bericht(
        sollicitatie=rij, tekst="Wij lezen het", van_bestuur=True, door=vacature.gemaakt_door
    )
    acties.trek_sollicitatie_in(sollicitatie=rij)
    assert rapportages.antwoordtijd(organisatie=bestuur).aantal == 0


def test_het_eerste_antwoord_telt_en_niet_het_laatste(vacature, hr):
    rij = SollicitatieFactory(vacature=vacature)
    acties.beantwoord_sollicitatie(sollicitatie=rij, status="uitgenodigd", antwoord="Kom.", door=hr)
    eerste = Sollicitatie.objects.get().eerste_antwoord_op
    acties.beantwoord_sollicitatie(
        sollicitatie=rij, status="afgewezen", antwoord="Nee.", reden="ander", door=hr
    )
    nu = Sollicitatie.objects.get()
    assert nu.eerste_antwoord_op == eerste < nu.beantwoord_op


def test_op_de_vacature_staat_hoe_snel_het_bestuur_antwoordt(als, vacature):
    for _ in range(4):
        beantwoord(vacature, 3)
    assert "of eerder antwoord" not in als(None).get(vacature.get_absolute_url()).content.decode()
    beantwoord(VacatureFactory(school=vacature.school), 3)
    tekst = als(None).get(vacature.get_absolute_url() + "?opnieuw").content.decode()
    assert "na 3 werkdagen of eerder antwoord" in tekst


# Why not -------------------------------------------------------------------------------------------------


def test_redenen_van_het_bestuur_naast_de_regio_zonder_kleine_getallen(vacature, bestuur):
    elders = VacatureFactory()
    for reden, hier, daar in [("ander", 2, 4), ("tijd", 1, 3), ("afstand", 0, 2)]:
        for waar in [vacature] * hier + [elders] * daar:
            SollicitatieFactory(vacature=waar, afgewezen=True, reden=reden)
    SollicitatieFactory(vacature=vacature, afgewezen=True, reden="niet_gevraagd")
    gemeten = rapportages.afwijsredenen(organisatie=bestuur)
    cijfers = {rij.code: (rij.bestuur, str(rij.regio)) for rij in gemeten.rijen}
    assert cijfers["ander"] == (2, "6")
    assert cijfers["tijd"] == (1, "minder dan 5")
    assert cijfers["afstand"] == (0, "minder dan 5")
    assert cijfers["team"] == (0, "0")
    assert (gemeten.bestuur, str(gemeten.regio)) == (3, "12")


@given(st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 30)))
def test_uit_het_totaal_is_nooit_een_klein_getal_terug_te_rekenen(aantallen):
    verborgen = te_verbergen(aantallen)
    assert all(sleutel in verborgen for sleutel, n in aantallen.items() if 0 < n < 5)
    assert len(verborgen) != 1 or not any(n >= 5 for n in aantallen.values())


@pytest.mark.parametrize(("wie", "code"), [("hr", 200), ("makelaar", 200), ("kandidaat", 404), (None, 302)])
def test_wie_de_cijfers_leest(als, request, vacature, wie, code):
    ding = request.getfixturevalue(wie) if wie else None
    browser = als(getattr(ding, "gebruiker", ding))
    assert browser.get("/werk/sollicitaties/cijfers/").status_code == code
    assert browser.get("/werk/sollicitaties/cijfers/csv/").status_code == code


def test_pijplijn_telt_per_fase_ook_de_lege(vacature):
    SollicitatieFactory(vacature=vacature, afgewezen=True)
    SollicitatieFactory(vacature=vacature)
    stand = rapportages.pijplijn(vacature)
    assert (stand.totaal, stand.aantal("verzonden"), stand.aantal("aangenomen")) == (2, 1, 0)
