"""Agreements of the region: shown where they apply, and asked for where a board departs from them."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from demo.fabrieken.organisaties import LidmaatschapFactory
from demo.fabrieken.stages import StageperiodeFactory, StagestudentFactory, StagevraagFactory
from demo.fabrieken.vacatures import RegioafspraakFactory, SollicitatieFactory, VacatureFactory
from onderwijsregio.organisaties.keuzes import Rol
from tests.dagen import vanaf_vandaag
from vacatures import acties
from vacatures.models import Regioafspraak

pytestmark = pytest.mark.django_db

LIJST = "/werk/afspraken/"


@pytest.fixture
def programmaleider(regio):
    return LidmaatschapFactory(rol=Rol.PROGRAMMALEIDER, organisatie=regio.loket).gebruiker


@pytest.fixture
def schaal(db):
    return RegioafspraakFactory(
        titel="Leerkrachten beginnen in LB", afwijking="schaal", schalen=["LB"], functies=["leerkracht"]
    )


@pytest.fixture
def duur(concept):
    """A draft for a leerkracht in another scale than agreed."""
    concept.schaal = "LC"
    concept.save()
    return concept


def test_zonder_uitleg_komt_een_afwijkende_vacature_niet_op_de_website(duur, schaal, hr):
    with pytest.raises(ValidationError) as fout:
        acties.publiceer(vacature=duur, door=hr)
    assert "Leerkrachten beginnen in LB" in fout.value.message_dict["afwijking"][0]
    duur.refresh_from_db()
    assert duur.status == "concept"


def test_met_uitleg_komt_hij_er_wel(duur, schaal, hr):
    duur.afwijking = "Er staat ook coördinatie bij."
    duur.save()
    assert acties.publiceer(vacature=duur, door=hr).status == "gepubliceerd"


def test_plannen_en_goedkeuren_vragen_hetzelfde(duur, schaal, hr, collega):
    with pytest.raises(ValidationError, match="wijkt af"):
        acties.plan(vacature=duur, op=timezone.localdate() + timedelta(days=1), door=hr)
    acties.vraag_controle(vacature=duur, door=hr)
    with pytest.raises(ValidationError, match="wijkt af"):
        acties.keur_goed(vacature=duur, versie=duur.gewijzigd_op, door=collega)


def test_een_afspraak_van_later_houdt_wat_gepland_is_niet_tegen(duur, hr):
    morgen = timezone.localdate() + timedelta(days=1)
    acties.plan(vacature=duur, op=morgen, door=hr)
    RegioafspraakFactory(afwijking="schaal", schalen=["LB"])
    assert acties.publiceer_geplande(dag=morgen) == 1


def test_wie_een_vacature_op_de_website_laat_afwijken_legt_het_uit(vacature, schaal, hr):
    with pytest.raises(ValidationError, match="wijkt af"):
        acties.wijzig_vacature(vacature=vacature, door=hr, schaal="LC")
    assert acties.wijzig_vacature(vacature=vacature, door=hr, schaal="LC", afwijking="Krapte.").schaal == "LC"


@pytest.mark.parametrize(
    "anders,wijkt_af",
    [
        ({}, True),
        ({"schalen": ["LB", "LC"]}, False),
        ({"functies": ["concierge"]}, False),
        ({"functies": []}, True),
        ({"sectoren": ["vo"]}, False),
        ({"sectoren": ["po", "vo"]}, True),
        ({"tot": timedelta(days=-1)}, False),
        ({"tot": timedelta()}, True),
        ({"van": timedelta(days=1)}, False),
        ({"afwijking": "nooit"}, False),
    ],
)
def test_een_afspraak_geldt_voor_haar_sector_functie_en_tijd(duur, anders, wijkt_af):
    velden = {
        "afwijking": "schaal",
        "schalen": ["LB"],
        "functies": ["leerkracht"],
        "van": timedelta(days=-9),
    }
    RegioafspraakFactory(**vanaf_vandaag(velden | anders))
    assert bool(acties.afwijkingen(duur)) is wijkt_af


def test_wie_de_schaal_niet_noemt_wijkt_niet_af(concept, schaal):
    assert acties.afwijkingen(concept) == []


def test_een_baan_voor_studenten_zonder_diploma_vraagt_uitleg(concept, hr):
    RegioafspraakFactory(titel="Wij wachten op het diploma", onderwerp="studenten", afwijking="studenten")
    assert acties.publiceer(vacature=concept, door=hr)
    groenpluk = VacatureFactory(
        school=concept.school, gemaakt_door=hr, concept=True, open_voor_studenten=True
    )
    with pytest.raises(ValidationError, match="Wij wachten op het diploma"):
        acties.publiceer(vacature=groenpluk, door=hr)


def aanbod(**anders):
    return {"status": "aangeboden", "antwoord": "Wij willen u graag."} | anders


def test_wie_een_student_de_baan_aanbiedt_leest_de_afspraak_en_legt_het_uit(
    als, vacature, hr, kandidaat, programmaleider
):
    """HR says so, or the institute told; the region reads why, the candidate does not."""
    RegioafspraakFactory(titel="Wij wachten op het diploma", onderwerp="studenten", afwijking="studenten")
    wie = SollicitatieFactory(vacature=vacature, kandidaat=kandidaat, profiel={"bevoegdheid": "geen"})
    pad = wie.get_absolute_url()
    assert "Wij wachten op het diploma" in als(hr).get(pad).text
    geweigerd = als(hr).post(pad, aanbod(is_student="on"))
    assert geweigerd.status_code == 422 and "Leg uit waarom u deze student" in geweigerd.text
    student = StagestudentFactory(kandidaat=kandidaat)
    gisteren = StageperiodeFactory(
        van=timezone.localdate() - timedelta(days=30), tot=timezone.localdate() - timedelta(days=1)
    )
    vraag = StagevraagFactory(student=student, periode=gisteren)
    assert not wie.is_van_student
    vraag.periode.tot = timezone.localdate()
    vraag.periode.save()
    assert als(hr).post(pad, aanbod()).status_code == 422
    assert als(hr).post(pad, aanbod(afwijking="De pabo stemt ermee in.")).status_code == 302
    lijst = als(programmaleider).get("/werk/vacatures/afwijkingen/").text
    assert "Aanbod aan een student: De pabo stemt ermee in." in lijst
    assert "stemt ermee in" not in als(kandidaat.gebruiker).get(f"/mijn/sollicitaties/{wie.pk}/").text


def test_zonder_afspraak_of_met_een_bevoegdheid_vraagt_een_aanbod_niets_extra(als, vacature, hr, kandidaat):
    wie = SollicitatieFactory(vacature=vacature, kandidaat=kandidaat, profiel={"bevoegdheid": "geen"})
    assert "leert nog voor leraar" not in als(hr).get(wie.get_absolute_url()).text
    RegioafspraakFactory(afwijking="studenten")
    assert "leert nog voor leraar" in als(hr).get(wie.get_absolute_url()).text
    wie.profiel = {"bevoegdheid": "pabo"}
    wie.save()
    assert "leert nog voor leraar" not in als(hr).get(wie.get_absolute_url()).text
    assert als(hr).post(wie.get_absolute_url(), aanbod()).status_code == 302


def test_een_afspraak_over_schalen_noemt_ze(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        RegioafspraakFactory(afwijking="schaal", schalen=[])


def test_hr_ziet_de_afspraken_bij_het_schrijven_en_de_uitleg_bij_beheer(als, duur, schaal, hr):
    assert "Leerkrachten beginnen in LB" in als(hr).get("/werk/vacatures/nieuw/").content.decode()
    bladzijde = als(hr).get(f"/werk/vacatures/{duur.pk}/").content.decode()
    assert "wijkt af van wat de regio afsprak" in bladzijde


def test_de_programmaleider_schrijft_een_afspraak_en_hr_leest_haar(als, programmaleider, hr, regio):
    browser = als(programmaleider)
    gegevens = {
        "onderwerp": "inschaling",
        "titel": "Samen in LB",
        "tekst": "Iedereen begint in LB.",
        "afwijking": "schaal",
        "van": "2026-08-01",
    }
    fout = browser.post(f"{LIJST}nieuw/", gegevens)
    assert (
        fout.status_code == 422
        and "Kies de schalen" in fout.content.decode()
        and "Samen in LB" in fout.content.decode()
    )
    browser.post(f"{LIJST}nieuw/", gegevens | {"schalen": ["LB"]})
    afspraak = Regioafspraak.objects.get()
    assert "Samen in LB" in als(hr).get(LIJST).content.decode()
    te_vroeg = browser.post(afspraak.get_absolute_url(), gegevens | {"schalen": ["LB"], "tot": "2026-01-01"})
    assert te_vroeg.status_code == 422
    browser.post(afspraak.get_absolute_url(), gegevens | {"schalen": ["LB"], "titel": "Samen in schaal LB"})
    afspraak.refresh_from_db()
    assert afspraak.titel == "Samen in schaal LB" and afspraak.tot is None


def test_hr_schrijft_geen_afspraken_en_een_buitenstaander_leest_ze_niet(als, hr, kandidaat, schaal):
    assert als(hr).get(f"{LIJST}nieuw/").status_code == 404
    assert als(hr).get(schaal.get_absolute_url()).status_code == 404
    assert als(kandidaat.gebruiker).get(LIJST).status_code == 404


def test_de_programmaleider_leest_waarom_besturen_afwijken_en_hr_niet(als, vacature, programmaleider, hr):
    vacature.afwijking = "=Krapte in deze wijk"
    vacature.save()
    pad = "/werk/vacatures/afwijkingen/"
    assert "Krapte in deze wijk" in als(programmaleider).get(pad).content.decode()
    assert "'=Krapte" in als(programmaleider).get(f"{pad}csv/").content.decode()
    assert als(hr).get(pad).status_code == 404
    assert "Krapte" not in als(None).get(vacature.get_absolute_url()).content.decode()


def test_een_afspraak_over_stages_staat_waar_een_school_haar_plaatsen_opgeeft(als, school, hr):
    StageperiodeFactory()
    RegioafspraakFactory(titel="Een stagevergoeding voor iedereen", onderwerp="stage")
    RegioafspraakFactory(titel="Iets anders")
    bladzijde = als(hr).get(f"/werk/stages/scholen/{school.pk}/").content.decode()
    assert "Een stagevergoeding voor iedereen" in bladzijde and "Iets anders" not in bladzijde
