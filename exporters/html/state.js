// What is chosen. Everything that changes the view goes through `change`, which can be undone; the parts of the page
// that show it register with `part` and are drawn anew.
const FACETS = ["entity", "event", "relation", "status", "publisher"];
const NO_RELATION = "none"; // events that make no direct relation

function fresh() {
  return {
    view: "graph", fold: "all", near: null, path: null, loose: false,
    off: { ...Object.fromEntries(FACETS.map((facet) => [facet, new Set()])), event: new Set(raw.hidden) },
    confidence: 0, sources: 0, from: null, to: null, by: "event", undated: false,
    hidden: new Set(), pinned: new Set(), more: new Set(), at: new Map(),
    table: "events", sort: "-sources",
  };
}

// `node` and `edge` are selected; `kept` is a node shown although nothing leads to it; `start` begins a path.
const state = { language: raw.language, node: null, edge: null, kept: null, start: null, ...fresh() };
const parts = [];
const past = [], future = [];
const MOST_UNDONE = 200;
let joined = null; // a slider that is moved is one change

const part = (draw) => { parts.push(draw); };

// `why` says what has changed: "view", "select" or "language"; `step` whether the browser can go back to before it.
function refresh(why = "view", step = why === "select") {
  survey();
  for (const draw of parts) draw(why);
  remember(step);
}

// What is moved by hand, a slider or a node, is joined by a name, and no step of the browser's history.
function change(patch, join = null) {
  if (join === null || join !== joined) {
    past.push(address(false));
    if (past.length > MOST_UNDONE) past.shift();
  }
  joined = join;
  future.length = 0;
  Object.assign(state, patch);
  refresh("view", join === null);
}

function travel(from, to, key) {
  if (!from.length) return;
  to.push(address(false));
  joined = null;
  adopt(parsed(from.pop()));
  announce(say(key));
}

// A view as a fragment has it; what is selected stays unless the fragment names something else.
function adopt(view) {
  Object.assign(state, fresh(), view);
  refresh("language" in view ? "language" : "view");
}

const undo = () => travel(past, future, "undone");
const redo = () => travel(future, past, "redone");

function toggled(set, value) {
  const made = new Set(set);
  if (!made.delete(value)) made.add(value);
  return made;
}

function select(id) {
  state.kept = id;
  Object.assign(state, { node: id, edge: null });
  if (core && id !== null && !core.has(id)) state.more = new Set([...state.more, id]);
  refresh("select");
}

function selectEdge(id) {
  Object.assign(state, { node: null, edge: id, kept: null });
  refresh("select");
}

const clear = () => select(null);
