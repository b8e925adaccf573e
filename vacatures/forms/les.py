"""Forms for lessons from outside: finding, offering, booking, and saying whether they were given."""

from datetime import date, time, timedelta

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from onderwijsregio.kern.afstand import afstand_km
from onderwijsregio.kern.formulieren import kijk_jaren_na, soms_verplicht
from onderwijsregio.organisaties.keuzes import Dag, Sector
from onderwijsregio.organisaties.models import Gebruiker, Postcodegebied, School

from ..keuzes.les import NIET_VAN_BUITEN, Cursusstand, Dagdeel, Lesplek, Lesvak
from ..models import VOORUIT, Les, Lesaanbod, Lesreeks, maand_van
from ..zoeken.plek import Plek, lees_plek
from .vacature import OP_EEN_RIJ

GROEPEN = [(groep, f"groep {groep}") for groep in range(1, 9)]
PRIJZEN = [("0", "gratis"), ("50", "hoogstens € 50"), ("100", "hoogstens € 100"), ("150", "hoogstens € 150")]
PC4 = RegexValidator(r"^[1-9]\d{3}$", "Schrijf vier cijfers, zoals 1315.")
MAAND = "%Y-%m"


class Lesfilter(forms.Form):
    """What a school looks for; everything is optional and lives in the address of the page."""

    q = forms.CharField(
        label="Waar zoekt u naar?",
        required=False,
        max_length=100,
        help_text="Bijvoorbeeld: bomen, muziek of robots",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    vak = forms.ChoiceField(label="Vak", required=False, choices=[("", "Alle vakken"), *Lesvak.choices])
    groep = forms.TypedChoiceField(
        label="Groep", required=False, choices=[("", "Alle groepen"), *GROEPEN], coerce=int, empty_value=None
    )
    sector = forms.ChoiceField(
        label="Soort school", required=False, choices=[("", "Alle scholen"), *Sector.choices]
    )
    dag = forms.ChoiceField(label="Dag", required=False, choices=[("", "Alle dagen"), *Dag.choices])
    prijs = forms.ChoiceField(label="Prijs per les", required=False, choices=[("", "Elke prijs"), *PRIJZEN])
    postcode = forms.CharField(
        label="Dicht bij postcode of plaats",
        required=False,
        max_length=80,
        help_text="Bijvoorbeeld: 1315 of Almere",
    )
    cursus = forms.BooleanField(label="Alleen van wie de pedagogische cursus volgde", required=False)

    def clean_postcode(self) -> Plek | None:
        """The point of the postcode or place that was typed; None when nothing was typed."""
        return lees_plek(self.cleaned_data["postcode"])

    def toegepast(self, aanbod):
        """The offers that pass, the nearest first when a postcode is given. A choice that does not exist is none."""
        self.is_valid()
        keuze = self.cleaned_data
        for woord in keuze.get("q", "").split():
            aanbod = aanbod.filter(_met_woord(woord))
        if groep := keuze.get("groep"):
            aanbod = aanbod.filter(Q(groepen__contains=[groep]) | Q(groepen=[]))
        if plek := keuze.get("postcode"):
            afstand = afstand_km(lat=plek.lat, lon=plek.lon, veld="gebied")
            aanbod = aanbod.annotate(afstand=afstand).order_by("afstand", "titel", "pk")
        return aanbod.filter(**self._filters(keuze))

    def _filters(self, keuze: dict) -> dict:
        """What was chosen of subject, kind of school, day, price and course, as filters."""
        gekozen = {
            "vak": keuze.get("vak"),
            "sectoren__contains": keuze.get("sector") and [keuze["sector"]],
            "dagen__contains": keuze.get("dag") and [keuze["dag"]],
            "prijs__lte": keuze.get("prijs"),
            "cursus": keuze.get("cursus") and Cursusstand.GEVOLGD,
        }
        return {veld: waarde for veld, waarde in gekozen.items() if waarde}


def _met_woord(woord: str) -> Q:
    """Offers in which this word stands: in title, text or provider, or as the name of the subject."""
    vakken = [vak.value for vak in Lesvak if woord.lower() in vak.label.lower()]
    tekst = Q(titel__icontains=woord) | Q(omschrijving__icontains=woord)
    return tekst | Q(organisatie__naam__icontains=woord) | Q(vak__in=vakken)


DELEN = [
    ("Wat geeft u?", ("titel", "vak", "omschrijving", "minuten", "prijs")),
    ("Voor wie?", ("sectoren", "groepen", "leerlingen_max")),
    ("Wanneer?", ("dagen", "dagdelen", "van", "tot_en_met")),
    ("Waar, en wat is er nodig?", ("plek", "postcode", "adres", "nodig")),
    ("Wie geeft de les?", ("cursus", "cursus_op")),
]


def _datum(**kwargs) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


def _vinkjes(label: str, keuzes, **kwargs) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=keuzes, widget=OP_EEN_RIJ, **kwargs)


