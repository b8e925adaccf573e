"""New vacancies find their saved searches and are mailed: once each, on time, and only when there is something."""

import re
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, connections, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from post_office.models import Email

from demo.fabrieken.vacatures import TrefferFactory, VacatureFactory, ZoekopdrachtFactory
from vacatures import acties, tasks
from vacatures.keuzes import Frequentie
from vacatures.meldingen.zoekopdracht import PER_MAIL
from vacatures.models import Aankondiging, Alertdag, Treffer, Vacature, Zoekopdracht
from vacatures.models.zoekopdracht import posttijd

EVEN_GELEDEN = timedelta(minutes=5)


@pytest.fixture
def zoeker(regio):
    """Somebody who wants to hear at once of every job as a teacher."""
    gisteren = timezone.now() - timedelta(days=1)
    return ZoekopdrachtFactory(tekst="juf", naam="Juf", frequentie="meteen", vanaf=gisteren)


def publiceer(concept, hr) -> Vacature:
    return acties.publiceer(vacature=concept, door=hr)


def brieven(opdracht) -> list[Email]:
    return list(Email.objects.filter(to=opdracht.email).order_by("pk"))


def test_wie_meteen_mail_wil_krijgt_die_bij_de_publicatie(zoeker, concept, hr):
    publiceer(concept, hr)
    tasks.vind_en_mail()
    (brief,) = brieven(zoeker)
    assert brief.subject == "Nieuwe vacature: Leerkracht groep 8, De Bever"
    for tekst in (brief.message, brief.html_message):
        assert "Leerkracht groep 8" in tekst
        assert f"/vacatures/{concept.pk}/" in tekst
        assert "U vroeg ons om op te letten" in tekst
        assert "uur per week" in tekst, "as on the website, and no fte"
        assert brief.headers["List-Unsubscribe"].strip("<>") in tekst
    assert "/vacatures/zoekopdrachten/stop/" in brief.headers["List-Unsubscribe"]
    assert brief.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_een_publicatie_start_het_werk_pas_als_zij_vaststaat(concept, hr, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as gestart:
        publiceer(concept, hr)
    assert gestart
    assert Aankondiging.objects.te_doen().count() == 1, "the row is there, whatever becomes of the broker"


def test_dezelfde_vacature_komt_nooit_twee_keer(zoeker, concept, hr):
    vacature = publiceer(concept, hr)
    for _ in range(2):
        tasks.vind_en_mail()
    acties.wijzig_vacature(vacature=vacature, door=hr, titel="Juf of meester voor groep 8")
    tasks.vind_en_mail()
    Aankondiging.objects.update(gedaan_op=None)
    tasks.vind_en_mail()
    assert len(brieven(zoeker)) == 1
    with pytest.raises(IntegrityError, match="treffer_een_keer"), transaction.atomic():
        TrefferFactory(zoekopdracht=zoeker, vacature=vacature)


def test_ook_twee_zoekopdrachten_van_een_adres_mailen_dezelfde_vacature_een_keer(zoeker, vacature, school):
    """At once, a later one, and one that waits while the other stops; somebody else gets it as well."""
    tweede, later, ander = (
        ZoekopdrachtFactory(naam=naam, tekst=naam, frequentie=hoe, **wie)
        for naam, hoe, wie in (
            ("leraar", "meteen", {"email": zoeker.email}),
            ("meester", "wekelijks", {"email": zoeker.email}),
            ("docent", "meteen", {}),
        )
    )
    vorige_week = timezone.now() - timedelta(days=8)
    for opdracht in (zoeker, tweede, ander):
        TrefferFactory(zoekopdracht=opdracht, vacature=vacature)
    nieuw = VacatureFactory(school=school, titel="Alleen voor de tweede")
    TrefferFactory(zoekopdracht=tweede, vacature=nieuw)
    assert acties.mail_treffers() == 3
    assert [brief.subject.split(",")[0] for brief in brieven(zoeker)] == [
        f"Nieuwe vacature: {vacature}",
        "Nieuwe vacature: Alleen voor de tweede",
    ]
    assert len(brieven(ander)) == 1
    TrefferFactory(zoekopdracht=later, vacature=vacature, gevonden_op=vorige_week)
    assert acties.mail_treffers() == 0
    TrefferFactory(zoekopdracht=later, vacature=nieuw, gevonden_op=vorige_week)
    acties.stop_zoekopdracht(opdracht=tweede)
    assert acties.mail_treffers() == 0
    assert not Treffer.objects.filter(gemeld_op__isnull=True).exists(), "it does not come up again"
    dag = Alertdag.objects.get()
    assert (dag.mails, dag.vacatures) == (3, 3)


def test_een_vacature_die_na_een_wijziging_wel_past_wordt_alsnog_gemaild(zoeker, concept, hr):
    Vacature.objects.update(titel="Conciërge", functie="concierge", bevoegdheid="geen")
    vacature = publiceer(concept, hr)
    tasks.vind_en_mail()
    assert brieven(zoeker) == []
    acties.wijzig_vacature(vacature=vacature, door=hr, titel="Juf")
    tasks.vind_en_mail()
    assert len(brieven(zoeker)) == 1


def test_wat_er_al_stond_is_geen_nieuws(zoeker, vacature, hr):
    Vacature.objects.update(gepubliceerd_op=zoeker.vanaf - timedelta(seconds=1))
    acties.wijzig_vacature(vacature=vacature, door=hr, titel="Juf voor groep 5")
    tasks.vind_en_mail()
    assert not Treffer.objects.exists()
    Vacature.objects.update(gepubliceerd_op=zoeker.vanaf)
    Aankondiging.objects.update(gedaan_op=None)
    tasks.vind_en_mail()
    assert Treffer.objects.count() == 1


def test_wie_niets_vindt_krijgt_geen_mail(regio, concept, hr):
    ZoekopdrachtFactory(tekst="wiskunde", frequentie="meteen", vanaf=timezone.now() - EVEN_GELEDEN)
    publiceer(concept, hr)
    tasks.vind_en_mail()
    assert not Email.objects.exists()


def test_een_vacature_die_intussen_dicht_is_wordt_niet_gemaild(zoeker, vacature):
    TrefferFactory(zoekopdracht=zoeker, vacature=vacature)
    Vacature.objects.update(sluit_op=timezone.localdate() - timedelta(days=1))
    assert acties.mail_treffers() == 0
    Vacature.objects.update(sluit_op=timezone.localdate())
    assert acties.mail_treffers() == 1


def test_een_mail_heeft_alles_van_een_zoekopdracht_op_volgorde_en_hoogstens_twintig(zoeker, school):
    for nummer in range(PER_MAIL + 3):
        vacature = VacatureFactory(school=school, titel=f"Baan {nummer:02}")
        TrefferFactory(zoekopdracht=zoeker, vacature=vacature, past=nummer)
    assert acties.mail_treffers() == 1
    (brief,) = brieven(zoeker)
    assert brief.subject == f"{PER_MAIL + 3} nieuwe vacatures: Juf"
    genoemd = [regel for regel in brief.message.splitlines() if regel.startswith("Baan ")]
    assert genoemd == [f"Baan {nummer:02}" for nummer in range(PER_MAIL + 2, 2, -1)]
    assert "En nog 3 andere" in brief.message
    assert zoeker.adres in brief.message
    assert not Treffer.objects.filter(gemeld_op__isnull=True).exists()


def test_wie_een_plek_gaf_leest_hoe_ver_het_is_en_wat_dichtbij_is_staat_vooraan(
    regio, school, ver_weg, bestuur
):
    opdracht = ZoekopdrachtFactory(plek="1361 Verderop", lat=52.37, lon=5.323, km=30, frequentie="meteen")
    dichtbij = VacatureFactory(school__bestuur=bestuur, school__gebied=ver_weg, titel="Dichtbij")
    for vacature in (VacatureFactory(school=school, titel="Ver"), dichtbij):
        TrefferFactory(zoekopdracht=opdracht, vacature=vacature, past=0)
    acties.mail_treffers()
    (brief,) = brieven(opdracht)
    assert brief.message.index("Dichtbij") < brief.message.index("Ver\n")
    assert "(0 km van 1361 Verderop)" in brief.message
    assert re.search(r"\((9|10),\d km van 1361 Verderop\)", brief.message)


# On time --------------------------------------------------------------------------------------------------


def om(tekst: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(tekst))


@pytest.mark.parametrize(
    ("frequentie", "nu", "tot"),
    [
        ("dagelijks", "2026-03-03 07:00", "2026-03-03 07:00"),
        ("dagelijks", "2026-03-03 06:59", "2026-03-02 07:00"),
        ("wekelijks", "2026-03-02 07:00", "2026-03-02 07:00"),  # a Monday
        ("wekelijks", "2026-03-02 06:59", "2026-02-23 07:00"),
        ("wekelijks", "2026-03-08 23:59", "2026-03-02 07:00"),
        ("dagelijks", "2026-03-29 07:00", "2026-03-29 07:00"),  # the clock went forward that night
        ("meteen", "2026-03-03 03:33", "2026-03-03 03:33"),
    ],
)
def test_elke_ochtend_om_zeven_uur_of_op_maandag(frequentie, nu, tot):
    assert posttijd(frequentie, om(nu)) == om(tot)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    nu=st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1)).map(timezone.make_aware),
    frequentie=st.sampled_from(Frequentie),
)
def test_de_posttijd_is_voorbij_en_hoogstens_een_ronde_geleden(nu, frequentie):
    ronde = {"meteen": timedelta(0), "dagelijks": timedelta(days=1), "wekelijks": timedelta(days=7)}[
        frequentie
    ]
    moment = posttijd(frequentie, nu)
    assert nu - ronde - timedelta(hours=1) <= moment <= nu
    if frequentie != Frequentie.METEEN:
        assert timezone.localtime(moment).hour == 7
    if frequentie == Frequentie.WEKELIJKS:
        assert timezone.localtime(moment).weekday() == 0


