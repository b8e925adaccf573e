"""Applying, and what the board answers."""

from django import forms
from django.db.models import Q

from loket.forms.velden import EenKeer
from loket.keuzes import Bevoegdheid
from loket.models import Document, Kandidaat
from onderwijsregio.kern.formulieren import MetStand, soms_verplicht
from onderwijsregio.organisaties.models import Organisatie

from ..acties import LAAT_ZIEN, controleer_sjabloon
from ..keuzes import ANTWOORDEN, FASEN, Afwijsreden, Sjabloonsoort, Sollicitatiestatus
from ..models import Antwoordsjabloon, Sollicitatie


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
    loket_mag_helpen = forms.BooleanField(
        label="Wordt het niets? Dan mag het loket mij helpen aan een andere baan",
        required=False,
        help_text="De school mag u dan na een afwijzing doorgeven. U kunt dit later ook nog kiezen.",
    )

    laat_zien = forms.BooleanField(
        help_text="Met uw naam, uw gegevens hierboven en de documenten die u kiest. Verder blijft u voor dit bestuur "
        "onzichtbaar. Neemt u de baan aan, dan bent u dat niet meer.",
        error_messages={"required": LAAT_ZIEN},
    )

    def __init__(
        self,
        *args,
        kandidaat: Kandidaat,
        sollicitatie: Sollicitatie | None = None,
        verborgen_voor: Organisatie | None = None,
        **kwargs,
    ):
        """`verborgen_voor`: the board, when the candidate hides from it and has to agree to be seen."""
        super().__init__(*args, **kwargs)
        documenten = kandidaat.documenten.all()
        self.fields["documenten"].queryset = documenten
        self.fields["documenten"].label_from_instance = lambda d: f"{d.get_soort_display()}: {d.bestandsnaam}"
        self.fields["motivatie"].initial = kandidaat.motivatie
        if sollicitatie:
            self.fields["motivatie"].initial = sollicitatie.motivatie
            self.fields["documenten"].initial = list(sollicitatie.documenten.values_list("pk", flat=True))
            self.fields["loket_mag_helpen"].initial = sollicitatie.loket_mag_helpen_op is not None
        if not documenten:
            del self.fields["documenten"]
        if verborgen_voor:
            self.fields["laat_zien"].label = f"{verborgen_voor} mag deze sollicitatie zien"
        else:
            del self.fields["laat_zien"]


def reden_veld() -> forms.ChoiceField:
    """Why somebody is rejected; asked with every no."""
    return soms_verplicht(
        forms.ChoiceField(
            label="Waarom wijst u af?",
            choices=[("", "Geen afwijzing"), *Afwijsreden.choices],
            required=False,
            help_text="Alleen bij een afwijzing. De kandidaat leest deze reden niet, alleen uw bericht. De regio "
            "telt de redenen, zonder namen.",
        )
    )


class MetReden(forms.Form):
    """A form that asks for a reason with a no, and with nothing else."""

    def clean(self):
        schoon = super().clean()
        afwijzing = schoon.get("status") == Sollicitatiestatus.AFGEWEZEN
        if afwijzing and not schoon.get("reden"):
            self.add_error("reden", "Kies waarom u afwijst.")
        elif not afwijzing:
            schoon["reden"] = ""
        return schoon


class Antwoordformulier(MetReden):
    """What the board answers one applicant; `sjabloon` fills the message beforehand."""

    status = forms.ChoiceField(
        label="Wat is uw antwoord?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies wat u de kandidaat antwoordt.",
            "invalid_choice": "Intussen veranderde er iets aan deze sollicitatie. Kies opnieuw.",
        },
    )
    reden = reden_veld()
    antwoord = forms.CharField(
        label="Uw bericht aan de kandidaat",
        help_text="De kandidaat leest precies deze tekst.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Schrijf een paar zinnen aan de kandidaat."},
    )
    is_student = forms.BooleanField(
        label="Deze kandidaat leert nog voor leraar en heeft nog geen diploma", required=False
    )
    afwijking = forms.CharField(
        label="Biedt u een student de baan aan? Leg uit waarom",
        required=False,
        max_length=1000,
        help_text="De regio sprak af daarmee te wachten. Het loket en de programmaleider lezen dit, de kandidaat niet.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    TEKSTEN = {
        Sollicitatiestatus.UITGENODIGD: "Ik nodig uit voor een gesprek",
        Sollicitatiestatus.AANGEBODEN: "Ik bied de baan aan (de kandidaat zegt zelf ja of nee)",
        Sollicitatiestatus.AANGENOMEN: "De kandidaat heeft mij ja gezegd (de vacature is dan vervuld)",
        Sollicitatiestatus.AFGEWEZEN: "Ik wijs af",
    }
    MET_AANBOD = {Sollicitatiestatus.AFGEWEZEN: "Ik trek het aanbod in"}

    def __init__(self, *args, huidig: str, afspraken=(), **kwargs):
        """`afspraken`: what the region agreed about students, when the candidate may be one."""
        super().__init__(*args, **kwargs)
        teksten = self.TEKSTEN | (self.MET_AANBOD if huidig == Sollicitatiestatus.AANGEBODEN else {})
        self.fields["status"].choices = [(code, teksten[code]) for code in ANTWOORDEN.get(huidig, ())]
        self.afspraken = afspraken
        soms_verplicht(self.fields["afwijking"])
        if not afspraken:
            del self.fields["is_student"], self.fields["afwijking"]


