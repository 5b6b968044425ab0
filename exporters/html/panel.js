// The panel: what is selected, and who says so.
const panel = byId("panel"), sheet = byId("sheet-body");
const OPEN_FIRST = 2; // facts of an entity whose sentences show without a click
const MOST_NAMES = 12;
const MOST_FACTS = 60;

function section(name, title, children) {
  if (!children.length) return;
  const made = row("section", [element("h3", title), ...children]);
  made.dataset.section = name;
  sheet.append(made);
}

// A long list begins with its first items; the rest is a click away.
function begun(items, make) {
  const made = items.slice(0, MOST_FACTS).map(make);
  if (items.length > MOST_FACTS) {
    const more = button(many("more", items.length - MOST_FACTS), () => more.replaceWith(...items.slice(MOST_FACTS).map((item, i) => make(item, i + MOST_FACTS))), "link");
    made.push(more);
  }
  return made;
}

function heading(text, kind, other) {
  sheet.replaceChildren();
  if (kind) sheet.append(row("p", kind, "kind"));
  const title = element("h2", text, state.node !== null && crossed(nodes[state.node]) ? "crossed" : "");
  title.tabIndex = -1;
  sheet.append(title);
  if (other) sheet.append(element("p", other, "other"));
  byId("close").hidden = state.node === null && state.edge === null && !state.path;
}

const statement = (edge) => {
  const relation = button(term(edge.relation), () => selectEdge(edge.id), "link relation");
  return [link(edge.from), " ", relation, " ", link(edge.to)];
};

function act(id, text, does, pressed) {
  const made = button(text, () => {
    does();
    byId(id)?.focus();
  }, "act");
  made.id = id;
  if (pressed !== undefined) made.setAttribute("aria-pressed", String(pressed));
  return made;
}

function actions(node) {
  const near = state.near && state.near.id === node.id ? state.near.steps : 0;
  const steps = [1, 2].map((n) => act("near-" + n, say("near-" + n), () => nearby(node.id, n), near === n));
  const made = [
    act("pin", say(state.pinned.has(node.id) ? "unpin" : "pin"), () => change({ pinned: toggled(state.pinned, node.id) }), state.pinned.has(node.id)),
    act("hide", say("hide"), () => hide(node.id)),
    ...steps,
  ];
  if (state.near) made.push(act("near-off", say("near-off"), () => change({ near: null })));
  if (state.start !== null && state.start !== node.id) made.push(act("path-to", say("path-to", { name: "\u2068" + titled(nodes[state.start], 20) + "\u2069" }), () => join(node.id)));
  else made.push(act("path-from", say(state.start === node.id ? "path-choose" : "path-from"), () => beginPath(node.id), state.start === node.id));
  const more = hiddenAround(node.id);
  if (more && (core || state.fold !== "relations")) made.push(act("expand", many("expand", more), () => expand(node.id)));
  const bar = row("div", made, "actions");
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", say("actions"));
  sheet.append(bar);
}

function hide(id) {
  const pinned = new Set(state.pinned);
  pinned.delete(id);
  Object.assign(state, { node: null, kept: null });
  change({ hidden: new Set([...state.hidden, id]), pinned });
  panel.focus({ preventScroll: true });
  announce(say("hidden", { name: label(nodes[id]) }));
}

function nearby(id, steps) {
  const same = state.near && state.near.id === id && state.near.steps === steps;
  change({ near: same ? null : { id, steps } });
  fit();
}

function beginPath(id) {
  state.start = state.start === id ? null : id;
  showPanel();
  announce(state.start === null ? "" : say("path-choose"));
}

function join(id) {
  const from = state.start;
  state.start = null;
  change({ path: { from, to: id }, node: null, edge: null });
  if (shown.path.nodes.length) fit(shown.path.nodes);
}

