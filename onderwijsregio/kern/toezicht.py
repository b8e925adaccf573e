"""`make start`: everything the portal needs, as one tree of processes in the foreground.

The supervisor starts the embedded servers, prepares the database, and then watches web, worker and
beat: one that dies is started again, one that keeps dying stops everything. It is a single loop that
looks ten times a second; there are no threads, and a signal only leaves a note for the loop.

Three things see to it that nothing stays behind: the signals that end it stop all children in order;
the kernel signals the children when the supervisor is killed; and whatever survives that is found by
the next start, because the environment of every child names its DATA_DIR.
"""

import contextlib
import ctypes
import fcntl
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psutil

from . import servers

MERK = "ONDERWIJSREGIO_TOEZICHT"  # in the environment of every child: the DATA_DIR it works for
TIK = 0.1
OPVALLEND = re.compile(r'"level": "(error|critical)"|\b(ERROR|CRITICAL)\b|^Traceback|^\w*(Error|Exception)\b')


class Gestopt(Exception):
    """The start ends here: somebody asked for it (no message), or it cannot go on (a Dutch message)."""


@dataclass(frozen=True)
class Kind:
    """A child as it should be: its command, and how many seconds it gets to finish its work."""

    naam: str
    opdracht: Sequence[str]
    geduld: float = 10.0


@dataclass
class Proces:
    """A child as it runs, with its log and the moments at which it died."""

    kind: Kind
    log: Path
    popen: subprocess.Popen | None = None
    gelezen: int = 0
    gestorven: deque[float] = field(default_factory=deque)
    weer_om: float = 0.0

    def start(self, omgeving: dict[str, str]) -> None:
        """Start it in a session of its own, so that Ctrl-C in the terminal reaches only the supervisor."""
        opdracht = servers.sterft_mee(list(self.kind.opdracht), signal.SIGTERM)
        with self.log.open("ab") as log:
            self.popen = subprocess.Popen(
                opdracht,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=servers.BASE_DIR,
                env=os.environ | omgeving,
                start_new_session=True,
            )

    def loopt(self) -> bool:
        return self.popen is not None and self.popen.poll() is None

    def nieuwe_regels(self) -> list[str]:
        """Whole lines that were logged since the last call."""
        with self.log.open("rb") as log:
            log.seek(self.gelezen)
            tekst, einde, _ = log.read().rpartition(b"\n")
        self.gelezen += len(tekst) + len(einde)
        return tekst.decode(errors="replace").splitlines() if einde else []

    def sein(self, nummer: signal.Signals) -> None:
        if self.loopt():
            self.popen.send_signal(nummer)

    def ruim_groep_op(self) -> None:
        """Kill what the child itself started and left behind."""
        if self.popen is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.popen.pid, signal.SIGKILL)


