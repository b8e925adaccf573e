"""HR lets a system in: a key is shown once, replaced with an overlap, withdrawn at once."""

import re
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from demo.fabrieken.koppelingen import SleutelFactory, SysteemkoppelingFactory
from demo.fabrieken.organisaties import LidmaatschapFactory
from onderwijsregio.organisaties.keuzes import Rol
from vacatures import acties
from vacatures.models import LANGSTE_OVERLAP, Sleutel, Systeemkoppeling

pytestmark = pytest.mark.django_db
LIJST = "/werk/koppelingen/"


@pytest.fixture
def koppeling(bestuur, hr):
    return acties.maak_koppeling(organisatie=bestuur, naam="AFS", recht="schrijven", door=hr)[0]


def lees(client, tekst):
    return client.get("/api/v1/mijn/vacatures", headers={"Authorization": f"Bearer {tekst}"}).status_code


def test_een_sleutel_is_een_keer_te_zien_en_staat_nergens(als, hr, collega, client, post):
    antwoord = als(hr).post(LIJST, {"naam": "Personeelssysteem", "recht": "schrijven"})
    (tekst,) = re.findall(r"orv_[\w-]+", antwoord.content.decode())[:1]
    assert lees(client, tekst) == 200
    sleutel = Sleutel.objects.get()
    assert (sleutel.hash, sleutel.voorvoegsel) == (Sleutel.hash_van(tekst), tekst[:12])
    assert tekst not in str(Sleutel.objects.values())
    assert "no-store" in antwoord["Cache-Control"]
    scherm = als(hr).get(sleutel.koppeling.get_absolute_url()).content.decode()
    assert (tekst[:12] in scherm, tekst in scherm) == (True, False)
    assert {adres for adres, _ in post()} == {hr.email, collega.email}, "het hele team van HR hoort ervan"


def test_twee_koppelingen_met_dezelfde_naam_kan_niet(als, hr, koppeling):
    antwoord = als(hr).post(LIJST, {"naam": "AFS", "recht": "lezen"})
    assert antwoord.status_code == 422
    assert "al een koppeling met deze naam" in antwoord.content.decode()


def test_hetzelfde_formulier_toont_dezelfde_sleutel_zolang_die_werkt(als, client, bestuur, hr, collega, post):
    """A second click: the answer with the key in it is never seen, and the key is kept nowhere."""

    def gekregen(pad, **gegevens):
        antwoord = als(hr).post(pad, gegevens | {"formulier": uuid5(NAMESPACE_URL, pad)})
        return antwoord.context["sleutel"] if antwoord.status_code == 200 else antwoord.status_code

    nieuw = {"naam": "AFS", "recht": "schrijven"}
    sleutel = gekregen(LIJST, **nieuw)
    assert gekregen(LIJST, **nieuw) == sleutel
    assert (gekregen(LIJST, **nieuw | {"naam": "Ander"}) != sleutel, lees(client, sleutel)) == (True, 200)
    koppeling = Sleutel.objects.get(hash=Sleutel.hash_van(sleutel)).koppeling
    wissel = f"{koppeling.get_absolute_url()}sleutel/"
    tweede = gekregen(wissel, oude_tot=timezone.localdate())
    assert gekregen(wissel, oude_tot=timezone.localdate()) == tweede != sleutel
    assert (koppeling.sleutels.count(), len(post())) == (2, 6)  # three mails to two colleagues
    acties.trek_koppeling_in(koppeling=koppeling, door=hr)
    assert (gekregen(LIJST, **nieuw), gekregen(wissel, oude_tot=timezone.localdate())) == (422, 422)


def test_na_wisselen_werken_beide_sleutels_tot_de_gekozen_dag(client, bestuur, hr, monkeypatch):
    koppeling, oud = acties.maak_koppeling(organisatie=bestuur, naam="AFS", recht="schrijven", door=hr)
    dag = timezone.localdate() + timedelta(days=3)
    nieuw = acties.wissel_sleutel(koppeling=koppeling, oude_tot=dag, door=hr)
    assert (lees(client, oud), lees(client, nieuw)) == (200, 200)
    einde = Sleutel.objects.get(hash=Sleutel.hash_van(oud)).geldig_tot
    assert timezone.localtime(einde).date() == dag + timedelta(days=1)
    Sleutel.objects.filter(hash=Sleutel.hash_van(oud)).update(
        gemaakt_op=timezone.now() - timedelta(days=4), geldig_tot=timezone.now()
    )
    assert (lees(client, oud), lees(client, nieuw)) == (401, 200)


@pytest.mark.parametrize(
    ("dagen", "mag"),
    [(-1, False), (0, True), (LANGSTE_OVERLAP.days, True), (LANGSTE_OVERLAP.days + 1, False)],
)
def test_hoe_lang_de_oude_sleutel_nog_mag_werken(koppeling, hr, dagen, mag):
    dag = timezone.localdate() + timedelta(days=dagen)
    if mag:
        assert acties.wissel_sleutel(koppeling=koppeling, oude_tot=dag, door=hr)
    else:
        with pytest.raises(ValidationError, match="90 dagen"):
            acties.wissel_sleutel(koppeling=koppeling, oude_tot=dag, door=hr)


