"""Training with limited places: enrol, wait, leave, move up. One person, one record."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from post_office.models import Email

from begeleiding import acties
from begeleiding.keuzes import Inschrijfstatus
from begeleiding.models import Inschrijving
from demo.fabrieken.begeleiding import InschrijvingFactory, ScholingFactory
from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.organisaties import GebruikerFactory
from loket.keuzes import Fase, Kandidaatstatus, Stapsoort
from loket.models import Kandidaat

IN, WACHT, WEG = Inschrijfstatus.INGESCHREVEN, Inschrijfstatus.WACHTLIJST, Inschrijfstatus.GEANNULEERD


def dagen(aantal):
    return timezone.localdate() + timedelta(days=aantal)


def een_kandidaat():
    return KandidaatFactory(met_account=True)


def schrijf_in(scholing, kandidaat=None):
    kandidaat = kandidaat or een_kandidaat()
    return acties.schrijf_in(scholing=scholing, kandidaat=kandidaat, door=kandidaat.gebruiker)


def annuleer(inschrijving):
    return acties.annuleer_inschrijving(inschrijving=inschrijving, door=inschrijving.kandidaat.gebruiker)


@pytest.fixture
def scholing(regio):
    return ScholingFactory(plaatsen=2)


# Places and the waiting list ---------------------------------------------------------------------------


def test_de_laatste_plek_is_een_plek_de_volgende_wacht(scholing):
    assert [schrijf_in(scholing).status for _ in range(4)] == [IN, IN, WACHT, WACHT]


def test_de_mail_zegt_of_iemand_een_plek_heeft(scholing):
    onderwerpen = [schrijf_in(scholing) and Email.objects.latest("pk").subject for _ in range(3)]
    assert onderwerpen[1] == f"{scholing}: u bent ingeschreven"
    assert onderwerpen[2] == f"{scholing}: u staat op de wachtlijst"


def test_inschrijven_staat_in_de_tijdlijn(scholing):
    kandidaat = schrijf_in(scholing).kandidaat
    assert kandidaat.stappen.get(soort=Stapsoort.INGESCHREVEN).tekst == f"Scholing {scholing}: ingeschreven."


def test_twee_keer_inschrijven_kan_niet_na_annuleren_weer_wel(scholing):
    eerste = schrijf_in(scholing)
    with pytest.raises(ValidationError, match="al ingeschreven"):
        schrijf_in(scholing, eerste.kandidaat)
    annuleer(eerste)
    assert schrijf_in(scholing, eerste.kandidaat).status == IN


@pytest.mark.parametrize(("dag", "kan"), [(0, True), (-1, False)])
def test_tot_en_met_de_eerste_dag_kan_iemand_erbij_en_eraf(regio, dag, kan):
    inschrijving = InschrijvingFactory(scholing__begint_op=dagen(dag), kandidaat=een_kandidaat())
    if kan:
        assert schrijf_in(inschrijving.scholing).status == IN
        assert annuleer(inschrijving).status == WEG
    else:
        with pytest.raises(ValidationError, match="al begonnen"):
            schrijf_in(inschrijving.scholing)
        with pytest.raises(ValidationError, match="al begonnen"):
            annuleer(inschrijving)


def test_wie_annuleert_maakt_plek_voor_wie_het_langst_wacht(scholing):
    eerste, _, derde, vierde = (schrijf_in(scholing) for _ in range(4))
    annuleer(eerste)
    for inschrijving, status in ((eerste, WEG), (derde, IN), (vierde, WACHT)):
        inschrijving.refresh_from_db()
        assert inschrijving.status == status
    laatste = Email.objects.latest("pk")
    assert (laatste.to, laatste.subject) == ([derde.kandidaat.email], f"U hebt een plek bij {scholing}")


def test_wie_van_de_wachtlijst_gaat_maakt_geen_plek(scholing):
    *_, derde, vierde = (schrijf_in(scholing) for _ in range(4))
    annuleer(derde)
    vierde.refresh_from_db()
    assert vierde.status == WACHT


def test_twee_keer_annuleren_schuift_maar_een_keer_door(scholing):
    eerste, _, _, vierde = (schrijf_in(scholing) for _ in range(4))
    annuleer(eerste)
    annuleer(eerste)
    vierde.refresh_from_db()
    assert vierde.status == WACHT


def test_meer_plaatsen_laten_de_wachtlijst_in_volgorde_toe(scholing):
    for _ in range(5):
        schrijf_in(scholing)
    scholing.plaatsen = 4
    scholing.save()
    assert len(acties.schuif_door(scholing=scholing)) == 2
    assert list(scholing.inschrijvingen.order_by("pk").values_list("status", flat=True)) == [IN] * 4 + [WACHT]


def test_na_het_begin_schuift_niemand_meer_door(regio):
    inschrijving = InschrijvingFactory(wacht=True, scholing__begint_op=dagen(-1))
    assert acties.schuif_door(scholing=inschrijving.scholing) == []


# Who -----------------------------------------------------------------------------------------------------


def test_het_loket_schrijft_een_ander_in_en_uit_verder_niemand(scholing, makelaar, wie):
    kandidaat = een_kandidaat()
    with pytest.raises(PermissionDenied):
        acties.schrijf_in(scholing=scholing, kandidaat=kandidaat, door=wie("hr"))
    inschrijving = acties.schrijf_in(scholing=scholing, kandidaat=kandidaat, door=makelaar)
    with pytest.raises(PermissionDenied):
        acties.annuleer_inschrijving(inschrijving=inschrijving, door=wie("hr"))
    assert acties.annuleer_inschrijving(inschrijving=inschrijving, door=makelaar).status == WEG


def test_een_kandidaat_houdt_zijn_ene_dossier_en_zijn_volgende_stap(scholing):
    kandidaat = een_kandidaat()
    afgesproken = kandidaat.volgende_stap
    inschrijving = acties.schrijf_zelf_in(scholing=scholing, gebruiker=kandidaat.gebruiker)
    kandidaat.refresh_from_db()
    assert (inschrijving.kandidaat, kandidaat.volgende_stap) == (kandidaat, afgesproken)


def test_een_collega_zonder_dossier_krijgt_er_een_in_professionaliseren_en_in_rust(scholing, wie):
    collega = wie("mentor")
    kandidaat = acties.schrijf_zelf_in(scholing=scholing, gebruiker=collega).kandidaat
    assert (kandidaat.gebruiker, kandidaat.email) == (collega, collega.email)
    assert (kandidaat.fase, kandidaat.status) == (Fase.PROFESSIONALISEREN, Kandidaatstatus.RUST)
    acties.schrijf_zelf_in(scholing=ScholingFactory(), gebruiker=collega)
    assert Kandidaat.objects.filter(gebruiker=collega).count() == 1


def test_een_collega_die_ooit_een_vraag_stelde_houdt_dat_dossier(scholing, wie):
    collega = wie("hr")
    eerder = KandidaatFactory(email=collega.email)
    assert acties.schrijf_zelf_in(scholing=scholing, gebruiker=collega).kandidaat == eerder


def test_wie_nog_nergens_werkt_wordt_gewoon_kandidaat(scholing, makelaar):
    kandidaat = acties.schrijf_zelf_in(scholing=scholing, gebruiker=GebruikerFactory()).kandidaat
    assert (kandidaat.fase, kandidaat.volgende_stap_van) == (Fase.WERVEN, makelaar)


def test_zonder_bevestigd_adres_ontstaat_er_niets(scholing, wie):
    collega = wie("hr")
    EmailAddress.objects.filter(user=collega).update(verified=False)
    with pytest.raises(ValidationError, match="Bevestig eerst"):
        acties.schrijf_zelf_in(scholing=scholing, gebruiker=collega)
    assert not Kandidaat.objects.filter(email=collega.email).exists()


def test_als_inschrijven_niet_lukt_blijft_er_ook_geen_dossier_over(regio, wie):
    collega = wie("hr")
    with pytest.raises(ValidationError, match="al begonnen"):
        acties.schrijf_zelf_in(scholing=ScholingFactory(begint_op=dagen(-1)), gebruiker=collega)
    assert not Kandidaat.objects.exists()
    assert not Inschrijving.objects.exists()
