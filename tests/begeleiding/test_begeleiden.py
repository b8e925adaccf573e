"""A mentor is linked; what is said stays between the two, that it was said is a step."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from post_office.models import Email

from begeleiding import acties
from begeleiding.models import Gesprek
from demo.fabrieken.begeleiding import TrajectFactory
from demo.fabrieken.organisaties import LidmaatschapFactory
from loket.keuzes import Stapsoort


def dagen(aantal):
    return timezone.localdate() + timedelta(days=aantal)


def een_mentor(school, **velden):
    return LidmaatschapFactory(rol="mentor", organisatie=school.bestuur, **velden)


def leg_vast(koppeling, **velden):
    gegevens = {"gevoerd_op": dagen(0), "onderwerp": "Kennismaken", "verslag": "Fijn gesprek."} | velden
    return acties.leg_gesprek_vast(koppeling=koppeling, **{"door": koppeling.mentor.gebruiker} | gegevens)


# Linking -----------------------------------------------------------------------------------------------


def test_een_mentor_koppelen_maakt_het_eerste_gesprek_tot_volgende_stap(traject, school, wie):
    lid = een_mentor(school)
    koppeling = acties.koppel_mentor(traject=traject, mentor=lid, door=wie("coordinator"))
    kandidaat = traject.kandidaat
    kandidaat.refresh_from_db()
    assert (koppeling.van, koppeling.tot) == (dagen(0), None)
    assert kandidaat.volgende_stap == "Eerste gesprek met de mentor"
    assert kandidaat.volgende_stap_van == lid.gebruiker
    assert kandidaat.stappen.get(soort=Stapsoort.GEKOPPELD).tekst == f"{lid.gebruiker} is uw mentor."
    aan, mentormail = Email.objects.order_by("pk")
    assert (aan.to, mentormail.to) == ([kandidaat.email], [lid.gebruiker.email])
    assert lid.gebruiker.email in aan.message and kandidaat.email in mentormail.message


def test_het_eerste_gesprek_is_niet_voor_het_begin(school, wie):
    traject = TrajectFactory(school=school, start_op=dagen(60))
    acties.koppel_mentor(traject=traject, mentor=een_mentor(school), door=wie("hr"))
    traject.kandidaat.refresh_from_db()
    assert traject.kandidaat.volgende_stap_op == dagen(60)


def test_een_andere_mentor_lost_de_vorige_af(traject, koppeling, school, makelaar):
    acties.koppel_mentor(traject=traject, mentor=een_mentor(school), door=makelaar)
    koppeling.refresh_from_db()
    assert koppeling.tot == dagen(0)
    assert traject.koppelingen.lopend().count() == 1


def test_dezelfde_mentor_koppelen_verandert_niets(traject, koppeling, makelaar):
    with pytest.raises(ValidationError, match="is al de mentor"):
        acties.koppel_mentor(traject=traject, mentor=koppeling.mentor, door=makelaar)
    koppeling.refresh_from_db()
    assert koppeling.tot is None


@pytest.mark.parametrize(
    "velden",
    [
        {"rol": "hr"},
        {"gebruiker__is_active": False},
        {"tot": timezone.localdate()},
        {"organisatie": None},
    ],
    ids=["geen mentor", "niet actief", "rol voorbij", "ander bestuur"],
)
def test_alleen_een_mentor_van_het_bestuur_van_de_school(traject, school, makelaar, velden):
    velden = {"rol": "mentor", "organisatie": school.bestuur} | velden
    if velden["organisatie"] is None:
        del velden["organisatie"]
    with pytest.raises(ValidationError, match="Kies een mentor van het bestuur"):
        acties.koppel_mentor(traject=traject, mentor=LidmaatschapFactory(**velden), door=makelaar)


def test_niemand_is_zijn_eigen_mentor(traject, school, makelaar):
    zelf = een_mentor(school, gebruiker=traject.kandidaat.gebruiker)
    with pytest.raises(ValidationError, match="Kies een mentor"):
        acties.koppel_mentor(traject=traject, mentor=zelf, door=makelaar)


@pytest.mark.parametrize(("rol", "elders"), [("hr", True), ("mentor", False), ("programmaleider", True)])
def test_wie_het_traject_niet_leidt_koppelt_niemand(traject, school, wie, rol, elders):
    with pytest.raises(PermissionDenied):
        acties.koppel_mentor(traject=traject, mentor=een_mentor(school), door=wie(rol, elders))


def test_een_gestopt_traject_krijgt_geen_mentor(school, makelaar):
    with pytest.raises(ValidationError, match="loopt niet meer"):
        acties.koppel_mentor(
            traject=TrajectFactory(school=school, gestopt=True), mentor=een_mentor(school), door=makelaar
        )


# Conversations -----------------------------------------------------------------------------------------


def test_een_gesprek_vastleggen_zet_alleen_in_de_tijdlijn_dat_het_er_was(koppeling):
    gesprek = leg_vast(koppeling, onderwerp="Ziek", verslag="Migraine", volgend_gesprek_op=dagen(9))
    kandidaat = koppeling.traject.kandidaat
    tekst = kandidaat.stappen.get(soort=Stapsoort.GESPREK).tekst
    assert tekst == f"Gesprek met uw mentor op {gesprek.gevoerd_op:%d-%m-%Y}."
    kandidaat.refresh_from_db()
    assert (kandidaat.volgende_stap, kandidaat.volgende_stap_op) == (
        "Volgend gesprek met de mentor",
        dagen(9),
    )
    assert "Migraine" not in str(list(kandidaat.stappen.values_list("tekst")))


def test_zonder_dag_is_het_volgende_gesprek_over_een_paar_weken(koppeling):
    assert leg_vast(koppeling).volgend_gesprek_op > dagen(20)


@pytest.mark.parametrize("dag", [-30, 0])
def test_een_gesprek_is_gevoerd_sinds_het_begin_en_niet_later_dan_vandaag(koppeling, dag):
    assert leg_vast(koppeling, gevoerd_op=dagen(dag)).pk


@pytest.mark.parametrize(("dag", "reden"), [(1, "nog niet gevoerd"), (-31, "De begeleiding begon")])
def test_morgen_of_voor_het_begin_kan_niet(koppeling, dag, reden):
    with pytest.raises(ValidationError, match=reden):
        leg_vast(koppeling, gevoerd_op=dagen(dag))


def test_een_volgend_gesprek_was_niet_gisteren(koppeling):
    with pytest.raises(ValidationError, match="vandaag of later"):
        leg_vast(koppeling, volgend_gesprek_op=dagen(-1))
    assert leg_vast(koppeling, volgend_gesprek_op=dagen(0)).pk


@pytest.mark.parametrize("rol", ["hr", "mentor", "makelaar"])
def test_alleen_de_mentor_zelf_legt_een_gesprek_vast(koppeling, wie, rol):
    with pytest.raises(PermissionDenied):
        leg_vast(koppeling, door=wie(rol))


def test_een_mentor_die_is_afgelost_legt_niets_meer_vast(koppeling, school, makelaar):
    acties.koppel_mentor(traject=koppeling.traject, mentor=een_mentor(school), door=makelaar)
    with pytest.raises(PermissionDenied):
        leg_vast(koppeling)


def test_wat_is_besproken_zien_alleen_de_twee(gesprek, traject, mentor, school, makelaar, wie):
    opvolger = een_mentor(school)
    acties.koppel_mentor(traject=traject, mentor=opvolger, door=makelaar)
    for lezer in (mentor, traject.kandidaat.gebruiker):
        assert list(Gesprek.objects.zichtbaar_voor(lezer)) == [gesprek]
    for ander in (opvolger.gebruiker, makelaar, wie("hr"), wie("programmaleider"), wie("beheer")):
        assert not Gesprek.objects.zichtbaar_voor(ander).exists()
