"""Every address of the portal × everybody who may come along, against one readable table.

`verwachting.txt` has a line for each address and method, and a column for each visitor. A stranger
gets 404, not 403; who is not logged in is sent to the login page (302). An address that is not in the
table fails, and so does a line for an address that is gone.
"""

from contextlib import suppress
from pathlib import Path

import pytest
from django.contrib.admin import site
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from .wereld import WIE, Wereld, sleutels

pytestmark = pytest.mark.django_db

TABEL = Path(__file__).with_name("verwachting.txt")


def adressen(patronen=None, ruimte=""):
    for patroon in get_resolver().url_patterns if patronen is None else patronen:
        if not hasattr(patroon, "url_patterns"):
            yield ruimte + (patroon.name or str(patroon.pattern))
        elif patroon.namespace != "admin" and not str(patroon.pattern).startswith("accounts/"):
            yield from adressen(
                patroon.url_patterns, f"{patroon.namespace}:" if patroon.namespace else ruimte
            )


def lees_tabel():
    regels = [
        regel.split() for regel in TABEL.read_text().splitlines() if regel and not regel.startswith("#")
    ]
    return {(methode, naam): dict(zip(WIE, codes, strict=True)) for methode, naam, *codes in regels}


VERWACHT = lees_tabel() if TABEL.exists() else {}


@pytest.fixture(scope="module")
def wereld(django_db_setup, django_db_blocker):
    """The world, built once for all lines and taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Wereld()
        transaction.set_rollback(True)


def pad_van(wereld, naam):
    try:
        return reverse(naam)
    except NoReverseMatch:
        return reverse(naam, kwargs=sleutels(naam, wereld))


def bezoek(wereld, wie, methode, naam):
    """The status that `wie` gets, with everything the visit did taken back."""
    pad = pad_van(wereld, naam)
    client = Client()
    for rij in (wereld.document, wereld.bijlage):  # the folder is new for each test
        default_storage.save(rij.bestand.name, ContentFile(b"%PDF-"))
    with transaction.atomic():
        if wie != "bezoeker":
            client.force_login(wereld.account[wie], "django.contrib.auth.backends.ModelBackend")
        antwoord = client.generic(methode, pad)
        naar_login = antwoord.status_code == 302 and "/accounts/login/" in antwoord["Location"]
        for (
            sluit
        ) in antwoord._resource_closers:  # not close(): that would close the database of this test as well
            sluit()
        transaction.set_rollback(True)
    return "login" if naar_login else str(antwoord.status_code)


@pytest.mark.parametrize(("methode", "naam"), sorted(VERWACHT, key=lambda rij: (rij[1], rij[0])))
def test_ieder_krijgt_wat_de_tabel_zegt(wereld, methode, naam):
    gekregen = {wie: bezoek(wereld, wie, methode, naam) for wie in WIE}
    assert gekregen == VERWACHT[methode, naam]


def test_elk_adres_staat_in_de_tabel_en_de_tabel_kent_alleen_adressen_die_er_zijn():
    assert {naam for _, naam in VERWACHT} == set(adressen())


def beheerpaden():
    (beheer,) = [p for p in get_resolver().url_patterns if getattr(p, "namespace", "") == "admin"]
    for onderdeel in [p for p in beheer.url_patterns if hasattr(p, "name")]:
        with suppress(NoReverseMatch):
            yield reverse(f"admin:{onderdeel.name}")
    for model in site._registry:
        yield reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


@pytest.mark.parametrize("wie", WIE[:-1])
def test_het_technisch_beheer_is_alleen_voor_de_beheerder(wereld, wie):
    client = Client()
    if wie != "bezoeker":
        client.force_login(wereld.account[wie], "django.contrib.auth.backends.ModelBackend")
    for pad in beheerpaden():
        antwoord = client.get(pad, follow=True)
        geweigerd = antwoord.status_code in (403, 404) or antwoord.redirect_chain[-1][0].startswith(
            "/accounts/"
        )
        assert geweigerd, f"{wie} op {pad}"


def test_de_beheerder_ziet_elke_lijst_van_het_technisch_beheer(wereld):
    client = Client()
    client.force_login(wereld.account["beheer"], "django.contrib.auth.backends.ModelBackend")
    for model in site._registry:
        pad = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        assert client.get(pad).status_code == 200, pad
