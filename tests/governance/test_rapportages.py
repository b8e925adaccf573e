"""The report: what it says, that it is always the same bytes, and what changed since."""

import io
import json
import os
import subprocess
import sys
import zipfile
from datetime import timedelta

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone
from pypdf import PdfReader

from demo.fabrieken.governance import PlanFactory
from demo.fabrieken.monitoring import IndicatorFactory, MetingFactory
from governance import acties, documenten, tasks
from governance.keuzes import Rapportagestatus
from governance.models import Besluit, Plan, Rapportage
from governance.rapportages import verschillen, verzamel
from onderwijsregio.organisaties.models import Regio


@pytest.fixture
def aangenomen(besluit, zetels, secretaris):
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    for zetel in zetels:
        acties.stem(stemming=stemming, zetel=zetel, keuze="voor", toelichting="Goed zo", door=secretaris)
    return acties.sluit_stemming(stemming=stemming, door=secretaris)


@pytest.fixture
def invoer(plan, indicator, aangenomen):
    MetingFactory(indicator=IndicatorFactory(geteld=True), waarde=23)
    MetingFactory(indicator=indicator, peildatum=timezone.localdate(), van=None, tot_en_met=None, waarde=12)
    return verzamel(plan, timezone.localdate(aangenomen.vastgesteld_op))


@pytest.fixture
def concept(plan, indicator, secretaris, peildatum):
    rapportage = acties.vraag_rapportage(plan=plan, peildatum=peildatum, door=secretaris)
    tasks.maak_rapportage(rapportage.pk)
    return Rapportage.objects.get()


def tekst_van(pdf):
    return " ".join(" ".join(blad.extract_text().split()) for blad in PdfReader(io.BytesIO(pdf)).pages)


def test_het_verslag_noemt_plan_cijfer_en_besluit(invoer):
    tekst = tekst_van(documenten.als_pdf(invoer))
    for stuk in (
        "Onderwijsregio Voorbeeld",
        "Campagne",
        "Starters",
        "Doel voor zij-instroom",
        "Goed zo",
        "Bestuur 3",
    ):
        assert stuk in tekst
    assert documenten.sha256_van(invoer)[:20] in tekst


def test_de_pdf_is_toegankelijk(invoer):
    lezer = PdfReader(io.BytesIO(documenten.als_pdf(invoer)))
    wortel = lezer.trailer["/Root"]
    assert wortel["/Lang"] == "nl"
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert lezer.metadata.title == "Activiteitenverslag 2025 – Onderwijsregio Voorbeeld"
    assert "pdfuaid" in wortel["/Metadata"].get_data().decode()
    assert b"Staafgrafiek van zij-instromers gestart" in b"".join(_alternatieven(wortel["/StructTreeRoot"]))


def _alternatieven(knoop):
    knoop = knoop.get_object()
    if not isinstance(knoop, dict):
        return
    if "/Alt" in knoop:
        yield str(knoop["/Alt"]).encode()
    kinderen = knoop.get("/K", [])
    for kind in kinderen if isinstance(kinderen, list) else [kinderen]:
        if not isinstance(kind, int):
            yield from _alternatieven(kind)


def test_de_docx_zegt_hetzelfde(invoer):
    document = docx.Document(io.BytesIO(documenten.als_docx(invoer)))
    cellen = [cel.text for tabel in document.tables for rij in tabel.rows for cel in rij.cells]
    tekst = "\n".join([*(alinea.text for alinea in document.paragraphs), *cellen])
    for stuk in ("Campagne", "Starters", "12 personen", "Doel voor zij-instroom", "Goed zo", "Bestuur 3"):
        assert stuk in tekst
    koppen = [alinea.text for alinea in document.paragraphs if alinea.style.name == "Heading 1"]
    assert koppen == ["Cijfers", "Activiteiten", "Besluiten", "Verantwoording van de cijfers"]
    assert document.core_properties.language == "nl-NL"


ELDERS = """
import hashlib, json, sys, time
echt = time.time
time.time = lambda: echt() + float(sys.argv[2])
import django
django.setup()
from governance import documenten
invoer = json.load(open(sys.argv[1]))
for maak in (documenten.als_pdf, documenten.als_docx):
    print(hashlib.sha256(maak(invoer)).hexdigest())
"""


def test_andere_processen_op_andere_tijden_maken_dezelfde_bytes(invoer, tmp_path):
    bestand = tmp_path / "invoer.json"
    bestand.write_text(json.dumps(invoer))
    uitkomsten = {
        subprocess.run(
            [sys.executable, "-c", ELDERS, bestand, uren],
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "onderwijsregio.settings",
                "PYTHONHASHSEED": hashzaad,
            },
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for uren, hashzaad in (("0", "1"), ("40000000", "2"))
    }
    assert len(uitkomsten) == 1


def test_de_docx_draagt_geen_klok(invoer):
    with zipfile.ZipFile(io.BytesIO(documenten.als_docx(invoer))) as archief:
        assert {lid.date_time for lid in archief.infolist()} == {(2020, 1, 1, 0, 0, 0)}


def test_besluiten_van_na_de_peildatum_staan_er_niet_in(plan, aangenomen):
    dag = timezone.localdate(aangenomen.vastgesteld_op)
    assert [b["nummer"] for b in verzamel(plan, dag)["besluiten"]] == ["2026-001"]
    assert verzamel(plan, dag - timedelta(days=1))["besluiten"] == []


def test_een_leeg_portaal_heeft_ook_een_verslag(regio):
    invoer = verzamel(PlanFactory(jaar=2025), timezone.localdate())
    assert "geen besluiten aangenomen" in tekst_van(documenten.als_pdf(invoer))
    assert documenten.als_docx(invoer)


