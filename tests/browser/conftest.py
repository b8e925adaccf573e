"""A real Chromium against a live server, with a real worker beside it, and axe on every page."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from celery.contrib.testing.worker import start_worker
from playwright.sync_api import Locator, expect, sync_playwright

from onderwijsregio.celery import app
from onderwijsregio.organisaties.keuzes import DEMO_WACHTWOORD as WACHTWOORD
from tests.momentopname import zet_regio

WORTEL = Path(__file__).resolve().parents[2]
WACHT = 60_000  # milliseconds for a page or a button; only ends a test that hangs
AXE = WORTEL / "node_modules" / "axe-core" / "axe.min.js"
HEEFT_FOCUS = """() => {
    const doel = document.activeElement;
    const labels = [...(doel.labels ?? [])].map(label => label.innerText);
    return [doel.ariaLabel, ...labels, doel.tagName === "BODY" ? "" : doel.innerText].filter(Boolean).join(" ");
}"""
#: Addresses with a number as people read it: `?jaar=2.026` finds nothing, and nobody is told.
LEESGETALLEN = """() => [...document.querySelectorAll("a[href], form[action]")]
    .map(element => element.getAttribute("href") ?? element.getAttribute("action"))
    .filter(adres => /[=/]\\d{1,3}(\\.\\d{3})+([/&#?]|$)/.test(adres))"""
#: What htmx is putting in its place: for a moment it is drawn as the button that still waits, which is paler.
IN_BEWEGING = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"
#: All that axe looks at: the page with its state, how wide it is, and where the focus is; not the token of a form.
BEELD = """() => {
    const kopie = document.documentElement.cloneNode(true);
    kopie.querySelectorAll("[name=csrfmiddlewaretoken]").forEach(veld => veld.remove());
    const plek = [...document.querySelectorAll("*")].indexOf(document.activeElement);
    const velden = [...document.querySelectorAll("input:not([type=hidden]), select, textarea")];
    const ingevuld = velden.map(veld => `${veld.checked} ${veld.value}`);
    return [...ingevuld, location.href, innerWidth, innerHeight, scrollX, scrollY, plek, kopie.outerHTML].join("\\n");
}"""
#: Pages on which axe found nothing: each test logs in, and that is the same page each time.
GOEDGEKEURD = set()
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
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=VLAGGEN)
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
    """Load a demo region by its name, as the first `make start` fills it."""
    return partial(zet_regio, demo=True)


class Bezoeker:
    """Somebody at a browser of their own. Every page that they open is checked with axe, which is a script."""

    def __init__(self, browser, basis: str, breedte: int = 1280, script: bool = True):
        self.script = script
        self.context = browser.new_context(
            base_url=basis,
            locale="nl-NL",
            viewport={"width": breedte, "height": 900},
            java_script_enabled=script,
        )
        if script:
            self.context.add_init_script(path=AXE)
        self.pagina = self.context.new_page()
        self.pagina.set_default_timeout(WACHT)
        self.fouten: list[str] = []
        self.pagina.on("pageerror", lambda fout: self.fouten.append(str(fout)))
        self.pagina.on("console", self._hoor)
        self.inhoud = self.pagina.locator("main")

    def _hoor(self, bericht) -> None:
        """Chromium reports each status from 400 up as an error; 422 is a form that comes back."""
        if bericht.type == "error" and "status of 422" not in bericht.text:
            self.fouten.append(bericht.text)

    def ga(self, pad: str) -> None:
        antwoord = self.pagina.goto(pad)
        assert antwoord.ok, f"{antwoord.status} op {pad}"
        self.keur()

    def maak_breed(self, breedte: int) -> None:
        """Make the window this wide, in pixels; the page stays as it is."""
        self.pagina.set_viewport_size({"width": breedte, "height": 900})

    def log_in(self, naam: str) -> "Bezoeker":
        self.ga("/accounts/login/")
        self.pagina.get_by_label("E-mailadres").fill(f"{naam}@voorbeeld.test")
        self.pagina.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
        self.druk("Log in")
        assert "/login" not in self.pagina.url, f"{naam} komt niet binnen"
        return self

    def lees_post(self, aan: str, onderwerp: str = "") -> None:
        """Open the newest mail to this address, as the demo shows it."""
        self.ga("/demo/post/")
        self.volg("/demo/post/", binnen=self.inhoud.get_by_role("row").filter(has_text=aan), tekst=onderwerp)

    def ga_uit_brief(self, pad: str) -> None:
        """Open the address in the mail on the screen that contains this; in a mail it has another host."""
        adres = self.inhoud.locator(f"a[href*='{pad}']").first.get_attribute("href")
        self.ga("/" + adres.split("/", 3)[3])

    def vul(self, **velden: str | bool | list[str]) -> None:
        """Fill fields by their name in the form: text, the value of a choice, or a list of choices."""
        for naam, waarde in velden.items():
            veld = self.inhoud.locator(f"[name='{naam}']")
            soort = veld.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
            if soort == "select":
                veld.select_option(waarde)
            elif waarde is True:
                veld.check()
            elif soort in ("radio", "checkbox"):
                for keuze in [waarde] if isinstance(waarde, str) else waarde:
                    self.inhoud.locator(f"[name='{naam}'][value='{keuze}']").check()
            else:
                veld.first.fill(waarde)

    def druk(self, tekst: str, binnen: Locator | None = None) -> None:
        """Press the button or follow the link with this text, and check the page that follows."""
        plek = binnen or self.inhoud
        knop, link = plek.get_by_role("button", name=tekst), plek.get_by_role("link", name=tekst)
        expect(knop.or_(link).first).to_be_visible(timeout=WACHT)
        self._klik(knop.first if knop.count() else link.first)

    def volg(self, adres: str, tekst: str = "", binnen: Locator | None = None) -> None:
        """Follow the first link to an address that contains this, and check the page that follows."""
        links = (binnen or self.inhoud).locator(f"a[href*='{adres}']")
        self._klik((links.filter(has_text=tekst) if tekst else links).first)

    def _klik(self, doel: Locator) -> None:
        with self.pagina.expect_navigation():
            doel.click()
        self.keur()

    def tab_naar(self, tekst: str, hoogstens: int = 120) -> None:
        """Press Tab until what has the focus says this: its label, its text or its value."""
        gehoord = []
        for _ in range(hoogstens):
            self.pagina.keyboard.press("Tab")
            gehoord.append(self.pagina.evaluate(HEEFT_FOCUS))
            if tekst.lower() in gehoord[-1].lower():
                assert self.pagina.evaluate("document.activeElement.matches(':focus-visible')"), tekst
                return
        raise AssertionError(f"'{tekst}' is niet te bereiken op {self.pagina.url}: {gehoord}")

    def tab_naar_veld(self, naam: str, hoogstens: int = 120) -> None:
        """Press Tab until the field with this name has the focus."""
        velden = self.inhoud.locator(f"[name='{naam}']")
        for _ in range(hoogstens):
            if velden.evaluate_all("velden => velden.includes(document.activeElement)"):
                return
            self.pagina.keyboard.press("Tab")
        raise AssertionError(f"veld '{naam}' is niet te bereiken op {self.pagina.url}")

    def typ(self, **velden: str) -> None:
        """Go to fields by their name with Tab, and type this in the place of what is there."""
        for naam, tekst in velden.items():
            self.tab_naar_veld(naam)
            self.pagina.keyboard.press("Control+A")
            self.pagina.keyboard.type(tekst)

    def toets(self, tekst: str) -> None:
        """Go to this button or link with Tab, press Enter, and check the page that follows."""
        self.tab_naar(tekst)
        with self.pagina.expect_navigation():
            self.pagina.keyboard.press("Enter")
        self.keur()

    def leest(self, tekst: str, seconden: float = 60) -> None:
        """The page says this, or will soon, somewhere in its main part."""
        expect(self.inhoud).to_contain_text(tekst, ignore_case=True, timeout=seconden * 1000)

    def leest_niet(self, tekst: str) -> None:
        expect(self.inhoud).not_to_contain_text(tekst, ignore_case=True)

    def kom_tot_rust(self) -> None:
        """Wait until htmx has put everything in its place; what is pressed before that it may not hear."""
        expect(self.pagina.locator(IN_BEWEGING)).to_have_count(0, timeout=WACHT)

    def keur(self) -> None:
        """No axe violation, no script or policy error and no odd address on the page as it is now."""
        self.kom_tot_rust()
        if self.script and (beeld := self.pagina.evaluate(BEELD)) not in GOEDGEKEURD:
            uitslag = self.pagina.evaluate("axe.run({resultTypes: ['violations']})")
            gebreken = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in uitslag["violations"]]
            assert not gebreken, f"axe op {self.pagina.url}: {gebreken}"
            leesgetallen = self.pagina.evaluate(LEESGETALLEN)
            assert not leesgetallen, f"getallen in adressen op {self.pagina.url}: {leesgetallen}"
            GOEDGEKEURD.add(beeld)
        assert not self.fouten, f"fouten op {self.pagina.url}: {self.fouten}"


@pytest.fixture
def bezoeker(chromium, live_server):
    """Open a new browser window: `bezoeker()`, `bezoeker(breedte=360)`, without JavaScript `bezoeker(script=False)`.

    All are closed at the end.
    """
    geopend = []

    def open_venster(breedte: int = 1280, script: bool = True) -> Bezoeker:
        venster = Bezoeker(chromium, live_server.url, breedte, script)
        geopend.append(venster)
        return venster

    yield open_venster
    for venster in geopend:
        venster.context.close()
