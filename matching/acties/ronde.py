"""A match round: asked for, claimed by one worker, computed, and its proposals written exactly once.

The row is the work. A worker claims it and counts `poging` up; progress is a sign of life. A worker that
fell silent is overtaken: the round is claimed again under the next number, and whoever holds an old number
writes nothing any more.
"""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta

from celery import signature
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from loket.acties import vergrendel_kandidaten
from onderwijsregio.kern.taken import start_na_vastleggen
from onderwijsregio.organisaties.models import Gebruiker
from vacatures.models import Vacature

from .. import engine
from ..keuzes import Rondesoort, Rondestatus, Voorstelstatus
from ..models import Matchronde, Voorstel
from .vergelijken import te_vergelijken_kandidaten, te_vergelijken_vacatures, verzamel

#: The job that computes a round; by name, because jobs know acties and not the other way round.
REKENTAAK = "matching.tasks.reken_matchronde"
STIL_NA = timedelta(seconds=60)
MAX_POGINGEN = 3


class Ingehaald(Exception):
    """Another worker has taken over this round."""


@transaction.atomic
def vraag_ronde(*, door: Gebruiker | None = None, soort: Rondesoort = Rondesoort.VACATURES) -> Matchronde:
    """Ask for a round with today's rules. Raises ValidationError while another one is under way."""
    try:
        with transaction.atomic():
            ronde = Matchronde.objects.create(soort=soort, gevraagd_door=door, regels=asdict(engine.Regels()))
    except IntegrityError as fout:
        raise ValidationError("Er loopt al een matchronde. Wacht tot die klaar is.", code="loopt") from fout
    start_na_vastleggen(signature(REKENTAAK), ronde.pk)
    return ronde


def te_starten() -> list[int]:
    """The rounds that wait for a worker, after giving back those whose worker fell silent.

    A round that brought down its worker three times is given up.
    """
    stil = Matchronde.objects.filter(status=Rondestatus.BEZIG, levensteken_op__lt=timezone.now() - STIL_NA)
    stil.filter(poging__gte=MAX_POGINGEN).update(
        status=Rondestatus.MISLUKT, fout=f"De rekenaar viel {MAX_POGINGEN} keer stil."
    )
    stil.update(status=Rondestatus.GEVRAAGD)
    return list(Matchronde.objects.filter(status=Rondestatus.GEVRAAGD).values_list("pk", flat=True))


def reken(*, ronde_id: int) -> bool:
    """Compute this round, unless somebody else does or did; whether it was done here.

    Not in a transaction: progress has to be seen by others while it runs. Whatever goes wrong is written
    on the round and raised.
    """
    ronde = _claim(ronde_id)
    if ronde is None:
        return False
    try:
        _leg_vast(ronde, _bereken(ronde))
    except Ingehaald:
        return False
    except Exception as fout:
        _eigen(ronde).update(status=Rondestatus.MISLUKT, fout=f"{type(fout).__name__}: {fout}"[:500])
        raise
    return True


@transaction.atomic
def _claim(ronde_id: int) -> Matchronde | None:
    wachtend = Matchronde.objects.select_for_update(skip_locked=True)
    ronde = wachtend.filter(pk=ronde_id, status=Rondestatus.GEVRAAGD).first()
    if ronde:
        ronde.status = Rondestatus.BEZIG
        ronde.poging += 1
        ronde.voortgang, ronde.bezig_met = 0, "Gegevens verzamelen"
        ronde.gestart_op = ronde.levensteken_op = timezone.now()
        ronde.save()
    return ronde


def _eigen(ronde: Matchronde):
    """The row of this round, as long as it is this worker's."""
    return Matchronde.objects.filter(pk=ronde.pk, status=Rondestatus.BEZIG, poging=ronde.poging)


def _leef(ronde: Matchronde, **velden) -> None:
    """Write progress with a sign of life. Raises Ingehaald when the round is somebody else's by now."""
    if not _eigen(ronde).update(levensteken_op=timezone.now(), **velden):
        raise Ingehaald


