// The time: a scale that leaves out what is empty, a histogram of events on it, and two handles.
const MOST_DAYS = 45, MOST_MONTHS = 72; // bins up to which they are days, months
const KEPT_EMPTY = 2; // empty bins between two that are drawn; of more there is a break
const BREAK = 0.7; // its width, in bins

const units = {
  day: { start: (day) => day, next: (day) => day + 1, style: { day: "numeric", month: "short", year: "numeric" } },
  month: { start: (day) => monthStart(day, 0), next: (day) => monthStart(day, 1), style: { month: "short", year: "numeric" } },
  year: { start: (day) => Math.round(Date.UTC(yearOf(day), 0, 1) / DAY), next: (day) => Math.round(Date.UTC(yearOf(day) + 1, 0, 1) / DAY), style: { year: "numeric" } },
};
const yearOf = (day) => new Date(day * DAY).getUTCFullYear();
const monthStart = (day, more) => Math.round(Date.UTC(yearOf(day), new Date(day * DAY).getUTCMonth() + more, 1) / DAY);

// Bins with their place on the scale; null when nothing has a date.
function scaleOf(spans) {
  if (!spans.length) return null;
  const starts = (name, some) => new Set(some.map(([first]) => units[name].start(first)));
  const unit = starts("day", spans).size <= MOST_DAYS ? "day" : starts("month", spans).size <= MOST_MONTHS ? "month" : "year";
  const { start, next } = units[unit];
  // "In 2016" makes no bin of its own beside days in 2016: it is counted in those.
  const exact = spans.filter(([first, last]) => start(first) === start(last));
  const firsts = starts(unit, exact);
  const vague = new Map(); // bins of nothing more exact than a month or a year
  for (const [first, last] of spans) {
    if ([...firsts].some((one) => one >= start(first) && one <= last)) continue;
    firsts.add(start(first));
    vague.set(start(first), last - first > 300 ? "year" : "month");
  }
  const bins = [], breaks = [];
  let at = 0;
  for (const first of [...firsts].sort((a, b) => a - b)) {
    const before = bins[bins.length - 1];
    if (before) {
      const empty = [];
      for (let day = before.last + 1; day < first && empty.length <= KEPT_EMPTY; day = next(day)) empty.push(day);
      if (empty.length > KEPT_EMPTY) breaks.push((at += BREAK) - BREAK / 2);
      else for (const day of empty) bins.push({ first: day, last: next(day) - 1, at: at++ });
    }
    bins.push({ first, last: next(first) - 1, at: at++, as: vague.get(first) });
  }
  return { unit, bins, breaks, length: at };
}

// Where a day stands, in bins from the start; within a break for those that are in none.
function placeOf(scale, day) {
  const i = scale.bins.findIndex((bin) => day <= bin.last);
  if (i < 0) return scale.length;
  const bin = scale.bins[i];
  return day < bin.first ? Math.max(0, bin.at - BREAK / 2) : bin.at + (day - bin.first) / (bin.last - bin.first + 1);
}

const binLabel = (scale, bin) => formatted(bin.first * DAY, units[bin.as || scale.unit].style);
const scales = new Map();

function scaleNow() {
  if (!scales.has(state.by)) scales.set(state.by, scaleOf(events.map(datesOf).filter(Boolean)));
  return scales.get(state.by);
}

// How many events are in each bin; one that spans several is shared among them.
function counted(scale, which) {
  const found = scale.bins.map(() => 0);
  for (const event of which) {
    const span = datesOf(event);
    const over = span ? scale.bins.map((bin, i) => (bin.last >= span[0] && bin.first <= span[1] ? i : -1)).filter((i) => i >= 0) : [];
    for (const i of over) found[i] += 1 / over.length;
  }
  return found;
}

const bars = byId("bars"), track = byId("track");
const chosenBins = (scale) => [
  state.from === null ? 0 : Math.max(0, scale.bins.findIndex((bin) => bin.last >= state.from)),
  state.to === null ? scale.bins.length - 1 : Math.max(0, scale.bins.findLastIndex((bin) => bin.first <= state.to)),
];

function chooseBins(low, high) {
  const { bins } = scaleNow(), last = bins.length - 1;
  const [a, b] = [Math.max(0, Math.min(low, high)), Math.min(last, Math.max(low, high))];
  change({ from: a === 0 ? null : bins[a].first, to: b === last ? null : bins[b].last }, "time");
}

function drawBars(scale) {
  const all = counted(scale, events), now = counted(scale, events.filter((event) => timeless[event.id]));
  const most = greatest(all, Number, 1), [low, high] = chosenBins(scale);
  const rect = (i, height, name) => drawing("rect", { x: scale.bins[i].at + 0.08, width: 0.84, y: 1 - height, height, class: name });
  bars.setAttribute("viewBox", `0 0 ${scale.length} 1`);
  bars.replaceChildren(...scale.bins.flatMap((bin, i) => [
    rect(i, Math.max(all[i] && 0.05, all[i] / most), "total"),
    rect(i, Math.max(now[i] && 0.05, now[i] / most), i >= low && i <= high ? "in" : "out"),
  ]));
}

