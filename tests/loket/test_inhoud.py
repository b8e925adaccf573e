"""Texts of a region: what the files may say, and that editors never lose what they wrote."""

import re

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from demo.fabrieken.agenda import EvenementFactory
from demo.fabrieken.loket import RouteFactory
from demo.fabrieken.organisaties import BronFactory, OrganisatieFactory
from loket import regiodata
from loket.importeren.inhoud import als_blokken, als_vragen
from loket.models import (
    Artikel,
    Informatiepagina,
    Inhoudsbestand,
    Organisatiepagina,
    Routepagina,
    Startpagina,
    Verhaal,
)
from onderwijsregio.kern.regiogegevens import Regiogegevens
from onderwijsregio.organisaties.regiodata import Regiofout
from tests.momentopname import zet_regio

INFORMATIE = '+++\nsoort = "informatie"\ntitel = "Over ons"\nsamenvatting = "Wie wij zijn"\n+++\n'


@pytest.fixture
def laad(regio, tmp_path):
    """`laad({"over-ons/index.md": "…"})` writes these files beside those before, and loads the region."""
    (tmp_path / "proef").mkdir()
    (tmp_path / "proef" / "regio.toml").touch()

    def schrijf_en_laad(bestanden: dict[str, str] | None = None) -> None:
        for naam, tekst in (bestanden or {}).items():
            pad = tmp_path / "proef" / "inhoud" / naam
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.write_text(tekst, "utf-8")
        regiodata.laad_inhoud(Regiogegevens("proef", tmp_path))

    return schrijf_en_laad


def lijst(soort: str) -> str:
    return f'+++\nsoort = "{soort}"\ntitel = "{soort.title()}"\nsamenvatting = "Alles"\n+++\n'


def test_het_pad_is_het_adres(client, laad):
    laad(
        {
            "over-ons/index.md": INFORMATIE + "Wij zijn het loket.\n",
            "over-ons/team.md": INFORMATIE.replace("Over ons", "Het team"),
            "nieuws/index.md": lijst("artikelen"),
            "nieuws/begin.md": '+++\nsoort = "artikel"\ntitel = "Begin"\nsamenvatting = "s"\ndatum = 2026-03-01\n+++\n',
        }
    )
    assert "Wij zijn het loket." in client.get("/over-ons/").content.decode()
    assert "Het team" in client.get("/over-ons/").content.decode(), "a page names those under it"
    assert "Over ons" in client.get("/over-ons/team/").content.decode(), "the way back"
    assert "1 maart 2026" in client.get("/nieuws/begin/").content.decode()


def test_nog_een_keer_laden_verandert_niets(laad):
    laad({"over-ons/index.md": INFORMATIE + "Tekst\n", "index.md": lijst("start")})
    for _ in range(2):
        voor = list(Page.objects.values_list("pk", "latest_revision", "last_published_at").order_by("pk"))
        laad()
        assert (
            list(Page.objects.values_list("pk", "latest_revision", "last_published_at").order_by("pk"))
            == voor
        )


def test_een_bestand_dat_verandert_werkt_de_bladzijde_bij(client, laad):
    laad({"over-ons/index.md": INFORMATIE + "Eerst\n"})
    laad({"over-ons/index.md": INFORMATIE + "Daarna\n"})
    assert "Daarna" in client.get("/over-ons/").content.decode()
    laad({"over-ons/index.md": INFORMATIE + "Ten slotte\n"})
    assert "Ten slotte" in client.get("/over-ons/").content.decode(), "our own update is not an editor's"
    assert Informatiepagina.objects.count() == 1


def publiceert(bladzijde):
    bladzijde.samenvatting = "Van de redactie"
    bladzijde.save_revision().publish()


def bewaart_een_concept(bladzijde):
    bladzijde.samenvatting = "Van de redactie"
    bladzijde.save_revision()


def haalt_offline(bladzijde):
    bladzijde.unpublish()


def verplaatst(bladzijde):
    elders = Startpagina.objects.get().add_child(instance=Informatiepagina(title="Elders", samenvatting="s"))
    Informatiepagina.objects.get(pk=bladzijde.pk).move(elders, pos="last-child")


def gooit_weg(bladzijde):
    bladzijde.delete()


