"""Whoever applies gets an answer: the board is reminded before its term ends and when it did, then the loket asks."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from loket.acties import makelaar_van, vergrendel_kandidaten, zet_stap
from loket.keuzes import Stapsoort
from onderwijsregio.kern.tijd import is_werkdag, plus_werkdagen

from .. import meldingen
from ..models import Sollicitatie
from .vervolg import contact_bij_bestuur, spreek_af, wachtte_hierop

#: How many working days before the last one who should answer hears of it.
VOORAF_WERKDAGEN = 2


def bewaak_sollicitaties(dag: date) -> tuple[int, int, int]:
    """Remind boards before their term ends and after it did, and let the loket take up what is still silent.

    Returns how many applications were told before, after, and were taken up. Each is told once: that is
    written in the transaction that writes the mail. On days off nobody hears anything.
    """
    if not is_werkdag(dag):
        return 0, 0, 0
    straks = plus_werkdagen(dag, VOORAF_WERKDAGEN)
    wachtend = Sollicitatie.objects.onbeantwoord()
    vooraf = wachtend.filter(
        antwoord_uiterlijk__lte=straks, antwoord_uiterlijk__gte=dag, herinnerd_op__isnull=True
    )
    te_laat = wachtend.filter(antwoord_uiterlijk__lt=dag, te_laat_gemeld_op__isnull=True)
    stil = wachtend.filter(loket_vanaf__lte=dag, loket_op__isnull=True)
    return (
        _een_voor_een(vooraf, _herinner, dag),
        _een_voor_een(te_laat, _meld_te_laat, dag),
        _een_voor_een(stil, _naar_het_loket, dag),
    )


def _een_voor_een(rijen, doe, dag: date) -> int:
    return sum(_los(rijen, pk, doe, dag) for pk in list(rijen.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _los(rijen, pk: int, doe, dag: date) -> bool:
    """One application in a transaction of its own; another run that has it, tells it."""
    diep = ("kandidaat", "vacature__school", "vacature__organisatie", "vacature__gemaakt_door")
    vergrendel_kandidaten(rijen.filter(pk=pk).values_list("kandidaat", flat=True))
    vrij = rijen.select_for_update(skip_locked=True, of=["self"]).select_related(*diep)
    sollicitatie = vrij.filter(pk=pk).first()
    if sollicitatie is None:
        return False
    doe(sollicitatie, dag)
    return True


def _herinner(sollicitatie: Sollicitatie, dag: date) -> None:
    """To the owner alone, or to whoever is left."""
    meldingen.antwoord_gevraagd(sollicitatie, _adressen([contact_bij_bestuur(sollicitatie)]))
    _onthoud(sollicitatie, herinnerd_op=dag)


def _meld_te_laat(sollicitatie: Sollicitatie, dag: date) -> None:
    """To everybody of HR at the board: somebody waits too long."""
    hr = meldingen.hr_van(sollicitatie.vacature.organisatie_id)
    meldingen.antwoord_te_laat(sollicitatie, _adressen(hr))
    _onthoud(sollicitatie, te_laat_gemeld_op=dag)


def _naar_het_loket(sollicitatie: Sollicitatie, dag: date) -> None:
    """A makelaar asks the board in the candidate's place, and the candidate hears so."""
    makelaar, school = makelaar_van(sollicitatie.kandidaat), sollicitatie.vacature.school
    _onthoud(sollicitatie, loket_op=dag, loket_door=makelaar)
    zet_stap(
        kandidaat=sollicitatie.kandidaat,
        soort=Stapsoort.SOLLICITATIE_BEANTWOORD,
        tekst=f"Er kwam geen antwoord van {school}. {makelaar} van het loket vraagt het voor u na.",
        over=sollicitatie,
    )
    if wachtte_hierop(sollicitatie):
        spreek_af(sollicitatie, f"Navragen waarom {school} niet antwoordt", eigenaar=makelaar, door=None)
    meldingen.opgepakt_door_loket(sollicitatie, makelaar)


def _onthoud(sollicitatie: Sollicitatie, **velden) -> None:
    for naam, waarde in velden.items():
        setattr(sollicitatie, naam, waarde)
    sollicitatie.save(update_fields=list(velden))


def _adressen(mensen: Iterable) -> list[str]:
    return [mens.email for mens in mensen if mens is not None]
