"use strict";

// Draws the graph that the page carries as JSON. Words from documents go into the page as text only.

const KINDS = ["state", "body", "group", "claim", "document", "article", "topic"];
const LABEL_INSIDE = new Set(["box", "ellipse"]);

const graph = JSON.parse(document.getElementById("graph-json").textContent);
const place = document.getElementById("picture");
const edgeIds = graph.edges.map((_, index) => `edge-${index}`);

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function nodeGroups() {
  const chosen = { border: colour("--chosen"), background: colour("--chosen-fill") };
  return Object.fromEntries(KINDS.map((kind) => [kind, {
    color: {
      border: colour(`--${kind}`), background: colour(`--${kind}-fill`), highlight: chosen, hover: chosen,
    },
  }]));
}

function options() {
  return {
    physics: false,
    autoResize: true,
    groups: nodeGroups(),
    nodes: {
      borderWidth: 2,
      size: 18,
      margin: 8,
      font: { size: 17, color: colour("--ink"), face: "system-ui, sans-serif" },
    },
    edges: {
      smooth: false,
      color: { color: colour("--line"), highlight: colour("--chosen"), hover: colour("--chosen"), inherit: false },
      arrows: { to: { enabled: true, scaleFactor: 0.6 } },
      selectionWidth: 2,
    },
    interaction: {
      hover: true,
      dragNodes: true,
      tooltipDelay: 1e9,
      keyboard: { enabled: true, bindToWindow: false },
      navigationButtons: false,
    },
  };
}

function withFont(node) {
  // A label below its shape stands on the page, one inside stands on the shape.
  const ground = LABEL_INSIDE.has(node.shape) ? undefined : colour("--ground");
  return { ...node, font: { background: ground } };
}

function suitHeight() {
  // As tall as the picture is in proportion to its width, within what a screen shows at once.
  const span = (axis) => Math.max(...graph.nodes.map((n) => n[axis])) - Math.min(...graph.nodes.map((n) => n[axis]));
  const wanted = (place.clientWidth * (span("y") + 160)) / (span("x") + 300);
  place.style.height = `${Math.round(Math.min(Math.max(wanted, 300), innerHeight * 0.8))}px`;
}

place.replaceChildren();
suitHeight();
const nodes = new vis.DataSet(graph.nodes.map(withFont));
const edges = new vis.DataSet(graph.edges.map((edge, index) => ({ ...edge, id: edgeIds[index] })));
const network = new vis.Network(place, { nodes, edges }, options());
network.once("afterDrawing", () => { network.fit({ animation: false }); place.dataset.drawn = "yes"; });

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  network.setOptions(options());
  nodes.update(graph.nodes.map(withFont));
});

// --- The panel -------------------------------------------------------------------------------------

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function words(proof) {
  const quote = element("blockquote");
  quote.append(proof.before, element("mark", proof.quote), proof.after);
  return quote;
}

function link(address, text) {
  const made = element("a", text);
  made.href = address;
  return made;
}

function rows(proof) {
  const readIn = [
    proof.article,
    proof.footnote && `footnote ${proof.footnote}`,
    proof.section && `section “${proof.section}”`,
  ].filter(Boolean).join(", ");
  const document_ = proof.document || "not named in the text";
  return [
    ["Read in", readIn],
    ["Document", proof.paragraph ? `${document_}, para. ${proof.paragraph}` : document_],
    ["Title", proof.document_title !== proof.document && proof.document_title],
    ["Cited in", proof.cited_in.length && `footnote ${proof.cited_in.join(", ")}`],
    ["Shown by", proof.cue],
    ["Rule", `${proof.rule}, confidence ${proof.confidence.toFixed(2)}`],
  ].filter(([, value]) => value);
}

function showProof(key, subtitle) {
  const proof = graph.proofs[key];
  document.getElementById("panel-title").textContent = proof.heading;
  const body = document.getElementById("panel-body");
  const list = element("dl");
  for (const [name, value] of rows(proof)) list.append(element("dt", name), element("dd", value));
  const links = element("p", undefined, "links");
  if (proof.claim) links.append(link(`/v1/claims/${encodeURIComponent(proof.claim)}`, "Trail"));
  if (/^https?:\/\//i.test(proof.document_url || "")) links.append(link(proof.document_url, "Open the document"));
  body.replaceChildren(...(subtitle ? [element("p", subtitle, "quiet")] : []), words(proof), list, links);
}

function showNode(node) {
  if (node.proof) return showProof(node.proof);
  document.getElementById("panel-title").textContent = node.name;
  const list = element("ul", undefined, "bare");
  for (const key of new Set(network.getConnectedEdges(node.id).map((id) => edges.get(id).proof))) {
    const button = element("button", graph.proofs[key].heading, "show");
    button.type = "button";
    button.addEventListener("click", () => choose(key));
    const line = element("li");
    line.append(button);
    list.append(line);
  }
  return document.getElementById("panel-body").replaceChildren(list);
}

function showEdge(edge) {
  const [from, to] = [nodes.get(edge.from).name, nodes.get(edge.to).name];
  showProof(edge.proof, `${from} — ${edge.words} — ${to}`);
}

function choose(key) {
  const own = graph.nodes.find((node) => node.proof === key);
  if (own) network.selectNodes([own.id]);
  else network.selectEdges(edgeIds.filter((id) => edges.get(id).proof === key));
  showProof(key);
}

network.on("select", (chosen) => {
  if (chosen.nodes.length) showNode(nodes.get(chosen.nodes[0]));
  else if (chosen.edges.length) showEdge(edges.get(chosen.edges[0]));
});

for (const button of document.querySelectorAll("button.show[data-proof]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    choose(button.dataset.proof);
    document.getElementById("panel").scrollIntoView({ block: "nearest" });
  });
}
