"""Who finds nothing, or only what comes near, reads what does give something, and finds exactly that."""

import pytest

from demo.fabrieken.organisaties import PostcodegebiedFactory, SchoolFactory
from demo.fabrieken.vacatures import VacatureFactory
from onderwijsregio.organisaties.keuzes import Sector

LIJST = "/vacatures/"


@pytest.fixture
def banen(bestuur):
    """A primary school in Haven, a secondary school ten kilometres on in Poort, and a far one without a name."""
    haven = PostcodegebiedFactory(pc4="1354", plaats="Almere", wijk="Almere Haven", lat="52.335", lon="5.22")
    poort = PostcodegebiedFactory(pc4="1363", plaats="Almere", wijk="Almere Poort", lat="52.345", lon="5.08")
    hier, daar = (
        SchoolFactory(bestuur=bestuur, naam=naam, gebied=plek, plaats="Almere", wijk=plek.wijk, sector=sector)
        for naam, plek, sector in (("De Oever", haven, Sector.PO), ("Het Lyceum", poort, Sector.VO))
    )
    for groep in (4, 7):
        VacatureFactory(school=hier, titel=f"Leerkracht groep {groep}", groepen=[groep], dagen=["ma"])
    VacatureFactory(
        school=hier, titel="Intern begeleider", functie="intern_begeleider", bevoegdheid="geen", groepen=[]
    )
    for vak in ("natuurkunde", "engels"):
        VacatureFactory(
            school=daar, titel=f"Docent {vak}", functie="vakdocent", vak=vak, groepen=[],
            fte_min="0.2", fte_max="0.3",
        )  # fmt: skip


@pytest.fixture
def voorstellen(client, banen):
    """What the list offers, by its words, each with how many there then really are."""

    def voorstellen(**vraag) -> dict[str, int]:
        gevonden = {}
        for voorstel in client.get(LIJST, vraag).context["suggesties"]:
            uitslag = client.get(voorstel.adres).context["uitslag"]
            assert (uitslag.aantal, uitslag.deels) == (voorstel.aantal, False), (vraag, voorstel)
            gevonden[voorstel.tekst] = voorstel.aantal
        return gevonden

    return voorstellen


@pytest.mark.parametrize(
    ("vraag", "erbij"),
    [
        # a wider circle, wherever the place and the distance stood
        ({"q": "natuurkunde", "postcode": "1354", "km": "5"}, {"binnen 10 km": 1}),
        ({"q": "docent natuurkunde", "postcode": "Almere Haven", "km": "5"}, {"binnen 10 km": 1}),
        ({"q": "engels binnen 5 km 1354"}, {"binnen 10 km": 1, "zonder ‘engels’": 3}),
        ({"q": "engels 1354 binnen 7 km"}, {"binnen 10 km": 1, "zonder ‘engels’": 3}),
        ({"q": "natuurkunde in Almere Haven binnen 5 km"}, {"binnen 10 km": 1}),
        ({"q": "natuurkunde 5 km van almere-haven 8 uur"}, {"binnen 10 km": 1}),
        # what there is of only a part of the question
        ({"q": "docent wiskunde"}, {"zonder ‘wiskunde’": 4}),
        ({"q": "leerkrahct natuurkunde binnen 5 km 1354"}, {"binnen 10 km": 1, "zonder ‘natuurkunde’": 2}),
        ({"q": "concierge almere haven"}, {"alles in Almere Haven": 3}),
        ({"q": "engels almere haven"}, {"alles in Almere Haven": 3, "zonder ‘Almere Haven’": 1}),
        ({"q": "intern begeleider 8 uur"}, {"zonder de keuze bij uren per week": 1}),
        ({"q": "groep 4 8 uur", "sector": "po"}, {"zonder de keuze bij uren per week": 1}),
        ({"q": "bijbaan walvis engels"}, {"alleen ‘engels’": 1}),
        # a part of the word, or what lies next to it
        ({"q": "muziekdocent"}, {"‘docent’": 4}),
        ({"q": "gymleraar"}, {"‘leraar’": 4}),
        ({"q": "logopedist"}, {"‘intern begeleider’": 1}),
        ({"q": "schoolpsycholoog"}, {"‘intern begeleider’": 1}),
    ],
)
def test_elk_voorstel_geeft_precies_wat_het_belooft(voorstellen, vraag, erbij):
    gevonden = voorstellen(**vraag)
    assert {tekst: gevonden.get(tekst) for tekst in erbij} == erbij, gevonden


def test_wie_iets_vindt_krijgt_geen_voorstel_en_wie_onzin_typt_evenmin(voorstellen):
    assert voorstellen(q="leerkracht") == voorstellen(q="walvis") == {}


def test_wat_er_dichtst_bij_komt_staat_boven_wat_er_helemaal_past(client, banen):
    antwoord = client.get(LIJST, {"q": "docent wiskunde"})
    assert antwoord.context["uitslag"].deels
    assert "Of zoek iets ruimer" in antwoord.text


@pytest.mark.parametrize(
    ("q", "gevonden"),
    [
        ("leerkracht in Almere Haven binnen 5 km", 2),
        ("leerkracht 5 km van almere haven", 2),
        ("engels binnen 10 km van Almere Haven", 1),
        ("engels in Almere Haven", 0),
    ],
)
def test_een_plaats_met_een_afstand_is_een_punt_om_rond_te_zoeken(client, banen, q, gevonden):
    antwoord = client.get(LIJST, {"q": q})
    assert antwoord.context["pagina"].paginator.count == gevonden
    assert (antwoord.context["gebied"] is not None) is ("km" in q)
    assert ("km van Almere Haven" in antwoord.text) is ("km" in q and gevonden > 0)


def test_een_fout_wordt_niet_verbeterd_naar_de_naam_van_een_school(client, banen):
    assert client.get(LIJST, {"q": "oevre"}).context["uitslag"].vraag.verbeterd == ()
    assert client.get(LIJST, {"q": "oever"}).context["uitslag"].aantal == 3
    assert client.get(LIJST, {"q": "almere havne"}).context["uitslag"].vraag.plaatsen == ("Almere Haven",)
