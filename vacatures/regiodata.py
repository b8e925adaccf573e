"""What a region's data files say for vacancies: the parts of a school year for internships (`stages.toml`)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from onderwijsregio.kern.regiogegevens import Regiogegevens
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.regiodata import bewaar, controleer_sleutels, in_bestand

from .models import Stagejaar, Stageperiode

#: Without a file: the whole year and its halves, told before 1 April.
STANDAARD = {
    "opgeven_voor": "04-01",
    "periode": [
        {"code": "jaar", "naam": "Heel schooljaar", "van": "08-01", "tot": "07-31"},
        {"code": "eerste", "naam": "Eerste helft", "van": "08-01", "tot": "01-31"},
        {"code": "tweede", "naam": "Tweede helft", "van": "02-01", "tot": "07-31"},
    ],
}


def laad(gegevens: Regiogegevens) -> None:
    """Make this school year and the next with the periods of the region; a period that left the file stays.

    Days are written as month-day. A region without the file keeps the years that it has. Raises Regiofout
    that names the period.
    """
    bestand = gegevens.toml("stages")
    if not bestand and Stagejaar.objects.exists():
        return
    bestand = bestand or STANDAARD
    with in_bestand("stages.toml", "stages"):
        controleer_sleutels(bestand, STANDAARD)
        nu = Schooljaar.van(timezone.localdate()).begin
        for begin in (nu, nu + 1):
            voor = _dag(bestand["opgeven_voor"], begin)
            jaar = bewaar(Stagejaar, {"begin": begin}, {"opgeven_voor": voor})
            for rij in bestand["periode"]:
                _laad_periode(jaar, rij)


def _laad_periode(jaar: Stagejaar, rij: dict) -> None:
    with in_bestand("stages.toml", f"periode {rij.get('code', 'zonder code')}"):
        controleer_sleutels(rij, {"code", "naam", "van", "tot"})
        van, tot = (_in_schooljaar(rij[sleutel], jaar.begin) for sleutel in ("van", "tot"))
        bewaar(
            Stageperiode, {"jaar": jaar, "code": rij["code"]}, {"naam": rij["naam"], "van": van, "tot": tot}
        )


def _dag(tekst: str, jaar: int) -> date:
    try:
        return date.fromisoformat(f"{jaar}-{tekst}")
    except ValueError:
        raise ValidationError(f"'{tekst}' is geen dag. Schrijf hem als 04-01 voor 1 april.") from None


def _in_schooljaar(tekst: str, begin: int) -> date:
    """The day in the school year that begins in `begin`: from August on in that year, else in the next."""
    dag = _dag(tekst, begin)
    return dag if dag.month >= 8 else _dag(tekst, begin + 1)
