"""A row as JSON, to be able to put back exactly what was there; and the one door in the append-only table."""

import json
from contextlib import contextmanager
from typing import Any

import pgtrigger
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError

#: What only a merge, its undoing and the undoing of an import may pass: see `deur`.
DEUR = ("loket.Stap:stap_staat_vast", "loket.Kandidaat:fase_volgt_klantreis")


@contextmanager
def deur():
    """Inside this block the steps of a candidate may change hands, or go with a record that goes.

    Nothing else may use it: a step says what happened and is never rewritten.
    """
    with pgtrigger.ignore(*DEUR):
        yield


def neem_op(rij: models.Model) -> dict:
    """A row as JSON can hold it: `model`, `pk` and `fields`."""
    return json.loads(serializers.serialize("json", [rij]))[0]


def velden_van(rij: models.Model) -> dict[str, Any]:
    """The fields of a row as JSON can hold them."""
    return neem_op(rij)["fields"]


def zet_terug(opname: dict) -> models.Model:
    """Save the row exactly as it was taken, many-to-many included."""
    (rij,) = serializers.deserialize("json", json.dumps([opname]))
    rij.save()
    return rij.object


def zet_velden(rij: models.Model, velden: dict[str, Any]) -> None:
    """Give an unsaved change of these fields, as `velden_van` gave them, to the row."""
    for naam, waarde in velden.items():
        veld = rij._meta.get_field(naam)
        setattr(rij, veld.attname, None if waarde is None else veld.to_python(waarde))


def parkeer(rij: models.Model) -> dict:
    """Take a row out of its table; what comes back is all that is needed to put it back.

    Raises ValidationError when something is tied to it.
    """
    opname = neem_op(rij)
    try:
        with transaction.atomic():
            rij.delete()
    except ProtectedError as fout:
        soort = rij._meta.verbose_name
        raise ValidationError(f"Beide dossiers hebben een {soort} waar al iets aan vastzit.") from fout
    return opname
