const data = JSON.parse(byId('data').textContent);
// Causes and alignments are numbers into what the shots share.
const pooled = numbers => numbers.map(at => data.pool[at]);
for (const group of data.groups) group.causes = pooled(group.causes);
for (const shot of data.shots) {
  shot.alignment = shot.alignment === null ? null : data.pool[shot.alignment];
  for (const region of shot.regions) region.causes = pooled(region.causes);
}
const shots = new Map(data.shots.map(shot => [shot.id, shot]));
const statuses = new Map([...document.querySelectorAll('#page-table tbody tr')].map(row => [row.querySelector('.page').textContent, row.dataset.status]));
// In one file some shots have but a part of their pictures, at this place.
for (const { id, box } of data.parts) shots.get(id).part = box;
let overview, decisions, filters, groups, choice, viewer;
let isReady = false;
const title = document.title;
let queue = data.shots;
let fits = data.shots;
let scrolled = 0;
let current = null;

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

const say = text => { byId('announce').textContent = text; };
const progress = () => {
  const { all, done } = decisions.count();
  return `${number(done)} of ${number(all)} decided`;
};
// Trouble, and that a decision is recorded but does not count, is shown where the count stands, until the next decision.
const tell = trouble => {
  for (const id of ['progress', 'ledger-progress']) byId(id).textContent = trouble || decisions.over() || [progress(), decisions.warning()].filter(Boolean).join('; ');
};

const showDecided = () => {
  if (!current) return;
  const decision = decisions.of(current);
  byId('decide').hidden = !decisions.can(current);
  byId('undecidable').hidden = decisions.can(current);
  byId('undecidable').textContent = decisions.whyNot(current);
  byId('decided').hidden = decision === null;
  byId('decided').className = `decision ${decision || ''}`;
  byId('decided').textContent = decision || '';
  const said = decisions.saidOf(current);
  byId('decided-why').hidden = said === null;
  byId('decided-why').replaceChildren(...(said === null ? [] : [element('bdi', {}, visible(shorten(said.reason, 300))), ` (${[said.by ? visible(shorten(said.by, 80)) : null, momentOf(said.at)].filter(Boolean).join(', ')})`]));
  byId('take-back').hidden = !decisions.canTakeBack(current);
  viewer.showDecisions();
};

const showQuestions = () => {
  for (const row of document.querySelectorAll('[data-finding]')) {
    const id = row.dataset.finding;
    if (!decisions.canFinding(id)) continue;
    const old = row.querySelector('.verdicts');
    const made = findingActs(id, decisions, decideFinding);
    if (old) old.replaceWith(made);
    else row.append(made);
    const said = row.querySelector(':scope > .decision');
    if (said) said.remove();
  }
};

const showRenewed = () => {
  const root = byId('renewed');
  const waiting = [...data.again.map(id => [id, 'approved with other pixels before']), ...data.elsewhere.map(id => [id, 'approved in another environment']), ...data.withoutSignature.map(id => [id, 'approved without a signature that counts'])]
    .filter(([id]) => shots.has(id) && decisions.isOpen(shots.get(id)));
  root.hidden = waiting.length === 0;
  root.querySelector('.tally').textContent = count(waiting.length, 'shot');
  root.querySelector('ul').replaceChildren(...waiting.slice(0, 500).map(([id, why]) => element('li', {},
    element('a', { href: shotHash(id) }, visible(shorten(id, 200))), ' ', element('span', { class: 'source' }, why))));
};

// What the cards and findings have of their own is turned off where they are drawn.
const turnOff = () => {
  for (const control of [...decisions.fields(), ...['approve', 'reject', 'undo', 'undo-list', 'take-back', 'approve-fits', 'reject-fits', 'shutdown'].map(byId)]) {
    control.disabled = true;
    control.title = decisions.over();
  }
};

