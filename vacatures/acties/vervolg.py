"""What several acts on an application share: the row under lock, who answers, and what comes next."""

from datetime import date

from django.core.exceptions import ValidationError

from loket.acties import laat_weer_zien, makelaar_van, spreek_volgende_stap_af, uiterlijk
from loket.keuzes import Kandidaatstatus
from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Sollicitatiestatus
from ..models import Sollicitatie

VERDER_WERKDAGEN = 5


def open_sollicitatie(sollicitatie: Sollicitatie) -> Sollicitatie:
    """The application as it is now, locked. Raises ValidationError (code "klaar") when it came to an end."""
    gevonden = (
        Sollicitatie.objects.open()
        .select_for_update(of=["self"])
        .select_related("kandidaat__gebruiker", "vacature__school", "vacature__gemaakt_door")
        .filter(pk=sollicitatie.pk)
        .first()
    )
    if gevonden is None:
        raise ValidationError("Deze sollicitatie is al beantwoord of ingetrokken.", code="klaar")
    return gevonden


def contact_van(sollicitatie: Sollicitatie) -> Gebruiker:
    """Who gets the next step: who answers at the board, else the loket.

    Also the loket when the candidate hides from the board: that sees this application and not the person.
    """
    bestuur = None if sollicitatie.verbergt_zich else contact_bij_bestuur(sollicitatie)
    return bestuur or makelaar_van(sollicitatie.kandidaat)


def contact_bij_bestuur(sollicitatie: Sollicitatie) -> Gebruiker | None:
    """The writer of the vacancy as long as they work in HR there, else a colleague; nobody may be left."""
    schrijver = sollicitatie.vacature.gemaakt_door
    hr = meldingen.hr_van(sollicitatie.vacature.organisatie_id)
    return schrijver if schrijver in hr else next(iter(hr), None)


def spreek_af(
    sollicitatie: Sollicitatie,
    tekst: str,
    *,
    door: Gebruiker | None,
    op: date | None = None,
    eigenaar: Gebruiker | None = None,
) -> None:
    """Agree what comes next for a candidate who is under way; somebody who stopped stays where they are."""
    if sollicitatie.kandidaat.status != Kandidaatstatus.ACTIEF:
        return
    spreek_volgende_stap_af(
        kandidaat=sollicitatie.kandidaat,
        volgende_stap=tekst[:200],
        eigenaar=eigenaar or contact_van(sollicitatie),
        op=op or uiterlijk(VERDER_WERKDAGEN),
        door=door,
    )


def wachtte_hierop(sollicitatie: Sollicitatie) -> bool:
    """Is the next step with the board, or with somebody else for it? Otherwise something else was agreed."""
    kandidaat = sollicitatie.kandidaat
    hr = meldingen.hr_van(sollicitatie.vacature.organisatie_id)
    zelf = kandidaat.gebruiker_id is not None and kandidaat.volgende_stap_van_id == kandidaat.gebruiker_id
    return kandidaat.volgende_stap_van in hr or (
        (zelf or sollicitatie.verbergt_zich) and str(sollicitatie.vacature.school) in kandidaat.volgende_stap
    )


def wat_nu(sollicitatie: Sollicitatie, door: Gebruiker | None) -> None:
    """What comes next after an answer, or after the candidate took the application back."""
    school, kandidaat = sollicitatie.vacature.school, sollicitatie.kandidaat
    if sollicitatie.status == Sollicitatiestatus.UITGENODIGD:
        _naar_het_gesprek(sollicitatie, door)
    elif sollicitatie.status == Sollicitatiestatus.AANGEBODEN:
        zelf = kandidaat.gebruiker
        spreek_af(sollicitatie, f"Ja of nee zeggen tegen de baan bij {school}", eigenaar=zelf, door=door)
    elif sollicitatie.status == Sollicitatiestatus.AANGENOMEN:
        laat_weer_zien(kandidaat=kandidaat, organisatie=sollicitatie.vacature.organisatie, door=door)
        spreek_af(sollicitatie, f"De eerste werkdag afspreken bij {school}", door=door)
    elif wachtte_hierop(sollicitatie):
        makelaar = makelaar_van(kandidaat)
        spreek_af(sollicitatie, "Bespreken welke baan wel past", eigenaar=makelaar, door=door)


def _naar_het_gesprek(sollicitatie: Sollicitatie, door: Gebruiker | None) -> None:
    school, zelf = sollicitatie.vacature.school, sollicitatie.kandidaat.gebruiker
    if zelf and sollicitatie.vacature.momenten.vrij().exists():
        spreek_af(sollicitatie, f"Een moment kiezen voor het gesprek bij {school}", eigenaar=zelf, door=door)
    else:
        spreek_af(sollicitatie, f"Een gesprek voeren bij {school}", door=door)
