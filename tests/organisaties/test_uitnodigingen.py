"""Inviting people: the link, its limits, and how it becomes a role."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from demo.fabrieken.organisaties import (
    GebruikerFactory,
    LidmaatschapFactory,
    OrganisatieFactory,
    SchoolFactory,
    UitnodigingFactory,
)
from onderwijsregio.organisaties import acties
from onderwijsregio.organisaties.keuzes import Organisatiesoort, Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap, Uitnodiging

pytestmark = pytest.mark.django_db
ACCOUNT = {
    "voornaam": "Noor",
    "achternaam": "Jansen",
    "wachtwoord": "Een-goede-zin-van-woorden-7",
    "herhaling": "Een-goede-zin-van-woorden-7",
}


@pytest.fixture
def nodig_uit(beheerder, bestuur):
    def doe(email="noor@example.nl", organisatie=bestuur, rol=Rol.MENTOR, **extra):
        return acties.nodig_uit(email=email, organisatie=organisatie, rol=rol, door=beheerder, **extra)

    return doe


def adres(uitnodiging):
    return reverse("organisaties:uitnodiging", args=[uitnodiging.sleutel])


# What is sent and kept


def test_de_mail_bevat_de_link_en_de_database_alleen_de_hash(nodig_uit, bestuur):
    uitnodiging = nodig_uit()
    mail = Email.objects.get()
    assert mail.to == ["noor@example.nl"]
    for inhoud in (mail.message, mail.html_message):
        assert adres(uitnodiging) in inhoud
        assert "mentor" in inhoud
        assert bestuur.naam in inhoud
    rij = Uitnodiging.objects.filter(pk=uitnodiging.pk).values().get()
    assert uitnodiging.sleutel not in str(rij)
    assert rij["sleutelhash"] == Uitnodiging.hash_van(uitnodiging.sleutel)


def test_twee_uitnodigingen_hebben_nooit_dezelfde_sleutel(nodig_uit):
    assert nodig_uit().sleutel != nodig_uit(email="tweede@example.nl").sleutel


def test_als_de_transactie_terugdraait_gaat_er_geen_mail_uit(nodig_uit):
    with pytest.raises(RuntimeError), transaction.atomic():
        nodig_uit()
        raise RuntimeError
    assert not Email.objects.exists()
    assert not Uitnodiging.objects.exists()


def test_een_zelfde_uitnodiging_staat_een_keer_open(nodig_uit):
    nodig_uit()
    with pytest.raises(ValidationError, match="staat al zo'n uitnodiging open"):
        nodig_uit(email="NOOR@example.nl")
    nodig_uit(rol=Rol.COORDINATOR)


def test_een_verlopen_uitnodiging_maakt_plaats_voor_een_nieuwe(nodig_uit):
    oud = nodig_uit()
    Uitnodiging.objects.update(verloopt_op=timezone.now())
    nieuw = nodig_uit()
    oud.refresh_from_db()
    assert oud.ingetrokken_op
    assert Uitnodiging.objects.open().get() == nieuw


def test_wie_de_rol_al_heeft_wordt_niet_uitgenodigd(nodig_uit, hr, bestuur):
    with pytest.raises(ValidationError, match="heeft deze rol al"):
        nodig_uit(email=hr.email, rol=Rol.HR)


def test_hr_hoort_bij_een_werkgever(nodig_uit):
    with pytest.raises(ValidationError, match="schoolbestuur of mbo"):
        nodig_uit(organisatie=OrganisatieFactory(soort=Organisatiesoort.GEMEENTE), rol=Rol.HR)


def test_een_school_hoort_bij_de_organisatie(nodig_uit, bestuur):
    with pytest.raises(ValidationError, match="hoort niet bij deze organisatie"):
        nodig_uit(school=SchoolFactory())
    assert nodig_uit(school=SchoolFactory(bestuur=bestuur)).school


# Accepting


def test_wie_geen_account_heeft_maakt_er_een_en_is_meteen_ingelogd(client, nodig_uit, bestuur):
    uitnodiging = nodig_uit()
    assert "noor@example.nl" in client.get(adres(uitnodiging)).text
    antwoord = client.post(adres(uitnodiging), ACCOUNT)
    assert antwoord.url == "/thuis/"
    noor = Gebruiker.objects.get(email="noor@example.nl")
    assert (noor.naam, noor.is_staff, noor.is_superuser) == ("Noor Jansen", False, False)
    assert (noor.lidmaatschap.rol, noor.lidmaatschap.organisatie) == (Rol.MENTOR, bestuur)
    assert EmailAddress.objects.get(user=noor, email=noor.email, primary=True).verified
    assert client.session["_auth_user_id"] == str(noor.pk)
    uitnodiging.refresh_from_db()
    assert uitnodiging.aanvaard_op


def test_daarna_stelt_zo_iemand_meteen_een_tweede_factor_in(client, nodig_uit):
    client.post(adres(nodig_uit()), ACCOUNT)
    antwoord = client.get("/thuis/", follow=True)
    assert antwoord.redirect_chain == [("/accounts/2fa/totp/activate/", 302)]
    assert antwoord.status_code == 200


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("voornaam", " ", "Dit is een verplicht veld"),
        ("achternaam", "x" * 81, "80"),
        ("wachtwoord", "kort", "kort"),
        ("herhaling", "iets anders dan net", "niet gelijk"),
        ("wachtwoord", "noor@example.nl", "lijkt te veel"),
    ],
)
def test_een_fout_in_het_formulier_laat_de_uitnodiging_open(client, nodig_uit, veld, waarde, melding):
    uitnodiging = nodig_uit()
    antwoord = client.post(adres(uitnodiging), {**ACCOUNT, veld: waarde})
    assert melding in str(antwoord.context["formulier"].errors[veld])
    assert antwoord.context["formulier"]["achternaam"].value() in ("Jansen", "x" * 81)
    assert not Gebruiker.objects.filter(email="noor@example.nl").exists()
    uitnodiging.refresh_from_db()
    assert uitnodiging.is_open


def test_wie_al_een_account_heeft_logt_in_en_neemt_aan(client, nodig_uit, kandidaat):
    uitnodiging = nodig_uit(email=kandidaat.email)
    bladzijde = client.get(adres(uitnodiging))
    assert f"/accounts/login/?next={adres(uitnodiging)}" in bladzijde.text
    client.post(adres(uitnodiging), ACCOUNT)
    assert not Lidmaatschap.objects.filter(gebruiker=kandidaat).exists(), "niet zonder in te loggen"

    client.force_login(kandidaat, backend="django.contrib.auth.backends.ModelBackend")
    client.get(adres(uitnodiging))
    assert not Lidmaatschap.objects.filter(gebruiker=kandidaat).exists(), "openen alleen is niet aannemen"
    assert client.post(adres(uitnodiging)).url == "/thuis/"
    assert Lidmaatschap.objects.get(gebruiker=kandidaat).rol == Rol.MENTOR


def test_na_het_aannemen_werkt_iemand_meteen_in_de_nieuwe_rol(als, nodig_uit, hr, regio):
    uitnodiging = nodig_uit(email=hr.email, rol=Rol.STUURGROEP)
    client = als(hr)
    client.post(adres(uitnodiging))
    assert client.get("/thuis/").url == "/governance/"


def test_iemand_anders_kan_de_uitnodiging_niet_aannemen(als, nodig_uit, hr, kandidaat):
    uitnodiging = nodig_uit(email=kandidaat.email)
    antwoord = als(hr).post(adres(uitnodiging))
    assert "voor iemand anders" in antwoord.text
    assert uitnodiging.organisatie.naam not in antwoord.text.split("<main")[1].split("</main")[0]
    uitnodiging.refresh_from_db()
    assert uitnodiging.is_open
    with pytest.raises(ValidationError, match="iemand anders"):
        acties.aanvaard(uitnodiging=uitnodiging, door=hr)


def test_een_account_met_een_onbevestigd_adres_wordt_overgenomen(client, nodig_uit):
    kaper = GebruikerFactory(email="noor@example.nl", password="Kaper-wacht-af-2", bevestigd=False)
    EmailAddress.objects.create(user=kaper, email=kaper.email, verified=False, primary=True)
    client.post(adres(nodig_uit()), ACCOUNT)
    kaper.refresh_from_db()
    assert kaper.check_password(ACCOUNT["wachtwoord"])
    assert kaper.naam == "Noor Jansen"


# A link that no longer works


@pytest.mark.parametrize(
    ("wat", "tekst"),
    [
        ({"verloopt_op": timezone.now() - timedelta(seconds=1)}, "was geldig tot"),
        ({"ingetrokken_op": timezone.now()}, "is ingetrokken"),
        ({"aanvaard_op": timezone.now()}, "al aangenomen"),
    ],
)
def test_een_gebruikte_verlopen_of_ingetrokken_link_zegt_wat_te_doen(client, nodig_uit, wat, tekst):
    uitnodiging = nodig_uit()
    Uitnodiging.objects.update(**wat)
    for antwoord in (client.get(adres(uitnodiging)), client.post(adres(uitnodiging), ACCOUNT)):
        assert antwoord.status_code == 404
        assert tekst in antwoord.text
    assert not Gebruiker.objects.filter(email="noor@example.nl").exists()


def test_een_onbekende_link_zegt_wat_te_doen(client, regio):
    antwoord = client.get("/uitnodiging/zomaar-iets/")
    assert antwoord.status_code == 404
    assert "loket@voorbeeld.test" in antwoord.text


def test_tot_de_laatste_seconde_geldig(nodig_uit, kandidaat):
    uitnodiging = nodig_uit(email=kandidaat.email)
    assert uitnodiging.verloopt_op - uitnodiging.verstuurd_op == timedelta(days=14)
    Uitnodiging.objects.update(verloopt_op=timezone.now() + timedelta(seconds=30))
    assert acties.aanvaard(uitnodiging=uitnodiging, door=kandidaat)


def test_een_link_werkt_een_keer(nodig_uit, kandidaat):
    uitnodiging = nodig_uit(email=kandidaat.email)
    acties.aanvaard(uitnodiging=uitnodiging, door=kandidaat)
    with pytest.raises(ValidationError, match="werkt niet meer"):
        acties.aanvaard(uitnodiging=uitnodiging, door=kandidaat)


# Sending again and withdrawing


def test_opnieuw_versturen_maakt_de_oude_link_dood_en_de_termijn_nieuw(client, nodig_uit, beheerder):
    oud = nodig_uit()
    Uitnodiging.objects.update(verloopt_op=timezone.now() - timedelta(days=1))
    nieuw = acties.verstuur_opnieuw(uitnodiging=oud, door=beheerder)
    assert client.get(adres(oud)).status_code == 404
    assert client.get(adres(nieuw)).status_code == 200
    assert Email.objects.count() == 2
    assert Uitnodiging.objects.count() == 1


@pytest.mark.parametrize("actie", [acties.verstuur_opnieuw, acties.trek_in])
@pytest.mark.parametrize("wat", ["aanvaard_op", "ingetrokken_op"])
def test_wat_beantwoord_is_wordt_niet_meer_verstuurd_of_ingetrokken(nodig_uit, beheerder, actie, wat):
    uitnodiging = nodig_uit()
    Uitnodiging.objects.update(**{wat: timezone.now()})
    with pytest.raises(ValidationError, match="al aanvaard of ingetrokken"):
        actie(uitnodiging=uitnodiging, door=beheerder)


# The administrator's screen


def test_de_beheerder_nodigt_uit_en_ziet_het_terug(als, beheerder, bestuur):
    client = als(beheerder)
    gegevens = {"email": "noor@example.nl", "rol": Rol.MENTOR, "organisatie": bestuur.pk}
    antwoord = client.post(reverse("organisaties:nodig_uit"), gegevens, follow=True)
    assert antwoord.redirect_chain == [(reverse("organisaties:uitnodigingen"), 302)]
    assert "noor@example.nl" in antwoord.text
    assert Uitnodiging.objects.get().door == beheerder


def test_een_fout_staat_bij_het_veld(als, beheerder, hr, bestuur):
    gegevens = {"email": hr.email, "rol": Rol.HR, "organisatie": bestuur.pk}
    antwoord = als(beheerder).post(reverse("organisaties:nodig_uit"), gegevens)
    assert antwoord.context["formulier"].errors == {
        "email": ["Deze persoon heeft deze rol al bij deze organisatie."]
    }
    assert antwoord.context["formulier"]["email"].value() == hr.email


def test_opnieuw_en_intrekken_gaan_met_een_knop(als, beheerder):
    uitnodiging = UitnodigingFactory(email="noor@example.nl")
    client = als(beheerder)
    opnieuw = reverse("organisaties:uitnodiging_opnieuw", args=[uitnodiging.pk])
    intrekken = reverse("organisaties:uitnodiging_intrekken", args=[uitnodiging.pk])
    assert client.get(opnieuw).status_code == client.get(intrekken).status_code == 405
    assert "krijgt een nieuwe link" in client.post(opnieuw, follow=True).text
    assert "is ingetrokken" in client.post(intrekken, follow=True).text
    assert "al aanvaard of ingetrokken" in client.post(intrekken, follow=True).text
    assert not Uitnodiging.objects.onbeantwoord().exists()


def test_de_lijst_groeit_niet_in_queries(als, beheerder, django_assert_max_num_queries):
    client = als(beheerder)
    UitnodigingFactory.create_batch(20)
    with django_assert_max_num_queries(8):
        antwoord = client.get(reverse("organisaties:uitnodigingen"))
    assert len(re.findall("Trek in", antwoord.text)) == 20


def test_zonder_uitnodigingen_zegt_de_lijst_wat_te_doen(als, beheerder):
    assert (
        "Er staan geen uitnodigingen open" in als(beheerder).get(reverse("organisaties:uitnodigingen")).text
    )


def test_alleen_een_beheerder_ziet_uitnodigingen(beheerder, hr, kandidaat):
    UitnodigingFactory()
    assert Uitnodiging.objects.zichtbaar_voor(beheerder).count() == 1
    for ander in (hr, kandidaat):
        assert not Uitnodiging.objects.zichtbaar_voor(ander).exists()


def test_lidmaatschap_in_het_verleden_telt_niet_als_al_hebben(nodig_uit, bestuur):
    lid = LidmaatschapFactory(organisatie=bestuur, rol=Rol.MENTOR, tot=timezone.localdate())
    assert nodig_uit(email=lid.gebruiker.email)
