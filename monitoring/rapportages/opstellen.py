"""The one path of every figure: screen, export, report and agenda all ask for a Stand here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format

from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.keuzes import Meetstatus
from onderwijsregio.organisaties.models import Organisatie

from ..keuzes import NIET_TE_BEREKENEN, PROCENT, Optelwijze
from ..models import Indicator, Meting, Streefwaarde
from .periode import Periode
from .stand import Deel, Stand
from .tellen import BEREKENINGEN, Berekening, Rij, tel
from .uitkomst import NIET_GEMETEN, Uitkomst, als_tekst, met_eenheid, onderdruk, tel_op


@dataclass(frozen=True)
class Gegevens:
    """What is known of one indicator: its measurements and targets, and the rows that the portal counts."""

    metingen: list[Meting] = field(default_factory=list)
    doelen: list[Streefwaarde] = field(default_factory=list)
    rijen: list[Rij] = field(default_factory=list)


def stand(indicator: Indicator, peildatum: date, periode: Periode | None = None) -> Stand:
    """The figure of `indicator` over `periode` as known on `peildatum`; default: the school year of that day.

    A measurement over the period goes before the portal's own count: somebody wrote it down, with its
    source, for a time that the portal does not know whole.
    """
    return standen([indicator], peildatum, periode)[0]


def standen(indicatoren: Iterable[Indicator], peildatum: date, periode: Periode | None = None) -> list[Stand]:
    """The figures of several indicators, in a number of queries that does not grow with them."""
    indicatoren = list(indicatoren)
    periode = periode or Periode.schooljaar(Schooljaar.van(peildatum))
    bekend = _haal(indicatoren, peildatum)
    return [_stand(indicator, bekend[indicator.pk], peildatum, periode) for indicator in indicatoren]


def reeks(indicator: Indicator, peildatum: date) -> list[Stand]:
    """The figure through time: per school year where it adds up, else one for each measured period."""
    bekend = _haal([indicator], peildatum)[indicator.pk]
    if _per_schooljaar(indicator, bekend.metingen):
        perioden = [Periode.schooljaar(jaar) for jaar in _schooljaren([bekend], peildatum)]
        return [_stand(indicator, bekend, peildatum, periode) for periode in perioden]
    perioden = sorted({_periode_van(meting) for meting in bekend.metingen})
    return [_gemeten(indicator, replace(bekend, metingen=_over(bekend, p)), peildatum, p) for p in perioden]


def laatste(indicator: Indicator, peildatum: date) -> Stand | None:
    """The last figure of the series that has a value, or None."""
    return next((cijfer for cijfer in reversed(reeks(indicator, peildatum)) if cijfer.heeft_waarde), None)


def schooljaren(indicatoren: Iterable[Indicator], peildatum: date) -> list[Schooljaar]:
    """The school years to choose from: from the first figure there is up to the one of `peildatum`."""
    return _schooljaren(_haal(list(indicatoren), peildatum).values(), peildatum)


def _haal(indicatoren: list[Indicator], peildatum: date) -> dict[int, Gegevens]:
    """By primary key of the indicator all that was known on `peildatum`."""
    bekend = {i.pk: Gegevens(rijen=_rijen_van(i)) for i in indicatoren}
    metingen = Meting.objects.filter(indicator__in=bekend, peildatum__lte=peildatum)
    for meting in metingen.select_related("bron", "organisatie"):
        bekend[meting.indicator_id].metingen.append(meting)
    for doel in Streefwaarde.objects.filter(indicator__in=bekend).select_related("bron"):
        bekend[doel.indicator_id].doelen.append(doel)
    return bekend


def _rijen_van(indicator: Indicator) -> list[Rij]:
    return BEREKENINGEN[indicator.berekening].haal() if indicator.berekening else []


def _schooljaren(bekend: Iterable[Gegevens], peildatum: date) -> list[Schooljaar]:
    dagen = [dag for b in bekend for dag in [*(m.begin for m in b.metingen), *(rij.dag for rij in b.rijen)]]
    eerste = Schooljaar.van(min((dag for dag in dagen if dag <= peildatum), default=peildatum))
    return [Schooljaar(begin) for begin in range(eerste.begin, Schooljaar.van(peildatum).begin + 1)]


def _per_schooljaar(indicator: Indicator, metingen: list[Meting]) -> bool:
    if indicator.berekening:
        return True
    past = all(Periode.schooljaar(Schooljaar.van(m.begin)).bevat(_periode_van(m)) for m in metingen)
    return indicator.optelwijze == Optelwijze.SOM and past


def _periode_van(meting: Meting) -> Periode:
    return Periode(meting.begin, meting.eind)


def _over(bekend: Gegevens, periode: Periode) -> list[Meting]:
    return [meting for meting in bekend.metingen if _periode_van(meting) == periode]


def _stand(indicator: Indicator, bekend: Gegevens, peildatum: date, periode: Periode) -> Stand:
    # What we count ourselves needs no older figure.
    wijze = Optelwijze.SOM if indicator.berekening else indicator.optelwijze
    metingen = _gekozen(bekend.metingen, wijze, periode)
    if indicator.berekening and not metingen:
        return _geteld(indicator, bekend, peildatum, periode)
    gevonden = _gemeten(indicator, replace(bekend, metingen=metingen), peildatum, periode)
    if gevonden.heeft_waarde:
        return gevonden
    return replace(gevonden, laatste_meting=_laatste(indicator, bekend.metingen))


def _gekozen(bekend: list[Meting], optelwijze: str, periode: Periode) -> list[Meting]:
    """The measurements that make the figure: those inside the period, or else the last that had begun."""
    if optelwijze == Optelwijze.SOM:
        return [meting for meting in bekend if periode.bevat(_periode_van(meting))]
    begonnen = [meting for meting in bekend if meting.begin <= periode.tot_en_met]
    laatste = max(begonnen, key=lambda m: (m.eind, m.peildatum), default=None)
    return [m for m in begonnen if _periode_van(m) == _periode_van(laatste)] if laatste else []


def _laatste(indicator: Indicator, bekend: list[Meting]) -> str:
    """In words the last value that was measured, for where the period itself has none."""
    metingen = [m for m in bekend if m.waarde is not None and m.organisatie_id is None]
    laatste = max(metingen, key=lambda m: (m.peildatum, -m.begin.toordinal()), default=None)
    if laatste is None:
        return ""
    return f"{met_eenheid(laatste.waarde, indicator.eenheid)} over {_periode_van(laatste)}"


def _gemeten(indicator: Indicator, bekend: Gegevens, peildatum: date, periode: Periode) -> Stand:
    """The figure from measurements: of the whole region, or else of its organisations together."""
    metingen = _nieuwste(bekend.metingen)
    regio = [meting for meting in metingen if meting.organisatie_id is None]
    per_organisatie = [meting for meting in metingen if meting.organisatie_id is not None]
    gebruikt = regio or per_organisatie
    over = _omvat(gebruikt) if gebruikt else periode
    return Stand(
        **_van_indicator(indicator, bekend.doelen, over),
        peildatum=peildatum,
        periode=periode,
        over=over,
        stand_op=max((m.peildatum for m in gebruikt), default=peildatum),
        uitkomst=tel_op([_uitkomst(m, indicator.eenheid) for m in gebruikt], indicator.eenheid),
        bron=_samen(str(m.bron) for m in gebruikt),
        vindplaats=_samen(m.vindplaats for m in gebruikt),
        toelichting=_samen(m.toelichting for m in gebruikt),
        delen=tuple(_deel(m, indicator.eenheid) for m in per_organisatie),
    )


def _nieuwste(metingen: Sequence[Meting]) -> list[Meting]:
    """Of each organisation and period the measurement with the latest reference date."""
    nieuwste = {}
    for meting in sorted(metingen, key=lambda m: (m.peildatum, m.pk)):
        nieuwste[meting.organisatie_id, _periode_van(meting)] = meting
    return list(nieuwste.values())


def _omvat(metingen: Sequence[Meting]) -> Periode:
    return Periode(min(m.begin for m in metingen), max(m.eind for m in metingen))


def _uitkomst(meting: Meting, eenheid: str) -> Uitkomst:
    if eenheid == PROCENT and meting.noemer == 0:
        return Uitkomst(None, NIET_TE_BEREKENEN, meting.teller, meting.noemer)
    return Uitkomst(meting.waarde, meting.status, meting.teller, meting.noemer)


def _deel(meting: Meting, eenheid: str) -> Deel:
    uitkomst = _uitkomst(meting, eenheid)
    return Deel(str(meting.organisatie), uitkomst, als_tekst(uitkomst, eenheid))


def _samen(teksten: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(tekst for tekst in teksten if tekst))


def _geteld(indicator: Indicator, bekend: Gegevens, peildatum: date, periode: Periode) -> Stand:
    """The figure from the portal's own rows."""
    berekening = BEREKENINGEN[indicator.berekening]
    geteld = tel(bekend.rijen, periode, peildatum)
    uitkomst = (
        _aantal(berekening.som(geteld)) if _kan_tellen(bekend.rijen, periode, peildatum) else NIET_GEMETEN
    )
    return Stand(
        **_van_indicator(indicator, bekend.doelen, periode),
        peildatum=peildatum,
        periode=periode,
        over=periode,
        stand_op=peildatum,
        uitkomst=uitkomst,
        bron=berekening.bron,
        vindplaats=f"{berekening.wat}, tot en met {date_format(peildatum, 'j F Y')}",
        geteld=uitkomst.waarde is not None,
        delen=_geteld_per_bestuur(geteld, indicator.eenheid, berekening) if geteld else (),
        rijen=tuple(rij.pk for rij in geteld),
    )


