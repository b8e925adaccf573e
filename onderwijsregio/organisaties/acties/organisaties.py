"""Making, changing and joining organisations."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.text import slugify

from ..models import Gebruiker, Organisatie


@transaction.atomic
def maak_organisatie(*, door: Gebruiker, **velden) -> Organisatie:
    """Add an organisation; its code follows from its name. Raises ValidationError per field."""
    return _bewaar(Organisatie(code=_vrije_code(velden["naam"])), velden)


@transaction.atomic
def wijzig_organisatie(*, organisatie: Organisatie, door: Gebruiker, **velden) -> Organisatie:
    """Change an organisation, not its code: the region's data files name that. Raises ValidationError."""
    return _bewaar(Organisatie.objects.select_for_update().get(pk=organisatie.pk), velden)


@transaction.atomic
def voeg_samen(*, naamloos: Organisatie, bestuur: Organisatie, door: Gebruiker) -> None:
    """Let a known board take over number and schools of one that an import made without knowing its name.

    Raises ValidationError when the first has a name of its own, when the second has another number, or
    when people already work with the nameless board (there are roles, invitations or vacancies on it).
    """
    if not naamloos.is_naamloos:
        raise ValidationError("Alleen een bestuur zonder naam kan opgaan in een ander bestuur.")
    if bestuur.bevoegd_gezag:
        raise ValidationError(f"{bestuur} heeft al een ander nummer: {bestuur.bevoegd_gezag}.")
    nummer = naamloos.bevoegd_gezag
    naamloos.scholen.update(bestuur=bestuur)
    _verwijder(naamloos)
    _bewaar(bestuur, {"bevoegd_gezag": nummer})


def _bewaar(organisatie: Organisatie, velden: dict) -> Organisatie:
    for naam, waarde in velden.items():
        setattr(organisatie, naam, waarde)
    organisatie.full_clean()
    organisatie.save()
    return organisatie


def _verwijder(organisatie: Organisatie) -> None:
    if organisatie.uitnodigingen.exists():
        raise ValidationError(f"Voor {organisatie} staan uitnodigingen open. Trek die eerst in.")
    try:
        organisatie.delete()
    except ProtectedError as fout:
        raise ValidationError(
            f"{organisatie} is al in gebruik en kan niet meer opgaan in een ander."
        ) from fout


def _vrije_code(naam: str) -> str:
    basis = slugify(naam)[:40] or "organisatie"
    bezet = set(Organisatie.objects.filter(code__startswith=basis).values_list("code", flat=True))
    return next(
        code for n in range(1, len(bezet) + 3) if (code := basis if n == 1 else f"{basis}-{n}") not in bezet
    )
