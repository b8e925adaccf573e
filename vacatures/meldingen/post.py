"""How a mail of this app is sent, and to whom of a board."""

from collections.abc import Iterable, Mapping

from onderwijsregio.kern.mail import zet_klaar
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap, Organisatie, Regio

from ..models import Vacature


def hr_van(organisatie: Organisatie | int) -> list[Gebruiker]:
    """The HR staff of this organisation today."""
    leden = Lidmaatschap.objects.nu().filter(organisatie=organisatie, rol=Rol.HR, gebruiker__is_active=True)
    return [lid.gebruiker for lid in leden.select_related("gebruiker").order_by("gebruiker")]


def mail(
    aan: str | Iterable[str],
    sjabloon: str,
    onderwerp: str,
    bijlagen: Mapping[str, tuple[bytes, str]] | None = None,
    **context,
) -> None:
    """Put a mail in the outbox: `templates/mail/vacatures_<sjabloon>`, in the name of the loket."""
    regio = Regio.objects.first()
    loketnaam = regio.loketnaam if regio else ""
    zet_klaar(
        aan=aan,
        sjabloon=f"vacatures_{sjabloon}",
        onderwerp=onderwerp,
        context={**context, "regio_naam": regio.naam if regio else "", "loketnaam": loketnaam},
        afzendernaam=loketnaam,
        bijlagen=bijlagen,
    )


def adressen_hr(vacature: Vacature) -> list[str]:
    """The addresses of HR of the board that offers this job."""
    return [gebruiker.email for gebruiker in hr_van(vacature.organisatie_id)]


def aan_hr(vacature: Vacature, sjabloon: str, onderwerp: str, **context) -> None:
    """Mail everybody of HR of the board that offers this job."""
    mail(adressen_hr(vacature), sjabloon, onderwerp, vacature=vacature, **context)
