"""A route as a process: one step after the other, always somebody's turn, and an honest answer."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from pypdf import PdfWriter

from demo.fabrieken.instroom import ProcesstapFactory
from demo.fabrieken.loket import DocumentFactory, KandidaatFactory, ToestemmingFactory
from loket import acties, rapportages
from loket.keuzes import Fase, NaToelating
from loket.models import Exitgesprek, Kandidaat, Routeaanmelding, Stap
from onderwijsregio.kern.tijd import Schooljaar, plus_werkdagen

VOORCHECK = [
    {"code": "diploma", "vraag": "Hebt u een diploma?", "soort": "ja_nee", "goed": ["ja"], "anders": "Dan kan het niet."},
    {"code": "uren", "vraag": "Hoeveel uur werkt u?", "soort": "getal", "minstens": 16, "anders": "16 uur is nodig."},
    {"code": "gezien", "vraag": "Al meegekeken?", "soort": "ja_nee", "goed": ["ja"], "hard": False, "anders": "Kijk eens mee."},
]  # fmt: skip
ONDERZOEK = [
    {"code": "dag", "vraag": "Wanneer?", "soort": "datum", "plant": True, "zichtbaar": True},
    {"code": "verslag", "vraag": "Verslag", "soort": "lang", "verplicht": False},
    {"code": "uitslag", "vraag": "Uitslag", "soort": "document", "verplicht": False},
    {"code": "advies", "vraag": "Advies", "soort": "advies"},
]
GOED = {"diploma": "ja", "uren": 16, "gezien": "ja"}


@pytest.fixture
def proces(route):
    """Check, application, assessment, admission."""
    stap = {"route": route}
    ProcesstapFactory(**stap, code="voorcheck", volgorde=1, wie="kandidaat", velden=VOORCHECK)
    ProcesstapFactory(**stap, code="aanmelding", volgorde=2, wie="kandidaat", vorm="aanmelding", termijn=10)
    ProcesstapFactory(
        **stap, code="onderzoek", volgorde=3, wie="instituut", velden=ONDERZOEK, gepland="Onderzoek op {dag}"
    )
    ProcesstapFactory(**stap, code="klaar", volgorde=4, vorm="klaar", volgende_stap="Inschrijven")
    return route


@pytest.fixture
def begonnen(kandidaat, proces):
    return acties.begin_route(kandidaat=kandidaat, route=proces, door=kandidaat.gebruiker)


@pytest.fixture
def verstuurd(begonnen, kandidaat):
    """An application in the assessment step."""
    DocumentFactory(kandidaat=kandidaat)
    ToestemmingFactory(kandidaat=kandidaat)
    acties.rond_stap_af(routestap=stap(begonnen, "voorcheck"), gegevens=GOED, door=kandidaat.gebruiker)
    acties.verstuur_aanmelding(
        routestap=stap(begonnen, "aanmelding"), motivatie="Graag!", door=kandidaat.gebruiker
    )
    begonnen.refresh_from_db()
    return begonnen


def een_pdf() -> bytes:
    uit, pdf = io.BytesIO(), PdfWriter()
    pdf.add_blank_page(width=100, height=100)
    pdf.write(uit)
    return uit.getvalue()


def stap(aanmelding, code):
    return aanmelding.stappen.select_related("stap", "aanmelding").get(stap__code=code)


def standen(aanmelding):
    return " ".join(aanmelding.stappen.order_by("volgorde").values_list("status", flat=True))


def vers(kandidaat):
    return Kandidaat.objects.get(pk=kandidaat.pk)


def werkdagen(aantal):
    return plus_werkdagen(timezone.localdate(), aantal)


# Walking ---------------------------------------------------------------------------------------------------


def test_wie_begint_heeft_zelf_de_eerste_stap_met_een_termijn(begonnen, kandidaat):
    kandidaat = vers(kandidaat)
    assert begonnen.status == "concept"
    assert standen(begonnen) == "nu straks straks straks"
    assert (kandidaat.volgende_stap, kandidaat.volgende_stap_van) == ("Voorcheck doen", kandidaat.gebruiker)
    assert kandidaat.volgende_stap_op == stap(begonnen, "voorcheck").uiterlijk == werkdagen(5)


def test_zonder_account_houdt_de_makelaar_de_stap(proces, makelaar):
    kandidaat = KandidaatFactory(volgende_stap_van=makelaar)
    acties.begin_route(kandidaat=kandidaat, route=proces, door=makelaar)
    assert vers(kandidaat).volgende_stap_van == makelaar


def test_twee_keer_beginnen_kan_niet(begonnen, kandidaat, proces):
    with pytest.raises(ValidationError, match="al met deze route begonnen"):
        acties.begin_route(kandidaat=kandidaat, route=proces, door=kandidaat.gebruiker)


def test_een_route_zonder_stappen_begint_niet_zo_en_een_met_stappen_niet_in_een_keer(
    kandidaat, proces, route
):
    with pytest.raises(ValidationError, match="in stappen"):
        DocumentFactory(kandidaat=kandidaat)
        DocumentFactory(kandidaat=kandidaat, soort="motivatie")
        ToestemmingFactory(kandidaat=kandidaat)
        acties.meld_aan_voor_route(kandidaat=kandidaat, route=route, motivatie="", door=kandidaat.gebruiker)
    route.processtappen.update(actief=False)
    with pytest.raises(ValidationError, match="niet beginnen"):
        acties.begin_route(kandidaat=kandidaat, route=route, door=kandidaat.gebruiker)


@pytest.mark.parametrize(
    ("antwoord", "melding"),
    [
        ({"diploma": "nee"}, "Dan kan het niet."),
        ({"uren": 15}, "16 uur is nodig."),
    ],
)
def test_wie_niet_aan_een_voorwaarde_voldoet_hoort_het_eerlijk(begonnen, kandidaat, antwoord, melding):
    with pytest.raises(ValidationError, match=melding):
        acties.rond_stap_af(
            routestap=stap(begonnen, "voorcheck"), gegevens=GOED | antwoord, door=kandidaat.gebruiker
        )
    assert standen(begonnen) == "nu straks straks straks"


def test_zestien_uur_is_genoeg_en_een_advies_houdt_niemand_tegen(begonnen, kandidaat, als):
    acties.rond_stap_af(
        routestap=stap(begonnen, "voorcheck"),
        gegevens=GOED | {"uren": 16, "gezien": "nee"},
        door=kandidaat.gebruiker,
    )
    assert standen(begonnen) == "gedaan nu straks straks"
    assert "Tip: Kijk eens mee." in als(kandidaat.gebruiker).get(f"/mijn/aanmeldingen/{begonnen.pk}/").text


def test_een_stap_die_niet_aan_de_beurt_is_wordt_niet_gezet(begonnen, kandidaat):
    for code in ("onderzoek", "aanmelding"):
        with pytest.raises(ValidationError, match="nog niet aan de beurt"):
            acties.rond_stap_af(routestap=stap(begonnen, code), gegevens={}, door=kandidaat.gebruiker)


def test_een_aanmelding_half_bewaard_komt_terug_op_mijn_loket(als, begonnen, kandidaat):
    browser = als(kandidaat.gebruiker)
    adres = f"/mijn/aanmeldingen/{begonnen.pk}/"
    browser.post(adres, GOED | {"stap": stap(begonnen, "voorcheck").pk})
    nu = stap(begonnen, "aanmelding")
    antwoord = browser.post(adres, {"motivatie": "Ik wil ", "bewaar": "ja", "stap": nu.pk})
    assert antwoord["Location"] == "/mijn/"
    begonnen.refresh_from_db()
    assert (begonnen.status, begonnen.motivatie) == ("concept", "Ik wil")
    assert "Ga verder met: aanmelding" in browser.get("/mijn/").text
    assert "Ik wil" in browser.get(adres).text


def test_versturen_vraagt_motivatie_cv_en_toestemming(als, begonnen, kandidaat):
    browser, adres = als(kandidaat.gebruiker), f"/mijn/aanmeldingen/{begonnen.pk}/"
    browser.post(adres, GOED)
    antwoord = browser.post(adres, {"motivatie": ""})
    assert antwoord.status_code == 422
    assert set(antwoord.context["form"].errors) == {"motivatie", "cv", "contact"}
    cv = SimpleUploadedFile("cv.pdf", b"geen pdf")
    assert browser.post(adres, {"motivatie": "Ja", "cv": cv, "contact": "on"}).status_code == 422
    begonnen.refresh_from_db()
    assert begonnen.status == "concept"


def test_na_versturen_is_het_een_aanmelding_en_is_de_volgende_aan_zet(verstuurd, kandidaat, makelaar, post):
    assert verstuurd.status == "ingediend"
    assert standen(verstuurd) == "gedaan gedaan nu straks"
    kandidaat = vers(kandidaat)
    assert (kandidaat.volgende_stap, kandidaat.volgende_stap_van) == ("Onderzoek doen", makelaar)
    assert (kandidaat.email, "Wij hebben uw aanmelding: Zij-instroom") in post()
    teksten = set(Stap.objects.filter(kandidaat=kandidaat, intern=False).values_list("tekst", flat=True))
    assert {"Voorcheck is gedaan.", "Aanmelding is gedaan."} <= teksten


def test_dubbel_versturen_zet_een_stap(als, begonnen, kandidaat):
    browser, adres = als(kandidaat.gebruiker), f"/mijn/aanmeldingen/{begonnen.pk}/"
    formulier = GOED | {"stap": stap(begonnen, "voorcheck").pk}
    browser.post(adres, formulier)
    assert browser.post(adres, formulier).status_code == 302
    assert standen(begonnen) == "gedaan nu straks straks"


def test_een_geplande_dag_wordt_de_dag_van_de_volgende_stap(als, verstuurd, kandidaat, makelaar):
    dag = timezone.localdate() + timedelta(days=30)
    als(makelaar).post(verstuurd.get_absolute_url(), {"dag": f"{dag}", "bewaar": "ja"})
    kandidaat = vers(kandidaat)
    assert kandidaat.volgende_stap.startswith("Onderzoek op ")
    assert kandidaat.volgende_stap_op == plus_werkdagen(dag, 5)
    assert standen(verstuurd) == "gedaan gedaan nu straks"
    assert "Wanneer?" in als(kandidaat.gebruiker).get(f"/mijn/aanmeldingen/{verstuurd.pk}/").text


def test_een_verslag_leest_de_kandidaat_niet_en_de_uitslag_bewaart_het_loket(
    als, verstuurd, kandidaat, makelaar
):
    uitslag = SimpleUploadedFile("uitslag.pdf", een_pdf())
    gegeven = {"dag": "2026-11-02", "verslag": "Twijfelt nog.", "uitslag": uitslag, "advies": "positief"}
    antwoord = als(makelaar).post(verstuurd.get_absolute_url(), gegeven)
    assert antwoord.status_code == 302, antwoord.context["stapform"].errors
    bladzijde = als(kandidaat.gebruiker).get(f"/mijn/aanmeldingen/{verstuurd.pk}/").text
    assert "Twijfelt nog." not in bladzijde
    assert "positief" in bladzijde
    document = stap(verstuurd, "onderzoek").document
    assert (document.soort, document.kandidaat) == ("uitslag", kandidaat)
    with pytest.raises(ValidationError, match="hoort bij uw dossier"):
        acties.verwijder_document(document=document, door=kandidaat.gebruiker)


@pytest.mark.parametrize("advies", ["negatief", "voorwaarde"])
def test_een_advies_dat_niet_positief_is_heeft_uitleg(als, verstuurd, makelaar, advies):
    antwoord = als(makelaar).post(verstuurd.get_absolute_url(), {"dag": "2026-11-02", "advies": advies})
    assert antwoord.status_code == 422
    assert "advies_toelichting" in antwoord.context["stapform"].errors


def test_een_negatief_advies_eindigt_de_aanmelding_en_laat_niemand_vallen(
    als, verstuurd, kandidaat, makelaar, post
):
    acties.rond_stap_af(
        routestap=stap(verstuurd, "onderzoek"),
        gegevens={"advies": "negatief", "advies_toelichting": "Nu nog te vroeg."},
        door=makelaar,
    )
    verstuurd.refresh_from_db()
    assert (verstuurd.status, verstuurd.oordeel) == ("afgewezen", "Nu nog te vroeg.")
    assert standen(verstuurd) == "gedaan gedaan gedaan vervallen"
    assert vers(kandidaat).volgende_stap == "Bespreken wat wel past"
    assert "Nu nog te vroeg." in post(kandidaat.email)[-1]
    bladzijde = als(kandidaat.gebruiker).get(f"/mijn/aanmeldingen/{verstuurd.pk}/").text
    assert "Uw volgende stap: Bespreken wat wel past" in bladzijde
    assert "Niet meer nodig" in bladzijde and "Nog te doen" not in bladzijde


def test_toelaten_kan_pas_na_alle_stappen(verstuurd, kandidaat, makelaar):
    with pytest.raises(ValidationError, match="nog niet gedaan: Onderzoek"):
        acties.laat_toe(routeaanmelding=verstuurd, oordeel="Ja.", door=makelaar)
    acties.rond_stap_af(
        routestap=stap(verstuurd, "onderzoek"), gegevens={"advies": "positief"}, door=makelaar
    )
    acties.laat_toe(routeaanmelding=verstuurd, oordeel="Ja.", door=makelaar)
    assert standen(verstuurd) == "gedaan gedaan gedaan gedaan"
    assert (vers(kandidaat).fase, vers(kandidaat).volgende_stap) == (Fase.MATCHEN, "Een plek zoeken die past")


def test_wie_al_een_baan_heeft_hoeft_niet_te_matchen(verstuurd, kandidaat, makelaar):
    verstuurd.route.na_toelating = NaToelating.VERDER
    verstuurd.route.save()
    acties.al_gedaan(
        aanmelding=verstuurd, tot_en_met=stap(verstuurd, "onderzoek"), reden="Gezien", door=makelaar
    )
    acties.laat_toe(routeaanmelding=verstuurd, oordeel="Ja.", door=makelaar)
    assert (vers(kandidaat).fase, vers(kandidaat).volgende_stap) == (Fase.WERVEN, "Inschrijven")


def test_een_concept_wordt_niet_beoordeeld(begonnen, makelaar):
    with pytest.raises(ValidationError, match="nog niet verstuurd"):
        acties.wijs_af(routeaanmelding=begonnen, oordeel="Nee.", door=makelaar)


# Done elsewhere --------------------------------------------------------------------------------------------


def test_wat_elders_is_gedaan_staat_in_een_scherm_op_gedaan(als, begonnen, kandidaat, makelaar):
    tot = stap(begonnen, "onderzoek")
    antwoord = als(makelaar).post(
        f"/werk/aanmeldingen/{begonnen.pk}/al-gedaan/", {"tot_en_met": tot.pk, "reden": "Verslag gezien"}
    )
    assert antwoord["Location"] == begonnen.get_absolute_url()
    begonnen.refresh_from_db()
    assert (begonnen.status, standen(begonnen)) == ("ingediend", "gedaan gedaan gedaan nu")
    assert set(begonnen.stappen.filter(status="gedaan").values_list("elders", "reden")) == {
        (True, "Verslag gezien")
    }
    assert vers(kandidaat).volgende_stap_van == makelaar


def test_al_gedaan_vraagt_een_reden_en_laat_niemand_toe(begonnen, makelaar):
    with pytest.raises(ValidationError, match="hoe u weet"):
        acties.al_gedaan(
            aanmelding=begonnen, tot_en_met=stap(begonnen, "onderzoek"), reden=" ", door=makelaar
        )
    with pytest.raises(ValidationError, match="besluit"):
        acties.al_gedaan(aanmelding=begonnen, tot_en_met=stap(begonnen, "klaar"), reden="Ja", door=makelaar)


def test_een_stap_van_een_ander_kan_niet_worden_meegegeven(begonnen, verstuurd, makelaar, proces):
    ander = acties.begin_route(kandidaat=KandidaatFactory(), route=proces, door=makelaar)
    with pytest.raises(ValidationError):
        acties.al_gedaan(aanmelding=begonnen, tot_en_met=stap(ander, "onderzoek"), reden="x", door=makelaar)


# What PostgreSQL refuses -------------------------------------------------------------------------------------


def weigert(doe):
    with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
        doe()


def test_de_database_houdt_de_volgorde(begonnen):
    laatste = begonnen.stappen.filter(stap__code="klaar")
    weigert(lambda: laatste.update(status="gedaan", gedaan_op=timezone.now()))
    weigert(lambda: laatste.update(status="nu", sinds=timezone.now(), uiterlijk=timezone.localdate()))
    weigert(lambda: begonnen.stappen.filter(stap__code="voorcheck").update(status="straks"))


def test_de_database_laat_niets_teruggaan(verstuurd):
    weigert(lambda: verstuurd.stappen.filter(stap__code="voorcheck").update(status="nu", gedaan_op=None))
    weigert(lambda: Routeaanmelding.objects.filter(pk=verstuurd.pk).update(status="concept"))


def test_de_database_laat_niemand_toe_met_een_open_stap(verstuurd):
    weigert(
        lambda: Routeaanmelding.objects.filter(pk=verstuurd.pk).update(
            status="toegelaten", beoordeeld_op=timezone.now()
        )
    )


def test_een_stap_is_elders_gedaan_met_een_reden_en_gedaan_met_een_datum(begonnen):
    eerste = begonnen.stappen.filter(stap__code="voorcheck")
    weigert(lambda: eerste.update(elders=True))
    weigert(lambda: eerste.update(status="gedaan"))
    weigert(lambda: eerste.update(uiterlijk=None))


# Stepping out --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("moment", ["begonnen", "verstuurd"])
def test_uitstappen_kan_bij_elke_stap(als, request, kandidaat, makelaar, moment):
    aanmelding = request.getfixturevalue(moment)
    nu = aanmelding.stappen.get(status="nu")
    als(kandidaat.gebruiker).post(
        f"/mijn/aanmeldingen/{aanmelding.pk}/intrekken/", {"reden": "tijd", "terugkomen": "misschien"}
    )
    gesprek = Exitgesprek.objects.get()
    assert (gesprek.stap, gesprek.reden, gesprek.terugkomen, gesprek.was) == (
        nu,
        "tijd",
        "misschien",
        aanmelding.status,
    )
    assert "nu" not in standen(aanmelding)
    assert (vers(kandidaat).volgende_stap, vers(kandidaat).volgende_stap_van) == (
        "Bespreken wat wel past",
        makelaar,
    )


def test_iets_anders_vraagt_uitleg_en_niets_zeggen_mag(als, begonnen, kandidaat):
    adres = f"/mijn/aanmeldingen/{begonnen.pk}/intrekken/"
    assert als(kandidaat.gebruiker).post(adres, {"reden": "anders"}).status_code == 422
    assert als(kandidaat.gebruiker).post(adres, {"reden": "niet_gezegd"}).status_code == 302


def test_het_loket_legt_het_exitgesprek_vast(als, verstuurd, makelaar):
    als(makelaar).post(
        f"/werk/aanmeldingen/{verstuurd.pk}/uitstap/", {"reden": "inkomen", "toelichting": "Hypotheek"}
    )
    gesprek = Exitgesprek.objects.get()
    assert (gesprek.door, gesprek.toelichting) == (makelaar, "Hypotheek")


@pytest.fixture
def toegelaten(verstuurd, makelaar):
    acties.al_gedaan(aanmelding=verstuurd, tot_en_met=stap(verstuurd, "onderzoek"), reden="x", door=makelaar)
    return acties.laat_toe(routeaanmelding=verstuurd, oordeel="Ja.", door=makelaar)


def test_ook_na_de_toelating_tot_het_traject_begint(toegelaten, kandidaat):
    acties.trek_aanmelding_in(routeaanmelding=toegelaten, door=kandidaat.gebruiker, reden="geen_plek")
    assert Exitgesprek.objects.get().was == "toegelaten"
    assert vers(kandidaat).fase == Fase.WERVEN


def test_als_het_traject_is_begonnen_stopt_dat_en_niet_de_aanmelding(toegelaten, kandidaat):
    acties.zet_stap(kandidaat=kandidaat, soort="traject_gestart", tekst="Uw traject begint.")
    with pytest.raises(ValidationError, match="traject is begonnen"):
        acties.trek_aanmelding_in(routeaanmelding=toegelaten, door=kandidaat.gebruiker, reden="geen_plek")


def test_wie_helemaal_stopt_stapt_ook_uit_de_route(begonnen, kandidaat):
    acties.stop(kandidaat=vers(kandidaat), reden="Te druk.", door=kandidaat.gebruiker)
    begonnen.refresh_from_db()
    assert begonnen.status == "ingetrokken"
    assert Exitgesprek.objects.get().toelichting == "Te druk."
    assert standen(begonnen) == "vervallen vervallen vervallen vervallen"


def test_een_exitgesprek_heeft_een_reden_uit_de_lijst(begonnen):
    weigert(lambda: Exitgesprek.objects.create(aanmelding=begonnen, was="concept", reden="zomaar"))
    weigert(lambda: Exitgesprek.objects.create(aanmelding=begonnen, was="concept", reden="anders"))


# Who may ---------------------------------------------------------------------------------------------------


def test_alleen_de_kandidaat_en_het_loket_zien_de_stappen(
    als, begonnen, andere_kandidaat, hr, programmaleider
):
    mijn, werk = f"/mijn/aanmeldingen/{begonnen.pk}/", begonnen.get_absolute_url()
    assert als(andere_kandidaat.gebruiker).get(mijn).status_code == 404
    assert als(andere_kandidaat.gebruiker).post(mijn, GOED).status_code == 404
    for wie in (andere_kandidaat.gebruiker, hr, programmaleider):
        for adres in (werk, f"{werk}al-gedaan/", f"{werk}uitstap/", f"{werk}gesprek/"):
            assert als(wie).get(adres).status_code == 404
            assert als(wie).post(adres, {"reden": "x"}).status_code == 404
    assert standen(begonnen) == "nu straks straks straks"


def test_een_stap_die_nog_komt_heeft_geen_dag_en_noemt_wie_aan_zet_is(als, begonnen, kandidaat, makelaar):
    for wie, adres in (
        (kandidaat.gebruiker, f"/mijn/aanmeldingen/{begonnen.pk}/"),
        (makelaar, begonnen.get_absolute_url()),
    ):
        tekst = " ".join(als(wie).get(adres).text.split())
        assert "Nog te doen, " in tekst
        assert "None" not in tekst


def test_de_kandidaat_vult_het_verslag_van_het_loket_niet_in(als, verstuurd, kandidaat):
    als(kandidaat.gebruiker).post(
        f"/mijn/aanmeldingen/{verstuurd.pk}/", {"advies": "positief", "dag": "2026-11-02"}
    )
    assert standen(verstuurd) == "gedaan gedaan nu straks"


def test_een_makelaar_behandelt_de_eigen_aanmelding_niet(als, makelaar, proces):
    eigen = acties.word_kandidaat(gebruiker=makelaar)
    aanmelding = acties.begin_route(kandidaat=eigen, route=proces, door=makelaar)
    for pad in ("", "al-gedaan/", "uitstap/", "gesprek/"):
        assert als(makelaar).get(f"{aanmelding.get_absolute_url()}{pad}").status_code == 404


def test_een_kandidaat_die_te_laat_is_krijgt_een_herinnering_en_geen_lijst(begonnen, kandidaat, post):
    dag = timezone.localdate() + timedelta(days=28)
    acties.meld_verlopen_stappen(plus_werkdagen(dag, 0))
    acties.meld_verlopen_stappen(plus_werkdagen(dag, 0))
    assert [onderwerp for wie, onderwerp in post() if wie == kandidaat.email] == [
        "Herinnering: Voorcheck doen"
    ]


def test_wie_helemaal_stopt_zegt_net_zo_waarom_als_bij_een_route(als, verstuurd, kandidaat, makelaar):
    """The candidate's own page and the loket's ask what the exit interview asks; silence is no reason."""
    adres = "/mijn/stoppen/"
    assert "Wat is de belangrijkste reden?" in als(kandidaat.gebruiker).get(adres).text
    assert als(kandidaat.gebruiker).post(adres, {"uitstapreden": "anders", "reden": ""}).status_code == 422
    als(kandidaat.gebruiker).post(
        adres, {"uitstapreden": "inkomen", "reden": "Hypotheek", "terugkomen": "ja"}
    )
    gesprek = Exitgesprek.objects.get()
    assert (gesprek.reden, gesprek.toelichting, gesprek.terugkomen) == ("inkomen", "Hypotheek", "ja")


def test_het_loket_sluit_af_en_vult_het_exitgesprek_later_aan(als, verstuurd, kandidaat, makelaar):
    adres = f"/werk/kandidaten/{kandidaat.pk}/einde/"
    assert "Wat is de belangrijkste reden?" in als(makelaar).get(adres).text
    als(makelaar).post(adres, {"besluit": "afgesloten", "reden": "Reageert niet meer."})
    gesprek = Exitgesprek.objects.get()
    assert (gesprek.reden, gesprek.terugkomen, gesprek.get_terugkomen_display()) == (
        "niet_gezegd",
        "",
        "weet ik niet",
    )
    uitstap = f"/werk/aanmeldingen/{verstuurd.pk}/uitstap/"
    assert "Vul het exitgesprek aan" in als(makelaar).get(verstuurd.get_absolute_url()).text
    als(makelaar).post(uitstap, {"reden": "andere_baan", "toelichting": "Belde terug.", "terugkomen": "nee"})
    (rij,) = rapportages.uitval(Schooljaar.van(timezone.localdate())).rijen
    assert (rij.reden, rij.terugkomen) == ("een baan buiten het onderwijs", "nee")
    assert rij.uitgestapt_op == timezone.localdate(gesprek.op)
    assert "Belde terug." in als(makelaar).get(uitstap).text


def test_ook_wie_niet_is_toegelaten_krijgt_een_exitgesprek_en_is_geen_uitval(als, verstuurd, makelaar):
    acties.wijs_af(routeaanmelding=verstuurd, oordeel="Nog niet.", door=makelaar)
    uitstap = f"/werk/aanmeldingen/{verstuurd.pk}/uitstap/"
    assert als(makelaar).post(uitstap, {"reden": "anders"}).status_code == 422
    als(makelaar).post(uitstap, {"reden": "andere_route", "terugkomen": "ja"})
    uitval = rapportages.uitval(Schooljaar.van(timezone.localdate()))
    assert (uitval.teller, uitval.noemer, uitval.redenen) == (0, 1, [])
    assert uitval.rijen[0].reden == "een andere route naar het onderwijs"
    assert (
        sum(
            trede.uitgestapt
            for trede in rapportages.trechter(verstuurd.route, Schooljaar.van(timezone.localdate()))
        )
        == 0
    )
