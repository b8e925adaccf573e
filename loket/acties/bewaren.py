"""Retention: who was silent too long is warned, and erased a month later when they stay silent.

Whoever only visited once is forgotten sooner, without a warning: see `bezoekers`.
"""

from collections import Counter
from datetime import date, datetime, time, timedelta
from itertools import groupby

from celery import signature
from dateutil.relativedelta import relativedelta
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from onderwijsregio.kern.taken import start_na_vastleggen
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap, Regio

from ..keuzes import Bewaarstatus, Stapsoort
from ..meldingen import bewaren as meldingen
from ..models import Bewaarronde, Kandidaat, bewaargronden
from .bezoekers import vergeet_bezoekers
from .klantreis import vergrendel_kandidaten, zet_stap
from .wissen import waarom_bewaren, wis

TAAK = "loket.tasks.doe_bewaarronde"
PER_KEER = 200
ONDERTEKENAAR = signing.TimestampSigner(sep=".", salt="loket.gegevens")
#: A link works as long as the warning lasts, and then some.
GELDIG = timedelta(days=60)


def sleutel_voor(kandidaat: Kandidaat) -> str:
    """The key of a link by which this person keeps or erases their data without logging in."""
    return ONDERTEKENAAR.sign(str(kandidaat.pk))


def kandidaat_met(sleutel: str) -> Kandidaat | None:
    """The candidate whose link has this key, also one who was erased; None when it is not ours or too old."""
    try:
        pk = int(ONDERTEKENAAR.unsign(sleutel, max_age=GELDIG))
    except (signing.BadSignature, ValueError):
        return None
    return Kandidaat.objects.filter(pk=pk).first()


@transaction.atomic
def vraag_om_wissen(*, kandidaat: Kandidaat) -> None:
    """Somebody asks to be erased: the mail has the link that does it. Raises ValidationError when kept."""
    if redenen := waarom_bewaren(kandidaat):
        raise ValidationError(f"Wissen kan nu niet, want {' en '.join(redenen)}.")
    meldingen.bevestig_wissen(kandidaat, sleutel_voor(kandidaat))


@transaction.atomic
def houd_gegevens(*, kandidaat: Kandidaat) -> None:
    """The person wants to stay known: that is contact, and the term begins again."""
    vergrendel_kandidaten([kandidaat.pk])
    Kandidaat.objects.filter(pk=kandidaat.pk).update(bewaren_gemeld_op=None)
    tekst = "U vroeg ons om uw gegevens te bewaren."
    zet_stap(kandidaat=kandidaat, soort=Stapsoort.CONTACT, tekst=tekst, door=kandidaat.gebruiker)


def is_er_weer(*, gebruiker: Gebruiker) -> bool:
    """Somebody who was warned logs in. That is contact, so nothing is erased; whether this was so."""
    gewaarschuwd = Kandidaat.objects.filter(gebruiker=gebruiker, bewaren_gemeld_op__isnull=False)
    return bool(gewaarschuwd.update(bewaren_gemeld_op=None))


def te_wissen_op(kandidaat: Kandidaat) -> date | None:
    """The day on which somebody who was warned is erased; none when there was contact since."""
    if kandidaat.bewaren_gemeld_op is None:
        return None
    gemeld = timezone.make_aware(datetime.combine(kandidaat.bewaren_gemeld_op, time.min))
    stil = Kandidaat.objects.stil_sinds(gemeld).filter(pk=kandidaat.pk).exists()
    return kandidaat.wissen_op if stil else None


@transaction.atomic
def begin_bewaarronde() -> Bewaarronde:
    """Begin a round, or go on with the one that was not finished.

    One that somebody stopped stays so; who watches over the data hears that nothing is erased meanwhile.
    """
    bezig = Bewaarronde.objects.exclude(status=Bewaarstatus.KLAAR).first()
    if bezig is None:
        try:
            with transaction.atomic():
                bezig = Bewaarronde.objects.create()
        except IntegrityError:  # somebody else began one at this very moment
            bezig = Bewaarronde.objects.exclude(status=Bewaarstatus.KLAAR).get()
    if bezig.status == Bewaarstatus.BEZIG:
        start_na_vastleggen(signature(TAAK), bezig.pk)
    else:
        meldingen.ronde_staat_stil(_bewakers(), bezig)
    return bezig


def _bewakers() -> list[Gebruiker]:
    """Who may let a round go on."""
    leden = Lidmaatschap.objects.nu().filter(rol__in=[Rol.PROGRAMMALEIDER, Rol.BEHEER])
    return list(Gebruiker.objects.filter(pk__in=leden.values("gebruiker"), is_active=True))


