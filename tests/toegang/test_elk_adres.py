"""Every address of the portal × everybody who may come along, against one readable table.

`verwachting.txt` has a line for each address and method, and a column for each visitor. A stranger
gets 404, not 403; who is not logged in is sent to the login page (302). An address that is not in the
table fails, and so does a line for an address that is gone.
"""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.admin import site
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from onderwijsregio.kern.models import Inzending
from tests.formulieren import token

from .wereld import WIE, Wereld, sleutels

pytestmark = pytest.mark.django_db

TABEL = Path(__file__).with_name("verwachting.txt")


def adressen(patronen=None, ruimte=""):
    for patroon in get_resolver().url_patterns if patronen is None else patronen:
        if not hasattr(patroon, "url_patterns"):
            yield ruimte + (patroon.name or str(patroon.pattern))
        elif patroon.namespace != "admin" and not str(patroon.pattern).startswith(("accounts/", "cms/")):
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


@pytest.fixture(autouse=True)
def bestanden(eigen_bestanden, wereld):
    """What people sent; the folder is new for each test."""
    for bestand in (wereld.document.bestand, wereld.bijlage.bestand, wereld.mailstuk.file):
        default_storage.save(bestand.name, ContentFile(b"%PDF-"))


def pad_van(wereld, naam):
    try:
        return reverse(naam)
    except NoReverseMatch:
        return reverse(naam, kwargs=sleutels(naam, wereld))


def bezoek(wereld, wie, methode, naam):
    """The status that `wie` gets, with everything the visit did taken back."""
    pad = pad_van(wereld, naam)
    client = Client()
    client.cookies.load(wereld.koekjes.get(wie, {}))
    with transaction.atomic():
        antwoord = client.generic(methode, pad)
        if not antwoord.streaming:
            assert b">---------<" not in antwoord.content, "een lege keuze zegt wat er te kiezen is"
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


FORMULIER = "a3f1c9d2-0000-4000-8000-000000000001"
OVER_TIEN_DAGEN = str(timezone.localdate() + timedelta(days=10))
#: Forms that make something: who sends it, the page it is on, what is filled in, and where it goes if elsewhere.
TWEE_KEER = [
    ("makelaar", "loket:kandidaat", {"tekst": "Gebeld."}, None),
    ("makelaar", "loket:stap", {"volgende_stap": "Bellen", "op": OVER_TIEN_DAGEN, "eigenaar": "makelaar"}, None),
    ("makelaar", "loket:einde", {"besluit": "rust", "reden": "Volgend jaar verder."}, None),
    ("makelaar", "loket:filter_nieuw", {"naam": "Mijn lijst"}, None),
    ("makelaar", "loket:keuzehulp_beheer", {}, None),
    ("bezoeker", "loket:keuzehulp_stap", {"email": "iemand@voorbeeld.test"}, "loket:keuzehulp_mail"),
    ("hr", "vacatures:koppelingen", {"naam": "AFS", "recht": "schrijven", "formulier": FORMULIER}, None),
    ("hr", "vacatures:wissel_sleutel", {"oude_tot": OVER_TIEN_DAGEN, "formulier": FORMULIER}, None),
    ("makelaar", "begeleiding:scholing_nieuw", {
        "titel": "Klassenmanagement", "aanbieder": "bestuur", "omschrijving": "Rust in de klas.",
        "begint_op": OVER_TIEN_DAGEN, "dagdelen": "2", "plaats": "Almere", "plaatsen": "12",
    }, None),
    ("programmaleider", "governance:agendeer", {"titel": "Opening"}, None),
    ("programmaleider", "loket:bewaren", {"besluit": "begin"}, None),
    ("makelaar", "loket:filters", {}, "loket:filter_weg"),
]  # fmt: skip


def rijen() -> dict[str, int]:
    """How many rows every table has, but for what is kept about forms and logins themselves."""
    eigen = {Inzending._meta.db_table, Session._meta.db_table}
    with connection.cursor() as cursor:
        tabellen = sorted(set(connection.introspection.table_names(cursor)) - eigen)
        cursor.execute(" UNION ALL ".join(f"SELECT '{t}', count(*) FROM \"{t}\"" for t in tabellen))
        return dict(cursor.fetchall())