class Toezicht:
    """Watches over the children of one DATA_DIR until somebody asks it to stop.

    A child that dies `grens` times within `venster` seconds ends everything. Between two starts of a
    child lies `rust`, so that one that cannot start does not keep the machine busy.
    """

    def __init__(self, data_dir: Path, *, grens: int = 5, venster: float = 60.0, rust: float = 1.0):
        self.data_dir = data_dir
        self.grens, self.venster, self.rust = grens, venster, rust
        self.processen: list[Proces] = []
        self.seinen: list[int] = []

    def luister(self) -> None:
        """Ctrl-C, a kill and a closed terminal all mean: stop. Under nohup the last does not."""
        for sein in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if sein != signal.SIGHUP or signal.getsignal(sein) != signal.SIG_IGN:
                signal.signal(sein, lambda nummer, _: self.seinen.append(nummer))

    def voer_uit(self, kind: Kind) -> None:
        """Run a child that ends by itself, with all it says on the screen. Raises Gestopt when it fails."""
        proces = self._start(kind)
        while proces.loopt():
            self._wacht_een_tik()
            self._toon(proces, alles=True)
        self._toon(proces, alles=True)
        self.processen.remove(proces)
        if proces.popen.returncode:
            raise Gestopt(f"{kind.naam} is mislukt; zie {proces.log}.")

    def waak(self, kinderen: Sequence[Kind], klaar: Callable[[], bool], melding: str) -> None:
        """Keep the children running, and print `melding` once when `klaar` says so. Ends with Gestopt."""
        for kind in kinderen:
            self._start(kind)
        while True:
            self._wacht_een_tik()
            for proces in self.processen:
                self._toon(proces)
                self._let_op(proces)
            if melding and klaar():
                zeg(melding)
                melding = ""

    def stop(self) -> None:
        """Stop the children in the order in which they were started. A second signal cuts it short."""
        al_gezegd = len(self.seinen)
        for proces in self.processen:
            proces.sein(signal.SIGTERM)
            einde = time.monotonic() + proces.kind.geduld
            while proces.loopt() and time.monotonic() < einde and len(self.seinen) == al_gezegd:
                time.sleep(TIK / 2)
            proces.sein(signal.SIGKILL)
            proces.ruim_groep_op()
            if proces.popen is not None:
                proces.popen.wait()
        self.processen.clear()

    def _start(self, kind: Kind) -> Proces:
        proces = Proces(kind, _verse_log(self.data_dir, kind.naam))
        proces.start(self._omgeving)
        self.processen.append(proces)
        return proces

    @property
    def _omgeving(self) -> dict[str, str]:
        return {MERK: str(self.data_dir), "DATA_DIR": str(self.data_dir), "PYTHONUNBUFFERED": "1"}

    def _wacht_een_tik(self) -> None:
        time.sleep(TIK)
        if self.seinen:
            raise Gestopt

    def _let_op(self, proces: Proces) -> None:
        """Start a dead child again after a rest; give up when it died too often."""
        nu = time.monotonic()
        if proces.loopt() or nu < proces.weer_om:
            return
        if proces.weer_om:
            proces.weer_om = 0.0
            proces.start(self._omgeving)
            return
        proces.ruim_groep_op()
        proces.gestorven.append(nu)
        while nu - proces.gestorven[0] > self.venster:
            proces.gestorven.popleft()
        if len(proces.gestorven) >= self.grens:
            raise Gestopt(_opgegeven(proces))
        zeg(f"{proces.kind.naam} is gestopt (code {proces.popen.returncode}) en wordt opnieuw gestart.")
        proces.weer_om = nu + self.rust

    def _toon(self, proces: Proces, *, alles: bool = False) -> None:
        for regel in proces.nieuwe_regels():
            if alles or OPVALLEND.search(regel):
                zeg(f"{proces.kind.naam:>8} | {regel}")


def _opgegeven(proces: Proces) -> str:
    kop = f"{proces.kind.naam} stopt steeds weer ({len(proces.gestorven)} keer). Het einde van {proces.log}:"
    return f"{kop}\n{servers.staart(proces.log)}"


def _verse_log(data_dir: Path, naam: str) -> Path:
    """An empty log; the one of the previous start is kept beside it."""
    log = data_dir / "log" / f"{naam}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists():
        log.replace(log.with_suffix(".vorige.log"))
    log.touch()
    return log


def zeg(regel: str) -> None:
    """Print at once. A closed screen is no reason to leave the children alone."""
    with contextlib.suppress(OSError):
        print(regel, flush=True)


# Before the children start ------------------------------------------------------------------------------


