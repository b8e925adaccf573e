"""The embedded servers: started when needed, shared while used, gone when nobody needs them."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from onderwijsregio.kern import servers

PROGRAMMA = """
import sys
from contextlib import suppress
from pathlib import Path
from onderwijsregio.kern import servers
servers.zorg_voor_servers(Path(sys.argv[1]), duurzaam=False, sterf_mee="sterf_mee" in sys.argv)
print("begonnen", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def map_met_servers(tmp_path):
    """Starts servers in a directory of the test, and stops them after it."""
    plekken = []

    def start(naam: str = "data") -> servers.Adressen:
        plekken.append(servers.zorg_voor_servers(tmp_path / naam, duurzaam=False))
        return plekken[-1]

    yield start
    for plek in plekken:
        servers.stop_servers(plek.data_dir)


@pytest.fixture
def gebruiker(tmp_path):
    """Starts another process that uses the servers of tmp_path / "data" until its input is closed."""
    processen = []

    def start(*opties: str) -> subprocess.Popen:
        opdracht = [sys.executable, "-c", PROGRAMMA, str(tmp_path / "data"), *opties]
        buis = subprocess.PIPE
        processen.append(
            subprocess.Popen(
                opdracht, cwd=servers.BASE_DIR, stdin=buis, stdout=buis, stderr=subprocess.DEVNULL
            )
        )
        return processen[-1]

    yield start
    for proces in processen:
        with proces:
            proces.kill()
    servers.stop_servers(tmp_path / "data")


def is_begonnen(proces: subprocess.Popen) -> bool:
    return proces.stdout.readline() == b"begonnen\n"


def hoofdprocessen(data_dir: Path) -> dict[str, int]:
    """Process ids of the servers of a DATA_DIR by name, without PostgreSQL's own children."""
    gevonden = {}
    for server in servers._servers(servers.adressen(data_dir)):
        ouders = {}
        for proces in server._processen():
            with suppress(psutil.NoSuchProcess):  # a child of PostgreSQL may end while we look
                ouders[proces.pid] = proces.ppid()
        gevonden.update((server.procesnaam, pid) for pid, ouder in ouders.items() if ouder not in ouders)
    return gevonden


def verbind(plek: servers.Adressen) -> psycopg.Connection:
    return psycopg.connect(host=str(plek.sockets), user=servers.NAAM, dbname=servers.NAAM, autocommit=True)


def test_two_data_dirs_have_servers_of_their_own(map_met_servers):
    een, twee = map_met_servers("een"), map_met_servers("twee")

    with verbind(een) as lijn:
        lijn.execute("CREATE TABLE alleen_hier ()")
    with verbind(twee) as lijn, pytest.raises(psycopg.errors.UndefinedTable):
        lijn.execute("SELECT * FROM alleen_hier")
    with (
        redis.Redis.from_url(een.cache_url) as valkey_een,
        redis.Redis.from_url(twee.cache_url) as valkey_twee,
    ):
        valkey_een.set("alleen", "hier")
        assert valkey_twee.get("alleen") is None


def test_nobody_else_on_the_machine_or_the_network_can_reach_them(map_met_servers):
    plek = map_met_servers()

    assert stat.S_IMODE(plek.sockets.stat().st_mode) == 0o700
    for pid in hoofdprocessen(plek.data_dir).values():
        assert psutil.Process(pid).net_connections("inet") == []


def test_starting_again_leaves_running_servers_alone(map_met_servers):
    eerst = hoofdprocessen(map_met_servers().data_dir)
    daarna = hoofdprocessen(map_met_servers().data_dir)

    assert eerst == daarna
    assert len(eerst) == 2


def test_what_this_process_started_it_waits_for(map_met_servers):
    plek = map_met_servers()
    servers.stop_servers(plek.data_dir)
    kinderen = [kind for kind in servers._gestart if str(plek.data_dir) in " ".join(kind.args)]
    assert len(kinderen) == 2
    assert all(kind.returncode is not None for kind in kinderen)


def test_the_database_survives_kill_9_of_everything(map_met_servers):
    plek = map_met_servers()
    with verbind(plek) as lijn:
        lijn.execute("CREATE TABLE teller AS SELECT 42 AS waarde")
        lijn.execute("CHECKPOINT")
    for server in servers._servers(plek):
        for proces in server._processen():
            with suppress(psutil.NoSuchProcess):  # what noticed that its parent is gone may be gone as well
                proces.kill()

    map_met_servers()

    with verbind(plek) as lijn:
        assert lijn.execute("SELECT waarde FROM teller").fetchone() == (42,)
    with redis.Redis.from_url(plek.cache_url) as valkey:
        assert valkey.ping()


@pytest.mark.parametrize("soort", ["data", "socket"])
def test_a_pid_file_whose_pid_now_belongs_to_another_process_is_no_obstacle(map_met_servers, soort):
    plek = map_met_servers()
    for server in servers._servers(plek):
        server.stop()
    cluster = plek.data_dir / "postgres"
    pidfile = cluster / "postmaster.pid" if soort == "data" else plek.sockets / ".s.PGSQL.5432.lock"

    # Of the same user, or PostgreSQL sees by itself that it cannot be a server of its own.
    with subprocess.Popen(["sleep", "60"], user=servers._eigenaar()[0]) as vreemd:
        pidfile.write_text(f"{vreemd.pid}\n{cluster}\n1\n5432\n{plek.sockets}\n\n\n")
        os.chown(pidfile, *servers._eigenaar())
        pidfile.chmod(0o600)

        assert len(hoofdprocessen(map_met_servers().data_dir)) == 2
        assert vreemd.poll() is None
        vreemd.kill()


def test_a_first_start_that_was_cut_off_is_done_again(map_met_servers, tmp_path):
    half = tmp_path / "data" / "postgres.nieuw"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")

    with verbind(map_met_servers()) as lijn:
        assert lijn.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize("verdwijnt", [shutil.rmtree, lambda pad: pad.rename(pad.with_name("oud"))])
def test_a_data_dir_that_was_thrown_away_or_moved_gets_fresh_servers(map_met_servers, tmp_path, verdwijnt):
    map_met_servers()
    verdwijnt(tmp_path / "data")

    with verbind(map_met_servers()) as lijn:
        assert lijn.execute("SELECT 1").fetchone() == (1,)


def test_a_socket_directory_of_somebody_else_is_refused(tmp_path):
    plek = servers.adressen(tmp_path / "data")
    plek.sockets.symlink_to(tmp_path)
    try:
        with pytest.raises(servers.ServerStartMislukt, match="andere gebruiker"):
            servers.PostgreSQL(plek).opdracht(duurzaam=False)
    finally:
        plek.sockets.unlink()


def test_processes_that_start_at_the_same_time_share_one_server_and_the_last_one_stops_it(
    gebruiker, tmp_path
):
    drie = [gebruiker() for _ in range(3)]
    assert all(is_begonnen(proces) for proces in drie)
    eerst = hoofdprocessen(tmp_path / "data")
    assert len(eerst) == 2

    for proces in drie[:2]:
        proces.communicate()
    assert hoofdprocessen(tmp_path / "data") == eerst

    drie[2].communicate()
    assert hoofdprocessen(tmp_path / "data") == {}


def test_a_killed_user_does_not_count(gebruiker, tmp_path):
    gedood, ander = gebruiker(), gebruiker()
    assert is_begonnen(gedood)
    assert is_begonnen(ander)

    gedood.send_signal(signal.SIGKILL)
    gedood.wait()
    assert len(hoofdprocessen(tmp_path / "data")) == 2

    ander.communicate()
    assert hoofdprocessen(tmp_path / "data") == {}


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's signal on the death of a parent is Linux")
def test_servers_of_a_supervisor_die_with_it(gebruiker, tmp_path):
    proces = gebruiker("sterf_mee")
    assert is_begonnen(proces)

    proces.send_signal(signal.SIGKILL)
    proces.wait()

    assert servers.wacht_tot(lambda: not hoofdprocessen(tmp_path / "data"), 60)


def test_a_server_that_does_not_start_says_why(tmp_path, monkeypatch):
    plek = servers.adressen(tmp_path)
    (tmp_path / "log").mkdir()
    monkeypatch.setattr(
        servers.Valkey, "opdracht", lambda self, *, duurzaam: [servers._valkey(), "--bestaat-niet"]
    )

    with pytest.raises(servers.ServerStartMislukt, match="bestaat-niet"):
        servers.Valkey(plek).start(duurzaam=False, sterf_mee=False)


def test_a_log_has_a_tail(tmp_path):
    log = tmp_path / "log"
    assert servers.staart(log) == ""
    log.write_text("een\ntwee\ndrie\n")
    assert servers.staart(log, regels=2) == "twee\ndrie"


def test_the_secret_is_made_once_and_for_the_owner_only(tmp_path):
    geheim = servers.eigen_geheim(tmp_path)

    assert servers.eigen_geheim(tmp_path) == geheim
    assert servers.eigen_geheim(tmp_path / "ander") != geheim
    assert len(geheim) > 50
    assert stat.S_IMODE((tmp_path / "geheim").stat().st_mode) == 0o600


def test_addresses_are_short_enough_for_a_socket_however_deep_the_checkout(tmp_path):
    diep = tmp_path.joinpath(*["een-heel-lange-naam-van-een-map"] * 6)

    assert len(str(servers.adressen(diep).sockets / ".s.PGSQL.5432")) < 100
    assert servers.adressen(diep) == servers.adressen(diep)


def test_waiting_ends_when_patience_runs_out():
    begin = time.monotonic()
    assert not servers.wacht_tot(lambda: False, 0.1)
    assert time.monotonic() - begin < servers.GEDULD / 2
