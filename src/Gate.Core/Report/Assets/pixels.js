// Colours of single pixels. A page from disk may show pictures but not read them; served, or with pictures inside the file, it may.
const createPixels = ready => {
  const canvases = new Map();
  const waiting = new Map();
  const load = path => {
    if (!waiting.has(path)) {
      if (waiting.size > 3) waiting.clear();
      waiting.set(path, element('img', { src: path, alt: '', onload: ready }));
    }
    const image = waiting.get(path);
    if (!image.complete || image.naturalWidth === 0) return null;
    if (canvases.size > 3) canvases.clear();
    const canvas = element('canvas', { width: image.naturalWidth, height: image.naturalHeight });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    canvases.set(path, context);
    return context;
  };

  return {
    // path null, or a place beyond the picture: none. closed: the browser does not tell.
    at(path, x, y) {
      if (!path || x === null || y === null || x < 0 || y < 0) return { none: true };
      const context = canvases.get(path) || load(path);
      if (!context) return { waits: true };
      if (x >= context.canvas.width || y >= context.canvas.height) return { none: true };
      try {
        return { rgba: [...context.getImageData(x, y, 1, 1).data] };
      } catch (error) {
        if (error.name !== 'SecurityError') throw error;
        return { closed: true };
      }
    },
  };
};

const pixelWords = at => {
  if (at === null) return '';
  const side = each => each.none ? 'none' : each.waits ? '…' : each.rgba.join(' ');
  const { before, after } = at;
  const place = `(${number(at.x)}, ${at.rows[0] === at.rows[1] || at.rows[0] === null ? number(at.rows[1] ?? at.y) : at.rows[1] === null ? number(at.rows[0]) : `${number(at.rows[0])} → ${number(at.rows[1])}`})`;
  if (before.closed || after.closed) return `${place} colours: gate review`;
  const delta = before.rgba && after.rgba ? Math.max(...before.rgba.map((value, index) => Math.abs(value - after.rgba[index]))) : null;
  return `${place} ${side(before)} → ${side(after)}${delta === null ? '' : `, Δ ${delta}`}`;
};
