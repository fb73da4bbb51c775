"use strict";

// A comfort only: shows the questions that hold all the words typed.

const box = document.querySelector(".narrow");
const input = document.getElementById("narrow");
const folded = (text) => text.toLocaleLowerCase();

function narrow() {
  const words = folded(input.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const group of document.querySelectorAll(".group")) {
    for (const question of group.querySelectorAll("li[data-words]")) {
      const text = folded(question.dataset.words);
      question.hidden = !words.every((word) => text.includes(word));
      if (!question.hidden) shown += 1;
    }
    group.hidden = !group.querySelector("li[data-words]:not([hidden])");
  }
  box.querySelector("[role=status]").textContent = words.length ? `${shown} shown` : "";
}

box.hidden = false;
input.addEventListener("input", narrow);
narrow();
