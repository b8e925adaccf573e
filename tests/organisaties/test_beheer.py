"""The administrator's pages: nobody else sees them, and what they change stays right."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from demo.fabrieken.organisaties import (
    GebruikerFactory,
    LidmaatschapFactory,
    OrganisatieFactory,
    SchoolFactory,
    UitnodigingFactory,
)
from onderwijsregio.organisaties import acties
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Organisatie

pytestmark = pytest.mark.django_db


@pytest.fixture
def naamloos(regio):
    return OrganisatieFactory(code="bg-41234", naam="Bevoegd gezag 41234", bevoegd_gezag="41234")


@pytest.fixture
def bladzijden(hr, naamloos):
    """Every page of the administrator, with arguments that exist."""
    uitnodiging = UitnodigingFactory()
    zonder = [
        "beheer",
        "beheer_organisaties",
        "organisatie_nieuw",
        "beheer_mensen",
        "uitnodigingen",
        "nodig_uit",
    ]
    met = {
        "organisatie_wijzig": naamloos.pk,
        "organisatie_samenvoegen": naamloos.pk,
        "mens": hr.pk,
        "rol_beeindigen": hr.lidmaatschap.pk,
        "rol_herstellen": hr.lidmaatschap.pk,
        "uitnodiging_opnieuw": uitnodiging.pk,
        "uitnodiging_intrekken": uitnodiging.pk,
    }
    return [reverse(f"organisaties:{naam}") for naam in zonder] + [
        reverse(f"organisaties:{naam}", args=[pk]) for naam, pk in met.items()
    ]


ANDERE_ROLLEN = [rol for rol in Rol.values if rol != Rol.BEHEER]


@pytest.mark.parametrize("rol", [*ANDERE_ROLLEN, "kandidaat", "staf"])
def test_wie_geen_beheerder_is_vindt_deze_bladzijden_niet(als, bladzijden, rol):
    if rol in Rol.values:
        client = als(LidmaatschapFactory(rol=rol).gebruiker)
    else:
        client = als(GebruikerFactory(is_staff=rol == "staf", is_superuser=rol == "staf"))
    for adres in bladzijden:
        assert client.post(adres).status_code == 404, adres
        assert client.get(adres).status_code == 404, adres


def test_een_bezoeker_moet_eerst_inloggen(client, bladzijden):
    for adres in bladzijden:
        assert client.get(adres).url == f"/accounts/login/?next={adres}"


def test_de_beheerder_ziet_ze_allemaal(als, beheerder, bladzijden):
    client = als(beheerder)
    for adres in bladzijden:
        assert client.get(adres).status_code in (200, 405), adres


def test_de_onderdelen_zijn_voor_staf_en_beheerder(als, beheerder, hr):
    adres = reverse("organisaties:onderdelen")
    assert als(beheerder).get(adres).status_code == 200
    assert als(GebruikerFactory(is_staff=True)).get(adres).status_code == 200
    assert als(hr).get(adres).status_code == 404


def test_alleen_wie_beheert_ziet_beheer_in_het_menu(als, beheerder, hr):
    def menu(gebruiker):
        gezien = als(gebruiker).get("/scholen/").context
        gegroepeerd = [punt for groep in gezien["menuthemas"] for punt in groep["links"]]
        return [punt["tekst"] for punt in [*gezien["navigatie"], *gegroepeerd]]

    assert "Beheer" in menu(beheerder)
    assert "Beheer" not in menu(hr)
    assert "Beheer" not in menu(None)


# Organisations

NIEUW = {"naam": "Stichting Óver de Brug", "soort": "schoolbestuur", "leerlingen_status": "niet_gemeten"}


def test_een_organisatie_toevoegen(als, beheerder):
    als(beheerder).post(reverse("organisaties:organisatie_nieuw"), {**NIEUW, "bevoegd_gezag": "41111"})
    organisatie = Organisatie.objects.get(bevoegd_gezag="41111")
    assert (organisatie.naam, organisatie.code) == ("Stichting Óver de Brug", "stichting-over-de-brug")


def test_twee_organisaties_met_dezelfde_naam_krijgen_elk_een_code(beheerder):
    codes = [acties.maak_organisatie(door=beheerder, naam="De Brug", soort="gemeente").code for _ in range(3)]
    assert codes == ["de-brug", "de-brug-2", "de-brug-3"]


def test_een_organisatie_wijzigen_laat_de_code_zoals_die_was(als, beheerder, bestuur):
    code = bestuur.code
    adres = reverse("organisaties:organisatie_wijzig", args=[bestuur.pk])
    antwoord = als(beheerder).post(adres, {**NIEUW, "website": "www.brug.example"}, follow=True)
    bestuur.refresh_from_db()
    assert (bestuur.naam, bestuur.code) == (NIEUW["naam"], code)
    assert bestuur.website == "https://www.brug.example"
    assert "is gewijzigd" in antwoord.text


@pytest.mark.parametrize(
    ("velden", "veld", "melding"),
    [
        ({"naam": ""}, "naam", "verplicht"),
        ({"bevoegd_gezag": "12AB"}, "bevoegd_gezag", "vijf of zes cijfers"),
        ({"bevoegd_gezag": "40000"}, "bevoegd_gezag", "bestaat al"),
        ({"bevoegd_gezag": "41234"}, "bevoegd_gezag", "kwam uit een import"),
        ({"leerlingen": "12"}, "__all__", "hoort bij de status"),
        ({"leerlingen_status": "gemeten"}, "__all__", "hoort bij de status"),
        ({"leerlingen": "-1"}, "leerlingen", "0"),
    ],
)
def test_wat_niet_kan_komt_terug_bij_het_veld(als, beheerder, naamloos, velden, veld, melding):
    OrganisatieFactory(naam="Al bekend", bevoegd_gezag="40000")
    antwoord = als(beheerder).post(reverse("organisaties:organisatie_nieuw"), {**NIEUW, **velden})
    assert melding in str(antwoord.context["formulier"].errors[veld])
    assert not Organisatie.objects.filter(naam=NIEUW["naam"]).exists()


def test_nul_leerlingen_is_een_uitkomst(als, beheerder):
    gegevens = {**NIEUW, "leerlingen": "0", "leerlingen_status": "gemeten"}
    als(beheerder).post(reverse("organisaties:organisatie_nieuw"), gegevens)
    assert Organisatie.objects.get(naam=NIEUW["naam"]).leerlingen == 0


def test_de_lijst_vindt_op_naam_nummer_en_soort(als, beheerder, bestuur, naamloos):
    client = als(beheerder)

    def gevonden(**keuze):
        antwoord = client.get(reverse("organisaties:beheer_organisaties"), keuze)
        return {organisatie.naam for organisatie in antwoord.context["bladzijde"]}

    assert gevonden(naam="kern") == {"Bestuur De Kern"}
    assert gevonden(naam="4123") == {naamloos.naam}
    assert gevonden(soort="loket") == {"Loket Voorbeeld"}
    assert gevonden(naam="zzz") == set()


def test_de_lijst_telt_open_scholen_en_groeit_niet_in_queries(
    als, beheerder, bestuur, django_assert_max_num_queries
):
    SchoolFactory.create_batch(2, bestuur=bestuur)
    SchoolFactory(bestuur=bestuur, gesloten_op="2025-08-01")
    OrganisatieFactory.create_batch(22)
    client = als(beheerder)
    with django_assert_max_num_queries(8):
        antwoord = client.get(reverse("organisaties:beheer_organisaties"))
    assert {o.pk: o.aantal_scholen for o in antwoord.context["bladzijde"]}[bestuur.pk] == 2


# A board that an import knew by number only


def test_het_overzicht_wijst_op_besturen_zonder_naam(als, beheerder, naamloos):
    assert "1 bestuur heeft nog geen naam" in als(beheerder).get(reverse("organisaties:beheer")).text


def test_een_naamloos_bestuur_gaat_met_zijn_scholen_op_in_een_bekend(als, beheerder, naamloos, bestuur):
    scholen = {SchoolFactory(bestuur=naamloos), SchoolFactory(bestuur=naamloos, gesloten_op="2025-08-01")}
    client = als(beheerder)
    adres = reverse("organisaties:organisatie_samenvoegen", args=[naamloos.pk])
    assert "2 scholen" in client.get(adres).text
    client.post(adres, {"bestuur": bestuur.pk})
    bestuur.refresh_from_db()
    assert bestuur.bevoegd_gezag == "41234"
    assert set(bestuur.scholen.all()) == scholen
    assert not Organisatie.objects.filter(pk=naamloos.pk).exists()


def test_alleen_een_bestuur_zonder_nummer_kan_het_zijn(als, beheerder, naamloos, bestuur, ander_bestuur):
    Organisatie.objects.filter(pk=ander_bestuur.pk).update(bevoegd_gezag="40000")
    ander_bestuur.refresh_from_db()
    adres = reverse("organisaties:organisatie_samenvoegen", args=[naamloos.pk])
    keuzes = als(beheerder).get(adres).context["formulier"].fields["bestuur"].queryset
    assert list(keuzes) == [bestuur]
    with pytest.raises(ValidationError, match="heeft al een ander nummer: 40000"):
        acties.voeg_samen(naamloos=naamloos, bestuur=ander_bestuur, door=beheerder)


def test_een_bestuur_met_een_naam_gaat_nergens_in_op(als, beheerder, bestuur, ander_bestuur):
    with pytest.raises(ValidationError, match="zonder naam"):
        acties.voeg_samen(naamloos=bestuur, bestuur=ander_bestuur, door=beheerder)
    adres = reverse("organisaties:organisatie_samenvoegen", args=[bestuur.pk])
    assert als(beheerder).get(adres).status_code == 404


@pytest.mark.parametrize("fabriek", [LidmaatschapFactory, UitnodigingFactory])
def test_samenvoegen_wordt_geheel_geweigerd_als_er_al_mee_gewerkt_wordt(
    als, beheerder, naamloos, bestuur, fabriek
):
    fabriek(organisatie=naamloos)
    school = SchoolFactory(bestuur=naamloos)
    adres = reverse("organisaties:organisatie_samenvoegen", args=[naamloos.pk])
    antwoord = als(beheerder).post(adres, {"bestuur": bestuur.pk})
    assert antwoord.context["formulier"].non_field_errors()
    school.refresh_from_db()
    assert school.bestuur == naamloos
