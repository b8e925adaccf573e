"""Forms of a board's templates."""

from django import forms


class Vacaturesjabloonformulier(forms.Form):
    """The name of a template made from a vacancy."""

    naam = forms.CharField(
        label="Hoe heet het sjabloon?",
        max_length=80,
        help_text="Bijvoorbeeld: Leerkracht onderbouw. Datums en uw eigen kenmerk gaan niet mee.",
        error_messages={"required": "Geef het sjabloon een naam, zoals: Leerkracht onderbouw."},
    )