const showMarks = () => {
  const { all, local } = decisions.count();
  tell(null);
  byId('ledger').hidden = all === 0;
  for (const id of ['export', 'export-copy']) {
    byId(id).hidden = decisions.served;
    byId(id).disabled = local === 0;
    byId(id).title = local === 0 ? 'Nothing was decided here yet' : '';
  }
  byId('name').parentElement.hidden = decisions.served;
  byId('shutdown').hidden = !decisions.served;
  for (const shot of data.shots) overview.tag(shot.id, decisions.of(shot));
  overview.settle(ids => {
    const listed = ids.map(id => shots.get(id)).filter(Boolean);
    const decidable = listed.filter(decisions.can);
    return decidable.length > 0 && !decidable.some(decisions.isOpen) && !listed.some(shot => ['unstable', 'failed', 'pending'].includes(shot.status));
  });
  showRenewed();
  showQuestions();
  if (decisions.over()) turnOff();
};

const showDecisions = () => {
  showMarks();
  // Behind a shot nobody sees the list, and going back filters it anew.
  if (!current) refilter();
  showDecided();
};

const next = after => {
  const at = queue.indexOf(after);
  return [...queue.slice(at + 1), ...queue.slice(0, Math.max(at, 0))].find(decisions.isOpen);
};

const after = (trouble, words) => {
  say(trouble || [words, progress(), decisions.warning()].filter(Boolean).join(', '));
  tell(trouble);
};

// The decision that asked for the reason, and where it was asked: Enter takes it, Escape goes back there. Out of the field it waits no more.
let waiting = null;
const withReason = act => {
  if (decisions.over()) {
    after(decisions.over());
    return;
  }
  const trouble = decisions.needsReason();
  if (trouble === null) {
    act();
    return;
  }
  const from = document.activeElement;
  decisions.fields().find(field => field.offsetParent !== null)?.focus();
  waiting = { act, from };
  after(trouble);
};
const leaveReason = () => {
  const from = waiting && waiting.from;
  document.activeElement.blur();
  if (from && from.isConnected) from.focus();
  if (document.activeElement === document.body && !current) choice.focus();
};
const enterReason = () => {
  const act = waiting && waiting.act;
  const trouble = act && decisions.needsReason();
  if (trouble) {
    after(trouble);
    return;
  }
  leaveReason();
  if (act) act();
  else if (current) byId('approve').focus();
};

const decide = decision => {
  const shot = current;
  if (!decisions.can(shot)) {
    after(decisions.whyNot(shot));
    return;
  }
  withReason(async () => {
    const trouble = await decisions.decide(shot, decision);
    after(trouble, decision);
    if (trouble || current !== shot) return;
    const following = next(shot);
    if (following) go(shotHash(following.id));
  });
};

const decideGroup = (group, decision) => {
  const whyNot = groups.whyNot(group, decision);
  if (whyNot) {
    after(whyNot);
    return;
  }
  withReason(async () => {
    const affected = decisions.covers(group, decision).length;
    after(await decisions.decideGroup(group, decision), `${count(affected, 'shot')} ${decision}`);
  });
};
const decideFinding = (id, decision) => withReason(async () => after(await decisions.decideFinding(id, decision), `Finding ${decision}`));
const decideFits = decision => {
  const chosen = decision === 'approved' ? filters.approvable(fits) : fits.filter(decisions.isOpen);
  withReason(async () => after(await decisions.decideMany(chosen, decision), `${count(chosen.length, 'shot')} ${decision}`));
};

const takeBack = async () => {
  after(await decisions.takeBack(current), 'Undecided again');
  byId('approve').focus();
};

const undo = async () => {
  const { shot, told, trouble } = await decisions.undo();
  after(trouble, told);
  if (shot && current) go(shotHash(shot.id));
};

// What one looks at first: what is left over, then what is undecided, then what cannot be decided here, then the rest.
const rank = shot => decisions.isOpen(shot) ? decisions.isLeftOver(shot) ? 0 : 1 : decisions.can(shot) ? 3 : 2;

