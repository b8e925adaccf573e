"""A first visit on a slow phone: a real browser, held back to what a phone in a train gets."""

import shutil
from dataclasses import dataclass

from playwright.sync_api import CDPSession, sync_playwright

VLAGGEN = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
#: Slow 4G as browsers' own tools simulate it: bytes a second, milliseconds for a round trip.
NETWERK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
PROCESSOR_TRAGER = 4
VERSCHUIVING = """() => new Promise(klaar => {
    let som = 0;
    new PerformanceObserver(lijst => {
        for (const deel of lijst.getEntries()) if (!deel.hadRecentInput) som += deel.value;
    }).observe({type: "layout-shift", buffered: true});
    setTimeout(() => klaar(som), 500);
})"""


@dataclass
class Bezoek:
    """What one first visit took: kilobytes over the line, seconds until complete, how much the page moved."""

    kb: float = 0.0
    seconden: float = 0.0
    verschuiving: float = 0.0


def eerste_bezoek(adres: str) -> Bezoek:
    """Visit `adres` with an empty memory on a screen of 360 by 740."""
    with sync_playwright() as spel:
        browser = spel.chromium.launch(executable_path=shutil.which("chromium"), args=VLAGGEN)
        blad = browser.new_page(viewport={"width": 360, "height": 740}, locale="nl-NL", device_scale_factor=2)
        bezoek = Bezoek()
        _knijp(blad.context.new_cdp_session(blad), bezoek)
        blad.goto(adres, wait_until="load")
        blad.evaluate("document.fonts.ready")
        bezoek.seconden = blad.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") / 1000
        bezoek.verschuiving = blad.evaluate(VERSCHUIVING)
        browser.close()
    return bezoek


def _knijp(sessie: CDPSession, bezoek: Bezoek) -> None:
    """Slow the line and the processor down, and count what comes over the line."""

    def tel(bericht: dict) -> None:
        bezoek.kb += bericht["encodedDataLength"] / 1000

    sessie.send("Network.enable")
    sessie.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sessie.send("Network.emulateNetworkConditions", NETWERK)
    sessie.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR_TRAGER})
    sessie.on("Network.loadingFinished", tel)