class Berichtformulier(EenKeer):
    """A message to the other side."""

    tekst = forms.CharField(
        label="Uw bericht",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Schrijf eerst een bericht."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="bericht_%s", **kwargs)  # it stands beside other forms


class Notitieformulier(EenKeer):
    """A note for colleagues of the board."""

    tekst = forms.CharField(
        label="Notitie",
        max_length=4000,
        help_text="Alleen HR van uw bestuur leest dit. Een notitie kunt u later niet veranderen.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf eerst een notitie."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="notitie_%s", **kwargs)


#: In `Schrijfformulier`: only a message, no answer.
BERICHT = "bericht"


class Schrijfformulier(EenKeer, MetReden):
    """One text for several applicants, with placeholders."""

    status = forms.ChoiceField(
        label="Wat stuurt u?",
        choices=[
            (BERICHT, "Een bericht tussendoor"),
            (Sollicitatiestatus.UITGENODIGD, "Een uitnodiging voor een gesprek"),
            (Sollicitatiestatus.AFGEWEZEN, "Een afwijzing"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u stuurt."},
    )
    reden = reden_veld()
    doorgeven = forms.BooleanField(
        label="Geef wie dat wil meteen door aan het loket",
        required=False,
        initial=True,
        help_text="Alleen bij een afwijzing, en alleen wie daar toestemming voor gaf.",
    )
    tekst = forms.CharField(
        label="Uw tekst",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "Schrijf een paar zinnen aan de kandidaten."},
    )

    def clean_tekst(self) -> str:
        tekst = self.cleaned_data["tekst"]
        controleer_sjabloon(tekst)
        return tekst


class Sjabloonformulier(MetStand, forms.ModelForm):
    """An answer template of a board."""

    class Meta:
        model = Antwoordsjabloon
        fields = ["naam", "soort", "tekst", "actief"]
        labels = {"naam": "Naam", "soort": "Waarvoor?", "tekst": "Tekst", "actief": "In gebruik"}
        help_texts = {
            "naam": "Zo herkent u de tekst in de lijst.",
            "actief": "Haal het vinkje weg als niemand deze tekst meer moet kiezen.",
        }
        widgets = {"tekst": forms.Textarea(attrs={"rows": 12}), "soort": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = Sjabloonsoort.choices

    def clean_tekst(self) -> str:
        tekst = self.cleaned_data["tekst"]
        controleer_sjabloon(tekst)
        return tekst

    def _post_clean(self):
        """Leave the row as it is in the database: the actie fills and checks it."""


class Pijplijnfilter(forms.Form):
    """Find applicants of one vacancy by name, qualification and distance."""

    zoek = forms.CharField(label="Naam", required=False, max_length=80)
    bevoegdheid = forms.ChoiceField(label="Bevoegdheid", required=False)
    km = forms.IntegerField(
        label="Woont binnen (km)",
        required=False,
        min_value=1,
        max_value=200,
        error_messages={"invalid": "Schrijf een getal, zoals 15."},
    )
    fase = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bevoegdheid"].choices = [("", "Alle"), *Bevoegdheid.choices]

    @property
    def gekozen_fase(self) -> str:
        """The stage in the address, as far as it exists."""
        fase = self.data.get("fase", "")
        return fase if fase in FASEN else ""

    def gefilterd(self, sollicitaties):
        """These applications as far as they match, apart from the stage; a wrong choice is ignored."""
        self.is_valid()
        schoon = getattr(self, "cleaned_data", {})
        for woord in schoon.get("zoek", "").replace("\0", "").split():
            voornaam, achternaam = "kandidaat__voornaam__icontains", "kandidaat__achternaam__icontains"
            sollicitaties = sollicitaties.filter(Q(**{voornaam: woord}) | Q(**{achternaam: woord}))
        if schoon.get("bevoegdheid"):
            sollicitaties = sollicitaties.filter(profiel__bevoegdheid=schoon["bevoegdheid"])
        if schoon.get("km"):
            bekend = sollicitaties.exclude(profiel__afstand_km=None)  # in JSON nothing is less than a number
            sollicitaties = bekend.filter(profiel__afstand_km__lte=schoon["km"])
        return sollicitaties