function showEntity(node) {
  const other = [node.ar, node.en].find((name) => name && name !== label(node));
  heading(label(node), [marker(node.group), isolated(term(node.type))], other);
  actions(node);
  const aliases = node.aliases.filter((name) => name !== node.ar && name !== node.en);
  if (aliases.length) section("aliases", say("aliases"), [row("p", aliases.slice(0, MOST_NAMES).map((name) => isolated(name, "alias")), "aliases")]);
  const lines = linesOf[node.id];
  const said = new Map(lines.filter((edge) => edge.kind === "role").map((edge) => [edge.event, edge.relation]));
  const roles = [...said].map(([id, role]) => [nodes[id], role]);
  const at = (event) => (event.span ? event.span[0] : Infinity);
  roles.sort(([a], [b]) => eventOk[b.id] - eventOk[a.id] || at(a) - at(b) || b.reports - a.reports || a.id - b.id);
  section("events", many("events-count", roles.length), begun(roles, ([event, role], i) => {
    const about = [term(role), moment(event)].filter(Boolean).join(" · ");
    const made = fact([link(event.id), " ", ...event.statuses.filter((status) => status !== "actual").map(chip), element("div", about, "quiet")], event.evidence, i < OPEN_FIRST && eventOk[event.id], marker(event.group, happened(event)));
    if (!eventOk[event.id]) made.classList.add("passed-over");
    return made;
  }));
  const relations = lines.filter(isRelation);
  relations.sort((a, b) => b.sources - a.sources || a.id - b.id);
  section("relations", many("relations-count", relations.length), begun(relations, (edge) => fact(statement(edge), edge.evidence, !roles.length)));
  const links = [raw.base + node.key, ...node.links];
  section("links", say("links"), [list(links.map((text, i) => [i ? outward(text, text) : isolated(text)]), "iris")]);
}

function showEvent(node) {
  heading(titled(node), [marker(node.group, happened(node)), isolated(term(node.type))]);
  actions(node);
  sheet.append(row("p", [...node.statuses.map(chip), isolated([...node.times.map(when), ...wordsOf(node).map(isolate)].join(" · "), "quiet")], "said"));
  sheet.append(row("p", [...toll(node.counts), isolated(many("sources-count", node.sources) + " · " + many("reports-count", node.reports), "quiet")], "said"));
  if (node.contradictions.length) section("contradictions", say("contradictions"), node.contradictions.map(disagreement));
  const parties = node.parts.map((one) => [isolated(term(one.role), "role"), link(one.id)]);
  if (parties.length) section("participants", say("participants"), [list(parties, "roles")]);
  const others = linesOf[node.id].filter((edge) => edge.kind === "role" && edge.event !== node.id);
  if (others.length) section("within", say("within"), [list(others.map((edge) => [isolated(term(edge.relation), "role"), link(edge.event)]), "roles")]);
  const before = linesOf[node.id].filter((edge) => edge.kind === "order");
  if (before.length) section("order", say("order"), begun(before, (edge) => fact(statement(edge), edge.evidence, false)));
  section("evidence", say("evidence"), node.evidence.map(card));
}

// What mentions say differently, side by side.
function disagreement({ what, values: told }) {
  const sides = told.map(([ar, en, items]) => {
    const made = row("div", [element("h5", state.language === "ar" ? ar : en), ...items.slice(0, 3).map(brief)], "side");
    return made;
  });
  const name = raw.terms[what] ? term(what) : raw.words["differs-" + what] ? say("differs-" + what) : what;
  return row("div", [element("h4", name), row("div", sides, "sides")], "differs");
}

function brief(index) {
  const item = evidence[index], who = speakers(item);
  return row("figure", [quoted(item), row("figcaption", [...(who.length ? [row("div", who, "who")] : []), source(articles[item.article])])]);
}

function showEdge(edge) {
  const own = edge.event !== null ? eventOf(edge) : null;
  heading(term(edge.relation), [isolated(say(edge.kind === "role" ? "kind-role" : edge.kind === "folded" ? "kind-folded" : "kind-relation"))]);
  sheet.append(row("p", [link(edge.from), " " + (edge.mutual ? "↔" : say("arrow")) + " ", link(edge.to)], "ends"));
  if (own) sheet.append(row("p", [...own.statuses.map(chip), isolated(moment(own), "quiet")], "said"));
  sheet.append(row("p", [isolated(many("sources-count", edge.sources) + " · " + many("reports-count", edge.evidence.length), "quiet")], "said"));
  const from = edge.events.length ? edge.events : own ? [own.id] : [];
  if (from.length) section("events", say("from-events"), [list(from.slice(0, 20).map((id) => [link(id), " ", isolated(moment(nodes[id]), "quiet")]))]);
  section("evidence", say("evidence"), edge.evidence.map(card));
}

