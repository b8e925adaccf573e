"""A warm referral: a named colleague says yes or hands back, and the asker hears each step."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.kern.tijd import is_werkdag
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

from .. import meldingen
from ..keuzes import Doorverwijzingstatus, Stapsoort, Vraagstatus
from ..models import Doorverwijzing, Vraag
from .klantreis import makelaar_van, spreek_volgende_stap_af, uiterlijk, vergrendel_kandidaten, zet_stap
from .vragen import vergrendel_vraag


@transaction.atomic
def verwijs_door(*, vraag: Vraag, naar: Lidmaatschap, toelichting: str, door: Gebruiker) -> Doorverwijzing:
    """Offer a person to a named colleague elsewhere, who says yes or hands back.

    Until then the makelaar keeps the next step. Raises ValidationError when an earlier referral of this
    question still waits, or when the colleague no longer works in that role.
    """
    vraag, op = vergrendel_vraag(vraag), uiterlijk()
    if vraag.doorverwijzingen.open().exists():
        raise ValidationError("Deze vraag is al doorverwezen en wacht op antwoord.")
    if not Lidmaatschap.objects.nu().filter(pk=naar.pk, gebruiker__is_active=True).exists():
        raise ValidationError("Deze collega werkt niet meer in deze rol. Kies iemand anders.")
    if vraag.kandidaat.afschermingen.filter(organisatie=naar.organisatie_id).exists():
        raise ValidationError("De vrager wil niet dat dit bestuur meekijkt. Kies iemand anders.")
    doorverwijzing = Doorverwijzing.objects.create(
        vraag=vraag,
        kandidaat=vraag.kandidaat,
        naar=naar,
        toelichting=toelichting,
        door=door,
        antwoord_uiterlijk=op,
    )
    _zet_status(vraag, Vraagstatus.DOORVERWEZEN)
    zet_stap(
        kandidaat=vraag.kandidaat,
        soort=Stapsoort.DOORVERWEZEN,
        tekst=f"{naar.gebruiker.naam} van {naar.organisatie} is gevraagd om contact met u op te nemen.",
        door=door,
        over=doorverwijzing,
    )
    spreek_volgende_stap_af(
        kandidaat=vraag.kandidaat,
        volgende_stap=f"Nagaan of {naar.gebruiker.naam} contact opneemt",
        eigenaar=door,
        op=op,
        door=door,
    )
    meldingen.doorverwijzing_aangeboden(doorverwijzing)
    return doorverwijzing


@transaction.atomic
def neem_aan(*, doorverwijzing: Doorverwijzing, door: Gebruiker) -> Doorverwijzing:
    """The colleague takes the person over: question and next step are theirs, the asker hears who calls.

    Raises ValidationError when the referral was answered already.
    """
    doorverwijzing = _beantwoord(doorverwijzing, Doorverwijzingstatus.AANGENOMEN)
    collega, op = doorverwijzing.naar, uiterlijk()
    _geef_vraag(doorverwijzing.vraag, collega.gebruiker, op)
    zet_stap(
        kandidaat=doorverwijzing.kandidaat,
        soort=Stapsoort.DOORVERWIJZING_AANGENOMEN,
        tekst=f"{collega.gebruiker.naam} van {collega.organisatie} neemt contact met u op.",
        door=door,
        over=doorverwijzing,
    )
    spreek_volgende_stap_af(
        kandidaat=doorverwijzing.kandidaat,
        volgende_stap="Contact opnemen en kennismaken",
        eigenaar=collega.gebruiker,
        op=op,
        door=door,
    )
    meldingen.doorverwijzing_aangenomen(doorverwijzing, op)
    return doorverwijzing


@transaction.atomic
def geef_terug(*, doorverwijzing: Doorverwijzing, reden: str, door: Gebruiker) -> Doorverwijzing:
    """The colleague hands the person back, with a reason: the next step is the makelaar's again.

    Raises ValidationError without a reason, or when the referral was answered already.
    """
    if not reden.strip():
        raise ValidationError({"reden": "Geef aan waarom u deze doorverwijzing teruggeeft."})
    doorverwijzing = _beantwoord(doorverwijzing, Doorverwijzingstatus.TERUGGEGEVEN, reden)
    makelaar, op = _zoek_verder(doorverwijzing, door)
    meldingen.doorverwijzing_teruggegeven(doorverwijzing, makelaar)
    meldingen.wij_zoeken_verder(doorverwijzing, op)
    return doorverwijzing


@transaction.atomic
def haal_terug(*, vraag: Vraag, reden: str = "", door: Gebruiker) -> Doorverwijzing:
    """The loket does not wait for the colleague any more: question and next step are the makelaar's again.

    The asker hears that the loket looks further, the colleague that nothing is asked of them now. When the loket
    has it back already, nothing happens. Raises ValidationError when the colleague said yes meanwhile.
    """
    if (wachtend := vraag.doorverwijzingen.open().first()) is None:
        laatste = vraag.doorverwijzingen.order_by("-aangeboden_op", "-pk").first()
        if laatste and laatste.status == Doorverwijzingstatus.TERUGGEGEVEN:
            return laatste
        raise ValidationError("Deze collega heeft al ja gezegd. Kijk eerst wat er is gebeurd.")
    reden = reden.strip() or "Het loket nam deze persoon weer over."
    doorverwijzing = _beantwoord(wachtend, Doorverwijzingstatus.TERUGGEGEVEN, reden)
    _, op = _zoek_verder(doorverwijzing, door)
    meldingen.doorverwijzing_teruggehaald(doorverwijzing)
    meldingen.wij_zoeken_verder(doorverwijzing, op)
    return doorverwijzing


@transaction.atomic
def haal_terug_van_wie_weg_is() -> None:
    """Referrals that wait for somebody who has no longer that role: the makelaar and the asker hear it."""
    in_functie = Lidmaatschap.objects.nu().filter(gebruiker__is_active=True)
    for wachtend in Doorverwijzing.objects.open().exclude(naar__in=in_functie).order_by("kandidaat", "pk"):
        reden = "Deze collega heeft geen rol meer in de regio."
        doorverwijzing = _beantwoord(wachtend, Doorverwijzingstatus.TERUGGEGEVEN, reden)
        makelaar, op = _zoek_verder(doorverwijzing, None)
        meldingen.doorverwijzing_teruggegeven(doorverwijzing, makelaar)
        meldingen.wij_zoeken_verder(doorverwijzing, op)


def _zoek_verder(doorverwijzing: Doorverwijzing, door: Gebruiker | None) -> tuple[Gebruiker, date]:
    """Question and next step go to the makelaar; who that is, and the day by which the asker hears more."""
    vraag, kandidaat = doorverwijzing.vraag, doorverwijzing.kandidaat
    makelaar = makelaar_van(kandidaat)
    op = neem_vraag_terug(vraag, makelaar)
    naam = doorverwijzing.naar.gebruiker.naam
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.DOORVERWIJZING_TERUG,
        tekst=f"{naam} neemt toch geen contact met u op. Het loket zoekt met u verder.",
        door=door,
        over=doorverwijzing,
    )
    spreek_volgende_stap_af(
        kandidaat=kandidaat,
        volgende_stap="Iemand anders zoeken, of zelf contact opnemen",
        eigenaar=makelaar,
        op=op,
        door=door,
    )
    return makelaar, op


def beeindig_doorverwijzing(doorverwijzing: Doorverwijzing, reden: str) -> None:
    """End a referral of a locked candidate, accepted or not, and give its question to the loket. Nobody hears it."""
    vraag, ja = doorverwijzing.vraag, doorverwijzing.status == Doorverwijzingstatus.AANGENOMEN
    if ja and vraag.beantwoord_op and vraag.beantwoord_op >= doorverwijzing.beantwoord_op:
        doorverwijzing.status = Doorverwijzingstatus.BEEINDIGD
    else:
        doorverwijzing.status, doorverwijzing.beantwoord_op = (
            Doorverwijzingstatus.TERUGGEGEVEN,
            timezone.now(),
        )
    doorverwijzing.reden = reden
    doorverwijzing.save(update_fields=["status", "reden", "beantwoord_op"])
    neem_vraag_terug(vraag, makelaar_van(doorverwijzing.kandidaat))


def _beantwoord(doorverwijzing: Doorverwijzing, status: str, reden: str = "") -> Doorverwijzing:
    """Lock and answer the referral; two tabs cannot both do it."""
    vergrendel_kandidaten([doorverwijzing.kandidaat_id])
    doorverwijzing = (
        Doorverwijzing.objects.select_for_update(of=["self"])
        .select_related("vraag", "kandidaat", "door", "naar__gebruiker", "naar__organisatie")
        .get(pk=doorverwijzing.pk)
    )
    if doorverwijzing.status != Doorverwijzingstatus.AANGEBODEN:
        raise ValidationError("Deze doorverwijzing is al beantwoord.")
    doorverwijzing.status = status
    doorverwijzing.reden = reden.strip()
    doorverwijzing.beantwoord_op = timezone.now()
    doorverwijzing.save(update_fields=["status", "reden", "beantwoord_op"])
    return doorverwijzing


def _zet_status(vraag: Vraag, status: str) -> None:
    vraag.status = status
    vraag.save(update_fields=["status"])


def _geef_vraag(vraag: Vraag, aan: Gebruiker, op: date) -> None:
    """The colleague owns the question, and the asker now waits for them, until the day that was told."""
    vraag.eigenaar = aan
    vraag.wacht_sinds = vraag.wacht_sinds or timezone.now()
    vraag.antwoord_uiterlijk = op
    vraag.geprikt_op = vraag.opgeschaald_op = None
    vraag.save(
        update_fields=["eigenaar", "wacht_sinds", "antwoord_uiterlijk", "geprikt_op", "opgeschaald_op"]
    )


def neem_vraag_terug(vraag: Vraag, makelaar: Gebruiker) -> date:
    """The loket owns the question again; the day by which the asker hears more. What was answered stays so."""
    op = uiterlijk()
    vraag.eigenaar = makelaar
    if vraag.wacht_sinds:
        vraag.status = Vraagstatus.NIEUW
        vraag.antwoord_uiterlijk, vraag.geprikt_op, vraag.opgeschaald_op = op, None, None
    elif vraag.status == Vraagstatus.DOORVERWEZEN:
        vraag.status = Vraagstatus.BEANTWOORD
    vraag.save(update_fields=["status", "eigenaar", "antwoord_uiterlijk", "geprikt_op", "opgeschaald_op"])
    return op


@transaction.atomic
def herinner_collegas(dag: date) -> int:
    """Remind each colleague once who let the day pass; returns how many. Safe to run twice."""
    if not is_werkdag(dag):
        return 0
    stil = Doorverwijzing.objects.open().filter(antwoord_uiterlijk__lt=dag, herinnerd_op__isnull=True)
    rijen = list(
        stil.select_related("kandidaat", "door", "naar__gebruiker", "naar__organisatie").select_for_update(
            skip_locked=True, of=["self"]
        )
    )
    for rij in rijen:
        meldingen.doorverwijzing_herinnering(rij)
    Doorverwijzing.objects.filter(pk__in=[rij.pk for rij in rijen]).update(herinnerd_op=dag)
    return len(rijen)
