// Wagtail starts the fields that choose a page or an image with a script in the page, which the policy refuses to run.
// What such a script says is read here instead: one constructor by name, the id of the field and its options.
const SCRIPT = /^new (\w+Chooser)\(("[^"]*"), (\{.*\})\);$/s;

// A window or a list that is saved by a script says in words why that was refused, not only "Forbidden".
window.jQuery?.(document).on("ajaxError", (_, antwoord) => {
  const reden = antwoord.responseText;
  if (antwoord.status !== 403 || !antwoord.getResponseHeader("Content-Type")?.startsWith("text/plain")) return;
  const bericht = { clear: true, text: reden, type: "error" };
  document.dispatchEvent(new CustomEvent("w-messages:add", { detail: bericht }));
  for (const regel of document.querySelectorAll(".upload-server-error .server-error")) regel.textContent = reden;
});

document.addEventListener("DOMContentLoaded", () => {
  for (const script of document.querySelectorAll("script:not([src]):not([type])")) {
    const [, soort, id, keuzes] = script.textContent.trim().match(SCRIPT) ?? [];
    if (window[soort]) new window[soort](JSON.parse(id), JSON.parse(keuzes));
  }
});
