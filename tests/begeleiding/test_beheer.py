"""The technical admin looks and hardly touches."""

import pytest

from begeleiding.keuzes import Inschrijfstatus
from demo.fabrieken.begeleiding import InschrijvingFactory, ScholingFactory
from demo.fabrieken.organisaties import GebruikerFactory


@pytest.fixture
def beheerder(als, regio):
    return als(GebruikerFactory(is_staff=True, is_superuser=True))


def test_wat_er_is_besproken_staat_ook_niet_in_het_technisch_beheer(beheerder, gesprek):
    for pad in ("/beheer/begeleiding/gesprek/", f"/beheer/begeleiding/gesprek/{gesprek.pk}/change/"):
        tekst = beheerder.get(pad).content.decode()
        for woord in ("Slapeloze nachten", "Het valt zwaar", "Minder uren"):
            assert woord not in tekst


@pytest.mark.parametrize("model", ["traject", "mijlpaal", "koppeling", "gesprek", "inschrijving"])
def test_rijen_van_de_acties_zijn_er_alleen_om_te_zien(beheerder, traject, gesprek, model):
    assert beheerder.get(f"/beheer/begeleiding/{model}/").status_code == 200
    assert beheerder.get(f"/beheer/begeleiding/{model}/add/").status_code == 403


def test_meer_plaatsen_geven_laat_de_wachtlijst_door(beheerder):
    scholing = ScholingFactory(plaatsen=1)
    InschrijvingFactory(scholing=scholing)
    wacht = InschrijvingFactory(scholing=scholing, wacht=True)
    velden = ("titel", "omschrijving", "begint_op", "dagdelen", "plaats")
    gegevens = {veld: getattr(scholing, veld) for veld in velden}
    gegevens |= {"aanbieder": scholing.aanbieder_id, "plaatsen": 2}
    antwoord = beheerder.post(f"/beheer/begeleiding/scholing/{scholing.pk}/change/", gegevens)
    assert antwoord.status_code == 302
    wacht.refresh_from_db()
    assert wacht.status == Inschrijfstatus.INGESCHREVEN
