"""Erasing one person: what is left counts in the figures and says nothing about anybody.

A merge of two records (see `momentopname.deur`) and this are the only doors through the protection of
steps, which are never changed otherwise.
"""

import re
from collections.abc import Iterable
from typing import Any

import pgtrigger
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Cast, Concat, Left
from django.utils import timezone
from post_office.models import Attachment, Email

from onderwijsregio.organisaties.models import Gebruiker, Uitnodiging

from ..keuzes import Kandidaatstatus, Vraagstatus
from ..models import (
    Aanmelding,
    Gegevens,
    Importopdracht,
    Kandidaat,
    Meeloopverzoek,
    Stap,
    bewaargronden,
    persoonsgegevens,
)
from ..models.persoonsgegevens import DOMEIN
from .aanmelden import meld_af
from .klantreis import sluit_af, vergrendel_kandidaten
from .meelopen import trek_meelopen_in

GEWIST = "Gewist."
#: What is left of the fields of a candidate that say who it is, beside an address that is nobody's.
NIEMAND = {
    "voornaam": "Gewist",
    "achternaam": "",
    "telefoon": "",
    "postcode": Left("postcode", 4),
    "motivatie": "",
    "talen": [],
    "vervoer": [],
    "volgende_stap": "",
    "gebruiker": None,
}
STAP_STAAT_VAST = f"{Stap._meta.label}:stap_staat_vast"


def waarom_bewaren(kandidaat: Kandidaat) -> list[str]:
    """Why this person cannot be erased now, in sentences to them; none means that it can be done."""
    gronden = (grond for grond in bewaargronden if grond.ook_op_verzoek)
    return [f"u {grond.reden}" for grond in gronden if grond.kandidaten().filter(pk=kandidaat.pk).exists()]


@transaction.atomic
def wis(*, kandidaat: Kandidaat, door: Gebruiker | None = None) -> Kandidaat:
    """Erase this person, everywhere and for good. Doing it twice changes nothing.

    What was still open is withdrawn first. Raises ValidationError while there is a reason to keep them.
    """
    vergrendel_kandidaten([kandidaat.pk])
    kandidaat = Kandidaat.objects.select_related("gebruiker").get(pk=kandidaat.pk)
    if kandidaat.anoniem_op:
        return kandidaat
    if redenen := waarom_bewaren(kandidaat):
        raise ValidationError(f"Wissen kan nu niet, want {' en '.join(redenen)}.")
    if kandidaat.status != Kandidaatstatus.AFGESLOTEN:
        sluit_af(kandidaat=kandidaat, reden="Wil gewist worden.", door=door or kandidaat.gebruiker)
        kandidaat.refresh_from_db()
    adressen, namen, zeker = _adressen(kandidaat), _namen(kandidaat), _zeker_eigen(kandidaat)
    meelopen, accounts = _trek_in(kandidaat, zeker), _accounts(kandidaat)
    nummers = [kandidaat.pk, *kandidaat.samenvoegingen.van_kracht().values_list("oude_pk", flat=True)]
    with pgtrigger.ignore(STAP_STAAT_VAST):
        for gegevens in persoonsgegevens:
            wis_rijen(gegevens, gegevens.rijen(kandidaat))
    _wis_zonder_verwijzing(zeker)
    Uitnodiging.objects.filter(email__in=adressen).delete()
    _wis_post(adressen, namen)
    _wis_imports(adressen | namen)
    _wis_kandidaat(kandidaat, nummers)
    for account in accounts:
        _wis_account(account)
    for verzoek in meelopen:  # after the name is gone: the school reads that somebody does not come, not who
        trek_meelopen_in(verzoek=verzoek)
    kandidaat.refresh_from_db()
    return kandidaat


