// Written over the graph: crosses and pins, and labels, the same size at every zoom, the most reported first, and none
// where it would cover another.
const MOST_LABELS = 160;
const MOST_TRIED = 900; // nodes that are asked, the most reported first
const MOST_CROSSES = 600;
const family = getComputedStyle(document.body).fontFamily;
const WHOLE = 1, APART = 2, FREE = 3;
let hovered = null;

const pen = document.createElement("canvas").getContext("2d"); // to measure with
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
  const from = nodes[edge.from], to = nodes[edge.to];
  if (!edge.bend) return [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const dx = from.x - to.x, dy = from.y - to.y;
  const turn = Math.atan2(dy, dx) + (edge.bend * 0.5 + 0.5) * Math.PI;
  const reach = (edge.bend * 0.5 + 0.5) * Math.hypot(dx, dy);
  const x = from.x + reach * Math.sin(turn), y = from.y + reach * Math.cos(turn);
  return [(from.x + 2 * x + to.x) / 4, (from.y + 2 * y + to.y) / 4];
}

// A small x over what was foiled or denied, on the line and in the node of the event.
function drawCrosses(context, inside) {
  const scale = network.getScale(), arm = Math.max(4, 2.4 / scale);
  let left = MOST_CROSSES;
  context.save();
  context.strokeStyle = palette().cross;
  context.lineWidth = Math.max(1.8, 1.2 / scale);
  context.lineCap = "round";
  function cross(x, y, quiet) {
    if (!inside(x, y) || left-- <= 0) return;
    context.globalAlpha = quiet ? 0.16 : 1;
    context.beginPath();
    for (const turn of [1, -1]) {
      context.moveTo(x - arm, y - arm * turn);
      context.lineTo(x + arm, y + arm * turn);
    }
    context.stroke();
  }
  for (const node of events) if (shown.node[node.id] && crossed(node)) cross(node.x, node.y, faded(node.id));
  if (scale > 0.3) for (const edge of edges) if (shown.edge[edge.id] && crossedLine(edge)) cross(...middle(edge), shown.near !== null && shown.count <= MOST_FADED && !selectedLine(edge));
  context.restore();
}

function drawPins(context, inside) {
  const scale = network.getScale();
  context.save();
  context.strokeStyle = palette().accent;
  context.lineWidth = 2 / scale;
  context.setLineDash([3 / scale, 3 / scale]);
  for (const id of state.pinned) {
    const node = nodes[id];
    if (!inside(node.x, node.y)) continue;
    context.beginPath();
    context.arc(node.x, node.y, size(node) + 5 / scale, 0, 2 * Math.PI);
    context.stroke();
  }
  context.restore();
}

function drawOver(context) {
  const low = network.DOMtoCanvas({ x: 0, y: 0 }), high = network.DOMtoCanvas({ x: field.clientWidth, y: field.clientHeight });
  const inside = (x, y) => x > low.x && x < high.x && y > low.y && y < high.y;
  drawCrosses(context, inside);
  drawPins(context, inside);
  drawLabels(context, low, high);
}

// Where buttons stand on the graph: middle, half of the width and of the height.
function controls() {
  const at = field.getBoundingClientRect();
  return [byId("fold"), byId("fit").parentElement].map((one) => one.getBoundingClientRect())
    .filter((box) => box.width && box.bottom > at.top && box.top < at.bottom)
    .map((box) => [(box.left + box.right) / 2 - at.left, (box.top + box.bottom) / 2 - at.top, box.width / 2, box.height / 2]);
}

