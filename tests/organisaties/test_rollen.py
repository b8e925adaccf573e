"""Roles: in force or not, one at a time, and where each one starts."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from demo.fabrieken.organisaties import (
    GebruikerFactory,
    LidmaatschapFactory,
    OrganisatieFactory,
    SchoolFactory,
)
from onderwijsregio.organisaties import acties
from onderwijsregio.organisaties.keuzes import Organisatiesoort, Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

pytestmark = pytest.mark.django_db

EIGEN_BLADZIJDE = {
    "hr": "/werk/",
    "makelaar": "/werk/",
    "coordinator": "/werk/",
    "mentor": "/werk/",
    "werkgroep": "/monitoring/",
    "programmaleider": "/monitoring/",
    "stuurgroep": "/governance/",
    "redacteur": "/cms/",
    "aanbieder": "/werk/lessen/",
    "beheer": "/werk/beheer/",
}


@pytest.fixture
def vandaag():
    return timezone.localdate()


@pytest.mark.parametrize("rol", Rol.values)
def test_elke_rol_begint_op_haar_eigen_bladzijde(als, regio, rol):
    lid = LidmaatschapFactory(rol=rol)
    assert als(lid.gebruiker).get("/thuis/").url == EIGEN_BLADZIJDE[rol]


def test_een_kandidaat_begint_bij_mijn(als, kandidaat):
    assert als(kandidaat).get("/thuis/").url == "/mijn/"


def test_wie_alleen_in_het_technisch_beheer_mag_begint_daar(als, regio):
    assert als(GebruikerFactory(is_staff=True)).get("/thuis/").url == "/beheer/"


# In force


@pytest.mark.parametrize(
    ("van", "tot", "geldt"),
    [(0, None, True), (1, None, False), (-5, 0, False), (-5, 1, True), (0, 0, False)],
)
def test_een_rol_geldt_van_de_eerste_dag_tot_voor_de_laatste(regio, vandaag, van, tot, geldt):
    lid = LidmaatschapFactory(
        van=vandaag + timedelta(days=van), tot=None if tot is None else vandaag + timedelta(days=tot)
    )
    assert Lidmaatschap.objects.nu().filter(pk=lid.pk).exists() is geldt
    assert (lid.gebruiker.lidmaatschap is not None) is geldt
    assert lid.gebruiker.heeft_rol(Rol.HR) is geldt


def test_een_beeindigde_rol_werkt_bij_de_volgende_klik_niet_meer(als, beheerder, regio):
    ander = LidmaatschapFactory(rol=Rol.BEHEER).gebruiker
    client = als(ander)
    assert client.get("/werk/beheer/").status_code == 200
    acties.beeindig_lidmaatschap(lidmaatschap=ander.lidmaatschap, door=beheerder)
    assert client.get("/werk/beheer/").status_code == 404


# One role at a time


@pytest.fixture
def dubbelrol(bestuur, regio):
    """Somebody who is both HR of a board and administrator of the region."""
    gebruiker = LidmaatschapFactory(rol=Rol.HR, organisatie=bestuur).gebruiker
    LidmaatschapFactory(gebruiker=gebruiker, rol=Rol.BEHEER, organisatie=regio.loket)
    return gebruiker


def rollen(bladzijde):
    return {rol["tekst"]: rol["actief"] for rol in bladzijde.context["rollen"]}


def test_wisselen_van_rol_verandert_wat_iemand_mag(als, dubbelrol):
    client = als(dubbelrol)
    hr = dubbelrol.lidmaatschappen.get(rol=Rol.HR)
    beheer = dubbelrol.lidmaatschappen.get(rol=Rol.BEHEER)
    assert client.get("/werk/beheer/").status_code == 200, "zonder keuze geldt de eerste rol"
    client.post("/rol/", {"lidmaatschap": hr.pk})
    assert client.get("/werk/beheer/").status_code == 404
    antwoord = client.post("/rol/", {"lidmaatschap": beheer.pk}, follow=True)
    assert antwoord.redirect_chain[-1][0] == "/werk/beheer/"
    assert "U werkt nu als beheerder van de regio" in antwoord.text


def test_de_kop_noemt_alle_rollen_en_welke_er_geldt(als, dubbelrol):
    client = als(dubbelrol)
    assert rollen(client.get("/scholen/")) == {
        "beheerder van de regio, Loket Voorbeeld": True,
        "HR-medewerker, Bestuur De Kern": False,
    }


def test_wisselen_werkt_ook_na_duizend_rollen(als, hr, regio):
    """A key of four digits is no number to write with a point in it."""
    later = LidmaatschapFactory(pk=123_456, gebruiker=hr, rol=Rol.BEHEER, organisatie=regio.loket)
    client = als(hr)
    client.post("/rol/", {"lidmaatschap": hr.lidmaatschappen.get(rol=Rol.HR).pk})
    assert f'name="lidmaatschap" value="{later.pk}"' in client.get("/scholen/").text


def test_niemand_wisselt_naar_een_rol_van_een_ander(als, dubbelrol, beheerder):
    client = als(dubbelrol)
    for keuze in (beheerder.lidmaatschap.pk, 0, "", "x"):
        assert client.post("/rol/", {"lidmaatschap": keuze}).status_code == 404
    assert client.post("/rol/").status_code == 404


def test_niemand_wisselt_naar_een_rol_die_voorbij_is(als, dubbelrol, beheerder):
    beheer = dubbelrol.lidmaatschappen.get(rol=Rol.BEHEER)
    acties.beeindig_lidmaatschap(lidmaatschap=beheer, door=beheerder)
    assert als(dubbelrol).post("/rol/", {"lidmaatschap": beheer.pk}).status_code == 404


def test_een_gekozen_rol_die_eindigt_valt_terug_op_wat_nog_geldt(als, dubbelrol, beheerder):
    client = als(dubbelrol)
    beheer = dubbelrol.lidmaatschappen.get(rol=Rol.BEHEER)
    client.post("/rol/", {"lidmaatschap": beheer.pk})
    acties.beeindig_lidmaatschap(lidmaatschap=beheer, door=beheerder)
    assert client.get("/thuis/").url == "/werk/"


def test_de_keuze_gaat_niet_over_op_wie_daarna_inlogt(als, dubbelrol, hr):
    client = als(dubbelrol)
    client.post("/rol/", {"lidmaatschap": dubbelrol.lidmaatschappen.get(rol=Rol.BEHEER).pk})
    assert als(hr).get("/thuis/").url == "/werk/"


def test_wisselen_gaat_met_een_knop(als, hr):
    assert als(hr).get("/rol/").status_code == 405


# Who sees which roles


def test_ieder_ziet_de_rollen_van_de_eigen_organisatie(hr, hr_ander, beheerder, kandidaat):
    assert [lid.gebruiker for lid in Lidmaatschap.objects.zichtbaar_voor(hr)] == [hr]
    assert [lid.gebruiker for lid in Lidmaatschap.objects.zichtbaar_voor(hr_ander)] == [hr_ander]
    assert not Lidmaatschap.objects.zichtbaar_voor(kandidaat).exists()
    assert Lidmaatschap.objects.zichtbaar_voor(beheerder).count() == 3


# Giving and ending


def test_een_rol_begint_vandaag(beheerder, kandidaat, bestuur, vandaag):
    lid = acties.voeg_lidmaatschap_toe(gebruiker=kandidaat, organisatie=bestuur, rol=Rol.HR, door=beheerder)
    assert (lid.van, lid.tot) == (vandaag, None)


def test_dezelfde_rol_twee_keer_wordt_in_gewone_woorden_geweigerd(beheerder, hr, bestuur):
    with pytest.raises(ValidationError, match="heeft deze rol bij deze organisatie al in die periode"):
        acties.voeg_lidmaatschap_toe(gebruiker=hr, organisatie=bestuur, rol=Rol.HR, door=beheerder)


def test_een_rol_van_vandaag_kan_vandaag_nog_eindigen(beheerder, kandidaat, bestuur):
    lid = acties.voeg_lidmaatschap_toe(gebruiker=kandidaat, organisatie=bestuur, rol=Rol.HR, door=beheerder)
    acties.beeindig_lidmaatschap(lidmaatschap=lid, door=beheerder)
    assert Gebruiker.objects.get(pk=kandidaat.pk).lidmaatschap is None


def test_een_rol_eindigt_een_keer(beheerder, hr):
    acties.beeindig_lidmaatschap(lidmaatschap=hr.lidmaatschap, door=beheerder)
    with pytest.raises(ValidationError, match="al beëindigd"):
        acties.beeindig_lidmaatschap(lidmaatschap=hr.lidmaatschap, door=beheerder)


def test_de_laatste_beheerder_blijft(beheerder, regio):
    with pytest.raises(ValidationError, match="laatste beheerder"):
        acties.beeindig_lidmaatschap(lidmaatschap=beheerder.lidmaatschap, door=beheerder)
    tweede = LidmaatschapFactory(rol=Rol.BEHEER).gebruiker
    acties.beeindig_lidmaatschap(lidmaatschap=beheerder.lidmaatschap, door=tweede)
    with pytest.raises(ValidationError, match="laatste beheerder"):
        acties.beeindig_lidmaatschap(lidmaatschap=tweede.lidmaatschap, door=tweede)


def test_een_einde_wordt_ongedaan_gemaakt_tenzij_de_rol_opnieuw_is_gegeven(beheerder, hr, bestuur):
    lid = hr.lidmaatschap
    acties.beeindig_lidmaatschap(lidmaatschap=lid, door=beheerder)
    acties.herstel_lidmaatschap(lidmaatschap=lid, door=beheerder)
    assert Lidmaatschap.objects.nu().filter(pk=lid.pk).exists()
    acties.beeindig_lidmaatschap(lidmaatschap=lid, door=beheerder)
    acties.voeg_lidmaatschap_toe(gebruiker=hr, organisatie=bestuur, rol=Rol.HR, door=beheerder)
    with pytest.raises(ValidationError, match="al in die periode"):
        acties.herstel_lidmaatschap(lidmaatschap=lid, door=beheerder)


# The administrator's screens about people


def test_de_lijst_vindt_op_naam_rol_en_organisatie(als, beheerder, hr, hr_ander, bestuur):
    client = als(beheerder)
    adres = reverse("organisaties:beheer_mensen")

    def gevonden(**keuze):
        return {lid.gebruiker for lid in client.get(adres, keuze).context["bladzijde"]}

    assert gevonden() == {beheerder, hr, hr_ander}
    assert gevonden(naam=hr.email) == {hr}
    assert gevonden(rol="beheer") == {beheerder}
    assert gevonden(organisatie=bestuur.pk) == {hr}
    assert gevonden(naam="niemand heet zo") == set()


def test_de_lijst_groeit_niet_in_queries(als, beheerder, django_assert_max_num_queries):
    client = als(beheerder)
    LidmaatschapFactory.create_batch(24)
    with django_assert_max_num_queries(9):
        client.get(reverse("organisaties:beheer_mensen"))


def test_beeindigen_vraagt_eerst_of_het_zo_bedoeld_is(als, beheerder, hr):
    client = als(beheerder)
    adres = reverse("organisaties:rol_beeindigen", args=[hr.lidmaatschap.pk])
    assert escape(hr.naam) in client.get(adres).text
    assert Lidmaatschap.objects.nu().filter(gebruiker=hr).exists()
    antwoord = client.post(adres, follow=True)
    assert "Maak ongedaan" in antwoord.text
    assert not Lidmaatschap.objects.nu().filter(gebruiker=hr).exists()
    client.post(reverse("organisaties:rol_herstellen", args=[hr.lidmaatschap.pk]))
    assert Lidmaatschap.objects.nu().filter(gebruiker=hr).exists()


def test_de_beheerder_geeft_iemand_een_rol_erbij(als, beheerder, hr, bestuur):
    school = SchoolFactory(bestuur=bestuur)
    client = als(beheerder)
    adres = reverse("organisaties:mens", args=[hr.pk])
    client.post(adres, {"rol": "mentor", "organisatie": bestuur.pk, "school": school.pk})
    assert hr.lidmaatschappen.get(rol="mentor").school == school
    fout = client.post(adres, {"rol": "mentor", "organisatie": bestuur.pk})
    assert "al in die periode" in fout.text


def test_de_bladzijde_van_een_kandidaat_zonder_rol_bestaat_hier_niet(als, beheerder, kandidaat):
    assert als(beheerder).get(reverse("organisaties:mens", args=[kandidaat.pk])).status_code == 404


def test_de_geschiedenis_zegt_wie_een_rol_gaf_en_beeindigde(als, beheerder, hr):
    als(beheerder).post(reverse("organisaties:rol_beeindigen", args=[hr.lidmaatschap.pk]))
    regels = Lidmaatschap.pgh_event_model.objects.filter(pgh_obj=hr.lidmaatschap).order_by("pgh_id")
    assert [regel.tot is None for regel in regels] == [True, False]
    assert regels[1].pgh_context.metadata["user"] == beheerder.pk


def test_lessen_van_buiten_geeft_iemand_alleen_bij_een_aanbieder(kandidaat, bestuur, beheerder):
    with pytest.raises(ValidationError, match="soort aanbieder"):
        acties.voeg_lidmaatschap_toe(
            gebruiker=kandidaat, organisatie=bestuur, rol=Rol.AANBIEDER, door=beheerder
        )
    aanbieder = OrganisatieFactory(soort=Organisatiesoort.AANBIEDER)
    lid = acties.voeg_lidmaatschap_toe(
        gebruiker=kandidaat, organisatie=aanbieder, rol=Rol.AANBIEDER, door=beheerder
    )
    assert lid.rol == Rol.AANBIEDER
