// The timeline: a lane for each kind of event, on the scale of the time filter; what has no date stands below.
const timeline = byId("timeline"), undatedList = byId("timeline-undated");
const MOST_NAMED = 500; // events up to which each has its name
const MOST_LISTED = 100;
const LINE = 28; // pixels of a row
const WIDEST = 230, AROUND = 36; // pixels of an event, and those for what is around its text
let listedMore = false;
let scrolled = false; // to where most is, when it is first seen

// Its type and two of those who take part.
function eventParts(event) {
  const ends = ["agent", "target", "theme", "place"].flatMap((role) => filling(event, role).slice(0, 1)).slice(0, 2);
  return [term(event.type), ...ends.map((id) => label(nodes[id]))];
}

const eventText = (event) => eventParts(event).map((name, i) => (i ? isolate(name) : name)).join(say("comma"));

// Each name is an element that is cut at its own end: the end of an English line is where an Arabic name begins. The
// longer it is the more of it is cut, and the type last.
function namesIn(event) {
  return eventParts(event).flatMap((name, i) => {
    const made = isolated(name);
    made.style.flexShrink = i ? name.length ** 2 : 0.01;
    return i ? [row("span", [say("comma")], "comma"), made] : [made];
  });
}

function eventButton(event, className, named = true) {
  const made = button("", () => choose(event.id, true), className);
  made.dataset.event = event.id;
  made.append(marker(event.group, happened(event)), row("span", named ? namesIn(event) : [], "names"));
  const dates = datesOf(event);
  made.dataset.when = dates ? moment(event) || shortDay(dates[0]) : ""; // on paper there is no axis
  made.title = [eventText(event), made.dataset.when, ...event.statuses.filter((status) => status !== "actual").map(term)].filter(Boolean).join(" · ");
  if (!named) made.setAttribute("aria-label", made.title);
  made.setAttribute("aria-pressed", String(state.node === event.id));
  if (crossed(event)) made.classList.add("crossed");
  return made;
}

// Rows from the top, each event in the first where it has room.
function stacked(items) {
  const ends = [];
  for (const item of items) {
    let line = ends.findIndex((end) => end <= item.x);
    if (line < 0) line = ends.push(0) - 1;
    ends[line] = item.x + item.width + 6;
    item.line = line;
  }
  return ends.length;
}

function lane(group, here, place, named, across) {
  const made = element("section");
  made.className = "lane";
  made.dataset.lane = group;
  const items = here.map((event) => {
    const [first, last] = datesOf(event), text = named ? eventText(event) : "";
    const x = place(first), to = place(last + 1);
    const width = text ? Math.min(WIDEST, Math.max(to - x, widthOf(pen, text, 12.5) + AROUND)) : 20;
    return { event, x: Math.min(x, across - width), width, text };
  }).sort((a, b) => a.x - b.x || a.event.id - b.event.id);
  const lines = stacked(items);
  const field = element("div", undefined, "events");
  field.style.blockSize = lines * LINE + 8 + "px";
  for (const item of items) {
    const made = eventButton(item.event, "event" + (item.text ? "" : " dot"), Boolean(item.text));
    made.tabIndex = -1;
    made.style.insetInlineStart = item.x + "px";
    made.style.insetBlockStart = item.line * LINE + 4 + "px";
    made.style.inlineSize = item.width + "px";
    field.append(made);
  }
  made.append(row("h3", [marker(group), isolated(term(group)), element("span", numbers.format(here.length), "count")]), field);
  return made;
}

// Where the window has most events; of several such places the latest.
function busiest() {
  const starts = [...timeline.querySelectorAll(".events .event")].map((one) => parseFloat(one.style.insetInlineStart)).sort((a, b) => a - b);
  let best = 0, most = 0;
  for (let from = 0, to = 0; from < starts.length; from++) {
    while (to < starts.length && starts[to] < starts[from] + timeline.clientWidth - 150) to += 1;
    if (to - from >= most) [best, most] = [starts[from], to - from];
  }
  return Math.max(0, best - 24);
}

function drawTimeline(why) {
  const dated = events.filter((event) => shown.listed[event.id] && datesOf(event));
  const rest = events.filter((event) => shown.listed[event.id] && !datesOf(event));
  const { scrollLeft, scrollTop } = timeline;
  timeline.replaceChildren();
  if (dated.length) {
    // Of what is chosen alone: the time that the events of a narrow view leave empty is left out.
    const low = state.from ?? -Infinity, high = state.to ?? Infinity;
    const scale = scaleOf(dated.map(datesOf).map(([first, last]) => [Math.max(first, low), Math.min(last, high)]));
    const across = Math.max(timeline.clientWidth - 24, Math.min(scale.length * 120, 6000));
    const place = (day) => Math.max(0, Math.min(1, placeOf(scale, day) / scale.length)) * across;
    const groups = [...looks.keys()].filter((group) => dated.some((event) => event.group === group));
    const axis = element("div", undefined, "axis");
    const step = Math.max(1, Math.ceil(90 / (across / scale.length)));
    scale.bins.forEach((bin, i) => {
      if (i % step) return;
      const made = row("span", [isolated(binLabel(scale, bin))]);
      made.style.insetInlineStart = (bin.at / scale.length) * across + "px";
      axis.append(made);
    });
    for (const one of scale.breaks) axis.append(breakAt((one / scale.length) * across + "px"));
    const inner = row("div", [axis, ...groups.map((group) => lane(group, dated.filter((event) => event.group === group), place, dated.length <= MOST_NAMED, across))], "lanes");
    inner.style.inlineSize = across + "px";
    timeline.append(inner);
    const first = timeline.querySelector('.event[aria-pressed="true"]') || timeline.querySelector(".event");
    first.tabIndex = 0;
    if (scrolled) timeline.scrollTo(scrollLeft, scrollTop);
    else timeline.scrollLeft = busiest() * (document.documentElement.dir === "rtl" ? -1 : 1);
    if (!scrolled || why === "select") timeline.querySelector('.event[aria-pressed="true"]')?.scrollIntoView({ block: "nearest", inline: "center" });
    scrolled = true;
  } else timeline.append(element("p", say(!nodes.length ? "empty" : rest.length ? "no-dates" : "no-events"), "empty"));
  drawUndated(rest);
}

function drawUndated(rest) {
  undatedList.hidden = !rest.length;
  if (!rest.length) return;
  const at = (event) => (event.reported ? event.reported[0] : Infinity);
  rest.sort((a, b) => at(a) - at(b) || b.reports - a.reports || a.id - b.id);
  const told = rest.slice(0, listedMore ? rest.length : MOST_LISTED).map((event) => [eventButton(event, "event listed"), isolated(event.reported ? say("reported-on", { date: shortDay(event.reported[0]) }) : "", "quiet")]);
  const made = [element("h3", many("undated", rest.length)), list(told)];
  if (told.length < rest.length) {
    made.push(button(many("more", rest.length - told.length), () => {
      listedMore = true;
      drawUndated(rest);
    }, "link"));
  }
  undatedList.replaceChildren(...made);
}

timeline.addEventListener("keydown", (event) => {
  const all = [...timeline.querySelectorAll(".event")], at = all.indexOf(document.activeElement);
  const ahead = document.documentElement.dir === "rtl" ? -1 : 1;
  const step = { ArrowRight: ahead, ArrowLeft: -ahead, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || at < 0) return;
  event.preventDefault();
  const next = all[(at + step + all.length) % all.length];
  for (const one of all) one.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});

part((why) => { if (state.view === "timeline") drawTimeline(why); });
