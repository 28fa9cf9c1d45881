// One value a facet, all of them in the address. An option counts the shots that fit it and every other facet.
const createFilters = (data, decisions, statuses) => {
  const sizes = [['no pixels', ae => ae === null], ['under 10', ae => ae < 10], ['10 to 999', ae => ae < 1e3], ['1,000 to 99,999', ae => ae < 1e5], ['100,000 and more', () => true]];
  const findings = new Map(data.findings.map(told => [told.finding.id, told.finding]));
  const ofPage = new Map();
  for (const { finding } of data.findings) {
    if (finding.shot !== null) continue;
    for (const page of finding.page === null ? finding.pages : [finding.page]) ofPage.set(page, [...(ofPage.get(page) || []), finding]);
  }
  const told = shot => [...shot.findings.map(id => findings.get(id)).filter(Boolean), ...(ofPage.get(shot.page) || [])];
  const causes = shot => shot.regions.flatMap(region => region.causes);
  const isKind = kind => region => kind === 'left over' ? isLeft(region) : region.causes.length === 0 ? kind === 'unexplained' : region.causes.some(cause => cause.kind === kind);
  const kinds = shot => shot.regions.flatMap(region => [...(region.causes.length === 0 ? ['unexplained'] : region.causes.map(cause => cause.kind)), ...(isLeft(region) ? ['left over'] : [])]);
  const facets = [
    { id: 'status', of: shot => [statuses.get(visible(shot.page))] },
    { id: 'group', of: shot => shot.regions.flatMap(region => region.groups) },
    { id: 'decision', name: 'Decision', isLive: true, of: shot => [decisions.can(shot) ? decisions.of(shot) || 'undecided' : 'none possible'] },
    { id: 'viewport', name: 'Viewport', of: shot => [shot.viewport] },
    { id: 'state', name: 'State', of: shot => [shot.state] },
    { id: 'check', name: 'Check', of: shot => told(shot).map(finding => finding.check) },
    { id: 'cause', name: 'Cause', of: kinds },
    { id: 'size', name: 'Size (AE)', of: shot => [sizes.find(([, fits]) => fits(shot.ae))[0]], order: sizes.map(([name]) => name) },
  ];
  const values = new Map(data.shots.map(shot => [shot, facets.map(facet => facet.isLive ? null : new Set(facet.of(shot)))]));
  let texts = null;
  const textOf = shot => {
    texts ||= new Map(data.shots.map(each => [each, [visible(each.page), each.summary, ...causes(each).flatMap(cause => [cause.selector, cause.name, cause.before, cause.after, cause.source]),
      ...told(each).map(finding => finding.message)].filter(Boolean).join('\n').toLowerCase()]));
    return texts.get(shot);
  };

  const titles = new Map(data.groups.map(group => [group.id, group.title]));
  // Of a region: what a search for its cause would be for.
  const says = text => region => [...region.causes.flatMap(cause => [cause.selector, cause.rule, cause.name, cause.before, cause.after, cause.source]), ...region.groups.map(id => titles.get(id))]
    .some(each => each && each.toLowerCase().includes(text));
  const sought = () => (state.q || '').trim().toLowerCase();

  let state = {};
  const isActive = () => Object.entries(state).some(([name, value]) => name !== 'status' || value !== 'all');
  const wants = facet => state[facet.id] && state[facet.id] !== 'all';

  // Shots that fit, and for each facet how many shots each option would show.
  const apply = () => {
    const text = sought();
    const tallies = facets.map(() => new Map());
    const fits = [];
    for (const shot of data.shots) {
      if (text && !textOf(shot).includes(text)) continue;
      const mine = values.get(shot).map((set, index) => set || new Set(facets[index].of(shot)));
      const misses = facets.flatMap((facet, index) => wants(facet) && !mine[index].has(state[facet.id]) ? [index] : []);
      if (misses.length > 1) continue;
      if (misses.length === 0) fits.push(shot);
      (misses.length === 1 ? misses : facets.keys()).forEach(index => { for (const value of mine[index]) tallies[index].set(value, (tallies[index].get(value) || 0) + 1); });
    }
    return { fits, tallies };
  };

  const selects = new Map();
  const root = document.querySelector('#filters .facets');
  const draw = (tallies, chosen) => {
    facets.forEach((facet, index) => {
      if (!facet.name) return;
      if (!selects.has(facet.id)) {
        const select = element('select', { id: `filter-${facet.id}`, onchange: event => chosen(facet.id, event.target.value) });
        selects.set(facet.id, select);
        root.append(element('label', {}, facet.name, ' ', select));
      }
      const select = selects.get(facet.id);
      const names = new Set([...tallies[index].keys(), ...(wants(facet) ? [state[facet.id]] : [])]);
      const sorted = [...names].sort((a, b) => facet.order ? facet.order.indexOf(a) - facet.order.indexOf(b) : a < b ? -1 : 1);
      select.replaceChildren(element('option', { value: 'all' }, 'all'), ...sorted.map(name => element('option', { value: name }, `${visible(name)} (${number(tallies[index].get(name) || 0)})`)));
      select.value = wants(facet) ? state[facet.id] : 'all';
      select.parentElement.hidden = sorted.length < 2 && !wants(facet);
      select.parentElement.classList.toggle('active', Boolean(wants(facet)));
    });
  };

  return {
    apply, draw, isActive,
    // Facets that a page's status does not speak of: with one of them set, equal shots have nothing to say.
    isByShot: () => Object.keys(state).some(name => name !== 'status' && name !== 'q' && state[name] !== 'all'),
    // What one press may approve: undecided, nothing left over, and with a cause or a group asked for, or searched for, nothing else in the shot.
    approvable: fits => fits.filter(shot => decisions.isOpen(shot) && !decisions.isLeftOver(shot)
      && (!sought() || visible(shot.page).toLowerCase().includes(sought()) || shot.regions.every(says(sought())))
      && (!state.cause || shot.regions.every(isKind(state.cause))) && (!state.group || shot.regions.every(region => region.groups.length > 0 && region.groups.every(id => id === state.group)))),
    read(hash) {
      const known = ['q', ...facets.map(facet => facet.id)];
      const read = Object.fromEntries(known.filter(name => hash[name] !== undefined && hash[name] !== '' && hash[name] !== 'all').map(name => [name, hash[name]]));
      const isChanged = JSON.stringify(read) !== JSON.stringify(state);
      state = read;
      return isChanged;
    },
    get: name => state[name],
    set(name, value) {
      state = Object.fromEntries(Object.entries({ ...state, [name]: value }).filter(([, each]) => each !== '' && each !== 'all'));
    },
    hash: () => Object.keys(state).length === 0 ? '#status=all' : `#${Object.entries(state).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`,
  };
};
