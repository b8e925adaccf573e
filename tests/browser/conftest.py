"""A real Chromium against a live server, with a real worker beside it, and axe on every page."""

import os
from pathlib import Path

import pytest
from celery.contrib.testing.worker import start_worker
from playwright.sync_api import sync_playwright

from onderwijsregio.celery import app

WORTEL = Path(__file__).resolve().parents[2]
AXE = WORTEL / "node_modules" / "axe-core" / "axe.min.js"
VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        pad = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=pad, args=VLAGGEN)
        yield browser
        browser.close()


@pytest.fixture
def werker(transactional_db):
    """A Celery worker that takes jobs from this test's broker and works in this test's database."""
    app.control.purge()
    with start_worker(app, perform_ping_check=False, shutdown_timeout=10):
        yield


@pytest.fixture
def demoregio(transactional_db):
    """The demo region, as the first `make start` fills it."""
    from django.core.management import call_command

    call_command("laad_regio", os.environ.get("REGIO", "almere"), demo=True, verbosity=0)


class Bezoeker:
    """Somebody at a browser of their own. Every page that they open is checked with axe."""

    def __init__(self, browser, basis: str, breedte: int = 1280):
        self.context = browser.new_context(
            base_url=basis, locale="nl-NL", viewport={"width": breedte, "height": 900}
        )
        self.pagina = self.context.new_page()
        self.pagina.set_default_timeout(8000)
        self.fouten: list[str] = []
        self.pagina.on("pageerror", lambda fout: self.fouten.append(str(fout)))
        self.pagina.on(
            "console", lambda bericht: bericht.type == "error" and self.fouten.append(bericht.text)
        )

    def ga(self, pad: str) -> None:
        antwoord = self.pagina.goto(pad)
        assert antwoord.ok, f"{antwoord.status} op {pad}"
        self.keur()

    def log_in(self, naam: str) -> "Bezoeker":
        self.ga("/accounts/login/")
        self.pagina.get_by_label("E-mailadres").fill(f"{naam}@voorbeeld.test")
        self.pagina.get_by_label("Wachtwoord", exact=True).fill("Welkom-bij-het-loket-1")
        self.pagina.locator("main form button[type=submit]").first.click()
        self.pagina.wait_for_url(lambda url: "/login" not in url)
        self.keur()
        return self

    def vul(self, **velden: str) -> None:
        """Fill fields by their name in the form."""
        for naam, waarde in velden.items():
            veld = self.pagina.locator(f"main [name='{naam}']").first
            soort = veld.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
            if soort == "select":
                veld.select_option(waarde)
            elif soort in ("radio", "checkbox"):
                self.pagina.locator(f"main [name='{naam}'][value='{waarde}']").check()
            else:
                veld.fill(waarde)

    def druk(self, tekst: str) -> None:
        """Press the button or follow the link with this text, and check the page that follows."""
        doel = self.pagina.locator("main").get_by_role("button", name=tekst)
        if not doel.count():
            doel = self.pagina.locator("main").get_by_role("link", name=tekst)
        doel.first.click()
        self.pagina.wait_for_load_state()
        self.keur()

    def leest(self, tekst: str) -> None:
        """The page says this, somewhere in its main part."""
        inhoud = self.pagina.locator("main").inner_text()
        assert tekst.lower() in inhoud.lower(), f"'{tekst}' staat niet op {self.pagina.url}:\n{inhoud[:2000]}"

    def keur(self) -> None:
        """No axe violation and no script or policy error on the page as it is now."""
        self.pagina.evaluate(AXE.read_text())
        uitslag = self.pagina.evaluate("axe.run({resultTypes: ['violations']})")
        gebreken = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in uitslag["violations"]]
        assert not gebreken, f"axe op {self.pagina.url}: {gebreken}"
        assert not self.fouten, f"fouten op {self.pagina.url}: {self.fouten}"


@pytest.fixture
def bezoeker(chromium, live_server):
    """Open a new browser window: `bezoeker()` or `bezoeker(breedte=360)`; all are closed at the end."""
    geopend = []

    def open_venster(breedte: int = 1280) -> Bezoeker:
        venster = Bezoeker(chromium, live_server.url, breedte)
        geopend.append(venster)
        return venster

    yield open_venster
    for venster in geopend:
        venster.context.close()
