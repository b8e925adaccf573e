"""What the forms of the loket share."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from onderwijsregio.kern.bestanden import controleer_document, foto_als_pdf, veilige_naam

from ..acties import controleer_bijlagen
from ..acties.bijlagen import MAX_BIJLAGEN
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


class MetRobotveld(forms.Form):
    """A form that anybody may send, with a field that no person sees: who fills that in is a robot."""

    website = forms.CharField(label="Laat dit veld leeg", required=False)

    @property
    def is_robot(self) -> bool:
        return bool(self.data.get(self.add_prefix("website")))

    def clean(self) -> dict:
        """What was filled in, without the field for robots."""
        gegevens = super().clean()
        gegevens.pop("website", None)
        return gegevens


#: What a browser offers to choose from; what is in the file decides.
DOCUMENTSOORTEN = ".pdf,.docx,.jpg,.jpeg,.png"


class Documentveld(forms.FileField):
    """A PDF or Word file, told from its content. A photo becomes a PDF."""

    def __init__(self, *, help_text="", **kwargs):
        super().__init__(
            max_length=255,
            widget=forms.FileInput(attrs={"accept": DOCUMENTSOORTEN}),
            help_text=help_text
            or "Een pdf of Word-bestand (docx) van hoogstens 5 MB, of een duidelijke foto (jpg of png).",
            **kwargs,
        )

    def clean(self, data, initial=None):
        bestand = super().clean(data, initial)
        if bestand:
            bestand = foto_als_pdf(bestand)
            controleer_document(bestand)
        return bestand


class Bijlagenkiezer(forms.FileInput):
    """Choose more than one file at once."""

    allow_multiple_selected = True

    def __init__(self):
        super().__init__(attrs={"accept": DOCUMENTSOORTEN, "multiple": True})

    def value_from_datadict(self, data, files, name) -> list:
        return files.getlist(name) if hasattr(files, "getlist") else []

    def value_omitted_from_data(self, data, files, name) -> bool:
        return name not in files


class Bijlagenveld(forms.FileField):
    """Up to three PDF or Word files, each checked by its content. A photo becomes a PDF."""

    widget = Bijlagenkiezer

    def __init__(self, **kwargs):
        uitleg = "Pdf, Word of een foto, hoogstens 5 MB per bestand, hoogstens drie bestanden."
        super().__init__(**{"label": "Bestanden meesturen", "required": False, "help_text": uitleg} | kwargs)

    def clean(self, data, initial=None) -> list:
        bestanden = [super(Bijlagenveld, self).clean(bestand) for bestand in self._niet_leeg(data)]
        try:
            if len(bestanden) <= MAX_BIJLAGEN:
                bestanden = [self._foto_als_pdf(bestand) for bestand in bestanden]
            controleer_bijlagen(bestanden)
        except ValidationError as fout:
            raise ValidationError(fout.messages) from fout
        return bestanden

    def _foto_als_pdf(self, bestand):
        try:
            return foto_als_pdf(bestand)
        except ValidationError as fout:
            raise ValidationError(f"{veilige_naam(bestand.name)}: {fout.messages[0]}") from fout

    def _niet_leeg(self, data) -> list:
        """The files that were chosen; an empty one is told by its name."""
        leeg = [bestand.name for bestand in data or [] if not bestand.size]
        if leeg:
            raise ValidationError(
                [f"{naam}: dit bestand is leeg. Kies het bestand opnieuw." for naam in leeg]
            )
        return data or []


class MetBijlagen(forms.Form):
    """A form with files. A browser forgets them when the form comes back, so the form says so."""

    bijlagen = Bijlagenveld()

    def add_error(self, field, error):
        super().add_error(field, error)
        gekozen = self.files and self.files.getlist(self.add_prefix("bijlagen"))
        if gekozen and "bijlagen" not in self.errors:
            super().add_error("bijlagen", "Kies uw bestanden opnieuw: die zijn nog niet verstuurd.")
