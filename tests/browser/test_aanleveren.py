"""HR in a real Chromium: a key for the own system that works, and a spreadsheet with faulty rows."""

import pytest

from demo.fabrieken.koppelingen import goede_rij, vacaturebestand
from onderwijsregio.organisaties.models import Lidmaatschap, School
from vacatures.models import Vacature

pytestmark = pytest.mark.browser
CODES = [*goede_rij(), "schaal", "contract"]


def test_hr_maakt_een_sleutel_en_importeert_een_lijst_met_foute_regels(demoregio, bezoeker, tmp_path):
    demoregio("almere")
    bestuur = Lidmaatschap.objects.get(gebruiker__email="hr@voorbeeld.test").organisatie
    school = School.objects.open().filter(bestuur=bestuur).first()
    hr, ander = bezoeker(breedte=360).log_in("hr"), bezoeker().log_in("hr2")
    hr.ga("/werk/vacatures/")

    hr.druk("Koppelingen")
    hr.druk("Maak de koppeling")
    hr.leest("verplicht veld")
    hr.vul(naam="Ons personeelssysteem")
    hr.toets("Maak de koppeling")
    hr.leest("maar één keer")
    sleutel = hr.inhoud.get_by_label("Sleutel").input_value()
    hr.druk("Ik heb de sleutel gekopieerd")
    hr.leest("nog niet")
    kop = {"Authorization": f"Bearer {sleutel}"}
    antwoord = hr.context.request.put(
        "/api/v1/mijn/vacatures/P-1", headers=kop, data={"titel": "Conciërge", "school": "bestaat niet"}
    )
    assert antwoord.status == 422
    hr.ga("/werk/koppelingen/")
    hr.druk("Ons personeelssysteem")
    hr.leest(sleutel[:12])
    assert ander.pagina.goto(hr.pagina.url).status == 404
    ander.fouten.clear()
    hr.druk("Nieuwe sleutel")
    hr.druk("Maak een nieuwe sleutel")
    hr.druk("Ik heb de sleutel gekopieerd")
    hr.druk("Trek de koppeling in")
    assert hr.context.request.get("/api/v1/mijn/vacatures", headers=kop).status == 401

    bestand = tmp_path / "vacatures.csv"
    rijen = (
        {"kenmerk": "P-2", "school": school.naam, "schaal": "schaal lb", "omvang": "16-24 uur"},
        {"kenmerk": "P-3", "school": school.naam, "start_op": "31-02-2027", "dagen": "ma t/m do"},
        {"kenmerk": "P-4", "school": "Ergens anders", "omvang": "in overleg"},
    )
    bestand.write_bytes(vacaturebestand(*rijen, codes=CODES))
    hr.ga("/werk/vacatures/")
    hr.druk("Importeer")
    hr.inhoud.locator("input[type=file]").set_input_files(bestand)
    hr.druk("Bekijk het bestand")
    hr.leest("We lazen 3 regels")
    hr.vul(publiceren="ja")
    hr.druk("Bekijk het voorbeeld")
    for zin in ("Regel 3", "bestaat niet", "Regel 4", "0,4 - 0,8"):
        hr.leest(zin)
    hr.druk("Importeer")
    hr.leest("want 2 regels zijn fout")
    assert not Vacature.objects.filter(kenmerk__startswith="P-").exists()
    hr.vul(foute_rijen="overslaan")
    hr.druk("Importeer")
    hr.leest("De import is klaar")
    vacature = Vacature.objects.get(kenmerk="P-2")
    assert (vacature.schaal, vacature.status, vacature.organisatie) == ("LB", "gepubliceerd", bestuur)
    hr.ga(f"/werk/vacatures/{vacature.pk}/geschiedenis/")
    hr.leest("met het bestand vacatures.csv")
    ander.ga("/werk/vacatures/importeren/")
    ander.leest_niet("vacatures.csv")
