"""What the forms of the loket share."""

import uuid

from django import forms
from django.core.validators import RegexValidator

from ..models import Kandidaat

TELEFOON = RegexValidator(r"^\+?[\d\s()/-]{8,20}$", "Schrijf een telefoonnummer als 06 12345678.")


class Datumkiezer(forms.DateInput):
    """The browser's own date picker."""

    def __init__(self):
        super().__init__(attrs={"type": "date"}, format="%Y-%m-%d")


class Postcodeveld(forms.CharField):
    """A Dutch postcode, with or without letters; spaces and small letters are forgiven."""

    default_validators = Kandidaat._meta.get_field("postcode").validators

    def __init__(self, **kwargs):
        super().__init__(
            max_length=8, widget=forms.TextInput(attrs={"autocomplete": "postal-code"}), **kwargs
        )

    def to_python(self, value) -> str:
        return "".join(super().to_python(value).split()).upper()


class EenKeer(forms.Form):
    """A form that counts once, however often it is sent: it carries a key of its own."""

    formulier = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)