def test_intrekken_sluit_elke_sleutel_meteen_en_voorgoed(als, client, bestuur, hr, collega):
    koppeling, oud = acties.maak_koppeling(organisatie=bestuur, naam="AFS", recht="schrijven", door=hr)
    nieuw = acties.wissel_sleutel(koppeling=koppeling, oude_tot=timezone.localdate(), door=hr)
    als(collega).post(f"{LIJST}{koppeling.pk}/intrekken/")
    assert (lees(client, oud), lees(client, nieuw)) == (401, 401)
    koppeling.refresh_from_db()
    assert koppeling.ingetrokken_door == collega
    with pytest.raises(ValidationError, match="ingetrokken"):
        acties.wissel_sleutel(koppeling=koppeling, oude_tot=timezone.localdate(), door=hr)
    acties.maak_koppeling(organisatie=bestuur, naam="AFS", recht="lezen", door=hr)


def test_wanneer_een_sleutel_het_laatst_is_gebruikt_staat_er_op_de_minuut_bij(client, bestuur, hr):
    _, tekst = acties.maak_koppeling(organisatie=bestuur, naam="AFS", recht="lezen", door=hr)
    lees(client, tekst)
    eerst = Sleutel.objects.get().laatst_gebruikt_op
    lees(client, tekst)
    assert Sleutel.objects.get().laatst_gebruikt_op == eerst, "niet elke vraag is een schrijfbeurt"
    Sleutel.objects.update(laatst_gebruikt_op=eerst - timedelta(minutes=2))
    lees(client, tekst)
    assert Sleutel.objects.get().laatst_gebruikt_op >= eerst


def test_de_database_bewaart_geen_leesbare_sleutel_en_geen_twee_zonder_einde(koppeling):
    sleutel = koppeling.sleutels.get()
    for anders in ({"hash": "orv_leesbaar"}, {"geldig_tot": sleutel.gemaakt_op}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Sleutel.objects.filter(pk=sleutel.pk).update(**anders)
    with pytest.raises(IntegrityError), transaction.atomic():
        SleutelFactory(koppeling=koppeling)
    with pytest.raises(IntegrityError), transaction.atomic():
        SysteemkoppelingFactory(naam=" ")


def rechten_te_kiezen(als, wie):
    return set(re.findall(r'name="recht" value="(\w+)"', als(wie).get(LIJST).text))


def test_wie_studenten_brengt_maakt_daar_een_sleutel_voor_en_voor_niets_anders(
    als, client, opleiding, andere_opleiding, hr, post
):
    assert rechten_te_kiezen(als, hr) == {"schrijven", "lezen"}
    assert rechten_te_kiezen(als, opleiding) == {"studenten"}
    assert rechten_te_kiezen(als, andere_opleiding) == {"schrijven", "lezen", "studenten"}, (
        "een mbo doet beide"
    )
    for wie, recht in ((opleiding, "schrijven"), (hr, "studenten")):
        assert als(wie).post(LIJST, {"naam": "Systeem", "recht": recht}).status_code == 422
    antwoord = als(opleiding).post(LIJST, {"naam": "Studentvolgsysteem", "recht": "studenten"})
    tekst = re.findall(r"orv_[\w-]+", antwoord.text)[0]
    kop = {"Authorization": f"Bearer {tekst}"}
    assert client.get("/api/v1/mijn/studenten", headers=kop).status_code == 200
    assert post() == [(opleiding.email, "Nieuwe koppeling: Studentvolgsysteem")]
    adres = Systeemkoppeling.objects.get().get_absolute_url()
    assert [als(wie).get(adres).status_code for wie in (opleiding, andere_opleiding, hr)] == [200, 404, 404]
    als(opleiding).post(f"{adres}intrekken/")
    assert client.get("/api/v1/mijn/studenten", headers=kop).status_code == 401


def test_wie_bij_een_mbo_alleen_studenten_brengt_ziet_de_koppeling_voor_vacatures_niet(als, andere_opleiding):
    mbo = andere_opleiding.lidmaatschap.organisatie
    coordinator = LidmaatschapFactory(rol=Rol.COORDINATOR, organisatie=mbo).gebruiker
    SysteemkoppelingFactory(organisatie=mbo, naam="AFS")
    SysteemkoppelingFactory(organisatie=mbo, naam="Osiris", recht="studenten")
    gezien = [
        [naam in als(wie).get(LIJST).text for naam in ("AFS", "Osiris")]
        for wie in (andere_opleiding, coordinator)
    ]
    assert gezien == [[True, True], [False, True]]


def test_alleen_hr_van_het_eigen_bestuur_komt_hier(als, koppeling, collega, hr_ander, makelaar, kandidaat):
    adressen = [koppeling.get_absolute_url(), f"{koppeling.get_absolute_url()}sleutel/"]
    for adres in adressen:
        assert als(collega).get(adres).status_code == 200
        assert [als(wie).get(adres).status_code for wie in (hr_ander, makelaar, kandidaat.gebruiker)] == [
            404
        ] * 3
    assert als(hr_ander).post(f"{koppeling.get_absolute_url()}intrekken/").status_code == 404
    assert als(makelaar).get(LIJST).status_code == 404
    assert "AFS" not in als(hr_ander).get(LIJST).content.decode()
    assert Systeemkoppeling.objects.get().ingetrokken_op is None
