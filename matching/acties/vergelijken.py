"""What a match round compares: the rows of this moment as facts that can be kept."""

from django.db.models import Exists, OuterRef

from loket.keuzes import Fase, NaToelating, Toestemmingsdoel
from loket.models import Kandidaat, Routeaanmelding
from onderwijsregio.organisaties.models import Postcodegebied
from vacatures.models import Vacature

from ..engine import Plek, Punt, Zoeker, als_json
from ..keuzes import Voorstelstatus
from ..models import Voorstel


def te_vergelijken_kandidaten():
    """Active candidates in the phase *matchen* who agreed to it, and for whom no approved proposal waits."""
    zoekend = Kandidaat.objects.actief().filter(fase=Fase.MATCHEN).met_toestemming(Toestemmingsdoel.MATCHING)
    return zoekend.exclude(pk__in=_goedgekeurd().values("kandidaat"))


def te_vergelijken_vacatures():
    """Open vacancies for which no approved proposal waits."""
    return Vacature.objects.open().exclude(pk__in=_goedgekeurd().values("vacature"))


def _goedgekeurd():
    return Voorstel.objects.filter(status=Voorstelstatus.GOEDGEKEURD)


def verzamel() -> dict:
    """The facts of this moment, ready to be kept as JSON: no names, only what the engine weighs."""
    punten = {
        gebied.pk: Punt(float(gebied.lat), float(gebied.lon)) for gebied in Postcodegebied.objects.all()
    }
    toegelaten = Routeaanmelding.objects.toegelaten().filter(
        kandidaat=OuterRef("pk"), route__na_toelating=NaToelating.TRAJECT
    )
    kandidaten = te_vergelijken_kandidaten().annotate(toegelaten=Exists(toegelaten)).order_by("pk")
    kandidaten = kandidaten.prefetch_related("afschermingen")
    vacatures = te_vergelijken_vacatures().select_related("school").order_by("pk")
    afgewezen = Voorstel.objects.filter(status=Voorstelstatus.AFGEWEZEN).order_by("kandidaat", "vacature")
    return {
        "kandidaten": [als_json(_zoeker(rij, punten)) for rij in kandidaten],
        "vacatures": [als_json(_plek(rij, punten)) for rij in vacatures],
        "afgewezen": [list(paar) for paar in afgewezen.values_list("kandidaat", "vacature").distinct()],
    }


def _zoeker(rij: Kandidaat, punten: dict[str, Punt]) -> Zoeker:
    return Zoeker(
        id=rij.pk,
        sectoren=frozenset(rij.sectoren),
        bevoegdheid=rij.bevoegdheid,
        dagen=frozenset(rij.dagen),
        max_km=rij.max_afstand_km,
        punt=punten.get(rij.postcode[:4]),
        zij_instromer=rij.toegelaten,
        functies=frozenset(rij.functies),
        afgeschermd=frozenset(scherm.organisatie_id for scherm in rij.afschermingen.all()),
    )


def _plek(rij: Vacature, punten: dict[str, Punt]) -> Plek:
    return Plek(
        id=rij.pk,
        sector=rij.sector,
        bevoegdheid=rij.bevoegdheid,
        dagen=frozenset(rij.dagen),
        open_voor_zij_instroom=rij.open_voor_zij_instroom,
        punt=punten.get(rij.school.gebied_id),
        functie=rij.functie,
        bestuur=rij.organisatie_id,
    )
