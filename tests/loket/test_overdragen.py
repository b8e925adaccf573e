"""Nobody gets lost when a colleague leaves: what was theirs to do goes to the loket, and somebody hears it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from demo.fabrieken.loket import KandidaatFactory
from demo.fabrieken.organisaties import LidmaatschapFactory
from loket import acties
from loket.models import Kandidaat
from onderwijsregio.organisaties.acties import beeindig_lidmaatschap
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Lidmaatschap


def vandaag():
    return timezone.localdate()


@pytest.fixture
def van_hr(makelaar, hr):
    return KandidaatFactory(
        volgende_stap="Bellen over de school",
        volgende_stap_van=hr,
        volgende_stap_op=vandaag() + timedelta(days=4),
    )


def beeindig(gebruiker, per=None):
    lid = Lidmaatschap.objects.filter(gebruiker=gebruiker).first()
    beeindig_lidmaatschap(lidmaatschap=lid, door=gebruiker, per=per)


def eigenaar_van(kandidaat):
    return Kandidaat.objects.get(pk=kandidaat.pk).volgende_stap_van


def test_eindigt_de_rol_nu_dan_neemt_de_makelaar_het_meteen_over(van_hr, hr, makelaar, post):
    beeindig(hr)
    kandidaat = Kandidaat.objects.get(pk=van_hr.pk)
    assert kandidaat.volgende_stap_van == makelaar
    assert (kandidaat.volgende_stap, kandidaat.volgende_stap_op) == (
        van_hr.volgende_stap,
        van_hr.volgende_stap_op,
    )
    assert post() == [(makelaar.email, "U neemt een volgende stap over")]
    assert kandidaat.naam in post(makelaar.email)[0]
    teksten = list(kandidaat.stappen.filter(intern=True).values_list("tekst", flat=True))
    assert f"{hr} heeft geen rol meer. {makelaar} neemt de volgende stap over." in teksten
    assert not kandidaat.stappen.filter(intern=False).exists()


@pytest.mark.parametrize(("dagen", "over"), [(-1, True), (0, True), (1, False)])
def test_op_de_dag_dat_een_rol_eindigt_ziet_de_nacht_het(van_hr, hr, makelaar, dagen, over):
    Lidmaatschap.objects.filter(gebruiker=hr).update(tot=vandaag() + timedelta(days=dagen))
    assert acties.draag_over() == over
    assert eigenaar_van(van_hr) == (makelaar if over else hr)


def test_een_rol_die_later_eindigt_houdt_zijn_stappen_tot_dan(van_hr, hr):
    beeindig(hr, per=vandaag() + timedelta(days=1))
    assert eigenaar_van(van_hr) == hr


def test_twee_keer_draaien_draagt_een_keer_over(van_hr, hr, post):
    beeindig(hr)
    assert acties.draag_over() == 0
    assert len(post()) == 1


def test_een_account_dat_uit_staat_is_ook_weg(van_hr, hr, makelaar):
    hr.is_active = False
    hr.save()
    acties.draag_over()
    assert eigenaar_van(van_hr) == makelaar


def test_wie_nog_een_rol_heeft_waarin_mensen_worden_begeleid_houdt_ze(van_hr, hr):
    LidmaatschapFactory(gebruiker=hr, rol=Rol.MENTOR)
    beeindig(hr)
    assert eigenaar_van(van_hr) == hr


def test_lid_van_de_stuurgroep_is_geen_begeleider(van_hr, hr, makelaar):
    LidmaatschapFactory(gebruiker=hr, rol=Rol.STUURGROEP)
    beeindig(hr)
    assert eigenaar_van(van_hr) == makelaar


def test_een_stap_van_de_kandidaat_zelf_blijft_daar(kandidaat, makelaar):
    acties.spreek_volgende_stap_af(
        kandidaat=kandidaat, volgende_stap="Ja of nee zeggen", eigenaar=kandidaat.gebruiker, op=vandaag()
    )
    assert acties.draag_over() == 0
    assert eigenaar_van(kandidaat) == kandidaat.gebruiker


def test_zonder_makelaar_gaat_het_naar_de_programmaleider(kandidaat, makelaar, programmaleider, post):
    beeindig(makelaar)
    assert eigenaar_van(kandidaat) == programmaleider
    assert [wie for wie, _ in post()] == [programmaleider.email]


def test_wie_rust_heeft_niets_over_te_dragen(regio, makelaar):
    KandidaatFactory(rust=True)
    KandidaatFactory(afgesloten=True)
    assert acties.draag_over() == 0


def test_een_mail_voor_alles_wat_iemand_overneemt(van_hr, hr, makelaar, post):
    KandidaatFactory.create_batch(2, volgende_stap_van=hr)
    beeindig(hr)
    assert post() == [(makelaar.email, "U neemt 3 volgende stappen over")]


def test_er_is_na_afloop_niemand_zonder_eigenaar(van_hr, hr, makelaar, als):
    beeindig(hr)
    assert not Kandidaat.objects.zonder_eigenaar().exists()
    assert escape(van_hr.naam) in als(makelaar).get("/werk/kandidaten/?eigenaar=ik").text
