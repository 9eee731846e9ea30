// Composing, for scripts that are loaded apart: the share panel and the Brief page.
import { fieldGuide } from "../shared/field-guide.js"
import { brief, citation, citedLink, has, mail, pageLink, quote } from "./composing.js"
import { eml, mailto, wholeDocument } from "./drafts.js"
import { copy, save } from "./handing.js"
import { loadTexts } from "./texts.js"

/** @typedef {typeof compose} Compose */

const compose = {
  load: loadTexts,
  has,
  pageLink,
  citedLink,
  citation,
  quote,
  mail,
  brief,
  mailto,
  eml,
  document: wholeDocument,
  copy,
  save,
}

fieldGuide.compose = compose
