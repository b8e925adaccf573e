"""What a file of schools would change, compared with what is known, and the change itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from ..keuzes import Organisatiesoort
from ..models import Importronde, Organisatie, Postcodegebied, School
from . import verslag
from .duo import DuoBestand, Schoolrij, lees_scholen
from .namen import kern
from .tabel import BestandGeweigerd, Tabel

#: A file in which more than one in five schools is missing is more likely broken than true.
SLUIT_HOOGUIT = 0.2
Sleutel = tuple[str, str]


@dataclass
class Scholenplan:
    """Everything that one file would do. `verslag` is what people read, the lists are what gets written."""

    soort = Importronde.Soort.SCHOLEN

    verslag: dict = field(default_factory=dict)
    besturen: list[Organisatie] = field(default_factory=list)
    nieuw: list[School] = field(default_factory=list)
    bijwerken: list[School] = field(default_factory=list)
    sluiten: list[School] = field(default_factory=list)
    velden: set[str] = field(default_factory=set)

    def pas_toe(self) -> None:
        """Write it, within the transaction of the caller."""
        Organisatie.objects.bulk_create(self.besturen)
        School.objects.bulk_create(self.nieuw, batch_size=1000)
        if self.velden:  # one INSERT … ON CONFLICT is several times as fast as bulk_update
            School.objects.bulk_create(
                self.bijwerken,
                batch_size=1000,
                update_conflicts=True,
                unique_fields=["id"],
                update_fields=sorted(self.velden),
            )
        gesloten = [school.pk for school in self.sluiten]
        School.objects.filter(pk__in=gesloten).update(gesloten_op=timezone.localdate())


def maak_plan(tabel: Tabel, gemeenten: Sequence[str]) -> Scholenplan:
    """Compare a file with the schools that are known, as far as they are in `gemeenten` (none given: all).

    Raises BestandGeweigerd when the file is not to be trusted.
    """
    bestand = lees_scholen(tabel)
    return Vergelijking(bestand, gemeenten, verslag.opmerkingen(tabel)).plan()


class Vergelijking:
    """One file beside the database. Only schools with a BRIN take part: the others are not DUO's."""

    def __init__(self, bestand: DuoBestand, gemeenten: Sequence[str], opmerkingen: list[str]):
        self.bestand = bestand
        self.gemeenten = list(gemeenten)
        self.gekozen = {kern(gemeente) for gemeente in gemeenten}
        self.opmerkingen = opmerkingen
        bekend = School.objects.exclude(brin="").select_related("bestuur")
        self.bekend: dict[Sleutel, School] = {(s.brin, s.vestiging): s for s in bekend}
        self.besturen = {
            bestuur.bevoegd_gezag: bestuur for bestuur in Organisatie.objects.exclude(bevoegd_gezag=None)
        }
        self.codes = set(Organisatie.objects.values_list("code", flat=True))
        self.gebieden = set(Postcodegebied.objects.values_list("pc4", flat=True))
        self.uitkomst = Scholenplan()
        self.delen: dict[str, list] = {deel: [] for deel in verslag.SCHOLEN}

    def plan(self) -> Scholenplan:
        rijen = [rij for rij in self.bestand.scholen if self._telt_mee(rij)]
        fouten = [fout for fout in self.bestand.fouten if self._gekozen(fout.gemeente or None)]
        verslag.weiger_als_vooral_fout(len(self.bestand.scholen), self.bestand.fouten)
        self._let_op_gemeenten()
        open_scholen = [school for school in self.bekend.values() if self._onder_dit_bestand(school)]
        for rij in rijen:
            self._verwerk(rij)
        self._sluit(open_scholen)
        self.delen["fout"] = verslag.fouten(fouten)
        self.uitkomst.verslag = self._verslag(rijen, len(open_scholen))
        return self.uitkomst

    def _gekozen(self, gemeente: str | None) -> bool:
        """Whether a gemeente was chosen; one that could not be read may be."""
        return not self.gekozen or gemeente is None or kern(gemeente) in self.gekozen

    def _telt_mee(self, rij: Schoolrij) -> bool:
        """Also a school that left a chosen gemeente: it moved, it did not close."""
        bekend = self.bekend.get(rij.sleutel)
        vertrokken = bekend is not None and self._gekozen(bekend.gemeente)
        return vertrokken or self._gekozen(rij.velden["gemeente"])

    def _let_op_gemeenten(self) -> None:
        in_bestand = {kern(rij.velden["gemeente"]) for rij in self.bestand.scholen}
        onbekend = [naam for naam in self.gemeenten if kern(naam) not in in_bestand]
        if onbekend and len(onbekend) == len(self.gemeenten):
            raise BestandGeweigerd(f"In dit bestand staat geen school in {', '.join(onbekend)}.")
        self.opmerkingen += [f"In dit bestand staat geen school in {naam}." for naam in onbekend]

    def _verwerk(self, rij: Schoolrij) -> None:
        waarden = rij.velden | {
            "bestuur": self._bestuur(rij.bevoegd_gezag),
            "gebied_id": self._gebied(rij.velden["postcode"]),
        }
        school = self.bekend.get(rij.sleutel)
        if school is None:
            brin, vestiging = rij.sleutel
            school = School(brin=brin, vestiging=vestiging, **waarden)
            self.uitkomst.nieuw.append(school)
            self.delen["nieuw"].append(_over(school) | {"nieuw": school.bestuur.naam})
        else:
            self._werk_bij(school, waarden)

    def _werk_bij(self, school: School, waarden: dict) -> None:
        over = _over(school)
        oud = {naam: getattr(school, naam) for naam in waarden}
        anders = {naam: nu for naam, nu in waarden.items() if oud[naam] != nu}
        velden = [_wijziging(naam, oud[naam], nu) for naam, nu in anders.items() if naam != "bestuur"]
        if velden:
            self.delen["gewijzigd"].append(over | {"velden": velden})
        if "bestuur" in anders:
            besturen = {"oud": oud["bestuur"].naam, "nieuw": anders["bestuur"].naam}
            self.delen["verplaatst"].append(over | besturen)
        if school.gesloten_op:
            self.delen["heropend"].append(over | {"oud": f"gesloten op {school.gesloten_op:%d-%m-%Y}"})
            anders["gesloten_op"] = None
        for naam, nu in anders.items():
            setattr(school, naam, nu)
        if anders:
            self.uitkomst.bijwerken.append(school)
            self.uitkomst.velden |= {naam.removesuffix("_id") for naam in anders}

    def _bestuur(self, nummer: str) -> Organisatie:
        """The board with this number; an unknown one gets a name that an administrator can replace."""
        if nummer not in self.besturen:
            bestuur = Organisatie(
                code=self._vrije_code(f"bevoegd-gezag-{nummer}"),
                naam=f"{Organisatie.NAAMLOOS} {nummer}",
                soort=Organisatiesoort.SCHOOLBESTUUR,
                bevoegd_gezag=nummer,
            )
            self.besturen[nummer] = bestuur
            self.uitkomst.besturen.append(bestuur)
            self.delen["besturen"].append({"code": nummer, "naam": bestuur.naam})
        return self.besturen[nummer]

    def _vrije_code(self, code: str) -> str:
        while code in self.codes:
            code += "-x"
        self.codes.add(code)
        return code

    def _gebied(self, postcode: str) -> str | None:
        return postcode[:4] if postcode[:4] in self.gebieden else None

    def _onder_dit_bestand(self, school: School) -> bool:
        """Open, and of the sector and gemeenten that this file speaks of."""
        return (
            school.gesloten_op is None
            and school.sector in self.bestand.sectoren
            and self._gekozen(school.gemeente)
        )

    def _sluit(self, open_scholen: list[School]) -> None:
        """Close what left the file, except what a faulty line may well be about."""
        in_bestand = {rij.sleutel for rij in self.bestand.scholen}
        onleesbaar = kern(" ".join(fout.tekst for fout in self.bestand.fouten))
        for school in open_scholen:
            if (school.brin, school.vestiging) in in_bestand:
                continue
            if any(kenmerk in onleesbaar for kenmerk in _kenmerken(school)):
                self.delen["behouden"].append(_over(school))
            else:
                self.delen["gesloten"].append(_over(school))
                self.uitkomst.sluiten.append(school)

    def _verslag(self, rijen: list[Schoolrij], aantal_open: int) -> dict:
        sluit = len(self.uitkomst.sluiten)
        return verslag.maak(
            self.delen,
            soort=self.bestand.soort.value,
            opmerkingen=self.opmerkingen,
            gelezen=len(rijen),
            besturen=len({rij.bevoegd_gezag for rij in rijen}),
            ongewijzigd=len(rijen) - len(self.uitkomst.nieuw) - len(self.uitkomst.bijwerken),
            open=aantal_open,
            veel_gesloten=sluit > 1 and sluit > SLUIT_HOOGUIT * aantal_open,
        )


def _over(school: School) -> dict:
    return {"code": f"{school.brin} {school.vestiging}", "naam": school.naam, "plaats": school.plaats}


def _kenmerken(school: School) -> list[str]:
    kenmerken = (school.brin + school.vestiging, school.naam, school.postcode)
    return [kenmerk for kenmerk in map(kern, kenmerken) if kenmerk]


def _wijziging(naam: str, oud, nieuw) -> dict:
    veld = School._meta.get_field(naam.removesuffix("_id"))
    return {"veld": str(veld.verbose_name), "oud": _toon(oud), "nieuw": _toon(nieuw)}


def _toon(waarde) -> str:
    return "" if waarde is None else str(waarde)
