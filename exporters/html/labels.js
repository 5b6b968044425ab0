// Labels, the same size at every zoom: the most connected first, and none where it would cover another.
const MOST_LABELS = 160;
const MOST_TRIED = 900; // nodes that are asked, the most connected first
const family = getComputedStyle(document.body).fontFamily;
const RTL = /^[^A-Za-z\u0590-\u08ff]*[\u0590-\u08ff]/;
let hovered = null;

const short = (text) => (text.length > 30 ? text.slice(0, 29).trim() + "…" : text);
const caption = (node) => short(node.kind === "event" ? term(node.type) : label(node));

const widths = new Map();

function widthOf(context, text, pixels) {
  const key = pixels + text;
  if (!widths.has(key)) {
    context.font = pixels + "px " + family;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

// The middle of a line, where vis-network 9.1 draws it: a bent one is a quadratic curve.
function middle(edge) {
  const from = byId.get(edge.from), to = byId.get(edge.to);
  if (!edge.bend) return [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const dx = from.x - to.x, dy = from.y - to.y;
  const turn = Math.atan2(dy, dx) + (edge.bend * 0.5 + 0.5) * Math.PI;
  const reach = (edge.bend * 0.5 + 0.5) * Math.hypot(dx, dy);
  const x = from.x + reach * Math.sin(turn), y = from.y + reach * Math.cos(turn);
  return [(from.x + 2 * x + to.x) / 4, (from.y + 2 * y + to.y) / 4];
}

function drawLabels(context) {
  const { ink, paper, quiet, relation } = palette();
  const scale = network.getScale();
  const box = document.getElementById("graph");
  const low = network.DOMtoCanvas({ x: 0, y: 0 }), high = network.DOMtoCanvas({ x: box.clientWidth, y: box.clientHeight });
  const taken = new Map();
  let left = MOST_LABELS;

  function cellsOf(cx, cy, w, h) {
    const cells = [];
    for (let i = Math.floor((cx - w) / 64); i <= Math.floor((cx + w) / 64); i++) {
      for (let j = Math.floor((cy - h) / 64); j <= Math.floor((cy + h) / 64); j++) cells.push(i * 4096 + j);
    }
    return cells;
  }

  // Writes a text around (x, y) unless something is there already; cells of 64 pixels find what is.
  function write(text, x, y, pixels, colour, bold, forced) {
    if (x < low.x || x > high.x || y < low.y || y > high.y || (left <= 0 && !forced)) return false;
    const w = widthOf(context, text, pixels) / 2 + 3, h = pixels / 2 + 2;
    const cx = (x - low.x) * scale, cy = (y - low.y) * scale;
    const covers = (one) => Math.abs(one[0] - cx) < one[2] + w && Math.abs(one[1] - cy) < one[3] + h;
    if (!forced && cellsOf(cx, cy, w, h).some((cell) => (taken.get(cell) || []).some(covers))) return false;
    take([cx, cy, w, h]);
    left -= 1;
    context.font = (bold ? "600 " : "") + pixels / scale + "px " + family;
    context.direction = RTL.test(text) ? "rtl" : "ltr";
    context.lineWidth = 4 / scale;
    context.strokeStyle = paper;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
    return true;
  }

  // A label leaves alone what is more important than it: labels written before and the nodes they belong to.
  function take(box) {
    const [cx, cy, w, h] = box;
    for (const cell of cellsOf(cx, cy, w, h)) {
      if (taken.has(cell)) taken.get(cell).push(box);
      else taken.set(cell, [box]);
    }
  }

  function writeNode(node) {
    const event = node.kind === "event", pixels = event ? 11 : 13;
    const selected = node.id === state.node || node.id === hovered;
    const text = caption(node), colour = event ? quiet : ink, far = size(node) + (pixels / 2 + 4) / scale;
    const at = (x, y, forced) => write(text, x, y, pixels, colour, selected, forced);
    const aside = () => size(node) + (widthOf(context, text, pixels) / 2 + 6) / scale;
    at(node.x, node.y + far, selected) || at(node.x, node.y - far) || at(node.x + aside(), node.y) || at(node.x - aside(), node.y);
    const reach = size(node) * scale * 0.8;
    take([(node.x - low.x) * scale, (node.y - low.y) * scale, reach, reach]);
  }

  function writeEdge(edge) {
    const from = byId.get(edge.from), to = byId.get(edge.to);
    const text = term(edge.relation);
    if (Math.hypot(from.x - to.x, from.y - to.y) * scale < 6 * text.length + 20) return;
    write(text, ...middle(edge), 11, edge.kind === "role" ? quiet : relation, false, edge.id === state.edge);
  }

  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const shown = byRank.filter((node) => visible(node) && node.x > low.x && node.x < high.x && node.y > low.y && node.y < high.y);
  for (const node of shown.filter((one) => one.id === hovered || one.id === state.node)) writeNode(node);
  if (near) {
    for (const node of shown) if (near.has(node.id) && node.id !== state.node) writeNode(node);
    const beside = state.edge === null ? linesOf.get(state.node) : [data.edges[state.edge]];
    beside.filter(visibleEdge).forEach(writeEdge);
    context.globalAlpha = data.nodes.length <= MOST_FADED ? 0.35 : 1;
  }
  for (const node of shown.slice(0, MOST_TRIED)) {
    if (left <= 0) break;
    if (!(near && near.has(node.id)) && node.id !== hovered && (node.kind === "entity" || scale > 0.4)) writeNode(node);
  }
  if (!near) for (const edge of data.edges) if (left > 0 && (edge.kind !== "role" || scale > 0.8) && visibleEdge(edge)) writeEdge(edge);
  context.restore();
}

network.on("afterDrawing", drawLabels);
network.on("hoverNode", (event) => { hovered = event.node; });
network.on("blurNode", () => { hovered = null; });
