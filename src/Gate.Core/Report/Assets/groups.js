// The same change wherever it is: looked at once. What a shared change leaves over stands first, and is decided only after it was seen.
// One line in one file is told once, though both sides have it.
const placeOfCause = ({ source, sourceBefore }) => !source || !sourceBefore ? source || sourceBefore || null
  : source.replace(/^(?:after|before)\//, '') === sourceBefore.replace(/^before\//, '') ? source : `${sourceBefore} → ${source}`;
const causeItem = (cause, most = Infinity) => element('li', {},
  cause.elements > 1 ? `${number(cause.elements)} × ` : null, element('code', { title: [...cause.selector].length > most ? visible(cause.selector) : null }, visible(ending(cause.selector, most))), ' ',
  cause.name === null ? cause.kind : `${cause.kind} ${visible(cause.name)}`,
  cause.before === null && cause.after === null ? null : element('span', { class: 'step' },
    element('del', {}, element('bdi', {}, visible(cause.before === null ? 'nothing' : shorten(cause.before, 160)))), ' → ', element('ins', {}, element('bdi', {}, visible(cause.after === null ? 'nothing' : shorten(cause.after, 160))))),
  cause.rule ? element('span', { class: 'source' }, 'rule ', element('code', {}, visible(shorten(cause.rule, 160)))) : null,
  placeOfCause(cause) === null ? null : element('span', { class: 'source' }, visible(placeOfCause(cause))),
  !cause.hunk ? null : element('span', { class: 'source' }, cause.hunk.before === null ? null : element('del', {}, element('bdi', {}, visible(cause.hunk.before))), ' ', cause.hunk.after === null ? null : element('ins', {}, element('bdi', {}, visible(cause.hunk.after)))));

// A title starts with the element, whose path may be longer than all that is said of it.
const mostPath = 40;
const titleOf = group => {
  const paths = group.causes.flatMap(({ selector, rule }) => [selector, rule]).filter(path => path && path.length > mostPath).sort((a, b) => b.length - a.length);
  return paths.reduce((title, path) => title.replaceAll(path, () => ending(path, mostPath)), group.title);
};

// Where a picture begins behind a window on one part of it, never leaving its edges: the middle, or the beginning of what is longer.
const startOf = (from, length, room, whole) => whole <= room ? 0 : -Math.min(whole - room, Math.max(0, Math.round(length > room ? from - room / 8 : from + length / 2 - room / 2)));

const createGroups = (data, decisions, acts) => {
  const few = 60;
  const root = byId('groups');
  const [open, folded] = root.querySelectorAll('.cards');
  const more = root.querySelector('.more');
  const shots = new Map(data.shots.map(shot => [shot.id, shot]));
  const seen = new Set();
  const cards = new Map();
  let limit = few;

  const placeOfGroup = group => {
    const shot = group.representative && shots.get(group.representative.shot) || shots.get(group.shots.find(id => shots.has(id)));
    return shot ? { shot, region: shot.regions[group.representative ? group.representative.region : 0] } : null;
  };

  // The thumbnail is centred on the largest region of its shot; for any other the picture itself is moved behind a window. What was
  // removed stands on the before side.
  const crop = ({ shot, region }, cause) => {
    const evidence = shot.evidence;
    const isGone = cause && cause.kind === 'removed';
    const path = evidence && (isGone && evidence.before || evidence.after || evidence.before);
    if (!region || !path) return element('span', { class: 'crop' });
    const image = element('img', { src: path, alt: '', loading: 'lazy', decoding: 'async' });
    // Several causes may share a region: its own one is shown, where it lies in there.
    const spot = cause && within(region, isGone ? cause.beforeBox : cause.afterBox || cause.beforeBox) || region;
    const { x: left, y: top } = shot.part || { x: 0, y: 0 };
    const aim = () => {
      if (image.naturalWidth === 0) return;
      const box = image.parentElement;
      image.style.objectPosition = `${startOf(spot.x - left, spot.width, box.clientWidth, image.naturalWidth)}px ${startOf(spot.y - top, spot.height, box.clientHeight, image.naturalHeight)}px`;
    };
    image.addEventListener('load', aim);
    // Loaded behind a shot, it has no window yet.
    new ResizeObserver(aim).observe(image);
    image.addEventListener('error', () => image.remove());
    return element('span', { class: 'crop' }, image);
  };

  const card = group => {
    const place = placeOfGroup(group);
    const isStrange = group.remainder;
    const titled = { title: visible(group.title) };
    const link = element(place ? 'a' : 'span', place ? { ...titled, href: `${shotHash(place.shot.id)}&region=${group.representative ? group.representative.region : 0}` } : titled, ...isolated(titleOf(group)));
    const made = {
      group, place,
      state: element('span', { class: 'decision', hidden: true }),
      words: element('p', { class: 'source' }),
      because: element('p', { class: 'because', hidden: true }),
      approve: element('button', { type: 'button', class: 'approve', onclick: () => acts.decide(group, 'approved') }, 'Approve'),
      reject: element('button', { type: 'button', class: 'reject', onclick: () => acts.decide(group, 'rejected') }, 'Reject'),
    };
    made.row = element('li', { class: `card${isStrange ? ' strange' : ''}`, 'data-group': group.id },
      place ? crop(place, group.causes[0]) : null,
      element('div', { class: 'said' },
        element('h3', {}, isStrange ? element('span', { class: 'pill failed' }, group.causes.length === 0 ? 'unexplained' : 'left over') : null, ' ', link, ' ', made.state),
        made.words, made.because,
        group.causes.length === 0 ? null : element('ul', { class: 'causes' }, ...group.causes.slice(0, 2).map(cause => causeItem(cause, mostPath))),
        group.causes.length <= 2 ? null : element('p', { class: 'source' }, `${count(group.causes.length - 2, 'more cause')}`)),
      element('div', { class: 'acts' }, element('a', { href: `#group=${encodeURIComponent(group.id)}` }, count(group.shots.length, 'shot')), made.approve, made.reject));
    return made;
  };

  const isDone = group => {
    const members = group.shots.map(id => shots.get(id)).filter(shot => shot && decisions.can(shot));
    return members.length > 0 && !members.some(decisions.isOpen);
  };

  const refresh = made => {
    const { group } = made;
    const word = decisions.wordOf(group);
    const all = group.shots.map(id => shots.get(id)).filter(Boolean);
    const members = all.filter(decisions.can);
    const left = members.filter(decisions.isOpen).length;
    const ready = decisions.covers(group, 'approved').length;
    const mustLook = group.remainder && made.place && !seen.has(made.place.shot.id);
    made.state.hidden = word === null;
    made.state.className = `decision ${word || ''}`;
    made.state.textContent = word || '';
    made.words.textContent = [
      `${count(group.pages.length, 'page')}, ${group.viewports.map(visible).join(', ')}`,
      left === members.length ? null : `${number(members.length - left)} of ${number(members.length)} decided`,
      word !== 'approved' && ready < left ? `${number(left - ready)} ${left - ready === 1 ? 'holds' : 'hold'} something else too` : null,
      members.length > 0 && members.length < all.length ? `${number(all.length - members.length)} cannot be decided` : null,
    ].filter(Boolean).join(' · ');
    made.whyNot = decisions.over() ? decisions.over() : all.length === 0 ? 'Its shots are not in this report.' : members.length === 0 ? decisions.whyNot(all[0])
      : left === 0 ? 'Every shot of it is decided.'
        : mustLook ? `Open it first: ${group.causes.length === 0 ? 'nothing explains these pixels' : 'its cause does not account for all of these pixels'}.` : null;
    made.whyNotApprove = made.whyNot || (word === 'approved' ? `Approved; ${number(left)} ${left === 1 ? 'waits' : 'wait'} for what else is in ${left === 1 ? 'it' : 'them'}.` : null);
    // That all is decided is counted beside it already, and that the review is over is said once.
    made.because.hidden = made.whyNotApprove === null || decisions.over() !== null || (left === 0 && members.length > 0);
    made.because.textContent = made.whyNotApprove;
    made.approve.disabled = made.whyNotApprove !== null;
    made.reject.disabled = made.whyNot !== null;
    made.approve.title = made.whyNotApprove || `Approve ${count(ready, 'shot')} in which nothing else differs`;
    made.reject.title = made.whyNot || `Reject ${count(left, 'shot')}`;
    const [name] = [visible(shorten(group.title, 80))];
    made.approve.setAttribute('aria-label', `Approve: ${name}`);
    made.reject.setAttribute('aria-label', `Reject: ${name}`);
  };

  const draw = fits => {
    const wanted = new Set(fits.map(shot => shot.id));
    const shown = data.groups.filter(group => group.shots.some(id => wanted.has(id)));
    const waiting = shown.filter(group => !isDone(group));
    const done = shown.filter(isDone);
    const rowsOf = list => list.map(group => {
      if (!cards.has(group.id)) cards.set(group.id, card(group));
      refresh(cards.get(group.id));
      return cards.get(group.id).row;
    });
    const focus = document.activeElement;
    root.hidden = shown.length === 0;
    const told = data.changes === 0 || data.changes === data.groups.length ? '' : `, of ${count(data.changes, 'change')}`;
    byId('groups-title').textContent = waiting.length === 0 ? 'No group waits' : `${count(waiting.length, 'group')} to look at${told}`;
    byId('groups-title').title = told && 'A change that leaves something over, or draws edges anew, makes a group of its own for that';
    open.replaceChildren(...rowsOf(waiting.slice(0, limit)));
    more.hidden = waiting.length <= limit;
    more.textContent = `Show ${number(waiting.length - limit)} more`;
    const fold = folded.parentElement;
    fold.hidden = done.length === 0;
    fold.querySelector('h2').textContent = count(done.length, 'decided group');
    folded.replaceChildren(...rowsOf(done.slice(0, limit)));
    if (focus && focus !== document.activeElement && root.contains(focus)) focus.focus({ preventScroll: true });
  };
  more.addEventListener('click', () => { limit += 600; acts.redraw(); });

  const at = row => data.groups.findIndex(group => group.id === row.dataset.group);
  return {
    draw,
    look: shot => seen.add(shot.id),
    // Those that wait, as they are shown.
    rows: () => [...open.children],
    follows: (row, other) => at(row) > at(other),
    of: row => data.groups[at(row)],
    whyNot: (group, decision) => { const made = cards.get(group.id); return decision === 'approved' ? made.whyNotApprove : made.whyNot; },
  };
};
