// The keys, wherever the focus is, but not where text is typed.
const typing = (target) => target.closest && (target.closest("input:not([type=checkbox]), textarea, select, dialog") !== null);

const inGraph = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

function walk(event) {
  const [dx, dy] = inGraph[event.key];
  if (state.node === null || !shown.node[state.node]) {
    const first = byRank.find((node) => shown.node[node.id]);
    if (first) choose(first.id, false);
  } else {
    const next = neighbourTowards(dx, dy);
    if (next !== null) choose(next, false);
  }
  if (state.node !== null) goTo(state.node);
}

// What was opened last closes first.
function escape() {
  if (state.start !== null) beginPath(state.start);
  else if (state.node !== null || state.edge !== null) clear();
  else if (state.path) change({ path: null });
  else if (state.near) change({ near: null });
  else if (!filters.hidden) showFilters(false);
}

const commands = {
  "/": () => search.focus(),
  "?": () => help.showModal(),
  f: () => showFilters(filters.hidden),
  g: () => change({ fold: state.fold === "relations" ? "all" : "relations" }),
  h: () => { if (state.node !== null) hide(state.node); },
  p: () => { if (state.node !== null) change({ pinned: toggled(state.pinned, state.node) }); },
  n() {
    if (state.node === null) return;
    const steps = state.near && state.near.id === state.node ? (state.near.steps + 1) % 3 : 1;
    change({ near: steps ? { id: state.node, steps } : null });
    fit();
  },
  Escape: escape,
  ...Object.fromEntries(TABS.map((name, i) => [String(i + 1), () => tab(name)])),
};

// On an Arabic keyboard the same keys have other letters.
const keyOfCode = { Slash: "/", Minus: "-", Equal: "=" };

function keyPressed({ key, code, shiftKey }) {
  if (key.length > 1 || /[\x21-\x7e]/.test(key)) return key.length > 1 ? key : key.toLowerCase();
  const [, letter] = /^(?:Key|Digit)(.)$/.exec(code) || [];
  return letter ? letter.toLowerCase() : code === "Slash" && shiftKey ? "?" : keyOfCode[code] || key;
}

document.addEventListener("keydown", (event) => {
  const key = keyPressed(event);
  if ((event.ctrlKey || event.metaKey) && !typing(event.target) && (key === "z" || key === "y")) {
    event.preventDefault();
    (key === "y" || event.shiftKey ? redo : undo)();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || help.open) return;
  if (field.contains(event.target) && network) {
    if (key in inGraph) {
      event.preventDefault();
      return walk(event);
    }
    const zoomed = { "+": 1.4, "=": 1.4, "-": 1 / 1.4 }[key];
    if (zoomed) return magnify(zoomed);
    if (key === "0") return fit();
  }
  if (!Object.hasOwn(commands, key)) return;
  event.preventDefault();
  commands[key]();
});
