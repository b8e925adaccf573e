"""The subsidy for a zij-instromer, from the application to the account that the board gives of it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from onderwijsregio.organisaties.models import Gebruiker, Organisatie

from ..keuzes import Stapsoort, Subsidiestatus
from ..models import Kandidaat, Subsidie
from .klantreis import zet_stap

NUL = Decimal("0.00")


@transaction.atomic
def vraag_subsidie_aan(
    *,
    kandidaat: Kandidaat,
    bestuur: Organisatie,
    bedrag: Decimal,
    op: date,
    door: Gebruiker,
    kenmerk: str = "",
) -> Subsidie:
    """Note that a board applied for the subsidy. One per person is under way or granted.

    Raises ValidationError for a day to come, an amount that the scheme does not give, or a second one.
    """
    _niet_later_dan_vandaag(op)
    subsidie = Subsidie(
        kandidaat=kandidaat, bestuur=bestuur, aangevraagd=bedrag, aangevraagd_op=op, kenmerk=kenmerk.strip()
    )
    return _bewaar(subsidie, f"{bestuur} heeft subsidie aangevraagd voor uw traject.", door)


def beslis_subsidie(
    *, subsidie: Subsidie, toegekend: Decimal | None, op: date, door: Gebruiker, **velden: Any
) -> Subsidie:
    """The subsidy was granted with this amount, or, without an amount, refused.

    Raises ValidationError when it was decided already, for a day out of order, or too high an amount.
    """
    status = Subsidiestatus.TOEGEKEND if toegekend else Subsidiestatus.AFGEWEZEN
    tekst = "De subsidie is toegekend." if toegekend else "De subsidie is niet toegekend."
    bedrag = toegekend or None
    return _ga_naar(subsidie, status, tekst, door, op, toegekend=bedrag, besloten_op=op, **velden)


def trek_subsidieaanvraag_in(*, subsidie: Subsidie, op: date, door: Gebruiker, **velden: Any) -> Subsidie:
    """The board does not want it any more, before a decision. Raises as `beslis_subsidie` does."""
    tekst = "De aanvraag van de subsidie is ingetrokken."
    return _ga_naar(subsidie, Subsidiestatus.INGETROKKEN, tekst, door, op, ingetrokken_op=op, **velden)


def verantwoord_subsidie(
    *, subsidie: Subsidie, verantwoord: Decimal, op: date, door: Gebruiker, **velden: Any
) -> Subsidie:
    """The board gave account of this amount in all; what is left can follow later.

    Raises ValidationError as `beslis_subsidie` does, and for more than was granted and not taken back.
    """
    tekst = "De subsidie is verantwoord."
    velden |= {"verantwoord": verantwoord, "verantwoord_op": op}
    return _ga_naar(subsidie, Subsidiestatus.VERANTWOORD, tekst, door, op, **velden)


def vorder_subsidie_terug(
    *, subsidie: Subsidie, teruggevorderd: Decimal, op: date, door: Gebruiker, **velden: Any
) -> Subsidie:
    """This amount in all goes back, for instance because the traject stopped.

    What goes back of what was accounted for already is not accounted for any more. Raises as
    `beslis_subsidie` does.
    """
    tekst = "De subsidie is teruggevorderd."
    velden |= {"teruggevorderd": teruggevorderd, "teruggevorderd_op": op}
    if subsidie.verantwoord is not None:
        velden["verantwoord"] = max(min(subsidie.verantwoord, subsidie.toegekend - teruggevorderd), NUL)
    return _ga_naar(subsidie, Subsidiestatus.TERUGGEVORDERD, tekst, door, op, **velden)


@transaction.atomic
def _ga_naar(
    subsidie: Subsidie, status: str, tekst: str, door: Gebruiker, op: date, **velden: Any
) -> Subsidie:
    """Lock, move and check; two tabs cannot both decide."""
    _niet_later_dan_vandaag(op)
    vers = Subsidie.objects.select_for_update(of=["self"]).select_related("kandidaat").get(pk=subsidie.pk)
    if vers.status != subsidie.status:
        raise ValidationError(f"Deze subsidie is al {vers.get_status_display()}.")
    if (vers.verantwoord, vers.teruggevorderd) != (subsidie.verantwoord, subsidie.teruggevorderd):
        raise ValidationError("Deze subsidie is intussen veranderd. Kijk de bedragen nog eens na.")
    if status not in vers.volgende:
        raise ValidationError(f"Een subsidie die {vers.get_status_display()} is, kan dit niet meer worden.")
    _niet_eerder_dan(vers.besloten_op or vers.aangevraagd_op, op)
    vers.status = status
    for naam, waarde in velden.items():
        setattr(vers, naam, waarde)
    return _bewaar(vers, tekst, door)


def _niet_later_dan_vandaag(op: date) -> None:
    if op > timezone.localdate():
        raise ValidationError({"op": "Kies vandaag of een dag die is geweest."})


def _niet_eerder_dan(vorige: date, op: date) -> None:
    """The decision comes after the application, and what happens with the money after the decision."""
    if op < vorige:
        raise ValidationError({"op": f"Kies {date_format(vorige, 'j F Y')} of een dag daarna."})


def _bewaar(subsidie: Subsidie, tekst: str, door: Gebruiker) -> Subsidie:
    subsidie.full_clean()
    subsidie.save()
    zet_stap(
        kandidaat=subsidie.kandidaat,
        soort=Stapsoort.SUBSIDIE,
        tekst=tekst,
        door=door,
        over=subsidie,
        intern=True,
    )
    return subsidie
