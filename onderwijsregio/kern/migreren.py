"""All migrations in ten seconds instead of two minutes, with the same database in the end.

After each operation Django makes the classes of the changed model anew, and of every model that can be
reached from it by relations: here that is nearly all of them, a thousand times over. What an operation says
to PostgreSQL follows from the changed model alone: its table, its columns and the key that a relation
points at. So only that class is made anew, and those that inherit from it. Python in a migration gets all
classes fresh: Django makes them before each RunPython when it knows that they lag behind (`is_delayed`).

For a database that is still empty: that of the tests, and the first `make start`. One with rows in it is
migrated by Django alone (docs/adr/0020).
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.db.migrations.state import ProjectState


@contextmanager
def vlug() -> Iterator[None]:
    """Migrations that run inside this do no more than they must."""
    gc.disable()  # the classes of before are waste, yet little beside what looking for it costs
    try:
        with patch.object(ProjectState, "_find_reload_model", _alleen_zelf):
            yield
    finally:
        gc.enable()


def _alleen_zelf(
    stand: ProjectState, app_label: str, model_name: str, delay: bool = False
) -> set[tuple[str, str]]:
    stand.is_delayed = True
    try:
        model = stand.apps.get_model(app_label, model_name)
    except LookupError:
        return {(app_label, model_name)}
    return {(m._meta.app_label, m._meta.model_name) for m in _met_erfgenamen(model)}


def _met_erfgenamen(model: type) -> set[type]:
    return {model}.union(*(_met_erfgenamen(erfgenaam) for erfgenaam in model.__subclasses__()))
