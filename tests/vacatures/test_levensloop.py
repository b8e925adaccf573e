"""A vacancy from draft to the website and on: a second pair of eyes, a planned day, confirmed or closed."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.formats import date_format
from post_office.models import Email

from demo.fabrieken.organisaties import SchoolFactory
from demo.fabrieken.vacatures import SollicitatieFactory, VacatureFactory
from vacatures import acties, rapportages, tasks
from vacatures.keuzes import Uitkomst, Vacaturestatus
from vacatures.models import Vacature

from .test_vacature import ingevuld

VANDAAG = timezone.localdate


def dagen(aantal):
    return VANDAAG() + timedelta(days=aantal)


def pad(vacature, einde):
    return f"/werk/vacatures/{vacature.pk}/{einde}/"


# A second pair of eyes -----------------------------------------------------------------------------------


def test_een_collega_leest_mee_en_zet_de_vacature_online(als, concept, hr, collega, post):
    als(hr).post(pad(concept, "controle"))
    concept.refresh_from_db()
    assert (concept.status, concept.controle_gevraagd_door) == (Vacaturestatus.TER_CONTROLE, hr)
    assert [aan for aan, _ in post()] == [collega.email]
    assert concept.titel not in als(None).get("/vacatures/").text
    assert "Lees en keur goed" in als(collega).get(f"/werk/vacatures/{concept.pk}/").text
    als(collega).post(pad(concept, "goedkeuren"), gelezen(als(collega), concept))
    concept.refresh_from_db()
    assert concept.status == Vacaturestatus.GEPUBLICEERD
    assert post()[-1][0] == hr.email


def gelezen(browser, vacature) -> dict:
    """What the button under the preview sends: which version was read."""
    return dict(re.findall(r'name="(versie)" value="([^"]+)"', browser.get(pad(vacature, "voorbeeld")).text))


def test_wat_de_schrijver_na_het_lezen_verandert_gaat_niet_ongelezen_online(als, concept, hr, collega):
    acties.vraag_controle(vacature=concept, door=hr)
    oud = gelezen(als(collega), concept)
    acties.wijzig_vacature(vacature=concept, door=hr, titel="Juf of meester")
    for versie in (oud, {}, {"versie": "x"}):
        antwoord = als(collega).post(pad(concept, "goedkeuren"), versie, follow=True)
        assert "gewijzigd nadat u hem opende" in antwoord.text and "Juf of meester" in antwoord.text
    concept.refresh_from_db()
    assert concept.status == Vacaturestatus.TER_CONTROLE
    als(collega).post(pad(concept, "goedkeuren"), gelezen(als(collega), concept))
    concept.refresh_from_db()
    assert concept.status == Vacaturestatus.GEPUBLICEERD


@pytest.mark.parametrize(("wacht", "stand"), [(1, Vacaturestatus.GEPLAND), (0, Vacaturestatus.GEPUBLICEERD)])
def test_wat_voor_later_is_gepland_komt_na_de_goedkeuring_op_die_dag(
    als, concept, hr, collega, post, wacht, stand
):
    acties.vraag_controle(vacature=concept, door=hr)
    als(hr).post(pad(concept, "plannen"), {"op": dagen(1).isoformat()})
    concept.refresh_from_db()
    assert (concept.status, concept.publiceer_op) == (Vacaturestatus.TER_CONTROLE, dagen(1))
    Vacature.objects.update(publiceer_op=dagen(wacht))
    acties.keur_goed(vacature=concept, versie=concept.gewijzigd_op, door=collega)
    concept.refresh_from_db()
    assert concept.status == stand
    assert post()[-1] == (hr.email, f"Goedgekeurd: {concept}")
    assert acties.publiceer_geplande(dag=dagen(1)) == wacht


def test_wie_zelf_om_controle_vroeg_keurt_niet_goed_en_kan_wel_terug(als, concept, hr, collega):
    acties.vraag_controle(vacature=concept, door=hr)
    with pytest.raises(ValidationError, match="vroeg zelf"):
        acties.keur_goed(vacature=concept, versie=concept.gewijzigd_op, door=hr)
    assert "Keur goed" not in als(hr).get(f"/werk/vacatures/{concept.pk}/").text
    assert acties.stuur_terug(vacature=concept, door=hr).status == Vacaturestatus.CONCEPT


def test_terugsturen_vraagt_een_reden_die_de_schrijver_leest(als, concept, hr, collega, post):
    acties.vraag_controle(vacature=concept, door=hr)
    assert als(collega).post(pad(concept, "terug"), {"opmerking": " "}).status_code == 422
    als(collega).post(pad(concept, "terug"), {"opmerking": "Noem de groep."})
    assert "Noem de groep." in als(hr).get(f"/werk/vacatures/{concept.pk}/").text
    assert post()[-1] == (hr.email, f"Nog niet klaar: {concept}")


def test_zonder_collega_valt_er_niets_na_te_kijken(als, concept, hr, request):
    with pytest.raises(ValidationError, match="geen andere HR-medewerker"):
        acties.vraag_controle(vacature=concept, door=hr)
    assert "Laat een collega meekijken" not in als(hr).get(f"/werk/vacatures/{concept.pk}/").text
    request.getfixturevalue("collega")
    assert "Laat een collega meekijken" in als(hr).get(f"/werk/vacatures/{concept.pk}/").text


# A planned day -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("over", "mag"), [(0, False), (1, True), (30, True), (31, False)])
def test_plannen_kan_voor_een_dag_na_vandaag_tot_en_met_de_sluitingsdatum(concept, hr, over, mag):
    if mag:
        acties.plan(vacature=concept, op=dagen(over), door=hr)
    else:
        with pytest.raises(ValidationError):
            acties.plan(vacature=concept, op=dagen(over), door=hr)
    concept.refresh_from_db()
    assert (concept.status == Vacaturestatus.GEPLAND) is mag


def test_op_de_dag_zelf_komt_de_vacature_vanzelf_online_en_niet_eerder(als, concept, hr):
    als(hr).post(pad(concept, "plannen"), {"op": dagen(2).isoformat()})
    tasks.publiceer_geplande()
    concept.refresh_from_db()
    assert concept.status == Vacaturestatus.GEPLAND
    assert (acties.publiceer_geplande(dag=dagen(2)), acties.publiceer_geplande(dag=dagen(2))) == (1, 0)
    assert concept.titel in als(None).get("/vacatures/").text


def test_wie_zich_bedenkt_haalt_de_planning_weg(als, concept, hr):
    acties.plan(vacature=concept, op=dagen(2), door=hr)
    als(hr).post(pad(concept, "niet-plannen"))
    assert acties.publiceer_geplande(dag=dagen(2)) == 0


def test_is_de_sluitingsdatum_intussen_voorbij_dan_wordt_het_weer_een_concept_en_hoort_hr_het(
    concept, hr, post
):
    acties.plan(vacature=concept, op=dagen(2), door=hr)
    Vacature.objects.update(sluit_op=dagen(-1))
    assert acties.publiceer_geplande(dag=dagen(2)) == 0
    concept.refresh_from_db()
    assert (concept.status, concept.publiceer_op) == (Vacaturestatus.CONCEPT, None)
    assert post() == [(hr.email, f"Niet gepubliceerd: {concept}")]


# Confirmed or closed -------------------------------------------------------------------------------------


def stond_online(vacature, aantal):
    Vacature.objects.filter(pk=vacature.pk).update(
        gepubliceerd_op=timezone.localtime() - timedelta(days=aantal), sluit_op=dagen(20)
    )


@pytest.mark.parametrize(("oud", "vragen"), [(59, 0), (60, 1)])
def test_na_zestig_dagen_vraagt_het_portaal_een_keer_of_u_nog_iemand_zoekt(vacature, hr, post, oud, vragen):
    stond_online(vacature, oud)
    for _ in range(2):
        tasks.bewaak_versheid()
    assert post() == [(hr.email, f"Zoekt u nog iemand? {vacature}")] * vragen


@pytest.mark.parametrize(("oud", "gesloten"), [(89, False), (90, True)])
def test_na_negentig_dagen_sluit_wat_niemand_bevestigde(vacature, hr, oud, gesloten):
    stond_online(vacature, oud)
    acties.bewaak_versheid()
    vacature.refresh_from_db()
    assert (vacature.status == Vacaturestatus.GESLOTEN) is gesloten
    assert vacature.uitkomst == (Uitkomst.NIET_VERVULD if gesloten else "")


def test_wie_wacht_krijgt_na_negentig_dagen_nog_antwoord_en_niemand_anders_reageert_meer(
    als, vacature, hr, post, andere_kandidaat
):
    wachtend = SollicitatieFactory(vacature=vacature)
    stond_online(vacature, 90)
    assert (acties.bewaak_versheid(), acties.bewaak_versheid()) == ((0, 1), (0, 0))
    assert vacature.titel not in als(None).get("/vacatures/").text
    with pytest.raises(ValidationError, match="gesloten"):
        acties.solliciteer(
            vacature=vacature, kandidaat=andere_kandidaat, motivatie="Ik ook", door=andere_kandidaat.gebruiker
        )
    assert acties.sluit_verlopen() == 0, "HR still has to answer"
    assert post() == [(hr.email, f"Van de website gehaald: {vacature}")]
    acties.trek_sollicitatie_in(sollicitatie=wachtend)
    assert acties.sluit_verlopen() == 1
    vacature.refresh_from_db()
    assert (vacature.status, vacature.uitkomst) == (Vacaturestatus.GESLOTEN, Uitkomst.NIET_VERVULD)


def test_bevestigen_begint_de_termijn_opnieuw(als, vacature, hr):
    stond_online(vacature, 80)
    als(hr).post(pad(vacature, "openhouden"), {"sluit_op": dagen(90).isoformat()})
    vacature.refresh_from_db()
    assert (vacature.sluit_op, vacature.vernieuwd_op) == (dagen(90), VANDAAG())
    assert acties.bewaak_versheid(dag=dagen(10)) == (0, 0)


@pytest.mark.parametrize(
    ("oud", "sluit", "genoemd"), [(60, 90, 30), (61, 90, 29), (60, 31, 30), (60, 30, 30), (60, 29, 29)]
)
def test_de_vraag_noemt_de_dag_waarop_de_vacature_echt_sluit(vacature, hr, oud, sluit, genoemd):
    stond_online(vacature, oud)
    Vacature.objects.filter(pk=vacature.pk).update(sluit_op=dagen(sluit))
    acties.bewaak_versheid()
    assert f"sluit de vacature op {date_format(dagen(genoemd), 'j F Y')}." in Email.objects.get().message


@pytest.mark.parametrize(("naar", "gaat_door"), [(21, True), (20, False), (19, False)])
def test_een_latere_sluitingsdatum_zegt_ook_dat_het_bestuur_nog_zoekt(vacature, hr, post, naar, gaat_door):
    stond_online(vacature, 85)
    acties.bewaak_versheid()
    acties.wijzig_vacature(vacature=vacature, door=hr, sluit_op=dagen(naar))
    vacature.refresh_from_db()
    assert vacature.vernieuwd_op == (VANDAAG() if gaat_door else None)
    assert (vacature.vernieuwen_gevraagd_op is None) is gaat_door
    assert acties.bewaak_versheid(dag=dagen(5)) == (0, not gaat_door)


def test_na_een_nieuwe_datum_hoort_hr_het_opnieuw_als_die_voorbij_is(vacature, hr, post):
    SollicitatieFactory(vacature=vacature)
    Vacature.objects.filter(pk=vacature.pk).update(sluit_op=dagen(-1))
    acties.sluit_verlopen()
    acties.wijzig_vacature(vacature=vacature, door=hr, sluit_op=dagen(3))
    for _ in range(2):
        acties.sluit_verlopen(dag=dagen(4))
    assert post() == [(hr.email, f"De sluitingsdatum is voorbij: {vacature}")] * 2


@pytest.mark.parametrize(("was", "voorstel"), [(-1, 30), (0, 0), (90, 90), (91, 90)])
def test_de_dag_die_er_bij_openhouden_al_staat_kan_ook(als, vacature, hr, was, voorstel):
    Vacature.objects.filter(pk=vacature.pk).update(sluit_op=dagen(was))
    form = als(hr).get(pad(vacature, "openhouden")).context["form"]
    assert form["sluit_op"].value() == dagen(voorstel)


def test_met_een_aanbod_wacht_het_bestuur_op_de_kandidaat_en_staat_dat_er(als, vacature, hr):
    SollicitatieFactory(vacature=vacature, aangeboden=True)
    stond_online(vacature, 90)
    acties.bewaak_versheid()
    Vacature.objects.update(verlopen_gemeld_op=None)
    acties.sluit_verlopen()
    brieven = [brief.message for brief in Email.objects.filter(to=hr.email)]
    assert len(brieven) == 2, "taken off after ninety days, and past its date"
    for brief in brieven:
        assert "De baan is aangeboden: bij een ja sluit de vacature vanzelf." in brief
        assert "mensen op antwoord" not in brief
    assert "De baan is aangeboden" in als(hr).get(f"/werk/vacatures/{vacature.pk}/").text


@pytest.mark.parametrize("over", [-1, 91])
def test_openhouden_kan_hoogstens_negentig_dagen_en_niet_in_het_verleden(als, vacature, hr, over):
    antwoord = als(hr).post(pad(vacature, "openhouden"), {"sluit_op": dagen(over).isoformat()})
    assert antwoord.status_code == 422
    assert "komende 90 dagen" in antwoord.text


# Hidden --------------------------------------------------------------------------------------------------


def test_een_verborgen_vacature_staat_nergens_en_telt_wel(als, hr, school, makelaar, hr_ander):
    gegevens = ingevuld(school, titel="Leerkracht groep 7", noodoplossing="samengevoegd")
    als(hr).post("/werk/vacatures/nieuw/", gegevens)
    verborgen = Vacature.objects.get()
    assert "Registreer als verborgen vacature" in als(hr).get(f"/werk/vacatures/{verborgen.pk}/").text
    als(hr).post(pad(verborgen, "registreren"))
    verborgen.refresh_from_db()
    assert verborgen.status == Vacaturestatus.VERBORGEN
    for wie in (None, hr_ander, makelaar):
        assert als(wie).get(verborgen.get_absolute_url()).status_code == 404
        assert "Leerkracht groep 7" not in als(wie).get("/vacatures/", {"q": "groep 7"}).text
    overzicht = als(makelaar).get("/werk/vacatures/verborgen/").text
    assert "Bestuur De Kade" in overzicht
    assert "Leerkracht groep 7" not in overzicht
    (tekort,) = rapportages.verborgen_tekort()
    assert (tekort.aantal, str(tekort.fte)) == (1, "0.60")


def test_wat_vervuld_of_gesloten_is_telt_niet_meer_als_tekort(school, hr):
    verborgen = VacatureFactory(school=school, verborgen=True)
    acties.sluit(vacature=verborgen, uitkomst=Uitkomst.VERVULD_ELDERS, door=hr)
    assert rapportages.verborgen_tekort() == []


def test_een_verborgen_vacature_kan_niet_worden_gepubliceerd_of_gepland(school, hr, collega):
    stil = VacatureFactory(school=school, concept=True, noodoplossing="tijdelijk")
    for doe in (
        lambda: acties.publiceer(vacature=stil, door=hr),
        lambda: acties.plan(vacature=stil, op=dagen(3), door=hr),
        lambda: acties.vraag_controle(vacature=stil, door=hr),
    ):
        with pytest.raises(ValidationError):
            doe()


def test_zoekt_het_bestuur_toch_iemand_dan_wordt_het_een_concept_voor_de_website(als, school, hr):
    verborgen = VacatureFactory(school=school, verborgen=True)
    als(hr).post(pad(verborgen, "toch-zoeken"))
    als(hr).post(pad(verborgen, "publiceren"))
    verborgen.refresh_from_db()
    assert verborgen.status == Vacaturestatus.GEPUBLICEERD


def test_een_concept_zonder_noodoplossing_is_niet_verborgen(concept, hr):
    with pytest.raises(ValidationError, match="hoe het werk nu is opgelost"):
        acties.registreer_verborgen(vacature=concept, door=hr)


# The form knows more -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"contract": "vast", "contract_tot": dagen(100)}, "Een vaste baan heeft geen einddatum"),
        ({"contract": "tijdelijk", "contract_tot": dagen(59)}, "niet voor de eerste"),
        ({"salaris_van": "3000"}, "Vul beide bedragen in"),
        ({"salaris_van": "3000", "salaris_tot": "2999"}, "niet lager dan het laagste"),
        ({"groepen": ["9"]}, "Deze keuze is er niet (meer)"),
        ({"schaal": "L99"}, "Deze keuze is er niet (meer)"),
    ],
)
def test_wat_niet_bij_elkaar_past_komt_terug(als, hr, school, fout, melding):
    antwoord = als(hr).post("/werk/vacatures/nieuw/", ingevuld(school) | fout)
    assert antwoord.status_code == 422
    assert melding in antwoord.text
    assert not Vacature.objects.exists()


def test_de_bladzijde_vertelt_alles_wat_is_ingevuld(als, hr, school):
    ander = SchoolFactory(bestuur=school.bestuur, naam="De Otter")
    gegevens = ingevuld(
        school,
        vak="wiskunde",
        niveaus=["havo", "vwo"],
        groepen=["7", "8"],
        ook_op=[ander.pk, school.pk],
        contract="vervanging",
        contract_tot=dagen(60),
        schaal="LB",
        salaris_van="3301.00",
        salaris_tot="5000",
        open_voor_herintreders="on",
        aanleiding="ziekte",
        kenmerk="2026-17",
    )
    assert als(hr).post("/werk/vacatures/nieuw/", gegevens).status_code == 302
    vacature = Vacature.objects.get()
    assert list(vacature.ook_op.all()) == [ander]
    acties.publiceer(vacature=vacature, door=hr)
    bladzijde = als(None).get(vacature.get_absolute_url()).text
    for zin in (
        "havo, vwo",
        "Groep 7, 8",
        "De Otter",
        "Vervanging, tot en met",
        "Schaal LB",
        "3.301",
        "16 tot 24 uur",
    ):
        assert zin in bladzijde, zin
    for stil in ("2026-17", "ziek"):
        assert stil not in bladzijde


def test_een_school_van_een_ander_bestuur_kan_er_niet_bij(als, hr, school, regio):
    antwoord = als(hr).post("/werk/vacatures/nieuw/", ingevuld(school, ook_op=[SchoolFactory().pk]))
    assert antwoord.status_code == 422


def test_hetzelfde_kenmerk_kan_een_keer_per_bestuur(als, hr, school, hr_ander):
    VacatureFactory(kenmerk="A1")
    VacatureFactory(school=school, kenmerk="A1")
    antwoord = als(hr).post("/werk/vacatures/nieuw/", ingevuld(school, kenmerk="A1"))
    assert "al een vacature met dit kenmerk" in antwoord.text


def test_een_kopie_begint_met_alles_behalve_de_dagen_en_het_kenmerk(als, hr, hr_ander, school):
    oud = VacatureFactory(school=school, titel="Gymdocent", kenmerk="GYM-2026-9", vak="bewegen")
    nieuw = als(hr).get(f"/werk/vacatures/nieuw/?van={oud.pk}").text
    assert 'value="Gymdocent"' in nieuw
    assert "GYM-2026-9" not in nieuw
    assert "Gymdocent" not in als(hr_ander).get(f"/werk/vacatures/nieuw/?van={oud.pk}").text


# Who changed what ----------------------------------------------------------------------------------------


def test_de_geschiedenis_zegt_wie_wat_veranderde(als, hr, collega, hr_ander, school):
    als(hr).post("/werk/vacatures/nieuw/", ingevuld(school))
    vacature = Vacature.objects.get()
    als(collega).post(pad(vacature, "wijzigen"), ingevuld(school, titel="Juf of meester"))
    laatste, eerste = rapportages.geschiedenis(vacature)
    assert (laatste.wie, eerste.wie) == (collega.naam, hr.naam)
    assert [(v.veld, v.was, v.werd) for v in laatste.veranderingen] == [
        ("Titel", "Leerkracht groep 3", "Juf of meester")
    ]
    assert "Juf of meester" in als(hr).get(pad(vacature, "geschiedenis")).text
    assert als(hr_ander).get(pad(vacature, "geschiedenis")).status_code == 404


# Raw SQL -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wijziging",
    [
        "noodoplossing = 'tijdelijk'",
        "contract_tot = start_op",
        "contract = 'tijdelijk', contract_tot = start_op - 1",
        "salaris_van = 1",
        "salaris_van = 2, salaris_tot = 1",
        "groepen = '{9}'",
    ],
)
def test_de_database_weigert_wat_niet_kan(vacature, wijziging):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE vacatures_vacature SET {wijziging} WHERE id = %s", [vacature.pk])


@pytest.mark.parametrize("status", ["gepland", "ter_controle", "verborgen"])
def test_elke_stand_heeft_wat_erbij_hoort(concept, status):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE vacatures_vacature SET status = %s WHERE id = %s", [status, concept.pk])


def test_wat_online_staat_wordt_nooit_verborgen(vacature):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE vacatures_vacature SET status = 'verborgen' WHERE id = %s", [vacature.pk])
