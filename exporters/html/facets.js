// The filters: a list of values to tick for each facet, and two sliders.
const filters = byId("filters");
const FOLDED = 8; // values of a facet that show before "more"
const unfolded = new Set();

const nameOf = (facet, value) => (facet === "publisher" ? value || say("unknown") : facet === "relation" && value === NO_RELATION ? say("no-relation") : term(value));

function tick(facet, value) {
  const box = document.createElement("input");
  box.type = "checkbox";
  box.dataset.value = value;
  box.checked = !state.off[facet].has(value);
  box.addEventListener("change", () => setOff(facet, toggled(state.off[facet], value)));
  const made = row("label", [box]);
  if (facet === "entity" || facet === "event") made.append(marker(facet === "entity" ? value : raw.groups[value]));
  if (facet === "status") made.append(statusLine(value));
  made.append(isolated(nameOf(facet, value), "name"), element("span", numbers.format(tallies[facet].get(value)), "count"));
  return made;
}

// How lines of a status are drawn.
function statusLine(status) {
  const sure = status === "actual", cross = status === "foiled" || status === "negated";
  const made = drawing("svg", { viewBox: "0 0 24 12", "aria-hidden": "true", class: "stroke" });
  made.append(drawing("path", { d: "M1 6H23", ...(sure ? {} : { "stroke-dasharray": "5 3" }) }));
  if (cross) made.append(drawing("path", { d: "M9 3l6 6M15 3l-6 6", class: "cross" }));
  return made;
}

function facet(name) {
  const made = element("fieldset");
  made.dataset.facet = name;
  const all = button(say("all"), () => setOff(name, new Set()), "link");
  all.dataset.all = "";
  const none = button(say("none"), () => setOff(name, new Set(values[name])), "link");
  none.dataset.none = "";
  for (const [one, key] of [[all, "all-of"], [none, "none-of"]]) one.setAttribute("aria-label", say(key, { what: say("facet-" + name) }));
  const ticks = values[name].map((value) => tick(name, value));
  const rest = ticks.slice(FOLDED);
  const hide = rest.length > 2 && !unfolded.has(name);
  for (const one of rest) one.hidden = hide;
  made.append(element("legend", say("facet-" + name)), row("div", [all, none], "both"), ...ticks);
  if (hide) {
    made.append(button(many("more", rest.length), () => {
      unfolded.add(name);
      fillFilters();
      filters.querySelectorAll(`[data-facet="${name}"] input`)[FOLDED].focus();
    }, "link more"));
  }
  return made;
}

// What a slider says of a value.
const saidOf = {
  sources: (n) => (n > 1 ? many("at-least", n) : say("any")),
  confidence: (n) => (n ? "≥ " + n + "%" : say("any")),
};

function slider(id, { least = 0, most, step = 1, value, act }) {
  const box = document.createElement("input");
  Object.assign(box, { type: "range", id, min: least, max: most, step });
  box.value = value; // after its bounds
  const told = element("output", saidOf[id](value));
  box.setAttribute("aria-valuetext", told.textContent);
  box.addEventListener("input", () => act(Number(box.value)));
  return row("div", [row("label", [isolated(say(id), "name"), told]), box], "slider");
}

function sliders() {
  const made = element("fieldset");
  made.append(
    element("legend", say("trust")),
    slider("sources", { least: 1, most: mostSources, value: Math.max(1, state.sources), act: (n) => change({ sources: n > 1 ? n : 0 }, "sources") }),
    slider("confidence", { most: 100, step: 5, value: Math.round(state.confidence * 100), act: (n) => change({ confidence: n / 100 }, "confidence") }),
  );
  for (const box of made.querySelectorAll("input")) {
    box.closest(".slider").querySelector("label").htmlFor = box.id;
  }
  return made;
}

// The control that has the focus keeps it when the list is made anew.
function fillFilters() {
  const at = document.activeElement, inside = filters.contains(at);
  const where = inside && [at.id, at.closest("fieldset")?.dataset.facet, at.dataset.value, "all" in at.dataset ? "all" : "none" in at.dataset ? "none" : ""];
  const scrolled = filters.scrollTop;
  byId("facets").replaceChildren(sliders(), ...["status", "event", "entity", "relation", "publisher"].filter((name) => values[name].length).map(facet));
  filters.scrollTop = scrolled;
  if (!inside) return;
  const [id, name, value, which] = where;
  const again = id ? byId(id) : [...filters.querySelectorAll(`[data-facet="${name}"] input`)].find((box) => box.dataset.value === value) || filters.querySelector(`[data-facet="${name}"] [data-${which || "all"}]`);
  if (again) again.focus({ preventScroll: true });
}

function showFilters(open) {
  filters.hidden = !open;
  byId("filters-toggle").setAttribute("aria-expanded", String(open));
  document.body.dataset.filters = open ? "open" : "shut";
  if (open) {
    fillFilters();
    (filters.querySelector("input") || filters).focus({ preventScroll: true });
  } else byId("filters-toggle").focus();
}

byId("filters-toggle").addEventListener("click", () => showFilters(filters.hidden));
byId("filters-close").addEventListener("click", () => showFilters(false));

// A slider that is being moved is left alone: making it anew would let go of it.
part((why) => {
  if (filters.hidden || why === "select") return;
  const at = document.activeElement;
  if (at && at.type === "range" && filters.contains(at) && why !== "language") {
    const text = saidOf[at.id](Number(at.value));
    write(at.closest(".slider").querySelector("output"), text);
    at.setAttribute("aria-valuetext", text);
  } else fillFilters();
});

// What narrows the view, each with a way out.
const facetText = (name) => {
  const off = state.off[name], on = values[name].filter((value) => !off.has(value));
  const only = on.length <= off.size;
  const told = (only ? on : [...off]).map((value) => isolate(nameOf(name, value)));
  const text = told.slice(0, 2).join(say("comma")) + (told.length > 2 ? say("comma") + "+" + (told.length - 2) : "");
  return say("facet-" + name) + ": " + (only ? text || say("none") : off.size ? say("without", { what: text }) : say("all"));
};

function narrowText(name) {
  if (FACETS.includes(name)) return facetText(name);
  if (name === "confidence") return say("confidence") + " ≥ " + percent(state.confidence);
  if (name === "sources") return many("at-least", state.sources);
  if (name === "time") return (state.from === null ? "…" : shortDay(state.from)) + " – " + (state.to === null ? "…" : shortDay(state.to));
  const inside = (id, most) => "\u2068" + titled(nodes[id], most) + "\u2069";
  if (name === "near") return say("near-" + state.near.steps) + ": " + inside(state.near.id, 24);
  return say("path") + ": " + [state.path.from, state.path.to].map((id) => inside(id, 18)).join(" " + say("arrow") + " ");
}

part((why) => {
  if (why === "select") return;
  const chips = narrowing().map((name) => {
    const made = button(narrowText(name), () => {
      drop(name);
      (byId("active").querySelector("button") || byId("filters-toggle")).focus();
    }, "chip");
    made.dataset.drop = name;
    made.setAttribute("aria-label", say("take-away", { what: narrowText(name) }));
    return made;
  });
  byId("active").replaceChildren(...chips);
  byId("reset").hidden = !chips.length;
  write(byId("filters-count"), chips.length ? String(chips.length) : "");
});
byId("reset").addEventListener("click", () => {
  dropAll();
  byId("filters-toggle").focus();
});
