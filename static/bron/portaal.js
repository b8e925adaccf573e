// What every page needs: letters, NL Design System components, our tokens, our own style, the menu.
import "./letters.css";

import "@nl-design-system-candidate/button-css/button.css";
import "@nl-design-system-candidate/data-badge-css/data-badge.css";
import "@nl-design-system-candidate/heading-css/heading.css";
import "@nl-design-system-candidate/link-css/link.css";
import "@nl-design-system-candidate/paragraph-css/paragraph.css";
import "@nl-design-system-candidate/skip-link-css/skip-link.css";
import "@utrecht/alert-css";
import "@utrecht/blockquote-css";
import "@utrecht/breadcrumb-nav-css";
import "@utrecht/checkbox-css";
import "@utrecht/form-field-css";
import "@utrecht/form-field-description-css";
import "@utrecht/form-field-error-message-css";
import "@utrecht/form-fieldset-css";
import "@utrecht/form-label-css";
import "@utrecht/pagination-css";
import "@utrecht/radio-button-css";
import "@utrecht/select-css";
import "@utrecht/table-css";
import "@utrecht/textarea-css";
import "@utrecht/textbox-css";

import "./tokens/neutraal.css";
import "./tokens/almere.css";
import "./tokens/hak.css";
import "./tokens/nlds.css";
import "./stijl/basis.css";
import "./stijl/bladzijde.css";
import "./stijl/formulier.css";
import "./stijl/tabel.css";
import "./stijl/onderdelen.css";
import "./stijl/druk.css";

import "./menu.js";
import "./delen.js";
import "./eenmaal.js";
