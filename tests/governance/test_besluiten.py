"""Deciding by the rules of the region, in their order."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from demo.fabrieken.governance import GremiumFactory, ZetelFactory
from demo.fabrieken.organisaties import LidmaatschapFactory
from governance import acties
from governance.keuzes import Besluitstatus, Stemuitslag, Vergaderstatus
from governance.models import Besluit, Stem
from governance.rapportages import wachtende_stemmen
from onderwijsregio.organisaties.keuzes import Rol

HAK = ["consensus", "consent", "gewogen"]


def stem_allemaal(stemming, zetels, keuzes, door):
    for zetel, keuze in zip(zetels, keuzes, strict=True):
        toelichting = "Dit schaadt kleine besturen." if keuze == "bezwaar" else ""
        acties.stem(stemming=stemming, zetel=zetel, keuze=keuze, toelichting=toelichting, door=door)


def test_alleen_consensus_iedereen_voor_is_aangenomen(besluit, zetels, secretaris):
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    stem_allemaal(stemming, zetels, ["voor"] * 3, secretaris)
    besluit = acties.sluit_stemming(stemming=stemming, door=secretaris)
    assert besluit.status == Besluitstatus.AANGENOMEN
    assert [ronde["regel"] for ronde in besluit.totstandkoming] == ["consensus"]


def test_alleen_consensus_een_tegen_is_meteen_verworpen(besluit, zetels, secretaris):
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    stem_allemaal(stemming, zetels, ["voor", "voor", "tegen"], secretaris)
    assert acties.sluit_stemming(stemming=stemming, door=secretaris).status == Besluitstatus.VERWORPEN


@pytest.mark.parametrize(
    ("laatste", "uitkomst"),
    [(["voor", "tegen", "tegen"], "aangenomen"), (["tegen", "voor", "voor"], "verworpen")],
    ids=["1000 tegen 700", "700 tegen 1000"],
)
def test_geen_consensus_dan_consent_dan_gewogen(
    regio, gremium, besluit, zetels, secretaris, laatste, uitkomst
):
    regio.stemregels = HAK
    regio.save()
    gremium.weging = "leerlingen"
    gremium.save()
    zetels = list(gremium.zetels.order_by("pk"))
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    stem_allemaal(stemming, zetels, ["voor", "voor", "tegen"], secretaris)
    besluit = acties.sluit_stemming(stemming=stemming, door=secretaris)
    assert besluit.status == Besluitstatus.IN_STEMMING

    stemming = besluit.stemmingen.open().get()
    assert stemming.regel == "consent"
    stem_allemaal(stemming, zetels, ["voor", "onthouding", "bezwaar"], secretaris)
    besluit = acties.sluit_stemming(stemming=stemming, door=secretaris)

    stemming = besluit.stemmingen.open().get()
    assert stemming.regel == "gewogen"
    stem_allemaal(stemming, zetels, laatste, secretaris)
    besluit = acties.sluit_stemming(stemming=stemming, door=secretaris)
    assert besluit.status == uitkomst
    assert [(ronde["regel"], ronde["uitslag"]) for ronde in besluit.totstandkoming] == [
        ("consensus", "verworpen"),
        ("consent", "verworpen"),
        ("gewogen stemming", uitkomst),
    ]
    assert [stem["gewicht"] for stem in besluit.totstandkoming[2]["stemmen"]] == [1000, 400, 300]
    assert besluit.totstandkoming[1]["stemmen"][2]["toelichting"] == "Dit schaadt kleine besturen."


def test_consent_neemt_aan_als_niemand_bezwaar_heeft(gremium, besluit, zetels, secretaris):
    gremium.stemregels = ["consent"]
    gremium.save()
    besluit.agendapunt.vergadering.gremium.refresh_from_db()
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    stem_allemaal(stemming, zetels, ["voor", "onthouding", "onthouding"], secretaris)
    assert acties.sluit_stemming(stemming=stemming, door=secretaris).status == Besluitstatus.AANGENOMEN


def test_een_gremium_zonder_regels_kan_niet_stemmen(regio, besluit, secretaris):
    regio.stemregels = []
    regio.save()
    with pytest.raises(ValidationError, match="nog niet vastgelegd"):
        acties.open_stemming(besluit=besluit, door=secretaris)
    besluit.refresh_from_db()
    assert besluit.status == Besluitstatus.VOORGESTELD


def test_onbekend_aantal_leerlingen_weegt_nul(gremium, besluit, zetels, secretaris):
    gremium.weging, gremium.stemregels = "leerlingen", ["gewogen"]
    gremium.save()
    organisatie = zetels[0].organisatie
    organisatie.leerlingen, organisatie.leerlingen_status = None, "niet_gemeten"
    organisatie.save()
    besluit = Besluit.objects.get(pk=besluit.pk)
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    stem_allemaal(stemming, gremium.zetels.order_by("pk"), ["voor", "tegen", "onthouding"], secretaris)
    besluit = acties.sluit_stemming(stemming=stemming, door=secretaris)
    assert besluit.status == Besluitstatus.VERWORPEN
    assert besluit.totstandkoming[0]["reden"] == "Gewicht voor: 0, tegen: 400."


def test_zolang_de_stemming_open_is_kan_een_stem_veranderen(besluit, zetels, secretaris, lid):
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    acties.stem(stemming=stemming, zetel=zetels[0], keuze="tegen", door=lid)
    acties.stem(stemming=stemming, zetel=zetels[0], keuze="voor", door=lid)
    assert Stem.objects.get().keuze == "voor"


def test_na_sluiten_kan_niemand_meer_stemmen(besluit, zetels, secretaris, lid):
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    acties.sluit_stemming(stemming=stemming, door=secretaris)
    with pytest.raises(ValidationError, match="gesloten"):
        acties.stem(stemming=stemming, zetel=zetels[0], keuze="voor", door=lid)
    with pytest.raises(ValidationError, match="gesloten"):
        acties.sluit_stemming(stemming=stemming, door=secretaris)


def test_een_lid_stemt_alleen_voor_de_eigen_zetel(besluit, zetels, secretaris, lid):
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    acties.stem(stemming=stemming, zetel=zetels[0], keuze="voor", door=lid)
    with pytest.raises(PermissionDenied):
        acties.stem(stemming=stemming, zetel=zetels[1], keuze="voor", door=lid)


def test_een_zetel_op_naam_is_van_die_persoon_alleen(besluit, zetels, secretaris, lid):
    persoon = LidmaatschapFactory(rol=Rol.HR, organisatie=zetels[0].organisatie).gebruiker
    zetels[0].gebruiker = persoon
    zetels[0].save()
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    acties.stem(stemming=stemming, zetel=zetels[0], keuze="voor", door=persoon)
    with pytest.raises(PermissionDenied):
        acties.stem(stemming=stemming, zetel=zetels[0], keuze="tegen", door=lid)


def test_een_zetel_van_een_ander_gremium_of_van_gisteren_stemt_niet(besluit, zetels, secretaris):
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    elders = ZetelFactory(gremium=GremiumFactory())
    with pytest.raises(PermissionDenied):
        acties.stem(stemming=stemming, zetel=elders, keuze="voor", door=secretaris)
    zetels[0].tot = timezone.localdate()
    zetels[0].save()
    with pytest.raises(PermissionDenied):
        acties.stem(stemming=stemming, zetel=zetels[0], keuze="voor", door=secretaris)


@pytest.mark.parametrize(
    ("keuzes", "uitkomst"),
    [(["voor", "voor", "tegen"], "aangenomen"), (["voor", "tegen", "voor"], "verworpen")],
)
def test_de_stem_van_een_vertrokken_zetel_telt_niet_mee(besluit, zetels, secretaris, keuzes, uitkomst):
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    stem_allemaal(stemming, zetels, keuzes, secretaris)
    zetels[2].tot = timezone.localdate()
    zetels[2].save()
    assert acties.sluit_stemming(stemming=stemming, door=secretaris).status == uitkomst


def test_een_bezwaar_hoort_bij_consent_en_vraagt_uitleg(gremium, besluit, zetels, secretaris, lid):
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    with pytest.raises(ValidationError, match="bestaat deze keuze niet"):
        acties.stem(stemming=stemming, zetel=zetels[0], keuze="bezwaar", toelichting="nee", door=lid)
    stemming.regel = "consent"
    stemming.save()
    with pytest.raises(ValidationError, match="Leg uit"):
        acties.stem(stemming=stemming, zetel=zetels[0], keuze="bezwaar", toelichting="  ", door=lid)


def test_alleen_de_secretaris_opent_en_sluit(besluit, zetels, secretaris, lid):
    with pytest.raises(PermissionDenied):
        acties.open_stemming(besluit=besluit, door=lid)
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    with pytest.raises(PermissionDenied):
        acties.sluit_stemming(stemming=stemming, door=lid)


def test_wie_de_zetel_van_secretaris_heeft_is_secretaris(gremium, besluit):
    eigen = LidmaatschapFactory(rol=Rol.MAKELAAR).gebruiker
    zetel = ZetelFactory(gremium=gremium, functie="secretaris", stemrecht=False, gebruiker=eigen)
    assert acties.open_stemming(besluit=besluit, door=eigen).uitslag == Stemuitslag.OPEN
    zetel.tot = timezone.localdate()
    zetel.save()
    with pytest.raises(PermissionDenied):
        acties.sluit_stemming(stemming=besluit.stemmingen.get(), door=eigen)


def test_over_een_besluit_wordt_een_keer_gestemd(besluit, zetels, secretaris):
    acties.open_stemming(besluit=besluit, door=secretaris)
    with pytest.raises(ValidationError, match="al gestemd"):
        acties.open_stemming(besluit=besluit, door=secretaris)


def test_na_de_vergadering_opent_geen_stemming_meer(vergadering, besluit, secretaris):
    vergadering.status = Vergaderstatus.GEHOUDEN
    vergadering.save()
    with pytest.raises(ValidationError, match="zonder besluit"):
        acties.open_stemming(besluit=Besluit.objects.get(), door=secretaris)


def test_de_notulen_leggen_alles_vast_of_niets(besluit, zetels, secretaris):
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    elders = ZetelFactory(gremium=GremiumFactory())
    with pytest.raises(PermissionDenied):
        acties.leg_stemmen_vast(
            stemming=stemming, stemmen=[(zetels[0], "voor", ""), (elders, "voor", "")], door=secretaris
        )
    assert not Stem.objects.exists()


def test_het_besluit_gaat_per_mail_naar_wie_een_zetel_heeft(
    besluit, zetels, secretaris, lid, ander_lid, hr, verstuur, mailoutbox
):
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    stem_allemaal(stemming, zetels, ["voor"] * 3, secretaris)
    acties.sluit_stemming(stemming=stemming, door=secretaris)
    verstuur()
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted([lid.email, ander_lid.email])
    assert "aangenomen" in mailoutbox[0].subject


def test_een_lid_ziet_wat_wacht_tot_het_heeft_gestemd(besluit, zetels, secretaris, lid, ander_lid, hr):
    stemming = acties.open_stemming(besluit=besluit, door=secretaris)
    acties.stem(stemming=stemming, zetel=zetels[0], keuze="voor", door=lid)
    assert wachtende_stemmen(lid) == []
    assert [wacht.zetel for wacht in wachtende_stemmen(ander_lid)] == [zetels[1]]
    assert [wacht.zetel for wacht in wachtende_stemmen(secretaris)] == [None]
    assert wachtende_stemmen(hr) == []
