"""A day at a school for the visitor's own calendar, and the lists as a file for who answers."""

from datetime import time, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar
from post_office.models import Email

from demo.fabrieken.organisaties import SchoolFactory
from loket.acties import meelopen as acties
from loket.models import Meeloopverzoek, Ontvangst
from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.keuzes import Dag

pytestmark = pytest.mark.django_db
MORGEN = timedelta(days=1)


def welkom(school, door):
    jaar = Schooljaar.van(timezone.localdate()).begin
    Ontvangst.objects.create(
        school=school, schooljaar=jaar, bereidheid="open", dagen=Dag.values, toelichting="Leuk", door=door
    )
    return school


def weekdag(na):
    dag = timezone.localdate() + timedelta(days=na)
    return dag + timedelta(days=max(0, 7 - dag.weekday()) if dag.weekday() > 4 else 0)


@pytest.fixture
def verzoek(hr):
    school = welkom(SchoolFactory(bestuur=hr.lidmaatschap.organisatie), hr)
    return acties.vraag_meeloopdag(
        school=school, voornaam="An", achternaam="Vos", email="an@voorbeeld.test", dag=weekdag(10)
    )


def vers(verzoek):
    return Meeloopverzoek.objects.get(pk=verzoek.pk)


def kalenders():
    """Method and event of each calendar file that the visitor got, in order."""
    for mail in Email.objects.filter(to="an@voorbeeld.test", attachments__isnull=False).order_by("pk"):
        with mail.attachments.get().file.open() as bestand:
            kalender = Calendar.from_ical(bestand.read())
        yield str(kalender["method"]), kalender.walk("VEVENT")[0]


def test_de_afgesproken_dag_staat_in_de_agenda_van_de_bezoeker_en_gaat_mee_als_hij_verandert(
    verzoek, hr, client, post
):
    acties.spreek_af(verzoek=verzoek, antwoord="Tot dan", tijd=time(9), door=hr)
    zelf = client.get(vers(verzoek).pad_van_bezoeker + "afspraak.ics").content
    acties.stel_andere_dag_voor(verzoek=vers(verzoek), dag=weekdag(20), tijd=time(14, 30), door=hr)
    assert "De dag die u had afgesproken, kan toch niet" in post(verzoek.email)[-1]
    assert client.get(vers(verzoek).pad_van_bezoeker + "afspraak.ics").status_code == 404
    acties.neem_voorstel_aan(verzoek=vers(verzoek))
    acties.trek_meelopen_in(verzoek=vers(verzoek))
    gezegd = list(kalenders())
    assert [methode for methode, _ in gezegd] == ["REQUEST", "CANCEL", "REQUEST", "CANCEL"]
    nummers = [deel["sequence"] for _, deel in gezegd]
    assert nummers == sorted(set(nummers))
    assert Calendar.from_ical(zelf).walk("VEVENT")[0]["sequence"] == nummers[0]
    assert len({str(deel["uid"]) for _, deel in gezegd}) == 1
    tijden = [timezone.localtime(deel.decoded("dtstart")) for _, deel in gezegd]
    assert [(tijd.date(), tijd.time()) for tijd in tijden] == [
        (weekdag(10), time(9)),
        (weekdag(10), time(9)),
        (weekdag(20), time(14, 30)),
        (weekdag(20), time(14, 30)),
    ]
    assert timezone.localtime(gezegd[2][1].decoded("dtend")).time() == time(15, 30)


def test_zonder_tijd_is_het_een_hele_dag_en_wie_niets_afsprak_hoeft_niets_te_vergeten(verzoek, hr):
    acties.stel_andere_dag_voor(verzoek=verzoek, dag=weekdag(20), door=hr)
    acties.neem_voorstel_aan(verzoek=vers(verzoek))
    acties.wijs_meelopen_af(verzoek=vers(verzoek), antwoord="Toch studiedag.", door=hr)
    (_, deel), (methode, _) = kalenders()
    assert (deel.decoded("dtstart"), deel.decoded("dtend")) == (weekdag(20), weekdag(20) + MORGEN)
    assert methode == "CANCEL"


def test_verzoeken_en_antwoorden_van_scholen_gaan_mee_als_bestand_van_het_eigen_bestuur(
    als, verzoek, hr, hr_ander, makelaar, mentor
):
    welkom(SchoolFactory(naam="De Overkant", bestuur=hr_ander.lidmaatschap.organisatie), hr_ander)

    def regels(wie, pad):
        antwoord = als(wie).get(pad)
        return antwoord.status_code, antwoord.content.decode("utf-8-sig").splitlines()[1:]

    verzoeken, ontvangst = "/werk/meelopen/export/csv/", "/werk/ontvangst/export/csv/"
    assert [len(regels(wie, verzoeken)[1]) for wie in (hr, hr_ander, makelaar)] == [1, 0, 1]
    assert [len(regels(wie, ontvangst)[1]) for wie in (hr, hr_ander, makelaar)] == [1, 1, 2]
    assert regels(hr, verzoeken)[1][0].startswith("An Vos;an@voorbeeld.test;")
    assert "De Overkant" in regels(hr_ander, ontvangst)[1][0]
    assert [regels(mentor, pad)[0] for pad in (verzoeken, ontvangst)] == [404, 404]
    acties.spreek_af(verzoek=verzoek, antwoord="Tot dan", door=hr)
    assert [len(regels(hr, verzoeken + toon)[1]) for toon in ("", "?toon=alle")] == [0, 1]
    assert verzoeken.replace("csv", "xlsx") in als(hr).get("/werk/meelopen/?toon=alle").text
    assert ontvangst in als(hr).get("/werk/ontvangst/").text
    assert als(hr).get("/werk/meelopen/export/pdf/").status_code == 404


def test_een_dag_die_niet_kan_staat_bij_het_veld_in_gewone_woorden(client, verzoek):
    Ontvangst.objects.update(dagen=[Dag.MA, Dag.DI, Dag.WO])
    donderdag = timezone.localdate() + timedelta(days=7 + (3 - timezone.localdate().weekday()))
    wie = {"voornaam": "Bo", "achternaam": "Vos", "email": "bo@voorbeeld.test", "dag": donderdag.isoformat()}
    antwoord = client.post(f"/agenda/meelopen/{verzoek.school_id}/", wie)
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors["dag"] == ["Meelopen kan hier op maandag, dinsdag en woensdag."]
