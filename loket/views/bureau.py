"""The four lists of the desk: what is new, overdue, for today, and what waits for others."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils import timezone

from ..models import Doorverwijzing, Kandidaat, Routeaanmelding, Vraag
from ..rechten import volgt_iedereen, werkt_bij_loket

PER_LIJST = 4  # a desk is short; "show all" leads to the rest


@dataclass(frozen=True)
class Rij:
    """One thing to do: with whom, what, by when, and the one button."""

    wie: str
    adres: str
    wat: str
    op: date
    actie: str
    actie_adres: str
    let_op: str = ""


@dataclass(frozen=True)
class Lijst:
    """A few things to do, how many there are, and where they all are."""

    code: str
    naam: str
    toon: str
    aantal: int
    rijen: list[Rij] = field(default_factory=list)
    alle: str = ""

    @property
    def meer(self) -> bool:
        return self.aantal > len(self.rijen)


#: Lists of later apps about people who waited too long, for this user: they come before everything else.
VOORRANG: list[Callable[..., Lijst]] = []


def lijsten_van(gebruiker) -> list[Lijst]:
    """The lists with something in them: who waited too long first, then questions, because somebody waits."""
    eigen = Kandidaat.objects.te_begeleiden_door(gebruiker).van(gebruiker).order_by("volgende_stap_op", "pk")
    vandaag = timezone.localdate()
    alle = [
        *(lijst(gebruiker) for lijst in VOORRANG),
        _nieuw(gebruiker),
        _aanmeldingen(gebruiker),
        _stappen("te-laat", "Te laat", "fout", eigen.filter(volgende_stap_op__lt=vandaag), "verlopen=on"),
        _stappen("vandaag", "Vandaag", "let-op", eigen.filter(volgende_stap_op=vandaag), "wanneer=vandaag"),
        _wacht_op_anderen(gebruiker),
    ]
    return [lijst for lijst in alle if lijst.aantal]


def later(gebruiker) -> int:
    """How many next steps of this user are for another day."""
    eigen = Kandidaat.objects.te_begeleiden_door(gebruiker).van(gebruiker)
    return eigen.filter(volgende_stap_op__gt=timezone.localdate()).count()


def _eerste(rijen) -> tuple[list, int]:
    """The first few, and how many there are in all."""
    eerste = list(rijen[: PER_LIJST + 1])
    return eerste[:PER_LIJST], rijen.count() if len(eerste) > PER_LIJST else len(eerste)


def _stappen(code: str, naam: str, toon: str, kandidaten, filter_: str) -> Lijst:
    eerste, aantal = _eerste(kandidaten)
    rijen = [_stap(kandidaat, "Leg vast", "#contact") for kandidaat in eerste]
    adres = f"{reverse('loket:kandidaten')}?eigenaar=ik" + (f"&{filter_}" if filter_ else "")
    return Lijst(code, naam, toon, aantal, rijen, adres)


def _stap(kandidaat: Kandidaat, actie: str, plek: str = "") -> Rij:
    adres = kandidaat.get_absolute_url()
    return Rij(
        kandidaat.naam, adres, kandidaat.volgende_stap, kandidaat.volgende_stap_op, actie, adres + plek
    )


def _nieuw(gebruiker) -> Lijst:
    """Referrals to this user and questions that nobody has answered; the oldest first."""
    soorten = [
        (_gevraagd(gebruiker), _gevraagde_rij),
        (
            Vraag.objects.zichtbaar_voor(gebruiker)
            .open()
            .filter(eigenaar=gebruiker)
            .select_related("kandidaat")
            .order_by("gesteld_op"),
            _vraagrij,
        ),
    ]
    rijen, totaal = [], 0
    for queryset, maak in soorten:
        eerste, aantal = _eerste(queryset)
        rijen += map(maak, eerste)
        totaal += aantal
    alle = reverse("loket:inbox") if volgt_iedereen(gebruiker) else ""
    return Lijst("nieuw", "Nieuw", "actief", totaal, rijen, alle)


def _aanmeldingen(gebruiker) -> Lijst:
    """Applications for a route that wait for a decision of the loket, the oldest first."""
    if not werkt_bij_loket(gebruiker):
        return Lijst("aanmeldingen", "Te beoordelen", "actief", 0)
    te_beoordelen = Routeaanmelding.objects.te_beoordelen().select_related("kandidaat", "route")
    eerste, aantal = _eerste(te_beoordelen.order_by("ingediend_op"))
    rijen = [_aanmeldrij(aanmelding) for aanmelding in eerste]
    return Lijst("aanmeldingen", "Te beoordelen", "actief", aantal, rijen, reverse("loket:instroom"))


def _gevraagd(gebruiker):
    return (
        Doorverwijzing.objects.zichtbaar_voor(gebruiker)
        .open()
        .filter(naar__in=gebruiker.lidmaatschappen_nu)
        .select_related("kandidaat", "door")
        .order_by("aangeboden_op")
    )


def _gevraagde_rij(rij: Doorverwijzing) -> Rij:
    adres, op = rij.get_absolute_url(), timezone.localdate(rij.aangeboden_op)
    return Rij(rij.kandidaat.naam, adres, f"Wilt u overnemen? {rij.toelichting}", op, "Antwoord", adres)


def _vraagrij(vraag: Vraag) -> Rij:
    adres, op = vraag.get_absolute_url(), timezone.localdate(vraag.gesteld_op)
    return Rij(vraag.kandidaat.naam, adres, f"Vraag: {vraag.tekst}", op, "Beantwoord", adres)


def _aanmeldrij(aanmelding: Routeaanmelding) -> Rij:
    adres = reverse("loket:aanmelding", args=[aanmelding.pk])
    op = timezone.localdate(aanmelding.ingediend_op)
    return Rij(aanmelding.kandidaat.naam, adres, f"Aanmelding: {aanmelding.route}", op, "Beoordeel", adres)


def _wacht_op_anderen(gebruiker) -> Lijst:
    """Referrals that wait for a colleague, and next steps that this user agreed with somebody else."""
    uitgezet = (
        Doorverwijzing.objects.open()
        .filter(door=gebruiker)
        .select_related("kandidaat", "naar__gebruiker", "naar__organisatie")
        .order_by("aangeboden_op")
    )
    van_anderen = (
        Kandidaat.objects.te_begeleiden_door(gebruiker)
        .wacht_op_anderen(gebruiker)
        .select_related("volgende_stap_van")
        .order_by("volgende_stap_op", "pk")
    )
    verwezen, aantal_verwezen = _eerste(uitgezet)
    stappen, aantal_stappen = _eerste(van_anderen)
    rijen = [*map(_uitgezette_rij, verwezen), *map(_stap_van_een_ander, stappen)]
    adres = f"{reverse('loket:kandidaten')}?eigenaar=anderen"
    return Lijst("wacht", "Wacht op anderen", "rust", aantal_verwezen + aantal_stappen, rijen, adres)


def _uitgezette_rij(rij: Doorverwijzing) -> Rij:
    adres, op = rij.get_absolute_url(), timezone.localdate(rij.aangeboden_op)
    wat = f"Doorverwezen naar {rij.naar.gebruiker.naam}, {rij.naar.organisatie}"
    return Rij(rij.kandidaat.naam, adres, wat, op, "Bekijk", adres)


def _stap_van_een_ander(kandidaat: Kandidaat) -> Rij:
    adres = kandidaat.get_absolute_url()
    wat = f"{kandidaat.volgende_stap} ({kandidaat.volgende_stap_van})"
    te_laat = "te laat" if kandidaat.is_verlopen else ""
    return Rij(kandidaat.naam, adres, wat, kandidaat.volgende_stap_op, "Bekijk", adres, te_laat)
