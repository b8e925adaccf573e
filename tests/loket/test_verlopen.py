"""What is overdue is told: once to the owner, and after five working days once to the programme leader."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.fabrieken.loket import KandidaatFactory, MakelaarFactory
from loket import acties
from loket.acties.verlopen import OPSCHALEN_NA, is_langdurig_verlopen
from loket.models import Kandidaat
from onderwijsregio.kern.tijd import is_werkdag

MAANDAG = date(2026, 11, 16)
DAGEN = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def werkdagen_na(van: date, tot: date) -> int:
    """How many working days lie after `van`, up to and including `tot`: counted one by one."""
    dagen = (van + timedelta(days=n) for n in range(1, (tot - van).days + 1))
    return sum(is_werkdag(dag) for dag in dagen)


# The border ----------------------------------------------------------------------------------------------


@given(op=DAGEN, dagen=st.integers(0, 30))
def test_opschalen_is_vijf_werkdagen_na_de_dag_waarop_het_moest(op, dagen):
    dag = op + timedelta(days=dagen)
    nodig = OPSCHALEN_NA if is_werkdag(op) else OPSCHALEN_NA + 1  # due on a day off is due the day after
    assert is_langdurig_verlopen(op, dag) == (werkdagen_na(op, dag) >= nodig)


@given(op=DAGEN)
def test_wie_lang_verlopen_is_blijft_dat(op):
    eerste = next(n for n in range(20) if is_langdurig_verlopen(op, op + timedelta(days=n)))
    assert all(is_langdurig_verlopen(op, op + timedelta(days=n)) for n in range(eerste, eerste + 10))


@pytest.mark.parametrize(
    ("op", "dag", "lang"),
    [
        (MAANDAG, date(2026, 11, 20), False),  # four working days
        (MAANDAG, date(2026, 11, 22), False),  # and a weekend
        (MAANDAG, date(2026, 11, 23), True),  # five
        (date(2026, 11, 20), date(2026, 11, 26), False),
        (date(2026, 11, 20), date(2026, 11, 27), True),
    ],
)
def test_vier_werkdagen_is_nog_niet_vijf_is_wel(op, dag, lang):
    assert is_langdurig_verlopen(op, dag) is lang


# The job -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("dag", "gemeld"), [(MAANDAG, 0), (MAANDAG + timedelta(days=1), 1)])
def test_een_stap_is_te_laat_op_de_dag_na_de_afspraak(makelaar, dag, gemeld):
    KandidaatFactory(volgende_stap_van=makelaar, volgende_stap_op=MAANDAG)
    assert acties.meld_verlopen_stappen(dag) == (gemeld, 0)


def test_een_mail_per_eigenaar_met_alles_wat_te_laat_is(makelaar, regio, post):
    ander = MakelaarFactory(organisatie=regio.loket).gebruiker
    eigen = [KandidaatFactory(volgende_stap_van=makelaar, volgende_stap_op=MAANDAG) for _ in range(2)]
    KandidaatFactory(volgende_stap_van=ander, volgende_stap_op=MAANDAG)
    assert acties.meld_verlopen_stappen(MAANDAG + timedelta(days=1)) == (3, 0)
    assert sorted(post()) == sorted(
        [
            (makelaar.email, "2 volgende stappen zijn te laat"),
            (ander.email, "Een volgende stap is te laat"),
        ]
    )
    for kandidaat in eigen:
        assert kandidaat.naam in post(makelaar.email)[0]


def test_twee_keer_draaien_mailt_een_keer(makelaar, programmaleider, post):
    KandidaatFactory(volgende_stap_van=makelaar, volgende_stap_op=MAANDAG)
    for _ in range(2):
        acties.meld_verlopen_stappen(MAANDAG + timedelta(days=7))
    acties.meld_verlopen_stappen(MAANDAG + timedelta(days=8))
    assert len(post(makelaar.email)) == 1
    assert len(post(programmaleider.email)) == 1


def test_elke_dag_alleen_wat_nieuw_te_laat_is(makelaar, post):
    for dagen, naam in enumerate(("Eerste", "Tweede")):
        op = MAANDAG + timedelta(days=dagen)
        KandidaatFactory(volgende_stap_van=makelaar, volgende_stap_op=op, voornaam=naam)
        acties.meld_verlopen_stappen(op + timedelta(days=1))
    gemeld = [["Eerste" in mail, "Tweede" in mail] for mail in post(makelaar.email)]
    assert gemeld == [[True, False], [False, True]]


def test_na_vijf_werkdagen_hoort_de_programmaleider_het_een_keer(makelaar, programmaleider, post):
    kandidaat = KandidaatFactory(volgende_stap_van=makelaar, volgende_stap_op=MAANDAG)
    for dagen in range(1, 5):
        assert acties.meld_verlopen_stappen(MAANDAG + timedelta(days=dagen))[1] == 0
    assert acties.meld_verlopen_stappen(MAANDAG + timedelta(days=7)) == (0, 1)
    assert kandidaat.naam in post(programmaleider.email)[0]
    assert makelaar.naam in post(programmaleider.email)[0]
    assert acties.meld_verlopen_stappen(MAANDAG + timedelta(days=8)) == (0, 0)


def test_een_nieuwe_afspraak_begint_opnieuw_te_tellen(makelaar, programmaleider, post):
    kandidaat = KandidaatFactory(volgende_stap_van=makelaar, volgende_stap_op=MAANDAG)
    acties.meld_verlopen_stappen(MAANDAG + timedelta(days=7))
    nieuw = MAANDAG + timedelta(days=8)
    acties.spreek_volgende_stap_af(kandidaat=kandidaat, volgende_stap="Bellen", eigenaar=makelaar, op=nieuw)
    assert acties.meld_verlopen_stappen(nieuw) == (0, 0)
    assert acties.meld_verlopen_stappen(nieuw + timedelta(days=1)) == (1, 0)
    assert len(post(makelaar.email)) == 2


def test_zonder_programmaleider_blijft_het_wachten_tot_er_een_is(makelaar, regio):
    from demo.fabrieken.organisaties import LidmaatschapFactory

    KandidaatFactory(volgende_stap_van=makelaar, volgende_stap_op=MAANDAG)
    assert acties.meld_verlopen_stappen(MAANDAG + timedelta(days=7)) == (1, 0)
    LidmaatschapFactory(rol="programmaleider", van=MAANDAG)
    assert acties.meld_verlopen_stappen(MAANDAG + timedelta(days=8)) == (0, 1)


@pytest.mark.parametrize("dag", [date(2026, 11, 21), date(2026, 11, 22)])
def test_in_het_weekend_hoort_niemand_iets(makelaar, dag):
    KandidaatFactory(volgende_stap_van=makelaar, volgende_stap_op=MAANDAG)
    assert acties.meld_verlopen_stappen(dag) == (0, 0)


@pytest.mark.parametrize("zonder", ["rust", "afgesloten"])
def test_wie_rust_of_is_afgesloten_is_nooit_te_laat(regio, zonder):
    KandidaatFactory(**{zonder: True})
    assert acties.meld_verlopen_stappen(MAANDAG) == (0, 0)


def test_een_mail_die_mislukt_meldt_niets_als_gemeld(makelaar, monkeypatch):
    KandidaatFactory(volgende_stap_van=makelaar, volgende_stap_op=MAANDAG)
    with monkeypatch.context() as stuk:
        stuk.setattr("loket.meldingen.post.zet_klaar", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            acties.meld_verlopen_stappen(MAANDAG + timedelta(days=1))
    assert Kandidaat.objects.get().verlopen_gemeld_op is None
    assert acties.meld_verlopen_stappen(MAANDAG + timedelta(days=1)) == (1, 0)


def test_te_laat_staat_bovenaan_op_het_bureau(als, makelaar):
    from django.utils import timezone

    vandaag = timezone.localdate()
    KandidaatFactory(
        volgende_stap_van=makelaar, volgende_stap="Straks", volgende_stap_op=vandaag + timedelta(days=30)
    )
    KandidaatFactory(
        volgende_stap_van=makelaar, volgende_stap="Gemist", volgende_stap_op=vandaag - timedelta(days=1)
    )
    KandidaatFactory(volgende_stap_van=makelaar, volgende_stap="Meteen", volgende_stap_op=vandaag)
    bladzijde = als(makelaar).get("/werk/").content.decode()
    plekken = [
        bladzijde.index(tekst) for tekst in ("Later: 1", "Te laat (1)", "Gemist", "Vandaag (1)", "Meteen")
    ]
    assert plekken == sorted(plekken)
    assert "Straks" not in bladzijde
