"""Searching the list of schools."""

from django import forms
from django.db.models import Q, QuerySet

from ..keuzes import Sector
from ..models import Organisatie, Regio


class Schoolfilter(forms.Form):
    """Filters of the public list; an unknown value filters nothing."""

    naam = forms.CharField(label="Naam van de school", max_length=100, required=False)
    sector = forms.ChoiceField(label="Soort onderwijs", required=False)
    waar = forms.CharField(label="Wijk, plaats of postcode", max_length=80, required=False)
    bestuur = forms.ModelChoiceField(
        label="Schoolbestuur",
        queryset=Organisatie.objects.none(),
        required=False,
        empty_label="Alle besturen",
    )

    def __init__(self, *args, regio: Regio | None, **kwargs):
        super().__init__(*args, **kwargs)
        sectoren = regio.sectoren if regio else Sector.values
        namen = [(code, Sector(code).label.capitalize()) for code in sectoren]
        self.fields["sector"].choices = [("", "Alle soorten"), *namen]
        self.fields["bestuur"].queryset = Organisatie.objects.met_open_scholen()

    def pas_toe(self, scholen: QuerySet) -> QuerySet:
        """The schools that answer to every filter that was filled in."""
        self.is_valid()
        keuze = self.cleaned_data
        if keuze.get("naam"):
            scholen = scholen.filter(naam__unaccent__icontains=keuze["naam"])
        if keuze.get("sector"):
            scholen = scholen.filter(sector=keuze["sector"])
        if keuze.get("bestuur"):
            scholen = scholen.filter(bestuur=keuze["bestuur"])
        if waar := keuze.get("waar"):
            scholen = scholen.filter(
                Q(wijk__unaccent__icontains=waar)
                | Q(plaats__unaccent__icontains=waar)
                | Q(gemeente__unaccent__icontains=waar)
                | Q(postcode__istartswith=waar.replace(" ", ""))
            )
        return scholen