function drawLabels(context, low, high) {
  const { ink, paper, quiet, accent } = palette();
  const scale = network.getScale();
  const taken = new Map(), symbols = { entity: new Map(), event: new Map() };
  let left = MOST_LABELS;

  function cellsOf(cx, cy, w, h) {
    const cells = [];
    for (let i = Math.floor((cx - w) / 64); i <= Math.floor((cx + w) / 64); i++) {
      for (let j = Math.floor((cy - h) / 64); j <= Math.floor((cy + h) / 64); j++) cells.push(i * 4096 + j);
    }
    return cells;
  }

  // Writes a text around (x, y) unless something is there already; cells of 64 pixels find what is. How `free` its
  // place must be besides: not cut by the edge, apart from what has a name of its own, or from every node.
  function place(text, x, y, pixels, colour, bold, forced, free) {
    if (x < low.x || x > high.x || y < low.y || y > high.y || (left <= 0 && !forced)) return false;
    const w = widthOf(context, text, pixels) / 2 + 3, h = pixels / 2 + 2;
    const cx = (x - low.x) * scale, cy = (y - low.y) * scale;
    const covers = (one) => Math.abs(one[0] - cx) < one[2] + w && Math.abs(one[1] - cy) < one[3] + h;
    const within = (boxes) => cellsOf(cx, cy, w, h).some((cell) => (boxes.get(cell) || []).some(covers));
    if (!forced && within(taken)) return false;
    if (free >= WHOLE && (cx < w || cx > field.clientWidth - w || cy < h || cy > field.clientHeight - h)) return false;
    if ((free >= APART && within(symbols.entity)) || (free === FREE && within(symbols.event))) return false;
    take(taken, [cx, cy, w, h]);
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
  function take(boxes, box) {
    for (const cell of cellsOf(...box)) {
      if (boxes.has(cell)) boxes.get(cell).push(box);
      else boxes.set(cell, [box]);
    }
  }

  function boxOf(node) {
    const reach = size(node) * scale * 0.8;
    return [(node.x - low.x) * scale, (node.y - low.y) * scale, reach, reach];
  }

  function writeNode(node) {
    const event = node.kind === "event", pixels = event ? 11 : 13;
    const selected = node.id === state.node || node.id === hovered;
    const text = short(caption(node)), colour = event ? quiet : ink, far = size(node) + (pixels / 2 + 4) / scale;
    const half = (widthOf(context, text, pixels) / 2 + 6) / scale, aside = size(node) + half;
    const inward = Math.max(Math.min(node.x, high.x - half), low.x + half); // where the edge would cut it, it moves
    const upward = Math.max(Math.min(node.y + far, high.y - (pixels / 2 + 3) / scale), low.y + (pixels / 2 + 3) / scale);
    const places = [[node.x, node.y + far], [node.x, node.y - far], [node.x + aside, node.y], [node.x - aside, node.y], [inward, node.y + far], [inward, node.y - far]];
    const written = (free) => places.some(([x, y]) => place(text, x, y, pixels, colour, selected, false, free));
    if (!written(FREE) && !written(APART) && !written(WHOLE) && selected) place(text, inward, upward, pixels, colour, true, true);
    take(taken, boxOf(node));
  }

  function writeEdge(edge) {
    const from = nodes[edge.from], to = nodes[edge.to];
    const text = short(term(edge.relation), 24);
    if (Math.hypot(from.x - to.x, from.y - to.y) * scale < 6 * text.length + 20) return;
    const [x, y] = middle(edge);
    const under = crossedLine(edge) ? 12 / scale : 0; // the cross is in the middle
    place(text, x, y + under, 11, edge.kind === "role" ? quiet : accent, false, edge.id === state.edge);
  }

  for (const box of controls()) take(taken, box);
  context.save();
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const inside = (node) => shown.node[node.id] && node.x > low.x && node.x < high.x && node.y > low.y && node.y < high.y;
  const ranked = byRank.filter(inside);
  const near = shown.near, first = (node) => node.id === hovered || node.id === state.node || state.pinned.has(node.id);
  for (const node of ranked.slice(0, MOST_TRIED)) take(symbols[node.kind], boxOf(node));
  for (const node of ranked) if (first(node)) writeNode(node);
  if (near) {
    for (const node of ranked) if (near.has(node.id) && !first(node)) writeNode(node);
    for (const edge of shown.path && shown.path.edges.length ? shown.path.edges : state.edge !== null ? [edges[state.edge]] : state.node === null ? [] : linesOf[state.node]) if (shown.edge[edge.id]) writeEdge(edge);
    context.globalAlpha = shown.count <= MOST_FADED ? 0.3 : 1;
  }
  for (const node of ranked.slice(0, MOST_TRIED)) {
    if (left <= 0) break;
    if (!(near && near.has(node.id)) && !first(node) && (node.kind === "entity" || scale > 0.4)) writeNode(node);
  }
  if (!near) for (const edge of edges) if (left > 0 && shown.edge[edge.id] && (edge.kind !== "role" || scale > 0.8)) writeEdge(edge);
  context.restore();
}
