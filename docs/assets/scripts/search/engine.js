// The search's engine, loaded when a reader reaches for the search.
import { fieldGuide } from "../shared/field-guide.js"
import { createSearch } from "./search.js"

fieldGuide.search = createSearch
