"""Who went a route before: how many, and whose story can be read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from ..keuzes import Routeaanmeldingstatus
from ..models import Routeaanmelding, Verhaal

KLEINSTE_GROEP = 5
VERHALEN = 2


@dataclass(frozen=True)
class Voorgangers:
    """How many people were admitted to a route, and the stories of who went it, the newest first.

    The number is suppressed (None) when there were fewer than five, but not nobody.
    """

    aantal: int | None
    verhalen: tuple[Verhaal, ...] = ()

    @classmethod
    def van(cls, aantal: int, verhalen: Iterable[Verhaal] = ()) -> "Voorgangers":
        return cls(None if 0 < aantal < KLEINSTE_GROEP else aantal, tuple(verhalen))


def voorgangers(codes: Iterable[str]) -> dict[str, Voorgangers]:
    """For each of these routes how many candidates were admitted to it, and the latest stories."""
    codes = list(codes)
    geteld = dict(
        Routeaanmelding.objects.filter(route__code__in=codes, status=Routeaanmeldingstatus.TOEGELATEN)
        .values_list("route__code")
        .annotate(aantal=Count("kandidaat", distinct=True))
        .order_by()
    )
    verteld = _verhalen(codes)
    return {code: Voorgangers.van(geteld.get(code, 0), verteld[code][:VERHALEN]) for code in codes}


def _verhalen(codes: list[str]) -> dict[str, list[Verhaal]]:
    """The stories that everybody may read, by route."""
    verteld = defaultdict(list)
    bij_route = Verhaal.routes.through.objects.filter(route__code__in=codes, verhaal__live=True)
    for rij in bij_route.select_related("verhaal", "route").order_by(
        "-verhaal__first_published_at", "verhaal"
    ):
        verteld[rij.route.code].append(rij.verhaal)
    return verteld
