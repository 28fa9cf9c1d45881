// What the reader decides. Opened from disk, decisions are kept here and exported as lines of the ledger; served by `gate review`,
// each is written at once. A reason is asked for once and stays until it is changed.
const createDecisions = (data, changed) => {
  const minimum = 12;
  const served = document.documentElement.dataset.served === 'yes';
  const keys = new Map(data.keys.map(each => [each.id, each.key]));
  const storeName = `gate ${data.plan}`;
  const local = new Map();
  const done = [];

  const same = (entry, key) => key && entry.before === key.before && entry.after === key.after && entry.env === key.env;
  const load = () => {
    if (served) return;
    try {
      for (const [id, entry] of JSON.parse(localStorage.getItem(storeName) || '[]')) if (same(entry, keys.get(id))) local.set(id, entry);
    } catch (error) {
      // Closed, or not ours: then decisions live as long as the page.
      if (!(error instanceof DOMException || error instanceof SyntaxError || error instanceof TypeError)) throw error;
    }
  };
  const save = () => {
    if (served) return;
    try {
      localStorage.setItem(storeName, JSON.stringify([...local]));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  };

  const of = shot => local.has(shot.id) ? local.get(shot.id).decision : shot.decision;
  const can = shot => keys.has(shot.id);
  const decidable = data.shots.filter(can);
  const reason = () => byId('reason').value.trim();
  const isReason = () => reason().length >= minimum;

  const put = (shot, decision) => {
    if (decision === null) local.delete(shot.id);
    else local.set(shot.id, { ...keys.get(shot.id), decision, reason: reason(), at: `${new Date().toISOString().slice(0, 19)}Z` });
    save();
    changed(shot);
  };

  const send = async (shot, word, why) => {
    const answer = await fetch('decisions', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ decision: word, shots: [shot.id], reason: why }),
    });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.message);
  };

  // True when it was recorded; otherwise the announcement says why not.
  const decide = async (shot, decision) => {
    if (!can(shot)) return `This shot is ${shot.status}: there is nothing to decide.`;
    if (!isReason()) {
      byId('reason').focus();
      return `A reason of at least ${minimum} characters is needed.`;
    }
    const before = of(shot);
    if (served) {
      try {
        await send(shot, decision === 'approved' ? 'approve' : 'reject', reason());
      } catch (error) {
        return `Not recorded: ${error.message}`;
      }
    }
    done.push({ shot, before, entry: local.get(shot.id) });
    put(shot, decision);
    return null;
  };

  const undo = async () => {
    const last = done.pop();
    if (!last) return { told: 'There is nothing to undo.' };
    if (served) {
      try {
        await send(last.shot, 'withdraw', 'taken back while reviewing');
      } catch (error) {
        done.push(last);
        return { told: `Not undone: ${error.message}` };
      }
      last.shot.decision = null;
    }
    if (last.entry && !served) local.set(last.shot.id, last.entry);
    else local.delete(last.shot.id);
    save();
    changed(last.shot);
    return { shot: last.shot, told: 'Undone.' };
  };

  const lines = () => [...local].map(([id, entry]) => `${JSON.stringify({
    v: 1, decision: entry.decision === 'approved' ? 'approve' : 'reject', kind: entry.kind, shot: entry.shot, check: entry.check,
    before: entry.before, after: entry.after, env: entry.env, reason: entry.reason, by: byId('name').value.trim() || 'reader of the report', at: entry.at, over: [], sig: null,
  })}\n`).join('');

  const download = () => {
    const address = URL.createObjectURL(new Blob([lines()], { type: 'application/jsonl' }));
    const link = element('a', { href: address, download: 'decisions.jsonl' });
    link.click();
    URL.revokeObjectURL(address);
  };

  load();
  return {
    served, of, can, decide, undo, lines, download,
    count: () => ({ all: decidable.length, done: decidable.filter(shot => of(shot) !== null).length, local: local.size }),
  };
};
