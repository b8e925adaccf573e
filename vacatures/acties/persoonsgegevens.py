"""What vacancies keep of a person, in the order of the download; see loket.models.persoonsgegevens."""

from loket.models import Gegevens

from ..models import (
    Beschikbaarheid,
    BewaardeVacature,
    Poollid,
    Sollicitatie,
    Sollicitatiebericht,
    Sollicitatiegesprek,
    Sollicitatienotitie,
    Stagestudent,
    Stagevraag,
    Vervangingsdag,
    Zoekopdracht,
)

VIA = "sollicitatie__kandidaat"

PERSOONSGEGEVENS = [
    Gegevens(
        Sollicitatie,
        "Uw sollicitaties",
        wis=("motivatie", "antwoord", "profiel"),
        verberg=("herinnerd_op", "te_laat_gemeld_op", "loket_vanaf"),
    ),
    Gegevens(Sollicitatiebericht, "Berichten over uw sollicitaties", VIA, wis=("tekst",)),
    Gegevens(Sollicitatiegesprek, "Uw sollicitatiegesprekken", VIA),
    # What colleagues noted is the board's own to give; see docs/beheer/vacatures.md.
    Gegevens(Sollicitatienotitie, "Notities van een bestuur", VIA, wis=("tekst",), verberg=("tekst",)),
    Gegevens(
        BewaardeVacature,
        "Vacatures die u bewaarde",
        "gebruiker__kandidaat",
        weg=True,
        verberg=("gebruiker",),
    ),
    Gegevens(
        Zoekopdracht,
        "Uw zoekopdrachten",
        pad="",
        adres="email",
        weg=True,
        # What was chosen stands in `omschrijving`, in words.
        verberg=("keuzes", "geschreven_in", "haal_in", "bevestigingen", "link_op", "lat", "lon"),
    ),
    Gegevens(Vervangingsdag.nee_van.through, "Wanneer u nee zei", "poollid__kandidaat", weg=True),
    Gegevens(Vervangingsdag, "Dagen dat u invalt", "lid__kandidaat"),
    Gegevens(Beschikbaarheid, "Wanneer u kunt invallen", "lid__kandidaat", weg=True),
    Gegevens(Poollid, "U en de vervangingspool", wis=("opmerking",)),
    Gegevens(
        Stagevraag.scholen.through,
        "Scholen waar u graag stage loopt",
        "stagevraag__student__kandidaat",
        weg=True,
        verberg=("stagevraag",),
    ),
    Gegevens(
        Stagestudent.eerder_op.through,
        "Scholen waar u eerder stage liep",
        "stagestudent__kandidaat",
        weg=True,
        verberg=("stagestudent",),
    ),
    Gegevens(Stagevraag, "De stage die u zoekt", "student__kandidaat", weg=True, verberg=("student",)),
    Gegevens(Stagestudent, "Uw opleiding bracht u als student", weg=True),
]