def _bereken(ronde: Matchronde) -> engine.Uitkomst:
    invoer = verzamel()
    _leef(ronde, invoer=invoer, voortgang=10, bezig_met="Kandidaten en vacatures vergelijken")

    def voortgang(gedaan: int, totaal: int) -> None:
        if gedaan == totaal or gedaan % max(1, totaal // 20) == 0:
            procent = 10 + 80 * gedaan // totaal
            _leef(ronde, voortgang=procent, bezig_met=f"{gedaan} van {totaal} kandidaten vergeleken")

    uitkomst = engine.vind_beste(
        map(engine.zoeker_uit, invoer["kandidaten"]),
        map(engine.plek_uit, invoer["vacatures"]),
        engine.Regels(**ronde.regels),
        afgewezen=frozenset(map(tuple, invoer["afgewezen"])),
        voortgang=voortgang,
    )
    _leef(ronde, voortgang=95, bezig_met="Voorstellen opschrijven")
    return uitkomst


@transaction.atomic
def _leg_vast(ronde: Matchronde, uitkomst: engine.Uitkomst) -> None:
    """Proposals and the end of the round, all or nothing. Older proposals that nobody decided on lapse."""
    eigen = _eigen(ronde).select_for_update().first()
    if eigen is None:
        raise Ingehaald
    onbeslist = Voorstel.objects.filter(status=Voorstelstatus.VOORGESTELD, ronde__soort=eigen.soort)
    _vergrendel(onbeslist, uitkomst)
    onbeslist.update(status=Voorstelstatus.VERVALLEN, reden_afwijzing="Er kwam een nieuwe matchronde.")
    Voorstel.objects.bulk_create(_voorstellen(eigen, uitkomst))
    eigen.status, eigen.voortgang, eigen.bezig_met = Rondestatus.KLAAR, 100, ""
    eigen.doelwaarde = uitkomst.doelwaarde
    eigen.uitkomst = {
        "zonder_plek": [list(rij) for rij in uitkomst.zonder_plek.items()],
        "zonder_kandidaat": [list(rij) for rij in uitkomst.zonder_kandidaat.items()],
    }
    eigen.klaar_op = eigen.levensteken_op = timezone.now()
    eigen.save()


def _vergrendel(onbeslist: QuerySet[Voorstel], uitkomst: engine.Uitkomst) -> None:
    """Lock what old and new proposals are about, in the one order that everybody keeps to."""
    oud = list(onbeslist.values_list("vacature", "kandidaat"))
    vacatures = {paar.plek for paar in uitkomst.paren} | {vacature for vacature, _ in oud}
    kandidaten = {paar.zoeker for paar in uitkomst.paren} | {kandidaat for _, kandidaat in oud}
    rijen = Vacature.objects.filter(pk__in=vacatures).order_by("pk")
    list(rijen.select_for_update(no_key=True, of=["self"]).values_list("pk"))
    vergrendel_kandidaten(kandidaten)


def _voorstellen(ronde: Matchronde, uitkomst: engine.Uitkomst) -> Iterator[Voorstel]:
    """A proposal for each pair; it lapses at once when candidate or vacancy left while the round ran."""
    kandidaten = set(te_vergelijken_kandidaten().values_list("pk", flat=True))
    vacatures = set(te_vergelijken_vacatures().values_list("pk", flat=True))
    for paar in uitkomst.paren:
        klopt = paar.zoeker in kandidaten and paar.plek in vacatures
        yield Voorstel(
            ronde=ronde,
            kandidaat_id=paar.zoeker,
            vacature_id=paar.plek,
            score=paar.oordeel.score,
            delen=[asdict(deel) for deel in paar.oordeel.delen],
            status=Voorstelstatus.VOORGESTELD if klopt else Voorstelstatus.VERVALLEN,
            reden_afwijzing="" if klopt else "Dit veranderde terwijl de matchronde liep.",
        )