def neem_plek_in(data_dir: Path) -> IO:
    """Claim `data_dir` for this supervisor, as long as the file that it returns stays open.

    Raises Gestopt when another supervisor has it.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    plek = (data_dir / "toezicht.slot").open("a")
    try:
        fcntl.flock(plek, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        plek.close()
        raise Gestopt(
            f"Het portaal draait al met {data_dir}. Stop dat eerst, of kies een andere DATA_DIR."
        ) from None
    return plek


def achterblijvers(data_dir: Path) -> list[psutil.Process]:
    """Processes that a killed supervisor of `data_dir` left behind, found by the mark they inherited."""
    gevonden = []
    for proces in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if proces.environ().get(MERK) == str(data_dir):
                gevonden.append(proces)
    return gevonden


def ruim_achterblijvers_op(data_dir: Path, geduld: float = 5.0) -> int:
    """Stop what an earlier supervisor left behind; return how many processes that were."""
    aantal = len(achterblijvers(data_dir))
    for sein in (signal.SIGTERM, signal.SIGKILL):
        for proces in achterblijvers(data_dir):
            with contextlib.suppress(psutil.NoSuchProcess):
                proces.send_signal(sein)
        servers.wacht_tot(lambda: not achterblijvers(data_dir), geduld)
    return aantal


def controleer_poort(poort: int) -> None:
    """Raises Gestopt when something else listens on the port."""
    with socket.socket() as lijn:
        lijn.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            lijn.bind(("127.0.0.1", poort))
        except OSError:
            raise Gestopt(
                f"Poort {poort} is al in gebruik. Kies een andere: make start PORT={poort + 1}"
            ) from None


def _sterf_met_make() -> None:
    """When make is killed, nobody is left to press Ctrl-C to: stop as well (Linux)."""
    if os.environ.get("MAKELEVEL") and sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)


# The portal -------------------------------------------------------------------------------------------


def kinderen(data_dir: Path, poort: int) -> list[Kind]:
    """Web, beat and worker, in the order in which they stop: nothing asks for work that nobody does."""
    bin_dir = Path(sys.executable).parent
    # Nicer than web: a heavy job does not slow the screens down, and at the start web answers first.
    celery = ["nice", "-n", "5", str(bin_dir / "celery"), "-A", "onderwijsregio"]
    web = f"--interface wsgi --host 127.0.0.1 --port {poort} --no-ws --blocking-threads 4".split()
    # Asked to stop while it still starts, granian would wait for its worker forever.
    web += ["--workers-kill-timeout", "5", "onderwijsregio.wsgi:application"]
    beat = ["beat", "--loglevel", "INFO", "--pidfile=", "--schedule", str(data_dir / "beat")]
    worker = ["worker", "--loglevel", "INFO", "--concurrency", "2", "--without-gossip", "--without-mingle"]
    return [
        Kind("web", [str(bin_dir / "granian"), *web]),
        Kind("beat", [*celery, *beat]),
        Kind("worker", [*celery, *worker], geduld=20),
    ]


def gereed(poort: int) -> bool:
    """Does the portal say that it, its database and its broker answer?"""
    lijn = http.client.HTTPConnection("127.0.0.1", poort, timeout=2)
    try:
        lijn.request("GET", "/gereed/")
        return lijn.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        lijn.close()


def start(data_dir: Path, poort: int, regio: str) -> None:
    """Start the portal and watch over it. Ends with Gestopt, after everything has been stopped."""
    with neem_plek_in(data_dir):
        if aantal := ruim_achterblijvers_op(data_dir):
            zeg(f"{aantal} processen van een vorige start opgeruimd.")
        controleer_poort(poort)
        toezicht = Toezicht(data_dir)
        toezicht.luister()
        try:
            zeg("Database en broker starten ...")
            servers.zorg_voor_servers(data_dir, sterf_mee=True)
            beheer = [sys.executable, str(servers.BASE_DIR / "manage.py")]
            toezicht.voer_uit(Kind("gegevens", [*beheer, "bereid_voor", regio]))
            zeg("Portaal starten ...")
            melding = f"klaar: http://127.0.0.1:{poort}"
            toezicht.waak(kinderen(data_dir, poort), lambda: gereed(poort), melding)
        finally:
            if toezicht.processen:
                zeg("Stoppen ...")
            toezicht.stop()
            servers.stop_servers(data_dir)


def main() -> int:
    """The command line: PORT, DATA_DIR and REGIO from the environment. Returns the exit status."""
    _sterf_met_make()
    if os.environ.get("DATABASE_URL"):
        zeg("DATABASE_URL is gezet; make start is voor lokaal gebruik; zie docs/beheer/productie.md.")
        return 1
    poort, regio = int(os.environ.get("PORT") or 8000), os.environ.get("REGIO") or "almere"
    try:
        start(servers.data_dir_uit_omgeving(), poort, regio)
    except Gestopt as einde:
        if not str(einde):
            zeg("Gestopt.")
            return 0
        zeg(str(einde))
    except servers.ServerStartMislukt as fout:
        zeg(str(fout))
    return 1


if __name__ == "__main__":
    sys.exit(main())