function showPath() {
  const { from, to } = state.path;
  heading(say("path"), [isolated(titled(nodes[from])), " " + say("arrow") + " ", isolated(titled(nodes[to]))]);
  sheet.append(row("div", [act("path-off", say("path-off"), () => change({ path: null }))], "actions"));
  if (!shown.path.nodes.length) return sheet.append(element("p", say("no-path"), "empty"));
  section("path", many("steps", shown.path.edges.length), shown.path.edges.map((edge, i) => {
    const made = fact([element("span", String(i + 1), "step"), ...statement(edge)], edge.evidence, true);
    return made;
  }));
}

// What an event is told as where somebody does not tell it as done, and that accounts differ.
function doubts(event) {
  const chips = event.statuses.some((status) => status !== "actual") ? event.statuses.map(chip) : [];
  if (event.contradictions.length) chips.push(element("span", say("contradictions"), "status differing"));
  return chips.flatMap((one) => [" ", one]);
}

function showStart() {
  heading(say("title"));
  sheet.append(element("p", say(nodes.length ? "help-start" : "empty"), "quiet"));
  if (core) sheet.append(element("p", say("core"), "quiet"));
  const counts = Object.entries({ ...raw.counts, relations: relations.length }).map(([key, n]) => row("div", [element("dd", numbers.format(n)), element("dt", many("count-" + key, n))]));
  sheet.append(row("dl", counts, "counts"));
  const most = byRank.filter((node) => node.kind === "entity" && node.reports && shown.listed[node.id]).slice(0, 10);
  section("start", say("start"), most.length ? [list(most.map((node) => [marker(node.group), link(node.id), element("span", many("reports-count", node.reports), "quiet")]), "ranked")] : []);
  const told = events.filter((event) => shown.listed[event.id] && event.sources > 1).sort((a, b) => b.sources - a.sources || b.reports - a.reports || a.id - b.id).slice(0, 8);
  section("corroborated", say("corroborated"), told.length ? [list(told.map((event) => [marker(event.group, happened(event)), row("div", [link(event.id), ...doubts(event)], "name"), element("span", many("sources-count", event.sources), "quiet")]), "ranked")] : []);
  section("articles", many("articles-count", articles.length), articles.length ? [list(articles.slice(0, 200).map((article) => [source(article)]))] : []);
}

function showPanel() {
  if (state.path && state.node === null && state.edge === null) showPath();
  else if (state.edge !== null) showEdge(edges[state.edge]);
  else if (state.node === null) showStart();
  else (nodes[state.node].kind === "event" ? showEvent : showEntity)(nodes[state.node]);
}

let selected = "";
part((why) => {
  const now = [state.node, state.edge, state.path && state.path.from, state.path && state.path.to].join();
  const same = now === selected && why !== "select";
  const at = sheet.scrollTop;
  selected = now;
  showPanel();
  sheet.scrollTop = same ? at : 0;
  const chosen = state.node !== null || state.edge !== null || state.path;
  if (!same && chosen && document.body.dataset.sheet === "low") document.body.dataset.sheet = "half";
});

// A node that was chosen somewhere else than in the graph: the graph goes there, and the focus to what is said of it.
function choose(id, move) {
  select(id);
  if (!move) return;
  (sheet.querySelector("h2") || panel).focus({ preventScroll: true }); // what was pressed is gone
  if (state.view === "graph") goTo(id);
}
byId("close").addEventListener("click", () => {
  if (state.node === null && state.edge === null) change({ path: null });
  else clear();
  panel.focus({ preventScroll: true });
});
