// The preview in a page. It asks whether the page has changed and shows it again where the reader was; it marks what changed,
// lays mistakes over the page, and says where places are written. What it shows stands in shadow roots: neither the site's sheet
// nor its scripts meet it. The page reads as well without.
//
// reader.js, panel.js, review.js and live.js are served as one script (assets.go), and share what they name.

const { page, stamp } = document.currentScript.dataset;
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const count = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;

// make gives an element. Whatever the sources said is text in it, never markup.
function make(tag, set = {}, ...inside) {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(set)) {
    if (typeof value === "function") e.addEventListener(name, value);
    else if (value !== false && value != null) e.setAttribute(name, value === true ? "" : value);
  }
  e.append(...inside.filter(Boolean));
  return e;
}

// What is remembered is remembered by the tab, and lost without harm.
const store = (key, value) => {
  try {
    sessionStorage.setItem("smmpub:" + key, JSON.stringify(value));
  } catch {}
};
const stored = (key) => {
  try {
    return JSON.parse(sessionStorage.getItem("smmpub:" + key));
  } catch {
    return null;
  }
};

// hash is FNV-1a: enough to see that a text is another one.
function hash(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(36);
}

// ---- What a page says, place by place

const anchored = ":is(td, th, li, dt, section, article, figure, table, .table)[id]";
const blocks = ":is(h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, pre, figure, blockquote)";
const beside = "script, style, template, .tools, form, fieldset, [role=status], [popover], " + anchored;

// own is the text of a place without that of places in it, and without what scripts say of the reader's view.
function own(e) {
  let text = "";
  for (const n of e.childNodes) {
    if (n.nodeType === Node.TEXT_NODE) text += n.data;
    else if (n.nodeType === Node.ELEMENT_NODE && !n.matches(beside)) text += ` ${own(n)} `;
  }
  return text.replace(/\s+/g, " ");
}

// pieces are the parts of a place that can be marked one by one: blocks of a section, a term and what is said of it.
function pieces(place) {
  if (place.matches("section, article")) return all(blocks, place).filter((b) => outermost(b, place));
  const list = [place];
  if (place.matches("dt")) for (let e = place.nextElementSibling; e?.matches("dd"); e = e.nextElementSibling) list.push(e);
  return list;
}

function outermost(block, place) {
  const around = block.parentElement.closest(blocks);
  return block.closest(anchored) === place && !block.matches(anchored) && (!around || !place.contains(around));
}

// prints gives for each place the prints of its pieces.
function prints() {
  const out = {};
  for (const e of all(anchored)) out[e.id] = pieces(e).map((p) => hash(own(p)));
  return out;
}

const same = (a, b) => a?.join() === b?.join();
const differing = (before, now) => Object.keys(now).filter((id) => !same(before[id], now[id]));

// fresh gives the pieces of a place that were not there before; of one that only lost something, the first.
function fresh(id, before, now) {
  const list = pieces(document.getElementById(id)).filter((_, i) => !before[id]?.includes(now[id][i]));
  return list.length ? list : [document.getElementById(id)];
}

// flash marks elements for a moment.
function flash(elements) {
  for (const e of elements) e.classList.remove("smmpub-new");
  document.body.offsetWidth; // what is taken away and given back at once would not begin anew
  for (const e of elements) e.classList.add("smmpub-new");
  setTimeout(() => elements.forEach((e) => e.classList.remove("smmpub-new")), calm.matches ? 4000 : 2500);
}

// ---- Where the reader is

const scroller = document.scrollingElement;
const top = (e) => e.getBoundingClientRect().top;

// path leads to an element again, in a page that is nearly the same.
function path(e) {
  if (!e || e === document.body || e === host) return "";
  if (e === document.documentElement) return "html";
  if (e.id) return "#" + CSS.escape(e.id);
  const like = [...e.parentElement.children].filter((c) => c.tagName === e.tagName);
  return `${path(e.parentElement) || "body"} > ${CSS.escape(e.tagName.toLowerCase())}:nth-of-type(${like.indexOf(e) + 1})`;
}

// trace is how an element is found again: by its text where others came before it, else where it stood.
const trace = (e) => ({ way: path(e), tag: e.tagName, print: hash(own(e)) });