// Two strokes where the scale leaves out time in which nothing happens.
function breakAt(place) {
  const made = drawing("svg", { viewBox: "0 0 10 12", class: "break" }, drawing("title", {}, say("break")), drawing("path", { d: "M1 11L5 1M5 11L9 1" }));
  made.style.insetInlineStart = place;
  return made;
}

// As many labels as stand apart from each other and end within the track.
function drawTicks(scale) {
  const across = track.clientWidth, made = [];
  let end = -Infinity;
  for (const bin of scale.bins) {
    const text = binLabel(scale, bin), at = (bin.at / scale.length) * across, wide = widthOf(pen, text, 11.5) + 16;
    if (at < end || (across && at + wide > across)) continue;
    const tick = row("span", [isolated(text)]); // its own direction would put a mere year at the other end;
    tick.style.insetInlineStart = (bin.at / scale.length) * 100 + "%";
    made.push(tick);
    end = at + wide;
  }
  byId("ticks").replaceChildren(...made);
  byId("breaks").replaceChildren(...scale.breaks.map((one) => breakAt((one / scale.length) * 100 + "%")));
}

function drawHandles(scale) {
  const [low, high] = chosenBins(scale), ends = { from: low, to: high };
  for (const [end, i] of Object.entries(ends)) {
    const handle = byId("time-" + end), bin = scale.bins[i];
    handle.style.insetInlineStart = ((bin.at + (end === "to" ? 1 : 0)) / scale.length) * 100 + "%";
    handle.setAttribute("aria-valuemin", "0");
    handle.setAttribute("aria-valuemax", String(scale.bins.length - 1));
    handle.setAttribute("aria-valuenow", String(i));
    handle.setAttribute("aria-valuetext", shortDay(end === "from" ? bin.first : bin.last));
    handle.setAttribute("aria-label", say("time-" + end));
  }
  const about = timed() ? narrowText("time") : [scale.bins[0], scale.bins[scale.bins.length - 1]].map((bin) => binLabel(scale, bin)).join(" – ");
  write(byId("time-about"), about);
}

part((why) => {
  if (why === "select") return;
  const scale = scaleNow();
  byId("time").hidden = !["event", "reported"].some((by) => events.some((event) => (by === "event" ? event.span : event.reported)));
  byId("time-none").hidden = scale !== null;
  track.hidden = scale === null;
  byId("by").value = state.by;
  byId("undated").checked = state.undated;
  // As the list of them counts; once a time is chosen, those that could be let in.
  const undated = events.filter((event) => !datesOf(event) && (timed() && !state.undated ? timeless[event.id] : shown.listed[event.id])).length;
  byId("undated").disabled = !timed() || (!undated && !state.undated);
  write(byId("undated-count"), numbers.format(undated));
  byId("time-reset").disabled = !timed();
  if (!scale) return write(byId("time-about"), "");
  drawBars(scale);
  drawTicks(scale);
  drawHandles(scale);
});

// --- hands
function binAt(event) {
  const scale = scaleNow(), box = track.getBoundingClientRect();
  const share = (event.clientX - box.left) / box.width;
  const at = (document.documentElement.dir === "rtl" ? 1 - share : share) * scale.length;
  const i = scale.bins.findLastIndex((bin) => bin.at <= at);
  return Math.max(0, i);
}

let held = null; // which end is dragged, or the bin where a choice began

track.addEventListener("pointerdown", (event) => {
  if (event.button) return;
  event.preventDefault();
  track.setPointerCapture(event.pointerId);
  joined = null;
  const handle = event.target.closest("[role=slider]");
  if (handle) handle.focus();
  held = handle ? { other: chosenBins(scaleNow())[handle.id === "time-from" ? 1 : 0] } : { other: binAt(event) };
  if (!handle) chooseBins(held.other, held.other);
});
track.addEventListener("pointermove", (event) => { if (held) chooseBins(held.other, binAt(event)); });
for (const name of ["pointerup", "pointercancel"]) track.addEventListener(name, () => { held = null; });

for (const end of ["from", "to"]) {
  byId("time-" + end).addEventListener("keydown", (event) => {
    const scale = scaleNow(), ahead = document.documentElement.dir === "rtl" ? -1 : 1, last = scale.bins.length - 1;
    const step = { ArrowRight: ahead, ArrowLeft: -ahead, ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5, Home: -last, End: last }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const [low, high] = chosenBins(scale);
    if (end === "from") chooseBins(Math.min(high, Math.max(0, low + step)), high);
    else chooseBins(low, Math.max(low, Math.min(last, high + step)));
  });
}
// In a low window the track is folded away.
byId("time-fold").addEventListener("click", () => {
  const open = document.body.dataset.time !== "open";
  document.body.dataset.time = open ? "open" : "folded";
  byId("time-fold").setAttribute("aria-expanded", String(open));
  if (open && scaleNow()) drawTicks(scaleNow());
});
byId("time-reset").addEventListener("click", () => change({ from: null, to: null }));
byId("by").addEventListener("change", (event) => change({ by: event.target.value, from: null, to: null }));
byId("undated").addEventListener("change", (event) => change({ undated: event.target.checked }));
