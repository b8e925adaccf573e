"""Which mail goes to whom in the governance of the region."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from onderwijsregio.kern.mail import zet_klaar
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap, Regio

from .models import Besluit, Gremium, Vergadering


def genodigden(gremium: Gremium) -> QuerySet[Gebruiker]:
    """Everybody with a login who fills a seat of this body today: in person, or as the steering-group
    member of an organisation whose seat has no name."""
    zetels = gremium.zetels.op(timezone.localdate())
    zonder_naam = zetels.filter(gebruiker__isnull=True).values("organisatie")
    leden = Lidmaatschap.objects.nu().filter(rol=Rol.STUURGROEP, organisatie__in=zonder_naam)
    return Gebruiker.objects.filter(
        Q(pk__in=zetels.values("gebruiker")) | Q(pk__in=leden.values("gebruiker")), is_active=True
    )


def _mail(gremium: Gremium, sjabloon: str, onderwerp: str, **context) -> None:
    """To everybody in this body, in the name of the region."""
    zet_klaar(
        aan=[gebruiker.email for gebruiker in genodigden(gremium)],
        sjabloon=f"governance_{sjabloon}",
        onderwerp=onderwerp,
        context={"regio": Regio.objects.first(), **context},
    )


def uitnodiging(vergadering: Vergadering) -> None:
    """Invite to a meeting."""
    dag = timezone.localtime(vergadering.begint_op)
    onderwerp = f"Uitnodiging: {vergadering.gremium} op {dag:%d-%m-%Y}"
    _mail(vergadering.gremium, "uitnodiging", onderwerp, vergadering=vergadering)


def besluit_vastgesteld(besluit: Besluit) -> None:
    """Tell what was decided, to everybody in the body that decided it."""
    onderwerp = f"Besluit {besluit.nummer} is {besluit.get_status_display()}"
    _mail(besluit.gremium, "besluit", onderwerp, besluit=besluit)
