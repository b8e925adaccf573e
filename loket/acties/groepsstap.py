"""One next step for many candidates at once, and back; who changed meanwhile is left alone and named."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from onderwijsregio.organisaties.models import Gebruiker

from ..models import Kandidaat
from .eigenaren import mag_volgende_stap_hebben
from .klantreis import spreek_volgende_stap_af, vergrendel_kandidaten

HOOGSTENS = 1_000
WEG = "Dit dossier is er niet meer, of het is niet meer voor u."
VERANDERD = "Intussen veranderd door iemand anders."
NIET_VOOR_HEN = "Wil niet dat deze collega meekijkt, of gaf daar nog geen toestemming voor."


@dataclass
class Groepsuitkomst:
    """For whom it was agreed, and who was skipped and why; each as number and name.

    `vorige` is what is needed to go back, in words and numbers that a session can keep: the number, the
    `merk` after the change, and the sentence, owner and day from before.
    """

    gedaan: list[tuple[int, str]] = field(default_factory=list)
    overgeslagen: list[tuple[int, str, str]] = field(default_factory=list)
    vorige: list[tuple[int, str, str, int, str]] = field(default_factory=list)


def merk(kandidaat: Kandidaat) -> str:
    """Eight signs that change when the candidate's next step does."""
    inhoud = "|".join(
        str(waarde)
        for waarde in (
            kandidaat.status,
            kandidaat.volgende_stap,
            kandidaat.volgende_stap_van_id,
            kandidaat.volgende_stap_op,
        )
    )
    return hashlib.sha256(inhoud.encode()).hexdigest()[:8]


@transaction.atomic
def spreek_volgende_stappen_af(
    *,
    kandidaten: QuerySet[Kandidaat],
    gekozen: Mapping[int, str],
    volgende_stap: str,
    eigenaar: Gebruiker,
    op: date,
    door: Gebruiker,
) -> Groepsuitkomst:
    """Agree the same next step for all of `gekozen` (number and `merk`) among `kandidaten`, or for nobody.

    Left alone: who changed since they were chosen, who rests or has stopped, who did not agree to be seen by
    `eigenaar`, who is not among `kandidaten`.
    Sending it twice does it once. Raises ValidationError when the sentence is empty.
    """
    vergrendel_kandidaten(gekozen)
    gevonden = {rij.pk: rij for rij in kandidaten.filter(pk__in=gekozen).select_related("volgende_stap_van")}
    uitkomst = Groepsuitkomst()
    for pk, gezien in gekozen.items():
        kandidaat = gevonden.get(pk)
        reden = _waarom_niet(kandidaat, gezien, (volgende_stap.strip(), eigenaar.pk, op))
        if not reden and not mag_volgende_stap_hebben(kandidaat, eigenaar):
            reden = NIET_VOOR_HEN
        if reden:
            uitkomst.overgeslagen.append((pk, kandidaat.naam if kandidaat else "", reden))
        else:
            was = (kandidaat.volgende_stap, kandidaat.volgende_stap_van_id, str(kandidaat.volgende_stap_op))
            spreek_volgende_stap_af(
                kandidaat=kandidaat, volgende_stap=volgende_stap, eigenaar=eigenaar, op=op, door=door
            )
            uitkomst.gedaan.append((pk, kandidaat.naam))
            uitkomst.vorige.append((pk, merk(kandidaat), *was))
    return uitkomst


@transaction.atomic
def draai_groepsstap_terug(
    *, kandidaten: QuerySet[Kandidaat], vorige: Iterable[tuple[int, str, str, int, str]], door: Gebruiker
) -> Groepsuitkomst:
    """Give everybody in `vorige` (see Groepsuitkomst) the next step from before; nothing is erased from the journey.

    Left alone: who changed since, who hides from the owner of before, and who is not among `kandidaten`.
    """
    terug = {pk: rest for pk, *rest in vorige}
    vergrendel_kandidaten(terug)
    gevonden = kandidaten.in_bulk(list(terug))
    eigenaren = Gebruiker.objects.in_bulk({eigenaar for _, _, eigenaar, _ in terug.values()})
    uitkomst = Groepsuitkomst()
    for pk, (gezien, zin, eigenaar, op) in terug.items():
        kandidaat = gevonden.get(pk)
        if kandidaat is None or merk(kandidaat) != gezien:
            naam, reden = (kandidaat.naam, VERANDERD) if kandidaat else ("", WEG)
            uitkomst.overgeslagen.append((pk, naam, reden))
            continue
        if not mag_volgende_stap_hebben(kandidaat, eigenaren[eigenaar]):
            uitkomst.overgeslagen.append((pk, kandidaat.naam, NIET_VOOR_HEN))
            continue
        spreek_volgende_stap_af(
            kandidaat=kandidaat,
            volgende_stap=zin,
            eigenaar=eigenaren[eigenaar],
            op=date.fromisoformat(op),
            door=door,
        )
        uitkomst.gedaan.append((pk, kandidaat.naam))
    return uitkomst


def _waarom_niet(kandidaat: Kandidaat | None, gezien: str, nieuw: tuple) -> str:
    if kandidaat is None:
        return WEG
    if (kandidaat.volgende_stap, kandidaat.volgende_stap_van_id, kandidaat.volgende_stap_op) == nieuw:
        return "Had deze volgende stap al."
    if merk(kandidaat) != gezien:
        return VERANDERD
    if not kandidaat.is_actief:
        return f"Is {kandidaat.get_status_display()}. Open het dossier om weer te beginnen."
    return ""
