"""The region's agreements: who departs from one says why before everybody reads the vacancy."""

from django.core.exceptions import ValidationError
from django.db import transaction

from loket.keuzes import Bevoegdheid
from onderwijsregio.organisaties.models import Gebruiker

from ..keuzes import ANTWOORDEN, Afwijking, Sollicitatiestatus
from ..models import Regioafspraak, Sollicitatie, Vacature


def afwijkingen(vacature: Vacature) -> list[Regioafspraak]:
    """The agreements of today from which this vacancy departs."""
    van_toepassing = Regioafspraak.objects.geldig().over(vacature)
    return [afspraak for afspraak in van_toepassing if afspraak.wijkt_af(vacature)]


def eis_uitleg(vacature: Vacature) -> None:
    """Raise ValidationError at `afwijking` when this vacancy departs from an agreement and does not say why."""
    if vacature.afwijking.strip():
        return
    if namen := [f"‘{afspraak}’" for afspraak in afwijkingen(vacature)]:
        raise ValidationError(
            {
                "afwijking": ValidationError(
                    f"Deze vacature wijkt af van wat de regio afsprak: {', '.join(namen)}. Leg uit waarom.",
                    code="afwijking",
                )
            }
        )


def afspraken_over_studenten(vacature: Vacature) -> list[Regioafspraak]:
    """The agreements of today by which a board does not take on a student for this job."""
    return list(Regioafspraak.objects.geldig().over(vacature).filter(afwijking=Afwijking.STUDENTEN))


def afspraken_bij_antwoord(sollicitatie: Sollicitatie) -> list[Regioafspraak]:
    """What the region agreed about offering this job to who applies, while an offer can be the answer.

    It is about who has no qualification yet, or is a student of an institute.
    """
    kan = Sollicitatiestatus.AANGEBODEN in ANTWOORDEN.get(sollicitatie.status, ())
    bevoegd = sollicitatie.profiel.get("bevoegdheid", Bevoegdheid.GEEN) != Bevoegdheid.GEEN
    if not kan or (bevoegd and not sollicitatie.is_van_student):
        return []
    return afspraken_over_studenten(sollicitatie.vacature)


def leg_aanbod_uit(vacature: Vacature, uitleg: str) -> None:
    """Offering the job to a student departs from the agreement: why stands with the vacancy, for the region.

    The caller holds the lock. Raises ValidationError at `afwijking` without words, unless the vacancy was open to
    students and said why already.
    """
    afspraken = afspraken_over_studenten(vacature)
    if not afspraken or (vacature.open_voor_studenten and vacature.afwijking.strip() and not uitleg):
        return
    if not uitleg:
        namen = ", ".join(f"‘{afspraak}’" for afspraak in afspraken)
        zin = f"De regio sprak af: {namen}. Leg uit waarom u deze student de baan toch aanbiedt."
        raise ValidationError({"afwijking": ValidationError(zin, code="afwijking")})
    vacature.afwijking = f"{vacature.afwijking}\nAanbod aan een student: {uitleg}".strip()
    vacature.save(update_fields=["afwijking"])


@transaction.atomic
def bewaar_regioafspraak(
    *, afspraak: Regioafspraak | None = None, door: Gebruiker, **velden
) -> Regioafspraak:
    """Write an agreement, or change it; who did it is in the row history. Raises ValidationError.

    Vacancies that are on the website already stay there.
    """
    afspraak = afspraak or Regioafspraak()
    for veld, waarde in velden.items():
        setattr(afspraak, veld, waarde)
    afspraak.full_clean()
    afspraak.save()
    return afspraak
