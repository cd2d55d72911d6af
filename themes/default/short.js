// A short address leads to the newest edition. The anchor is kept: the one-page edition has every anchor.
"use strict";
{
  const to = document.getElementById("to");
  const whole = location.hash && to.dataset.whole;
  location.replace((whole ? new URL(to.dataset.whole, location) : to.href) + location.hash);
}
