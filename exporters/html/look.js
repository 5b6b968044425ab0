// How a node and a line look: colour and shape by type, size by how often a node is reported, width by how many sources
// say a line; dashed when planned or possible, crossed (labels.js) when foiled or negated. Roles are grey, relations have
// the accent colour and are thin where no event makes them, what came before is dotted.
const MOST_FADED = 1500; // nodes up to which what is not beside the selection fades
const LEAST_SCALE = 0.17; // of the first view, however large the graph
const dark = () => document.documentElement.dataset.shade === "dark";

let colours = null;

function palette() {
  if (colours === null) {
    const style = getComputedStyle(document.documentElement);
    colours = Object.fromEntries(["ink", "paper", "quiet", "thread", "accent", "cross"].map((name) => [name, style.getPropertyValue("--" + name).trim()]));
  }
  return colours;
}

const colourOf = (group) => (looks.get(group) || {})[dark() ? "dark" : "colour"] || palette().quiet;
const faded = (id) => shown.near !== null && !shown.near.has(id) && shown.count <= MOST_FADED;

// Seen from afar, nodes and lines keep a least size on the screen; `zoom` follows the scale in steps.
let zoom = 1;
const grown = (node, most) => Math.min(most, 3.6 * Math.log2(1 + node.reports));
const size = (node) => (node.kind === "event" ? Math.max(7, 2.6 / zoom) + grown(node, 14) * 0.55 : Math.max(9, 3.6 / zoom) + grown(node, 24));
const width = (pixels) => pixels * (shown.count > MOST_FADED ? 1 : Math.max(1, 0.6 / zoom));

const dashed = (...lengths) => lengths.map((length) => Math.round(length * Math.min(3, Math.max(1, 0.7 / zoom))));

function drawnNode(node) {
  const { ink, paper } = palette();
  const colour = colourOf(node.group), sure = node.kind === "entity" || happened(node);
  const fill = { background: sure ? colour : paper, border: sure ? paper : colour };
  return {
    id: node.id, x: node.x, y: node.y, shape: (looks.get(node.group) || { shape: "dot" }).shape, size: size(node),
    opacity: faded(node.id) ? 0.16 : 1,
    color: { ...fill, highlight: { background: fill.background, border: ink }, hover: { background: fill.background, border: ink } },
    borderWidth: sure ? 1.5 : 2, borderWidthSelected: 3.5,
    shapeProperties: { borderDashes: sure ? false : [4, 3] },
  };
}

function drawnEdge(edge) {
  const { ink, thread, accent } = palette();
  const role = edge.kind === "role" || edge.kind === "order", thin = role || edge.kind === "static";
  const selected = selectedLine(edge);
  const apart = shown.near !== null && !selected && shown.count <= MOST_FADED;
  const colour = !role || (selected && shown.path) ? accent : thread;
  return {
    id: edge.id, from: edge.from, to: edge.to,
    arrows: { to: { enabled: true, scaleFactor: 0.5 }, from: { enabled: edge.mutual, scaleFactor: 0.5 } },
    dashes: edge.kind === "order" ? dashed(1, 6) : sureLine(edge) ? false : dashed(7, 5),
    width: width((thin ? 0.9 : 1.3) + Math.min(6, 1.1 * (edge.sources - 1)) + (selected && shown.path ? 2 : 0)),
    color: { color: colour, highlight: role ? ink : accent, hover: ink, opacity: apart ? 0.1 : role && !selected ? 0.6 : 0.9 },
    smooth: edge.bend ? { enabled: true, type: "curvedCW", roundness: edge.bend } : { enabled: false },
  };
}

// The shape of a type for legends and lists, drawn as vis-network draws it.
const OUTLINES = {
  dot: "M8 1a7 7 0 1 0 .01 0z", square: "M2 2h12v12H2z", triangle: "M8 1l7 13H1z", triangleDown: "M8 15L1 2h14z",
  diamond: "M8 0l8 8-8 8-8-8z", hexagon: "M4 1h8l4 7-4 7H4L0 8z", star: "M8 0l2.4 5.4 5.6.6-4.2 3.9 1.2 5.8L8 12.7l-5 3 1.2-5.8L0 6l5.6-.6z",
};

function marker(group, sure = true) {
  const look = looks.get(group) || { shape: "diamond" };
  const path = drawing("path", { d: OUTLINES[look.shape], "data-colour": group, class: sure ? "sure" : "unsure" });
  paint(path);
  return drawing("svg", { viewBox: "-1 -1 18 18", "aria-hidden": "true", class: "marker" }, path);
}

function paint(shape) {
  const colour = shape.dataset.colour === "" ? "currentColor" : colourOf(shape.dataset.colour);
  const sure = shape.classList.contains("sure");
  shape.setAttribute("fill", sure ? colour : "none");
  shape.setAttribute("stroke", colour);
}

const repaint = () => document.querySelectorAll("[data-colour]").forEach(paint);
