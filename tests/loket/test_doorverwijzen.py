"""A warm referral: a named colleague, who says yes or hands back, and an asker who hears who will call."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from demo.fabrieken.loket import BijlageFactory, DoorverwijzingFactory, VraagFactory
from loket import acties
from loket.keuzes import Doorverwijzingstatus, Vraagstatus
from loket.models import Afscherming, Doorverwijzing, Kandidaat
from onderwijsregio.kern.tijd import plus_werkdagen
from onderwijsregio.organisaties.acties import beeindig_lidmaatschap


@pytest.fixture
def vraag(kandidaat, makelaar):
    return VraagFactory(kandidaat=kandidaat, eigenaar=makelaar)


@pytest.fixture
def verwijzing(vraag, hr, makelaar):
    return acties.verwijs_door(
        vraag=vraag, naar=hr.lidmaatschappen.get(), toelichting="Wil meelopen.", door=makelaar
    )


def vers(kandidaat) -> Kandidaat:
    return Kandidaat.objects.get(pk=kandidaat.pk)


def test_tot_de_collega_antwoordt_houdt_de_makelaar_de_volgende_stap(
    verwijzing, kandidaat, makelaar, hr, post
):
    assert vers(kandidaat).volgende_stap_van == makelaar
    assert verwijzing.vraag.status == Vraagstatus.DOORVERWEZEN
    assert [adres for adres, _ in post()] == [hr.email, kandidaat.email]
    assert f"/werk/doorverwijzingen/{verwijzing.pk}/" in post(hr.email)[0]


def test_ja_geeft_de_volgende_stap_aan_de_collega_en_de_vrager_hoort_wie_er_belt(
    verwijzing, kandidaat, hr, post
):
    acties.neem_aan(doorverwijzing=verwijzing, door=hr)
    assert vers(kandidaat).volgende_stap_van == hr
    mail = post(kandidaat.email)[-1]
    for gegeven in (hr.naam, "Bestuur De Kade", "036-0000011"):
        assert gegeven in mail


def test_nee_geeft_de_volgende_stap_terug_aan_de_makelaar_met_de_reden(
    verwijzing, kandidaat, makelaar, hr, post
):
    acties.geef_terug(doorverwijzing=verwijzing, reden="Wij hebben geen plek.", door=hr)
    assert vers(kandidaat).volgende_stap_van == makelaar
    verwijzing.vraag.refresh_from_db()
    assert verwijzing.vraag.status == Vraagstatus.NIEUW
    assert "Wij hebben geen plek." in post(makelaar.email)[0]
    assert "Wij hebben geen plek." not in "".join(kandidaat.stappen.values_list("tekst", flat=True))
    assert "Wij zoeken verder voor u" in post(kandidaat.email)[-1]
    assert "Wij hebben geen plek." not in "".join(post(kandidaat.email))


def test_de_vrager_hoort_elke_stap_in_gewone_woorden_met_de_link_naar_het_gesprek(
    verwijzing, kandidaat, hr, hr_ander, makelaar, post
):
    acties.geef_terug(doorverwijzing=verwijzing, reden="Nee.", door=hr)
    tweede = acties.verwijs_door(
        vraag=verwijzing.vraag, naar=hr_ander.lidmaatschappen.get(), toelichting="-", door=makelaar
    )
    acties.neem_aan(doorverwijzing=tweede, door=hr_ander)
    onderwerpen = [onderwerp for adres, onderwerp in post() if adres == kandidaat.email]
    assert onderwerpen == [
        f"Wij vragen {hr.naam} om u verder te helpen",
        "Wij zoeken verder voor u",
        f"Wij vragen {hr_ander.naam} om u verder te helpen",
        f"{hr_ander.naam} neemt contact met u op",
    ]
    assert all(verwijzing.vraag.volgadres in mail for mail in post(kandidaat.email))


def test_een_beantwoorde_vraag_blijft_beantwoord_als_de_collega_teruggeeft(vraag, hr, makelaar):
    acties.beantwoord_vraag(vraag=vraag, tekst="Ja.", door=makelaar)
    verwijzing = acties.verwijs_door(
        vraag=vraag, naar=hr.lidmaatschappen.get(), toelichting="-", door=makelaar
    )
    acties.geef_terug(doorverwijzing=verwijzing, reden="Nee.", door=hr)
    vraag.refresh_from_db()
    assert vraag.status == Vraagstatus.BEANTWOORD


def test_teruggeven_kan_niet_zonder_reden(verwijzing, hr):
    with pytest.raises(ValidationError):
        acties.geef_terug(doorverwijzing=verwijzing, reden=" ", door=hr)
    assert Doorverwijzing.objects.get().status == Doorverwijzingstatus.AANGEBODEN


def test_wie_in_twee_tabbladen_antwoordt_antwoordt_een_keer(verwijzing, kandidaat, hr, post):
    acties.neem_aan(doorverwijzing=verwijzing, door=hr)
    with pytest.raises(ValidationError, match="al beantwoord"):
        acties.geef_terug(doorverwijzing=verwijzing, reden="Toch niet.", door=hr)
    assert vers(kandidaat).volgende_stap_van == hr
    assert len(post(kandidaat.email)) == 2  # who was asked, and who calls


def test_een_vraag_die_wacht_wordt_niet_nog_eens_doorverwezen(verwijzing, hr_ander, makelaar):
    with pytest.raises(ValidationError, match="al doorverwezen"):
        acties.verwijs_door(
            vraag=verwijzing.vraag, naar=hr_ander.lidmaatschappen.get(), toelichting="-", door=makelaar
        )


def test_na_teruggave_mag_een_andere_collega_het_proberen(verwijzing, hr, hr_ander, makelaar):
    acties.geef_terug(doorverwijzing=verwijzing, reden="Nee.", door=hr)
    tweede = acties.verwijs_door(
        vraag=verwijzing.vraag, naar=hr_ander.lidmaatschappen.get(), toelichting="-", door=makelaar
    )
    assert tweede.status == Doorverwijzingstatus.AANGEBODEN


def test_wie_er_niet_meer_werkt_krijgt_niemand_overgedragen(vraag, hr, makelaar):
    lid = hr.lidmaatschappen.get()
    lid.tot = timezone.localdate()
    lid.save()
    with pytest.raises(ValidationError, match="niet meer"):
        acties.verwijs_door(vraag=vraag, naar=lid, toelichting="-", door=makelaar)


def test_op_het_scherm_van_zoeken_tot_overdragen(als, vraag, hr, hr_ander, makelaar):
    browser = als(makelaar)
    adres = f"/werk/vragen/{vraag.pk}/doorverwijzen/"
    gevonden = browser.get(f"{adres}?zoek=kade").content.decode()
    assert escape(hr.naam) in gevonden
    assert escape(hr_ander.naam) not in gevonden
    lid = hr.lidmaatschappen.get()
    browser.post(f"{adres}?naar={lid.pk}", {"toelichting": "Wil meelopen."})
    assert Doorverwijzing.objects.get().naar == lid


@pytest.mark.parametrize("naar", ["", "0", "abc", "²", "٣", "99999999999999999999"])
def test_een_collega_die_niet_bestaat_toont_de_lijst(als, vraag, makelaar, hr, naar):
    antwoord = als(makelaar).post(f"/werk/vragen/{vraag.pk}/doorverwijzen/?naar={naar}", {"toelichting": "x"})
    assert antwoord.status_code == 200
    assert Doorverwijzing.objects.count() == 0


def test_een_mentor_is_geen_collega_om_naar_door_te_verwijzen(als, vraag, makelaar, mentor):
    adres = f"/werk/vragen/{vraag.pk}/doorverwijzen/"
    assert escape(mentor.naam) not in als(makelaar).get(adres).content.decode()
    als(makelaar).post(f"{adres}?naar={mentor.lidmaatschappen.get().pk}", {"toelichting": "x"})
    assert Doorverwijzing.objects.count() == 0


def test_een_bestuur_waarvoor_de_vrager_zich_verbergt_is_niet_te_kiezen(
    als, vraag, kandidaat, makelaar, hr, hr_ander
):
    Afscherming.objects.create(kandidaat=kandidaat, organisatie=hr.lidmaatschappen.get().organisatie)
    browser, adres = als(makelaar), f"/werk/vragen/{vraag.pk}/doorverwijzen/"
    lijst = browser.get(adres).text
    dicht, open_ = (f'href="?naar={wie.lidmaatschappen.get().pk}"' for wie in (hr, hr_ander))
    assert (dicht in lijst, open_ in lijst) == (False, True)
    assert "Karin wil niet dat dit bestuur meekijkt." in lijst
    verborgen = f"{adres}?naar={hr.lidmaatschappen.get().pk}"
    for antwoord in (browser.get(verborgen), browser.post(verborgen, {"toelichting": "Toch maar."})):
        assert "Karin wil niet dat dit bestuur meekijkt." in antwoord.text
    assert not Doorverwijzing.objects.exists()


def test_de_collega_leest_het_hele_gesprek_ook_van_samengevoegde_vragen(
    als, vraag, kandidaat, makelaar, hr, hr_ander
):
    tweede = VraagFactory(kandidaat=kandidaat, eigenaar=makelaar, tekst="En kan ik een dag meelopen?")
    acties.reageer(vraag=tweede, tekst="Liefst op dinsdag.")
    acties.beantwoord_vraag(vraag=tweede, tekst="Dat kan vast.", door=makelaar)
    acties.noteer_bij_vraag(vraag=vraag, tekst="Alleen voor het loket.", door=makelaar)
    bijlage = BijlageFactory(vraag=tweede)
    blijft = acties.voeg_vragen_samen(vraag=vraag, met=tweede, door=makelaar)
    verwijzing = acties.verwijs_door(
        vraag=blijft, naar=hr.lidmaatschappen.get(), toelichting="Bel even.", door=makelaar
    )
    bladzijde = als(hr).get(verwijzing.get_absolute_url()).text
    for tekst in (vraag.tekst, tweede.tekst, "Liefst op dinsdag.", "Dat kan vast.", "diploma.pdf"):
        assert tekst in bladzijde
    assert "De vrager schreef" in bladzijde
    assert bladzijde.count("Antwoord van") == 1
    assert "Alleen voor het loket." not in bladzijde
    for wie, status in ((hr, 200), (hr_ander, 404)):
        bestand = als(wie).get(bijlage.get_absolute_url())
        assert (bestand.status_code, bool(bestand.getvalue())) == (status, True)


def test_de_collega_zegt_ja_op_het_scherm_en_ziet_de_kandidaat(als, verwijzing, kandidaat, hr):
    browser = als(hr)
    assert escape(kandidaat.naam) in browser.get("/werk/").content.decode()
    antwoord = browser.post(verwijzing.get_absolute_url(), {"besluit": "aannemen"}, follow=True)
    assert antwoord.redirect_chain[-1][0] == kandidaat.get_absolute_url()
    assert antwoord.status_code == 200


def test_de_collega_geeft_terug_op_het_scherm_en_ziet_de_kandidaat_niet_meer(
    als, verwijzing, kandidaat, hr, makelaar
):
    browser = als(hr)
    zonder = browser.post(verwijzing.get_absolute_url(), {"besluit": "terug", "reden": ""})
    assert zonder.status_code == 422
    browser.post(verwijzing.get_absolute_url(), {"besluit": "terug", "reden": "Geen plek."})
    assert browser.get(kandidaat.get_absolute_url()).status_code == 404
    assert browser.get(verwijzing.vraag.get_absolute_url()).status_code == 404
    bladzijde = browser.get(verwijzing.get_absolute_url())
    assert bladzijde.status_code == 200
    assert kandidaat.email not in bladzijde.content.decode()
    keuze = als(makelaar).get(reverse("loket:doorverwijzen", args=[verwijzing.vraag_id])).text
    assert keuze.count("gaf terug") == 1  # the makelaar sees whom not to ask again


def test_alleen_wie_gevraagd_is_antwoordt(als, verwijzing, makelaar, hr_ander):
    for wie, status in ((makelaar, 404), (hr_ander, 404)):
        assert als(wie).post(verwijzing.get_absolute_url(), {"besluit": "aannemen"}).status_code == status
    assert Doorverwijzing.objects.get().status == Doorverwijzingstatus.AANGEBODEN


def test_wie_twee_rollen_heeft_vindt_de_doorverwijzing_in_elke_rol(als, verwijzing, hr):
    from demo.fabrieken.organisaties import LidmaatschapFactory

    tweede = LidmaatschapFactory(gebruiker=hr, rol="stuurgroep")
    browser = als(hr)
    sessie = browser.session
    sessie["lidmaatschap"] = tweede.pk
    sessie.save()
    assert browser.get(verwijzing.get_absolute_url()).status_code == 200


def test_de_collega_ziet_de_notities_van_het_loket_niet(als, kandidaat, makelaar, hr):
    acties.leg_contact_vast(kandidaat=kandidaat, tekst="Alleen voor het loket.", door=makelaar)
    acties.leg_contact_vast(kandidaat=kandidaat, tekst="Voor iedereen.", door=makelaar, intern=False)
    DoorverwijzingFactory(vraag__kandidaat=kandidaat, naar=hr.lidmaatschappen.get())
    bladzijde = als(hr).get(kandidaat.get_absolute_url()).content.decode()
    assert "Voor iedereen." in bladzijde
    assert "Alleen voor het loket." not in bladzijde
    assert "Alleen voor het loket." in als(makelaar).get(kandidaat.get_absolute_url()).content.decode()


def test_voor_wie_iemand_zich_verbergt_lezen_alleen_die_zelf_en_het_loket(
    als, kandidaat, makelaar, hr, hr_ander
):
    """Often that is the employer of today: another board that guides the person does not hear of it."""
    verborgen = hr_ander.lidmaatschap.organisatie
    acties.scherm_af(kandidaat=kandidaat, organisatie=verborgen, door=kandidaat.gebruiker)
    Kandidaat.objects.filter(pk=kandidaat.pk).update(volgende_stap_van=hr)
    leest = {
        wie: str(verborgen) in als(wie).get(f"/werk/kandidaten/{kandidaat.pk}/").content.decode()
        for wie in (makelaar, hr)
    }
    assert leest == {makelaar: True, hr: False}
    assert (
        f"U bent nu onzichtbaar voor {verborgen}" in als(kandidaat.gebruiker).get("/mijn/").content.decode()
    )


def test_de_collega_ziet_het_profiel_pas_met_toestemming(als, kandidaat, hr):
    kandidaat.motivatie = "Altijd al gewild."
    kandidaat.save()
    DoorverwijzingFactory(vraag__kandidaat=kandidaat, naar=hr.lidmaatschappen.get())
    assert "Altijd al gewild." not in als(hr).get(kandidaat.get_absolute_url()).content.decode()
    acties.geef_toestemming(kandidaat=kandidaat, doel="besturen", door=kandidaat.gebruiker)
    assert "Altijd al gewild." in als(hr).get(kandidaat.get_absolute_url()).content.decode()


# The question goes along ---------------------------------------------------------------------------------


def test_wie_ja_zegt_is_eigenaar_van_de_vraag_en_antwoordt_zelf(als, verwijzing, kandidaat, hr, post):
    acties.neem_aan(doorverwijzing=verwijzing, door=hr)
    vraag = verwijzing.vraag
    antwoord = als(hr).post(vraag.get_absolute_url(), {"tekst": "Kom gerust langs.", "vervolg": "rust"})
    assert antwoord.status_code == 302
    vraag.refresh_from_db()
    assert (vraag.eigenaar, vraag.status, vraag.wacht_sinds) == (hr, Vraagstatus.BEANTWOORD, None)
    assert "Kom gerust langs." in post(kandidaat.email)[-1]


def test_tot_het_ja_kan_de_collega_niet_antwoorden(als, verwijzing, hr):
    assert als(hr).post(verwijzing.vraag.get_absolute_url(), {"tekst": "Ja."}).status_code == 404


def test_wie_teruggeeft_geeft_ook_de_vraag_terug(verwijzing, hr, makelaar):
    acties.geef_terug(doorverwijzing=verwijzing, reden="Nee.", door=hr)
    vraag = verwijzing.vraag
    vraag.refresh_from_db()
    assert vraag.eigenaar == makelaar
    assert vraag.antwoord_uiterlijk == acties.uiterlijk()


def test_wie_wacht_op_een_collega_kan_niet_nog_eens_doorverwijzen(als, verwijzing, makelaar):
    browser, vraag = als(makelaar), verwijzing.vraag
    bladzijde = browser.get(vraag.get_absolute_url()).content.decode()
    assert "verwijs warm door" not in bladzijde
    assert "is gevraagd" in bladzijde
    antwoord = browser.get(f"/werk/vragen/{vraag.pk}/doorverwijzen/")
    assert (antwoord.status_code, antwoord["Location"]) == (302, vraag.get_absolute_url())


def test_na_een_antwoord_van_de_collega_staat_doorverwijzen_er_weer(als, verwijzing, hr, makelaar):
    acties.geef_terug(doorverwijzing=verwijzing, reden="Nee.", door=hr)
    assert "verwijs warm door" in als(makelaar).get(verwijzing.vraag.get_absolute_url()).content.decode()


def test_de_database_laat_een_antwoord_op_een_doorverwijzing_niet_veranderen(verwijzing, hr):
    acties.geef_terug(doorverwijzing=verwijzing, reden="Geen plek.", door=hr)
    with pytest.raises(DatabaseError, match="Invalid transition"):
        Doorverwijzing.objects.update(status=Doorverwijzingstatus.AANGENOMEN)


# The loket takes back -----------------------------------------------------------------------------------


def test_de_makelaar_haalt_terug_zonder_te_wachten_en_iedereen_weet_het(
    als, verwijzing, kandidaat, makelaar, hr, post
):
    browser, vraag = als(makelaar), verwijzing.vraag
    assert "Haal terug" in browser.get(vraag.get_absolute_url()).content.decode()
    Kandidaat.objects.filter(pk=kandidaat.pk).update(volgende_stap="Nog van voor de doorverwijzing")
    assert browser.post(f"/werk/vragen/{vraag.pk}/terughalen/", {"reden": ""}).status_code == 302
    verwijzing.refresh_from_db()
    vraag.refresh_from_db()
    assert (verwijzing.status, vraag.status, vraag.eigenaar) == ("teruggegeven", "nieuw", makelaar)
    assert "Iemand anders zoeken" in vers(kandidaat).volgende_stap
    assert "hoeft niet meer" in post(hr.email)[-1]
    assert "wij zoeken verder" in post(kandidaat.email)[-1]
    assert als(hr).get(vraag.get_absolute_url()).status_code == 404
    aantal = len(post())
    assert browser.post(f"/werk/vragen/{vraag.pk}/terughalen/", {}).status_code == 302
    assert len(post()) == aantal, "a double click takes back once"
    acties.verwijs_door(vraag=vraag, naar=hr.lidmaatschap, toelichting="", door=makelaar)
    acties.neem_aan(doorverwijzing=vraag.doorverwijzingen.open().get(), door=hr)
    te_laat = browser.post(f"/werk/vragen/{vraag.pk}/terughalen/", {})
    assert (te_laat.status_code, "al ja gezegd" in te_laat.content.decode()) == (422, True)


@pytest.mark.parametrize("had_ja_gezegd", [False, True])
def test_van_een_collega_die_vertrekt_komt_alles_terug(
    verwijzing, kandidaat, makelaar, hr, post, had_ja_gezegd
):
    if had_ja_gezegd:
        acties.neem_aan(doorverwijzing=verwijzing, door=hr)
    aan_hr = len(post(hr.email))
    beeindig_lidmaatschap(lidmaatschap=hr.lidmaatschappen.get(), door=makelaar)
    verwijzing.refresh_from_db()
    vraag = verwijzing.vraag
    assert verwijzing.status == ("aangenomen" if had_ja_gezegd else "teruggegeven")
    assert (vraag.status, vraag.eigenaar, vers(kandidaat).volgende_stap_van) == ("nieuw", makelaar, makelaar)
    assert len(post(hr.email)) == aan_hr
    assert not Doorverwijzing.objects.open().exists()
    acties.draag_over()
    assert verwijzing.vraag.antwoord_uiterlijk == plus_werkdagen(timezone.localdate(), 2)


# The colleague is silent --------------------------------------------------------------------------------


def test_een_collega_krijgt_een_herinnering_op_de_eerste_werkdag_na_de_termijn(
    als, verwijzing, hr, makelaar, post
):
    uiterlijk = verwijzing.antwoord_uiterlijk
    assert acties.herinner_collegas(uiterlijk) == 0
    daarna = plus_werkdagen(uiterlijk, 1)
    assert [acties.herinner_collegas(daarna) for _ in range(2)] == [1, 0]
    assert len(post(hr.email)) == 2
    assert "Herinnering" in post(hr.email)[-1]
    bladzijde = als(makelaar).get(verwijzing.vraag.get_absolute_url()).content.decode()
    assert "ging er een herinnering uit" in bladzijde


def test_in_het_weekend_gaat_er_geen_herinnering_uit(verwijzing):
    Doorverwijzing.objects.update(antwoord_uiterlijk=date(2026, 11, 20))
    assert acties.herinner_collegas(date(2026, 11, 21)) == 0
    assert acties.herinner_collegas(date(2026, 11, 23)) == 1
