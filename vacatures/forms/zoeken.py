"""What a visitor looks for."""

import re
from dataclasses import dataclass

from django import forms

from onderwijsregio.organisaties.models import Postcodegebied

from ..zoeken import AFSTANDEN, gebied_van

#: How far to look, in km, when somebody gives a place without a distance.
AFSTAND_ZONDER_KEUZE = 15


@dataclass(frozen=True)
class Plek:
    """A point to look around, with how it is called."""

    naam: str
    lat: float
    lon: float


def plek_van(postcode: str) -> Plek | None:
    """The point of a postcode of four digits; None when we do not know it."""
    gebied = Postcodegebied.objects.filter(pk=postcode).first()
    return Plek(f"{gebied.pc4} {gebied.plaats}", float(gebied.lat), float(gebied.lon)) if gebied else None


def plek_van_getypt(tekst: str) -> Plek | None:
    """The point of a postcode or a place that was typed; None when nothing was typed.

    Raises ValidationError that says how to write it.
    """
    getypt = re.sub(r"\s", "", tekst).upper()
    if not getypt:
        return None
    if not re.fullmatch(r"[1-9]\d{3}([A-Z]{2})?", getypt, re.ASCII):
        return _plaats(tekst)
    plek = plek_van(getypt[:4])
    if plek is None:
        raise forms.ValidationError(
            f"Postcode {getypt[:4]} kennen wij niet. Kijk of die klopt, of kies er een in de buurt."
        )
    return plek


def _plaats(getypt: str) -> Plek:
    """The middle of a place; whoever writes something else reads how to write it."""
    gebieden = gebied_van(getypt)
    if not gebieden:
        raise forms.ValidationError(
            "Schrijf een postcode als 1315 of 1315 AB, of de naam van een plaats in de regio."
        )
    return Plek(
        getypt.strip(),
        float(sum(gebied.lat for gebied in gebieden) / len(gebieden)),
        float(sum(gebied.lon for gebied in gebieden) / len(gebieden)),
    )


class Zoekformulier(forms.Form):
    """What a visitor looks for; everything is optional and lives in the address of the page."""

    q = forms.CharField(
        label="Waar zoekt u naar?",
        required=False,
        max_length=100,
        help_text="Bijvoorbeeld: groep 5, gym of wiskunde",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    postcode = forms.CharField(
        label="Postcode of plaats",
        required=False,
        max_length=80,
        help_text="Vier cijfers is genoeg, zoals 1315",
    )
    km = forms.TypedChoiceField(
        label="Hoe ver daarvandaan?",
        choices=[(km, f"{km} km") for km in AFSTANDEN],
        coerce=int,
        required=False,
        empty_value=AFSTAND_ZONDER_KEUZE,
        initial=AFSTAND_ZONDER_KEUZE,
    )
    volgorde = forms.ChoiceField(
        label="Wat staat bovenaan?",
        required=False,
        choices=[
            ("", "wat het best past"),
            ("afstand", "dichtbij"),
            ("nieuw", "nieuw"),
            ("sluit", "sluit het eerst"),
        ],
    )

    def gegeven(self) -> dict:
        """What was filled in and understood; a mistake in one field leaves the others."""
        self.is_valid()
        return self.cleaned_data if self.is_bound else {}

    def clean_postcode(self) -> Plek | None:
        """The point of the postcode or place that was typed; None when nothing was typed."""
        return plek_van_getypt(self.cleaned_data["postcode"])


class Reisformulier(forms.Form):
    """From where somebody would travel to a school."""

    van = forms.CharField(
        label="Uw postcode of plaats",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )

    def clean_van(self) -> Plek | None:
        return plek_van_getypt(self.cleaned_data["van"])
