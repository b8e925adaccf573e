"""The processes of a region, from its file: each mistake named with file and step, in Dutch."""

import re
import shutil
from datetime import timedelta

import pytest
from django.utils import timezone

from demo.fabrieken.loket import KandidaatFactory, RouteFactory
from demo.fabrieken.organisaties import SchoolFactory
from loket import acties
from loket.models import Processtap
from loket.regiodata import laad, laad_processen
from onderwijsregio.kern.regiogegevens import REGIOS, Regiogegevens
from onderwijsregio.organisaties.regiodata import Regiofout
from onderwijsregio.organisaties.regiodata import laad as laad_organisaties

pytestmark = pytest.mark.django_db

PROCES = '[[proces]]\nroute = "pabo"\nna_toelating = "traject"\n'
VELD = '[[proces.stap.veld]]\ncode = "a"\nvraag = "Kan het?"\nsoort = "ja_nee"\n'


def stap(code, vorm, wie="kandidaat", termijn=5, extra=""):
    return (
        f'[[proces.stap]]\ncode = "{code}"\nnaam = "{code.title()}"\nvorm = "{vorm}"\nwie = "{wie}"\n'
        f'termijn = {termijn}\nuitleg = "Uitleg."\nvolgende_stap = "Doen"\nklaar = "Klaar."\n{extra}'
    )


AANMELDING, KLAAR = stap("aanmelding", "aanmelding"), stap("klaar", "klaar", wie="loket")
VRAGEN = stap("vragen", "formulier", extra=VELD)


@pytest.fixture
def processen(tmp_path, regio):
    """Load this text as processen.toml."""
    (tmp_path / "proef").mkdir()
    (tmp_path / "proef/regio.toml").touch()
    RouteFactory(code="pabo")
    RouteFactory(code="dicht", aanmelden_kan=False)

    def laad_met(tekst):
        (tmp_path / "proef/processen.toml").write_text(tekst, "utf-8")
        laad_processen(Regiogegevens("proef", tmp_path))

    return laad_met


def test_een_goed_bestand_geeft_de_stappen_op_volgorde(processen):
    processen(PROCES + VRAGEN + AANMELDING + KLAAR)
    rijen = Processtap.objects.filter(route__code="pabo").values_list("code", "volgorde", "actief")
    assert list(rijen) == [("vragen", 1, True), ("aanmelding", 2, True), ("klaar", 3, True)]


def test_een_stap_die_vervalt_blijft_voor_wie_erin_zit(processen, makelaar):
    processen(PROCES + VRAGEN + AANMELDING + KLAAR)
    route = Processtap.objects.first().route
    oud = acties.begin_route(kandidaat=KandidaatFactory(), route=route, door=makelaar)
    processen(PROCES + AANMELDING + KLAAR)
    nieuw = acties.begin_route(kandidaat=KandidaatFactory(), route=route, door=makelaar)
    assert (oud.stappen.count(), nieuw.stappen.count()) == (3, 2)


ANDERS = VELD + 'anders = "Nee."\n'


