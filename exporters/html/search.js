// Search by any name in either language. Spelling is folded as khabar folds it (diacritics, hamza, tatweel, ta marbuta,
// alif maqsura, digits), accents and the article of each word go, hyphens are blanks.
const MOST_FOUND = 12;
const search = byId("search"), found = byId("found");
const deleted = new Set(raw.folding.delete);
const replaced = new Map(Object.entries(raw.folding.replace));
const glued = raw.folding.articles.filter((article) => article.glued).map((article) => article.text);
const apart = new Set(raw.folding.articles.filter((article) => !article.glued).map((article) => article.text));

function fold(text) {
  let made = "";
  // The letters as they are written are folded first: decomposing "آ" or "ئ" would lose what they are.
  for (const letter of text) if (!deleted.has(letter)) made += replaced.get(letter) ?? letter;
  const words = made.normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f]/g, "").toLowerCase().split(/[\s\-_/]+/).filter(Boolean);
  const bare = words.map((word) => {
    const article = glued.find((one) => word.startsWith(one) && word.length > one.length + 2);
    return (article ? word.slice(article.length) : word).replace(/['"«»()[\],.،؛؟!?:]/g, "");
  });
  const kept = bare.filter((word, i) => word && (!apart.has(word) || bare.length === 1 || i === bare.length - 1));
  return kept.join(" ");
}

// Made when it is first needed: folding all names of a large graph takes its time.
let names = null;
const index = () => (names ||= nodes.map((node) => [node, [node.ar, node.en, ...(node.aliases || [])].filter(Boolean).map((name) => [name, fold(name)])]));

// The whole name before its beginning before the beginning of a word before the inside of one.
const rankOf = (name, wanted) => (name === wanted ? 4 : name.startsWith(wanted) ? 3 : name.includes(" " + wanted) ? 2 : name.includes(wanted) ? 1 : 0);

function look(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const hits = [];
  for (const [node, all] of index()) {
    let best = 0, as = null;
    for (const [name, folded] of all) {
      const rank = rankOf(folded, wanted);
      if (rank > best) [best, as] = [rank, name];
    }
    if (best) hits.push({ node, as, rank: best - (node.kind === "event" ? 3.5 : 0) });
  }
  return hits.sort((a, b) => b.rank - a.rank || b.node.reports - a.node.reports || a.node.id - b.node.id).slice(0, MOST_FOUND);
}

let matches = [], current = 0;

function option({ node, as }, i) {
  const name = label(node), most = node.kind === "event" ? 28 : 60, other = as !== node.ar && as !== node.en && as !== name;
  const made = row("li", [marker(node.group, node.kind === "entity" || happened(node)), isolated(titled(node, most), "name"), isolated(other ? short(as, 40) : term(node.type), "quiet")]);
  made.id = "found-" + i;
  made.dataset.id = node.id;
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", String(i === current));
  made.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // the focus stays
    take(node);
  });
  return made;
}

function offer() {
  const open = search.value.trim() !== "" && document.activeElement === search;
  found.hidden = !open;
  search.setAttribute("aria-expanded", String(open));
  found.replaceChildren(...matches.map(option));
  if (open && !matches.length) {
    const none = element("li", say("nothing"), "quiet");
    none.setAttribute("role", "option");
    none.setAttribute("aria-disabled", "true");
    none.setAttribute("aria-selected", "false");
    found.append(none);
  }
  if (open && matches.length) search.setAttribute("aria-activedescendant", "found-" + current);
  else search.removeAttribute("aria-activedescendant");
  if (open && matches.length) byId("found-" + current).scrollIntoView({ block: "nearest" });
}

function forget() {
  search.value = "";
  matches = [];
  offer();
}

function take(node) {
  forget();
  choose(node.id, true);
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
  } else if (event.key === "Enter" && matches.length && !event.isComposing) {
    event.preventDefault();
    take(matches[current].node);
  } else if (event.key === "Escape") {
    event.stopPropagation();
    if (search.value) forget();
    else search.blur();
  }
});