const refilter = () => {
  const { fits: found, tallies } = filters.apply();
  fits = found;
  const ranks = new Map(fits.map(shot => [shot, rank(shot)]));
  if (!current) queue = [0, 1, 2, 3].flatMap(wanted => fits.filter(shot => ranks.get(shot) === wanted));
  overview.filter({ status: filters.get('status'), text: filters.get('q'), fits, isByShot: filters.isByShot() });
  groups.draw(fits);
  filters.draw(tallies, (name, value) => {
    filters.set(name, value);
    history.replaceState(null, '', filters.hash());
    refilter();
  });
  const isActive = filters.isActive();
  const open = fits.filter(decisions.isOpen);
  const ready = isActive ? filters.approvable(fits) : [];
  byId('filters').hidden = data.shots.length === 0;
  byId('unfilter').hidden = !isActive;
  byId('fits').textContent = `${isActive ? `${number(fits.length)} of ` : ''}${count(data.shots.length, 'shot')}, ${number(open.length)} undecided`;
  byId('approve-fits').hidden = !isActive || ready.length === 0;
  byId('approve-fits').textContent = `Approve ${count(ready.length, 'shot')}`;
  byId('approve-fits').title = ready.length < open.length ? `${number(open.length - ready.length)} ${open.length - ready.length === 1 ? 'holds something else or left over, and stays open' : 'hold something else or left over, and stay open'}` : '';
  byId('reject-fits').hidden = !isActive || open.length === 0;
  byId('reject-fits').textContent = `Reject ${count(open.length, 'shot')}`;
};

// What the address asks for and is not here; null where all of it is.
const lostWords = ({ shot, group }) => {
  if (shot !== undefined && !shots.has(shot)) {
    const [id, page] = [shot, shot.slice(0, Math.max(0, shot.lastIndexOf('@')))].map(name => visible(shorten(name, 200)));
    if ([...document.querySelectorAll('#identical li bdi')].some(name => name.textContent === page)) return `${page} is identical: there is nothing to show of it.`;
    return statuses.has(page) ? `${id} has nothing to show: it is identical, or ${page} has no such shot.` : `No shot of this report is called ${id}.`;
  }
  return group !== undefined && !data.groups.some(each => each.id === group) ? `No change of this report is called ${visible(shorten(group, 200))}.` : null;
};

const route = () => {
  const hash = readHash();
  const shot = shots.get(hash.shot);
  waiting = null;
  const lost = lostWords(hash);
  byId('lost').hidden = lost === null;
  byId('lost').textContent = lost;
  const left = current;
  const wasOpen = left !== null;
  current = shot || null;
  if (shot) {
    if (!wasOpen) scrolled = window.scrollY;
    byId('overview').hidden = true;
    byId('viewer').hidden = false;
    document.title = `${shorten(visible(shot.id), 80)} · gate`;
    viewer.show(shot, queue, hash.view, hash.region === undefined ? null : Number(hash.region));
    groups.look(shot);
    showDecided();
    if (!wasOpen) byId('shot-title').focus({ preventScroll: true });
    window.scrollTo(0, 0);
    return;
  }
  viewer.leave();
  byId('viewer').hidden = true;
  byId('overview').hidden = false;
  document.title = title;
  filters.read(hash);
  refilter();
  if (!wasOpen) return;
  window.scrollTo(0, scrolled);
  overview.focusShot(left.id);
};

// At once, not when the event comes: a key pressed in between would decide the shot that was just decided.
let gone = null;
const go = hash => {
  location.hash = hash;
  gone = location.hash;
  route();
};

const back = () => { location.hash = filters.hash(); };