function follow({ way, tag, print }) {
  const there = way && document.querySelector(way), like = (e) => e?.tagName === tag && hash(own(e)) === print;
  return !way || way.startsWith("#") && !way.includes(" ") || like(there) ? there : all(tag).find(like) ?? there;
}

// held tells that an element does not move with the text.
function held(e, box) {
  for (; e && e !== box; e = e.parentElement) if (/fixed|sticky/.test(getComputedStyle(e).position)) return true;
  return false;
}

// near gives what the reader sees in a box, the topmost first: how to find it again, and how far below the edge it stands.
function near(box) {
  const edge = box === scroller ? 0 : top(box), low = box === scroller ? innerHeight : box.getBoundingClientRect().bottom;
  const seen = [];
  for (const e of all(`[id], ${blocks}`, box)) {
    const r = e.getBoundingClientRect();
    if (r.height && r.bottom > edge && r.top < low) seen.push([e, r.top - edge]);
  }
  seen.sort(([, a], [, b]) => (a < 0) - (b < 0) || (a < 0 ? b - a : a - b));
  const out = [];
  for (const [e, y] of seen) {
    if (out.length < 8 && !held(e, box)) out.push([e.id, e.tagName, e.id ? "" : hash(own(e)), y]);
  }
  return out;
}

function again([id, tag, print], box) {
  const e = id ? document.getElementById(id) : all(tag, box).find((e) => hash(own(e)) === print);
  return e?.getClientRects().length ? e : null;
}

// toward scrolls a box until the reader sees the same text at the same height; at its beginning it stays there.
function toward(box, { x, y, near }) {
  box.scrollTo({ left: x, top: y, behavior: "instant" });
  const known = y > 0 && near.find((n) => again(n, box));
  if (!known) return;
  const edge = box === scroller ? 0 : top(box);
  box.scrollBy({ top: top(again(known, box)) - edge - known[3], behavior: "instant" });
}

const position = (box) => ({ x: box.scrollLeft, y: box.scrollTop, near: near(box) });

// steady does something to the page under the reader's eyes.
function steady(act) {
  const here = position(scroller);
  act();
  if (here.y > 0) toward(scroller, here);
}

// folds names each fold by where it stands and what it says: others may come before it.
function folds() {
  const times = {};
  return all("details").map((e) => {
    const name = `${e.closest("[id]")?.id}|${e.querySelector("summary")?.textContent}`;
    return [`${name}|${(times[name] = (times[name] ?? 0) + 1)}`, e];
  });
}

// leave loads the page anew. What the browser would restore by itself is heights, and they are others now.
// A page that is not there at the moment has nothing of the reader's: what is kept waits for its return.
function leave() {
  if (!stamp && stored("kept:" + page)) return location.reload();
  const boxes = all("body *").filter((e) => e.scrollTop || e.scrollLeft);
  store("kept:" + page, {
    address: location.pathname + location.search, manual: history.scrollRestoration, here: position(scroller),
    boxes: boxes.map((b) => [trace(b), position(b)]), frames: all("iframe").map((f) => f.contentWindow.scrollY),
    folds: folds().map(([name, e]) => [name, e.open]),
    focus: trace(document.activeElement), own: root.activeElement?.dataset.key, panel: asker && open,
  });
  history.scrollRestoration = "manual";
  location.reload();
}

// comeBack puts the reader where leave found them, and once more when pictures and fonts have their size, unless they moved.
function comeBack(kept) {
  const boxes = kept.boxes.map(([trace, position]) => [follow(trace), position]);
  const restore = () => {
    for (const [box, position] of boxes) if (box) toward(box, position);
    toward(scroller, kept.here);
  };
  all("iframe").forEach((f, i) => f.addEventListener("load", () => f.contentWindow.scrollTo(0, kept.frames[i] ?? 0)));
  const open = new Map(kept.folds);
  for (const [name, e] of folds()) if (open.has(name)) e.open = open.get(name);
  follow(kept.focus)?.focus?.({ preventScroll: true });
  restore();
  let moved = false;
  for (const type of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    addEventListener(type, () => (moved = true), { once: true, capture: true, passive: true });
  }
  const settle = () => moved || restore();
  addEventListener("load", () => {
    settle();
    setTimeout(() => (history.scrollRestoration = kept.manual));
    document.fonts.ready.then(settle);
  });
}
