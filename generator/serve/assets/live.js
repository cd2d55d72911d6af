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
  if (busy()) return;
  if (outdated(next)) {
    leaving = true;
    return leave();
  }
  tell({ ...next, findings: next.findings ?? [] });
  if (version === `${next.run}/${next.version}`) return;
  version = `${next.run}/${next.version}`;
  if (stamp) await learn();
}

// busy tells that the reader is in a dialog, such as the search; the page is looked at again when that is closed.
function busy() {
  const dialog = document.querySelector("dialog:modal");
  dialog?.addEventListener("close", check, { once: true });
  return !!dialog;
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
  if (stamp) store("kept:" + page, null);
  return type === "reload" && kept?.address === location.pathname + location.search ? kept : null;
}

const kept = fromLeave();
if (kept && stamp) comeBack(kept);
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