@pytest.mark.parametrize(("wie", "pagina", "gegevens", "naar"), TWEE_KEER)
def test_een_formulier_dat_twee_keer_komt_telt_een_keer(wereld, wie, pagina, gegevens, naar):
    """Without JavaScript, as a browser does on a second click: the same fields of the same page."""
    client = Client(enforce_csrf_checks=True)
    pad = pad_van(wereld, pagina)
    with transaction.atomic():
        if wie != "bezoeker":
            client.force_login(wereld.account[wie], "django.contrib.auth.backends.ModelBackend")
        bladzijde = client.get(pad)
        woorden = {"makelaar": wereld.account["makelaar"].pk, "bestuur": wereld.bestuur.pk}
        gegevens = {veld: woorden.get(waarde, waarde) for veld, waarde in gegevens.items()}
        gegevens["csrfmiddlewaretoken"] = token(bladzijde)
        standen, antwoorden = [rijen()], []
        for _ in range(2):
            antwoorden.append(client.post(pad_van(wereld, naar) if naar else pad, gegevens))
            standen.append(rijen())
        transaction.set_rollback(True)
    voor, na_een, na_twee = standen
    assert voor != na_een
    assert na_een == na_twee
    assert [antwoord.status_code for antwoord in antwoorden] in ([302, 302], [200, 200])


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


#: Roles for which the editors' workplace exists; to all others every address of it is 404.
AAN_DE_WEBSITE = {"redacteur", "programmaleider", "beheer"}
NIEMANDS = ("password_reset/", "users/", "groups/", "documents/", "failwhale/", "reports/page-types-usage/")


def cms_paden(patronen=None, voor=""):
    """Every address of the workplace that needs no key, as Wagtail itself lists them."""
    if patronen is None:
        (cms,) = [p for p in get_resolver().url_patterns if str(p.pattern) == "cms/"]
        patronen = cms.url_patterns
    for patroon in patronen:
        pad = voor + str(patroon.pattern).removeprefix("^").removesuffix("$")
        if hasattr(patroon, "url_patterns"):
            yield from cms_paden(patroon.url_patterns, pad)
        elif not set(pad) & set("<(?"):
            yield pad


def test_de_werkplek_van_de_redactie_heeft_adressen():
    assert len(set(cms_paden())) > 30


@pytest.mark.parametrize("wie", [*WIE, "redacteur"])
def test_de_werkplek_van_de_redactie_is_een_geheel(wereld, wie):
    """Inside, Wagtail asks for the right to each thing; tests/loket/test_redactie.py walks the pages themselves."""
    client = Client()
    if wie != "bezoeker":
        client.force_login(wereld.account[wie], "django.contrib.auth.backends.ModelBackend")
    for pad in sorted(set(cms_paden()), key=lambda pad: (pad == "logout/", pad)):
        antwoord = client.get(f"/cms/{pad}")
        if wie == "bezoeker":
            assert antwoord.status_code == 302, pad
            assert antwoord["Location"].startswith("/accounts/login/"), pad
        elif wie not in AAN_DE_WEBSITE or pad.startswith(NIEMANDS):
            assert antwoord.status_code == 404, pad
        elif pad == "":
            assert antwoord.status_code == 200
        else:
            assert antwoord.status_code < 500, pad


def test_de_redacteur_komt_nergens_waar_alleen_leiding_en_loket_komen(wereld):
    gewoon = {"bezoeker", "kandidaat", "student", "hr", "hr2", "mentor"}
    for (methode, naam), codes in VERWACHT.items():
        if (
            methode == "GET"
            and not naam.startswith("cms_")
            and not any(codes[wie] in ("200", "302") for wie in gewoon)
        ):
            assert bezoek(wereld, "redacteur", methode, naam) in ("404", "403", "405", "401"), naam


#: What somebody from outside reaches besides what is there for everybody.
VAN_DE_AANBIEDER = {
    "vacatures:onze_lessen",
    "vacatures:lesrooster",
    "vacatures:te_bevestigen",
    "vacatures:zeg_gegeven",
    "vacatures:lesreeks",
    "vacatures:andere_dagen",
    "vacatures:lessen_afzeggen",
    "vacatures:lesreeks_ics",
    "vacatures:lesvraag",
    "vacatures:nieuw_aanbod",
    "vacatures:wijzig_aanbod",
    "vacatures:lescijfers",
    "vacatures:lescijfers_export",
}


def test_de_aanbieder_ziet_zijn_eigen_lessen_en_niets_van_de_regio(wereld):
    for (methode, naam), codes in VERWACHT.items():
        if methode != "GET":
            continue
        gekregen = bezoek(wereld, "aanbieder", methode, naam)
        if naam in VAN_DE_AANBIEDER:
            assert gekregen == "200", naam
        elif codes["bezoeker"] == "login" and not naam.startswith("cms_"):
            # with a role, yet without rights: what everybody with an account gets, or an empty desk
            assert gekregen in {codes["student"], codes["mentor"], "404", "302", "403"}, naam
