// Parts of a page that change by themselves, for the pages that have them (see the block "htmx" in basis.html).
import htmx from "htmx.org";

window.htmx = htmx;

// Whoever was in a part that is replaced goes on there: at what it says of what happened, else at its beginning.
let wasHier = false;

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  wasHier = detail.target.contains(document.activeElement);
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (!wasHier || document.activeElement !== document.body) return;
  wasHier = false;
  const plek = detail.elt.querySelector("[role=alert], [role=status]") || detail.elt;
  plek.tabIndex = -1;
  plek.focus();
});
