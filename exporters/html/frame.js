// The frame: header, tabs, theme, language, and the panel as a sheet on a phone.
const darkness = matchMedia("(prefers-color-scheme: dark)");
const THEMES = ["auto", "light", "dark"];
const TABS = ["graph", "timeline", "map", "table"];
const REMEMBERED = "khabar-theme";

// What is kept is a reader's taste and not part of the view; where a page may keep nothing, it lasts as long as the page.
function kept(value) {
  try {
    if (value === undefined) return localStorage.getItem(REMEMBERED);
    localStorage.setItem(REMEMBERED, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  return null;
}

let theme = THEMES.includes(kept()) ? kept() : "auto";

function shade(printing = false) {
  document.documentElement.dataset.shade = printing ? "light" : theme === "auto" ? (darkness.matches ? "dark" : "light") : theme;
  byId("theme").dataset.theme = theme;
  colours = null;
}

function setTheme(next) {
  theme = next;
  kept(theme);
  shade();
  write(byId("theme-name"), say("theme-" + theme));
  repaint();
  if (state.view === "graph" && network) redraw();
}

byId("theme").addEventListener("click", () => setTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]));
darkness.addEventListener("change", () => setTheme(theme));

// On paper it is light, and every sentence is there.
addEventListener("beforeprint", () => {
  shade(true);
  repaint();
  for (const one of sheet.querySelectorAll(".fact")) one.show(true);
  if (network) {
    redraw();
    network.redraw();
  }
});
addEventListener("afterprint", () => setTheme(theme));

function tab(name) {
  change({ view: name });
  byId("tab-" + name).focus();
}

for (const name of TABS) {
  byId("tab-" + name).addEventListener("click", () => tab(name));
  byId("tab-" + name).addEventListener("keydown", (event) => {
    const ahead = document.documentElement.dir === "rtl" ? -1 : 1, at = TABS.indexOf(name);
    const next = { ArrowRight: TABS[(at + ahead + 4) % 4], ArrowLeft: TABS[(at - ahead + 4) % 4], Home: TABS[0], End: TABS[3] }[event.key];
    if (!next) return;
    event.preventDefault();
    tab(next);
  });
}

function words() {
  document.documentElement.lang = state.language;
  document.documentElement.dir = state.language === "ar" ? "rtl" : "ltr";
  document.title = say("title");
  for (const one of document.querySelectorAll("[data-say]")) write(one, say(one.dataset.say));
  for (const one of document.querySelectorAll("[data-name]")) {
    one.setAttribute("aria-label", say(one.dataset.name));
    if (one.tagName === "BUTTON") one.title = say(one.dataset.name);
  }
  search.placeholder = say("search");
  const other = state.language === "ar" ? "en" : "ar";
  write(byId("language"), raw.words.language[other]);
  byId("language").lang = other;
  write(byId("theme-name"), say("theme-" + theme));
  const keys = raw.words.keys[state.language];
  byId("keys").replaceChildren(...keys.flatMap(([key, text]) => [row("dt", [element("kbd", key)]), element("dd", text)]));
}

byId("language").addEventListener("click", () => {
  state.language = state.language === "ar" ? "en" : "ar";
  refresh("language");
});

let worded = null;
part(() => {
  if (worded !== state.language) words();
  worded = state.language;
  for (const name of TABS) {
    const on = state.view === name;
    byId("tab-" + name).setAttribute("aria-selected", String(on));
    byId("tab-" + name).tabIndex = on ? 0 : -1;
    byId("view-" + name).hidden = !on;
  }
  document.body.dataset.view = state.view;
  for (const one of document.querySelectorAll("#fold [data-fold]")) one.setAttribute("aria-pressed", String(one.dataset.fold === state.fold));
  byId("undo").disabled = !past.length;
  byId("redo").disabled = !future.length;
  byId("unhide").hidden = !state.hidden.size;
  write(byId("unhide"), many("unhide", state.hidden.size));
  const seen = state.view === "graph" ? shown.node : shown.listed;
  const [things, happenings] = [entities, events].map((some) => some.filter((node) => seen[node.id]).length);
  const folded = state.view === "graph" && state.fold === "relations";
  const count = (kinds) => edges.filter((edge) => shown.edge[edge.id] && kinds.includes(edge.kind)).length;
  const lines = folded && count(["direct", "static"]), others = folded && count(["folded"]);
  const between = folded ? [many("relations-count", lines), ...(others ? [many("folded-count", others)] : [])] : [many("events-count", happenings)];
  const fewer = folded ? lines < relations.length : things < entities.length || happenings < events.length;
  const total = folded ? say("of-relations", { n: many("relations-count", relations.length) }) : say("of-all", { things: numbers.format(entities.length), between: numbers.format(events.length) });
  write(byId("shown"), [many("entities-count", things), ...between].join(say("comma")));
  if (fewer) byId("shown").append(element("span", total, "wide"));
  byId("shown").title = fewer ? say("of-all-why") : "";
  if (state.view === "graph" && !network && nodes.length) requestAnimationFrame(() => { if (!network && state.view === "graph") begin(); });
});

for (const one of document.querySelectorAll("#fold [data-fold]")) {
  one.addEventListener("click", () => change({ fold: one.dataset.fold }));
}
byId("undo").addEventListener("click", undo);
byId("redo").addEventListener("click", redo);
byId("unhide").addEventListener("click", () => {
  change({ hidden: new Set() });
  byId("undo").focus();
});
byId("share").hidden = location.protocol === "about:"; // a frame in a notebook has no address to share
byId("share").addEventListener("click", () => {
  put();
  copy(location.href.split("#")[0] + (address(true) ? "#" + address(true) : ""), "copied-address");
});
byId("fit").addEventListener("click", () => fit());
for (const [id, times] of [["zoom-in", 1.4], ["zoom-out", 1 / 1.4]]) {
  byId(id).addEventListener("click", () => magnify(times));
}
byId("skip").addEventListener("click", () => {
  tab("table");
  table.focus();
});

// --- help
const help = byId("help-dialog");
byId("help").addEventListener("click", () => help.showModal());
byId("help-close").addEventListener("click", () => help.close());
help.addEventListener("click", (event) => { if (event.target === help) help.close(); });

// --- on a phone the panel is a sheet of three heights
const HEIGHTS = ["low", "half", "full"];
byId("sheet").addEventListener("click", () => {
  document.body.dataset.sheet = HEIGHTS[(HEIGHTS.indexOf(document.body.dataset.sheet) + 1) % HEIGHTS.length];
});
new ResizeObserver(() => {
  const scale = scaleNow();
  if (scale) drawTicks(scale);
  if (state.view === "timeline") drawTimeline();
  if (state.view === "map") drawMap();
}).observe(byId("stage"));
