"""Forms of guidance and training."""

from decimal import Decimal

from django import forms
from django.db.models import Q
from django.utils import timezone

from loket.acties import uiterlijk
from onderwijsregio.kern.formulieren import MetStand
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Organisatie, School

from .acties import mentoren_voor
from .acties.begeleiden import VOLGEND_GESPREK
from .keuzes import Trajectstatus
from .models import Scholing, Traject


class Datumkiezer(forms.DateInput):
    """The browser's own date picker."""

    def __init__(self):
        super().__init__(attrs={"type": "date"}, format="%Y-%m-%d")


class Trajectfilter(forms.Form):
    """The filters of the list of trajects."""

    zoek = forms.CharField(label="Naam", required=False)
    status = forms.ChoiceField(
        required=False, choices=[("", "Lopend"), *Trajectstatus.choices[1:], ("alle", "Alle")]
    )
    school = forms.ModelChoiceField(School.objects.none(), required=False, empty_label="Alle scholen")
    let_op = forms.ChoiceField(
        label="Wat vraagt aandacht?",
        required=False,
        choices=[("", "Alles"), ("te_laat", "Mijlpaal te laat"), ("zonder_mentor", "Geen mentor")],
    )

    def __init__(self, *args, trajecten, **kwargs):
        super().__init__(*args, **kwargs)
        scholen = School.objects.filter(pk__in=trajecten.order_by().values("school"))
        self.fields["school"].queryset = scholen.order_by("naam", "pk")

    def toegepast(self, trajecten):
        """The trajects that pass; a filter that makes no sense lets everything pass."""
        keuze = self.cleaned_data if self.is_valid() else {}
        for woord in keuze.get("zoek", "").split():
            trajecten = trajecten.filter(
                Q(kandidaat__voornaam__icontains=woord) | Q(kandidaat__achternaam__icontains=woord)
            )
        if keuze.get("status") != "alle":
            trajecten = trajecten.filter(status=keuze.get("status") or Trajectstatus.LOPEND)
        if school := keuze.get("school"):
            trajecten = trajecten.filter(school=school)
        if keuze.get("let_op") == "te_laat":
            return trajecten.met_mijlpaal_te_laat()
        return trajecten.zonder_mentor() if keuze.get("let_op") == "zonder_mentor" else trajecten


class Mijlpaalformulier(forms.Form):
    op = forms.DateField(
        label="Op welke dag is de mijlpaal behaald?", initial=timezone.localdate, widget=Datumkiezer()
    )


class Terugdraaiformulier(forms.Form):
    """Why a milestone was noted by mistake."""

    reden = forms.CharField(
        label="Wat klopte er niet?", max_length=300, help_text="De kandidaat leest deze zin ook."
    )


class Mentorformulier(forms.Form):
    """Choose from the mentors of the school's board."""

    mentor = forms.ModelChoiceField(
        None,
        label="Wie wordt de mentor?",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Kies een mentor."},
    )
    uren_per_maand = forms.DecimalField(
        label="Hoeveel uur per maand?",
        initial=Decimal(4),
        min_value=Decimal("0.5"),
        max_value=Decimal(80),
        decimal_places=1,
        widget=forms.NumberInput(attrs={"step": "0.5"}),
    )

    def __init__(self, *args, traject: Traject, **kwargs):
        super().__init__(*args, **kwargs)
        huidig = traject.koppelingen.lopend().values("mentor")
        self.fields["mentor"].queryset = mentoren_voor(traject).exclude(pk__in=huidig)
        self.fields["mentor"].label_from_instance = _mentor_en_school


def _mentor_en_school(lid) -> str:
    return f"{lid.gebruiker}, {lid.school}" if lid.school else lid.gebruiker.naam


class Gespreksformulier(forms.Form):
    """What mentor and candidate talked about. Only the two of them read it."""

    gevoerd_op = forms.DateField(
        label="Wanneer was het gesprek?", initial=timezone.localdate, widget=Datumkiezer()
    )
    onderwerp = forms.CharField(label="Waar ging het over?", max_length=120)
    verslag = forms.CharField(
        label="Kort verslag",
        max_length=8000,
        help_text="Wat ging goed, wat was lastig?",
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    afspraken = forms.CharField(
        label="Wat spreekt u af?",
        required=False,
        max_length=4000,
        help_text="Wie doet wat, en wanneer?",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    volgend_gesprek_op = forms.DateField(label="Wanneer is het volgende gesprek?", widget=Datumkiezer())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["volgend_gesprek_op"].initial = uiterlijk(VOLGEND_GESPREK)


class Stopformulier(forms.Form):
    """Why a traject ends before its time."""

    op = forms.DateField(label="Wat was de laatste dag?", initial=timezone.localdate, widget=Datumkiezer())
    reden = forms.CharField(
        label="Waarom stopt dit traject?",
        max_length=2000,
        help_text="De kandidaat leest deze tekst ook. De regio leert ervan.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    zeker = forms.BooleanField(
        label="Ik weet dat dit traject daarna niet meer verder kan",
        error_messages={"required": "Zet hier een vinkje als u het zeker weet."},
    )

    def stop(self) -> dict:
        """What `stop_traject` needs."""
        return {"op": self.cleaned_data["op"], "reden": self.cleaned_data["reden"]}


class Scholingformulier(MetStand, forms.ModelForm):
    """A training: a coordinator offers it on behalf of the own organisation."""

    begint_op = forms.DateField(label="Wanneer begint het?", widget=Datumkiezer())
    dagdelen = forms.IntegerField(label="Hoeveel dagdelen duurt het?", min_value=1, max_value=200, initial=1)
    plaatsen = forms.IntegerField(
        label="Hoeveel mensen kunnen meedoen?",
        min_value=1,
        max_value=1000,
        help_text="Is het vol, dan komt de volgende op een wachtlijst.",
    )

    class Meta:
        model = Scholing
        fields = ("titel", "aanbieder", "omschrijving", "begint_op", "dagdelen", "plaats", "plaatsen")
        labels = {
            "aanbieder": "Wie geeft het?",
            "omschrijving": "Wat leren mensen er?",
            "plaats": "Waar is het?",
        }
        widgets = {"omschrijving": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        organisaties = Organisatie.objects.order_by("naam", "pk")
        self.fields["aanbieder"].empty_label = "Kies een organisatie"
        if gebruiker.heeft_rol(Rol.COORDINATOR):
            organisaties = organisaties.filter(pk=gebruiker.lidmaatschap.organisatie_id)
            self.fields["aanbieder"].empty_label = None
        self.fields["aanbieder"].queryset = organisaties


class Annuleerformulier(forms.Form):
    """Why a training does not go ahead."""

    reden = forms.CharField(
        label="Waarom gaat het niet door?",
        max_length=300,
        help_text="Wie zich inschreef, leest deze tekst in de mail.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
