"""Who may get the next step of a candidate: nobody comes to know a person who did not agree to that."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

from ..keuzes import Toestemmingsdoel
from ..models import Kandidaat, bekend_bij
from .klantreis import kies_makelaar, spreek_volgende_stap_af, uiterlijk, vergrendel_kandidaten

#: Who works for the region as a whole; without a makelaar the administrator has the next steps.
HELE_REGIO = (Rol.MAKELAAR, Rol.PROGRAMMALEIDER, Rol.BEHEER)
MAG_NIET = "Deze collega mag deze kandidaat niet zien. Kies iemand anders."


def wie_mag_kennen(kandidaat: Kandidaat) -> QuerySet[Gebruiker]:
    """The candidate, the loket, and colleagues elsewhere whom the candidate agreed to be seen by.

    That is by the consent for boards, or because the person was referred there, applied or works there;
    never at a board that the candidate hides from.
    """
    nu = Lidmaatschap.objects.nu()
    elders = nu
    if not kandidaat.heeft_toestemming(Toestemmingsdoel.BESTUREN):
        elders = nu.filter(organisatie__in=_kennen_al(kandidaat))
    verborgen = nu.filter(organisatie__in=kandidaat.afschermingen.values("organisatie"))
    mag = Q(pk__in=elders.values("gebruiker")) & ~Q(pk__in=verborgen.values("gebruiker"))
    loket = nu.filter(rol__in=HELE_REGIO)
    return Gebruiker.objects.filter(
        mag | Q(pk__in=loket.values("gebruiker")) | Q(pk=kandidaat.gebruiker_id or 0)
    )


def _kennen_al(kandidaat: Kandidaat) -> set[int]:
    verwezen = kandidaat.doorverwijzingen.lopend().values_list("naar__organisatie", flat=True)
    return {*verwezen, *(nummer for besturen in bekend_bij for nummer in besturen(kandidaat))}


def wie_mag_volgende_stap_hebben(kandidaat: Kandidaat) -> QuerySet[Gebruiker]:
    """Who may get the next step of this candidate; who has it already keeps it."""
    mag = Q(pk__in=wie_mag_kennen(kandidaat).values("pk")) | Q(pk=kandidaat.volgende_stap_van_id or 0)
    return Gebruiker.objects.filter(mag)


def mag_volgende_stap_hebben(kandidaat: Kandidaat, eigenaar: Gebruiker) -> bool:
    """Whether the next step of this candidate may be this person's."""
    return wie_mag_volgende_stap_hebben(kandidaat).filter(pk=eigenaar.pk).exists()


@transaction.atomic
def geef_volgende_stap(
    *, kandidaat: Kandidaat, volgende_stap: str, eigenaar: Gebruiker, op: date, door: Gebruiker
) -> Kandidaat:
    """Agree what comes next and choose who does it, see `spreek_volgende_stap_af`.

    Raises ValidationError as that does, and when the candidate did not agree to be seen by `eigenaar`.
    """
    vergrendel_kandidaten([kandidaat.pk])
    kandidaat.refresh_from_db()
    if not mag_volgende_stap_hebben(kandidaat, eigenaar):
        raise ValidationError({"eigenaar": MAG_NIET})
    return spreek_volgende_stap_af(
        kandidaat=kandidaat, volgende_stap=volgende_stap, eigenaar=eigenaar, op=op, door=door
    )


def haal_stap_terug(kandidaat: Kandidaat, door: Gebruiker | None) -> None:
    """The loket gets the next step of a locked candidate, when who has it may not see them any more."""
    kandidaat.refresh_from_db()
    eigenaar = kandidaat.volgende_stap_van_id
    if kandidaat.is_actief and not wie_mag_kennen(kandidaat).filter(pk=eigenaar).exists():
        spreek_volgende_stap_af(
            kandidaat=kandidaat,
            volgende_stap="Bespreken hoe het verder gaat",
            eigenaar=kies_makelaar(),
            op=uiterlijk(),
            door=door,
        )
