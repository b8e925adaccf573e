"""A makelaar's morning in a real Chromium: desk, card, call, filter, one step for many, import, merge, undo."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from demo.fabrieken.balie import FOUTE_RIJ, RIJEN, csv_van, xlsx_van
from demo.fabrieken.loket import KandidaatFactory, VraagFactory
from demo.fabrieken.organisaties import LidmaatschapFactory
from loket.models import Kandidaat
from onderwijsregio.organisaties.keuzes import DEMO_WACHTWOORD, Rol
from onderwijsregio.organisaties.models import Gebruiker, Regio

pytestmark = pytest.mark.browser


@pytest.fixture
def makelaar(demoregio):
    demoregio("leeg")
    return maak_makelaar()


def maak_makelaar() -> Gebruiker:
    """A makelaar in a region without people, who can log in as in the demo."""
    regio = Regio.objects.get()
    lid = LidmaatschapFactory(
        rol=Rol.MAKELAAR, organisatie=regio.loket, gebruiker__email="makelaar@voorbeeld.test"
    )
    lid.gebruiker.set_password(DEMO_WACHTWOORD)
    lid.gebruiker.save()
    return lid.gebruiker


def test_een_ochtend_van_een_makelaar(makelaar, werker, bezoeker, tmp_path):
    venster = bezoeker().log_in("makelaar")
    alles_is_leeg(venster)
    wat_er_ligt(makelaar)
    een_telefoontje(venster)
    een_filter_bewaren(venster)
    een_stap_voor_meer_mensen(venster)
    een_spreadsheet(venster, tmp_path)
    twee_dossiers_worden_een_en_weer_twee(venster)


def wat_er_ligt(makelaar) -> None:
    zelfde = {"achternaam": "Voorbeeld", "telefoon": "06 00000031", "volgende_stap_van": makelaar}
    noor = KandidaatFactory(voornaam="Noor", volgende_stap_op=timezone.localdate(), **zelfde)
    KandidaatFactory(voornaam="Noor", email="noor2@voorbeeld.test", **zelfde)
    VraagFactory(kandidaat=noor, eigenaar=makelaar)


def alles_is_leeg(venster) -> None:
    for pad in (
        "/werk/",
        "/werk/kandidaten/",
        "/werk/kandidaten/filters/",
        "/werk/kandidaten/dubbel/",
        "/werk/kandidaten/import/",
    ):
        venster.ga(pad)
    venster.leest("Kandidaten importeren")


def een_telefoontje(venster) -> None:
    """One line on the card, without another page."""
    venster.ga("/werk/")
    venster.leest("Nieuw (1)")
    venster.druk("Leg vast (Noor Voorbeeld)")
    venster.vul(tekst="Belt morgen terug.", kanaal="telefoon")
    venster.inhoud.get_by_role("button", name="Leg vast").click()
    venster.leest("Telefoon: Belt morgen terug.")
    expect(venster.inhoud.get_by_role("status")).to_be_focused()
    venster.keur()
    venster.inhoud.get_by_role("button", name="Leg vast").click()
    venster.leest("verplicht")
    venster.keur()


def een_filter_bewaren(venster) -> None:
    venster.ga("/werk/kandidaten/?eigenaar=ik")
    venster.druk("Bewaar dit filter")
    venster.druk("Bewaar")
    venster.leest("verplicht")
    venster.vul(naam="Mijn mensen", standaard=True)
    venster.druk("Bewaar")
    venster.leest("is bewaard")
    venster.ga("/werk/kandidaten/")
    assert "eigenaar=ik" in venster.pagina.url
    venster.ga("/werk/kandidaten/filters/")


def een_stap_voor_meer_mensen(venster) -> None:
    venster.ga("/werk/kandidaten/")
    for vinkje in venster.inhoud.locator("input[name='kandidaat']").all():
        vinkje.check()
    venster.druk("Spreek voor wie u koos")
    venster.druk("Spreek af voor 2 kandidaten")
    venster.vul(volgende_stap="Uitnodigen voor de inloopmiddag")
    venster.druk("Spreek af voor 2 kandidaten")
    venster.leest("Afgesproken voor 2 kandidaten")


def een_spreadsheet(venster, tmp_path) -> None:
    bestand = tmp_path / "kandidaten.xlsx"
    bestand.write_bytes(b"%PDF-1.7")
    venster.ga("/werk/kandidaten/import/")
    kies_bestand(venster, bestand)
    venster.leest("geen Excel- of csv-bestand")
    bestand.write_bytes(xlsx_van(*RIJEN, FOUTE_RIJ))
    kies_bestand(venster, bestand)
    venster.leest("Bijvoorbeeld: Sanne")
    venster.druk("Bekijk het voorbeeld")
    venster.leest("Regel 4")
    venster.leest("fien-zonder-adres")
    venster.vul(foute_rijen="overslaan")
    venster.druk("Importeer")
    venster.leest("De import is klaar", seconden=60)
    venster.keur()
    venster.druk("Draai deze import terug")
    venster.leest("2 personen verdwijnen")
    venster.druk("Draai terug")
    venster.leest("Deze import is teruggedraaid")


def kies_bestand(venster, bestand) -> None:
    venster.inhoud.locator("input[type=file]").set_input_files(bestand)
    venster.druk("Bekijk het bestand")


def twee_dossiers_worden_een_en_weer_twee(venster) -> None:
    venster.ga("/werk/kandidaten/dubbel/")
    venster.druk("Vergelijk")
    venster.leest("gaat erin op")
    venster.druk("Voeg samen")
    venster.leest("zijn samengevoegd")
    assert Kandidaat.objects.filter(achternaam="Voorbeeld").count() == 1
    venster.druk("Draai de samenvoeging terug")
    venster.leest("heeft weer een eigen dossier")
    assert Kandidaat.objects.filter(achternaam="Voorbeeld").count() == 2


def test_zonder_javascript_gaat_alles_ook(makelaar, werker, bezoeker, tmp_path):
    """The main path with scripts off: log a call, import, follow the progress by its link."""
    wat_er_ligt(makelaar)
    venster = bezoeker(breedte=360, script=False).log_in("makelaar")
    venster.ga("/werk/")
    venster.druk("Leg vast (Noor")
    venster.vul(tekst="Gebeld zonder script.")
    venster.druk("Leg vast")
    venster.leest("Gebeld zonder script.")
    bestand = tmp_path / "kandidaten.csv"
    bestand.write_bytes(csv_van())
    venster.ga("/werk/kandidaten/import/")
    kies_bestand(venster, bestand)
    venster.druk("Bekijk het voorbeeld")
    venster.druk("Importeer")
    for _ in range(30):
        if venster.inhoud.get_by_text("De import is klaar").count():
            break
        venster.pagina.wait_for_timeout(1000)
        venster.druk("Ververs de pagina")
    venster.leest("2 nieuw")