@pytest.mark.parametrize("redactie", [publiceert, bewaart_een_concept, haalt_offline, verplaatst, gooit_weg])
def test_wat_de_redactie_deed_blijft(laad, redactie):
    laad({"over-ons/index.md": INFORMATIE + "Eerst\n"})
    redactie(Informatiepagina.objects.get())
    voor = list(Page.objects.values("pk", "title", "live", "latest_revision", "url_path").order_by("pk"))
    laad({"over-ons/index.md": INFORMATIE + "Uit het bestand\n"})
    assert (
        list(Page.objects.values("pk", "title", "live", "latest_revision", "url_path").order_by("pk")) == voor
    )


def test_een_bladzijde_die_de_redactie_zelf_maakte_wordt_niet_overgenomen(laad):
    laad()
    eigen = Informatiepagina(title="Eigen", slug="over-ons", samenvatting="Van de redactie")
    Startpagina.objects.get().add_child(instance=eigen)
    eigen.save_revision().publish()
    laad({"over-ons/index.md": INFORMATIE})
    assert Informatiepagina.objects.get().title == "Eigen"
    assert not Inhoudsbestand.objects.exists()


def test_onder_een_weggegooide_map_komt_niets_terug(laad):
    laad({"over-ons/index.md": INFORMATIE})
    Informatiepagina.objects.get().delete()
    laad({"over-ons/team.md": INFORMATIE})
    assert not Informatiepagina.objects.exists()


def test_verwijzingen_komen_bij_wat_ze_noemen(client, laad, regio):
    RouteFactory(code="zij-instroom", naam="Zij-instroom")
    BronFactory(code="plan", titel="Het plan")
    OrganisatieFactory(code="asg", naam="Almeerse Scholen")
    laad(
        {
            "verhalen/index.md": lijst("verhalen"),
            "verhalen/samira.md": '+++\nsoort = "verhaal"\ntitel = "Van bank naar klas"\nsamenvatting = "s"\n'
            'wie = "Samira"\nroutes = ["zij-instroom"]\nsector = "po"\nverzonnen = true\nbron = "plan"\n+++\n',
            "organisaties/index.md": lijst("organisaties"),
            "organisaties/asg.md": '+++\nsoort = "organisatie"\ntitel = "ASG"\nsamenvatting = "s"\n'
            'organisatie = "asg"\n+++\n',
            "index.md": '+++\nsoort = "start"\ntitel = "Werken"\nsamenvatting = "Kom"\n'
            'uitgelicht = ["/verhalen/samira/"]\n[[thema]]\ntitel = "Verder kijken"\n'
            'links = [{ naar = "/verhalen/" }, { naar = "/routes/", tekst = "Alle routes" }]\n+++\n',
        }
    )
    verhaal = client.get("/verhalen/samira/").content.decode()
    for tekst in ("/routes/zij-instroom/", "Het plan", "verzonnen", "basisonderwijs"):
        assert tekst in verhaal
    assert Organisatiepagina.objects.get().organisatie.code == "asg"
    voordeur = client.get("/").content.decode()
    for tekst in ("Van bank naar klas", "Verder kijken", 'href="/verhalen/"', "Alle routes"):
        assert tekst in voordeur


FOUTEN = {
    "geen gegevens": ("over-ons/index.md", "Zomaar tekst", "begint niet met gegevens"),
    "map zonder index": ("over-ons/team.md", INFORMATIE, "heeft geen index.md"),
    "onbekende soort": ("x.md", INFORMATIE.replace("informatie", "iets"), "onbekende soort"),
    "onbekende sleutel": ("x.md", INFORMATIE.replace("titel =", "kop =", 1), "onbekende sleutel"),
    "geen samenvatting": ("x.md", '+++\nsoort = "informatie"\ntitel = "T"\n+++\n', "samenvatting"),
    "onbekende bron": ("x.md", INFORMATIE.replace("\ntitel", '\nbron = "nergens"\ntitel'), "nergens"),
    "hoofdletters": ("Over.md", INFORMATIE, "kleine letters"),
    "een tabel of code": ("x.md", INFORMATIE + "```\ncode\n```\n", "kan niet in een tekst"),
    "een grote kop": ("x.md", INFORMATIE + "# Kop\n", "kan niet in een tekst"),
    "onbekend onderdeel": ("x.md", INFORMATIE + "[[weer]]\n", "is onbekend"),
    "kan hier niet": (
        "x.md",
        INFORMATIE.replace("informatie", "verhaal").replace("titel", 'wie = "x"\ntitel', 1),
        "kan hier niet",
    ),
}


