"use strict";
// A comfort only: every mark's tag is a link that works without this.
const article = document.getElementById("text");
const isNarrow = () => matchMedia("(max-width: 63.99rem)").matches;
const isOff = (mark) => getComputedStyle(mark).getPropertyValue("--off").trim() === "1";

function showChosen() {
  const chosen = location.hash.slice(1);
  for (const mark of article.querySelectorAll("mark")) {
    mark.classList.toggle("chosen", mark.dataset.detail === chosen);
  }
  bringIntoSight(article.querySelector("mark.chosen"));
}

// On a narrow window the panel rises from below: a mark that it would hide moves up.
function bringIntoSight(mark) {
  if (!mark || !isNarrow()) return;
  const place = mark.getBoundingClientRect();
  const panel = document.querySelector(".panel").getBoundingClientRect();
  if (place.bottom > panel.top && place.top < innerHeight) mark.scrollIntoView();
}

article.addEventListener("click", (event) => {
  if (event.target.closest("a") || !getSelection().isCollapsed) return;
  let mark = event.target.closest("mark");
  while (mark && isOff(mark)) mark = mark.parentElement.closest("mark");
  if (mark) location.hash = mark.dataset.detail;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelector(".detail:target .close")?.click();
});

if (isNarrow()) document.querySelector(".legend-box").open = false;
addEventListener("hashchange", showChosen);
showChosen();