def test_wat_overdag_is_gevonden_gaat_de_volgende_ochtend_ook_als_de_klok_even_stilstond(regio, vacature):
    opdracht = ZoekopdrachtFactory(frequentie="dagelijks")
    gevonden = om("2026-03-03 07:01")
    TrefferFactory(zoekopdracht=opdracht, vacature=vacature, gevonden_op=gevonden)
    assert acties.mail_treffers(nu=om("2026-03-04 06:59")) == 0
    assert acties.mail_treffers(nu=om("2026-03-04 11:30")) == 1
    assert acties.mail_treffers(nu=om("2026-03-05 07:00")) == 0


# Safe to run twice, and at the same time --------------------------------------------------------------------


def test_een_mail_die_mislukt_laat_niets_half_achter(zoeker, vacature, monkeypatch):
    TrefferFactory(zoekopdracht=zoeker, vacature=vacature)
    monkeypatch.setattr(Alertdag, "tel", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        acties.mail_treffers()
    assert not Email.objects.exists()
    monkeypatch.undo()
    assert acties.mail_treffers() == 1


def test_wie_stopte_of_pauzeerde_terwijl_er_werd_gezocht_krijgt_geen_treffer(zoeker, vacature):
    from vacatures.acties.alerts import _schrijf_treffers

    pauze = ZoekopdrachtFactory(status="pauze", vanaf=zoeker.vanaf)
    rijen = [(zoeker.pk, vacature.pk, 1), (pauze.pk, vacature.pk, 1), (zoeker.pk + 999, vacature.pk, 1)]
    assert _schrijf_treffers(rijen) == 1


@pytest.mark.django_db(transaction=True)
def test_wie_stopt_terwijl_er_treffers_worden_geschreven_wacht_even(zoeker, vacature):
    from vacatures.acties.alerts import _schrijf_treffers

    ander = connections.create_connection("default")
    try:
        with transaction.atomic(), ander.cursor() as cursor:
            assert _schrijf_treffers([(zoeker.pk, vacature.pk, 1)]) == 1
            cursor.execute("SET lock_timeout = '50ms'")
            with pytest.raises(OperationalError, match="lock timeout"):
                cursor.execute("DELETE FROM vacatures_zoekopdracht WHERE id = %s", [zoeker.pk])
            cursor.execute("RESET lock_timeout")
    finally:
        ander.close()
    assert acties.stop_zoekopdracht(opdracht=zoeker)


@pytest.mark.django_db(transaction=True)
def test_twee_werkers_tegelijk_doen_het_een_keer(zoeker, vacature):
    """While one is at it, the other one leaves it alone."""
    from vacatures.acties.alerts import SLOT

    acties.kondig_aan(vacature)
    ander = connections.create_connection("default")
    try:
        with ander.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [SLOT])
            assert acties.vind_en_mail() == (0, 0)
            cursor.execute("SELECT pg_advisory_unlock(%s)", [SLOT])
    finally:
        ander.close()
    assert acties.vind_en_mail() == (1, 1)
    assert acties.vind_en_mail() == (0, 0)


