// Text of pages never becomes markup here: elements are made one by one, and Trusted Types refuse every other way.
const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
};

// The twin of VisibleText.cs: what has no look of its own, or changes the look of its neighbours, is spelled out.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}\u034f\u115f\u1160\u3164\uffa0\u{e0100}-\u{e01ef}]|(?! )\p{Zs}/gu;
const visible = text => String(text).replace(invisible, found =>
  `⟨U+${found.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);

const shorten = (text, max) => {
  const points = [...text];
  if (points.length <= max) return text;
  const head = Math.floor(max * 2 / 3);
  return `${points.slice(0, head).join('')}…${points.slice(points.length - (max - head - 1)).join('')}`;
};

// The end of a path names the element.
const ending = (text, max) => {
  const points = [...text];
  return points.length <= max ? text : `…${points.slice(points.length - max + 1).join('')}`;
};

// Each side of an arrow is laid out by itself: two values in a script that runs from right to left would be read as one, the later first.
const isolated = text => visible(text).split(' → ').flatMap((part, index) => [...(index > 0 ? [' → '] : []), element('bdi', {}, part)]);

const within = (outer, box) => {
  if (!box) return null;
  const [x, y] = [Math.max(outer.x, box.x), Math.max(outer.y, box.y)];
  const [width, height] = [Math.min(outer.x + outer.width, box.x + box.width) - x, Math.min(outer.y + outer.height, box.y + box.height) - y];
  return width > 0 && height > 0 ? { x, y, width, height } : null;
};

// The twin of LeftOver.cs: what is explained whole leaves nothing over, also where no rule gives its colours.
const isLeft = region => region.explanation === 'unexplained' || (region.explanation !== 'whole' && region.remainder > 0);

// An option is not broken at its hyphens. The twin of HtmlWriter.AddProse.
const prose = text => visible(text).split(/((?<![\w-])--[a-z][a-z-]{1,28}(?![\w-]))/).map((part, index) => index % 2 === 1 ? element('span', { class: 'option' }, part) : part);

const numbers = new Intl.NumberFormat('en-US');
const number = value => numbers.format(value);
const count = (value, noun) => `${number(value)} ${noun}${value === 1 ? '' : 's'}`;
const byId = id => document.getElementById(id);
const shotHash = id => `#shot=${encodeURIComponent(id)}`;
const placeOf = shot => shot.state === 'default' ? shot.viewport : `${shot.viewport}.${shot.state}`;
const boxWords = box => `${number(box.width)}×${number(box.height)} px at (${number(box.x)}, ${number(box.y)})`;
const momentOf = at => `${at.slice(0, 16).replace('T', ' ')} UTC`;
const sizeOf = side => side && side.width !== null ? `${number(side.width)}×${number(side.height)} px` : null;

// Closed, or not ours: then what is to be remembered lives as long as the page.
const guarded = action => {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof SyntaxError || error instanceof TypeError)) throw error;
    return null;
  }
};
const remember = (name, value) => guarded(() => localStorage.setItem(`gate ${name}`, value));
const recall = name => guarded(() => localStorage.getItem(`gate ${name}`));
