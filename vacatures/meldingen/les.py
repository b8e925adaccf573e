"""Mails about lessons from outside, to the school, the provider and the loket. All are one letter."""

from collections.abc import Iterable

from django.urls import reverse

from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Lidmaatschap

from ..keuzes.les import Kant
from ..models import BOEKERS, Les, Lesreeks, Lesvraag
from . import leskalender
from .post import hr_van, mail


def aanbieder_van(reeks: Lesreeks) -> list[str]:
    """The addresses of who gives lessons for this provider today."""
    return _adressen(reeks.aanbod.organisatie_id, [Rol.AANBIEDER])


def school_van(reeks: Lesreeks) -> list[str]:
    """Who booked it, as long as they work there; else HR of the board."""
    leden = Lidmaatschap.objects.nu().filter(
        gebruiker=reeks.gemaakt_door_id,
        organisatie=reeks.school.bestuur_id,
        rol__in=BOEKERS,
        gebruiker__is_active=True,
    )
    if leden.exists():
        return [reeks.gemaakt_door.email]
    return [hr.email for hr in hr_van(reeks.school.bestuur_id)]


def adressen_van(reeks: Lesreeks, kant: Kant) -> list[str]:
    """The addresses of one side of a series."""
    return aanbieder_van(reeks) if kant == Kant.AANBIEDER else school_van(reeks)


def _adressen(organisatie: int, rollen: Iterable[Rol]) -> list[str]:
    leden = Lidmaatschap.objects.nu().filter(
        organisatie=organisatie, rol__in=rollen, gebruiker__is_active=True
    )
    return list(leden.order_by("gebruiker").values_list("gebruiker__email", flat=True).distinct())


def _brief(aan: Iterable[str], onderwerp: str, zinnen: list[str], bijlagen=None, **context) -> None:
    mail(sorted(set(aan)), "les", onderwerp, bijlagen, zinnen=zinnen, **context)


def _over_reeks(
    aan: Iterable[str], reeks: Lesreeks, onderwerp: str, zinnen: list[str], lessen: Iterable[Les], **rest
) -> None:
    over = {"over": str(reeks), "knop": "Bekijk de lessen", "pad": reeks.get_absolute_url()}
    _brief(aan, f"{onderwerp}: {reeks}", zinnen, lessen=list(lessen), **over, **rest)


def lessen_gevraagd(reeks: Lesreeks, lessen: list[Les]) -> None:
    """To the provider: a school asks for these days."""
    zinnen = [
        f"{reeks.school} vraagt deze lessen aan voor {reeks.groep}.",
        *([f"De school schrijft: {reeks.opmerking}"] if reeks.opmerking else []),
        "Zegt u ja? Of stelt u andere dagen voor? Tot dan houden wij deze tijden vrij.",
    ]
    _over_reeks(aanbieder_van(reeks), reeks, "Lessen aangevraagd", zinnen, lessen)


def andere_dagen(reeks: Lesreeks, lessen: list[Les]) -> None:
    """To the school: the provider can do it on other days."""
    zinnen = [
        f"{reeks.aanbod.organisatie} kan niet op de dagen die u koos, wel op de dagen hieronder.",
        f"De aanbieder schrijft: {reeks.toelichting}",
        "Past het? Zeg dan ja. Past het niet, zeg de aanvraag dan af.",
    ]
    _over_reeks(school_van(reeks), reeks, "Andere dagen voorgesteld", zinnen, lessen)


def bevestigd(reeks: Lesreeks, lessen: list[Les]) -> None:
    """To both: agreed, and here it is for your calendar."""
    zinnen = ["De lessen zijn afgesproken.", "Ze zitten bij deze mail, voor in uw agenda."]
    for aan in (school_van(reeks), aanbieder_van(reeks)):
        _over_reeks(aan, reeks, "Afgesproken", zinnen, lessen, bijlagen=leskalender.bijlage(lessen))


