"""Schools for everybody: found, counted, and honest about what is not known."""

from datetime import date

import pytest
from django.urls import reverse

from demo.fabrieken.organisaties import OrganisatieFactory, PartnerschapFactory, SchoolFactory
from onderwijsregio.kern import menu

pytestmark = pytest.mark.django_db
LIJST = "/scholen/"


@pytest.fixture
def drie(regio):
    kern = OrganisatieFactory(naam="Bestuur De Kern")
    rand = OrganisatieFactory(naam="Bestuur De Rand")
    return [
        SchoolFactory(naam="Voorbeeldschool Café", bestuur=kern, wijk="Haven", plaats="Almere"),
        SchoolFactory(naam="Voorbeeldschool De Es", bestuur=kern, wijk="Buiten", plaats="Almere"),
        SchoolFactory(
            naam="Voorbeeldcollege",
            bestuur=rand,
            sector="vo",
            wijk="",
            plaats="Zeewolde",
            gemeente="Zeewolde",
        ),
    ]


def gevonden(client, **keuze):
    return [school.naam for school in client.get(LIJST, keuze).context["bladzijde"]]


def test_iedereen_ziet_de_open_scholen_op_naam(client, drie):
    SchoolFactory(naam="Voorbeeldschool Dicht", gesloten_op=date(2025, 8, 1))
    assert gevonden(client) == ["Voorbeeldcollege", "Voorbeeldschool Café", "Voorbeeldschool De Es"]
    assert "3 scholen" in client.get(LIJST).text


@pytest.mark.parametrize(
    ("keuze", "aantal"),
    [
        ({"naam": "cafe"}, 1),
        ({"naam": "VOORBEELDSCHOOL"}, 2),
        ({"sector": "vo"}, 1),
        ({"waar": "haven"}, 1),
        ({"waar": "zeewolde"}, 1),
        ({"waar": "almere", "naam": "es"}, 1),
        ({"naam": "bestaat niet"}, 0),
        ({"sector": "kleuters"}, 3),
        ({"bestuur": "999999"}, 3),
        ({"page": "999"}, 3),
    ],
)
def test_zoeken_op_naam_sector_en_plaats(client, drie, keuze, aantal):
    assert len(gevonden(client, **keuze)) == aantal


def test_zoeken_op_bestuur(client, drie):
    assert gevonden(client, bestuur=drie[2].bestuur_id) == ["Voorbeeldcollege"]


def test_alleen_besturen_met_open_scholen_staan_in_de_keuze(client, drie):
    OrganisatieFactory(naam="Bestuur zonder scholen")
    besturen = client.get(LIJST).context["formulier"].fields["bestuur"].queryset
    assert [b.naam for b in besturen] == ["Bestuur De Kern", "Bestuur De Rand"]


def test_alleen_de_sectoren_van_de_regio_staan_in_de_keuze(client, regio):
    keuzes = client.get(LIJST).context["formulier"].fields["sector"].choices
    assert [code for code, _ in keuzes] == ["", "po", "vo"]


def test_vijfentwintig_per_bladzijde_en_filters_blijven_staan(client, regio):
    SchoolFactory.create_batch(26)
    eerste = client.get(LIJST, {"naam": "Voorbeeldschool"})
    assert len(eerste.context["bladzijde"]) == 25
    assert "naam=Voorbeeldschool&amp;page=2" in eerste.text
    assert len(client.get(LIJST, {"page": 2}).context["bladzijde"]) == 1


def test_niets_gevonden_zegt_wat_te_doen(client, drie):
    assert "Geen school gevonden" in client.get(LIJST, {"naam": "xyz"}).text


def test_een_regio_zonder_scholen_zegt_dat(client, regio):
    assert "Er staan nog geen scholen" in client.get(LIJST).text


def test_ook_zonder_geladen_regio_is_er_een_bladzijde(client, db):
    assert client.get(LIJST).status_code == 200


def test_de_lijst_groeit_niet_in_queries(client, regio, django_assert_max_num_queries):
    SchoolFactory.create_batch(3)
    with django_assert_max_num_queries(7):
        client.get(LIJST)
    SchoolFactory.create_batch(30)
    with django_assert_max_num_queries(7):
        client.get(LIJST)


# The profile of one


def test_het_profiel_zegt_wat_er_bekend_is(client, drie, django_assert_max_num_queries):
    school = drie[0]
    PartnerschapFactory(naam="Samen Sterk").scholen.add(school)
    with django_assert_max_num_queries(7):  # one for each app that tells something of a school
        tekst = client.get(school.get_absolute_url()).text
    for feit in (
        school.naam,
        "Bestuur De Kern",
        "Schoolstraat",
        "1311AA",
        "Samen Sterk",
        "240",
        "1 oktober 2025",
    ):
        assert feit in tekst
    assert "voorbeeldwaarde van de demo" in tekst


@pytest.mark.parametrize(
    ("leerlingen", "status", "tekst"),
    [
        (0, "gemeten", "0"),
        (1234, "gemeten", "1.234"),
        (None, "niet_gemeten", "niet gemeten"),
        (None, "nvt", "niet van toepassing"),
        (None, "onderdrukt", "minder dan 5"),
    ],
)
def test_nul_is_niet_onbekend(client, regio, leerlingen, status, tekst):
    school = SchoolFactory(leerlingen=leerlingen, leerlingen_status=status, leerlingen_peildatum=None)
    bladzijde = client.get(school.get_absolute_url()).text
    leest = bladzijde.split("<dt>Leerlingen</dt>")[1].split("</dd>")[0].split("<dd>")[1]
    assert leest.strip() == tekst


def test_een_gesloten_school_houdt_haar_bladzijde_en_zegt_het(client, regio):
    school = SchoolFactory(gesloten_op=date(2025, 8, 1))
    tekst = client.get(school.get_absolute_url()).text
    assert "Deze school is gesloten" in tekst
    assert "1 augustus 2025" in tekst


def test_een_school_die_niet_bestaat_geeft_404(client, regio):
    assert client.get("/scholen/999999/").status_code == 404


def test_een_kale_website_wordt_een_veilige_link(client, regio):
    school = SchoolFactory(website="www.voorbeeld.test")
    assert 'href="https://www.voorbeeld.test"' in client.get(school.get_absolute_url()).text


@pytest.mark.parametrize("website", ["https://www.voorbeeld.test", "HTTP://WWW.VOORBEELD.TEST"])
def test_een_website_met_alles_erop_blijft_zoals_hij_is(client, regio, website):
    school = SchoolFactory(website=website)
    assert f'href="{website}"' in client.get(f"/scholen/{school.pk}/").text


def test_een_website_wordt_nooit_een_script(client, regio):
    school = SchoolFactory(website="javascript:alert(1)")
    assert 'href="javascript' not in client.get(school.get_absolute_url()).text


def test_latere_apps_zetten_hun_blok_op_het_profiel(client, drie, monkeypatch):
    blok = menu.Blok(
        pagina="school",
        sjabloon="organisaties/beheer_tabbladen.html",
        volgorde=1,
        context=lambda request: {"pk": request.resolver_match.kwargs["pk"]},
    )
    monkeypatch.setattr(menu, "_blokken", [blok])
    antwoord = client.get(reverse("organisaties:school", args=[drie[0].pk]))
    assert antwoord.context["blokken"] == [{"sjabloon": blok.sjabloon, "context": {"pk": drie[0].pk}}]
    assert "Mensen en rollen" in antwoord.text
