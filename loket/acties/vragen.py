"""A question to the loket: asked, answered, handed over to a named colleague."""

import uuid
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

from .. import meldingen
from ..keuzes import Doorverwijzingstatus, Kanaal, Stapsoort, Vervolg, Vraagstatus
from ..models import Bericht, Doorverwijzing, Kandidaat, Route, Vraag
from .klantreis import (
    kies_makelaar,
    makelaar_van,
    spreek_volgende_stap_af,
    uiterlijk,
    vergrendel_kandidaten,
    zet_in_rust,
    zet_stap,
)

VRAAG_BEANTWOORDEN = "De vraag beantwoorden"
NAGAAN = "Nagaan of het antwoord heeft geholpen"


def sleutel_van(formulier: uuid.UUID, *inhoud: str) -> uuid.UUID:
    """The same for the same content of the same form: a double click has one, a changed text another."""
    return uuid.uuid5(formulier, "\n".join(inhoud))


@transaction.atomic
def stel_vraag(
    *,
    voornaam: str,
    achternaam: str,
    email: str,
    telefoon: str,
    tekst: str,
    postcode: str = "",
    route: Route | None = None,
    kanaal: str = Kanaal.WEBSITE,
    formulier: uuid.UUID | None = None,
    door: Gebruiker | None = None,
    keuzehulp: str = "",
) -> Vraag:
    """Somebody asks the loket something; who is not known yet becomes a candidate.

    A known candidate is found by the e-mail address and nothing of the record is overwritten: whoever
    fills in a public form may be somebody else. `formulier` is the key of the form: the same question
    from the same form is one question, however often it arrives. `keuzehulp` is the path of an outcome
    of the keuzehulp that the asker sends along.
    """
    contact = {"voornaam": voornaam, "achternaam": achternaam, "telefoon": telefoon, "postcode": postcode}
    kandidaat = _vind_of_maak(email.strip(), contact)
    sleutel = sleutel_van(formulier, email.lower(), tekst) if formulier else None
    gegevens = {
        "kandidaat": kandidaat,
        "route": route,
        "tekst": tekst,
        "kanaal": kanaal,
        "keuzehulp": keuzehulp,
        "eigenaar": makelaar_van(kandidaat),
    }
    if sleutel:
        vraag, nieuw = Vraag.objects.get_or_create(sleutel=sleutel, defaults=gegevens)
    else:
        vraag, nieuw = Vraag.objects.create(**gegevens), True
    if nieuw:
        _zet_vraag_in_de_klantreis(vraag, contact, door)
    return vraag


def _vind_of_maak(email: str, contact: dict) -> Kandidaat:
    if gevonden := Kandidaat.objects.filter(email__iexact=email).first():
        return gevonden
    nieuw = {
        **contact,
        "email": email,
        "volgende_stap": VRAAG_BEANTWOORDEN,
        "volgende_stap_van": kies_makelaar(),
        "volgende_stap_op": uiterlijk(),
    }
    return Kandidaat.objects.get_or_create(email__iexact=email, defaults=nieuw)[0]


def _zet_vraag_in_de_klantreis(vraag: Vraag, contact: dict, door: Gebruiker | None) -> None:
    kandidaat, op = vraag.kandidaat, uiterlijk()
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.VRAAG_GESTELD,
        tekst="U heeft een vraag gesteld aan het loket.",
        door=door,
        over=vraag,
    )
    if afwijkend := _afwijkend(kandidaat, contact):
        tekst = f"Bij de vraag is opgegeven: {afwijkend}. De gegevens van de kandidaat zijn niet veranderd."
        zet_stap(kandidaat=kandidaat, soort=Stapsoort.CONTACT, tekst=tekst, over=vraag, intern=True)
    if not kandidaat.is_actief or kandidaat.volgende_stap_van_id == vraag.eigenaar_id:
        spreek_volgende_stap_af(
            kandidaat=kandidaat, volgende_stap=VRAAG_BEANTWOORDEN, eigenaar=vraag.eigenaar, op=op, door=door
        )
    meldingen.vraag_ontvangen(vraag, op)
    meldingen.nieuwe_vraag(vraag, op)


def _afwijkend(kandidaat: Kandidaat, contact: dict) -> str:
    """What was filled in beside a question and differs from what is known of the candidate."""
    opgegeven = {veld: waarde for veld, waarde in contact.items() if waarde}
    anders = [f"{veld} {waarde}" for veld, waarde in opgegeven.items() if waarde != getattr(kandidaat, veld)]
    return ", ".join(anders)


