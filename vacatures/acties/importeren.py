"""Vacancies out of a spreadsheet: received, its columns mapped, tried, and written all at once.

A file holds no more rows than somebody can wait for, so it is written in the request, and what the preview
shows is the import itself, taken back (docs/adr/0016).
"""

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from loket.keuzes import Fouterijen
from onderwijsregio.kern.kolommen import Fout, raad
from onderwijsregio.kern.tabellen import Tabel
from onderwijsregio.organisaties.models import Gebruiker, Organisatie

from ..importeren.scholen import Scholen
from ..importeren.tabel import KOLOMMEN, MEESTE_RIJEN, NAMEN, Vacaturerij, lees_vacatures
from ..importeren.velden import VELDEN, naam_van
from ..keuzes import Gevolg, Importstand, Vacaturestatus
from ..models import Vacature, Vacatureimport
from .aanleveren import Levering, Uitwerking, lever_reeks_aan

CONCEPT_BEWAREN = timedelta(days=7)


@dataclass(frozen=True)
class Regeluitslag:
    """What one row does, in words: which fields it changes, or every reason why it is refused."""

    regel: int
    kenmerk: str
    titel: str
    gevolg: str
    veranderd: tuple[str, ...] = ()
    fouten: list[Fout] = field(default_factory=list)


@transaction.atomic
def ontvang_vacaturebestand(
    *, bestandsnaam: str, inhoud: bytes, organisatie: Organisatie, door: Gebruiker
) -> Vacatureimport:
    """Keep a file as a draft, with its first sheet and its columns guessed.

    Raises ValidationError, with what to do about it, when the file cannot be used.
    """
    opdracht = Vacatureimport(organisatie=organisatie, door=door)
    opdracht.zet_bestand(bestandsnaam, inhoud)
    _raad_kolommen(opdracht)
    opdracht.save()
    return opdracht


@transaction.atomic
def kies_vacatureblad(*, opdracht: Vacatureimport, blad: str) -> Vacatureimport:
    """Take another sheet of the file. Raises ValidationError when it cannot be used."""
    opdracht = _concept(opdracht)
    opdracht.zet_blad(blad)
    _raad_kolommen(opdracht)
    opdracht.save()
    return opdracht


def _raad_kolommen(opdracht: Vacatureimport) -> None:
    """As this board said the last time for the same headings, else by the headings themselves."""
    if len(opdracht.tabel().rijen) > MEESTE_RIJEN:
        te_veel = f"Dit blad heeft meer dan {MEESTE_RIJEN} vacatures. Knip het op in meer bestanden."
        raise ValidationError({"bestand": te_veel})
    eerdere = Vacatureimport.objects.filter(
        organisatie=opdracht.organisatie, kenmerk=opdracht.kenmerk, status=Importstand.KLAAR
    )
    opdracht.kolommen = eerdere.values_list("kolommen", flat=True).first() or raad(opdracht.koppen, KOLOMMEN)


@transaction.atomic
def koppel_vacaturekolommen(
    *, opdracht: Vacatureimport, plaatsen: dict[str, int], publiceren: bool
) -> Vacatureimport:
    """Say which column is what, and where the vacancies go. Raises ValidationError without a reference."""
    if "kenmerk" not in plaatsen:
        raise ValidationError(
            "Kies in welke kolom uw eigen kenmerk staat. Daaraan zien we of een vacature er al is."
        )
    opdracht = _concept(opdracht)
    opdracht.kolommen, opdracht.publiceren = plaatsen, publiceren
    opdracht.save(update_fields=["kolommen", "publiceren"])
    return opdracht


def beproef_import(opdracht: Vacatureimport, door: Gebruiker) -> list[Regeluitslag]:
    """What importing would do with each row, without doing it. Raises ValidationError for an unreadable file."""
    return _verwerk(opdracht, door, proef=True)


def vingerafdruk(regels: list[Regeluitslag]) -> str:
    """The same as long as every row does the same."""
    wat = [[rij.regel, rij.gevolg, *rij.veranderd] for rij in regels]
    return hashlib.sha256(json.dumps(wat).encode()).hexdigest()[:16]


@transaction.atomic
def importeer_vacatures(
    *, opdracht: Vacatureimport, verwacht: str, foute_rijen: str, door: Gebruiker
) -> Vacatureimport:
    """Write every good row, or nothing at all. Asking twice is asking once.

    Raises ValidationError when it would do something else than the preview showed (`verwacht`), and when
    there are faulty rows that may not be left out.
    """
    opdracht = Vacatureimport.objects.select_for_update(of=["self"]).get(pk=opdracht.pk)
    if not opdracht.is_concept:
        return opdracht
    regels = _verwerk(opdracht, door, proef=False)
    if vingerafdruk(regels) != verwacht:
        raise ValidationError("Er is intussen iets veranderd. Bekijk eerst opnieuw wat er gaat gebeuren.")
    fout = sum(rij.gevolg == Gevolg.GEWEIGERD for rij in regels)
    if fout and foute_rijen != Fouterijen.OVERSLAAN:
        regel = "1 regel is" if fout == 1 else f"{fout} regels zijn"
        raise ValidationError(f"Er is niets geïmporteerd, want {regel} fout. Verbeter het bestand.")
    opdracht.status, opdracht.klaar_op, opdracht.inhoud = Importstand.KLAAR, timezone.now(), b""
    opdracht.aantallen = Counter(rij.gevolg for rij in regels)
    opdracht.uitslag = [asdict(rij) for rij in regels]
    opdracht.save()
    return opdracht


