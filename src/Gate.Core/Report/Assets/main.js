const data = JSON.parse(byId('data').textContent);
const shots = new Map(data.shots.map(shot => [shot.id, shot]));
const overview = createOverview();
const decisions = createDecisions(data, () => showDecisions());
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

const isOpen = shot => decisions.can(shot) && decisions.of(shot) === null;

const links = new Map([...document.querySelectorAll('.pages .line a')].map(link => [decodeURIComponent(link.hash.slice(6)), link]));
const showDecisions = () => {
  const { all, done, local } = decisions.count();
  const words = `${number(done)} of ${number(all)} decided`;
  byId('progress').textContent = words;
  byId('ledger-progress').textContent = words;
  byId('ledger').hidden = all === 0;
  for (const id of ['export', 'export-copy']) {
    byId(id).hidden = decisions.served;
    byId(id).disabled = local === 0;
  }
  byId('name').parentElement.hidden = decisions.served;
  byId('shutdown').hidden = !decisions.served;
  for (const shot of data.shots) {
    const link = links.get(shot.id);
    if (!link) continue;
    const old = link.parentElement.querySelector('.decision');
    const decision = decisions.of(shot);
    if (old) old.remove();
    if (decision) link.parentElement.querySelector('.where').append(element('span', { class: `decision ${decision}` }, decision));
  }
  if (!current) return;
  const decision = decisions.of(current);
  byId('decide').hidden = !decisions.can(current);
  byId('decided').hidden = decision === null;
  byId('decided').className = `decision ${decision || ''}`;
  byId('decided').textContent = decision || '';
};

const decide = async decision => {
  const shot = current;
  const trouble = await decisions.decide(shot, decision);
  byId('announce').textContent = trouble || `${decision}, ${byId('progress').textContent}`;
  byId('progress').textContent = trouble || byId('progress').textContent;
  if (trouble || current !== shot) return;
  const at = queue.indexOf(shot);
  const next = [...queue.slice(at + 1), ...queue.slice(0, Math.max(at, 0))].find(isOpen);
  if (next) location.hash = shotHash(next.id);
};

const undo = async () => {
  const { shot, told } = await decisions.undo();
  byId('announce').textContent = told;
  if (shot) location.hash = shotHash(shot.id);
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
    showDecisions();
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
  if (typing && typing.id === 'reason' && event.key === 'Enter') {
    event.preventDefault();
    typing.blur();
    byId('approve').focus();
  }
  if (typing) return;
  const open = {
    '?': () => byId('help').showModal(),
    '/': () => { if (current) back(); overview.focusSearch(); },
  }[event.key] || (current
    ? { Escape: back, u: back, a: () => decide('approved'), d: () => decide('rejected'), z: undo }[event.key] || viewer.keys[event.key]
    : { j: () => queue[0] && (location.hash = shotHash(queue[0].id)) }[event.key]);
  if (!open) return;
  event.preventDefault();
  open();
});

byId('approve').addEventListener('click', () => decide('approved'));
byId('reject').addEventListener('click', () => decide('rejected'));
byId('undo').addEventListener('click', undo);
byId('export').addEventListener('click', decisions.download);
byId('export-copy').addEventListener('click', async event => {
  try {
    await navigator.clipboard.writeText(decisions.lines());
    event.target.textContent = 'Copied';
  } catch {
    event.target.textContent = 'The clipboard is closed';
  }
});
byId('shutdown').addEventListener('click', async () => {
  await fetch('shutdown', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  byId('ledger-progress').textContent = 'The server has ended; the decisions are in the ledger.';
});
window.addEventListener('hashchange', route);
document.documentElement.classList.add('scripted');
refilter();
showDecisions();
route();
