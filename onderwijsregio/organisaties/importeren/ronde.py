"""The course of one import: look at a file, keep the preview, apply it or throw it away."""

import hashlib
from collections.abc import Sequence
from typing import Protocol

from django.db import connection, transaction
from django.utils import timezone

from onderwijsregio.kern.bestanden import veilige_naam

from ..models import Gebruiker, Importronde
from . import postcodes, scholen
from .tabel import BestandGeweigerd, open_tabel

#: Number of the PostgreSQL advisory lock that an import holds while it writes.
SLOT = 0x1D00


class VoorbeeldVerouderd(Exception):
    """What is known changed after the preview was made: look again before applying."""


class TeVeelGesloten(BestandGeweigerd):
    """So many schools would close that the file may be incomplete; a person must say that it is right."""


class Beoordeling(Protocol):
    """What a file would do: its kind, the report, and how to do it."""

    soort: str
    verslag: dict

    def pas_toe(self) -> None: ...


def beoordeel(
    *, bestandsnaam: str, inhoud: bytes, gemeenten: Sequence[str] = (), soort: str | None = None
) -> Beoordeling:
    """Compare a file with what is known; writes nothing. The kind follows from the columns.

    Raises BestandGeweigerd when the file is not to be trusted, or is not of the kind `soort`.
    """
    tabel = open_tabel(inhoud)
    if soort is None:
        heeft_punten = not tabel.mist({as_: postcodes.KOLOMMEN[as_] for as_ in postcodes.GRENZEN})
        soort = Importronde.Soort.POSTCODES if heeft_punten else Importronde.Soort.SCHOLEN
    if soort == Importronde.Soort.POSTCODES:
        return postcodes.maak_plan(tabel, bron=veilige_naam(bestandsnaam))
    return scholen.maak_plan(tabel, gemeenten)


def maak_voorbeeld(
    *, bestandsnaam: str, inhoud: bytes, gemeenten: Sequence[str], door: Gebruiker
) -> Importronde:
    """Keep a file with the report of what it would do. Raises BestandGeweigerd; then nothing is kept."""
    plan = beoordeel(bestandsnaam=bestandsnaam, inhoud=inhoud, gemeenten=gemeenten)
    return _bewaar(plan, bestandsnaam, inhoud, gemeenten, door)


@transaction.atomic
def importeer(
    *,
    bestandsnaam: str,
    inhoud: bytes,
    soort: str,
    gemeenten: Sequence[str] = (),
    door: Gebruiker | None = None,
    toch: bool = False,
) -> Importronde:
    """Import a file at once. Raises BestandGeweigerd and leaves everything as it was.

    `toch`: also when so many schools would close that it would raise TeVeelGesloten.
    """
    _neem_slot()
    plan = beoordeel(bestandsnaam=bestandsnaam, inhoud=inhoud, gemeenten=gemeenten, soort=soort)
    _eis_toestemming(plan.verslag, toch)
    ronde = _bewaar(plan, bestandsnaam, inhoud, gemeenten, door)
    return _rond_af(ronde, plan)


def voer_door(*, ronde: Importronde, door: Gebruiker, toch: bool = False) -> Importronde:
    """Apply a preview exactly as it was shown, once.

    Raises VoorbeeldVerouderd when it would do something else by now (the ronde then holds the new preview),
    TeVeelGesloten without `toch`, BestandGeweigerd when another import is at work.
    """
    with transaction.atomic():
        _neem_slot()
        ronde = Importronde.objects.select_for_update().filter(pk=ronde.pk).first()
        if ronde is None:
            raise BestandGeweigerd("Dit voorbeeld is intussen weggegooid.")
        if ronde.doorgevoerd_op:
            return ronde
        plan = beoordeel(
            bestandsnaam=ronde.bestandsnaam, inhoud=bytes(ronde.inhoud), gemeenten=ronde.gemeenten
        )
        verouderd = plan.verslag != ronde.verslag
        if verouderd:
            ronde.verslag = plan.verslag
            ronde.save(update_fields=["verslag"])
        else:
            _eis_toestemming(plan.verslag, toch)
            ronde.door = door
            _rond_af(ronde, plan)
    if verouderd:
        raise VoorbeeldVerouderd
    return ronde


@transaction.atomic
def gooi_weg(*, ronde: Importronde) -> None:
    """Delete a preview; an import that was applied stays."""
    Importronde.objects.filter(pk=ronde.pk, doorgevoerd_op=None).delete()


def _neem_slot() -> None:
    """One import writes at a time, until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SLOT])
        if not cursor.fetchone()[0]:
            raise BestandGeweigerd("Er is nu een andere import bezig. Probeer het over een minuut opnieuw.")


def _eis_toestemming(verslag: dict, toch: bool) -> None:
    if verslag["veel_gesloten"] and not toch:
        raise TeVeelGesloten(
            f"Door dit bestand sluiten {verslag['aantallen']['gesloten']} van de {verslag['open']} scholen. "
            "Dat is zo veel dat het bestand misschien niet compleet is."
        )


def _bewaar(plan: Beoordeling, bestandsnaam, inhoud, gemeenten, door) -> Importronde:
    return Importronde.objects.create(
        soort=plan.soort,
        bestandsnaam=veilige_naam(bestandsnaam),
        inhoud=inhoud,
        sha256=hashlib.sha256(inhoud).hexdigest(),
        gemeenten=list(gemeenten),
        door=door,
        verslag=plan.verslag,
    )


def _rond_af(ronde: Importronde, plan: Beoordeling) -> Importronde:
    plan.pas_toe()
    ronde.doorgevoerd_op = timezone.now()
    ronde.save(update_fields=["doorgevoerd_op", "door"])
    return ronde
