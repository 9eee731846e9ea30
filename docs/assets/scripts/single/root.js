// Takes the place of shared/root.js in the one HTML file: what it does not hold stands at the public address.

export const ROOT = document.body.dataset.address ?? ""