const decideChosen = decision => {
  const row = choice.row();
  if (!row) after('Nothing is chosen: n goes to the first change.');
  else if (!row.isConnected) after('The chosen change is not among those shown: n goes on to the next.');
  else if (row.dataset.group) decideGroup(groups.of(row), decision);
  else if (decisions.ofFinding(row.dataset.finding) === decision) after(`The finding is ${decision} already.`);
  else decideFinding(row.dataset.finding, decision);
};
// Cards come and go with decisions and filters, and their order stays; findings stand before or after them all.
const follows = (row, other) => {
  if (row.dataset.group && other.dataset.group) return groups.follows(row, other);
  const [at, from] = [row, other].map(each => each.dataset.group ? byId('groups') : each);
  return Boolean(from.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
};
const step = by => {
  if (choice.step(by)) tell(null);
  else after(groups.rows().length === 0 ? 'No change waits for a decision.' : by > 0 ? 'That was the last change.' : 'This is the first change.');
};

const press = event => {
  if (event.ctrlKey || event.metaKey || event.altKey || byId('help').open) return;
  const typing = event.target.closest('input:not([type="range"]), textarea, select');
  if (typing && decisions.fields().includes(typing) && ['Enter', 'Escape'].includes(event.key)) {
    event.preventDefault();
    if (event.key === 'Enter') enterReason();
    else leaveReason();
    return;
  }
  if (typing && event.key === 'Escape') typing.blur();
  if (typing) return;
  const open = {
    '?': () => byId('help').showModal(),
    '/': () => { if (current) back(); overview.focusSearch(); },
    z: undo,
  }[event.key] || (current
    ? { Escape: back, u: back, a: () => decide('approved'), d: () => decide('rejected') }[event.key] || viewer.keys[event.key]
    : {
      j: () => queue[0] && go(shotHash(queue[0].id)),
      n: () => step(1), p: () => step(-1), a: () => decideChosen('approved'), d: () => decideChosen('rejected'),
    }[event.key]);
  if (!open || (event.key === ' ' && event.target.closest('button, a, summary'))) return;
  event.preventDefault();
  open();
};

// What is pressed before all is ready is done then, but for what decides: nobody has seen yet about what.
const early = [];
document.addEventListener('keydown', event => {
  if (isReady) press(event);
  else if (!['a', 'd', 'z'].includes(event.key)) early.push(event);
});

const listen = () => {
  for (const pre of document.querySelectorAll('.questions .paste')) pre.append(copyButton(pre.textContent));
  document.querySelector('#viewer .back').addEventListener('click', event => { event.preventDefault(); back(); });
  byId('help-open').addEventListener('click', () => byId('help').showModal());
  overview.onSearch(text => {
    filters.set('q', text);
    refilter();
    history.replaceState(null, '', filters.hash());
  });

  for (const field of decisions.fields()) {
    // Another window's turn is no farewell.
    field.addEventListener('blur', () => { if (document.activeElement !== field) waiting = null; });
  }
  byId('approve').addEventListener('click', () => decide('approved'));
  byId('reject').addEventListener('click', () => decide('rejected'));
  byId('approve-fits').addEventListener('click', () => decideFits('approved'));
  byId('reject-fits').addEventListener('click', () => decideFits('rejected'));
  byId('take-back').addEventListener('click', takeBack);
  for (const id of ['undo', 'undo-list']) byId(id).addEventListener('click', undo);
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
    await decisions.shutDown();
    after(decisions.over());
  });
  window.addEventListener('hashchange', () => {
    if (location.hash !== gone) route();
    gone = null;
  });
  new ResizeObserver(() => document.documentElement.style.setProperty('--bar', `${byId('ledger').offsetHeight}px`)).observe(byId('ledger'));
};

// Much is made ready in pieces, so that the page scrolls and answers in between; little is ready at once.
const start = async () => {
  const pieces = [
    () => { overview = createOverview(); },
    () => { decisions = createDecisions(data, () => { if (isReady) showDecisions(); }); },
    () => { filters = createFilters(data, decisions, statuses); },
    () => {
      groups = createGroups(data, decisions, { decide: (group, word) => decideGroup(group, word), redraw: () => refilter() });
      choice = createChoice(byId('overview'), { canChoose: row => Boolean(row.dataset.group) || decisions.canFinding(row.dataset.finding), rows: groups.rows, follows });
      viewer = createViewer(data, decisions, { open: id => go(shotHash(id)), decideFinding: (id, word) => decideFinding(id, word) });
    },
    showMarks,
    () => {
      listen();
      isReady = true;
      document.documentElement.classList.add('scripted');
      const hash = readHash();
      filters.read(hash);
      // A shot is one of a list.
      if (shots.has(hash.shot)) refilter();
      route();
      early.forEach(press);
    },
  ];
  for (const piece of pieces) {
    piece();
    if (data.shots.length > 500) await new Promise(resolve => { setTimeout(resolve); });
  }
};
start();
