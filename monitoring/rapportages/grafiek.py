"""The chart of a figure through time, as a Vega-Lite description; kern draws it, for screen and PDF alike."""

from collections.abc import Sequence

import altair
from django.utils.formats import date_format

from onderwijsregio.kern.tekenen import LETTER, kleuren

from .periode import Periode
from .stand import Stand

#: A phone shows the drawing at three quarters of its size: few bars, and large letters. The table has them all.
MEESTE_STAVEN = 6
BREEDTE, HOOGTE = 372, 250
GROOT, KLEIN = 20, 17


def beschrijf(reeks: Sequence[Stand], huisstijl: str) -> dict:
    """Vega-Lite for the figures of one indicator: a bar each with its value above it, a line at the target.

    A figure without value has no bar but its reason; zero has its 0 and a bar without height.
    """
    punten = [_punt(stand) for stand in reeks[-MEESTE_STAVEN:]]
    stap = min(96, BREEDTE // max(len(punten), 1))
    kleur = kleuren(huisstijl)
    lagen = altair.layer(
        *_doellijn(punten, stap, kleur), *_staven(punten, stap, kleur), *_doeltekst(punten, stap, kleur)
    )
    return _met_opmaak(lagen.properties(width=altair.Step(stap), height=HOOGTE), kleur).to_dict()


def _punt(stand: Stand) -> dict:
    return {
        "over": _kort(stand.over),
        "hoogte": float(stand.waarde or 0),
        "tekst": stand.getal or stand.tekst.replace(" ", "|"),
        "heeft": stand.heeft_waarde,
        "doel": None if stand.streefwaarde is None else float(stand.streefwaarde),
    }


def _kort(periode: Periode) -> str:
    """The period for below a bar; `|` breaks the line."""
    if periode.als_schooljaar:
        return f"{periode.van.year}–|{periode.tot_en_met.year}"
    if periode.van == periode.tot_en_met:
        return date_format(periode.van, "j b|Y")
    if periode.van.year == periode.tot_en_met.year:
        return str(periode)
    return f"{periode.van.year} t/m|{periode.tot_en_met.year}"


def _as_x(punten: list[dict]) -> altair.X:
    labels = altair.Axis(labelAngle=0, labelExpr="split(datum.label, '|')", title=None)
    return altair.X("over:N", sort=[punt["over"] for punt in punten], axis=labels)


def _as_y(veld: str, punten: list[dict]) -> altair.Y:
    """No axis: every bar has its value on it. There is always room above the highest for that value."""
    hoogste = max((waarde for punt in punten for waarde in (punt["hoogte"], punt["doel"] or 0)), default=0)
    return altair.Y(f"{veld}:Q", axis=None, scale=altair.Scale(domain=[0, (hoogste or 1) * 1.12], nice=False))


def _basis(punten: list[dict]) -> altair.Chart:
    return altair.Chart(altair.Data(values=punten)).encode(x=_as_x(punten))


def _staven(punten: list[dict], stap: int, kleur: dict[str, str]) -> list[altair.Chart]:
    y = _as_y("hoogte", punten)
    tekst = altair.Text("tekst:N")
    met, zonder = [p for p in punten if p["heeft"]], [p for p in punten if not p["heeft"]]
    staaf = {"color": kleur["hoofd"], "size": round(stap * 0.62)}
    waarde = {"baseline": "bottom", "dy": -4, "fontSize": GROOT, "fontWeight": 600, "color": kleur["inkt"]}
    # A white edge keeps the value readable where it stands on the line of the target.
    rand = waarde | {"stroke": "#ffffff", "strokeWidth": 5, "strokeJoin": "round"}
    reden = {
        "baseline": "bottom",
        "dy": -22,
        "lineBreak": "|",
        "fontSize": KLEIN - 2,
        "color": kleur["grijs"],
    }
    lagen = [_basis(punten).mark_bar(**staaf).encode(y=y)]
    if met:
        basis = _laag(met, punten)
        lagen += [basis.mark_text(**opmaak).encode(y=y, text=tekst) for opmaak in (rand, waarde)]
    if zonder:
        lagen.append(_laag(zonder, punten).mark_text(**reden).encode(y=y, text=tekst))
    return lagen


def _laag(deel: list[dict], punten: list[dict]) -> altair.Chart:
    """Some of the points on the axis of all of them."""
    return altair.Chart(altair.Data(values=deel)).encode(x=_as_x(punten))


def _doellijn(punten: list[dict], stap: int, kleur: dict[str, str]) -> list[altair.Chart]:
    met_doel = [punt for punt in punten if punt["doel"] is not None]
    if not met_doel:
        return []
    lijn = {"orient": "horizontal", "size": stap, "thickness": 2, "color": kleur["inkt"]}
    return [_laag(met_doel, punten).mark_tick(**lijn).encode(y=_as_y("doel", punten))]


def _doeltekst(punten: list[dict], stap: int, kleur: dict[str, str]) -> list[altair.Chart]:
    """The target in words, right of the last bar that has one, where nothing stands in its way."""
    if not punten or punten[-1]["doel"] is None:
        return []
    doel = f"{punten[-1]['doel']:g}".replace(".", ",")
    tekst = {
        "align": "left",
        "baseline": "middle",
        "dx": stap // 2 + 6,
        "lineBreak": "|",
        "color": kleur["inkt"],
    }
    laag = _laag([punten[-1] | {"tekst": f"doel|{doel}"}], punten).mark_text(**tekst, fontSize=KLEIN)
    return [laag.encode(y=_as_y("doel", punten), text=altair.Text("tekst:N"))]


def _met_opmaak(lagen: altair.LayerChart, kleur: dict[str, str]) -> altair.LayerChart:
    as_x = {
        "domainColor": kleur["rand"],
        "labelColor": kleur["inkt"],
        "labelFontSize": KLEIN,
        "labelPadding": 8,
    }
    return (
        lagen.configure(font=f"'{LETTER}', sans-serif", background="transparent", padding=4)
        .configure_view(stroke=None)
        .configure_axisX(ticks=False, labelFontWeight=400, labelLimit=140, **as_x)
    )
