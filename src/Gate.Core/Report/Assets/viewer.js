// A finding beside the pixels is decided like a shot.
const findingActs = (id, decisions, decide) => {
  const decision = decisions.ofFinding(id);
  return element('div', { class: 'verdicts' },
    decision === null ? null : element('span', { class: `decision ${decision}` }, decision),
    element('button', { type: 'button', class: 'approve', disabled: decisions.over() !== null || decision === 'approved', title: decisions.over() || (decision === 'approved' ? 'It is approved' : null), onclick: () => decide(id, 'approved') }, 'Approve the finding'),
    element('button', { type: 'button', class: 'reject', disabled: decisions.over() !== null || decision === 'rejected', title: decisions.over() || (decision === 'rejected' ? 'It is rejected' : null), onclick: () => decide(id, 'rejected') }, 'Reject it'));
};

// One shot at a time: title, words, pictures, and the facts beside them.
const createViewer = (data, decisions, acts) => {
  const open = acts.open;
  const groups = new Map(data.groups.map(group => [group.id, group]));
  const findings = new Map(data.findings.map(told => [told.finding.id, told]));
  const ofPage = new Map();
  for (const told of data.findings) {
    if (told.finding.shot !== null) continue;
    for (const page of told.finding.page === null ? told.finding.pages : [told.finding.page]) ofPage.set(page, [...(ofPage.get(page) || []), told]);
  }
  const siblings = new Map();
  for (const shot of data.shots) siblings.set(shot.page, [...(siblings.get(shot.page) || []), shot]);

  let shot = null;
  let order = [];
  let wanted = views.some(each => each.id === recall('view')) ? recall('view') : 'diff';
  const stage = createStage(byId('stage'), event => {
    if (event.kind === 'zoom') showZoom(event.text);
    if (event.kind === 'amount') byId('amount-range').value = Math.round(event.amount * 1000);
    if (event.kind === 'region') showRegion(event.index);
    if (event.kind === 'pixel') byId('pixel').textContent = pixelWords(event.at);
  });
  stage.resetZoom();

  const buttons = views.map(view => element('button', {
    type: 'button', 'data-view': view.id, 'aria-pressed': 'false',
    onclick: () => setView(view.id),
  }, view.name));
  byId('views').append(...buttons);

  const setView = id => {
    if (!stage.canShow(id)) return;
    wanted = id;
    remember('view', id);
    stage.setView(id);
    showView();
    announce(views.find(view => view.id === id).name);
    history.replaceState(null, '', `${shotHash(shot.id)}&view=${id}`);
  };

  const showView = () => {
    const current = stage.view();
    for (const button of buttons) {
      button.disabled = !stage.canShow(button.dataset.view);
      button.title = button.disabled ? `${button.textContent}: a picture that it needs is not there` : `${button.textContent} (${buttons.indexOf(button) + 1})`;
      button.setAttribute('aria-pressed', String(button.dataset.view === current && !button.disabled));
    }
    byId('blink-tools').hidden = current !== 'blink';
    byId('blink-play').setAttribute('aria-pressed', String(stage.isBlinking()));
    byId('amount').hidden = !['slider', 'onion', 'delta'].includes(current);
    byId('amount-name').textContent = { onion: 'After', delta: 'Strength' }[current] || 'Divide';
    byId('aligned').hidden = !stage.canAlign();
    byId('aligned').disabled = current === 'diff';
    byId('aligned').setAttribute('aria-pressed', String(stage.isAligned()));
    byId('cause').hidden = !shot.regions.some(region => region.causes.some(cause => cause.beforeBox || cause.afterBox));
    byId('masks').hidden = shot.masks.length === 0 && shot.noise === null;
    byId('twins').hidden = captures().length === 0;
    byId('twins').setAttribute('aria-pressed', String(stage.twins() !== null));
  };

  const showZoom = text => {
    byId('zoom-fit').setAttribute('aria-pressed', String(stage.isFit()));
    byId('zoom-one').textContent = text;
    byId('zoom-one').classList.toggle('scaled', text.startsWith('scaled'));
  };

  const showRegion = index => {
    for (const row of document.querySelectorAll('#facts .spot')) row.setAttribute('aria-current', String(row.dataset.index === String(index)));
  };

  const announce = text => { byId('announce').textContent = text; };

  const words = () => {
    const parts = [element('span', { class: `pill ${shot.status}` }, shot.status)];
    if (shot.ae !== null) parts.push(element('span', {}, element('b', {}, `AE ${number(shot.ae)}`)));
    if (shot.part) parts.push(element('span', { class: 'resized' }, `shown in part: ${boxWords(shot.part)}`));
    if (shot.maxChannelDelta) parts.push(element('span', { class: 'minor' }, `largest channel step ${shot.maxChannelDelta} of 255`));
    if (shot.regions.length) {
      const largest = shot.regions.reduce((best, region) => region.ae > best.ae ? region : best);
      parts.push(element('span', { class: 'minor' }, shot.regions.length === 1
        ? `1 region, ${boxWords(largest)}`
        : `${count(shot.regions.length, 'region')}, the largest ${boxWords(largest)}`));
    }
    const [before, after] = [sizeOf(shot.before), sizeOf(shot.after)];
    if (before && after && before !== after) parts.push(element('span', { class: 'resized' }, `${before} → ${after}`));
    return parts;
  };

  const section = (title, ...children) => element('section', {}, element('h2', {}, title), ...children);

  const regionRow = (region, index) => element('li', {}, element('button', {
    type: 'button', class: 'spot', 'data-index': index, 'aria-current': 'false', onclick: () => stage.choose(index),
  }, element('span', {}, boxWords(region)), element('span', { class: 'number' }, `AE ${number(region.ae)}`)), ...causes(region, index), account(region), edges(region));

  // Said, never deducted: a changed edge is a change.
  const edges = region => region.antiAliased === 0 ? null : element('p', { class: 'edges' },
    region.antiAliased === region.ae ? 'All of it looks like anti-aliasing.' : `${number(region.antiAliased)} of ${number(region.ae)} look like anti-aliasing.`);

  const isShift = cause => cause.kind === 'shift';
  const told = region => region ? JSON.stringify(region.causes.filter(cause => !isShift(cause)).map(cause => [cause.kind, cause.name, cause.rule || cause.selector, cause.before, cause.after, cause.source])) : '';

  // The same causes are told once, at the first of the regions that follow each other; how far each moved is its own.
  const causes = (region, index) => {
    const [own, { regions }] = [told(region), shot];
    const isAgain = own !== '[]' && own === told(regions[index - 1]);
    let last = index;
    while (own !== '[]' && !isAgain && told(regions[last + 1]) === own) last++;
    const items = region.causes.filter(cause => !isAgain || isShift(cause));
    return [
      isAgain ? element('p', { class: 'edges' }, 'Causes as above.') : last > index ? element('p', { class: 'edges' }, `Causes of ${count(last + 1 - index, 'region')}, this and the next ${number(last - index)}:`) : null,
      items.length === 0 ? null : element('ul', { class: 'causes' }, ...items.map(cause => causeItem(cause))),
    ];
  };

  const account = region => {
    const told = region.explanation === 'unexplained' ? 'Nothing in the layout explains it.'
      : isLeft(region) ? `${count(region.remainder, 'position')} ${region.remainder === 1 ? 'is' : 'are'} not accounted for by this.`
        : region.redrawn > 0 ? `${count(region.redrawn, 'position')} at edges or texts ${region.redrawn === 1 ? 'looks' : 'look'} drawn anew for this: likely, not proved.`
          : region.byInputs > 0 ? `${count(region.byInputs, 'position')} of it ${region.byInputs === 1 ? 'follows' : 'follow'} because nothing else differs between the sides of this page.`
            : region.remainder > 0 ? `${count(region.remainder, 'position')} ${region.remainder === 1 ? 'lies' : 'lie'} where what changed is drawn: it explains them, though no rule gives their colours.` : null;
    const shared = region.groups.map(id => groups.get(id)).filter(group => group && group.shots.length > 1);
    return told === null && shared.length === 0 ? null : element('p', { class: isLeft(region) ? 'edges strange' : 'edges' }, told, told ? ' ' : null,
      ...shared.flatMap((group, index) => [index === 0 ? null : ' · ', element('a', { href: `#group=${encodeURIComponent(group.id)}` },
        shared.length === 1 ? `The same in ${count(group.shots.length, 'shot')}` : visible(`${shorten(titleOf(group), 80)}: in ${count(group.shots.length, 'shot')}`))]));
  };

  const regionSection = () => {
    if (shot.regions.length === 0) return null;
    const few = 100;
    const list = element('ol', { class: 'regions' }, ...shot.regions.slice(0, few).map(regionRow));
    const rest = shot.regions.length - few;
    return section(count(shot.regions.length, 'region'), list,
      rest > 0 ? element('button', { type: 'button', class: 'more', onclick: event => { event.target.remove(); list.append(...shot.regions.slice(few).map((region, index) => regionRow(region, index + few))); } }, `Show ${number(rest)} more`) : null);
  };

  const weights = ['incomplete', 'fail', 'warn', 'info'];
  const findingItem = ({ finding, place, paste }) => element('li', { class: finding.severity },
    element('span', { class: 'severity' }, finding.severity), ' ', element('code', { class: 'check' }, finding.check), ' ',
    place === null ? null : element('code', { class: 'at' }, visible(place)),
    finding.decision === null || decisions.canFinding(finding.id) ? null : element('span', { class: `decision ${finding.decision}` }, finding.decision),
    element('p', {}, ...prose(finding.message)),
    paste === null ? null : element('pre', { class: 'paste', tabindex: '0', 'aria-label': 'Line to paste' }, element('code', {}, ...prose(paste)), copyButton(paste)),
    decisions.canFinding(finding.id) ? findingActs(finding.id, decisions, acts.decideFinding) : null);

  const findingSection = () => {
    const told = [...shot.findings.map(id => findings.get(id)).filter(Boolean), ...(ofPage.get(shot.page) || [])].sort((a, b) => weights.indexOf(a.finding.severity) - weights.indexOf(b.finding.severity));
    return told.length === 0 ? null : section(count(told.length, 'finding'), element('ul', { class: 'findings' }, ...told.map(findingItem)));
  };

  const digest = (name, value) => !value ? null : element('div', {}, element('dt', {}, name), element('dd', { class: 'digest', title: value }, value));

  const fact = (name, value) => value === null || value === undefined ? null : element('div', {}, element('dt', {}, name), element('dd', {}, visible(value)));

  const sideSection = (name, side) => section(name, side === null
    ? element('p', {}, shot.status === 'pending' ? 'Not reached.' : `The page is not on the ${name.toLowerCase()} side.`)
    : element('dl', { class: 'facts' },
      fact('size', sizeOf(side)), fact('captures', side.remembered ? `${number(side.attempts)}, and ${number(side.remembered)} of earlier runs` : side.attempts), fact('leads to', side.redirect),
      fact('failure', side.failure && `${side.failure.kind}: ${side.failure.message}`), digest('compared', side.compared)));

  const maskSection = () => shot.masks.length === 0 ? null : section(count(shot.masks.length, 'mask'), element('ul', { class: 'plain' }, ...shot.masks.map(mask =>
    element('li', {}, `${boxWords(mask)}${mask.selector === null ? '' : `, ${visible(mask.selector)}`}: ${visible(mask.reason)}${mask.owner === null ? '' : ` (${visible(mask.owner)})`}`))));

  const noiseSection = () => {
    const noise = shot.noise;
    if (!noise) return null;
    return section('Does not reproduce itself',
      element('p', {}, `${count(noise.beforeDigests, 'picture')} before, ${number(noise.afterDigests)} after, ${number(noise.sharedDigests)} seen on both. ${count(noise.ae, 'position')} differ${noise.ae === 1 ? 's' : ''} between captures of one side, in ${count(noise.regions.length, 'region')}.`),
      captures().length === 0 ? null : element('ul', { class: 'captures' }, ...captures().map(pair => element('li', {}, element('button', {
        type: 'button', onclick: () => { stage.setTwins(pair); showView(); },
      }, visible(`${pair.side}, ${pair.name}`))))));
  };

  // Further captures of a side (noise-after-2.png), each with that side's first one: A/A beside A/B.
  const captures = () => ((shot.evidence && shot.evidence.noise) || []).flatMap(path => {
    const found = /noise-(before|after)-(\d+)\.png$/.exec(path);
    return found && shot.evidence[found[1]] ? [{ side: found[1], name: `capture ${found[2]}`, first: shot.evidence[found[1]], second: path }] : [];
  });
  const toggleTwins = () => {
    const all = captures();
    if (all.length === 0) return;
    const at = stage.twins() === null ? 0 : all.findIndex(pair => pair.second === stage.twins().second) + 1;
    stage.setTwins(all[at] || null);
    showView();
    announce(stage.twins() ? `Two captures of the ${stage.twins().side} side` : 'Before and after');
  };

  const summarySection = () => !shot.summary ? null : section('Why', element('p', { class: 'why' }, ...isolated(shorten(shot.summary, 600))));

  // Dozens of bands make a sentence that nobody reads; the pictures, aligned, show them.
  const fewClauses = sentence => {
    const clauses = sentence.split('; ');
    return clauses.length <= 4 ? sentence : [...clauses.slice(0, 2), `${count(clauses.length - 3, 'more move')}`, clauses[clauses.length - 1]].join('; ');
  };
  const movedSection = () => shot.alignment === null ? null : section('What moved',
    element('p', {}, visible(fewClauses(shot.alignment.sentence))),
    element('p', { class: 'source' }, shot.alignment.residualAe === 0
      ? 'With the shift undone, nothing differs.'
      : `With the shift undone, ${count(shot.alignment.residualAe, 'position')} still differ${shot.alignment.residualAe === 1 ? 's' : ''}, in ${count(shot.alignment.residual.length, 'region')}.`));

  const markupSection = () => {
    const told = data.markup.find(each => each.page === shot.page);
    if (!told) return null;
    const inert = Object.entries(told.inert).map(([kind, times]) => `${number(times)} ${kind}`);
    return section('Markup', element('p', {}, `${count(told.substantive, 'substantive difference')}${inert.length ? `; without effect: ${inert.join(', ')}` : ''}`));
  };

  const toleranceSection = () => shot.tolerance === null ? null : section('Tolerance', element('p', {}, element('code', {}, visible(JSON.stringify(shot.tolerance)))));

  const preload = next => {
    if (!next || !next.evidence) return;
    for (const path of [next.evidence.before, next.evidence.after, next.evidence.diff]) {
      if (path) new Image().src = path;
    }
  };

  byId('amount-range').addEventListener('input', event => stage.setAmount(event.target.value / 1000));
  byId('zoom-in').addEventListener('click', () => stage.zoomBy(1));
  byId('zoom-out').addEventListener('click', () => stage.zoomBy(-1));
  byId('zoom-one').addEventListener('click', () => stage.setZoom(1));
  byId('zoom-fit').addEventListener('click', () => stage.setZoom(null));
  const toggle = (id, layer, words) => () => {
    if (byId(id).hidden) return;
    const shown = stage.toggle(layer);
    byId(id).setAttribute('aria-pressed', String(shown));
    announce(`${words} ${shown ? 'shown' : 'hidden'}`);
  };
  const toggles = { r: toggle('outlines', 'regions', 'Regions'), e: toggle('cause', 'cause', 'Element of the cause'), o: toggle('masks', 'masks', 'Masks and noise'), m: toggle('dim', 'dim', 'Dimming') };
  for (const [key, id] of [['r', 'outlines'], ['e', 'cause'], ['o', 'masks'], ['m', 'dim']]) byId(id).addEventListener('click', toggles[key]);
  // Away, the picture has their room; below a narrow one they take none of it.
  let hasFacts = recall('facts') !== 'away';
  const showFacts = () => {
    document.querySelector('#viewer .work').classList.toggle('bare', !hasFacts);
    byId('facts-open').setAttribute('aria-pressed', String(hasFacts));
  };
  const toggleFacts = () => {
    hasFacts = !hasFacts;
    remember('facts', hasFacts ? 'shown' : 'away');
    showFacts();
    announce(`Facts ${hasFacts ? 'shown' : 'put away'}`);
  };
  showFacts();
  byId('facts-open').addEventListener('click', toggleFacts);
  byId('twins').addEventListener('click', toggleTwins);
  byId('aligned').addEventListener('click', () => toggleAligned());
  byId('larger').addEventListener('click', () => stage.stepBySize(1));
  byId('blink-play').addEventListener('click', () => { stage.blinkOn(); showView(); });
  byId('blink-flip').addEventListener('click', () => { stage.flip(); showView(); });
  byId('next').addEventListener('click', () => go(1));
  byId('previous').addEventListener('click', () => go(-1));

  let aligns = false;
  const toggleAligned = () => {
    if (!stage.canAlign()) return;
    aligns = !aligns;
    // The diff picture is of the sides as they are.
    if (aligns && stage.view() === 'diff') setView('side');
    stage.setAligned(aligns);
    showView();
    announce(aligns ? 'The shift is undone' : 'The sides as they are');
  };

  const position = () => order.findIndex(each => each.id === shot.id);

  const go = by => {
    const next = order[position() + by];
    if (next) open(next.id);
    else announce(by > 0 ? 'That was the last shot.' : 'This is the first shot.');
  };

  return {
    leave: () => stage.stop(),
    showDecisions() {
      const old = document.querySelector('#facts .findings');
      if (old) old.parentElement.replaceWith(findingSection());
    },
    show(next, queue, view, region) {
      shot = next;
      order = queue.includes(next) ? queue : data.shots;
      if (view) wanted = view;
      byId('shot-title').replaceChildren(element('bdi', {}, visible(shorten(shot.page, 300))), element('span', { class: 'place' }, placeOf(shot)));
      byId('shot-title').title = visible(shot.page);
      byId('shot-words').replaceChildren(...words());
      byId('shot-position').textContent = `${number(position() + 1)} of ${number(order.length)}`;
      byId('previous').disabled = position() === 0;
      byId('next').disabled = position() === order.length - 1;
      const group = siblings.get(shot.page);
      byId('siblings').hidden = group.length < 2;
      byId('siblings').replaceChildren(...group.map(each => element('a', { href: shotHash(each.id), 'aria-current': each === shot ? 'true' : null }, placeOf(each))));
      byId('facts').replaceChildren(...[summarySection(), movedSection(), regionSection(), findingSection(), markupSection(), noiseSection(), maskSection(), toleranceSection(), sideSection('Before', shot.before), sideSection('After', shot.after)].filter(Boolean));
      stage.show(shot, wanted);
      if (region !== null) stage.choose(region);
      showView();
      preload(order[position() + 1]);
      announce(`${shorten(visible(shot.page), 120)}, ${placeOf(shot)}, ${shot.status}`);
    },
    keys: {
      j: () => go(1),
      k: () => go(-1),
      n: () => stage.step(1),
      p: () => stage.step(-1),
      v: () => { const group = siblings.get(shot.page); open(group[(group.indexOf(shot) + 1) % group.length].id); },
      x: () => setView(stage.view() === 'before' ? 'after' : 'before'),
      ...toggles,
      g: toggleAligned,
      i: toggleFacts,
      y: toggleTwins,
      '[': () => stage.setAmount(stage.amount() - 0.05),
      ']': () => stage.setAmount(stage.amount() + 0.05),
      l: () => stage.stepBySize(1),
      L: () => stage.stepBySize(-1),
      b: () => { if (stage.view() === 'blink') { stage.blinkOn(); showView(); } else setView('blink'); },
      ' ': () => { if (stage.view() !== 'blink') setView('blink'); stage.flip(); showView(); },
      f: () => stage.setZoom(null),
      0: () => stage.setZoom(1),
      '+': () => stage.zoomBy(1),
      '=': () => stage.zoomBy(1),
      '-': () => stage.zoomBy(-1),
      ...Object.fromEntries(views.map((view, index) => [String(index + 1), () => setView(view.id)])),
    },
  };
};
