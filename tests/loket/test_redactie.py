"""The editors' workplace: who may write where, what is public when, and what the policy allows."""

import json
import re
from datetime import timedelta
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection

from demo.fabrieken.organisaties import LidmaatschapFactory, OrganisatieFactory, SchoolFactory
from loket import acties, tasks
from loket.models import (
    Artikel,
    Artikelen,
    Beeld,
    Informatiepagina,
    Organisatiepagina,
    Organisaties,
    Routepagina,
    Routepaginas,
    Schoolpagina,
)
from onderwijsregio.organisaties.acties import beeindig_lidmaatschap
from onderwijsregio.organisaties.keuzes import Rol

#: A paragraph as the text field of the workplace sends it.
ALINEA = {"key": "a", "text": "Kom langs.", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
          "entityRanges": []}  # fmt: skip
TEKST = '[{"type": "tekst", "value": "<p>Kom langs op het open huis.</p>"}]'


@pytest.fixture
def website(regio):
    """The start page, with a place for news and one for organisations."""
    start = acties.richt_website_in()
    start.add_child(instance=Artikelen(title="Nieuws", slug="nieuws", samenvatting="Nieuws"))
    start.add_child(instance=Organisaties(title="Organisaties", slug="organisaties", samenvatting="Wie"))
    return start


@pytest.fixture
def bladzijde(website):
    """`bladzijde(title)` is a published page right under the start page."""

    def maak(titel: str, ouder=None, **velden) -> Informatiepagina:
        nieuw = Informatiepagina(title=titel, samenvatting=f"Over {titel}", inhoud=TEKST, **velden)
        (ouder or website).add_child(instance=nieuw)
        return nieuw

    return maak


@pytest.fixture
def bladzijde_van(website):
    """`bladzijde_van(organisation)` is that organisation's published page."""

    def maak(organisatie) -> Organisatiepagina:
        return Organisaties.objects.get().add_child(
            instance=Organisatiepagina(
                title=organisatie.naam,
                slug=organisatie.code,
                organisatie=organisatie,
                samenvatting="Een bestuur",
            )
        )

    return maak


@pytest.fixture
def redacteur(website, regio):
    return LidmaatschapFactory(rol=Rol.REDACTEUR, organisatie=regio.loket).gebruiker


@pytest.fixture
def besturen(bladzijde_van):
    """Two boards with a page each."""
    besturen = OrganisatieFactory(naam="Bestuur A"), OrganisatieFactory(naam="Bestuur B")
    return [(bestuur, bladzijde_van(bestuur)) for bestuur in besturen]


def wijzig(browser, bladzijde, **velden):
    """Change the summary as the form in the workplace does; returns the answer."""
    formulier = {
        "title": bladzijde.title,
        "slug": bladzijde.slug,
        "samenvatting": "Nieuwe samenvatting",
        "inhoud-count": 0,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        **velden,
    }
    return browser.post(reverse("wagtailadmin_pages:edit", args=[bladzijde.pk]), formulier)


def weigert(antwoord) -> bool:
    """Wagtail sends whoever may not do something back to its own front page."""
    return antwoord.status_code == 302 and antwoord["Location"] == reverse("wagtailadmin_home")


# Who writes where ---------------------------------------------------------------------------------------


def test_de_redacteur_van_het_loket_wijzigt_alles_en_publiceert_niets(als, redacteur, bladzijde, besturen):
    browser = als(redacteur)
    for doel in (bladzijde("Over ons"), besturen[0][1]):
        assert not weigert(wijzig(browser, doel, organisatie=getattr(doel, "organisatie_id", "")))
        doel.refresh_from_db()
        assert doel.has_unpublished_changes
        assert "Nieuwe samenvatting" in doel.get_latest_revision().content["samenvatting"]
        wijzig(browser, doel, **{"action-publish": "1", "organisatie": getattr(doel, "organisatie_id", "")})
        assert type(doel).objects.get(pk=doel.pk).samenvatting != "Nieuwe samenvatting"


