"""Lists in pages: `limit` and `offset` in, the total and Link headers (RFC 8288) out."""

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import Field, ValidationInfo, model_validator

from .problemen import Probleem

#: Further than this no list of ours goes.
VERSTE = 100_000


class Bladvraag(Schema):
    """Which part of a list. A parameter that the list does not know is refused: passed over it would give too much."""

    limit: int = Field(25, ge=1, le=100, description="hoeveel er op een blad staan")
    offset: int = Field(0, ge=0, le=VERSTE, description="hoeveel u er overslaat")

    @model_validator(mode="before")
    @classmethod
    def _kent_elke_naam(cls, gegevens, info: ValidationInfo):
        """ninja leaves out what is not a field before we see it, so the request itself is asked."""
        request = (info.context or {}).get("request")
        if vreemd := sorted(set(request.GET) - set(cls.model_fields)) if request else []:
            mogelijk = ", ".join(cls.model_fields)
            zin = f"Deze parameter bestaat niet. Kies uit: {mogelijk}."
            raise Probleem(
                422, "Kijk bij ‘errors’ wat er per veld mis is.", fouten={naam: [zin] for naam in vreemd}
            )
        return gegevens

    @property
    def deel(self) -> slice:
        return slice(self.offset, self.offset + self.limit)


def zet_links(request: HttpRequest, antwoord: HttpResponse, blad: Bladvraag, aantal: int) -> None:
    """Tell by a Link header where the first, the previous, the next and the last page are."""
    laatste = max(0, (aantal - 1) // blad.limit * blad.limit)
    naar = {"first": 0, "last": laatste}
    if blad.offset > 0:
        naar["prev"] = max(0, blad.offset - blad.limit)
    if blad.offset + blad.limit < aantal:
        naar["next"] = blad.offset + blad.limit
    antwoord["Link"] = ", ".join(
        f'<{_adres(request, blad.limit, offset)}>; rel="{rel}"' for rel, offset in naar.items()
    )


def _adres(request: HttpRequest, limit: int, offset: int) -> str:
    vraag = request.GET.copy()
    vraag["limit"], vraag["offset"] = str(limit), str(offset)
    return request.build_absolute_uri(f"{request.path}?{vraag.urlencode()}")
