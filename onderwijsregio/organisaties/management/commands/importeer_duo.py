"""Import DUO's published file of primary or secondary schools."""

from onderwijsregio.organisaties.models import Importronde

from ._import import Importopdracht


class Command(Importopdracht):
    help = "Leest een bestand van DUO met vestigingen van het basis- of voortgezet onderwijs."
    soort = Importronde.Soort.SCHOLEN

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--gemeente",
            nargs="+",
            action="extend",
            default=[],
            metavar="NAAM",
            help="alleen scholen in deze gemeenten; zonder: alle scholen in het bestand",
        )
        parser.add_argument(
            "--toch", action="store_true", help="ook als meer dan een op de vijf scholen zou sluiten"
        )
