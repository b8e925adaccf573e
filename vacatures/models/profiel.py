"""What a board reads of a candidate's profile through an application: taken at the moment of sending.

The candidate sees exactly this before sending. A later change of the profile changes nothing for boards that
were written to before; telephone and mail are read from the record itself, so that a board can always call.
"""

from loket.keuzes import Bevoegdheid, Taal, Vooropleiding
from loket.models import Kandidaat
from onderwijsregio.kern.afstand import afstand_km
from onderwijsregio.organisaties.keuzes import Dag
from onderwijsregio.organisaties.models import Postcodegebied, School


def neem_op(kandidaat: Kandidaat, school: School) -> dict:
    """The qualification, education, days, hours, languages, and the way to this school in km, as codes."""
    return {
        "bevoegdheid": kandidaat.bevoegdheid,
        "vooropleiding": kandidaat.vooropleiding,
        "dagen": list(kandidaat.dagen),
        "uren": kandidaat.uren,
        "talen": list(kandidaat.talen),
        "afstand_km": _afstand(kandidaat, school),
    }


def _afstand(kandidaat: Kandidaat, school: School) -> float | None:
    """As the crow flies, in km with one decimal; None when one of the two points is not known."""
    thuis = Postcodegebied.objects.filter(pk=kandidaat.postcode[:4]).first() if kandidaat.postcode else None
    if thuis is None or school.gebied_id is None:
        return None
    afstand = afstand_km(lat=thuis.lat, lon=thuis.lon, veld="gebied")
    km = School.objects.filter(pk=school.pk).annotate(km=afstand).values_list("km", flat=True).first()
    return None if km is None else round(km, 1)


def in_woorden(profiel: dict) -> list[tuple[str, str]]:
    """Name and value of each part; what is not known says so."""
    km, uren = profiel.get("afstand_km"), profiel.get("uren")
    return [
        ("Bevoegdheid", _label(Bevoegdheid, profiel.get("bevoegdheid"))),
        ("Vooropleiding", _label(Vooropleiding, profiel.get("vooropleiding"))),
        ("Werkdagen", _labels(Dag, profiel.get("dagen"))),
        ("Uren per week", str(uren) if uren else ""),
        ("Talen", _labels(Taal, profiel.get("talen"))),
        ("Reisafstand tot de school", "" if km is None else f"{km:.0f} km" if km >= 1 else "minder dan 1 km"),
    ]


def _label(keuzes, code: str | None) -> str:
    return str(keuzes(code).label) if code and code in keuzes.values else ""


def _labels(keuzes, codes: list[str] | None) -> str:
    return ", ".join(filter(None, (_label(keuzes, code) for code in codes or [])))
