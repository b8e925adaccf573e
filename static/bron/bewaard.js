// What somebody chose was kept as the form sent it: a number, a code. The page of that form has the words for it, and
// its own names of the fields. Without this file only what was typed is shown.
const lijst = document.querySelector("[data-bewaard]");
const formulier = document.querySelector("form[data-opnieuw]");
const isKeuze = (veld) => ["radio", "checkbox"].includes(veld.type);

function tekst(element) {
  const kopie = element?.cloneNode(true);
  for (const marker of kopie?.querySelectorAll(".veld__marker, .alleen-voorlezen") ?? []) marker.remove();
  return kopie?.textContent.trim() ?? "";
}

/** The heading and the value of one field in the words of the page; nothing when a visitor does not see that field. */
function inWoorden(bladzijde, naam, waarde) {
  const veld = [...bladzijde.getElementsByName(naam)].find((een) => !isKeuze(een) || een.value === waarde);
  if (!veld || veld.type === "hidden") return null;
  const label = tekst(veld.labels?.[0]);
  const groep = isKeuze(veld) && tekst(veld.closest("fieldset")?.querySelector("legend"));
  if (veld.options) waarde = tekst([...veld.options].find((optie) => optie.value === waarde));
  else if (isKeuze(veld)) waarde = groep ? label : "ja";
  else if (veld.type === "date") waarde = new Date(waarde).toLocaleDateString("nl-NL", { dateStyle: "long" });
  return { kop: groep || label, waarde };
}

function rij(naam) {
  const nieuw = document.createElement("div");
  nieuw.dataset.veld = naam;
  nieuw.append(document.createElement("dt"), document.createElement("dd"));
  return lijst.querySelector(`[data-veld="${CSS.escape(naam)}"]`) ?? nieuw;
}

async function toon() {
  const antwoord = await fetch(formulier.action);
  if (!antwoord.ok || antwoord.redirected) return;
  const bladzijde = new DOMParser().parseFromString(await antwoord.text(), "text/html");
  const bestanden = lijst.querySelector("[data-bestanden]");
  const velden = [...formulier.querySelectorAll("input[type=hidden]")].filter((veld) => veld.value);
  for (const naam of new Set(velden.map((veld) => veld.name))) {
    const ingevuld = velden.filter((veld) => veld.name === naam);
    const gelezen = ingevuld.map((veld) => inWoorden(bladzijde, naam, veld.value)).filter((een) => een?.kop);
    if (!gelezen.length) continue;
    const regel = rij(naam);
    regel.querySelector("dt").textContent = gelezen[0].kop;
    regel.querySelector("dd").innerText = gelezen.map((een) => een.waarde).join("\n");
    lijst.insertBefore(regel, bestanden);
  }
  document.querySelector("[data-niet-genoemd]").hidden = true;
}

toon().catch(() => {});
