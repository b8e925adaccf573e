"""Work at a school beside teaching: a vacancy of each kind, so that who looks for it finds it in the demo."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from loket.keuzes import Bevoegdheid
from onderwijsregio.organisaties.keuzes import Dag, Functie
from onderwijsregio.organisaties.models import School
from vacatures.keuzes import Dagdeel, Schaal, Vacaturestatus
from vacatures.models import Vacature

from .accounts import Mensen
from .toeval import Toeval

ZAAD = 91


@dataclass(frozen=True)
class Werk:
    """A kind of work: where, how much and for which scale, and what one does all day."""

    functie: Functie
    sectoren: tuple[str, ...]
    titel: str
    schaal: Schaal
    fte: tuple[str, str]
    omschrijving: str
    werkdag: str
    dagdeel: Dagdeel = Dagdeel.HEEL

    @property
    def dagen(self) -> int:
        """On how many days a week somebody works."""
        return int(Decimal(self.fte[1]) * (5 if self.dagdeel == Dagdeel.HEEL else 10))


WERK = (
    Werk(
        Functie.LERAARONDERSTEUNER,
        ("po",),
        "Leraarondersteuner onderbouw",
        Schaal.S7,
        ("0.6", "0.8"),
        "U werkt met kleine groepen kinderen die extra uitleg nodig hebben, en neemt soms een les over.",
        "Om acht uur neemt u met de leerkrachten de dag door. Tot twaalf uur werkt u met groepjes aan taal en "
        "rekenen. 's Middags helpt u in groep 3, en om half vier schrijft u op hoe het ging.",
    ),
    Werk(
        Functie.CONCIERGE,
        ("po", "sbo"),
        "Conciërge",
        Schaal.S3,
        ("0.4", "0.6"),
        "U kent elk kind bij naam en zorgt dat het gebouw open, schoon en heel is.",
        "Om half acht gaat u rond en doet u de deuren open. U ontvangt ouders, repareert wat stuk is en plakt "
        "een pleister. Om vier uur sluit u af.",
    ),
    Werk(
        Functie.ADMINISTRATIE,
        ("po",),
        "Administratief medewerker",
        Schaal.S5,
        ("0.4", "0.4"),
        "U houdt de gegevens van leerlingen bij, beantwoordt de telefoon en helpt de directeur met de planning.",
        "Tussen acht en negen belt u ouders van wie er niet is. Daarna verwerkt u inschrijvingen en post. In de "
        "middag maakt u het rooster voor de volgende week.",
    ),
    Werk(
        Functie.LOGOPEDIST,
        ("so", "sbo"),
        "Logopedist",
        Schaal.S9,
        ("0.6", "0.8"),
        "U helpt kinderen met spreken, luisteren en begrijpen, alleen en in de klas.",
        "U ziet op een dag zes kinderen, elk een half uur. Daarna denkt u met de leerkracht mee over taal in de "
        "klas, en u belt met ouders.",
    ),
    Werk(
        Functie.GEDRAGSDESKUNDIGE,
        ("so", "sbo", "po"),
        "Orthopedagoog",
        Schaal.S11,
        ("0.8", "1.0"),
        "U kijkt mee in de klas, doet onderzoek en maakt met de leerkracht een plan dat werkt.",
        "'s Ochtends kijkt u mee in een groep. Daarna bespreekt u met ouders en leerkracht wat u zag, en 's middags "
        "schrijft u aan een plan.",
    ),
    Werk(
        Functie.ZORGCOORDINATOR,
        ("vo",),
        "Zorgcoördinator",
        Schaal.LC,
        ("0.6", "0.8"),
        "U zorgt dat een leerling die vastloopt snel de juiste hulp krijgt, op school of daarbuiten.",
        "U begint met de mentoren. Overdag praat u met leerlingen en ouders, en een keer per week zit u met de "
        "wijkteams om tafel.",
    ),
    Werk(
        Functie.TOA,
        ("vo",),
        "Technisch onderwijsassistent natuurkunde en scheikunde",
        Schaal.S7,
        ("0.6", "1.0"),
        "U zet practica klaar, helpt leerlingen bij proeven en zorgt dat het veilig blijft.",
        "Voor het eerste uur staan de proeven klaar. U loopt mee bij drie of vier practica en ruimt tussendoor op. "
        "Aan het eind van de dag bestelt u wat bijna op is.",
    ),
    Werk(
        Functie.INSTRUCTEUR,
        ("mbo",),
        "Instructeur installatietechniek",
        Schaal.S8,
        ("0.8", "1.0"),
        "U leert studenten het vak in de werkplaats. Uw ervaring telt; lesgeven leert u bij ons.",
        "Om half negen begint de eerste groep in de werkplaats. U doet voor, kijkt mee en beoordeelt. Een middag per "
        "week bezoekt u studenten op hun stage.",
    ),
    Werk(
        Functie.ONDERWIJSASSISTENT,
        ("po",),
        "Onderwijsassistent groep 1 en 2",
        Schaal.S4,
        ("0.4", "0.5"),
        "U helpt kleuters op weg, elke ochtend. Handig voor wie zelf kinderen op school heeft.",
        "Van half negen tot twaalf bent u in de klas: u leest voor, speelt mee en helpt met jassen en veters.",
        Dagdeel.OCHTEND,
    ),
)


def maak_ander_werk(scholen: list[School], mensen: Mensen) -> None:
    """Add an open vacancy for each kind of work whose sector this region has."""
    toeval = Toeval(ZAAD)
    for werk in WERK:
        mogelijk = [school for school in scholen if school.sector in werk.sectoren]
        if mogelijk:
            _vacature(werk, toeval.keuze.choice(mogelijk), mensen, toeval).save()


def _vacature(werk: Werk, school: School, mensen: Mensen, toeval: Toeval) -> Vacature:
    gemaakt = toeval.dagen_geleden(1, 20)
    fte_min, fte_max = map(Decimal, werk.fte)
    return Vacature(
        organisatie_id=school.bestuur_id,
        school=school,
        titel=werk.titel,
        functie=werk.functie,
        sector=school.sector,
        bevoegdheid=Bevoegdheid.GEEN,
        omschrijving=f"{werk.omschrijving}\n\n{school.naam} zoekt iemand die graag met collega's werkt.",
        werkdag=werk.werkdag,
        begeleiding="In de eerste weken loopt een vaste collega met u mee.",
        dagen=sorted(toeval.keuze.sample(list(Dag), werk.dagen), key=list(Dag).index),
        dagdeel=werk.dagdeel,
        fte_min=fte_min,
        fte_max=fte_max,
        schaal=werk.schaal,
        start_op=gemaakt + timedelta(days=70),
        sluit_op=gemaakt + timedelta(days=toeval.keuze.randint(40, 60)),
        contactnaam=toeval.faker.name(),
        contacttelefoon=f"036-00000{toeval.keuze.randint(10, 99)}",
        meelopen=True,
        gemaakt_door=mensen.hr[school.bestuur_id],
        gemaakt_op=(op := toeval.moment(gemaakt)),
        gepubliceerd_op=op,
        status=Vacaturestatus.GEPUBLICEERD,
    )
