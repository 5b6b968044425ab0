// Which mentions, events and lines pass what is chosen. A mention must meet all that is asked of mentions by itself.
const countOf = (items) => {
  const found = new Map();
  for (const item of items) found.set(item, (found.get(item) || 0) + 1);
  return found;
};
const publisherOf = (mention) => articles[mention.article].publisher || "";

// Of each facet its values, and how many things have them.
const tallies = {
  entity: countOf(entities.map((node) => node.type)),
  event: countOf(events.map((node) => node.type)),
  relation: countOf(edges.filter((edge) => edge.kind !== "role" && edge.kind !== "folded").map((edge) => edge.relation)),
  status: countOf(evidence.map((mention) => mention.status)),
  publisher: countOf(evidence.map(publisherOf)),
};
const loneEvents = events.filter((event) => !event.entails.size).length;
if (tallies.relation.size && loneEvents) tallies.relation.set(NO_RELATION, loneEvents);

const order = [...looks.keys()];
const orders = {
  entity: (a, b) => order.indexOf(a) - order.indexOf(b),
  event: (a, b) => order.indexOf(raw.groups[a]) - order.indexOf(raw.groups[b]) || tallies.event.get(b) - tallies.event.get(a) || (a < b ? -1 : 1),
  status: (a, b) => ["actual", "planned", "possible", "foiled", "negated"].indexOf(a) - ["actual", "planned", "possible", "foiled", "negated"].indexOf(b),
};
const values = Object.fromEntries(FACETS.map((facet) => {
  const tally = tallies[facet];
  return [facet, [...tally.keys()].sort(orders[facet] || ((a, b) => (a === NO_RELATION) - (b === NO_RELATION) || tally.get(b) - tally.get(a) || (a < b ? -1 : 1)))];
}));

const mostSources = greatest([...events, ...edges], (fact) => fact.sources, 1);

const datesOf = (event) => (state.by === "event" ? event.span : event.reported);
const timed = () => state.from !== null || state.to !== null;
const touches = (span) => (state.from === null || span[1] >= state.from) && (state.to === null || span[0] <= state.to);

function inTime(event) {
  if (!timed()) return true;
  const span = datesOf(event);
  return span ? touches(span) : state.undated;
}

const passing = new Uint8Array(evidence.length); // mentions
const eventOk = new Uint8Array(nodes.length);
const timeless = new Uint8Array(nodes.length); // events that pass all but the time, for the histogram
const edgeOk = new Uint8Array(edges.length);

const said = (fact) => fact.evidence.some((i) => passing[i]) || !fact.evidence.length;
const related = (event) => (event.entails.size ? [...event.entails].some((name) => !state.off.relation.has(name)) : !state.off.relation.has(NO_RELATION));

function sift() {
  const { status, publisher, event, relation } = state.off;
  evidence.forEach((mention, i) => {
    passing[i] = mention.confidence >= state.confidence && !status.has(mention.status) && !publisher.has(publisherOf(mention));
  });
  for (const one of events) {
    timeless[one.id] = !event.has(one.type) && one.sources >= state.sources && !state.hidden.has(one.id) && related(one) && said(one);
    eventOk[one.id] = timeless[one.id] && inTime(one);
  }
  for (const edge of edges) {
    if (edge.kind === "role" || edge.kind === "folded") edgeOk[edge.id] = eventOk[edge.event];
    else if (relation.has(edge.relation) || edge.sources < state.sources || !said(edge)) edgeOk[edge.id] = false;
    else edgeOk[edge.id] = edge.kind === "order" || !edge.events.length || edge.events.some((id) => !event.has(nodes[id].type) && inTime(nodes[id]));
  }
}

// What narrows the view, by name; `drop` takes it away again.
function narrowing() {
  const found = FACETS.filter((facet) => written(facet) !== null);
  if (state.confidence) found.push("confidence");
  if (state.sources > 1) found.push("sources");
  if (timed()) found.push("time");
  if (state.near) found.push("near");
  if (state.path) found.push("path");
  return found;
}

function drop(name) {
  const usual = fresh();
  if (FACETS.includes(name)) change({ off: { ...state.off, [name]: usual.off[name] } });
  else if (name === "time") change({ from: null, to: null });
  else change({ [name]: usual[name] });
}

function dropAll() {
  const { off, confidence, sources, from, to, near, path, undated } = fresh();
  change({ off, confidence, sources, from, to, near, path, undated });
}

const setOff = (facet, off) => change({ off: { ...state.off, [facet]: off } });