@transaction.atomic
def gooi_vacatureimport_weg(*, opdracht: Vacatureimport) -> None:
    """Delete a draft; what was imported stays."""
    Vacatureimport.objects.filter(pk=opdracht.pk, status=Importstand.CONCEPT).delete()


def ruim_vacatureimports_op() -> None:
    """Drafts that nobody went on with hold names of contact persons: they go."""
    verlopen = Vacatureimport.objects.filter(
        status=Importstand.CONCEPT, gemaakt_op__lt=timezone.now() - CONCEPT_BEWAREN
    )
    verlopen.delete()


def _concept(opdracht: Vacatureimport) -> Vacatureimport:
    opdracht = Vacatureimport.objects.select_for_update(of=["self"]).get(pk=opdracht.pk)
    if not opdracht.is_concept:
        raise ValidationError("Deze import is al klaar.")
    return opdracht


def _verwerk(opdracht: Vacatureimport, door: Gebruiker, *, proef: bool) -> list[Regeluitslag]:
    tabel = opdracht.tabel()
    plaatsen = opdracht.plaatsen(len(tabel.koppen))
    rijen = lees_vacatures(tabel, plaatsen, Scholen(opdracht.organisatie))
    goed = [rij for rij in rijen if not rij.fouten]
    uitwerkingen = lever_reeks_aan(
        organisatie=opdracht.organisatie,
        leveringen=_leveringen(opdracht, goed),
        door=door,
        herkomst={"bestand": opdracht.bestandsnaam},
        proef=proef,
    )
    per_regel = {rij.regel: uitwerking for rij, uitwerking in zip(goed, uitwerkingen, strict=True)}
    return [_in_woorden(rij, per_regel.get(rij.regel), tabel, plaatsen) for rij in rijen]


def _leveringen(opdracht: Vacatureimport, rijen: list[Vacaturerij]) -> list[Levering]:
    """What is new or a draft goes on the website, when that was asked; what is elsewhere stays there."""
    eigen = Vacature.objects.filter(organisatie=opdracht.organisatie).exclude(kenmerk="")
    stand = dict(eigen.values_list("kenmerk", "status"))
    leveringen = []
    for rij in rijen:
        velden = {naam: waarde for naam, waarde in rij.velden.items() if naam != "kenmerk"}
        status = ""
        if opdracht.publiceren and stand.get(rij.kenmerk, Vacaturestatus.CONCEPT) == Vacaturestatus.CONCEPT:
            verborgen = bool(velden.get("noodoplossing"))
            status = Vacaturestatus.VERBORGEN if verborgen else Vacaturestatus.GEPUBLICEERD
        leveringen.append(Levering(rij.kenmerk, velden, status))
    return leveringen


def _in_woorden(
    rij: Vacaturerij, uitwerking: Uitwerking | None, tabel: Tabel, plaatsen: dict[str, int]
) -> Regeluitslag:
    if uitwerking is None:
        return Regeluitslag(rij.regel, rij.kenmerk, rij.titel, Gevolg.GEWEIGERD, fouten=rij.fouten)
    fouten = [
        Fout(rij.regel, *_cel(veld, rij.regel, tabel, plaatsen), zin)
        for veld, zinnen in uitwerking.fouten.items()
        for zin in zinnen
    ]
    titel = rij.titel or (uitwerking.vacature.titel if uitwerking.vacature else "")
    veranderd = tuple(dict.fromkeys(_naam(veld) for veld in uitwerking.veranderd))
    return Regeluitslag(rij.regel, rij.kenmerk, titel, uitwerking.gevolg, veranderd, fouten)


def _cel(veld: str, regel: int, tabel: Tabel, plaatsen: dict[str, int]) -> tuple[str, str]:
    """The heading above this field in the file and what the cell says; our own name for what has no column."""
    if veld not in plaatsen:
        return _naam(veld), ""
    cellen = next(cellen for nummer, cellen in tabel.rijen if nummer == regel)
    return tabel.koppen[plaatsen[veld]], cellen[plaatsen[veld]][:100]


def _naam(veld: str) -> str:
    if veld in NAMEN or veld not in VELDEN:
        return NAMEN.get(veld, "Op de website" if veld == "status" else "")
    return naam_van(VELDEN[veld])
