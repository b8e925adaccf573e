"""A region brings its spreadsheet along: nothing half, nothing twice, every faulty row named, and back again."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from demo.fabrieken.balie import FOUTE_RIJ as FOUT
from demo.fabrieken.balie import KOPPEN, RIJEN, ImportopdrachtFactory, csv_van
from demo.fabrieken.loket import KandidaatFactory, ToestemmingFactory, VraagFactory
from loket import acties
from loket.acties import importeren, importterug, importwerk
from loket.acties.klantreis import zet_in_rust, zet_stap
from loket.acties.samenvoegen import voeg_samen
from loket.keuzes import Bestaanden, Fouterijen, Importstatus, Stapsoort
from loket.models import Importopdracht, Importrij, Kandidaat, Stap

pytestmark = pytest.mark.django_db


def doe(opdracht: Importopdracht) -> Importopdracht:
    assert importwerk.importeer(opdracht_id=opdracht.pk)
    opdracht.refresh_from_db()
    return opdracht


def nieuwe(makelaar, **velden) -> Importopdracht:
    return ImportopdrachtFactory(door=makelaar, gevraagd=True, **velden)


# Who and what ------------------------------------------------------------------------------------------


def test_elke_rij_wordt_een_kandidaat_met_een_volgende_stap_een_eigenaar_en_een_datum(makelaar):
    opdracht = doe(nieuwe(makelaar))
    assert opdracht.status == Importstatus.KLAAR
    assert opdracht.aantallen == {"nieuw": 2, "bijgewerkt": 0, "bestond": 0, "fout": 0}
    sanne = Kandidaat.objects.get(email="sanne@voorbeeld.test")
    assert (sanne.naam, sanne.postcode, sanne.sectoren) == ("Sanne Voorbeeld", "1311AB", ["po"])
    assert (sanne.volgende_stap_van, sanne.volgende_stap) == (makelaar, "Kennismaken met het loket")
    assert Kandidaat.objects.get(email="daan@voorbeeld.test").telefoon == "0600000022"
    teksten = set(sanne.stappen.values_list("tekst", flat=True))
    assert teksten == {"Overgenomen uit het bestand kandidaten.csv.", "Belt graag 's avonds."}
    assert bytes(opdracht.inhoud) == b"", "het bestand met persoonsgegevens is niet meer nodig"


def test_hetzelfde_bestand_twee_keer_voegt_niemand_twee_keer_toe(makelaar):
    doe(nieuwe(makelaar))
    tweede = doe(nieuwe(makelaar, bestaanden=Bestaanden.BIJWERKEN))
    assert tweede.aantallen == {"nieuw": 0, "bijgewerkt": 0, "bestond": 2, "fout": 0}
    assert Kandidaat.objects.count() == 2
    assert Stap.objects.filter(soort=Stapsoort.CONTACT).count() == 1


@pytest.mark.parametrize(
    ("keuze", "voornaam", "telefoon"),
    [
        (Bestaanden.OVERSLAAN, "Susan", ""),
        (Bestaanden.AANVULLEN, "Susan", "06 00000021"),
        (Bestaanden.BIJWERKEN, "Sanne", "06 00000021"),
    ],
)
def test_wie_al_bekend_is_verandert_alleen_zoals_gevraagd(makelaar, keuze, voornaam, telefoon):
    KandidaatFactory(email="Sanne@voorbeeld.test", voornaam="Susan", telefoon="", postcode="1311AB")
    doe(nieuwe(makelaar, bestaanden=keuze))
    bekend = Kandidaat.objects.get(email="Sanne@voorbeeld.test")
    assert (bekend.voornaam, bekend.telefoon) == (voornaam, telefoon)
    assert bekend.volgende_stap_van != makelaar, "de afspraak die er was, blijft"


def test_een_afgesloten_kandidaat_uit_een_bestand_heeft_geen_volgende_stap(makelaar):
    inhoud = csv_van(["Ada", "a@voorbeeld.test", "gestopt"], koppen=["Voornaam", "E-mail", "Status"])
    doe(nieuwe(makelaar, inhoud=inhoud, kolommen={"voornaam": 0, "email": 1, "status": 2}))
    assert Kandidaat.objects.get().status == "afgesloten"


def test_een_eigen_stap_datum_en_eigenaar_in_het_bestand_gaan_voor(makelaar, programmaleider):
    koppen = ["Naam", "E-mail", "Actie", "Uiterlijk", "Eigenaar"]
    inhoud = csv_van(
        ["Ada de Vries", "a@voorbeeld.test", "Bellen", "31-12-2026", programmaleider.email], koppen=koppen
    )
    plaatsen = {"naam": 0, "email": 1, "volgende_stap": 2, "volgende_stap_op": 3, "eigenaar": 4}
    doe(nieuwe(makelaar, inhoud=inhoud, kolommen=plaatsen))
    ada = Kandidaat.objects.get()
    assert (ada.voornaam, ada.achternaam, ada.volgende_stap, ada.volgende_stap_van) == (
        "Ada",
        "de Vries",
        "Bellen",
        programmaleider,
    )
    assert f"{ada.volgende_stap_op:%d-%m-%Y}" == "31-12-2026"


def test_een_bestand_geeft_niemand_zonder_toestemming_aan_een_bestuur_en_vult_niemand_die_gewist_is(
    makelaar, hr
):
    KandidaatFactory(email="bekend@voorbeeld.test", volgende_stap_van=makelaar)
    gezien = KandidaatFactory(email="gezien@voorbeeld.test", volgende_stap_van=makelaar)
    ToestemmingFactory(kandidaat=gezien, doel="besturen")
    gewist = acties.wis(kandidaat=KandidaatFactory(afgesloten=True))
    rijen = [
        [f"Persoon {n}", adres, hr.email]
        for n, adres in enumerate(("nieuw@voorbeeld.test", "bekend@voorbeeld.test", "gezien@voorbeeld.test"))
    ]
    rijen.append(["Weer Terug", gewist.email, makelaar.email])
    inhoud = csv_van(*rijen, koppen=["Naam", "E-mail", "Eigenaar"])
    opdracht = nieuwe(
        makelaar, inhoud=inhoud, kolommen={"naam": 0, "email": 1, "eigenaar": 2},
        foute_rijen=Fouterijen.OVERSLAAN, bestaanden=Bestaanden.BIJWERKEN,
    )  # fmt: skip
    redenen = {fout["regel"]: fout["reden"] for fout in doe(opdracht).fouten}
    assert sorted(redenen) == [2, 3, 5]
    assert "nog geen toestemming" in redenen[2]
    assert "mag deze kandidaat niet zien" in redenen[3]
    assert "gewist" in redenen[5]
    assert Kandidaat.objects.get(pk=gewist.pk).voornaam == "Gewist"
    gezien.refresh_from_db()
    assert (gezien.voornaam, gezien.volgende_stap_van) == ("Persoon", hr)


# Faulty rows -------------------------------------------------------------------------------------------


def test_met_een_foute_rij_wordt_niets_geimporteerd_als_dat_zo_gekozen_is(makelaar):
    opdracht = doe(nieuwe(makelaar, inhoud=csv_van(*RIJEN, FOUT)))
    assert opdracht.status == Importstatus.GEWEIGERD
    assert "1 regel is fout" in opdracht.reden
    assert not Kandidaat.objects.exists()


def test_foute_rijen_overslaan_noemt_elke_foute_cel_met_regel_kolom_waarde_en_reden(makelaar):
    opdracht = doe(nieuwe(makelaar, inhoud=csv_van(*RIJEN, FOUT), foute_rijen=Fouterijen.OVERSLAAN))
    assert opdracht.aantallen == {"nieuw": 2, "bijgewerkt": 0, "bestond": 0, "fout": 1}
    assert [(f["regel"], f["kolom"], f["waarde"]) for f in opdracht.fouten] == [
        (4, "E-mail", "fien-zonder-adres"),
        (4, "Mobiel", "1"),
        (4, "Postcode", "12"),
        (4, "Sector", "iets"),
    ]
    assert all(f["reden"] for f in opdracht.fouten)


def test_van_tien_procent_foute_rijen_wordt_elke_genoemd(makelaar):
    rijen = [
        [f"Naam{i}", "Proef", f"n{i}@voorbeeld.test" if i % 10 else "geen adres", "", "", "", ""]
        for i in range(200)
    ]
    opdracht = doe(nieuwe(makelaar, inhoud=csv_van(*rijen), foute_rijen=Fouterijen.OVERSLAAN))
    assert [fout["regel"] for fout in opdracht.fouten] == [i + 2 for i in range(0, 200, 10)]
    assert Kandidaat.objects.count() == 180


@pytest.mark.parametrize(
    ("kop", "code", "waarde", "zin"),
    [
        ("Sinds", "bekend_sinds", "31-02-2026", "bestaat niet"),
        ("Sinds", "bekend_sinds", "31-13-26", "bestaat niet"),
        ("Km", "max_afstand_km", "101", "1 tot en met 100"),
        ("Km", "max_afstand_km", "0", "1 tot en met 100"),
        ("Fase", "fase", "zomer", "kennen we niet"),
        ("Dagen", "dagen", "maandag en zondag", "kennen we niet"),
        ("Eigenaar", "eigenaar", "niemand@voorbeeld.test", "begeleidt hier geen kandidaten"),
        ("Stap", "volgende_stap", "x" * 201, "langer dan 200"),
    ],
)
def test_wat_niet_kan_wordt_uitgelegd(makelaar, kop, code, waarde, zin):
    inhoud = csv_van(["Ada", "a@voorbeeld.test", waarde], koppen=["Voornaam", "E-mail", kop])
    opdracht = doe(nieuwe(makelaar, inhoud=inhoud, kolommen={"voornaam": 0, "email": 1, code: 2}))
    (fout,) = opdracht.fouten
    assert (fout["regel"], fout["kolom"]) == (2, kop)
    assert zin in fout["reden"]


def test_een_adres_dat_twee_keer_in_het_bestand_staat_noemt_de_eerste_regel(makelaar):
    opdracht = doe(nieuwe(makelaar, inhoud=csv_van(RIJEN[0], RIJEN[0])))
    assert "regel 2" in opdracht.fouten[0]["reden"]


# The job -----------------------------------------------------------------------------------------------


def test_twee_keer_draaien_is_een_keer(makelaar):
    opdracht = doe(nieuwe(makelaar))
    assert not importwerk.importeer(opdracht_id=opdracht.pk)
    assert Kandidaat.objects.count() == 2


def test_halverwege_mis_is_helemaal_niet(makelaar, monkeypatch):
    def mis(*_):
        raise RuntimeError("stroom weg")

    opdracht = nieuwe(makelaar)
    monkeypatch.setattr(importwerk, "_werk_bij", mis)
    with pytest.raises(RuntimeError):
        importwerk.importeer(opdracht_id=opdracht.pk)
    opdracht.refresh_from_db()
    assert opdracht.status == Importstatus.MISLUKT
    assert not Kandidaat.objects.exists()
    assert not Importrij.objects.exists()


def test_stoppen_voor_het_begint_en_terwijl_het_loopt(makelaar):
    wachtend = nieuwe(makelaar)
    importeren.stop_import(opdracht=wachtend)
    wachtend.refresh_from_db()
    assert wachtend.status == Importstatus.GESTOPT
    assert not importwerk.importeer(opdracht_id=wachtend.pk)
    lopend = nieuwe(makelaar)
    importwerk.vraag_stop(lopend.pk)
    assert doe(lopend).status == Importstatus.GESTOPT
    assert not Kandidaat.objects.exists()


def test_een_stilgevallen_import_wordt_opnieuw_gestart_en_na_drie_keer_opgegeven(makelaar):
    oud = timezone.now() - importwerk.STIL_NA - timezone.timedelta(seconds=1)
    weer = nieuwe(makelaar)
    op = nieuwe(makelaar)
    Importopdracht.objects.filter(pk=weer.pk).update(status="bezig", levensteken_op=oud, poging=1)
    Importopdracht.objects.filter(pk=op.pk).update(status="bezig", levensteken_op=oud, poging=3)
    assert importwerk.te_importeren() == [weer.pk]
    op.refresh_from_db()
    assert op.status == Importstatus.MISLUKT


def test_een_import_kost_niet_meer_queries_per_rij(makelaar, django_assert_max_num_queries):
    rijen = [[f"N{i}", "P", f"n{i}@voorbeeld.test", "", "", "", ""] for i in range(200)]
    opdracht = nieuwe(makelaar, inhoud=csv_van(*rijen))
    with django_assert_max_num_queries(30):
        doe(opdracht)


def test_de_gegevens_van_oude_concepten_en_fouten_gaan_weg(makelaar):
    concept = ImportopdrachtFactory(door=makelaar, gemaakt_op=timezone.now() - importwerk.CONCEPT_BEWAREN * 2)
    klaar = ImportopdrachtFactory(door=makelaar, klaar=True, fouten=[{"regel": 2}])
    Importopdracht.objects.filter(pk=klaar.pk).update(klaar_op=timezone.now() - importwerk.FOUTEN_BEWAREN * 2)
    importwerk.ruim_imports_op()
    assert not Importopdracht.objects.filter(pk=concept.pk).exists()
    klaar.refresh_from_db()
    assert klaar.fouten == []


# Back again --------------------------------------------------------------------------------------------


def test_terugdraaien_haalt_weg_wie_niemand_aanraakte_en_noemt_wie_blijft(makelaar):
    opdracht = doe(nieuwe(makelaar))
    daan = Kandidaat.objects.get(email="daan@voorbeeld.test")
    VraagFactory(kandidaat=daan)
    weg = importterug.draai_import_terug(opdracht=opdracht)
    assert [rij.kandidaat for rij in weg.blijft] == [daan]
    assert list(Kandidaat.objects.all()) == [daan]
    opdracht.refresh_from_db()
    assert opdracht.status == Importstatus.TERUGGEDRAAID


@pytest.mark.parametrize("hoe", ["veld", "stap"])
def test_wie_sindsdien_veranderde_blijft(makelaar, hoe):
    opdracht = doe(nieuwe(makelaar))
    sanne = Kandidaat.objects.get(email="sanne@voorbeeld.test")
    if hoe == "veld":
        Kandidaat.objects.filter(pk=sanne.pk).update(motivatie="Ik wil graag.")
    else:
        zet_stap(kandidaat=sanne, soort=Stapsoort.CONTACT, tekst="Gebeld.", door=makelaar)
    importterug.draai_import_terug(opdracht=opdracht)
    assert list(Kandidaat.objects.all()) == [sanne]


def test_terugdraaien_geeft_een_bijgewerkt_dossier_zijn_oude_gegevens(makelaar):
    bekend = KandidaatFactory(email="sanne@voorbeeld.test", voornaam="Susan", sectoren=["vo", "mbo"])
    opdracht = doe(nieuwe(makelaar, bestaanden=Bestaanden.BIJWERKEN))
    bekend.refresh_from_db()
    assert bekend.sectoren == ["po"]
    importterug.draai_import_terug(opdracht=opdracht)
    bekend.refresh_from_db()
    assert (bekend.voornaam, bekend.sectoren) == ("Susan", ["vo", "mbo"])


STAPKOPPEN = ["E-mail", "Voornaam", "Volgende stap", "Actiedatum", "Opmerking"]
STAPCODES = ["email", "voornaam", "volgende_stap", "volgende_stap_op", "opmerking"]


@pytest.mark.parametrize("in_rust", [True, False])
@pytest.mark.parametrize("keuze", list(Bestaanden))
def test_een_stap_en_een_opmerking_over_een_bekende_gaan_niet_verloren_en_weer_terug(
    makelaar, keuze, in_rust
):
    bekend = KandidaatFactory(email="sanne@voorbeeld.test", voornaam="Sanne", volgende_stap_van=makelaar)
    if in_rust:
        zet_in_rust(kandidaat=bekend, reden="Even niet.", door=makelaar)
    was, stappen = Kandidaat.objects.get(pk=bekend.pk), set(bekend.stappen.values_list("pk", flat=True))
    rij = ["sanne@voorbeeld.test", "Sanne", "Bellen over de pabo", "46361", "Wil in Poort werken."]
    opdracht = doe(
        nieuwe(
            makelaar,
            bestaanden=keuze,
            inhoud=csv_van(["Kandidaten van 2026"], STAPKOPPEN, rij, koppen=[""]),
            koppen=STAPKOPPEN,
            kolommen={code: plek for plek, code in enumerate(STAPCODES)},
        )
    )
    assert opdracht.aantallen["bijgewerkt"] == 1
    bekend.refresh_from_db()
    neemt_over = keuze == Bestaanden.BIJWERKEN or (in_rust and keuze == Bestaanden.AANVULLEN)
    afspraak = (bekend.volgende_stap, bekend.volgende_stap_op, bekend.volgende_stap_van)
    oud = (was.volgende_stap, was.volgende_stap_op, was.volgende_stap_van)
    assert afspraak == (("Bellen over de pabo", date(2026, 12, 5), makelaar) if neemt_over else oud)
    assert bekend.stappen.filter(soort=Stapsoort.CONTACT, tekst="Wil in Poort werken.").exists()
    importterug.draai_import_terug(opdracht=opdracht)
    bekend.refresh_from_db()
    assert (bekend.status, bekend.volgende_stap, bekend.volgende_stap_op, bekend.volgende_stap_van) == (
        was.status,
        *oud,
    )
    erbij = bekend.stappen.exclude(pk__in=stappen).values_list("soort", flat=True)
    assert set(erbij) == ({Stapsoort.VOLGENDE_STAP} if neemt_over else set())


def test_twee_adressen_van_een_persoon_zijn_geen_twee_regels(makelaar):
    blijft, vervalt = (KandidaatFactory(email=f"{naam}@voorbeeld.test") for naam in ("sanne", "daan"))
    voeg_samen(blijft=blijft, vervalt=vervalt, keuzes={}, door=makelaar)
    opdracht = doe(nieuwe(makelaar, foute_rijen=Fouterijen.OVERSLAAN))
    assert "dezelfde persoon als op regel 2" in opdracht.fouten[0]["reden"]
    assert (opdracht.aantallen["nieuw"], opdracht.aantallen["fout"]) == (0, 1)


def test_terugdraaien_kan_dertig_dagen_en_een_keer(makelaar):
    opdracht = doe(nieuwe(makelaar))
    Importopdracht.objects.filter(pk=opdracht.pk).update(
        klaar_op=timezone.now() - timezone.timedelta(days=30)
    )
    with pytest.raises(ValidationError):
        importterug.draai_import_terug(opdracht=opdracht)
    Importopdracht.objects.filter(pk=opdracht.pk).update(
        klaar_op=timezone.now() - timezone.timedelta(days=29, hours=23)
    )
    importterug.draai_import_terug(opdracht=opdracht)
    with pytest.raises(ValidationError):
        importterug.draai_import_terug(opdracht=opdracht)


# On screen ---------------------------------------------------------------------------------------------


def upload(browser, inhoud: bytes, naam="kandidaten.csv"):
    return browser.post(reverse("loket:kandidatenimports"), {"bestand": SimpleUploadedFile(naam, inhoud)})


def test_van_bestand_tot_resultaat_op_het_scherm(als, makelaar, django_capture_on_commit_callbacks):
    browser = als(makelaar)
    antwoord = upload(browser, csv_van(*RIJEN, FOUT))
    opdracht = Importopdracht.objects.get()
    assert antwoord["Location"] == reverse("loket:import_kolommen", args=[opdracht.pk])
    assert opdracht.kolommen == {
        "voornaam": 0, "achternaam": 1, "email": 2, "telefoon": 3, "postcode": 4, "sectoren": 5, "opmerking": 6,
    }  # fmt: skip
    assert "Bijvoorbeeld: Sanne" in browser.get(antwoord["Location"]).content.decode()
    kolommen = {f"kolom_{plaats}": code for code, plaats in opdracht.kolommen.items()}
    antwoord = browser.post(antwoord["Location"], kolommen)
    bladzijde = browser.get(antwoord["Location"]).content.decode()
    assert "2 personen" in bladzijde
    assert "fien-zonder-adres" in bladzijde
    assert "Sectoren: voortgezet onderwijs" in bladzijde
    keuzes = {
        "foute_rijen": "niets", "bestaanden": "overslaan", "volgende_stap": "Bellen",
        "eigenaar": makelaar.pk, "op": f"{timezone.localdate():%Y-%m-%d}",
    }  # fmt: skip
    niets = browser.post(antwoord["Location"], keuzes)
    opdracht.refresh_from_db()
    assert (niets.status_code, opdracht.is_concept) == (422, True)
    assert "1 regel is fout" in niets.context["form"].errors["foute_rijen"][0]
    antwoord = browser.post(antwoord["Location"], keuzes | {"foute_rijen": "overslaan"})
    assert antwoord["Location"] == opdracht.get_absolute_url()
    assert 'hx-trigger="every 1s"' in browser.get(antwoord["Location"]).content.decode()
    doe(opdracht)
    klaar = browser.get(antwoord["Location"]).content.decode()
    assert "2 nieuw" in klaar
    assert 'hx-trigger="every 1s"' not in klaar
    lijst = browser.get(reverse("loket:import_fouten", args=[opdracht.pk])).content.decode()
    assert "4;E-mail;fien-zonder-adres;" in lijst


def test_het_voorbeeld_noemt_een_dag_in_woorden(als, makelaar):
    browser = als(makelaar)
    upload(browser, csv_van(["ada@voorbeeld.test", "Ada", "Bellen", "15-12-2030", ""], koppen=STAPKOPPEN))
    opdracht = Importopdracht.objects.get()
    importeren.koppel_kolommen(opdracht=opdracht, plaatsen=opdracht.kolommen)
    bladzijde = browser.get(reverse("loket:import_voorbeeld", args=[opdracht.pk])).content.decode()
    assert "Datum van de volgende stap: 15 december 2030" in bladzijde
    assert "Importeer niets" not in bladzijde, "nothing is wrong, so nothing is asked about it"


def test_de_koppeling_van_de_vorige_keer_wordt_onthouden(als, makelaar):
    koppen = ["Iets", "Anders", "Raars"]
    browser = als(makelaar)
    upload(browser, csv_van(["a@voorbeeld.test", "Ada", "x"], koppen=koppen))
    eerste = Importopdracht.objects.get()
    assert eerste.kolommen == {}
    importeren.koppel_kolommen(opdracht=eerste, plaatsen={"email": 0, "voornaam": 1})
    eerste.refresh_from_db()
    importeren.vraag_import(
        opdracht=eerste, foute_rijen="niets", bestaanden="overslaan", eigenaar=makelaar,
        volgende_stap="Bellen", op=timezone.localdate(),
    )  # fmt: skip
    upload(browser, csv_van(["b@voorbeeld.test", "Bo", "x"], koppen=koppen))
    assert Importopdracht.objects.exclude(pk=eerste.pk).get().kolommen == {"email": 0, "voornaam": 1}


@pytest.mark.parametrize(
    ("kolommen", "zin"),
    [
        ({"kolom_0": "voornaam"}, "in welke kolom het e-mailadres"),
        ({"kolom_2": "email"}, "in welke kolom de naam"),
        ({"kolom_0": "voornaam", "kolom_1": "voornaam", "kolom_2": "email"}, '<a href="#id_kolom_1">'),
    ],
)
def test_zonder_adres_of_naam_of_met_iets_dubbels_komt_het_formulier_terug(als, makelaar, kolommen, zin):
    opdracht = ImportopdrachtFactory(door=makelaar)
    antwoord = als(makelaar).post(reverse("loket:import_kolommen", args=[opdracht.pk]), kolommen)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


@pytest.mark.parametrize(
    "inhoud", [b"", b"%PDF-", b"PK\x03\x04", b"x" * (20 * 1024 * 1024), b"\xd0\xcf\x11\xe0", b"a\nb\n"]
)
def test_een_slecht_bestand_geeft_422_en_een_zin(als, makelaar, inhoud):
    antwoord = upload(als(makelaar), inhoud, "kandidaten.xlsx")
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == ["bestand"]
    assert not Importopdracht.objects.exists()


def test_een_dubbele_klik_op_importeer_vraagt_het_een_keer(als, makelaar):
    opdracht = ImportopdrachtFactory(door=makelaar)
    velden = {
        "foute_rijen": "niets", "bestaanden": "overslaan", "volgende_stap": "Bellen",
        "eigenaar": makelaar.pk, "op": f"{timezone.localdate():%Y-%m-%d}",
    }  # fmt: skip
    adres = reverse("loket:import_voorbeeld", args=[opdracht.pk])
    for _ in range(2):
        assert als(makelaar).post(adres, velden)["Location"] == opdracht.get_absolute_url()
    doe(opdracht)
    assert Kandidaat.objects.count() == 2


def test_alleen_het_loket_importeert(als, hr, mentor, kandidaat, makelaar, programmaleider):
    opdracht = ImportopdrachtFactory(door=makelaar)
    for wie, status in [(hr, 404), (mentor, 404), (kandidaat.gebruiker, 404), (programmaleider, 200)]:
        assert als(wie).get(reverse("loket:import_kolommen", args=[opdracht.pk])).status_code == status
    assert als(None).get(reverse("loket:kandidatenimports")).status_code == 302


def test_de_koppen_van_het_voorbeeld_worden_allemaal_herkend(makelaar):
    opdracht = importeren.ontvang_bestand(bestandsnaam="x.csv", inhoud=csv_van(), door=makelaar)
    assert len(opdracht.kolommen) == len(KOPPEN)
