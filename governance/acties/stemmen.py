"""Deciding: by the rules of the region, in their order, until there is an outcome."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Stemregel
from onderwijsregio.organisaties.models import Gebruiker, Regio

from .. import meldingen
from ..keuzes import Besluitstatus, Stemkeuze, Stemuitslag, Vergaderstatus
from ..models import Besluit, Gremium, Stem, Stemming, Zetel
from ..rechten import is_secretaris, mag_stemmen_voor
from ..stemregels import KEUZES, Uitslag, uitslag


def regels_van(gremium: Gremium) -> list[str]:
    """The rules that this body tries, in order: its own, or else the region's."""
    return gremium.stemregels or Regio.objects.get().stemregels


@transaction.atomic
def open_stemming(*, besluit: Besluit, door: Gebruiker) -> Stemming:
    """Open the first vote on a proposed decision.

    Raises ValidationError when there was one already, the meeting has been held, or the region has
    not said how this body decides.
    """
    besluit = Besluit.objects.select_for_update(of=["self"]).get(pk=besluit.pk)
    if not is_secretaris(door, besluit.gremium):
        raise PermissionDenied("Alleen de secretaris opent een stemming.")
    if besluit.status != Besluitstatus.VOORGESTELD:
        raise ValidationError("Over dit besluit is al gestemd, of de stemming loopt.")
    if besluit.agendapunt.vergadering.status != Vergaderstatus.GEPLAND:
        raise ValidationError("De vergadering is gehouden zonder besluit. Zet het op een volgende agenda.")
    regels = regels_van(besluit.gremium)
    if not regels:
        raise ValidationError("De regio heeft nog niet vastgelegd hoe dit gremium besluit.")
    besluit.status = Besluitstatus.IN_STEMMING
    besluit.save(update_fields=["status"])
    return Stemming.objects.create(besluit=besluit, ronde=1, regel=regels[0])


@transaction.atomic
def stem(
    *, stemming: Stemming, zetel: Zetel, keuze: Stemkeuze, door: Gebruiker, toelichting: str = ""
) -> Stem:
    """Cast, or change while the vote is open, the ballot of a seat, with the weight it has now.

    Raises PermissionDenied for somebody else's seat or a seat of another body; ValidationError for a
    closed vote, a choice that the rule does not know, or an objection without explanation.
    """
    stemming = _open(stemming)
    if zetel.gremium_id != stemming.besluit.gremium.pk or not mag_stemmen_voor(door, zetel):
        raise PermissionDenied("U stemt niet voor deze zetel.")
    if keuze not in KEUZES[stemming.regel]:
        raise ValidationError({"keuze": f"Bij {stemming.get_regel_display()} bestaat deze keuze niet."})
    if keuze == Stemkeuze.BEZWAAR and not toelichting.strip():
        raise ValidationError({"toelichting": "Leg uit wat het overwegende bezwaar is."})
    waarden = {"keuze": keuze, "gewicht": zetel.gewicht, "toelichting": toelichting.strip(), "door": door}
    rij, _ = Stem.objects.update_or_create(
        stemming=stemming, zetel=zetel, defaults={**waarden, "op": timezone.now()}
    )
    return rij


@transaction.atomic
def leg_stemmen_vast(
    *, stemming: Stemming, stemmen: Iterable[tuple[Zetel, Stemkeuze, str]], door: Gebruiker
) -> list[Stem]:
    """Record what the seats said in the meeting: seat, choice and explanation. All or nothing.

    Raises as `stem` does.
    """
    return [
        stem(stemming=stemming, zetel=zetel, keuze=keuze, toelichting=toelichting, door=door)
        for zetel, keuze, toelichting in stemmen
    ]


@transaction.atomic
def sluit_stemming(*, stemming: Stemming, door: Gebruiker) -> Besluit:
    """Count. Adopted: the decision is frozen with how it came about. Otherwise the next rule of the body
    opens a new vote; after the last rule the decision is rejected and frozen.

    Raises ValidationError when the vote is closed already.
    """
    stemming = _open(stemming)
    besluit = Besluit.objects.select_for_update(of=["self"]).get(pk=stemming.besluit_id)
    if not is_secretaris(door, besluit.gremium):
        raise PermissionDenied("Alleen de secretaris sluit een stemming.")
    uitkomst = tussenstand(stemming)
    stemming.uitslag = Stemuitslag.AANGENOMEN if uitkomst.aangenomen else Stemuitslag.VERWORPEN
    stemming.reden = uitkomst.reden
    stemming.gesloten_op = timezone.now()
    stemming.save(update_fields=["uitslag", "reden", "gesloten_op"])
    volgende = regels_van(besluit.gremium)[stemming.ronde :]
    if uitkomst.aangenomen or not volgende:
        return _stel_vast(besluit, aangenomen=uitkomst.aangenomen)
    Stemming.objects.create(besluit=besluit, ronde=stemming.ronde + 1, regel=volgende[0])
    return besluit


def tussenstand(stemming: Stemming) -> Uitslag:
    """The outcome if the vote were closed now: ballots of the seats that have a vote today."""
    zetels = stemming.besluit.gremium.zetels.stemgerechtigd(timezone.localdate())
    stemmen = stemming.stemmen.filter(zetel__in=zetels.values("pk"))
    return uitslag(
        regel=Stemregel(stemming.regel),
        stemmen=stemmen.values_list("keuze", "gewicht"),
        zetels=zetels.count(),
    )


def _open(stemming: Stemming) -> Stemming:
    """The vote as it is now, locked. Raises ValidationError when it is closed."""
    stemming = Stemming.objects.select_for_update(of=["self"]).get(pk=stemming.pk)
    if stemming.uitslag != Stemuitslag.OPEN:
        raise ValidationError("Deze stemming is gesloten.")
    return stemming


def _stel_vast(besluit: Besluit, *, aangenomen: bool) -> Besluit:
    besluit.status = Besluitstatus.AANGENOMEN if aangenomen else Besluitstatus.VERWORPEN
    besluit.vastgesteld_op = timezone.now()
    besluit.totstandkoming = [_verloop(stemming) for stemming in besluit.stemmingen.all()]
    besluit.save(update_fields=["status", "vastgesteld_op", "totstandkoming"])
    meldingen.besluit_vastgesteld(besluit)
    return besluit


def _verloop(stemming: Stemming) -> dict:
    """How one vote went, as it is frozen with the decision."""
    return {
        "ronde": stemming.ronde,
        "regel": stemming.get_regel_display(),
        "weegt": stemming.regel == Stemregel.GEWOGEN,
        "uitslag": stemming.get_uitslag_display(),
        "reden": stemming.reden,
        "stemmen": [
            {
                "organisatie": stem.zetel.organisatie.naam,
                "keuze": stem.get_keuze_display(),
                "gewicht": stem.gewicht,
                "toelichting": stem.toelichting,
            }
            for stem in stemming.stemmen.select_related("zetel__organisatie")
        ],
    }