def test_ook_de_redacteur_van_de_penvoerder_schrijft_voor_de_hele_regio(als, regio, bladzijde):
    regio.penvoerder = OrganisatieFactory(naam="Penvoerder")
    regio.save()
    redacteur = LidmaatschapFactory(rol=Rol.REDACTEUR, organisatie=regio.penvoerder).gebruiker
    assert not weigert(wijzig(als(redacteur), bladzijde("Over ons")))


def test_de_redacteur_van_een_bestuur_wijzigt_alleen_de_eigen_bladzijden(als, bladzijde, besturen):
    (bestuur, eigen), (_, ander) = besturen
    browser = als(LidmaatschapFactory(rol=Rol.REDACTEUR, organisatie=bestuur).gebruiker)
    onder_eigen = bladzijde("Werken bij ons", ouder=eigen)
    for mag in (eigen, onder_eigen):
        assert not weigert(wijzig(browser, mag, organisatie=bestuur.pk)), mag
        mag.refresh_from_db()
        assert mag.has_unpublished_changes, mag
    for mag_niet in (ander, bladzijde("Over ons"), eigen.get_parent().specific, eigen.get_site().root_page):
        assert weigert(wijzig(browser, mag_niet)), mag_niet
        mag_niet.refresh_from_db()
        assert not mag_niet.has_unpublished_changes, mag_niet


def test_de_redacteur_van_een_bestuur_leest_nergens_hoe_een_concept_van_een_ander_heet(
    als, bladzijde, besturen, redacteur
):
    (bestuur, eigen), (_, ander) = besturen
    bladzijde("Ons eigen concept", ouder=eigen, live=False)
    geheim = bladzijde("Fusie met een ander", ouder=ander, live=False)
    bladzijde("Over ons")
    openbaar = bladzijde("Over hen", ouder=ander)
    openbaar.title = "Fusie met een ander, voor wie het wil lezen"  # a new title, still to be published
    openbaar.save_revision()
    verwijst = bladzijde("Onze buren", ouder=eigen)
    verwijst.inhoud = json.dumps(
        [{"type": "tekst", "value": f'<p><a linktype="page" id="{openbaar.pk}">hen</a></p>'}]
    )
    verwijst.save_revision()
    schrijver = als(LidmaatschapFactory(rol=Rol.REDACTEUR, organisatie=bestuur).gebruiker)

    def leest(pad, browser=schrijver):
        return browser.get(f"/cms/{pad}").content.decode()

    kiezen = [f"choose-page/{blz.pk}/" for blz in (eigen, ander)] + ["choose-page/search/?q=concept"]
    assert [("Ons eigen concept" in leest(pad)) for pad in kiezen] == [True, False, True]
    assert "Over ons" in leest("choose-page/search/?q=over+ons")
    namen = (
        "choose-page/search/?q=fusie", f"choose-page/{ander.pk}/", "pages/search/?q=fusie",
        "choose-page/search/?q=hen", f"choose-page/{openbaar.pk}/", f"choose-page/{geheim.pk}/",
        f"choose-page/chosen-multiple/?id={openbaar.pk}&id={geheim.pk}", f"pages/{verwijst.pk}/edit/",
        "bulk/wagtailcore/page/publish/?id=all", f"bulk/wagtailcore/page/move/?id={geheim.pk}",
        "reports/site-history/", "reports/aging-pages/", "reports/page-types-usage/", "",
    )  # fmt: skip
    assert [pad for pad in namen if "Fusie met een ander" in leest(pad)] == []
    assert "Over hen" in leest(f"choose-page/{ander.pk}/")
    getypt = {"external-link-chooser-url": openbaar.get_full_url(), "external-link-chooser-link_text": "hen"}
    assert '"adminTitle": "Over hen"' in schrijver.post("/cms/choose-external-link/", getypt).text
    assert "Fusie met een ander" in leest("choose-page/search/?q=fusie", als(redacteur))


