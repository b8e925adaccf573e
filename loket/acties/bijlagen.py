"""Files with a question or a message: all of them are kept, or none."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from onderwijsregio.kern.bestanden import controleer_document, veilige_naam

from ..models import Bericht, Bijlage, Vraag

MAX_BIJLAGEN = 3  # in one message


def controleer_bijlagen(bestanden: Sequence[UploadedFile]) -> list[str]:
    """The media type of each. Raises ValidationError that names every file that is not as it should be."""
    if len(bestanden) > MAX_BIJLAGEN:
        raise ValidationError({"bijlagen": f"Stuur hoogstens {MAX_BIJLAGEN} bestanden per bericht."})
    soorten, fouten = [], []
    for bestand in bestanden:
        try:
            soorten.append(controleer_document(bestand))
        except ValidationError as fout:
            fouten.append(f"{veilige_naam(bestand.name)}: {fout.messages[0]}")
    if fouten:
        raise ValidationError({"bijlagen": fouten})
    return soorten


def bewaar_bijlagen(
    vraag: Vraag, bestanden: Sequence[UploadedFile], bericht: Bericht | None = None
) -> list[Bijlage]:
    """Keep the files with this question or message; call it last in a transaction.

    When one cannot be written, those before it are taken away again.
    """
    bewaard: list[Bijlage] = []
    try:
        for bestand, mediatype in zip(bestanden, controleer_bijlagen(bestanden), strict=True):
            bijlage = Bijlage(
                vraag=vraag,
                bericht=bericht,
                bestand=bestand,
                bestandsnaam=veilige_naam(bestand.name),
                mediatype=mediatype,
                bytes=bestand.size,
            )
            bewaard.append(bijlage)
            bijlage.save()
    except Exception:
        for bijlage in bewaard:
            bijlage.bestand.delete(save=False)  # the rows are gone, so their files go too
        raise
    return bewaard
