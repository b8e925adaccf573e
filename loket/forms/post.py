"""Which mails somebody wants."""

from django import forms

from onderwijsregio.kern.formulieren import MetStand

from ..keuzes import Postsoort
from ..models import Kandidaat


class Postformulier(MetStand):
    """The kinds of mail that a candidate may do without: ticked is wanted."""

    wel = forms.MultipleChoiceField(
        label="Welke mail wilt u krijgen?",
        choices=Postsoort.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Antwoord op uw vragen, uw plek bij een bijeenkomst en wat er verandert, mailen wij altijd.",
    )

    def __init__(self, *args, kandidaat: Kandidaat, **kwargs):
        gewenst = [soort for soort in Postsoort.values if soort not in kandidaat.post_uit]
        super().__init__(*args, initial={"wel": gewenst}, **kwargs)