@transaction.atomic
def stop_bewaarronde(*, ronde: Bewaarronde) -> None:
    """After the batch at hand this round waits until somebody lets it go on."""
    Bewaarronde.objects.filter(pk=ronde.pk, status=Bewaarstatus.BEZIG).update(status=Bewaarstatus.GESTOPT)


@transaction.atomic
def hervat_bewaarronde(*, ronde: Bewaarronde) -> None:
    """Go on where this round stopped."""
    if Bewaarronde.objects.filter(pk=ronde.pk, status=Bewaarstatus.GESTOPT).update(status=Bewaarstatus.BEZIG):
        start_na_vastleggen(signature(TAAK), ronde.pk)


def doe_bewaarronde(ronde_id: int) -> None:
    """Do this round to its end, or until somebody stops it. Not in a transaction: each batch is one."""
    while _doe_stapel(ronde_id):
        pass


@transaction.atomic
def _doe_stapel(ronde_id: int) -> bool:
    """One batch and how far it came, all or nothing; whether there is more to do."""
    ronde = Bewaarronde.objects.select_for_update().filter(pk=ronde_id, status=Bewaarstatus.BEZIG).first()
    if ronde is None:
        return False
    stil = _stil().filter(pk__gt=ronde.tot_en_met).select_related("gebruiker").order_by("pk")[:PER_KEER]
    stapel = list(stil)
    if stapel:
        _verwerk(ronde, stapel)
        ronde.tot_en_met = stapel[-1].pk
    elif vergeten := vergeet_bezoekers(dag=ronde.peildatum, hoogstens=PER_KEER):
        ronde.vergeten += vergeten
    else:
        _rond_af(ronde)
    ronde.save()
    return ronde.status == Bewaarstatus.BEZIG


def _stil():
    maanden = Regio.objects.values_list("bewaartermijn_maanden", flat=True).first() or 24
    return Kandidaat.objects.stil_sinds(timezone.now() - relativedelta(months=maanden))


def _verwerk(ronde: Bewaarronde, stapel: list[Kandidaat]) -> None:
    redenen = _redenen(stapel)
    telling = Counter(ronde.overgeslagen)
    for kandidaat in stapel:
        if reden := redenen.get(kandidaat.pk):
            telling[reden] += 1
        elif kandidaat.bewaren_gemeld_op is None:
            kandidaat.bewaren_gemeld_op = ronde.peildatum
            kandidaat.save(update_fields=["bewaren_gemeld_op"])
            meldingen.gaat_verdwijnen(kandidaat, kandidaat.wissen_op, sleutel_voor(kandidaat))
            ronde.gewaarschuwd += 1
        elif kandidaat.wissen_op <= ronde.peildatum:
            wis(kandidaat=kandidaat)
            ronde.geanonimiseerd += 1
        else:
            telling["is gewaarschuwd, de maand is nog niet om"] += 1
    ronde.overgeslagen = dict(telling)


def _redenen(stapel: list[Kandidaat]) -> dict[int, str]:
    """Who of these is kept, and why: one question a reason, however many there are."""
    pks = [kandidaat.pk for kandidaat in stapel]
    return {
        pk: grond.reden
        for grond in bewaargronden
        for pk in grond.kandidaten().filter(pk__in=pks).values_list("pk", flat=True)
    }


def _rond_af(ronde: Bewaarronde) -> None:
    """Everybody was looked at: who came back is not under notice any more, owners hear whom they may lose."""
    ronde.status, ronde.klaar_op = Bewaarstatus.KLAAR, timezone.now()
    gewaarschuwd = Kandidaat.objects.filter(bewaren_gemeld_op__isnull=False)
    nog_stil = _stil().filter(bewaren_gemeld_op__isnull=False)
    gewaarschuwd.exclude(pk__in=nog_stil.values("pk")).update(bewaren_gemeld_op=None)
    if ronde.gewaarschuwd:
        _meld_eigenaren(ronde)


def _meld_eigenaren(ronde: Bewaarronde) -> None:
    """Whoever agreed the next step may still call. A step of the person's own is no colleague's to know of."""
    nu = Kandidaat.objects.actief().filter(bewaren_gemeld_op=ronde.peildatum)
    van_een_ander = nu.exclude(volgende_stap_van=F("gebruiker")).select_related("volgende_stap_van")
    rijen = van_een_ander.order_by("volgende_stap_van", "achternaam", "pk")
    for eigenaar, kandidaten in groupby(rijen, key=lambda kandidaat: kandidaat.volgende_stap_van):
        meldingen.gaan_verdwijnen(eigenaar, list(kandidaten))
