"""What a candidate sends, changes, reads and says yes to; what a board reads, notes and passes on."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from post_office.models import Email

from demo.fabrieken.loket import DocumentFactory, KandidaatFactory
from demo.fabrieken.organisaties import PostcodegebiedFactory, SchoolFactory
from demo.fabrieken.vacatures import (
    SollicitatieberichtFactory,
    SollicitatieFactory,
    SollicitatienotitieFactory,
    VacatureFactory,
)
from loket.models import Afscherming, Kandidaat, Stap
from onderwijsregio.organisaties.models import Lidmaatschap
from vacatures import acties
from vacatures.keuzes import Sollicitatiestatus, Uitkomst
from vacatures.models import Sollicitatie, Sollicitatienotitie


@pytest.fixture
def hier(hr):
    """The page of an application at work."""
    return lambda rij, deel="": f"/werk/sollicitaties/{rij.pk}/{deel}"


def mijn(rij, deel=""):
    return f"/mijn/sollicitaties/{rij.pk}/{deel}"


def vers(rij):
    return type(rij).objects.get(pk=rij.pk)


# What goes along ---------------------------------------------------------------------------------------


def test_het_profiel_gaat_mee_zoals_het_was(vacature, kandidaat, hr, als, hier):
    Kandidaat.objects.filter(pk=kandidaat.pk).update(
        bevoegdheid="pabo", vooropleiding="hbo", dagen=["ma", "di"], uren=16, talen=["engels"]
    )
    rij = acties.solliciteer(vacature=vacature, kandidaat=kandidaat, motivatie="Ja", door=kandidaat.gebruiker)
    Kandidaat.objects.filter(pk=kandidaat.pk).update(bevoegdheid="geen", dagen=["vr"], telefoon="06 12345678")
    assert dict(rij.profiel_in_woorden) == {
        "Bevoegdheid": "pabo (basisonderwijs)",
        "Vooropleiding": "hbo",
        "Werkdagen": "maandag, dinsdag",
        "Uren per week": "16",
        "Talen": "Engels",
        "Reisafstand tot de school": "minder dan 1 km",
    }
    tekst = als(hr).get(hier(rij)).content.decode()
    assert "maandag, dinsdag" in tekst and ">vrijdag<" not in tekst
    assert "06 12345678" in tekst, "how to reach somebody is always as it is now"


def test_de_afstand_gaat_mee_en_het_adres_niet(bestuur, kandidaat, ver_weg, hr, als, hier):
    dichtbij = PostcodegebiedFactory(pc4="1315", lat="52.370000", lon="5.220000")
    vacature = VacatureFactory(school=SchoolFactory(bestuur=bestuur, gebied=dichtbij))
    Kandidaat.objects.filter(pk=kandidaat.pk).update(postcode="1361AB")
    rij = acties.solliciteer(vacature=vacature, kandidaat=kandidaat, motivatie="Ja", door=kandidaat.gebruiker)
    assert 6 < rij.profiel["afstand_km"] < 8
    tekst = als(hr).get(hier(rij)).content.decode()
    assert "7 km" in tekst and "1361" not in tekst


def test_wie_zich_afschermt_laat_dit_bestuur_met_een_vinkje_alleen_de_sollicitatie_zien(
    als, vacature, kandidaat, bestuur, hr, makelaar, hier
):
    """The next step stays at the loket, at each answer too: with a step comes the card of the person."""
    pad, browser = f"/vacatures/{vacature.pk}/solliciteren/", als(kandidaat.gebruiker)
    assert "onzichtbaar voor dit bestuur" not in browser.get(pad).content.decode()
    Afscherming.objects.create(kandidaat=kandidaat, organisatie=bestuur)
    antwoord = browser.post(pad, {"motivatie": "Graag toch."})
    assert antwoord.status_code == 422 and not Sollicitatie.objects.exists()
    assert "Kruis aan dat dit bestuur" in antwoord.content.decode()
    with pytest.raises(ValidationError, match="Kruis aan"):
        acties.solliciteer(vacature=vacature, kandidaat=kandidaat, motivatie="Ja", door=kandidaat.gebruiker)
    assert browser.post(pad, {"motivatie": "Graag toch.", "laat_zien": "on"}).status_code == 302
    rij = Sollicitatie.objects.get()
    assert f"{bestuur} mag uw sollicitatie bij" in Stap.objects.get(soort="afgeschermd").tekst

    assert vers(kandidaat).volgende_stap_van == makelaar
    assert als(hr).get(hier(rij)).status_code == 200
    assert als(hr).get(f"/werk/kandidaten/{kandidaat.pk}/").status_code == 404
    acties.beantwoord_sollicitatie(
        sollicitatie=rij, status=Sollicitatiestatus.UITGENODIGD, antwoord="Kom langs.", door=hr
    )
    nu = vers(kandidaat)
    assert (nu.volgende_stap_van, nu.volgende_stap[:10]) == (makelaar, "Een gespre")


def test_wie_de_baan_aanneemt_is_voor_die_werkgever_niet_meer_onzichtbaar(als, vacature, kandidaat, bestuur):
    Afscherming.objects.create(kandidaat=kandidaat, organisatie=bestuur)
    rij = SollicitatieFactory(kandidaat=kandidaat, vacature=vacature, aangeboden=True)
    browser = als(kandidaat.gebruiker)
    assert "niet meer onzichtbaar" in browser.get(mijn(rij, "ja/")).content.decode()
    browser.post(mijn(rij, "ja/"))
    assert vers(rij).status == Sollicitatiestatus.AANGENOMEN
    assert not kandidaat.afschermingen.exists()


# Change it ---------------------------------------------------------------------------------------------


def test_wijzigen_kan_tot_de_school_het_leest(als, sollicitatie, kandidaat, hr, hier):
    document = DocumentFactory(kandidaat=kandidaat)
    browser = als(kandidaat.gebruiker)
    anders = {"motivatie": "Toch liever zo.", "documenten": document.pk, "loket_mag_helpen": "on"}
    assert browser.post(mijn(sollicitatie, "wijzigen/"), anders).status_code == 302
    nu = vers(sollicitatie)
    assert (nu.motivatie, list(nu.documenten.all())) == ("Toch liever zo.", [document])
    assert nu.loket_mag_helpen_op
    als(hr).get(hier(sollicitatie))
    antwoord = browser.post(mijn(sollicitatie, "wijzigen/"), {"motivatie": "Nog anders"})
    assert antwoord.status_code == 422
    assert "intussen gelezen" in antwoord.content.decode() and "Nog anders" in antwoord.content.decode()
    assert vers(sollicitatie).motivatie == "Toch liever zo."
    assert browser.get(mijn(sollicitatie, "wijzigen/"))["Location"] == mijn(sollicitatie)


@pytest.mark.parametrize(("wie", "gelezen"), [("hr", True), ("makelaar", False), ("hr_ander", False)])
def test_alleen_wie_het_bestuur_vertegenwoordigt_heeft_het_gelezen(
    als, sollicitatie, request, hier, wie, gelezen
):
    als(request.getfixturevalue(wie)).get(hier(sollicitatie))
    assert bool(vers(sollicitatie).gelezen_op) is gelezen


# Closing while somebody applies: the other way round ------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_wie_net_voor_het_sluiten_solliciteert_telt_mee_en_krijgt_antwoord(vacature, kandidaat, hr):
    bezig = Event()

    def solliciteer():
        with transaction.atomic():
            acties.solliciteer(
                vacature=vacature, kandidaat=kandidaat, motivatie="Net op tijd", door=kandidaat.gebruiker
            )
            bezig.set()
            Event().wait(0.6)  # the closing waits for this
        connection.close()

    with ThreadPoolExecutor(1) as ander:
        bezig_met = ander.submit(solliciteer)
        bezig.wait(10)
        acties.sluit(vacature=vacature, uitkomst=Uitkomst.INGETROKKEN, door=hr)
        bezig_met.result()
    rij = Sollicitatie.objects.get()
    assert (rij.status, rij.reden) == (Sollicitatiestatus.AFGEWEZEN, "vacature_weg")


# An offer ------------------------------------------------------------------------------------------------


@pytest.fixture
def aanbod(vacature, kandidaat):
    return SollicitatieFactory(vacature=vacature, kandidaat=kandidaat, aangeboden=True)


def test_het_bestuur_biedt_aan_en_de_kandidaat_zegt_ja(als, sollicitatie, hr, hier, kandidaat, post):
    assert "(niet verplicht)" not in als(hr).get(hier(sollicitatie)).text, "a no is asked for its reason"
    als(hr).post(hier(sollicitatie), {"status": "aangeboden", "antwoord": "De baan is voor u."})
    kandidaat.refresh_from_db()
    assert kandidaat.volgende_stap_van == kandidaat.gebruiker
    elders = SollicitatieFactory(kandidaat=kandidaat, vacature__titel="Elders")
    browser = als(kandidaat.gebruiker)
    assert "Elders" in browser.get(mijn(sollicitatie, "ja/")).content.decode()
    browser.post(mijn(sollicitatie, "ja/"))
    assert vers(sollicitatie).status == Sollicitatiestatus.AANGENOMEN
    assert vers(sollicitatie).vacature.uitkomst == Uitkomst.VERVULD_LOKET
    assert vers(elders).status == Sollicitatiestatus.INGETROKKEN
    assert "andere school" in vers(elders).antwoord
    assert any("neemt de baan aan" in onderwerp for wie, onderwerp in post() if wie == hr.email)


def test_zonder_aanbod_is_er_niets_om_ja_tegen_te_zeggen(als, sollicitatie, kandidaat):
    als(kandidaat.gebruiker).post(mijn(sollicitatie, "ja/"))
    assert vers(sollicitatie).status == Sollicitatiestatus.VERZONDEN


def test_zonder_aanbod_neemt_een_bestuur_niemand_aan(als, sollicitatie, hr, hier):
    antwoord = als(hr).post(hier(sollicitatie), {"status": "aangenomen", "antwoord": "Welkom"})
    assert antwoord.status_code == 422
    with pytest.raises(ValidationError, match="Bied de baan eerst aan"):
        acties.beantwoord_sollicitatie(
            sollicitatie=sollicitatie, status="aangenomen", antwoord="Welkom", door=hr
        )


def test_wie_het_aanbod_aan_de_telefoon_aannam_wordt_door_het_bestuur_geboekt(als, aanbod, hr, hier):
    als(hr).post(hier(aanbod), {"status": "aangenomen", "antwoord": "Fijn dat u komt."})
    assert vers(aanbod).status == Sollicitatiestatus.AANGENOMEN


def test_sluiten_gaat_niet_over_het_hoofd_van_wie_de_baan_is_aangeboden(
    als, aanbod, hr, hier, kandidaat, post
):
    pad = f"/werk/vacatures/{aanbod.vacature_id}/sluiten/"
    for uitkomst in Uitkomst.values:
        gelezen = als(hr).post(pad, {"uitkomst": uitkomst}, follow=True).text
        assert f"aangeboden aan {kandidaat.naam}" in gelezen and hier(aanbod) in gelezen
        assert "Sluit de vacature</" not in gelezen, "there is nothing to send yet"
    assert (vers(aanbod).status, post()) == (Sollicitatiestatus.AANGEBODEN, [])
    als(hr).post(hier(aanbod), {"status": "afgewezen", "reden": "anders", "antwoord": "Het spijt ons."})
    als(hr).post(pad, {"uitkomst": Uitkomst.INGETROKKEN})
    assert vers(aanbod).antwoord == "Het spijt ons."
    assert vers(aanbod).vacature.uitkomst == Uitkomst.INGETROKKEN


def test_van_twee_met_een_aanbod_hoort_de_tweede_dat_iemand_eerder_ja_zei(
    aanbod, andere_kandidaat, kandidaat
):
    ook = SollicitatieFactory(vacature=aanbod.vacature, kandidaat=andere_kandidaat, aangeboden=True)
    acties.neem_aanbod_aan(sollicitatie=aanbod, door=kandidaat.gebruiker)
    assert vers(ook).status == Sollicitatiestatus.AFGEWEZEN
    assert "zei eerder ja" in vers(ook).antwoord


def test_wie_te_laat_antwoordt_leest_waarom_en_houdt_wat_er_stond(als, aanbod, hr, hier, kandidaat):
    """Two tabs: a colleague takes the offer back while the candidate says yes."""
    assert "Ik trek het aanbod in" in als(hr).get(hier(aanbod)).text
    acties.neem_aanbod_aan(sollicitatie=aanbod, door=kandidaat.gebruiker)
    nee = {"status": "afgewezen", "reden": "anders", "antwoord": "Wij trekken het aanbod in."}
    antwoord = als(hr).post(hier(aanbod), nee)
    assert antwoord.status_code == 422 and vers(aanbod).status == Sollicitatiestatus.AANGENOMEN
    assert "Uw antwoord is niet verstuurd" in antwoord.text and "‘aangenomen’" in antwoord.text
    assert nee["antwoord"] in antwoord.text
    assert als(hr).get(f"/werk/vacatures/{aanbod.vacature_id}/sluiten/").status_code == 302, (
        "closed it is already"
    )


def test_van_twee_collegas_leest_de_tweede_eerst_wat_de_kandidaat_al_kreeg(
    als, sollicitatie, hr, collega, hier
):
    """Nobody is rejected a minute after a colleague invited them, unless that colleague knows."""
    ja = {"status": "uitgenodigd", "antwoord": "Kom langs.", "stand": "verzonden"}
    nee = {"status": "afgewezen", "reden": "anders", "antwoord": "Helaas.", "stand": "verzonden"}
    als(hr).post(hier(sollicitatie), ja)
    antwoord = als(collega).post(hier(sollicitatie), nee)
    assert antwoord.status_code == 422 and vers(sollicitatie).status == Sollicitatiestatus.UITGENODIGD
    assert "kreeg intussen al een antwoord: uitgenodigd voor een gesprek" in antwoord.text
    assert "Kom langs." in antwoord.text and "Helaas." in antwoord.text
    assert '<input type="hidden" name="stand" value="uitgenodigd">' in antwoord.text
    als(collega).post(hier(sollicitatie), nee | {"stand": "uitgenodigd"})
    assert vers(sollicitatie).status == Sollicitatiestatus.AFGEWEZEN


def test_ja_zeggen_is_ook_bij_twee_klikken_een_keer_en_na_een_nee_van_de_school_niet_meer(
    als, aanbod, kandidaat, vacature, hr, post
):
    browser = als(kandidaat.gebruiker)
    for _ in range(2):
        assert "Gefeliciteerd met uw baan" in browser.post(mijn(aanbod, "ja/"), follow=True).text
    assert (
        len([wie for wie, onderwerp in post() if "neemt de baan aan" in onderwerp and wie == hr.email]) == 1
    )
    assert kandidaat.stappen.filter(tekst__startswith="U hebt ja gezegd").count() == 1
    ander = SollicitatieFactory(vacature__titel="Elders", kandidaat=kandidaat, aangeboden=True)
    nee = {"status": "afgewezen", "reden": "anders", "antwoord": "Toch niet."}
    acties.beantwoord_sollicitatie(sollicitatie=ander, door=ander.vacature.gemaakt_door, **nee)
    assert "het aanbod geldt niet meer" in browser.post(mijn(ander, "ja/"), follow=True).text


def test_nee_tegen_een_aanbod_is_intrekken_en_niemand_doet_dat_zonder_het_te_weten(als, aanbod, kandidaat):
    browser = als(kandidaat.gebruiker)
    antwoord = browser.post(mijn(aanbod, "intrekken/"), {"stand": "verzonden"}, follow=True)
    assert (
        "De school antwoordde net: baan aangeboden" in antwoord.text and "Ja, ik wil de baan" in antwoord.text
    )
    assert vers(aanbod).status == Sollicitatiestatus.AANGEBODEN
    browser.post(mijn(aanbod, "intrekken/"), {"stand": "aangeboden"})
    assert vers(aanbod).status == Sollicitatiestatus.INGETROKKEN


# A reason ------------------------------------------------------------------------------------------------


def test_een_afwijzing_heeft_een_reden_en_iets_anders_niet(sollicitatie, hr):
    for status, reden in [("afgewezen", ""), ("afgewezen", "onzin"), ("uitgenodigd", "ander")]:
        with pytest.raises(ValidationError, match=r"[Rr]eden|waarom"):
            acties.beantwoord_sollicitatie(
                sollicitatie=sollicitatie, status=status, antwoord="Tekst", reden=reden, door=hr
            )
    with pytest.raises(DatabaseError, match="sollicitatie_afgewezen_met_reden"), transaction.atomic():
        Sollicitatie.objects.filter(pk=sollicitatie.pk).update(reden="ander")


def test_de_kandidaat_leest_de_reden_niet(als, sollicitatie, hr, hier, kandidaat, mailoutbox):
    als(hr).post(hier(sollicitatie), {"status": "afgewezen", "reden": "team", "antwoord": "Helaas."})
    assert vers(sollicitatie).reden == "team"
    assert "team" not in als(kandidaat.gebruiker).get(mijn(sollicitatie)).content.decode()


# Messages and notes --------------------------------------------------------------------------------------


def test_kandidaat_en_bestuur_schrijven_elkaar(als, sollicitatie, hr, hier, kandidaat, post, makelaar):
    browser = als(kandidaat.gebruiker)
    browser.post(mijn(sollicitatie), {"tekst": "Mag ik meelopen?"})
    als(hr).post(hier(sollicitatie, "bericht/"), {"tekst": "Graag, kom dinsdag."})
    for pagina in (browser.get(mijn(sollicitatie)), als(makelaar).get(hier(sollicitatie))):
        assert "Mag ik meelopen?" in pagina.content.decode()
        assert "Graag, kom dinsdag." in pagina.content.decode()
    assert {wie for wie, _ in post()} == {hr.email, kandidaat.email}
    assert vers(sollicitatie).status == Sollicitatiestatus.VERZONDEN, "a message is no answer"


def test_twee_keer_klikken_is_een_bericht(als, sollicitatie, kandidaat):
    formulier = "7f3c0000-0000-4000-8000-000000000001"
    for _ in range(2):
        als(kandidaat.gebruiker).post(mijn(sollicitatie), {"tekst": "Een vraag", "formulier": formulier})
    assert sollicitatie.berichten.count() == 1


@pytest.mark.parametrize("deel", ["bericht/", "notitie/"])
def test_een_leeg_bericht_komt_terug(als, sollicitatie, hr, hier, deel):
    antwoord = als(hr).post(hier(sollicitatie, deel), {"tekst": "   "})
    assert antwoord.status_code == 422 and "Schrijf eerst een" in antwoord.content.decode()


def test_een_notitie_leest_alleen_het_eigen_bestuur(
    als, sollicitatie, hr, collega, hier, kandidaat, makelaar
):
    als(hr).post(hier(sollicitatie, "notitie/"), {"tekst": "Klonk enthousiast"})
    assert "Klonk enthousiast" in als(collega).get(hier(sollicitatie)).content.decode()
    assert "Klonk enthousiast" not in als(makelaar).get(hier(sollicitatie)).content.decode()
    assert "Klonk enthousiast" not in als(kandidaat.gebruiker).get(mijn(sollicitatie)).content.decode()
    download = als(kandidaat.gebruiker).get("/mijn/gegevens/download/json/").content.decode()
    assert "Klonk enthousiast" not in download


def test_wie_bij_het_bestuur_werkt_en_daar_solliciteert_leest_het_eigen_dossier_niet(
    als, vacature, collega, hr, hier
):
    eigen = SollicitatieFactory(vacature=vacature, kandidaat=KandidaatFactory(gebruiker=collega))
    SollicitatienotitieFactory(sollicitatie=eigen, tekst="Liever niet", door=hr)
    assert als(collega).get(hier(eigen)).status_code == 404
    assert not Sollicitatienotitie.objects.zichtbaar_voor(collega).exists()
    assert als(collega).get(mijn(eigen)).status_code == 200
    assert "Liever niet" in als(hr).get(hier(eigen)).content.decode()
    assert (
        eigen.kandidaat.naam
        not in als(collega).get(f"/werk/vacatures/{vacature.pk}/sollicitaties/").content.decode()
    )


@pytest.mark.parametrize("maak", [SollicitatieberichtFactory, SollicitatienotitieFactory])
def test_wat_gezegd_is_staat_vast(maak, hr):
    rij = maak()
    soort = type(rij).objects.filter(pk=rij.pk)
    for doe in (lambda: soort.update(tekst="Anders"), soort.delete):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            doe()
    assert soort.update(tekst="Gewist.") == 1


# Passed on to the loket ----------------------------------------------------------------------------------


@pytest.mark.parametrize("stand", ["verzonden", "afgewezen"])
def test_wie_zich_bedenkt_over_hulp_van_het_loket_zegt_dat_en_mag_weer_van_gedachten_veranderen(
    als, hr, hr_ander, hier, vacature, kandidaat, stand
):
    wat = {"vacature": vacature, "kandidaat": kandidaat, "afgewezen": stand == "afgewezen"}
    rij = SollicitatieFactory(**wat, gelezen_op=timezone.now(), loket_mag_helpen_op=timezone.now())
    browser, geef_door = als(kandidaat.gebruiker), "Geef door aan het loket"
    assert "U vindt het goed dat de school uw naam" in browser.get(mijn(rij)).text
    assert (geef_door in als(hr).get(hier(rij)).text) is (stand == "afgewezen")
    assert als(hr_ander).post(mijn(rij, "geen-hulp/")).status_code == 404

    gelezen = browser.post(mijn(rij, "geen-hulp/"), follow=True).text
    assert "U vindt het goed" not in gelezen and mijn(rij, "hulp/") in gelezen
    assert geef_door not in als(hr).get(hier(rij)).text
    als(hr).post(hier(rij, "doorgeven/"))
    assert vers(rij).doorgegeven_op is vers(rij).loket_mag_helpen_op is None

    browser.post(mijn(rij, "hulp/"))
    assert vers(rij).loket_mag_helpen_op
    if vers(rij).doorgegeven_op:
        with pytest.raises(ValidationError, match="weet het al"):
            acties.trek_hulp_in(sollicitatie=rij, door=kandidaat.gebruiker)
        assert mijn(rij, "geen-hulp/") not in browser.get(mijn(rij)).text


def test_het_bestuur_geeft_met_een_klik_door_wie_dat_wil(als, hr, hier, vacature, kandidaat, makelaar, post):
    rij, stond = (
        SollicitatieFactory(vacature=vacature, kandidaat=kandidaat, afgewezen=True),
        kandidaat.volgende_stap,
    )
    als(hr).post(hier(rij, "doorgeven/"))
    assert vers(rij).doorgegeven_op is None, "without consent nothing happens"
    Sollicitatie.objects.filter(pk=rij.pk).update(loket_mag_helpen_op=rij.verzonden_op)
    assert "Geef door aan het loket" in als(hr).get(hier(rij)).content.decode()
    als(hr).post(hier(rij, "doorgeven/"))
    assert vers(rij).doorgegeven_door == hr
    kandidaat.refresh_from_db()
    assert (kandidaat.volgende_stap_van, "welke baan past wel" in kandidaat.volgende_stap) == (makelaar, True)
    assert {wie for wie, _ in post()} == {kandidaat.email, makelaar.email}
    naar_makelaar = next(mail.message for mail in Email.objects.all() if mail.to == [makelaar.email])
    assert f"Hiervoor was afgesproken: {stond} (" in naar_makelaar, "the call came in its place"
    for pad in (f"/werk/kandidaten/{kandidaat.pk}/", hier(rij)):
        assert "Karin wil hulp na een afwijzing" in als(makelaar).get(pad).text
    assert Stap.objects.filter(kandidaat=kandidaat, soort="doorverwezen").count() == 1
    als(hr).post(hier(rij, "doorgeven/"))
    assert Stap.objects.filter(kandidaat=kandidaat, soort="doorverwezen").count() == 1


def test_de_kandidaat_vraagt_na_een_afwijzing_zelf_om_hulp(als, vacature, kandidaat, makelaar):
    rij = SollicitatieFactory(vacature=vacature, kandidaat=kandidaat, afgewezen=True)
    browser = als(kandidaat.gebruiker)
    assert "laat het loket mij bellen" in browser.get(mijn(rij)).content.decode()
    browser.post(mijn(rij, "hulp/"))
    assert vers(rij).doorgegeven_door == kandidaat.gebruiker
    kandidaat.refresh_from_db()
    assert kandidaat.volgende_stap_van == makelaar


def test_de_database_geeft_niemand_door_zonder_toestemming(sollicitatie):
    with pytest.raises(DatabaseError, match="doorgegeven_met_toestemming"), transaction.atomic():
        Sollicitatie.objects.filter(pk=sollicitatie.pk).update(doorgegeven_op=sollicitatie.verzonden_op)


# The list ------------------------------------------------------------------------------------------------


def test_mijn_sollicitaties_zegt_waar_het_staat_en_wanneer_er_antwoord_komt(
    als, sollicitatie, kandidaat, django_assert_max_num_queries
):
    browser = als(kandidaat.gebruiker)
    tekst = browser.get("/mijn/sollicitaties/").content.decode()
    assert "heeft uw sollicitatie ontvangen" in tekst and "uiterlijk op" in tekst and "{#" not in tekst
    for _ in range(12):
        SollicitatieFactory(kandidaat=kandidaat, afgewezen=True)
    with django_assert_max_num_queries(14):
        assert browser.get("/mijn/sollicitaties/").content.decode().count("U krijgt deze baan niet.") == 12


def test_wie_het_intrekt_en_wie_ja_zei_staat_er_zoals_het_ging(als, kandidaat, hr, hier, vacature, school):
    """Taken back by oneself, by the portal after a yes elsewhere, and the yes itself; each answer stays to be read."""
    zelf, vanzelf = (SollicitatieFactory(kandidaat=kandidaat, vacature__school=school) for _ in range(2))
    gaan_praten = {"status": "uitgenodigd", "antwoord": "Kom dinsdag praten."}
    acties.beantwoord_sollicitatie(sollicitatie=zelf, **gaan_praten, door=zelf.vacature.gemaakt_door)
    acties.trek_sollicitatie_in(sollicitatie=zelf, door=kandidaat.gebruiker)
    reden = "Er is een baan op een andere school gevonden."
    acties.trek_sollicitatie_in(sollicitatie=vanzelf, reden=reden)
    browser = als(kandidaat.gebruiker)
    gelezen = browser.get(mijn(zelf)).text
    assert "U hebt deze sollicitatie ingetrokken." in gelezen and "Kom dinsdag praten." in gelezen
    uit_zichzelf = browser.get(mijn(vanzelf)).text
    assert "Het portaal trok deze sollicitatie voor u in" in uit_zichzelf and reden in uit_zichzelf
    assert "U trok uw sollicitatie in" not in uit_zichzelf
    ja = SollicitatieFactory(kandidaat=kandidaat, vacature=vacature)
    for antwoord in (gaan_praten, {"status": "aangeboden", "antwoord": "Kom bij ons!"}):
        acties.beantwoord_sollicitatie(sollicitatie=ja, **antwoord, door=hr)
    acties.neem_aanbod_aan(sollicitatie=ja, door=kandidaat.gebruiker)
    antwoorden = ("uitgenodigd voor een gesprek", "Kom dinsdag praten.", "baan aangeboden", "Kom bij ons!")
    for gelezen, slot in (
        (browser.get(mijn(ja)), "U hebt de baan<"),
        (als(hr).get(hier(ja)), "De baan is aangenomen<"),
    ):
        plekken = [gelezen.text.rfind(deel) for deel in (*antwoorden, slot)]
        assert -1 not in plekken and plekken == sorted(plekken), "each answer stays, in the order of time"


def test_zonder_sollicitaties_wijst_de_lijst_de_weg(als, kandidaat):
    assert "Bekijk de vacatures" in als(kandidaat.gebruiker).get("/mijn/sollicitaties/").content.decode()


def test_wie_geen_hr_meer_is_leest_niets_meer(als, sollicitatie, hr, hier):
    Lidmaatschap.objects.filter(gebruiker=hr).delete()
    assert als(hr).get(hier(sollicitatie)).status_code == 404
