"""Forms of proposals."""

from django import forms


class Neeformulier(forms.Form):
    """No, with a reason: whoever says no tells why."""

    besluit = forms.CharField(initial="nee", widget=forms.HiddenInput)
    reden = forms.CharField(
        label="Waarom niet?",
        help_text="Eén zin is genoeg. Het loket leest dit en zoekt verder.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Geef een reden."},
    )
