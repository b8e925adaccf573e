"""Which mails a candidate does without."""

from collections.abc import Iterable

from django.core import signing

from ..keuzes import Postsoort
from ..meldingen.post import AFMELDER
from ..models import Kandidaat


def kies_post(*, kandidaat: Kandidaat, wel: Iterable[Postsoort]) -> None:
    """From now on send only these of the kinds of mail that one may do without."""
    kandidaat.post_uit = [soort for soort in Postsoort.values if soort not in set(wel)]
    kandidaat.save(update_fields=["post_uit"])


def zet_post_uit(*, kandidaat: Kandidaat, soort: Postsoort) -> None:
    """Send this kind no more; nothing changes when that was so already."""
    kies_post(kandidaat=kandidaat, wel=set(Postsoort.values) - {*kandidaat.post_uit, soort})


def afmelding_van(sleutel: str) -> tuple[Kandidaat, Postsoort] | None:
    """Who the link in a mail is for, and which kind of mail it ends; None when it is not ours or nobody is there."""
    try:
        pk, soort = AFMELDER.unsign(sleutel).split("-")
        kandidaat = Kandidaat.objects.filter(pk=int(pk), anoniem_op__isnull=True).first()
        return (kandidaat, Postsoort(soort)) if kandidaat else None
    except (signing.BadSignature, ValueError):
        return None
