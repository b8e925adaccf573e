"""Nobody gets lost when a colleague leaves: their next steps, questions and referrals go to the loket."""

from django.db import transaction

from onderwijsregio.organisaties.models import Gebruiker

from .. import meldingen
from ..keuzes import Stapsoort
from ..models import Kandidaat, Vraag
from .doorverwijzen import haal_terug_van_wie_weg_is, neem_vraag_terug
from .klantreis import makelaar_van, spreek_volgende_stap_af, zet_stap


def bij_beeindigde_rol(sender, **kwargs) -> None:
    """A role ended just now."""
    draag_over()


@transaction.atomic
def draag_over() -> int:
    """Give each next step whose owner has no role any more to a makelaar, else to the programme leader.

    What was agreed and its day stay; who gets them hears it in one mail. Referrals that wait for such a
    colleague come back first, and so do the questions of which they were the owner. Returns how many next
    steps; running it twice changes nothing.
    """
    haal_terug_van_wie_weg_is()
    for vraag in Vraag.objects.zonder_eigenaar().filter(eigenaar__isnull=False).select_related("kandidaat"):
        neem_vraag_terug(vraag, makelaar_van(vraag.kandidaat))
    wezen = Kandidaat.objects.zonder_eigenaar().select_related("volgende_stap_van").order_by("pk")
    per_eigenaar: dict[Gebruiker, list[Kandidaat]] = {}
    for kandidaat in wezen.select_for_update(no_key=True, of=["self"]):
        per_eigenaar.setdefault(_draag_over(kandidaat), []).append(kandidaat)
    for eigenaar, kandidaten in per_eigenaar.items():
        meldingen.overgedragen(eigenaar, kandidaten)
    return sum(map(len, per_eigenaar.values()))


def _draag_over(kandidaat: Kandidaat) -> Gebruiker:
    naar = makelaar_van(kandidaat)
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.VOLGENDE_STAP,
        tekst=f"{kandidaat.volgende_stap_van} heeft geen rol meer. {naar} neemt de volgende stap over.",
        intern=True,
    )
    spreek_volgende_stap_af(
        kandidaat=kandidaat,
        volgende_stap=kandidaat.volgende_stap,
        eigenaar=naar,
        op=kandidaat.volgende_stap_op,
    )
    return naar
