// The map: places that have coordinates, as large as many events are there, on an outline of the world. What did not
// happen is a dashed outline, around what did.
const chart = byId("map");
const located = nodes.filter((node) => node.point);
const SPARED = 0.1; // the part of all events that the first view may leave out
const LEAST_SPAN = 250; // hundredths of a degree across, when there is one place
let frame = null; // what is seen: the middle and how many hundredths of a degree a pixel is
let squeeze = 1; // a degree of longitude is shorter than one of latitude

const spotOf = ({ point: [lat, lon] }) => [lon * 100 * squeeze, -lat * 100];

function prepareMap() {
  if (frame || !located.length) return;
  const lat = (node) => node.point[0];
  squeeze = Math.max(0.3, Math.cos((smallest(located, lat, 90) + greatest(located, lat, -90)) / 2 * Math.PI / 180));
  const world = raw.world || { land: "", borders: "" };
  const stretch = `scale(${squeeze} 1)`;
  chart.replaceChildren(
    drawing("path", { d: world.land, transform: stretch, class: "land", "fill-rule": "evenodd" }),
    drawing("path", { d: world.borders, transform: stretch, class: "borders" }),
    drawing("g", { id: "places" }),
    drawing("g", { id: "place-names", "aria-hidden": "true" }),
  );
  fitMap(false);
}

const placesOf = (event) => new Set(event.parts.filter((one) => one.role === "place").map((one) => one.id));
const NOT_DONE = ["foiled", "negated", "planned", "possible"]; // of several statuses the first is told

// The events that pass, at each place: how many, how many of them happened, and how many have which other status.
function eventsAtPlaces() {
  const at = new Map(located.map((node) => [node.id, { all: 0, done: 0, other: new Map() }]));
  for (const event of events) {
    if (!shown.listed[event.id]) continue;
    for (const here of [...placesOf(event)].map((id) => at.get(id)).filter(Boolean)) {
      here.all += 1;
      const status = happened(event) ? null : NOT_DONE.find((name) => event.statuses.includes(name));
      if (status) here.other.set(status, (here.other.get(status) || 0) + 1);
      else here.done += 1;
    }
  }
  return at;
}

// "2 events, 1 foiled".
function tally({ all, other }) {
  const told = NOT_DONE.filter((status) => other.has(status)).map((status) => (all === 1 ? "" : numbers.format(other.get(status)) + " ") + term(status));
  return [many("events-count", all), ...told].join(say("comma"));
}

// The places that pass; at first without the few that are far from where most happens.
function fitMap(all) {
  const on = located.filter((node) => shown.listed[node.id]), at = eventsAtPlaces();
  const seen = (on.length ? on : located).map((node) => [...spotOf(node), at.get(node.id).all + 0.01]);
  const ends = [0, 1].map((axis) => {
    const along = seen.map((spot) => [spot[axis], spot[2]]).sort((a, b) => a[0] - b[0]);
    let spare = all ? 0 : SPARED * along.reduce((sum, [, weight]) => sum + weight, 0), low = 0, high = along.length - 1;
    // From the side where leaving one out brings the others nearest.
    while (low < high) {
      const first = along[low + 1][0] - along[low][0] >= along[high][0] - along[high - 1][0];
      spare -= along[first ? low : high][1];
      if (spare < 0) break;
      if (first) low += 1;
      else high -= 1;
    }
    return [along[low][0], along[high][0]];
  });
  const [wide, high] = ends.map(([low, top]) => Math.max(LEAST_SPAN, top - low));
  const [x, y] = ends.map(([low, top]) => (low + top) / 2);
  frame = { x, y, scale: Math.max(wide / Math.max(100, chart.clientWidth - 160), high / Math.max(100, chart.clientHeight - 110)) };
}

function drawMap() {
  const seen = located.filter((node) => shown.listed[node.id]);
  byId("map-none").hidden = seen.length > 0;
  write(byId("map-none"), say(located.length ? "no-rows" : "no-places"));
  chart.toggleAttribute("hidden", !located.length);
  aboutMap();
  if (!located.length) return;
  prepareMap();
  const { x, y, scale } = frame, wide = chart.clientWidth * scale, high = chart.clientHeight * scale;
  chart.setAttribute("viewBox", [x - wide / 2, y - high / 2, wide, high].join(" "));
  const at = eventsAtPlaces();
  seen.sort((a, b) => at.get(b.id).all - at.get(a.id).all || a.id - b.id);
  const focused = document.activeElement?.dataset?.place;
  const taken = [];
  byId("place-names").replaceChildren();
  const marks = seen.map((node) => spot(node, at.get(node.id), taken));
  byId("places").replaceChildren(...marks); // the small ones come last and lie above the large ones
  if (focused !== undefined) chart.querySelector(`[data-place="${focused}"]`)?.focus();
}

// What the map leaves out, and what its dashes mean.
function aboutMap() {
  const listed = events.filter((event) => shown.listed[event.id]);
  const away = listed.filter((event) => ![...placesOf(event)].some((id) => nodes[id].point)).length;
  const open = listed.some((event) => !happened(event));
  byId("map-about").hidden = !located.length || !(away || open);
  byId("map-about").replaceChildren(...(away ? [isolated(many("without-place", away))] : []), ...(open ? [row("span", [ring("unsure"), isolated(say("key-not-done"))], "key")] : []));
}

