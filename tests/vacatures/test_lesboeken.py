"""Booking lessons from outside: the hours of a month, the subjects, who says yes, and calling off."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demo.fabrieken.lesaanbod import LesaanbodFactory, LesFactory, LesreeksFactory, aanbieder_van, werkdag
from demo.fabrieken.organisaties import LidmaatschapFactory, SchoolFactory, SchoolvakantieFactory
from onderwijsregio.kern.tijd import is_werkdag, plus_werkdagen
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Regio
from vacatures import acties, tasks
from vacatures.keuzes.les import NIET_VAN_BUITEN, Kant, Lesvak, Reeksstatus
from vacatures.models import Les, Lesreeks, Lestijden, Ruimte, als_duur, eerste_dag, maand_van

NEGEN = time(9)


def volgende_maand(aantal=1):
    maand = maand_van(timezone.localdate())
    for _ in range(aantal):
        maand = maand_van(maand + timedelta(days=32))
    return maand


def werkdagen_in(maand):
    dagen = (maand + timedelta(days=n) for n in range(31))
    return [dag for dag in dagen if is_werkdag(dag) and maand_van(dag) == maand]


def boek(aanbod, school, door, dagen, van=NEGEN, groep="groep 5"):
    return acties.vraag_lessen_aan(aanbod=aanbod, school=school, groep=groep, dagen=dagen, van=van, door=door)


def vul_maand(school, maand, minuten):
    """So many minutes of a month taken by lessons of other providers, in pieces of at most four hours."""
    for dag in werkdagen_in(maand):
        if minuten <= 0:
            return
        stuk = min(minuten, 240) if minuten - 240 not in range(1, 15) else 120
        LesFactory(
            reeks=LesreeksFactory(school=school, bevestigd=True, aanbod__minuten=stuk), dag=dag, van=time(8)
        )
        minuten -= stuk
    assert minuten <= 0


# The hours of the month ----------------------------------------------------------------------------------


def test_precies_22_uur_past_en_een_minuut_meer_niet(aanbod, school, hr):
    maand = volgende_maand()
    vul_maand(school, maand, 21 * 60)
    dag = werkdagen_in(maand)[-1]
    aanbod.minuten = 61
    aanbod.save()
    with pytest.raises(ValidationError) as fout:
        boek(aanbod, school, hr, [dag])
    assert fout.value.error_list[0].code == "ruimte"
    assert not Lesreeks.objects.filter(aanbod=aanbod).exists()
    aanbod.minuten = 60
    aanbod.save()
    boek(aanbod, school, hr, [dag])
    assert Ruimte.van(school).over(maand) == 0


def test_een_school_boekt_alleen_een_les_die_voor_haar_soort_onderwijs_is(als, aanbod, bestuur, hr, school):
    college = SchoolFactory(bestuur=bestuur, sector="vo", naam="Het College")
    with pytest.raises(ValidationError, match=r"voor basisonderwijs\. Het College is voortgezet onderwijs"):
        boek(aanbod, college, hr, [plus_werkdagen(timezone.localdate(), 3)])
    pad = f"/lessen/{aanbod.pk}/boeken/"
    assert "Het College" not in als(hr).get(pad).text and school.naam in als(hr).get(pad).text
    type(school).objects.filter(pk=school.pk).update(sector="vo")
    assert "Deze les is voor basisonderwijs." in als(hr).get(pad, follow=True).text


def test_de_melding_zegt_wat_er_over_is_en_welke_dag_wel_past(aanbod, school, hr):
    maand = volgende_maand()
    vul_maand(school, maand, 20 * 60 + 30)
    with pytest.raises(ValidationError) as fout:
        boek(aanbod, school, hr, werkdagen_in(maand)[-2:])
    (zin,) = fout.value.messages
    assert f"In {date_format(maand, 'F Y')} heeft De Bever nog 1 uur en 30 minuten over van de 22 uur." in zin
    assert "U kiest 2 uur." in zin
    assert date_format(werkdagen_in(volgende_maand(2))[0], "l j F Y") in zin


def test_de_volgende_dag_slaat_een_volle_maand_en_een_bezette_dag_over(aanbod, school, hr):
    een, twee, drie = (volgende_maand(n) for n in (1, 2, 3))
    vul_maand(school, een, 22 * 60)
    vul_maand(school, twee, 22 * 60)
    bezet, vrij = werkdagen_in(drie)[:2]
    LesFactory(reeks=LesreeksFactory(aanbod=aanbod, bevestigd=True), dag=bezet)
    with pytest.raises(ValidationError, match=date_format(vrij, "l j F Y")):
        boek(aanbod, school, hr, [werkdagen_in(een)[0]])
    assert eerste_dag(Lestijden.van(aanbod, een), Ruimte.van(school), NEGEN, een) == vrij


def test_elke_maand_elke_school_telt_voor_zich(aanbod, school, hr, bestuur):
    een, twee = volgende_maand(1), volgende_maand(2)
    vul_maand(school, een, 22 * 60)
    boek(aanbod, school, hr, [werkdagen_in(twee)[0]])
    boek(aanbod, SchoolFactory(bestuur=bestuur), hr, [werkdagen_in(een)[0]])
    with pytest.raises(ValidationError, match="heeft De Bever nog 0 uur over"):
        boek(aanbod, school, hr, [werkdagen_in(een)[1]])


def test_wat_is_afgezegd_of_niet_gegeven_geeft_ruimte_terug(school, hr, reeks):
    aanbieder = aanbieder_van(reeks.aanbod)
    les = LesFactory(reeks=reeks, geweest=True)
    over = Ruimte.van(school).over(les.dag)
    for mens in (hr, aanbieder):
        acties.zeg_of_les_gegeven_is(les=les, gegeven=False, opmerking="Ziek", door=mens)
    assert Ruimte.van(school).over(les.dag) == over + 60
    ander = LesFactory(
        reeks=LesreeksFactory(aanbod=reeks.aanbod, school=school, gemaakt_door=hr, bevestigd=True)
    )
    over = Ruimte.van(school).over(ander.dag)
    acties.zeg_lessen_af(reeks=ander.reeks, lessen=[ander], reden="Studiedag", door=hr)
    assert Ruimte.van(school).over(ander.dag) == over + 60


def test_hoeveel_uur_is_een_instelling_van_de_regio(lesregio, aanbod, school, hr):
    Regio.objects.update(lesaanbod_uren=2)
    maand = volgende_maand()
    een, twee, drie = werkdagen_in(maand)[:3]
    boek(aanbod, school, hr, [een, twee])
    with pytest.raises(ValidationError, match="over van de 2 uur"):
        boek(aanbod, school, hr, [drie])


def test_ook_buiten_de_acties_om_komt_een_maand_niet_boven_de_22_uur(school, lesregio):
    maand = volgende_maand()
    vul_maand(school, maand, 21 * 60)
    vol = LesreeksFactory(school=school, aanbod__minuten=61)
    with pytest.raises(IntegrityError, match="geen ruimte meer"), transaction.atomic():
        LesFactory(reeks=vol, dag=werkdagen_in(maand)[-1], van=time(14))
    past = LesFactory(reeks=vol, dag=werkdagen_in(maand)[-1], van=time(14), minuten=60)
    with pytest.raises(IntegrityError, match="geen ruimte meer"), transaction.atomic():
        Les.objects.filter(pk=past.pk).update(minuten=61)


@settings(suppress_health_check=[HealthCheck.too_slow])  # of a machine that is busy
@given(
    st.dictionaries(st.sampled_from([date(2031, m, 1) for m in (1, 2, 3)]), st.integers(0, 1320)),
    st.sets(st.sampled_from([date(2031, m, d) for m in (1, 2, 3) for d in range(1, 29)]), max_size=12),
    st.integers(15, 240),
)
def test_een_maand_is_te_vol_precies_als_de_som_boven_de_grens_komt(bezet, dagen, minuten):
    ruimte = Ruimte(1320, bezet)
    te_vol = {
        maand
        for maand in {maand_van(dag) for dag in dagen}
        if bezet.get(maand, 0) + minuten * sum(maand_van(dag) == maand for dag in dagen) > 1320
    }
    assert set(ruimte.te_veel(dagen, minuten)) == te_vol
    assert all(ruimte.over(dag) == 1320 - bezet.get(maand_van(dag), 0) for dag in dagen)


@pytest.mark.parametrize(
    ("minuten", "woorden"),
    [(0, "0 uur"), (60, "1 uur"), (90, "1 uur en 30 minuten"), (45, "45 minuten"), (61, "1 uur en 1 minuut")],
)
def test_zo_zeggen_wij_hoe_lang_iets_duurt(minuten, woorden):
    assert als_duur(minuten) == woorden


# The subjects --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("vak", NIET_VAN_BUITEN)
def test_nederlands_rekenen_en_bewegingsonderwijs_zijn_niet_te_boeken(als, vak, aanbod, school, hr):
    aanbod.vak = vak
    aanbod.save()
    with pytest.raises(ValidationError, match="alleen een bevoegde leraar"):
        boek(aanbod, school, hr, [werkdag(10)])
    with pytest.raises(IntegrityError, match="lesreeks_vak_mag_van_buiten"), transaction.atomic():
        LesreeksFactory(aanbod=aanbod, school=school)
    assert "Niet in de onderwijstijd" in als(hr).get(aanbod.get_absolute_url()).text


def test_alle_andere_vakken_wel(lesregio, school, hr):
    andere = [vak for vak in Lesvak if vak not in NIET_VAN_BUITEN]
    for vak in andere:
        boek(LesaanbodFactory(vak=vak, minuten=15), school, hr, [werkdag(10)])
    assert Lesreeks.objects.count() == len(andere) == len(Lesvak) - 3


# Which days ----------------------------------------------------------------------------------------------


def test_een_les_is_er_op_de_dagen_en_dagdelen_van_het_aanbod(aanbod, school, hr):
    dag = werkdag(10)
    aanbod.dagen = [d for d in aanbod.dagen if d != aanbod.dagen[dag.weekday()]]
    aanbod.save()
    with pytest.raises(ValidationError, match="is deze les er niet"):
        boek(aanbod, school, hr, [dag])
    aanbod.dagen, aanbod.dagdelen = ["ma", "di", "wo", "do", "vr"], ["ochtend"]
    aanbod.save()
    boek(aanbod, school, hr, [dag], van=time(11, 59))
    with pytest.raises(ValidationError, match="alleen in de ochtend"):
        boek(aanbod, school, hr, [werkdag(11)], van=time(12))


def test_een_vakantie_wordt_overgeslagen_tenzij_de_school_dan_open_is(als, aanbod, aanbieder, school, hr):
    ma, di, wo = werkdagen_in(volgende_maand(2))[3:6]
    SchoolvakantieFactory(naam="Zonvakantie", van=ma, tot_en_met=di)
    with pytest.raises(ValidationError) as fout:
        boek(aanbod, school, hr, [ma, di, wo])
    assert fout.value.code == "vakantie"
    (zin,) = fout.value.messages
    assert f"{date_format(ma, 'j F Y')}, {date_format(di, 'j F Y')}: dan is het zonvakantie (" in zin
    assert date_format(wo, "j F Y:") not in zin
    vrij = eerste_dag(Lestijden.van(aanbod, timezone.localdate()), Ruimte.van(school), NEGEN, ma)
    assert vrij == wo, "what the portal proposes is no holiday"

    pad, dagen = (
        f"/lessen/{aanbod.pk}/boeken/?school={school.pk}&van=09:00",
        {"dagen": [ma, di], "groep": "5"},
    )
    blad = als(hr).get(pad).text
    assert f'value="{wo}"' in blad and f'value="{ma}"' not in blad
    assert f"Niet op {ma.day}, {di.day} {date_format(ma, 'F')}: zonvakantie." in blad
    geweigerd = als(hr).post(pad, dagen)
    assert geweigerd.status_code == 422 and "Is de school dan open?" in geweigerd.text
    open_ = als(hr).get(f"{pad}&in_vakantie=on").text
    assert f'value="{ma}"' in open_ and "zonvakantie</span>" in open_
    als(hr).post(f"{pad}&in_vakantie=on", dagen)
    reeks = Lesreeks.objects.get()
    with pytest.raises(ValidationError, match="dan is het zonvakantie"):
        acties.stel_andere_dagen_voor(reeks=reeks, dagen=[di], van=NEGEN, toelichting="Ziek", door=aanbieder)


@pytest.mark.parametrize(
    ("over", "stap", "mag"), [(0, 0, False), (1, 1, True), (365, -1, True), (366, 0, False)]
)
def test_boeken_kan_van_morgen_tot_over_een_jaar(aanbod, over, stap, mag, school, hr):
    """On the border, or where there is no school then, on the working day within it."""
    dag = timezone.localdate() + timedelta(days=over)
    while mag and not is_werkdag(dag):
        dag += timedelta(days=stap)
    if mag:
        boek(aanbod, school, hr, [dag])
    else:
        with pytest.raises(ValidationError, match="is deze les er niet"):
            boek(aanbod, school, hr, [dag])


@pytest.mark.parametrize(("van", "mag"), [((8, 0), True), ((8, 1), False), ((9, 59), False), ((10, 0), True)])
def test_twee_scholen_krijgen_niet_dezelfde_tijd(aanbod, van, mag, school, hr):
    """The other lesson is from nine to ten; what ends when it begins, or begins when it ends, is no overlap."""
    dag = werkdag(10)
    LesFactory(reeks=LesreeksFactory(aanbod=aanbod), dag=dag)
    if mag:
        boek(aanbod, school, hr, [dag], van=time(*van))
        return
    with pytest.raises(ValidationError, match="al bezet"):
        boek(aanbod, school, hr, [dag], van=time(*van))
    with pytest.raises(IntegrityError, match="dan al bezet"), transaction.atomic():
        LesFactory(reeks=LesreeksFactory(aanbod=aanbod), dag=dag, van=time(*van))


def test_dezelfde_aanvraag_twee_keer_is_er_een(aanbod, school, hr, aanbieder, post):
    een, ander = (boek(aanbod, school, hr, [werkdag(10), werkdag(20)]) for _ in range(2))
    assert een == ander
    assert [aan for aan, _ in post()] == [aanbieder.email]


# Yes, other days, no -------------------------------------------------------------------------------------


def test_de_aanbieder_zegt_ja_en_beiden_krijgen_de_lessen_voor_in_hun_agenda(
    aanbod, school, hr, aanbieder, verstuur, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        gevraagd = boek(aanbod, school, hr, [werkdag(10), werkdag(20)])
        with pytest.raises(ValidationError, match="nu geen ja"):
            acties.bevestig_reeks(reeks=gevraagd, door=hr)
        assert acties.bevestig_reeks(reeks=gevraagd, door=aanbieder).status == Reeksstatus.BEVESTIGD
        acties.bevestig_reeks(reeks=gevraagd, door=aanbieder)
    verstuur()
    afgesproken = [mail for mail in mailoutbox if mail.subject.startswith("Afgesproken")]
    assert sorted(mail.to[0] for mail in afgesproken) == sorted([hr.email, aanbieder.email])
    naam, inhoud, soort = afgesproken[0].attachments[0]
    inhoud = inhoud if isinstance(inhoud, str) else inhoud.decode()
    assert naam == "lessen.ics" and inhoud.count("BEGIN:VEVENT") == 2 and "method=PUBLISH" in soort


def test_de_aanbieder_stelt_andere_dagen_voor_en_de_school_zegt_ja(aanbod, school, hr, aanbieder, post):
    gevraagd = boek(aanbod, school, hr, [werkdag(10)])
    nieuw = {"dagen": [werkdag(12)], "van": time(13), "toelichting": "Dinsdag zijn wij in het bos."}
    with pytest.raises(ValidationError, match="alleen als de school"):
        acties.stel_andere_dagen_voor(reeks=gevraagd, door=hr, **nieuw)
    acties.stel_andere_dagen_voor(reeks=gevraagd, door=aanbieder, **nieuw)
    gevraagd.refresh_from_db()
    assert list(gevraagd.lessen.values_list("dag", "van")) == [(werkdag(12), time(13))]
    assert post()[-1] == (hr.email, f"Andere dagen voorgesteld: {gevraagd}")
    with pytest.raises(ValidationError, match="nu geen ja"):
        acties.bevestig_reeks(reeks=gevraagd, door=aanbieder)
    assert acties.bevestig_reeks(reeks=gevraagd, door=hr).status == Reeksstatus.BEVESTIGD


def test_een_voorstel_past_ook_in_de_maand_en_rekent_de_oude_dagen_niet_mee(aanbod, school, hr, aanbieder):
    maand = volgende_maand()
    vul_maand(school, maand, 20 * 60)
    *_, een, twee, drie = werkdagen_in(maand)
    gevraagd = boek(aanbod, school, hr, [een, twee])
    with pytest.raises(ValidationError, match="nog 2 uur over"):
        acties.stel_andere_dagen_voor(
            reeks=gevraagd, dagen=[een, twee, drie], van=NEGEN, toelichting="Meer", door=aanbieder
        )
    acties.stel_andere_dagen_voor(
        reeks=gevraagd, dagen=[een, drie], van=NEGEN, toelichting="Beter", door=aanbieder
    )
    assert Ruimte.van(school).over(maand) == 0


def test_wat_niet_op_tijd_wordt_beantwoord_vervalt(aanbod, school, hr, aanbieder, post):
    gevraagd = LesreeksFactory(aanbod=aanbod, school=school, gemaakt_door=hr)
    LesFactory(reeks=gevraagd, dag=timezone.localdate())
    wacht = boek(aanbod, school, hr, [werkdag(10)])
    tasks.bewaak_lessen()
    tasks.bewaak_lessen()
    gevraagd.refresh_from_db()
    wacht.refresh_from_db()
    assert (gevraagd.status, wacht.status) == (Reeksstatus.AFGEZEGD, Reeksstatus.AANGEVRAAGD)
    vervallen = [aan for aan, onderwerp in post() if onderwerp.startswith("Vervallen")]
    assert sorted(vervallen) == sorted([hr.email, aanbieder.email])


@pytest.mark.parametrize("van", [s for s in Reeksstatus if s in ("afgerond", "afgezegd")])
def test_wat_klaar_is_wordt_niet_opnieuw_afgesproken(van, school, aanbod):
    klaar = LesreeksFactory(
        aanbod=aanbod, school=school, status=van, toelichting="-", bevestigd_op=timezone.now()
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        Lesreeks.objects.filter(pk=klaar.pk).update(status="bevestigd")


# Calling off ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", ["hr", "aanbieder"])
def test_beiden_zeggen_af_met_een_reden_die_de_ander_leest(
    request, wie, reeks, hr, aanbieder, verstuur, mailoutbox, django_capture_on_commit_callbacks
):
    les, blijft = LesFactory(reeks=reeks), LesFactory(reeks=reeks, dag=werkdag(21))
    door = request.getfixturevalue(wie)
    with pytest.raises(ValidationError, match="waarom"):
        acties.zeg_lessen_af(reeks=reeks, lessen=[les], reden=" ", door=door)
    with django_capture_on_commit_callbacks(execute=True):
        acties.zeg_lessen_af(reeks=reeks, lessen=[les], reden="De juf is ziek.", door=door)
    verstuur()
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted([hr.email, aanbieder.email])
    assert "De juf is ziek." in mailoutbox[0].body
    assert "method=CANCEL" in mailoutbox[0].attachments[0][2]
    les.refresh_from_db()
    blijft.refresh_from_db()
    assert (les.is_afgezegd, les.afgezegd_door, blijft.is_afgezegd) == (
        True,
        Kant(wie if wie != "hr" else "school"),
        False,
    )
    reeks.refresh_from_db()
    assert reeks.status == Reeksstatus.BEVESTIGD
    acties.zeg_lessen_af(reeks=reeks, lessen=[blijft], reden="Ook ziek.", door=door)
    reeks.refresh_from_db()
    assert reeks.status == Reeksstatus.AFGEZEGD


@pytest.mark.parametrize(("werkdagen", "mag"), [(1, False), (2, True)])
def test_afzeggen_kan_tot_twee_werkdagen_van_tevoren(reeks, hr, werkdagen, mag):
    les = LesFactory(reeks=reeks, dag=plus_werkdagen(timezone.localdate(), werkdagen))
    assert les.kan_worden_afgezegd is mag
    if mag:
        acties.zeg_lessen_af(reeks=reeks, lessen=[les], reden="Studiedag", door=hr)
    else:
        with pytest.raises(ValidationError, match="2 werkdagen van tevoren"):
            acties.zeg_lessen_af(reeks=reeks, lessen=[les], reden="Studiedag", door=hr)


def test_een_aanvraag_trekt_de_school_tot_het_laatst_in(aanbod, school, hr):
    gevraagd = LesreeksFactory(aanbod=aanbod, school=school, gemaakt_door=hr)
    les = LesFactory(reeks=gevraagd, dag=plus_werkdagen(timezone.localdate() + timedelta(days=1), 0))
    acties.zeg_lessen_af(reeks=gevraagd, lessen=[les], reden="Toch niet", door=hr)
    gevraagd.refresh_from_db()
    assert gevraagd.status == Reeksstatus.AFGEZEGD


def test_een_ander_heeft_er_niets_mee_te_maken(reeks, hr_ander, andere_aanbieder, makelaar):
    les = LesFactory(reeks=reeks)
    for mens in (hr_ander, andere_aanbieder, makelaar):
        with pytest.raises(ValidationError):
            acties.zeg_lessen_af(reeks=reeks, lessen=[les], reden="Zomaar", door=mens)


def test_wie_op_een_school_werkt_staat_aan_de_kant_van_die_school(reeks, bestuur, school):
    daar, elders = (
        LidmaatschapFactory(rol=Rol.COORDINATOR, organisatie=bestuur, school=s).gebruiker
        for s in (school, SchoolFactory(bestuur=bestuur))
    )
    assert (reeks.kant_van(daar), reeks.kant_van(elders)) == (Kant.SCHOOL, None)
    gezien = [Lesreeks.objects.zichtbaar_voor(mens).count() for mens in (daar, elders)]
    assert gezien == [1, 0]
