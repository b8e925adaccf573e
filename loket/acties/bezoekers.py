"""Visitors who are no candidate: who they were is forgotten a while after the day they came for."""

from datetime import date

from dateutil.relativedelta import relativedelta
from django.db import models

from ..keuzes import Meeloopstatus
from ..models import Aanmelding, Meeloopverzoek, persoonsgegevens
from ..models.persoonsgegevens import DOMEIN
from .wissen import wis_rijen

#: So long after the day may an organiser or a school still want to reach who came.
NA_AFLOOP = relativedelta(months=3)


def vergeet_bezoekers(*, dag: date, hoogstens: int) -> int:
    """Forget who registered for an event or asked for a day at a school that lies too far before `dag`.

    Their names, addresses, phone numbers and words go; that somebody came, or did not, keeps counting.
    Whoever is a candidate is kept and erased as one. Returns how many went, `hoogstens` of each kind.
    """
    grens = dag - NA_AFLOOP
    voorbij = Aanmelding.objects.filter(evenement__eindigt_op__date__lt=grens)
    te_lang_open = Meeloopverzoek.objects.open().filter(kandidaat__isnull=True, dag__lt=grens)
    te_lang_open.update(status=Meeloopstatus.INGETROKKEN)
    return sum(
        _vergeet(rijen.filter(kandidaat__isnull=True), hoogstens)
        for rijen in (voorbij, Meeloopverzoek.objects.filter(dag__lt=grens))
    )


def _vergeet(rijen: models.QuerySet, hoogstens: int) -> int:
    bekend = rijen.exclude(email__endswith=f"@{DOMEIN}").order_by("pk")
    pks = list(bekend.values_list("pk", flat=True)[:hoogstens])
    gegevens = next(gegevens for gegevens in persoonsgegevens if gegevens.model is rijen.model)
    wis_rijen(gegevens, rijen.model.objects.filter(pk__in=pks))
    return len(pks)
