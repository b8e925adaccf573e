"""Which mail about proposals and placements goes to whom: one function a mail."""

from collections.abc import Iterable

from onderwijsregio.kern.mail import zet_klaar
from onderwijsregio.organisaties.models import Gebruiker, Regio
from vacatures.meldingen import hr_van

from .models import Plaatsing, Voorstel


def _mail(aan: str | Iterable[str], sjabloon: str, onderwerp: str, **context) -> None:
    regio = Regio.objects.first()
    loketnaam = regio.loketnaam if regio else ""
    zet_klaar(
        aan=aan,
        sjabloon=f"matching_{sjabloon}",
        onderwerp=onderwerp,
        context={**context, "regio_naam": regio.naam if regio else "", "loketnaam": loketnaam},
        afzendernaam=loketnaam,
    )


def _hr_adressen(voorstel: Voorstel) -> list[str]:
    return [gebruiker.email for gebruiker in hr_van(voorstel.vacature.organisatie_id)]


def vraag_kandidaat(voorstel: Voorstel, uiterlijk) -> None:
    """To the candidate: this job may suit you, say yes or no."""
    onderwerp = f"Past deze baan bij u? {voorstel.vacature}"
    _mail(voorstel.kandidaat.email, "vraag_kandidaat", onderwerp, voorstel=voorstel, uiterlijk=uiterlijk)


def vraag_school(voorstel: Voorstel, uiterlijk) -> None:
    """To HR: we have somebody for this vacancy. Without a name, until the candidate said yes."""
    onderwerp = f"Een kandidaat voor uw vacature: {voorstel.vacature}"
    _mail(_hr_adressen(voorstel), "vraag_school", onderwerp, voorstel=voorstel, uiterlijk=uiterlijk)


def antwoord(voorstel: Voorstel, aan: Gebruiker, zin: str) -> None:
    """To the makelaar: what candidate or school answered."""
    onderwerp = f"Antwoord op uw voorstel: {voorstel.vacature}"
    _mail(aan.email, "antwoord", onderwerp, voorstel=voorstel, zin=zin)


def gaat_niet_door_kandidaat(voorstel: Voorstel, reden: str) -> None:
    """To the candidate: this proposal ends here, the loket looks further."""
    onderwerp = f"Deze baan gaat niet door: {voorstel.vacature}"
    _mail(
        voorstel.kandidaat.email,
        "gaat_niet_door",
        onderwerp,
        voorstel=voorstel,
        reden=reden,
        aanhef=voorstel.kandidaat.voornaam,
        aan_school=False,
    )


def gaat_niet_door_school(voorstel: Voorstel, reden: str) -> None:
    """To HR: this proposal ends here, your vacancy is open again for others."""
    onderwerp = f"Dit voorstel gaat niet door: {voorstel.vacature}"
    _mail(
        _hr_adressen(voorstel),
        "gaat_niet_door",
        onderwerp,
        voorstel=voorstel,
        reden=reden,
        aanhef="collega",
        aan_school=True,
    )


def geplaatst(plaatsing: Plaatsing, makelaar: Gebruiker) -> None:
    """To candidate, HR and makelaar: it is agreed, and this is the first day."""
    onderwerp = f"Geplaatst: {plaatsing.vacature}"
    hr = [gebruiker.email for gebruiker in hr_van(plaatsing.vacature.organisatie_id)]
    _mail(
        plaatsing.kandidaat.email,
        "geplaatst_kandidaat",
        onderwerp,
        plaatsing=plaatsing,
        makelaar=makelaar,
    )
    _mail({*hr, makelaar.email}, "geplaatst", onderwerp, plaatsing=plaatsing)
