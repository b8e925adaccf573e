"""A day at a school: schools say whether they receive people, visitors ask, schools answer."""

import uuid
from collections.abc import Iterable
from datetime import date, time, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from onderwijsregio.kern.tijd import Schooljaar
from onderwijsregio.organisaties.keuzes import Dag, Rol
from onderwijsregio.organisaties.models import Gebruiker, Organisatie, School, Schoolvakantie

from ..keuzes import Meeloopstatus, Stapsoort
from ..meldingen import meelopen as meldingen
from ..models import Meeloopverzoek, Ontvangst, Ontvangstvraag, scholen_die_nog_niets_zeiden
from .adressen import kandidaat_met_adres
from .klantreis import kies_makelaar, uiterlijk, zet_stap
from .vragen import sleutel_van

BEDENKTIJD = 5  # working days for the visitor to say whether another day is fine
VOORUIT = timedelta(days=183)


@transaction.atomic
def zeg_ontvangst(*, schooljaar: Schooljaar, scholen: Iterable[tuple[School, dict]], door: Gebruiker) -> int:
    """Write what each of these schools says for a school year; the number of schools.

    Raises ValidationError (with the school's name) when days or a reason are missing: nothing is saved.
    """
    aantal = 0
    for school, gegevens in scholen:
        rij = Ontvangst.objects.filter(school=school, schooljaar=schooljaar.begin).first()
        rij = rij or Ontvangst(school=school, schooljaar=schooljaar.begin)
        for veld, waarde in {**gegevens, "door": door, "op": timezone.now()}.items():
            setattr(rij, veld, waarde)
        try:
            rij.full_clean()
        except ValidationError as fout:
            raise ValidationError([f"{school}: {melding}" for melding in fout.messages]) from fout
        rij.save()
        aantal += 1
    return aantal


@transaction.atomic
def neem_ontvangst_over(*, bestuur: Organisatie, schooljaar: Schooljaar, door: Gebruiker) -> int:
    """Copy what the board's open schools said last year, for those that said nothing yet; how many.

    Two clicks at once copy it once: what the other wrote first stays.
    """
    gezegd = Ontvangst.objects.van_jaar(schooljaar).values("school")
    vorig = Ontvangst.objects.van_jaar(Schooljaar(schooljaar.begin - 1)).filter(
        school__bestuur=bestuur, school__gesloten_op__isnull=True
    )
    nieuw = [
        Ontvangst(
            school_id=rij.school_id,
            schooljaar=schooljaar.begin,
            bereidheid=rij.bereidheid,
            dagen=rij.dagen,
            toelichting=rij.toelichting,
            door=door,
        )
        for rij in vorig.exclude(school__in=gezegd)
    ]
    return len(Ontvangst.objects.bulk_create(nieuw, ignore_conflicts=True))


def kan_op(ontvangst: Ontvangst, dag: date) -> bool:
    """Whether the school receives people on the weekday of this date."""
    return dag.weekday() < len(Dag) and list(Dag)[dag.weekday()] in ontvangst.dagen


@transaction.atomic
def vraag_meeloopdag(
    *,
    school: School,
    voornaam: str,
    achternaam: str,
    email: str,
    dag: date,
    telefoon: str = "",
    vraag: str = "",
    formulier: uuid.UUID | None = None,
) -> Meeloopverzoek:
    """Ask a school for a day; its board has the region's time to react, then the loket takes over.

    The same form twice, and a second request to the same school while one is under way, change nothing.
    Raises ValidationError when the school receives nobody, or not on that day, as in a school holiday.
    """
    ontvangst = Ontvangst.objects.welkom().filter(school=school).first()
    if ontvangst is None:
        raise ValidationError("Bij deze school kan meelopen nu niet.")
    if not kan_op(ontvangst, dag):
        raise ValidationError({"dag": f"Meelopen kan hier op {ontvangst.dagnamen}."})
    if not timezone.localdate() < dag <= timezone.localdate() + VOORUIT:
        raise ValidationError({"dag": "Kies een dag vanaf morgen, hoogstens een half jaar vooruit."})
    if vakantie := Schoolvakantie.objects.per_dag(dag, dag).get(dag):
        raise ValidationError({"dag": f"Dan is het {vakantie}. Kies een andere dag."})
    School.objects.select_for_update().get(pk=school.pk)  # who asks the same twice at once takes turns
    email = email.strip().lower()
    sleutel = sleutel_van(formulier, email, str(dag)) if formulier else None
    lopend = school.meeloopverzoeken.filter(email__iexact=email).exclude(
        status__in=[Meeloopstatus.AFGEWEZEN, Meeloopstatus.INGETROKKEN]
    )
    zelfde = Meeloopverzoek.objects.filter(sleutel=sleutel, sleutel__isnull=False)
    if bestaand := lopend.filter(dag__gte=timezone.localdate()).first() or zelfde.first():
        return bestaand
    for oud in lopend:  # a day that was and for which another is asked now
        oud.status = Meeloopstatus.INGETROKKEN
        oud.save(update_fields=["status"])
    verzoek = Meeloopverzoek.objects.create(
        school=school,
        kandidaat=kandidaat_met_adres(email),
        voornaam=voornaam,
        achternaam=achternaam,
        email=email,
        telefoon=telefoon,
        vraag=vraag,
        dag=dag,
        uiterlijk_op=uiterlijk(),
        sleutel=sleutel,
    )
    _in_de_klantreis(verzoek, f"U hebt gevraagd om mee te lopen bij {school}.")
    meldingen.gevraagd(verzoek, collegas_van(verzoek))
    return verzoek


