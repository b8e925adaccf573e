"""Every mail of the loket leaves in the name of the region's loket."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.core import signing
from django.urls import reverse

from onderwijsregio.kern.mail import zet_klaar
from onderwijsregio.organisaties.models import Regio

from ..keuzes import Postsoort, Toestemmingsdoel
from ..models import Kandidaat

#: Signs the link by which somebody does without a kind of mail; it works as long as the mail is kept.
AFMELDER = signing.Signer(sep=".", salt="loket.post")


def stuur(
    aan: str | Iterable[str],
    sjabloon: str,
    onderwerp: str,
    bijlagen: Mapping[str, tuple[bytes, str]] | None = None,
    *,
    soort: Postsoort | Toestemmingsdoel | None = None,
    **context,
) -> None:
    """Put the mail `loket_<sjabloon>` in the outbox, in the name of the loket.

    Of a `soort` that people may do without, candidates who said so get none, and others a link to say so.
    A mail for which they gave consent goes only as long as it is in force; its link withdraws the consent.
    """
    regio = Regio.objects.first()
    loketnaam = regio.loketnaam if regio else "het loket"
    vast = {"regio": regio, "regio_naam": regio and regio.naam, "loketnaam": loketnaam, **context}
    for adres in [aan] if isinstance(aan, str) else aan:
        kandidaten = list(Kandidaat.objects.filter(email__iexact=adres)) if soort else []
        if not all(wil(kandidaat, soort) for kandidaat in kandidaten):
            continue
        afmelden = _afmeldpad(kandidaten[0], soort) if kandidaten else ""
        zet_klaar(
            aan=adres,
            sjabloon=f"loket_{sjabloon}",
            onderwerp=onderwerp,
            context={**vast, "afmelden": afmelden},
            afzendernaam=loketnaam,
            bijlagen=bijlagen,
            koppen=_afmeldkoppen(afmelden) if afmelden else None,
        )


def wil(kandidaat: Kandidaat, soort: Postsoort | Toestemmingsdoel) -> bool:
    """Whether this candidate wants this kind of mail."""
    if isinstance(soort, Toestemmingsdoel):
        return kandidaat.heeft_toestemming(soort)
    return soort not in kandidaat.post_uit


def _afmeldpad(kandidaat: Kandidaat, soort: Postsoort | Toestemmingsdoel) -> str:
    return reverse("loket:post_uit", args=[AFMELDER.sign(f"{kandidaat.pk}-{soort}")])


def _afmeldkoppen(pad: str) -> dict[str, str]:
    """One click in the mail program is enough (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{settings.ADRES}{pad}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
