const data = JSON.parse(byId('data').textContent);
const shots = new Map(data.shots.map(shot => [shot.id, shot]));
const overview = createOverview();
const viewer = createViewer(data, id => { location.hash = `${shotHash(id)}`; });
const title = document.title;
let filter = { status: 'all', q: '' };
let queue = data.shots;
let scrolled = 0;
let current = null;
const statuses = new Map([...document.querySelectorAll('.pages tbody tr')].map(row => [row.querySelector('.page').textContent, row.dataset.status]));

// "shot=a%26b&view=diff": names as in the address bar, values percent-encoded; a broken encoding is no shot.
const readHash = () => {
  const read = {};
  for (const part of location.hash.slice(1).split('&')) {
    const at = part.indexOf('=');
    if (at <= 0) continue;
    try {
      read[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1));
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
    }
  }
  return read;
};

const refilter = () => {
  overview.filter(filter.status, filter.q);
  const wanted = filter.q.trim().toLowerCase();
  queue = filter.status === 'all' && wanted === '' ? data.shots : data.shots.filter(shot => {
    const name = visible(shot.page);
    return (filter.status === 'all' || statuses.get(name) === filter.status) && name.toLowerCase().includes(wanted);
  });
};

const route = () => {
  const hash = readHash();
  const shot = shots.get(hash.shot);
  const left = current;
  const wasOpen = left !== null;
  current = shot || null;
  if (shot) {
    if (!wasOpen) scrolled = window.scrollY;
    byId('overview').hidden = true;
    byId('viewer').hidden = false;
    document.title = `${shorten(visible(shot.id), 80)} · gate`;
    viewer.show(shot, queue, hash.view);
    if (!wasOpen) byId('shot-title').focus({ preventScroll: true });
    window.scrollTo(0, 0);
    return;
  }
  byId('viewer').hidden = true;
  byId('overview').hidden = false;
  document.title = title;
  if (hash.status !== undefined || hash.q !== undefined) {
    filter = { status: hash.status || 'all', q: hash.q || '' };
    refilter();
  }
  if (!wasOpen) return;
  window.scrollTo(0, scrolled);
  const link = [...document.querySelectorAll('.pages .line a')].find(each => decodeURIComponent(each.hash.slice(6)) === left.id);
  if (link) link.focus();
};

const back = () => {
  const parts = [filter.status === 'all' ? '' : `status=${filter.status}`, filter.q === '' ? '' : `q=${encodeURIComponent(filter.q)}`].filter(Boolean);
  location.hash = parts.length ? `#${parts.join('&')}` : '#status=all';
};

for (const pre of document.querySelectorAll('.questions .paste')) pre.append(copyButton(pre.textContent));
document.querySelector('#viewer .back').addEventListener('click', event => { event.preventDefault(); back(); });
byId('help-open').addEventListener('click', () => byId('help').showModal());
overview.onSearch(text => {
  filter = { status: filter.status, q: text };
  refilter();
  history.replaceState(null, '', `#status=${filter.status}&q=${encodeURIComponent(text)}`);
});

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || byId('help').open) return;
  const typing = event.target.closest('input, textarea, select');
  if (typing && event.key === 'Escape') typing.blur();
  if (typing) return;
  const open = {
    '?': () => byId('help').showModal(),
    '/': () => { if (current) back(); overview.focusSearch(); },
  }[event.key] || (current
    ? { Escape: back, u: back }[event.key] || viewer.keys[event.key]
    : { j: () => queue[0] && (location.hash = shotHash(queue[0].id)) }[event.key]);
  if (!open) return;
  event.preventDefault();
  open();
});

window.addEventListener('hashchange', route);
document.documentElement.classList.add('scripted');
refilter();
route();
