"""Moments for an interview: offered by the board, picked by the candidate."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from loket.forms.velden import Datumkiezer

from ..models import Sollicitatiemoment

DUUR = [(30, "30 minuten"), (45, "45 minuten"), (60, "een uur"), (90, "anderhalf uur")]


class Momentformulier(forms.Form):
    """One moment: when, where, and who is there."""

    dag = forms.DateField(label="Dag", widget=Datumkiezer())
    tijd = forms.TimeField(label="Begint om", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minuten = forms.TypedChoiceField(label="Hoelang duurt een gesprek?", choices=DUUR, coerce=int, initial=45)
    plaats = forms.CharField(
        label="Waar?", max_length=160, help_text="Een adres, of de link van een beeldgesprek."
    )
    met = forms.CharField(
        label="Met wie?",
        max_length=120,
        required=False,
        help_text="Bijvoorbeeld: de directeur en een leerkracht",
    )

    def moment(self) -> dict:
        """What the acties on moments need."""
        schoon = dict(self.cleaned_data)
        begint_op = timezone.make_aware(datetime.combine(schoon.pop("dag"), schoon.pop("tijd")))
        return {**schoon, "begint_op": begint_op}


class Momentaanbod(Momentformulier):
    """Moments one after the other on a day."""

    aantal = forms.IntegerField(label="Hoeveel momenten achter elkaar?", min_value=1, max_value=8, initial=3)
    field_order = ("dag", "tijd", "minuten", "aantal", "plaats", "met")


def van_moment(moment: Sollicitatiemoment) -> dict:
    """What the form of an existing moment begins with."""
    begin = timezone.localtime(moment.begint_op)
    minuten = int((moment.eindigt_op - moment.begint_op).total_seconds() // 60)
    return {
        "dag": begin.date(),
        "tijd": begin.time(),
        "minuten": minuten,
        "plaats": moment.plaats,
        "met": moment.met,
    }


class Momentkeuze(forms.Form):
    """One of the moments that are free."""

    moment = forms.ModelChoiceField(
        Sollicitatiemoment.objects.none(),
        label="Welk moment past u?",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Kies een moment.",
            "invalid_choice": "Dit moment kan niet meer: het is net gekozen door iemand anders, of door de school "
            "ingetrokken. Kies een ander moment.",
        },
    )

    def __init__(self, *args, momenten, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["moment"].queryset = momenten
        self.fields["moment"].label_from_instance = _leesbaar


def _leesbaar(moment: Sollicitatiemoment) -> str:
    begin, eind = timezone.localtime(moment.begint_op), timezone.localtime(moment.eindigt_op)
    met = f", met {moment.met}" if moment.met else ""
    return f"{date_format(begin, 'l j F')}, {begin:%H.%M} tot {eind:%H.%M} uur{met} ({moment.plaats})"
