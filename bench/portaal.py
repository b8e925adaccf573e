"""The portal as `make start` runs it, started and stopped by the benchmark in a DATA_DIR of its own."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager


@contextmanager
def loopt(poort: int):
    """Start the portal on `poort`; yields (address, seconds until `klaar:`); stops it afterwards."""
    begin = time.perf_counter()
    proces = subprocess.Popen(
        [sys.executable, "-m", "onderwijsregio.kern.toezicht"],
        env=os.environ | {"PORT": str(poort)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        for regel in proces.stdout:
            if regel.startswith("klaar: "):
                break
        else:
            raise RuntimeError("Het portaal startte niet; zie de logs in DATA_DIR.")
        yield regel.removeprefix("klaar: ").strip(), time.perf_counter() - begin
    finally:
        proces.send_signal(signal.SIGINT)
        proces.wait(timeout=60)


@contextmanager
def kaal(poort: int):
    """The bare Django view under the same server with the same settings; yields its address."""
    proces = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
            *("--port", str(poort), "--blocking-threads", "8", "bench.kaal:application"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(2)
        yield f"http://127.0.0.1:{poort}"
    finally:
        proces.terminate()
        proces.wait(timeout=30)
