"""What happens to the loket's own rows when two records of one person become one."""

from ..models import Bijeenkomstuitnodiging, GeenDubbel, Keuzeuitkomst, Toestemming
from .momentopname import neem_op, parkeer, velden_van
from .verwijzingen import PARKEER, VERHUIST, Omgang, weiger


def toestemmingen(blijft: int, vervalt: int) -> list[dict]:
    """Per purpose the last word counts: what is in force beside a later word is ended at that later moment."""
    bijgesteld = []
    rijen = list(Toestemming.objects.filter(kandidaat__in=[blijft, vervalt]))
    for doel in {rij.doel for rij in rijen}:
        van_doel = [rij for rij in rijen if rij.doel == doel]
        geldig = sorted(
            (r for r in van_doel if not r.ingetrokken_op), key=lambda rij: (rij.gegeven_op, rij.pk)
        )
        ingetrokken = max((r.ingetrokken_op for r in van_doel if r.ingetrokken_op), default=None)
        laatste = geldig[-1] if geldig else None
        if laatste and ingetrokken and ingetrokken > laatste.gegeven_op:
            bijgesteld += [_beeindig(rij, ingetrokken) for rij in geldig]
        else:
            bijgesteld += [_beeindig(rij, laatste.gegeven_op) for rij in geldig[:-1]]
    return bijgesteld


def _beeindig(rij: Toestemming, moment) -> dict:
    opname = neem_op(rij)
    rij.ingetrokken_op = moment
    rij.save(update_fields=["ingetrokken_op"])
    return {"rij": opname, "werd": {"ingetrokken_op": velden_van(rij)["ingetrokken_op"]}}


def keuzeuitkomsten(blijft: int, vervalt: int) -> list[dict]:
    """Of two outcomes the newest stays; the other is kept apart."""
    rijen = Keuzeuitkomst.objects.filter(kandidaat__in=[blijft, vervalt]).order_by("bewaard_op", "pk")
    return [{"rij": parkeer(rij)} for rij in list(rijen)[:-1]]


def uitnodigingen(blijft: int, vervalt: int) -> list[dict]:
    """Who was invited twice for one event was invited once: the second invitation is kept apart."""
    al = Bijeenkomstuitnodiging.objects.filter(kandidaat=blijft).values("evenement")
    rijen = Bijeenkomstuitnodiging.objects.filter(kandidaat=vervalt, evenement__in=al)
    return [{"rij": parkeer(rij)} for rij in rijen]


def geen_dubbel_van(blijft: int, vervalt: int) -> list[dict]:
    """What was said about the old record and others is kept apart: it was said about that record."""
    rijen = [*GeenDubbel.objects.filter(een=vervalt), *GeenDubbel.objects.filter(ander=vervalt)]
    return [{"rij": parkeer(rij)} for rij in rijen]


BIJ_SAMENVOEGEN = {
    "loket__stap__kandidaat": VERHUIST,
    "loket__toestemming__kandidaat": Omgang(eigen=toestemmingen),
    "loket__document__kandidaat": VERHUIST,
    "loket__vraag__kandidaat": VERHUIST,
    "loket__doorverwijzing__kandidaat": VERHUIST,
    "loket__aanmelding__kandidaat": VERHUIST,
    "loket__bijeenkomstuitnodiging__kandidaat": Omgang(eigen=uitnodigingen),
    "loket__meeloopverzoek__kandidaat": VERHUIST,
    "loket__keuzeuitkomst__kandidaat": Omgang(eigen=keuzeuitkomsten),
    "loket__afscherming__kandidaat": PARKEER,
    "loket__importrij__kandidaat": VERHUIST,
    "loket__samenvoeging__kandidaat": VERHUIST,
    "loket__geendubbel__een": Omgang(eigen=geen_dubbel_van, parkeer=True),
    "loket__geendubbel__ander": Omgang(eigen=geen_dubbel_van, parkeer=True),
    "loket__routeaanmelding__kandidaat": weiger(
        "Beide dossiers hebben een lopende aanmelding voor dezelfde route. Trek er eerst één in."
    ),
    "loket__subsidie__kandidaat": weiger(
        "Voor beide dossiers loopt een subsidie. Een subsidie is er één per persoon: rond er eerst één af."
    ),
}