def test_de_peildatum_ligt_niet_in_de_toekomst(plan, secretaris):
    vandaag = timezone.localdate()
    with pytest.raises(ValidationError, match="toekomst"):
        acties.vraag_rapportage(plan=plan, peildatum=vandaag + timedelta(days=1), door=secretaris)
    assert acties.vraag_rapportage(plan=plan, peildatum=vandaag, door=secretaris).pk


def test_alleen_de_programmaleider_vraagt_en_dient_in(plan, lid, peildatum, concept):
    with pytest.raises(PermissionDenied):
        acties.vraag_rapportage(plan=plan, peildatum=peildatum, door=lid)
    with pytest.raises(PermissionDenied):
        acties.dien_in(rapportage=concept, door=lid)


def test_nog_een_keer_maken_verandert_niets(concept, django_assert_num_queries):
    eerst = concept.gemaakt_op
    with django_assert_num_queries(1):
        tasks.maak_rapportage(concept.pk)
    tasks.hervat_rapportages()
    assert acties.maak_rapportage(rapportage_id=concept.pk, invoer={}) is None
    concept.refresh_from_db()
    assert concept.gemaakt_op == eerst


def test_alleen_een_concept_is_in_te_dienen(concept, secretaris, plan, peildatum):
    acties.dien_in(rapportage=concept, door=secretaris)
    with pytest.raises(ValidationError, match="concept"):
        acties.dien_in(rapportage=concept, door=secretaris)
    nieuw = acties.vraag_rapportage(plan=plan, peildatum=peildatum, door=secretaris)
    with pytest.raises(ValidationError, match="concept"):
        acties.dien_in(rapportage=nieuw, door=secretaris)


def test_wat_niet_lukt_zegt_waarom_en_kan_opnieuw(plan, secretaris, peildatum):
    regio = Regio.objects.values().get()
    rapportage = acties.vraag_rapportage(plan=plan, peildatum=peildatum, door=secretaris)
    with pytest.raises(ValidationError, match="mislukte"):
        acties.vraag_opnieuw(rapportage=rapportage, door=secretaris)
    Regio.objects.all().delete()
    tasks.maak_rapportage(rapportage.pk)
    rapportage.refresh_from_db()
    assert rapportage.status == Rapportagestatus.MISLUKT
    assert "Regio" in rapportage.fout

    Regio.objects.create(**regio)
    acties.vraag_opnieuw(rapportage=rapportage, door=secretaris)
    tasks.hervat_rapportages()
    rapportage.refresh_from_db()
    assert rapportage.status == Rapportagestatus.CONCEPT
    assert rapportage.fout == ""


def test_een_latere_wijziging_raakt_de_ingediende_rapportage_niet_en_is_te_zien(
    concept, secretaris, indicator, plan
):
    ingediend = acties.dien_in(rapportage=concept, door=secretaris)
    voor = Rapportage.objects.values().get()
    assert verschillen(ingediend) == []

    indicator.metingen.update(waarde=17)
    plan.activiteiten.update(omschrijving="Iets anders.")
    plan.activiteiten.create(
        code="nieuw",
        naam="Nieuw",
        thema=plan.activiteiten.get().thema,
        van=plan.van,
        tot_en_met=plan.tot_en_met,
    )
    assert Rapportage.objects.values().get() == voor
    assert acties.is_gelijk_opnieuw_gemaakt(ingediend)
    anders = {verschil.onderdeel: verschil for verschil in verschillen(ingediend)}
    assert set(anders) == {"Cijfer ‘Starters’", "Activiteit ‘Campagne’", "Activiteit ‘Nieuw’"}
    assert "12 personen" in anders["Cijfer ‘Starters’"].toen
    assert "17 personen" in anders["Cijfer ‘Starters’"].nu
    assert "Iets anders" in anders["Activiteit ‘Campagne’"].nu
    assert anders["Activiteit ‘Nieuw’"].toen == ""


def test_een_nieuw_besluit_is_een_verschil(concept, secretaris, besluit, zetels, peildatum):
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    for zetel in zetels:
        acties.stem(stemming=stemming, zetel=zetel, keuze="voor", door=secretaris)
    besluit = acties.sluit_stemming(stemming=stemming, door=secretaris)
    assert Besluit.objects.aangenomen().count() == 1
    rapportage = acties.vraag_rapportage(plan=concept.plan, peildatum=timezone.localdate(), door=secretaris)
    rapportage.invoer = concept.invoer
    assert "Besluit 2026-001" in [verschil.onderdeel for verschil in verschillen(rapportage)]


@pytest.mark.parametrize(("naam", "begin"), [("verslag.pdf", b"%PDF-"), ("verslag.docx", b"PK")])
def test_de_opdracht_schrijft_een_bestand(plan, tmp_path, naam, begin, peildatum):
    uit = tmp_path / naam
    call_command(
        "rapport", "activiteitenverslag", peildatum=peildatum, uit=uit, verbosity=0, stdout=io.StringIO()
    )
    assert uit.read_bytes().startswith(begin)
    assert not Rapportage.objects.exists()


def test_de_opdracht_weigert_wat_niet_kan(plan, tmp_path, peildatum):
    morgen = timezone.localdate() + timedelta(days=1)
    voor_het_plan = plan.van - timedelta(days=1)
    for dag, naam, melding in (
        (morgen, "x.pdf", "toekomst"),
        (peildatum, "x.odt", ".pdf of .docx"),
        (voor_het_plan, "x.pdf", "geen plan"),
    ):
        with pytest.raises(CommandError, match=melding):
            call_command("rapport", "activiteitenverslag", peildatum=dag, uit=tmp_path / naam)
    assert Plan.objects.op(plan.van) == plan
