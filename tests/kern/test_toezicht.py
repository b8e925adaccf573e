"""The supervisor, with small children in the place of web, worker and beat."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import pytest

from onderwijsregio.kern import servers, toezicht
from onderwijsregio.kern.toezicht import Gestopt, Kind, Toezicht

SLAAP = "import time; time.sleep(60)"
KOPPIG = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('doof', flush=True); {SLAAP}"
SCHRIJF_BIJ_EINDE = """
import signal, sys, time
def einde(*_):
    with open('{pad}', 'a') as bestand: bestand.write('{naam} ')
    sys.exit()
signal.signal(signal.SIGTERM, einde)
print('luistert', flush=True)
time.sleep(60)
"""


def kind(naam: str, programma: str, geduld: float = 5.0) -> Kind:
    return Kind(naam, [sys.executable, "-c", textwrap.dedent(programma)], geduld)


def zegt(data_dir: Path, naam: str, woord: str) -> bool:
    log = data_dir / "log" / f"{naam}.log"
    return log.exists() and woord in log.read_text()


def waak_tot(wacht: Toezicht, kinderen: list[Kind], genoeg) -> str:
    """Watch over children until `genoeg` holds; return with what message the watch ended."""

    def klaar() -> bool:
        if genoeg():
            wacht.seinen.append(signal.SIGINT)
        return False

    with pytest.raises(Gestopt) as einde:
        wacht.waak(kinderen, klaar, "klaar")
    wacht.stop()
    return str(einde.value)


@pytest.fixture
def wacht(tmp_path):
    wacht = Toezicht(tmp_path, rust=0.1)
    yield wacht
    wacht.stop()


@pytest.fixture
def los_toezicht(tmp_path):
    """Starts a supervisor in a process of its own, with these children; waits until they run."""
    processen = []

    def start(*kinderen: Kind) -> subprocess.Popen:
        programma = f"""
            import signal, sys
            from pathlib import Path
            from onderwijsregio.kern.toezicht import Gestopt, Kind, Toezicht
            signal.signal(signal.SIGHUP, signal.SIG_DFL)  # also when these tests run under nohup
            wacht = Toezicht(Path({str(tmp_path)!r}))
            wacht.luister()
            try:
                wacht.waak({list(kinderen)!r}, lambda: True, "loopt")
            except Gestopt:
                wacht.stop()
        """
        opdracht = [sys.executable, "-c", textwrap.dedent(programma)]
        proces = subprocess.Popen(opdracht, cwd=servers.BASE_DIR, stdout=subprocess.PIPE, text=True)
        processen.append(proces)
        assert proces.stdout.readline() == "loopt\n"
        return proces

    yield start
    for proces in processen:
        with proces:
            proces.kill()
    toezicht.ruim_achterblijvers_op(tmp_path)


def test_a_child_that_dies_is_started_again(wacht, tmp_path, capsys):
    spoor = tmp_path / "spoor"
    programma = (
        f"open({str(spoor)!r}, 'a').write('x'); import time; time.sleep(len(open({str(spoor)!r}).read()) - 1)"
    )

    einde = waak_tot(wacht, [kind("web", programma)], lambda: spoor.exists() and len(spoor.read_text()) > 1)

    assert einde == ""
    assert "web is gestopt (code 0) en wordt opnieuw gestart." in capsys.readouterr().out


def test_a_child_that_keeps_dying_stops_everything_with_its_log(wacht, tmp_path):
    wacht.grens = 3
    stuk = kind("worker", "raise SystemExit('de broker is zoek')")

    einde = waak_tot(wacht, [kind("web", SLAAP), stuk], lambda: False)

    assert "worker stopt steeds weer (3 keer)" in einde
    assert "de broker is zoek" in einde
    assert toezicht.achterblijvers(tmp_path) == []


def test_a_child_that_died_long_ago_gets_another_chance(wacht, tmp_path):
    wacht.grens, wacht.venster = 2, 0.15
    spoor = tmp_path / "spoor"
    programma = f"open({str(spoor)!r}, 'a').write('x')"

    assert (
        waak_tot(wacht, [kind("web", programma)], lambda: spoor.exists() and len(spoor.read_text()) > 3) == ""
    )


def test_children_stop_in_the_order_in_which_they_started(wacht, tmp_path):
    spoor = tmp_path / "spoor"
    namen = ["web", "beat", "worker"]
    kinderen = [kind(naam, SCHRIJF_BIJ_EINDE.format(pad=spoor, naam=naam)) for naam in namen]

    waak_tot(wacht, kinderen, lambda: all(zegt(tmp_path, naam, "luistert") for naam in namen))

    assert spoor.read_text().split() == namen


def test_a_child_that_does_not_listen_is_killed_when_patience_ends(wacht, tmp_path):
    begin = time.monotonic()
    waak_tot(wacht, [kind("worker", KOPPIG, geduld=0.3)], lambda: zegt(tmp_path, "worker", "doof"))

    assert toezicht.achterblijvers(tmp_path) == []
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize("sein", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_every_way_of_stopping_leaves_nothing_behind(los_toezicht, tmp_path, sein):
    kleinkind = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {KOPPIG!r}])"
    proces = los_toezicht(kind("web", kleinkind), kind("worker", SLAAP))
    assert servers.wacht_tot(lambda: zegt(tmp_path, "web", "doof"), 60)
    assert len(toezicht.achterblijvers(tmp_path)) == 3

    proces.send_signal(sein)

    assert proces.wait(60) == 0
    assert toezicht.achterblijvers(tmp_path) == []


def test_a_second_ctrl_c_does_not_wait_for_a_slow_child(los_toezicht, tmp_path):
    proces = los_toezicht(kind("worker", KOPPIG, geduld=60))
    assert servers.wacht_tot(lambda: zegt(tmp_path, "worker", "doof"), 60)

    proces.send_signal(signal.SIGINT)
    time.sleep(0.5)
    assert proces.poll() is None
    proces.send_signal(signal.SIGINT)

    assert proces.wait(30) == 0
    assert toezicht.achterblijvers(tmp_path) == []


def test_what_survives_kill_9_of_the_supervisor_is_cleared_by_the_next_start(los_toezicht, tmp_path):
    proces = los_toezicht(kind("web", SLAAP), kind("worker", KOPPIG))
    assert servers.wacht_tot(lambda: zegt(tmp_path, "worker", "doof"), 60)

    proces.kill()
    proces.wait()
    if sys.platform == "linux":  # the kernel stops the child that listens
        assert servers.wacht_tot(lambda: len(toezicht.achterblijvers(tmp_path)) == 1, 60)

    assert toezicht.ruim_achterblijvers_op(tmp_path, geduld=0.5) >= 1
    assert toezicht.achterblijvers(tmp_path) == []


def test_only_children_of_this_data_dir_count_as_left_behind(wacht, tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", SLAAP], env=os.environ | {toezicht.MERK: "/elders"}
    ) as vreemd:
        toezicht.ruim_achterblijvers_op(tmp_path)
        assert psutil.pid_exists(vreemd.pid)
        assert vreemd.poll() is None
        vreemd.kill()


def test_a_step_of_the_start_shows_all_it_says_and_a_failing_one_ends_the_start(wacht, tmp_path, capsys):
    wacht.voer_uit(kind("gegevens", "print('Database bijwerken ...')"))
    assert "gegevens | Database bijwerken ..." in capsys.readouterr().out

    with pytest.raises(Gestopt, match="gegevens is mislukt"):
        wacht.voer_uit(kind("gegevens", "raise SystemExit('stuk')"))
    assert "gegevens | stuk" in capsys.readouterr().out
    assert wacht.processen == []


def test_of_running_children_only_what_matters_reaches_the_screen(wacht, tmp_path, capsys):
    programma = f"""
        print('GET /vacatures/ 200')
        print('{{"event": "stuk", "level": "error"}}')
        print('laatste', flush=True)
        {SLAAP}
    """
    waak_tot(wacht, [kind("web", programma)], lambda: zegt(tmp_path, "web", "laatste"))

    assert capsys.readouterr().out.splitlines() == ['     web | {"event": "stuk", "level": "error"}']


def test_the_log_of_the_previous_start_is_kept(wacht, tmp_path):
    wacht.voer_uit(kind("web", "print('eerste keer')"))
    wacht.voer_uit(kind("web", "print('tweede keer')"))

    assert (tmp_path / "log/web.log").read_text() == "tweede keer\n"
    assert (tmp_path / "log/web.vorige.log").read_text() == "eerste keer\n"


def test_a_port_in_use_is_said_in_dutch_with_another_to_try():
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]

        with pytest.raises(Gestopt, match=f"Poort {poort} is al in gebruik.*PORT={poort + 1}"):
            toezicht.controleer_poort(poort)
        assert not toezicht.gereed(poort + 1)
    toezicht.controleer_poort(poort)


def test_one_data_dir_has_one_supervisor(tmp_path):
    with toezicht.neem_plek_in(tmp_path), pytest.raises(Gestopt, match="draait al"):
        toezicht.neem_plek_in(tmp_path)
    toezicht.neem_plek_in(tmp_path).close()


def test_start_refuses_to_run_beside_a_database_of_production(monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", "postgres://productie/portaal")

    assert toezicht.main() == 1
    assert "DATABASE_URL is gezet" in capsys.readouterr().out
