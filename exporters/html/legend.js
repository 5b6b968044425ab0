// The legend of the graph: what the colours and shapes are, how many there are, and a click to leave them out.
const legend = byId("legend");
const typesOf = (group) => values[looks.get(group) && tallies.entity.has(group) ? "entity" : "event"].filter((type) => raw.groups[type] === group);

function toggle(name, pressed, act, text, count) {
  const made = button("", () => {
    act();
    legend.querySelector(`[data-group="${name}"]`)?.focus();
  });
  made.dataset.group = name;
  made.setAttribute("aria-pressed", String(pressed));
  if (looks.has(name)) made.append(marker(name));
  made.append(isolated(text), element("span", numbers.format(count), "count"));
  return made;
}

function groupToggle(group) {
  const facet = tallies.entity.has(group) ? "entity" : "event", types = typesOf(group);
  const count = types.reduce((sum, type) => sum + tallies[facet].get(type), 0);
  const on = types.some((type) => !state.off[facet].has(type));
  return toggle(group, on, () => {
    const off = new Set(state.off[facet]);
    for (const type of types) if (on) off.add(type); else off.delete(type);
    setOff(facet, off);
  }, term(group), count);
}

// What lines there are, as look.js draws them.
const LINES = [["role", "kind-role"], ["direct", "key-direct"], ["folded", "kind-folded"], ["static", "key-static"], ["order", "key-order"]];

function kindLine(kind) {
  const made = drawing("svg", { viewBox: "0 0 24 12", "aria-hidden": "true", class: "stroke line-" + kind });
  made.append(drawing("path", { d: "M1 6H23", ...(kind === "order" ? { "stroke-dasharray": "1 4" } : {}) }));
  return made;
}

function lineKeyOf(text, status) {
  return row("span", [statusLine(status), isolated(text)], "key");
}

part((why) => {
  if (why === "select") return;
  const groups = [...looks.keys()].filter((group) => typesOf(group).length);
  const [things, happenings] = ["entity", "event"].map((facet) => groups.filter((group) => tallies[facet].has(typesOf(group)[0])).map(groupToggle));
  const reached = core ? shown.anywhere : shown.linked;
  const loose = nodes.filter((node) => !reached.has(node.id) && typeOk(node) && (node.kind === "entity" || state.fold !== "relations")).length;
  if (loose && !state.near) happenings.push(toggle("loose", state.loose, () => { change({ loose: !state.loose }); fit(); }, say("loose"), loose));
  const lines = LINES.filter(([kind]) => edges.some((edge) => edge.kind === kind && inFold(edge))).map(([kind, key]) => row("span", [kindLine(kind), isolated(say(key))], "key"));
  if (events.some((event) => !happened(event) && !crossed(event))) lines.push(lineKeyOf(say("key-dashed"), "planned"));
  if (events.some(crossed)) lines.push(lineKeyOf(say("key-crossed"), "foiled"));
  legend.replaceChildren(...things, ...happenings, ...lines);
});
