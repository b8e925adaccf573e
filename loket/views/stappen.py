"""The steps of an application, as candidate and loket see them."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from .. import acties
from ..forms import Motivatieformulier, Processtapformulier
from ..keuzes import Advies, Documentsoort, Routestapstatus, Score, Stapvorm, Toestemmingsdoel, Veldsoort
from ..models import Afspraak, Routeaanmelding, Routestap
from ..models.velden import wat_niet_voldoet

STAND = {
    Routestapstatus.STRAKS: "straks",
    Routestapstatus.NU: "nu",
    Routestapstatus.GEDAAN: "klaar",
    Routestapstatus.VERVALLEN: "vervallen",
}
WOORDEN = {
    Veldsoort.JA_NEE: {"ja": "Ja", "nee": "Nee"},
    Veldsoort.SCORE: dict(Score.choices),
    Veldsoort.ADVIES: dict(Advies.choices),
}


@dataclass(frozen=True)
class Getoond:
    """One step with what may be read of it."""

    rij: Routestap
    stand: str
    antwoorden: list[tuple[str, object]]
    tips: list[str]

    @property
    def komt_nog(self) -> bool:
        """Whether somebody still has to do something for it."""
        return self.stand in ("nu", "straks")

    @property
    def wanneer(self):
        return self.rij.uiterlijk if self.komt_nog else self.rij.gedaan_op


def stappen_van(aanmelding: Routeaanmelding, *, voor_kandidaat: bool) -> list[Getoond]:
    """All steps in order; a candidate reads own answers, advice with its explanation, and what is planned."""
    rijen = aanmelding.stappen.select_related("stap", "gedaan_door", "document").order_by("volgorde")
    return [
        Getoond(
            rij=rij,
            stand=STAND[rij.status],
            antwoorden=_antwoorden(rij, voor_kandidaat),
            tips=wat_niet_voldoet(rij.stap.velden, rij.gegevens, hard=False),
        )
        for rij in rijen
    ]


def _antwoorden(rij: Routestap, voor_kandidaat: bool) -> list[tuple[str, object]]:
    getoond = []
    for veld in rij.stap.velden:
        waarde = rij.gegevens.get(veld["code"])
        if waarde in (None, "") or (voor_kandidaat and not _mag_lezen(rij, veld)):
            continue
        getoond.append((veld["vraag"], _leesbaar(veld["soort"], waarde)))
        if uitleg := rij.gegevens.get(f"{veld['code']}_toelichting"):
            getoond.append(("Toelichting", uitleg))
    return getoond


def _mag_lezen(rij: Routestap, veld: dict) -> bool:
    eigen = rij.is_voor_kandidaat
    return eigen or veld.get("zichtbaar", False) or (veld["soort"] == Veldsoort.ADVIES and bool(rij.advies))


def _leesbaar(soort: str, waarde):
    if soort == Veldsoort.DATUM:
        return date.fromisoformat(waarde)
    if isinstance(waarde, dict):
        return waarde["naam"]
    return WOORDEN.get(soort, {}).get(waarde, waarde)


def huidige_stap(aanmelding: Routeaanmelding) -> Routestap | None:
    """The step whose turn it is."""
    rijen = aanmelding.stappen.filter(status=Routestapstatus.NU)
    return rijen.select_related("stap", "aanmelding__kandidaat", "aanmelding__route").first()


def formulier_voor(rij: Routestap, request: HttpRequest):
    """The form of this step, filled with what was kept before; None when the step is done otherwise."""
    post, bestanden = request.POST or None, request.FILES or None
    if rij.stap.vorm == Stapvorm.FORMULIER:
        return Processtapformulier(post, bestanden, routestap=rij)
    if rij.stap.vorm == Stapvorm.AANMELDING:
        kandidaat = rij.aanmelding.kandidaat
        return Motivatieformulier(
            post,
            bestanden,
            initial={"motivatie": rij.aanmelding.motivatie},
            heeft_cv=kandidaat.documenten.filter(soort=Documentsoort.CV).exists(),
            mag_contact=kandidaat.heeft_toestemming(Toestemmingsdoel.CONTACT),
        )
    return None


def actie_voor(rij: Routestap, form):
    """The actie that this form is for, and what gives its fields."""
    if rij.stap.vorm == Stapvorm.AANMELDING:
        return (acties.bewaar_aanmelding if form.tussendoor else acties.verstuur_aanmelding), None
    return (acties.bewaar_stap if form.tussendoor else acties.rond_stap_af), form.stap


def afspraak_van(aanmelding: Routeaanmelding) -> Afspraak | None:
    """The appointment for a talk that has still to be held."""
    return acties.huidige_afspraak(aanmelding) if acties.afspraakstap(aanmelding) else None


def is_verlopen_formulier(request: HttpRequest, nu: Routestap | None) -> bool:
    """Whether what was posted is for another step than that of now: sent twice, or from an old tab."""
    return "stap" in request.POST and (nu is None or request.POST["stap"] != str(nu.pk))
