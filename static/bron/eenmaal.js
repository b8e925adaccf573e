// A form that is on its way is not sent again by a second click; after ten seconds, or when somebody comes back to
// the page, it may. Without this file the server tells two of the same apart. What htmx sends it guards itself.
const WACHT = 10_000;

document.addEventListener("submit", (gebeurtenis) => {
  const formulier = gebeurtenis.target;
  if (gebeurtenis.defaultPrevented || formulier.method !== "post") return;
  if (formulier.dataset.onderweg) return gebeurtenis.preventDefault();
  formulier.dataset.onderweg = "ja";
  setTimeout(() => delete formulier.dataset.onderweg, WACHT);
});

window.addEventListener("pageshow", () => {
  for (const formulier of document.querySelectorAll("form[data-onderweg]")) delete formulier.dataset.onderweg;
});
