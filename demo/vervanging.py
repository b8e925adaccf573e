"""The replacement pool of the demo: some members, and requests in each state."""

from datetime import timedelta

from loket.keuzes import Bevoegdheid, Fase, Kandidaatstatus
from loket.models import Kandidaat
from onderwijsregio.kern.tijd import plus_werkdagen
from onderwijsregio.organisaties.keuzes import Dag, Functie, Sector
from onderwijsregio.organisaties.models import Regio, School
from vacatures.keuzes import Dagdeel, Vervangreden, Vervangstatus
from vacatures.models import Poollid, Vervangingsdag, Vervangingsverzoek

from .accounts import Mensen
from .toeval import Toeval

ZAAD = 22
LEDEN = 9
#: Days from today (negative: before), how many days, and what became of them.
VERZOEKEN = [
    (1, 1, Vervangstatus.OPEN),
    (3, 4, Vervangstatus.OPEN),
    (2, 2, Vervangstatus.GEVRAAGD),
    (4, 3, Vervangstatus.AFGESPROKEN),
    (6, 1, Vervangstatus.AFGESPROKEN),
    *[(-n, 1 + n % 3, Vervangstatus.GEWERKT) for n in range(5, 60, 6)],
    *[(-n, 1, Vervangstatus.NIET_GEVULD) for n in (9, 23, 41)],
]


def maak_vervanging(scholen: list[School], mensen: Mensen) -> None:
    """Fill the pool and ask it, in a region that has one."""
    if not Regio.objects.filter(vervangingspool=True).exists():
        return
    toeval = Toeval(ZAAD)
    leden = _leden(mensen, toeval)
    basisscholen = [school for school in scholen if school.sector == Sector.PO]
    for nummer, (over, aantal, status) in enumerate(VERZOEKEN):
        lid = leden[nummer % len(leden)] if leden else None
        _verzoek(basisscholen[nummer * 3 % len(basisscholen)], over, aantal, status, lid, mensen, toeval)


def _leden(mensen: Mensen, toeval: Toeval) -> list[Poollid]:
    """Qualified people who guide themselves: those after their training."""
    kandidaten = Kandidaat.objects.filter(
        status=Kandidaatstatus.ACTIEF, fase=Fase.PROFESSIONALISEREN, bevoegdheid=Bevoegdheid.PABO
    )
    return Poollid.objects.bulk_create(
        Poollid(
            kandidaat=kandidaat,
            functies=[Functie.LEERKRACHT],
            sectoren=[Sector.PO],
            dagen=sorted(toeval.keuze.sample(list(Dag), 3), key=list(Dag).index),
            van=toeval.vandaag - timedelta(days=200),
            door=mensen["makelaar"],
        )
        for kandidaat in kandidaten.order_by("pk")[:LEDEN]
    )


def _verzoek(
    school: School, over: int, aantal: int, status: str, lid: Poollid | None, mensen: Mensen, toeval: Toeval
) -> None:
    hr = mensen.hr[school.bestuur_id]
    verzoek = Vervangingsverzoek.objects.create(
        school=school,
        groep=f"groep {toeval.keuze.randint(1, 8)}",
        dagdeel=Dagdeel.HEEL,
        reden=toeval.keuze.choice([Vervangreden.ZIEKTE, Vervangreden.ZIEKTE, Vervangreden.VERLOF]),
        toelichting="Het lesplan ligt klaar op het bureau. De dag begint om 8.15 uur.",
        contactnaam=hr.naam,
        gevraagd_door=hr,
        gevraagd_op=toeval.moment(toeval.vandaag + timedelta(days=min(over, 0) - 2)),
    )
    dag = plus_werkdagen(toeval.vandaag + timedelta(days=over), 0)
    met_invaller = status not in (Vervangstatus.OPEN, Vervangstatus.NIET_GEVULD)
    for _ in range(aantal):
        bezet = lid and lid.dagen_ingezet.bezet().filter(dag=dag).exists()
        if not (met_invaller and (lid is None or bezet)):
            Vervangingsdag.objects.create(
                verzoek=verzoek,
                dag=dag,
                status=status,
                lid=lid if met_invaller else None,
                antwoord_voor=toeval.moment(toeval.vandaag + timedelta(days=1))
                if status == Vervangstatus.GEVRAAGD
                else None,
            )
        dag = plus_werkdagen(dag + timedelta(days=1), 0)
