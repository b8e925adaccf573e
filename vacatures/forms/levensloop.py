"""The life of a vacancy: planned, read by a colleague, kept open, closed."""

from django import forms

from ..keuzes import Uitkomst


class Planformulier(forms.Form):
    """The day on which a draft appears by itself."""

    op = forms.DateField(
        label="Op welke dag komt de vacature op de website?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class Vernieuwformulier(forms.Form):
    """Until when people can still apply."""

    sluit_op = forms.DateField(
        label="Tot en met welke dag kan iemand nog reageren?",
        help_text="Hoogstens 90 dagen vooruit.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class Terugformulier(forms.Form):
    """What a colleague wants to see changed; who asked for the check may leave it empty."""

    opmerking = forms.CharField(
        label="Wat moet er nog anders?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Sluitformulier(forms.Form):
    uitkomst = forms.ChoiceField(
        label="Hoe is het afgelopen?",
        choices=Uitkomst,
        widget=forms.RadioSelect,
        help_text="Zo weet de regio hoeveel banen vervuld zijn, en langs welke weg.",
        error_messages={"required": "Kies hoe het met deze vacature is afgelopen."},
    )
