"""Saving a search, and changing one."""

from django import forms

from ..keuzes import Frequentie
from ..models import Zoekopdracht


class Zoekopdrachtformulier(forms.ModelForm):
    """How a saved search is called and how often it mails: all there is to fill in with an account."""

    frequentie = forms.ChoiceField(
        label="Hoe vaak wilt u mail?", choices=Frequentie, widget=forms.RadioSelect
    )
    naam = forms.CharField(
        label="Hoe noemt u deze zoekopdracht?",
        max_length=80,
        help_text="Deze naam staat in de mail, zodat u ziet waar hij over gaat.",
    )

    is_robot = False

    class Meta:
        model = Zoekopdracht
        fields = ["frequentie", "naam"]

    def velden(self) -> dict:
        """What the actie needs."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "website"}


class ZoekopdrachtZonderAccount(Zoekopdrachtformulier):
    """The same with an address. `website` is there for robots only."""

    email = forms.EmailField(
        label="E-mailadres",
        help_text="U krijgt eerst een mail met een knop. Pas als u daarop drukt, begint het.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(label="Laat dit veld leeg", required=False)
    field_order = ["email", "frequentie", "naam"]

    @property
    def is_robot(self) -> bool:
        return bool(self.data.get(self.add_prefix("website")))


class Linkformulier(forms.Form):
    """Whoever lost the mail asks for the link again."""

    email = forms.EmailField(label="E-mailadres", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
