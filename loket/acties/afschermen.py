"""Hiding from a board, and showing oneself to it again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap, Organisatie

from .. import signalen
from ..keuzes import Doorverwijzingstatus, Stapsoort, Vraagstatus
from ..models import Afscherming, Kandidaat
from .klantreis import kies_makelaar, spreek_volgende_stap_af, uiterlijk, vergrendel_kandidaten, zet_stap


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
    """Questions that were handed over to this board, and a next step that somebody there owns."""
    gevraagd = kandidaat.doorverwijzingen.open().filter(naar__organisatie=organisatie)
    kandidaat.vragen.filter(doorverwijzingen__in=gevraagd).update(status=Vraagstatus.NIEUW)
    gevraagd.update(
        status=Doorverwijzingstatus.TERUGGEGEVEN,
        reden="De kandidaat kiest voor iets anders.",
        beantwoord_op=timezone.now(),
    )
    kandidaat.refresh_from_db()
    leden = Lidmaatschap.objects.nu().filter(organisatie=organisatie).exclude(rol=Rol.MAKELAAR)
    eigenaar = kandidaat.volgende_stap_van_id
    if kandidaat.is_actief and eigenaar != door.pk and leden.filter(gebruiker=eigenaar).exists():
        spreek_volgende_stap_af(
            kandidaat=kandidaat,
            volgende_stap="Bespreken hoe het verder gaat",
            eigenaar=kies_makelaar(),
            op=uiterlijk(),
            door=door,
        )


@transaction.atomic
def laat_weer_zien(*, kandidaat: Kandidaat, organisatie: Organisatie, door: Gebruiker) -> None:
    """This board may see the candidate again, as far as the consents go. Nothing happens otherwise."""
    weg, _ = Afscherming.objects.filter(kandidaat=kandidaat, organisatie=organisatie).delete()
    if weg:
        tekst = f"U bent niet meer onzichtbaar voor {organisatie}."
        zet_stap(kandidaat=kandidaat, soort=Stapsoort.AFGESCHERMD, tekst=tekst, door=door)
