"""Forms of the steps of a route, made from what the region's data say."""

from datetime import date, datetime

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from onderwijsregio.kern.formulieren import MetStand, soms_verplicht
from onderwijsregio.organisaties.keuzes import Organisatiesoort
from onderwijsregio.organisaties.models import Organisatie, School

from ..keuzes import Advies, Score, Terugkomen, Uitstapreden, Veldsoort
from ..models import Gespreksmoment, Route, Routestap
from .velden import Datumkiezer, Documentveld

JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


def _keuzes(keuzes, **opties) -> forms.ChoiceField:
    return forms.ChoiceField(choices=list(keuzes), widget=forms.RadioSelect, **opties)


def _rijen(queryset, **opties) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(queryset, empty_label="Kies", **opties)


def _instituten():
    soorten = [Organisatiesoort.LERARENOPLEIDING, Organisatiesoort.MBO]
    return Organisatie.objects.filter(soort__in=soorten).order_by("naam")


def al_geweest(dag: date) -> None:
    """Raise ValidationError for a day that is still to come."""
    if dag > timezone.localdate():
        raise forms.ValidationError("Kies vandaag of een dag die is geweest.")


#: How each kind of field is asked.
VELDEN = {
    Veldsoort.TEKST: lambda veld, **o: forms.CharField(max_length=200, **o),
    Veldsoort.LANG: lambda veld, **o: forms.CharField(
        max_length=4000, widget=forms.Textarea(attrs={"rows": 5}), **o
    ),
    Veldsoort.DATUM: lambda veld, **o: forms.DateField(
        widget=Datumkiezer(), validators=[al_geweest] if veld.get("geweest") else [], **o
    ),
    Veldsoort.JA_NEE: lambda veld, **o: _keuzes(JA_NEE, **o),
    Veldsoort.KEUZE: lambda veld, **o: _keuzes([(k, k) for k in veld["keuzes"]], **o),
    Veldsoort.GETAL: lambda veld, **o: forms.IntegerField(
        min_value=0, max_value=veld.get("hoogstens", 1000), **o
    ),
    Veldsoort.SCORE: lambda veld, **o: _keuzes(Score.choices, **o),
    Veldsoort.ADVIES: lambda veld, **o: _keuzes(Advies.choices, **o),
    Veldsoort.SCHOOL: lambda veld, **o: _rijen(School.objects.open().order_by("naam"), **o),
    Veldsoort.INSTITUUT: lambda veld, **o: _rijen(_instituten(), **o),
    Veldsoort.DOCUMENT: lambda veld, **o: Documentveld(**o),
}


class Processtapformulier(MetStand):
    """The questions or the report of one step. `bewaar` in the POST keeps it half-way: nothing is required."""

    def __init__(self, *args, routestap: Routestap, **kwargs):
        super().__init__(*args, **kwargs)
        self.routestap = routestap
        self.tussendoor = "bewaar" in self.data
        for veld in routestap.stap.velden:
            self._voeg_toe(veld)

    def _voeg_toe(self, veld: dict) -> None:
        code, soort = veld["code"], veld["soort"]
        self.fields[code] = VELDEN[soort](
            veld,
            label=veld["vraag"],
            help_text=veld.get("uitleg", ""),
            required=veld.get("verplicht", True) and not self.tussendoor,
        )
        if soort == Veldsoort.SCHOOL:
            self._alleen_van_de_route(code)
        self.initial.setdefault(code, _eerder(self.routestap.gegevens.get(code)))
        if soort == Veldsoort.ADVIES:
            self._voeg_toelichting_toe(code)

    def _alleen_van_de_route(self, code: str) -> None:
        """A route leads to schools of its sectors; one that names none leads to all."""
        if sectoren := self.routestap.aanmelding.route.sectoren:
            self.fields[code].queryset = self.fields[code].queryset.filter(sector__in=sectoren)

    def _voeg_toelichting_toe(self, code: str) -> None:
        naam = f"{code}_toelichting"
        self.fields[naam] = soms_verplicht(
            forms.CharField(
                label="Toelichting bij het advies",
                help_text="De kandidaat leest dit. Bij een voorwaarde: wat moet er nog gebeuren?",
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
            )
        )
        self.initial.setdefault(naam, self.routestap.gegevens.get(naam, ""))

    def clean(self):
        schoon = super().clean()
        for veld in self.routestap.stap.velden:
            if veld["soort"] == Veldsoort.ADVIES and not self.tussendoor:
                self._eis_toelichting(schoon, veld["code"])
        return schoon

    def _eis_toelichting(self, schoon: dict, code: str) -> None:
        naam = f"{code}_toelichting"
        if schoon.get(code) in (Advies.NEGATIEF, Advies.VOORWAARDE) and not schoon.get(naam):
            self.add_error(naam, "Leg uit waarom, of wat er nog moet gebeuren. De kandidaat leest dit.")

    def stap(self) -> dict:
        """What `bewaar_stap` and `rond_stap_af` need: answers that JSON can keep, and the file."""
        gegevens, document = {}, None
        for naam, waarde in self.cleaned_data.items():
            if isinstance(self.fields[naam], forms.FileField):
                document = waarde or None
            else:
                gegevens[naam] = _om_te_bewaren(waarde)
        return {"gegevens": gegevens, "document": document}


def _om_te_bewaren(waarde):
    """A day as text; a row with its name as it is now, so that it can be read without looking it up."""
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, School | Organisatie):
        return {"pk": waarde.pk, "naam": str(waarde)}
    return waarde


def _eerder(waarde):
    """What was kept half-way, as the field shows it."""
    return waarde["pk"] if isinstance(waarde, dict) else waarde


