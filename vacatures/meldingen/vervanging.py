"""Mails about replacement: to the loket, the school's board, and who is in the pool."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list

from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Lidmaatschap

from ..models import Poollid, Vervangingsdag, Vervangingsverzoek
from .post import hr_van, mail


def opsomming(dagen: Iterable[Vervangingsdag | date]) -> str:
    """Days in words, in order: `maandag 7 december en dinsdag 8 december`; only the ends of a long list."""
    data = sorted(getattr(dag, "dag", dag) for dag in dagen)
    woorden = [date_format(dag, "l j F") for dag in data]
    if len(woorden) > 6:
        return f"{len(woorden)} dagen, van {woorden[0]} tot en met {woorden[-1]}"
    return get_text_list(woorden, "en")


def _stuur(aan: str, naam: str, onderwerp: str, zinnen: list[str], pad: str, knop: str) -> None:
    mail(aan, "vervanging", onderwerp, naam=naam, zinnen=zinnen, pad=pad, knop=knop)


def _aan_lid(lid: Poollid, onderwerp: str, zinnen: list[str], knop: str) -> None:
    kandidaat = lid.kandidaat
    _stuur(kandidaat.email, kandidaat.voornaam, onderwerp, zinnen, lid.pad_van_lid, knop)


def _aan_loket(verzoek: Vervangingsverzoek, onderwerp: str, zinnen: list[str]) -> None:
    leden = Lidmaatschap.objects.nu().filter(rol=Rol.MAKELAAR, gebruiker__is_active=True)
    for lid in leden.select_related("gebruiker"):
        wie = lid.gebruiker
        _stuur(wie.email, wie.voornaam, onderwerp, zinnen, verzoek.get_absolute_url(), "Zoek een invaller")


def _aan_school(verzoek: Vervangingsverzoek, onderwerp: str, zinnen: list[str]) -> None:
    for wie in hr_van(verzoek.school.bestuur_id):
        _stuur(wie.email, wie.voornaam, onderwerp, zinnen, verzoek.get_absolute_url(), "Bekijk het verzoek")


def in_de_pool(lid: Poollid) -> None:
    """To somebody who joined: say when you can."""
    zinnen = [
        "U zit nu in de vervangingspool. Scholen in de hele regio kunnen u nodig hebben.",
        "Vertel op uw eigen pagina op welke dagen u kunt. U beslist elke keer zelf of u gaat.",
    ]
    _aan_lid(lid, "U zit in de vervangingspool", zinnen, "Vul uw dagen in")


def nieuw_verzoek(verzoek: Vervangingsverzoek, dagen: list[date]) -> None:
    """To the loket: a school needs somebody."""
    zin = f"{verzoek.school} zoekt een invaller ({verzoek.wie_gezocht.lower()}): {opsomming(dagen)}."
    _aan_loket(verzoek, f"Invaller gezocht: {verzoek.school}", [zin, verzoek.toelichting])


def gevraagd(lid: Poollid, dagen: list[Vervangingsdag]) -> None:
    """To the member: can you come?"""
    verzoek = dagen[0].verzoek
    uiterlijk = timezone.localtime(dagen[0].antwoord_voor)
    zinnen = [
        f"Kunt u invallen bij {verzoek.school} in {verzoek.school.plaats}: {verzoek.wie_gezocht.lower()}?",
        f"Het gaat om {opsomming(dagen)} ({verzoek.get_dagdeel_display()}).",
        f"Antwoord graag voor {date_format(uiterlijk, 'l j F, H.i')} uur. Daarna vragen wij iemand anders.",
    ]
    _aan_lid(lid, f"Kunt u invallen bij {verzoek.school}?", zinnen, "Zeg ja of nee")


def afgesproken(lid: Poollid, dagen: list[Vervangingsdag]) -> None:
    """To the member: this is where you go. To the school: this is who comes."""
    verzoek, school = dagen[0].verzoek, dagen[0].verzoek.school
    bellen = f", telefoon {verzoek.contacttelefoon}" if verzoek.contacttelefoon else ""
    zinnen = [
        f"Afgesproken: u valt in bij {school} op {opsomming(dagen)} ({verzoek.get_dagdeel_display()}).",
        f"Adres: {school.straat} {school.huisnummer}, {school.postcode} {school.plaats}.",
        f"{verzoek.contactnaam} ontvangt u{bellen}.",
    ]
    _aan_lid(lid, f"U valt in bij {school}", zinnen, "Bekijk uw afspraken")
    kandidaat = lid.kandidaat
    bereik = f" ({kandidaat.telefoon or kandidaat.email})"
    zin = f"{kandidaat.naam}{bereik} komt invallen op {opsomming(dagen)}."
    _aan_school(verzoek, f"Er is een invaller voor {school}", [zin])


def zegt_nee(lid: Poollid, dagen: list[Vervangingsdag]) -> None:
    """To the loket: look for somebody else."""
    verzoek = dagen[0].verzoek
    zin = f"{lid} kan niet invallen bij {verzoek.school} op {opsomming(dagen)}. Die dagen staan weer open."
    _aan_loket(verzoek, f"Nog een invaller nodig: {verzoek.school}", [zin])


def geen_antwoord(lid: Poollid, dag: Vervangingsdag) -> None:
    """To the loket and the member: the question has ended."""
    zin = f"{lid} antwoordde niet op tijd voor {opsomming([dag])} bij {dag.verzoek.school}."
    _aan_loket(dag.verzoek, f"Nog een invaller nodig: {dag.verzoek.school}", [zin])
    zinnen = [f"U hoeft niet meer te antwoorden over {opsomming([dag])}: wij vragen iemand anders."]
    _aan_lid(lid, f"{dag.verzoek.school} zoekt verder", zinnen, "Bekijk uw dagen")


def komt_niet(lid: Poollid, dag: Vervangingsdag, reden: str) -> None:
    """To the loket and the school: who would come does not."""
    zinnen = [f"{lid} kan toch niet komen op {opsomming([dag])} bij {dag.verzoek.school}.", f"Reden: {reden}"]
    onderwerp = f"Invaller valt uit: {dag.verzoek.school}, {dag.dag:%d-%m}"
    _aan_loket(dag.verzoek, onderwerp, zinnen)
    _aan_school(dag.verzoek, onderwerp, [*zinnen, "Het loket zoekt meteen iemand anders."])


def niet_meer_nodig(lid: Poollid, dag: Vervangingsdag) -> None:
    """To the member: you need not come."""
    zinnen = [f"De school heeft u op {opsomming([dag])} niet meer nodig. U hoeft niet te komen."]
    _aan_lid(lid, f"{dag.verzoek.school} heeft u niet meer nodig", zinnen, "Bekijk uw dagen")
