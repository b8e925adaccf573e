"""Whose address is this? One person may have several: of the record, of the account, of a merged record."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db.models.fields.json import KT
from django.db.models.functions import Lower

from ..models import Kandidaat, Samenvoeging


def bekende_adressen(adressen: Iterable[str]) -> dict[str, int]:
    """The number of the candidate behind each of these addresses, in small letters; others are left out.

    The address of a record goes before a confirmed one of an account, and that before one from before a
    merge: an old address keeps leading to the record that stayed, as long as the merge is not undone.
    """
    gevraagd = {adres.strip().lower() for adres in adressen}
    samen, bevestigd = Samenvoeging.objects.van_kracht(), EmailAddress.objects.filter(verified=True)
    bronnen = (
        (samen.annotate(adres=Lower(KT("gewijzigd__email__was"))), "kandidaat"),
        (samen.annotate(adres=Lower(KT("oud__email"))), "kandidaat"),
        (bevestigd.filter(user__kandidaat__isnull=False).annotate(adres=Lower("email")), "user__kandidaat"),
        (Kandidaat.objects.annotate(adres=Lower("email")), "pk"),
    )
    gevonden = {}
    for rijen, van in bronnen:
        gevonden |= dict(rijen.filter(adres__in=gevraagd).values_list("adres", van))
    return gevonden


def kandidaat_met_adres(email: str) -> Kandidaat | None:
    """The one record of whoever has this address, or None."""
    return Kandidaat.objects.filter(pk__in=bekende_adressen([email]).values()).first()
