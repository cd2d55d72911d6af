// The preview in a page. It asks whether the page has changed and shows it again where the reader was; it marks what changed,
// lays mistakes over the page, and says where places are written. What it shows stands in shadow roots: neither the site's sheet
// nor its scripts meet it. The page reads as well without.
"use strict";
{
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
  function leave() {
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

  // ---- What is shown: the corner, the panel, words for screen readers

  const host = make("smmpub-preview", { lang: "en", dir: "ltr" });
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  const pause = 1000; // before what did not come is asked for again: the server may just be starting

  async function dress() {
    const answer = await fetch("/-/preview.css").catch(() => null);
    if (answer?.ok) return sheet.replace(await answer.text());
    await new Promise((next) => setTimeout(next, pause));
    return dress();
  }

  const button = (key, press, ...inside) => make("button", { type: "button", "data-key": key, click: press }, ...inside);
  const alert = make("p", { class: "said", role: "alert" }), status = make("p", { class: "said", role: "status" });
  const title = make("h2", { id: "title", tabindex: "-1" }), lead = make("p", { class: "lead" });
  const close = button("close", () => shut(true), "Close");
  const list = make("ul", { class: "list", tabindex: "0", "aria-labelledby": "title" });
  const panel = make("section", { class: "panel", role: "dialog", "aria-labelledby": "title", hidden: true },
    make("header", {}, title, close), lead, list);
  const lost = make("p", { class: "lost", hidden: true }, "Not connected, trying again");
  const draft = make("p", { class: "draft", hidden: true }, "Draft");
  const findings = button("findings", () => toggle("findings"));
  const base = button("base", () => toggle("base"));
  const counter = make("p", { class: "counter" });
  const moves = make("div", { class: "moves", role: "group", "aria-label": "What changed", hidden: true }, counter,
    named(button("previous", () => step(-1), "‹"), "Previous change"), named(button("next", () => step(1), "›"), "Next change"),
    named(button("forget", forget, "×"), "Forget these changes"));
  const review = button("review", () => reviewing(!reviews()), "Review");
  const more = button("more", () => offer().then(() => links(menu.hidden)), "More");
  const menu = make("nav", { class: "links", "aria-label": "Preview", hidden: true });
  const corner = make("div", { class: "corner" }, lost, draft, findings, moves, base, review, more);
  root.append(make("aside", { "aria-label": "Preview" }, panel, menu, corner, alert, status));
  for (const b of [findings, base]) b.hidden = true;
  review.title = "Show where places are written (Alt+R)";

  function named(b, name) {
    b.ariaLabel = b.title = name;
    return b;
  }

  // say speaks to screen readers; a region has to be there for a moment before it is heard.
  const say = (region, words) => setTimeout(() => (region.textContent = words), 100);

  let open = "", asker = null; // what the panel shows: findings, base; the button by which the reader asked for it
  let wanted = ""; // what it showed before the page was loaded anew
  const opens = { findings, base };

  function show(what) {
    open = what;
    panel.hidden = !what;
    for (const [name, b] of Object.entries(opens)) b.ariaExpanded = String(name === what);
    fill[what]?.();
  }

  // toggle is the reader's wish, and so takes the focus along.
  function toggle(what) {
    if (open === what) return shut(true);
    asker = opens[what];
    links(false);
    show(what);
    title.focus();
  }

  function shut(asked) {
    const within = panel.contains(root.activeElement);
    if (asked && open === "findings") store("dismissed", troubles());
    show("");
    if (within) (asker?.hidden === false ? asker : more).focus();
  }

  function links(shown) {
    menu.hidden = !shown;
    more.ariaExpanded = String(shown);
  }

  document.addEventListener("keydown", (e) => {
    if (e.altKey && e.code === "KeyR" && !e.ctrlKey && !e.metaKey) {
      e.preventDefault();
      reviewing(!reviews());
    }
    if (e.key !== "Escape" || e.defaultPrevented || document.querySelector(":modal, :popover-open")) return;
    if (!menu.hidden) {
      if (menu.contains(root.activeElement)) more.focus();
      links(false);
    } else if (open) shut(true);
  });

  // ---- Findings

  let state = { findings: [], more: 0 }, shownFindings = "";
  const errors = () => state.findings.filter((f) => f.severity === "error");
  const troubles = () => (state.failed ? hash(JSON.stringify(errors())) : "");
  const many = (list, severity) => {
    const n = list.filter((f) => f.severity === severity).length;
    return n > 0 && count(n, severity);
  };
  const tally = () => ["error", "warning", "info"].map((s) => many(state.findings, s)).filter(Boolean).join(", ");
  const written = (p) => [p.file, p.line, p.line && p.col].filter(Boolean).join(":");
  const safe = (address) => /^[a-z][a-z\d+.-]*:/i.test(address ?? "") && !/^(javascript|data):/i.test(address);

  // source is a place in the sources: a link into the editor where there is one, else a text that is copied by a press.
  function source(p, words = written(p)) {
    if (!p.file) return "";
    if (safe(p.editor)) return make("a", { class: "source", href: p.editor, title: `${written(p)}: open in the editor` }, words);
    return make("button", { class: "source", type: "button", title: `${written(p)}: copy`, click: () => copy(written(p)) }, words);
  }

  function copy(text) {
    const done = () => say(status, `Copied: ${text}`), failed = () => say(status, `The browser does not allow to copy ${text}`);
    navigator.clipboard ? navigator.clipboard.writeText(text).then(done, failed) : failed();
  }

  function finding(f) {
    return make("li", { class: f.severity },
      make("p", {}, make("strong", { class: "severity" }, f.severity), " ", source(f), " ", make("span", { class: "rule" }, f.rule)),
      make("p", { class: "message" }, f.message),
      f.excerpt && make("pre", {}, f.excerpt),
      f.hint && make("p", { class: "hint" }, make("strong", {}, "Hint: "), f.hint),
      f.related?.length && make("ul", { class: "related" }, ...f.related.map((r) => make("li", {}, source(r), ": ", r.message))));
  }

  const fill = {
    findings() {
      const key = JSON.stringify([state.findings, state.more, state.failed]);
      if (key === shownFindings) return;
      shownFindings = key;
      panel.classList.toggle("failed", !!state.failed);
      title.textContent = tally() || (state.failed ? "The site was not made" : "Nothing to mend");
      lead.textContent = !state.failed ? "" : state.empty ? "The site appears when they are mended." : "Below is the page as it was without errors.";
      list.replaceChildren(...state.findings.map(finding), state.more > 0 ? make("li", { class: "rest" }, `${state.more} more`) : "");
    },
    base() {
      shownFindings = "";
      panel.classList.remove("failed");
      title.textContent = differs();
      lead.textContent = "Beside the base of this preview.";
      list.replaceChildren(...changes().map(changed));
    },
  };

  function reopen(what) {
    if (wanted !== what) return;
    [wanted, asker] = ["", opens[what]];
    show(what);
  }

  // tell shows mistakes when there are others than before, and takes them away when they are mended.
  function tell(next) {
    state = next;
    findings.hidden = !state.findings.length && !state.failed;
    findings.textContent = tally() || "Not made";
    findings.className = state.failed ? "failed" : "quiet";
    const now = troubles(), told = stored("told");
    if (now && now !== stored("dismissed")) show("findings");
    else if (open === "findings") findings.hidden || (!now && !asker) ? shut(false) : fill.findings();
    if (!findings.hidden) reopen("findings");
    if (now && now !== told) say(alert, `${tally() || "The site was not made"}: ${errors()[0]?.message ?? "see the terminal"}`);
    if (!now && told) say(status, "Mended");
    store("told", now);
    if (!now) store("dismissed", "");
  }

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
    base.textContent = `Base: ${changes().length} differ`;
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

  // ---- Live

  async function get(what, of = page) {
    const answer = await fetch(`/-/${what}?page=${encodeURIComponent(of)}`, { cache: "no-store" });
    if (!answer.ok) throw new Error(`${what}: ${answer.status}`);
    return answer.text();
  }

  let asking = false, asked = false, leaving = false, empty, version;

  // check asks the server of this page. One question at a time; pages that nobody sees ask when they are seen.
  async function check() {
    if (leaving || document.hidden) return;
    if (asking) return (asked = true);
    asking = true;
    do {
      asked = false;
      await look().catch(() => connected(false));
    } while (asked && !leaving);
    asking = false;
  }

  async function look() {
    const next = JSON.parse(await get("state"));
    connected(true);
    empty ??= !!next.empty;
    if (outdated(next)) {
      leaving = true;
      return leave();
    }
    tell({ ...next, findings: next.findings ?? [] });
    if (version === `${next.run}/${next.version}`) return;
    version = `${next.run}/${next.version}`;
    if (stamp) await learn();
  }

  // outdated tells whether the page is to be loaded anew: for one state of the site once, whatever comes of it.
  function outdated(next) {
    if (next.stamp === stamp && !!next.empty === empty) return false;
    const goal = [next.run, next.version, next.stamp].join("/");
    if (stored("goal:" + page) === goal) return false;
    store("goal:" + page, goal);
    return true;
  }

  function connected(on) {
    lost.hidden = on;
  }

  // line connects the page with the worker that listens for all of them, or listens itself.
  function line() {
    const late = () => {
      connected(false);
      setTimeout(line, pause);
    };
    if (!window.SharedWorker) {
      const script = make("script", { src: "/-/worker.js", load: () => (wake = window.smmpubLine(hear)), error: late });
      return document.head.append(script);
    }
    const worker = new SharedWorker("/-/worker.js", { name: "smmpub" }), { port } = worker;
    worker.onerror = late;
    port.onmessage = ({ data }) => hear(data);
    wake = () => port.postMessage("wake");
    addEventListener("pagehide", () => port.postMessage("leave"));
  }

  function hear({ online, change }) {
    if (online === false) connected(false);
    if (change) check();
  }

  let wake = () => {};
  function stir() {
    if (document.hidden) return;
    wake();
    check();
  }

  // fromLeave is what leave has kept, if it was leave that loaded this page.
  function fromLeave() {
    const kept = stored("kept:" + page), { type } = performance.getEntriesByType("navigation")[0] ?? {};
    store("kept:" + page, null);
    return type === "reload" && kept?.address === location.pathname + location.search ? kept : null;
  }

  const kept = fromLeave();
  if (kept) comeBack(kept);
  compare();
  dress().then(() => {
    root.adoptedStyleSheets = [sheet];
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    document.documentElement.append(host);
    showReview(reviews());
    if (kept?.own) all(`[data-key="${CSS.escape(kept.own)}"]`, root)[0]?.focus();
    wanted = kept?.panel;
    line();
    document.addEventListener("visibilitychange", stir);
    addEventListener("pageshow", (e) => e.persisted && stir());
    addEventListener("online", stir);
  });
}