const ring = (name) => drawing("svg", { viewBox: "-1 -1 18 18", "aria-hidden": "true", class: "marker" }, drawing("circle", { cx: 8, cy: 8, r: 7, class: name, fill: "none", stroke: "currentColor" }));

const reach = (n) => (n ? Math.min(34, 4 + 3 * Math.sqrt(n)) : 3);

// A full circle for what happened, and around it or alone a dashed one for all that is told.
function circles(node, { all, done }) {
  const kinds = all && done === all ? [["some sure", all]] : all ? [["some unsure", all], ...(done ? [["some sure", done]] : [])] : [["none sure", 0]];
  return kinds.map(([name, n], i) => {
    const r = i ? Math.min(reach(n), reach(all) - 3) : reach(n); // a ring is to be seen
    const made = drawing("circle", { r, class: name, "data-colour": node.group });
    paint(made);
    return made;
  });
}

function spot(node, here, taken) {
  const { scale } = frame, [x, y] = spotOf(node), r = reach(here.all), about = isolate(label(node)) + say("comma") + tally(here);
  const made = drawing("g", { transform: `translate(${x} ${y}) scale(${scale})`, "data-place": node.id, role: "button", tabindex: "0", "aria-label": about, "aria-pressed": String(state.node === node.id) }, ...circles(node, here));
  const event = state.node !== null && nodes[state.node].kind === "event" ? nodes[state.node] : null;
  if (event && event.parts.some((one) => one.id === node.id)) made.classList.add("here");
  // The busiest places are named first, where no name is yet.
  const text = short(label(node), 22), width = widthOf(pen, text, 12.5) / 2 + 4;
  const at = [x / scale, y / scale + r + 11];
  const free = taken.every(([cx, cy, w]) => Math.abs(cx - at[0]) > w + width || Math.abs(cy - at[1]) > 17);
  if (free || state.node === node.id) {
    taken.push([...at, width]);
    const name = drawing("text", { y: r + 15, transform: `translate(${x} ${y}) scale(${scale})`, "text-anchor": "middle", direction: RTL.test(text) ? "rtl" : "ltr" });
    name.textContent = text;
    const language = languageOf(text);
    if (language && language !== state.language) name.setAttribute("lang", language);
    byId("place-names").append(name);
  }
  made.append(drawing("title", {}, about));
  return made;
}

// --- hands and keys
function zoomMap(times, at = [chart.clientWidth / 2, chart.clientHeight / 2]) {
  if (!frame) return;
  const scale = Math.min(60, Math.max(0.02, frame.scale / times)), less = frame.scale - scale;
  frame = { x: frame.x + (at[0] - chart.clientWidth / 2) * less, y: frame.y + (at[1] - chart.clientHeight / 2) * less, scale };
  drawMap();
}

function panMap(dx, dy) {
  if (!frame) return;
  frame = { ...frame, x: frame.x - dx * frame.scale, y: frame.y - dy * frame.scale };
  drawMap();
}

let gripped = null;
chart.addEventListener("pointerdown", (event) => { gripped = { x: event.clientX, y: event.clientY, far: 0 }; });
addEventListener("pointerup", () => { gripped = null; });
chart.addEventListener("pointermove", (event) => {
  if (!gripped) return;
  const dx = event.clientX - gripped.x, dy = event.clientY - gripped.y;
  if (Math.hypot(dx, dy) < 4 && !gripped.far) return;
  gripped = { x: event.clientX, y: event.clientY, far: 1 };
  panMap(dx, dy);
});
chart.addEventListener("wheel", (event) => {
  event.preventDefault();
  const box = chart.getBoundingClientRect();
  zoomMap(event.deltaY < 0 ? 1.25 : 0.8, [event.clientX - box.left, event.clientY - box.top]);
}, { passive: false });
chart.addEventListener("click", (event) => {
  const place = event.target.closest("[data-place]");
  if (place) choose(Number(place.dataset.place), false);
});
chart.addEventListener("keydown", (event) => {
  const place = event.target.closest("[data-place]");
  if (place && (event.key === "Enter" || event.key === " ")) choose(Number(place.dataset.place), true);
  else if (event.key === "+" || event.key === "=") zoomMap(1.5);
  else if (event.key === "-") zoomMap(1 / 1.5);
  else if (event.key.startsWith("Arrow")) panMap({ ArrowLeft: 60, ArrowRight: -60 }[event.key] || 0, { ArrowUp: 60, ArrowDown: -60 }[event.key] || 0);
  else return;
  event.preventDefault();
  event.stopPropagation();
});
byId("map-in").addEventListener("click", () => zoomMap(1.5));
byId("map-out").addEventListener("click", () => zoomMap(1 / 1.5));
byId("map-fit").addEventListener("click", () => {
  fitMap(true);
  drawMap();
});

part(() => { if (state.view === "map") drawMap(); });