def test_wat_tussen_vragen_en_bevestigen_verscheen_wordt_ingehaald(regio, vacature):
    toen = vacature.gepubliceerd_op
    nieuw = ZoekopdrachtFactory(onbevestigd=True, tekst="juf", vanaf=toen, frequentie="meteen")
    te_laat = ZoekopdrachtFactory(onbevestigd=True, tekst="juf", vanaf=toen + EVEN_GELEDEN)
    for opdracht in (nieuw, te_laat):
        acties.bevestig_zoekopdracht(opdracht=opdracht)
    assert set(acties.in_te_halen()) == {nieuw.pk, te_laat.pk}
    for _ in range(2):
        tasks.haal_zoekopdrachten_in()
    assert list(Treffer.objects.values_list("zoekopdracht", flat=True)) == [nieuw.pk]
    assert acties.in_te_halen() == []


# Still looking? -----------------------------------------------------------------------------------------------


NU = om("2026-11-30 08:10")


@pytest.mark.parametrize(("gezien", "gevraagd"), [("2026-05-30 08:10", 1), ("2026-05-30 08:11", 0)])
def test_na_een_half_jaar_vragen_wij_of_iemand_nog_zoekt(regio, gezien, gevraagd):
    opdracht = ZoekopdrachtFactory(gezien_op=om(gezien), naam="Juf")
    assert acties.bewaak_zoekopdrachten(nu=NU) == (gevraagd, 0, 0)
    assert acties.bewaak_zoekopdrachten(nu=NU) == (0, 0, 0)
    assert [brief.subject for brief in brieven(opdracht)] == ["Zoekt u nog naar ‘Juf’?"] * gevraagd


