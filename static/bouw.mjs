// Bundles the look of the portal: static/bron/ -> static/gebouwd/ (run by `npm run build`).
import { build } from "esbuild";
import { cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const pad = (naam) => fileURLToPath(new URL(naam, import.meta.url));

await build({
  entryPoints: Object.fromEntries(["portaal", "htmx", "redactie", "bewaard"].map((naam) => [naam, pad(`bron/${naam}.js`)])),
  outdir: pad("gebouwd"),
  bundle: true,
  minify: true,
  legalComments: "none",
  target: ["es2020", "chrome109", "firefox115", "safari16"],
  // Files, never data: URIs: the Content-Security-Policy does not allow those.
  loader: { ".woff2": "file", ".woff": "file", ".svg": "file" },
  assetNames: "[ext]/[name]",
  logLevel: "info",
});
// Pictures that templates name themselves; Django adds the hash to every name when it collects them.
await cp(pad("bron/beeld"), pad("gebouwd/beeld"), { recursive: true });
