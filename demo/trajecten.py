"""Zij-instromers of the demo: vacancies filled, trajects in three school years, mentors and milestones."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from begeleiding.keuzes import Trajectstatus, mijlpalen_van
from begeleiding.models import Koppeling, Mijlpaal, Traject
from loket.keuzes import Fase, Kandidaatstatus, Routeaanmeldingstatus
from loket.models import Kandidaat, Route, Routeaanmelding
from onderwijsregio.organisaties.models import Postcodegebied, School

from .accounts import Mensen
from .kandidaten import kandidaat, schrijf_geschiedenis
from .toeval import Toeval

ROUTE = "zij-instroom"


def maak_trajecten(
    per_schooljaar: dict[str, int], scholen: list[School], mensen: Mensen, toeval: Toeval
) -> None:
    """Add as many started trajects as `per_schooljaar` says, e.g. {"2025-2026": 31}."""
    starts = [
        dag for jaar, aantal in per_schooljaar.items() for dag in _startdagen(int(jaar[:4]), aantal, toeval)
    ]
    gebieden = list(Postcodegebied.objects.order_by("pk"))
    po = [school for school in scholen if school.sector == "po"]
    trajecten = [_traject(dag, toeval.keuze.choice(po), toeval) for dag in starts]
    kandidaten = Kandidaat.objects.bulk_create(_zij_instromer(t, gebieden, mensen, toeval) for t in trajecten)
    schrijf_geschiedenis(kandidaten, mensen, toeval)
    for traject, persoon in zip(trajecten, kandidaten, strict=True):
        traject.kandidaat = persoon
    Traject.objects.bulk_create(trajecten)
    Routeaanmelding.objects.bulk_create(_aanmelding(traject, mensen) for traject in trajecten)
    Mijlpaal.objects.bulk_create(m for traject in trajecten for m in _mijlpalen(traject, toeval))
    Koppeling.objects.bulk_create(
        Koppeling(traject=traject, mentor=toeval.keuze.choice(mensen.mentoren), van=traject.start_op)
        for traject in trajecten
        if traject.status == Trajectstatus.LOPEND
    )


def _startdagen(jaar: int, aantal: int, toeval: Toeval) -> list[date]:
    """Half start in August and September, the others later in the school year; never in the future."""
    uiterste = min(date(jaar + 1, 6, 30), toeval.vandaag)
    begin = date(jaar, 8, 20)
    ruimte = max((uiterste - begin).days, 0)
    return sorted(
        begin + timedelta(days=min(int(toeval.keuze.expovariate(1 / 60)), ruimte)) for _ in range(aantal)
    )


def _traject(start: date, school: School, toeval: Toeval) -> Traject:
    eind = start.replace(year=start.year + 2)
    traject = Traject(
        route=Route.objects.get(code=ROUTE),
        school=school,
        start_op=start,
        eind_op=eind,
        status=Trajectstatus.LOPEND,
    )
    if toeval.keuze.random() < 0.08:
        traject.status = Trajectstatus.GESTOPT
        traject.gestopt_op = min(start + timedelta(days=toeval.keuze.randint(30, 300)), toeval.vandaag)
        traject.stopreden = toeval.keuze.choice(
            ["Combinatie met gezin te zwaar", "Past toch niet", "Verhuisd"]
        )
    elif eind <= toeval.vandaag:
        traject.status = Trajectstatus.AFGEROND
    return traject


def _zij_instromer(traject: Traject, gebieden, mensen: Mensen, toeval: Toeval) -> Kandidaat:
    fase, status = {
        Trajectstatus.LOPEND: (Fase.OPLEIDEN, Kandidaatstatus.ACTIEF),
        Trajectstatus.AFGEROND: (Fase.BEGELEIDEN, Kandidaatstatus.ACTIEF),
        Trajectstatus.GESTOPT: (Fase.OPLEIDEN, Kandidaatstatus.AFGESLOTEN),
    }[traject.status]
    aangemaakt = toeval.moment(traject.start_op - timedelta(days=toeval.keuze.randint(40, 120)))
    return kandidaat(fase, gebieden, mensen, toeval, status=status, aangemaakt_op=aangemaakt)


def _aanmelding(traject: Traject, mensen: Mensen) -> Routeaanmelding:
    return Routeaanmelding(
        kandidaat=traject.kandidaat,
        route=traject.route,
        status=Routeaanmeldingstatus.TOEGELATEN,
        motivatie="Ik wil leraar worden.",
        ingediend_op=traject.kandidaat.aangemaakt_op,
        beoordeeld_op=traject.kandidaat.aangemaakt_op + timedelta(days=12),
        beoordeeld_door=mensen["makelaar"],
        oordeel="Positief advies na het selectiegesprek.",
    )


def _mijlpalen(traject: Traject, toeval: Toeval):
    for naam, maanden in mijlpalen_van(traject.route.code, 24):
        gepland = traject.start_op + relativedelta(months=maanden)
        klaar = traject.status == Trajectstatus.AFGEROND
        gehaald = klaar or (
            traject.status == Trajectstatus.LOPEND
            and gepland <= toeval.vandaag
            and toeval.keuze.random() < 0.9
        )
        yield Mijlpaal(
            traject=traject, naam=naam, gepland_op=gepland, behaald_op=gepland if gehaald else None
        )
