// ---- What changed since the reader came

let since = [], gone = 0, current = -1;

// compare marks what is other than when this tab saw the page last, and counts what is other than when it first did.
function compare() {
  if (!stamp) return;
  const now = prints(), last = stored("last:" + page) ?? now, first = stored("first:" + page) ?? now;
  since = differing(first, now);
  gone = Object.keys(first).filter((id) => !now[id]).length;
  const news = differing(last, now);
  flash(news.slice(0, 200).flatMap((id) => fresh(id, last, now)));
  if (news.length) say(status, `${counted(news)} changed`);
  store("last:" + page, now);
  store("first:" + page, first);
  tallyChanges();
}

function counted(ids) {
  const cells = ids.every((id) => document.getElementById(id)?.matches("td"));
  return count(ids.length, cells && ids.length ? "cell" : "place");
}

function tallyChanges() {
  moves.hidden = !since.length && !gone;
  const words = [since.length && `${counted(since)} changed`, gone && `${count(gone, "place")} gone`].filter(Boolean).join(", ");
  counter.replaceChildren(words, make("span", { class: "long" }, " since you opened this"));
  for (const b of all("[data-key=previous], [data-key=next]", moves)) b.hidden = !since.length;
}

function step(by) {
  current = current < 0 ? (by > 0 ? 0 : since.length - 1) : (current + by + since.length) % since.length;
  const id = since[current];
  visit(id);
  say(status, `${current + 1} of ${since.length}: ${id}`);
}

// visit shows a place, also one that is folded, or that the reader's view of a table leaves out.
function visit(id) {
  const place = document.getElementById(id);
  if (!place) return;
  for (let e = place.closest("details:not([open])"); e; e = e.parentElement.closest("details:not([open])")) e.open = true;
  if (!place.checkVisibility()) location.hash = encodeURIComponent(id);
  place.scrollIntoView({ block: "center", inline: "nearest", behavior: calm.matches ? "instant" : "auto" });
  flash([place]);
}

function forget() {
  store("first:" + page, prints());
  [since, gone, current] = [[], 0, -1];
  tallyChanges();
  more.focus();
}

// ---- Reviewing

const symbols = {
  added: "+", changed: "≠", removed: "−",
  met: "✓", partial: "◐", unmet: "✗", na: "–", compensated: "⇄", unassessed: "?",
};
let places = [], about = "";
const changes = () => places.filter((p) => p.change);
const differs = () => ["added", "changed", "removed"].map((c) => [places.filter((p) => p.change === c).length, c])
  .filter(([n]) => n).map((x) => x.join(" ")).join(", ");

const reviews = () => {
  try {
    return localStorage.getItem("smmpub:review") === "on";
  } catch {
    return review.ariaPressed === "true";
  }
};

function reviewing(on) {
  try {
    localStorage.setItem("smmpub:review", on ? "on" : "off");
  } catch {}
  steady(() => showReview(on));
}

function showReview(on) {
  review.ariaPressed = String(on);
  document.documentElement.classList.toggle("smmpub-review", on);
}
addEventListener("storage", ({ key }) => key === "smmpub:review" && steady(() => showReview(reviews())));

const sign = (kind, words) => [make("span", { "aria-hidden": "true" }, symbols[kind] ?? "•"), " ", words];

// mark says how a place differs from the base, and what it said there.
function mark(p) {
  if (!p.was) return make("span", { class: `mark ${p.change}` }, ...sign(p.change, p.change));
  return make("details", { class: `mark ${p.change}` }, make("summary", {}, ...sign(p.change, p.change)),
    make("p", {}, make("strong", {}, "Was: "), p.was));
}

// brief leaves the folders out, which are long and for most places of a page the same.
const brief = (p) => [p.file?.split("/").pop(), p.line].filter(Boolean).join(":");

function note(p) {
  const e = make("span", { class: "smmpub-note", lang: "en", dir: "ltr" });
  const inside = e.attachShadow({ mode: "open" });
  inside.adoptedStyleSheets = [sheet];
  inside.append(...[p.change && mark(p), p.status && make("span", { class: `status ${p.status}` }, ...sign(p.status, p.label || p.status)),
    source(p, brief(p))].filter(Boolean));
  return e;
}

// end is where a note on a place goes: into its heading or title where it has one.
function end(place) {
  const inner = ":scope > .heading, :scope > .table-title, :scope > figcaption, :scope > :is(h1, h2, h3, h4, h5, h6)";
  return place.matches("tr") ? place.lastElementChild : place.querySelector(inner) ?? place;
}

function annotate() {
  for (const e of all(".smmpub-note")) e.remove();
  for (const e of all("[data-smmpub-change]")) delete e.dataset.smmpubChange;
  for (const p of places) {
    const place = document.getElementById(p.anchor);
    if (!place) continue;
    if (p.change) place.dataset.smmpubChange = p.change;
    end(place).append(note(p));
  }
}

// changed is a line of the list of what differs from the base. What was removed is nowhere else.
function changed(p) {
  const here = document.getElementById(p.anchor);
  return make("li", { class: p.change },
    make("p", {}, make("strong", {}, ...sign(p.change, p.change)), " ",
      here ? button("to:" + p.anchor, () => visit(p.anchor), p.anchor) : make("span", {}, p.anchor), " ", source(p)),
    p.was && make("p", { class: "was" }, make("strong", {}, "Was: "), p.was));
}

async function learn() {
  const text = await get("page");
  if (text === about) return;
  about = text;
  const said = JSON.parse(text);
  places = said.places ?? [];
  draft.hidden = !said.draft;
  base.hidden = !changes().length;
  base.textContent = "Base: " + (changes().length === 1 ? "1 differs" : `${changes().length} differ`);
  base.title = differs();
  review.hidden = !places.some((p) => p.file);
  steady(annotate);
  if (!base.hidden) reopen("base");
  if (open === "base") base.hidden ? shut(false) : fill.base();
}

// offer lists the preview's own pages, those that there are.
async function offer() {
  const known = [["qa", "QA page"], ["changes", "Changes"], ["report", "Report"]];
  const there = await Promise.all(known.map(([name]) => state.links?.[name] ?? exists(`-/${name}/index.html`)));
  const items = known.filter((_, i) => there[i]).map(([name, words]) => make("a", { href: `/-/${name}/`, "data-key": name }, words));
  menu.replaceChildren(button("list", () => toggle("findings"), "Findings"), ...items);
}

// exists asks for the state of a page, since browsers log each address that is not there.
const exists = (address) => get("state", address).then((text) => JSON.parse(text).stamp !== "", () => false);
