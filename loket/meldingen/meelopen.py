"""Mails about a day at a school: asked, answered, reminded."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, time_format

from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.models import Gebruiker

from ..models import Meeloopverzoek
from . import kalender
from .post import stuur

BESTAND = "meelopen.ics"
#: Until when a day at a school lasts in somebody's calendar; nobody writes down when it ends.
SCHOOL_UIT = time(15)


def kalenderbestand(verzoek: Meeloopverzoek, methode: str = "PUBLISH") -> bytes:
    """The day as it is agreed for the visitor's own calendar; with CANCEL it leaves it. See `gesprek`."""
    begint, eindigt = verzoek.dag, verzoek.dag + timedelta(days=1)
    if verzoek.tijd:
        begint = timezone.make_aware(datetime.combine(verzoek.dag, verzoek.tijd))
        uit = timezone.make_aware(datetime.combine(verzoek.dag, SCHOOL_UIT))
        eindigt = max(uit, begint + timedelta(hours=1))
    return kalender.gesprek(
        uid=f"meelopen-{verzoek.pk}",
        volgnummer=verzoek.volgnummer + (methode == "CANCEL"),  # what drops it comes after what planned it
        begint_op=begint,
        eindigt_op=eindigt,
        titel=f"Meelopen bij {verzoek.school}",
        omschrijving=f"{verzoek.antwoord}\n\n{settings.ADRES}{verzoek.pad_van_bezoeker}".strip(),
        plaats=_adres(verzoek),
        deelnemer=(verzoek.naam, verzoek.email),
        methode=methode,
    )


def vervallen(verzoek: Meeloopverzoek) -> dict | None:
    """Attachment that takes the day, as it is agreed now, out of the visitor's calendar; None without one."""
    if not verzoek.is_afgesproken:
        return None
    return kalender.als_bijlage(kalenderbestand(verzoek, "CANCEL"), "CANCEL", BESTAND)


def _aan_bezoeker(
    verzoek: Meeloopverzoek, onderwerp: str, zinnen: list[str], knop: str, bijlagen: dict | None = None
) -> None:
    context = {"naam": verzoek.voornaam, "zinnen": zinnen, "pad": verzoek.pad_van_bezoeker, "knop": knop}
    stuur(verzoek.email, "meelopen", onderwerp, bijlagen=bijlagen, **context)


def _aan_collega(
    verzoek: Meeloopverzoek, onderwerp: str, zinnen: list[str], collegas: Iterable[Gebruiker]
) -> None:
    for collega in collegas:
        context = {"naam": collega.voornaam, "zinnen": zinnen, "pad": verzoek.get_absolute_url()}
        stuur(collega.email, "meelopen", onderwerp, knop="Bekijk het verzoek", **context)


def _dag(verzoek: Meeloopverzoek) -> str:
    tijd = f" om {time_format(verzoek.tijd, 'H.i')} uur" if verzoek.tijd else ""
    return date_format(verzoek.dag, "l j F") + tijd


def _uiterlijk(verzoek: Meeloopverzoek) -> str:
    return date_format(verzoek.uiterlijk_op, "l j F")


def gevraagd(verzoek: Meeloopverzoek, collegas: Iterable[Gebruiker]) -> None:
    """To the visitor: we asked the school. To the board: somebody wants to come."""
    zinnen = [
        f"U wilt op {_dag(verzoek)} meelopen bij {verzoek.school}. Wij hebben het de school gevraagd.",
        f"U krijgt uiterlijk {_uiterlijk(verzoek)} antwoord.",
    ]
    _aan_bezoeker(verzoek, f"Uw vraag aan {verzoek.school}", zinnen, "Bekijk of trek in")
    zinnen = [f"{verzoek.naam} wil op {_dag(verzoek)} meelopen bij {verzoek.school}."]
    zinnen += [f"De vraag erbij: {verzoek.vraag}"] if verzoek.vraag else []
    zinnen.append(f"Antwoord graag uiterlijk {_uiterlijk(verzoek)}: ja, een andere dag, of nee.")
    _aan_collega(verzoek, f"{verzoek.naam} wil een dag meelopen", zinnen, collegas)


def afgesproken(verzoek: Meeloopverzoek) -> None:
    """To the visitor: you are welcome, with the day for the own calendar."""
    adres = f"Adres: {_adres(verzoek)}."
    zinnen = [f"U bent op {_dag(verzoek)} welkom bij {verzoek.school}.", verzoek.antwoord, adres]
    bijlagen = kalender.als_bijlage(kalenderbestand(verzoek, "REQUEST"), "REQUEST", BESTAND)
    _aan_bezoeker(verzoek, f"U bent welkom bij {verzoek.school}", zinnen, "Bekijk uw afspraak", bijlagen)


def _adres(verzoek: Meeloopverzoek) -> str:
    school = verzoek.school
    return f"{school.straat} {school.huisnummer}, {school.postcode} {school.plaats}"


def andere_dag(verzoek: Meeloopverzoek, vervalt: dict | None) -> None:
    """To the visitor: this other day would do; say yes or no. `vervalt` drops the day that was agreed."""
    waarom = (
        "De dag die u had afgesproken, kan toch niet bij"
        if vervalt
        else "De dag die u koos, komt niet uit voor"
    )
    zinnen = [
        f"{waarom} {verzoek.school}. De school stelt voor: {_dag(verzoek)}.",
        verzoek.antwoord,
        f"Laat uiterlijk {_uiterlijk(verzoek)} weten of u dan kunt.",
    ]
    _aan_bezoeker(verzoek, f"{verzoek.school} stelt een andere dag voor", zinnen, "Zeg ja of nee", vervalt)


