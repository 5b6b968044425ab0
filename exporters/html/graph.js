// What is shown, and how vis-network draws it. Text of articles reaches the page through textContent and the canvas
// alone, never as markup. This file and the others are one script: page.py puts them into one function.
const data = JSON.parse(document.getElementById("data").textContent);
const darkness = matchMedia("(prefers-color-scheme: dark)");
const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const byId = new Map(data.nodes.map((node) => [node.id, node]));
const linesOf = new Map(data.nodes.map((node) => [node.id, []]));
for (const edge of data.edges) {
  linesOf.get(edge.from).push(edge);
  if (edge.to !== edge.from) linesOf.get(edge.to).push(edge);
}
const LEAST_SCALE = 0.2; // of the first view, however large the graph
const MOST_FADED = 1500; // nodes up to which what is not beside the selection fades

// `kept` is a node shown although nothing leads to it; `node` and `edge` are what is selected.
const state = { language: data.language, view: "all", hidden: new Set(data.hidden), loose: false, kept: null, node: null, edge: null };
const byRank = data.nodes.slice().sort((a, b) => (a.kind === b.kind ? b.weight - a.weight || a.id - b.id : a.kind === "event" ? 1 : -1));
let linked = new Set(); // ids of nodes that a visible line leads to
let near = null; // ids beside the selection, or null when nothing is selected

const label = (thing) => thing[state.language] || thing.ar || thing.en || "";
const say = (key) => data.words[key][state.language];
const term = (name) => (data.terms[name] ? label(data.terms[name]) : name);
const done = (node) => node.kind !== "event" || node.statuses.includes("actual");
const eventOf = (edge) => byId.get(edge.event); // the one whose role this is, when both ends are events
const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);

function palette() {
  return darkness.matches
    ? { ink: "#f5f5f4", paper: "#171513", quiet: "#b5aea8", line: "#8a817b", relation: "#5eead4" }
    : { ink: "#1c1917", paper: "#fafaf9", quiet: "#57534e", line: "#8f8781", relation: "#0f766e" };
}

const allowed = (node) => !state.hidden.has(node.group) && !(node.kind === "event" && state.view === "relations");
const visible = (node) => allowed(node) && (linked.has(node.id) || state.loose || state.kept === node.id);

function visibleEdge(edge) {
  if (state.view === "relations" && edge.kind === "role") return false;
  if (state.view === "events" && edge.kind === "direct") return false;
  return allowed(byId.get(edge.from)) && allowed(byId.get(edge.to));
}

function survey() {
  linked = new Set();
  for (const edge of data.edges) if (visibleEdge(edge)) linked.add(edge.from).add(edge.to);
  near = null;
  if (state.node !== null) near = new Set([state.node, ...linesOf.get(state.node).filter(visibleEdge).map((edge) => otherEnd(edge, state.node))]);
  if (state.edge !== null) near = new Set([data.edges[state.edge].from, data.edges[state.edge].to]);
}

const faded = (id) => near !== null && !near.has(id) && data.nodes.length <= MOST_FADED;

// Seen from afar, nodes and lines keep a least size on the screen; `zoom` follows the scale in steps.
let zoom = 1;
const size = (node) => (node.kind === "event" ? Math.max(11, 3.4 / zoom) : Math.max(13, 4.2 / zoom) + Math.min(22, 3.2 * Math.sqrt(node.weight)));
const width = (pixels) => pixels * (data.nodes.length > MOST_FADED ? 1 : Math.max(1, 0.6 / zoom));

function rescale() {
  const step = stepOf(network.getScale());
  if (!fitted || step === zoom) return;
  zoom = step;
  requestAnimationFrame(redraw);
}

function drawnNode(node) {
  const { ink, paper } = palette();
  const { colour, shape } = data.style[node.group];
  const fill = { background: done(node) ? colour : paper, border: done(node) ? paper : colour };
  return {
    id: node.id, x: node.x, y: node.y, shape, size: size(node), hidden: !visible(node),
    opacity: faded(node.id) ? 0.2 : 1,
    color: { ...fill, highlight: { background: fill.background, border: ink }, hover: { background: fill.background, border: ink } },
    borderWidth: done(node) ? 1.5 : 2.5, borderWidthSelected: 4,
    shapeProperties: { borderDashes: done(node) ? false : [4, 3] },
  };
}

function drawnEdge(edge) {
  const { ink, line, relation } = palette();
  const role = edge.kind === "role";
  const selected = edge.id === state.edge || edge.from === state.node || edge.to === state.node;
  const strength = near !== null && !selected && data.nodes.length <= MOST_FADED ? 0.12 : role ? 0.55 : 0.85;
  return {
    id: edge.id, from: edge.from, to: edge.to, hidden: !visibleEdge(edge),
    arrows: { to: { enabled: true, scaleFactor: 0.6 }, from: { enabled: edge.mutual === true, scaleFactor: 0.6 } },
    dashes: edge.kind === "static" ? [2, 5] : role && !done(eventOf(edge)) ? [7, 5] : false,
    width: width(role ? 1.2 : 1.5 + Math.min(3, edge.evidence.length / 2)),
    color: { color: role ? line : relation, highlight: role ? ink : relation, hover: ink, opacity: strength },
    smooth: edge.bend ? { enabled: true, type: "curvedCW", roundness: edge.bend } : { enabled: false },
  };
}

// The step is known before anything is drawn, so that the first drawing is the last.
function foreseen() {
  const seen = data.nodes.filter(visible), box = document.getElementById("graph");
  const spread = (axis) => Math.max(1, Math.max(...seen.map((node) => node[axis])) - Math.min(...seen.map((node) => node[axis])));
  return Math.max(LEAST_SCALE, Math.min(box.clientWidth / spread("x"), box.clientHeight / spread("y"), 1));
}

const stepOf = (scale) => Math.min(1, Math.max(LEAST_SCALE, 2 ** (Math.round(Math.log2(scale) * 2) / 2)));

survey();
state.loose = linked.size === 0;
zoom = data.nodes.length ? stepOf(foreseen() * 0.85) : 1;
const drawn = { nodes: new Map(), edges: new Map() };

// Only what looks different is given to vis-network, which takes its time for each.
function changed(items, before) {
  return items.filter((item) => {
    const look = JSON.stringify(item);
    if (before.get(item.id) === look) return false;
    before.set(item.id, look);
    return true;
  });
}

const nodes = new vis.DataSet(changed(data.nodes.map(drawnNode), drawn.nodes));
const edges = new vis.DataSet(changed(data.edges.map(drawnEdge), drawn.edges));
const network = new vis.Network(document.getElementById("graph"), { nodes, edges }, data.options);

function redraw() {
  survey();
  nodes.update(changed(data.nodes.map(drawnNode), drawn.nodes));
  edges.update(changed(data.edges.map(drawnEdge), drawn.edges));
}

let fitted = false; // vis-network draws once before the view is set

function fit() {
  fitted = true;
  const seen = data.nodes.filter(visible).map((node) => node.id);
  if (!seen.length) return;
  network.fit({ nodes: seen, maxZoomLevel: 1.4, animation: false });
  const scale = network.getScale() * 0.92; // labels stand out over the nodes
  // Too small to read: begin at the most connected, with the rest around the window.
  if (scale < LEAST_SCALE) network.moveTo({ position: byRank.find(visible), scale: LEAST_SCALE });
  else network.moveTo({ scale });
}

network.on("dragging", (event) => {
  for (const id of event.nodes) Object.assign(byId.get(id), network.getPosition(id));
});
network.on("beforeDrawing", rescale);
darkness.addEventListener("change", redraw);
