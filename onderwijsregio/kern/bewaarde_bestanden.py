"""Files of a form that was sent too late: in a folder of their own that nothing serves, until an hour later.

A file has a name that cannot be guessed, and only the session it came in with knows that name. Nobody can
look at it again; see `bewaren` for how it goes along when the form is sent once more.
"""

import secrets
from contextlib import suppress
from datetime import timedelta
from typing import NamedTuple

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils import timezone

MAP = "bewaard"
MAX_BYTES = 10 * 1024 * 1024  # of one form together: as large as any form here takes
RUIMTE = 1024**3  # of all forms together: who sends rubbish all day fills no disk


class Bewaard(NamedTuple):
    """A file as the session knows it; `sleutel` is empty when the file itself is not kept."""

    veld: str
    naam: str
    soort: str
    grootte: int  # bytes
    sleutel: str


def leg_neer(bestanden: list[tuple[str, UploadedFile]]) -> list[Bewaard]:
    """Keep these files (field, file) of one form, in their order: all of them, or none when they do not fit.

    All or none, because whoever has to choose one of them again gets back a form without any.
    """
    sleutels = (
        _schrijf([bestand for _, bestand in bestanden]) if _passen(bestanden) else [""] * len(bestanden)
    )
    return [
        Bewaard(veld, bestand.name, bestand.content_type or "", bestand.size, sleutel)
        for (veld, bestand), sleutel in zip(bestanden, sleutels, strict=True)
    ]


def _passen(bestanden: list[tuple[str, UploadedFile]]) -> bool:
    samen = sum(bestand.size for _, bestand in bestanden)
    return samen <= MAX_BYTES and samen + sum(map(_grootte, _sleutels())) <= RUIMTE


def _schrijf(bestanden: list[UploadedFile]) -> list[str]:
    """The key of each file, or an empty one for each when the disk refuses."""
    sleutels = [secrets.token_hex(20) for _ in bestanden]
    try:
        for sleutel, bestand in zip(sleutels, bestanden, strict=True):
            bestand.seek(0)
            default_storage.save(f"{MAP}/{sleutel}", bestand)
    except OSError:
        gooi_weg(sleutels)
        return [""] * len(bestanden)
    return sleutels


def pak(bewaard: Bewaard) -> UploadedFile:
    """The file as it came in. Raises FileNotFoundError when it is not there any more."""
    with default_storage.open(f"{MAP}/{bewaard.sleutel}") as bestand:
        return SimpleUploadedFile(bewaard.naam, bestand.read(), bewaard.soort)


def leeg(naam: str) -> UploadedFile:
    """What takes the place of a file that is not there: every form asks to choose an empty file again."""
    return SimpleUploadedFile(naam, b"")


def gooi_weg(sleutels: list[str]) -> None:
    """Remove these files; one that is gone already is no matter."""
    for sleutel in filter(None, sleutels):
        default_storage.delete(f"{MAP}/{sleutel}")


def ruim_op(ouder_dan: timedelta) -> None:
    """Remove what nobody came back for."""
    for sleutel in _sleutels():
        with suppress(FileNotFoundError):  # sent or thrown away just now
            if default_storage.get_modified_time(f"{MAP}/{sleutel}") < timezone.now() - ouder_dan:
                gooi_weg([sleutel])


def _sleutels() -> list[str]:
    try:
        return default_storage.listdir(MAP)[1]
    except FileNotFoundError:  # nothing was ever kept
        return []


def _grootte(sleutel: str) -> int:
    try:
        return default_storage.size(f"{MAP}/{sleutel}")
    except FileNotFoundError:
        return 0
