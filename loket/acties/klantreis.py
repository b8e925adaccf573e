"""The journey of one candidate: what happened, what comes next, who owns it, by when."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, Q
from django.utils import timezone

from onderwijsregio.kern.tijd import plus_werkdagen
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap, Regio

from .. import signalen
from ..keuzes import (
    Doorverwijzingstatus,
    Fase,
    Kandidaatstatus,
    Stapsoort,
    Uitstapreden,
    Vraagstatus,
)
from ..models import Kandidaat, Stap
from .uitstappen import kan_uitstappen, trek_in_met_reden

REACTIETERMIJN = 2  # working days, as long as the region says nothing


def uiterlijk(werkdagen: int | None = None, vanaf: date | None = None) -> date:
    """The day so many working days after `vanaf` (today); without a number the region's time to react."""
    if werkdagen is None:
        werkdagen = Regio.objects.values_list("reactietermijn_werkdagen", flat=True).first()
    return plus_werkdagen(vanaf or timezone.localdate(), REACTIETERMIJN if werkdagen is None else werkdagen)


def zet_stap(
    *,
    kandidaat: Kandidaat,
    soort: Stapsoort,
    tekst: str,
    door: Gebruiker | None = None,
    over: models.Model | None = None,
    intern: bool = False,
    op: datetime | None = None,
) -> Stap:
    """Write down that something happened, now or at `op`; `over` is the row it is about. Never changed afterwards."""
    return Stap.objects.create(
        kandidaat=kandidaat,
        soort=soort,
        tekst=tekst,
        door=door,
        over=f"{over._meta.label_lower}:{over.pk}" if over is not None else "",
        intern=intern,
        op=op or timezone.now(),
    )


@transaction.atomic
def spreek_volgende_stap_af(
    *, kandidaat: Kandidaat, volgende_stap: str, eigenaar: Gebruiker, op: date, door: Gebruiker | None = None
) -> Kandidaat:
    """Agree what happens next, who does it and by which day; the candidate becomes (or stays) active.

    Raises ValidationError when the sentence is empty, or when the person was erased.
    """
    eis_niet_gewist(kandidaat)
    if not volgende_stap.strip():
        raise ValidationError({"volgende_stap": "Schrijf op wat er als volgende gebeurt."})
    kandidaat.status = Kandidaatstatus.ACTIEF
    kandidaat.volgende_stap = volgende_stap.strip()
    kandidaat.volgende_stap_van = eigenaar
    kandidaat.volgende_stap_op = op
    kandidaat.verlopen_gemeld_op = kandidaat.verlopen_opgeschaald_op = None
    kandidaat.save(
        update_fields=[
            "status",
            "volgende_stap",
            "volgende_stap_van",
            "volgende_stap_op",
            "verlopen_gemeld_op",
            "verlopen_opgeschaald_op",
        ]
    )
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.VOLGENDE_STAP,
        tekst=f"Afgesproken: {kandidaat.volgende_stap} ({eigenaar}, uiterlijk {op:%d-%m-%Y}).",
        door=door,
        intern=True,
    )
    return kandidaat


def eis_niet_gewist(kandidaat: Kandidaat) -> None:
    """Raise ValidationError when nobody is left with whom something can be agreed."""
    if kandidaat.is_gewist:
        raise ValidationError("Deze persoon is gewist. Er valt niets meer af te spreken.")


@transaction.atomic
def ga_naar_fase(*, kandidaat: Kandidaat, fase: Fase, door: Gebruiker | None = None) -> Kandidaat:
    """Move the candidate to `fase`; nothing happens when they are there already.

    The database refuses a move that the klantreis does not know (django.db.utils.InternalError).
    """
    if kandidaat.fase != fase:
        kandidaat.fase = fase
        kandidaat.save(update_fields=["fase"])
        tekst = f"U bent nu in de fase ‘{Fase(fase).label}’."
        zet_stap(kandidaat=kandidaat, soort=Stapsoort.FASE, tekst=tekst, door=door)
    return kandidaat


def zet_in_rust(*, kandidaat: Kandidaat, reden: str, door: Gebruiker) -> Kandidaat:
    """The candidate needs nothing for now: no next step. Raises ValidationError without a reason."""
    return _beeindig(kandidaat, Kandidaatstatus.RUST, reden, door)


