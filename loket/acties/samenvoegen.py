"""Two records of one person become one, and if it was a mistake, two again.

Nothing is lost: every row of whichever app changes hands, what cannot is kept in the Samenvoeging, and the
database refuses to let the old record go while anything still points at it.
"""

import hashlib
import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Fase, Kandidaatstatus, Stapsoort
from ..models import GeenDubbel, Kandidaat, Samenvoeging
from .eigenaren import haal_stap_terug
from .klantreis import vergrendel_kandidaten, zet_stap
from .momentopname import deur, parkeer, velden_van, zet_terug, zet_velden
from .verwijzingen import botsende, naam_van, omgang_met, rijen_van, sleutels
from .wissen import vergeet_overgenomen

#: The next step is one choice: who does what by when cannot be mixed.
STAPVELDEN = (
    "status", "volgende_stap", "volgende_stap_van", "volgende_stap_op",
    "verlopen_gemeld_op", "verlopen_opgeschaald_op",
)  # fmt: skip
VOLGENDE_STAP = "volgende_stap"
#: Chosen only when both have an account that is open: the other one is closed.
ACCOUNT = "gebruiker"
#: Not chosen like other fields: the number, the account, the first day, and how far the person is.
VAST = ("id", ACCOUNT, "aangemaakt_op", "fase")
OUD, NIEUW = "vervalt", "blijft"


def keuzevelden() -> list[str]:
    """The fields of a candidate of which somebody chooses which of the two values stays."""
    los = [veld.name for veld in Kandidaat._meta.concrete_fields if veld.editable]
    return [naam for naam in los if naam not in (*VAST, *STAPVELDEN)] + [VOLGENDE_STAP]


def vingerafdruk(*kandidaten: Kandidaat) -> str:
    """The same as long as none of these records changed."""
    inhoud = json.dumps([velden_van(kandidaat) for kandidaat in kandidaten], sort_keys=True)
    return hashlib.sha256(inhoud.encode()).hexdigest()[:32]


@transaction.atomic
def voeg_samen(
    *, blijft: Kandidaat, vervalt: Kandidaat, keuzes: dict[str, str], door: Gebruiker, gezien: str = ""
) -> Samenvoeging:
    """Bring `vervalt` into `blijft`; `keuzes` names per field whose value stays (see `keuzevelden`).

    `gezien` is the fingerprint of what was on the screen. Raises ValidationError when a record changed
    meanwhile, when it is not said which of two open accounts stays, or when both have something that a
    person has once.
    """
    if blijft.pk == vervalt.pk:
        raise ValidationError("Kies twee verschillende kandidaten.")
    vergrendel_kandidaten([blijft.pk, vervalt.pk])
    blijft, vervalt = (_opnieuw(kandidaat) for kandidaat in (blijft, vervalt))
    if gezien and gezien != vingerafdruk(blijft, vervalt):
        raise ValidationError("Een van de twee dossiers is intussen veranderd. Kijk het nog eens na.")
    account, ander = _accounts(blijft, vervalt, keuzes.get(ACCOUNT, ""))
    samenvoeging = Samenvoeging(kandidaat=blijft, oude_pk=vervalt.pk, oud=velden_van(vervalt), door=door)
    if ander and ander.is_active:
        samenvoeging.geparkeerd.append(_sluit(ander))
    with deur(), transaction.atomic():
        _verhuis_alles(samenvoeging, blijft.pk, vervalt.pk)
        _verwijder(vervalt)
        _neem_over(samenvoeging, blijft, vervalt, keuzes, account)
    samenvoeging.save()
    _noteer(blijft, samenvoeging, "Een tweede dossier is samengevoegd met dit dossier.", door)
    haal_stap_terug(blijft, door)  # the other record may hide from whoever has it
    if samenvoeging.gesloten_account:
        meldingen.account_gesloten(ander)
    return samenvoeging


def _opnieuw(kandidaat: Kandidaat) -> Kandidaat:
    gevonden = Kandidaat.objects.bekend().filter(pk=kandidaat.pk).first()
    if gevonden is None:
        raise ValidationError("Een van de twee dossiers is intussen al samengevoegd of gewist.")
    return gevonden


def twee_open_accounts(blijft: Kandidaat, vervalt: Kandidaat) -> bool:
    """Whether somebody has to choose which account stays."""
    return all(rij.gebruiker and rij.gebruiker.is_active for rij in (blijft, vervalt))


