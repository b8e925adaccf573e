"""A document that was sent stays as long as somebody must be able to read it; after that it is the candidate's."""

import pytest
from django.core.exceptions import ValidationError

from demo.fabrieken.loket import DocumentFactory, RouteaanmeldingFactory
from loket.acties import verwijder_document
from loket.models import Document
from vacatures.acties import beantwoord_sollicitatie, trek_sollicitatie_in


@pytest.fixture
def document(sollicitatie):
    return sollicitatie.documenten.get()


def adres(document):
    return f"/mijn/documenten/{document.pk}/verwijderen/"


def test_wat_met_een_open_sollicitatie_meeging_blijft_en_de_kandidaat_leest_waarom(
    als, document, kandidaat, hr, sollicitatie
):
    browser = als(kandidaat.gebruiker)
    bladzijde = browser.get(adres(document)).text
    assert "uw sollicitatie bij de bever" in bladzijde.lower()
    assert f"/mijn/sollicitaties/{sollicitatie.pk}/" in bladzijde
    assert "Ja, verwijder" not in bladzijde
    antwoord = browser.post(adres(document), follow=True)
    assert "Dit document hoort bij uw sollicitatie bij De Bever. Trek dat eerst in." in antwoord.text
    inhoud = als(hr).get(document.get_absolute_url())
    assert inhoud.status_code == 200
    inhoud.close()


def trek_in(sollicitatie, hr):
    trek_sollicitatie_in(sollicitatie=sollicitatie, door=sollicitatie.kandidaat.gebruiker)


def wijs_af(sollicitatie, hr):
    beantwoord_sollicitatie(
        sollicitatie=sollicitatie, status="afgewezen", antwoord="Helaas.", reden="ander", door=hr
    )


@pytest.mark.parametrize("einde", [trek_in, wijs_af])
def test_na_intrekken_of_antwoord_mag_het_weg_en_is_het_ook_voor_de_school_weg(
    als, document, sollicitatie, kandidaat, hr, einde
):
    einde(sollicitatie, hr)
    assert "kan de school het ook niet meer lezen" in als(kandidaat.gebruiker).get(adres(document)).text
    als(kandidaat.gebruiker).post(adres(document))
    assert not Document.objects.exists()
    assert als(hr).get(document.get_absolute_url()).status_code == 404


def test_uitgenodigd_is_ook_nog_open(document, sollicitatie, hr, kandidaat):
    beantwoord_sollicitatie(sollicitatie=sollicitatie, status="uitgenodigd", antwoord="Kom!", door=hr)
    with pytest.raises(ValidationError, match="Trek dat eerst in"):
        verwijder_document(document=document, door=kandidaat.gebruiker)


@pytest.mark.parametrize(("soort", "mag"), [("cv", False), ("motivatie", False), ("diploma", True)])
def test_het_enige_cv_bij_een_aanmelding_voor_een_route_blijft(kandidaat, soort, mag):
    RouteaanmeldingFactory(kandidaat=kandidaat)
    document = DocumentFactory(kandidaat=kandidaat, soort=soort)
    if mag:
        verwijder_document(document=document, door=kandidaat.gebruiker)
        return
    with pytest.raises(ValidationError, match="uw aanmelding voor"):
        verwijder_document(document=document, door=kandidaat.gebruiker)
    DocumentFactory(kandidaat=kandidaat, soort=soort)
    verwijder_document(document=document, door=kandidaat.gebruiker)
    assert kandidaat.documenten.count() == 1
