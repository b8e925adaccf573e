"""Forms for people: their account, their role, their invitation."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from ..models import Gebruiker


class Herhaling:
    """allauth's forms with a password twice, in our own words; it has no setting for this sentence."""

    def add_error(self, field, error):
        if field == "password2" and not isinstance(error, ValidationError):
            error = "De twee wachtwoorden zijn niet gelijk."
        super().add_error(field, error)


class Registratie(Herhaling, forms.Form):
    """What allauth asks of a new candidate besides e-mail address and password."""

    voornaam = forms.CharField(
        label="Voornaam", max_length=60, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    achternaam = forms.CharField(
        label="Achternaam", max_length=80, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    field_order = ["voornaam", "achternaam", "email", "password1", "password2"]

    def signup(self, request, user):
        user.voornaam = self.cleaned_data["voornaam"]
        user.achternaam = self.cleaned_data["achternaam"]
        user.save()


class Uitgenodigde(forms.Form):
    """Name and password of somebody who accepts an invitation and has no account yet."""

    voornaam = forms.CharField(
        label="Voornaam", max_length=60, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    achternaam = forms.CharField(
        label="Achternaam", max_length=80, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    wachtwoord = forms.CharField(
        label="Wachtwoord",
        help_text="Minstens 12 tekens. Een zin van een paar woorden is goed te onthouden.",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    herhaling = forms.CharField(
        label="Wachtwoord nog een keer",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, email: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self):
        gegevens = super().clean()
        wachtwoord = gegevens.get("wachtwoord")
        if wachtwoord and wachtwoord != gegevens.get("herhaling"):
            self.add_error("herhaling", "De twee wachtwoorden zijn niet gelijk.")
        if wachtwoord:
            self._controleer_wachtwoord(wachtwoord)
        return gegevens

    def _controleer_wachtwoord(self, wachtwoord: str) -> None:
        gebruiker = Gebruiker(
            email=self.email,
            voornaam=self.cleaned_data.get("voornaam", ""),
            achternaam=self.cleaned_data.get("achternaam", ""),
        )
        try:
            validate_password(wachtwoord, gebruiker)
        except ValidationError as fout:
            self.add_error("wachtwoord", fout)
