"""Forms around a day at a school."""

from django import forms
from django.utils import timezone

from onderwijsregio.kern.formulieren import MetStand, soms_verplicht
from onderwijsregio.organisaties.keuzes import Dag, Sector
from onderwijsregio.organisaties.models import School, Schoolvakantie

from ..acties.meelopen import VOORUIT
from ..keuzes import Ontvangstbereidheid
from ..models import Ontvangst
from .velden import TELEFOON, Datumkiezer, EenKeer, MetRobotveld


class Meeloopfilter(forms.Form):
    """Find a school that receives people."""

    zoek = forms.CharField(label="School of plaats", required=False)
    sector = forms.ChoiceField(label="Soort onderwijs", required=False)
    dag = forms.ChoiceField(required=False, choices=[("", "Elke dag"), *Dag.choices])

    def __init__(self, *args, ontvangst, **kwargs):
        super().__init__(*args, **kwargs)
        er_zijn = set(ontvangst.values_list("school__sector", flat=True))
        soorten = [keuze for keuze in Sector.choices if keuze[0] in er_zijn]
        self.fields["sector"].choices = [("", "Alles"), *soorten]

    def toegepast(self, ontvangst):
        """What passes; a choice that does not exist is no choice."""
        self.is_valid()
        keuze = self.cleaned_data
        for woord in keuze.get("zoek", "").split():
            velden = ("naam", "wijk", "plaats", "bestuur__naam")
            gevonden = School.objects.none()
            for veld in velden:
                gevonden |= School.objects.filter(**{f"{veld}__icontains": woord})
            ontvangst = ontvangst.filter(school__in=gevonden.values("pk"))
        if sector := keuze.get("sector"):
            ontvangst = ontvangst.filter(school__sector=sector)
        if dag := keuze.get("dag"):
            ontvangst = ontvangst.filter(dagen__contains=[dag])
        return ontvangst


class Meeloopformulier(MetRobotveld, EenKeer):
    """Ask a school for a day."""

    dag = forms.DateField(label="Welke dag wilt u komen?", widget=Datumkiezer())
    vraag = forms.CharField(
        label="Wat wilt u graag zien?",
        required=False,
        max_length=1000,
        help_text="Bijvoorbeeld een groep, een vak of een functie.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    voornaam = forms.CharField(max_length=60, widget=forms.TextInput(attrs={"autocomplete": "given-name"}))
    achternaam = forms.CharField(max_length=80, widget=forms.TextInput(attrs={"autocomplete": "family-name"}))
    email = forms.EmailField(
        label="E-mailadres",
        help_text="Hier komt het antwoord van de school.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    telefoon = forms.CharField(
        label="Telefoonnummer",
        required=False,
        max_length=20,
        validators=[TELEFOON],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        vandaag = timezone.localdate()
        if vakanties := Schoolvakantie.objects.tussen(vandaag, vandaag + VOORUIT):
            self.fields["dag"].help_text = f"Niet in de {', '.join(map(str, vakanties))}."

    def verzoek(self) -> dict:
        """What `vraag_meeloopdag` needs."""
        return dict(self.cleaned_data)


class Meeloopantwoord(forms.Form):
    """The school answers: yes, another day, or no."""

    besluit = forms.ChoiceField(
        label="Wat is het antwoord?",
        choices=[("ja", "Ja, u bent welkom"), ("andere_dag", "Een andere dag"), ("nee", "Nee, dit kan niet")],
        widget=forms.RadioSelect,
    )
    dag = soms_verplicht(
        forms.DateField(
            label="Welke andere dag?",
            required=False,
            widget=Datumkiezer(),
            help_text="Alleen bij een andere dag.",
        )
    )
    tijd = forms.TimeField(
        label="Hoe laat begint het?",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    antwoord = soms_verplicht(
        forms.CharField(
            label="Bericht aan de bezoeker",
            required=False,
            max_length=1000,
            help_text="Bij wie meldt de bezoeker zich? Bij nee: waarom kan het niet?",
            widget=forms.Textarea(attrs={"rows": 4}),
        )
    )

    def clean(self):
        schoon = super().clean()
        besluit = schoon.get("besluit")
        if besluit == "andere_dag" and not schoon.get("dag") and "dag" not in self.errors:
            self.add_error("dag", "Kies een dag.")
        if besluit == "nee" and not schoon.get("antwoord", "").strip():
            self.add_error("antwoord", "Leg uit waarom het niet kan.")
        return schoon

    def gegevens(self) -> dict:
        """What the actie of this answer needs."""
        namen = {"ja": ["antwoord", "tijd"], "andere_dag": ["antwoord", "tijd", "dag"], "nee": ["antwoord"]}
        return {naam: self.cleaned_data[naam] for naam in namen[self.cleaned_data["besluit"]]}


class Ontvangstformulier(MetStand):
    """What one school says for a school year; nothing chosen is nothing said."""

    bereidheid = forms.ChoiceField(
        label="Wilt u mensen ontvangen?",
        required=False,
        choices=[("", "Nog niet gezegd"), *Ontvangstbereidheid.choices],
    )
    dagen = forms.MultipleChoiceField(
        label="Op welke dagen?",
        required=False,
        choices=Dag,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "op-een-rij"}),
    )
    toelichting = forms.CharField(label="Toelichting, of waarom niet", required=False, max_length=200)

    def __init__(self, *args, school: School, rij: Ontvangst | None = None, **kwargs):
        self.school = school
        initial = (
            {veld: getattr(rij, veld) for veld in ("bereidheid", "dagen", "toelichting")} if rij else None
        )
        super().__init__(*args, prefix=f"school{school.pk}", initial=initial, **kwargs)

    def clean(self):
        schoon = super().clean()
        bereidheid = schoon.get("bereidheid")
        if bereidheid in ("actief", "open") and not schoon.get("dagen"):
            self.add_error("dagen", "Kies minstens een dag.")
        if bereidheid == "nu_niet" and not schoon.get("toelichting", "").strip():
            self.add_error("toelichting", "Schrijf op waarom het nu niet kan.")
        if not bereidheid and self.has_changed():
            self.add_error("bereidheid", "Kies een antwoord.")
        return schoon
