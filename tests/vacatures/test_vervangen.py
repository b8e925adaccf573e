"""Replacement: who may be asked for which day, what they answer, and what counts afterwards."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.organisaties import RegioFactory
from demo.fabrieken.vervanging import PoollidFactory, VervangingsdagFactory, VervangingsverzoekFactory
from loket.acties import scherm_af
from loket.keuzes import Kandidaatstatus
from onderwijsregio.kern.tijd import Schooljaar, is_werkdag
from onderwijsregio.organisaties.keuzes import Dag
from tests.dagen import vanaf_vandaag
from vacatures import acties, rapportages
from vacatures.acties.vervangen import HOOGSTENS_DAGEN, dagen_van
from vacatures.keuzes import Vervangreden, Vervangstatus
from vacatures.models import Poollid, Vervangingsdag, Vervangingsverzoek
from vacatures.models.vervanging import weekdag

pytestmark = pytest.mark.django_db


@pytest.fixture
def regio(db):
    return RegioFactory(vervangingspool=True)


@pytest.fixture
def maandag():
    """The first Monday that is a working day, at least a week ahead."""
    dag = timezone.localdate() + timedelta(days=7)
    while dag.weekday() or not all(is_werkdag(dag + timedelta(days=n)) for n in range(5)):
        dag += timedelta(days=1)
    return dag


@pytest.fixture
def lid(makelaar):
    return PoollidFactory(kandidaat__volgende_stap_van=makelaar)


@pytest.fixture
def vraag(school, bestuur, hr, maandag):
    def maak(**anders):
        gegevens = {
            "school": school,
            "van": maandag,
            "tot": maandag + timedelta(days=1),
            "dagen": ["ma", "di"],
            "bestuur": bestuur,
            "door": hr,
            "functie": "leerkracht",
            "reden": Vervangreden.ZIEKTE,
            "contactnaam": "Ans",
        }
        return acties.vraag_vervanging(**gegevens | anders)

    return maak


@pytest.fixture
def verzoek(vraag, makelaar):
    return vraag()


def dagen(verzoek):
    return list(verzoek.dagen.all())


def standen(verzoek):
    return [dag.status for dag in dagen(verzoek)]


# Asking -------------------------------------------------------------------------------------------------


def test_een_school_vraagt_de_werkdagen_van_een_periode_en_het_loket_hoort_het(
    verzoek, maandag, makelaar, post
):
    assert [dag.dag for dag in dagen(verzoek)] == [maandag, maandag + timedelta(days=1)]
    assert post() == [(makelaar.email, f"Invaller gezocht: {verzoek.school}")]


def test_hetzelfde_formulier_twee_keer_is_een_verzoek_en_een_ander_formulier_nog_een(vraag, makelaar, post):
    formulier = uuid4()
    assert vraag(formulier=formulier) == vraag(formulier=formulier)
    assert (Vervangingsverzoek.objects.count(), len(post())) == (1, 1)
    vraag(formulier=uuid4())
    vraag(
        formulier=formulier, toelichting="Met een trap naar de klas."
    )  # back, and sent again with more in it
    assert Vervangingsverzoek.objects.count() == 3


@pytest.mark.parametrize(
    "anders,veld",
    [
        ({"van": timedelta(days=-1)}, "van"),
        ({"tot": timedelta()}, "tot"),
        ({"tot": timedelta(days=184)}, "tot"),
        ({"dagen": ["vr"]}, "dagen"),
    ],
)
def test_wat_niet_kan_wordt_bij_het_veld_geweigerd(vraag, anders, veld):
    with pytest.raises(ValidationError) as fout:
        vraag(**vanaf_vandaag(anders))
    assert list(fout.value.message_dict) == [veld]
    assert not Vervangingsdag.objects.exists()


def test_vandaag_mag_nog_en_een_half_jaar_vooruit_ook(vraag):
    vandaag = timezone.localdate()
    verste = vraag(van=vandaag, tot=vandaag + timedelta(days=183), dagen=["ma", "wo"])
    assert 40 <= verste.dagen.count() <= HOOGSTENS_DAGEN


def test_een_verzoek_van_te_veel_dagen_noemt_het_aantal(vraag):
    vandaag = timezone.localdate()
    with pytest.raises(ValidationError, match="hoogstens 60"):
        vraag(van=vandaag, tot=vandaag + timedelta(days=183), dagen=list(Dag.values))


def test_een_school_van_een_ander_bestuur_of_een_regio_zonder_pool_kan_niet_vragen(vraag, regio, hr_ander):
    with pytest.raises(ValidationError, match="eigen bestuur"):
        vraag(bestuur=hr_ander.lidmaatschap.organisatie)
    regio.vervangingspool = False
    regio.save()
    with pytest.raises(ValidationError, match="geen vervangingspool"):
        vraag()


@given(
    van=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    lang=st.integers(0, 90),
    dagen=st.sets(st.sampled_from(Dag.values)),
)
def test_gekozen_dagen_zijn_werkdagen_binnen_de_periode_op_de_gekozen_weekdagen(van, lang, dagen):
    tot = van + timedelta(days=lang)
    data = dagen_van(van, tot, dagen)
    assert data == sorted(set(data))
    assert all(van <= dag <= tot and is_werkdag(dag) and weekdag(dag) in dagen for dag in data)
    alle = [van + timedelta(days=n) for n in range(lang + 1)]
    assert len(data) == sum(is_werkdag(dag) and weekdag(dag) in dagen for dag in alle)


# Who can ------------------------------------------------------------------------------------------------


def test_wie_past_staat_vooraan_met_redenen_bij_wie_niet_past(verzoek, lid):
    assistent = PoollidFactory(functies=["onderwijsassistent"], sectoren=["vo"])
    eerste, tweede = rapportages.wie_kan(verzoek)
    assert (eerste.lid, eerste.bezwaren, len(eerste.dagen)) == (lid, (), 2)
    assert tweede.lid == assistent
    assert tweede.bezwaren == ("werkt niet als leerkracht", "niet in het basisonderwijs")


def test_wie_meer_dagen_kan_gaat_voor(verzoek):
    een_dag, twee_dagen = PoollidFactory(dagen=["ma"]), PoollidFactory()
    assert [een.lid for een in rapportages.wie_kan(verzoek)] == [twee_dagen, een_dag]


def test_een_eigen_dag_gaat_voor_de_vaste_dagen(verzoek, lid, maandag):
    acties.zet_beschikbaarheid(lid=lid, dagen={maandag: False, maandag + timedelta(days=1): True})
    (een,) = rapportages.wie_kan(verzoek)
    assert [dag.dag for dag in een.dagen] == [maandag + timedelta(days=1)]
    assert lid.beschikbaarheid.count() == 1, "alleen wat anders is dan gewoonlijk wordt bewaard"


def test_wie_zich_afschermt_voor_dit_bestuur_wordt_niet_genoemd(verzoek, lid, bestuur, makelaar):
    scherm_af(kandidaat=lid.kandidaat, organisatie=bestuur, door=makelaar)
    assert rapportages.wie_kan(verzoek) == []


def test_wie_uit_de_pool_ging_of_nog_niet_begon_wordt_niet_genoemd(verzoek, maandag):
    PoollidFactory(tot=maandag - timedelta(days=1))
    PoollidFactory(van=maandag + timedelta(days=2))
    tot_en_met = PoollidFactory(tot=maandag)
    (een,) = rapportages.wie_kan(verzoek)
    assert een.lid == tot_en_met and [dag.dag for dag in een.dagen] == [maandag]


def test_de_lijst_kost_evenveel_vragen_bij_een_als_bij_tien_mensen(verzoek, django_assert_num_queries):
    PoollidFactory()
    with django_assert_num_queries(6):
        rapportages.wie_kan(verzoek)
    for _ in range(9):
        PoollidFactory()
    with django_assert_num_queries(6):
        assert len(rapportages.wie_kan(verzoek)) == 10


# Asking a member, and the answer ------------------------------------------------------------------------


@pytest.fixture
def gevraagd(verzoek, lid, makelaar):
    acties.wijs_toe(dagen=dagen(verzoek), lid=lid, door=makelaar)
    return verzoek


def test_een_ja_maakt_een_afspraak_die_de_school_en_de_klantreis_kennen(gevraagd, lid, hr, post):
    assert post()[-1] == (lid.kandidaat.email, f"Kunt u invallen bij {gevraagd.school}?")
    acties.antwoord_op_vraag(lid=lid, dagen=dagen(gevraagd), ja=True)
    assert standen(gevraagd) == ["afgesproken", "afgesproken"]
    assert (hr.email, f"Er is een invaller voor {gevraagd.school}") in post()
    assert "U valt in bij De Bever" in lid.kandidaat.stappen.first().tekst
    aantal = len(post())
    acties.antwoord_op_vraag(lid=lid, dagen=dagen(gevraagd), ja=True)
    assert len(post()) == aantal, "een dubbele klik mailt niet twee keer"


def test_een_nee_zet_de_dagen_weer_open_en_wie_nee_zei_wordt_niet_weer_gevraagd(
    gevraagd, lid, post, makelaar
):
    acties.antwoord_op_vraag(lid=lid, dagen=dagen(gevraagd), ja=False)
    assert standen(gevraagd) == ["open", "open"]
    (een,) = rapportages.wie_kan(gevraagd)
    assert een.dagen == ()
    assert post()[-1][0] == makelaar.email


def test_een_antwoord_op_een_vraag_die_niet_meer_geldt_wordt_geweigerd(gevraagd, lid, hr):
    acties.trek_dagen_in(dagen=dagen(gevraagd), door=hr)
    with pytest.raises(ValidationError, match="geldt niet meer"):
        acties.antwoord_op_vraag(lid=lid, dagen=dagen(gevraagd), ja=True)
    with pytest.raises(ValidationError, match="geldt niet meer"):
        acties.antwoord_op_vraag(lid=PoollidFactory(), dagen=dagen(gevraagd), ja=True)


def test_al_besproken_slaat_de_vraag_over(verzoek, lid, makelaar):
    acties.wijs_toe(dagen=dagen(verzoek), lid=lid, door=makelaar, al_besproken=True)
    assert standen(verzoek) == ["afgesproken", "afgesproken"]


def test_een_invaller_staat_op_een_dag_op_een_school(gevraagd, lid, makelaar, vraag):
    ander = vraag()
    with pytest.raises(ValidationError, match="al gevraagd of bezet"):
        acties.wijs_toe(dagen=dagen(ander), lid=lid, door=makelaar)
    assert standen(ander) == ["open", "open"]
    with pytest.raises(IntegrityError), transaction.atomic():
        VervangingsdagFactory(verzoek=ander, dag=dagen(gevraagd)[0].dag + timedelta(days=0), lid=lid)


def test_wie_niet_kan_of_niet_in_de_pool_zit_wordt_niet_gevraagd_en_elke_dag_wordt_genoemd(
    verzoek, maandag, makelaar
):
    weg = PoollidFactory(tot=maandag, dagen=["di"])
    with pytest.raises(ValidationError) as fout:
        acties.wijs_toe(dagen=dagen(verzoek), lid=weg, door=makelaar)
    assert len(fout.value.messages) == 2


def test_de_database_kent_geen_afspraak_zonder_invaller(verzoek):
    with pytest.raises(IntegrityError), transaction.atomic():
        verzoek.dagen.update(status=Vervangstatus.AFGESPROKEN)


def test_wie_niet_op_tijd_antwoordt_wordt_losgelaten(gevraagd, lid, post):
    uiterlijk = dagen(gevraagd)[0].antwoord_voor
    acties.bewaak_vervanging(uiterlijk - timedelta(seconds=1))
    assert standen(gevraagd) == ["gevraagd", "gevraagd"]
    acties.bewaak_vervanging(uiterlijk)
    assert standen(gevraagd) == ["open", "open"]
    assert (lid.kandidaat.email, f"{gevraagd.school} zoekt verder") in post()


def test_voor_een_dag_dichtbij_is_de_bedenktijd_kort(verzoek):
    nu, vandaag = timezone.now(), timezone.localdate()
    kort, lang = (
        acties.vervangen.termijn(vandaag + timedelta(days=2)),
        acties.vervangen.termijn(vandaag + timedelta(days=3)),
    )
    assert timedelta(hours=1) < kort - nu < timedelta(hours=3) < timedelta(hours=23) < lang - nu


# What changes afterwards --------------------------------------------------------------------------------


@pytest.fixture
def afgesproken(verzoek, lid, makelaar):
    acties.wijs_toe(dagen=dagen(verzoek), lid=lid, door=makelaar, al_besproken=True)
    return verzoek


def test_wie_toch_niet_kan_meldt_zich_af_met_een_reden(afgesproken, lid, hr, makelaar, post):
    dag = dagen(afgesproken)[0]
    with pytest.raises(ValidationError, match="waarom"):
        acties.meld_af(dag=dag, lid=lid, reden=" ")
    acties.meld_af(dag=dag, lid=lid, reden="ziek")
    assert standen(afgesproken) == ["open", "afgesproken"]
    assert {aan for aan, onderwerp in post() if "valt uit" in onderwerp} == {hr.email, makelaar.email}
    with pytest.raises(ValidationError, match="staat niet"):
        acties.meld_af(dag=dag, lid=lid, reden="ziek")


def test_de_school_heeft_niemand_meer_nodig_en_de_invaller_hoort_dat(afgesproken, lid, hr, post):
    assert acties.trek_dagen_in(dagen=dagen(afgesproken), door=hr) == 2
    assert post()[-1] == (lid.kandidaat.email, f"{afgesproken.school} heeft u niet meer nodig")
    with pytest.raises(ValidationError, match="afgerond"):
        acties.trek_dagen_in(dagen=dagen(afgesproken), door=hr)


def test_een_dag_die_voorbij_is_telt_als_gewerkt_tot_de_school_iets_anders_zegt(afgesproken, hr):
    dag = dagen(afgesproken)[0]
    with pytest.raises(ValidationError, match="na de dag"):
        acties.zeg_hoe_het_ging(dag=dag, gekomen=False, door=hr)
    later = timezone.now() + (dagen(afgesproken)[1].dag - timezone.localdate()) + timedelta(days=1)
    acties.bewaak_vervanging(later)
    assert standen(afgesproken) == ["gewerkt", "gewerkt"]


def test_wat_de_school_achteraf_zegt_kan_worden_verbeterd(school, lid, hr):
    gister = VervangingsdagFactory(
        verzoek__school=school,
        dag=timezone.localdate() - timedelta(days=1),
        lid=lid,
        status=Vervangstatus.GEWERKT,
    )
    assert acties.zeg_hoe_het_ging(dag=gister, gekomen=False, door=hr).status == "niet_gekomen"
    assert acties.zeg_hoe_het_ging(dag=gister, gekomen=True, door=hr).status == "gewerkt"


def test_een_dag_zonder_invaller_die_voorbij_is_heet_niet_gevuld(school, regio):
    gister = VervangingsdagFactory(verzoek__school=school, dag=timezone.localdate() - timedelta(days=1))
    vandaag = VervangingsdagFactory(verzoek__school=school)
    acties.bewaak_vervanging()
    assert [Vervangingsdag.objects.get(pk=d.pk).status for d in (gister, vandaag)] == ["niet_gevuld", "open"]


# The pool -----------------------------------------------------------------------------------------------


def test_een_kandidaat_komt_een_keer_in_de_pool_en_kan_terugkomen(regio, makelaar, post):
    kandidaat = KandidaatFactory()
    velden = {"functies": ["leerkracht"], "sectoren": ["po"]}
    lid = acties.neem_op_in_pool(kandidaat=kandidaat, door=makelaar, **velden)
    assert post()[-1] == (kandidaat.email, "U zit in de vervangingspool")
    with pytest.raises(ValidationError, match="zit al"):
        acties.neem_op_in_pool(kandidaat=kandidaat, door=makelaar, **velden)
    gister = timezone.localdate() - timedelta(days=1)
    acties.wijzig_poollid(lid=lid, door=makelaar, van=gister, tot=gister)
    terug = acties.neem_op_in_pool(kandidaat=kandidaat, door=makelaar, van=timezone.localdate(), **velden)
    assert terug.pk == lid.pk and terug.is_in_de_pool


def test_wie_stopt_met_de_pool_laat_latere_dagen_los(afgesproken, lid, maandag, makelaar):
    acties.wijzig_poollid(lid=lid, door=makelaar, tot=maandag)
    assert standen(afgesproken) == ["afgesproken", "open"]


def test_wie_afgesloten_is_komt_niet_in_de_pool(regio, makelaar):
    gestopt = KandidaatFactory(status=Kandidaatstatus.AFGESLOTEN)
    with pytest.raises(ValidationError, match="gestopt"):
        acties.neem_op_in_pool(kandidaat=gestopt, door=makelaar, functies=["leerkracht"], sectoren=["po"])


def test_iemand_zonder_functie_past_niet_in_de_database(regio):
    with pytest.raises(IntegrityError), transaction.atomic():
        PoollidFactory(functies=[])


# Figures ------------------------------------------------------------------------------------------------


def test_cijfers_tellen_per_bestuur_en_wat_nog_komt_telt_niet_mee_in_het_aandeel(
    school, lid, hr, hr_ander, makelaar
):
    jaar = Schooljaar.van(timezone.localdate())
    dagen_ = [jaar.eerste_dag + timedelta(days=n) for n in range(5)]
    S = Vervangstatus
    for dag, status in zip(
        dagen_, (S.GEWERKT, S.NIET_GEVULD, S.NIET_GEKOMEN, S.INGETROKKEN, S.OPEN), strict=True
    ):
        wie = lid if status in (S.GEWERKT, S.NIET_GEKOMEN) else None
        VervangingsdagFactory(verzoek__school=school, dag=dag, status=status, lid=wie)
    (rij,) = rapportages.vervangingscijfers(hr, jaar)
    assert (rij.gevraagd, rij.gevuld, rij.niet_gevuld, rij.niet_gekomen, rij.komend, rij.ingetrokken) == (
        4,
        1,
        1,
        1,
        1,
        1,
    )
    assert rij.aandeel_gevuld == pytest.approx(1 / 3)
    assert rapportages.vervangingscijfers(hr_ander, jaar) == []
    assert len(rapportages.vervangingscijfers(makelaar, jaar)) == 1
    assert rapportages.vervangingscijfers(hr, Schooljaar(jaar.begin - 1)) == []


def test_zonder_afgelopen_dagen_is_het_aandeel_niet_te_berekenen(school, hr, regio):
    VervangingsdagFactory(verzoek=VervangingsverzoekFactory(school=school))
    (rij,) = rapportages.vervangingscijfers(hr, Schooljaar.van(timezone.localdate()))
    assert rij.aandeel_gevuld is None


def test_ieder_ziet_alleen_wat_van_hem_is(afgesproken, lid, hr, hr_ander, makelaar):
    dag = dagen(afgesproken)[0]
    zien = [Vervangingsdag.objects.zichtbaar_voor(wie) for wie in (hr, makelaar, hr_ander)]
    assert [rijen.filter(pk=dag.pk).exists() for rijen in zien] == [True, True, False]
    assert Poollid.objects.zichtbaar_voor(hr).count() == 0
