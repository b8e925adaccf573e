"""Who may get the next step of a candidate: the loket, and elsewhere only who may know the person."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from demo.fabrieken.loket import DoorverwijzingFactory, KandidaatFactory, ToestemmingFactory, VraagFactory
from demo.fabrieken.vacatures import SollicitatieFactory
from loket import acties
from loket.acties.groepsstap import NIET_VOOR_HEN, draai_groepsstap_terug, merk, spreek_volgende_stappen_af
from loket.models import Kandidaat


def over(dagen: int):
    return timezone.localdate() + timedelta(days=dagen)


def maak_bekend(hoe: str, kandidaat, hr, makelaar) -> None:
    """How a board comes to know the candidate."""
    if hoe == "toestemming":
        ToestemmingFactory(kandidaat=kandidaat, doel="besturen")
    elif hoe == "doorverwezen":
        vraag = VraagFactory(kandidaat=kandidaat, eigenaar=makelaar)
        DoorverwijzingFactory(vraag=vraag, kandidaat=kandidaat, naar=hr.lidmaatschap, door=makelaar)
    elif hoe == "sollicitatie":
        SollicitatieFactory(kandidaat=kandidaat, vacature__organisatie=hr.lidmaatschap.organisatie)


@pytest.mark.parametrize("verborgen", [False, True])
@pytest.mark.parametrize("hoe", ["", "toestemming", "doorverwezen", "sollicitatie"])
def test_een_bestuur_krijgt_een_stap_als_het_de_kandidaat_mag_kennen_en_die_zich_niet_verbergt(
    als, kandidaat, makelaar, hr, hoe, verborgen
):
    maak_bekend(hoe, kandidaat, hr, makelaar)
    if verborgen:
        acties.scherm_af(
            kandidaat=kandidaat, organisatie=hr.lidmaatschap.organisatie, door=kandidaat.gebruiker
        )
    mag = bool(hoe) and not verborgen
    adres = f"/werk/kandidaten/{kandidaat.pk}/stap/"
    keuzes = als(makelaar).get(adres).context["form"].fields["eigenaar"].queryset
    assert (hr in keuzes, makelaar in keuzes) == (mag, True)
    ingevuld = {"volgende_stap": "Bellen", "eigenaar": hr.pk, "op": over(5).isoformat()}
    antwoord = als(makelaar).post(adres, ingevuld)
    assert antwoord.status_code == (302 if mag else 422)
    assert mag or "mag deze kandidaat niet zien" in antwoord.content.decode()
    kandidaat.refresh_from_db()
    assert (kandidaat.volgende_stap_van == hr) == mag
    if not mag:
        with pytest.raises(ValidationError, match="mag deze kandidaat niet zien"):
            acties.geef_volgende_stap(
                kandidaat=kandidaat, volgende_stap="Bellen", eigenaar=hr, op=over(5), door=makelaar
            )


def test_een_stap_voor_velen_slaat_over_wie_deze_collega_niet_wil_ook_bij_het_terugdraaien(
    kandidaat, andere_kandidaat, makelaar, hr
):
    bestuur = hr.lidmaatschap.organisatie
    ToestemmingFactory(kandidaat=kandidaat, doel="besturen")
    alle = Kandidaat.objects.all()
    vast = {"kandidaten": alle, "door": makelaar, "op": over(5)}
    gekozen = {rij.pk: merk(rij) for rij in (kandidaat, andere_kandidaat)}
    uit = spreek_volgende_stappen_af(gekozen=gekozen, volgende_stap="Bellen", eigenaar=hr, **vast)
    assert [pk for pk, _ in uit.gedaan] == [kandidaat.pk]
    assert uit.overgeslagen == [(andere_kandidaat.pk, andere_kandidaat.naam, NIET_VOOR_HEN)]
    gekozen = {kandidaat.pk: merk(Kandidaat.objects.get(pk=kandidaat.pk))}
    uit = spreek_volgende_stappen_af(gekozen=gekozen, volgende_stap="Mailen", eigenaar=makelaar, **vast)
    acties.scherm_af(kandidaat=kandidaat, organisatie=bestuur, door=kandidaat.gebruiker)
    terug = draai_groepsstap_terug(kandidaten=alle, vorige=uit.vorige, door=makelaar)
    assert terug.overgeslagen == [(kandidaat.pk, kandidaat.naam, NIET_VOOR_HEN)]
    assert Kandidaat.objects.get(pk=kandidaat.pk).volgende_stap_van == makelaar


@pytest.mark.parametrize(("hoe", "blijft"), [("", False), ("sollicitatie", True)])
def test_wie_de_toestemming_intrekt_raakt_niet_kwijt(kandidaat, makelaar, hr, hr_ander, hoe, blijft):
    ToestemmingFactory(kandidaat=kandidaat, doel="besturen")
    ToestemmingFactory(kandidaat=kandidaat, doel="nieuws")
    maak_bekend(hoe, kandidaat, hr, makelaar)
    acties.geef_volgende_stap(
        kandidaat=kandidaat, volgende_stap="Bellen", eigenaar=hr, op=over(5), door=makelaar
    )
    acties.trek_toestemming_in(kandidaat=kandidaat, doel="nieuws", door=kandidaat.gebruiker)
    assert Kandidaat.objects.get(pk=kandidaat.pk).volgende_stap_van == hr
    acties.trek_toestemming_in(kandidaat=kandidaat, doel="besturen", door=kandidaat.gebruiker)
    nu = Kandidaat.objects.get(pk=kandidaat.pk)
    assert nu.is_actief
    assert (nu.volgende_stap_van == hr, nu.volgende_stap_van == makelaar) == (blijft, not blijft)


def test_wie_zelf_de_volgende_stap_heeft_geeft_een_nieuwe_datum_zonder_meer(als, makelaar, hr):
    """A step that came with a question or an application stays with who has it."""
    van_hr = KandidaatFactory(volgende_stap_van=hr)
    ingevuld = {"volgende_stap": "Nog eens bellen", "eigenaar": hr.pk, "op": over(9).isoformat()}
    als(hr).post(f"/werk/kandidaten/{van_hr.pk}/stap/", ingevuld)
    van_hr.refresh_from_db()
    assert (van_hr.volgende_stap, van_hr.volgende_stap_van) == ("Nog eens bellen", hr)
