"""The page of one vacancy, and how HR brings it there: write, preview, publish, change, close."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.html import escape

from demo.fabrieken.organisaties import SchoolFactory
from demo.fabrieken.vacatures import SollicitatieFactory, VacatureFactory
from vacatures import acties, tasks
from vacatures.keuzes import Sollicitatiestatus, Uitkomst, Vacaturestatus
from vacatures.models import Vacature

VANDAAG = timezone.localdate


def ingevuld(school, **anders):
    gegevens = {
        "titel": "Leerkracht groep 3",
        "school": school.pk,
        "functie": "leerkracht",
        "omschrijving": "Een fijne groep.",
        "bevoegdheid": "pabo",
        "dagen": ["ma", "di"],
        "dagdeel": "heel",
        "fte_min": "0.4",
        "fte_max": "0.6",
        "contract": "vast",
        "start_op": VANDAAG() + timedelta(days=60),
        "sluit_op": VANDAAG() + timedelta(days=30),
        "contactnaam": "Anja de Vries",
    }
    return gegevens | anders


# The page --------------------------------------------------------------------------------------------


def test_de_pagina_beantwoordt_wat_een_twijfelaar_vraagt(als, vacature):
    tekst = als(None).get(vacature.get_absolute_url()).content.decode()
    for stukje in (
        "De Bever",
        "schaal LB",
        escape(vacature.contactnaam),
        "036-0000010",
        "maandag",
        "Solliciteer",
        '<a href="tel:036-0000010">Of bel eerst ',
    ):
        assert stukje in tekst


def test_tekst_van_een_school_wordt_nooit_opmaak(als, vacature):
    Vacature.objects.update(omschrijving="<script>alert(1)</script>", titel="<b>x</b>")
    tekst = als(None).get(vacature.get_absolute_url()).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in tekst and "&lt;b&gt;x&lt;/b&gt;" in tekst
    assert "<script>alert" not in tekst and "<b>x</b>" not in tekst


@pytest.mark.parametrize(
    "wie,status",
    [(None, 404), ("kandidaat", 404), ("hr_ander", 404), ("makelaar", 404), ("hr", 200), ("collega", 200)],
)
def test_een_concept_ziet_alleen_het_eigen_bestuur(als, concept, request, wie, status):
    gebruiker = _gebruiker(request, wie)
    assert als(gebruiker).get(concept.get_absolute_url()).status_code == status


@pytest.mark.parametrize(
    "wie,status", [(None, 410), ("andere_kandidaat", 410), ("hr_ander", 410), ("hr", 200), ("makelaar", 200)]
)
def test_een_gesloten_vacature_zegt_het_aan_wie_hem_nog_mag_zien(als, vacature, request, wie, status):
    acties.sluit(vacature=vacature, uitkomst=Uitkomst.VERVULD_ELDERS)
    antwoord = als(_gebruiker(request, wie)).get(vacature.get_absolute_url())
    assert antwoord.status_code == status
    assert ("Deze vacature is gesloten" in antwoord.text) is (status == 200)


def test_wie_solliciteerde_ziet_de_gesloten_vacature_nog(als, sollicitatie, kandidaat):
    acties.sluit(vacature=sollicitatie.vacature, uitkomst=Uitkomst.INGETROKKEN)
    antwoord = als(kandidaat.gebruiker).get(sollicitatie.vacature.get_absolute_url())
    assert "Deze vacature is gesloten" in antwoord.content.decode()


def _gebruiker(request, naam):
    ding = request.getfixturevalue(naam) if naam else None
    return getattr(ding, "gebruiker", ding)


# Write, preview, publish -----------------------------------------------------------------------------


def test_hr_schrijft_bekijkt_en_publiceert_en_een_bezoeker_vindt_het_meteen(als, hr, school):
    browser = als(hr)
    antwoord = browser.post("/werk/vacatures/nieuw/", ingevuld(school))
    nieuw = Vacature.objects.get()
    assert antwoord["Location"] == f"/werk/vacatures/{nieuw.pk}/voorbeeld/"
    assert (nieuw.status, nieuw.sector, nieuw.organisatie) == ("concept", school.sector, school.bestuur)
    assert "Zo ziet een bezoeker uw vacature" in browser.get(antwoord["Location"]).content.decode()
    assert nieuw.titel not in als(None).get("/vacatures/").content.decode()
    browser.post(f"/werk/vacatures/{nieuw.pk}/publiceren/")
    assert nieuw.titel in als(None).get("/vacatures/", {"q": "groep 3"}).content.decode()


def test_het_voorbeeld_toont_dezelfde_gegevens_als_de_openbare_pagina(als, hr, vacature):
    voorbeeld = als(hr).get(f"/werk/vacatures/{vacature.pk}/voorbeeld/").content.decode()
    openbaar = als(None).get(vacature.get_absolute_url()).content.decode()
    deel = slice_tussen(openbaar, '<dl class="gegevens">', "</dl>")
    assert deel and deel in voorbeeld


def slice_tussen(tekst, begin, eind):
    return tekst.split(begin, 1)[1].split(eind, 1)[0]


@pytest.mark.parametrize(
    "fout,melding",
    [
        ({"titel": ""}, "Dit is een verplicht veld"),
        ({"dagen": []}, "Kruis ten minste één dag aan"),
        ({"fte_min": "0.8"}, "niet minder dan"),
        ({"fte_max": "1.1"}, "is hoogstens 1"),
        ({"fte_min": "0"}, "niet minder dan"),
        ({"sluit_op": "2020-01-01"}, "Deze dag is al voorbij"),
        ({"start_op": "morgen"}, "geldige datum"),
        ({"start_op": "0207-03-01"}, "Kijk het jaar na"),
        ({"sluit_op": "9999-12-31"}, "Kijk het jaar na"),
    ],
)
def test_foute_invoer_komt_terug_met_wat_er_stond(als, hr, school, fout, melding):
    antwoord = als(hr).post(
        "/werk/vacatures/nieuw/", ingevuld(school, omschrijving="Mijn lange tekst") | fout
    )
    tekst = antwoord.content.decode()
    assert melding in tekst
    assert "Mijn lange tekst" in tekst
    assert not Vacature.objects.exists()


def test_een_formulier_dat_twee_keer_komt_geeft_een_concept(als, hr, collega, school):
    """A double click, or the back button and send again. What was changed then is not lost: that is another one."""
    gestuurd = ingevuld(school, formulier="7b0d6d0e-7d0f-4c0e-9d8f-0d6f6a1c2b3a")
    naar = [als(hr).post("/werk/vacatures/nieuw/", gestuurd).url for _ in range(2)]
    assert naar[0] == naar[1] and Vacature.objects.count() == 1
    anders = gestuurd | {"titel": "Leerkracht groep 4"}
    for wie, form in ((hr, anders), (collega, gestuurd)):
        als(wie).post("/werk/vacatures/nieuw/", form)
    assert Vacature.objects.count() == 3, "wat anders is, en wat een ander stuurt, telt wel"


def test_een_school_van_een_ander_bestuur_kan_niet(als, hr, regio):
    vreemd = SchoolFactory()
    als(hr).post("/werk/vacatures/nieuw/", ingevuld(vreemd))
    assert not Vacature.objects.exists()
    with pytest.raises(ValidationError, match="eigen bestuur"):
        acties.maak_vacature(organisatie=hr.lidmaatschap.organisatie, door=hr, school=vreemd)


def test_publiceren_kan_een_keer_en_niet_na_de_sluitingsdatum(concept, hr):
    Vacature.objects.filter(pk=concept.pk).update(sluit_op=VANDAAG() - timedelta(days=1))
    with pytest.raises(ValidationError, match="sluitingsdatum is voorbij"):
        acties.publiceer(vacature=concept, door=hr)
    Vacature.objects.filter(pk=concept.pk).update(sluit_op=VANDAAG())
    acties.publiceer(vacature=concept, door=hr)
    with pytest.raises(ValidationError, match="al gepubliceerd"):
        acties.publiceer(vacature=concept, door=hr)


# Two at once -----------------------------------------------------------------------------------------


def test_de_tweede_van_twee_schrijvers_hoort_dat_een_collega_voor_was(als, hr, collega, concept):
    adres = f"/werk/vacatures/{concept.pk}/wijzigen/"
    een, twee = als(hr), als(collega)
    versies = [browser.get(adres).context["form"]["versie"].value() for browser in (een, twee)]
    een.post(adres, ingevuld(concept.school, titel="Van de eerste", versie=versies[0]))
    antwoord = twee.post(adres, ingevuld(concept.school, titel="Van de tweede", versie=versies[1]))
    tekst = antwoord.content.decode()
    assert "Een collega was u voor" in tekst and "Van de tweede" in tekst
    concept.refresh_from_db()
    assert concept.titel == "Van de eerste"


def test_wie_zag_wat_de_collega_veranderde_bewaart_daarna_over_de_nieuwste_heen(als, hr, collega, concept):
    adres = f"/werk/vacatures/{concept.pk}/wijzigen/"
    browser = als(collega)
    versie = browser.get(adres).context["form"]["versie"].value()
    acties.wijzig_vacature(vacature=concept, door=hr, titel="Van de eerste")
    for titel in ("Van de eerste", "Van de tweede"):
        antwoord = browser.post(adres, ingevuld(concept.school, titel="Van de tweede", versie=versie))
        concept.refresh_from_db()
        assert concept.titel == titel
        if antwoord.context:
            versie = antwoord.context["form"]["versie"].value()
    assert antwoord.status_code == 302


def test_komt_er_nog_een_collega_tussen_dan_bewaart_ook_de_tweede_keer_niets(als, hr, collega, concept):
    adres = f"/werk/vacatures/{concept.pk}/wijzigen/"
    browser = als(collega)
    versie = browser.get(adres).context["form"]["versie"].value()
    for titel in ("Van de eerste", "Weer van de eerste"):
        acties.wijzig_vacature(vacature=concept, door=hr, titel=titel)
        antwoord = browser.post(adres, ingevuld(concept.school, titel="Van de tweede", versie=versie))
        versie = antwoord.context["form"]["versie"].value()
    concept.refresh_from_db()
    assert concept.titel == "Weer van de eerste"


# Close -----------------------------------------------------------------------------------------------


def test_sluiten_vraagt_een_uitkomst_en_antwoordt_wie_nog_wacht(als, hr, sollicitatie, kandidaat, post):
    adres = f"/werk/vacatures/{sollicitatie.vacature_id}/sluiten/"
    browser = als(hr)
    assert "Kies hoe het met deze vacature is afgelopen" in browser.post(adres, {}).content.decode()
    browser.post(adres, {"uitkomst": Uitkomst.VERVULD_ELDERS})
    sollicitatie.refresh_from_db()
    assert sollicitatie.vacature.uitkomst == Uitkomst.VERVULD_ELDERS
    assert sollicitatie.status == Sollicitatiestatus.AFGEWEZEN
    assert (kandidaat.email, "Antwoord op uw sollicitatie: Leerkracht groep 5") in post()


@pytest.mark.parametrize("dagen,gesloten", [(0, False), (1, True)])
def test_de_dag_na_de_sluitingsdatum_sluit_wat_niemand_meer_nodig_heeft(vacature, hr, post, dagen, gesloten):
    Vacature.objects.update(sluit_op=VANDAAG() - timedelta(days=dagen))
    tasks.sluit_verlopen()
    tasks.sluit_verlopen()
    vacature.refresh_from_db()
    assert (vacature.status == Vacaturestatus.GESLOTEN) is gesloten
    assert vacature.uitkomst == (Uitkomst.NIET_VERVULD if gesloten else "")
    assert len(post()) == (1 if gesloten else 0)


def test_wie_nog_wacht_houdt_de_vacature_open_en_hr_hoort_het_een_keer(sollicitatie, hr, post):
    Vacature.objects.update(sluit_op=VANDAAG() - timedelta(days=1))
    for _ in range(2):
        tasks.sluit_verlopen()
    sollicitatie.refresh_from_db()
    assert sollicitatie.status == Sollicitatiestatus.VERZONDEN
    assert sollicitatie.vacature.status == Vacaturestatus.GEPUBLICEERD
    assert [adres for adres, _ in post()] == [hr.email]


def test_een_gesloten_vacature_verandert_niet_meer(als, hr, vacature):
    acties.sluit(vacature=vacature, uitkomst=Uitkomst.INGETROKKEN)
    with pytest.raises(ValidationError):
        acties.wijzig_vacature(vacature=vacature, door=hr, titel="Anders")
    with pytest.raises(ValidationError):
        acties.sluit(vacature=vacature, uitkomst=Uitkomst.NIET_VERVULD)
    assert als(hr).get(f"/werk/vacatures/{vacature.pk}/wijzigen/").status_code == 302


# Raw SQL ---------------------------------------------------------------------------------------------


def sql(opdracht, *waarden):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)


@pytest.mark.parametrize(
    "wijziging",
    [
        "status = 'gesloten', gesloten_op = now()",
        "status = 'gesloten', uitkomst = 'niet_vervuld'",
        "uitkomst = 'niet_vervuld'",
        "gepubliceerd_op = NULL",
        "fte_min = 0.8",
        "fte_min = 0",
        "fte_max = 1.01",
    ],
)
def test_de_database_weigert_wat_niet_kan(vacature, wijziging):
    with pytest.raises(IntegrityError):
        sql(f"UPDATE vacatures_vacature SET {wijziging} WHERE id = %s", vacature.pk)


def test_de_database_laat_een_vacature_niet_terug_in_de_tijd(vacature, school):
    with pytest.raises(DatabaseError, match="Invalid transition"):
        sql("UPDATE vacatures_vacature SET status = 'concept' WHERE id = %s", vacature.pk)
    gesloten = VacatureFactory(school=school, gesloten=True)
    with pytest.raises(DatabaseError, match="Invalid transition"):
        sql(
            "UPDATE vacatures_vacature SET status = 'gepubliceerd', uitkomst = '', gesloten_op = NULL "
            "WHERE id = %s",
            gesloten.pk,
        )


# Who reaches what ------------------------------------------------------------------------------------

PADEN = ["", "wijzigen/", "voorbeeld/", "sluiten/"]


@pytest.mark.parametrize("pad", PADEN)
@pytest.mark.parametrize(
    "wie,status",
    [(None, 302), ("kandidaat", 404), ("hr_ander", 404), ("makelaar", 404), ("hr", 200), ("collega", 200)],
)
def test_het_beheer_is_alleen_voor_hr_van_het_eigen_bestuur(als, vacature, request, pad, wie, status):
    antwoord = als(_gebruiker(request, wie)).get(f"/werk/vacatures/{vacature.pk}/{pad}")
    assert antwoord.status_code == status


@pytest.mark.parametrize("pad", ["publiceren/", "sluiten/", "wijzigen/"])
@pytest.mark.parametrize("wie", ["kandidaat", "hr_ander", "makelaar"])
def test_een_vreemde_verandert_niets(als, concept, request, pad, wie):
    antwoord = als(_gebruiker(request, wie)).post(
        f"/werk/vacatures/{concept.pk}/{pad}", {"uitkomst": "ingetrokken"}
    )
    concept.refresh_from_db()
    assert (antwoord.status_code, concept.status) == (404, "concept")


@pytest.mark.parametrize("pad", ["/werk/vacatures/", "/werk/vacatures/nieuw/"])
@pytest.mark.parametrize("wie,status", [(None, 302), ("kandidaat", 404), ("makelaar", 404), ("hr", 200)])
def test_de_lijst_en_het_formulier_zijn_er_alleen_voor_hr(als, vacature, request, pad, wie, status):
    assert als(_gebruiker(request, wie)).get(pad).status_code == status


def test_een_technische_beheerder_zonder_bestuur_schrijft_geen_vacature(als, vacature, makelaar):
    makelaar.is_superuser = True
    makelaar.save()
    makelaar.lidmaatschappen.all().delete()
    assert als(makelaar).get("/werk/vacatures/nieuw/").status_code == 404


def test_de_eigen_lijst_telt_reacties_zonder_extra_vragen(als, hr, school, django_assert_max_num_queries):
    browser = als(hr)
    for aantal in (1, 12):
        for vacature in VacatureFactory.create_batch(aantal, school=school):
            SollicitatieFactory.create_batch(2, vacature=vacature)
        with django_assert_max_num_queries(7):
            antwoord = browser.get("/werk/vacatures/")
    assert {(rij.reacties, rij.wachtend) for rij in antwoord.context["pagina"]} == {(2, 2)}


def test_hr_vindt_een_eigen_vacature_op_kenmerk_titel_of_school(als, hr, hr_ander, vacature, concept):
    vacature.kenmerk = "HR-2027/7"
    vacature.save()
    for woorden, aantal in (
        ("hr-2027", 1),
        ("groep BEVER", 2),
        ("groep 8", 1),
        ("walvis", 0),
        ("\0", 2),
        ("", 2),
    ):
        antwoord = als(hr).get("/werk/vacatures/", {"zoek": woorden})
        assert antwoord.context["pagina"].paginator.count == aantal, woorden
    assert "HR-2027/7" in als(hr).get("/werk/vacatures/").text
    assert als(hr_ander).get("/werk/vacatures/", {"zoek": "hr-2027"}).context["pagina"].paginator.count == 0


@pytest.mark.parametrize("status,aantal", [("concept", 1), ("gepubliceerd", 1), ("gesloten", 0), ("x", 2)])
def test_de_eigen_lijst_filtert_op_status(als, hr, vacature, concept, status, aantal):
    antwoord = als(hr).get("/werk/vacatures/", {"status": status})
    assert antwoord.context["pagina"].paginator.count == aantal
