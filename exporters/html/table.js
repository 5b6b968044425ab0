// The tables of events, entities and relations that pass, to sort and to copy: what a screen reader reads.
const table = byId("table");
const FIRST_ROWS = 200, MORE_ROWS = 1000;
let rowsShown = FIRST_ROWS;

const fillers = (role) => (event) => event.parts.filter((one) => one.role === role).map((one) => one.id);
const namesOf = (ids) => ids.map((id) => label(nodes[id])).join(say("comma"));
const surest = (fact) => Math.max(0, ...fact.evidence.map((i) => evidence[i].confidence));
const firstDay = (event) => (datesOf(event) ? isoOf(datesOf(event)[0]) : "");

// A column: `sort` is what it is sorted by, `text` what is in it, `ids` the things that are named instead. One that is
// `saved` is in the CSV alone.
const column = (key, get, more = {}) => ({ key, text: get, sort: get, ...more });
const people = (role) => ({ key: role, ids: fillers(role), text: (event) => namesOf(fillers(role)(event)), sort: (event) => namesOf(fillers(role)(event)) });
const number = (key, get, more = {}) => column(key, get, { number: true, ...more });
const trust = [number("sources", (fact) => fact.sources), number("reports", (fact) => fact.reports ?? fact.evidence.length), number("confidence", surest, { show: percent })];

const sheets = {
  events: {
    rows: () => events.filter((event) => shown.listed[event.id]),
    columns: [
      column("event", (event) => term(event.type), { head: true }),
      column("date", (event) => event.times.map(when).join(" · "), { sort: firstDay }),
      column("status", (event) => event.statuses.map(term).join(" · ")),
      people("agent"), people("target"), people("place"), ...trust,
      column("words", (event) => wordsOf(event).join(" · "), { saved: true }),
    ],
  },
  entities: {
    rows: () => entities.filter((node) => shown.listed[node.id]),
    columns: [
      column("name", label, { head: true }),
      column("other-name", (node) => [node.ar, node.en].filter((name) => name && name !== label(node)).join(" · ")),
      column("type", (node) => term(node.type)),
      number("reports", (node) => node.reports),
      number("events", (node) => new Set(linesOf[node.id].filter((edge) => edge.kind === "role" && eventOk[edge.event]).map((edge) => edge.event)).size),
      number("relations", (node) => linesOf[node.id].filter((edge) => isRelation(edge) && edgePasses(edge)).length),
    ],
  },
  relations: {
    rows: () => relations.filter((edge) => edgePasses(edge) && (!state.near || (shown.listed[edge.from] && shown.listed[edge.to]))),
    columns: [
      column("relation", (edge) => term(edge.relation), { head: true }),
      { key: "from", ids: (edge) => [edge.from], text: (edge) => label(nodes[edge.from]), sort: (edge) => label(nodes[edge.from]) },
      { key: "to", ids: (edge) => [edge.to], text: (edge) => label(nodes[edge.to]), sort: (edge) => label(nodes[edge.to]) },
      ...trust,
    ],
  },
};

const collators = new Map(LANGUAGES.map((language) => [language, new Intl.Collator(language, { numeric: true })]));

function sorted() {
  const sheet = sheets[state.table], down = state.sort.startsWith("-");
  const by = sheet.columns.find((one) => one.key === state.sort.replace(/^-/, "")) || sheet.columns[0];
  const keyed = sheet.rows().map((thing) => [thing, by.sort(thing)]);
  const compare = collators.get(state.language).compare;
  keyed.sort(([a, x], [b, y]) => {
    if ((x === "") !== (y === "")) return x === "" ? 1 : -1; // what is not known comes last
    const order = by.number ? x - y : compare(x, y);
    return (down ? -order : order) || a.id - b.id;
  });
  return keyed.map(([thing]) => thing);
}

const isLine = (thing) => thing.kind !== "entity" && thing.kind !== "event";

