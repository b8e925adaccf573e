"""What governance shows: votes that wait, and the content of a report.

That content is gathered once, kept as input, and the only thing the documents are made from.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format

from monitoring.models import Indicator
from monitoring.rapportages import beschrijf, reeks, standen
from onderwijsregio.organisaties.models import Gebruiker, Regio

from .keuzes import Zetelfunctie
from .models import Activiteit, Besluit, Plan, Rapportage, Stemming, Zetel
from .rechten import is_programmaleider


@dataclass(frozen=True)
class WachtendeStem:
    """An open vote, and the seat this user has not voted for yet; without seat: theirs to close."""

    stemming: Stemming
    zetel: Zetel | None


def wachtende_stemmen(gebruiker: Gebruiker) -> list[WachtendeStem]:
    """What this user still has to vote on in an own seat, or has to close as the secretary."""
    vandaag = timezone.localdate()
    eigen = list(Zetel.objects.op(vandaag).van(gebruiker).select_related("organisatie"))
    open_nu = Stemming.objects.open().select_related("besluit__agendapunt__vergadering__gremium")
    if not is_programmaleider(gebruiker):
        gremia = {zetel.gremium_id for zetel in eigen}
        open_nu = open_nu.filter(besluit__agendapunt__vergadering__gremium__in=gremia)
    return [
        wachtend
        for stemming in open_nu.prefetch_related("stemmen")
        for wachtend in _wacht(stemming, eigen, gebruiker)
    ]


def _wacht(stemming: Stemming, eigen: list[Zetel], gebruiker: Gebruiker) -> list[WachtendeStem]:
    zetels = [zetel for zetel in eigen if zetel.gremium_id == stemming.besluit.gremium.pk]
    gestemd = {stem.zetel_id for stem in stemming.stemmen.all()}
    te_stemmen = [WachtendeStem(stemming, z) for z in zetels if z.stemrecht and z.pk not in gestemd]
    if is_programmaleider(gebruiker) or any(z.functie == Zetelfunctie.SECRETARIS for z in zetels):
        te_stemmen.append(WachtendeStem(stemming, None))
    return te_stemmen


def verzamel(plan: Plan, peildatum: date) -> dict:
    """Everything that the report over `plan` says as of `peildatum`, ready for JSON.

    Figures come along the one path of monitoring, decisions are those adopted up to and including
    the reference date.
    """
    regio = Regio.objects.select_related("penvoerder").get()
    indicatoren = list(Indicator.objects.all())
    return {
        "regio": {
            "naam": regio.naam,
            "penvoerder": str(regio.penvoerder or ""),
            "themawoord": regio.themawoord,
            "huisstijl": regio.huisstijl,
        },
        "plan": {
            "titel": plan.titel,
            "jaar": plan.jaar,
            "van": plan.van.isoformat(),
            "tot_en_met": plan.tot_en_met.isoformat(),
            "bron": str(plan.bron or ""),
        },
        "peildatum": peildatum.isoformat(),
        "themas": _themas(plan),
        "cijfers": [stand.als_json() for stand in standen(indicatoren, peildatum)],
        "grafieken": [_grafiek(i, peildatum, regio.huisstijl) for i in indicatoren if i.berekening],
        "besluiten": _besluiten(peildatum),
    }


def _grafiek(indicator: Indicator, peildatum: date, huisstijl: str) -> dict:
    """The chart of what the portal counts itself, with in words what it shows."""
    verloop = reeks(indicator, peildatum)
    return {
        "naam": indicator.naam,
        "beschrijving": beschrijf(verloop, huisstijl),
        "punten": [
            {"over": str(stand.over), "tekst": stand.tekst, "streefwaarde": stand.streefwaarde_tekst}
            for stand in verloop
        ],
    }


def _themas(plan: Plan) -> list[dict]:
    themas: dict[str, dict] = {}
    for activiteit in Activiteit.objects.filter(plan=plan).select_related("thema", "doel"):
        leeg = {"naam": activiteit.thema.naam, "activiteiten": []}
        themas.setdefault(activiteit.thema.code, leeg)["activiteiten"].append(_activiteit(activiteit))
    return list(themas.values())


def _activiteit(activiteit: Activiteit) -> dict:
    return {
        "code": activiteit.code,
        "naam": activiteit.naam,
        "omschrijving": activiteit.omschrijving,
        "doel": activiteit.doel.naam if activiteit.doel else "",
        "indicator": activiteit.indicator,
        "producten": activiteit.producten,
        "van": activiteit.van.isoformat(),
        "tot_en_met": activiteit.tot_en_met.isoformat(),
    }


def _besluiten(peildatum: date) -> list[dict]:
    besluiten = Besluit.objects.aangenomen().filter(vastgesteld_op__date__lte=peildatum)
    return [
        {
            "nummer": besluit.nummer,
            "gremium": besluit.gremium.naam,
            "datum": timezone.localdate(besluit.vastgesteld_op).isoformat(),
            "onderwerp": besluit.agendapunt.titel,
            "tekst": besluit.tekst,
            "totstandkoming": besluit.totstandkoming,
        }
        for besluit in besluiten.select_related("agendapunt__vergadering__gremium").order_by("nummer")
    ]


@dataclass(frozen=True)
class Verschil:
    """One thing that a report made today would say otherwise: `toen` and `nu` are texts, "" for nothing."""

    onderdeel: str
    toen: str
    nu: str


def verschillen(rapportage: Rapportage) -> list[Verschil]:
    """What changed in the data since the report was made, for the same plan and reference date."""
    toen, nu = rapportage.invoer, verzamel(rapportage.plan, rapportage.peildatum)
    return [verschil for zegt in _ZEGT for verschil in _vergelijk(zegt(toen), zegt(nu))]


def _vergelijk(toen: dict[str, str], nu: dict[str, str]) -> list[Verschil]:
    return [
        Verschil(naam, toen.get(naam, ""), nu.get(naam, ""))
        for naam in dict.fromkeys([*toen, *nu])
        if toen.get(naam, "") != nu.get(naam, "")
    ]


def _regio(invoer: dict) -> dict[str, str]:
    plan = invoer["plan"]
    return {
        "Naam van de regio": invoer["regio"]["naam"],
        "Penvoerder": invoer["regio"]["penvoerder"],
        "Plan": f"{plan['titel']}, {_dag(plan['van'])} tot en met {_dag(plan['tot_en_met'])}",
    }


def _cijfers(invoer: dict) -> dict[str, str]:
    return {f"Cijfer ‘{cijfer['naam']}’": _cijfer(cijfer) for cijfer in invoer["cijfers"]}


def _cijfer(cijfer: dict) -> str:
    """A figure in one line: every part of it that a reader of the report sees."""
    delen = {
        "streefwaarde": cijfer["streefwaarde_tekst"],
        "over": cijfer["over"]["naam"],
        "bron": cijfer["bron"],
        "definitie": f"versie {cijfer['versie']}",
    }
    return "; ".join([cijfer["tekst"], *(f"{naam} {tekst}" for naam, tekst in delen.items() if tekst)])


def _verloop(invoer: dict) -> dict[str, str]:
    return {
        f"Verloop van ‘{grafiek['naam']}’, {punt['over']}": punt["tekst"]
        for grafiek in invoer["grafieken"]
        for punt in grafiek["punten"]
    }


def _activiteiten(invoer: dict) -> dict[str, str]:
    return {
        f"Activiteit ‘{activiteit['naam']}’": _activiteit_in_woorden(thema["naam"], activiteit)
        for thema in invoer["themas"]
        for activiteit in thema["activiteiten"]
    }


def _activiteit_in_woorden(thema: str, activiteit: dict) -> str:
    producten = ", ".join(activiteit["producten"])
    looptijd = f"{_dag(activiteit['van'])} tot en met {_dag(activiteit['tot_en_met'])}"
    delen = [
        thema,
        activiteit["doel"],
        activiteit["omschrijving"],
        activiteit["indicator"],
        producten,
        looptijd,
    ]
    return "; ".join(deel.rstrip(".") for deel in delen if deel)


def _besluitteksten(invoer: dict) -> dict[str, str]:
    return {
        f"Besluit {besluit['nummer']}": f"{besluit['onderwerp']}: {besluit['tekst']}"
        for besluit in invoer["besluiten"]
    }


def _dag(tekst: str) -> str:
    return date_format(date.fromisoformat(tekst), "j F Y")


#: What a report says, part by part, as pairs of a name and a text.
_ZEGT: tuple[Callable[[dict], dict[str, str]], ...] = (
    _regio,
    _cijfers,
    _verloop,
    _activiteiten,
    _besluitteksten,
)
