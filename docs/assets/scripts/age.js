// A copy says its age from 181 days after it was made. The guide at its public address does not: that is where the newest edition is.
// What the browser keeps of it is a copy too.
(() => {
  const DAY = 24 * 60 * 60 * 1000
  const FROM = 181
  const DAYS_A_MONTH = 365.25 / 12

  for (const line of document.querySelectorAll("[data-built]")) {
    const isAtHome = location.origin === new URL(line.dataset.public).origin && !navigator.serviceWorker?.controller
    const days = (Date.now() - Date.parse(line.dataset.built)) / DAY
    if (isAtHome || days < FROM) continue
    line.querySelector("[data-months]").textContent = Math.round(days / DAYS_A_MONTH)
    line.hidden = false
  }
})()
