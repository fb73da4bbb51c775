"use strict";

// Sends a correction of the claim that the page shows, and takes it back. What the server says goes into the page as text.

const section = document.getElementById("correcting");
const form = document.getElementById("correct-form");
const undo = document.getElementById("correct-undo");
const DONE = {
  accept: "Accepted.",
  edit: "Edited. Open the page again to see the claim as it stands now.",
  reject: "Rejected: no answer shows this claim any more.",
};

form.hidden = false;
document.getElementById("correct-by-command").hidden = true;

function say(words) {
  document.getElementById("correct-said").textContent = words;
}

async function send(method, path, body) {
  const headers = body ? { "content-type": "application/json" } : {};
  const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  const told = await response.json();
  if (!response.ok) throw new Error(told.detail);
  return told;
}

function correction(verdict) {
  const { by, why, field, value } = Object.fromEntries(new FormData(form));
  const given = { verdict, by, why: why || null };
  return verdict === "edit" && field ? { ...given, changes: { [field]: value } } : given;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const verdict = event.submitter?.value || "accept";
  try {
    const path = `/v1/claims/${encodeURIComponent(section.dataset.claim)}/corrections`;
    const kept = await send("POST", path, correction(verdict));
    undo.dataset.correction = kept.id;
    undo.hidden = false;
    say(DONE[verdict]);
  } catch (error) {
    say(error.message);
  }
});

undo.addEventListener("click", async () => {
  try {
    const by = encodeURIComponent(new FormData(form).get("by"));
    await send("DELETE", `/v1/corrections/${encodeURIComponent(undo.dataset.correction)}?by=${by}`);
    undo.hidden = true;
    say("Undone: the claim stands as before.");
  } catch (error) {
    say(error.message);
  }
});
