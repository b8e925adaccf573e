"""What HR writes about a job."""

from datetime import datetime

from django import forms
from django.db.models import Q
from django.forms import model_to_dict
from django.utils import timezone

from loket.forms.velden import EenKeer
from onderwijsregio.kern.formulieren import kijk_jaren_na, soms_verplicht
from onderwijsregio.organisaties.keuzes import Dag
from onderwijsregio.organisaties.models import Organisatie, School

from ..keuzes import Contractvorm, Niveau, Noodoplossing
from ..models import Vacature

#: Short answers beside each other.
OP_EEN_RIJ = forms.CheckboxSelectMultiple(attrs={"class": "op-een-rij"})


#: What a choice says when nothing is chosen.
NIETS_GEKOZEN = {"vak": "Geen bepaald vak", "schaal": "Nog niet bekend", "aanleiding": "Zeg ik niet"}


#: The parts of the form, each with its fields, in the order in which a reader asks.
DELEN = [
    ("Om welk werk gaat het?", ("titel", "functie", "vak", "niveaus", "groepen", "omschrijving")),
    ("Waar?", ("school", "hele_bestuur", "ook_op")),
    (
        "Hoeveel, en wanneer?",
        ("fte_min", "fte_max", "dagen", "dagdeel", "start_op", "contract", "contract_tot"),
    ),
    ("Wat verdient iemand?", ("schaal", "salaris_van", "salaris_tot", "salaris")),
    (
        "Voor wie?",
        (
            "bevoegdheid",
            "open_voor_zij_instroom",
            "open_voor_herintreders",
            "open_voor_starters",
            "open_voor_studenten",
        ),
    ),
    ("Hoe is het om daar te werken?", ("werkdag", "team")),
    ("Hoe wordt iemand ontvangen?", ("begeleiding", "meelopen", "contactnaam", "contacttelefoon")),
    ("Voor uzelf en de regio", ("sluit_op", "afwijking", "aanleiding", "noodoplossing", "kenmerk")),
]


def als_versie(getypt: str) -> datetime | None:
    """The moment of change that somebody started from, as a page carries it; None when it is no moment."""
    try:
        return datetime.fromisoformat(getypt)
    except ValueError:
        return None


