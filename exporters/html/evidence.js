// A sentence and who says it: the trigger and those who take part marked, the speaker, the medium, the article.
const link = (id) => {
  const made = button(titled(nodes[id]), () => choose(id, true), crossed(nodes[id]) ? "link crossed" : "link");
  made.dataset.node = id;
  return made;
};
const linked = (ids) => ids.flatMap((id, i) => (i ? [say("comma"), link(id)] : [link(id)]));
const chip = (status) => element("span", term(status), "status " + status);

// How many: "≥12 dead"; the texts of both languages stand ready.
const toll = (counts) => counts.map((count) => isolated(count[state.language], "toll"));

function quoted(item) {
  const text = raw.quotes[item.quote], made = element("blockquote", "");
  made.dir = "auto";
  const language = articles[item.article].language;
  if (/^[a-z]{2,3}$/.test(language)) made.lang = language;
  const points = Array.from(text); // Python counts code points, JavaScript half of some
  let at = 0;
  for (let i = 0; i < item.marks.length; i += 3) {
    const [start, end, who] = item.marks.slice(i, i + 3);
    const marked = element("mark");
    marked.textContent = points.slice(start, end).join("");
    marked.dataset.mark = who < 0 ? "trigger" : "participant";
    if (who >= 0) marked.title = isolate(label(nodes[who])) + " · " + term(nodes[who].type);
    made.append(points.slice(at, start).join(""), marked);
    at = end;
  }
  made.append(points.slice(at).join(""));
  return made;
}

// Only web addresses become links.
function outward(text, address) {
  if (!/^https?:\/\//i.test(address || "")) return isolated(text);
  const made = element("a", text);
  made.href = address;
  made.rel = "noopener noreferrer";
  made.target = "_blank";
  return made;
}

function source(article) {
  const made = row("div", [outward(article.title || article.source, article.url)], "source");
  const more = [article.publisher, article.published && when(article.published)].filter(Boolean);
  if (more.length) made.append(row("div", more.flatMap((text, i) => [i ? " · " : "", isolated(text)]), "quiet"));
  return made;
}

function speakers(item) {
  const made = [];
  if (item.who.length) made.push(say("according") + " ", ...linked(item.who));
  if (item.via.length) made.push((made.length ? " " : "") + say("via") + " ", ...linked(item.via));
  return made;
}

function card(index) {
  const item = evidence[index], about = element("figcaption"), who = speakers(item);
  if (who.length) about.append(row("div", who, "who"));
  if (item.chain.length) about.append(row("div", [say("chain") + " ", ...item.chain.flatMap((step, i) => [i ? " " + say("arrow") + " " : "", ...linked(step)])], "chain"));
  about.append(row("div", [chip(item.status), ...toll(item.counts), isolated(say("confidence") + " " + percent(item.confidence), "quiet")], "said"));
  about.append(source(articles[item.article]));
  const made = row("figure", [quoted(item), about]);
  made.dataset.evidence = index;
  if (!passing[index]) made.classList.add("passed-over");
  return made;
}

// A line of names with a button beside it that opens its sentences; they are made when they are first seen.
let facts = 0;

function fact(head, items, open, mark = null) {
  const cards = element("div", undefined, "cards"), id = "fact-" + ++facts;
  cards.id = id;
  const more = button("", () => made.show(cards.hidden), "more");
  more.setAttribute("aria-controls", id);
  more.setAttribute("aria-label", say("evidence") + " (" + items.length + ")");
  const made = row("div", [row("div", [...(mark ? [mark] : []), row("div", head), more], "head"), cards], "fact");
  made.show = (on) => {
    if (on && !cards.children.length) cards.append(...items.map(card));
    cards.hidden = !on;
    more.setAttribute("aria-expanded", String(on));
  };
  made.show(Boolean(open));
  return made;
}
