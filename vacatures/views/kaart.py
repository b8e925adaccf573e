"""What was found on the map: a dot for each school, which opens exactly the vacancies that it counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Q
from django.http import QueryDict

from onderwijsregio.kern.aantallen import hoeveel
from onderwijsregio.organisaties import kaart
from onderwijsregio.organisaties.models import Postcodegebied, School

from ..models import Vacature
from ..zoeken import Gevraagd, Uitslag, zoek
from .facetten import adres_met

#: Where the vacancies of the chosen school stand in the page.
ANKER = "op-de-kaart"


@dataclass(frozen=True)
class OpDeKaart:
    """The drawing; and when a dot was chosen that school, with how far the found vacancies there are (km by pk)."""

    tekening: kaart.Kaart
    school: School | None = None
    daar: Mapping[int, float | None] = field(default_factory=dict)


def op_de_kaart(uitslag: Uitslag, gevraagd: Gevraagd, adres: QueryDict) -> OpDeKaart | None:
    """The schools of what was found, in their postcode area; None when of none of them it is known where it lies.

    `kaart` in the address holds the number of the school of which the dot was chosen.
    """
    scholen = School.objects.filter(pk__in=uitslag.per_school, gebied__isnull=False).select_related("gebied")
    per_pk = {school.pk: school for school in scholen}
    if not per_pk:
        return None
    plekken = [_punt(school, uitslag.per_school[pk], adres) for pk, school in per_pk.items()]
    tekening = kaart.teken(kaart.punten_van(Postcodegebied.objects.all()), plekken=plekken)
    gekozen = next((school for pk, school in per_pk.items() if str(pk) == adres.get("kaart")), None)
    return OpDeKaart(tekening, gekozen, _gevonden_op(gekozen, uitslag, gevraagd) if gekozen else {})


def _punt(school: School, aantal: int, adres: QueryDict) -> kaart.Punt:
    banen = hoeveel(aantal, "vacature", "vacatures")
    return kaart.Punt(
        float(school.gebied.lat),
        float(school.gebied.lon),
        f"{school}, {school.waar}: {banen}",
        aantal,
        f"{adres_met(adres, kaart=str(school.pk))}#{ANKER}",
    )


def _gevonden_op(school: School, uitslag: Uitslag, gevraagd: Gevraagd) -> dict[int, float | None]:
    """The vacancies at this school, also if not only there, that answer the question; in the order of the list."""
    hier = Q(school=school) | Q(ook_op=school) | Q(hele_bestuur=True, organisatie=school.bestuur_id)
    daar = set(Vacature.objects.open().filter(hier).values_list("pk", flat=True))
    alles = zoek(gevraagd, tot=uitslag.aantal)
    return {pk: alles.afstanden.get(pk) for pk in alles.pks if pk in daar}
