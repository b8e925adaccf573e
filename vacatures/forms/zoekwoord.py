"""What the region says about a word that people search with."""

from django import forms

from ..keuzes import Zoekwoordsoort


class Zoekwoordformulier(forms.Form):
    """A word that people type, and a word that they mean with it."""

    woord = forms.CharField(
        label="Wat typen mensen?",
        max_length=60,
        help_text="Eén woord of een paar, bijvoorbeeld: stamgroepleider",
    )
    soort = forms.ChoiceField(
        label="Wat heeft dat ermee te maken?",
        choices=Zoekwoordsoort,
        initial=Zoekwoordsoort.ZELFDE,
        widget=forms.RadioSelect,
    )
    betekent = forms.CharField(
        label="Welk woord staat er in vacatures?", max_length=60, help_text="Bijvoorbeeld: leerkracht"
    )

    def clean(self):
        gegevens = super().clean()
        woord, betekent = (gegevens.get(naam, "").lower().split() for naam in ("woord", "betekent"))
        if woord and woord == betekent:
            self.add_error("betekent", "Vul twee verschillende woorden in.")
        return gegevens
