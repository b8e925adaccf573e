"""The form with which somebody chooses, per field, what stays of two records."""

from typing import Any

from django import forms

from ..acties.samenvoegen import ACCOUNT, NIEUW, OUD, VOLGENDE_STAP, keuzevelden, twee_open_accounts
from ..models import Kandidaat


def leesbaar(kandidaat: Kandidaat, naam: str) -> str:
    """The value of a field as people read it."""
    if naam == VOLGENDE_STAP:
        if not kandidaat.is_actief:
            return f"geen ({kandidaat.get_status_display()})"
        op = kandidaat.volgende_stap_op
        return f"{kandidaat.volgende_stap} ({kandidaat.volgende_stap_van}, uiterlijk {op:%d-%m-%Y})"
    veld = Kandidaat._meta.get_field(naam)
    waarde: Any = getattr(kandidaat, veld.name)
    if isinstance(waarde, list):
        woorden = dict(getattr(veld, "base_field", veld).choices or ())
        return ", ".join(str(woorden.get(deel, deel)) for deel in waarde) or "(leeg)"
    if veld.choices:
        waarde = getattr(kandidaat, f"get_{naam}_display")()
    if isinstance(waarde, bool):
        waarde = "ja" if waarde else "nee"
    return str(waarde if waarde not in (None, "") else "(leeg)")


class Samenvoegkeuze(forms.Form):
    """One radio group for each field in which the two records differ."""

    gezien = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, blijft: Kandidaat, vervalt: Kandidaat, **kwargs):
        super().__init__(*args, **kwargs)
        self.gelijk = []
        for naam in keuzevelden():
            hier, daar = leesbaar(blijft, naam), leesbaar(vervalt, naam)
            if hier == daar:
                self.gelijk.append((_label(naam), hier))
                continue
            self.fields[naam] = forms.ChoiceField(
                label=_label(naam),
                choices=[(NIEUW, hier), (OUD, daar)],
                widget=forms.RadioSelect,
                initial=OUD if hier in ("(leeg)", "geen (in rust)", "geen (afgesloten)") else NIEUW,
            )

        if twee_open_accounts(blijft, vervalt):
            self.fields[ACCOUNT] = forms.ChoiceField(
                label="Met welk account logt de kandidaat straks in?",
                help_text="Vraag het de kandidaat. Het andere account sluiten wij.",
                choices=[(NIEUW, blijft.gebruiker.email), (OUD, vervalt.gebruiker.email)],
                widget=forms.RadioSelect,
                error_messages={"required": "Kies het account waarmee de kandidaat straks inlogt."},
            )

    def keuzes(self) -> dict:
        """What `voeg_samen` needs."""
        gekozen = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "gezien"}
        return {"keuzes": gekozen, "gezien": self.cleaned_data["gezien"]}


def _label(naam: str) -> str:
    return str(Kandidaat._meta.get_field(naam).verbose_name).capitalize()
