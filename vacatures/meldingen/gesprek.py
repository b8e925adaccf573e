"""Mails about interviews: there are moments, it is planned, moved, dropped, or tomorrow; with a calendar file."""

from django.conf import settings
from django.urls import reverse

from loket.meldingen import kalender

from ..models import Sollicitatie, Sollicitatiegesprek
from .post import hr_van
from .sollicitatie import aan_collega, aan_kandidaat

BESTAND = "gesprek.ics"


def momenten_vrij(sollicitatie: Sollicitatie) -> None:
    """To the candidate who was invited: there are moments to choose from."""
    aan_kandidaat(
        sollicitatie,
        f"Kies een moment voor uw gesprek: {sollicitatie.vacature}",
        f"{sollicitatie.vacature.school} heeft momenten klaargezet voor een gesprek. Kies welk moment u past.",
        knop="Kies een moment",
        pad=reverse("vacatures:mijn_moment", args=[sollicitatie.pk]),
    )


def gesprek_gepland(gesprek: Sollicitatiegesprek, *, verzet: bool) -> None:
    """To candidate and board: when and where, with a calendar file that replaces an earlier one."""
    wanneer = gesprek.moment.wanneer
    zin = f"Het gesprek is op {wanneer}, {_waar(gesprek)}. Het bestand bij deze mail zet het in uw agenda."
    kop = "Gesprek verzet" if verzet else "Gesprek"
    _aan_beiden(gesprek, f"{kop}: {wanneer}", zin, "REQUEST")


def gesprek_vervallen(gesprek: Sollicitatiegesprek) -> None:
    """To candidate and board: this interview does not take place; calendars take it out."""
    zin = f"Het gesprek van {gesprek.moment.wanneer} gaat niet door. Het bestand bij deze mail haalt het uit uw agenda."
    _aan_beiden(gesprek, f"Gesprek gaat niet door: {gesprek.moment.wanneer}", zin, "CANCEL")


def gesprek_morgen(gesprek: Sollicitatiegesprek) -> None:
    """To candidate and board: it is tomorrow."""
    zin = f"Morgen is het gesprek: {gesprek.moment.wanneer}, {_waar(gesprek)}. Veel succes!"
    onderwerp = f"Morgen: gesprek over {gesprek.sollicitatie.vacature}"
    aan_kandidaat(gesprek.sollicitatie, onderwerp, zin)
    wie = f"Morgen: gesprek met {gesprek.sollicitatie.kandidaat}"
    aan_collega(
        _bij_bestuur(gesprek),
        wie,
        gesprek.sollicitatie,
        f"Het gesprek is op {gesprek.moment.wanneer}, {_waar(gesprek)}.",
    )


def kalenderbestand(gesprek: Sollicitatiegesprek, methode: str = "PUBLISH", *, voor: str = "") -> bytes:
    """The interview for somebody's own calendar; a later version replaces an earlier one.

    `voor` is the address of the reader of a mail; by default the candidate.
    """
    sollicitatie, moment = gesprek.sollicitatie, gesprek.moment
    kandidaat, vacature = sollicitatie.kandidaat, sollicitatie.vacature
    bij_bestuur = bool(voor)
    pad = reverse(
        "vacatures:sollicitatie" if bij_bestuur else "vacatures:mijn_sollicitatie", args=[sollicitatie.pk]
    )
    return kalender.gesprek(
        uid=f"sollicitatiegesprek-{sollicitatie.pk}-{_ronde(gesprek)}",
        volgnummer=gesprek.volgnummer,
        begint_op=moment.begint_op,
        eindigt_op=moment.eindigt_op,
        titel=f"Gesprek met {kandidaat}: {vacature}"
        if bij_bestuur
        else f"Gesprek: {vacature}, {vacature.school}",
        omschrijving=f"{f'Met {moment.met}.' if moment.met else ''}\n\n{settings.ADRES}{pad}".strip(),
        plaats=moment.plaats,
        deelnemer=("", voor) if bij_bestuur else (kandidaat.naam, kandidaat.email),
        methode=methode,
    )


def _ronde(gesprek: Sollicitatiegesprek) -> int:
    """Which talk of this application it is: a second one stands beside the first in somebody's calendar."""
    return gesprek.sollicitatie.gesprekken.filter(afgerond_op__isnull=False, pk__lt=gesprek.pk).count() + 1


def _aan_beiden(gesprek: Sollicitatiegesprek, onderwerp: str, zin: str, methode: str) -> None:
    sollicitatie = gesprek.sollicitatie
    inhoud = kalenderbestand(gesprek, methode)
    aan_kandidaat(sollicitatie, onderwerp, zin, bijlagen=kalender.als_bijlage(inhoud, methode, BESTAND))
    for adres in _bij_bestuur(gesprek):
        inhoud = kalenderbestand(gesprek, methode, voor=adres)
        aan_collega(
            [adres],
            f"{onderwerp} ({sollicitatie.kandidaat})",
            sollicitatie,
            zin,
            kalender.als_bijlage(inhoud, methode, BESTAND),
        )


def _bij_bestuur(gesprek: Sollicitatiegesprek) -> list[str]:
    """Who offered the moment; when they left, everybody of HR."""
    hr = hr_van(gesprek.sollicitatie.vacature.organisatie_id)
    aanbieder = [collega for collega in hr if collega.pk == gesprek.moment.gemaakt_door_id]
    return [collega.email for collega in aanbieder or hr]


def _waar(gesprek: Sollicitatiegesprek) -> str:
    moment = gesprek.moment
    return f"{moment.plaats}, met {moment.met}" if moment.met else moment.plaats
