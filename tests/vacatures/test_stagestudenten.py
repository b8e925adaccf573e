"""An institute brings its students by spreadsheet; who needs them sees them, and in time they are forgotten."""

import csv
import io
import json
from datetime import timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.organisaties import (
    LidmaatschapFactory,
    PartnerschapFactory,
    SchoolFactory,
)
from demo.fabrieken.stages import (
    StageperiodeFactory,
    StagestudentFactory,
    StagevraagFactory,
)
from loket.acties import wis
from loket.models import persoonsgegevens
from onderwijsregio.organisaties.keuzes import Rol
from vacatures.acties import stagestudent as acties
from vacatures.models import Stagestudent, Stagevraag, Studentenimport

STUDENTEN = "/werk/stages/studenten/"
IMPORT = f"{STUDENTEN}importeren/"
KOPPEN = "Studentnummer;Voornaam;Achternaam;Opleiding"
pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(bestuur):
    return LidmaatschapFactory(rol=Rol.COORDINATOR, organisatie=bestuur).gebruiker


def bestand(*regels, koppen=KOPPEN):
    return SimpleUploadedFile("studenten.csv", "\n".join([koppen, *regels]).encode())


@pytest.fixture
def breng(als, opleiding, periode):
    """Bring a file to the preview; its rows as text."""

    def doe(*regels, koppen=KOPPEN):
        antwoord = als(opleiding).post(
            IMPORT, {"periode": periode.pk, "bestand": bestand(*regels, koppen=koppen)}
        )
        assert antwoord.status_code == 302, antwoord.text
        return antwoord["Location"]

    return doe


def fouten(als, opleiding, pad):
    regels = csv.reader(io.StringIO(als(opleiding).get(f"{pad}fouten/").text.lstrip("\ufeff")), delimiter=";")
    return [tuple(regel) for regel in regels][1:]


# By spreadsheet ------------------------------------------------------------------------------------------


def test_eerst_een_voorbeeld_dan_pas_overnemen(als, opleiding, instituut, breng, periode):
    pad = breng("s1;Noor;Visser;pabo 1", "s2;Sem;Bos;Ad PEP")
    assert not Stagestudent.objects.exists()
    assert "2 goede regels" in als(opleiding).get(pad).text
    assert als(opleiding).post(pad)["Location"].startswith(STUDENTEN)
    assert list(Stagestudent.objects.values_list("instituut", "studentnummer", "achternaam")) == [
        (instituut.pk, "S2", "Bos"),
        (instituut.pk, "S1", "Visser"),
    ]
    assert set(Stagevraag.objects.values_list("soort", "sector", "periode")) == {
        ("pabo_1", "po", periode.pk),
        ("ad_pep", "po", periode.pk),
    }
    assert not Studentenimport.objects.exists(), "het bestand is niet meer nodig"


def test_alle_kolommen(als, opleiding, breng, school, periode):
    ander = SchoolFactory(naam="De Otter", brin="01AB", vestiging="00")
    tweede = StageperiodeFactory(tweede=True)
    koppen = f"{KOPPEN};Vak;Leerjaar;Periode;Postcode;Wijk;Gewenste scholen;Dagen;Reisafstand;Eerdere scholen"
    als(opleiding).post(
        breng(
            "1;A;B;tweedegraads;Engels;3;tweede helft;1315 AB;centrum;De Bever; ma en di;10;01AB00",
            koppen=koppen,
        )
    )
    student, vraag = Stagestudent.objects.get(), Stagevraag.objects.get()
    assert student.pc4 == "1315", "meer dan vier cijfers van de postcode is niet nodig"
    assert list(student.eerder_op.all()) == [ander]
    assert (vraag.soort, vraag.vak, vraag.leerjaar, vraag.sector) == ("leraar_vo", "engels", 3, "vo")
    assert (vraag.periode, vraag.wijk, vraag.dagen, vraag.max_km) == (tweede, "Centrum", ["ma", "di"], 10)
    assert list(vraag.scholen.all()) == [school]


