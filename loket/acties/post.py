"""Which mails a candidate does without."""

from collections.abc import Iterable

from django.core import signing

from ..keuzes import Postsoort, Toestemmingsdoel
from ..meldingen.post import AFMELDER
from ..models import Kandidaat
from .kandidaat import trek_toestemming_in


def kies_post(*, kandidaat: Kandidaat, wel: Iterable[Postsoort]) -> None:
    """From now on send only these of the kinds of mail that one may do without."""
    kandidaat.post_uit = [soort for soort in Postsoort.values if soort not in set(wel)]
    kandidaat.save(update_fields=["post_uit"])


def zet_post_uit(*, kandidaat: Kandidaat, soort: Postsoort | Toestemmingsdoel) -> None:
    """Send this kind no more, and end the consent for it; nothing changes when that was so already."""
    if isinstance(soort, Toestemmingsdoel):
        trek_toestemming_in(kandidaat=kandidaat, doel=soort, door=kandidaat.gebruiker)
        return
    kies_post(kandidaat=kandidaat, wel=set(Postsoort.values) - {*kandidaat.post_uit, soort})


def afmelding_van(sleutel: str) -> tuple[Kandidaat, Postsoort | Toestemmingsdoel] | None:
    """Who the link in a mail is for, and which kind of mail it ends; None when it is not ours or nobody is there."""
    try:
        pk, soort = AFMELDER.unsign(sleutel).split("-")
        kandidaat = Kandidaat.objects.filter(pk=int(pk), anoniem_op__isnull=True).first()
        van = Postsoort if soort in Postsoort.values else Toestemmingsdoel
        return (kandidaat, van(soort)) if kandidaat else None
    except (signing.BadSignature, ValueError):
        return None