def afgewezen(verzoek: Meeloopverzoek, vervalt: dict | None) -> None:
    """To the visitor: not here; these are the other schools. `vervalt` drops the day that was agreed."""
    zinnen = [
        f"Meelopen bij {verzoek.school} kan nu niet: {verzoek.antwoord}",
        "Er zijn meer scholen waar u welkom bent. Of vraag ons om mee te zoeken.",
    ]
    context = {"naam": verzoek.voornaam, "zinnen": zinnen, "pad": reverse("loket:meelopen")}
    onderwerp = f"Meelopen bij {verzoek.school} kan nu niet"
    stuur(verzoek.email, "meelopen", onderwerp, knop="Kies een andere school", bijlagen=vervalt, **context)


def bezoeker_zegt_ja(verzoek: Meeloopverzoek, collegas: Iterable[Gebruiker]) -> None:
    """To the board: the other day is fine; the visitor gets the same as after a yes at once."""
    onderwerp = f"{verzoek.naam} komt op {_dag(verzoek)}"
    _aan_collega(verzoek, onderwerp, [f"{verzoek.naam} komt meelopen bij {verzoek.school}."], collegas)
    afgesproken(verzoek)


def bezoeker_komt_niet(verzoek: Meeloopverzoek, collegas: Iterable[Gebruiker], vervalt: dict | None) -> None:
    """To the board: the visitor does not come. To who had a day: it leaves the calendar."""
    if vervalt and not verzoek.is_gewist:
        zinnen = [f"U gaat niet meelopen bij {verzoek.school}. De school weet het."]
        _aan_bezoeker(verzoek, f"U bent afgemeld bij {verzoek.school}", zinnen, "Bekijk uw vraag", vervalt)
    wie = "Een bezoeker" if verzoek.is_gewist else verzoek.naam
    zinnen = [f"{wie} komt op {_dag(verzoek)} niet meelopen bij {verzoek.school}. U hoeft niets te doen."]
    _aan_collega(verzoek, f"{wie} komt niet meelopen", zinnen, collegas)


def wacht_op_school(verzoek: Meeloopverzoek, collegas: Iterable[Gebruiker]) -> None:
    """To the board: today is the last day to answer."""
    zinnen = [
        f"{verzoek.naam} vroeg een dag mee te lopen bij {verzoek.school} en heeft nog geen antwoord.",
        f"Antwoord graag uiterlijk {_uiterlijk(verzoek)}. Daarna neemt het loket het over.",
    ]
    _aan_collega(verzoek, f"{verzoek.naam} wacht op antwoord", zinnen, collegas)


def wacht_op_bezoeker(verzoek: Meeloopverzoek) -> None:
    """To the visitor: the school still waits for your yes or no."""
    zinnen = [f"{verzoek.school} stelde {_dag(verzoek)} voor. Kunt u dan?", "De school hoort het graag."]
    _aan_bezoeker(verzoek, f"{verzoek.school} wacht op uw antwoord", zinnen, "Zeg ja of nee")


def te_laat(verzoek: Meeloopverzoek, makelaar: Gebruiker) -> None:
    """To the loket: nobody answered; it is yours now."""
    wie = verzoek.school.bestuur if verzoek.status == "gevraagd" else verzoek.naam
    zinnen = [
        f"{verzoek.naam} wil meelopen bij {verzoek.school}. Uiterlijk {_uiterlijk(verzoek)} zou "
        f"{wie} antwoorden. Dat is niet gebeurd.",
        "Wilt u bellen, of een andere school zoeken?",
    ]
    _aan_collega(verzoek, f"Meelopen: {verzoek.naam} wacht nog", zinnen, [makelaar])


def morgen(verzoek: Meeloopverzoek) -> None:
    """To the visitor, the day before."""
    zinnen = [f"Morgen loopt u mee bij {verzoek.school}. Veel plezier!", verzoek.antwoord]
    zinnen.append(f"Adres: {_adres(verzoek)}.")
    _aan_bezoeker(verzoek, f"Morgen: meelopen bij {verzoek.school}", zinnen, "Bekijk uw afspraak")


def ontvangen_uw_scholen(collegas: Iterable[Gebruiker], schooljaar: Schooljaar, aantal: int) -> None:
    """To HR of a board: this many schools did not say yet whether people may come and look."""
    van = "één school" if aantal == 1 else f"{aantal} scholen"
    zinnen = [
        f"Van {van} van uw bestuur weten wij nog niet of iemand er dit schooljaar een dag mag meelopen.",
        "U zegt het voor al uw scholen op één pagina. Wat u vorig jaar zei, neemt u daar over.",
        "Deze vraag mailen wij één keer per schooljaar. Bij ‘Mijn werk’ blijft die staan tot alles is ingevuld.",
    ]
    for collega in collegas:
        context = {"naam": collega.voornaam, "zinnen": zinnen, "pad": reverse("loket:ontvangst")}
        onderwerp = f"Ontvangen uw scholen mensen in {schooljaar}?"
        stuur(collega.email, "meelopen", onderwerp, knop="Zeg het voor uw scholen", **context)
