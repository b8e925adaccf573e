"""Forms of the agenda: finding, registering, evaluating, and making events."""

from django import forms
from django.utils import timezone
from django.utils.dates import MONTHS

from onderwijsregio.kern.formulieren import MetStand, kijk_jaren_na
from onderwijsregio.organisaties.models import Gebruiker, Organisatie

from ..keuzes import MOMENTEN, Doelgroep, Evenementsoort, Evenementstatus, Wijzer
from ..models import Evenement, Stand
from ..models.agenda import HELE_AGENDA
from .velden import EenKeer, MetRobotveld

MAAND = "%Y-%m"


class Agendafilter(forms.Form):
    """The filters of the agenda; the choice is in the address."""

    voor = forms.ChoiceField(label="Voor wie", required=False, choices=[("", "Iedereen"), *Doelgroep.choices])
    soort = forms.ChoiceField(label="Wat", required=False, choices=[("", "Alles"), *Evenementsoort.choices])
    maand = forms.ChoiceField(label="Wanneer", required=False)

    def __init__(self, *args, evenementen, **kwargs):
        super().__init__(*args, **kwargs)
        maanden = evenementen.datetimes("begint_op", "month")
        namen = [(m.strftime(MAAND), f"{MONTHS[m.month]} {m.year}") for m in maanden]
        self.fields["maand"].choices = [("", "Alle maanden"), *namen]

    def toegepast(self, evenementen):
        """The events that pass; a choice that does not exist is no choice."""
        self.is_valid()
        keuze = self.cleaned_data
        if groep := keuze.get("voor"):
            evenementen = evenementen.filter(doelgroepen__contains=[groep]) | evenementen.filter(
                doelgroepen=[]
            )
        if soort := keuze.get("soort"):
            evenementen = evenementen.filter(soort=soort)
        if maand := keuze.get("maand"):
            jaar, nummer = map(int, maand.split("-"))
            evenementen = evenementen.filter(begint_op__year=jaar, begint_op__month=nummer)
        return evenementen


class AanmeldingMetAccount(EenKeer):
    """Who comes; the address is that of the account."""

    voornaam = forms.CharField(max_length=60, widget=forms.TextInput(attrs={"autocomplete": "given-name"}))
    achternaam = forms.CharField(max_length=80, widget=forms.TextInput(attrs={"autocomplete": "family-name"}))

    is_robot = False

    def wie(self) -> dict:
        """What `meld_aan` needs."""
        return dict(self.cleaned_data)