def _kan_tellen(rijen: list[Rij], periode: Periode, peildatum: date) -> bool:
    """No rows means zero, except before the portal was used and before the period begins."""
    begin = Schooljaar.van(min((rij.dag for rij in rijen), default=peildatum)).eerste_dag
    return begin <= periode.tot_en_met and periode.van <= peildatum


def _aantal(aantal: Decimal | None) -> Uitkomst:
    if aantal is None:
        return Uitkomst(status=Meetstatus.ONDERDRUKT.value)
    return Uitkomst(Decimal(aantal), Meetstatus.GEMETEN.value)


def _geteld_per_bestuur(geteld: list[Rij], eenheid: str, berekening: Berekening) -> tuple[Deel, ...]:
    per_bestuur: dict[int, list[Rij]] = defaultdict(list)
    for rij in geteld:
        per_bestuur[rij.organisatie].append(rij)
    besturen = Organisatie.objects.besturen() | Organisatie.objects.filter(pk__in=per_bestuur)
    getoond = {bestuur: berekening.som(per_bestuur[bestuur.pk]) for bestuur in besturen}
    if berekening.personen:
        getoond = onderdruk(getoond)
    uitkomsten = {bestuur: _aantal(aantal) for bestuur, aantal in getoond.items()}
    return tuple(Deel(str(bestuur), u, als_tekst(u, eenheid)) for bestuur, u in uitkomsten.items())


def _van_indicator(indicator: Indicator, doelen: list[Streefwaarde], over: Periode) -> dict:
    doel = _doel(doelen, over, indicator.optelwijze)
    return {
        "code": indicator.code,
        "naam": indicator.naam,
        "definitie": indicator.definitie,
        "versie": indicator.versie,
        "eenheid": indicator.eenheid,
        "richting": indicator.richting,
        "streefwaarde": doel.waarde if doel else None,
        "streefwaarde_bron": _herkomst(doel) if doel else "",
    }


def _herkomst(doel: Streefwaarde) -> str:
    return _samen([str(doel.bron or ""), doel.vindplaats, doel.toelichting])


def _doel(doelen: list[Streefwaarde], over: Periode, optelwijze: str) -> Streefwaarde | None:
    """The target of exactly this period; for what does not add up, else the last one that touches it."""
    per_periode = {Periode(doel.van, doel.tot_en_met): doel for doel in doelen}
    if over in per_periode or optelwijze == Optelwijze.SOM:
        return per_periode.get(over)
    geraakt = [periode for periode in per_periode if periode.raakt(over)]
    return per_periode[max(geraakt)] if geraakt else None
