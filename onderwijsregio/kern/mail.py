"""The outbox: every mail is a row, written in the transaction that causes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.mail import make_msgid
from django.template.loader import render_to_string
from post_office.models import PRIORITY, STATUS, Email
from post_office.settings import get_message_id_fqdn
from post_office.utils import create_attachments

from .taken import start_na_vastleggen
from .tasks import verstuur_mail


@dataclass(frozen=True)
class Brief:
    """One mail of many: to whom, about what, with what in it; `koppen` are headers beside the usual ones."""

    aan: str
    onderwerp: str
    context: dict
    koppen: Mapping[str, str] = field(default_factory=dict)


def zet_klaar(
    *,
    aan: str | Iterable[str],
    sjabloon: str,
    onderwerp: str,
    context: dict,
    afzendernaam: str = "",
    bijlagen: Mapping[str, tuple[bytes, str]] | None = None,
    koppen: Mapping[str, str] | None = None,
) -> list[Email]:
    """Put one mail per address in the outbox and have it sent once the transaction is committed.

    `sjabloon` names the pair `templates/mail/<sjabloon>.html` and `.txt`; both get `context` with
    `onderwerp` and `adres` (scheme and host for links) added. Each address gets a mail of its own.
    `bijlagen` gives the content and media type of each attachment by its file name.
    `koppen` are headers beside the usual ones. Returns the rows. When the transaction is rolled back, nothing is sent.
    """
    adressen = [aan] if isinstance(aan, str) else aan
    brieven = [Brief(adres, onderwerp, context, koppen or {}) for adres in adressen]
    rijen = [_rij(brief, sjabloon, afzendernaam) for brief in brieven]
    for rij in rijen:
        rij.save()
        if bijlagen:
            rij.attachments.add(*create_attachments(_als_bestanden(bijlagen)))
    start_na_vastleggen(verstuur_mail)
    return rijen


def zet_veel_klaar(*, sjabloon: str, brieven: Iterable[Brief], afzendernaam: str = "") -> list[Email]:
    """The same for many mails at once, each with its own context, in one statement and without attachments."""
    rijen = Email.objects.bulk_create(_rij(brief, sjabloon, afzendernaam) for brief in brieven)
    if rijen:
        start_na_vastleggen(verstuur_mail)
    return rijen


def _rij(brief: Brief, sjabloon: str, afzendernaam: str) -> Email:
    """The mail as a row. Not made by post_office's own `send`: that reads what people wrote as a template once more."""
    context = {"onderwerp": brief.onderwerp, "adres": settings.ADRES, **brief.context}
    van = settings.DEFAULT_FROM_EMAIL
    return Email(
        from_email=f"{afzendernaam} <{van}>" if afzendernaam else van,
        to=[brief.aan],
        cc=[],
        bcc=[],
        headers=dict(brief.koppen) or None,
        subject=" ".join(brief.onderwerp.split()),
        message=render_to_string(f"mail/{sjabloon}.txt", context),
        html_message=render_to_string(f"mail/{sjabloon}.html", context),
        message_id=make_msgid(domain=get_message_id_fqdn()),
        priority=PRIORITY.medium,
        status=STATUS.queued,
    )


def _als_bestanden(bijlagen: Mapping[str, tuple[bytes, str]]) -> dict[str, dict]:
    return {
        naam: {"file": ContentFile(inhoud), "mimetype": mediatype}
        for naam, (inhoud, mediatype) in bijlagen.items()
    }
