"""Inviting candidates who agreed to it for an event that fits them: each once, by mail, batch by batch."""

from celery import signature
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from onderwijsregio.kern.taken import start_na_vastleggen

from ..keuzes import Evenementstatus, Kandidaatstatus, Toestemmingsdoel
from ..meldingen import agenda as meldingen
from ..models import Aanmelding, Bijeenkomstuitnodiging, Evenement, Kandidaat, Routeaanmelding, Vraag

TAAK = "loket.tasks.verstuur_uitnodigingen"
PER_KEER = 100
TE_LAAT = "Uitnodigen kan alleen zolang mensen zich kunnen aanmelden."


def uit_te_nodigen(evenement: Evenement) -> models.QuerySet[Kandidaat]:
    """Whom this event fits, who agreed to be invited, and who knows of nothing yet.

    It fits by phase and by route. By route it fits whoever asked about one of them or applied for it, and
    whoever has no route yet and wants to work in a sector to which one of them leads.
    Nobody is invited to an organisation that they hide from.
    """
    bekend = Kandidaat.objects.filter(anoniem_op__isnull=True).exclude(status=Kandidaatstatus.AFGESLOTEN)
    gevonden = bekend.met_toestemming(Toestemmingsdoel.NIEUWS).filter(_past(evenement))
    al_gevraagd = Bijeenkomstuitnodiging.objects.filter(evenement=evenement, kandidaat=OuterRef("pk"))
    zelf_aangemeld = Aanmelding.objects.filter(
        Q(kandidaat=OuterRef("pk")) | Q(email__iexact=OuterRef("email")), evenement=evenement
    )
    return gevonden.filter(~Exists(al_gevraagd), ~Exists(zelf_aangemeld)).exclude(
        afschermingen__organisatie=evenement.organisator_id
    )


def _past(evenement: Evenement) -> Q:
    fase = Q(fase__in=evenement.fasen) if evenement.fasen else Q()
    routes = list(evenement.routes.all())
    if not routes:
        return fase
    sectoren = sorted({sector for route in routes for sector in route.sectoren})
    op_weg = Routeaanmelding.objects.lopend().filter(kandidaat=OuterRef("pk"))
    vroeg_ernaar = Exists(Vraag.objects.filter(kandidaat=OuterRef("pk"), route__in=routes))
    zoekt_nog = ~Exists(op_weg) & Q(sectoren__overlap=sectoren)
    return fase & (Exists(op_weg.filter(route__in=routes)) | vroeg_ernaar | zoekt_nog)


@transaction.atomic
def nodig_uit(*, evenement: Evenement) -> int:
    """Invite everybody whom this event fits; how many. The mails leave after this, batch by batch.

    Raises ValidationError when nobody can register for it any more.
    """
    if not evenement.kan_aanmelden:
        raise ValidationError(TE_LAAT)
    uitnodigingen = [
        Bijeenkomstuitnodiging(evenement=evenement, kandidaat=kandidaat)
        for kandidaat in uit_te_nodigen(evenement)
    ]
    Bijeenkomstuitnodiging.objects.bulk_create(uitnodigingen, ignore_conflicts=True, batch_size=1000)
    start_na_vastleggen(signature(TAAK))
    return len(uitnodigingen)


def verstuur_uitnodigingen() -> None:
    """Mail every invitation that waits, until none is left. Not in a transaction: each batch is one."""
    while _verstuur_stapel():
        pass


@transaction.atomic
def _verstuur_stapel() -> bool:
    """One batch: who was mailed is written with the mails. What came too late to be useful is not sent."""
    wachtend = Bijeenkomstuitnodiging.objects.filter(
        gemaild_op__isnull=True,
        evenement__status=Evenementstatus.GEPUBLICEERD,
        evenement__begint_op__gt=timezone.now(),
        kandidaat__anoniem_op__isnull=True,
    )
    rijen = wachtend.select_related("evenement", "kandidaat").order_by("pk")
    stapel = list(rijen.select_for_update(of=["self"], skip_locked=True)[:PER_KEER])
    for uitnodiging in stapel:
        meldingen.u_bent_uitgenodigd(uitnodiging)
    gedaan = [uitnodiging.pk for uitnodiging in stapel]
    Bijeenkomstuitnodiging.objects.filter(pk__in=gedaan).update(gemaild_op=timezone.now())
    return bool(stapel)
