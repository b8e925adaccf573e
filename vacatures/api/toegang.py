"""Who is at the door: the key of a board's own system."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from onderwijsregio.kern.api.poort import adres_van
from onderwijsregio.kern.api.problemen import Probleem
from onderwijsregio.kern.api.snelheid import tel

from ..acties import herken_sleutel, noteer_gebruik
from ..models import Sleutel

#: Requests a minute with one key, and wrong keys a minute from one address.
PER_SLEUTEL = 120
MISSERS_PER_ADRES = 20


class Slot(HttpBearer):
    """Lets in who shows a key that opens something; `request.auth` is that key."""

    openapi_description = "De sleutel die HR van het bestuur maakte onder Koppelingen: orv_…"

    def authenticate(self, request: HttpRequest, token: str) -> Sleutel:
        """Raises Probleem: 401 for a wrong, ended or withdrawn key, 403 for what it may not do, 429 too often."""
        sleutel = herken_sleutel(token)
        if sleutel is None:
            tel(f"mis:{adres_van(request)}", MISSERS_PER_ADRES)
            raise Probleem(401, "Deze sleutel kennen wij niet.")
        if sleutel.ingetrokken_op:
            raise Probleem(401, "Deze sleutel is ingetrokken.")
        if not sleutel.is_geldig:
            raise Probleem(401, "Deze sleutel is verlopen. Uw bestuur heeft een nieuwe.")
        tel(f"koppeling:{sleutel.koppeling_id}", PER_SLEUTEL)
        if request.method != "GET" and not sleutel.koppeling.mag_schrijven:
            raise Probleem(403, "Met deze sleutel kunt u alleen lezen.")
        noteer_gebruik(sleutel=sleutel)
        return sleutel
