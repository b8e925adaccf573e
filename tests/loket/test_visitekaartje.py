"""The people of the loket with a face: they choose who sees them, and a candidate sees the own contact first."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from loket import acties
from loket.keuzes import Stapsoort
from loket.models import Visitekaartje

ADRES = "/werk/visitekaartje/"


def foto(breed=800, hoog=600, soort="JPEG", **opties) -> SimpleUploadedFile:
    uit = io.BytesIO()
    Image.new("RGB", (breed, hoog), "teal").save(uit, soort, **opties)
    return SimpleUploadedFile("ik.jpg", uit.getvalue())


def vul(browser, **velden):
    return browser.post(ADRES, {"functie": "adviseur", "tekst": "Bel gerust.", **velden})


def kaartje(makelaar, **velden) -> Visitekaartje:
    vast = {"functie": "adviseur", "tekst": "Bel gerust.", "op_website": True}
    return acties.bewaar_visitekaartje(gebruiker=makelaar, **vast | velden)


def test_een_foto_wordt_vierkant_en_vergeet_waar_hij_gemaakt_is(als, makelaar):
    exif = Image.Exif()
    exif[0x010F] = "Een camera"
    assert vul(als(makelaar), foto=foto(exif=exif)).status_code == 302
    bewaard = Image.open(io.BytesIO(bytes(Visitekaartje.objects.get().portret)))
    assert bewaard.size == (240, 240)
    assert not dict(bewaard.getexif())


@pytest.mark.parametrize(
    ("bestand", "melding"),
    [
        (SimpleUploadedFile("ik.jpg", b"MZ geen foto"), "Dit is geen foto"),
        (SimpleUploadedFile("leeg.jpg", b""), "leeg"),
        (foto(239, 400), "te klein"),
        (SimpleUploadedFile("half.jpg", foto().read()[:900]), "beschadigd"),
        (SimpleUploadedFile("groot.jpg", b"x" * (5 * 1024 * 1024 + 1)), "groter dan 5 MB"),
        (foto(8001, 5000, "PNG"), "te veel pixels"),
    ],
)
def test_wat_geen_goede_foto_is_wordt_uitgelegd_en_bewaart_niets(als, makelaar, bestand, melding):
    antwoord = vul(als(makelaar), foto=bestand)
    assert antwoord.status_code == 422
    assert melding in str(antwoord.context["form"].errors["foto"])
    assert not Visitekaartje.objects.exists()


def test_een_foto_op_de_grens_mag(als, makelaar):
    assert vul(als(makelaar), foto=foto(240, 240)).status_code == 302


def test_de_foto_blijft_tot_iemand_hem_weghaalt(als, makelaar):
    browser = als(makelaar)
    vul(browser, foto=foto())
    vul(browser, tekst="Anders")
    assert Visitekaartje.objects.get().portret
    vul(browser, zonder_portret="on")
    assert not Visitekaartje.objects.get().portret


def test_wie_niet_op_de_website_wil_is_daar_niet(als, client, makelaar, kandidaat):
    kaartje(makelaar, op_website=False, portret=b"jpeg")
    portret = f"/contactpersonen/{makelaar.pk}/portret.jpg"
    assert "Bel gerust." not in client.get("/contact/").content.decode()
    assert client.get(portret).status_code == 404
    assert als(kandidaat.gebruiker).get(portret).content == b"jpeg"


def test_wie_niet_meer_bij_het_loket_werkt_gaat_van_de_website(client, makelaar):
    kaartje(makelaar, portret=b"jpeg")
    assert "Bel gerust." in client.get("/contact/").content.decode()
    makelaar.lidmaatschappen.update(tot=timezone.localdate())
    assert "Bel gerust." not in client.get("/contact/").content.decode()
    assert client.get(f"/contactpersonen/{makelaar.pk}/portret.jpg").status_code == 404


def test_een_kandidaat_ziet_de_eigen_contactpersoon_eerst(als, makelaar, kandidaat):
    kaartje(makelaar)
    bladzijde = als(kandidaat.gebruiker).get("/mijn/").content.decode()
    assert "Uw contactpersoon" in bladzijde
    assert "Bel gerust." in bladzijde


def test_ook_als_de_kandidaat_aan_zet_is_is_er_een_contactpersoon(makelaar, kandidaat):
    kandidaat.volgende_stap_van = kandidaat.gebruiker
    assert acties.contactpersoon_van(kandidaat) is None
    for door, dagen in ((makelaar, 2), (kandidaat.gebruiker, 1)):
        kandidaat.stappen.create(
            soort=Stapsoort.values[0], tekst="Iets", door=door, op=timezone.now() - timedelta(days=dagen)
        )
    assert acties.contactpersoon_van(kandidaat) == makelaar


def test_alleen_wie_bij_het_loket_werkt_maakt_er_een(als, hr, kandidaat):
    for iemand in (hr, kandidaat.gebruiker):
        assert vul(als(iemand)).status_code == 404
    assert not Visitekaartje.objects.exists()
