"""What was said about an application, as one timeline, and the interview that stands beside it in a list."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from ..keuzes import Sollicitatiestatus
from ..models import Sollicitatie, Sollicitatiegesprek


def met_gesprek(sollicitaties: QuerySet) -> QuerySet:
    """For a list: each application with the interview that stands in `gepland`, a list of none or one."""
    huidig = Sollicitatiegesprek.objects.huidig().select_related("moment")
    return sollicitaties.prefetch_related(Prefetch("gesprekken", queryset=huidig, to_attr="gepland"))


def regels(sollicitatie: Sollicitatie, *, voor_kandidaat: bool) -> list[dict]:
    """Everything that candidate and board said, oldest first: each with title, moment and text."""
    delen = [
        *_berichten(sollicitatie, voor_kandidaat=voor_kandidaat),
        *_antwoord(sollicitatie, voor_kandidaat=voor_kandidaat),
    ]
    return sorted(delen, key=lambda deel: deel["op"])


def _berichten(sollicitatie: Sollicitatie, *, voor_kandidaat: bool) -> Iterator[dict]:
    bestuur, kandidaat = sollicitatie.vacature.organisatie, sollicitatie.kandidaat
    for rij in sollicitatie.berichten.select_related("door"):
        if rij.antwoord:
            titel = f"Antwoord van {bestuur}: {rij.get_antwoord_display()}"
        elif rij.van_bestuur:
            titel = f"{rij.door}, {bestuur} schreef"
        else:
            titel = f"{'U' if voor_kandidaat else kandidaat.naam} schreef"
        yield _deel(titel, rij.op, rij.tekst)


def _antwoord(sollicitatie: Sollicitatie, *, voor_kandidaat: bool) -> Iterator[dict]:
    """The last answer, and who gave it: what the portal took back for somebody has a reason with it."""
    if not sollicitatie.beantwoord_op:
        return
    bestuur = sollicitatie.vacature.organisatie
    if sollicitatie.status == Sollicitatiestatus.INGETROKKEN and sollicitatie.antwoord:
        titel = "Het portaal trok de sollicitatie in"
    elif sollicitatie.status == Sollicitatiestatus.AANGENOMEN:
        titel = "U hebt de baan" if voor_kandidaat else "De baan is aangenomen"
        titel += f". {bestuur} schreef" if sollicitatie.antwoord else ""
    elif sollicitatie.status == Sollicitatiestatus.INGETROKKEN:
        titel = "U trok uw sollicitatie in" if voor_kandidaat else "De kandidaat trok de sollicitatie in"
    else:
        titel = f"Antwoord van {bestuur}: {sollicitatie.get_status_display()}"
    yield _deel(titel, sollicitatie.beantwoord_op, sollicitatie.antwoord)


def _deel(titel: str, op: datetime, tekst: str) -> dict:
    return {"titel": titel, "op": op, "tekst": tekst}
