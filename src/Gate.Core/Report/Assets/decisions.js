// What the reader decides. Opened from disk, decisions are kept here and exported as lines of the ledger; served by `gate review`,
// each is written at once. A reason is asked for once and stays until it is changed. An item is a shot or a finding beside the pixels.
// What is kept here is shared by every tab with this run: a tab writes what it decided itself, and shows what all decided.
const createDecisions = (data, changed) => {
  const minimum = 12;
  const served = document.documentElement.dataset.served === 'yes';
  const storeName = `gate ${data.plan}`;
  const shots = new Map(data.shots.map(shot => [shot.id, { kind: 'shot', id: shot.id, key: null, decision: shot.decision, shot }]));
  for (const { id, key } of data.keys) shots.get(id).key = key;
  const findings = new Map(data.findingKeys.map(each => [each.id, { kind: 'finding', ...each }]));
  const groups = new Map(data.groups.map(group => [group.id, group]));
  // A group's own word: a shot follows only when all of its regions are spoken for.
  const spoken = new Map();
  const local = new Map();
  const done = [];

  const nameOf = item => `${item.kind} ${item.id}`;
  const itemOf = name => name.startsWith('shot ') ? shots.get(name.slice(5)) : findings.get(name.slice(8));
  const same = (entry, key) => key && entry.before === key.before && entry.after === key.after && entry.env === key.env;
  const kept = () => guarded(() => {
    const { decisions, groups: words } = JSON.parse(localStorage.getItem(storeName));
    return { decisions: new Map(decisions), words: new Map(words) };
  });
  // Nothing kept, or the store closed: then what this page knows stays.
  const load = () => {
    const all = served ? null : kept();
    if (all === null) return;
    local.clear();
    spoken.clear();
    for (const [name, entry] of all.decisions) {
      const item = itemOf(name);
      if (item && same(entry, item.key)) local.set(name, entry);
    }
    for (const [id, word] of all.words) if (groups.has(id)) spoken.set(id, word);
  };
  const carry = (name, from, to) => {
    if (from.has(name)) to.set(name, from.get(name));
    else to.delete(name);
  };
  const save = (items, ids) => {
    if (served) return;
    const all = kept() || { decisions: new Map(), words: new Map() };
    for (const item of items) carry(nameOf(item), local, all.decisions);
    for (const id of ids) carry(id, spoken, all.words);
    if (guarded(() => { localStorage.setItem(storeName, JSON.stringify({ decisions: [...all.decisions], groups: [...all.words] })); return true; })) load();
  };

  const ofItem = item => local.has(nameOf(item)) ? local.get(nameOf(item)).decision : item.decision;
  const of = shot => ofItem(shots.get(shot.id));
  const can = shot => shots.has(shot.id) && shots.get(shot.id).key !== null;
  // What the change under test brought along is no decision: it waits for one.
  const isSaid = word => word === 'approved' || word === 'rejected';
  // Why a shot cannot be decided; null where it can.
  const whyNot = shot => can(shot) ? null : !data.complete ? 'The run did not finish: nothing in it can be decided.' : {
    unstable: 'Unstable: a side does not reproduce itself, so there are no pixels to decide about.',
    failed: 'Failed: a side was not captured, so there are no pixels to decide about.',
    pending: 'Pending: it was not reached, so nothing is known of it.',
    tolerated: 'Within its tolerance: there is nothing to decide.',
    identical: 'Identical: there is nothing to decide.',
  }[shot.status] || 'There are no pixels of it to decide about.';
  const isOpen = shot => can(shot) && !isSaid(of(shot));
  const fields = () => [byId('reason'), byId('reason-list')];
  const reason = () => byId('reason').value.trim();
  const reasonName = `reason ${data.plan}`;
  for (const field of fields()) {
    field.value = recall(reasonName) || '';
    field.addEventListener('input', () => {
      for (const other of fields()) if (other !== field) other.value = field.value;
      remember(reasonName, field.value);
    });
  }
  const needsReason = () => reason().length >= minimum ? null : `A reason of at least ${minimum} characters is needed.`;

  // Why nothing more can be recorded, and what to do; null while it can be.
  let over = null;
  const end = why => {
    over = `${why} To go on, run ${document.documentElement.dataset.again} and open the address that it prints.`;
    changed();
  };
  const reach = async (address, body) => {
    try {
      return await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      end('The server of this review has ended; what it took is in the ledger.');
      throw new Error(over);
    }
  };
  const shutDown = async () => {
    try {
      await reach('shutdown', {});
      end('The review has ended; its decisions are in the ledger.');
    } catch (error) {
      if (over === null) throw error;
    }
  };

  // What the server said of the last decision, though it is recorded; null where there is nothing.
  let warning = null;
  const send = async (word, items, why) => {
    const answer = await reach('decisions', {
      decision: word, reason: why,
      shots: items.filter(item => item.kind === 'shot').map(item => item.id), findings: items.filter(item => item.kind === 'finding').map(item => item.id),
    });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.message);
    warning = told.warning;
  };
  const verb = decision => decision === 'approved' ? 'approve' : 'reject';

  const takenBack = 'taken back while reviewing';
  const before = item => ({ item, before: ofItem(item), entry: local.get(nameOf(item)) });

  // Null when it was recorded; otherwise why not.
  const record = async (items, decision, group) => {
    const missing = over || needsReason();
    if (missing) return missing;
    if (served && items.length > 0) {
      try {
        await send(verb(decision), items, reason());
      } catch (error) {
        return `Not recorded: ${error.message}`;
      }
    }
    done.push({ words: group ? [[group.id, spoken.get(group.id)]] : [], isGroup: Boolean(group), items: items.map(before) });
    if (group) spoken.set(group.id, decision);
    for (const item of items) {
      local.set(nameOf(item), { ...item.key, decision, reason: reason(), at: `${new Date().toISOString().slice(0, 19)}Z` });
    }
    save(items, group ? [group.id] : []);
    changed();
    return null;
  };

  // Undecided again; null when it was recorded, otherwise why not. A change that was approved with it waits for it again.
  const takeBack = async shot => {
    if (over) return over;
    const item = shots.get(shot.id);
    if (served) {
      try {
        await send('withdraw', [item], takenBack);
      } catch (error) {
        return `Not taken back: ${error.message}`;
      }
    }
    const words = [...new Set(shot.regions.flatMap(region => region.groups))].filter(id => spoken.has(id)).map(id => [id, spoken.get(id)]);
    done.push({ words, isGroup: false, items: [before(item)] });
    local.delete(nameOf(item));
    if (served) item.decision = null;
    for (const [id] of words) spoken.delete(id);
    save([item], words.map(([id]) => id));
    changed();
    return null;
  };

  const undo = async () => {
    if (over) return { trouble: over };
    const last = done.pop();
    if (!last) return { trouble: 'There is nothing to undo.' };
    if (served) {
      try {
        for (const word of [null, 'approved', 'rejected']) {
          const items = last.items.filter(each => (isSaid(each.before) ? each.before : null) === word).map(each => each.item);
          if (items.length > 0) await send(word ? verb(word) : 'withdraw', items, takenBack);
        }
      } catch (error) {
        done.push(last);
        return { trouble: `Not undone: ${error.message}` };
      }
    }
    for (const { item, before: was, entry } of last.items) {
      if (entry) local.set(nameOf(item), entry);
      else local.delete(nameOf(item));
      if (served) item.decision = was;
    }
    for (const [id, word] of last.words) {
      if (word) spoken.set(id, word);
      else spoken.delete(id);
    }
    save(last.items.map(each => each.item), last.words.map(([id]) => id));
    changed();
    return { shot: last.items.length === 1 && !last.isGroup ? last.items[0].item.shot : undefined, told: last.items.length > 1 ? `${count(last.items.length, 'decision')} undone` : 'Undone' };
  };

  // Every differing pixel lies in regions whose groups all have the word; the sum guards against a report that lists fewer regions
  // than its pictures have. The same rule as `gate approve --group`.
  const isCovered = (shot, agreed) => can(shot) && shot.regions.length > 0
    && shot.regions.every(region => region.groups.length > 0 && region.groups.every(agreed))
    && shot.regions.reduce((sum, region) => sum + region.ae, 0) === shot.ae;
  const covers = (group, decision) => {
    const members = group.shots.map(id => shots.get(id)).filter(item => item && isOpen(item.shot));
    // One region that is wrong makes the shot wrong.
    return decision === 'rejected' ? members : members.filter(item => isCovered(item.shot, id => id === group.id || spoken.get(id) === 'approved'));
  };

  const isLeftOver = shot => shot.regions.some(region => isLeft(region) || region.groups.some(id => groups.get(id)?.remainder));

  // Without a name who takes them over has to give one.
  const lines = () => [...local].map(([, entry]) => `${JSON.stringify({
    v: 1, decision: verb(entry.decision), kind: entry.kind, shot: entry.shot, check: entry.check,
    before: entry.before, after: entry.after, env: entry.env, reason: entry.reason, by: byId('name').value.trim(), at: entry.at, over: [], sig: null,
  })}\n`).join('');

  const download = () => {
    const address = URL.createObjectURL(new Blob([lines()], { type: 'application/jsonl' }));
    const link = element('a', { href: address, download: 'decisions.jsonl' });
    link.click();
    URL.revokeObjectURL(address);
  };

  // Why, by whom and when: of what was decided here, or stands in the ledger; null where nothing is decided.
  const saidOf = shot => {
    const item = shots.get(shot.id);
    if (!item || !isSaid(ofItem(item))) return null;
    return local.get(nameOf(item)) || data.decided.find(each => each.shot === shot.id && each.check === item.key.check) || null;
  };
  // From disk, what stands in the ledger is not ours to take back.
  const canTakeBack = shot => can(shot) && isSaid(of(shot)) && (served || local.has(nameOf(shots.get(shot.id))));

  load();
  if (!served) {
    window.addEventListener('storage', event => {
      if (event.key !== storeName) return;
      load();
      changed();
    });
  }
  const decidable = [...shots.values(), ...findings.values()].filter(item => item.key !== null);
  return {
    served, fields, needsReason, over: () => over, shutDown, warning: () => warning, of, can, whyNot, isOpen, undo, takeBack, canTakeBack, saidOf, lines, download, covers, isLeftOver,
    ofFinding: id => findings.has(id) ? ofItem(findings.get(id)) : null,
    canFinding: id => findings.has(id),
    wordOf: group => spoken.get(group.id) || null,
    decide: (shot, decision) => can(shot) ? record([shots.get(shot.id)], decision) : whyNot(shot),
    decideMany: (chosen, decision) => record(chosen.filter(isOpen).map(shot => shots.get(shot.id)), decision),
    decideFinding: (id, decision) => record([findings.get(id)], decision),
    decideGroup: (group, decision) => record(covers(group, decision), decision, group),
    count: () => ({ all: decidable.length, done: decidable.filter(item => isSaid(ofItem(item))).length, local: local.size }),
  };
};
