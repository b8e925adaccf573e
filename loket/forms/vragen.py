"""Forms around a question: asked, answered, handed over."""

import re

from django import forms
from django.db.models import Q
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

from ..acties import uiterlijk
from ..keuzes import Berichtsoort, Kanaal, Vervolg
from ..models import Kandidaat, Keuzeregels, Route, Standaardantwoord
from .velden import TELEFOON, Datumkiezer, EenKeer, MetBijlagen, MetRobotveld, Postcodeveld

ALLEEN_CIJFERS = re.compile(r"[0-9]{1,4}")
ANTWOORDEN = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")


class Vraagformulier(MetRobotveld, MetBijlagen, EenKeer):
    """A question of somebody without an account."""

    voornaam = forms.CharField(max_length=60, widget=forms.TextInput(attrs={"autocomplete": "given-name"}))
    achternaam = forms.CharField(max_length=80, widget=forms.TextInput(attrs={"autocomplete": "family-name"}))
    email = forms.EmailField(
        label="E-mailadres",
        help_text="Hier komt het antwoord.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    telefoon = forms.CharField(
        label="Telefoonnummer",
        required=False,
        max_length=20,
        validators=[TELEFOON],
        help_text="Bellen praat vaak makkelijker.",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    postcode = Postcodeveld(
        required=False, help_text="Dan kijken wij mee naar scholen in de buurt. Vier cijfers is genoeg."
    )
    route = forms.ModelChoiceField(
        Route.objects.all(),
        label="Gaat de vraag over een route?",
        required=False,
        empty_label="Nee of weet ik niet",
    )
    tekst = forms.CharField(
        label="Wat is de vraag?", max_length=4000, widget=forms.Textarea(attrs={"rows": 7})
    )
    keuzehulp = forms.CharField(required=False, max_length=410, widget=forms.HiddenInput)
    uitkomst_mee = forms.BooleanField(
        label="Stuur mijn uitkomst van de keuzehulp mee", required=False, initial=True
    )

    field_order = ["tekst", "bijlagen", "route", "voornaam", "achternaam", "email", "telefoon", "postcode"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "uitkomst_mee" in self.fields and not self["keuzehulp"].value():
            del self.fields["uitkomst_mee"]

    def clean_keuzehulp(self) -> str:
        """The path of an outcome that exists; anything else is left out without a word."""
        pad = self.cleaned_data["keuzehulp"].strip("/")
        versie, _, antwoorden = pad.partition("/")
        bestaat = ALLEEN_CIJFERS.fullmatch(versie) and ANTWOORDEN.fullmatch(antwoorden)
        return pad if bestaat and Keuzeregels.objects.openbaar().filter(versie=versie).exists() else ""

    def vraag(self) -> dict:
        """What `stel_vraag` needs."""
        gegevens = dict(self.cleaned_data)
        if not gegevens.pop("uitkomst_mee", False):
            gegevens["keuzehulp"] = ""
        return gegevens


class VraagVanElders(Vraagformulier):
    """A question that came by telephone, mail or at a meeting."""

    kanaal = forms.ChoiceField(
        label="Hoe kwam de vraag binnen?", choices=Kanaal.choices[1:], widget=forms.RadioSelect
    )
    gesteld_op = forms.DateTimeField(
        label="Wanneer was dat?",
        required=False,
        help_text="Leeg laten betekent: nu net.",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    verteld = forms.CharField(
        label="Wat hebt u al verteld?",
        required=False,
        max_length=8000,
        help_text="Hebt u de vraag in het gesprek beantwoord? Schrijf hier kort op wat u zei. Anders komt de"
        " vraag bij de vragen die wachten.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    website = keuzehulp = uitkomst_mee = None

    field_order = ["kanaal", "gesteld_op", "tekst", "verteld", *Vraagformulier.field_order[1:]]

    def clean_gesteld_op(self):
        op = self.cleaned_data["gesteld_op"]
        if op and op > timezone.now():
            raise forms.ValidationError("Dit moment moet nog komen. Kies een moment dat voorbij is.")
        return op


class Antwoordformulier(MetBijlagen, EenKeer):
    """The answer to a question, and what follows. `gezien` is the newest message that the writer saw."""

    standaard = forms.ModelChoiceField(
        Standaardantwoord.objects.in_gebruik(),
        label="Begin met een standaardantwoord",
        required=False,
        empty_label="Kies een tekst",
        help_text="De tekst komt achter wat u al schreef. Niets wordt verstuurd.",
    )
    tekst = forms.CharField(label="Antwoord", max_length=8000, widget=forms.Textarea(attrs={"rows": 9}))
    hoe = forms.ChoiceField(
        label="Hoe krijgt de vrager dit?",
        choices=[
            (Berichtsoort.ANTWOORD.value, "Per mail"),
            (Berichtsoort.GESPROKEN.value, "Dit heb ik al verteld, ik leg het alleen vast"),
        ],
        initial=Berichtsoort.ANTWOORD,
        required=False,
        widget=forms.RadioSelect,
    )
    wacht = forms.BooleanField(label="Ik wacht nu op een reactie van de vrager", required=False)
    gezien = forms.IntegerField(required=False, widget=forms.HiddenInput)
    vervolg = forms.ChoiceField(label="En daarna?", widget=forms.RadioSelect)
    volgende_stap = forms.CharField(
        label="Volgende stap", max_length=200, required=False, help_text="De vrager leest deze zin ook."
    )
    op = forms.DateField(label="Uiterlijk", required=False, widget=Datumkiezer())

    def __init__(self, *args, kandidaat: Kandidaat, gebruiker: Gebruiker, volgende_stap: str, **kwargs):
        super().__init__(*args, **kwargs)
        van_ander = kandidaat.is_actief and kandidaat.volgende_stap_van_id != gebruiker.pk
        weg = Vervolg.RUST if van_ander else Vervolg.LATEN
        self.fields["vervolg"].choices = [keuze for keuze in Vervolg.choices if keuze[0] != weg]
        self.fields["vervolg"].initial = Vervolg.LATEN if van_ander else Vervolg.AFSPREKEN
        self.fields["volgende_stap"].initial = volgende_stap
        self.fields["op"].initial = uiterlijk(10)

    def clean_hoe(self) -> str:
        return self.cleaned_data["hoe"] or Berichtsoort.ANTWOORD

    def antwoord(self) -> dict:
        """What `beantwoord_vraag` needs."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "standaard"}

    def zet(self, **waarden) -> None:
        """Show these values when the form comes back, instead of what was sent."""
        self.data = self.data.copy()
        for naam, waarde in waarden.items():
            self.data[self.add_prefix(naam)] = waarde

    def clean(self):
        schoon = super().clean()
        if schoon.get("vervolg") == Vervolg.AFSPREKEN:
            if not schoon.get("volgende_stap"):
                self.add_error("volgende_stap", "Schrijf op wat er als volgende gebeurt.")
            if not schoon.get("op"):
                self.add_error("op", "Kies een dag.")
            elif schoon["op"] < timezone.localdate():
                self.add_error("op", "Kies vandaag of een dag die nog komt.")
        return schoon


class Zoekcollega(forms.Form):
    """Find a colleague at a board by name, organisation or role."""

    zoek = forms.CharField(label="Zoek een collega", required=False, help_text="Naam of organisatie.")

    def alle(self):
        """HR and coordinators in force, by organisation."""
        return (
            Lidmaatschap.objects.nu()
            .filter(rol__in=[Rol.HR, Rol.COORDINATOR], gebruiker__is_active=True)
            .select_related("gebruiker", "organisatie", "school")
            .order_by("organisatie__naam", "gebruiker__achternaam", "pk")
        )

    def collegas(self):
        """Those that match every word that was typed."""
        leden = self.alle()
        for woord in self.data.get("zoek", "").split():
            leden = leden.filter(
                Q(gebruiker__voornaam__icontains=woord)
                | Q(gebruiker__achternaam__icontains=woord)
                | Q(organisatie__naam__icontains=woord)
            )
        return leden


class Verwijzing(forms.Form):
    """Why this colleague, and what they must know."""

    toelichting = forms.CharField(
        label="Toelichting voor de collega",
        max_length=2000,
        help_text="Wie is dit, wat is er al besproken, en wat is de bedoeling?",
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class Teruggave(forms.Form):
    """Why somebody is handed back."""

    reden = forms.CharField(
        label="Waarom geeft u deze persoon terug?",
        max_length=1000,
        help_text="Het loket leest dit en zoekt verder. De kandidaat leest dit niet.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Terughalen(forms.Form):
    """Why the loket does not wait for a colleague any more."""

    reden = forms.CharField(
        label="Waarom?",
        max_length=1000,
        required=False,
        help_text="Alleen collega's lezen dit. De vrager krijgt bericht dat het loket verder zoekt.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class Reactieformulier(MetBijlagen, EenKeer):
    """What the asker writes back."""

    tekst = forms.CharField(label="Uw bericht", max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))

    field_order = ["tekst", "bijlagen"]
