"use strict";
// Draws the graph in the #data element. Text of articles reaches the page through textContent only, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const ink = dark ? "#f5f5f4" : "#1c1917";
  const paper = dark ? "#171513" : "#fbfaf7";
  const quiet = dark ? "#78716c" : "#a8a29e";
  const byId = new Map(data.nodes.map((node) => [node.id, node]));
  const hidden = new Set(data.hidden);
  let language = data.language;
  let view = "all";

  const label = (thing) => thing[language] || thing.ar || thing.en || "";
  const say = (key) => words[key][language];
  const term = (name) => (data.terms[name] ? label(data.terms[name]) : name);

  function element(tag, text, className) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    if (text !== undefined) made.dir = "auto";
    return made;
  }

  function short(text) {
    return text.length > 34 ? text.slice(0, 33) + "…" : text;
  }

  function drawnNode(node) {
    const style = data.style[node.group];
    const event = node.kind === "event";
    const done = !event || node.statuses.includes("actual");
    return {
      id: node.id,
      label: short(event ? term(node.type) : label(node)),
      x: node.x,
      y: node.y,
      shape: style.shape,
      size: event ? 11 : 14 + Math.min(18, 3 * Math.sqrt(node.weight)),
      color: { background: done ? style.colour : paper, border: style.colour, highlight: { background: style.colour, border: ink } },
      borderWidth: done ? 1 : 2,
      shapeProperties: { borderDashes: done ? false : [4, 3] },
      font: { color: event ? (dark ? "#d6d3d1" : "#57534e") : ink, size: event ? 17 : 24, strokeWidth: 5, strokeColor: paper },
      hidden: !visible(node),
    };
  }

  function visible(node) {
    if (hidden.has(node.group)) return false;
    if (node.kind === "event") return view !== "relations";
    return true;
  }

  function drawnEdge(edge) {
    const role = edge.kind === "role";
    const from = byId.get(edge.from), to = byId.get(edge.to);
    const off = (view === "relations" && role) || (view === "events" && edge.kind === "direct") || !visible(from) || !visible(to);
    return {
      id: edge.id,
      from: edge.from,
      to: edge.to,
      label: role && view !== "events" ? undefined : term(edge.relation),
      arrows: "to",
      dashes: edge.kind === "static" ? [2, 4] : false,
      width: role ? 1 : 1 + Math.min(4, edge.evidence.length),
      color: { color: role ? quiet : dark ? "#5eead4" : "#0f766e", highlight: ink, opacity: role ? 0.6 : 0.9 },
      font: { color: ink, size: 15, strokeWidth: 4, strokeColor: paper, align: "middle" },
      smooth: edge.bend ? { enabled: true, type: "curvedCW", roundness: edge.bend } : { enabled: false },
      hidden: off,
    };
  }

  const nodes = new vis.DataSet(data.nodes.map(drawnNode));
  const edges = new vis.DataSet(data.edges.map(drawnEdge));
  const options = Object.assign({}, data.options);
  const network = new vis.Network(document.getElementById("graph"), { nodes, edges }, options);

  function redraw() {
    nodes.update(data.nodes.map(drawnNode));
    edges.update(data.edges.map(drawnEdge));
  }

  // --- the panel: what is selected, and who says so
  const panel = document.getElementById("panel");
  let shown = null;

  function button(text, act, className) {
    const made = element("button", text, className);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function link(id) {
    const node = byId.get(id);
    return button(label(node), () => select(id), "link");
  }

  function list(title, items) {
    if (!items.length) return;
    panel.append(element("h3", title));
    const ul = document.createElement("ul");
    for (const item of items) {
      const li = document.createElement("li");
      li.append(...item);
      ul.append(li);
    }
    panel.append(ul);
  }

  function names(ids) {
    const parts = [];
    ids.forEach((id, index) => {
      if (index) parts.push("، ");
      parts.push(byId.has(id) ? link(id) : "");
    });
    return parts;
  }

  function showEvidence(indices) {
    if (!indices.length) return;
    panel.append(element("h3", say("evidence") + " (" + indices.length + ")"));
    for (const index of indices) {
      const item = data.evidence[index];
      const article = data.articles[item.article];
      const quote = document.createElement("blockquote");
      quote.append(element("p", item.quote));
      if (item.who.length) {
        const who = element("cite");
        who.append(say("according") + " ", ...names(item.who));
        quote.append(who);
      }
      if (item.via.length) {
        const via = element("cite");
        via.append(say("via") + " ", ...names(item.via));
        quote.append(via);
      }
      const source = element("cite", [article.title, article.publisher, article.published].filter(Boolean).join(" · ") || article.source);
      quote.append(source);
      if (/^https?:\/\//i.test(article.url || "")) {
        const cite = element("cite");
        const a = element("a", article.url);
        a.href = article.url;
        a.rel = "noopener noreferrer";
        a.target = "_blank";
        cite.append(a);
        quote.append(cite);
      }
      const how = element("cite");
      how.append(element("span", term(item.status), "chip"), element("span", item.rule + " · " + item.confidence.toFixed(2)));
      quote.append(how);
      panel.append(quote);
    }
  }

  function statuses(node) {
    const line = element("p");
    for (const status of node.statuses) line.append(element("span", term(status), "chip"));
    if (node.times.length || node.words.length) line.append(element("span", node.times.concat(node.words).join(" · "), "quiet"));
    return line;
  }

  function showNode(node) {
    panel.replaceChildren(element("h2", node.kind === "event" ? term(node.type) : label(node)), element("p", term(node.type), "quiet"));
    if (node.kind === "event") panel.append(statuses(node));
    const other = node[language === "ar" ? "en" : "ar"];
    if (node.kind === "entity" && other && other !== label(node)) panel.append(element("p", other, "quiet"));
    if (node.aliases && node.aliases.length) {
      list(say("aliases"), [[element("span", node.aliases.join("، "), "quiet")]]);
    }
    const mine = data.edges.filter((edge) => edge.from === node.id || edge.to === node.id);
    const far = (edge) => (edge.from === node.id ? edge.to : edge.from);
    if (node.kind === "event") {
      list(say("participants"), mine.map((edge) => [element("span", term(edge.relation) + ": ", "quiet"), link(far(edge))]));
      showEvidence(node.evidence);
    } else {
      list(say("relations"), mine.filter((edge) => edge.kind !== "role").map((edge) => [
        link(edge.from), " ", button(term(edge.relation), () => selectEdge(edge.id), "link quiet"), " ", link(edge.to)]));
      const events = mine.filter((edge) => edge.kind === "role").map((edge) => [edge, byId.get(far(edge))]);
      events.sort((a, b) => (a[1].times[0] || "9").localeCompare(b[1].times[0] || "9"));
      list(say("events"), events.map(([edge, event]) => [
        link(event.id), element("span", " (" + term(edge.relation) + ") " + event.statuses.map(term).join("، ") + " " + event.times.join(" "), "quiet")]));
    }
  }

  function showEdge(edge) {
    panel.replaceChildren(element("h2", term(edge.relation)));
    const line = element("p");
    line.append(link(edge.from), " ← ".replace("←", language === "ar" ? "←" : "→"), link(edge.to));
    panel.append(line);
    const role = edge.kind === "role";
    const event = role ? [byId.get(edge.from), byId.get(edge.to)].find((node) => node.kind === "event") : null;
    showEvidence(role ? event.evidence : edge.evidence);
  }

  function showNothing() {
    panel.replaceChildren(element("h2", say("title")), element("p", say("help"), "quiet"));
    list(say("articles"), data.articles.map((article) => [
      element("span", article.title || article.source), element("span", " " + [article.publisher, article.published].filter(Boolean).join(" · "), "quiet")]));
  }

  function select(id) {
    const node = byId.get(id);
    if (!visible(node)) {
      hidden.delete(node.group);
      if (node.kind === "event" && view === "relations") view = "all";
      redraw();
      controls();
    }
    shown = () => showNode(node);
    shown();
    network.selectNodes([id]);
    network.focus(id, { scale: Math.max(0.9, network.getScale()), animation: !matchMedia("(prefers-reduced-motion: reduce)").matches });
  }

  function selectEdge(id) {
    const edge = data.edges.find((one) => one.id === id);
    shown = () => showEdge(edge);
    shown();
    network.selectEdges([id]);
  }

  network.on("click", (event) => {
    if (event.nodes.length) select(event.nodes[0]);
    else if (event.edges.length) selectEdge(event.edges[0]);
    else {
      shown = showNothing;
      shown();
    }
  });

  // --- controls
  function marker(style) {
    const space = "http://www.w3.org/2000/svg";
    const paths = { dot: "M8 1a7 7 0 1 0 .01 0z", square: "M2 2h12v12H2z", triangle: "M8 1l7 13H1z", triangleDown: "M8 15L1 2h14z", diamond: "M8 0l8 8-8 8-8-8z" };
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", paths[style.shape]);
    path.setAttribute("fill", style.colour);
    svg.append(path);
    return svg;
  }

  function controls() {
    const root = document.documentElement;
    root.lang = language;
    root.dir = language === "ar" ? "rtl" : "ltr";
    document.title = say("title");
    document.getElementById("graph").setAttribute("aria-label", say("title"));
    document.getElementById("counts").textContent = ["articles", "entities", "events", "relations"].map((key) => data.counts[key] + " " + say(key)).join(" · ");
    document.getElementById("search-label").textContent = say("search");
    document.getElementById("language").textContent = language === "ar" ? "English" : "العربية";
    const views = document.getElementById("views");
    views.replaceChildren(...["all", "events", "relations"].map((name) => {
      const made = button(say("view-" + name), () => {
        view = name;
        redraw();
        controls();
      });
      made.dataset.view = name;
      made.setAttribute("aria-pressed", String(view === name));
      return made;
    }));
    const legend = document.getElementById("legend");
    legend.setAttribute("aria-label", say("legend"));
    legend.replaceChildren(...data.groups.map(([group, count]) => {
      const made = button("", () => {
        if (!hidden.delete(group)) hidden.add(group);
        redraw();
        controls();
      });
      made.dataset.group = group;
      made.setAttribute("aria-pressed", String(!hidden.has(group)));
      made.append(marker(data.style[group]), element("span", term(group) + " " + count));
      return made;
    }));
    const options = [];
    for (const node of data.nodes) {
      if (node.kind !== "entity") continue;
      for (const name of new Set([node.ar, node.en].concat(node.aliases))) {
        if (!name) continue;
        const option = document.createElement("option");
        option.value = name;
        options.push(option);
      }
    }
    document.getElementById("names").replaceChildren(...options.slice(0, 2000));
  }

  // Spelling is folded as in the search of the command line: hamza, ta marbuta, alef maqsura, diacritics, tatweel.
  function fold(text) {
    return text.normalize("NFKD").replace(/[\u0640\u064b-\u065f\u0670]/g, "").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").toLowerCase().trim();
  }

  document.getElementById("search").addEventListener("change", (event) => {
    const wanted = fold(event.target.value);
    if (!wanted) return;
    const named = (node) => [node.ar, node.en].concat(node.aliases || []).filter(Boolean).map(fold);
    const entities = data.nodes.filter((node) => node.kind === "entity");
    const found = entities.find((node) => named(node).includes(wanted)) || entities.find((node) => named(node).some((name) => name.includes(wanted)));
    if (found) select(found.id);
  });

  document.getElementById("language").addEventListener("click", () => {
    language = language === "ar" ? "en" : "ar";
    redraw();
    controls();
    shown();
  });

  controls();
  shown = showNothing;
  shown();
  network.once("afterDrawing", () => network.fit());
  document.documentElement.dataset.ready = "true";
})();
