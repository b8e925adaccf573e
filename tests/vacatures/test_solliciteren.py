"""A candidate applies, once; the board reads and answers; nobody else sees it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from demo.fabrieken.loket import DocumentFactory, KandidaatFactory
from demo.fabrieken.organisaties import GebruikerFactory
from demo.fabrieken.vacatures import SollicitatieFactory
from loket.models import Document, Stap
from vacatures import acties
from vacatures.keuzes import Sollicitatiestatus, Uitkomst
from vacatures.models import Sollicitatie


def adres(vacature):
    return f"/vacatures/{vacature.pk}/solliciteren/"


def solliciteer(vacature, kandidaat, **anders):
    gegevens = {"motivatie": "Omdat het past.", "documenten": []} | anders
    return acties.solliciteer(vacature=vacature, kandidaat=kandidaat, door=kandidaat.gebruiker, **gegevens)


# Apply -----------------------------------------------------------------------------------------------


def test_een_bezoeker_logt_eerst_in(als, vacature):
    antwoord = als(None).get(adres(vacature))
    assert antwoord.status_code == 302 and antwoord["Location"].startswith("/accounts/login/")


def test_solliciteren_met_eigen_documenten_en_iedereen_hoort_het(als, vacature, kandidaat, hr, post):
    document = DocumentFactory(kandidaat=kandidaat)
    als(kandidaat.gebruiker).post(
        adres(vacature), {"motivatie": "Omdat het past.", "documenten": document.pk}
    )
    sollicitatie = Sollicitatie.objects.get()
    assert list(sollicitatie.documenten.all()) == [document]
    assert {wie for wie, _ in post()} == {kandidaat.email, hr.email}
    assert Stap.objects.filter(kandidaat=kandidaat, soort="gesolliciteerd").count() == 1


def test_het_document_van_een_ander_gaat_niet_mee(als, vacature, kandidaat, andere_kandidaat):
    vreemd = DocumentFactory(kandidaat=andere_kandidaat)
    DocumentFactory(kandidaat=kandidaat)
    als(kandidaat.gebruiker).post(adres(vacature), {"motivatie": "Hoi", "documenten": vreemd.pk})
    assert not Sollicitatie.objects.exists()
    with pytest.raises(ValidationError, match="documenten van uzelf"):
        solliciteer(vacature, kandidaat, documenten=[vreemd])


def test_zonder_motivatie_komt_het_formulier_terug(als, vacature, kandidaat):
    antwoord = als(kandidaat.gebruiker).post(adres(vacature), {"motivatie": "  "})
    assert "Vertel kort waarom" in antwoord.content.decode()
    assert not Sollicitatie.objects.exists()


def test_twee_keer_klikken_is_een_keer_solliciteren(als, vacature, kandidaat, post):
    browser = als(kandidaat.gebruiker)
    antwoorden = [browser.post(adres(vacature), {"motivatie": "Omdat het past."}) for _ in range(2)]
    sollicitatie = Sollicitatie.objects.get()
    assert {a["Location"] for a in antwoorden} == {f"/mijn/sollicitaties/{sollicitatie.pk}/"}
    assert [onderwerp for wie, onderwerp in post() if wie == kandidaat.email] == [
        "Uw sollicitatie: Leerkracht groep 5"
    ]


@pytest.mark.django_db(transaction=True)
def test_ook_echt_tegelijk_is_het_een_keer(vacature, kandidaat):
    def klik(_):
        try:
            solliciteer(vacature, kandidaat)
            return "verstuurd"
        except ValidationError as fout:
            return fout.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as tegelijk:
        assert sorted(tegelijk.map(klik, range(2))) == ["dubbel", "verstuurd"]


@pytest.mark.django_db(transaction=True)
def test_wie_tijdens_het_sluiten_solliciteert_wacht_en_hoort_dat_het_te_laat_is(vacature, kandidaat):
    bezig, mag_verder = Event(), Event()

    def sluit():
        with transaction.atomic():
            acties.sluit(vacature=vacature, uitkomst=Uitkomst.VERVULD_ELDERS)
            bezig.set()
            mag_verder.wait(1)  # long enough for somebody who does not wait to get through
        connection.close()

    with ThreadPoolExecutor(1) as hr_sluit:
        sluiten = hr_sluit.submit(sluit)
        bezig.wait(5)
        with pytest.raises(ValidationError, match="zojuist gesloten"):
            solliciteer(vacature, kandidaat)
        mag_verder.set()
        sluiten.result()
    assert not Sollicitatie.objects.exists()


def test_sluit_de_vacature_intussen_dan_blijft_de_tekst_staan(als, vacature, kandidaat):
    browser = als(kandidaat.gebruiker)
    browser.get(adres(vacature))
    acties.sluit(vacature=vacature, uitkomst=Uitkomst.VERVULD_ELDERS)
    tekst = browser.post(adres(vacature), {"motivatie": "Mijn mooie brief"}).content.decode()
    assert "zojuist gesloten" in tekst and "Mijn mooie brief" in tekst
    assert not Sollicitatie.objects.exists()


def test_op_een_concept_kan_niemand_reageren(als, concept, kandidaat):
    assert als(kandidaat.gebruiker).post(adres(concept), {"motivatie": "x"}).status_code == 404
    with pytest.raises(ValidationError, match="gesloten"):
        solliciteer(concept, kandidaat)


def test_wie_nog_geen_profiel_heeft_krijgt_er_een(als, vacature, makelaar):
    nieuw = GebruikerFactory()
    assert "Waarom past deze baan" in als(nieuw).get(adres(vacature)).content.decode()
    assert nieuw.email == type(nieuw).objects.get(pk=nieuw.pk).kandidaat.email


def test_wie_hier_werkt_maakt_eerst_een_profiel(als, vacature, hr):
    assert "Maak eerst uw profiel" in als(hr).get(adres(vacature)).content.decode()


# What comes next -------------------------------------------------------------------------------------


def test_wat_eerder_is_afgesproken_blijft_staan(vacature, kandidaat, makelaar):
    solliciteer(vacature, kandidaat)
    kandidaat.refresh_from_db()
    assert kandidaat.volgende_stap_van == makelaar


def test_wie_in_rust_was_wacht_nu_op_het_bestuur(vacature, hr, makelaar):
    rustend = KandidaatFactory(met_account=True, rust=True)
    solliciteer(vacature, rustend)
    rustend.refresh_from_db()
    assert (rustend.status, rustend.volgende_stap_van) == ("actief", hr)
    sollicitatie = rustend.sollicitaties.get()
    acties.beantwoord_sollicitatie(
        sollicitatie=sollicitatie,
        status=Sollicitatiestatus.AFGEWEZEN,
        antwoord="Helaas.",
        reden="ander",
        door=hr,
    )
    rustend.refresh_from_db()
    assert rustend.volgende_stap_van == makelaar


# Answer ----------------------------------------------------------------------------------------------


def test_hr_nodigt_uit_en_de_kandidaat_leest_het(als, sollicitatie, hr, kandidaat, post):
    als(hr).post(
        f"/werk/sollicitaties/{sollicitatie.pk}/",
        {"status": "uitgenodigd", "antwoord": "Kom maandag om 15 uur."},
    )
    tekst = als(kandidaat.gebruiker).get(f"/mijn/sollicitaties/{sollicitatie.pk}/").content.decode()
    assert "Kom maandag om 15 uur." in tekst
    assert (kandidaat.email, "Antwoord op uw sollicitatie: Leerkracht groep 5") in post()
    kandidaat.refresh_from_db()
    assert (kandidaat.volgende_stap, kandidaat.volgende_stap_van) == ("Een gesprek voeren bij De Bever", hr)


@pytest.mark.parametrize("fout", [{"antwoord": " "}, {"status": "verzonden"}, {"status": ""}, {"reden": ""}])
def test_een_onvolledig_antwoord_komt_terug(als, sollicitatie, hr, fout):
    gegevens = {"status": "afgewezen", "reden": "ander", "antwoord": "Mijn bericht"} | fout
    antwoord = als(hr).post(f"/werk/sollicitaties/{sollicitatie.pk}/", gegevens)
    sollicitatie.refresh_from_db()
    assert (antwoord.status_code, sollicitatie.status) == (422, "verzonden")


def test_wat_al_beantwoord_is_kan_niet_nog_eens(sollicitatie, hr):
    def wijs_af():
        acties.beantwoord_sollicitatie(
            sollicitatie=sollicitatie,
            status=Sollicitatiestatus.AFGEWEZEN,
            antwoord="Helaas.",
            reden="ander",
            door=hr,
        )

    wijs_af()
    with pytest.raises(ValidationError, match="al beantwoord"):
        wijs_af()


def test_intrekken_en_hr_hoort_het(als, sollicitatie, kandidaat, hr, post):
    als(kandidaat.gebruiker).post(f"/mijn/sollicitaties/{sollicitatie.pk}/intrekken/")
    sollicitatie.refresh_from_db()
    assert sollicitatie.status == Sollicitatiestatus.INGETROKKEN
    assert post() == [(hr.email, "Sollicitatie ingetrokken: Leerkracht groep 5")]


def test_de_database_laat_een_antwoord_niet_terugdraaien(sollicitatie, hr):
    acties.beantwoord_sollicitatie(
        sollicitatie=sollicitatie,
        status=Sollicitatiestatus.AFGEWEZEN,
        antwoord="Helaas.",
        reden="ander",
        door=hr,
    )
    with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic():
        connection.cursor().execute(
            "UPDATE vacatures_sollicitatie SET status = 'verzonden' WHERE id = %s", [sollicitatie.pk]
        )


# Who reaches what ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wie,werk,mijn",
    [
        (None, 302, 302),
        ("kandidaat", 404, 200),
        ("andere_kandidaat", 404, 404),
        ("hr", 200, 404),
        ("collega", 200, 404),
        ("hr_ander", 404, 404),
        ("makelaar", 200, 404),
    ],
)
def test_wie_een_sollicitatie_leest(als, sollicitatie, request, wie, werk, mijn):
    ding = request.getfixturevalue(wie) if wie else None
    browser = als(getattr(ding, "gebruiker", ding))
    assert browser.get(f"/werk/sollicitaties/{sollicitatie.pk}/").status_code == werk
    assert browser.get(f"/mijn/sollicitaties/{sollicitatie.pk}/").status_code == mijn


@pytest.mark.parametrize("wie", ["hr_ander", "makelaar", "andere_kandidaat", "kandidaat"])
def test_alleen_het_bestuur_antwoordt(als, sollicitatie, request, wie):
    ding = request.getfixturevalue(wie)
    gegevens = {"status": "afgewezen", "reden": "ander", "antwoord": "Nee."}
    browser = als(getattr(ding, "gebruiker", ding))
    assert browser.post(f"/werk/sollicitaties/{sollicitatie.pk}/", gegevens).status_code == 404
    sollicitatie.refresh_from_db()
    assert sollicitatie.status == Sollicitatiestatus.VERZONDEN


def test_een_ander_trekt_mijn_sollicitatie_niet_in(als, sollicitatie, andere_kandidaat):
    pad = f"/mijn/sollicitaties/{sollicitatie.pk}/intrekken/"
    assert als(andere_kandidaat.gebruiker).post(pad).status_code == 404


def test_documenten_leest_het_bestuur_alleen_via_de_sollicitatie(sollicitatie, hr, hr_ander, kandidaat):
    meegestuurd = sollicitatie.documenten.get()
    DocumentFactory(kandidaat=kandidaat)  # not sent along
    SollicitatieFactory(kandidaat=kandidaat)  # another board gets no document
    assert list(Document.objects.zichtbaar_voor(hr)) == [meegestuurd]
    assert not Document.objects.zichtbaar_voor(hr_ander).exists()


def test_na_intrekken_leest_het_bestuur_de_documenten_niet_meer(sollicitatie, hr):
    acties.trek_sollicitatie_in(sollicitatie=sollicitatie)
    assert not Document.objects.zichtbaar_voor(hr).exists()
