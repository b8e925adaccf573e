"""What the region says about the words that people search with."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from onderwijsregio.kern import geheugen
from onderwijsregio.organisaties.models import Gebruiker

from ..keuzes import Zoekwoordsoort
from ..models import Zoekwoord
from ..zoeken import STAND, horen_bij_elkaar


@transaction.atomic
def voeg_zoekwoord_toe(*, woord: str, betekent: str, soort: str, door: Gebruiker) -> Zoekwoord:
    """From now on the search knows this; other processes within half a minute.

    Raises ValidationError when it does already, or when it makes no sense.
    """
    zoekwoord = Zoekwoord(woord=_netjes(woord), betekent=_netjes(betekent), soort=soort, door=door)
    samen = horen_bij_elkaar(zoekwoord.woord, zoekwoord.betekent)
    if soort == Zoekwoordsoort.ZELFDE and samen:
        raise ValidationError(f"De zoeker weet al dat ‘{zoekwoord.woord}’ hetzelfde betekent.")
    if soort == Zoekwoordsoort.NIET and not samen:
        raise ValidationError("Deze twee woorden horen nu niet bij elkaar. Er is niets om los te maken.")
    zoekwoord.full_clean()
    try:
        with transaction.atomic():
            zoekwoord.save()
    except IntegrityError as fout:  # a colleague was faster
        raise ValidationError("Dit staat er al.") from fout
    _laat_gelden()
    return zoekwoord


@transaction.atomic
def haal_zoekwoord_weg(*, zoekwoord: Zoekwoord, door: Gebruiker) -> None:
    """The search forgets it; the row stays, to be seen and to be put back. Twice is once."""
    Zoekwoord.objects.geldig().filter(pk=zoekwoord.pk).update(weg_op=timezone.now(), weg_door=door)
    _laat_gelden()


def _laat_gelden() -> None:
    """From when this is written the search knows it, and no page that was found without it is given any more."""
    transaction.on_commit(STAND.kijk_opnieuw)
    geheugen.vergeet()


def zet_zoekwoord_terug(*, zoekwoord: Zoekwoord, door: Gebruiker) -> Zoekwoord:
    """The same again, as a new row, so that both times can be seen. Raises ValidationError as adding does."""
    return voeg_zoekwoord_toe(
        woord=zoekwoord.woord, betekent=zoekwoord.betekent, soort=zoekwoord.soort, door=door
    )


def _netjes(woord: str) -> str:
    return " ".join(woord.lower().split())
