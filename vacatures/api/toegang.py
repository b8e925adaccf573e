"""Who is at the door: the key of an organisation's own system."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query
from ninja.security import HttpBearer

from onderwijsregio.kern.api.poort import adres_van
from onderwijsregio.kern.api.problemen import Probleem
from onderwijsregio.kern.api.snelheid import tel

from ..acties import herken_sleutel, noteer_gebruik
from ..keuzes import Koppelingsrecht
from ..models import Sleutel

#: Requests a minute with one key, and wrong keys a minute from one address.
PER_SLEUTEL = 120
MISSERS_PER_ADRES = 20

Proef = Annotated[bool, Query(description="true: zeg wat er zou gebeuren, en bewaar niets")]


class Slot(HttpBearer):
    """Lets in who shows a key for what is behind it; `request.auth` is that key."""

    openapi_description = "De sleutel die u maakte onder Koppelingen: orv_…"

    def __init__(self, *lezen: Koppelingsrecht, schrijven: Koppelingsrecht):
        """`schrijven`: with which right one may write here, and read; `lezen`: with which one may only read."""
        super().__init__()
        self.schrijven, self.lezen = schrijven, {schrijven, *lezen}

    def authenticate(self, request: HttpRequest, token: str) -> Sleutel:
        """Raises Probleem: 401 for a wrong, ended or withdrawn key, 403 for what it may not do, 429 too often."""
        sleutel = herken_sleutel(token)
        if sleutel is None:
            tel(f"mis:{adres_van(request)}", MISSERS_PER_ADRES, wat=" met een verkeerde sleutel")
            raise Probleem(401, "Deze sleutel kennen wij niet.")
        if sleutel.ingetrokken_op:
            raise Probleem(401, "Deze sleutel is ingetrokken.")
        if not sleutel.is_geldig:
            raise Probleem(401, "Deze sleutel is verlopen. Uw organisatie heeft een nieuwe.")
        tel(f"koppeling:{sleutel.koppeling_id}", PER_SLEUTEL)
        koppeling = sleutel.koppeling
        if koppeling.recht not in (self.lezen if request.method == "GET" else {self.schrijven}):
            raise Probleem(403, f"Deze sleutel is voor iets anders: {koppeling.get_recht_display()}.")
        noteer_gebruik(sleutel=sleutel)
        return sleutel
