"""Forms of the subsidy for a zij-instromer."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from onderwijsregio.kern.formulieren import soms_verplicht
from onderwijsregio.organisaties.keuzes import Organisatiesoort, Rol
from onderwijsregio.organisaties.models import Gebruiker, Organisatie

from ..keuzes import NaToelating, Routeaanmeldingstatus, Subsidiestatus
from ..models import Kandidaat, Subsidie
from ..models.subsidie import BEDRAG
from .velden import Datumkiezer


class Bedragveld(forms.DecimalField):
    """An amount in euros and cents."""

    def __init__(self, **kwargs):
        grens = "Vul een bedrag in van meer dan 0 en hoogstens 25.000 euro."
        grenzen = [MinValueValidator(Decimal("0.01"), grens), MaxValueValidator(BEDRAG, grens)]
        super().__init__(validators=grenzen, decimal_places=2, localize=False, **kwargs)


class Dagveld(forms.DateField):
    """A day that has been."""

    def __init__(self, **kwargs):
        super().__init__(widget=Datumkiezer(), initial=timezone.localdate, **kwargs)

    def clean(self, value):
        dag = super().clean(value)
        if dag and dag > timezone.localdate():
            raise ValidationError("Kies vandaag of een dag die is geweest.")
        return dag


class Subsidieaanvraag(forms.Form):
    """A board applied for the subsidy for somebody who was admitted."""

    kandidaat = forms.ModelChoiceField(Kandidaat.objects.none(), label="Voor wie?", empty_label="Kies")
    bestuur = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Welk bestuur vraagt aan?", empty_label="Kies"
    )
    bedrag = Bedragveld(label="Aangevraagd bedrag (euro)", initial=BEDRAG)
    op = Dagveld(label="Aangevraagd op")
    kenmerk = forms.CharField(label="Kenmerk van de aanvraag", required=False, max_length=40)

    def __init__(self, *args, gebruiker: Gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kandidaat"].queryset = mogelijke_kandidaten(gebruiker)
        besturen = Organisatie.objects.filter(soort=Organisatiesoort.SCHOOLBESTUUR).order_by("naam")
        if gebruiker.heeft_rol(Rol.HR):
            besturen = besturen.filter(pk=gebruiker.lidmaatschap.organisatie_id)
            self.fields["bestuur"].initial = gebruiker.lidmaatschap.organisatie_id
        self.fields["bestuur"].queryset = besturen


def mogelijke_kandidaten(gebruiker: Gebruiker):
    """Whom this user sees, who was admitted to a route with a traject, and has no subsidy yet."""
    lopend = Subsidie.objects.filter(teruggevorderd__isnull=True).exclude(
        status__in=[Subsidiestatus.AFGEWEZEN, Subsidiestatus.INGETROKKEN]
    )
    return (
        Kandidaat.objects.te_begeleiden_door(gebruiker)
        .filter(
            routeaanmeldingen__status=Routeaanmeldingstatus.TOEGELATEN,
            routeaanmeldingen__route__na_toelating=NaToelating.TRAJECT,
        )
        .exclude(pk__in=lopend.values("kandidaat"))
        .order_by("achternaam", "voornaam", "pk")
        .distinct()
    )


class Besluit(forms.Form):
    """Granted, with an amount, or refused."""

    besluit = forms.ChoiceField(
        label="Wat is het besluit?",
        choices=[("toegekend", "Toegekend"), ("afgewezen", "Niet toegekend")],
        widget=forms.RadioSelect,
    )
    toegekend = soms_verplicht(Bedragveld(label="Toegekend bedrag (euro)", required=False))
    op = Dagveld(label="Datum van het besluit")
    kenmerk = forms.CharField(label="Kenmerk van de beschikking", required=False, max_length=40)
    toelichting = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def clean(self):
        schoon = super().clean()
        leeg = not schoon.get("toegekend") and "toegekend" not in self.errors
        if schoon.get("besluit") == Subsidiestatus.TOEGEKEND and leeg:
            self.add_error("toegekend", "Vul het toegekende bedrag in.")
        return schoon

    def velden(self) -> dict:
        """What `beslis_subsidie` needs."""
        schoon = dict(self.cleaned_data)
        if schoon.pop("besluit") == Subsidiestatus.AFGEWEZEN:
            schoon["toegekend"] = None
        return schoon


class Intrekking(forms.Form):
    """The board takes its application back."""

    op = Dagveld(label="Ingetrokken op")
    toelichting = forms.CharField(label="Waarom?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class Verantwoording(forms.Form):
    """What the board gave account of."""

    verantwoord = Bedragveld(
        label="Verantwoord bedrag, in totaal (euro)",
        help_text="Verantwoordt u nu een deel? Dan blijft de rest staan bij ‘nog te verantwoorden’.",
    )
    op = Dagveld(label="Verantwoord op")
    toelichting = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class Terugvordering(forms.Form):
    """What goes back."""

    teruggevorderd = Bedragveld(
        label="Teruggevorderd bedrag, in totaal (euro)",
        help_text="Wat teruggaat, telt niet meer als verantwoord. De rest kunt u daarna nog verantwoorden.",
    )
    op = Dagveld(label="Teruggevorderd op")
    toelichting = forms.CharField(label="Waarom?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
