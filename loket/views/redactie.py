"""Pages of the editors' workplace that differ from Wagtail's own."""

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView


class Voorkeuren(AccountView):
    """Which mail an editor wants, and how the workplace looks; name and password are the portal's."""

    def get_panels(self) -> list:
        return [paneel for paneel in super().get_panels() if paneel.name in ("notifications", "theme")]


voorkeuren = require_admin_access(Voorkeuren.as_view())