def _accounts(blijft: Kandidaat, vervalt: Kandidaat, keuze: str) -> tuple[Gebruiker | None, Gebruiker | None]:
    """The account that stays and the other one: an open one before a closed one, else as was chosen."""
    hier, daar = blijft.gebruiker, vervalt.gebruiker
    if not hier or not daar:
        return hier or daar, None
    if twee_open_accounts(blijft, vervalt) and keuze not in (OUD, NIEUW):
        raise ValidationError("Beide kandidaten hebben een eigen account. Kies welk account blijft.")
    neem_daar = keuze == OUD if hier.is_active == daar.is_active else daar.is_active
    return (daar, hier) if neem_daar else (hier, daar)


def _sluit(account: Gebruiker) -> dict:
    """Nobody logs in with this account any more; what is returned lets undoing open it again."""
    if account.is_staff or account.lidmaatschappen.exists():
        raise ValidationError(f"Met {account.email} werkt iemand in de regio. Laat dat account blijven.")
    account.is_active = False
    account.save(update_fields=["is_active"])
    rij = {"model": account._meta.label_lower, "pk": account.pk, "fields": {"is_active": True}}
    return {"rij": rij, "werd": {"is_active": False}}


def _noteer(kandidaat: Kandidaat, over: Samenvoeging, tekst: str, door: Gebruiker) -> None:
    zet_stap(
        kandidaat=kandidaat, soort=Stapsoort.SAMENGEVOEGD, tekst=tekst, door=door, over=over, intern=True
    )


def _verhuis_alles(samenvoeging: Samenvoeging, blijft: int, vervalt: int) -> None:
    """Every row that points at the old record gets the survivor, or is kept in the Samenvoeging."""
    for veld in sleutels():
        omgang = omgang_met(veld)
        if omgang.eigen:
            samenvoeging.geparkeerd += omgang.eigen(blijft, vervalt)
        botsingen = list(botsende(veld, vervalt, blijft))
        if botsingen and not omgang.parkeer:
            raise ValidationError(omgang.weiger or f"Beide dossiers hebben: {veld.model._meta.verbose_name}.")
        for rij in botsingen:
            samenvoeging.geparkeerd.append({"rij": parkeer(rij)})
        over = list(rijen_van(veld, vervalt).order_by("pk").values_list("pk", flat=True))
        if over:
            rijen_van(veld, vervalt).update(**{veld.attname: blijft})
            samenvoeging.verhuisd[naam_van(veld)] = over


def _verwijder(vervalt: Kandidaat) -> None:
    """Delete the row itself; the database refuses when anything was left behind."""
    Kandidaat.objects.filter(pk=vervalt.pk)._raw_delete(Kandidaat.objects.db)
    connection.check_constraints()


def _neem_over(
    samenvoeging: Samenvoeging,
    blijft: Kandidaat,
    vervalt: Kandidaat,
    keuzes: dict,
    account: Gebruiker | None,
) -> None:
    was, ander = velden_van(blijft), velden_van(vervalt)
    blijft.fase = _verste_fase(blijft, vervalt)
    for naam in keuzevelden():
        if keuzes.get(naam) == OUD:
            zet_velden(blijft, {veld: ander[veld] for veld in _samen(naam)})
    if blijft.status != Kandidaatstatus.ACTIEF and vervalt.status == Kandidaatstatus.ACTIEF:
        zet_velden(blijft, {veld: ander[veld] for veld in STAPVELDEN})  # nobody gets lost
    if blijft.volgende_stap_van_id in {ander["gebruiker"], was["gebruiker"]} - {None}:
        blijft.volgende_stap_van = account  # the step is theirs, with whichever account
    blijft.gebruiker = account
    blijft.aangemaakt_op = min(blijft.aangemaakt_op, vervalt.aangemaakt_op)
    blijft.save()
    werd = velden_van(blijft)
    samenvoeging.gewijzigd = {v: {"was": was[v], "werd": werd[v]} for v in werd if was[v] != werd[v]}


def _verste_fase(*kandidaten: Kandidaat) -> Fase:
    """How far the person is in a journey that still goes on, as a traject or a placement may hang on it."""
    onderweg = [wie for wie in kandidaten if wie.status != Kandidaatstatus.AFGESLOTEN]
    return max((Fase(wie.fase) for wie in onderweg or kandidaten), key=list(Fase).index)


def _samen(naam: str) -> tuple[str, ...]:
    return STAPVELDEN if naam == VOLGENDE_STAP else (naam,)