def test_alleen_wie_voor_de_regio_schrijft_kiest_van_wie_een_bladzijde_is(als, redacteur, besturen):
    (bestuur, eigen), (ander, bladzijde_ander) = besturen
    bladzijde_ander.delete()
    van_bestuur = LidmaatschapFactory(rol=Rol.REDACTEUR, organisatie=bestuur).gebruiker
    adres = reverse("wagtailadmin_pages:edit", args=[eigen.pk])
    for wie, mag in ((van_bestuur, False), (redacteur, True)):
        browser = als(wie)
        assert (f'<option value="{ander.pk}"' in browser.get(adres).text) is mag
        wijzig(browser, eigen, organisatie=ander.pk)
        eigen.refresh_from_db()
        assert eigen.has_unpublished_changes is mag


def test_wie_redacteur_wordt_van_een_bestuur_zonder_bladzijde_krijgt_een_concept(als, website):
    redacteur = LidmaatschapFactory(rol=Rol.REDACTEUR, organisatie__naam="Bestuur Nieuw").gebruiker
    nieuw = Organisatiepagina.objects.get(organisatie__naam="Bestuur Nieuw")
    assert not nieuw.live
    assert als(None).get(nieuw.adres).status_code == 404
    assert als(redacteur).get(reverse("wagtailadmin_pages:edit", args=[nieuw.pk])).status_code == 200


@pytest.mark.parametrize("rol", [Rol.PROGRAMMALEIDER, Rol.BEHEER])
def test_leiding_en_beheer_publiceren(als, regio, bladzijde, rol):
    browser = als(LidmaatschapFactory(rol=rol, organisatie=regio.loket).gebruiker)
    doel = bladzijde("Over ons")
    wijzig(browser, doel, **{"action-publish": "1"})
    assert "Nieuwe samenvatting" in als(None).get("/over-ons/").content.decode()