class Motivatieformulier(MetStand):
    """Why this route, with a CV. `bewaar` in the POST keeps it half-way: nothing is required."""

    motivatie = forms.CharField(
        label="Waarom wilt u dit?",
        help_text="Een halve bladzijde is genoeg: wat trekt u aan, en wat brengt u mee?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 9}),
    )
    cv = Documentveld(label="Uw cv")
    contact = forms.BooleanField(label="Het loket mag mij mailen en bellen over mijn aanmelding")

    def __init__(self, *args, heeft_cv: bool, mag_contact: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.tussendoor = "bewaar" in self.data
        if heeft_cv:
            self.fields["cv"].required = False
            self.fields["cv"].label = "Een ander cv"
            self.fields["cv"].help_text = "Uw cv is er al. Wilt u een nieuwer cv sturen, kies het dan hier."
        if mag_contact:
            del self.fields["contact"]
        if self.tussendoor:
            for veld in self.fields.values():
                veld.required = False


class AlGedaan(forms.Form):
    """Up to where the steps were done already, and how that is known."""

    tot_en_met = forms.ModelChoiceField(
        Routestap.objects.none(),
        label="Tot en met welke stap is alles al gedaan?",
        widget=forms.RadioSelect,
        empty_label=None,
    )
    reden = forms.CharField(
        label="Hoe weet u dat?",
        help_text="Bijvoorbeeld: het gesprek was op 3 maart bij het bestuur, verslag ligt in het dossier.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, stappen, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tot_en_met"].queryset = stappen
        self.fields["tot_en_met"].label_from_instance = lambda rij: rij.stap.naam


class Momentkeuze(forms.Form):
    """One of the moments that are free."""

    moment = forms.ModelChoiceField(
        Gespreksmoment.objects.none(),
        label="Welk moment past u?",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "invalid_choice": "Dit moment kan niet meer: het is net gekozen door iemand anders, of door het "
            "loket ingetrokken. Kies een ander moment."
        },
    )

    def __init__(self, *args, momenten, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["moment"].queryset = momenten
        self.fields["moment"].label_from_instance = _leesbaar


def _leesbaar(moment: Gespreksmoment) -> str:
    begin = timezone.localtime(moment.begint_op)
    return f"{date_format(begin, 'l j F')}, {begin:%H.%M} uur, met {moment.makelaar} ({moment.plaats})"


class Momentaanbod(forms.Form):
    """Moments of the makelaar, one after the other on a day."""

    dag = forms.DateField(widget=Datumkiezer())
    tijd = forms.TimeField(label="Begint om", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minuten = forms.TypedChoiceField(
        label="Hoelang duurt een gesprek?",
        choices=[(30, "30 minuten"), (45, "45 minuten"), (60, "een uur")],
        coerce=int,
        initial=45,
    )
    aantal = forms.IntegerField(label="Hoeveel momenten achter elkaar?", min_value=1, max_value=8, initial=3)
    plaats = forms.CharField(
        label="Waar?", max_length=160, help_text="Een adres, of de link van een beeldgesprek."
    )
    route = forms.ModelChoiceField(
        Route.objects.filter(processtappen__vorm="afspraak", processtappen__actief=True).distinct(),
        label="Voor welke route?",
        required=False,
        empty_label="Voor alle routes",
    )

    def aanbod(self) -> dict:
        """What `bied_momenten_aan` needs."""
        schoon = dict(self.cleaned_data)
        begint_op = timezone.make_aware(datetime.combine(schoon.pop("dag"), schoon.pop("tijd")))
        return {**schoon, "begint_op": begint_op}


class MetUitstap(forms.Form):
    """Beside why somebody stops altogether: what the exit interview asks, for who leaves a route with it."""

    uitstapreden = forms.ChoiceField(
        label="Wat is de belangrijkste reden?",
        choices=Uitstapreden,
        initial=Uitstapreden.NIET_GEZEGD,
        required=False,
        widget=forms.RadioSelect,
    )
    terugkomen = forms.ChoiceField(
        label="Later terugkomen?", choices=Terugkomen, required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args, met_uitstap: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.met_uitstap = met_uitstap
        if not met_uitstap:
            del self.fields["uitstapreden"], self.fields["terugkomen"]

    def clean(self):
        schoon = super().clean()
        if schoon.get("uitstapreden") == Uitstapreden.ANDERS and not schoon.get("reden"):
            self.add_error("reden", "Schrijf kort op wat de reden is.")
        return schoon

    def waarom(self) -> dict:
        """What `stop` and `sluit_af` need."""
        waarom = {"reden": self.cleaned_data["reden"]}
        if self.met_uitstap:
            waarom["uitstapreden"] = self.cleaned_data["uitstapreden"] or Uitstapreden.NIET_GEZEGD
            waarom["terugkomen"] = self.cleaned_data["terugkomen"]
        return waarom


class Uitstapformulier(MetStand):
    """Exit interview in three questions; saying nothing is an answer as well."""

    reden = forms.ChoiceField(
        label="Wat is de belangrijkste reden?",
        choices=Uitstapreden,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een reden."},
    )
    toelichting = soms_verplicht(
        forms.CharField(
            label="Wilt u er iets bij vertellen?",
            help_text="Wat had anders gekund? Dat helpt wie na u komt.",
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 4}),
        )
    )
    terugkomen = forms.ChoiceField(
        label="Zou u later terugkomen?", choices=Terugkomen, required=False, widget=forms.RadioSelect
    )

    def clean(self):
        schoon = super().clean()
        if schoon.get("reden") == Uitstapreden.ANDERS and not schoon.get("toelichting"):
            self.add_error("toelichting", "Schrijf kort op wat de reden is.")
        return schoon
