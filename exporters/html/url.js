// The view as a fragment of the address, to be shared: things by the end of their IRI, names as they are.
const known = {
  view: ["graph", "timeline", "map", "table"], fold: ["all", "events", "relations"], by: ["event", "reported"],
  table: ["events", "entities", "relations"],
};
const safe = (text) => (text === "" ? "?" : encodeURIComponent(text).replace(/~/g, "%7E").replace(/^-/, "%2D"));
const keyOf = (id) => nodes[id].key.split("/").map(safe).join("/");
const keysOf = (ids) => [...ids].map(keyOf).join(",");
const lineKey = (edge) => [keyOf(edge.from), safe(edge.relation), keyOf(edge.to)].join("~");

// A set of what is left out, or of what is left in, whichever is shorter.
function written(facet) {
  const off = state.off[facet], usual = facet === "event" ? raw.hidden : [];
  if (off.size === usual.length && usual.every((name) => off.has(name))) return null;
  const on = values[facet].filter((name) => !off.has(name));
  return off.size > on.length && on.length ? on.map(safe).join(",") : "-" + [...off].map(safe).join(",");
}

function address(whole) {
  const usual = fresh(), said = [];
  const add = (key, value) => { if (value) said.push(key + "=" + value); };
  if (whole) {
    if (state.language !== raw.language) add("lang", state.language);
    if (state.node !== null) add("sel", keyOf(state.node));
    if (state.edge !== null) add("sel", lineKey(edges[state.edge]));
  }
  for (const key of ["view", "fold", "by", "table", "sort"]) if (state[key] !== usual[key]) add(key, safe(state[key]));
  for (const facet of FACETS) add(facet, written(facet));
  if (state.confidence) add("confidence", String(state.confidence));
  if (state.sources) add("sources", String(state.sources));
  for (const end of ["from", "to"]) if (state[end] !== null) add(end, isoOf(state[end]));
  for (const flag of ["undated", "loose"]) if (state[flag]) add(flag, "1");
  add("hide", keysOf(state.hidden));
  add("pin", keysOf(state.pinned));
  add("more", keysOf(state.more));
  add("at", [...state.at].map(([id, [x, y]]) => [keyOf(id), x, y].join(":")).join(","));
  if (state.near) add("near", keyOf(state.near.id) + ":" + state.near.steps);
  if (state.path) add("path", keyOf(state.path.from) + ":" + keyOf(state.path.to));
  return said.join("&");
}

// --- reading: whatever is wrong with a value, it is as if it were not there
function plain(text) {
  if (text === "?") return "";
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return ""; // "%" and no two digits after it
    throw error;
  }
}

const named = (text) => byKey.get(plain(text));
const ids = (text) => text.split(",").map(named).filter(Boolean).map((node) => node.id);
const day = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) && Number.isFinite(dayOf(text)) ? dayOf(text) : null);

function within(text, most) {
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  return number <= most ? number : 0;
}

function chosen(facet, text) {
  const all = new Set(values[facet]);
  const names = (part) => part.split(",").map(plain).filter((name) => all.has(name));
  if (text.startsWith("-")) return new Set(text === "-" ? [] : names(text.slice(1)));
  const on = new Set(names(text));
  return on.size ? new Set(values[facet].filter((name) => !on.has(name))) : null;
}

function line(text) {
  const [from, relation, to] = text.split("~").map(plain);
  const start = byKey.get(from);
  return start && to ? linesOf[start.id].find((edge) => edge.from === start.id && edge.relation === relation && nodes[edge.to].key === to) : undefined;
}

const pair = (text) => {
  const at = text.lastIndexOf(":");
  return [named(text.slice(0, at)), text.slice(at + 1)];
};