@pytest.mark.parametrize(("dagen", "gestopt"), [(30, 1), (29, 0)])
def test_wie_een_maand_niet_antwoordt_krijgt_een_laatste_mail_en_is_gewist(regio, dagen, gestopt):
    gevraagd = NU - timedelta(days=dagen)
    opdracht = ZoekopdrachtFactory(gezien_op=om("2026-01-01 09:00"), gevraagd_op=gevraagd, naam="Juf")
    assert acties.bewaak_zoekopdrachten(nu=NU) == (0, gestopt, 0)
    assert Zoekopdracht.objects.count() == 1 - gestopt
    assert [brief.subject for brief in brieven(opdracht)] == ["Wij mailen u niet meer: Juf"] * gestopt


def test_wie_ja_zegt_begint_een_nieuw_half_jaar(regio):
    opdracht = ZoekopdrachtFactory(gezien_op=om("2026-01-01 09:00"), gevraagd_op=NU - timedelta(days=40))
    acties.houd_zoekopdracht(opdracht=opdracht)
    assert acties.bewaak_zoekopdrachten(nu=timezone.now()) == (0, 0, 0)


@pytest.mark.parametrize(("dagen", "vergeten"), [(7, 1), (6, 0)])
def test_wat_niemand_bevestigt_verdwijnt_na_een_week_zonder_mail(regio, dagen, vergeten):
    ZoekopdrachtFactory(onbevestigd=True, gezien_op=NU - timedelta(days=dagen))
    assert acties.bewaak_zoekopdrachten(nu=NU) == (0, 0, vergeten)
    assert not Email.objects.exists()


@pytest.mark.parametrize(("dagen", "over"), [(30, 0), (29, 1)])
def test_treffers_van_wat_lang_dicht_is_worden_opgeruimd(zoeker, school, dagen, over):
    dicht = VacatureFactory(school=school, gesloten=True, gesloten_op=NU - timedelta(days=dagen))
    TrefferFactory(zoekopdracht=zoeker, vacature=dicht, gemeld_op=NU)
    acties.bewaak_zoekopdrachten(nu=NU)
    assert Treffer.objects.count() == over


# Counts -------------------------------------------------------------------------------------------------------


def test_tellingen_blijven_als_de_zoekopdracht_weg_is(zoeker, concept, hr):
    publiceer(concept, hr)
    tasks.vind_en_mail()
    acties.stop_zoekopdracht(opdracht=zoeker)
    dag = Alertdag.objects.get()
    assert (dag.mails, dag.vacatures, dag.gestopt) == (1, 1, 1)
    assert not Treffer.objects.exists()


def test_meer_zoekopdrachten_kosten_niet_meer_vragen_aan_de_database(
    zoeker, vacature, django_assert_max_num_queries
):
    for aantal in (1, 12):
        for opdracht in ZoekopdrachtFactory.create_batch(aantal, frequentie="meteen"):
            TrefferFactory(zoekopdracht=opdracht, vacature=vacature)
        with django_assert_max_num_queries(14):
            assert acties.mail_treffers() == aantal


def test_een_verborgen_vacature_wordt_niet_aangekondigd(school, hr, zoeker):
    verborgen = VacatureFactory(school=school, verborgen=True, gemaakt_door=hr)
    acties.wijzig_vacature(vacature=verborgen, door=hr, titel="Juf")
    with pytest.raises(ValidationError):
        acties.publiceer(vacature=verborgen, door=hr)
    assert not Aankondiging.objects.exists()
