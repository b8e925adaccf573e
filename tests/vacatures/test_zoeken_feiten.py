"""Who types a fact (days, hours, a group, a kind of contract) finds by what the vacancy says of itself."""

from decimal import Decimal

import pytest

from demo.fabrieken.organisaties import PostcodegebiedFactory, SchoolFactory
from demo.fabrieken.vacatures import VacatureFactory
from onderwijsregio.organisaties.keuzes import Functie
from vacatures.zoeken import dagen_in, uren_in

LIJST = "/vacatures/"


@pytest.fixture
def vind(client):
    def vind(**vraag) -> set[str]:
        return {kaart.titel for kaart in client.get(LIJST, vraag).context["pagina"]}

    return vind


@pytest.fixture
def plekken(bestuur):
    """Two schools of one board, an hour from each other."""
    haven = PostcodegebiedFactory(pc4="1354", plaats="Almere", wijk="Haven", lat="52.335", lon="5.22")
    ver = PostcodegebiedFactory(pc4="8251", plaats="Dronten", wijk="", lat="52.52", lon="5.72")
    return [
        SchoolFactory(bestuur=bestuur, naam=naam, gebied=gebied, plaats=gebied.plaats, wijk=gebied.wijk)
        for naam, gebied in (("Het Veld", haven), ("De Akker", ver))
    ]


@pytest.mark.parametrize(
    ("van", "tot", "onder"),
    [
        ("0.2", "0.3", {"tot16"}),
        ("0.2", "0.4", {"tot16", "16tot24"}),
        ("0.4", "0.4", {"16tot24"}),
        ("0.2", "1", {"tot16", "16tot24", "24tot32", "32plus"}),
        ("0.6", "0.79", {"24tot32"}),
        ("0.6", "0.8", {"24tot32", "32plus"}),
        ("0.8", "1", {"32plus"}),
    ],
)
def test_een_baan_staat_onder_alle_uren_die_ze_kan_zijn(vind, school, van, tot, onder):
    VacatureFactory(school=school, titel="Baan", fte_min=Decimal(van), fte_max=Decimal(tot))
    assert {code for code in ("tot16", "16tot24", "24tot32", "32plus") if vind(uren=code)} == onder


@pytest.mark.parametrize(
    ("getypt", "rest", "uren"),
    [
        ("leerkracht 16 uur", "leerkracht", ("16tot24",)),
        ("leerkracht 15,9 uur", "leerkracht", ("tot16",)),
        ("schoolleider 0,6 fte", "schoolleider", ("24tot32",)),
        ("2 dagen per week", "per week", ("16tot24",)),
        ("16 tot 24 uur", "", ("16tot24", "24tot32")),
        ("24-32 uur gym", "gym", ("24tot32", "32plus")),
        ("maximaal 20 uur", "", ("tot16", "16tot24")),
        ("minimaal 24 uur juf", "juf", ("24tot32", "32plus")),
        ("ongeveer 3 of 4 dagen", "ongeveer", ("24tot32", "32plus")),
        ("twee dagen gym", "gym", ("16tot24",)),
        ("wtf 0,6", "", ("24tot32",)),
        ("groep 3", "groep 3", ()),
        ("vijf dagen", "", ("32plus",)),
    ],
)
def test_hoeveel_iemand_wil_werken_staat_in_de_vraag(getypt, rest, uren):
    over, gevonden = uren_in(getypt)
    assert (over.split(), gevonden) == (rest.split(), uren)


