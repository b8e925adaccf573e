"""Distance as the crow flies between two points on the map: by PostgreSQL (earthdistance), or here."""

from math import asin, cos, radians, sin, sqrt

from django.db.models import F, FloatField, Func, Value

AARDSTRAAL_KM = 6371.0088


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


def kilometers(lat: float, lon: float, naar_lat: float, naar_lon: float) -> float:
    """The same distance between two points that are known already, without asking the database."""
    f1, f2 = radians(lat), radians(naar_lat)
    halve = sin((f2 - f1) / 2) ** 2 + cos(f1) * cos(f2) * sin(radians(naar_lon - lon) / 2) ** 2
    return 2 * AARDSTRAAL_KM * asin(sqrt(halve))