def collegas_van(verzoek: Meeloopverzoek) -> list[Gebruiker]:
    """Who answers for the school: HR of its board; without one the loket."""
    return _hr_van(verzoek.school.bestuur) or [kies_makelaar()]


def _hr_van(bestuur: Organisatie) -> list[Gebruiker]:
    hr = bestuur.lidmaatschappen.nu().filter(rol=Rol.HR)
    return list(Gebruiker.objects.filter(is_active=True, pk__in=hr.values("gebruiker")))


@transaction.atomic
def spreek_af(
    *, verzoek: Meeloopverzoek, antwoord: str, tijd: time | None = None, door: Gebruiker
) -> Meeloopverzoek:
    """The school says yes to the day that is asked. Raises ValidationError when it is too late for that."""
    verzoek = _vergrendel(verzoek, Meeloopstatus.GEVRAAGD, Meeloopstatus.VOORGESTELD)
    if verzoek.dag < timezone.localdate():
        raise ValidationError("Deze dag is voorbij. Stel een andere dag voor.")
    _antwoord(verzoek, Meeloopstatus.AFGESPROKEN, antwoord, door, tijd=tijd)
    meldingen.afgesproken(verzoek)
    return verzoek


@transaction.atomic
def stel_andere_dag_voor(
    *, verzoek: Meeloopverzoek, dag: date, antwoord: str = "", tijd: time | None = None, door: Gebruiker
) -> Meeloopverzoek:
    """The school proposes another day; now the visitor has a date to answer.

    Raises ValidationError for a day that is past or the same, and when the request was closed.
    """
    verzoek = _vergrendel(verzoek, Meeloopstatus.GEVRAAGD, Meeloopstatus.AFGESPROKEN)
    if dag <= timezone.localdate() or dag == verzoek.dag:
        raise ValidationError({"dag": "Kies een andere dag, vanaf morgen."})
    op, vervalt = uiterlijk(BEDENKTIJD), meldingen.vervallen(verzoek)
    _antwoord(verzoek, Meeloopstatus.VOORGESTELD, antwoord, door, tijd=tijd, dag=dag, uiterlijk_op=op)
    meldingen.andere_dag(verzoek, vervalt)
    return verzoek


@transaction.atomic
def wijs_meelopen_af(*, verzoek: Meeloopverzoek, antwoord: str, door: Gebruiker) -> Meeloopverzoek:
    """The school says no, with a reason; the visitor gets the other schools. Raises ValidationError."""
    verzoek = _vergrendel(
        verzoek, Meeloopstatus.GEVRAAGD, Meeloopstatus.VOORGESTELD, Meeloopstatus.AFGESPROKEN
    )
    if not antwoord.strip():
        raise ValidationError({"antwoord": "Leg uit waarom het niet kan."})
    vervalt = meldingen.vervallen(verzoek)
    _antwoord(verzoek, Meeloopstatus.AFGEWEZEN, antwoord, door)
    meldingen.afgewezen(verzoek, vervalt)
    return verzoek


@transaction.atomic
def neem_voorstel_aan(*, verzoek: Meeloopverzoek) -> Meeloopverzoek:
    """The visitor says yes to the other day. Raises ValidationError when that is no longer asked."""
    verzoek = _vergrendel(verzoek, Meeloopstatus.VOORGESTELD)
    _antwoord(verzoek, Meeloopstatus.AFGESPROKEN, verzoek.antwoord, verzoek.beantwoord_door)
    meldingen.bezoeker_zegt_ja(verzoek, collegas_van(verzoek))
    return verzoek


@transaction.atomic
def trek_meelopen_in(*, verzoek: Meeloopverzoek) -> Meeloopverzoek:
    """The visitor does not come. Twice is once. Raises ValidationError when the school said no before."""
    verzoek = Meeloopverzoek.objects.select_for_update(of=["self"]).get(pk=verzoek.pk)
    if verzoek.status == Meeloopstatus.INGETROKKEN:
        return verzoek
    if verzoek.status == Meeloopstatus.AFGEWEZEN:
        raise ValidationError("De school had al laten weten dat het niet kan.")
    vervalt = meldingen.vervallen(verzoek)
    verzoek.status = Meeloopstatus.INGETROKKEN
    verzoek.save(update_fields=["status"])
    _in_de_klantreis(verzoek, f"U gaat niet meelopen bij {verzoek.school}.")
    meldingen.bezoeker_komt_niet(verzoek, collegas_van(verzoek), vervalt)
    return verzoek