const readers = {
  lang: (text) => (LANGUAGES.includes(text) ? { language: text } : {}),
  sel(text) {
    const edge = line(text), node = named(text);
    return edge ? { edge: edge.id, node: null } : node ? { node: node.id, edge: null, kept: node.id } : {};
  },
  sort: (text) => (/^-?[a-z]+(-[a-z]+)*$/.test(plain(text)) ? { sort: plain(text) } : {}),
  confidence: (text) => ({ confidence: within(text, 1) }),
  sources: (text) => ({ sources: Math.round(within(text, 999)) }),
  from: (text) => ({ from: day(text) }),
  to: (text) => ({ to: day(text) }),
  undated: (text) => ({ undated: text === "1" }),
  loose: (text) => ({ loose: text === "1" }),
  hide: (text) => ({ hidden: new Set(ids(text)) }),
  pin: (text) => ({ pinned: new Set(ids(text)) }),
  more: (text) => ({ more: new Set(ids(text)) }),
  at(text) {
    const moved = text.split(",").map((one) => /^(.+):(-?\d{1,7}):(-?\d{1,7})$/.exec(one)).filter((found) => found && named(found[1]));
    return { at: new Map(moved.map(([, key, x, y]) => [named(key).id, [Number(x), Number(y)]])) };
  },
  near(text) {
    const [node, steps] = pair(text);
    return node && (steps === "1" || steps === "2") ? { near: { id: node.id, steps: Number(steps) } } : {};
  },
  path(text) {
    const [from, key] = pair(text), to = named(key);
    return from && to && from !== to ? { path: { from: from.id, to: to.id } } : {};
  },
};
for (const [key, all] of Object.entries(known)) readers[key] = (text) => (all.includes(text) ? { [key]: text } : {});

function parsed(text) {
  const view = {}, off = {};
  for (const pair of text.split("&")) {
    const at = pair.indexOf("="), key = pair.slice(0, at), value = pair.slice(at + 1);
    if (at < 1 || !value) continue;
    if (FACETS.includes(key)) off[key] = chosen(key, value);
    else if (Object.hasOwn(readers, key)) Object.assign(view, readers[key](value));
  }
  if (view.from != null && view.to != null && view.from > view.to) delete view.from;
  const set = Object.entries(off).filter(([, names]) => names);
  if (set.length) view.off = { ...fresh().off, ...Object.fromEntries(set) };
  return view;
}

// --- writing: at once, and again a little later when much changes, for browsers take only so many. What is a step of
// its own, a selection or another view, is a step of the browser's history, too.
let asked = null, sayable = true;
let ours = location.hash; // another one was pasted, and `hashchange` will follow

function remember(step = false) {
  if (!sayable || (asked !== null && !step)) return;
  put(step);
  if (asked === null) asked = setTimeout(() => { asked = null; put(); }, 150);
}

function put(step = false) {
  const text = address(true);
  if (!sayable || location.hash !== ours || (text === location.hash.slice(1) && history.state)) return;
  const write = step && text !== location.hash.slice(1) ? "pushState" : "replaceState";
  try {
    history[write]({ khabar: true }, "", text ? "#" + text : location.pathname + location.search);
    ours = location.hash;
  } catch (error) {
    if (error.name !== "SecurityError") throw error;
    sayable = false; // a frame without an address of its own, as in a notebook
  }
}

addEventListener("hashchange", () => {
  ours = location.hash;
  if (location.hash.slice(1) === address(true)) return;
  const before = address(false), around = JSON.stringify([state.near, state.path]), back = history.state !== null;
  adopt({ language: raw.language, node: null, edge: null, kept: null, ...parsed(location.hash.slice(1)) });
  if (address(false) !== before) {
    past.push(before);
    future.length = 0;
    byId("undo").disabled = false;
    byId("redo").disabled = true;
  }
  if (back && document.activeElement === document.body) (sheet.querySelector("h2") || panel).focus({ preventScroll: true }); // what had the focus is gone
  if (state.view !== "graph") return;
  // One who goes back finds the graph where it was; a pasted address is looked at as a whole.
  if (!back || around !== JSON.stringify([state.near, state.path])) fit();
  else if (state.node !== null) bring(state.node);
});
