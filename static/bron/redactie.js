// Wagtail starts the fields that choose a page or an image with a script in the page, which the policy refuses to run.
// What such a script says is read here instead: one constructor by name, the id of the field and its options.
const SCRIPT = /^new (\w+Chooser)\(("[^"]*"), (\{.*\})\);$/s;

document.addEventListener("DOMContentLoaded", () => {
  for (const script of document.querySelectorAll("script:not([src]):not([type])")) {
    const [, soort, id, keuzes] = script.textContent.trim().match(SCRIPT) ?? [];
    if (window[soort]) new window[soort](JSON.parse(id), JSON.parse(keuzes));
  }
});
