"""Rows that somebody reaches without an account, by the key in a link that we mailed."""

from django.core import signing
from django.db import models


class OndertekendQuerySet(models.QuerySet):
    def met_sleutel(self, sleutel: str):
        """The row whose link has this signed key; none when the signature is not ours."""
        try:
            return self.filter(pk=self.model.ONDERTEKENAAR.unsign(sleutel))
        except (signing.BadSignature, ValueError):
            return self.none()


class Ondertekend(models.Model):
    """A row with a key of its own in a link; each model signs with another salt."""

    ONDERTEKENAAR: signing.Signer

    class Meta:
        abstract = True

    @property
    def ondertekend(self) -> str:
        """The key of this row, as it stands in the link."""
        return self.ONDERTEKENAAR.sign(str(self.pk))
