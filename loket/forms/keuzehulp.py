"""Forms of the keuzehulp: an answer, a mail address, and the parts of the rules."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from ..engine import WEET_NIET, Antwoord, Keuzevraag, Regel, Regelset
from ..keuzes import Regelsoort
from .velden import MetRobotveld

EXTRA_ANTWOORDEN = 3


class Antwoordkeuze(forms.Form):
    """One question, asked by GET. `was` are the answers of before, so that those after this one are kept."""

    antwoord = forms.ChoiceField(
        label="Uw antwoord", widget=forms.RadioSelect, error_messages={"required": "Kies een antwoord."}
    )
    was = forms.CharField(required=False, widget=forms.HiddenInput)
    verder = forms.CharField(widget=forms.HiddenInput, initial="ja")

    def __init__(self, *args, vraag: Keuzevraag, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].choices = [(code, vraag.tekst_van(code)) for code in vraag.codes]


class Mailformulier(MetRobotveld):
    """Where the outcome goes."""

    email = forms.EmailField(
        label="E-mailadres",
        help_text="Wij gebruiken dit adres voor deze ene mail.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class Bewaarformulier(forms.Form):
    """Nothing is kept without this."""

    akkoord = forms.BooleanField(
        label="Ja, het loket mag mijn uitkomst van de keuzehulp bewaren en bekijken",
        error_messages={"required": "Zet een vinkje als het loket uw uitkomst mag bewaren."},
    )


class Toelichtingformulier(forms.Form):
    """What is different in a new version, for colleagues."""

    toelichting = forms.CharField(
        label="Wat is er anders in deze versie?", max_length=300, help_text="Voor collega's, in één zin."
    )


class _Deel(forms.Form):
    """A part of the rules. `herziening` tells which state of the concept was looked at."""

    herziening = forms.IntegerField(widget=forms.HiddenInput)

    def voeg_voorwaarde_toe(self, vragen, als) -> None:
        """For each question a group of answers; what is left empty does not matter."""
        self.voorwaardevragen = list(vragen)
        for vraag in self.voorwaardevragen:
            veld = forms.MultipleChoiceField(
                label=vraag.tekst,
                required=False,
                choices=[(code, vraag.tekst_van(code)) for code in vraag.codes],
                widget=forms.CheckboxSelectMultiple,
                initial=sorted(als.get(vraag.code, ())),
            )
            self.fields[f"als_{vraag.code}"] = veld

    def voorwaarde(self) -> dict[str, frozenset[str]]:
        """The condition that was chosen."""
        gekozen = {vraag.code: self.cleaned_data[f"als_{vraag.code}"] for vraag in self.voorwaardevragen}
        return {code: frozenset(keuze) for code, keuze in gekozen.items() if keuze}

    def voorwaardevelden(self) -> list:
        return [self[f"als_{vraag.code}"] for vraag in self.voorwaardevragen]


class Keuzevraagformulier(_Deel):
    """One question of the keuzehulp with its answers; the code stays once rules look at it."""

    code = forms.SlugField(
        label="Korte naam", max_length=20, help_text="Voor in regels. Kleine letters, bijvoorbeeld: diploma."
    )
    tekst = forms.CharField(label="De vraag", max_length=200)
    uitleg = forms.CharField(
        label="Uitleg", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    plek = forms.IntegerField(label="De hoeveelste vraag is dit?", min_value=1, max_value=40)

    def __init__(self, *args, regels: Regelset, vraag: Keuzevraag | None, herziening: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.regels, self.vraag = regels, vraag
        self.fields["herziening"].initial = herziening
        codes = [ander.code for ander in regels.vragen]
        plek = codes.index(vraag.code) if vraag else len(codes)
        self.fields["plek"].initial = plek + 1
        if vraag:
            del self.fields["code"]
            self.fields["tekst"].initial, self.fields["uitleg"].initial = vraag.tekst, vraag.uitleg
        self._voeg_antwoorden_toe(vraag.antwoorden if vraag else ())
        self.voeg_voorwaarde_toe(regels.vragen[:plek], vraag.als if vraag else {})

    def _voeg_antwoorden_toe(self, antwoorden) -> None:
        self.codes = [antwoord.code for antwoord in antwoorden] + [""] * EXTRA_ANTWOORDEN
        for nummer in range(len(self.codes)):
            tekst = antwoorden[nummer].tekst if nummer < len(antwoorden) else ""
            self.fields[f"antwoord_{nummer}"] = forms.CharField(
                label=f"Antwoord {nummer + 1}", required=False, max_length=120, initial=tekst
            )

    def antwoordvelden(self) -> list:
        return [self[f"antwoord_{nummer}"] for nummer in range(len(self.codes))]

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].lower()
        if self.regels.vraag(code):
            raise ValidationError("Er is al een vraag met deze korte naam.")
        return code

    def clean(self):
        schoon = super().clean()
        if not self._antwoorden(schoon):
            self.add_error("antwoord_0", "Schrijf ten minste een antwoord op.")
        return schoon

    def _antwoorden(self, schoon: dict) -> tuple[Antwoord, ...]:
        gevuld = [(code, schoon.get(f"antwoord_{n}", "").strip()) for n, code in enumerate(self.codes)]
        bezet, antwoorden = {WEET_NIET, *self.codes}, []
        for code, tekst in gevuld:
            if tekst:
                code = code or _vrije_code(tekst, bezet)
                bezet.add(code)
                antwoorden.append(Antwoord(code, tekst))
        return tuple(antwoorden)

    def resultaat(self) -> dict:
        """What `bewaar_keuzevraag` needs."""
        schoon = self.cleaned_data
        vraag = Keuzevraag(
            code=self.vraag.code if self.vraag else schoon["code"],
            tekst=schoon["tekst"],
            antwoorden=self._antwoorden(schoon),
            uitleg=schoon["uitleg"],
            als=self.voorwaarde(),
        )
        return {"vraag": vraag, "plek": schoon["plek"] - 1, "herziening": schoon["herziening"]}


def _vrije_code(tekst: str, bezet: set[str]) -> str:
    """A short code for in the address, made of the words, that is not taken yet."""
    basis = "-".join(slugify(tekst).split("-")[:3])[:20].strip("-") or "antwoord"
    kandidaten = (basis, *(f"{basis}-{nummer}" for nummer in range(2, 100)))
    return next(code for code in kandidaten if code not in bezet)


class Keuzeregelformulier(_Deel):
    """One rule about a route."""

    soort = forms.ChoiceField(
        label="Wat zegt deze regel over de route?", choices=Regelsoort, widget=forms.RadioSelect
    )
    tekst = forms.CharField(
        label="De zin die de bezoeker leest", max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    punten = forms.IntegerField(
        label="Punten",
        min_value=0,
        max_value=20,
        initial=1,
        help_text="Voor de volgorde: ‘past’ telt op, ‘nog nodig’ telt af.",
    )

    def __init__(self, *args, regels: Regelset, regel: Regel | None, herziening: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["herziening"].initial = herziening
        if regel:
            for naam in ("soort", "tekst", "punten"):
                self.fields[naam].initial = getattr(regel, naam)
        self.voeg_voorwaarde_toe(regels.vragen, regel.als if regel else {})

    def resultaat(self) -> dict:
        """What `bewaar_keuzeregel` needs."""
        schoon = self.cleaned_data
        regel = Regel(schoon["soort"], schoon["tekst"], schoon["punten"], self.voorwaarde())
        return {"regel": regel, "herziening": schoon["herziening"]}


class Geenformulier(_Deel):
    """What somebody reads for whom no route fits."""

    tekst = forms.CharField(
        label="Als er geen route past", max_length=1000, widget=forms.Textarea(attrs={"rows": 5})
    )
