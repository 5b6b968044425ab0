// The tables of the page, unpacked and indexed. Text of articles reaches the page through textContent and the canvas
// alone, never as markup. This file and the others are one script: page.py puts them into one function.
const raw = JSON.parse(document.getElementById("data").textContent);

function unpack(table) {
  return table.rows.map((values) => {
    const row = {};
    table.keys.forEach((key, i) => { row[key] = values[i] ?? table.usual[i]; });
    return row;
  });
}

const articles = unpack(raw.articles);
const evidence = unpack(raw.evidence);
const edges = unpack(raw.edges);
const nodes = [
  ...unpack(raw.entities).map((row) => ({ ...row, kind: "entity" })),
  ...unpack(raw.events).map((row) => ({ ...row, kind: "event", parts: [], entails: new Set() })),
];
const events = nodes.filter((node) => node.kind === "event");
const entities = nodes.filter((node) => node.kind === "entity");
const looks = new Map(raw.style.map((look) => [look.group, look]));
const byKey = new Map();
const linesOf = nodes.map(() => []);

// --- times: days since 1970, so that they compare and subtract
const DAY = 864e5;
const dayOf = (text) => Math.round(Date.parse(text + "T00:00:00Z") / DAY);
const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

// First and last day of "2025-01-11", "2025-01", "2025" or two of them with "/" between; null without a year.
function spanOf(time) {
  const days = time.split("/").map((end) => {
    const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(end) || [];
    if (!year) return null;
    if (day) return [dayOf(end), dayOf(end)];
    const next = month ? Date.UTC(+year, +month, 1) : Date.UTC(+year + 1, 0, 1);
    return [dayOf(year + "-" + (month || "01") + "-01"), Math.round(next / DAY) - 1];
  }).filter((span) => span && span.every(Number.isFinite));
  return days.length ? [days[0][0], days[days.length - 1][1]] : null;
}

// Spreading the numbers of a large graph over the arguments of Math.max would be too much for a browser.
const greatest = (items, get, least) => items.reduce((most, item) => Math.max(most, get(item)), least);
const smallest = (items, get, most) => -greatest(items, (item) => -get(item), -most);

const hull = (spans) => (spans.length ? [Math.min(...spans.map((span) => span[0])), Math.max(...spans.map((span) => span[1]))] : null);

articles.forEach((article, id) => { Object.assign(article, { id, day: article.published ? dayOf(article.published) : null }); });
nodes.forEach((node, id) => {
  node.id = id;
  node.group = raw.groups[node.type] || node.type;
  node.home = [node.x, node.y];
  node.said = new Set(node.evidence || []);
  byKey.set(node.key, node);
});
for (const event of events) {
  event.span = hull(event.times.map(spanOf).filter(Boolean));
  event.reported = hull(event.evidence.map((i) => articles[evidence[i].article].day).filter((day) => day !== null).map((day) => [day, day]));
}

// --- lines
const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);
const eventOf = (edge) => nodes[edge.event]; // the one whose role this is, when both ends are events

for (const edge of edges) {
  if (edge.kind === "role") {
    const event = eventOf(edge);
    event.parts.push({ role: edge.relation, id: otherEnd(edge, edge.event) });
    edge.evidence = event.evidence;
    edge.sources = event.sources;
  }
  for (const id of edge.events) nodes[id].entails.add(edge.relation);
}

// What joins two things in an event that makes no direct relation, for when events are folded: the event's own name,
// for a planned attack is not "attacked".
const filling = (event, role) => event.parts.filter((part) => part.role === role && nodes[part.id].kind === "entity").map((part) => part.id);
const FOLDS = [["agent", "target"], ["agent", "theme"], ["agent", "place"], ["target", "place"], ["agent", "agent"]];

for (const event of events) {
  if (event.entails.size) continue;
  for (const [first, second] of FOLDS) {
    const ends = filling(event, first).flatMap((from) => filling(event, second).filter((to) => (first === second ? from < to : from !== to)).map((to) => [from, to]));
    if (!ends.length) continue;
    for (const [from, to] of ends) edges.push({ from, to, relation: event.type, kind: "folded", event: event.id, evidence: event.evidence, sources: event.sources, mutual: first === second, events: [event.id] });
    break;
  }
}

// Parallel lines bow apart; seen from the other end the same side is the opposite one.
const between = new Map();
edges.forEach((edge, id) => {
  edge.id = id;
  const pair = Math.min(edge.from, edge.to) * nodes.length + Math.max(edge.from, edge.to);
  const before = between.get(pair) || 0;
  const bend = 0.18 * Math.ceil(before / 2) * (before % 2 ? 1 : -1);
  edge.bend = edge.from <= edge.to ? bend : -bend;
  between.set(pair, before + 1);
  linesOf[edge.from].push(edge);
  if (edge.to !== edge.from) linesOf[edge.to].push(edge);
  for (const end of [nodes[edge.from], nodes[edge.to]]) if (end.kind === "entity") for (const i of edge.evidence) end.said.add(i);
});

// How often a thing is reported: the sentences that say something of it.
for (const node of nodes) node.reports = node.said.size;
const byRank = nodes.slice().sort((a, b) => (a.kind === b.kind ? b.reports - a.reports || linesOf[b.id].length - linesOf[a.id].length || a.id - b.id : a.kind === "event" ? 1 : -1));

// --- graphs too large to draw begin with the most reported
const MOST_DRAWN = 5000;
const CORE_ENTITIES = 600;
const CORE_EVENTS = 1400;
const core = nodes.length > MOST_DRAWN ? new Set() : null;
if (core) {
  for (const node of byRank.slice(0, CORE_ENTITIES)) if (node.kind === "entity") core.add(node.id);
  const within = events.filter((event) => event.parts.some((part) => core.has(part.id)) && event.parts.every((part) => nodes[part.id].kind === "event" || core.has(part.id)));
  within.sort((a, b) => b.reports - a.reports || b.parts.length - a.parts.length || a.id - b.id);
  for (const event of within.slice(0, CORE_EVENTS)) core.add(event.id);
}

// --- relations: what the table lists and all counts of them count; a line both ways is one
const isRelation = (edge) => edge.kind === "direct" || edge.kind === "static";
const relations = edges.filter(isRelation);

// --- whether it happened: solid, dashed (planned, possible), crossed (foiled, negated)
const happened = (event) => event.statuses.includes("actual");
const crossed = (node) => node.kind === "event" && !happened(node) && node.statuses.some((status) => status === "foiled" || status === "negated");
const crossedLine = (edge) => edge.event !== null && crossed(eventOf(edge));
const sureLine = (edge) => edge.event === null || happened(eventOf(edge));
