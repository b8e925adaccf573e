"""What vacancies, internships and lessons bring to the search over the whole website."""

from django.http import QueryDict
from django.urls import reverse

from loket.views.bladzijden import op_woorden
from onderwijsregio.kern.aantallen import hoeveel
from onderwijsregio.kern.zoeken import PER_SOORT, Treffer, Zoekbron
from onderwijsregio.organisaties.models import Regio, School

from ..forms.les import Lesfilter
from ..models import Lesaanbod, Stageaanbod, Stagejaar, Stageplaats, Vacature
from ..zoeken import Gevraagd, tel, zoek
from ..zoeken.wegwijzers import STAGES, stammen_in
from .stages import jaar_uit, jaren_met_aanbod, per_soort
from .zoeken import gevraagd_uit


def _gevraagd(woorden: str) -> Gevraagd:
    """The question as the list of vacancies understands it: what is counted here stands there."""
    adres = QueryDict(mutable=True)
    adres["q"] = woorden
    return gevraagd_uit(adres)[2]


def zoek_vacatures(woorden: str) -> list[Treffer]:
    """Open vacancies with all these words, best first."""
    uitslag = zoek(_gevraagd(woorden), tot=PER_SOORT, alleen_heel=True)
    rijen = Vacature.objects.open().als_kaart().in_bulk(uitslag.pks)
    return [
        Treffer(rij.titel, rij.get_absolute_url(), f"{rij.school}, {rij.school.plaats}")
        for rij in (rijen[pk] for pk in uitslag.pks if pk in rijen)
    ]


def tel_vacatures(woorden: str) -> int:
    """How many vacancies the search over everything would find for these words."""
    return tel([_gevraagd(woorden)])[0]


def zoek_stages(woorden: str) -> list[Treffer]:
    """The page of internships for who asks for one; what there is for a kind of training, and at which school."""
    stammen, stagewoorden = stammen_in(woorden), stammen_in(" ".join(STAGES.woorden))
    jaren = jaren_met_aanbod()
    if not jaren or not stammen:
        return []
    jaar, bladzijde = jaar_uit("", jaren), reverse("vacatures:stages")
    treffers = [
        Treffer(f"Stage: {rij['naam']}", f"{bladzijde}?soort={rij['soort']}", _hoeveel(rij))
        for rij in per_soort(jaar)
        if rij["totaal"] and _noemt(stammen, rij["naam"], stagewoorden)
    ]
    if STAGES.past(stammen):
        treffers.insert(0, Treffer("Stageplaatsen", bladzijde, f"Waar studenten terechtkunnen in {jaar}"))
        treffers += _stagescholen(jaar, _zonder(woorden, stagewoorden))
    return treffers


def _noemt(stammen: set[str], naam: str, ook: set[str]) -> bool:
    """Whether all words are of this name, besides those (`ook`) that ask for an internship."""
    van_naam = stammen_in(naam)
    return bool(stammen & van_naam) and stammen <= van_naam | ook


def _hoeveel(rij: dict) -> str:
    """How many places a kind has, in words."""
    plaatsen = hoeveel(rij["totaal"], "plaats", "plaatsen")
    return f"{plaatsen} op {hoeveel(rij['scholen'], 'school', 'scholen')}"


def _zonder(woorden: str, stammen: set[str]) -> str:
    return " ".join(woord for woord in woorden.split() if stammen.isdisjoint(stammen_in(woord)))


def _stagescholen(jaar: Stagejaar, woorden: str) -> list[Treffer]:
    """Schools with these words that have places this year."""
    met_plaats = Stageplaats.objects.filter(
        plaatsen__gt=0, aanbod__in=Stageaanbod.objects.openbaar().filter(jaar=jaar)
    )
    scholen = School.objects.filter(pk__in=met_plaats.values("aanbod__school"))
    gevonden = op_woorden(scholen, ("naam", "wijk", "plaats"), woorden) if woorden else []
    return [
        Treffer(f"Stage op {school.naam}", f"{school.get_absolute_url()}#stages", school.waar)
        for school in gevonden
    ]


def _lessen(woorden: str):
    """The lessons that the list of lessons shows for these words; none where the region has no such lessons."""
    regio = Regio.objects.first()
    if regio is None or not regio.lesaanbod:
        return Lesaanbod.objects.none()
    return Lesfilter({"q": woorden}).toegepast(Lesaanbod.objects.openbaar().select_related("organisatie"))


def zoek_lessen(woorden: str) -> list[Treffer]:
    """Lessons from outside with these words."""
    return [
        Treffer(les.titel, les.get_absolute_url(), f"Les van {les.organisatie}")
        for les in _lessen(woorden)[:PER_SOORT]
    ]


def tel_lessen(woorden: str) -> int:
    """How many lessons the search over everything would find for these words."""
    return _lessen(woorden).count()


ZOEKBRONNEN = (
    Zoekbron("Vacatures", 15, zoek_vacatures, meer="/vacatures/?q=", tel=tel_vacatures),
    Zoekbron("Stages", 30, zoek_stages),
    Zoekbron("Lessen", 35, zoek_lessen, meer="/lessen/?q=", tel=tel_lessen),
)