def _vergrendel(verzoek: Meeloopverzoek, *mag: str) -> Meeloopverzoek:
    """Lock the request, which must be in one of these states; two tabs cannot both answer."""
    verzoek = Meeloopverzoek.objects.select_for_update(of=["self"]).get(pk=verzoek.pk)
    if verzoek.status not in mag:
        raise ValidationError(f"Dit verzoek is intussen {verzoek.get_status_display()}.")
    return verzoek


def _antwoord(verzoek: Meeloopverzoek, status: str, antwoord: str, door: Gebruiker, **velden) -> None:
    """Write the answer; a new state starts with clean reminders, and is the next one in calendars."""
    nieuw = {"status": status, "antwoord": antwoord.strip(), "beantwoord_door": door, **velden}
    nieuw["volgnummer"] = verzoek.volgnummer + 1
    for veld, waarde in (nieuw | {"herinnerd_op": None, "opgeschaald_op": None}).items():
        setattr(verzoek, veld, waarde)
    verzoek.save()
    teksten = {
        Meeloopstatus.AFGESPROKEN: f"U loopt op {date_format(verzoek.dag, 'j F Y')} mee bij {verzoek.school}.",
        Meeloopstatus.VOORGESTELD: f"{verzoek.school} stelt een andere dag voor om mee te lopen.",
        Meeloopstatus.AFGEWEZEN: f"Meelopen bij {verzoek.school} kan nu niet.",
    }
    _in_de_klantreis(verzoek, teksten[status], door)


def _in_de_klantreis(verzoek: Meeloopverzoek, tekst: str, door: Gebruiker | None = None) -> None:
    """What a known candidate did; of somebody else no journey is kept."""
    if verzoek.kandidaat:
        zet_stap(kandidaat=verzoek.kandidaat, soort=Stapsoort.MEELOPEN, tekst=tekst, door=door, over=verzoek)


def bewaak_meelopen(vandaag: date) -> None:
    """Each working morning: remind who must answer today, hand what is overdue to the loket. Once each."""
    te_herinneren = Meeloopverzoek.objects.open().filter(uiterlijk_op=vandaag, herinnerd_op__isnull=True)
    _een_voor_een(te_herinneren, "herinnerd_op", vandaag, _herinner)
    verlopen = Meeloopverzoek.objects.te_laat(vandaag).filter(opgeschaald_op__isnull=True)
    _een_voor_een(verlopen, "opgeschaald_op", vandaag, lambda rij: meldingen.te_laat(rij, kies_makelaar()))


def vraag_om_ontvangst(vandaag: date) -> int:
    """Once a school year: ask HR of each board whose schools did not all say whether they receive people.

    A board without HR is asked as soon as it has somebody. Returns how many boards were asked.
    """
    jaar = Schooljaar.van(vandaag)
    stil = scholen_die_nog_niets_zeiden(vandaag)
    besturen = Organisatie.objects.filter(pk__in=stil.values("bestuur"))
    gevraagd = Ontvangstvraag.objects.filter(schooljaar=jaar.begin)
    aantal = 0
    for bestuur in besturen.exclude(pk__in=gevraagd.values("bestuur")):
        if hr := _hr_van(bestuur):
            aantal += _vraag_bestuur(bestuur, jaar, hr, stil.filter(bestuur=bestuur).count())
    return aantal


@transaction.atomic
def _vraag_bestuur(bestuur: Organisatie, jaar: Schooljaar, hr: list[Gebruiker], aantal: int) -> bool:
    """Written in the transaction that writes the mail, so that nobody is asked twice."""
    _, nieuw = Ontvangstvraag.objects.get_or_create(bestuur=bestuur, schooljaar=jaar.begin)
    if nieuw:
        meldingen.ontvangen_uw_scholen(hr, jaar, aantal)
    return nieuw


def herinner_bezoekers(vandaag: date) -> None:
    """Every day: remind who visits a school tomorrow, once."""
    morgen = Meeloopverzoek.objects.filter(
        status=Meeloopstatus.AFGESPROKEN, dag=vandaag + timedelta(days=1), herinnerd_op__isnull=True
    )
    _een_voor_een(morgen, "herinnerd_op", vandaag, meldingen.morgen)


def _herinner(verzoek: Meeloopverzoek) -> None:
    if verzoek.status == Meeloopstatus.GEVRAAGD:
        meldingen.wacht_op_school(verzoek, collegas_van(verzoek))
    else:
        meldingen.wacht_op_bezoeker(verzoek)


def _een_voor_een(te_doen, veld: str, vandaag: date, doe) -> None:
    """Do it for each in a transaction of its own, marked in that same transaction."""
    for pk in te_doen.values_list("pk", flat=True):
        with transaction.atomic():
            rij = te_doen.select_for_update(of=["self"], skip_locked=True).filter(pk=pk)
            if verzoek := rij.select_related("school__bestuur").first():
                setattr(verzoek, veld, vandaag)
                verzoek.save(update_fields=[veld])
                doe(verzoek)
