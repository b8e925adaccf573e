"""Loads measures, indicators, targets and measurements from the data file of a region.

Targets and measurements have no code: see docs/beheer/nieuwe-regio.md for what makes them the same row.
"""

from itertools import count

from onderwijsregio.kern.regiogegevens import Regiogegevens
from onderwijsregio.organisaties.models import Bron, Organisatie, Thema
from onderwijsregio.organisaties.regiodata import bewaar, controleer_sleutels, laad_elke, zoek

from .models import Indicator, Maatregel, Meting, Streefwaarde

MAATREGEL = {"code", "naam", "doel", "thema", "omschrijving"}
INDICATOR = {
    "code", "naam", "definitie", "versie", "eenheid", "richting", "optelwijze", "maatregel", "thema",
    "berekening", "openbaar", "streefwaarde", "meting",
}  # fmt: skip
STREEFWAARDE = {"van", "tot", "waarde", "bron", "vindplaats", "toelichting"}
METING = {
    "peildatum", "van", "tot", "status", "waarde", "teller", "noemer", "organisatie", "bron",
    "vindplaats", "toelichting",
}  # fmt: skip


def laad(gegevens: Regiogegevens) -> None:
    """Add or change what `monitoring.toml` says; nothing is deleted. Raises Regiofout."""
    volgorde = count(1)
    laad_elke(gegevens, "monitoring", "maatregel", MAATREGEL, _laad_maatregel)
    laad_elke(
        gegevens, "monitoring", "indicator", INDICATOR, lambda rij: _laad_indicator(rij, next(volgorde))
    )


def _laad_maatregel(rij: dict) -> None:
    if "thema" in rij:
        rij["thema"] = zoek(Thema, rij["thema"])
    bewaar(Maatregel, {"code": rij.pop("code")}, rij)


def _laad_indicator(rij: dict, volgorde: int) -> None:
    doelen, metingen = rij.pop("streefwaarde", []), rij.pop("meting", [])
    for sleutel, model in (("thema", Thema), ("maatregel", Maatregel)):
        if sleutel in rij:
            rij[sleutel] = zoek(model, rij[sleutel])
    indicator = bewaar(Indicator, {"code": rij.pop("code")}, {**rij, "volgorde": volgorde})
    for doel in doelen:
        controleer_sleutels(doel, STREEFWAARDE)
        _laad_streefwaarde(indicator, doel)
    for meting in metingen:
        controleer_sleutels(meting, METING)
        _laad_meting(indicator, meting)


def _laad_streefwaarde(indicator: Indicator, rij: dict) -> None:
    if "bron" in rij:
        rij["bron"] = zoek(Bron, rij["bron"])
    periode = {"van": rij.pop("van"), "tot_en_met": rij.pop("tot")}
    bewaar(Streefwaarde, {"indicator": indicator, **periode}, _getallen(rij))


def _laad_meting(indicator: Indicator, rij: dict) -> None:
    sleutel = {
        "indicator": indicator,
        "organisatie": zoek(Organisatie, rij.pop("organisatie")) if "organisatie" in rij else None,
        "peildatum": rij.pop("peildatum"),
        "van": rij.pop("van", None),
        "tot_en_met": rij.pop("tot", None),
        "bron": zoek(Bron, rij.pop("bron")),
    }
    bewaar(Meting, sleutel, {"waarde": None, **_getallen(rij)})


def _getallen(rij: dict) -> dict:
    """A float from the file as the text that was written there: 14.6 stays 14.6."""
    return {naam: str(waarde) if isinstance(waarde, float) else waarde for naam, waarde in rij.items()}
