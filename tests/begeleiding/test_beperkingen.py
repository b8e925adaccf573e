"""What the database refuses, whoever asks: tried with raw SQL."""

import pytest
from django.db import DatabaseError, connection, transaction

from demo.fabrieken.begeleiding import (
    InschrijvingFactory,
    KoppelingFactory,
    ScholingFactory,
    TrajectFactory,
)
from demo.fabrieken.loket import KandidaatFactory

pytestmark = pytest.mark.django_db


def sql(opdracht, *waarden):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


def weigert(reden):
    return pytest.raises(DatabaseError, match=reden)


INSCHRIJVING = (
    "INSERT INTO begeleiding_inschrijving (scholing_id, kandidaat_id, status, op) VALUES (%s, %s, %s, now())"
)


def test_een_inschrijving_meer_dan_er_plaatsen_zijn():
    scholing = ScholingFactory(plaatsen=1)
    sql(INSCHRIJVING, scholing.pk, KandidaatFactory().pk, "ingeschreven")
    with weigert("Deze scholing is vol"):
        sql(INSCHRIJVING, scholing.pk, KandidaatFactory().pk, "ingeschreven")
    sql(INSCHRIJVING, scholing.pk, KandidaatFactory().pk, "wachtlijst")
    with weigert("Deze scholing is vol"):
        sql("UPDATE begeleiding_inschrijving SET status = 'ingeschreven' WHERE status = 'wachtlijst'")


def test_wie_een_plek_heeft_verhuist_niet_naar_een_volle_scholing():
    vol = InschrijvingFactory(scholing__plaatsen=1).scholing
    ander = InschrijvingFactory()
    with weigert("Deze scholing is vol"):
        sql("UPDATE begeleiding_inschrijving SET scholing_id = %s WHERE id = %s", vol.pk, ander.pk)


def test_minder_plaatsen_dan_er_mensen_zijn():
    scholing = ScholingFactory(plaatsen=3)
    InschrijvingFactory.create_batch(2, scholing=scholing)
    InschrijvingFactory(scholing=scholing, wacht=True)
    sql("UPDATE begeleiding_scholing SET plaatsen = 2 WHERE id = %s", scholing.pk)
    with weigert("al meer mensen ingeschreven"):
        sql("UPDATE begeleiding_scholing SET plaatsen = 1 WHERE id = %s", scholing.pk)


def test_twee_keer_dezelfde_persoon():
    inschrijving = InschrijvingFactory()
    with weigert("inschrijving_een_per_scholing"):
        sql(INSCHRIJVING, inschrijving.scholing_id, inschrijving.kandidaat_id, "wachtlijst")
    sql("UPDATE begeleiding_inschrijving SET status = 'geannuleerd'")
    sql(INSCHRIJVING, inschrijving.scholing_id, inschrijving.kandidaat_id, "wachtlijst")


def test_twee_lopende_trajecten_van_een_persoon():
    lopend = TrajectFactory()
    velden = "kandidaat_id, route_id, school_id, start_op, eind_op"
    tweede = (
        f"INSERT INTO begeleiding_traject ({velden}, status, stopreden) "
        f"SELECT {velden}, %s, '' FROM begeleiding_traject WHERE id = %s"
    )
    with weigert("traject_een_lopend_per_kandidaat"):
        sql(tweede, "lopend", lopend.pk)
    sql(tweede, "afgerond", lopend.pk)


@pytest.mark.parametrize(
    "velden",
    [
        "gestopt_op = CURRENT_DATE",
        "gestopt_op = CURRENT_DATE, stopreden = E' \\n '",
        "stopreden = 'Verhuisd'",
    ],
    ids=["zonder reden", "met witruimte als reden", "zonder datum"],
)
def test_stoppen_zonder_reden_of_datum(velden):
    traject = TrajectFactory()
    with weigert("traject_gestopt_met_datum_en_reden"):
        sql(f"UPDATE begeleiding_traject SET status = 'gestopt', {velden} WHERE id = %s", traject.pk)


def test_een_lopend_traject_met_een_stopdatum():
    with weigert("traject_gestopt_met_datum_en_reden"):
        sql("UPDATE begeleiding_traject SET gestopt_op = CURRENT_DATE WHERE id = %s", TrajectFactory().pk)


@pytest.mark.parametrize(
    ("van", "naar"),
    [("gestopt", "lopend"), ("gestopt", "afgerond"), ("afgerond", "gestopt")],
)
def test_een_traject_dat_gestopt_is_leeft_niet_op_en_wat_af_is_stopt_niet(van, naar):
    traject = TrajectFactory(gestopt=True) if van == "gestopt" else TrajectFactory(status=van)
    datum = "CURRENT_DATE, stopreden = 'Verhuisd'" if naar == "gestopt" else "NULL"
    with weigert("Invalid transition"):
        sql(
            f"UPDATE begeleiding_traject SET status = %s, gestopt_op = {datum} WHERE id = %s",
            naar,
            traject.pk,
        )


def test_twee_mentoren_tegelijk():
    koppeling = KoppelingFactory()
    with weigert("koppeling_een_mentor_tegelijk"):
        sql(
            "INSERT INTO begeleiding_koppeling (traject_id, mentor_id, uren_per_maand, van) "
            "SELECT traject_id, mentor_id, uren_per_maand, van FROM begeleiding_koppeling WHERE id = %s",
            koppeling.pk,
        )


@pytest.mark.parametrize(
    ("velden", "beperking"),
    [("tot = van - 1", "koppeling_van_voor_tot"), ("uren_per_maand = 0", "koppeling_uren_boven_nul")],
)
def test_een_koppeling_die_niet_klopt(velden, beperking):
    koppeling = KoppelingFactory()
    with weigert(beperking):
        sql(f"UPDATE begeleiding_koppeling SET {velden} WHERE id = %s", koppeling.pk)
    sql("UPDATE begeleiding_koppeling SET tot = van, uren_per_maand = 0.1 WHERE id = %s", koppeling.pk)


def test_een_traject_eindigt_na_het_begin():
    with weigert("traject_begin_voor_eind"):
        sql("UPDATE begeleiding_traject SET eind_op = start_op WHERE id = %s", TrajectFactory().pk)