def _trek_in(kandidaat: Kandidaat, adressen: set[str]) -> list[Meeloopverzoek]:
    """Nobody waits for an answer any more, and a place goes to who waits for it.

    Returns the days at a school that are still to be called off.
    """
    kandidaat.vragen.filter(wacht_sinds__isnull=False).update(
        status=Vraagstatus.GESLOTEN, wacht_sinds=None, antwoord_uiterlijk=None
    )
    eigen = Q(kandidaat=kandidaat) | Q(kandidaat__isnull=True, email__in=adressen)
    for aanmelding in Aanmelding.objects.in_kracht().filter(eigen, evenement__begint_op__gt=timezone.now()):
        meld_af(aanmelding=aanmelding)
    return list(Meeloopverzoek.objects.lopend().filter(eigen))


def _accounts(kandidaat: Kandidaat) -> list[Gebruiker]:
    """The account of this person, and one that was closed when two records were merged."""
    nummers = {kandidaat.gebruiker_id}.union(*(samen.accounts for samen in kandidaat.samenvoegingen.all()))
    van_ander = Kandidaat.objects.exclude(pk=kandidaat.pk).filter(gebruiker__isnull=False)
    return list(
        Gebruiker.objects.filter(pk__in=nummers - {None}).exclude(pk__in=van_ander.values("gebruiker"))
    )


def _adressen(kandidaat: Kandidaat) -> set[str]:
    """Every address of this person, also one of the account that was never confirmed."""
    van_account = EmailAddress.objects.filter(user__in=_accounts(kandidaat)).values_list("email", flat=True)
    return _zeker_eigen(kandidaat) | {adres.lower() for adres in van_account}


def _zeker_eigen(kandidaat: Kandidaat) -> set[str]:
    """The addresses that nobody else can have: what was sent under them without an account is theirs."""
    return kandidaat.eigen_adressen.union(*(samen.adressen for samen in kandidaat.samenvoegingen.all()))


def _namen(kandidaat: Kandidaat) -> set[str]:
    """Full names only: somebody's first name alone is the name of many."""
    namen = {kandidaat.naam, kandidaat.gebruiker.naam if kandidaat.gebruiker else ""}
    namen |= {samen.oude_naam for samen in kandidaat.samenvoegingen.all()}
    return {naam for naam in namen if " " in naam}


def leeg(veld: models.Field):
    """What an erased field holds: empty stays empty, so that the figures can still tell the two apart."""
    if isinstance(veld, models.JSONField):
        return None if veld.null else Value(veld.get_default(), output_field=veld)
    if isinstance(veld, models.EmailField):
        return Concat(Value("gewist-"), Cast("pk", models.CharField()), Value(f"@{DOMEIN}"))
    if veld.name == "achternaam":
        return Value("")  # one word is enough where a name stood
    return Case(When(**{veld.name: ""}, then=Value("")), default=Value(GEWIST))


def wis_rijen(gegevens: Gegevens, rijen: models.QuerySet) -> None:
    """Of these rows goes what tells who it was: the fields that are named, or the rows themselves."""
    model = gegevens.model
    if gegevens.weg:
        _wis_bestanden(rijen)
        pks = list(rijen.values_list("pk", flat=True))
        for rij in rijen:
            rij.delete()
        _wis_geschiedenis(model, pks, None)
        return
    if gegevens.wis:
        velden = {naam: leeg(model._meta.get_field(naam)) for naam in gegevens.wis}
        pks = list(rijen.values_list("pk", flat=True))
        model._base_manager.filter(pk__in=pks).update(**velden)
        _wis_geschiedenis(model, pks, velden)


def _wis_geschiedenis(model: type[models.Model], pks: Iterable[int], velden: dict | None) -> None:
    """The history of rows forgets the same fields, or goes with the rows when they went."""
    gebeurtenissen = getattr(model, "pgh_event_model", None)
    if gebeurtenissen is None:
        return
    rijen = gebeurtenissen._base_manager.filter(pgh_obj_id__in=pks)
    rijen.delete() if velden is None else rijen.update(**velden)


def _wis_bestanden(rijen: models.QuerySet) -> None:
    """Once it is certain that the rows go, their files go too."""
    namen = [veld.name for veld in rijen.model._meta.fields if isinstance(veld, models.FileField)]
    for rij in rijen if namen else ():
        for bestand in filter(None, (getattr(rij, naam) for naam in namen)):
            transaction.on_commit(lambda bestand=bestand: bestand.storage.delete(bestand.name))


