// Parts of a page that change by themselves, for the pages that have them (see the block "htmx" in basis.html).
import htmx from "htmx.org";

window.htmx = htmx;
