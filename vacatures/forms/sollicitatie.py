"""Applying, and what the board answers."""

from django import forms

from loket.models import Document, Kandidaat

from ..keuzes import Sollicitatiestatus


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
