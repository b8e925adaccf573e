"""The promise of the region is kept: the owner hears it in time, the programme leader when it is broken."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from onderwijsregio.kern.tijd import is_werkdag
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

from .. import meldingen
from ..models import Vraag
from .verlopen import programmaleiders


def bewaak_vragen(dag: date) -> tuple[int, int]:
    """Nudge owners on the last day of a promise, and tell programme leaders which promises are broken.

    Returns how many questions were told to owners and how many to leaders. Each is told once to each:
    what was told is written in the transaction that writes the mail. On days off nobody hears anything.
    """
    if not is_werkdag(dag):
        return 0, 0
    nog_niet = Vraag.objects.open().filter(antwoord_uiterlijk__lte=dag, geprikt_op__isnull=True)
    eigenaren = list(nog_niet.order_by("eigenaar").values_list("eigenaar", flat=True).distinct())
    return sum(_prik(eigenaar, dag) for eigenaar in eigenaren), _schaal_op(dag)


@transaction.atomic
def _prik(eigenaar: int | None, dag: date) -> int:
    """One mail to one owner; what belongs to nobody, or to somebody who may not read it, is told to the loket."""
    nog_niet = Vraag.objects.open().filter(antwoord_uiterlijk__lte=dag, geprikt_op__isnull=True)
    vragen = _vergrendeld(nog_niet.filter(eigenaar=eigenaar))
    wie = Gebruiker.objects.filter(pk=eigenaar, is_active=True).first()
    leest = Vraag.objects.zichtbaar_voor(wie).in_bulk([vraag.pk for vraag in vragen]) if wie else {}
    eigen = [vraag for vraag in vragen if vraag.pk in leest]
    voor_het_loket = [vraag for vraag in vragen if vraag.pk not in leest]
    for aan, deel in (([wie], eigen), (_makelaars(dag), voor_het_loket)):
        if deel:
            meldingen.vragen_wachten(aan, deel)
    _onthoud(vragen, geprikt_op=dag)
    return len(vragen)


def _makelaars(dag: date) -> list[Gebruiker]:
    leden = Lidmaatschap.objects.op(dag).filter(rol=Rol.MAKELAAR)
    return list(Gebruiker.objects.filter(pk__in=leden.values("gebruiker"), is_active=True))


@transaction.atomic
def _schaal_op(dag: date) -> int:
    leiders = programmaleiders(dag)
    vragen = _vergrendeld(Vraag.objects.te_laat(dag).filter(opgeschaald_op__isnull=True)) if leiders else []
    if vragen:
        meldingen.vragen_te_laat(leiders, vragen)
        _onthoud(vragen, opgeschaald_op=dag)
    return len(vragen)


def _vergrendeld(vragen) -> list[Vraag]:
    """These questions, the most urgent first; those that another run holds are told by that run."""
    rijen = vragen.op_urgentie().select_related("kandidaat", "eigenaar")
    return list(rijen.select_for_update(skip_locked=True, of=["self"]))


def _onthoud(vragen: Iterable[Vraag], **velden: date) -> None:
    Vraag.objects.filter(pk__in=[vraag.pk for vraag in vragen]).update(**velden)