def afgezegd(reeks: Lesreeks, lessen: list[Les], wie: Kant, *, was_afgesproken: bool) -> None:
    """To both: these lessons do not go on, and why; out of the calendar when they stood in it."""
    zinnen = [
        f"{wie.label.capitalize()} zegt {'deze les' if len(lessen) == 1 else 'deze lessen'} af.",
        f"De reden: {lessen[0].afgezegd_omdat}",
    ]
    bijlagen = leskalender.bijlage(lessen, "CANCEL") if was_afgesproken else None
    aan = [*school_van(reeks), *aanbieder_van(reeks)]
    _over_reeks(aan, reeks, "Afgezegd", zinnen, lessen, bijlagen=bijlagen)


def niet_beantwoord(reeks: Lesreeks, lessen: list[Les]) -> None:
    """To both: nobody said yes in time, so the days are free again."""
    zinnen = ["Er kwam niet op tijd een antwoord. De aanvraag is vervallen en de dagen zijn weer vrij."]
    _over_reeks([*school_van(reeks), *aanbieder_van(reeks)], reeks, "Vervallen", zinnen, lessen)


def zijn_ze_gegeven(adres: str, lessen: list[Les]) -> None:
    """To one of the two: say of these lessons whether they were given."""
    zinnen = [
        "Van deze lessen weten wij nog niet of ze zijn gegeven. Wilt u het zeggen?",
        "Een les telt pas mee als de school en de aanbieder allebei zeggen dat hij is gegeven.",
    ]
    rest = {"over": "", "knop": "Zeg of de lessen zijn gegeven", "pad": reverse("vacatures:te_bevestigen")}
    _brief([adres], "Zijn deze lessen gegeven?", zinnen, lessen=lessen, met_reeks=True, **rest)


def verschil(les: Les, loket: int | None) -> None:
    """To the loket: school and provider say different things about a lesson."""
    zinnen = [
        "De school en de aanbieder zeggen niet hetzelfde over deze les.",
        f"Erbij staat: {les.opmerking}",
        "Bel hen allebei, en leg vast wat het is geworden.",
    ]
    aan = _adressen(loket, [Rol.MAKELAAR]) if loket else []
    rest = {"over": str(les.reeks), "knop": "Leg het vast", "pad": reverse("vacatures:te_bevestigen")}
    _brief(aan, f"Wel of niet gegeven? {les.reeks}", zinnen, lessen=[les], **rest)


def beslist(les: Les) -> None:
    """To both: what the loket decided about a lesson."""
    zinnen = [
        f"Het loket heeft vastgelegd dat deze les {'wel' if les.beslist else 'niet'} is gegeven.",
        f"De reden: {les.beslist_omdat}",
    ]
    aan = [*school_van(les.reeks), *aanbieder_van(les.reeks)]
    _over_reeks(aan, les.reeks, "Vastgelegd door het loket", zinnen, [les])


def vraag_gesteld(vraag: Lesvraag) -> None:
    """To the provider: a board asks something."""
    zinnen = [f"{vraag.gesteld_door} van {vraag.bestuur} vraagt:", vraag.tekst]
    rest = {"over": str(vraag.aanbod), "knop": "Beantwoord de vraag", "pad": vraag.get_absolute_url()}
    aan = _adressen(vraag.aanbod.organisatie_id, [Rol.AANBIEDER])
    _brief(aan, f"Vraag over uw les: {vraag.aanbod}", zinnen, lessen=[], **rest)


def vraag_beantwoord(vraag: Lesvraag) -> None:
    """To who asked: the answer."""
    zinnen = [f"{vraag.aanbod.organisatie} antwoordt:", vraag.antwoord]
    rest = {"over": str(vraag.aanbod), "knop": "Bekijk de les", "pad": vraag.aanbod.get_absolute_url()}
    _brief([vraag.gesteld_door.email], f"Antwoord op uw vraag: {vraag.aanbod}", zinnen, lessen=[], **rest)