def test_wie_intussen_is_uitgelogd_vindt_terug_wat_hij_schreef(client, redacteur, bladzijde):
    doel = bladzijde("Over ons")
    adres = reverse("wagtailadmin_pages:edit", args=[doel.pk])
    blok = {"type": "tekst", "id": "", "order": "0", "deleted": ""}
    velden = {
        "title": doel.title,
        "slug": doel.slug,
        "samenvatting": "Een uur aan geschreven",
        "inhoud-count": 1,
        **{f"inhoud-0-{naam}": waarde for naam, waarde in blok.items()},
        "inhoud-0-value": json.dumps({"blocks": [ALINEA], "entityMap": {}}),
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    soort = "application/x-www-form-urlencoded"
    antwoord = client.post(adres, urlencode(velden), content_type=soort)
    assert antwoord["Location"] == "/accounts/login/?next=/bewaard/"
    client.force_login(redacteur, "django.contrib.auth.backends.ModelBackend")
    bewaard = client.get("/bewaard/")
    assert {rij.kop: rij.waarden for rij in bewaard.context["leesbaar"]} == {
        "Title": ["Over ons"],
        "Samenvatting": ["Een uur aan geschreven"],
        "Inhoud 0": ["Kom langs."],
    }
    client.post(bewaard.context["pad"], dict(bewaard.context["velden"]))
    doel.refresh_from_db()
    geschreven = doel.get_latest_revision().content
    assert "Een uur aan geschreven" in geschreven["samenvatting"]
    assert "Kom langs." in geschreven["inhoud"]


@pytest.mark.parametrize(
    "rol", [rol for rol in Rol if rol not in (Rol.REDACTEUR, Rol.PROGRAMMALEIDER, Rol.BEHEER)]
)
def test_voor_andere_rollen_bestaat_de_werkplek_niet(als, website, rol):
    assert als(LidmaatschapFactory(rol=rol).gebruiker).get("/cms/").status_code == 404


def test_een_rol_die_eindigt_sluit_meteen_de_werkplek(als, redacteur, bladzijde):
    doel = bladzijde("Over ons")
    lid = redacteur.lidmaatschappen.get()
    beeindig_lidmaatschap(lidmaatschap=lid, door=redacteur)
    assert not redacteur.groups.exists()
    assert wijzig(als(redacteur), doel).status_code == 404


def test_een_rol_die_vannacht_afliep_verdwijnt_uit_de_groepen(redacteur):
    redacteur.lidmaatschappen.update(tot=timezone.localdate())
    assert redacteur.groups.exists()
    tasks.stem_redactie_af()
    assert not redacteur.groups.exists()


def test_een_groep_die_niet_van_de_website_is_blijft(redacteur):
    from django.contrib.auth.models import Group

    redacteur.groups.add(Group.objects.create(name="Iets anders"))
    acties.stem_rechten_af(redacteur)
    assert set(redacteur.groups.values_list("name", flat=True)) == {"Redactie", "Iets anders"}


def test_inloggen_gaat_door_de_deur_van_het_portaal(als, website, redacteur):
    assert als(None).get("/cms/login/")["Location"] == "/accounts/login/?next=/cms/login/"
    assert als(None).get("/cms/pages/")["Location"] == "/accounts/login/?next=/cms/pages/"
    assert als(redacteur).get("/cms/login/")["Location"] == "/cms/"
    assert als(redacteur).get("/cms/password_reset/").status_code == 404


# Draft, approval, plan -----------------------------------------------------------------------------------


def test_een_concept_is_niet_openbaar(als, redacteur, bladzijde):
    doel = bladzijde("Geheim plan", live=False)
    for bezoeker in (als(None), als(redacteur)):
        assert bezoeker.get("/geheim-plan/").status_code == 404
    assert "geheim-plan" not in als(None).get("/sitemap.xml").content.decode()
    assert "Geheim plan" not in als(None).get("/zoeken/?q=geheim").content.decode()
    assert als(redacteur).get(reverse("wagtailadmin_pages:view_draft", args=[doel.pk])).status_code == 200


def test_de_redacteur_dient_in_en_de_programmaleider_keurt_goed(
    als, redacteur, programmaleider, bladzijde, django_capture_on_commit_callbacks
):
    doel = bladzijde("Over ons")
    with django_capture_on_commit_callbacks(execute=True):
        wijzig(als(redacteur), doel, **{"action-submit": "1"})
    stand = doel.current_workflow_state
    assert stand.status == "in_progress"
    assert [programmaleider.email] in [bericht.to for bericht in mail.outbox]
    stand.current_task_state.approve(user=programmaleider)
    assert "Nieuwe samenvatting" in als(None).get("/over-ons/").content.decode()


def test_wat_gepland_is_verschijnt_en_verdwijnt_op_tijd(als, website):
    nu = timezone.now()
    for naam, wanneer in {"straks": nu + timedelta(minutes=1), "nu": nu - timedelta(minutes=1)}.items():
        artikel = Artikel(title=naam, slug=naam, samenvatting="Kom langs", live=False, go_live_at=wanneer)
        Artikelen.objects.get().add_child(instance=artikel)
        artikel.save_revision(approved_go_live_at=wanneer)
    assert als(None).get("/nieuws/nu/").status_code == 404
    for _ in range(2):
        tasks.publiceer_gepland()
    assert als(None).get("/nieuws/nu/").status_code == 200
    assert als(None).get("/nieuws/straks/").status_code == 404
    Artikel.objects.filter(slug="nu").update(expire_at=nu)
    tasks.publiceer_gepland()
    assert als(None).get("/nieuws/nu/").status_code == 404


def test_een_verplaatste_bladzijde_blijft_vindbaar_op_het_oude_adres(
    als, bladzijde, django_capture_on_commit_callbacks
):
    map_, doel = bladzijde("Over ons"), bladzijde("Team")
    with django_capture_on_commit_callbacks(execute=True):
        doel.move(map_, pos="last-child")
    antwoord = als(None).get("/team/")
    assert (antwoord.status_code, antwoord["Location"]) == (301, "/over-ons/team/")
    assert Redirect.objects.count() == 1


def test_wie_publiceert_verwijst_een_oud_adres_door(als, redacteur, programmaleider, bladzijde):
    doel = bladzijde("Over ons")
    formulier = {"old_path": "/oude-site/wie-zijn-wij", "is_permanent": "on", "redirect_page": doel.pk}
    assert weigert(als(redacteur).post("/cms/redirects/add/", formulier))
    assert als(programmaleider).post("/cms/redirects/add/", formulier)["Location"] == "/cms/redirects/"
    antwoord = als(None).get("/oude-site/wie-zijn-wij/")
    assert (antwoord.status_code, antwoord["Location"]) == (301, "/over-ons/")


# Images --------------------------------------------------------------------------------------------------


def plaatje() -> SimpleUploadedFile:
    inhoud = BytesIO()
    Image.new("RGB", (1200, 800), "teal").save(inhoud, "PNG")
    return SimpleUploadedFile("klas.png", inhoud.getvalue(), "image/png")


def voeg_beeld_toe(browser, **velden):
    formulier = {"title": "Klas", "file": plaatje(), "collection": Collection.get_first_root_node().pk}
    return browser.post(reverse("wagtailimages:add"), formulier | velden)


def test_een_beeld_zonder_beschrijving_wordt_geweigerd(als, redacteur):
    browser = als(redacteur)
    assert voeg_beeld_toe(browser).status_code == 200
    assert not Beeld.objects.exists()
    assert voeg_beeld_toe(browser, description="Een juf leest voor").status_code == 302
    with pytest.raises(IntegrityError, match="beeld_heeft_beschrijving"), transaction.atomic():
        Beeld.objects.update(description="")


def test_een_beeld_staat_met_zijn_beschrijving_op_de_bladzijde(als, redacteur, bladzijde):
    voeg_beeld_toe(als(redacteur), description="Een juf leest voor")
    doel = bladzijde("Over ons")
    doel.inhoud = [("beeld", {"beeld": Beeld.objects.get(), "bijschrift": ""})]
    doel.save()
    tekst = als(None).get("/over-ons/").content.decode()
    assert 'alt="Een juf leest voor"' in tekst
    beeld = re.search("<picture>.*</picture>", tekst)[0]
    for soort, begin, merk in (("avif", 4, b"ftypavif"), ("webp", 8, b"WEBP")):
        kleinste = re.search(rf"(/beelden/\S+\.{soort}) 480w", beeld)[1]
        antwoord = als(None).get(kleinste)
        assert (antwoord.status_code, antwoord["Content-Type"]) == (200, f"image/{soort}")
        assert antwoord.getvalue()[begin:].startswith(merk)
    assert all(stuk in beeld for stuk in ('width="960"', 'height="640"', 'loading="lazy"', 'sizes="(min'))


def test_wat_geen_plaatje_is_komt_er_niet_in(als, redacteur):
    half = (
        plaatje().read()[:2000] + b"stuk" * 2000
    )  # the first lines can be read: a page would fall over the rest
    for inhoud in (b"GIF? nee.", half, b"\x89PNG\r\n\x1a\nstuk"):
        nep = SimpleUploadedFile("klas.png", inhoud, "image/png")
        antwoord = voeg_beeld_toe(als(redacteur), file=nep, description="Nep")
        assert (antwoord.status_code, list(antwoord.context["form"].errors)) == (200, ["file"])
    assert not Beeld.objects.exists()


def test_een_bestand_van_een_kandidaat_is_langs_de_beelden_niet_te_bereiken(als, website, settings):
    (settings.MEDIA_ROOT / "documenten").mkdir()
    (settings.MEDIA_ROOT / "documenten" / "cv.pdf").write_bytes(b"%PDF-")
    for pad in ("../documenten/cv.pdf", "%2e%2e/documenten/cv.pdf", "/etc/passwd", "documenten/cv.pdf", ""):
        assert als(None).get(f"/beelden/{pad}").status_code == 404, pad


# The policy ----------------------------------------------------------------------------------------------


def test_alleen_de_werkplek_wijkt_af_van_het_strenge_beleid(als, redacteur, bladzijde):
    doel = bladzijde("Over ons")
    for pad in ("/", "/over-ons/", "/zoeken/", "/nieuws/", "/bestaat-niet/"):
        antwoord = als(redacteur).get(pad)
        assert "unsafe" not in antwoord["Content-Security-Policy"], pad
        assert "frame-ancestors 'none'" in antwoord["Content-Security-Policy"], pad
        assert antwoord["X-Frame-Options"] == "DENY"
    for pad in ("/cms/", reverse("wagtailadmin_pages:view_draft", args=[doel.pk])):
        beleid = als(redacteur).get(pad)["Content-Security-Policy"]
        assert "style-src 'self' 'unsafe-inline'" in beleid, pad
        assert "frame-ancestors 'self'" in beleid
        assert "script-src" not in beleid, "scripts stay as strict as the rest"
        assert "default-src 'self'" in beleid


def test_een_redacteur_schrijft_bij_een_route_op_het_adres_van_die_route(
    website, als, redacteur, route, client
):
    lijst = website.add_child(instance=Routepaginas(title="Routes", slug="routes", samenvatting="Alle wegen"))
    adres = reverse("wagtailadmin_pages:add", args=["loket", "routepagina", lijst.pk])
    assert als(redacteur).get(adres).status_code == 200
    velden = {
        "title": "Hoe het hier gaat", "slug": "verzonnen", "samenvatting": "Bij ons begint u met een gesprek.",
        "route": route.pk, "inhoud-count": "0", "bronnen": [], "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert als(redacteur).post(adres, velden).status_code == 302
    bladzijde = Routepagina.objects.get()
    assert bladzijde.adres == route.get_absolute_url()
    assert "Bij ons begint u met een gesprek." not in client.get(bladzijde.adres).text
    bladzijde.save_revision().publish()
    assert "Bij ons begint u met een gesprek." in client.get(bladzijde.adres).text


def test_een_bestuur_schrijft_over_de_eigen_scholen_op_de_bladzijde_van_die_school(als, besturen, client):
    (bestuur, bladzijde), (ander, _) = besturen
    school, vreemd = SchoolFactory(bestuur=bestuur), SchoolFactory(bestuur=ander)
    redacteur = LidmaatschapFactory(rol=Rol.REDACTEUR, organisatie=bestuur).gebruiker
    adres = reverse("wagtailadmin_pages:add", args=["loket", "schoolpagina", bladzijde.pk])
    velden = {
        "title": "Een groene school", "slug": "groen", "samenvatting": "Wij leren veel buiten.",
        "inhoud-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert als(redacteur).post(adres, velden | {"school": vreemd.pk}).status_code == 200
    assert als(redacteur).post(adres, velden | {"school": school.pk}).status_code == 302
    pagina = Schoolpagina.objects.get()
    assert "Wij leren veel buiten." not in client.get(school.get_absolute_url()).text
    pagina.save_revision().publish()
    assert "Wij leren veel buiten." in client.get(school.get_absolute_url()).text
    assert client.get(f"{bladzijde.adres}groen/")["Location"] == school.get_absolute_url()
    assert school.naam in client.get("/zoeken/", {"q": "buiten leren"}).text
    assert client.get("/sitemap.xml").text.count("groen/") == 0