def test_hetzelfde_bestand_nog_eens_verandert_niets_en_een_ander_bestand_werkt_bij(als, opleiding, breng):
    regels = ("s1;Noor;Visser;pabo 1", "s2;Sem;Bos;lio")
    als(opleiding).post(breng(*regels))
    nog_eens = als(opleiding).post(breng(*regels), follow=True).text
    assert "0 nieuw, 0 gewijzigd, 2 hetzelfde gebleven" in nog_eens
    anders = als(opleiding).post(breng("s1;Noor;Visser;pabo 2", "s3;Liv;Smit;lio"), follow=True).text
    assert "1 nieuw, 1 gewijzigd, 0 hetzelfde gebleven" in anders
    assert Stagestudent.objects.count() == Stagevraag.objects.count() == 3
    assert Stagevraag.objects.get(student__studentnummer="S1").soort == "pabo_2"


@pytest.mark.parametrize(
    ("regel", "kolom", "reden"),
    [
        (";Noor;Visser;lio;;;", "Studentnummer", "Hier moet iets staan."),
        ("s#1;Noor;Visser;lio;;;", "Studentnummer", "alleen cijfers en letters"),
        ("1;Noor;;lio;;;", "Achternaam", "Hier moet iets staan."),
        ("1;Noor;Visser;koken;;;", "Opleiding", "Dit kennen we niet. Kies uit: pabo, jaar 1; pabo"),
        ("1;Noor;Visser;lio;999;;", "Postcode", "geen postcode"),
        ("1;Noor;Visser;lio;;De Bestaatniet;", "Gewenste scholen", "staat niet in het portaal"),
        ("1;Noor;Visser;lio;;De Bever;", "Gewenste scholen", "meer scholen met deze naam"),
        ("1;Noor;Visser;lio;;;winter", "Periode", "Deze periode is er niet. Kies uit: Heel schooljaar."),
        ("2;Noor;Visser;lio;;;", "Studentnummer", "staat ook op regel 2"),
    ],
)
def test_elke_foute_regel_wordt_uitgelegd_en_de_goede_gaan_door(
    als, opleiding, breng, school, regel, kolom, reden
):
    SchoolFactory(naam=school.naam)
    pad = breng("2;Sem;Bos;lio;;;", regel, koppen=f"{KOPPEN};Postcode;Gewenste scholen;Periode")
    ((nummer, waar, _, waarom),) = fouten(als, opleiding, pad)
    assert (nummer, waar) == ("3", kolom)
    assert reden in waarom
    assert waarom in als(opleiding).get(pad).text.replace("&#x27;", "'")
    als(opleiding).post(pad)
    assert Stagestudent.objects.get().studentnummer == "2"


@pytest.mark.parametrize(
    ("soort", "sector", "wijk", "kolom", "reden"),
    [
        ("pabo 1", "vo", "", "Sector", "‘pabo, jaar 1’ leert hier niet. Kies uit: po, sbo, so."),
        ("lerarenopleiding", "po", "", "Sector", "Kies uit: vo, vso, mbo."),
        ("pabo 1", "sbo", "Sentrum", "Gewenste wijk", "Bedoelt u Centrum?"),
        ("pabo 1", "po", "Timboektoe", "Gewenste wijk", "Deze wijk kennen wij niet. Kies uit: "),
    ],
)
def test_een_regel_die_zichzelf_tegenspreekt_of_een_wijk_die_er_niet_is_wordt_uitgelegd(
    als, opleiding, breng, school, soort, sector, wijk, kolom, reden
):
    koppen = f"{KOPPEN};Sector;Wijk"
    ((regel, waar, _, waarom),) = fouten(
        als, opleiding, breng(f"1;A;B;{soort};{sector};{wijk}", "2;C;D;lio;vo;CENTRUM", koppen=koppen)
    )
    assert (regel, waar) == ("2", kolom)
    assert reden in waarom


