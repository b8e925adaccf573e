"""Loads bodies, seats and the plan from the data files of a region.

A seat has no code: it is found by body, organisation and function, so that its mandate can change.
"""

from itertools import count

from onderwijsregio.kern.regiogegevens import Regiogegevens
from onderwijsregio.organisaties.models import Bron, Organisatie, Thema
from onderwijsregio.organisaties.regiodata import bewaar, controleer_sleutels, in_bestand, laad_elke, zoek

from .models import Activiteit, Doel, Gremium, Plan, Zetel

GREMIUM = {"code", "naam", "soort", "taak", "stemregels", "weging", "max_zetels", "vergaderritme", "zetel"}
ZETEL = {"organisatie", "functie", "stemrecht", "mandaat"}
PLAN = {"jaar", "titel", "status", "bron", "van", "tot"}
DOEL = {"code", "thema", "naam"}
ACTIVITEIT = {"code", "thema", "doel", "naam", "omschrijving", "indicator", "producten", "van", "tot"}


def laad(gegevens: Regiogegevens) -> None:
    """Add or change what the files say, never delete; raises Regiofout. The caller gives the transaction."""
    volgorde = count()
    laad_elke(gegevens, "gremia", "gremium", GREMIUM, lambda rij: _laad_gremium(rij, next(volgorde)))
    if "plan" in gegevens.toml("plan"):
        _laad_plan(gegevens)


def _laad_gremium(rij: dict, volgorde: int) -> None:
    code, zetels = rij.pop("code"), rij.pop("zetel", [])
    gremium = bewaar(Gremium, {"code": code}, {**rij, "volgorde": volgorde})
    for nummer, zetel in enumerate(zetels, start=1):
        with in_bestand("gremia.toml", f"gremium {code}, zetel {nummer}"):
            _laad_zetel(gremium, zetel)


def _laad_zetel(gremium: Gremium, rij: dict) -> None:
    controleer_sleutels(rij, ZETEL)
    sleutel = {
        "gremium": gremium,
        "organisatie": zoek(Organisatie, rij.pop("organisatie")),
        "functie": rij.pop("functie"),
        "tot": None,
    }
    bewaar(Zetel, sleutel, rij)


def _laad_plan(gegevens: Regiogegevens) -> None:
    with in_bestand("plan.toml", "plan"):
        rij = gegevens.toml("plan")["plan"]
        controleer_sleutels(rij, PLAN)
        if rij.get("bron"):
            rij["bron"] = zoek(Bron, rij["bron"])
        rij["tot_en_met"] = rij.pop("tot")
        plan = bewaar(Plan, {"jaar": rij.pop("jaar")}, rij)
    laad_elke(gegevens, "plan", "doel", DOEL, lambda rij: _laad_doel(plan, rij))
    laad_elke(gegevens, "plan", "activiteit", ACTIVITEIT, lambda rij: _laad_activiteit(plan, rij))


def _laad_doel(plan: Plan, rij: dict) -> None:
    rij["thema"] = zoek(Thema, rij["thema"])
    bewaar(Doel, {"plan": plan, "code": rij.pop("code")}, rij)


def _laad_activiteit(plan: Plan, rij: dict) -> None:
    rij["thema"] = zoek(Thema, rij["thema"])
    rij["doel"] = _zoek_doel(plan, rij["doel"]) if rij.get("doel") else None
    rij["tot_en_met"] = rij.pop("tot")
    bewaar(Activiteit, {"plan": plan, "code": rij.pop("code")}, rij)


def _zoek_doel(plan: Plan, code: str) -> Doel:
    doel = plan.doelen.filter(code=code).first()
    if doel is None:
        raise Doel.DoesNotExist(f"doel '{code}' is onbekend.")
    return doel