def _wis_zonder_verwijzing(adressen: set[str]) -> None:
    """What somebody sent without an account, under the same address."""
    for gegevens in persoonsgegevens:
        if gegevens.adres:
            wis_rijen(gegevens, gegevens.van_adressen(adressen))


def _wis_post(adressen: set[str], namen: set[str]) -> None:
    """Mails to or about this person, with their attachments, sent or not."""
    over = Q()
    for adres in adressen:
        over |= Q(to__icontains=adres) | Q(message__icontains=adres) | Q(html_message__icontains=adres)
    for naam in (rf"\y{re.escape(naam)}\y" for naam in namen):
        over |= Q(subject__iregex=naam) | Q(message__iregex=naam) | Q(html_message__iregex=naam)
    brieven = Email.objects.filter(over)
    bijlagen = Attachment.objects.filter(emails__in=brieven.values("pk")).distinct()
    _wis_bestanden(bijlagen)
    weg = list(bijlagen.values_list("pk", flat=True))
    brieven.delete()
    Attachment.objects.filter(pk__in=weg).delete()


def _wis_imports(sporen: set[str]) -> None:
    """Rows of a spreadsheet that went wrong, when one of them holds this address or name; who erases reads none."""
    over = Q()
    for spoor in sporen:
        over |= Q(tekst__icontains=spoor)
    if over:
        raken = Importopdracht.objects.annotate(tekst=Cast("fouten", models.TextField())).filter(over)
        Importopdracht.objects.filter(pk__in=list(raken.values_list("pk", flat=True))).update(fouten=[])


def _wis_kandidaat(kandidaat: Kandidaat, nummers: list[int]) -> None:
    """The row itself stays: phase, route, sector, area of four digits and dates are what figures count.

    `nummers` are those of this record and of the records that went up in it: they have a history as well.
    """
    niemand = NIEMAND | {"email": f"gewist-{kandidaat.pk}@{DOMEIN}"}
    rij = Kandidaat.objects.filter(pk=kandidaat.pk)
    rij.update(**niemand, post_uit=[], bewaren_gemeld_op=None, anoniem_op=timezone.now())
    kandidaat.pgh_event_model.objects.filter(pgh_obj_id__in=nummers).update(**niemand)
    _wis_beheerlog(kandidaat)


def vergeet_overgenomen(kandidaat: Kandidaat, gewijzigd: dict[str, dict[str, Any]]) -> None:
    """The history of this record says what it was, where it says what it `werd` by taking over somebody else's."""
    gebeurd = kandidaat.pgh_event_model.objects.filter(pgh_obj=kandidaat.pk)
    for naam in {*NIEMAND, "email"} & gewijzigd.keys():
        veld = Kandidaat._meta.get_field(naam)
        was, werd = (veld.to_python(gewijzigd[naam][toen]) for toen in ("was", "werd"))
        gebeurd.filter(**{naam: werd}).update(**{naam: was})


def _wis_beheerlog(rij: models.Model) -> None:
    soort = ContentType.objects.get_for_model(rij)
    LogEntry.objects.filter(content_type=soort, object_id=str(rij.pk)).update(
        object_repr=GEWIST, change_message=""
    )


def _wis_account(gebruiker: Gebruiker) -> None:
    """The login goes, unless the person works in the region. The row stays: steps were taken by it."""
    if gebruiker.lidmaatschappen.exists() or gebruiker.is_staff:
        return
    for model in (EmailAddress, Authenticator, SocialAccount):
        model.objects.filter(user=gebruiker).delete()
    gebruiker.email = f"gewist-{gebruiker.pk}@{DOMEIN}"
    gebruiker.voornaam = gebruiker.achternaam = gebruiker.telefoon = ""
    gebruiker.is_active = False
    gebruiker.set_unusable_password()
    gebruiker.save()
    _wis_beheerlog(gebruiker)
    for sessie in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if sessie.get_decoded().get("_auth_user_id") == str(gebruiker.pk):
            sessie.delete()
