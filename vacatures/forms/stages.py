"""What is asked about internships: by visitors, of boards and of institutes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError

from onderwijsregio.kern.formulieren import MetStand
from onderwijsregio.kern.tabellen import MAX_BYTES
from onderwijsregio.organisaties.keuzes import Dag, Opleidingsstatus, Sector
from onderwijsregio.organisaties.models import School

from ..acties.stageaanbod import ALLE_SCHOLEN, Kolombedragen, gelijk
from ..keuzes import KORT, MET_VAK, SOORTEN_VAN_SECTOR, Opleidingssoort
from ..models import Regioafspraak, Stageaanbod, Stagebegeleider, Stagejaar, Stageperiode, Stageplaats
from ..models.stageplaats import HOOGSTENS
from .zoeken import Zoekformulier

Cel = tuple[int, str]


def _alle(tekst: str, keuzes) -> list[tuple[str, str]]:
    return [("", tekst), *((code, naam.capitalize() if naam.islower() else naam) for code, naam in keuzes)]


class Stagezoeker(Zoekformulier):
    """What a student looks for; everything is optional and lives in the address of the page."""

    q = None
    volgorde = None
    soort = forms.ChoiceField(
        label="Uw opleiding", required=False, choices=_alle("Alle opleidingen", Opleidingssoort.choices)
    )
    periode = forms.ChoiceField(label="Wanneer?", required=False)
    sector = forms.ChoiceField(
        label="Soort onderwijs", required=False, choices=_alle("Alle soorten", Sector.choices)
    )
    status = forms.ChoiceField(
        label="Opleidingsschool?",
        required=False,
        choices=_alle(
            "Maakt niet uit", [c for c in Opleidingsstatus.choices if c[0] != Opleidingsstatus.GEEN]
        ),
    )
    field_order = ("soort", "periode", "postcode", "km", "sector", "status")

    def __init__(self, *args, jaar: Stagejaar | None, **kwargs):
        super().__init__(*args, **kwargs)
        perioden = jaar.perioden.all() if jaar else []
        self.fields["periode"].choices = [
            ("", "Het hele schooljaar door"),
            *((p.code, p.naam) for p in perioden),
        ]


@dataclass(frozen=True)
class Rij:
    """One school in the screen of a board: a field for each kind (None where the kind does not fit)."""

    school: School
    aanbod: Stageaanbod | None
    cellen: list[tuple[str, forms.BoundField | None]]
    per_vak: int

    @property
    def fouten(self) -> list[tuple[forms.BoundField, str]]:
        return [(cel, fout) for _, cel in self.cellen if cel is not None for fout in cel.errors]

    @property
    def ruimte(self) -> int | None:
        """How many students the mentors can have; None when nobody told who guides."""
        mensen = self.aanbod.begeleiders.all() if self.aanbod else ()
        return sum(wie.studenten for wie in mensen) if mensen else None


class Rooster(forms.Form):
    """A whole board for one period: schools as rows, kinds as columns. An empty cell is "not told".

    Above each column stands the allowance of its kind, for all schools; empty also when they differ.
    """

    gezien = forms.CharField(widget=forms.HiddenInput, required=False)
    uitleg = forms.CharField(
        label="Waarom betaalt u iets anders dan de regio afsprak?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Alleen nodig bij een ander bedrag. Het loket en de coördinatoren lezen dit, studenten niet.",
    )

    def __init__(
        self, *args, periode: Stageperiode, scholen: list[School], aanbod: list[Stageaanbod], **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.per_school = {rij.school_id: rij for rij in aanbod}
        self.scholen = scholen
        hier = {
            (rij.school_id, plaats.soort): plaats
            for rij in aanbod
            for plaats in rij.plaatsen.all()
            if plaats.periode_id == periode.pk and not plaats.vak
        }
        nu = {cel: plaats.plaatsen for cel, plaats in hier.items()}
        self.in_vak = {
            rij.school_id: sum(
                plaats.plaatsen
                for plaats in rij.plaatsen.all()
                if plaats.vak and plaats.periode_id == periode.pk
            )
            for rij in aanbod
        }
        passend = {soort for school in scholen for soort in SOORTEN_VAN_SECTOR[school.sector]}
        self.soorten = [
            (code, KORT.get(code, naam)) for code, naam in Opleidingssoort.choices if code in passend
        ]
        gezien = {_naam(*cel): n for cel, n in nu.items()}
        for soort, naam in self.soorten:
            bedragen = {plaats.vergoeding for (_, wat), plaats in hier.items() if wat == soort}
            self.fields[_naam(ALLE_SCHOLEN, soort)] = _bedragveld(naam, bedragen)
            gezien[_naam(ALLE_SCHOLEN, soort)] = [None if n is None else str(n) for n in bedragen]
        for school in scholen:
            for soort in SOORTEN_VAN_SECTOR[school.sector]:
                self.fields[_naam(school.pk, soort)] = _cel(school, soort, nu.get((school.pk, soort)))
        self.fields["uitleg"] = self.fields.pop("uitleg")  # as it stands on the screen: below the table
        self.initial["gezien"] = json.dumps(gezien)

    @property
    def rijen(self) -> list[Rij]:
        return [
            Rij(
                school,
                self.per_school.get(school.pk),
                [(naam, self._veld(school.pk, soort)) for soort, naam in self.soorten],
                self.in_vak.get(school.pk, 0),
            )
            for school in self.scholen
        ]

    @property
    def bedragvelden(self) -> list[tuple[str, forms.BoundField]]:
        """The allowance of each column, with the name of its kind."""
        return [(naam, self[_naam(ALLE_SCHOLEN, soort)]) for soort, naam in self.soorten]

    @property
    def bedragfouten(self) -> list[tuple[forms.BoundField, str]]:
        return [(veld, fout) for _, veld in self.bedragvelden for fout in veld.errors]

    def _veld(self, school: int, soort: str) -> forms.BoundField | None:
        naam = _naam(school, soort)
        return self[naam] if naam in self.fields else None

    def clean_gezien(self) -> dict[str, int | None]:
        """What the screen showed; who sends something else has seen nothing."""
        try:
            gezien = json.loads(self.cleaned_data["gezien"] or "{}")
        except ValueError:
            return {}
        return gezien if isinstance(gezien, dict) else {}

    def aantallen(self) -> dict[Cel, int | None]:
        """What stands in the screen now, by school and kind."""
        return {cel: n for naam, n in self.cleaned_data.items() if (cel := _cel_van(naam)) and cel[0]}

    def was(self) -> dict[Cel, int | None]:
        """What the screen showed when it was opened."""
        gezien = self.cleaned_data["gezien"].items()
        return {cel: n for naam, n in gezien if naam in self.fields and (cel := _cel_van(naam)) and cel[0]}

    def bedragen(self) -> Kolombedragen:
        """The allowances as they stand in the screen now and when it was opened, and why they are what they are."""
        namen = {soort: _naam(ALLE_SCHOLEN, soort) for soort, _ in self.soorten}
        return Kolombedragen(
            {soort: self.cleaned_data[naam] for soort, naam in namen.items()},
            {soort: _bedragen(self.cleaned_data["gezien"].get(naam)) for soort, naam in namen.items()},
            self.cleaned_data["uitleg"],
        )

    def zet_fouten(self, per_cel: Mapping[Cel, str], uitleg: str) -> None:
        """Put each sentence at its cell, one about a whole school at the first that was changed there, or else at its
        first cell; `uitleg` at its own field."""
        nu, was = self.aantallen(), self.was()
        veranderd = {_naam(*cel) for cel in nu if nu[cel] != was.get(cel)}
        if uitleg:
            self.add_error("uitleg", uitleg)
        for (school, soort), zin in per_cel.items():
            van_school = [n for n in self.fields if n.startswith(f"c-{school}-")]
            eerste = next((n for n in van_school if n in veranderd), next(iter(van_school), None))
            naam = _naam(school, soort)
            self.add_error(naam if naam in self.fields else eerste, zin)


def _naam(school: int, soort: str) -> str:
    return f"c-{school}-{soort}"


def _cel_van(naam: str) -> Cel | None:
    """The cell of a field; None for a field that is no cell."""
    delen = naam.split("-", 2)
    return (int(delen[1]), delen[2]) if len(delen) == 3 else None


def _bedragen(gezien) -> set[Decimal | None]:
    """The amounts that the screen showed in a column; who sends something else has seen none."""
    try:
        return {None if bedrag is None else Decimal(bedrag) for bedrag in gezien or ()}
    except (InvalidOperation, TypeError, ValueError):
        return set()


def _bedragveld(naam: str, bedragen: set[Decimal | None]) -> forms.DecimalField:
    label = f"Vergoeding per maand, {naam}"
    attrs = {"inputmode": "decimal", "size": 5, "autocomplete": "off", "aria-label": label}
    return forms.DecimalField(
        label=label,
        required=False,
        localize=True,
        min_value=0,
        max_digits=6,
        decimal_places=2,
        initial=gelijk(bedragen),
        help_text="verschilt" if len(bedragen) > 1 else "",
        widget=forms.TextInput(attrs=attrs),
        error_messages={
            "invalid": "Vul een bedrag in, bijvoorbeeld 112,50, of laat dit leeg.",
            "min_value": "Vul 0 of meer in.",
        },
    )


def _cel(school: School, soort: str, aantal: int | None) -> forms.IntegerField:
    naam = f"{school}, {Opleidingssoort(soort).label}"
    return forms.IntegerField(
        label=naam,
        required=False,
        min_value=0,
        max_value=HOOGSTENS,
        initial=aantal,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "size": 2, "autocomplete": "off", "aria-label": naam}
        ),
        error_messages={
            "invalid": "Vul een heel getal in, of laat dit leeg.",
            "min_value": "Vul 0 of meer in.",
            "max_value": f"Vul hoogstens {HOOGSTENS} in.",
        },
    )


class Aanbodformulier(MetStand, forms.ModelForm):
    """Whom a student or an institute asks, and what to know beforehand."""

    class Meta:
        model = Stageaanbod
        fields = ("contactnaam", "contactmail", "contacttelefoon", "toelichting")
        help_texts = {
            "contactnaam": "Deze gegevens staan op de website.",
            "toelichting": "Bijvoorbeeld hoe een stagedag eruitziet.",
        }
        widgets = {"toelichting": forms.Textarea(attrs={"rows": 4})}


class Plaatsformulier(MetStand, forms.ModelForm):
    """Places of one kind in one period, with the conditions."""

    dagen = forms.MultipleChoiceField(
        label="Op welke dagen?", choices=Dag.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Stageplaats
        fields = (
            "periode",
            "soort",
            "vak",
            "plaatsen",
            "dagen",
            "groepen",
            "vanaf",
            "gevraagd",
            "vergoeding",
            "afwijking",
        )
        localized_fields = ("vergoeding",)
        labels = {
            "vergoeding": "Welke vergoeding krijgt een student?",
            "afwijking": "Waarom betaalt u iets anders dan de regio afsprak?",
        }
        help_texts = {
            "vak": "Alleen bij een opleiding voor één vak.",
            "groepen": "Bijvoorbeeld: groep 3 tot en met 5.",
            "gevraagd": "Bijvoorbeeld: een dag meelopen vooraf.",
            "vergoeding": "In euro per maand, bijvoorbeeld 112,50. Vul 0 in als een student niets krijgt. "
            "Weet u het nog niet, laat het dan leeg.",
            "afwijking": "Alleen nodig bij een ander bedrag. Het loket en de coördinatoren lezen "
            "dit, studenten niet.",
        }
        widgets = {
            "vanaf": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "vergoeding": forms.TextInput(attrs={"inputmode": "decimal", "size": 8}),
            "afwijking": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, aanbod: Stageaanbod, afspraken: Iterable[Regioafspraak], **kwargs):
        super().__init__(*args, **kwargs)
        soorten = SOORTEN_VAN_SECTOR[aanbod.school.sector]
        self.fields["periode"].empty_label = "Kies een periode"
        self.fields["periode"].queryset = aanbod.jaar.perioden.all()
        if all(afspraak.bedrag is None for afspraak in afspraken):
            self.fields["afwijking"].widget = forms.HiddenInput()
        self.fields["periode"].label_from_instance = lambda periode: periode.naam
        self.fields["soort"].choices = [c for c in Opleidingssoort.choices if c[0] in soorten]
        if not set(soorten) & {soort for soort in MET_VAK if soort != Opleidingssoort.LIO}:
            del self.fields["vak"]

    def clean(self):
        gegevens = super().clean()
        if gegevens.get("vergoeding") is None:
            gegevens["afwijking"] = ""  # without an amount there is nothing to explain
        return gegevens


class Begeleiderformulier(MetStand, forms.ModelForm):
    """Somebody who guides students, and how many."""

    class Meta:
        model = Stagebegeleider
        fields = ("naam", "rol", "studenten")
        help_texts = {
            "naam": "Deze naam staat niet op de website.",
            "studenten": "Begeleidt iemand geen student op de werkplek, vul dan 0 in.",
        }


class Studentenbestand(forms.Form):
    """A spreadsheet of students, and the period that counts when a row does not say one."""

    periode = forms.ModelChoiceField(
        label="Voor welke periode?",
        queryset=Stageperiode.objects.none(),
        empty_label=None,
        help_text="Staat in het bestand een kolom Periode, dan geldt die.",
    )
    bestand = forms.FileField(
        label="Bestand",
        help_text="Een Excel-bestand (.xlsx) of csv-bestand van hooguit 10 MB, met in de eerste regel de namen "
        "van de kolommen.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, *args, jaar: Stagejaar, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["periode"].queryset = jaar.perioden.all()

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MAX_BYTES:
            raise ValidationError("Dit bestand is groter dan 10 MB. Knip het op.")
        return bestand


class Cijferfilter(forms.Form):
    """What the figures are about; an unknown value filters nothing."""

    periode = forms.ChoiceField(label="Periode", required=False)
    soort = forms.ChoiceField(
        label="Opleiding", required=False, choices=_alle("Alle opleidingen", Opleidingssoort.choices)
    )
    sector = forms.ChoiceField(
        label="Soort onderwijs", required=False, choices=_alle("Alle soorten", Sector.choices)
    )

    def __init__(self, *args, jaar: Stagejaar, **kwargs):
        super().__init__(*args, **kwargs)
        self.perioden = {periode.code: periode for periode in jaar.perioden.all()}
        namen = [(code, periode.naam) for code, periode in self.perioden.items()]
        self.fields["periode"].choices = [("", "Alle perioden"), *namen]
