// Views of tables: some levels, some rows, one kind of device; and the menu of a place's link. The script shows tools that
// the page's templates hold, and hides what was not asked for. The view stands in the address, behind the anchor:
// #access-control.system-3;view=3;devices=pin-pad
"use strict";
{
  const all = (from, selector) => [...from.querySelectorAll(selector)];
  const narrow = matchMedia("(max-width: 48rem)");
  all(document, ".table > template, .mapped > template").forEach(unpack);
  const tables = all(document, ".table:not(.mapped)").filter((t) => t.querySelector(".tools"));
  const controls = all(document, ":is(.tools, .mapped) :is(input, select)");
  const menu = document.querySelector(".spot");
  let state = {}; // what the reader chose: view, lower, hide (scopes), devices, role, wide
  // On narrow screens: the level that an address led to, at first the lowest that asks something.
  let near = all(document, "td.filled[data-level]").map((c) => c.dataset.level).sort()[0] || "1";

  // unpack puts the tools of a template where they belong.
  function unpack(template) {
    const box = template.nextElementSibling;
    box.before(template.content);
    template.parentElement.addEventListener("change", choose);
    if (box.matches(".table-scroll")) new ResizeObserver(() => measure(box)).observe(box.firstElementChild);
  }

  // measure tells the sheet how tall the heads are, and lets the keyboard scroll only what scrolls.
  function measure(box) {
    box.style.setProperty("--head", box.querySelector("thead").offsetHeight + "px");
    box.tabIndex = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight ? 0 : -1;
  }

  function choose({ target: c }) {
    const before = c.getBoundingClientRect().top;
    if (c.name === "hide") state.hide = hidden().filter((s) => s !== c.value).concat(c.checked ? [] : c.value).join();
    else state[kind(c)] = c.type === "checkbox" && !c.checked ? "" : c.value;
    apply();
    write();
    scrollBy(0, c.getBoundingClientRect().top - before);
  }

  const hidden = () => (state.hide || "").split(",").filter(Boolean);
  const view = () => state.view || (narrow.matches ? near : "all");
  const offers = (c, value) => (c.options ? [...c.options].some((o) => o.value === value) : c.value === value);
  const kind = (c) => (c.type === "radio" ? "view" : c.name);

  function shows(level) {
    const v = view();
    return v === "all" || v === String(level) || (state.lower && level < +v);
  }

  function apply() {
    tables.forEach(narrowed);
    document.body.classList.toggle("full-width", !!state.wide);
    for (const item of all(document, ".mapped li[data-role]")) item.hidden = state.role && !item.dataset.role.split(" ").includes(state.role);
    for (const c of controls) {
      if (c.options) c.value = state[c.name] || "";
      else c.checked = c.name === "hide" ? !hidden().includes(c.value) : c.value === (c.type === "radio" ? view() : state[c.name]);
      if (c.name === "lower") c.parentElement.hidden = !(view() > 1);
    }
  }

  // narrowed shows of a table what was chosen.
  function narrowed(t) {
    const levels = all(t, "col.level").map((c) => +/level-(\d)/.exec(c.className)[1]);
    const shown = levels.filter(shows).length;
    for (const n of levels) t.classList.toggle("hide-" + n, !shows(n));
    t.classList.toggle("one", shown === 1);
    t.classList.toggle("some", shown < levels.length);
    t.style.setProperty("--shown", shown);
    for (const c of all(t, "[colspan]")) c.colSpan = (c.dataset.span ||= c.colSpan) - levels.length + shown;
    for (const row of all(t, "tr[data-scope]")) row.hidden = hidden().includes(row.dataset.scope);
    concern(t);
    measure(t.querySelector(".table-scroll"));
  }

  // concern hides the statements about other devices, and says how many.
  function concern(t) {
    const option = state.devices && all(document, "[name=devices] option").find((o) => o.value === state.devices);
    const holds = option && option.dataset.holds.split(" ");
    let count = 0;
    for (const item of all(t, "li[data-devices]")) {
      item.hidden = holds && !item.dataset.devices.split(" ").some((d) => holds.includes(d));
      count += item.hidden;
    }
    const status = t.querySelector("[role=status]"), { one, many } = status.dataset;
    status.textContent = count > 1 ? many.replace("{n}", count) : count ? one : "";
  }

  // read takes from the address what the page offers. Browsers find an anchor only where it stands alone: so it does, for a moment.
  function read() {
    const [first, ...rest] = location.hash.slice(1).split(";");
    const anchor = first.includes("=") ? "" : first, asked = (anchor ? rest : [first, ...rest]).join("&");
    if (asked) {
      state = {};
      for (const [name, value] of new URLSearchParams(asked)) {
        if (value.split(",").every((v) => controls.some((c) => kind(c) === name && offers(c, v)))) state[name] = value;
      }
    }
    apply();
    const target = document.getElementById(decode(anchor));
    if (target && asked && !target.matches(":target")) location.replace("#" + anchor);
    if (target) reveal(target);
    write(anchor);
  }

  function decode(anchor) {
    try {
      return decodeURIComponent(anchor);
    } catch {
      return "";
    }
  }

  function write(anchor = location.hash.slice(1).split(";")[0]) {
    const view = Object.keys(state).filter((k) => state[k]).map((k) => k + "=" + encodeURI(state[k]));
    const hash = [anchor.includes("=") ? "" : anchor, ...view].filter(Boolean).join(";");
    const address = location.href.split("#")[0] + (hash && "#" + hash);
    if (address !== location.href) history.replaceState(null, "", address);
  }

  // reveal widens the view for a place that it hides.
  function reveal(place) {
    const level = place.closest("[data-level]")?.dataset.level, row = place.closest("tr");
    if (!row || place.checkVisibility()) return;
    if (level && !shows(+level)) state.view ? (state.view = level) : (near = level);
    if (row.hidden) state.hide = hidden().filter((s) => s !== row.dataset.scope).join();
    if (place.closest("li[hidden]")) state.devices = "";
    apply();
    place.scrollIntoView();
  }

  // open shows the menu of a link, and leaves the page where it is.
  function open(link) {
    const box = link.closest(".table-scroll"), at = [scrollX, scrollY, box?.scrollLeft, box?.scrollTop];
    location.hash = link.hash;
    write();
    box?.scrollTo(at[2], at[3]);
    scrollTo(at[0], at[1]);
    document.body.append(menu);
    menu.at = link;
    menu.ariaLabel = link.ariaLabel;
    menu.querySelector(".name").textContent = decode(link.hash.slice(1));
    menu.querySelector("textarea").hidden = true;
    say("");
    const pdf = menu.querySelector(".same"), comment = menu.querySelector(".comment"), id = link.hash.slice(1);
    if (pdf) pdf.href = document.querySelector("a.pdf").href.replace(/=[^=]*$/, "=") + id;
    if (comment) comment.href = document.querySelector("main").dataset.comment.replaceAll("{id}", id);
    link.focus();
    menu.showPopover();
    const { left, bottom } = link.getBoundingClientRect();
    menu.style.left = scrollX + Math.max(8, Math.min(left, document.documentElement.clientWidth - menu.offsetWidth - 8)) + "px";
    menu.style.top = scrollY + Math.max(8, Math.min(bottom + 4, innerHeight - menu.offsetHeight - 8)) + "px";
    menu.focus(); // not a button: the key that opened the menu would press it
  }

  const say = (words) => (menu.querySelector("[role=status]").textContent = words);
  const text = (e) => e?.textContent.replace(/\s+/g, " ").trim();
  const address = () => (document.querySelector("link[rel=canonical]")?.href || location.href.split("#")[0]) + menu.at.hash;

  // citation names the document and the place in it, from the table down to the id.
  function citation() {
    const here = menu.at.parentElement, table = here.closest(".table"), level = here.closest("[data-level]")?.dataset.level;
    const place = table
      ? [table.querySelector("caption"), here.closest("tr")?.querySelector("th"), level && table.querySelector("thead .level-" + level)]
      : [here.querySelector("figcaption") || here];
    return [menu.dataset.document, ...place.map(text), decode(menu.at.hash.slice(1)), address()].filter(Boolean).join(", ");
  }

  // copy puts a text into the clipboard or, where a browser does not allow that, under the reader's hand.
  async function copy(words) {
    const field = menu.querySelector("textarea");
    field.hidden = true;
    try {
      await navigator.clipboard.writeText(words);
      say(menu.dataset.copied);
    } catch {
      field.hidden = false;
      field.value = words;
      field.focus();
      field.select();
      say(menu.dataset.byHand);
    }
  }

  document.addEventListener("click", (e) => {
    const link = e.target.closest(".permalink"), what = e.target.closest(".spot button")?.value;
    if (what) copy(what === "link" ? address() : what === "citation" ? citation() : menu.dataset.bibtex);
    if (!link || !menu?.showPopover || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    open(link);
  });
  addEventListener("hashchange", read);
  narrow.addEventListener("change", apply);

  // Paper shows all.
  let kept, folds;
  addEventListener("beforeprint", () => {
    [kept, state] = [state, { view: "all" }];
    folds = all(document, "details.fold:not([open])");
    for (const d of folds) d.open = true;
    apply();
  });
  addEventListener("afterprint", () => {
    state = kept;
    for (const d of folds) d.open = false;
    apply();
  });
  read();
}