class AanmeldingZonderAccount(MetRobotveld, AanmeldingMetAccount):
    """Who comes, without an account."""

    email = forms.EmailField(
        label="E-mailadres",
        help_text="Hier komen de bevestiging en de link om u af te melden.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class Evaluatieformulier(forms.Form):
    """Three questions afterwards."""

    cijfer = forms.TypedChoiceField(
        label="Welk cijfer geeft u de bijeenkomst?",
        coerce=int,
        choices=[("", "Kies een cijfer"), *((str(n), str(n)) for n in range(10, 0, -1))],
        help_text="Van 1 (heel slecht) tot 10 (uitstekend).",
    )
    wijzer = forms.ChoiceField(
        label="Weet u nu beter wat uw volgende stap is?", choices=Wijzer, widget=forms.RadioSelect
    )
    tip = forms.CharField(
        label="Wat kan beter?",
        required=False,
        max_length=1000,
        help_text="Zet hier geen namen in.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Momentveld(forms.DateTimeField):
    """The browser's own picker of a day and a time."""

    def __init__(self, **kwargs):
        kiezer = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=kiezer, **kwargs)


class Evenementformulier(MetStand, EenKeer, forms.ModelForm):
    """An event, new or changed. `bevestigd` says that who registered may be mailed."""

    begint_op = Momentveld(label="Begint op")
    eindigt_op = Momentveld(label="Eindigt op")
    online_link = forms.URLField(
        label="Link om online mee te doen",
        required=False,
        assume_scheme="https",
        help_text="Alleen wie een plek heeft, ziet deze link.",
    )
    doelgroepen = forms.MultipleChoiceField(
        label="Voor wie is het?",
        choices=Doelgroep,
        required=False,
        help_text="Kiest u niets, dan is het voor iedereen.",
        widget=forms.CheckboxSelectMultiple,
    )
    fasen = forms.MultipleChoiceField(
        label="Wanneer past het bij iemand?",
        choices=[(fase.value, tekst.capitalize()) for fase, tekst in MOMENTEN.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Evenement
        fields = [
            "soort",
            "titel",
            "omschrijving",
            "organisator",
            "begint_op",
            "eindigt_op",
            "tijd_erbij",
            "plaats",
            "online_link",
            "capaciteit",
            "doelgroepen",
            "fasen",
            "routes",
            "kosten",
        ]
        labels = {
            "soort": "Wat is het?",
            "tijd_erbij": "Wat kost het nog aan tijd?",
            "plaats": "Plaats en adres",
            "capaciteit": "Aantal plekken",
            "routes": "Over welke routes gaat het?",
            "kosten": "Kosten in euro's",
        }
        help_texts = {
            "tijd_erbij": "Bijvoorbeeld: geen voorbereiding, of een kwartier om iets te lezen.",
            "routes": "Bij die routes en in de keuzehulp staat deze bijeenkomst. Kiest u niets, dan is hij algemeen.",
            "kosten": "Wat het de organisatie kost. Dit komt niet op de website.",
        }
        widgets = {
            "omschrijving": forms.Textarea(attrs={"rows": 6}),
            "routes": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args, gebruiker: Gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        organisaties = Organisatie.objects.all()
        if not gebruiker.heeft_rol(*HELE_AGENDA):
            organisaties = organisaties.filter(pk=gebruiker.lidmaatschap.organisatie_id)
        self.fields["soort"].choices = [("", "Kies"), *Evenementsoort.choices]
        self.fields["organisator"].empty_label = "Kies een organisatie"
        self.fields["organisator"].queryset = organisaties
        self.fields["organisator"].initial = gebruiker.lidmaatschap.organisatie_id
        if self.instance.pk:
            del self.fields["formulier"]

    def clean(self):
        schoon = super().clean()
        begin, einde = schoon.get("begint_op"), schoon.get("eindigt_op")
        if begin and einde and einde <= begin:
            self.add_error("eindigt_op", "Kies een einde dat na het begin komt.")
        if begin and "begint_op" in self.changed_data and begin < timezone.now():
            self.add_error("begint_op", "Kies een moment dat nog komt.")
        kijk_jaren_na(self, "begint_op", "eindigt_op")
        openbaar = self.instance.status == Evenementstatus.GEPUBLICEERD
        if openbaar and not (schoon.get("plaats") or schoon.get("online_link")):
            self.add_error("plaats", "Vul in waar het is, of de link om online mee te doen.")
        return schoon

    def _post_clean(self):
        """The actie changes the event; the form leaves the row it was given as it is."""

    def velden(self) -> dict:
        """What `maak_evenement` and `wijzig_evenement` need."""
        return self.cleaned_data


class Afgelasting(forms.Form):
    """Why an event does not go on."""

    reden = forms.CharField(
        label="Waarom gaat het niet door?",
        max_length=300,
        help_text="Iedereen die is aangemeld, leest deze zin in de mail.",
    )


class Standformulier(forms.ModelForm):
    """A stand of one organisation."""

    class Meta:
        model = Stand
        fields = ["organisatie", "plek", "tekst"]
        labels = {"plek": "Waar staat de stand?", "tekst": "Wat is er te doen of te vragen?"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].empty_label = "Kies een organisatie"

    def _post_clean(self):
        """The actie gives the stand, also when there is one already: then it is changed."""
