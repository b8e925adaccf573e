"""Forms of the desk: the list of candidates and what is agreed with one of them."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.http import urlencode

from onderwijsregio.kern.formulieren import als_nummer
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

from ..acties.eigenaren import MAG_NIET, wie_mag_volgende_stap_hebben
from ..keuzes import BEGELEIDERS, Contactkanaal, Fase, Kandidaatstatus, Toestemmingsdoel
from ..models import BewaardFilter, Kandidaat
from ..models.kandidaat import HEEL_DE_KLANTREIS
from .instroom import MetUitstap
from .velden import Datumkiezer


def nog_komende_dag(op: date) -> None:
    """Raise ValidationError unless this is today or a day within a year."""
    vandaag = timezone.localdate()
    if op < vandaag:
        raise ValidationError("Kies vandaag of een dag die nog komt.")
    if op > vandaag + timedelta(days=366):
        raise ValidationError("Kies een dag binnen een jaar. Zet de kandidaat anders in rust.")


class Stapformulier(forms.Form):
    """What comes next, who does it, by when: the three things without which nobody stays active."""

    volgende_stap = forms.CharField(
        label="Wat gebeurt er als volgende?", max_length=200, help_text="De kandidaat leest deze zin ook."
    )
    eigenaar = forms.ModelChoiceField(
        Gebruiker.objects.none(),
        label="Wie doet dat?",
        empty_label="Kies",
        error_messages={"invalid_choice": MAG_NIET},
    )
    op = forms.DateField(label="Uiterlijk", widget=Datumkiezer(), validators=[nog_komende_dag])

    def zet_eigenaren(self, gebruiker: Gebruiker, kandidaat: Kandidaat | None = None) -> None:
        """Offer whom this user may choose; of one candidate only who may see that candidate."""
        keuze = mogelijke_eigenaren(gebruiker)
        if kandidaat:
            keuze = keuze.filter(pk__in=wie_mag_volgende_stap_hebben(kandidaat).values("pk"))
        self.fields["eigenaar"].queryset = keuze
        self.fields["eigenaar"].initial = gebruiker.pk


def eigenaren_van_nieuwen():
    """Who may get the next step of somebody whom the loket does not know yet: nobody elsewhere."""
    leden = Lidmaatschap.objects.nu().filter(rol__in=HEEL_DE_KLANTREIS)
    return Gebruiker.objects.filter(pk__in=leden.values("gebruiker"), is_active=True)


def mogelijke_eigenaren(gebruiker: Gebruiker):
    """Who may get a next step from this user: at the loket everybody who works with candidates, elsewhere
    the own organisation and the makelaars."""
    leden = Lidmaatschap.objects.nu().filter(rol__in=BEGELEIDERS)
    if not gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
        organisatie = gebruiker.lidmaatschap.organisatie_id if gebruiker.lidmaatschap else None
        leden = leden.filter(Q(organisatie=organisatie) | Q(rol=Rol.MAKELAAR))
    return Gebruiker.objects.filter(Q(pk__in=leden.values("gebruiker")) | Q(pk=gebruiker.pk), is_active=True)


#: How the list can be sorted: the value in the address, its words, and the fields.
VOLGORDEN = [
    ("", "Meest dringend eerst", ("volgende_stap_op", "pk")),
    ("naam", "Achternaam", ("achternaam", "voornaam", "pk")),
    ("nieuw", "Nieuwste eerst", ("-aangemaakt_op", "-pk")),
    ("fase", "Fase", ("fase", "volgende_stap_op", "pk")),
]


class Kandidaatfilter(forms.Form):
    """The filters of the list of candidates."""

    zoek = forms.CharField(label="Naam of e-mailadres", required=False)
    fase = forms.ChoiceField(required=False, choices=[("", "Alle fasen"), *Fase.choices])
    status = forms.ChoiceField(
        required=False, choices=[("", "Actief"), *Kandidaatstatus.choices[1:], ("alle", "Alle statussen")]
    )
    eigenaar = forms.ChoiceField(
        label="Volgende stap van",
        required=False,
        choices=[("", "Iedereen"), ("ik", "Mij"), ("anderen", "Anderen, met mij afgesproken")],
    )
    toestemming = forms.ChoiceField(
        required=False,
        choices=[
            ("", "Alle"),
            *[(doel.value, doel.label) for doel in Toestemmingsdoel],
        ],
    )
    wanneer = forms.ChoiceField(
        label="Uiterlijk",
        required=False,
        choices=[
            ("", "Alle dagen"),
            ("vandaag", "Vandaag"),
            ("week", "Tot en met zondag"),
            ("later", "Daarna"),
        ],
    )
    sorteer = forms.ChoiceField(label="Volgorde", required=False, choices=[(c, n) for c, n, _ in VOLGORDEN])
    verlopen = forms.BooleanField(label="Alleen te laat", required=False)

    def zet_eigenaren(self, eigenaren) -> None:
        self.fields["eigenaar"].choices += [(str(e.pk), e.naam) for e in eigenaren]

    def toegepast(self, kandidaten, gebruiker: Gebruiker):
        """The candidates that pass the filters; a filter that makes no sense lets everybody pass."""
        keuze = self.cleaned_data if self.is_valid() else {}
        kandidaten = kandidaten.genoemd(keuze.get("zoek", ""))
        if fase := keuze.get("fase"):
            kandidaten = kandidaten.filter(fase=fase)
        if keuze.get("status") != "alle":
            kandidaten = kandidaten.filter(status=keuze.get("status") or Kandidaatstatus.ACTIEF)
        if eigenaar := keuze.get("eigenaar"):
            kandidaten = _van(kandidaten, eigenaar, gebruiker)
        if wanneer := keuze.get("wanneer"):
            kandidaten = kandidaten.filter(**_dagen(wanneer))
        if doel := keuze.get("toestemming"):
            kandidaten = kandidaten.met_toestemming(doel)
        volgorde = {code: velden for code, _, velden in VOLGORDEN}[keuze.get("sorteer") or ""]
        return (kandidaten.verlopen() if keuze.get("verlopen") else kandidaten).order_by(*volgorde)

    def adres(self) -> str:
        """What was chosen as the query of an address, nothing else: without page, without empty values."""
        keuze = self.cleaned_data if self.is_valid() else {}
        waarden = {naam: "on" if waarde is True else waarde for naam, waarde in keuze.items() if waarde}
        return urlencode(waarden)


def _van(kandidaten, eigenaar: str, gebruiker: Gebruiker):
    if eigenaar == "anderen":
        return kandidaten.wacht_op_anderen(gebruiker)
    return kandidaten.filter(volgende_stap_van=gebruiker.pk if eigenaar == "ik" else eigenaar)


def _dagen(wanneer: str) -> dict:
    """The days that a word of the filter means."""
    vandaag = timezone.localdate()
    zondag = vandaag + timedelta(days=6 - vandaag.weekday())
    return {
        "vandaag": {"volgende_stap_op": vandaag},
        "week": {"volgende_stap_op__range": (vandaag, zondag)},
        "later": {"volgende_stap_op__gt": zondag},
    }[wanneer]


class Groepsstap(Stapformulier):
    """One next step for all who were chosen; `gekozen` is who, and what they had when they were chosen."""

    gekozen = forms.CharField(widget=forms.HiddenInput)

    def clean_gekozen(self) -> dict[int, str]:
        paren = [paar.partition(":") for paar in self.cleaned_data["gekozen"].split(",")]
        gekozen = {als_nummer(pk): merk for pk, _, merk in paren}
        if None in gekozen:
            raise ValidationError("Kies de kandidaten opnieuw in de lijst.")
        return gekozen


class Filternaam(forms.ModelForm):
    """The name of a saved filter, and who sees it."""

    class Meta:
        model = BewaardFilter
        fields = ["naam", "gedeeld", "standaard"]
        labels = {"gedeeld": "Collega's van het loket zien dit filter ook"}

    def __init__(self, *args, mag_delen: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not mag_delen:
            del self.fields["gedeeld"]


class Contactformulier(forms.Form):
    """One line about a contact, how it went, and if wanted what comes next."""

    tekst = forms.CharField(label="Wat is er besproken?", max_length=400)
    kanaal = forms.ChoiceField(label="Hoe?", choices=[("", "Kies"), *Contactkanaal.choices], required=False)
    volgende_stap = forms.CharField(label="Nieuwe volgende stap", max_length=200, required=False)
    op = forms.DateField(
        label="Uiterlijk",
        widget=Datumkiezer(),
        required=False,
        validators=[nog_komende_dag],
        help_text="Alleen een datum? Dan schuift de stap die er al staat.",
    )
    zichtbaar = forms.BooleanField(label="De kandidaat mag de regel lezen", required=False)

    def contact(self) -> dict:
        """What `leg_contact_vast` needs."""
        velden = {naam: self.cleaned_data[naam] for naam in ("tekst", "kanaal", "volgende_stap", "op")}
        return velden | {"intern": not self.cleaned_data["zichtbaar"]}


class Eindeformulier(MetUitstap):
    """Rest or close, with a reason."""

    besluit = forms.ChoiceField(
        label="Wat spreekt u af?",
        choices=[
            ("rust", "In rust: er is nu niets nodig"),
            ("afgesloten", "Afsluiten: de klantreis eindigt en wat nog openstaat, wordt ingetrokken"),
        ],
        widget=forms.RadioSelect,
    )
    reden = forms.CharField(max_length=300, help_text="De kandidaat leest deze zin ook.")
    field_order = ["besluit", "reden", "uitstapreden", "terugkomen"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.met_uitstap:
            self.fields[
                "uitstapreden"
            ].help_text = "Bij afsluiten: dan stopt ook de aanmelding die nog loopt."

    def waarom(self) -> dict:
        """What `zet_in_rust` and `sluit_af` need."""
        waarom = super().waarom()
        if self.cleaned_data["besluit"] == Kandidaatstatus.RUST:
            return {"reden": waarom["reden"]}
        return waarom


class Oordeelformulier(forms.Form):
    """Admit to a route or not, with reasons."""

    oordeel = forms.CharField(
        label="Onderbouwing",
        max_length=2000,
        help_text="De kandidaat krijgt deze tekst in de mail.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
