"""The form of a school holiday."""

from django import forms

from onderwijsregio.kern.formulieren import MetStand

from ..models import Schoolvakantie


class Schoolvakantieformulier(MetStand, forms.ModelForm):
    """A name, the first and the last day; the actie fills and checks the row."""

    class Meta:
        model = Schoolvakantie
        fields = ["naam", "van", "tot_en_met"]
        labels = {"naam": "Hoe heet de vakantie?", "van": "Eerste dag", "tot_en_met": "Laatste dag"}
        help_texts = {"naam": "Bijvoorbeeld: Herfstvakantie"}
        widgets = {
            "van": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "tot_en_met": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def _post_clean(self):
        """Leave the row alone: the actie fills and checks it."""
