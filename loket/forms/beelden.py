"""Images of the editors."""

from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from onderwijsregio.kern.bestanden import controleer_foto


class Beeldveld(WagtailImageField):
    """An image that can be read to its last line: a page would fall over one that stops halfway."""

    def to_python(self, data):
        """The file as Wagtail checks it, after we did. Raises ValidationError with what to do about it."""
        if data and data.size:
            controleer_foto(data)
        return super().to_python(data)


class Beeldformulier(BaseImageForm):
    """What Wagtail builds its forms for images on (WAGTAILIMAGES_IMAGE_FORM_BASE)."""

    file = Beeldveld(label="Bestand")
