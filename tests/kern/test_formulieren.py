"""A year that cannot be meant comes back at its field, and so does what was changed in another tab."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.urls import get_resolver
from django.utils import timezone

from demo.fabrieken.agenda import EvenementFactory
from demo.fabrieken.organisaties import LidmaatschapFactory, RegioFactory
from onderwijsregio.kern.formulieren import JAREN_TERUG, JAREN_VOORUIT, MetStand, kijk_jaren_na
from onderwijsregio.organisaties.keuzes import Rol

EIGEN = {"onderwijsregio", "loket", "vacatures", "matching", "begeleiding", "monitoring", "governance"}


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


def ingevuld(antwoord) -> dict:
    """What is in the form of this page, as a browser sends it."""
    formulier = BeautifulSoup(antwoord.text, "html.parser").select_one("main form[method=post]")
    velden = {}
    for veld in formulier.select("input, textarea, select"):
        if veld.name == "select":
            velden[veld["name"]] = [keuze["value"] for keuze in veld.select("option[selected]")]
        elif veld.get("type") not in ("checkbox", "radio") or veld.has_attr("checked"):
            velden.setdefault(veld["name"], []).append(veld.get("value", veld.text.strip()))
    return velden


def test_wat_een_ander_intussen_veranderde_gaat_niet_ongezien_verloren(client, db):
    makelaar = LidmaatschapFactory(rol=Rol.MAKELAAR, organisatie=RegioFactory().loket).gebruiker
    client.force_login(makelaar, "django.contrib.auth.backends.ModelBackend")
    evenement = EvenementFactory(titel="Avond", capaciteit=20)
    pad = f"/werk/agenda/{evenement.pk}/wijzig/"

    def bewaar(tab, **anders):
        antwoord = client.post(pad, tab | anders)
        evenement.refresh_from_db()
        return antwoord

    een, twee, drie = (ingevuld(client.get(pad)) for _ in range(3))
    assert bewaar(een, titel="Open avond", capaciteit="30").status_code == 302
    botst = bewaar(twee, titel="Infoavond", capaciteit="30")
    assert (botst.status_code, evenement.titel) == (422, "Open avond")
    assert list(botst.context["form"].errors) == ["titel"], "over the places both say the same"
    assert "Er staat nu: Open avond" in botst.text
    assert 'value="Infoavond"' in botst.text
    assert bewaar(ingevuld(botst)).status_code == 302
    assert evenement.titel == "Infoavond"
    assert "Er staat nu: 30" in bewaar(drie, plaats="Almere").text, (
        "an old tab says 20 without having been asked"
    )


#: Forms of a row that need no `stand`, and why.
ZONDER_STAND = {
    "Vacatureformulier": "compares the versions itself, and shows both",
    "Vervangingsformulier": "only a new row",
    "Standformulier": "the stands are listed above the form",
    "VergaderingForm": "only a new row",
    "AgendapuntForm": "only a new row",
    "BesluitForm": "only a new row",
    "RapportageForm": "only a new row",
}


def formulieren_van(klasse):
    """Every form of the portal itself that derives from this one; Wagtail shows editors who else is writing."""
    for kind in klasse.__subclasses__():
        if kind.__module__.startswith("wagtail."):
            continue
        if ".forms" in kind.__module__ and kind.__module__.partition(".")[0] in EIGEN:
            yield kind
        yield from formulieren_van(kind)


def test_elk_formulier_dat_een_rij_wijzigt_heeft_een_stand():
    get_resolver().url_patterns  # noqa: B018  reads all views, and so all forms
    zonder = {vorm.__name__ for vorm in formulieren_van(forms.ModelForm) if not issubclass(vorm, MetStand)}
    assert zonder == set(ZONDER_STAND)
