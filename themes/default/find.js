// Finding: the search, explanations of terms, filters of a crosswalk. Pages read well without it.
"use strict";
{
  const base = new URL("../search/", document.currentScript.src), root = document.documentElement;
  const $ = (s, at = document) => at.querySelector(s);
  const on = (types, f, at = document) => types.split(" ").forEach((type) => at.addEventListener(type, f));
  const make = (tag, set, ...inside) => {
    const e = document.createElement(tag);
    for (const k in set) e.setAttribute(k, set[k]);
    e.append(...inside);
    return e;
  };

  // Parts of the index are scripts, so that they load from a disk too.
  const got = {}, asked = {};
  (window.smmpub ??= {}).found = (name, data) => { got[name] = data; };
  const load = (name, v = "") => asked[name] ??= new Promise((done, fail) => {
    const s = make("script", { src: `${base}${name}.js?${v}` });
    s.onload = () => done(got[name]);
    s.onerror = fail;
    document.head.append(s);
  });

  // The index was made of words folded in the same way. From "east" on any letter may begin a word.
  const east = "\u0e00", crowded = "[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}]";
  const fold = (s) => s.normalize("NFKD").replace(/[\p{Mn}'’]/gu, "").toLowerCase().replace(/ς/g, "σ").normalize("NFC");
  const words = (s) => fold(s).replace(RegExp(`(${crowded})(?=(${crowded}?))`, "gu"), " $1$2 ").match(/[\p{L}\p{N}\p{Mc}]+/gu) ?? [];

  // scan calls f for the words from a to b and what is listed with them: a number, or "*" for all; the word; the list's place.
  const scan = async ({ shards, version }, a, b, f) => {
    const near = Object.keys(shards).filter((i) => shards[i] <= b && !(shards[+i + 1] <= a));
    for (const [keys, lists] of await Promise.all(near.map((i) => load("s" + i, version))))
      keys.forEach((k, i) => k < a || k > b || lists[i].split(";").forEach((list, at) => {
        let n = 0;
        for (const d of list.match(/\S+/g) ?? []) f(d == "*" ? d : (n += parseInt(d, 36)), k, at);
      }));
  };

  // find gives the entries that have all words, by group, the best first; older editions count less.
  const find = async (index, query, terms) => {
    const hits = new Map(), groups = [], add = (map, n, s) => map.set(n, (map.get(n) ?? 0) + s);
    const all = await Promise.all(terms.map(async (t, i) => {
      const scores = new Map(), open = t > east || t[terms[i + 1] ? 3 : 1];
      await scan(index, t, open ? t + "\uffff" : t, (n, w, at) => {
        scores.set(n, Math.max(scores.get(n) ?? 0, [20, 5, 1][at] * (w == t ? 2 : 1)));
      });
      return scores;
    }));
    const strict = all.filter((t) => !t.has("*"));
    for (const t of all) for (const [n, s] of t) if (strict.every((t) => t.has(n))) add(hits, n, s);
    hits.delete("*");
    const key = "#" + fold(query).replace(/[^\p{L}\p{N}\p{Mc}.]/gu, "").replace(/^\.+|\.+$/g, "");
    if (key[1]) await scan(index, key, /\d/.test(key) ? key + "\uffff" : key, (n, k) => add(hits, n, k == key ? 1e3 : 50));
    for (const [n, s] of hits) {
      const g = index.groups.findLastIndex(([from]) => from <= n);
      (groups[g] ??= { g, hits: [] }).hits.push([n < index.groups[g][1] ? s : s / 4, n]);
    }
    groups.forEach((x) => x.hits.sort((a, b) => b[0] - a[0] || a[1] - b[1]));
    return groups.filter(Boolean).sort((a, b) => (b.hits[0][0] >= 1e3) - (a.hits[0][0] >= 1e3));
  };

  // marked is a text with what was found marked, cut to what stands around the first.
  const marked = (text, terms) => {
    const hit = RegExp(terms.map((t) => (t > east ? "" : "(?<![\\p{L}\\p{N}])") + t).join("|") || "$^", "gu");
    const plain = text.replace(/[^]/g, (c) => fold(c)[0] ?? c), out = [], most = 180;
    let at = text.length > most ? text.indexOf(" ", Math.max(0, plain.search(hit) - 60)) + 1 : 0;
    if (at < 60) at = 0;
    let end = at + most, space = text.lastIndexOf(" ", end);
    if (text.length > end && space > end - 30) end = space;
    if (at) out.push("… ");
    for (const { 0: { length }, index } of plain.matchAll(hit))
      if (index >= at && index + length <= end) out.push(text.slice(at, index), make("mark", {}, text.slice(index, at = index + length)));
    return [...out, text.slice(at, end), text[end] ? " …" : ""];
  };

  const option = async ({ blocks, version, language }, n, terms) => {
    const i = blocks.findLastIndex((from) => from <= n), { s, e } = await load("t" + i, version);
    const [page, anchor, title, text, about, from, lang = language] = e[n - blocks[i]];
    const href = new URL(`../${s[page]}${anchor && "#" + encodeURIComponent(anchor)}`, base);
    return make("a", { role: "option", id: "_found-" + n, tabindex: -1, lang, href }, make("b", {}, ...marked(title, terms)),
      make("span", {}, ...marked(text, terms)), make("small", {}, [s[about], s[from]].filter(Boolean).join(" · ")));
  };

  // On the page of the search the query stands in the address; on all others a dialog opens.
  const link = $("a.find"), page = $("#_search");
  const slash = (set) => { // may the key / open the search? It can be turned off, as it may be in a reader's way (WCAG 2.1.4)
    try { return (localStorage.smmpubSlash = set ?? localStorage.smmpubSlash ?? true) != "false"; } catch { return true; }
  };
  const finder = async () => {
    const index = await load("index");
    if (!page) document.body.insertAdjacentHTML("beforeend", index.dialogs[root.lang] ?? index.dialogs[index.language]);
    const at = page ?? $("dialog.finder"), [input, key] = at.querySelectorAll("input"), status = $("[role=status]", at), list = $("#_found", at);
    const names = list.dataset.groups.split("|"), options = list.getElementsByTagName("a");
    let turn = 0, current;
    const choose = (a) => {
      if (current) current.ariaSelected = null;
      if (current = a) a.ariaSelected = true, a.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", a?.id ?? "");
    };
    const show = async () => {
      const mine = ++turn, query = input.value.trim(), terms = words(query), groups = await find(index, query, terms), address = "#q=" + encodeURIComponent(query);
      const parts = await Promise.all(groups.map(async ({ g, hits }) => make("div", { role: "group", "aria-label": names[g] + " · " + hits.length },
        ...await Promise.all(hits.slice(0, page ? 50 : 5).map(([, n]) => option(index, n, terms))))));
      if (mine < turn) return;
      list.replaceChildren(...parts);
      list.hidden = !(input.ariaExpanded = !!parts[0]);
      choose();
      status.textContent = query && (parts[0] ? status.dataset.count.replace("{n}", groups.reduce((n, x) => n + x.hits.length, 0)) : status.dataset.none.replace("{query}", () => query));
      if (page) history.replaceState(null, "", address);
      else $("p > a", at).href = link.href + address;
    };
    on("input", show, input);
    on("keydown", (e) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[e.key], all = [...options];
      if (e.key == "Enter" && !e.isComposing) (current ?? all[0])?.click();
      else if (step && all[0]) choose(all.at((all.indexOf(current) + (current || step > 0 ? step : 0)) % all.length));
      else return;
      e.preventDefault();
    }, input);
    key.checked = slash();
    on("change", () => slash(key.checked), key);
    on("click", (e) => { if (e.target.closest("a, button")) at.close?.(); }, at);
    at.hidden = false;
    input.value = page && new URLSearchParams(location.hash.slice(1) || location.search).get("q") || "";
    if (input.value) show();
    return at;
  };
  let made = page && finder();
  const open = (e) => {
    e.preventDefault();
    (made ??= finder()).then((at) => {
      if (!page && !at.open) at.showModal();
      $("input", at).select();
    }, () => { location = link.href; });
  };
  on("click", (e) => { if (!e.ctrlKey && !e.metaKey && !e.shiftKey) open(e); }, link);
  on("keydown", (e) => {
    if (e.key == "Escape") hide();
    if (e.ctrlKey || e.metaKey ? e.key == "k" : e.key == "/" && !e.altKey && !e.target.closest("input, textarea, select") && slash()) open(e);
  });

  // What a title says of a term, an acronym or a citation is shown to pointers that rest, to the keyboard, and to fingers, whose
  // first touch shows it and whose second one follows the link.
  const tip = make("div", { class: "tip", id: "_tip" });
  let of, holder, timer, touched;
  const trigger = (e) => e.target.closest("a:is(.term, .citation, .acronym)") ?? e.target.closest("abbr");
  const hide = () => {
    if (of) holder.title = tip.lastChild.data, of.removeAttribute("aria-describedby");
    tip.remove();
    of = null;
  };
  const show = (a) => {
    if (a == of) return;
    hide();
    holder = a.title ? a : $("[title]", a);
    if (!holder) return;
    of = a;
    tip.replaceChildren(make(a.href ? "a" : "b", a.href && { href: a.href, tabindex: -1 }, a.textContent), holder.title);
    holder.removeAttribute("title");
    a.setAttribute("aria-describedby", tip.id);
    document.body.append(tip);
    const r = a.getClientRects()[0], high = tip.offsetHeight + 6;
    tip.style.left = scrollX + Math.max(8, Math.min(r.left, root.clientWidth - tip.offsetWidth - 8)) + "px";
    tip.style.top = scrollY + (r.bottom + high > innerHeight && r.top > high ? r.top - high : r.bottom + 6) + "px";
  };
  on("pointerover focusin", (e) => {
    if (e.pointerType == "touch") return;
    const a = trigger(e);
    clearTimeout(timer);
    if (a) timer = setTimeout(show, e.pointerType ? 200 : 0, a);
    else if (of && of != document.activeElement && !tip.contains(e.target)) timer = setTimeout(hide, 300);
  });
  on("pointerdown", (e) => {
    touched = e.pointerType == "touch" && trigger(e);
    if (touched == of) touched = null;
    else if (!tip.contains(e.target)) hide();
  });
  on("click", (e) => { if (touched && trigger(e) == touched) e.preventDefault(), show(touched); });

  // The filters of a crosswalk stand in the address, as the views of tables do.
  const form = $(".filter");
  if (form) {
    const rows = [...document.querySelectorAll(".crosswalk tbody tr")];
    const apply = () => {
      const want = [...new FormData(form)].filter((x) => x[1]);
      for (const row of rows) {
        for (const li of row.querySelectorAll(".leads li")) li.hidden = want.some(([k, v]) => !li.dataset[k].split(" ").includes(v));
        row.hidden = want[0] && !$(".leads li:not([hidden])", row);
      }
      for (const s of document.querySelectorAll("section:has(.crosswalk)")) s.hidden = !$("tbody tr:not([hidden])", s);
      return want.map((x) => ";" + x.join("=")).join("");
    };
    on("change", () => history.replaceState(null, "", "#" + apply()), form);
    form.hidden = false;
    for (const s of form.querySelectorAll("select")) s.value = location.hash.match(`;${s.name}=([^;]*)`)?.[1] ?? "";
    apply();
  }

  // What leads to a newer edition leads to the same place in it.
  const newer = $(".banner .newer");
  if (newer) on("click", () => (newer.hash ||= location.hash), newer);
}
