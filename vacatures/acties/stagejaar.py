"""The turn of the school year: the next year to tell about, and who is reminded of it."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.db import IntegrityError, transaction
from django.utils import timezone

from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.models import Gebruiker, Organisatie

from ..meldingen import stage as meldingen
from ..models import Stagebegeleider, Stageherinnering, Stagejaar, Stageperiode

#: Days before (-) and after the last day to tell on which a board that did not is reminded.
MOMENTEN = (-14, -3, 1)
#: How somebody is called whose name is no longer needed.
ZONDER_NAAM = "Begeleider"
#: An automatic reminder that could not go out on its day still goes within this many days.
UITERLIJK_NA = 7


@transaction.atomic
def maak_volgend_jaar(*, vandaag: date | None = None) -> Stagejaar | None:
    """The school year after the one of today, like the last one that is known; None when it was there already."""
    gevraagd = Schooljaar.van(vandaag or timezone.localdate()).begin + 1
    laatste = Stagejaar.objects.filter(begin__lt=gevraagd).order_by("-begin").first()
    if laatste is None or Stagejaar.objects.filter(begin=gevraagd).exists():
        return None
    later = relativedelta(years=gevraagd - laatste.begin)
    nieuw = Stagejaar.objects.create(begin=gevraagd, opgeven_voor=laatste.opgeven_voor + later)
    Stageperiode.objects.bulk_create(
        Stageperiode(
            jaar=nieuw,
            code=periode.code,
            naam=periode.naam,
            van=periode.van + later,
            tot=periode.tot + later,
        )
        for periode in laatste.perioden.all()
    )
    return nieuw


def herinner_vanzelf(*, vandaag: date | None = None) -> int:
    """Remind each board that did not tell when a moment for it came; how many. Twice on a day changes nothing."""
    dag = vandaag or timezone.localdate()
    return sum(_herinner_over(jaar, dag) for jaar in Stagejaar.objects.filter(opgeven_voor__gte=_grens(dag)))


def _grens(dag: date) -> date:
    return dag - timedelta(days=MOMENTEN[-1] + UITERLIJK_NA)


def _herinner_over(jaar: Stagejaar, dag: date) -> int:
    geweest = [moment for n in MOMENTEN if (moment := jaar.opgeven_voor + timedelta(days=n)) <= dag]
    if not geweest or dag > geweest[-1] + timedelta(days=UITERLIJK_NA):
        return 0
    al = jaar.herinneringen.filter(verstuurd_op__gte=geweest[-1]).values("bestuur")
    return herinner(jaar=jaar, behalve=al, vandaag=dag)


def herinner(
    *, jaar: Stagejaar, door: Gebruiker | None = None, behalve=(), vandaag: date | None = None
) -> int:
    """Mail every board with training schools that told nothing or did not confirm; how many got a mail.

    A board gets at most one a day. `behalve` names boards (rows or keys) to leave alone.
    """
    dag = vandaag or timezone.localdate()
    besturen = Organisatie.objects.filter(scholen__in=jaar.nog_niet_verteld()).exclude(pk__in=behalve)
    return sum(_herinner_een(jaar, bestuur, door, dag) for bestuur in besturen.distinct())


def _herinner_een(jaar: Stagejaar, bestuur: Organisatie, door: Gebruiker | None, dag: date) -> bool:
    ontvangers = meldingen.wie_vertelt(bestuur)
    if not ontvangers:
        return False
    try:
        with transaction.atomic():
            Stageherinnering.objects.create(jaar=jaar, bestuur=bestuur, door=door, verstuurd_op=dag)
            scholen = list(jaar.nog_niet_verteld().filter(bestuur=bestuur))
            meldingen.vertel_uw_aanbod(ontvangers, jaar, scholen, te_laat=dag > jaar.opgeven_voor)
    except IntegrityError:  # this board was reminded today
        return False
    return True


@transaction.atomic
def vergeet_begeleiders(*, vandaag: date | None = None) -> int:
    """Take away the names of who guided two school years ago or longer; how many. The numbers stay."""
    grens = Schooljaar.van(vandaag or timezone.localdate()).begin - 1
    oud = Stagebegeleider.objects.filter(aanbod__jaar__begin__lt=grens).exclude(naam=ZONDER_NAAM)
    return oud.update(naam=ZONDER_NAAM)
