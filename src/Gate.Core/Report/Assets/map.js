// Where the regions lie on the whole page, and what of it is in sight.
const createMap = (root, go) => {
  let size = null;
  const percent = (part, whole) => `${Math.min(100, part / whole * 100)}%`;
  const put = (spot, box) => {
    spot.style.left = percent(box.x, size.width);
    spot.style.top = percent(box.y, size.height);
    spot.style.width = percent(box.width, size.width);
    spot.style.height = percent(box.height, size.height);
  };
  root.addEventListener('pointerdown', event => {
    if (!size) return;
    const box = root.getBoundingClientRect();
    go({ x: (event.clientX - box.left) / box.width * size.width, y: (event.clientY - box.top) / box.height * size.height, width: 0, height: 0 });
  });
  return {
    draw(whole, boxes, chosen) {
      size = whole;
      // Small ones lie above large ones, which would hide them.
      const spots = boxes.slice(0, 400).map((box, index) => ({ box, index })).sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
      root.replaceChildren(...spots.map(({ box, index }) => {
        const spot = element('i', { 'data-index': index, class: index === chosen ? 'chosen' : null });
        put(spot, box);
        return spot;
      }), element('b', {}));
      root.style.aspectRatio = `${size.width} / ${size.height}`;
    },
    choose(index) {
      for (const spot of root.querySelectorAll('i')) spot.classList.toggle('chosen', spot.dataset.index === String(index));
    },
    frame(box) {
      const sight = root.querySelector('b');
      if (sight && size) put(sight, box);
    },
  };
};
