// Texts with too little contrast (WCAG 2.2, 1.4.3). axe leaves undecided what stands in figures and in most cells of tables; here
// the ground of a text is reckoned from all that is painted below it.
(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  // rgba gives any colour of CSS as four numbers from 0 to 1.
  const rgba = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data].map((n) => n / 255));
    }
    return known.get(colour);
  };
  const over = (top, ground, opacity = 1) => ground.map((g, i) => g + (top[i] - g) * top[3] * opacity);
  const light = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, w, i) => sum + w * (c[i] <= 0.04045 ? c[i] / 12.92 : ((c[i] + 0.055) / 1.055) ** 2.4), 0);
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);

  // A colour of the system depends on the scheme of the element that asks for it.
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = "Canvas";
  const grounds = new Map([[null, rgba(getComputedStyle(probe).color).slice(0, 3)]]);
  probe.remove();
  const ofElement = (e) => {
    if (!grounds.has(e)) grounds.set(e, over(rgba(getComputedStyle(e).backgroundColor), ofElement(e.parentElement)));
    return grounds.get(e);
  };
  // ofFigure adds the shapes of a figure that are painted before a text and lie below its middle.
  const ofFigure = (text, svg) => {
    const box = text.getBBox(), middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
    let ground = ofElement(svg.parentElement);
    for (const shape of svg.querySelectorAll("rect, circle, ellipse, polygon, path")) {
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) || !shape.isPointInFill(middle)) continue;
      const style = getComputedStyle(shape);
      if (style.fill !== "none") ground = over(rgba(style.fill), ground, style.fillOpacity * style.opacity);
    }
    return ground;
  };

  const low = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  for (let node; (node = texts.nextNode()); ) {
    const e = node.parentElement;
    if (!node.data.trim() || e.closest("script, title, option") || !e.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    seen++;
    const svg = e.closest("svg"), style = getComputedStyle(e);
    const ground = svg ? ofFigure(e.closest("text"), svg) : ofElement(e);
    const ink = over(rgba(svg ? style.fill : style.color), ground);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = contrast(ink, ground);
    if (ratio < (large ? 3 : 4.5)) low.push(`contrast ${ratio.toFixed(2)} of ${node.data.trim().slice(0, 60)} in ${e.tagName}.${e.getAttribute("class")}`);
  }
  return seen > 0 ? low : ["no text is seen"];
})()
