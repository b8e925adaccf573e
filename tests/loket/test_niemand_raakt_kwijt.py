"""Nobody gets lost: what PostgreSQL refuses, whoever asks."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from demo.fabrieken.loket import KandidaatFactory, StapFactory
from demo.fabrieken.organisaties import GebruikerFactory
from loket.keuzes import FASEN_OVERGANGEN, Fase, Kandidaatstatus
from loket.models import Kandidaat, Stap

pytestmark = pytest.mark.django_db


def sql(opdracht: str, *waarden) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


@pytest.mark.parametrize(
    "zonder",
    ["volgende_stap = ''", "volgende_stap = '   '", "volgende_stap_van_id = NULL", "volgende_stap_op = NULL"],
)
def test_een_actieve_kandidaat_houdt_volgende_stap_eigenaar_en_datum(zonder):
    kandidaat = KandidaatFactory()
    with pytest.raises(IntegrityError, match="kandidaat_niemand_raakt_kwijt"):
        sql(f"UPDATE loket_kandidaat SET {zonder} WHERE id = %s", kandidaat.pk)


@pytest.mark.parametrize("status", [Kandidaatstatus.RUST, Kandidaatstatus.AFGESLOTEN])
def test_wie_rust_of_is_afgesloten_mag_zonder_volgende_stap(status):
    kandidaat = KandidaatFactory()
    leeg = "volgende_stap = '', volgende_stap_van_id = NULL, volgende_stap_op = NULL"
    sql(f"UPDATE loket_kandidaat SET status = %s, {leeg} WHERE id = %s", status, kandidaat.pk)
    assert Kandidaat.objects.get().volgende_stap == ""


def test_wie_rust_wordt_niet_actief_zonder_volgende_stap():
    kandidaat = KandidaatFactory(rust=True)
    with pytest.raises(IntegrityError, match="kandidaat_niemand_raakt_kwijt"):
        sql("UPDATE loket_kandidaat SET status = 'actief' WHERE id = %s", kandidaat.pk)


def test_een_eigenaar_met_volgende_stappen_kan_niet_weg():
    kandidaat = KandidaatFactory(volgende_stap_van=GebruikerFactory(bevestigd=False))
    with pytest.raises(IntegrityError, match="volgende_stap_van"):
        sql(
            "SET CONSTRAINTS ALL IMMEDIATE; DELETE FROM organisaties_gebruiker WHERE id = %s",
            kandidaat.volgende_stap_van_id,
        )


@pytest.mark.parametrize("opdracht", ["UPDATE loket_stap SET tekst = 'anders'", "DELETE FROM loket_stap"])
def test_een_stap_is_gezet_en_blijft(opdracht):
    StapFactory(tekst="Zo was het.")
    with pytest.raises(DatabaseError, match="Cannot update or delete rows"):
        sql(opdracht)
    assert Stap.objects.get().tekst == "Zo was het."


@pytest.mark.parametrize("van", Fase.values)
@pytest.mark.parametrize("naar", Fase.values)
def test_fasen_volgen_de_klantreis(van, naar):
    kandidaat = KandidaatFactory(fase=van)
    opdracht = "UPDATE loket_kandidaat SET fase = %s WHERE id = %s"
    if van == naar or (van, naar) in FASEN_OVERGANGEN:
        sql(opdracht, naar, kandidaat.pk)
        assert Kandidaat.objects.get().fase == naar
    else:
        with pytest.raises(DatabaseError, match="Invalid transition"):
            sql(opdracht, naar, kandidaat.pk)


def test_een_adres_hoort_bij_een_kandidaat_ook_met_hoofdletters():
    KandidaatFactory(email="karin@voorbeeld.test")
    with pytest.raises(IntegrityError, match="kandidaat_email_uniek"):
        KandidaatFactory(email="Karin@Voorbeeld.test")
