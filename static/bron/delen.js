// Share, copy and print: only what this browser can do is shown. Without this file there is the mail.
const kan = {
  deel: () => "share" in navigator,
  kopieer: () => "clipboard" in navigator,
  druk: () => true,
};
const doe = {
  deel: ({ titel, adres }) => navigator.share({ title: titel, url: adres }).catch(() => {}),
  kopieer: async ({ adres }, zeg) => {
    await navigator.clipboard.writeText(adres);
    zeg("De link is gekopieerd.");
  },
  druk: () => window.print(),
};

for (const lijst of document.querySelectorAll("[data-delen]")) {
  const gedaan = lijst.parentElement.querySelector("[data-gedaan]");
  for (const knop of lijst.querySelectorAll("[data-doe]")) {
    if (!kan[knop.dataset.doe]()) continue;
    knop.closest("li").hidden = false;
    knop.addEventListener("click", () => doe[knop.dataset.doe](lijst.dataset, (tekst) => (gedaan.textContent = tekst)));
  }
}
