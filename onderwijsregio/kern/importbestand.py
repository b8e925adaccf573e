"""A spreadsheet on its way in: what every import keeps of it, and the forms to choose a file, a sheet, columns.

What the columns are and what a row does is of the app that imports; see `kolommen` and `tabellen`.
"""

import hashlib
from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from . import kolommen, tabellen
from .bestanden import veilige_naam


class Importbestand(models.Model):
    """Import file (*importbestand*): one sheet of one file, with which column is what."""

    bestandsnaam = models.CharField(max_length=120)
    inhoud = models.BinaryField(help_text="het bestand; leeg zodra het niet meer nodig is")
    sha256 = models.CharField(max_length=64)
    blad = models.CharField(max_length=255, blank=True)
    koppen = models.JSONField(default=list)
    kenmerk = models.CharField(max_length=2000, blank=True)
    kolommen = models.JSONField(default=dict, help_text="per gegeven de plaats van de kolom")

    class Meta:
        abstract = True

    def zet_bestand(self, bestandsnaam: str, inhoud: bytes) -> None:
        """Take a file, with its first sheet that holds a table. Raises ValidationError, about `bestand`, without."""
        self.bestandsnaam, self.inhoud = veilige_naam(bestandsnaam), inhoud
        self.sha256 = hashlib.sha256(inhoud).hexdigest()
        try:
            self.blad = tabellen.eerste_bruikbare(inhoud)
            self._zet_koppen()
        except ValidationError as fout:
            raise ValidationError({"bestand": fout}) from fout

    def zet_blad(self, blad: str) -> None:
        """Take another sheet of the file. Raises ValidationError when it cannot be used."""
        self.blad = blad
        self._zet_koppen()

    def _zet_koppen(self) -> None:
        self.koppen = self.tabel().koppen
        self.kenmerk = kolommen.kenmerk(self.koppen)

    def tabel(self) -> tabellen.Tabel:
        """The sheet as it was chosen. Raises ValidationError when the file cannot be read."""
        return tabellen.lees(bytes(self.inhoud), self.blad)

    def plaatsen(self, breedte: int) -> dict[str, int]:
        """The place of each thing, as far as the sheet is that wide."""
        return {code: plaats for code, plaats in self.kolommen.items() if plaats < breedte}


class Bestandkeuze(forms.Form):
    """The spreadsheet."""

    bestand = forms.FileField(
        help_text="Een Excel-bestand (.xlsx) of een csv-bestand van hooguit 10 MB en 20.000 regels. "
        "Boven de gegevens staan de namen van de kolommen; een titel daarboven mag.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if bestand.size > tabellen.MAX_BYTES:
            raise ValidationError(
                "Dit bestand is groter dan 10 MB. Haal plaatjes en bladen weg die u niet nodig hebt, of knip het op."
            )
        return bestand

    def bestandsvelden(self) -> dict:
        """The file as an actie takes it."""
        bestand = self.cleaned_data["bestand"]
        return {"bestandsnaam": bestand.name, "inhoud": bestand.read()}


class Bladkeuze(forms.Form):
    """Which sheet of the workbook."""

    blad = forms.ChoiceField(label="Welk blad?")

    def __init__(self, *args, bladen: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["blad"].choices = [(naam, naam) for naam in bladen]


class Kolomkeuze(forms.Form):
    """For each column of the file: which of `mogelijk` it holds."""

    def __init__(
        self,
        *args,
        opdracht: Importbestand,
        mogelijk: Sequence[kolommen.Kolom],
        voorbeelden: list[str],
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.koppen = opdracht.koppen
        per_plaats = {plaats: code for code, plaats in opdracht.kolommen.items()}
        keuzes = [("", "Niet gebruiken"), *((kolom.code, kolom.naam) for kolom in mogelijk)]
        for plaats, kop in enumerate(self.koppen):
            self.fields[f"kolom_{plaats}"] = forms.ChoiceField(
                label=kop or f"Kolom {plaats + 1} (zonder naam)",
                choices=keuzes,
                required=False,
                initial=per_plaats.get(plaats, ""),
                help_text=f"Bijvoorbeeld: {voorbeelden[plaats][:60]}" if voorbeelden[plaats] else "",
            )

    def clean(self):
        gekozen, eerste = self.plaatsen(), {}
        for naam, code in self._gekozen():
            elders = eerste.setdefault(code, naam)
            if elders != naam:
                wat = dict(self.fields[naam].choices)[code]
                kop = self.fields[elders].label
                self.add_error(naam, f"U koos ‘{wat}’ ook bij de kolom ‘{kop}’. Kies het één keer.")
        return {"plaatsen": gekozen}

    def plaatsen(self) -> dict[str, int]:
        """The place of each thing that was chosen."""
        return {code: int(naam.removeprefix("kolom_")) for naam, code in self._gekozen()}

    def _gekozen(self) -> list[tuple[str, str]]:
        """The field of each column that is used, with what it holds."""
        velden = self.cleaned_data.items()
        return [(naam, code) for naam, code in velden if naam.startswith("kolom_") and code]
