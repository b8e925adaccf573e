"""Saving a search, and changing one."""

from django import forms

from loket.forms.velden import MetRobotveld
from onderwijsregio.kern.formulieren import MetStand

from ..keuzes import Frequentie
from ..models import Zoekopdracht


class Zoekopdrachtformulier(MetStand, forms.ModelForm):
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
        return dict(self.cleaned_data)


class ZoekopdrachtZonderAccount(MetRobotveld, Zoekopdrachtformulier):
    """The same with an address."""

    email = forms.EmailField(
        label="E-mailadres",
        help_text="U krijgt eerst een mail met een knop. Pas als u daarop drukt, begint het.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ["email", "frequentie", "naam"]


class Linkformulier(forms.Form):
    """Whoever lost the mail asks for the link again."""

    email = forms.EmailField(label="E-mailadres", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
