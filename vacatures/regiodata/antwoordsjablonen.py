"""What a region's data files say for vacancies: the answer templates that its boards begin with."""

from onderwijsregio.kern.regiogegevens import Regiogegevens
from onderwijsregio.organisaties.regiodata import bewaar, laad_elke

from .. import acties
from ..models import Antwoordsjabloon

VELDEN = {"naam", "soort", "tekst"}


def laad(gegevens: Regiogegevens) -> None:
    """Create or update the templates of `antwoordsjablonen.toml`; one that left the file is used no more.

    A board's own templates stay as they are. Raises Regiofout that names the template.
    """
    namen = []
    laad_elke(
        gegevens, "antwoordsjablonen", "sjabloon", VELDEN, lambda rij: namen.append(_laad_sjabloon(rij).naam)
    )
    if namen:
        van_de_regio = Antwoordsjabloon.objects.filter(organisatie__isnull=True, actief=True)
        van_de_regio.exclude(naam__in=namen).update(actief=False)


def _laad_sjabloon(rij: dict) -> Antwoordsjabloon:
    acties.controleer_sjabloon(rij["tekst"])
    waarden = {"soort": rij["soort"], "tekst": rij["tekst"].strip(), "actief": True}
    return bewaar(Antwoordsjabloon, {"organisatie": None, "naam": rij["naam"]}, waarden)