function cellOf(thing, { text, show, ids, number, head }) {
  const made = element(head ? "th" : "td", undefined, number ? "number" : "");
  if (head) {
    made.scope = "row";
    const open = button("", () => (isLine(thing) ? selectEdge(thing.id) : choose(thing.id, false)), !isLine(thing) && crossed(thing) ? "link crossed" : "link");
    if (!isLine(thing)) open.append(marker(thing.group, thing.kind === "entity" || happened(thing)));
    open.append(isolated(text(thing)));
    made.append(open);
  } else if (ids) made.append(...ids(thing).slice(0, 6).map((id) => row("div", [link(id)])));
  else if (number) made.append((show || numbers.format.bind(numbers))(text(thing)));
  else write(made, text(thing));
  return made;
}

function headOf({ key, number }) {
  const now = state.sort.replace(/^-/, "") === key, down = state.sort.startsWith("-");
  const made = element("th", undefined, number ? "number" : "");
  made.scope = "col";
  made.setAttribute("aria-sort", now ? (down ? "descending" : "ascending") : "none");
  const press = button(say("column-" + key), () => {
    // Numbers begin with the greatest.
    change({ sort: now ? (down ? key : "-" + key) : (number ? "-" : "") + key });
    table.querySelector(`[data-sort="${key}"]`).focus();
  });
  press.dataset.sort = key;
  made.append(press);
  return made;
}

function drawTable() {
  const things = sorted(), columns = sheets[state.table].columns.filter((one) => !one.saved);
  const caption = element("caption", say("table-" + state.table) + " (" + numbers.format(things.length) + ")");
  const lines = things.slice(0, rowsShown).map((thing) => {
    const made = row("tr", columns.map((one) => cellOf(thing, one)));
    if (isLine(thing) ? state.edge === thing.id : state.node === thing.id) made.setAttribute("aria-current", "true");
    return made;
  });
  const at = table.scrollTop, held = [...table.querySelectorAll("tbody button")].indexOf(document.activeElement);
  table.replaceChildren(row("table", [caption, row("thead", [row("tr", columns.map(headOf))]), row("tbody", lines)]));
  if (!things.length) table.append(element("p", say(nodes.length ? "no-rows" : "empty"), "empty"));
  if (lines.length < things.length) {
    const more = button(many("more", Math.min(MORE_ROWS, things.length - lines.length)), () => {
      const next = rowsShown;
      rowsShown += MORE_ROWS;
      drawTable();
      table.querySelectorAll("tbody .link")[next]?.focus();
    }, "more");
    more.id = "rows-more";
    table.append(more);
  }
  table.scrollTop = at;
  if (held >= 0) table.querySelectorAll("tbody button")[held]?.focus({ preventScroll: true });
  for (const one of document.querySelectorAll("[data-table]")) one.setAttribute("aria-pressed", String(one.dataset.table === state.table));
}

const lineOf = (thing, columns) => [...columns.map((one) => one.text(thing)), isLine(thing) ? raw.base + nodes[thing.from].key + " " + thing.relation + " " + raw.base + nodes[thing.to].key : raw.base + thing.key];

function tableText() {
  const { columns } = sheets[state.table];
  return csv([[...columns.map(({ key }) => say("column-" + key)), "IRI"], ...sorted().map((thing) => lineOf(thing, columns))]);
}

for (const one of document.querySelectorAll("[data-table]")) {
  one.addEventListener("click", () => {
    rowsShown = FIRST_ROWS;
    const keys = sheets[one.dataset.table].columns.map(({ key }) => key);
    change({ table: one.dataset.table, sort: keys.includes("sources") ? "-sources" : "-reports" });
  });
}
byId("csv-copy").addEventListener("click", () => copy(tableText(), "copied-table"));
byId("csv-save").addEventListener("click", () => save(tableText(), "khabar-" + state.table + ".csv"));

part(() => { if (state.view === "table") drawTable(); });
