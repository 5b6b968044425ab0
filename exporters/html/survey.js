// What is to be seen: nodes and lines that pass, within the neighbourhood if one is chosen, on the path if there is one.
const shown = {
  node: new Uint8Array(nodes.length), // in the graph
  edge: new Uint8Array(edges.length),
  listed: new Uint8Array(nodes.length), // in the other views
  linked: new Set(), // nodes that a line leads to which passes
  anywhere: new Set(), // the same, of graphs that show their core alone too
  near: null, // ids beside the selection or on the path, null when nothing stands out
  path: null, // { nodes, edges } of the path in its order, or null
};

const foldsOf = { role: ["all", "events"], direct: ["all", "relations"], folded: ["relations"], static: ["all", "events", "relations"], order: ["all", "events"] };
const inFold = (edge) => foldsOf[edge.kind].includes(state.fold);
const typeOk = (node) => !state.hidden.has(node.id) && (node.kind === "event" ? eventOk[node.id] : !state.off.entity.has(node.type));
const edgePasses = (edge) => edgeOk[edge.id] && typeOk(nodes[edge.from]) && typeOk(nodes[edge.to]);

// Nodes within so many steps; an event between two things is no step of its own.
function around({ id, steps }) {
  const found = new Set([id]);
  let edge = [id];
  for (let step = 0; step < steps; step++) {
    const next = [];
    for (let at = 0; at < edge.length; at++) {
      for (const one of linesOf[edge[at]]) {
        const other = otherEnd(one, edge[at]);
        if (found.has(other) || !inFold(one) || !edgePasses(one)) continue;
        found.add(other);
        (nodes[other].kind === "event" && nodes[edge[at]].kind === "entity" ? edge : next).push(other);
      }
    }
    edge = next;
  }
  return found;
}

// The shortest path over lines that pass; of several the one whose first steps have more sources.
function route({ from, to }) {
  const came = new Map([[from, null]]);
  const queue = [from];
  for (let i = 0; i < queue.length && !came.has(to); i++) {
    const lines = linesOf[queue[i]].filter((edge) => inFold(edge) && edgePasses(edge));
    for (const edge of lines.sort((a, b) => b.sources - a.sources || a.id - b.id)) {
      const other = otherEnd(edge, queue[i]);
      if (came.has(other)) continue;
      came.set(other, edge);
      queue.push(other);
    }
  }
  if (!came.has(to)) return { nodes: [], edges: [] };
  const found = { nodes: [to], edges: [] };
  for (let at = to; came.get(at); at = found.nodes[0]) {
    found.edges.unshift(came.get(at));
    found.nodes.unshift(otherEnd(came.get(at), at));
  }
  return found;
}

function survey() {
  sift();
  for (const node of nodes) [node.x, node.y] = state.at.get(node.id) || node.home;
  const within = state.near ? around(state.near) : null;
  shown.path = state.path ? route(state.path) : null;
  const onPath = new Set(shown.path ? shown.path.nodes : []);
  const allowed = (node) => typeOk(node) && (!within || within.has(node.id)) && !(node.kind === "event" && state.fold === "relations");
  const drawable = (node) => allowed(node) && (!core || core.has(node.id) || state.more.has(node.id) || (within !== null) || onPath.has(node.id) || state.pinned.has(node.id));
  const may = nodes.map(drawable);
  // What was chosen in the panel is shown with those that take part, whatever is left out otherwise.
  const kept = new Set(state.pinned);
  const event = state.kept !== null && nodes[state.kept].kind === "event" && state.fold !== "relations" ? state.kept : null;
  if (state.kept !== null && !state.hidden.has(state.kept) && (event !== null || nodes[state.kept].kind === "entity")) kept.add(state.kept);
  if (event !== null) for (const { id } of nodes[event].parts) if (!state.hidden.has(id)) kept.add(id);
  const anywhere = shown.anywhere = new Set();
  shown.linked = new Set();
  for (const edge of edges) {
    const passes = edgePasses(edge);
    if (passes) anywhere.add(edge.from).add(edge.to);
    const own = edge.kind === "role" && edge.event === event && kept.has(edge.from) && kept.has(edge.to);
    shown.edge[edge.id] = own || (passes && inFold(edge) && (may[edge.from] || kept.has(edge.from)) && (may[edge.to] || kept.has(edge.to)));
    if (shown.edge[edge.id]) shown.linked.add(edge.from).add(edge.to);
  }
  const usual = !narrowing().length;
  for (const node of nodes) {
    shown.node[node.id] = kept.has(node.id) || onPath.has(node.id) || (may[node.id] && (shown.linked.has(node.id) || state.loose));
    shown.listed[node.id] = typeOk(node) && (!within || within.has(node.id)) && (node.kind === "event" || anywhere.has(node.id) || usual);
  }
  shown.near = shown.path && shown.path.nodes.length ? onPath : beside();
}

function beside() {
  if (state.edge !== null) return new Set([edges[state.edge].from, edges[state.edge].to]);
  if (state.node === null || (state.near && state.near.id === state.node)) return null;
  if (!shown.node[state.node]) return new Set(nodes[state.node].parts ? nodes[state.node].parts.map(({ id }) => id) : []);
  return new Set([state.node, ...linesOf[state.node].filter((edge) => shown.edge[edge.id]).map((edge) => otherEnd(edge, state.node))]);
}

const selectedLine = (edge) => (shown.path && shown.path.nodes.length ? shown.path.edges.includes(edge) : edge.id === state.edge || edge.from === state.node || edge.to === state.node);