@pytest.mark.parametrize(("naam", "tekst", "melding"), FOUTEN.values(), ids=FOUTEN)
def test_een_fout_noemt_het_bestand(laad, naam, tekst, melding):
    with pytest.raises(Regiofout, match=melding) as fout:
        laad({naam: tekst})
    assert naam in str(fout.value)


def soorten(tekst: str) -> list[str]:
    return [blok["type"] for blok in als_blokken(tekst)]


def test_markdown_wordt_de_blokken_van_de_redactie():
    assert soorten("Een.\n\n## Kop\n\n- a\n- b\n") == ["tekst"]
    assert soorten("> Mooi werk.\n> — Anna\n\n> **Let op**: morgen dicht.\n") == ["citaat", "let_op"]
    assert soorten("1. **Vraag.** Stel hem.\n2. **Wacht.**\n") == ["stappen"]
    assert soorten("1. **Vraag** [hier](/vragen/)\n") == ["tekst"], "a link needs an ordinary list"
    assert soorten("**[Stel een vraag](/vragen/)**\n\n[[gemeenten]]\n") == ["knop", "onderdeel"]


def test_een_citaat_weet_wie_het_zegt():
    (blok,) = als_blokken("> Mooi werk,\n> elke dag.\n> — Anna, juf\n")
    assert blok["value"] == {"tekst": "Mooi werk, elke dag.", "wie": "Anna, juf"}


@pytest.mark.parametrize(
    "kwaad", ["<script>alert(1)</script>", "[klik](javascript:alert(1))", '<a onclick="x">a</a>']
)
def test_kwaad_wordt_nooit_opmaak(kwaad):
    html = "".join(blok["value"] for blok in als_blokken(f"Tekst {kwaad}\n"))
    assert html.startswith("<p>Tekst ")
    for teken in ("<script", 'href="javascript', "<a onclick"):
        assert teken not in html


def test_vragen_en_antwoorden():
    eerste, tweede = als_vragen("## Wat kost het?\n\nNiets.\n\nEcht.\n\n## Hoe lang?\n\n- kort\n")
    assert eerste["value"] == {"vraag": "Wat kost het?", "antwoord": "<p>Niets.</p>\n<p>Echt.</p>\n"}
    assert tweede["value"]["vraag"] == "Hoe lang?"
    with pytest.raises(ValidationError):
        als_vragen("Eerst iets anders.\n")


@pytest.mark.parametrize("naam", ["almere", "hak", "leeg"])
def test_elke_regio_laadt_haar_teksten_en_elke_bladzijde_gaat_open(client, db, naam):
    zet_regio(naam)
    for bladzijde in Page.objects.live().filter(depth__gt=2).specific():
        assert client.get(bladzijde.adres).status_code == 200, bladzijde.adres
    assert client.get("/").status_code == 200


def test_alle_verwijzingen_op_de_bladzijden_bestaan(client, db):
    """Links inside the texts of the regions lead to a page that is there."""
    import re

    for naam in ("almere",):
        zet_regio(naam)
        links = {
            link
            for bladzijde in Page.objects.live().filter(depth__gt=1).specific()
            for link in re.findall(r'href="(/[^"#?]*)', client.get(bladzijde.adres).content.decode())
        }
        dood = {
            link for link in links if not link.startswith("/static/") and client.get(link).status_code == 404
        }
        assert not dood, naam


def test_artikelen_staan_nieuwste_eerst_in_de_feed(client, laad):
    artikel = '+++\nsoort = "artikel"\ntitel = "{0}"\nsamenvatting = "Over {0}"\ndatum = {1}\n+++\n'
    laad(
        {
            "nieuws/index.md": lijst("artikelen"),
            "nieuws/oud.md": artikel.format("Oud", "2025-01-01"),
            "nieuws/nieuw.md": artikel.format("Nieuw & vers", "2026-01-01"),
        }
    )
    antwoord = client.get("/nieuws/feed.atom")
    assert antwoord["Content-Type"].startswith("application/atom+xml")
    tekst = antwoord.content.decode()
    assert tekst.index("Nieuw &amp; vers") < tekst.index("<title>Oud")
    assert "/nieuws/nieuw/" in tekst
    assert Artikel.objects.live().count() == 2
    assert Verhaal.objects.count() == 0


