"""How many people went a route before."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from ..keuzes import Routeaanmeldingstatus
from ..models import Routeaanmelding

KLEINSTE_GROEP = 5


@dataclass(frozen=True)
class Voorgangers:
    """How many people were admitted to a route. None is suppressed: fewer than five, but not nobody."""

    aantal: int | None

    @classmethod
    def van(cls, aantal: int) -> "Voorgangers":
        return cls(None if 0 < aantal < KLEINSTE_GROEP else aantal)


def voorgangers(codes: Iterable[str]) -> dict[str, Voorgangers]:
    """For each of these routes how many candidates were admitted to it."""
    codes = list(codes)
    geteld = dict(
        Routeaanmelding.objects.filter(route__code__in=codes, status=Routeaanmeldingstatus.TOEGELATEN)
        .values_list("route__code")
        .annotate(aantal=Count("kandidaat", distinct=True))
        .order_by()
    )
    return {code: Voorgangers.van(geteld.get(code, 0)) for code in codes}
