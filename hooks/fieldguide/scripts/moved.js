// Lead on to where the page stands now, with the anchor that the link carried: a refresh without script loses it.
(() => {
  const link = document.querySelector("a[data-moved]")
  link.hash = location.hash
  location.replace(link.href)
})()