class Aanbodformulier(forms.ModelForm):
    """What a provider tells about a lesson, in the order in which a school asks."""

    vak = forms.ChoiceField(label="Welk vak past er het best bij?", choices=Lesvak)
    sectoren = _vinkjes("Voor welke scholen?", Sector)
    groepen = forms.TypedMultipleChoiceField(
        label="Voor welke groepen van de basisschool?",
        choices=GROEPEN,
        coerce=int,
        required=False,
        widget=OP_EEN_RIJ,
        help_text="Kiest u niets, dan is de les voor alle groepen.",
    )
    dagen = _vinkjes("Op welke dagen kunt u?", Dag)
    dagdelen = _vinkjes("Welk deel van de dag?", Dagdeel)
    plek = forms.ChoiceField(label="Waar is de les?", choices=Lesplek, widget=forms.RadioSelect)
    postcode = forms.CharField(
        label="Postcode waar u zit",
        required=False,
        max_length=4,
        validators=[PC4],
        help_text="Vier cijfers. Scholen zoeken op afstand.",
    )
    cursus = forms.ChoiceField(
        label="Volgden de mensen voor de klas de pedagogische cursus?",
        choices=Cursusstand,
        widget=forms.RadioSelect,
        help_text="In de cursus leert u een les opbouwen en een groep leiden.",
    )
    cursus_op = soms_verplicht(_datum(label="Wanneer was die klaar?", required=False))
    van = _datum(label="Vanaf welke dag?", initial=timezone.localdate)
    tot_en_met = _datum(label="Tot en met welke dag?", required=False, help_text="Leeg: tot u stopt.")

    class Meta:
        model = Lesaanbod
        fields = [naam for _, namen in DELEN for naam in namen if naam != "postcode"]
        labels = {
            "titel": "Hoe heet de les?",
            "omschrijving": "Wat gebeurt er in de les?",
            "minuten": "Hoeveel minuten duurt een les?",
            "prijs": "Wat betaalt een school per les?",
            "leerlingen_max": "Hoeveel leerlingen kunnen er hoogstens meedoen?",
            "adres": "Adres, als de les bij u is",
            "nodig": "Wat moet er klaarstaan?",
        }
        help_texts = {
            "prijs": "In euro, inclusief btw. Vul 0 in als de les gratis is.",
            "nodig": "Bijvoorbeeld een lokaal met water, of een digibord.",
        }
        widgets = {
            "omschrijving": forms.Textarea(attrs={"rows": 8}),
            "nodig": forms.Textarea(attrs={"rows": 3}),
            "prijs": forms.NumberInput(attrs={"step": "0.01", "min": "0"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("plek", Lesplek.SCHOOL)
        if self.instance.gebied_id:
            self.initial["postcode"] = self.instance.gebied_id

    def clean(self):
        gegevens = super().clean()
        van, tot = gegevens.get("van"), gegevens.get("tot_en_met")
        if van and tot and tot < van:
            self.add_error("tot_en_met", "De laatste dag ligt niet voor de eerste.")
        kijk_jaren_na(self, "van", "tot_en_met")
        gevolgd, op = gegevens.get("cursus") == Cursusstand.GEVOLGD, gegevens.get("cursus_op")
        if gevolgd and not op:
            self.add_error("cursus_op", "Vul in wanneer de cursus klaar was.")
        elif gevolgd and op > timezone.localdate():
            self.add_error("cursus_op", "Deze dag komt nog. Loopt de cursus, kies dan ‘volgt de cursus nu’.")
        elif not gevolgd:
            gegevens["cursus_op"] = None
        return gegevens

    def clean_postcode(self) -> Postcodegebied | None:
        """The area of the postcode; None when nothing was typed."""
        getypt = self.cleaned_data["postcode"]
        gebied = Postcodegebied.objects.filter(pk=getypt).first()
        if getypt and gebied is None:
            raise forms.ValidationError("Deze postcode kennen wij niet. Kies er een in de buurt.")
        return gebied

    def delen(self) -> list[tuple[str, list]]:
        """The parts of the form, each with its bound fields."""
        return [(titel, [self[naam] for naam in namen]) for titel, namen in DELEN]

    def velden(self) -> dict:
        """The values for the actie."""
        eigen = {naam: self.cleaned_data[naam] for naam in self._meta.fields}
        return eigen | {"gebied": self.cleaned_data["postcode"]}

    @property
    def alleen_leraren(self) -> str:
        """The subjects that nobody from outside may give in teaching time, in words."""
        return ", ".join(vak.label for vak in NIET_VAN_BUITEN)

    def _post_clean(self):
        """Leave the row as it is in the database: the actie fills and checks it under a lock."""


class Lestijdveld(forms.TimeField):
    """The hour at which lessons begin, with the browser's own picker."""

    def __init__(self, **kwargs):
        kiezer = forms.TimeInput(attrs={"type": "time", "step": "300"}, format="%H:%M")
        super().__init__(label="Hoe laat begint de les?", widget=kiezer, **kwargs)

    def validate(self, value):
        super().validate(value)
        if value and not time(7) <= value <= time(18):
            raise forms.ValidationError("Een les begint tussen 7.00 en 18.00 uur.")


def eigen_scholen(gebruiker: Gebruiker):
    """The schools for which somebody books: of the own board, or the one school where they work."""
    lid = gebruiker.lidmaatschap
    scholen = School.objects.open().filter(bestuur=lid.organisatie_id)
    return scholen.filter(pk=lid.school_id) if lid.school_id else scholen


class Momentkiezer(forms.Form):
    """For which school, at which hour, from which month on; `van` gives the days that are free then."""

    school = forms.ModelChoiceField(label="Voor welke school?", queryset=School.objects.none())
    van = Lestijdveld()
    maand = forms.ChoiceField(label="Vanaf welke maand?", required=False)
    in_vakantie = forms.BooleanField(
        label="Toon ook dagen in een schoolvakantie",
        required=False,
        help_text="Als de school dan toch open is.",
    )

    def __init__(self, *args, scholen=None, **kwargs):
        super().__init__(*args, **kwargs)
        if scholen is None:
            del self.fields["school"]
        else:
            self.fields["school"].queryset = scholen
            self.fields["school"].empty_label = "Kies een school"
        self.fields["maand"].choices = [
            (maand.strftime(MAAND), date_format(maand, "F Y")) for maand in _komende_maanden()
        ]

    def vanaf(self) -> date:
        """The first day of the month that was chosen, default this month."""
        gekozen = self.cleaned_data.get("maand")
        return date.fromisoformat(f"{gekozen}-01") if gekozen else maand_van(timezone.localdate())


def _komende_maanden() -> list[date]:
    maanden = [maand_van(timezone.localdate())]
    while len(maanden) < 12:
        maanden.append(maand_van(maanden[-1] + timedelta(days=32)))
    return maanden


class Dagenkiezer(forms.Form):
    """Which days: any day within the coming year on which this lesson is given."""

    dagen = forms.TypedMultipleChoiceField(
        label="Op welke dagen?",
        coerce=date.fromisoformat,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kruis ten minste één dag aan."},
    )

    def __init__(self, *args, aanbod: Lesaanbod, **kwargs):
        super().__init__(*args, **kwargs)
        morgen = timezone.localdate() + timedelta(days=1)
        dagen = (morgen + timedelta(days=n) for n in range(VOORUIT.days))
        self.fields["dagen"].choices = [(dag.isoformat(), str(dag)) for dag in dagen if aanbod.is_op(dag)]

    @property
    def gekozen(self) -> set[str]:
        """What was ticked, as it stands in the page."""
        return set(self["dagen"].value() or [])


class Boekformulier(Dagenkiezer):
    """A group, and on which days."""

    groep = forms.CharField(
        label="Voor welke groep?", max_length=40, help_text="Bijvoorbeeld: groep 5, of 5a"
    )
    opmerking = forms.CharField(
        label="Wat moet de aanbieder weten?",
        required=False,
        max_length=1000,
        help_text="Zet hier geen namen van leerlingen in.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ["dagen", "groep", "opmerking"]


class Voorstelformulier(Dagenkiezer):
    """Other days than the school asked for, and why."""

    toelichting = forms.CharField(
        label="Waarom andere dagen?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class Afzegformulier(forms.Form):
    """Which lessons do not go on, and why."""

    lessen = forms.ModelMultipleChoiceField(
        label="Welke lessen gaan niet door?",
        queryset=Les.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies welke lessen niet doorgaan."},
    )
    reden = forms.CharField(
        label="Waarom niet?",
        max_length=300,
        help_text="De ander leest dit.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, reeks: Lesreeks, **kwargs):
        super().__init__(*args, **kwargs)
        kan = [les.pk for les in reeks.lessen.in_kracht().select_related("reeks") if les.kan_worden_afgezegd]
        veld = self.fields["lessen"]
        veld.queryset = Les.objects.filter(pk__in=kan)
        veld.label_from_instance = lambda les: f"{date_format(les.dag, 'l j F Y')}, {les.van:%H.%M} uur"
        self.initial.setdefault("lessen", kan)


class Gegevenformulier(forms.Form):
    """Was it given? A no needs a reason."""

    gegeven = forms.TypedChoiceField(
        choices=[("ja", "Ja"), ("nee", "Nee")], coerce=lambda waarde: waarde == "ja", widget=forms.RadioSelect
    )
    opmerking = soms_verplicht(forms.CharField(label="Waarom niet?", required=False, max_length=300))


class Bevestigformulier(forms.Form):
    """Which lessons were given: those that were ticked, or with `alle` everything that stood on the page."""

    lessen = forms.ModelMultipleChoiceField(queryset=Les.objects.none(), required=False)
    op_blad = forms.ModelMultipleChoiceField(queryset=Les.objects.none(), required=False)
    alle = forms.BooleanField(required=False)

    def __init__(self, *args, lessen, **kwargs):
        super().__init__(*args, **kwargs)
        weg = "Een van deze lessen is er niet meer. Kijk of de lijst zo klopt."
        for naam in ("lessen", "op_blad"):
            self.fields[naam].queryset = lessen
            self.fields[naam].error_messages |= {"invalid_choice": weg, "invalid_pk_value": weg}

    def clean(self):
        """Only `lessen` is left: those for the actie."""
        gegevens = super().clean()
        gekozen = gegevens.get("op_blad" if gegevens["alle"] else "lessen")
        if not self.errors and not gekozen:
            raise forms.ValidationError("Kruis eerst aan welke lessen zijn gegeven.")
        return {"lessen": gekozen}


class Beslisformulier(forms.Form):
    """What became of a lesson about which the two differ, and why the loket says so."""

    gegeven = forms.TypedChoiceField(
        label="Is de les gegeven?",
        choices=[("ja", "Ja, die telt mee"), ("nee", "Nee")],
        coerce=lambda waarde: waarde == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee."},
    )
    reden = forms.CharField(
        label="Hoe weet u dat?", max_length=300, help_text="School en aanbieder lezen dit."
    )


class Lesvraagformulier(forms.Form):
    """A question to the provider."""

    tekst = forms.CharField(
        label="Wat wilt u weten?", max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )


class Lesantwoordformulier(forms.Form):
    """The answer of the provider."""

    antwoord = forms.CharField(label="Uw antwoord", max_length=2000, widget=forms.Textarea(attrs={"rows": 6}))