def test_een_vak_bij_een_opleiding_zonder_vak_is_een_fout(als, opleiding, breng):
    pad = breng("1;A;B;pabo 1;Engels", koppen=f"{KOPPEN};Vak")
    assert fouten(als, opleiding, pad)[0][3].startswith("Bij deze opleiding hoort geen vak")
    als(opleiding).post(pad)
    assert not Stagestudent.objects.exists()


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "leeg"),
        (b"Voornaam;Achternaam\nNoor;Visser", "mist een kolom: Studentnummer, Opleiding"),
        (b"%PDF-1.7", "geen Excel- of csv-bestand"),
    ],
)
def test_een_bestand_dat_niet_te_lezen_is_geeft_een_zin(als, opleiding, periode, inhoud, zin):
    upload = SimpleUploadedFile("s.csv", inhoud)
    antwoord = als(opleiding).post(IMPORT, {"periode": periode.pk, "bestand": upload})
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    assert not Studentenimport.objects.exists()


def test_een_bestand_weggooien_verandert_niets(als, opleiding, breng):
    als(opleiding).post(f"{breng('1;A;B;lio')}weg/")
    assert not Studentenimport.objects.exists()
    assert not Stagestudent.objects.exists()


# By another system ---------------------------------------------------------------------------------------


def test_een_ander_systeem_brengt_alles_of_niets(instituut, periode):
    goed = {"studentnummer": "1", "voornaam": "A", "achternaam": "B", "soort": "lio"}
    gebracht, fout = acties.breng(
        instituut=instituut, periode=periode, studenten=[goed, goed | {"scholen": ["Nergens"]}]
    )
    assert gebracht is None
    assert {een.kolom for een in fout} == {"Gewenste scholen", "Studentnummer"}
    assert not Stagestudent.objects.exists()
    proef, _ = acties.breng(instituut=instituut, periode=periode, studenten=[goed], proef=True)
    assert (proef.nieuw, Stagestudent.objects.count()) == (1, 0)
    for nieuw in (1, 0):
        gebracht, _ = acties.breng(instituut=instituut, periode=periode, studenten=[goed])
        assert (gebracht.nieuw, gebracht.gelijk) == (nieuw, 1 - nieuw)


# Who sees whom -------------------------------------------------------------------------------------------


@pytest.fixture
def vraag(instituut, periode):
    return StagevraagFactory(periode=periode, student__instituut=instituut, student__achternaam="Visser")


def ziet(als, wie, vraag):
    lijst = als(wie).get(STUDENTEN)
    een = als(wie).get(vraag.student.get_absolute_url())
    assert een.status_code == (200 if "Visser" in lijst.text else 404)
    return "Visser" in lijst.text


def test_de_eigen_opleiding_en_het_loket_zien_een_student_een_andere_opleiding_niet(
    als, opleiding, andere_opleiding, makelaar, vraag
):
    assert [ziet(als, wie, vraag) for wie in (opleiding, makelaar, andere_opleiding)] == [True, True, False]


def test_hr_en_kandidaten_zien_geen_studenten(als, hr, kandidaat, vraag):
    for wie in (hr, kandidaat.gebruiker):
        assert als(wie).get(STUDENTEN).status_code == 404
        assert als(wie).get(vraag.student.get_absolute_url()).status_code == 404


def test_een_coordinator_ziet_wie_van_een_partner_komt(als, coordinator, school, instituut, vraag):
    assert not ziet(als, coordinator, vraag)
    samen = PartnerschapFactory()
    samen.scholen.add(school)
    samen.instituten.add(instituut)
    assert ziet(als, coordinator, vraag)


def test_een_coordinator_ziet_wie_naar_een_eigen_school_wil(als, coordinator, school, vraag):
    vraag.scholen.add(school)
    assert ziet(als, coordinator, vraag)


