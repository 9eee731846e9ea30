// Bookmarks of entries: their script comes where something is collected, or when one is pressed.
import { all } from "../shared/dom.js"
import { loaded } from "../shared/field-guide.js"
import { load } from "../shared/loading.js"
import { ROOT } from "../shared/root.js"
import { read } from "../shared/storage.js"

/** @param {HTMLElement} [pressed] */
const reach = (pressed) => load(`${ROOT}assets/scripts/marks.js`).then(() => loaded("marks")(pressed), () => {})

if (read("brief")) reach()
for (const mark of all(document, "[data-mark]")) mark.addEventListener("click", () => reach(mark))
