"""A match round compares who and what it should, keeps its input, and writes its proposals exactly once."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from demo.fabrieken.loket import RouteaanmeldingFactory
from demo.fabrieken.matching import MatchrondeFactory, VoorstelFactory
from demo.fabrieken.vacatures import VacatureFactory
from loket.acties import trek_toestemming_in
from loket.models import Kandidaat
from matching import acties, engine
from matching.acties import ronde as rondewerk
from matching.keuzes import Rondestatus, Voorstelstatus
from matching.models import Matchronde, Voorstel
from vacatures.models import Vacature


def reken(**velden):
    ronde = acties.vraag_ronde(**velden)
    assert acties.reken(ronde_id=ronde.pk)
    ronde.refresh_from_db()
    return ronde


def paren(ronde):
    return {(rij.kandidaat_id, rij.vacature_id) for rij in ronde.voorstellen.all()}


# What is compared ------------------------------------------------------------------------------------


def test_wie_past_wordt_voorgesteld_met_score_en_redenen(kandidaat, vacature, makelaar):
    ronde = reken(door=makelaar)
    voorstel = ronde.voorstellen.get()
    assert (ronde.status, ronde.voortgang, ronde.doelwaarde) == (Rondestatus.KLAAR, 100, voorstel.score)
    assert voorstel.score == sum(deel["punten"] for deel in voorstel.delen)
    assert all(deel["reden"] for deel in voorstel.delen)


def test_zonder_toestemming_doet_niemand_mee(kandidaat, vacature):
    trek_toestemming_in(kandidaat=kandidaat, doel="matching", door=kandidaat.gebruiker)
    assert not paren(reken())


@pytest.mark.parametrize("velden", [{"fase": "werven"}, {"rust": True}])
def test_wie_niet_zoekt_doet_niet_mee(zoekend, vacature, velden):
    zoekend(**velden)
    assert not paren(reken())


@pytest.mark.parametrize("dagen,doet_mee", [(0, True), (-1, False)])
def test_een_vacature_doet_mee_tot_en_met_de_sluitingsdatum(kandidaat, vacature, dagen, doet_mee):
    Vacature.objects.update(sluit_op=timezone.localdate() + timedelta(days=dagen))
    assert bool(paren(reken())) is doet_mee


def test_een_zij_instromer_doet_mee_zodra_die_is_toegelaten(zoekend, vacature):
    zij_instromer = zoekend(bevoegdheid="geen")
    Vacature.objects.update(open_voor_zij_instroom=True)
    assert not paren(reken())
    RouteaanmeldingFactory(kandidaat=zij_instromer, status="toegelaten", beoordeeld_op=timezone.now())
    assert paren(reken()) == {(zij_instromer.pk, vacature.pk)}


def test_wie_al_een_goedgekeurd_voorstel_heeft_wordt_met_rust_gelaten(gevraagd, andere_kandidaat, school):
    vrij = VacatureFactory(school=school)
    assert paren(reken()) == {(andere_kandidaat.pk, vrij.pk)}


def test_waar_iemand_nee_tegen_zei_komt_niet_terug(voorstel, makelaar):
    acties.wijs_af(voorstel=voorstel, reden="Te ver.", door=makelaar)
    assert not paren(reken())


def test_een_nieuwe_ronde_laat_oude_onbesliste_voorstellen_vervallen(voorstel):
    ronde = reken()
    voorstel.refresh_from_db()
    assert voorstel.status == Voorstelstatus.VERVALLEN
    assert paren(ronde) == {(voorstel.kandidaat_id, voorstel.vacature_id)}


def test_de_invoer_blijft_bewaard_zoals_die_was(kandidaat, vacature):
    ronde = reken()
    Kandidaat.objects.update(dagen=["vr"], postcode="")
    opnieuw = engine.vind_beste(
        map(engine.zoeker_uit, ronde.invoer["kandidaten"]),
        map(engine.plek_uit, ronde.invoer["vacatures"]),
        engine.Regels(**ronde.regels),
    )
    assert opnieuw.doelwaarde == ronde.doelwaarde > 0


def test_in_de_bewaarde_invoer_staat_geen_naam(kandidaat, vacature):
    tekst = str(reken().invoer)
    assert "Karin" not in tekst and kandidaat.email not in tekst


def test_een_ronde_zonder_iemand_is_gewoon_klaar(regio):
    assert reken().doelwaarde == 0


def test_meer_kandidaten_kosten_niet_meer_vragen(zoekend, school, django_assert_max_num_queries):
    for aantal in (1, 10):
        for _ in range(aantal):
            zoekend()
        VacatureFactory.create_batch(aantal, school=school)
        with django_assert_max_num_queries(5):
            rondewerk.verzamel()


def test_de_opdracht_rekent_hier_en_nu(kandidaat, vacature):
    uit = StringIO()
    call_command("matchronde", "vacatures", stdout=uit)
    assert "1 voorstellen" in uit.getvalue()


# Once, and only once ---------------------------------------------------------------------------------


def test_er_loopt_er_maar_een_tegelijk(makelaar):
    acties.vraag_ronde(door=makelaar)
    with pytest.raises(ValidationError, match="loopt al"):
        acties.vraag_ronde(door=makelaar)
    with pytest.raises(IntegrityError), transaction.atomic():
        MatchrondeFactory(status=Rondestatus.BEZIG)


def test_dezelfde_taak_twee_keer_geeft_een_keer_voorstellen(kandidaat, vacature):
    ronde = reken()
    assert not acties.reken(ronde_id=ronde.pk)
    assert ronde.voorstellen.count() == 1


@pytest.mark.parametrize("stil,opnieuw", [(59, False), (61, True)])
def test_een_stilgevallen_ronde_begint_opnieuw(regio, stil, opnieuw):
    levensteken = timezone.now() - timedelta(seconds=stil)
    ronde = MatchrondeFactory(status=Rondestatus.BEZIG, poging=1, levensteken_op=levensteken)
    assert (ronde.pk in acties.te_starten()) is opnieuw


def test_na_drie_keer_stilvallen_houdt_het_op(regio):
    levensteken = timezone.now() - timedelta(minutes=5)
    ronde = MatchrondeFactory(status=Rondestatus.BEZIG, poging=3, levensteken_op=levensteken)
    assert acties.te_starten() == []
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.MISLUKT


def test_wie_is_ingehaald_schrijft_niets_meer(kandidaat, vacature):
    """A worker that was thought dead wakes up after another one finished its round."""
    ronde = acties.vraag_ronde()
    trage = rondewerk._claim(ronde.pk)
    uitkomst = rondewerk._bereken(trage)
    Matchronde.objects.update(levensteken_op=timezone.now() - timedelta(minutes=5))
    assert acties.te_starten() == [ronde.pk]
    assert acties.reken(ronde_id=ronde.pk)
    with pytest.raises(rondewerk.Ingehaald):
        rondewerk._leg_vast(trage, uitkomst)
    assert Voorstel.objects.count() == 1


def test_wie_is_ingehaald_stopt_bij_het_eerste_levensteken(kandidaat, vacature):
    ronde = acties.vraag_ronde()
    trage = rondewerk._claim(ronde.pk)
    Matchronde.objects.update(poging=2)
    with pytest.raises(rondewerk.Ingehaald):
        rondewerk._bereken(trage)


def test_wat_misgaat_staat_op_de_ronde_en_laat_geen_half_werk_achter(kandidaat, vacature, monkeypatch):
    ronde = acties.vraag_ronde()
    Matchronde.objects.update(regels={"onbekend": 1})
    with pytest.raises(TypeError):
        acties.reken(ronde_id=ronde.pk)
    ronde.refresh_from_db()
    assert (ronde.status, ronde.voorstellen.count()) == (Rondestatus.MISLUKT, 0)
    assert "TypeError" in ronde.fout


# Raw SQL ---------------------------------------------------------------------------------------------


def sql(opdracht, *waarden):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


@pytest.mark.parametrize(
    "wijziging",
    [
        "status = 'geplaatst'",
        "status = 'geplaatst', kandidaat_ja_op = now()",
        "status = 'geplaatst', school_ja_op = now()",
        "status = 'afgewezen', reden_afwijzing = '  '",
        "status = 'vervallen'",
        "score = 1001",
    ],
)
def test_de_database_weigert_een_plaatsing_zonder_twee_keer_ja(gevraagd, wijziging):
    with pytest.raises(IntegrityError):
        sql(f"UPDATE matching_voorstel SET {wijziging} WHERE id = %s", gevraagd.pk)


def test_de_database_weigert_goedkeuring_zonder_mens(voorstel):
    with pytest.raises(IntegrityError):
        sql("UPDATE matching_voorstel SET status = 'goedgekeurd' WHERE id = %s", voorstel.pk)


def test_de_database_kent_alleen_toegestane_overgangen(voorstel):
    with pytest.raises(DatabaseError, match="Invalid transition"):
        sql(
            "UPDATE matching_voorstel SET status = 'geplaatst', goedgekeurd_op = now(), "
            "kandidaat_ja_op = now(), school_ja_op = now() WHERE id = %s",
            voorstel.pk,
        )
    with pytest.raises(DatabaseError, match="Invalid transition"):
        sql("UPDATE matching_matchronde SET status = 'bezig' WHERE id = %s", voorstel.ronde_id)


@pytest.mark.parametrize("zelfde", ["kandidaat", "vacature"])
def test_de_database_laat_een_goedgekeurd_voorstel_tegelijk_toe(gevraagd, zelfde):
    with pytest.raises(IntegrityError), transaction.atomic():
        VoorstelFactory(goedgekeurd=True, **{zelfde: getattr(gevraagd, zelfde)})


@pytest.mark.parametrize(
    "wijziging", ["voortgang = 101", "invoer = NULL", "doelwaarde = NULL", "klaar_op = NULL"]
)
def test_een_klare_ronde_heeft_een_uitkomst(regio, wijziging):
    ronde = MatchrondeFactory()
    with pytest.raises(IntegrityError):
        sql(f"UPDATE matching_matchronde SET {wijziging} WHERE id = %s", ronde.pk)
