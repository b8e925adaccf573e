"""What forms of all apps share: how one meets its actie, the answer to it, a change that does not undo another's."""

from collections.abc import Callable
from hashlib import sha256

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm, Field
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import localize
from django.views.decorators.http import require_http_methods

#: How far from today a day that people plan can be, in years; beyond it is a slip of the keyboard.
JAREN_TERUG, JAREN_VOORUIT = 5, 10
#: For the view of a form, which is opened and sent.
FORMULIER = require_http_methods(["GET", "HEAD", "POST"])
OPNIEUW = "Bewaart u opnieuw, dan geldt wat u hebt ingevuld."


def gegevens_van(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when that is nothing at all; None when the form was only opened."""
    return request.POST if request.method == "POST" else None


def toon_formulier(request: HttpRequest, sjabloon: str, context: dict, form: BaseForm | None) -> HttpResponse:
    """The page that this form is on: 422 when something was refused, 200 when it has just been opened
    (or is not there for this visitor).

    A success is a redirect. htmx shows a 422 as it shows a 200 (see `responseHandling` in basis.html).
    """
    return render(request, sjabloon, context, status=422 if form and form.errors else 200)


def voer_uit(form: forms.Form, actie: Callable, velden: Callable[[], dict] | None = None, **vast):
    """Call the actie with the fields of the form and with `vast`; `velden` gives other fields instead.

    The answer is what the actie gives (or True), and None when the form is not valid or the actie
    refuses: its message is then at the field it is about, or above the form.
    """
    if not form.is_valid():
        return None
    try:
        return actie(**(velden() if velden else form.cleaned_data), **vast) or True
    except ValidationError as fout:
        for naam, fouten in getattr(fout, "error_dict", {"": [fout]}).items():
            form.add_error(naam if naam in form.fields else None, fouten)
        return None


def met_knop(request: HttpRequest, actie: Callable, *, gelukt: str, **velden) -> bool:
    """Call the actie behind a button; whether it was done.

    The page that follows says `gelukt`, or why it was refused.
    """
    try:
        actie(**velden)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return False
    messages.success(request, gelukt)
    return True


def soms_verplicht(veld: Field) -> Field:
    """A field that the form itself asks for with some answers to another one: it is not called optional."""
    veld.soms_verplicht = True
    return veld


def als_nummer(waarde: str) -> int | None:
    """The number of a row as our own pages send it; None for anything else, also what only looks like one."""
    return int(waarde) if waarde.isascii() and waarde.isdecimal() and len(waarde) < 19 else None


def kijk_jaren_na(form: BaseForm, *namen: str) -> None:
    """Refuse a changed day or moment of which the year cannot be meant, such as 0207 or 9999, at its field."""
    nu = timezone.localdate().year
    eerste, laatste = nu - JAREN_TERUG, nu + JAREN_VOORUIT
    for naam in set(namen) & set(form.changed_data):
        waarde = form.cleaned_data.get(naam)
        if waarde and not eerste <= waarde.year <= laatste:
            form.add_error(naam, f"Kijk het jaar na. Kies een dag in {eerste} tot en met {laatste}.")


class MetStand(forms.Form):
    """A form to change a row, which keeps what was changed meanwhile: by a colleague, or in another tab.

    It carries how each field stood when the page was made (`stand`). Who changes a field that stands otherwise by now
    reads at that field what is there, and may send the form again: then it is meant.
    """

    stand = forms.CharField(required=False, widget=forms.HiddenInput)

    def get_initial_for_field(self, field, field_name):
        """As always, and for `stand` itself how the others stand now."""
        if field_name != "stand":
            return super().get_initial_for_field(field, field_name)
        return " ".join(f"{naam}:{merk}" for naam, merk in self._standen().items())

    def _standen(self) -> dict[str, str]:
        """A mark of what each field of an existing row holds now."""
        if not self.instance.pk:
            return {}
        namen = [naam for naam in self.fields if naam != "stand"]
        return {
            naam: sha256(repr(_sleutels(self.initial.get(naam))).encode()).hexdigest()[:10] for naam in namen
        }

    def clean(self) -> dict:
        """What was filled in, without `stand`."""
        gegevens = super().clean()
        toen = dict(deel.split(":", 1) for deel in gegevens.pop("stand", "").split() if ":" in deel)
        nu = self._standen()
        ingehaald = [naam for naam in self.changed_data if toen.get(naam, nu.get(naam)) != nu.get(naam)]
        for naam in ingehaald:
            er_staat = _in_woorden(self.fields[naam], self.initial.get(naam))
            self.add_error(naam, f"Dit is intussen gewijzigd. Er staat nu: {er_staat}. {OPNIEUW}")
        if ingehaald:
            self.data = self.data.copy()
            self.data[self.add_prefix("stand")] = self["stand"].initial
        return gegevens


def _sleutels(waarde) -> list[str]:
    """A value of a field, one or more, as the form sends it."""
    waarden = waarde if isinstance(waarde, list | tuple) else [waarde]
    return sorted(str(getattr(een, "pk", een)) for een in waarden if een not in (None, ""))


def _in_woorden(veld: forms.Field, waarde) -> str:
    """A value of a field for somebody to read."""
    namen = {str(sleutel): str(naam) for sleutel, naam in getattr(veld, "choices", ())}
    if namen or isinstance(waarde, list | tuple):
        woorden = [namen.get(sleutel, sleutel) for sleutel in _sleutels(waarde)]
        return ", ".join(woorden) or "niets"
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return str(localize(timezone.template_localtime(waarde)))[:200] if waarde not in (None, "") else "niets"
