// The panel: what is selected, and who says so.
const panel = document.getElementById("panel");
const OPEN_FIRST = 3; // facts of an entity whose sentences show without a click
const MOST_NAMES = 12;

function element(tag, text, className) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) {
    made.textContent = text;
    made.dir = "auto";
  }
  return made;
}

function button(text, act, className) {
  const made = element("button", text, className);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function row(tag, parts, className) {
  const made = element(tag, undefined, className);
  made.append(...parts);
  return made;
}

const link = (id) => button(label(byId.get(id)), () => select(id, true), "link");
const names = (ids) => ids.flatMap((id, index) => (index ? [say("separator"), link(id)] : [link(id)]));
const isolated = (text, className) => element("bdi", text, className);
const chip = (status) => element("span", term(status), status === "actual" ? "chip" : "chip unsure");

// "2025-01-11", "2025-01", "2025", "--01-11" or two of them with "/" between, in the words of the language.
function when(time) {
  if (time.includes("/")) return time.split("/").map(when).join(" – ");
  const [, year, month, day] = /^(?:(\d{4})|-)(?:-(\d\d))?(?:-(\d\d))?$/.exec(time) || [];
  if (!month) return time;
  const style = { timeZone: "UTC", month: "long", ...(year && { year: "numeric" }), ...(day && { day: "numeric" }) };
  return new Intl.DateTimeFormat(state.language + "-u-nu-latn-ca-gregory", style).format(Date.UTC(year || 2024, month - 1, day || 1));
}

const moment = (event) => (event.times.length ? event.times.map(when) : event.words).join(" · ");
const chronology = (event) => event.times.find((time) => /^\d/.test(time)) || "9";

// How many: "≥12 dead"; the texts of both languages stand ready.
const toll = (counts) => counts.map((count) => isolated(count[state.language], "toll"));

function quoted(item) {
  const made = element("blockquote", "");
  const points = Array.from(item.quote); // Python counts code points, JavaScript half of some
  const [start, end] = item.mark || [0, 0];
  const cut = (from, to) => points.slice(from, to).join("");
  if (end) made.append(cut(0, start), row("mark", [cut(start, end)]), cut(end));
  else made.textContent = item.quote;
  return made;
}

function source(article) {
  const title = article.title || article.source;
  const made = element("div", undefined, "source");
  if (/^https?:\/\//i.test(article.url || "")) {
    const a = element("a", title);
    a.href = article.url;
    a.rel = "noopener noreferrer";
    a.target = "_blank";
    made.append(a);
  } else made.append(isolated(title));
  const more = [article.publisher, article.published && when(article.published)].filter(Boolean);
  if (more.length) made.append(row("div", more.flatMap((text, i) => [i ? " · " : "", isolated(text)]), "quiet"));
  return made;
}

function card(index) {
  const item = data.evidence[index];
  const about = element("figcaption");
  const who = [];
  if (item.who.length) who.push(say("according") + " ", ...names(item.who));
  if (item.via.length) who.push((who.length ? " " : "") + say("via") + " ", ...names(item.via));
  if (who.length) about.append(row("div", who, "who"));
  about.append(source(data.articles[item.article]));
  if (item.counts.length) about.append(row("div", toll(item.counts)));
  about.append(row("div", [chip(item.status), say("confidence") + " ", isolated(item.confidence.toFixed(2)), " · ", isolated(item.rule)]));
  return row("figure", [quoted(item), about]);
}

function section(title, items) {
  if (items.length) panel.append(element("h3", title), ...items);
}

const list = (items) => row("ul", items.map((parts) => row("li", parts)));

// A line that opens to its sentences.
function fact(parts, evidence, open) {
  const made = row("details", [row("summary", parts)]);
  const fill = () => { if (made.open && made.children.length === 1) made.append(...evidence.map(card)); };
  made.open = open;
  made.addEventListener("toggle", fill);
  fill();
  return made;
}

function heading(text, type) {
  const close = button("×", () => clear(), "close");
  close.setAttribute("aria-label", say("close"));
  panel.replaceChildren(close, element("h2", text));
  if (type) panel.append(element("p", type, "quiet"));
}

const statement = (edge) => [link(edge.from), " ", button(term(edge.relation), () => selectEdge(edge.id), "link"), " ", link(edge.to)];

function showEntity(node) {
  heading(label(node), term(node.type));
  const others = [node.ar, node.en, ...node.aliases].filter((name, i, all) => name && name !== label(node) && all.indexOf(name) === i);
  if (others.length) panel.append(row("p", [say("aliases") + ": ", ...others.slice(0, MOST_NAMES).flatMap((name, i) => [i ? say("separator") : "", isolated(name)])], "quiet"));
  const lines = linesOf.get(node.id);
  const relations = lines.filter((edge) => edge.kind !== "role");
  const events = lines.filter((edge) => edge.kind === "role").map((edge) => [edge, eventOf(edge)]);
  events.sort((a, b) => state.hidden.has(a[1].group) - state.hidden.has(b[1].group) || chronology(a[1]).localeCompare(chronology(b[1])));
  section(say("relations") + " (" + relations.length + ")", relations.map((edge) => fact(statement(edge), edge.evidence, !events.length)));
  section(say("events") + " (" + events.length + ")", events.map(([edge, event], index) => {
    const about = [term(edge.relation), ...event.statuses.filter((status) => status !== "actual").map(term), moment(event)].filter(Boolean);
    return fact([link(event.id), " ", isolated(about.join(" · "), "quiet")], event.evidence, index < OPEN_FIRST);
  }));
}

function showEvent(node) {
  heading(label(node), term(node.type));
  panel.append(row("p", [...node.statuses.map(chip), isolated([...node.times.map(when), ...node.words].join(" · "), "quiet")]));
  if (node.counts.length) panel.append(row("p", toll(node.counts)));
  const roles = (title, lines) => lines.length && section(title, [list(lines.map((edge) => [term(edge.relation) + ": ", link(otherEnd(edge, node.id))]))]);
  roles(say("participants"), linesOf.get(node.id).filter((edge) => edge.event === node.id));
  roles(say("within"), linesOf.get(node.id).filter((edge) => edge.event !== node.id));
  section(say("evidence") + " (" + node.evidence.length + ")", node.evidence.map(card));
}

function showEdge(edge) {
  const arrow = edge.mutual ? "↔" : say("arrow");
  const role = edge.kind === "role";
  heading(term(edge.relation));
  panel.append(row("p", [link(edge.from), " " + arrow + " ", link(edge.to)]));
  if (role) panel.append(row("p", eventOf(edge).statuses.map(chip)));
  const evidence = role ? eventOf(edge).evidence : edge.evidence;
  section(say("evidence") + " (" + evidence.length + ")", evidence.map(card));
}

function showStart() {
  panel.replaceChildren(element("h2", say("title")), element("p", say(data.nodes.length ? "help" : "empty"), "quiet"));
  const most = byRank.filter((node) => node.kind === "entity" && linked.has(node.id)).slice(0, 8);
  if (most.length) section(say("start"), [list(most.map((node) => [link(node.id), " ", isolated(term(node.type), "quiet")]))]);
  if (data.articles.length) section(say("articles") + " (" + data.articles.length + ")", [list(data.articles.map((article) => [source(article)]))]);
}

function show() {
  if (state.edge !== null) showEdge(data.edges[state.edge]);
  else if (state.node === null) showStart();
  else (byId.get(state.node).kind === "event" ? showEvent : showEntity)(byId.get(state.node));
  panel.scrollTop = 0;
}

function select(id, move) {
  const node = byId.get(id);
  if (!allowed(node)) {
    state.hidden.delete(node.group);
    if (node.kind === "event" && state.view === "relations") state.view = "all";
  }
  Object.assign(state, { node: id, edge: null, kept: id });
  redraw();
  controls();
  show();
  network.selectNodes([id]);
  if (!move) return;
  panel.focus({ preventScroll: true }); // what was pressed is gone
  network.focus(id, { scale: Math.max(0.8, network.getScale()), animation: !stillness.matches && data.nodes.length <= MOST_FADED });
}

function selectEdge(id) {
  Object.assign(state, { node: null, edge: id });
  redraw();
  show();
  network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
}

function clear() {
  Object.assign(state, { node: null, edge: null, kept: null });
  redraw();
  network.unselectAll();
  show();
}

network.on("click", (event) => {
  if (event.nodes.length) select(event.nodes[0], false);
  else if (event.edges.length) selectEdge(event.edges[0]);
  else if (near !== null) clear();
});