class Vacatureformulier(EenKeer, forms.ModelForm):
    """What HR tells about a job, in the order in which a reader asks."""

    niveaus = forms.MultipleChoiceField(
        label="Voor welke niveaus?", choices=Niveau, required=False, widget=OP_EEN_RIJ
    )
    groepen = forms.TypedMultipleChoiceField(
        label="Voor welke groepen van de basisschool?",
        choices=[(groep, f"groep {groep}") for groep in range(1, 9)],
        coerce=int,
        required=False,
        widget=OP_EEN_RIJ,
    )
    noodoplossing = forms.ChoiceField(
        label="Is het werk nu al anders opgelost?",
        choices=[("", "Nee, wij zoeken iemand"), *Noodoplossing.choices],
        required=False,
        widget=forms.RadioSelect,
        help_text="Kiest u een oplossing, dan komt de vacature niet op de website. De regio telt hem mee als "
        "verborgen vacature: zo is te zien hoe groot het tekort echt is.",
    )
    versie = forms.CharField(required=False, widget=forms.HiddenInput)
    dagen = forms.MultipleChoiceField(
        label="Op welke dagen is er werk?",
        choices=Dag,
        widget=OP_EEN_RIJ,
        help_text="Kruis alle dagen aan die kunnen. De kandidaat werkt er misschien maar een paar.",
        error_messages={"required": "Kruis ten minste één dag aan."},
    )

    class Meta:
        model = Vacature
        fields = [naam for _, namen in DELEN for naam in namen]
        labels = {
            "titel": "Titel",
            "school": "Op welke school begint iemand?",
            "functie": "Functie",
            "omschrijving": "Vertel over de baan en de school",
            "vak": "Welk vak?",
            "hele_bestuur": "Het werk is voor alle scholen van het bestuur, zoals in een invalpool",
            "ook_op": "Ook op deze scholen",
            "contract": "Wat voor baan is het?",
            "contract_tot": "Tot en met welke dag, als de baan tijdelijk is?",
            "schaal": "Welke schaal uit de cao?",
            "salaris_van": "Salaris bij een volle week: laagste bedrag per maand",
            "salaris_tot": "Hoogste bedrag per maand",
            "aanleiding": "Waarom is er een vacature?",
            "kenmerk": "Uw eigen kenmerk",
            "afwijking": "Wijkt u af van een afspraak van de regio? Leg uit waarom",
            "open_voor_herintreders": "Ook voor wie eerder lesgaf en terug wil komen",
            "open_voor_starters": "Ook voor startende leraren",
            "open_voor_studenten": "Ook voor studenten die nog leren voor leraar",
            "bevoegdheid": "Welke bevoegdheid vraagt u?",
            "open_voor_zij_instroom": "Deze baan staat open voor zij-instromers",
            "fte_min": "Fte vanaf",
            "fte_max": "Fte tot en met",
            "salaris": "In uw eigen woorden",
            "werkdag": "Hoe ziet een gewone dag eruit?",
            "team": "Met wie werkt iemand samen?",
            "begeleiding": "Hoe wordt een nieuwe collega begeleid?",
            "meelopen": "Iemand kan een dagdeel meelopen voor het sollicitatiegesprek",
            "dagdeel": "Op welk deel van de dag?",
            "start_op": "Wanneer begint het werk?",
            "sluit_op": "Tot en met welke dag kan iemand reageren?",
            "contactnaam": "Wie kan iemand bellen met vragen?",
            "contacttelefoon": "Telefoonnummer",
        }
        help_texts = {
            "titel": "Kort en duidelijk, bijvoorbeeld: Leerkracht groep 5",
            "omschrijving": "Schrijf zoals u het aan tafel vertelt: welke groep, welk team, waarom het "
            "hier fijn werken is. Gebruik korte zinnen en geen afkortingen.",
            "bevoegdheid": "Kies wat iemand echt nodig heeft. Kan het ook zonder, kies dan "
            "‘nog geen bevoegdheid’.",
            "open_voor_zij_instroom": "Dan vinden ook mensen de vacature die een hbo- of universitair "
            "diploma hebben en nog leraar moeten worden.",
            "fte_min": "Een volle week is 1, dat is 40 uur. Drie dagen is ongeveer 0,6",
            "aanleiding": "Alleen voor de regio: zo is te zien waar het tekort vandaan komt.",
            "afwijking": "Het loket en de programmaleider lezen dit, bezoekers niet.",
            "kenmerk": "Bijvoorbeeld het nummer in uw eigen systeem. Bezoekers zien het niet.",
            "salaris": "Bijvoorbeeld: volgens de cao, en een toelage voor een tweede taal",
            "werkdag": "Van de eerste bel tot het einde van de middag. Bijvoorbeeld: om half acht koffie met "
            "het team, 24 kinderen tot kwart over twee, daarna overleg tot vier uur.",
            "team": "Hoeveel mensen, hoe lang zij er al werken, hoe zij overleggen. Bijvoorbeeld: twaalf "
            "collega's, van wie twee zij-instromers; op donderdag bereiden wij samen lessen voor.",
            "begeleiding": "Bijvoorbeeld: een vaste mentor, en het eerste halfjaar een dagdeel minder "
            "voor de groep",
            "contactnaam": "Een mens met een naam. Twijfelaars bellen liever dan dat ze schrijven.",
        }
        widgets = {
            "omschrijving": forms.Textarea(attrs={"rows": 10}),
            "werkdag": forms.Textarea(attrs={"rows": 4}),
            "team": forms.Textarea(attrs={"rows": 4}),
            "begeleiding": forms.Textarea(attrs={"rows": 4}),
            "afwijking": forms.Textarea(attrs={"rows": 3}),
            "dagdeel": forms.RadioSelect(attrs={"class": "op-een-rij"}),
            "ook_op": forms.CheckboxSelectMultiple,
            "start_op": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "contract_tot": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "sluit_op": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "fte_min": forms.NumberInput(attrs={"step": "0.05", "min": "0.05", "max": "1"}),
            "fte_max": forms.NumberInput(attrs={"step": "0.05", "min": "0.05", "max": "1"}),
        }

    def __init__(self, *args, organisatie: Organisatie, **kwargs):
        super().__init__(*args, **kwargs)
        scholen = School.objects.open().filter(bestuur=organisatie)
        self.fields["school"].queryset = self.fields["ook_op"].queryset = scholen
        self.fields["school"].empty_label = "Kies een school"
        soms_verplicht(self.fields["afwijking"])
        for naam, tekst in NIETS_GEKOZEN.items():
            self.fields[naam].choices = [("", tekst), *list(self.fields[naam].choices)[1:]]
        if self.instance.pk:
            self.initial["versie"] = self.instance.gewijzigd_op.isoformat()
            del self.fields["formulier"]

    def clean_versie(self):
        """The moment of change that the editor started from, or None for a new vacancy."""
        return als_versie(self.cleaned_data["versie"])

    def clean(self):
        gegevens = super().clean()
        vanaf, tot_en_met = gegevens.get("fte_min"), gegevens.get("fte_max")
        if None not in (vanaf, tot_en_met) and not 0 < vanaf <= tot_en_met <= 1:
            melding = "Fte ligt boven 0 en is hoogstens 1, en ‘tot en met’ is niet minder dan ‘vanaf’."
            self.add_error("fte_max", melding)
        sluit_op = gegevens.get("sluit_op")
        if "sluit_op" in self.changed_data and sluit_op and sluit_op < timezone.localdate():
            self.add_error("sluit_op", "Deze dag is al voorbij. Kies vandaag of later.")
        kijk_jaren_na(self, "start_op", "sluit_op", "contract_tot")
        self._controleer_tijd_en_geld(gegevens)
        if gegevens.get("noodoplossing") and self.instance.gepubliceerd_op:
            self.add_error(
                "noodoplossing", "Deze vacature stond op de website. Sluit hem, en maak een nieuwe."
            )
        return gegevens

    def _controleer_tijd_en_geld(self, gegevens: dict) -> None:
        tot, begin = gegevens.get("contract_tot"), gegevens.get("start_op")
        if tot and gegevens.get("contract") == Contractvorm.VAST:
            self.add_error("contract_tot", "Een vaste baan heeft geen einddatum. Laat dit veld leeg.")
        elif tot and begin and tot < begin:
            self.add_error("contract_tot", "De laatste dag ligt niet voor de eerste.")
        laag, hoog = gegevens.get("salaris_van"), gegevens.get("salaris_tot")
        if (laag is None) != (hoog is None):
            leeg = "salaris_tot" if hoog is None else "salaris_van"
            self.add_error(leeg, "Vul beide bedragen in, of geen van beide.")
        elif laag is not None and not 0 < laag <= hoog:
            self.add_error("salaris_tot", "Het hoogste bedrag is niet lager dan het laagste.")

    def delen(self) -> list[tuple[str, list]]:
        """The parts of the form, each with its bound fields."""
        return [(titel, [self[naam] for naam in namen]) for titel, namen in DELEN]

    def velden(self) -> dict:
        """The values for the actie, without the version."""
        return {naam: self.cleaned_data[naam] for naam in self._meta.fields}

    def op_de_nieuwste(self, vacature: Vacature, overgenomen: list[str]) -> "Vacatureformulier":
        """What was typed, on top of the vacancy as it is now; the fields in `overgenomen` are as they are there."""
        gegevens = self.data.copy()
        gegevens["versie"] = vacature.gewijzigd_op.isoformat()
        for naam, waarde in model_to_dict(vacature, overgenomen).items():
            waarden = waarde if isinstance(waarde, list) else [waarde]
            kaal = [str(getattr(een, "pk", een)) for een in waarden if een not in (None, "", False)]
            gegevens.setlist(self.add_prefix(naam), ["on" if een == "True" else een for een in kaal])
        return type(self)(gegevens, instance=vacature, organisatie=vacature.organisatie)

    def _post_clean(self):
        """Leave the row as it is in the database: the actie fills and checks it under a lock."""


class Eigenfilter(forms.Form):
    """Find a vacancy of the own board, whatever its status: also by the reference that no visitor finds it by."""

    zoek = forms.CharField(label="Titel, school of kenmerk", required=False, max_length=80)
    status = forms.CharField(required=False, widget=forms.HiddenInput)

    def gefilterd(self, vacatures):
        """These vacancies, as far as each of the words stands in one of the three."""
        for woord in self.data.get("zoek", "").replace("\0", "").split():
            waar = Q(titel__icontains=woord) | Q(school__naam__icontains=woord)
            vacatures = vacatures.filter(waar | Q(kenmerk__icontains=woord))
        return vacatures
