"""Questions of the demo: some wait, one too long, and enough were answered to measure how soon."""

from datetime import timedelta

from django.utils import timezone

from loket.keuzes import Doorverwijzingstatus, Fase, Kanaal, Kandidaatstatus, Vraagstatus
from loket.models import Bericht, Doorverwijzing, Kandidaat, Standaardantwoord, Vraag, Vraagnotitie
from onderwijsregio.kern.tijd import is_werkdag, plus_werkdagen
from onderwijsregio.organisaties.keuzes import Rol
from onderwijsregio.organisaties.models import Lidmaatschap

from .accounts import Mensen
from .toeval import ZAAD, Toeval

VRAGEN = [
    "Ik werk nu in de zorg en wil graag voor de klas. Kan ik zij-instromen met een hbo-diploma?",
    "Ik heb tien jaar geleden de pabo gedaan. Wat moet ik doen om weer les te mogen geven?",
    "Kan ik een dag meelopen op een school voordat ik een keuze maak?",
    "Ik ben onderwijsassistent en wil doorgroeien. Welke opleiding past bij mij?",
    "Hoeveel verdien ik als ik begin als zij-instromer?",
]
ANTWOORD = (
    "Dank voor uw vraag. Ja, dat kan. Wij lopen graag met u door wat u al hebt en wat nog nodig is."
    " Zullen we bellen?"
)
STANDAARD = {
    "Kennismaken": "Dank voor uw vraag, {voornaam}. Wij leren u graag kennen. Bel ons op {telefoon loket} of schrijf"
    " terug wanneer het u past.\n\n{mijn naam}, {loket}",
    "Diploma nodig": "U vroeg naar {route}. Om te zien of dat kan, hebben wij een kopie van uw diploma nodig. U kunt"
    " die via de link in deze mail sturen.",
    "Meelopen": "Een dag meelopen kan. In de agenda op onze website staat welke scholen bezoekers ontvangen. Lukt het"
    " niet? Laat het {loket} weten.",
}
BEANTWOORD = 24


def maak_vragen(kandidaten: list[Kandidaat], mensen: Mensen, toeval: Toeval) -> None:
    """Open questions of people who are new, and answered ones of the last two months."""
    nieuw = [k for k in kandidaten if k.fase == Fase.WERVEN and k.status == Kandidaatstatus.ACTIEF]
    wachtend = [
        _vraag(persoon, mensen["makelaar"], toeval.moment(toeval.dagen_geleden(0, 4)), toeval)
        for persoon in nieuw[:4]
    ]
    Vraag.objects.bulk_create(wachtend)
    eigen = Toeval(ZAAD + 1)  # a chance of its own: what follows in the demo stays as it was
    _beantwoord(nieuw[4 : 4 + BEANTWOORD], mensen, eigen)
    te_laat, van_niemand = nieuw[4 + BEANTWOORD :][:1], nieuw[5 + BEANTWOORD :][:1]
    Vraag.objects.bulk_create(
        [
            *(
                _vraag(persoon, mensen["makelaar"], eigen.moment(eigen.dagen_geleden(8, 9)), eigen)
                for persoon in te_laat
            ),
            *(
                _vraag(persoon, None, eigen.moment(eigen.dagen_geleden(1, 1)), eigen)
                for persoon in van_niemand
            ),
        ]
    )
    Standaardantwoord.objects.bulk_create(
        Standaardantwoord(naam=naam, tekst=tekst, gewijzigd_door=mensen["makelaar"])
        for naam, tekst in STANDAARD.items()
    )


def maak_eigen_gesprek(persoon: Kandidaat, mensen: Mensen) -> None:
    """The question of kandidaat@ that the timeline tells of, with its answer: something under 'Uw berichten'."""
    gesteld, beantwoord = (persoon.stappen.get(soort=f"vraag_{wat}").op for wat in ("gesteld", "beantwoord"))
    vraag = Vraag.objects.create(
        kandidaat=persoon,
        tekst=VRAGEN[0],
        eigenaar=mensen["makelaar"],
        gesteld_op=gesteld,
        beantwoord_op=beantwoord,
        status=Vraagstatus.BEANTWOORD,
    )
    Bericht.objects.create(vraag=vraag, tekst=ANTWOORD, door=mensen["makelaar"], op=beantwoord)


def _vraag(persoon: Kandidaat, eigenaar, op, toeval: Toeval) -> Vraag:
    """A question that waits since `op`, not saved yet."""
    return Vraag(
        kandidaat=persoon,
        tekst=toeval.keuze.choice(VRAGEN),
        eigenaar=eigenaar,
        gesteld_op=op,
        wacht_sinds=op,
        antwoord_uiterlijk=plus_werkdagen(timezone.localdate(op), 2),
    )


def _beantwoord(kandidaten: list[Kandidaat], mensen: Mensen, toeval: Toeval) -> None:
    """Each answered within two working days; every sixth waits for the asker, with a note for colleagues."""
    for nummer, persoon in enumerate(kandidaten):
        op = toeval.moment(toeval.dagen_geleden(5, 60))
        antwoord_op = op + timedelta(hours=toeval.keuze.choice([1, 2, 3, 4, 6, 24, 26, 48]))
        while not is_werkdag(timezone.localdate(antwoord_op)):
            antwoord_op += timedelta(days=1)
        vraag = Vraag.objects.create(
            kandidaat=persoon,
            tekst=toeval.keuze.choice(VRAGEN),
            kanaal=toeval.keuze.choice([Kanaal.WEBSITE, Kanaal.WEBSITE, Kanaal.TELEFOON, Kanaal.MARKT]),
            eigenaar=mensen["makelaar"],
            gesteld_op=op,
            beantwoord_op=antwoord_op,
            status=Vraagstatus.BEANTWOORD if nummer % 6 else Vraagstatus.WACHT,
        )
        Bericht.objects.create(vraag=vraag, tekst=ANTWOORD, door=mensen["makelaar"], op=antwoord_op)
        if nummer % 4 == 1:
            _verwijs(vraag, mensen)
        if not nummer % 6:
            tekst = "Wacht op een kopie van het diploma."
            Vraagnotitie.objects.create(vraag=vraag, tekst=tekst, door=mensen["makelaar"], op=antwoord_op)


def _verwijs(vraag: Vraag, mensen: Mensen) -> None:
    """The answer came from HR of the largest board, who was asked and said yes before it."""
    lid = Lidmaatschap.objects.get(gebruiker=mensen["hr"], rol=Rol.HR)
    Bericht.objects.filter(vraag=vraag).update(door=mensen["hr"])
    Vraag.objects.filter(pk=vraag.pk).update(eigenaar=mensen["hr"])
    wacht = vraag.beantwoord_op - vraag.gesteld_op
    Doorverwijzing.objects.create(
        vraag=vraag,
        kandidaat=vraag.kandidaat,
        naar=lid,
        door=mensen["makelaar"],
        toelichting="Zoekt een school bij u in de buurt.",
        status=Doorverwijzingstatus.AANGENOMEN,
        aangeboden_op=vraag.gesteld_op + wacht / 4,
        beantwoord_op=vraag.gesteld_op + wacht / 2,
        antwoord_uiterlijk=plus_werkdagen(timezone.localdate(vraag.gesteld_op), 2),
    )
