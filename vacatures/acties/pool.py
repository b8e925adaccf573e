"""The replacement pool: who is in it, and when they can."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from loket.acties import zet_stap
from loket.keuzes import Kandidaatstatus, Stapsoort
from loket.models import Kandidaat
from onderwijsregio.organisaties.models import Gebruiker

from ..keuzes import Vervangstatus
from ..meldingen import vervanging as meldingen
from ..models import Beschikbaarheid, Poollid
from .vervangen import maak_vrij

#: How far ahead a member says when they can.
VOORUIT = timedelta(days=183)


@transaction.atomic
def neem_op_in_pool(*, kandidaat: Kandidaat, door: Gebruiker, **velden) -> Poollid:
    """Take a candidate into the pool; one who left before comes back, with the same days behind them.

    Raises ValidationError when the person stopped, is in the pool already, or a value is not valid.
    """
    kandidaat = Kandidaat.objects.select_for_update(no_key=True).get(pk=kandidaat.pk)
    if kandidaat.status == Kandidaatstatus.AFGESLOTEN or kandidaat.anoniem_op:
        raise ValidationError("Deze persoon is gestopt. Open eerst het dossier weer.")
    lid = Poollid.objects.filter(kandidaat=kandidaat).first()
    if lid and lid.is_in_de_pool:
        raise ValidationError("Deze kandidaat zit al in de vervangingspool.")
    lid = lid or Poollid(kandidaat=kandidaat)
    _vul(lid, {"tot": None} | velden | {"door": door})
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.VERVANGING,
        tekst=f"U zit in de vervangingspool vanaf {date_format(lid.van, 'j F Y')}.",
        door=door,
        over=lid,
    )
    meldingen.in_de_pool(lid)
    return lid


@transaction.atomic
def wijzig_poollid(*, lid: Poollid, door: Gebruiker, **velden) -> Poollid:
    """Change what a member does; days that no longer fall in their time become free, and schools hear so.

    Raises ValidationError when a value is not valid.
    """
    lid = Poollid.objects.select_for_update().get(pk=lid.pk)
    _vul(lid, velden)
    if lid.tot:
        komend = lid.dagen_ingezet.filter(
            dag__gt=lid.tot, status__in=[Vervangstatus.GEVRAAGD, Vervangstatus.AFGESPROKEN]
        )
        maak_vrij(komend, reden="De invaller stopt met de pool.", door=door)
    return lid


def _vul(lid: Poollid, velden: dict) -> None:
    for veld, waarde in velden.items():
        setattr(lid, veld, waarde)
    lid.full_clean()
    lid.save()


@transaction.atomic
def zet_beschikbaarheid(
    *, lid: Poollid, dagen: Mapping[date, bool], vast: Iterable[str] | None = None
) -> Poollid:
    """What a member says of days to come, and of the fixed days (`vast`). Only what differs is kept.

    Agreed days stay agreed: who cannot come takes those back apart. Raises ValidationError for a day that
    has passed or lies more than half a year ahead.
    """
    lid = Poollid.objects.select_for_update().get(pk=lid.pk)
    vandaag = timezone.localdate()
    if any(not vandaag <= dag <= vandaag + VOORUIT for dag in dagen):
        raise ValidationError("Kies dagen vanaf vandaag, hoogstens een half jaar vooruit.")
    if vast is not None:
        lid.dagen = list(vast)
        lid.full_clean()
        lid.save(update_fields=["dagen"])
    lid.beschikbaarheid.filter(dag__in=dagen).delete()
    Beschikbaarheid.objects.bulk_create(
        Beschikbaarheid(lid=lid, dag=dag, kan=kan)
        for dag, kan in dagen.items()
        if kan != lid.kan_gewoonlijk(dag)
    )
    return lid
