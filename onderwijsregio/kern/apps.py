from django.apps import AppConfig
from django.forms import (
    ChoiceField,
    FileField,
    ModelChoiceField,
    ModelMultipleChoiceField,
    MultipleChoiceField,
)

# Here and not in `ready`: a field takes over its messages when it is made, and models of later apps import forms.
FileField.default_error_messages["empty"] = (
    "Dit bestand is leeg of niet meegekomen. Kies het opnieuw. Is het leeg? Open het dan eerst op uw "
    "computer en bewaar het opnieuw."
)
for soort in (ChoiceField, MultipleChoiceField, ModelChoiceField, ModelMultipleChoiceField):
    soort.default_error_messages["invalid_choice"] = (
        "Deze keuze is er niet (meer). Kijk wat er nu staat en kies opnieuw."
    )


class KernConfig(AppConfig):
    name = "onderwijsregio.kern"
    label = "kern"
    verbose_name = "Kern"
    default_auto_field = "django.db.models.BigAutoField"
