"""One figure and everything that makes it traceable."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from onderwijsregio.organisaties.keuzes import Meetstatus

from ..keuzes import ZONDER_WAARDE, Richting
from .periode import Periode
from .uitkomst import Uitkomst, als_tekst, getal, met_eenheid, verhouding


@dataclass(frozen=True)
class Deel:
    """The part of one organisation in a figure."""

    organisatie: str
    uitkomst: Uitkomst
    tekst: str


@dataclass(frozen=True)
class Stand:
    """One figure as of `peildatum` over `periode`, with everything that makes it traceable.

    `over` is the period that the figure itself is about and `stand_op` the day it was taken: a measurement
    may be older than what was asked for. `rijen` are the primary keys of the rows that a count counts.
    """

    code: str
    naam: str
    definitie: str
    versie: int
    eenheid: str
    richting: str
    peildatum: date
    periode: Periode
    over: Periode
    stand_op: date
    uitkomst: Uitkomst
    bron: str
    vindplaats: str = ""
    toelichting: str = ""
    streefwaarde: Decimal | None = None
    streefwaarde_bron: str = ""
    laatste_meting: str = ""
    geteld: bool = False
    delen: tuple[Deel, ...] = ()
    rijen: tuple[int, ...] = field(default=(), repr=False)

    @property
    def waarde(self) -> Decimal | None:
        return self.uitkomst.waarde

    @property
    def meetstatus(self) -> str:
        return self.uitkomst.status

    @property
    def teller(self) -> Decimal | None:
        return self.uitkomst.teller

    @property
    def noemer(self) -> Decimal | None:
        return self.uitkomst.noemer

    @property
    def heeft_waarde(self) -> bool:
        return self.waarde is not None

    @property
    def tekst(self) -> str:
        """The value with its unit, or the words for why there is none."""
        return als_tekst(self.uitkomst, self.eenheid)

    @property
    def reden(self) -> str:
        """The status in words, also where there is a value: gemeten, minder dan 5, niet gemeten …"""
        return ZONDER_WAARDE.get(self.meetstatus) or Meetstatus(self.meetstatus).label

    @property
    def getal(self) -> str:
        """The bare number in Dutch, or nothing."""
        return getal(self.waarde) if self.heeft_waarde else ""

    @property
    def streefwaarde_tekst(self) -> str:
        return "" if self.streefwaarde is None else met_eenheid(self.streefwaarde, self.eenheid)

    @property
    def procent_van_doel(self) -> Decimal | None:
        """How much of the target is reached, where more is better; None when that says nothing."""
        if self.richting != Richting.HOGER or self.streefwaarde is None or not self.heeft_waarde:
            return None
        return verhouding(self.waarde, self.streefwaarde)

    @property
    def procent_tekst(self) -> str:
        return "" if self.procent_van_doel is None else f"{getal(self.procent_van_doel)}%"

    @property
    def doel_als_getal(self) -> str:
        """The target as a plain number for a progress bar; nothing where more is not better."""
        return "" if self.procent_van_doel is None else f"{self.streefwaarde:f}"

    @property
    def deel_van_doel(self) -> str:
        """The value as a plain number for a progress bar."""
        return f"{self.waarde:f}" if self.heeft_waarde else ""

    @property
    def te_klein(self) -> set[str]:
        """The names of the organisations whose part is suppressed."""
        return {deel.organisatie for deel in self.delen if deel.uitkomst.status == Meetstatus.ONDERDRUKT}

    def als_json(self) -> dict:
        """The figure as plain values for JSON, the same for the same figure; numbers are texts, days ISO."""
        return {
            "code": self.code,
            "naam": self.naam,
            "definitie": self.definitie,
            "versie": self.versie,
            "eenheid": self.eenheid,
            "richting": self.richting,
            "peildatum": self.peildatum.isoformat(),
            "periode": _periode_als_json(self.periode),
            "over": _periode_als_json(self.over),
            "stand_op": self.stand_op.isoformat(),
            **_uitkomst_als_json(self.uitkomst),
            "tekst": self.tekst,
            "streefwaarde": _getal_als_json(self.streefwaarde),
            "streefwaarde_tekst": self.streefwaarde_tekst,
            "streefwaarde_bron": self.streefwaarde_bron,
            "procent_van_doel": _getal_als_json(self.procent_van_doel),
            "bron": self.bron,
            "vindplaats": self.vindplaats,
            "toelichting": self.toelichting,
            "laatste_meting": self.laatste_meting,
            "delen": [
                {"organisatie": deel.organisatie, **_uitkomst_als_json(deel.uitkomst), "tekst": deel.tekst}
                for deel in self.delen
            ],
            "rijen": list(self.rijen),
        }


def _getal_als_json(waarde: Decimal | None) -> str | None:
    return None if waarde is None else f"{Decimal(waarde).normalize():f}"


def _periode_als_json(periode: Periode) -> dict:
    return {
        "van": periode.van.isoformat(),
        "tot_en_met": periode.tot_en_met.isoformat(),
        "naam": str(periode),
    }


def _uitkomst_als_json(uitkomst: Uitkomst) -> dict:
    return {
        "waarde": _getal_als_json(uitkomst.waarde),
        "meetstatus": str(uitkomst.status),
        "teller": _getal_als_json(uitkomst.teller),
        "noemer": _getal_als_json(uitkomst.noemer),
    }
