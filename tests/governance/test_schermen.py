"""The screens: who sees what, what they show, and what they cost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from demo.fabrieken.governance import (
    ActiviteitFactory,
    BesluitFactory,
    GremiumFactory,
    RapportageFactory,
    VergaderingFactory,
    ZetelFactory,
)
from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.monitoring import IndicatorFactory
from demo.fabrieken.organisaties import LidmaatschapFactory, OrganisatieFactory
from governance import acties, tasks
from governance.models import Agendapunt, Besluit, Rapportage, Stem, Vergadering
from onderwijsregio.organisaties.keuzes import Rol

WIE = ("secretaris", "lid", "ander_lid", "hr", "buitenstaander", "kandidaat")


@pytest.fixture
def kandidaat(regio):
    return KandidaatFactory(met_account=True).gebruiker


@pytest.fixture
def stemming(besluit, secretaris):
    return acties.open_stemming(besluit=besluit, door=secretaris)


@pytest.fixture
def concept(plan, indicator, secretaris, peildatum):
    rapportage = acties.vraag_rapportage(plan=plan, peildatum=peildatum, door=secretaris)
    tasks.maak_rapportage(rapportage.pk)
    return Rapportage.objects.get()


def als(client, gebruiker):
    client.force_login(gebruiker)
    return client


PAGINAS = {
    "overzicht": lambda o: reverse("governance:overzicht"),
    "gremium": lambda o: o.gremium.get_absolute_url(),
    "plan_vergadering": lambda o: reverse("governance:plan_vergadering", args=[o.gremium.code]),
    "vergadering": lambda o: o.get_absolute_url(),
    "agendeer": lambda o: reverse("governance:agendeer", args=[o.pk]),
    "stel_besluit_voor": lambda o: reverse("governance:stel_besluit_voor", args=[o.agendapunten.get().pk]),
    "besluiten": lambda o: reverse("governance:besluiten"),
    "besluit": lambda o: Besluit.objects.get().get_absolute_url(),
    "stem": lambda o: reverse(
        "governance:stem",
        args=[Besluit.objects.get().stemmingen.get().pk, o.gremium.zetels.earliest("pk").pk],
    ),
    "notuleer": lambda o: reverse("governance:notuleer", args=[Besluit.objects.get().stemmingen.get().pk]),
    "plan": lambda o: reverse("governance:plan"),
    "rapportages": lambda o: reverse("governance:rapportages"),
}
#: secretaris, lid van de zetel, lid van een andere zetel, hr met zetel, hr zonder zetel, kandidaat
VERWACHT = {
    "overzicht": (200, 200, 200, 200, 404, 404),
    "gremium": (200, 200, 200, 200, 404, 404),
    "plan_vergadering": (200, 403, 403, 403, 404, 404),
    "vergadering": (200, 200, 200, 200, 404, 404),
    "agendeer": (200, 403, 403, 403, 404, 404),
    "stel_besluit_voor": (200, 403, 403, 403, 404, 404),
    "besluiten": (200, 200, 200, 200, 404, 404),
    "besluit": (200, 200, 200, 200, 404, 404),
    "stem": (200, 200, 403, 403, 404, 404),
    "notuleer": (200, 403, 403, 403, 404, 404),
    "plan": (200, 200, 200, 200, 200, 404),
    "rapportages": (200, 200, 200, 404, 404, 404),
}


@pytest.mark.parametrize("pagina", VERWACHT)
def test_wie_welke_pagina_ziet(pagina, client, vergadering, stemming, request):
    adres = PAGINAS[pagina](vergadering)
    assert client.get(adres).status_code == 302
    gezien = tuple(als(client, request.getfixturevalue(naam)).get(adres).status_code for naam in WIE)
    assert gezien == VERWACHT[pagina]


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [("open_stemming", (302, 403, 403, 403, 404, 404)), ("rond_af", (302, 403, 403, 403, 404, 404))],
)
def test_wie_welke_knop_mag_gebruiken(naam, verwacht, client, vergadering, besluit, request):
    adres = reverse(f"governance:{naam}", args=[besluit.pk if naam == "open_stemming" else vergadering.pk])
    assert als(client, request.getfixturevalue("secretaris")).get(adres).status_code == 405
    for wie, code in zip(WIE, verwacht, strict=True):
        assert als(client, request.getfixturevalue(wie)).post(adres).status_code == code


def test_een_concept_ziet_alleen_wie_het_maakt_en_beheert(client, concept, request, regio):
    beheer = LidmaatschapFactory(rol=Rol.BEHEER, organisatie=regio.loket).gebruiker
    adressen = [concept.get_absolute_url(), reverse("governance:download", args=[concept.pk, "pdf"])]
    verwacht = dict(zip(WIE, (200, 404, 404, 404, 404, 404), strict=True))
    for adres in adressen:
        assert {w: als(client, request.getfixturevalue(w)).get(adres).status_code for w in WIE} == verwacht
        assert als(client, beheer).get(adres).status_code == 200
    for naam in ("dien_in", "vraag_opnieuw"):
        assert als(client, beheer).post(reverse(f"governance:{naam}", args=[concept.pk])).status_code == 403


def test_een_ingediende_rapportage_ziet_de_stuurgroep(client, concept, secretaris, lid, hr):
    acties.dien_in(rapportage=concept, door=secretaris)
    pagina = als(client, lid).get(concept.get_absolute_url()).content.decode()
    assert concept.invoer_sha256 in pagina
    assert "Dien in" not in pagina
    assert als(client, hr).get(concept.get_absolute_url()).status_code == 404


def test_van_vergadering_tot_besluit(client, gremium, zetels, secretaris, lid, indicator):
    """Step 8 of the journey, as the screens do it."""
    als(client, secretaris)
    morgen = timezone.localtime() + timedelta(days=1)
    client.post(
        reverse("governance:plan_vergadering", args=[gremium.code]),
        {"begint_op": morgen.strftime("%Y-%m-%dT%H:%M"), "plaats": "Zaal 1"},
    )
    vergadering = Vergadering.objects.get()
    client.post(
        reverse("governance:agendeer", args=[vergadering.pk]),
        {"titel": "Starters", "indicator": indicator.pk},
    )
    punt = Agendapunt.objects.get()
    assert punt.cijfer["naam"] == "Starters"
    antwoord = client.post(
        reverse("governance:stel_besluit_voor", args=[punt.pk]), {"tekst": "We groeien."}, follow=True
    )
    besluit = Besluit.objects.get()
    assert "Open de stemming" in antwoord.content.decode()
    client.post(reverse("governance:open_stemming", args=[besluit.pk]))
    stemming = besluit.stemmingen.get()

    als(client, lid)
    adres = reverse("governance:stem", args=[stemming.pk, zetels[0].pk])
    assert adres in client.get(besluit.get_absolute_url()).content.decode()
    for pagina in ("governance:overzicht", "loket:werk"):
        assert adres in client.get(reverse(pagina)).content.decode()
    client.post(adres, {"keuze": "voor"})

    als(client, secretaris)
    client.post(
        reverse("governance:notuleer", args=[stemming.pk]),
        {
            f"keuze_{zetels[1].pk}": "voor",
            f"keuze_{zetels[2].pk}": "voor",
            f"toelichting_{zetels[2].pk}": "Eens",
        },
    )
    assert Stem.objects.count() == 3
    assert "<strong>aangenomen</strong>" in client.get(besluit.get_absolute_url()).content.decode()
    antwoord = client.post(reverse("governance:sluit_stemming", args=[stemming.pk]), follow=True)
    pagina = antwoord.content.decode()
    assert "Zo kwam het tot stand" in pagina
    assert "3 van de 3 zetels met stemrecht zijn voor." in pagina
    assert "<form" not in pagina.split("<main")[1].split("</main>")[0]


def test_van_vraag_tot_ingediende_rapportage(client, plan, indicator, secretaris, peildatum):
    """Step 9 of the journey, as the screens do it."""
    als(client, secretaris)
    client.post(reverse("governance:rapportages"), {"plan": plan.pk, "peildatum": peildatum})
    rapportage = Rapportage.objects.get()
    adres = rapportage.get_absolute_url()
    assert "wordt gemaakt" in client.get(adres).content.decode()
    voortgang = reverse("governance:voortgang", args=[rapportage.pk])
    assert "hx-get" in client.get(voortgang, headers={"HX-Request": "true"}).content.decode()
    assert client.get(reverse("governance:download", args=[rapportage.pk, "pdf"])).status_code == 404

    tasks.maak_rapportage(rapportage.pk)
    assert client.get(voortgang, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert client.get(voortgang).url == adres
    assert "12 personen" in client.get(adres).content.decode()
    pdf = client.get(reverse("governance:download", args=[rapportage.pk, "pdf"]))
    assert pdf.content.startswith(b"%PDF-")
    assert pdf.headers["Content-Disposition"].endswith(f'peildatum-{peildatum}.pdf"')
    assert (
        "kunt u niet terugdraaien"
        in client.get(reverse("governance:dien_in", args=[rapportage.pk])).content.decode()
    )
    client.post(reverse("governance:dien_in", args=[rapportage.pk]))

    indicator.metingen.update(waarde=17)
    antwoord = client.post(reverse("governance:vergelijk", args=[rapportage.pk]), follow=True)
    pagina = antwoord.content.decode()
    assert "gelijk tot op de byte" in pagina
    assert "17 personen" in pagina
    assert client.get(reverse("governance:download", args=[rapportage.pk, "pdf"])).content == pdf.content


def test_een_mislukte_rapportage_zegt_waarom(client, plan, secretaris):
    rapportage = RapportageFactory(plan=plan, status="mislukt", fout="de printer is stuk")
    pagina = als(client, secretaris).get(rapportage.get_absolute_url()).content.decode()
    assert "de printer is stuk" in pagina
    client.post(reverse("governance:vraag_opnieuw", args=[rapportage.pk]))
    rapportage.refresh_from_db()
    assert rapportage.status == "gevraagd"


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"begint_op": "2020-01-01T10:00", "plaats": "Zaal"}, "Kies een moment dat nog komt."),
        ({"begint_op": "onzin", "plaats": "Zaal"}, "geldige datum"),
        ({"plaats": ""}, "verplicht"),
    ],
)
def test_een_fout_formulier_komt_terug_met_uitleg(client, gremium, secretaris, velden, melding):
    adres = reverse("governance:plan_vergadering", args=[gremium.code])
    pagina = als(client, secretaris).post(adres, velden).content.decode()
    assert melding in pagina
    assert not Vergadering.objects.exists()


def test_een_peildatum_in_de_toekomst_komt_terug(client, plan, secretaris):
    morgen = timezone.localdate() + timedelta(days=1)
    antwoord = als(client, secretaris).post(
        reverse("governance:rapportages"), {"plan": plan.pk, "peildatum": morgen}
    )
    assert "ligt in de toekomst" in antwoord.content.decode()
    assert not Rapportage.objects.exists()


def test_een_bezwaar_zonder_uitleg_komt_terug_bij_het_veld(client, gremium, besluit, zetels, secretaris, lid):
    gremium.stemregels = ["consent"]
    gremium.save()
    stemming = acties.open_stemming(besluit=Besluit.objects.get(), door=secretaris)
    adres = reverse("governance:stem", args=[stemming.pk, zetels[0].pk])
    pagina = als(client, lid).post(adres, {"keuze": "bezwaar"}).content.decode()
    assert "Leg uit wat het overwegende bezwaar is." in pagina
    notulen = reverse("governance:notuleer", args=[stemming.pk])
    pagina = als(client, secretaris).post(notulen, {f"keuze_{zetels[1].pk}": "bezwaar"}).content.decode()
    assert "Leg uit wat het overwegende bezwaar van Bestuur 2 is." in pagina
    assert not Stem.objects.exists()


def test_het_scherm_zegt_dat_onbekende_leerlingen_nul_wegen(client, gremium, zetels, secretaris):
    gremium.weging = "leerlingen"
    gremium.save()
    ZetelFactory(gremium=gremium, organisatie=OrganisatieFactory(leerlingen=None))
    pagina = als(client, secretaris).get(gremium.get_absolute_url()).content.decode()
    assert "Gewicht 1.000" in pagina
    assert "Gewicht 0: aantal leerlingen niet bekend" in pagina


def test_zoeken_in_besluiten(client, besluit, secretaris):
    ander = BesluitFactory(agendapunt__titel="Budget", agendapunt__vergadering__gremium=besluit.gremium)
    als(client, secretaris)

    def gevonden(**vraag):
        pagina = client.get(reverse("governance:besluiten"), vraag).content.decode()
        return {rij.nummer for rij in (besluit, ander) if rij.get_absolute_url() in pagina}

    assert gevonden() == {besluit.nummer, ander.nummer}
    assert gevonden(zoek="budget") == {ander.nummer}
    assert gevonden(zoek="SAMEN budget") == {ander.nummer}
    assert gevonden(zoek="2026-001") == {besluit.nummer}
    assert gevonden(status="aangenomen") == set()
    assert gevonden(gremium=besluit.gremium.pk, status="onzin") == {besluit.nummer, ander.nummer}


def test_besluiten_van_een_ander_gremium_blijven_verborgen(client, besluit, hr):
    elders = BesluitFactory()
    pagina = als(client, hr).get(reverse("governance:besluiten")).content.decode()
    assert besluit.get_absolute_url() in pagina
    assert elders.get_absolute_url() not in pagina
    assert client.get(elders.get_absolute_url()).status_code == 404


def test_de_zetel_van_een_ander_gremium_hoort_niet_bij_deze_stemming(client, stemming, secretaris):
    elders = ZetelFactory()
    adres = reverse("governance:stem", args=[stemming.pk, elders.pk])
    assert als(client, secretaris).get(adres).status_code == 404


def vul(gremium, plan, aantal):
    for _ in range(aantal):
        vergadering = VergaderingFactory(
            gremium=gremium, gepland_door=gremium.vergaderingen.first().gepland_door
        )
        BesluitFactory(agendapunt__vergadering=vergadering)
        ZetelFactory(gremium=gremium)
        ZetelFactory(gremium=GremiumFactory())
        ActiviteitFactory(plan=plan)
        IndicatorFactory()
        RapportageFactory(plan=plan, gevraagd_door=vergadering.gepland_door)


@pytest.mark.parametrize(
    ("pagina", "grens"),
    [
        ("overzicht", 12),
        ("gremium", 10),
        ("vergadering", 7),
        ("besluiten", 8),
        ("besluit", 13),
        ("notuleer", 8),
        ("plan", 8),
        ("rapportages", 9),
    ],
)
def test_een_pagina_kost_even_veel_vragen_met_meer_rijen(
    pagina, grens, client, vergadering, stemming, plan, secretaris, django_assert_max_num_queries
):
    als(client, secretaris)
    adres = PAGINAS[pagina](vergadering)
    vul(vergadering.gremium, plan, 1)
    client.get(adres)
    with django_assert_max_num_queries(grens) as eerst:
        client.get(adres)
    vul(vergadering.gremium, plan, 5)
    with django_assert_max_num_queries(len(eerst)):
        client.get(adres)


def test_een_rapportage_kost_even_veel_vragen_met_meer_rijen(
    client, gremium, vergadering, concept, plan, secretaris, django_assert_max_num_queries
):
    als(client, secretaris)
    with django_assert_max_num_queries(22) as eerst:
        client.get(concept.get_absolute_url())
    vul(gremium, plan, 6)
    with django_assert_max_num_queries(len(eerst)):
        client.get(concept.get_absolute_url())
