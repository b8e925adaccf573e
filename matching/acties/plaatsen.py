"""A placement: candidate and school agreed, and everything that counted on something else lets go."""

from django.db import transaction
from django.utils import timezone

from loket.acties import ga_naar_fase, makelaar_van, spreek_volgende_stap_af, uiterlijk, zet_stap
from loket.keuzes import Fase, Stapsoort, Toestemmingsdoel
from loket.models import Kandidaat
from onderwijsregio.kern.tijd import plus_werkdagen
from onderwijsregio.organisaties.models import Gebruiker
from vacatures.acties import geef_antwoord, trek_sollicitatie_in, vergrendel, vervul
from vacatures.keuzes import Sollicitatiestatus
from vacatures.models import Vacature

from .. import meldingen, signalen
from ..keuzes import Voorstelstatus
from ..models import Plaatsing, Voorstel

NA_DE_EERSTE_WEEK = 5  # working days


@transaction.atomic
def plaats(
    *, kandidaat: Kandidaat, vacature: Vacature, door: Gebruiker, voorstel: Voorstel | None = None
) -> Plaatsing:
    """Place the candidate, close the vacancy as filled through the loket, and let go of the rest.

    The caller made sure that both agreed: by a proposal with two times yes, or by an application that the
    board accepted. Later apps hear of it by the signal `geplaatst` and may move the candidate on; who is
    still in *matchen* after that goes to *begeleiden*.
    """
    vergrendel(vacature=vacature.pk, ook=kandidaat.pk)
    makelaar = voorstel.goedgekeurd_door if voorstel else makelaar_van(kandidaat)
    plaatsing = Plaatsing.objects.create(
        kandidaat=kandidaat,
        vacature=vacature,
        voorstel=voorstel,
        school=vacature.school,
        start_op=vacature.start_op,
    )
    _laat_los(plaatsing, door)
    zet_stap(
        kandidaat=kandidaat,
        soort=Stapsoort.GEPLAATST,
        tekst=f"U bent geplaatst op {vacature.school}: {vacature}, vanaf {plaatsing.start_op:%d-%m-%Y}.",
        door=door,
        over=plaatsing,
    )
    _ga_verder(plaatsing, makelaar, door)
    meldingen.geplaatst(plaatsing, makelaar)
    return plaatsing


def _laat_los(plaatsing: Plaatsing, door: Gebruiker) -> None:
    """Close the vacancy, and end the candidate's other applications and proposals with a mail."""
    kandidaat, vacature = plaatsing.kandidaat, plaatsing.vacature
    open_sollicitaties = kandidaat.sollicitaties.open().select_related("vacature__school", "kandidaat")
    for sollicitatie in open_sollicitaties.filter(vacature=vacature):
        geef_antwoord(sollicitatie, Sollicitatiestatus.AANGENOMEN, "U bent geplaatst via het loket.", door)
    vervul(vacature=vacature, door=door)
    for sollicitatie in open_sollicitaties.exclude(vacature=vacature):
        reden = "Er is een baan op een andere school gevonden."
        trek_sollicitatie_in(sollicitatie=sollicitatie, reden=reden, door=door)
    for voorstel in kandidaat.voorstellen.open().select_related("vacature__school", "kandidaat"):
        if laat_vervallen(voorstel, "De kandidaat is op een andere school geplaatst."):
            meldingen.gaat_niet_door_school(voorstel, voorstel.reden_afwijzing)


def _ga_verder(plaatsing: Plaatsing, makelaar: Gebruiker, door: Gebruiker) -> None:
    """Phase and next step; what a later app agrees on hearing the signal goes before."""
    kandidaat = Kandidaat.objects.get(pk=plaatsing.kandidaat_id)
    ga_naar_fase(kandidaat=kandidaat, fase=Fase.MATCHEN, door=door)
    begin = max(plaatsing.start_op, timezone.localdate())
    spreek_volgende_stap_af(
        kandidaat=kandidaat,
        volgende_stap=f"Bellen na de eerste week op {plaatsing.school}"[:200],
        eigenaar=makelaar,
        op=plus_werkdagen(begin, NA_DE_EERSTE_WEEK),
        door=door,
    )
    plaatsing.kandidaat = kandidaat
    signalen.geplaatst.send(Plaatsing, plaatsing=plaatsing, door=door)
    kandidaat.refresh_from_db()
    if kandidaat.fase == Fase.MATCHEN:
        ga_naar_fase(kandidaat=kandidaat, fase=Fase.BEGELEIDEN, door=door)


