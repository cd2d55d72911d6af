// The line to the server: one stream of changes for all open pages, since browsers allow six to a host. It runs as a shared
// worker; where there are none a page loads it as a script and holds a line of its own.
"use strict";
{
  const soonest = 200, latest = 5000; // between two tries, in milliseconds
  const tick = 5000;

  // line keeps a stream open, and tells what is said: { change } of the site, { online } when it is lost or found.
  function line(tell) {
    let source, wait = soonest, timer, seen = Date.now();

    function open() {
      clearTimeout(timer);
      source?.close();
      source = new EventSource("/-/events");
      source.addEventListener("change", hear);
      source.addEventListener("error", lose);
    }

    function hear({ data }) {
      wait = soonest;
      tell({ online: true, change: JSON.parse(data) });
    }

    // lose tries again by itself: browsers give up for good when something else answers on the port for a moment.
    function lose() {
      source.close();
      tell({ online: false });
      clearTimeout(timer);
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, latest);
    }

    // wake does not wait any longer for what is being waited for.
    function wake() {
      wait = soonest;
      if (source.readyState === EventSource.CLOSED) open();
    }

    // A clock that jumped was asleep, and what the stream was then nobody knows.
    setInterval(() => {
      if (Date.now() - seen > 3 * tick) open();
      seen = Date.now();
    }, tick);
    addEventListener("online", open);
    open();
    return wake;
  }

  function share() {
    const ports = new Set();
    let last;
    const wake = line((said) => {
      last = { ...last, ...said };
      for (const port of ports) port.postMessage(said);
    });
    addEventListener("connect", ({ ports: [port] }) => {
      ports.add(port);
      port.onmessage = ({ data }) => {
        if (data === "wake") wake();
        data === "leave" ? ports.delete(port) : ports.add(port);
      };
      if (last) port.postMessage(last);
    });
  }

  if ("onconnect" in self) share();
  else self.smmpubLine = line;
}
