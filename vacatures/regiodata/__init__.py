"""What a region's data files say for vacancies."""

from .antwoordsjablonen import laad as laad_antwoordsjablonen
from .schaaltabellen import laad as laad_schaaltabellen
from .stages import laad

__all__ = ["laad", "laad_antwoordsjablonen", "laad_schaaltabellen"]
