"""Mails about internship places."""

from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap, Organisatie, School

from ..models import Stagejaar
from .post import mail


def wie_vertelt(bestuur: Organisatie) -> list[Gebruiker]:
    """HR and the coordinators of this board today, each once; not who works for one school."""
    leden = Lidmaatschap.objects.nu().filter(
        organisatie=bestuur, school=None, rol__in=[Rol.HR, Rol.COORDINATOR], gebruiker__is_active=True
    )
    return sorted({lid.gebruiker for lid in leden.select_related("gebruiker")}, key=lambda wie: wie.pk)


def vertel_uw_aanbod(
    ontvangers: list[Gebruiker], jaar: Stagejaar, scholen: list[School], *, te_laat: bool
) -> None:
    """To who tells for a board: of these schools we do not know yet what they offer."""
    mail(
        [wie.email for wie in ontvangers],
        "stage_herinnering",
        f"Vertel ons uw stageplaatsen voor {jaar}",
        jaar=jaar,
        scholen=scholen,
        te_laat=te_laat,
    )