def test_alleen_de_eigen_opleiding_downloadt_en_wist(als, opleiding, andere_opleiding, makelaar, vraag):
    pad = vraag.student.get_absolute_url()
    for wie in (makelaar, andere_opleiding):
        assert als(wie).get(f"{pad}gegevens/").status_code == 404
        assert als(wie).post(f"{pad}wissen/").status_code == 404
    gegevens = json.loads(als(opleiding).get(f"{pad}gegevens/").content)
    assert gegevens["Naam"] == str(vraag.student)
    assert gegevens["Stages"][0]["Opleiding"] == "pabo, jaar 2"
    als(opleiding).post(f"{pad}wissen/")
    assert not Stagestudent.objects.exists()
    assert not Stagevraag.objects.exists()


def test_een_concept_van_een_andere_opleiding_is_er_niet(als, andere_opleiding, breng):
    pad = breng("1;A;B;lio")
    for een in (pad, f"{pad}fouten/"):
        assert als(andere_opleiding).get(een).status_code == 404
    assert als(andere_opleiding).post(f"{pad}weg/").status_code == 404
    assert als(andere_opleiding).post(pad).status_code == 404


def test_de_export_heeft_dezelfde_studenten(als, opleiding, andere_opleiding, vraag):
    StagevraagFactory(periode=vraag.periode)
    assert als(opleiding).get(f"{STUDENTEN}csv/").text.count("\n") == 2
    assert als(andere_opleiding).get(f"{STUDENTEN}csv/").text.count("\n") == 1
    assert als(opleiding).get(f"{STUDENTEN}pdf/").status_code == 404


def test_meer_studenten_kosten_niet_meer_vragen(
    als, opleiding, instituut, periode, django_assert_max_num_queries
):
    browser = als(opleiding)
    for aantal in (1, 20):
        StagevraagFactory.create_batch(aantal, periode=periode, student__instituut=instituut)
        with django_assert_max_num_queries(12):
            browser.get(STUDENTEN)


# Forgetting ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("dagen", "blijft"), [(0, True), (1, False)])
def test_een_jaar_na_de_laatste_stage_wordt_een_student_vergeten(vraag, dagen, blijft):
    grens = vraag.periode.tot + relativedelta(months=12)
    acties.ruim_op(vandaag=grens + timedelta(days=dagen))
    assert Stagestudent.objects.exists() is blijft


def test_een_student_zonder_vraag_en_een_vergeten_bestand_gaan_ook_weg(opleiding, instituut, periode):
    StagestudentFactory(gebracht_op=timezone.now() - timedelta(days=400))
    blijft = StagestudentFactory()
    for oud in (1, 3):
        Studentenimport.objects.create(
            instituut=instituut,
            periode=periode,
            bestandsnaam=str(oud),
            inhoud=b"",
            door=opleiding,
            gemaakt_op=timezone.now() - timedelta(days=oud),
        )
    assert acties.ruim_op() == 1
    assert Stagestudent.objects.get() == blijft
    assert Studentenimport.objects.get().bestandsnaam == "1"


def test_wie_het_loket_kent_leest_en_wist_dit_mee(als, opleiding, breng, makelaar, school):
    kandidaat = KandidaatFactory(met_account=True, volgende_stap_van=makelaar)
    kandidaat.gebruiker.emailaddress_set.update_or_create(
        email=kandidaat.gebruiker.email, defaults={"verified": True, "primary": True}
    )
    koppen = f"{KOPPEN};E-mailadres;Gewenste scholen;Eerdere scholen"
    als(opleiding).post(
        breng(
            f"1;A;B;lio;{kandidaat.gebruiker.email};{school};{school}",
            "2;C;D;lio;vreemde@voorbeeld.test;;",
            koppen=koppen,
        )
    )
    mijn, vreemde = Stagestudent.objects.order_by("studentnummer")
    assert (mijn.kandidaat, vreemde.kandidaat) == (kandidaat, None)
    gelezen = {rij.naam: list(rij.leesbaar(kandidaat)) for rij in persoonsgegevens if rij.rijen(kandidaat)}
    assert {
        "Uw opleiding bracht u als student",
        "De stage die u zoekt",
        "Scholen waar u graag stage loopt",
        "Scholen waar u eerder stage liep",
    } <= gelezen.keys()
    wis(kandidaat=kandidaat)
    assert Stagestudent.objects.get() == vreemde
