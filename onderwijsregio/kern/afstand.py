"""Distance as the crow flies between two points on the map, computed by PostgreSQL (earthdistance)."""

from django.db.models import F, FloatField, Func, Value


class Punt(Func):
    """A point on the earth from a latitude and a longitude in degrees."""

    function = "ll_to_earth"
    arity = 2
    output_field = FloatField()


class AfstandKm(Func):
    """Distance in kilometres between two points; NULL when one of them is unknown."""

    template = "(earth_distance(%(expressions)s) / 1000)"
    arity = 2
    output_field = FloatField()


def afstand_km(*, lat: float, lon: float, veld: str = "") -> AfstandKm:
    """Expression: kilometres from (lat, lon) to the Postcodegebied that `veld` leads to, or that the row is."""
    pad = f"{veld}__" if veld else ""
    return AfstandKm(Punt(Value(float(lat)), Value(float(lon))), Punt(F(f"{pad}lat"), F(f"{pad}lon")))
