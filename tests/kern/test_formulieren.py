"""A year that cannot be meant comes back at its field."""

from datetime import date

import pytest
from django import forms
from django.utils import timezone

from onderwijsregio.kern.formulieren import JAREN_TERUG, JAREN_VOORUIT, kijk_jaren_na


class Dagformulier(forms.Form):
    dag = forms.DateField(required=False)

    def clean(self):
        kijk_jaren_na(self, "dag")


@pytest.mark.parametrize(
    ("verschuiving", "mag"),
    [(-JAREN_TERUG - 1, False), (-JAREN_TERUG, True), (JAREN_VOORUIT, True), (JAREN_VOORUIT + 1, False)],
)
def test_een_dag_ligt_binnen_wat_iemand_kan_bedoelen(verschuiving, mag):
    form = Dagformulier({"dag": f"{timezone.localdate().year + verschuiving}-06-01"})
    assert form.is_valid() is mag
    assert mag or "Kijk het jaar na" in form.errors["dag"][0]


def test_wat_leeg_is_of_al_zo_was_blijft():
    assert Dagformulier({"dag": ""}).is_valid()
    assert Dagformulier({"dag": "1990-01-01"}, initial={"dag": date(1990, 1, 1)}).is_valid()
