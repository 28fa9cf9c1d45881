// The pictures of one shot. Everything is placed in image pixels and shown at a whole number of screen pixels a pixel, so
// that nothing is resampled; only "fit" scales freely, and says so. Coordinates: device px of the capture, from the top left.
const views = [
  { id: 'before', name: 'Before', needs: ['before'] },
  { id: 'after', name: 'After', needs: ['after'] },
  { id: 'diff', name: 'Diff', needs: ['diff'] },
  { id: 'side', name: 'Side by side', needs: [] },
  { id: 'slider', name: 'Slider', needs: ['before', 'after'] },
  { id: 'onion', name: 'Onion', needs: ['before', 'after'] },
  { id: 'blink', name: 'Blink', needs: ['before', 'after'] },
];

// Half a second a side: slow enough to look, fast enough that the eye catches what jumps.
const blinkMs = 500;
// From here on a pixel is wide enough for a line beside it.
const gridZoom = 8;

const createStage = (root, told) => {
  let shot = null;
  let view = 'diff';
  let zoom = null;
  let outlines = true;
  let amount = 0.5;
  let chosen = -1;
  let extra = null;
  let panes = [];
  let dimmed = false;
  let isAfter = true;
  let timer = null;
  const map = byId('map');

  const ratio = () => window.devicePixelRatio || 1;
  // At the start, a capture at scale 1 on a dense screen is enlarged in whole steps to about its CSS size.
  const startZoom = () => Math.max(1, Math.round(ratio()));
  const size = () => {
    const sides = [shot.before, shot.after].filter(side => side && side.width !== null);
    return { width: Math.max(1, ...sides.map(side => side.width)), height: Math.max(1, ...sides.map(side => side.height)) };
  };
  const pictures = () => Object.assign({}, shot.evidence);
  const has = needs => needs.every(name => pictures()[name]);
  const canShow = id => shot !== null && (id === 'side' ? has(['before']) || has(['after']) : has(views.find(each => each.id === id).needs));

  const picture = (name, box) => {
    const path = name === 'extra' ? extra : pictures()[name];
    if (!path) return element('p', { class: 'absent' }, `No picture of the ${name} side.`);
    const image = element('img', { class: `picture ${name}`, src: path, alt: `${name} picture`, decoding: 'async', draggable: 'false' });
    image.addEventListener('error', () => image.replaceWith(element('p', { class: 'absent' }, `The ${name} picture is not beside the report: ${visible(path)}`)));
    const side = name === 'before' || name === 'after' ? shot[name] : null;
    image.dataset.width = side && side.width !== null ? side.width : box.width;
    image.dataset.height = side && side.height !== null ? side.height : box.height;
    return image;
  };

  const pane = (label, names) => {
    const box = size();
    const canvas = element('div', { class: 'canvas' }, ...names.map(name => picture(name, box)));
    const layer = element('div', { class: 'layer' });
    canvas.append(layer);
    const scroller = element('div', { class: 'pane', tabindex: '0', role: 'group', 'aria-label': label }, canvas);
    const made = { scroller, canvas, layer, frame: element('figure', { class: 'frame' }, element('figcaption', {}, label), scroller) };
    scroller.addEventListener('scroll', () => { follow(made); slide(); frameMap(); });
    scroller.addEventListener('pointermove', event => readOut(event, canvas));
    scroller.addEventListener('pointerleave', () => told({ kind: 'pixel', at: null }));
    dragToScroll(scroller);
    return made;
  };

  const follow = from => {
    for (const other of panes) {
      if (other === from) continue;
      if (other.scroller.scrollLeft !== from.scroller.scrollLeft) other.scroller.scrollLeft = from.scroller.scrollLeft;
      if (other.scroller.scrollTop !== from.scroller.scrollTop) other.scroller.scrollTop = from.scroller.scrollTop;
    }
  };

  const dragToScroll = scroller => {
    let start = null;
    scroller.addEventListener('pointerdown', event => {
      if (event.button !== 0 || event.pointerType === 'touch' || event.target.closest('button, .handle')) return;
      start = { x: event.clientX + scroller.scrollLeft, y: event.clientY + scroller.scrollTop };
      scroller.setPointerCapture(event.pointerId);
      scroller.classList.add('dragging');
    });
    scroller.addEventListener('pointermove', event => {
      if (start) scroller.scrollTo(start.x - event.clientX, start.y - event.clientY);
    });
    for (const end of ['pointerup', 'pointercancel']) {
      scroller.addEventListener(end, () => { start = null; scroller.classList.remove('dragging'); });
    }
  };

  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const flip = () => {
    isAfter = !isAfter;
    slide();
  };
  const stop = () => {
    clearInterval(timer);
    timer = null;
  };
  const play = () => {
    if (timer === null) timer = setInterval(flip, blinkMs);
  };

  // A page from disk may show pictures but not read them; served, or with pictures inside the file, it may.
  const canvases = new Map();
  const waiting = new Map();
  const colour = (name, x, y) => {
    const path = pictures()[name];
    const image = path && panes.flatMap(each => [...each.canvas.querySelectorAll('img')]).find(each => each.classList.contains(name)) || null;
    if (!path || (image && (x >= image.dataset.width || y >= image.dataset.height))) return { none: true };
    if (!canvases.has(path)) {
      if (!image && !waiting.has(path)) {
        waiting.clear();
        waiting.set(path, element('img', { src: path, alt: '' }));
      }
      const source = image || waiting.get(path);
      if (!source.complete || source.naturalWidth === 0) return { waits: true };
      if (canvases.size > 3) canvases.clear();
      const canvas = element('canvas', { width: source.naturalWidth, height: source.naturalHeight });
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context.drawImage(source, 0, 0);
      canvases.set(path, context);
    }
    const context = canvases.get(path);
    if (x >= context.canvas.width || y >= context.canvas.height) return { none: true };
    try {
      return { rgba: [...context.getImageData(x, y, 1, 1).data] };
    } catch (error) {
      if (error.name !== 'SecurityError') throw error;
      return { closed: true };
    }
  };
  const readOut = (event, canvas) => {
    const box = canvas.getBoundingClientRect();
    const factor = scale();
    const [x, y] = [Math.floor((event.clientX - box.left) / factor), Math.floor((event.clientY - box.top) / factor)];
    const whole = size();
    told({ kind: 'pixel', at: x < 0 || y < 0 || x >= whole.width || y >= whole.height || extra ? null : { x, y, before: colour('before', x, y), after: colour('after', x, y) } });
  };

  // Where the regions lie on the whole page, and what of it is in sight.
  const drawMap = () => {
    const box = size();
    const percent = (part, whole) => `${Math.min(100, part / whole * 100)}%`;
    map.replaceChildren(...shot.regions.slice(0, 400).map((region, index) => {
      const spot = element('i', { 'data-index': index });
      spot.style.left = percent(region.x, box.width);
      spot.style.top = percent(region.y, box.height);
      spot.style.width = percent(region.width, box.width);
      spot.style.height = percent(region.height, box.height);
      return spot;
    }), element('b', {}));
    map.style.aspectRatio = `${box.width} / ${box.height}`;
  };
  const frameMap = () => {
    const sight = map.querySelector('b');
    if (!sight || panes.length === 0) return;
    const { scroller } = panes[0];
    const [width, height] = [size().width * scale(), size().height * scale()];
    sight.style.left = `${scroller.scrollLeft / width * 100}%`;
    sight.style.top = `${scroller.scrollTop / height * 100}%`;
    sight.style.width = `${Math.min(100, scroller.clientWidth / width * 100)}%`;
    sight.style.height = `${Math.min(100, scroller.clientHeight / height * 100)}%`;
  };
  map.addEventListener('pointerdown', event => {
    if (!shot) return;
    const box = map.getBoundingClientRect();
    centre({ x: (event.clientX - box.left) / box.width * size().width, y: (event.clientY - box.top) / box.height * size().height, width: 0, height: 0 });
  });

  const handle = () => {
    const made = element('div', { class: 'handle', 'aria-hidden': 'true' }, element('span', {}));
    made.addEventListener('pointerdown', event => { event.preventDefault(); made.setPointerCapture(event.pointerId); });
    made.addEventListener('pointermove', event => {
      if (!made.hasPointerCapture(event.pointerId)) return;
      const area = panes[0].scroller.getBoundingClientRect();
      setAmount((event.clientX - area.left) / panes[0].scroller.clientWidth);
    });
    return made;
  };

  const scale = () => {
    if (zoom !== null) return zoom / ratio();
    const width = panes[0].scroller.clientWidth;
    return Math.min(1, width / size().width);
  };

  const place = () => {
    if (panes.length === 0) return;
    const factor = scale();
    const box = size();
    for (const { canvas, scroller } of panes) {
      canvas.style.width = `${box.width * factor}px`;
      canvas.style.height = `${box.height * factor}px`;
      scroller.classList.toggle('crisp', zoom !== null);
      const hasGrid = zoom !== null && zoom >= gridZoom;
      canvas.classList.toggle('grid', hasGrid);
      canvas.style.setProperty('--pixel', `${factor}px`);
      for (const image of canvas.querySelectorAll('img')) {
        image.style.width = `${image.dataset.width * factor}px`;
        image.style.height = `${image.dataset.height * factor}px`;
      }
      for (const mark of canvas.querySelectorAll('[data-box]')) {
        const [x, y, width, height] = mark.dataset.box.split(' ').map(Number);
        // Half-open in pixels: the outline lies just outside the box, so it never covers what it points at.
        mark.style.left = `${x * factor}px`;
        mark.style.top = `${y * factor}px`;
        mark.style.width = `${width * factor}px`;
        mark.style.height = `${height * factor}px`;
      }
    }
    slide();
    frameMap();
    told({ kind: 'zoom', text: zoomWords() });
  };

  const zoomWords = () => {
    if (zoom !== null) return zoom === 1 ? '1:1' : `${zoom}:1`;
    const percent = Math.round(scale() * ratio() * 100);
    return percent === 100 ? '1:1' : `scaled to ${percent} %`;
  };

  // Slider and onion: the share of the visible width, or of the after picture's strength.
  const slide = () => {
    const top = panes.length === 1 ? panes[0].canvas.querySelector('img.after') : null;
    if (!top) return;
    if (view === 'slider') {
      const { scroller, frame } = panes[0];
      const x = amount * scroller.clientWidth;
      top.style.clipPath = `inset(0 0 0 ${Math.max(0, x + scroller.scrollLeft)}px)`;
      frame.querySelector('.handle').style.left = `${x}px`;
    } else if (view === 'onion') top.style.opacity = amount;
    else if (view === 'blink') {
      top.style.visibility = isAfter ? 'visible' : 'hidden';
      panes[0].frame.querySelector('figcaption').textContent = isAfter ? 'After' : 'Before';
    }
  };

  const marks = () => {
    for (const { layer } of panes) {
      layer.replaceChildren();
      layer.hidden = !outlines;
      // Thousands of outlines say no more than the diff picture does.
      shot.regions.slice(0, 1000).forEach((region, index) => layer.append(mark(region, 'region', index)));
      shot.masks.forEach(mask => layer.append(mark(mask, 'mask', -1)));
      layer.classList.toggle('dim', dimmed);
      if (shot.noise) shot.noise.regions.slice(0, 1000).forEach(region => layer.append(mark(region, 'noise', -1)));
    }
  };

  const mark = (box, kind, index) => element('div', {
    class: `box ${kind}${index === chosen && kind === 'region' ? ' chosen' : ''}`,
    'data-box': `${box.x} ${box.y} ${box.width} ${box.height}`,
    'data-index': index < 0 ? null : index,
  });

  // The colours are DiffStyle's.
  const diffWords = () => {
    const [before, after] = [sizeOf(shot.before), sizeOf(shot.after)];
    return before === after
      ? 'Diff: what differs in magenta, over the dimmed after picture'
      : 'Diff: what differs in magenta, what only after has in blue, what only before has in orange, over the dimmed after picture';
  };

  const layouts = {
    before: () => [pane('Before', ['before'])],
    after: () => [pane('After', ['after'])],
    diff: () => [pane(diffWords(), ['diff'])],
    side: () => [pane('Before', ['before']), pane('After', ['after'])],
    slider: () => [pane('Before on the left, after on the right', ['before', 'after'])],
    onion: () => [pane('After over before', ['before', 'after'])],
    blink: () => [pane('After', ['before', 'after'])],
    extra: () => [pane('A further capture of one and the same side', ['extra'])],
  };

  const build = () => {
    const kept = panes.length ? { x: panes[0].scroller.scrollLeft, y: panes[0].scroller.scrollTop } : null;
    const shown = extra ? 'extra' : view;
    panes = layouts[shown]();
    root.replaceChildren(...panes.map(each => each.frame));
    root.dataset.view = shown;
    stop();
    isAfter = true;
    if (shown === 'blink' && !still.matches) play();
    if (shown === 'slider') panes[0].frame.append(handle());
    marks();
    drawMap();
    place();
    if (kept) for (const { scroller } of panes) scroller.scrollTo(kept.x, kept.y);
  };

  const setAmount = value => {
    amount = Math.min(1, Math.max(0, value));
    slide();
    told({ kind: 'amount', amount });
  };

  const centre = box => {
    const factor = scale();
    for (const { scroller } of panes) {
      // What is larger than the window is shown from its corner, with a little of what lies around it.
      const start = (from, length, room) => length > room ? from - room / 8 : from + (length - room) / 2;
      scroller.scrollTo({
        left: start(box.x * factor, box.width * factor, scroller.clientWidth),
        top: start(box.y * factor, box.height * factor, scroller.clientHeight),
      });
    }
  };

  const choose = index => {
    if (!shot || !shot.regions[index]) return;
    chosen = index;
    for (const { layer } of panes) {
      for (const box of layer.children) box.classList.toggle('chosen', box.dataset.index === String(index));
    }
    centre(shot.regions[index]);
    const spot = [...map.querySelectorAll('i')][index];
    for (const each of map.querySelectorAll('i')) each.classList.toggle('chosen', each === spot);
    told({ kind: 'region', index });
  };
  const bySize = () => shot.regions.map((region, index) => index).sort((a, b) => shot.regions[b].ae - shot.regions[a].ae || a - b);

  new ResizeObserver(() => { if (shot && panes.length) place(); }).observe(root);

  return {
    canShow,
    show(next, wanted) {
      const fallback = ['diff', 'side', 'after', 'before'];
      shot = next;
      chosen = -1;
      extra = null;
      panes = [];
      view = canShow(wanted) ? wanted : fallback.find(canShow) || 'side';
      build();
      const largest = shot.regions.reduce((best, region, index) => best < 0 || region.ae > shot.regions[best].ae ? index : best, -1);
      if (largest >= 0) choose(largest);
    },
    setView(wanted) {
      if (!canShow(wanted)) return;
      view = wanted;
      extra = null;
      build();
    },
    showExtra(path) { extra = path; build(); },
    view: () => extra ? 'extra' : view,
    // Whole steps above one; below one screen pixel a pixel there is only "fit".
    zoomBy(step) {
      const middle = centreOfView();
      zoom = zoom === null ? startZoom() : Math.min(32, Math.max(1, step > 0 ? zoom * 2 : Math.floor(zoom / 2)));
      place();
      centre(middle);
    },
    setZoom(next) {
      const middle = centreOfView();
      zoom = next;
      place();
      centre(middle);
    },
    resetZoom() { zoom = startZoom(); },
    isFit: () => zoom === null,
    setOutlines(shown) { outlines = shown; for (const { layer } of panes) layer.hidden = !shown; },
    setDim(shown) { dimmed = shown; for (const { layer } of panes) layer.classList.toggle('dim', shown); },
    isBlinking: () => timer !== null,
    flip() { stop(); flip(); },
    blinkOn() { if (timer === null) play(); else stop(); },
    stop,
    stepBySize(by) {
      if (!shot || shot.regions.length === 0) return;
      const order = bySize();
      choose(order[(order.indexOf(chosen) + by + order.length) % order.length]);
    },
    setAmount,
    amount: () => amount,
    choose,
    step(by) { if (shot && shot.regions.length) choose((chosen + by + shot.regions.length) % shot.regions.length); },
  };

  function centreOfView() {
    const { scroller } = panes[0];
    const factor = scale();
    return { x: (scroller.scrollLeft + scroller.clientWidth / 2) / factor, y: (scroller.scrollTop + scroller.clientHeight / 2) / factor, width: 0, height: 0 };
  }
};
