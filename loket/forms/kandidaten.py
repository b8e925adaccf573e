"""Forms of the desk: the list of candidates and what is agreed with one of them."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Gebruiker, Lidmaatschap

from ..keuzes import BEGELEIDERS, Fase, Kandidaatstatus, Toestemmingsdoel
from .velden import Datumkiezer


class Stapformulier(forms.Form):
    """What comes next, who does it, by when: the three things without which nobody stays active."""

    volgende_stap = forms.CharField(
        label="Wat gebeurt er als volgende?", max_length=200, help_text="De kandidaat leest deze zin ook."
    )
    eigenaar = forms.ModelChoiceField(Gebruiker.objects.none(), label="Wie doet dat?")
    op = forms.DateField(label="Uiterlijk", widget=Datumkiezer())

    def zet_eigenaren(self, gebruiker: Gebruiker) -> None:
        self.fields["eigenaar"].queryset = mogelijke_eigenaren(gebruiker)
        self.fields["eigenaar"].initial = gebruiker.pk

    def clean_op(self):
        op = self.cleaned_data["op"]
        vandaag = timezone.localdate()
        if op < vandaag:
            raise ValidationError("Kies vandaag of een dag die nog komt.")
        if op > vandaag + timedelta(days=366):
            raise ValidationError("Kies een dag binnen een jaar. Zet de kandidaat anders in rust.")
        return op


def mogelijke_eigenaren(gebruiker: Gebruiker):
    """Who may get a next step from this user: at the loket everybody who works with candidates, elsewhere
    the own organisation and the makelaars."""
    leden = Lidmaatschap.objects.nu().filter(rol__in=BEGELEIDERS)
    if not gebruiker.heeft_rol(Rol.MAKELAAR, Rol.PROGRAMMALEIDER):
        organisatie = gebruiker.lidmaatschap.organisatie_id if gebruiker.lidmaatschap else None
        leden = leden.filter(Q(organisatie=organisatie) | Q(rol=Rol.MAKELAAR))
    return Gebruiker.objects.filter(Q(pk__in=leden.values("gebruiker")) | Q(pk=gebruiker.pk), is_active=True)


class Kandidaatfilter(forms.Form):
    """The filters of the list of candidates."""

    zoek = forms.CharField(label="Naam of e-mailadres", required=False)
    fase = forms.ChoiceField(required=False, choices=[("", "Alle fasen"), *Fase.choices])
    status = forms.ChoiceField(
        required=False, choices=[("", "Actief"), *Kandidaatstatus.choices[1:], ("alle", "Alle statussen")]
    )
    eigenaar = forms.ChoiceField(
        label="Volgende stap van", required=False, choices=[("", "Iedereen"), ("ik", "Mij")]
    )
    toestemming = forms.ChoiceField(
        required=False,
        choices=[
            ("", "Alle"),
            *[(doel.value, f"Met toestemming: {doel.value}") for doel in Toestemmingsdoel],
        ],
    )
    verlopen = forms.BooleanField(label="Alleen te laat", required=False)

    def zet_eigenaren(self, eigenaren) -> None:
        self.fields["eigenaar"].choices += [(str(e.pk), e.naam) for e in eigenaren]

    def toegepast(self, kandidaten, gebruiker: Gebruiker):
        """The candidates that pass the filters; a filter that makes no sense lets everybody pass."""
        keuze = self.cleaned_data if self.is_valid() else {}
        for woord in keuze.get("zoek", "").split():
            kandidaten = kandidaten.filter(
                Q(voornaam__icontains=woord) | Q(achternaam__icontains=woord) | Q(email__icontains=woord)
            )
        if fase := keuze.get("fase"):
            kandidaten = kandidaten.filter(fase=fase)
        if keuze.get("status") != "alle":
            kandidaten = kandidaten.filter(status=keuze.get("status") or Kandidaatstatus.ACTIEF)
        if eigenaar := keuze.get("eigenaar"):
            kandidaten = kandidaten.filter(volgende_stap_van=gebruiker.pk if eigenaar == "ik" else eigenaar)
        if doel := keuze.get("toestemming"):
            kandidaten = kandidaten.met_toestemming(doel)
        return kandidaten.verlopen() if keuze.get("verlopen") else kandidaten


class Contactformulier(forms.Form):
    """One line about a contact."""

    tekst = forms.CharField(label="Wat is er besproken?", max_length=400)
    zichtbaar = forms.BooleanField(label="De kandidaat mag dit lezen", required=False)

    def contact(self) -> dict:
        """What `leg_contact_vast` needs."""
        return {"tekst": self.cleaned_data["tekst"], "intern": not self.cleaned_data["zichtbaar"]}


class Eindeformulier(forms.Form):
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

    def waarom(self) -> dict:
        """What `zet_in_rust` and `sluit_af` need."""
        return {"reden": self.cleaned_data["reden"]}


class Oordeelformulier(forms.Form):
    """Admit to a route or not, with reasons."""

    oordeel = forms.CharField(
        label="Onderbouwing",
        max_length=2000,
        help_text="De kandidaat krijgt deze tekst in de mail.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