def test_wie_uren_typt_vindt_alleen_banen_die_zo_groot_kunnen_zijn(vind, client, school):
    VacatureFactory(school=school, titel="Klein", fte_min="0.2", fte_max="0.3")
    VacatureFactory(school=school, titel="Groot", fte_min="0.8", fte_max="1")
    assert vind(q="leerkracht 8 uur") == {"Klein"}
    assert vind(q="leerkracht 5 dagen") == {"Groot"}
    assert vind(q="leerkracht 8 uur", uren="32plus") == {"Groot"}, "wat iemand kiest gaat voor"


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("kleuterjuf", {"Een en twee"}),
        ("kleuters", {"Een en twee"}),
        ("groep 1/2", {"Een en twee"}),
        ("leerkracht onderbouw", {"Een en twee"}),
        ("juf bovenbouw", {"Acht"}),
        ("middenbouw", set()),
        ("leerkracht ma di", {"Een en twee"}),
        ("donderdag", {"Acht"}),
        ("parttime leerkracht", {"Een en twee"}),
        ("fulltime", {"Acht"}),
        ("schaal LB", {"Een en twee"}),
        ("vaste baan", {"Acht"}),
        ("zonder diploma", {"Hulp"}),
        ("oa", {"Hulp"}),
        ("onderwijsass", {"Hulp"}),
    ],
)
def test_woorden_voor_feiten_vinden_wat_de_vacature_van_zichzelf_zegt(vind, school, vraag, gevonden):
    VacatureFactory(
        school=school, titel="Een en twee", groepen=[1, 2], dagen=["ma", "di"], fte_min="0.4", fte_max="0.4",
        contract="tijdelijk", contract_tot="2031-07-31", schaal="LB",
        omschrijving="Met vaste begeleiding van een ervaren collega.",
    )  # fmt: skip
    VacatureFactory(
        school=school, titel="Acht", groepen=[8], dagen=["wo", "do"], fte_min="1", fte_max="1", contract="vast",
        schaal="LC",
    )  # fmt: skip
    VacatureFactory(
        school=school, titel="Hulp", functie="onderwijsassistent", bevoegdheid="geen", groepen=[], dagen=["wo"],
        fte_min="1", fte_max="1", contract="tijdelijk", contract_tot="2031-07-31", schaal="",
    )  # fmt: skip
    assert vind(q=vraag) - {"Hulp"} == gevonden - {"Hulp"}
    assert "Hulp" in vind(q=vraag) or "Hulp" not in gevonden


@pytest.mark.parametrize("functie", [f for f in Functie if f not in (Functie.VAKDOCENT, Functie.ANDERS)])
def test_elk_werk_op_school_wordt_bij_zijn_naam_gevonden(vind, school, functie):
    VacatureFactory(school=school, titel="Dit", functie=functie)
    VacatureFactory(school=school, titel="Iets anders", bevoegdheid="geen", functie=Functie.ANDERS)
    assert vind(q=functie.label) == {"Dit"}


def test_een_technisch_onderwijsassistent_is_geen_onderwijsassistent(vind, school):
    VacatureFactory(school=school, titel="In de klas", functie=Functie.ONDERWIJSASSISTENT)
    VacatureFactory(school=school, titel="In het lab", functie=Functie.TOA)
    assert vind(q="onderwijsassistent") == {"In de klas"}
    assert vind(q="TOA") == {"In het lab"}


@pytest.mark.parametrize("hele_bestuur", [False, True])
def test_een_vacature_voor_meer_scholen_wordt_bij_elk_ervan_gevonden(vind, plekken, hele_bestuur):
    hier, daar = plekken
    baan = VacatureFactory(school=hier, titel="Overal", hele_bestuur=hele_bestuur)
    VacatureFactory(school=hier, titel="Hier")
    if not hele_bestuur:
        baan.ook_op.add(daar)
        baan.save()  # as whoever changes a vacancy does
    assert vind(q="leerkracht dronten") == {"Overal"}
    assert vind(q="akker") == {"Overal"}
    assert vind(postcode="8251", km="5") == {"Overal"}
    assert vind(postcode="1354", km="5") == {"Overal", "Hier"}


def test_een_postcode_in_de_vraag_die_wij_niet_kennen_wordt_gezegd(client, vacature):
    antwoord = client.get(LIJST, {"q": "1200 AA leerkracht"})
    assert "Postcode 1200 kennen wij niet" in antwoord.text
    assert antwoord.context["pagina"].paginator.count == 1
    assert not antwoord.context["uitslag"].deels


@pytest.mark.parametrize(
    "getypt",
    [
        "leerkracht januari 2027", "schooljaar 2026-2027 leerkracht", "leerkracht 2026/27", "schooljaar 26/27", "groep 5 januari 2027",
        "leerkracht vanaf 1 augustus 2027", "leerkracht per 1-8-2027", "leerkracht start 2027", "leerkracht 2029",
    ],
)  # fmt: skip
def test_een_jaartal_is_geen_postcode(client, vacature, getypt):
    """Also where that year is a postcode of the region; a number that says nothing else is the postcode."""
    PostcodegebiedFactory(pc4="2027", plaats="Haarlem", lat="52.38", lon="4.64")
    antwoord = client.get(LIJST, {"q": getypt})
    assert not antwoord.context["form"].errors
    assert (antwoord.context["gebied"], antwoord.context["pagina"].paginator.count) == (None, 1)
    assert client.get(LIJST, {"q": "leerkracht 2027"}).context["gebied"].naam == "2027 Haarlem"


@pytest.fixture
def per_dag(school):
    """A job for every way to fill a week; one says nothing about its days."""
    for dagen in (["ma", "di"], ["wo"], ["wo", "vr"], ["do", "vr"], []):
        VacatureFactory(school=school, titel=" ".join(dagen) or "in overleg", dagen=dagen)


