"""Nobody gets lost: each working day the owners hear what is overdue, and after five days their leader."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from onderwijsregio.kern.tijd import plus_werkdagen
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

from .. import meldingen
from ..models import Kandidaat

OPSCHALEN_NA = 5  # working days


def is_langdurig_verlopen(volgende_stap_op: date, dag: date) -> bool:
    """Whether, on `dag`, five working days have passed since the day on which a step was due.

    What was due on a day off is due on the first working day after it.
    """
    return dag >= plus_werkdagen(plus_werkdagen(volgende_stap_op, 0), OPSCHALEN_NA)


def meld_verlopen_stappen(dag: date) -> tuple[int, int]:
    """Tell owners and programme leaders what is overdue on `dag`; each overdue step once.

    Returns how many steps were told to their owners and how many to the leaders. Running it twice tells
    nothing twice: what was told is written in the transaction that writes the mail. In the weekend
    nobody hears anything.
    """
    if dag.weekday() >= 5:
        return 0, 0
    return sum(_meld(eigenaar, dag) for eigenaar in _eigenaren(dag)), _schaal_op(dag)


def _eigenaren(dag: date) -> list[int]:
    nieuw = Kandidaat.objects.verlopen(dag).filter(verlopen_gemeld_op__isnull=True)
    return list(nieuw.order_by("volgende_stap_van").values_list("volgende_stap_van", flat=True).distinct())


@transaction.atomic
def _meld(eigenaar: int, dag: date) -> int:
    """One mail to one owner, or a reminder to a candidate whose own turn it is.

    Rows that another run holds are told by that run.
    """
    verlopen = Kandidaat.objects.verlopen(dag).filter(volgende_stap_van=eigenaar)
    nieuw = verlopen.filter(verlopen_gemeld_op__isnull=True)
    kandidaten = list(nieuw.select_for_update(skip_locked=True, of=["self"]))
    zelf = [kandidaat for kandidaat in kandidaten if kandidaat.gebruiker_id == eigenaar]
    van_een_ander = [kandidaat for kandidaat in kandidaten if kandidaat.gebruiker_id != eigenaar]
    for kandidaat in zelf:
        meldingen.herinnering(kandidaat)
    if van_een_ander:
        meldingen.verlopen_stappen(Gebruiker.objects.get(pk=eigenaar), van_een_ander)
    _onthoud(kandidaten, verlopen_gemeld_op=dag)
    return len(kandidaten)


@transaction.atomic
def _schaal_op(dag: date) -> int:
    leiders = programmaleiders(dag)
    zeker_lang = Kandidaat.objects.verlopen(dag).filter(
        verlopen_opgeschaald_op__isnull=True, volgende_stap_op__lte=dag - timedelta(days=OPSCHALEN_NA)
    )
    rijen = zeker_lang.select_related("volgende_stap_van").select_for_update(skip_locked=True, of=["self"])
    kandidaten = [k for k in rijen if is_langdurig_verlopen(k.volgende_stap_op, dag)] if leiders else []
    if kandidaten:
        meldingen.opschaling(leiders, kandidaten)
        _onthoud(kandidaten, verlopen_opgeschaald_op=dag)
    return len(kandidaten)


def programmaleiders(dag: date) -> list[Gebruiker]:
    """Who leads the programme on `dag`."""
    leden = Lidmaatschap.objects.op(dag).filter(rol=Rol.PROGRAMMALEIDER)
    return list(Gebruiker.objects.filter(pk__in=leden.values("gebruiker"), is_active=True))


def _onthoud(kandidaten: Iterable[Kandidaat], **velden: date) -> None:
    Kandidaat.objects.filter(pk__in=[kandidaat.pk for kandidaat in kandidaten]).update(**velden)
