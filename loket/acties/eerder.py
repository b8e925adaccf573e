"""What somebody did before the loket knew them: it becomes part of their journey."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.formats import date_format

from ..keuzes import Stapsoort
from ..models import Aanmelding, Kandidaat, Meeloopverzoek
from .klantreis import zet_stap


def verbind_wat_eerder_was(kandidaat: Kandidaat, adressen: Iterable[str]) -> None:
    """Registrations, and days asked for at a school, under these addresses in small letters without an account.

    The caller knows that the addresses are this person's.
    """
    van_niemand = {"kandidaat__isnull": True, "email__in": adressen}
    for aanmelding in Aanmelding.objects.filter(**van_niemand).select_related("evenement"):
        evenement = aanmelding.evenement
        dag = date_format(timezone.localtime(evenement.begint_op), "j F Y")
        tekst = f"U hebt u aangemeld voor ‘{evenement}’ ({dag})."
        _verbind(
            kandidaat, aanmelding, Stapsoort.EVENEMENT_AANGEMELD, tekst, aanmelding.aangemeld_op, evenement
        )
    for verzoek in Meeloopverzoek.objects.filter(**van_niemand).select_related("school"):
        tekst = f"U hebt gevraagd om mee te lopen bij {verzoek.school}."
        _verbind(kandidaat, verzoek, Stapsoort.MEELOPEN, tekst, verzoek.gevraagd_op, verzoek)


def _verbind(kandidaat: Kandidaat, rij, soort: Stapsoort, tekst: str, op, over) -> None:
    rij.kandidaat = kandidaat
    rij.save(update_fields=["kandidaat"])
    zet_stap(kandidaat=kandidaat, soort=soort, tekst=tekst, door=kandidaat.gebruiker, over=over, op=op)
