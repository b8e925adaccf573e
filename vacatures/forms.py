"""Forms of vacancies and applications."""

import re
from dataclasses import dataclass

from django import forms
from django.utils import timezone

from loket.models import Document, Kandidaat
from onderwijsregio.organisaties.keuzes import Dag
from onderwijsregio.organisaties.models import Organisatie, Postcodegebied, School

from .keuzes import Contractvorm, Niveau, Noodoplossing, Sollicitatiestatus, Uitkomst
from .models import Vacature
from .zoeken import AFSTANDEN, gebied_van

#: How far to look, in km, when somebody gives a place without a distance.
AFSTAND_ZONDER_KEUZE = 15


@dataclass(frozen=True)
class Plek:
    """A point to look around, with how it is called."""

    naam: str
    lat: float
    lon: float


def plek_van(postcode: str) -> Plek | None:
    """The point of a postcode of four digits; None when we do not know it."""
    gebied = Postcodegebied.objects.filter(pk=postcode).first()
    return Plek(f"{gebied.pc4} {gebied.plaats}", float(gebied.lat), float(gebied.lon)) if gebied else None


class Zoekformulier(forms.Form):
    """What a visitor looks for; everything is optional and lives in the address of the page."""

    q = forms.CharField(
        label="Waar zoekt u naar?",
        required=False,
        max_length=100,
        help_text="Bijvoorbeeld: groep 5, gym of wiskunde",
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    postcode = forms.CharField(
        label="Postcode of plaats",
        required=False,
        max_length=80,
        help_text="Vier cijfers is genoeg, zoals 1315",
    )
    km = forms.TypedChoiceField(
        label="Hoe ver daarvandaan?",
        choices=[(km, f"{km} km") for km in AFSTANDEN],
        coerce=int,
        required=False,
        empty_value=AFSTAND_ZONDER_KEUZE,
        initial=AFSTAND_ZONDER_KEUZE,
    )
    volgorde = forms.ChoiceField(
        label="Wat staat bovenaan?",
        required=False,
        choices=[
            ("", "wat het best past"),
            ("afstand", "dichtbij"),
            ("nieuw", "nieuw"),
            ("sluit", "sluit het eerst"),
        ],
    )

    def clean_postcode(self) -> Plek | None:
        """The point of the postcode or place that was typed; None when nothing was typed."""
        getypt = re.sub(r"\s", "", self.cleaned_data["postcode"]).upper()
        if not getypt:
            return None
        if not re.fullmatch(r"[1-9]\d{3}([A-Z]{2})?", getypt):
            return self._plaats(self.cleaned_data["postcode"])
        plek = plek_van(getypt[:4])
        if plek is None:
            raise forms.ValidationError(
                f"Postcode {getypt[:4]} kennen wij niet. Kijk of die klopt, of kies er een in de buurt."
            )
        return plek

    def _plaats(self, getypt: str) -> Plek:
        """The middle of a place; whoever writes something else reads how to write it."""
        gebieden = gebied_van(getypt)
        if not gebieden:
            raise forms.ValidationError(
                "Schrijf een postcode als 1315 of 1315 AB, of de naam van een plaats in de regio."
            )
        return Plek(
            getypt.strip(),
            float(sum(gebied.lat for gebied in gebieden) / len(gebieden)),
            float(sum(gebied.lon for gebied in gebieden) / len(gebieden)),
        )


#: Short answers beside each other.
OP_EEN_RIJ = forms.CheckboxSelectMultiple(attrs={"class": "op-een-rij"})
#: What a choice says when nothing is chosen.
NIETS_GEKOZEN = {"vak": "Geen bepaald vak", "schaal": "Nog niet bekend", "aanleiding": "Zeg ik niet"}

#: The parts of the form, each with its fields, in the order in which a reader asks.
DELEN = [
    ("Om welk werk gaat het?", ("titel", "functie", "vak", "niveaus", "groepen", "omschrijving")),
    ("Waar?", ("school", "hele_bestuur", "ook_op")),
    ("Hoeveel, en wanneer?", ("fte_min", "fte_max", "dagen", "start_op", "contract", "contract_tot")),
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
    ("Hoe wordt iemand ontvangen?", ("begeleiding", "meelopen", "contactnaam", "contacttelefoon")),
    ("Voor uzelf en de regio", ("sluit_op", "aanleiding", "noodoplossing", "kenmerk")),
]


class Vacatureformulier(forms.ModelForm):
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
            "open_voor_herintreders": "Ook voor wie eerder lesgaf en terug wil komen",
            "open_voor_starters": "Ook voor startende leraren",
            "open_voor_studenten": "Ook voor studenten die nog leren voor leraar",
            "bevoegdheid": "Welke bevoegdheid vraagt u?",
            "open_voor_zij_instroom": "Deze baan staat open voor zij-instromers",
            "fte_min": "Fte vanaf",
            "fte_max": "Fte tot en met",
            "salaris": "In uw eigen woorden",
            "begeleiding": "Hoe wordt een nieuwe collega begeleid?",
            "meelopen": "Iemand kan een dagdeel meelopen voor het sollicitatiegesprek",
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
            "kenmerk": "Bijvoorbeeld het nummer in uw eigen systeem. Bezoekers zien het niet.",
            "salaris": "Bijvoorbeeld: volgens de cao, en een toelage voor een tweede taal",
            "begeleiding": "Bijvoorbeeld: een vaste mentor, en het eerste halfjaar een dagdeel minder "
            "voor de groep",
            "contactnaam": "Een mens met een naam. Twijfelaars bellen liever dan dat ze schrijven.",
        }
        widgets = {
            "omschrijving": forms.Textarea(attrs={"rows": 10}),
            "begeleiding": forms.Textarea(attrs={"rows": 4}),
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
        for naam, tekst in NIETS_GEKOZEN.items():
            self.fields[naam].choices = [("", tekst), *list(self.fields[naam].choices)[1:]]
        if self.instance.pk:
            self.initial["versie"] = self.instance.gewijzigd_op.isoformat()

    def clean_versie(self):
        """The moment of change that the editor started from, or None for a new vacancy."""
        try:
            return timezone.datetime.fromisoformat(self.cleaned_data["versie"])
        except ValueError:
            return None

    def clean(self):
        gegevens = super().clean()
        vanaf, tot_en_met = gegevens.get("fte_min"), gegevens.get("fte_max")
        if None not in (vanaf, tot_en_met) and not 0 < vanaf <= tot_en_met <= 1:
            melding = "Fte ligt boven 0 en is hoogstens 1, en ‘tot en met’ is niet minder dan ‘vanaf’."
            self.add_error("fte_max", melding)
        sluit_op = gegevens.get("sluit_op")
        if "sluit_op" in self.changed_data and sluit_op and sluit_op < timezone.localdate():
            self.add_error("sluit_op", "Deze dag is al voorbij. Kies vandaag of later.")
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

    def _post_clean(self):
        """Leave the row as it is in the database: the actie fills and checks it under a lock."""


class Planformulier(forms.Form):
    """The day on which a draft appears by itself."""

    op = forms.DateField(
        label="Op welke dag komt de vacature op de website?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class Vernieuwformulier(forms.Form):
    """Until when people can still apply."""

    sluit_op = forms.DateField(
        label="Tot en met welke dag kan iemand nog reageren?",
        help_text="Hoogstens 90 dagen vooruit.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class Terugformulier(forms.Form):
    """What a colleague wants to see changed; who asked for the check may leave it empty."""

    opmerking = forms.CharField(
        label="Wat moet er nog anders?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Sluitformulier(forms.Form):
    uitkomst = forms.ChoiceField(
        label="Hoe is het afgelopen?",
        choices=Uitkomst,
        widget=forms.RadioSelect,
        help_text="Zo weet de regio hoeveel banen vervuld zijn, en langs welke weg.",
        error_messages={"required": "Kies hoe het met deze vacature is afgelopen."},
    )


class Sollicitatieformulier(forms.Form):
    motivatie = forms.CharField(
        label="Waarom past deze baan bij u?",
        help_text="Een paar zinnen is genoeg. Wat u in uw profiel schreef staat er alvast.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Vertel kort waarom deze baan bij u past."},
    )
    documenten = forms.ModelMultipleChoiceField(
        label="Welke documenten stuurt u mee?",
        queryset=Document.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen dit schoolbestuur en het loket kunnen ze lezen.",
    )

    def __init__(self, *args, kandidaat: Kandidaat, **kwargs):
        super().__init__(*args, **kwargs)
        documenten = kandidaat.documenten.all()
        self.fields["documenten"].queryset = documenten
        self.fields["documenten"].label_from_instance = lambda d: f"{d.get_soort_display()}: {d.bestandsnaam}"
        self.fields["motivatie"].initial = kandidaat.motivatie
        if not documenten:
            del self.fields["documenten"]


class Antwoordformulier(forms.Form):
    status = forms.ChoiceField(
        label="Wat is uw antwoord?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u de kandidaat antwoordt."},
    )
    antwoord = forms.CharField(
        label="Uw bericht aan de kandidaat",
        help_text="De kandidaat leest precies deze tekst. Nodigt u uit? Noem dan dag, tijd en plaats.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Schrijf een paar zinnen aan de kandidaat."},
    )

    TEKSTEN = {
        Sollicitatiestatus.UITGENODIGD: "Ik nodig uit voor een gesprek",
        Sollicitatiestatus.AANGENOMEN: "Ik neem deze kandidaat aan (de vacature is dan vervuld)",
        Sollicitatiestatus.AFGEWEZEN: "Ik wijs af",
    }

    def __init__(self, *args, huidig: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [keuze for keuze in self.TEKSTEN.items() if keuze[0] != huidig]