def laat_vervallen(voorstel: Voorstel, reden: str) -> bool:
    """Facts overtook this proposal; whether candidate and school had been asked already."""
    gevraagd = voorstel.status == Voorstelstatus.GOEDGEKEURD
    voorstel.status = Voorstelstatus.VERVALLEN
    voorstel.reden_afwijzing = reden
    voorstel.save(update_fields=["status", "reden_afwijzing"])
    return gevraagd


# What the loket and vacancies tell ----------------------------------------------------------------------


def bij_afgesloten_kandidaat(sender, kandidaat: Kandidaat, door: Gebruiker | None, **kwargs) -> None:
    """Proposals of somebody who stopped lapse; a board that had been asked hears it."""
    for voorstel in kandidaat.voorstellen.open().select_related("vacature__school", "kandidaat"):
        if laat_vervallen(voorstel, "De kandidaat is gestopt bij het loket."):
            meldingen.gaat_niet_door_school(voorstel, voorstel.reden_afwijzing)


def bij_afgeschermde_kandidaat(sender, kandidaat: Kandidaat, organisatie, **kwargs) -> None:
    """Proposals at a board that the candidate hides from lapse."""
    _trek_terug(kandidaat.voorstellen.open().filter(vacature__organisatie=organisatie))


def bij_ingetrokken_toestemming(sender, kandidaat: Kandidaat, doel: str, **kwargs) -> None:
    """Nobody is proposed who does not agree to it any more."""
    if doel == Toestemmingsdoel.MATCHING:
        _trek_terug(kandidaat.voorstellen.open())


def _trek_terug(voorstellen) -> None:
    """A board that had been asked hears that it is off, not why; the makelaar who asked has the next step again."""
    for voorstel in voorstellen.select_related("vacature__school", "kandidaat", "goedgekeurd_door"):
        if laat_vervallen(voorstel, "De kandidaat kiest voor iets anders."):
            meldingen.gaat_niet_door_school(voorstel, voorstel.reden_afwijzing)
            if not voorstel.kandidaat.is_actief:
                continue
            spreek_volgende_stap_af(
                kandidaat=voorstel.kandidaat,
                volgende_stap="Bespreken hoe het verder gaat",
                eigenaar=voorstel.goedgekeurd_door,
                op=uiterlijk(),
            )


def bij_gesloten_vacature(sender, vacature: Vacature, door: Gebruiker | None, **kwargs) -> None:
    """Proposals for a vacancy that was closed lapse; a candidate who had been asked hears it."""
    for voorstel in vacature.voorstellen.open().select_related("kandidaat", "goedgekeurd_door"):
        voorstel.vacature = vacature
        if laat_vervallen(voorstel, "De vacature is gesloten."):
            meldingen.gaat_niet_door_kandidaat(voorstel, voorstel.reden_afwijzing)
            spreek_volgende_stap_af(
                kandidaat=voorstel.kandidaat,
                volgende_stap="Bespreken welke baan wel past",
                eigenaar=voorstel.goedgekeurd_door,
                op=uiterlijk(NA_DE_EERSTE_WEEK),
                door=door,
            )


def bij_aangenomen_sollicitatie(sender, sollicitatie, door: Gebruiker, **kwargs) -> None:
    """Whoever applied and was accepted is placed."""
    plaats(kandidaat=sollicitatie.kandidaat, vacature=sollicitatie.vacature, door=door)


def vacature_nodig(sender, vacature: Vacature, **kwargs) -> bool:
    """An approved proposal still waits for this vacancy."""
    return vacature.voorstellen.filter(status=Voorstelstatus.GOEDGEKEURD).exists()


def wie_is_voorgesteld(sender, vacature: Vacature, **kwargs) -> list[int]:
    """The candidates with a proposal for this vacancy that has not come to an end."""
    return list(vacature.voorstellen.open().values_list("kandidaat", flat=True))