@pytest.mark.parametrize(
    ("getypt", "rest", "vrij"),
    [
        ("leerkracht woensdag vrij", "leerkracht", "wo"),
        ("vrij op woensdag leerkracht", "leerkracht", "wo"),
        ("leerkracht, niet op vrijdag", "leerkracht,", "vr"),
        ("geen woensdag", "", "wo"),
        ("liever geen maandag of dinsdag juf", "juf", "ma di"),
        ("juf niet op woensdagen en vrijdagen", "juf", "wo vr"),
        ("wo en vr vrij", "", "wo vr"),
        ("elke dag behalve donderdag", "elke dag", "do"),
        ("woensdags vrij", "", "wo"),
        ("vrije woensdag, gym", ", gym", "wo"),
        ("woensdag als vrije dag", "", "wo"),
        ("niet werken op maandag", "", "ma"),
        ("vrijdag niet", "", "vr"),
        ("niet op wo, geen vr", ",", "wo vr"),
        ("gym maandag, niet op vrijdag", "gym maandag,", "vr"),
        ("woensdagmiddag vrij", "woensdagmiddag vrij", ""),
        ("donderdag en vrijdag", "donderdag en vrijdag", ""),
        ("geen diploma", "geen diploma", ""),
        ("onderwijsassistent alleen ochtenden", "onderwijsassistent", "middag"),
        ("gym alleen in de middag", "gym", "ochtend"),
        ("vijf ochtenden per week", "per week", "middag"),
        ("leerkracht groep 5 ochtenden", "leerkracht groep 5", "middag"),
        ("groep 5/6 ’s ochtends", "groep 5/6", "middag"),
        ("gym ’s middags", "gym", "ochtend"),
        ("ochtendbaan", "", "middag"),
        ("’s middags vrij", "", "middag"),
        ("geen ochtenden", "", "ochtend"),
        ("woensdag vrij en alleen ochtenden", "en", "wo middag"),
        ("een ochtend of een middag", "een of een", ""),
        ("niet alleen ochtenden", "niet alleen ochtenden", ""),
        ("overblijf tussen de middag", "overblijf tussen de middag", ""),
        ("woensdag middag vrij", "woensdag middag vrij", ""),
    ],
)
def test_een_vrije_dag_staat_in_de_vraag(getypt, rest, vrij):
    over, keuzes = dagen_in(getypt)
    assert (over.split(), keuzes.get("vrij", ())) == (rest.split(), tuple(vrij.split()))


def test_wie_alleen_op_dagen_kan_werken_is_de_andere_dagen_vrij():
    assert dagen_in("juf alleen op maandag en dinsdag") == (
        "juf",
        {"dag": ("ma", "di"), "vrij": ("wo", "do", "vr")},
    )
    assert dagen_in("niet alleen op maandag") == ("niet alleen op maandag", {})
    assert dagen_in("alleen maandag vrij") == ("alleen", {"vrij": ("ma",)})


def test_wie_een_dag_vrij_wil_vindt_geen_baan_op_die_dag(vind, client, per_dag):
    """In the list, the feed and the API alike; also when the day is chosen and not typed."""
    vrij = {"ma di", "do vr", "in overleg"}
    assert vind(q="leerkracht woensdag vrij") == vind(q="leerkracht", vrij="wo") == vrij
    assert (
        vind(q="leerkracht niet op woensdag of vrijdag") == vind(vrij=["wo", "vr"]) == {"ma di", "in overleg"}
    )
    assert vind(q="leerkracht alleen woensdag en vrijdag") == {"wo", "wo vr"}
    assert vind(q="niet op woensdag", vrij="do") == {"ma di", "in overleg"}, "typed and chosen both count"
    feed = client.get("/vacatures/feed.atom", {"q": "woensdag vrij"}).content.decode()
    assert feed.count("<entry>") == 3
    for vraag in ({"q": "woensdag vrij"}, {"vrij": ["wo"]}):
        assert {rij["titel"] for rij in client.get("/api/v1/vacatures", vraag).json()["vacatures"]} == vrij


