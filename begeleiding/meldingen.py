"""Which mail goes to whom in guidance and training: one function a mail."""

from datetime import date

from onderwijsregio.kern.mail import zet_klaar
from onderwijsregio.organisaties.models import Gebruiker, Regio

from .models import Inschrijving, Koppeling, Traject


def _mail(aan: str, sjabloon: str, onderwerp: str, **context) -> None:
    regio = Regio.objects.first()
    loketnaam = regio.loketnaam if regio else ""
    zet_klaar(
        aan=aan,
        sjabloon=f"begeleiding_{sjabloon}",
        onderwerp=onderwerp,
        context={**context, "regio": regio, "loketnaam": loketnaam},
        afzendernaam=loketnaam,
    )


def traject_geopend(traject: Traject) -> None:
    """To the candidate: the traject begins, and what is in it."""
    _mail(
        traject.kandidaat.email,
        "traject_geopend",
        f"Uw traject {traject.route} begint",
        traject=traject,
        mijlpalen=list(traject.mijlpalen.all()),
    )


def mentor_gevraagd(traject: Traject, regelaar: Gebruiker) -> None:
    """To who arranges things at the board: this person needs a mentor."""
    onderwerp = f"Wie wordt de mentor van {traject.kandidaat}?"
    _mail(regelaar.email, "mentor_gevraagd", onderwerp, traject=traject, regelaar=regelaar)


def mentor_gekoppeld(koppeling: Koppeling, uiterlijk: date) -> None:
    """To candidate and mentor: this is who you work with, and by when you talk."""
    traject = koppeling.traject
    mentor = koppeling.mentor.gebruiker
    gegevens = {"traject": traject, "kandidaat": traject.kandidaat, "mentor": mentor, "uiterlijk": uiterlijk}
    _mail(traject.kandidaat.email, "uw_mentor", "Uw mentor is bekend", **gegevens)
    _mail(mentor.email, "u_bent_mentor", f"U bent de mentor van {traject.kandidaat}", **gegevens)


def ingeschreven(inschrijving: Inschrijving) -> None:
    """To the person: you have a place, or you wait for one."""
    werkwoord = "bent" if inschrijving.is_ingeschreven else "staat"
    _mail(
        inschrijving.kandidaat.email,
        "ingeschreven",
        f"{inschrijving.scholing}: u {werkwoord} {inschrijving.get_status_display()}",
        inschrijving=inschrijving,
        scholing=inschrijving.scholing,
    )


def plek_vrij(inschrijving: Inschrijving) -> None:
    """To who waited longest: you have a place now."""
    _mail(
        inschrijving.kandidaat.email,
        "plek_vrij",
        f"U hebt een plek bij {inschrijving.scholing}",
        inschrijving=inschrijving,
        scholing=inschrijving.scholing,
    )


def scholing_gewijzigd(inschrijving: Inschrijving) -> None:
    """To who enrolled or waits: another day or another place."""
    _over_scholing(inschrijving, "scholing_gewijzigd", f"Dag of plaats is anders: {inschrijving.scholing}")


def scholing_gaat_niet_door(inschrijving: Inschrijving) -> None:
    """To who enrolled or waited: it does not go ahead, and why."""
    _over_scholing(inschrijving, "scholing_gaat_niet_door", f"Gaat niet door: {inschrijving.scholing}")


def _over_scholing(inschrijving: Inschrijving, sjabloon: str, onderwerp: str) -> None:
    gegevens = {"inschrijving": inschrijving, "scholing": inschrijving.scholing}
    _mail(inschrijving.kandidaat.email, sjabloon, onderwerp, **gegevens)
