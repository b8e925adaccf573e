#!/usr/bin/env python
"""Django's commands. Without DATABASE_URL they use the embedded servers, and start them when needed."""

import os
import signal
import sys

from django.core.management import execute_from_command_line

from onderwijsregio.kern import servers

ZONDER_SERVERS = {"check", "collectstatic", "diffsettings", "help"}


def heeft_servers_nodig(argv: list[str]) -> bool:
    """Does this command line speak to the database or the broker of DATA_DIR?"""
    opdracht = argv[1] if len(argv) > 1 else "help"
    wil_hulp = opdracht.startswith("-") or "--help" in argv or "-h" in argv
    return not (os.environ.get("DATABASE_URL") or wil_hulp or opdracht in ZONDER_SERVERS)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onderwijsregio.settings")
    if heeft_servers_nodig(sys.argv):
        for sein in (signal.SIGTERM, signal.SIGHUP):  # leave by the door, where the servers are stopped
            signal.signal(sein, lambda nummer, _: sys.exit(128 + nummer))
        servers.zorg_voor_servers(servers.data_dir_uit_omgeving())
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
