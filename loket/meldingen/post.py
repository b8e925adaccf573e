"""Every mail of the loket leaves in the name of the region's loket."""

from collections.abc import Iterable, Mapping

from onderwijsregio.kern.mail import zet_klaar
from onderwijsregio.organisaties.models import Regio


def stuur(
    aan: str | Iterable[str],
    sjabloon: str,
    onderwerp: str,
    bijlagen: Mapping[str, tuple[bytes, str]] | None = None,
    **context,
) -> None:
    """Put the mail `loket_<sjabloon>` in the outbox, in the name of the loket."""
    regio = Regio.objects.first()
    loketnaam = regio.loketnaam if regio else "het loket"
    zet_klaar(
        aan=aan,
        sjabloon=f"loket_{sjabloon}",
        onderwerp=onderwerp,
        context={"regio": regio, "regio_naam": regio and regio.naam, "loketnaam": loketnaam, **context},
        afzendernaam=loketnaam,
        bijlagen=bijlagen,
    )
