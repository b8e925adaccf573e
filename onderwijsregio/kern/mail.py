"""The outbox: every mail is a row, written in the transaction that causes it."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from post_office import mail
from post_office.models import Email

from .taken import start_na_vastleggen
from .tasks import verstuur_mail


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
    context = {"onderwerp": onderwerp, "adres": settings.ADRES, **context}
    afzender = (
        f"{afzendernaam} <{settings.DEFAULT_FROM_EMAIL}>" if afzendernaam else settings.DEFAULT_FROM_EMAIL
    )
    rijen = [
        mail.send(
            recipients=[adres],
            sender=afzender,
            headers=dict(koppen or {}) or None,
            subject=" ".join(onderwerp.split()),
            message=render_to_string(f"mail/{sjabloon}.txt", context),
            html_message=render_to_string(f"mail/{sjabloon}.html", context),
            attachments={
                naam: {"file": ContentFile(inhoud), "mimetype": mediatype}
                for naam, (inhoud, mediatype) in (bijlagen or {}).items()
            },
        )
        for adres in ([aan] if isinstance(aan, str) else aan)
    ]
    start_na_vastleggen(verstuur_mail)
    return rijen
