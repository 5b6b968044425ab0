// What is read: labels, dates and numbers in the language that is chosen, and elements that say which one they are in.
const LANGUAGES = ["ar", "en"];
const RTL = /^[^A-Za-z\u0590-\u08ff]*[\u0590-\u08ff]/;
// A name among others runs its own way and turns nothing beside it: between U+2068 and U+2069.
const isolate = (text) => "\u2068" + text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "") + "\u2069";
const outside = (text) => text.replace(/\u2068[^\u2069]*\u2069/g, "");

function languageOf(text) {
  const said = /[\u0600-\u06ffA-Za-z]/.test(outside(text)) ? outside(text) : text; // what stands around names decides
  return /[\u0600-\u06ff]/.test(said) ? "ar" : /[A-Za-z]/.test(said) ? "en" : "";
}

const label = (thing) => thing[state.language] || thing.ar || thing.en || thing.key || "";
const term = (name) => (raw.terms[name] ? label(raw.terms[name]) : name);
const say = (key, values = {}) => raw.words[key][state.language].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

// "1 source", "3 sources": Arabic has a form for one, two, few and many.
const plurals = new Map(LANGUAGES.map((language) => [language, new Intl.PluralRules(language)]));
const numbers = new Intl.NumberFormat("en");

function many(key, n) {
  const forms = raw.words[key][state.language];
  return (forms[plurals.get(state.language).select(n)] || forms.other).replace("{n}", numbers.format(n));
}

const formats = new Map();

function formatted(date, style) {
  const key = state.language + JSON.stringify(style);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(state.language + "-u-nu-latn-ca-gregory", { timeZone: "UTC", ...style }));
  return formats.get(key).format(date);
}

// "2025-01-11", "2025-01", "2025", "--01-11" or two of them with "/" between, in the words of the language.
function when(time) {
  if (time.includes("/")) return time.split("/").map(when).join(" – ");
  const [, year, month, day] = /^(?:(\d{4})|-)(?:-(\d\d))?(?:-(\d\d))?$/.exec(time) || [];
  if (!month || +month > 12) return time;
  return formatted(Date.UTC(year || 2024, month - 1, day || 1), { month: "long", ...(year && { year: "numeric" }), ...(day && { day: "numeric" }) });
}

const shortDay = (day) => formatted(day * DAY, { day: "numeric", month: "short", year: "numeric" });
// The words for a time where they are not the time itself: "in 1991" beside 1991 says nothing.
const wordsOf = (event) => event.words.filter((words) => !event.times.some((time) => words === time || words === when(time)));
const moment = (event) => (event.times.length ? event.times.map(when) : event.words.map(isolate)).join(" · ");
const percent = (share) => Math.round(share * 100) + "%";

// Events are named by their type in graphs and lists where their participants stand beside them.
const short = (text, most = 30) => (text.length > most ? text.slice(0, most - 1).trim() + "…" : text);
// An event's whole name: its type, and who takes part, each name running and shortened by itself.
function titled(node, most = Infinity) {
  if (node.kind !== "event") return short(label(node), most);
  const [type, ...names] = label(node).split(" – ");
  return [short(type, most), ...names.map((name) => isolate(short(name, most)))].join(" – ");
}

const caption = (node) => (node.kind === "event" ? term(node.type) : label(node));

// --- elements
function element(tag, text, className) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) write(made, text); // without text of its own its parts say which way they run
  return made;
}

function write(made, text) {
  made.textContent = text;
  made.dir = "auto";
  const language = languageOf(text);
  if (language && language !== state.language) made.lang = language;
  else made.removeAttribute("lang");
  return made;
}

function row(tag, parts, className) {
  const made = element(tag, undefined, className);
  made.append(...parts);
  return made;
}

function button(text, act, className) {
  const made = element("button", text, className);
  made.type = "button";
  if (act) made.addEventListener("click", act);
  return made;
}

const isolated = (text, className) => element("bdi", text, className);
const list = (items, className) => row("ul", items.map((parts) => row("li", parts)), className);
const byId = (id) => document.getElementById(id);

const SVG = "http://www.w3.org/2000/svg";

function drawing(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function announce(text) {
  byId("status").textContent = text;
}
