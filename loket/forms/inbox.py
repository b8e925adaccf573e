"""Forms of the inbox: filter, hand to a colleague, note, close; and the canned answers."""

from django import forms
from django.db.models import Q

from onderwijsregio.kern.formulieren import MetStand
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

from ..acties import controleer_plaatshouders
from ..keuzes import Kanaal, Vraagstatus
from ..models import Standaardantwoord
from .velden import EenKeer


class Vraagfilter(forms.Form):
    """Find questions by words, by state and by how they came in."""

    zoek = forms.CharField(label="Zoek", required=False, help_text="In de vraag, de naam of het e-mailadres.")
    status = forms.ChoiceField(label="Stand", choices=[("", "Alle"), *Vraagstatus.choices], required=False)
    kanaal = forms.ChoiceField(label="Binnen via", choices=[("", "Alle"), *Kanaal.choices], required=False)
    toon = forms.CharField(required=False, widget=forms.HiddenInput)

    def gefilterd(self, vragen):
        """These questions as far as they match; a choice that does not exist is ignored."""
        self.is_valid()
        schoon = getattr(self, "cleaned_data", {})
        for veld in ("status", "kanaal"):
            if schoon.get(veld):
                vragen = vragen.filter(**{veld: schoon[veld]})
        for woord in schoon.get("zoek", "").split():
            vragen = vragen.filter(
                Q(tekst__icontains=woord)
                | Q(kandidaat__voornaam__icontains=woord)
                | Q(kandidaat__achternaam__icontains=woord)
                | Q(kandidaat__email__icontains=woord)
            )
        return vragen


class Toewijzing(forms.Form):
    """Which colleague of the loket gets the question; `van` is who had it when the page was opened."""

    aan = forms.ModelChoiceField(
        Gebruiker.objects.none(), label="Geef aan", required=False, empty_label="Niemand: leg terug"
    )
    van = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        leden = Lidmaatschap.objects.nu().filter(rol__in=[Rol.MAKELAAR, Rol.PROGRAMMALEIDER])
        self.fields["aan"].queryset = Gebruiker.objects.filter(
            pk__in=leden.values("gebruiker"), is_active=True
        ).order_by("achternaam", "voornaam", "pk")


class Notitieformulier(EenKeer):
    """A note for colleagues."""

    tekst = forms.CharField(
        label="Notitie",
        max_length=4000,
        help_text="Alleen collega's lezen dit, de vrager niet.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="notitie_%s", **kwargs)  # it stands beside another form


class Sluiting(forms.Form):
    """Why a question needs no answer."""

    reden = forms.CharField(
        label="Waarom is er geen antwoord nodig?",
        max_length=1000,
        help_text="Bijvoorbeeld: reclame, of per ongeluk verstuurd. Alleen collega's lezen dit.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Standaardformulier(MetStand, forms.ModelForm):
    """A canned answer."""

    class Meta:
        model = Standaardantwoord
        fields = ["naam", "tekst", "actief"]
        labels = {"naam": "Naam", "tekst": "Tekst", "actief": "In gebruik"}
        help_texts = {
            "naam": "Zo herkent u de tekst in de lijst.",
            "actief": "Haal het vinkje weg als niemand deze tekst meer moet kiezen.",
        }
        widgets = {"tekst": forms.Textarea(attrs={"rows": 12})}

    def clean_tekst(self) -> str:
        tekst = self.cleaned_data["tekst"]
        controleer_plaatshouders(tekst)
        return tekst