def test_wie_alleen_ochtenden_wil_vindt_banen_van_een_halve_dag(vind, client, school):
    """By words and by choice; what says nothing of it is for whole days."""
    for dagdeel in ("heel", "ochtend", "middag"):
        VacatureFactory(school=school, titel=dagdeel, dagdeel=dagdeel, dagen=["ma", "di"])
    assert vind(q="leerkracht alleen ochtenden") == vind(vrij="middag") == {"ochtend"}
    assert vind(q="leerkracht geen ochtenden") == {"middag"}
    assert vind(q="leerkracht halve dagen") == {"ochtend", "middag"}
    assert vind(q="alleen maandag en dinsdag, ochtenden") == {"ochtend"}
    inhoud = client.get(LIJST, {"q": "leerkracht alleen ochtenden"}).text
    assert "Uit uw woorden begrepen wij: <strong>vrij op elke middag</strong>." in inhoud
    assert "16 tot 24 uur per week, alleen de ochtend</p>" in inhoud


def test_de_bladzijde_zegt_wat_zij_uit_de_woorden_begreep(client, per_dag):
    inhoud = client.get(LIJST, {"q": "leerkracht woensdag en vrijdag vrij 2 dagen"}).text
    assert (
        "Uit uw woorden begrepen wij: <strong>16 tot 24 uur</strong>, <strong>vrij op woensdag en vrijdag</strong>."
        in inhoud
    )
    gekozen = client.get(LIJST, {"q": "leerkracht", "vrij": "wo"}).text
    assert "Uit uw woorden begrepen wij" not in gekozen
    assert '<span class="alleen-voorlezen">Haal weg: </span>Vrij op woensdag' in gekozen


def test_bij_vrije_dagen_staat_hoeveel_er_overblijft(client, per_dag):
    """Each further day leaves out more, so it counts within what was chosen."""
    geteld = client.get(LIJST, {"vrij": "wo"}).context["uitslag"].facetten["vrij"]
    assert geteld == {"ma": 2, "di": 2, "wo": 3, "do": 2, "vr": 2, "ochtend": 0, "middag": 0}


def test_zonder_baan_op_andere_dagen_staat_er_wat_wel_iets_geeft(client, school):
    VacatureFactory(school=school, dagen=["wo"])
    antwoord = client.get(LIJST, {"q": "leerkracht woensdag vrij"})
    (suggestie,) = antwoord.context["suggesties"]
    assert (suggestie.tekst, suggestie.aantal) == ("zonder de keuze bij vrije dagen en dagdelen", 1)
    assert client.get(suggestie.adres).context["pagina"].paginator.count == 1


@pytest.mark.parametrize("getypt", ["Engles", "engels", "engelse les", "Engelss", "enge"])
def test_een_vak_met_een_fout_erin_of_half_getypt_wordt_gevonden(vind, school, getypt):
    VacatureFactory(school=school, titel="Docent Engels", functie="vakdocent", vak="engels", groepen=[])
    assert vind(q=getypt) == {"Docent Engels"}


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("openbare basisschool", {"Openbaar"}),
        ("katholiek", {"Rooms-Katholiek", "Samenwerking PC, RK"}),
        ("juf rk school", {"Rooms-Katholiek", "Samenwerking PC, RK"}),
        ("christelijke school", {"Protestants-Christelijk", "Samenwerking PC, RK"}),
        ("protestantse basisschool", {"Protestants-Christelijk", "Samenwerking PC, RK"}),
        ("moslimschool", {"Islamitisch"}),
        ("islamitische basisschool", {"Islamitisch"}),
        ("vrije school", {"Antroposofisch"}),
        ("algemeen bijzonder onderwijs", {"Algemeen bijzonder"}),
        ("vmbo", {"Openbaar"}),
        ("montessori", {"Antroposofisch"}),
        ("daltonschool", {"Islamitisch"}),
        ("leerkracht jenaplan", {"Openbaar"}),
        ("met het openbaar vervoer", set()),
    ],
)
def test_waar_een_school_voor_staat_vindt_wie_het_zegt_zoals_hij_het_zegt(vind, school, vraag, gevonden):
    """Under the words of DUO and the name of the school; every vacancy is titled after the words of its school."""
    namen = {
        "Openbaar": "Voorbeeld-jenaplanschool De Linde",
        "Rooms-Katholiek": "De Bron",
        "Protestants-Christelijk": "De Ark",
        "Samenwerking PC, RK": "De Brug",
        "Islamitisch": "Daltonschool De Zon",
        "Antroposofisch": "Montessorischool De Ster",
        "Algemeen bijzonder": "De Kei",
    }
    for richting, naam in namen.items():
        soort = "VBO/MAVO" if richting == "Openbaar" else ""
        waar = SchoolFactory(
            bestuur=school.bestuur, naam=naam, denominatie=richting, onderwijsstructuur=soort
        )
        VacatureFactory(school=waar, titel=richting, omschrijving="Kom bij ons werken.")
    assert vind(q=vraag) == gevonden