@transaction.atomic
def draai_samenvoeging_terug(*, samenvoeging: Samenvoeging, door: Gebruiker) -> Kandidaat:
    """Make two records of it again, each with its own rows; what came since stays with the survivor.

    Raises ValidationError after 30 days, when it was done already, or when something of then is in the way.
    """
    samenvoeging = Samenvoeging.objects.select_for_update(of=["self"]).get(pk=samenvoeging.pk)
    if not samenvoeging.kan_terug:
        raise ValidationError("Deze samenvoeging is niet meer terug te draaien.")
    vergrendel_kandidaten([samenvoeging.kandidaat_id])
    blijft = Kandidaat.objects.get(pk=samenvoeging.kandidaat_id)
    try:
        with deur(), transaction.atomic():
            kandidaat = _splits(samenvoeging, blijft)
            connection.check_constraints()
    except DatabaseError as fout:
        raise ValidationError(
            "Terugdraaien kan niet: iets van het oude dossier is intussen ergens anders in gebruik, "
            "bijvoorbeeld het e-mailadres."
        ) from fout
    gesloten_account = samenvoeging.gesloten_account
    samenvoeging.teruggedraaid_op, samenvoeging.teruggedraaid_door = timezone.now(), door
    samenvoeging.vergeet()
    samenvoeging.save()
    for een in (blijft, kandidaat):
        _noteer(een, samenvoeging, "De samenvoeging van twee dossiers is teruggedraaid.", door)
    if weer_open := Gebruiker.objects.filter(pk=gesloten_account, is_active=True).first():
        meldingen.account_weer_open(weer_open)
    return kandidaat


def _splits(samenvoeging: Samenvoeging, blijft: Kandidaat) -> Kandidaat:
    _herstel(blijft, samenvoeging.gewijzigd)
    vergeet_overgenomen(blijft, samenvoeging.gewijzigd)
    zet_terug({"model": "loket.kandidaat", "pk": samenvoeging.oude_pk, "fields": samenvoeging.oud})
    for veld in sleutels():
        verhuisd = samenvoeging.verhuisd.get(naam_van(veld), [])
        nog_hier = rijen_van(veld, blijft.pk).filter(pk__in=verhuisd)
        nog_hier.update(**{veld.attname: samenvoeging.oude_pk})
    for gekeerd in samenvoeging.geparkeerd:
        _zet_geparkeerd_terug(gekeerd)
    return Kandidaat.objects.get(pk=samenvoeging.oude_pk)


def _herstel(blijft: Kandidaat, gewijzigd: dict[str, dict[str, Any]]) -> None:
    """Give the survivor back what it had, as far as nobody changed it since; the next step as a whole."""
    nu = velden_van(blijft)
    terug = {veld for veld, paar in gewijzigd.items() if nu[veld] == paar["werd"]}
    if any(veld in gewijzigd and veld not in terug for veld in STAPVELDEN):
        terug -= set(STAPVELDEN)
    terug |= {"gebruiker"} & gewijzigd.keys()  # the account belongs to the record that comes back
    zet_velden(blijft, {veld: gewijzigd[veld]["was"] for veld in terug})
    blijft.save()


def _zet_geparkeerd_terug(gekeerd: dict) -> None:
    """A parked row comes back; one that was only adjusted gets its old values if nobody changed it since."""
    if "werd" not in gekeerd:
        zet_terug(gekeerd["rij"])
        return
    rij = _rij(gekeerd["rij"])
    nu = velden_van(rij) if rij else {}
    if rij and all(nu[veld] == waarde for veld, waarde in gekeerd["werd"].items()):
        zet_velden(rij, {veld: gekeerd["rij"]["fields"][veld] for veld in gekeerd["werd"]})
        rij.save(update_fields=list(gekeerd["werd"]))


def _rij(opname: dict):
    from django.apps import apps

    return apps.get_model(opname["model"])._base_manager.filter(pk=opname["pk"]).first()


@transaction.atomic
def noem_geen_dubbel(*, een: Kandidaat, ander: Kandidaat, door: Gebruiker) -> GeenDubbel:
    """Remember that these are two persons; they are not proposed again. Twice is once."""
    if een.pk == ander.pk:
        raise ValidationError("Kies twee verschillende kandidaten.")
    een, ander = sorted((een, ander), key=lambda kandidaat: kandidaat.pk)
    return GeenDubbel.objects.get_or_create(een=een, ander=ander, defaults={"door": door})[0]


def huidig_dossier(pk: int) -> int | None:
    """The record in which the old record `pk` went up, also when that one went up in yet another."""
    return Samenvoeging.objects.van_kracht().filter(oude_pk=pk).values_list("kandidaat", flat=True).first()
