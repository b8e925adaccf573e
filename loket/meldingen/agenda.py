"""Mails about the agenda: who comes, who waits, what changes. All are one letter."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from ..keuzes import Postsoort, Toestemmingsdoel
from ..models import Aanmelding, Bijeenkomstuitnodiging
from . import kalender
from .post import stuur


def _brief(aanmelding: Aanmelding, onderwerp: str, zinnen: list[str], bijlagen=None, **context) -> None:
    """The letter to one who registered: some sentences, the facts, and the way to their own page."""
    evenement = aanmelding.evenement
    gegevens = {"aanmelding": aanmelding, "evenement": evenement, "zinnen": zinnen, "feiten": True}
    stuur(aanmelding.email, "agenda", f"{onderwerp}: {evenement}", bijlagen, **gegevens | context)


def u_hebt_een_plek(aanmelding: Aanmelding) -> None:
    """To who registered: you have a place, and here it is for your calendar."""
    zinnen = ["U bent aangemeld. U hebt een plek.", "De afspraak voor in uw agenda zit bij deze mail."]
    _brief(aanmelding, "U bent aangemeld", zinnen, kalender.uitnodiging(aanmelding))


def u_staat_op_de_wachtlijst(aanmelding: Aanmelding) -> None:
    """To who registered for a full event: you wait, this is your place in the row."""
    zinnen = [
        f"De bijeenkomst is vol. U staat op de wachtlijst, op plaats {aanmelding.plaats_in_de_rij}.",
        "Komt er een plek vrij? Dan krijgt u die vanzelf, en mailen wij u meteen.",
    ]
    _brief(aanmelding, "U staat op de wachtlijst", zinnen)


def u_was_al_aangemeld(aanmelding: Aanmelding) -> None:
    """To who registered again: nothing changed, and here is the link once more."""
    zinnen = [
        f"U was al aangemeld: u {_stand(aanmelding)}. Er is niets veranderd.",
        "Hebt u zich niet opnieuw aangemeld? Dan hoeft u niets te doen.",
    ]
    _brief(aanmelding, "U was al aangemeld", zinnen)


def _stand(aanmelding: Aanmelding) -> str:
    return "hebt een plek" if aanmelding.heeft_plek else "staat op de wachtlijst"


def er_is_een_plek_vrij(aanmelding: Aanmelding) -> None:
    """To the first of the waiting list: the place is yours."""
    zinnen = [
        "Er kwam een plek vrij en die is voor u. U hoeft niets te doen.",
        "Kunt u toch niet? Meld u dan af, dan gaat de plek naar de volgende.",
    ]
    _brief(aanmelding, "U hebt nu een plek", zinnen, kalender.uitnodiging(aanmelding))


def u_bent_afgemeld(aanmelding: Aanmelding, had_plek: bool) -> None:
    """To who cancelled: done, and out of your calendar."""
    zinnen = ["U bent afgemeld. Jammer dat u er niet bij kunt zijn.", "Een andere keer bent u welkom."]
    bijlagen = kalender.intrekking(aanmelding) if had_plek else None
    _brief(aanmelding, "U bent afgemeld", zinnen, bijlagen, feiten=False)


def gewijzigd(aanmelding: Aanmelding) -> None:
    """To everybody who comes or waits: the time or the place is different."""
    zinnen = [f"De tijd of de plaats is veranderd. U {_stand(aanmelding)}; hieronder staat hoe het nu is."]
    bijlagen = kalender.uitnodiging(aanmelding) if aanmelding.heeft_plek else None
    if bijlagen:
        zinnen.append("De nieuwe afspraak zit bij deze mail en vervangt de oude in uw agenda.")
    zinnen.append("Komt het nu niet meer uit? Meld u dan af.")
    _brief(aanmelding, "Let op, andere tijd of plaats", zinnen, bijlagen)


def afgelast(aanmelding: Aanmelding) -> None:
    """To everybody who comes or waits: it does not go on, and why."""
    evenement = aanmelding.evenement
    dag = date_format(timezone.localtime(evenement.begint_op), "l j F")
    zinnen = [f"De bijeenkomst van {dag} gaat niet door: {evenement.afgelast_omdat}", "Onze excuses."]
    bijlagen = kalender.intrekking(aanmelding) if aanmelding.heeft_plek else None
    _brief(aanmelding, "Gaat niet door", zinnen, bijlagen, feiten=False)


def herinnering(aanmelding: Aanmelding) -> None:
    """To who has a place, the day before."""
    zinnen = [
        "Morgen is het zover. Wij zien u graag.",
        "Kunt u toch niet? Meld u af, dan kan een ander komen.",
    ]
    _brief(aanmelding, "Morgen", zinnen, soort=Postsoort.HERINNERINGEN)


def hoe_was_het(aanmelding: Aanmelding) -> None:
    """To who came: three questions, without a name."""
    zinnen = [
        "U was bij onze bijeenkomst. Wat vond u ervan?",
        "Het zijn drie vragen. Uw antwoord bewaren wij zonder uw naam.",
    ]
    pad = reverse("loket:evaluatie", args=[aanmelding.ondertekend])
    knop = {"knop": "Beantwoord drie vragen", "pad": pad}
    _brief(aanmelding, "Hoe was het", zinnen, soort=Postsoort.NAZORG, feiten=False, **knop)


def u_bent_uitgenodigd(uitnodiging: Bijeenkomstuitnodiging) -> None:
    """To a candidate who agreed to it: this fits you. The link at the end withdraws the consent."""
    evenement, kandidaat = uitnodiging.evenement, uitnodiging.kandidaat
    stuur(
        kandidaat.email,
        "uitnodiging",
        f"Komt u ook? {evenement}",
        soort=Toestemmingsdoel.NIEUWS,
        kandidaat=kandidaat,
        evenement=evenement,
    )
