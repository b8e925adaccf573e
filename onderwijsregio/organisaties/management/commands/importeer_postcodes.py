"""Import postcode areas with a point on the map, and give schools theirs."""

from onderwijsregio.organisaties.models import Importronde

from ._import import Importopdracht


class Command(Importopdracht):
    help = "Leest een csv-bestand met postcode, woonplaats, gemeente, latitude en longitude."
    soort = Importronde.Soort.POSTCODES
