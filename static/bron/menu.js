// A menu that is open closes on Escape and on a click elsewhere. Without this file it closes by its own button.
const open = () => document.querySelectorAll("details[data-menu][open]");

document.addEventListener("click", (gebeurtenis) => {
  for (const menu of open()) if (!menu.contains(gebeurtenis.target)) menu.open = false;
});

document.addEventListener("keydown", (gebeurtenis) => {
  if (gebeurtenis.key !== "Escape") return;
  for (const menu of open()) {
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  }
});