@transaction.atomic
def beantwoord_vraag(
    *,
    vraag: Vraag,
    tekst: str,
    door: Gebruiker,
    vervolg: str = "",
    volgende_stap: str = NAGAAN,
    op: date | None = None,
    formulier: uuid.UUID | None = None,
) -> Bericht:
    """Answer a question: the asker gets it by mail, and the one who answers sees to what comes next.

    Unless `vervolg` says otherwise, a next step of somebody else (a colleague, a mentor) stays as it is.
    The same answer from the same form goes out once. Raises ValidationError when the answer is empty.
    """
    if not tekst.strip():
        raise ValidationError({"tekst": "Schrijf eerst een antwoord."})
    vergrendel_kandidaten([vraag.kandidaat_id])
    vraag = Vraag.objects.select_for_update().get(pk=vraag.pk)
    sleutel = sleutel_van(formulier, tekst) if formulier else None
    if sleutel and (al_verstuurd := Bericht.objects.filter(sleutel=sleutel).first()):
        return al_verstuurd
    bericht = Bericht.objects.create(vraag=vraag, tekst=tekst, door=door, sleutel=sleutel)
    vraag.beantwoord_op = bericht.op
    if vraag.status != Vraagstatus.DOORVERWEZEN:
        vraag.status = Vraagstatus.BEANTWOORD
    vraag.save(update_fields=["status", "beantwoord_op"])
    kandidaat = vraag.kandidaat
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.VRAAG_BEANTWOORD,
        tekst="Het loket heeft uw vraag beantwoord. Het antwoord staat in uw mail.",
        door=door,
        over=vraag,
    )
    if vervolg == Vervolg.RUST:
        zet_in_rust(kandidaat=kandidaat, reden="uw vraag is beantwoord.", door=door)
    elif vervolg == Vervolg.AFSPREKEN or not _blijft(kandidaat, vraag, door):
        spreek_volgende_stap_af(
            kandidaat=kandidaat, volgende_stap=volgende_stap, eigenaar=door, op=op or uiterlijk(10), door=door
        )
    meldingen.antwoord(bericht)
    return bericht


def _blijft(kandidaat: Kandidaat, vraag: Vraag, door: Gebruiker) -> bool:
    """Whether the candidate has a next step of somebody who has nothing to do with this question."""
    return kandidaat.is_actief and kandidaat.volgende_stap_van_id not in (door.pk, vraag.eigenaar_id)


@transaction.atomic
def verwijs_door(*, vraag: Vraag, naar: Lidmaatschap, toelichting: str, door: Gebruiker) -> Doorverwijzing:
    """Offer a person to a named colleague elsewhere, who says yes or hands back.

    Until then the makelaar keeps the next step. Raises ValidationError when an earlier referral of this
    question still waits, or when the colleague no longer works in that role.
    """
    vergrendel_kandidaten([vraag.kandidaat_id])
    vraag = Vraag.objects.select_for_update().get(pk=vraag.pk)
    if vraag.doorverwijzingen.open().exists():
        raise ValidationError("Deze vraag is al doorverwezen en wacht op antwoord.")
    if not Lidmaatschap.objects.nu().filter(pk=naar.pk, gebruiker__is_active=True).exists():
        raise ValidationError("Deze collega werkt niet meer in deze rol. Kies iemand anders.")
    if vraag.kandidaat.afschermingen.filter(organisatie=naar.organisatie_id).exists():
        raise ValidationError("De vrager wil niet dat dit bestuur meekijkt. Kies iemand anders.")
    doorverwijzing = Doorverwijzing.objects.create(
        vraag=vraag, kandidaat=vraag.kandidaat, naar=naar, toelichting=toelichting, door=door
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
        op=uiterlijk(),
        door=door,
    )
    meldingen.doorverwijzing_aangeboden(doorverwijzing, uiterlijk())
    return doorverwijzing


@transaction.atomic
def neem_aan(*, doorverwijzing: Doorverwijzing, door: Gebruiker) -> Doorverwijzing:
    """The colleague takes the person over: the next step is now theirs, and the asker hears who will call.

    Raises ValidationError when the referral was answered already.
    """
    doorverwijzing = _beantwoord(doorverwijzing, Doorverwijzingstatus.AANGENOMEN)
    collega, op = doorverwijzing.naar, uiterlijk()
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
    vraag, kandidaat = doorverwijzing.vraag, doorverwijzing.kandidaat
    _zet_status(vraag, Vraagstatus.BEANTWOORD if vraag.beantwoord_op else Vraagstatus.NIEUW)
    makelaar = makelaar_van(kandidaat)
    naam = doorverwijzing.naar.gebruiker.naam
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.DOORVERWIJZING_TERUG,
        tekst=f"{naam} kan u niet verder helpen. Het loket zoekt met u verder.",
        door=door,
        over=doorverwijzing,
    )
    spreek_volgende_stap_af(
        kandidaat=kandidaat,
        volgende_stap="Iemand anders zoeken, of zelf contact opnemen",
        eigenaar=makelaar,
        op=uiterlijk(),
        door=door,
    )
    meldingen.doorverwijzing_teruggegeven(doorverwijzing, makelaar)
    return doorverwijzing


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