ROUTETEKST = '+++\nsoort = "route"\nroute = "zij-instroom"\ntitel = "Zij-instroom"\nsamenvatting = "Kort gezegd."\n+++\n'


def test_wat_de_redactie_over_een_route_schrijft_staat_bij_de_feiten_van_die_route(client, laad):
    RouteFactory(code="zij-instroom", naam="Zij-instroom", eisen=["Een diploma"])
    laad(
        {
            "routes/index.md": lijst("routes"),
            "routes/anders.md": ROUTETEKST + "Bij ons begint u met een gesprek.\n",
        }
    )
    bladzijde = client.get("/routes/zij-instroom/").content.decode()
    for zin in ("Kort gezegd.", "Een diploma", "Bij ons begint u met een gesprek."):
        assert zin in bladzijde
    assert client.get("/sitemap.xml").content.decode().count("/routes/zij-instroom/") == 1
    gevonden = client.get("/zoeken/", {"q": "gesprek"}).content.decode()
    assert gevonden.count('href="/routes/zij-instroom/"') == 1


def test_zoeken_vindt_wat_in_de_agenda_komt_en_valt_niet_over_een_streepje(client, laad):
    RouteFactory(code="zij-instroom", naam="Zij-instroom")
    EvenementFactory(titel="Avond over zij-instroom")
    EvenementFactory(titel="Voorbij", omschrijving="zij-instroom", voorbij=True)
    EvenementFactory(titel="Nog niet af", omschrijving="zij-instroom", concept=True)
    for woorden in ("zij-instroom", "zijinstroom", "Zijinstroom", "zij instroom"):
        gevonden = client.get("/zoeken/", {"q": woorden}).text
        assert 'href="/routes/zij-instroom/"' in gevonden, woorden
        assert gevonden.count(">Avond over zij-instroom<") == 1, woorden
        assert "Voorbij" not in gevonden
        assert "Nog niet af" not in gevonden
    assert ">Avond over zij-instroom<" in client.get("/zoeken/", {"q": "informatieavond"}).text


GEVONDEN_OP = {
    "keuzehulp": ["/keuzehulp/"],
    "contact": ["/contact/"],
    "telefoonnummer": ["/contact/"],
    "Privacy": ["/privacy/"],
    "meelopen": ["/agenda/meelopen/"],
    "dag meekijken": ["/agenda/meelopen/"],
    "herintreder": ["/routes/herintreder/", "/voor-wie/ik-wil-terug/"],
    "herintreden": ["/routes/herintreder/", "/voor-wie/ik-wil-terug/"],
    "ambassadeur": ["/routes/onderwijsambassadeur/", "/agenda/"],
}


@pytest.mark.parametrize("naam", ["almere", "hak"])
def test_zoeken_vindt_elke_bladzijde_op_hoe_mensen_haar_noemen(client, db, naam):
    zet_regio(naam)
    EvenementFactory(titel="Onderwijsambassadeur: een dag per week")
    for woorden, adressen in GEVONDEN_OP.items():
        bladzijde = client.get("/zoeken/", {"q": woorden}).text
        inhoud = bladzijde[bladzijde.index("<main") : bladzijde.index("</main")]
        for adres in adressen:
            assert re.search(rf'href="{adres}(\d+/)?"', inhoud), (woorden, adres)
    assert "Niets gevonden" in client.get("/zoeken/", {"q": "xylofoon"}).text


def test_bladzijden_die_men_alleen_leest_halen_niet_meer_op_dan_nodig(client, laad):
    for pad, leest in (("/", True), ("/contact/", True), ("/routes/", True), ("/agenda/", False)):
        bladzijde = client.get(pad).text
        assert ("htmx" in bladzijde, "hx-" in bladzijde) == (not leest, not leest and "hx-" in bladzijde), pad


def test_een_concept_over_een_route_ziet_niemand(client, laad):
    RouteFactory(code="zij-instroom", naam="Zij-instroom", samenvatting="Uit het bestand.")
    laad({"routes/index.md": lijst("routes"), "routes/zij-instroom.md": ROUTETEKST})
    Routepagina.objects.get().unpublish()
    bladzijde = client.get("/routes/zij-instroom/").content.decode()
    assert "Uit het bestand." in bladzijde
    assert "Kort gezegd." not in bladzijde
