// The graph, drawn by vis-network. Only what is seen is given to it, and of that only what looks different than before,
// for it takes its time for each.
const field = byId("graph");
const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const stepOf = (scale) => Math.min(1, Math.max(LEAST_SCALE, 2 ** (Math.round(Math.log2(scale) * 2) / 2)));
const drawn = { nodes: new Map(), edges: new Map() };
const visSets = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
let network = null; // made when the graph is first looked at
let fitted = false; // vis-network draws once before the view is set
let whole = false; // all is in view, and nobody has moved it since

function sync(kind, items) {
  const before = drawn[kind], now = new Set(), news = [];
  for (const item of items) {
    now.add(item.id);
    const look = JSON.stringify(item);
    if (before.get(item.id) === look) continue;
    before.set(item.id, look);
    news.push(item);
  }
  const gone = [...before.keys()].filter((id) => !now.has(id));
  for (const id of gone) before.delete(id);
  if (gone.length) visSets[kind].remove(gone);
  if (news.length) visSets[kind].update(news);
}

function redraw() {
  const seen = nodes.filter((node) => shown.node[node.id]), lines = edges.filter((edge) => shown.edge[edge.id]);
  shown.count = seen.length;
  field.dataset.nodes = seen.length;
  field.dataset.edges = lines.length;
  // Lines go first and come last: vis-network minds those without ends.
  const gone = [...drawn.edges.keys()].filter((id) => !shown.edge[id]);
  for (const id of gone) drawn.edges.delete(id);
  if (gone.length) visSets.edges.remove(gone);
  sync("nodes", seen.map(drawnNode));
  sync("edges", lines.map(drawnEdge));
}

// The step is known before anything is drawn, so that the first drawing is the last.
function foreseen() {
  const seen = nodes.filter((node) => shown.node[node.id]);
  const [wide, high] = ["x", "y"].map((axis) => extent(seen, axis)).map(([low, top]) => Math.max(1, top - low));
  return Math.max(LEAST_SCALE, Math.min(field.clientWidth / wide, field.clientHeight / high, 1));
}

const extent = (seen, axis) => [smallest(seen, (node) => node[axis], Infinity), greatest(seen, (node) => node[axis], -Infinity)];

// A window of that many pixels about a place, moved so that nothing is wasted beyond the ends.
function clamped(place, [low, high], across) {
  const half = across / 2;
  return high - low <= across ? (low + high) / 2 : Math.min(high - half, Math.max(low + half, place));
}

