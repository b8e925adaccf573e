"""Moments for an interview at a board: offered, picked by one, moved and dropped by both, told to calendars."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format
from icalendar import Calendar
from post_office.models import Email

from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.organisaties import SchoolFactory
from demo.fabrieken.vacatures import (
    SollicitatieFactory,
    SollicitatiegesprekFactory,
    SollicitatiemomentFactory,
    VacatureFactory,
)
from vacatures import acties
from vacatures.models import Sollicitatiegesprek, Sollicitatiemoment


@pytest.fixture
def uitgenodigd(vacature, kandidaat):
    return SollicitatieFactory(vacature=vacature, kandidaat=kandidaat, uitgenodigd=True)


@pytest.fixture
def moment(vacature, hr):
    return SollicitatiemomentFactory(vacature=vacature, gemaakt_door=hr)


@pytest.fixture
def later(vacature, hr):
    return SollicitatiemomentFactory(vacature=vacature, gemaakt_door=hr, over=timedelta(days=5))


def kies(rij, moment):
    return acties.kies_moment(sollicitatie=rij, moment=moment, door=rij.kandidaat.gebruiker)


def afspraken(adres):
    """What the calendar of this reader was told, in order: method, uid, sequence, status."""
    gezegd = []
    for brief in Email.objects.order_by("pk"):
        for bijlage in brief.attachments.all() if brief.to == [adres] else ():
            with bijlage.file.open() as bestand:
                kalender = Calendar.from_ical(bestand.read())
            (deel,) = kalender.walk("VEVENT")
            gezegd.append((str(kalender["method"]), str(deel["uid"]), deel["sequence"], str(deel["status"])))
    return gezegd


def bied_aan(vacature, hr, **anders):
    velden = {"begint_op": timezone.now() + timedelta(days=2), "minuten": 30, "aantal": 3, "plaats": "School"}
    return acties.bied_momenten_aan(vacature=vacature, door=hr, **velden | anders)


# Offer ---------------------------------------------------------------------------------------------------


def test_hr_zet_momenten_klaar_en_wie_is_uitgenodigd_hoort_het_een_keer(
    als, uitgenodigd, vacature, hr, kandidaat, post
):
    dag = f"{timezone.localdate() + timedelta(days=3)}"
    velden = {"dag": dag, "tijd": "13:00", "minuten": "45", "aantal": "3", "plaats": "De Bever", "met": "Jan"}
    als(hr).post(f"/werk/vacatures/{vacature.pk}/momenten/", velden)
    begin = [timezone.localtime(rij.begint_op) for rij in Sollicitatiemoment.objects.all()]
    assert [f"{b:%H.%M}" for b in begin] == ["13.00", "13.45", "14.30"]
    assert [wie for wie, _ in post()] == [kandidaat.email]
    kandidaat.refresh_from_db()
    assert kandidaat.volgende_stap_van == kandidaat.gebruiker
    assert als(hr).post(f"/werk/vacatures/{vacature.pk}/momenten/", velden).status_code == 422
    assert Sollicitatiemoment.objects.count() == 3, "a double click makes none twice"
    bied_aan(vacature, hr)
    assert len(post()) == 1


TWEE_UUR = timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=3), time(14)))


@pytest.mark.parametrize(
    ("minuten", "anders", "zin"),
    [
        (-30, {}, ""),
        (-29, {}, "Er staat hier al een gesprek klaar"),
        (0, {}, "om 14.00 tot 14.30 uur, met ‘Mila’. Kies een andere tijd. Is het in een andere kamer?"),
        (29, {}, "Er staat hier al een gesprek klaar"),
        (30, {}, ""),
        (15, {"plaats": "Kamer 2"}, ""),
        (15, {"plaats": "KAMER 1 "}, "Er staat hier al een gesprek klaar"),
        (15, {"plaats": "Kamer 2", "met": "mila"}, "‘Mila’ staat al klaar op"),
    ],
)
def test_wie_een_gesprek_heeft_of_een_kamer_die_bezet_is_staat_niet_nog_eens_klaar(
    als, vacature, hr, minuten, anders, zin
):
    vast = {"minuten": 30, "aantal": 1, "plaats": "Kamer 1"}
    bied_aan(vacature, hr, **vast, begint_op=TWEE_UUR, met="Mila")
    (ander,) = bied_aan(vacature, hr, **vast, begint_op=TWEE_UUR + timedelta(days=1))
    begin = TWEE_UUR + timedelta(minutes=minuten)
    velden = {**vast, "dag": f"{begin:%Y-%m-%d}", "tijd": f"{timezone.localtime(begin):%H:%M}", **anders}
    basis = f"/werk/vacatures/{vacature.pk}/momenten/"
    for pad in (f"/werk/vacatures/momenten/{ander.pk}/", basis):
        antwoord = als(hr).post(pad, velden)
        assert antwoord.status_code == (422 if zin else 302), pad
        assert zin in " ".join(antwoord.context["form"].errors.get("tijd", [])) if zin else not zin
        Sollicitatiemoment.objects.filter(pk=ander.pk).update(ingetrokken_op=timezone.now())
    assert Sollicitatiemoment.objects.geldig().count() == (1 if zin else 2)


def test_dezelfde_mensen_zijn_ook_voor_een_andere_vacature_van_de_school_bezet(
    vacature, concept, hr, bestuur
):
    elders = VacatureFactory(school=SchoolFactory(bestuur=bestuur), gemaakt_door=hr)
    wat = {"begint_op": TWEE_UUR, "met": "de directeur", "aantal": 2}
    staat, _ = bied_aan(vacature, hr, **wat)
    with pytest.raises(ValidationError, match=f"voor ‘{vacature.titel}’"):
        bied_aan(concept, hr, **wat | {"begint_op": TWEE_UUR + timedelta(minutes=15)})
    assert len(bied_aan(elders, hr, **wat)) == 2, "at another school that is somebody else"
    acties.verzet_moment(
        moment=staat,
        begint_op=TWEE_UUR - timedelta(minutes=15),
        minuten=45,
        plaats="X",
        met="de directeur",
        door=hr,
    )


@pytest.mark.parametrize("over", [timedelta(0), -timedelta(minutes=1)])
def test_een_moment_dat_voorbij_is_kan_niet(vacature, hr, over):
    with pytest.raises(ValidationError, match="nog komt"):
        bied_aan(vacature, hr, begint_op=timezone.now() + over)


def test_wie_wordt_uitgenodigd_terwijl_er_momenten_zijn_kan_meteen_kiezen(
    sollicitatie, moment, hr, kandidaat
):
    acties.beantwoord_sollicitatie(
        sollicitatie=sollicitatie, status="uitgenodigd", antwoord="Kom kennismaken.", door=hr
    )
    assert f"/mijn/sollicitaties/{sollicitatie.pk}/moment/" in Email.objects.get(to=kandidaat.email).message
    kandidaat.refresh_from_db()
    assert kandidaat.volgende_stap_van == kandidaat.gebruiker


# Pick ----------------------------------------------------------------------------------------------------


def test_de_kandidaat_kiest_en_beide_agendas_weten_het(als, uitgenodigd, moment, later, kandidaat, hr):
    pad = f"/mijn/sollicitaties/{uitgenodigd.pk}/moment/"
    browser = als(kandidaat.gebruiker)
    browser.post(pad, {"moment": moment.pk})
    uid = afspraken(kandidaat.email)[0][1]
    assert afspraken(kandidaat.email) == [("REQUEST", uid, 0, "CONFIRMED")]
    assert afspraken(hr.email) == [("REQUEST", uid, 0, "CONFIRMED")]
    kandidaat.refresh_from_db()
    assert kandidaat.volgende_stap_op == timezone.localdate(moment.begint_op)
    bestand = browser.get(f"/mijn/sollicitaties/{uitgenodigd.pk}/agenda/")
    assert uid.encode() in bestand.content.replace(b"\r\n ", b"")
    browser.post(pad, {"moment": later.pk})
    assert afspraken(kandidaat.email)[-1] == ("REQUEST", uid, 1, "CONFIRMED")
    assert moment in Sollicitatiemoment.objects.vrij() and later not in Sollicitatiemoment.objects.vrij()
    lijst = als(kandidaat.gebruiker).get("/mijn/sollicitaties/").text
    assert (
        f"Uw gesprek is op <strong>{date_format(timezone.localtime(later.begint_op), 'l j F')} om " in lijst
    )


@pytest.mark.django_db(transaction=True)
def test_van_twee_die_tegelijk_kiezen_krijgt_er_een_het_moment(uitgenodigd, moment, makelaar):
    ander = SollicitatieFactory(
        vacature=uitgenodigd.vacature,
        kandidaat=KandidaatFactory(met_account=True, volgende_stap_van=makelaar),
        uitgenodigd=True,
    )

    def klik(rij):
        try:
            kies(rij, moment)
            return "gekozen"
        except ValidationError as fout:
            return fout.messages[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as tegelijk:
        uitkomst = sorted(tegelijk.map(klik, (uitgenodigd, ander)))
    assert uitkomst[1] == "gekozen" and "net gekozen door iemand anders" in uitkomst[0]
    assert Sollicitatiegesprek.objects.count() == 1


def test_twee_keer_klikken_is_een_gesprek_en_een_mail(uitgenodigd, moment, kandidaat):
    assert kies(uitgenodigd, moment) == kies(uitgenodigd, moment)
    assert len(afspraken(kandidaat.email)) == 1


def test_een_moment_dat_hetzelfde_blijft_is_niet_verzet(uitgenodigd, moment, hr, kandidaat):
    kies(uitgenodigd, moment)
    minuten = (moment.eindigt_op - moment.begint_op) // timedelta(minutes=1)
    zelfde = {"minuten": minuten, "plaats": moment.plaats, "met": moment.met, "door": hr}
    acties.verzet_moment(moment=moment, begint_op=moment.begint_op, **zelfde)
    assert len(afspraken(kandidaat.email)) == 1
    acties.verzet_moment(moment=moment, begint_op=moment.begint_op + timedelta(minutes=1), **zelfde)
    assert len(afspraken(kandidaat.email)) == 2


def test_de_tweede_klik_op_het_scherm_noemt_het_eigen_moment_niet_weg(als, uitgenodigd, moment, kandidaat):
    adres = f"/mijn/sollicitaties/{uitgenodigd.pk}/moment/"
    klikken = [als(kandidaat.gebruiker).post(adres, {"moment": moment.pk}) for _ in range(2)]
    assert [rij.status_code for rij in klikken] == [302, 302]
    assert (uitgenodigd.gesprekken.count(), len(afspraken(kandidaat.email))) == (1, 1)


def test_wat_net_weg_is_komt_terug_met_wat_er_nog_is(als, uitgenodigd, moment, later, kandidaat):
    SollicitatiegesprekFactory(
        moment=moment, sollicitatie__vacature=uitgenodigd.vacature, sollicitatie__uitgenodigd=True
    )
    antwoord = als(kandidaat.gebruiker).post(
        f"/mijn/sollicitaties/{uitgenodigd.pk}/moment/", {"moment": moment.pk}
    )
    assert antwoord.status_code == 422
    assert "net gekozen door iemand anders, of door de school ingetrokken" in antwoord.text
    assert f'value="{later.pk}"' in antwoord.content.decode()


def test_een_moment_van_een_andere_vacature_kiest_niemand(als, uitgenodigd, kandidaat):
    vreemd = SollicitatiemomentFactory()
    pad = f"/mijn/sollicitaties/{uitgenodigd.pk}/moment/"
    assert als(kandidaat.gebruiker).post(pad, {"moment": vreemd.pk}).status_code == 422
    assert not Sollicitatiegesprek.objects.exists()


def test_wie_niet_is_uitgenodigd_kiest_niets(sollicitatie, moment):
    with pytest.raises(ValidationError, match="nu geen moment"):
        kies(sollicitatie, moment)


# Move and cancel -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("over", "mag"), [(1, True), (0, False)])
def test_verzetten_en_afzeggen_kan_tot_en_met_de_dag_ervoor(
    uitgenodigd, moment, later, monkeypatch, over, mag, kandidaat, hr
):
    kies(uitgenodigd, moment)
    dag = timezone.localdate(moment.begint_op) - timedelta(days=over)
    monkeypatch.setattr(
        "vacatures.acties.gesprekken.timezone.localdate",
        lambda op=None: dag if op is None else timezone.localtime(op).date(),
    )
    if mag:
        acties.zeg_gesprek_af(sollicitatie=uitgenodigd, door=kandidaat.gebruiker)
        assert afspraken(kandidaat.email)[-1][0::2] == ("CANCEL", 1)
        assert afspraken(hr.email)[-1][3] == "CANCELLED"
        kies(uitgenodigd, later)
        assert afspraken(kandidaat.email)[-1][0::2] == ("REQUEST", 2)
    else:
        for doe in (
            lambda: acties.zeg_gesprek_af(sollicitatie=uitgenodigd, door=hr),
            lambda: kies(uitgenodigd, later),
        ):
            with pytest.raises(ValidationError, match="tot en met de dag"):
                doe()


def test_hr_verzet_het_moment_en_de_agenda_van_de_kandidaat_gaat_mee(als, uitgenodigd, moment, hr, kandidaat):
    kies(uitgenodigd, moment)
    velden = {
        "dag": f"{timezone.localdate() + timedelta(days=9)}",
        "tijd": "10:00",
        "minuten": "60",
        "plaats": "https://beeld.voorbeeld.test/kamer",
    }
    als(hr).post(f"/werk/vacatures/momenten/{moment.pk}/", velden)
    moment.refresh_from_db()
    assert moment.plaats.startswith("https://beeld")
    assert [rij[2] for rij in afspraken(kandidaat.email)] == [0, 1]
    kandidaat.refresh_from_db()
    assert kandidaat.volgende_stap_op == timezone.localdate() + timedelta(days=9)


def test_hr_trekt_het_moment_in_en_de_kandidaat_kiest_opnieuw(als, uitgenodigd, moment, later, hr, kandidaat):
    kies(uitgenodigd, moment)
    als(hr).post(f"/werk/vacatures/momenten/{moment.pk}/intrekken/")
    assert afspraken(kandidaat.email)[-1][0] == "CANCEL"
    kandidaat.refresh_from_db()
    assert (kandidaat.volgende_stap_van, kandidaat.volgende_stap) == (
        kandidaat.gebruiker,
        "Een moment kiezen voor het gesprek bij De Bever",
    )
    kies(uitgenodigd, later)


def test_een_ander_bestuur_komt_niet_aan_onze_momenten(als, moment, hr_ander):
    browser = als(hr_ander)
    assert browser.get(f"/werk/vacatures/momenten/{moment.pk}/").status_code == 404
    assert browser.post(f"/werk/vacatures/momenten/{moment.pk}/intrekken/").status_code == 404


@pytest.mark.parametrize("hoe", ["afwijzen", "intrekken"])
def test_is_de_sollicitatie_klaar_dan_is_het_gesprek_er_niet_meer(uitgenodigd, moment, hr, kandidaat, hoe):
    kies(uitgenodigd, moment)
    if hoe == "afwijzen":
        acties.beantwoord_sollicitatie(
            sollicitatie=uitgenodigd, status="afgewezen", antwoord="Toch niet.", reden="tijd", door=hr
        )
    else:
        acties.trek_sollicitatie_in(sollicitatie=uitgenodigd, door=kandidaat.gebruiker)
    assert afspraken(kandidaat.email)[-1][0] == "CANCEL"
    assert moment in Sollicitatiemoment.objects.vrij()


def test_na_een_gesprek_kan_er_nog_een_komen(als, uitgenodigd, later, vacature, hr, kandidaat):
    geweest = SollicitatiemomentFactory(vacature=vacature, gemaakt_door=hr, over=-timedelta(hours=2))
    gesprek = SollicitatiegesprekFactory(sollicitatie=uitgenodigd, moment=geweest)
    als(hr).post(f"/werk/sollicitaties/{uitgenodigd.pk}/nog-een-gesprek/")
    tweede = kies(uitgenodigd, later)
    gesprek.refresh_from_db()
    assert gesprek.afgerond_op and tweede.vervallen_op is None
    assert afspraken(kandidaat.email)[-1][1].split("@")[0].endswith("-2"), "a second talk, not a moved one"


def test_zonder_gesprek_geen_tweede(uitgenodigd, moment, hr):
    kies(uitgenodigd, moment)
    with pytest.raises(ValidationError, match="nog geen gesprek geweest"):
        acties.nog_een_gesprek(sollicitatie=uitgenodigd, door=hr)


# The day before ------------------------------------------------------------------------------------------


def test_de_dag_ervoor_horen_beiden_het_een_keer(uitgenodigd, vacature, hr, kandidaat, post):
    morgen = timezone.localtime().replace(hour=12) + timedelta(days=1)
    moment = SollicitatiemomentFactory(
        vacature=vacature, gemaakt_door=hr, begint_op=morgen, eindigt_op=morgen + timedelta(hours=1)
    )
    SollicitatiegesprekFactory(sollicitatie=uitgenodigd, moment=moment)
    assert [acties.herinner(), acties.herinner()] == [1, 0]
    assert {wie for wie, _ in post()} == {kandidaat.email, hr.email}


@pytest.mark.parametrize("dagen", [0, 2])
def test_op_een_andere_dag_komt_er_geen_herinnering(uitgenodigd, vacature, hr, dagen):
    dag = timezone.localtime().replace(hour=23, minute=59) + timedelta(days=dagen)
    moment = SollicitatiemomentFactory(
        vacature=vacature, gemaakt_door=hr, begint_op=dag, eindigt_op=dag + timedelta(hours=1)
    )
    SollicitatiegesprekFactory(sollicitatie=uitgenodigd, moment=moment)
    assert acties.herinner() == 0
