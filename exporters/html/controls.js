// The header and the legend.
const search = document.getElementById("search");
const found = document.getElementById("found");

function marker({ shape, colour }, unsure) {
  const space = "http://www.w3.org/2000/svg";
  const outlines = { dot: "M8 1a7 7 0 1 0 .01 0z", square: "M2 2h12v12H2z", triangle: "M8 1l7 13H1z", triangleDown: "M8 15L1 2h14z", diamond: "M8 0l8 8-8 8-8-8z" };
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  const looks = { d: outlines[shape], fill: unsure ? "none" : colour, stroke: colour, ...(unsure && { "stroke-width": 2, "stroke-dasharray": "4 3" }) };
  for (const [name, value] of Object.entries(looks)) path.setAttribute(name, value);
  svg.append(path);
  return svg;
}

function toggle(id, pressed, act, text, count, style) {
  const made = button("", () => {
    act();
    redraw();
    controls();
    if (id === "loose") fit(); // they stand apart from the rest
    document.querySelector('#legend [data-group="' + id + '"]').focus();
  });
  made.dataset.group = id;
  made.setAttribute("aria-pressed", String(pressed));
  if (style) made.append(marker(style));
  made.append(element("span", text), element("span", String(count), "count"));
  return made;
}

function legend() {
  const made = data.groups.map(([group, count]) => {
    const flip = () => state.hidden.delete(group) || state.hidden.add(group);
    return toggle(group, !state.hidden.has(group), flip, term(group), count, data.style[group]);
  });
  const loose = data.nodes.filter((node) => allowed(node) && !linked.has(node.id)).length;
  if (loose) made.push(toggle("loose", state.loose, () => { state.loose = !state.loose; }, say("loose"), loose));
  if (data.nodes.some((node) => !done(node))) {
    made.push(row("p", [marker({ shape: "diamond", colour: "currentColor" }, true), element("span", say("unsure"))]));
  }
  const place = document.getElementById("legend");
  place.setAttribute("aria-label", say("legend"));
  place.replaceChildren(...made);
}

function controls() {
  document.documentElement.lang = state.language;
  document.documentElement.dir = state.language === "ar" ? "rtl" : "ltr";
  document.title = say("title");
  document.getElementById("graph").setAttribute("aria-label", say("title"));
  document.getElementById("counts").textContent = ["articles", "entities", "events", "relations"].map((key) => data.counts[key] + " " + say(key)).join(" · ");
  search.placeholder = say("search");
  search.setAttribute("aria-label", say("search"));
  const other = state.language === "ar" ? "en" : "ar";
  const switcher = document.getElementById("language");
  switcher.textContent = data.words.language[other];
  switcher.lang = other;
  const views = document.getElementById("views");
  views.setAttribute("aria-label", say("views"));
  views.replaceChildren(...["all", "events", "relations"].map((name) => {
    const made = button(say("view-" + name), () => {
      state.view = name;
      if (state.node !== null && !allowed(byId.get(state.node))) clear();
      redraw();
      controls();
      fit();
      document.querySelector('#views [data-view="' + name + '"]').focus();
    });
    made.dataset.view = name;
    made.setAttribute("aria-pressed", String(state.view === name));
    return made;
  }));
  legend();
}

document.getElementById("language").addEventListener("click", () => {
  state.language = state.language === "ar" ? "en" : "ar";
  controls();
  show();
  network.redraw();
});

// --- search: spelling is folded as in the search of the command line: hamza, ta marbuta, alef maqsura, diacritics, tatweel
function fold(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g, "").replace(/ٱ/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").toLowerCase().trim();
}

const index = data.nodes.filter((node) => node.kind === "entity").map((node) => [node, [node.ar, node.en, ...node.aliases].filter(Boolean).map(fold)]);
let matches = [];
let current = 0;

function look(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  // The whole name before its beginning before the beginning of a word before the inside of one.
  const rank = (name) => (name === wanted ? 4 : name.startsWith(wanted) ? 3 : name.includes(" " + wanted) ? 2 : name.includes(wanted) ? 1 : 0);
  return index.map(([node, all]) => [node, Math.max(...all.map(rank))]).filter(([, rank]) => rank)
    .sort((a, b) => b[1] - a[1] || b[0].weight - a[0].weight).slice(0, 8).map(([node]) => node);
}

function offer() {
  const open = search.value.trim() !== "" && document.activeElement === search;
  found.hidden = !open;
  search.setAttribute("aria-expanded", String(open));
  found.setAttribute("aria-label", say("search"));
  found.replaceChildren(...matches.map((node, i) => {
    const option = row("li", [isolated(label(node)), element("span", term(node.type), "quiet")]);
    option.id = "found-" + i;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", String(i === current));
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      choose(node);
    });
    return option;
  }));
  if (open && !matches.length) {
    const none = element("li", say("nothing"), "quiet");
    none.setAttribute("role", "option");
    none.setAttribute("aria-disabled", "true");
    found.append(none);
  }
  if (matches.length) search.setAttribute("aria-activedescendant", "found-" + current);
  else search.removeAttribute("aria-activedescendant");
}

function choose(node) {
  search.value = "";
  matches = [];
  offer();
  select(node.id, true);
}

search.addEventListener("input", () => {
  matches = look(search.value);
  current = 0;
  offer();
});
search.addEventListener("blur", offer);
search.addEventListener("focus", offer);
search.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && matches.length) {
    event.preventDefault();
    current = (current + step + matches.length) % matches.length;
    offer();
  } else if (event.key === "Enter" && matches.length) choose(matches[current]);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && search.value) {
    search.value = "";
    matches = [];
    offer();
  } else if (event.key === "Escape" && near !== null) clear();
  else if (event.key === "/" && document.activeElement !== search) {
    event.preventDefault();
    search.focus();
  }
});

controls();
show();
fit();
document.documentElement.dataset.ready = "true";