function begin() {
  zoom = stepOf(foreseen() * 0.85);
  redraw();
  const many = shown.count > 1000;
  network = new vis.Network(field, visSets, { ...raw.options, interaction: { ...raw.options.interaction, hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
  network.on("click", pressed);
  network.on("doubleClick", (event) => { if (event.nodes.length) expand(event.nodes[0]); });
  network.on("dragging", (event) => { for (const id of event.nodes) Object.assign(nodes[id], network.getPosition(id)); });
  network.on("dragEnd", dropped);
  for (const moving of ["dragStart", "zoom"]) network.on(moving, () => { whole = false; });
  network.on("resize", () => requestAnimationFrame(() => { if (whole) fit(); })); // vis-network scales it first
  network.on("beforeDrawing", rescale);
  network.on("afterDrawing", drawOver);
  network.on("hoverNode", (event) => { hovered = event.node; });
  network.on("blurNode", () => { hovered = null; });
  fit();
  if (shown.path && shown.path.nodes.length) fit(shown.path.nodes);
  else if (state.node !== null && !state.near) goTo(state.node);
  else if (state.node !== null) bring(state.node);
}

function rescale() {
  const step = stepOf(network.getScale());
  if (!fitted || step === zoom) return;
  zoom = step;
  requestAnimationFrame(redraw);
}

function fit(only = null) {
  if (!network) return;
  fitted = true;
  whole = !only;
  const seen = only || nodes.filter((node) => shown.node[node.id]).map((node) => node.id);
  if (!seen.length) return;
  network.fit({ nodes: seen, maxZoomLevel: 1.3, animation: false });
  const scale = network.getScale() * 0.9; // labels stand out over the nodes
  if (scale >= LEAST_SCALE) return network.moveTo({ scale });
  // Too small to read: begin at the most reported, with the rest around the window.
  const middle = byRank.find((node) => shown.node[node.id]), all = seen.map((id) => nodes[id]), margin = 60 / LEAST_SCALE;
  const at = (axis, pixels) => clamped(middle[axis], extent(all, axis).map((end, i) => end + (i ? margin : -margin)), pixels / LEAST_SCALE);
  network.moveTo({ position: { x: at("x", field.clientWidth), y: at("y", field.clientHeight) }, scale: LEAST_SCALE });
}

function magnify(times) {
  if (!network) return;
  whole = false;
  network.moveTo({ scale: network.getScale() * times });
}

function goTo(id) {
  if (!network || !shown.node[id]) return;
  whole = false;
  network.focus(id, { scale: Math.max(0.75, network.getScale()), animation: !stillness.matches && shown.count <= MOST_FADED && { duration: 350, easingFunction: "easeInOutQuad" } });
}

// Go there only if it is out of view.
function bring(id) {
  if (!network || !shown.node[id]) return;
  const { x, y } = network.canvasToDOM(nodes[id]), margin = 20;
  if (x < margin || y < margin || x > field.clientWidth - margin || y > field.clientHeight - margin) goTo(id);
}

function pressed(event) {
  const [node] = event.nodes, [line] = event.edges;
  if (node !== undefined) {
    if (event.event.srcEvent.shiftKey && state.node !== null && state.node !== node) change({ path: { from: state.node, to: node }, node: null, edge: null });
    else choose(node, false);
  } else if (line !== undefined) selectEdge(line);
  else if (shown.near !== null || state.node !== null) clear();
}

function dropped(event) {
  if (!event.nodes.length) return;
  const moved = event.nodes.map((id) => [id, network.getPosition(id)]).map(([id, { x, y }]) => [id, [Math.round(x), Math.round(y)]]);
  joined = null; // each is undone by itself
  change({ at: new Map([...state.at, ...moved]) }, "drag");
}

function expand(id) {
  const near = linesOf[id].map((edge) => otherEnd(edge, id));
  // Behind each event are those who take part in it.
  const behind = near.filter((other) => nodes[other].kind === "event").flatMap((other) => nodes[other].parts.map((one) => one.id));
  change({ more: new Set([...state.more, id, ...near, ...behind]) });
}

const hiddenAround = (id) => new Set(linesOf[id].filter((edge) => inFold(edge) && edgePasses(edge)).map((edge) => otherEnd(edge, id)).filter((other) => !shown.node[other])).size;

// The nearest node in a direction, more ahead than aside.
function neighbourTowards(dx, dy) {
  const at = nodes[state.node];
  let best = null, least = Infinity;
  for (const node of nodes) {
    const ahead = (node.x - at.x) * dx + (node.y - at.y) * dy, aside = Math.abs((node.x - at.x) * dy) + Math.abs((node.y - at.y) * dx);
    if (!shown.node[node.id] || ahead <= 0 || aside > ahead * 1.5) continue;
    const far = ahead + 2 * aside;
    if (far < least) [best, least] = [node.id, far];
  }
  return best;
}

// Why nothing is drawn, where nothing is.
part(() => {
  byId("graph-none").hidden = shown.node.includes(1);
  write(byId("graph-none"), say(!nodes.length ? "empty" : shown.listed.includes(1) ? "no-lines" : "no-rows"));
});

part(() => {
  if (state.view !== "graph" || !network) return;
  redraw();
  network.setSelection({ nodes: state.node !== null && shown.node[state.node] ? [state.node] : [], edges: state.edge !== null && shown.edge[state.edge] ? [state.edge] : [] }, { highlightEdges: false });
  network.redraw(); // what is written over the graph may have changed alone
});
