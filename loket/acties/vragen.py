"""A question to the loket: asked, answered, and what the asker writes back."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

from .. import meldingen
from ..keuzes import Berichtsoort, Kanaal, Stapsoort, Vervolg, Vraagstatus
from ..models import Bericht, Kandidaat, Route, Vraag
from .adressen import kandidaat_met_adres
from .bijlagen import bewaar_bijlagen, controleer_bijlagen
from .klantreis import (
    eis_niet_gewist,
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
GEMAILD = "Het loket heeft uw vraag beantwoord. Het antwoord staat in uw mail."
VERTELD = "U hebt gesproken over uw vraag. Wat is verteld, staat bij uw vraag."


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
    gesteld_op: datetime | None = None,
    verteld: str = "",
    bijlagen: Sequence[UploadedFile] = (),
) -> Vraag:
    """Somebody asks the loket something; who is not known yet becomes a candidate.

    A known candidate is found by one of their e-mail addresses and nothing of the record is overwritten: whoever
    fills in a public form may be somebody else. `formulier` is the key of the form: the same question
    from the same form is one question, however often it arrives. `keuzehulp` is the path of an outcome
    of the keuzehulp that the asker sends along. `gesteld_op` is when it was asked, for what a colleague
    writes down later, and the promise counts from then; `verteld` is what that colleague answered on the
    spot. Raises ValidationError when an attachment is not what it should be; then nothing is kept.
    """
    controleer_bijlagen(bijlagen)
    contact = {"voornaam": voornaam, "achternaam": achternaam, "telefoon": telefoon, "postcode": postcode}
    kandidaat = _vind_of_maak(email.strip(), contact)
    if email.strip().lower() != kandidaat.email.lower():
        contact["email"] = email.strip()
    sleutel = sleutel_van(formulier, email.lower(), tekst) if formulier else None
    gesteld_op = gesteld_op or timezone.now()
    gegevens = {
        "kandidaat": kandidaat,
        "route": route,
        "tekst": tekst,
        "kanaal": kanaal,
        "keuzehulp": keuzehulp,
        "eigenaar": makelaar_van(kandidaat),
        "gesteld_op": gesteld_op,
        "wacht_sinds": gesteld_op,
        "antwoord_uiterlijk": uiterlijk(vanaf=timezone.localdate(gesteld_op)),
    }
    if sleutel:
        vraag, nieuw = Vraag.objects.get_or_create(sleutel=sleutel, defaults=gegevens)
    else:
        vraag, nieuw = Vraag.objects.create(**gegevens), True
    if nieuw:
        _zet_vraag_in_de_klantreis(vraag, contact, door)
        if verteld.strip() and door:
            _antwoord_meteen(vraag, verteld, door)
        bewaar_bijlagen(vraag, bijlagen)
        _meld(vraag, gegevens["antwoord_uiterlijk"])
    return vraag


def _antwoord_meteen(vraag: Vraag, verteld: str, door: Gebruiker) -> None:
    """What was told in the same talk; at the moment of the question, so that it is not measured as a wait."""
    beantwoord_vraag(vraag=vraag, tekst=verteld, door=door, hoe=Berichtsoort.GESPROKEN, nu=vraag.gesteld_op)
    vraag.refresh_from_db()


def _meld(vraag: Vraag, op: date) -> None:
    """To who asked, and to who has to answer: nobody has, when it was answered on the spot."""
    meldingen.vraag_ontvangen(vraag, op)
    if vraag.status != Vraagstatus.BEANTWOORD:
        meldingen.nieuwe_vraag(vraag, op)


def _vind_of_maak(email: str, contact: dict) -> Kandidaat:
    if gevonden := kandidaat_met_adres(email):
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
    kandidaat, op = vraag.kandidaat, vraag.antwoord_uiterlijk
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.VRAAG_GESTELD,
        tekst="U hebt een vraag gesteld aan het loket.",
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


def _afwijkend(kandidaat: Kandidaat, contact: dict) -> str:
    """What was filled in beside a question and differs from what is known of the candidate."""
    opgegeven = {veld: waarde for veld, waarde in contact.items() if waarde}
    anders = [f"{veld} {waarde}" for veld, waarde in opgegeven.items() if waarde != getattr(kandidaat, veld)]
    return ", ".join(anders)


def laatste_bericht(vraag: Vraag) -> int:
    """The number of the newest message in the conversation: what somebody saw who writes an answer now."""
    gezien = Bericht.objects.filter(vraag__in=vraag.gesprek).order_by("-pk")
    return gezien.values_list("pk", flat=True).first() or 0


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
    hoe: str = Berichtsoort.ANTWOORD,
    wacht: bool = False,
    gezien: int | None = None,
    bijlagen: Sequence[UploadedFile] = (),
    nu: datetime | None = None,
) -> Bericht:
    """Answer a question: the asker gets it by mail, and the one who answers sees to what comes next.

    `hoe` says whether it is mailed, or was said in a talk and is only written down. With `wacht` it is
    the asker's turn. `gezien` is the newest message that the writer saw: when another one came since,
    ValidationError says which. Unless `vervolg` says otherwise, a next step of somebody else (a colleague,
    a mentor) stays as it is. The same answer from the same form goes out once. Raises ValidationError
    when the answer is empty or an attachment is not what it should be.
    """
    if not tekst.strip():
        raise ValidationError({"tekst": "Schrijf eerst een antwoord."})
    controleer_bijlagen(bijlagen)
    vraag = vergrendel_vraag(vraag)
    sleutel = sleutel_van(formulier, tekst) if formulier else None
    if sleutel and (al_verstuurd := Bericht.objects.filter(sleutel=sleutel).first()):
        return al_verstuurd
    _eis_gezien(vraag, gezien)
    bericht = Bericht.objects.create(
        vraag=vraag, tekst=tekst, door=door, sleutel=sleutel, soort=hoe, op=nu or timezone.now()
    )
    _wacht_niet_meer(vraag, bericht, wacht)
    kandidaat = vraag.kandidaat
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.VRAAG_BEANTWOORD,
        tekst=VERTELD if hoe == Berichtsoort.GESPROKEN else GEMAILD,
        door=door,
        over=vraag,
    )
    if vervolg == Vervolg.RUST:
        zet_in_rust(kandidaat=kandidaat, reden="uw vraag is beantwoord.", door=door)
    elif vervolg == Vervolg.AFSPREKEN or not _blijft(kandidaat, vraag, door):
        spreek_volgende_stap_af(
            kandidaat=kandidaat, volgende_stap=volgende_stap, eigenaar=door, op=op or uiterlijk(10), door=door
        )
    if hoe == Berichtsoort.ANTWOORD:
        meldingen.antwoord(bericht, len(bijlagen))
    bewaar_bijlagen(vraag, bijlagen, bericht)
    return bericht


def vergrendel_vraag(vraag: Vraag) -> Vraag:
    """The question as it is now, locked with its candidate.

    Raises ValidationError when it was merged, or when who asked it was erased.
    """
    vergrendel_kandidaten([vraag.kandidaat_id])
    vers = Vraag.objects.select_for_update(of=["self"], no_key=True).get(pk=vraag.pk)
    eis_niet_gewist(vers.kandidaat)
    if vers.is_samengevoegd:
        raise ValidationError("Deze vraag is samengevoegd met een andere. Lees daar verder.")
    return vers


def _eis_gezien(vraag: Vraag, gezien: int | None) -> None:
    """Raise ValidationError when a message came in that the writer of an answer has not seen yet."""
    if gezien is None:
        return
    nieuw = Bericht.objects.filter(vraag__in=vraag.gesprek, pk__gt=gezien).select_related("door").first()
    if nieuw:
        wie = "De vrager" if nieuw.is_reactie else nieuw.door
        tijd = date_format(timezone.localtime(nieuw.op), "H.i")
        raise ValidationError(
            f"{wie} schreef om {tijd} uur een bericht dat u nog niet kende. Uw tekst is niet verstuurd en"
            " staat hieronder. Lees eerst het nieuwe bericht; daarna kunt u versturen.",
            code="intussen",
        )


def _wacht_niet_meer(vraag: Vraag, bericht: Bericht, wacht: bool) -> None:
    """Somebody answered: nobody waits for us, unless a colleague was asked to help."""
    vraag.beantwoord_op = bericht.op
    vraag.wacht_sinds = vraag.antwoord_uiterlijk = None
    if not vraag.doorverwijzingen.open().exists():
        vraag.status = Vraagstatus.WACHT if wacht else Vraagstatus.BEANTWOORD
    vraag.save(update_fields=["status", "beantwoord_op", "wacht_sinds", "antwoord_uiterlijk"])


def _blijft(kandidaat: Kandidaat, vraag: Vraag, door: Gebruiker) -> bool:
    """Whether the candidate has a next step of somebody who has nothing to do with this question."""
    return kandidaat.is_actief and kandidaat.volgende_stap_van_id not in (door.pk, vraag.eigenaar_id)


@transaction.atomic
def reageer(
    *, vraag: Vraag, tekst: str, formulier: uuid.UUID | None = None, bijlagen: Sequence[UploadedFile] = ()
) -> Bericht:
    """The asker writes back: from now on they wait for us again, and the owner hears it.

    The same text from the same form is one message. Raises ValidationError when it is empty, or when an
    attachment is not what it should be.
    """
    if not tekst.strip():
        raise ValidationError({"tekst": "Schrijf eerst uw bericht."})
    controleer_bijlagen(bijlagen)
    vraag = vergrendel_vraag(vraag.samengevoegd_in or vraag)
    sleutel = sleutel_van(formulier, str(vraag.pk), tekst) if formulier else None
    if sleutel and (al_verstuurd := Bericht.objects.filter(sleutel=sleutel).first()):
        return al_verstuurd
    bericht = Bericht.objects.create(vraag=vraag, tekst=tekst, sleutel=sleutel, soort=Berichtsoort.REACTIE)
    laat_wachten(vraag)
    kandidaat = vraag.kandidaat
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.VRAAG_GESTELD,
        tekst="U hebt gereageerd op het antwoord van het loket.",
        over=vraag,
    )
    if not kandidaat.is_actief or kandidaat.volgende_stap_van_id == vraag.eigenaar_id:
        spreek_volgende_stap_af(
            kandidaat=kandidaat,
            volgende_stap=VRAAG_BEANTWOORDEN,
            eigenaar=vraag.eigenaar,
            op=vraag.antwoord_uiterlijk,
        )
    meldingen.reactie(bericht)
    bewaar_bijlagen(vraag, bijlagen, bericht)
    return bericht


def laat_wachten(vraag: Vraag) -> None:
    """The asker waits for us: with a day, and with an owner who works here."""
    if vraag.wacht_sinds is None:
        vraag.wacht_sinds, vraag.antwoord_uiterlijk = timezone.now(), uiterlijk()
        vraag.geprikt_op = vraag.opgeschaald_op = None
    if vraag.status not in (Vraagstatus.NIEUW, Vraagstatus.DOORVERWEZEN):
        vraag.status = Vraagstatus.BEHANDELING
    if not Lidmaatschap.objects.nu().filter(gebruiker=vraag.eigenaar, gebruiker__is_active=True).exists():
        vraag.eigenaar = makelaar_van(vraag.kandidaat)
    vraag.save(
        update_fields=[
            "wacht_sinds",
            "antwoord_uiterlijk",
            "geprikt_op",
            "opgeschaald_op",
            "status",
            "eigenaar",
        ]
    )