@pytest.mark.parametrize(
    ("tekst", "waar", "melding"),
    [
        (PROCES + stap("x", "formulier") + AANMELDING + KLAAR, "stap x", "heeft velden"),
        (PROCES + stap("x", "afspraak", extra=VELD) + AANMELDING + KLAAR, "", "komt na die met vorm 'aanmelding'"),
        (PROCES + stap("x", "gesprekje") + AANMELDING + KLAAR, "stap x", "vorm: Waarde 'gesprekje'"),
        (PROCES + stap("x", "formulier", wie="oma", extra=VELD) + AANMELDING + KLAAR, "stap x", "wie: Waarde 'oma'"),
        (PROCES + stap("x", "formulier", termijn=0, extra=VELD) + AANMELDING + KLAAR, "stap x", "termijn"),
        (PROCES + stap("x", "formulier", termijn=131, extra=VELD) + AANMELDING + KLAAR, "stap x", "termijn"),
        (PROCES + stap("x", "formulier", extra=VELD + VELD) + AANMELDING + KLAAR, "stap x", "veld a staat er twee keer"),
        (PROCES + stap("x", "formulier", extra=VELD + 'goed = ["misschien"]\nanders = "x"\n') + AANMELDING + KLAAR, "stap x", "misschien"),
        (PROCES + stap("x", "formulier", extra=VELD + 'goed = ["ja"]\n') + AANMELDING + KLAAR, "stap x", "zeg onder 'anders'"),
        (PROCES + stap("x", "formulier", extra=VELD + "minstens = 3\n" + 'anders = "x"\n') + AANMELDING + KLAAR, "stap x", "soort 'getal'"),
        (PROCES + stap("x", "formulier", extra=VELD + "plant = true\n") + AANMELDING + KLAAR, "stap x", "soort 'datum'"),
        (PROCES + stap("x", "formulier", extra=VELD + "hooguit = 3\n") + AANMELDING + KLAAR, "stap x", "onbekende sleutel hooguit"),
        (PROCES + stap("x", "formulier", extra=VELD + "hoogstens = 3\n") + AANMELDING + KLAAR, "stap x", "hoogstens hoort bij soort 'getal'"),
        (PROCES + stap("x", "formulier", extra=VELD + "geweest = true\n") + AANMELDING + KLAAR, "stap x", "geweest = true hoort bij"),
        (PROCES + stap("x", "formulier", extra=VELD.replace("ja_nee", "keuze")) + AANMELDING + KLAAR, "stap x", "keuzes hoort bij"),
        (PROCES + stap("x", "formulier", extra=VELD.replace("ja_nee", "kleur")) + AANMELDING + KLAAR, "stap x", "soort 'kleur' is onbekend"),
        (PROCES + stap("aanmelding", "aanmelding", wie="loket") + KLAAR, "stap aanmelding", "is wie altijd 'kandidaat'"),
        (PROCES + KLAAR, "", "precies een stap met vorm 'aanmelding'"),
        (PROCES + AANMELDING, "", "heeft vorm 'klaar'"),
        (PROCES + KLAAR + AANMELDING, "", "heeft vorm 'klaar'"),
        (PROCES + VRAGEN + VRAGEN + AANMELDING + KLAAR, "", "stap vragen staat er twee keer"),
        (PROCES + AANMELDING.replace('naam = "Aanmelding"\n', "") + KLAAR, "stap aanmelding", "'naam' ontbreekt"),
        (PROCES.replace("traject", "feest") + AANMELDING + KLAAR, "", "na_toelating"),
    ],
)  # fmt: skip
def test_een_fout_noemt_bestand_proces_en_stap(processen, tekst, waar, melding):
    plek = f"processen.toml, proces pabo{', ' + waar if waar else ''}: "
    with pytest.raises(Regiofout, match=re.escape(plek)) as fout:
        processen(tekst)
    assert melding in str(fout.value)


@pytest.mark.parametrize(
    ("route", "melding"), [("bestaat-niet", "is onbekend"), ("dicht", "aanmelden_kan = true")]
)
def test_een_proces_hoort_bij_een_route_waarvoor_je_je_kunt_aanmelden(processen, route, melding):
    with pytest.raises(Regiofout, match=melding):
        processen(PROCES.replace("pabo", route) + AANMELDING + KLAAR)


@pytest.mark.parametrize("naam", ["almere", "hak", "leeg"])
def test_de_processen_van_elke_regio_laden_en_twee_keer_laden_verandert_niets(naam, tmp_path):
    shutil.copytree(REGIOS / naam, tmp_path / naam)
    gegevens = Regiogegevens(naam, tmp_path)
    laad_organisaties(gegevens)
    laad(gegevens)
    laad_processen(gegevens)
    eerst = list(Processtap.objects.values())
    laad_processen(gegevens)
    assert list(Processtap.objects.values()) == eerst
    routes = set(Processtap.objects.values_list("route__code", flat=True))
    vier = {"zij-instroom", "ad-pep", "herintreder", "onderwijsambassadeur"}
    assert routes == (set() if naam == "leeg" else vier)


@pytest.mark.parametrize("naam", ["almere", "hak"])
def test_ad_pep_vraagt_zestien_tot_veertig_uur_en_toestemming_die_er_is(als, naam, makelaar):
    """The borders of what somebody can answer, and the schools that this route leads to."""
    gegevens = Regiogegevens(naam)
    laad_organisaties(gegevens)
    laad(gegevens)
    laad_processen(gegevens)
    route = Processtap.objects.filter(route__code="ad-pep").first().route
    kandidaat = KandidaatFactory(met_account=True)
    aanmelding = acties.begin_route(kandidaat=kandidaat, route=route, door=makelaar)
    adres, browser = f"/mijn/aanmeldingen/{aanmelding.pk}/", als(kandidaat.gebruiker)

    def vul_in(**antwoorden):
        stap = aanmelding.stappen.get(status="nu")
        return browser.post(adres, {"stap": stap.pk, **antwoorden}).status_code

    assert [vul_in(diploma="ja", uren=uren) for uren in (15, 41, 400, 16)] == [422, 422, 422, 302]
    po, mbo = SchoolFactory(sector="po"), SchoolFactory(sector="mbo")
    dag, ja = timezone.localdate(), {"akkoord": "ja", "naam": "De directeur"}
    morgen = dag + timedelta(days=1)
    fout = [(mbo.pk, dag), (po.pk, morgen)]
    assert [vul_in(**ja, school=school, dag=op.isoformat()) for school, op in fout] == [422, 422]
    assert vul_in(**ja, school=po.pk, dag=dag.isoformat()) == 302
