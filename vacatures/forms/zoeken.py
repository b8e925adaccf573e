"""What a visitor looks for."""

from django import forms

from ..zoeken import AFSTANDEN
from ..zoeken.plek import AFSTAND_ZONDER_KEUZE, Plek, lees_plek


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
        help_text="Vier cijfers is genoeg",
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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        km = self["km"].data if self.is_bound else None
        if (
            km and km.isascii() and km.isdigit() and 0 < int(km[:3]) < 100
        ):  # as somebody typed it among the words
            self.fields["km"].choices = [(k, f"{k} km") for k in sorted({*AFSTANDEN, int(km)})]

    def gegeven(self) -> dict:
        """What was filled in and understood; a mistake in one field leaves the others."""
        self.is_valid()
        return self.cleaned_data if self.is_bound else {}

    def clean_postcode(self) -> Plek | None:
        """The point of the postcode or place that was typed; None when nothing was typed."""
        return lees_plek(self.cleaned_data["postcode"])


class Reisformulier(forms.Form):
    """From where somebody would travel to a school."""

    van = forms.CharField(
        label="Uw postcode of plaats",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )

    def clean_van(self) -> Plek | None:
        return lees_plek(self.cleaned_data["van"])
