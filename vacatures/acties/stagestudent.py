"""Students of an institute: brought in by spreadsheet or by another system, and forgotten in time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from loket.models import Kandidaat
from onderwijsregio.kern import tabellen
from onderwijsregio.kern.kolommen import Fout, Gelezen, kaal
from onderwijsregio.organisaties.models import Gebruiker, Organisatie, Postcodegebied, School

from ..importeren.studenten import keur_samenhang, lees_studenten
from ..models import Stagejaar, Stageperiode, Stagestudent, Stagevraag, Studentenimport

#: Students are forgotten this long after their last internship ended, drafts of an import after two days.
BEWAREN = relativedelta(months=12)
CONCEPT_BEWAREN = timedelta(days=2)
MAX_STUDENTEN = 5_000
VAN_STUDENT = ("voornaam", "achternaam", "pc4")
VAN_VRAAG = ("soort", "vak", "leerjaar", "sector", "wijk", "dagen", "max_km")


@dataclass
class Beoordeling:
    """What a file would do: the good rows, which of their students are new, and everything that is wrong."""

    goed: list[Gelezen] = field(default_factory=list)
    nieuw: int = 0
    fouten: list[Fout] = field(default_factory=list)

    @property
    def bekend(self) -> int:
        return len(self.goed) - self.nieuw

    @property
    def foute_regels(self) -> int:
        return len({fout.regel for fout in self.fouten})


@dataclass(frozen=True)
class Gebracht:
    """How many students were new, changed, or already as the institute says."""

    nieuw: int
    gewijzigd: int
    gelijk: int


# By spreadsheet ------------------------------------------------------------------------------------------


@transaction.atomic
def lees_in(
    *, instituut: Organisatie, periode: Stageperiode, bestandsnaam: str, inhoud: bytes, door: Gebruiker
) -> Studentenimport:
    """Keep a file to look at first. Raises ValidationError when it cannot be read or misses a column."""
    concept = Studentenimport(
        instituut=instituut, periode=periode, bestandsnaam=bestandsnaam[-120:], inhoud=inhoud, door=door
    )
    beoordeel(concept)
    concept.save()
    return concept


def beoordeel(concept: Studentenimport) -> Beoordeling:
    """What this file would do as things are now. Raises ValidationError when it cannot be read at all."""
    tabel = tabellen.lees(bytes(concept.inhoud))
    if len(tabel.rijen) > MAX_STUDENTEN:
        raise ValidationError(f"Dit bestand heeft meer dan {MAX_STUDENTEN} regels. Knip het op.")
    return keur(list(lees_studenten(tabel)), concept.instituut, concept.periode)


@transaction.atomic
def voer_door(*, concept: Studentenimport, door: Gebruiker) -> Gebracht:
    """Take over the good rows, and throw the file away. Raises ValidationError when there are none."""
    beoordeling = beoordeel(concept)
    if not beoordeling.goed:
        raise ValidationError("Geen enkele regel is te gebruiken. Verbeter het bestand en kies het opnieuw.")
    gebracht = _schrijf(concept.instituut, [rij.waarden for rij in beoordeling.goed])
    concept.delete()
    return gebracht


# By another system ---------------------------------------------------------------------------------------


@transaction.atomic
def breng(
    *, instituut: Organisatie, periode: Stageperiode, studenten: Sequence[dict], proef: bool = False
) -> tuple[Gebracht | None, list[Fout]]:
    """Bring students as values by the codes of `importeren.studenten.KOLOMMEN`: all of them, or none.

    Returns what it did, or None with every reason not to (`regel` counts from 1). With `proef` it tells what it
    would do, and takes it back. Doing it twice changes nothing: an institute's student is known by number.
    """
    rijen = [Gelezen(nummer, dict(waarden)) for nummer, waarden in enumerate(studenten, 1)]
    for rij in rijen:
        keur_samenhang(rij)
    beoordeling = keur(rijen, instituut, periode)
    if beoordeling.fouten:
        return None, beoordeling.fouten
    gebracht = _schrijf(instituut, [rij.waarden for rij in beoordeling.goed])
    if proef:
        transaction.set_rollback(True)
    return gebracht, []


# Both ----------------------------------------------------------------------------------------------------


def keur(rijen: Iterable[Gelezen], instituut: Organisatie, periode: Stageperiode) -> Beoordeling:
    """Each row beside the others and beside what we know.

    That is its period, its neighbourhood, its schools, and a number that stands twice.
    """
    scholen, perioden, wijken = _scholen_op_naam(), _perioden_op_naam(periode.jaar), _wijken_op_naam()
    bekend = set(instituut.stagestudenten.values_list("studentnummer", flat=True))
    uitkomst, eerder, nieuw = Beoordeling(), {}, set()
    for rij in rijen:
        _zet_periode(rij, periode, perioden)
        _zet_wijk(rij, wijken)
        for code, kop in (("scholen", "Gewenste scholen"), ("eerder", "Eerdere scholen")):
            _zet_scholen(rij, code, kop, scholen)
        _een_keer(rij, eerder)
        uitkomst.fouten += rij.fouten
        if not rij.fouten:
            uitkomst.goed.append(rij)
            if rij.waarden["studentnummer"] not in bekend:
                nieuw.add(rij.waarden["studentnummer"])
    uitkomst.nieuw = len(nieuw)
    return uitkomst


def _perioden_op_naam(jaar: Stagejaar) -> dict[str, Stageperiode]:
    """A period by each way to name it: its name, its code, and the code with the year before it."""
    perioden = list(jaar.perioden.select_related("jaar"))
    return {kaal(naam): p for p in perioden for naam in (p.code, p.code_met_jaar, p.naam)}


def _zet_periode(rij: Gelezen, periode: Stageperiode, perioden: dict[str, Stageperiode]) -> None:
    genoemd = rij.waarden.get("periode", "")
    rij.waarden["periode"] = perioden.get(kaal(genoemd)) if genoemd else periode
    if rij.waarden["periode"] is None:
        namen = ", ".join(sorted({p.naam for p in perioden.values()}))
        rij.fouten.append(Fout(rij.regel, "Periode", genoemd, f"Deze periode is er niet. Kies uit: {namen}."))


def _wijken_op_naam() -> dict[str, str]:
    """The neighbourhoods and places of the region, where its schools are and where its people live."""
    van_scholen = School.objects.open().values_list("wijk", "plaats").distinct()
    van_mensen = Postcodegebied.objects.values_list("wijk", "plaats").distinct()
    return {kaal(naam): naam for rij in (*van_mensen, *van_scholen) for naam in rij if naam}


def _zet_wijk(rij: Gelezen, bekend: dict[str, str]) -> None:
    """The neighbourhood as the region writes it, so that offer and demand meet."""
    genoemd = rij.waarden.get("wijk")
    if not genoemd or not bekend:
        return
    if naam := bekend.get(kaal(genoemd)):
        rij.waarden["wijk"] = naam
        return
    nabij = [bekend[sleutel] for sleutel in get_close_matches(kaal(genoemd), bekend, 2, 0.6)]
    kies = f"Bedoelt u {' of '.join(nabij)}?" if nabij else f"Kies uit: {', '.join(sorted(bekend.values()))}."
    rij.fouten.append(Fout(rij.regel, "Gewenste wijk", genoemd, f"Deze wijk kennen wij niet. {kies}"))


def _scholen_op_naam() -> dict[str, list[int]]:
    """The schools that somebody can mean by a name, or by BRIN and location number."""
    gevonden: dict[str, list[int]] = {}
    for pk, naam, brin, vestiging in School.objects.open().values_list("pk", "naam", "brin", "vestiging"):
        for sleutel in {kaal(naam), kaal(f"{brin}{vestiging}")} - {""}:
            gevonden.setdefault(sleutel, []).append(pk)
    return gevonden


def _zet_scholen(rij: Gelezen, code: str, kop: str, bekend: dict[str, list[int]]) -> None:
    """The schools of this column as keys, in the order in which they were named."""
    gevonden = []
    for naam in rij.waarden.get(code, []):
        mogelijk = bekend.get(kaal(naam), [])
        if len(mogelijk) == 1:
            gevonden += mogelijk
        elif mogelijk:
            reden = "Er zijn meer scholen met deze naam. Schrijf het BRIN met het vestigingsnummer."
            rij.fouten.append(Fout(rij.regel, kop, naam, reden))
        else:
            rij.fouten.append(Fout(rij.regel, kop, naam, "Deze school staat niet in het portaal."))
    rij.waarden[code] = gevonden


def _een_keer(rij: Gelezen, eerder: dict[tuple, int]) -> None:
    """A student stands once for each period."""
    nummer, periode = rij.waarden.get("studentnummer"), rij.waarden["periode"]
    if not nummer or not periode:
        return
    if (nummer, periode.pk) in eerder:
        reden = f"Dit nummer staat ook op regel {eerder[nummer, periode.pk]}. Houd per periode één regel."
        rij.fouten.append(Fout(rij.regel, "Studentnummer", nummer, reden))
    eerder.setdefault((nummer, periode.pk), rij.regel)


def _schrijf(instituut: Organisatie, rijen: list[dict]) -> Gebracht:
    """Make or change a student and what it looks for, row by row; a cell that is not there becomes empty."""
    Organisatie.objects.select_for_update().get(pk=instituut.pk)
    adressen = _kandidaten({rij["email"] for rij in rijen if rij.get("email")})
    studenten = {s.studentnummer: s for s in instituut.stagestudenten.prefetch_related("eerder_op")}
    vragen = {
        (vraag.student_id, vraag.periode_id): vraag
        for vraag in Stagevraag.objects.filter(student__instituut=instituut).prefetch_related("scholen")
    }
    nieuw, anders, geteld = set(), set(), set()
    for rij in rijen:
        nummer = rij["studentnummer"]
        geteld.add(nummer)
        student = studenten.get(nummer)
        if student is None:
            nieuw.add(nummer)
            student = studenten[nummer] = Stagestudent(instituut=instituut, studentnummer=nummer)
        gewijzigd = _werk_student_bij(student, rij, adressen.get(rij.get("email", "")))
        vraag = vragen.get((student.pk, rij["periode"].pk)) or Stagevraag(
            student=student, periode=rij["periode"]
        )
        if _werk_bij(vraag, VAN_VRAAG, rij, "scholen", rij["scholen"]) or gewijzigd:
            anders.add(nummer)
    return Gebracht(len(nieuw), len(anders - nieuw), len(geteld - anders - nieuw))


def _werk_student_bij(student: Stagestudent, rij: dict, kandidaat: int | None) -> bool:
    gekoppeld = kandidaat is not None and student.kandidaat_id != kandidaat
    if gekoppeld:
        student.kandidaat_id = kandidaat
    return _werk_bij(student, VAN_STUDENT, rij, "eerder_op", rij["eerder"], altijd=gekoppeld)


def _werk_bij(
    obj, velden: Sequence[str], rij: dict, relatie: str, scholen: list[int], altijd: bool = False
) -> bool:
    """Give the row these values, and write it when something differs; whether it did."""
    verschil = altijd or obj._state.adding
    for veld in velden:
        waarde = rij.get(veld, obj._meta.get_field(veld).get_default())
        verschil |= getattr(obj, veld) != waarde
        setattr(obj, veld, waarde)
    if verschil:
        obj.save()
    if {school.pk for school in getattr(obj, relatie).all()} != set(scholen):
        getattr(obj, relatie).set(scholen)
        verschil = True
    return bool(verschil)


def _kandidaten(adressen: set[str]) -> dict[str, int]:
    """Who of these the loket knows, when that person has shown to read mail at the address."""
    rijen = Kandidaat.objects.filter(
        gebruiker__emailaddress__email__in=adressen, gebruiker__emailaddress__verified=True, anoniem_op=None
    )
    return dict(rijen.values_list("gebruiker__emailaddress__email", "pk"))


# Forgetting ----------------------------------------------------------------------------------------------


@transaction.atomic
def wis_student(*, student: Stagestudent, door: Gebruiker) -> None:
    """The student and everything that was looked for, gone for good."""
    student.delete()


@transaction.atomic
def ruim_op(*, vandaag: date | None = None) -> int:
    """Forget students a year after their last period, and files that nobody took over; how many students."""
    dag = vandaag or timezone.localdate()
    Studentenimport.objects.filter(gemaakt_op__lt=timezone.now() - CONCEPT_BEWAREN).delete()
    grens = dag - BEWAREN
    oud = Stagestudent.objects.annotate(laatst=Max("vragen__periode__tot")).filter(
        Q(laatst__lt=grens) | Q(laatst=None, gebracht_op__date__lt=grens)
    )
    _, per_model = Stagestudent.objects.filter(pk__in=list(oud.values_list("pk", flat=True))).delete()
    return per_model.get(Stagestudent._meta.label, 0)