@transaction.atomic
def sluit_af(
    *,
    kandidaat: Kandidaat,
    reden: str,
    door: Gebruiker,
    uitstapreden: str = Uitstapreden.NIET_GEZEGD,
    terugkomen: str = "",
) -> Kandidaat:
    """The journey ends here, and with it all that waited for an answer, also in later apps.

    `reden` is the sentence in the timeline; `uitstapreden` and `terugkomen` go with it in the exit
    interview of each application that is withdrawn. Raises ValidationError without a reason.
    """
    vergrendel_kandidaten([kandidaat.pk])
    _beeindig(kandidaat, Kandidaatstatus.AFGESLOTEN, reden, door)
    _trek_in(kandidaat, door, reden=uitstapreden, toelichting=reden, terugkomen=terugkomen)
    signalen.afgesloten.send(Kandidaat, kandidaat=kandidaat, door=door)
    return kandidaat


def _trek_in(kandidaat: Kandidaat, door: Gebruiker, **waarom: str) -> None:
    """Withdraw applications for a route, end admissions, and the question to a colleague to call who stopped."""
    nu = timezone.now()
    for aanmelding in kandidaat.routeaanmeldingen.lopend().select_for_update().select_related("route"):
        if kan_uitstappen(aanmelding):
            trek_in_met_reden(aanmelding, door=door, **waarom)
        else:  # it did what it was for: whoever comes back applies again
            aanmelding.beeindigd_op = nu
            aanmelding.save(update_fields=["beeindigd_op"])
    gevraagd = kandidaat.doorverwijzingen.open()
    kandidaat.vragen.filter(doorverwijzingen__in=gevraagd).update(
        status=Vraagstatus.GESLOTEN, wacht_sinds=None, antwoord_uiterlijk=None
    )
    gevraagd.update(
        status=Doorverwijzingstatus.TERUGGEGEVEN, reden="De kandidaat is gestopt.", beantwoord_op=nu
    )


def vergrendel_kandidaten(kandidaten: Iterable[int]) -> None:
    """Lock the candidates with these numbers, in order of number: before what they sent or were asked."""
    rijen = Kandidaat.objects.filter(pk__in=kandidaten).order_by("pk")
    list(rijen.select_for_update(no_key=True, of=["self"]).values_list("pk"))


@transaction.atomic
def _beeindig(kandidaat: Kandidaat, status: Kandidaatstatus, reden: str, door: Gebruiker) -> Kandidaat:
    eis_niet_gewist(kandidaat)
    if not reden.strip():
        raise ValidationError({"reden": "Geef een reden. Die staat straks in de tijdlijn."})
    kandidaat.status = status
    kandidaat.volgende_stap = ""
    kandidaat.volgende_stap_van = None
    kandidaat.volgende_stap_op = None
    kandidaat.save(update_fields=["status", "volgende_stap", "volgende_stap_van", "volgende_stap_op"])
    zet_stap(
        kandidaat=kandidaat, soort=Stapsoort.STATUS, tekst=f"{status.label.capitalize()}: {reden}", door=door
    )
    return kandidaat


def hervat(
    *, kandidaat: Kandidaat, volgende_stap: str, eigenaar: Gebruiker, op: date, door: Gebruiker | None = None
) -> Kandidaat:
    """Make a resting or closed candidate active again, with a next step."""
    return spreek_volgende_stap_af(
        kandidaat=kandidaat, volgende_stap=volgende_stap, eigenaar=eigenaar, op=op, door=door
    )


def kies_makelaar() -> Gebruiker:
    """The makelaar with the fewest next steps; without one the programme leader, then the administrator.

    Raises Gebruiker.DoesNotExist when the region has nobody at all.
    """
    for rol in (Rol.MAKELAAR, Rol.PROGRAMMALEIDER, Rol.BEHEER):
        leden = Lidmaatschap.objects.op(timezone.localdate()).filter(rol=rol).values("gebruiker")
        gevonden = (
            Gebruiker.objects.filter(pk__in=leden, is_active=True)
            .annotate(
                aantal=Count("volgende_stappen", filter=Q(volgende_stappen__status=Kandidaatstatus.ACTIEF))
            )
            .order_by("aantal", "pk")
            .first()
        )
        if gevonden:
            return gevonden
    raise Gebruiker.DoesNotExist("De regio heeft nog geen makelaar, programmaleider of beheerder.")


def makelaar_van(kandidaat: Kandidaat) -> Gebruiker:
    """The makelaar who knows this candidate: of the next step, else of the last question, else a free one."""
    eigenaren = [
        kandidaat.volgende_stap_van_id,
        *kandidaat.vragen.order_by("-gesteld_op").values_list("eigenaar", flat=True)[:3],
    ]
    makelaars = Lidmaatschap.objects.nu().filter(rol=Rol.MAKELAAR, gebruiker__is_active=True)
    bekend = set(makelaars.values_list("gebruiker", flat=True))
    for eigenaar in eigenaren:
        if eigenaar in bekend:
            return Gebruiker.objects.get(pk=eigenaar)
    return kies_makelaar()
