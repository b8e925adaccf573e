"""What the database refuses, whoever asks."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from demo.fabrieken.organisaties import (
    GebruikerFactory,
    LidmaatschapFactory,
    OrganisatieFactory,
    PostcodegebiedFactory,
    RegioFactory,
    SchoolFactory,
    UitnodigingFactory,
)

pytestmark = pytest.mark.django_db


def sql(opdracht, *waarden):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


def weigert(beperking):
    return pytest.raises(IntegrityError, match=beperking)


def kopieer_lidmaatschap(lid, van, tot=None):
    sql(
        "INSERT INTO organisaties_lidmaatschap (gebruiker_id, organisatie_id, rol, van, tot) "
        "VALUES (%s, %s, %s, %s, %s)",
        lid.gebruiker_id, lid.organisatie_id, lid.rol, van, tot,
    )  # fmt: skip


def test_een_rol_bij_een_organisatie_heeft_iemand_een_keer_tegelijk():
    lid = LidmaatschapFactory(van=date(2025, 1, 1), tot=date(2025, 6, 1))
    with weigert("lidmaatschap_niet_dubbel"):
        kopieer_lidmaatschap(lid, date(2025, 5, 31))
    kopieer_lidmaatschap(lid, date(2025, 6, 1))
    with weigert("lidmaatschap_niet_dubbel"):
        kopieer_lidmaatschap(lid, date(2030, 1, 1))


def test_een_lidmaatschap_eindigt_niet_voor_het_begint():
    lid = LidmaatschapFactory(van=date(2025, 1, 2))
    with weigert("lidmaatschap_van_voor_tot"):
        sql("UPDATE organisaties_lidmaatschap SET tot = %s WHERE id = %s", date(2025, 1, 1), lid.pk)
    sql("UPDATE organisaties_lidmaatschap SET tot = %s WHERE id = %s", date(2025, 1, 2), lid.pk)


def test_een_e_mailadres_staat_er_in_kleine_letters_en_een_keer():
    GebruikerFactory(email="iemand@voorbeeld.test")
    ander = GebruikerFactory()
    with weigert("gebruiker_email_in_kleine_letters"):
        sql("UPDATE organisaties_gebruiker SET email = 'Iemand@voorbeeld.test' WHERE id = %s", ander.pk)
    with weigert("organisaties_gebruiker_email"):
        sql("UPDATE organisaties_gebruiker SET email = 'iemand@voorbeeld.test' WHERE id = %s", ander.pk)


def test_voor_een_adres_staat_een_zelfde_uitnodiging_een_keer_open():
    eerste = UitnodigingFactory(email="een@voorbeeld.test")
    tweede = UitnodigingFactory(email="twee@voorbeeld.test", organisatie=eerste.organisatie)
    with weigert("uitnodiging_een_tegelijk"):
        sql("UPDATE organisaties_uitnodiging SET email = 'EEN@voorbeeld.test' WHERE id = %s", tweede.pk)
    sql("UPDATE organisaties_uitnodiging SET ingetrokken_op = now() WHERE id = %s", eerste.pk)
    sql("UPDATE organisaties_uitnodiging SET email = 'EEN@voorbeeld.test' WHERE id = %s", tweede.pk)


def test_er_is_een_regio():
    RegioFactory()
    with weigert("er_is_een_regio"):
        sql("UPDATE organisaties_regio SET id = 2")


def test_nul_leerlingen_is_een_getal_en_niet_gemeten_is_er_geen():
    school = SchoolFactory(leerlingen=0, leerlingen_status="gemeten")
    for opdracht in (
        "leerlingen = NULL",
        "leerlingen_status = 'niet_gemeten'",
        "leerlingen_status = 'onderdrukt'",
    ):
        with weigert("school_leerlingen_en_status"):
            sql(f"UPDATE organisaties_school SET {opdracht} WHERE id = %s", school.pk)
    sql(
        "UPDATE organisaties_school SET leerlingen = NULL, leerlingen_status = 'onderdrukt' WHERE id = %s",
        school.pk,
    )


def test_een_negatief_aantal_leerlingen_bestaat_niet():
    school = SchoolFactory()
    with weigert("leerlingen_check"):
        sql("UPDATE organisaties_school SET leerlingen = -1 WHERE id = %s", school.pk)


def test_brin_en_vestiging_zijn_samen_uniek_en_hebben_een_vorm():
    SchoolFactory(brin="12AB", vestiging="00")
    ander = SchoolFactory(brin="12AB", vestiging="01")
    with weigert("school_brin_en_vestiging_uniek"):
        sql("UPDATE organisaties_school SET vestiging = '00' WHERE id = %s", ander.pk)
    for brin, vestiging in (("AB12", "00"), ("12AB", ""), ("", "00")):
        with weigert("school_brin_heeft_vorm"):
            sql(
                "UPDATE organisaties_school SET brin = %s, vestiging = %s WHERE id = %s",
                brin,
                vestiging,
                ander.pk,
            )


def test_een_bevoegd_gezag_hoort_bij_een_bestuur():
    OrganisatieFactory(bevoegd_gezag="41234")
    ander = OrganisatieFactory()
    with weigert("bevoegd_gezag"):
        sql("UPDATE organisaties_organisatie SET bevoegd_gezag = '41234' WHERE id = %s", ander.pk)


@pytest.mark.parametrize(("lat", "lon"), [(49.9, 5), (54.1, 5), (52, 2.9), (52, 8.1)])
def test_een_postcodegebied_ligt_in_nederland(lat, lon):
    gebied = PostcodegebiedFactory()
    with weigert("postcodegebied_ligt_in_nederland"):
        sql("UPDATE organisaties_postcodegebied SET lat = %s, lon = %s WHERE pc4 = %s", lat, lon, gebied.pk)


def test_een_bestuur_met_scholen_kan_niet_weg():
    school = SchoolFactory()
    with weigert("foreign key"):
        sql("DELETE FROM organisaties_organisatie WHERE id = %s", school.bestuur_id)
        connection.check_constraints()
