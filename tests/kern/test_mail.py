"""Mail is a row in the transaction that causes it, and is sent once."""

import time
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from post_office.models import Attachment, Email
from structlog.testing import CapturingLogger

from onderwijsregio.kern import mail, taken
from onderwijsregio.kern.tasks import ruim_post_op, verstuur_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def sjablonen(settings, tmp_path):
    map = tmp_path / "mail"
    map.mkdir()
    (map / "proef.txt").write_text("Dag {{ naam }}, zie {{ adres }}")
    (map / "proef.html").write_text("<p>Dag {{ naam }}</p>")
    opties = {"loaders": [("django.template.loaders.filesystem.Loader", [str(tmp_path)])]}
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": opties}]


def zet_klaar(aan="iemand@voorbeeld.test", **meer):
    return mail.zet_klaar(aan=aan, sjabloon="proef", onderwerp="Een proef", context={"naam": "<Jo>"}, **meer)


def test_een_mail_gaat_als_tekst_en_als_html(sjablonen, mailoutbox):
    zet_klaar()
    verstuur_mail()
    (bericht,) = mailoutbox
    assert bericht.body.startswith("Dag")
    assert bericht.alternatives[0][0] == "<p>Dag &lt;Jo&gt;</p>"


def test_ieder_adres_krijgt_een_eigen_mail(sjablonen, mailoutbox):
    zet_klaar(aan=["a@voorbeeld.test", "b@voorbeeld.test"])
    verstuur_mail()
    assert [bericht.to for bericht in mailoutbox] == [["a@voorbeeld.test"], ["b@voorbeeld.test"]]


def test_twee_keer_versturen_verstuurt_een_keer(sjablonen, mailoutbox):
    zet_klaar()
    verstuur_mail()
    verstuur_mail()
    assert len(mailoutbox) == 1


@pytest.mark.parametrize(("dagen", "over"), [(89, 1), (91, 0)])
def test_na_negentig_dagen_is_een_mail_weg_met_zijn_bijlage(sjablonen, dagen, over):
    zet_klaar(bijlagen={"rooster.txt": (b"ma 9.00", "text/plain")})
    Email.objects.update(created=timezone.now() - timedelta(days=dagen))
    ruim_post_op()
    assert (Email.objects.count(), Attachment.objects.count()) == (over, over)


def test_wat_teruggedraaid_wordt_gaat_niet_weg(sjablonen, mailoutbox):
    with pytest.raises(RuntimeError), transaction.atomic():
        zet_klaar()
        raise RuntimeError
    verstuur_mail()
    assert not mailoutbox


@pytest.mark.django_db(transaction=True)
def test_een_broker_die_weg_is_houdt_niemand_op_en_er_blijft_niets_liggen(
    sjablonen, settings, mailoutbox, monkeypatch
):
    gemeld = CapturingLogger()
    monkeypatch.setattr(taken, "log", gemeld)
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": "unix:///tmp/bestaat-niet.sock"}}
    begin = time.monotonic()
    with transaction.atomic():
        zet_klaar()
    assert [(melding.method_name, *melding.args) for melding in gemeld.calls] == [
        ("warning", "taak_niet_gestart")
    ]
    assert time.monotonic() - begin < 2, "de bezoeker wachtte op een broker die er niet is"
    verstuur_mail()
    assert len(mailoutbox) == 1


def test_mails_gaan_in_de_volgorde_waarin_ze_zijn_geschreven(sjablonen, mailoutbox):
    adressen = [f"p{nummer}@voorbeeld.test" for nummer in range(20)]
    rijen = [rij for adres in adressen for rij in zet_klaar(aan=adres)]
    for rij in rijen[:10]:
        rij.save()  # PostgreSQL writes a changed row elsewhere, and would read it later
    verstuur_mail()
    assert [bericht.to[0] for bericht in mailoutbox] == adressen


def test_wat_iemand_schreef_wordt_nooit_als_sjabloon_gelezen(sjablonen, mailoutbox):
    for naam in ("{{ adres }}", "{% if"):
        mail.zet_klaar(aan="iemand@voorbeeld.test", sjabloon="proef", onderwerp=naam, context={"naam": naam})
    verstuur_mail()
    assert [bericht.subject for bericht in mailoutbox] == ["{{ adres }}", "{% if"]
    assert mailoutbox[0].body.startswith("Dag {{ adres }}")


def test_veel_mails_gaan_in_een_keer_ieder_met_een_eigen_inhoud(
    sjablonen, mailoutbox, django_assert_max_num_queries
):
    brieven = [
        mail.Brief(
            f"p{nummer}@voorbeeld.test", f"Nummer {nummer}", {"naam": nummer}, {"List-ID": f"{nummer}"}
        )
        for nummer in range(5)
    ]
    with django_assert_max_num_queries(1):
        mail.zet_veel_klaar(sjabloon="proef", brieven=brieven, afzendernaam="Loket")
    verstuur_mail()
    assert [(b.to, b.subject, b.extra_headers["List-ID"]) for b in mailoutbox] == [
        ([f"p{nummer}@voorbeeld.test"], f"Nummer {nummer}", f"{nummer}") for nummer in range(5)
    ]
    assert mailoutbox[0].from_email.startswith("Loket <")
