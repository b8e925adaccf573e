"""Which mails a candidate does without: chosen on a page, or by the link in the mail."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from demo.fabrieken.agenda import AanmeldingFactory
from demo.fabrieken.loket import KandidaatFactory
from loket import acties
from loket.keuzes import Postsoort
from loket.tasks import herinner_aan_agenda

ALLES = sorted(Postsoort.values)


def herinner(persoon) -> Email | None:
    """Remind this person of an event of tomorrow; gives the mail."""
    morgen = timezone.now() + timedelta(days=1)
    AanmeldingFactory(
        email=persoon.email, evenement__begint_op=morgen, evenement__eindigt_op=morgen + timedelta(hours=1)
    )
    Email.objects.all().delete()
    herinner_aan_agenda()
    return Email.objects.filter(to=persoon.email).first()


def afmeldpad(mail: Email) -> str:
    kop = mail.headers["List-Unsubscribe"]
    return "/" + kop.strip("<>").split("/", 3)[3]


def test_wie_niets_kiest_krijgt_alles_met_een_link_om_het_uit_te_zetten(kandidaat):
    mail = herinner(kandidaat)
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert afmeldpad(mail) in mail.message
    assert afmeldpad(mail) in mail.html_message


def test_wie_geen_account_heeft_krijgt_geen_link_die_niets_doet(regio):
    iemand = KandidaatFactory.build(email="zonder@voorbeeld.test")
    assert not herinner(iemand).headers


def test_een_klik_in_het_mailprogramma_zet_alleen_deze_mail_uit(kandidaat):
    pad = afmeldpad(herinner(kandidaat))
    mailprogramma = Client(enforce_csrf_checks=True)
    for _ in range(2):
        assert mailprogramma.post(pad, {"List-Unsubscribe": "One-Click"}).status_code == 200
    kandidaat.refresh_from_db()
    assert kandidaat.post_uit == [Postsoort.HERINNERINGEN]
    assert herinner(kandidaat) is None


def test_lezen_van_de_link_verandert_nog_niets(client, kandidaat):
    pad = afmeldpad(herinner(kandidaat))
    assert "Ja, zet uit" in client.get(pad).content.decode()
    kandidaat.refresh_from_db()
    assert kandidaat.post_uit == []


def test_een_verzonnen_of_verlopen_link_bestaat_niet(client, kandidaat):
    pad = afmeldpad(herinner(kandidaat))
    assert client.get(pad[:-4] + "aaa/").status_code == 404
    assert client.get("/post/onzin/").status_code == 404
    acties.wis(kandidaat=kandidaat)
    assert client.get(pad).status_code == 404


@pytest.mark.parametrize("wel", [[], [Postsoort.NAZORG], ALLES])
def test_de_keuze_op_het_scherm(als, kandidaat, wel):
    browser = als(kandidaat.gebruiker)
    assert browser.post("/mijn/post/", {"wel": wel})["Location"] == "/mijn/"
    kandidaat.refresh_from_db()
    assert sorted(kandidaat.post_uit) == sorted(set(ALLES) - set(wel))
    form = browser.get("/mijn/post/").context["form"]
    assert sorted(form.initial["wel"]) == sorted(wel)


def test_een_soort_die_niet_bestaat_wordt_geweigerd(als, kandidaat):
    assert als(kandidaat.gebruiker).post("/mijn/post/", {"wel": ["reclame"]}).status_code == 422
    kandidaat.refresh_from_db()
    assert kandidaat.post_uit == []
