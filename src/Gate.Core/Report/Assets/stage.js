// The pictures of one shot. Everything is placed in image pixels and shown at a whole number of screen pixels a pixel, so
// that nothing is resampled; only "fit" scales freely, and says so. Coordinates: device px of the capture, from the top left.
const views = [
  { id: 'before', name: 'Before', needs: ['before'] },
  { id: 'after', name: 'After', needs: ['after'] },
  { id: 'diff', name: 'Diff', needs: ['diff'] },
  { id: 'side', name: 'Side by side', needs: ['before', 'after'] },
  { id: 'slider', name: 'Slider', needs: ['before', 'after'] },
  { id: 'onion', name: 'Onion', needs: ['before', 'after'] },
  { id: 'blink', name: 'Blink', needs: ['before', 'after'] },
  { id: 'delta', name: 'Delta', needs: ['before', 'after'] },
];

// Half a second a side: slow enough to look, fast enough that the eye catches what jumps.
const blinkMs = 500;
// From here on a pixel is wide enough for a line beside it.
const gridZoom = 8;
// A step of 1 of 255 becomes visible at 64 times; the slider's middle is 8.
const mostStrength = 64;

const createStage = (root, told) => {
  let shot = null;
  let view = 'diff';
  let zoom = null;
  let amount = 0.5;
  let chosen = -1;
  // Two captures of one and the same side in place of before and after.
  let twins = null;
  let bands = null;
  let isAligned = false;
  let panes = [];
  // The part of the picture that is in sight, device px: known still when a pane has another size.
  let sight = null;
  let isAfter = true;
  let timer = null;
  const layers = { regions: true, masks: true, cause: true, dim: false };
  // The pointer may rest while a picture comes.
  let pointed = null;
  const pixels = createPixels(() => { if (pointed) readOut(pointed.event, pointed.canvas); });
  const map = createMap(byId('map'), box => centre(box));

  const ratio = () => window.devicePixelRatio || 1;
  // At the start, a capture at scale 1 on a dense screen is enlarged in whole steps to about its CSS size.
  const startZoom = () => Math.max(1, Math.round(ratio()));
  const sideOf = name => twins ? shot[twins.side] : shot[name];
  const size = () => {
    const sides = [shot.before, shot.after].filter(side => side && side.width !== null);
    return {
      width: Math.max(1, ...sides.map(side => side.width)),
      height: bands ? bands.height : Math.max(1, ...sides.map(side => side.height)),
    };
  };
  const pictures = () => twins ? { before: twins.first, after: twins.second } : Object.assign({}, shot.evidence);
  const has = needs => needs.every(name => pictures()[name]);
  const canShow = id => shot !== null && views.some(each => each.id === id) && has(views.find(each => each.id === id).needs);
  // Of one picture that one; of none, both sides say so.
  const viewFor = id => canShow(id) ? id : ['diff', 'after', 'before'].find(canShow) || 'side';
  const canAlign = () => shot !== null && !twins && shot.alignment !== null && shot.alignment.bands.length > 1 && has(['before', 'after']);
  const nameOf = name => twins ? `${twins.side === 'before' ? 'Before' : 'After'}, ${name === 'before' ? 'its first capture' : twins.name}` : name === 'before' ? 'Before' : 'After';

  // A picture that has no other side says why it stands alone.
  const labelOf = name => {
    const other = name === 'before' ? 'after' : 'before';
    if (pictures()[other]) return nameOf(name);
    return { added: 'New: the page is on the after side only', removed: 'Gone: the page is on the before side only' }[shot.status] || `${nameOf(name)}; there is no picture of the ${other} side`;
  };

  // A box of the report, as it is shown: rows of the after picture (of the before picture below its end) move with their band.
  const placed = box => {
    if (!bands) return box;
    const name = shot.after && box.y < shot.after.height ? 'after' : 'before';
    const top = bands.shown(name, box.y);
    return { ...box, y: top, height: Math.max(1, bands.shown(name, box.y + box.height - 1) + 1 - top) };
  };

  const image = (name, path) => {
    const made = element('img', { class: 'raw', src: path, alt: `${name} picture`, decoding: 'async', draggable: 'false' });
    made.addEventListener('error', () => {
      const whole = made.closest('.picture');
      if (whole) whole.replaceWith(element('p', { class: 'absent' }, `The ${name} picture is not beside the report: ${visible(shorten(path, 200))}`));
    });
    return made;
  };

  const picture = name => {
    const path = pictures()[name];
    if (!path) return element('p', { class: 'absent' }, `No picture of the ${name} side.`);
    const side = name === 'diff' ? null : sideOf(name);
    const box = side && side.width !== null ? side : size();
    const part = twins ? null : shot.part;
    const at = part ? [part.x, part.y, Math.min(part.x + part.width, box.width) - part.x, Math.min(part.y + part.height, box.height) - part.y] : [0, 0, box.width, box.height];
    const slices = bands && name !== 'diff' ? bands.slices(name) : [{ top: 0, from: 0, height: box.height }];
    return element('div', { class: `picture ${name}` },
      ...slices.map(slice => element('div', { class: 'slice', 'data-slice': `${slice.top} ${slice.from} ${box.width} ${slice.height}`, 'data-part': at.join(' ') }, image(name, path))),
      ...(bands && name !== 'diff' ? bands.gaps(name) : []).map(gap => element('div', { class: 'gap', 'data-box': `0 ${gap.top} ${size().width} ${gap.height}` })));
  };

  const pane = (label, names) => {
    const canvas = element('div', { class: 'canvas' }, ...names.map(picture));
    const layer = element('div', { class: 'layer' });
    canvas.append(layer);
    const scroller = element('div', { class: 'pane', tabindex: '0', role: 'group', 'aria-label': label }, canvas);
    const made = { scroller, canvas, layer, names, frame: element('figure', { class: 'frame' }, element('figcaption', {}, label), scroller) };
    // It is told a frame later, when another view may have taken its place: panes that are gone stand at the beginning.
    scroller.addEventListener('scroll', () => {
      if (!panes.includes(made)) return;
      follow(made);
      slide();
      look();
    });
    scroller.addEventListener('pointermove', event => readOut(event, canvas));
    scroller.addEventListener('pointerleave', () => { pointed = null; told({ kind: 'pixel', at: null }); });
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

  const colour = (path, x, y) => {
    const part = twins ? null : shot.part;
    return pixels.at(path, part ? x - part.x : x, part && y !== null ? y - part.y : y);
  };
  const readOut = (event, canvas) => {
    pointed = { event, canvas };
    const box = canvas.getBoundingClientRect();
    const factor = scale();
    const [x, y] = [Math.floor((event.clientX - box.left) / factor), Math.floor((event.clientY - box.top) / factor)];
    const whole = size();
    const isInside = x >= 0 && y >= 0 && x < whole.width && y < whole.height;
    const rows = bands ? ['before', 'after'].map(name => bands.row(name, y)) : [y, y];
    const { before, after } = pictures();
    told({ kind: 'pixel', at: isInside ? { x, y, rows, before: colour(before, x, rows[0]), after: colour(after, x, rows[1]) } : null });
  };

  const look = () => {
    if (panes.length === 0) return;
    const { scroller } = panes[0];
    const factor = scale();
    sight = { x: scroller.scrollLeft / factor, y: scroller.scrollTop / factor, width: scroller.clientWidth / factor, height: scroller.clientHeight / factor };
    map.frame(sight);
  };

  // After a pane changed its size the top left corner stays, unless what was in sight of the chosen region is then outside. With none
  // of it in sight the middle stays, or the edge.
  const holdSight = (was, seen) => {
    if (!seen) {
      centre({ x: was.x > 0 ? was.x + was.width / 2 : 0, y: was.y > 0 ? was.y + was.height / 2 : 0, width: 0, height: 0 });
      return;
    }
    const factor = scale();
    for (const { scroller } of panes) scroller.scrollTo(was.x * factor, was.y * factor);
    look();
    // Scroll positions are rounded: less than a pixel is none.
    const left = common(seen, sight);
    if (left && left.width > seen.width - 1 && left.height > seen.height - 1) return;
    const whole = placed(shot.regions[chosen]);
    centre(whole.width <= sight.width && whole.height <= sight.height ? whole : seen);
  };
  const common = (one, other) => {
    const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
    const [width, height] = [Math.min(one.x + one.width, other.x + other.width) - x, Math.min(one.y + one.height, other.y + other.height) - y];
    return width > 0 && height > 0 ? { x, y, width, height } : null;
  };
  const seenOfChosen = () => sight && shot.regions[chosen] ? common(placed(shot.regions[chosen]), sight) : null;

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

  const placeBoxes = (canvas, factor) => {
    for (const mark of canvas.querySelectorAll('[data-box]')) {
      const [x, y, width, height] = mark.dataset.box.split(' ').map(Number);
      // Half-open in pixels: the outline lies just outside the box, so it never covers what it points at.
      mark.style.left = `${x * factor}px`;
      mark.style.top = `${y * factor}px`;
      mark.style.width = `${width * factor}px`;
      mark.style.height = `${height * factor}px`;
    }
  };

  const place = () => {
    if (panes.length === 0) return;
    const factor = scale();
    const box = size();
    for (const { canvas, scroller } of panes) {
      canvas.style.width = `${box.width * factor}px`;
      canvas.style.height = `${box.height * factor}px`;
      scroller.classList.toggle('crisp', zoom !== null);
      canvas.classList.toggle('grid', zoom !== null && zoom >= gridZoom);
      canvas.style.setProperty('--pixel', `${factor}px`);
      for (const slice of canvas.querySelectorAll('.slice')) {
        const [top, from, width, height] = slice.dataset.slice.split(' ').map(Number);
        const [partX, partY, partWidth, partHeight] = slice.dataset.part.split(' ').map(Number);
        slice.style.top = `${top * factor}px`;
        slice.style.width = `${width * factor}px`;
        slice.style.height = `${height * factor}px`;
        const inner = slice.firstChild;
        inner.style.left = `${partX * factor}px`;
        inner.style.top = `${(partY - from) * factor}px`;
        inner.style.width = `${partWidth * factor}px`;
        inner.style.height = `${partHeight * factor}px`;
      }
      placeBoxes(canvas, factor);
    }
    slide();
    look();
    told({ kind: 'zoom', text: zoomWords() });
  };

  const zoomWords = () => {
    if (zoom !== null) return zoom === 1 ? '1:1' : `${zoom}:1`;
    const percent = Math.round(scale() * ratio() * 100);
    return percent === 100 ? '1:1' : `scaled to ${percent} %`;
  };

  // Slider and onion: the share of the visible width, or of the after picture's strength; delta: how much a step is enlarged.
  const strength = () => Math.round(mostStrength ** amount);
  const slide = () => {
    const top = panes.length === 1 ? panes[0].canvas.querySelector('.picture.after') : null;
    if (!top) return;
    if (view === 'slider') {
      const { scroller, frame } = panes[0];
      const x = amount * scroller.clientWidth;
      top.style.clipPath = `inset(0 0 0 ${Math.max(0, x + scroller.scrollLeft)}px)`;
      frame.querySelector('.handle').style.left = `${x}px`;
    } else if (view === 'onion') top.style.opacity = amount;
    else if (view === 'blink') {
      top.style.visibility = isAfter ? 'visible' : 'hidden';
      panes[0].canvas.querySelector('.picture.before').style.visibility = isAfter ? 'hidden' : 'visible';
      panes[0].frame.querySelector('figcaption').textContent = nameOf(isAfter ? 'after' : 'before');
    } else if (view === 'delta') {
      panes[0].scroller.style.filter = `brightness(${strength()})`;
      panes[0].frame.querySelector('figcaption').textContent = `The difference of each channel, ${strength()} times; black is equal`;
    }
  };

  const marks = () => {
    for (const { layer, canvas, names } of panes) {
      layer.replaceChildren(...marksOf(names, { shot, bands, twins, chosen, layers, placed }));
      layer.classList.toggle('dim', layers.dim);
      placeBoxes(canvas, scale());
    }
  };

  // The colours are DiffStyle's.
  const diffWords = () => {
    const [before, after] = [sizeOf(shot.before), sizeOf(shot.after)];
    return before === after
      ? 'What differs in magenta, over the dimmed after picture'
      : 'What differs in magenta, what only after has in blue, what only before has in orange, over the dimmed after picture';
  };

  const layouts = {
    before: () => [pane(labelOf('before'), ['before'])],
    after: () => [pane(labelOf('after'), ['after'])],
    diff: () => [pane(diffWords(), ['diff'])],
    side: () => [pane(nameOf('before'), ['before']), pane(nameOf('after'), ['after'])],
    slider: () => [pane(`${nameOf('before')} on the left, ${nameOf('after').toLowerCase()} on the right`, ['before', 'after'])],
    onion: () => [pane(`${nameOf('after')} over ${nameOf('before').toLowerCase()}`, ['before', 'after'])],
    blink: () => [pane(nameOf('after'), ['before', 'after'])],
    delta: () => [pane('The difference of each channel', ['before', 'after'])],
  };

  const build = () => {
    const [was, seen, wereBands] = panes.length ? [sight, seenOfChosen(), bands] : [null, null, null];
    // The diff picture is of the sides as they are.
    bands = isAligned && canAlign() && view !== 'diff' ? createBands(shot) : null;
    panes = layouts[view]();
    root.replaceChildren(...panes.map(each => each.frame));
    root.dataset.view = view;
    root.classList.toggle('aligned', bands !== null);
    root.classList.toggle('twins', twins !== null);
    stop();
    isAfter = true;
    if (view === 'blink' && !still.matches) play();
    if (view === 'slider') panes[0].frame.append(handle());
    map.draw(size(), shot.regions.map(placed), chosen);
    place();
    marks();
    if (!was) return;
    // Rows lie elsewhere now: stay with what was looked at.
    if (seen && (wereBands === null) !== (bands === null)) centre(placed(shot.regions[chosen]));
    else holdSight(was, seen);
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
    look();
  };

  const choose = index => {
    if (!shot || !shot.regions[index]) return;
    chosen = index;
    marks();
    centre(placed(shot.regions[index]));
    map.choose(index);
    told({ kind: 'region', index });
  };
  const bySize = () => shot.regions.map((region, index) => index).sort((a, b) => shot.regions[b].ae - shot.regions[a].ae || a - b);

  new ResizeObserver(() => {
    // Hidden with the viewer.
    if (!shot || panes.length === 0 || root.clientWidth === 0) return;
    const [was, seen] = [sight, seenOfChosen()];
    place();
    holdSight(was, seen);
  }).observe(root);

  return {
    canShow, canAlign,
    show(next, wanted) {
      shot = next;
      chosen = -1;
      twins = null;
      panes = [];
      pointed = null;
      view = viewFor(wanted);
      build();
      if (shot.regions.length > 0) choose(bySize()[0]);
    },
    setView(wanted) {
      if (!canShow(wanted)) return;
      view = wanted;
      build();
    },
    // Null goes back to before and after.
    setTwins(pair) {
      twins = pair;
      view = viewFor(view);
      build();
    },
    twins: () => twins,
    setAligned(wanted) {
      isAligned = wanted;
      if (shot && panes.length) {
        // Rows lie elsewhere now: stay with what was looked at.
        build();
        if (shot.regions[chosen]) centre(placed(shot.regions[chosen]));
      }
    },
    isAligned: () => bands !== null,
    view: () => view,
    // Whole steps above one; below one screen pixel a pixel there is only "fit".
    zoomBy(step) {
      const middle = lookedAt();
      zoom = zoom === null ? startZoom() : Math.min(32, Math.max(1, step > 0 ? zoom * 2 : Math.floor(zoom / 2)));
      place();
      centre(middle);
    },
    setZoom(next) {
      const middle = lookedAt();
      zoom = next;
      place();
      centre(middle);
    },
    resetZoom() { zoom = startZoom(); },
    isFit: () => zoom === null,
    toggle(layer) {
      layers[layer] = !layers[layer];
      if (shot) marks();
      return layers[layer];
    },
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

  // What stays in the middle while the zoom changes: the chosen region where it is in sight. Near an edge the middle of the window is beside it.
  function lookedAt() {
    const region = shot.regions[chosen] && placed(shot.regions[chosen]);
    if (!region) return centreOfView();
    const { scroller } = panes[0];
    const factor = scale();
    const isSeen = (start, length, from, room) => start * factor < from + room && (start + length) * factor > from;
    return isSeen(region.x, region.width, scroller.scrollLeft, scroller.clientWidth) && isSeen(region.y, region.height, scroller.scrollTop, scroller.clientHeight)
      && region.width * factor <= scroller.clientWidth && region.height * factor <= scroller.clientHeight ? region : centreOfView();
  }

  function centreOfView() {
    const { scroller } = panes[0];
    const factor = scale();
    return { x: (scroller.scrollLeft + scroller.clientWidth / 2) / factor, y: (scroller.scrollTop + scroller.clientHeight / 2) / factor, width: 0, height: 0 };
  }
};
