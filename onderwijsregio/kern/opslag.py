"""Where files stand that everybody may see. Everything else in MEDIA_ROOT is private."""

from pathlib import Path

from django.core.files.storage import FileSystemStorage


class Beeldopslag(FileSystemStorage):
    """Images cut to size for the website: the folder `beelden` of MEDIA_ROOT, at /beelden/."""

    @property
    def base_location(self) -> str:
        return str(Path(super().base_location) / "beelden")

    @property
    def location(self) -> str:
        return str(Path(self.base_location).absolute())

    @property
    def base_url(self) -> str:
        return "/beelden/"
