"""Hiding from a board, and showing oneself to it again."""

from django.core.exceptions import ValidationError
from django.db import transaction

from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap, Organisatie

from .. import signalen
from ..keuzes import Stapsoort
from ..models import Afscherming, Kandidaat
from .doorverwijzen import beeindig_doorverwijzing, neem_vraag_terug
from .eigenaren import haal_stap_terug, wie_mag_kennen
from .klantreis import makelaar_van, vergrendel_kandidaten, zet_stap


@transaction.atomic
def scherm_af(*, kandidaat: Kandidaat, organisatie: Organisatie, door: Gebruiker) -> Afscherming:
    """From now on this board does not see the candidate; what it had in hand comes back to the loket.

    Doing it twice changes nothing. Raises ValidationError when the organisation employs nobody.
    """
    if not Organisatie.objects.besturen().filter(pk=organisatie.pk).exists():
        raise ValidationError("Kies een schoolbestuur.")
    vergrendel_kandidaten([kandidaat.pk])
    afscherming, nieuw = Afscherming.objects.get_or_create(kandidaat=kandidaat, organisatie=organisatie)
    if nieuw:
        _haal_terug(kandidaat, organisatie, door)
        signalen.afgeschermd.send(Kandidaat, kandidaat=kandidaat, organisatie=organisatie)
        tekst = f"U bent nu onzichtbaar voor {organisatie}."
        zet_stap(kandidaat=kandidaat, soort=Stapsoort.AFGESCHERMD, tekst=tekst, door=door, over=afscherming)
    return afscherming


def _haal_terug(kandidaat: Kandidaat, organisatie: Organisatie, door: Gebruiker) -> None:
    """Referrals to this board, accepted or not, and the questions and next step that somebody there owns."""
    for verwijzing in kandidaat.doorverwijzingen.lopend().filter(naar__organisatie=organisatie):
        beeindig_doorverwijzing(verwijzing, "De kandidaat kiest voor iets anders.")
    kandidaat.refresh_from_db()
    daar = Lidmaatschap.objects.nu().filter(organisatie=organisatie).values("gebruiker")
    mag = wie_mag_kennen(kandidaat).values("pk")
    for vraag in kandidaat.vragen.filter(eigenaar__in=daar).exclude(eigenaar__in=mag):
        neem_vraag_terug(vraag, makelaar_van(kandidaat))
    if daar.filter(gebruiker=kandidaat.volgende_stap_van_id).exists():
        haal_stap_terug(kandidaat, door)


@transaction.atomic
def laat_weer_zien(*, kandidaat: Kandidaat, organisatie: Organisatie, door: Gebruiker) -> None:
    """This board may see the candidate again, as far as the consents go. Nothing happens otherwise."""
    weg, _ = Afscherming.objects.filter(kandidaat=kandidaat, organisatie=organisatie).delete()
    if weg:
        tekst = f"U bent niet meer onzichtbaar voor {organisatie}."
        zet_stap(kandidaat=kandidaat, soort=Stapsoort.AFGESCHERMD, tekst=tekst, door=door)
