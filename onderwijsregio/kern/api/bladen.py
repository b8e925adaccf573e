"""Lists in pages: `limit` and `offset` in, the total and Link headers (RFC 8288) out."""

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import Field

#: Further than this no list of ours goes.
VERSTE = 100_000


class Bladvraag(Schema):
    """Which part of a list."""

    limit: int = Field(25, ge=1, le=100, description="hoeveel er op een blad staan")
    offset: int = Field(0, ge=0, le=VERSTE, description="hoeveel u er overslaat")

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
