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
