// The change or finding of the list that the keys speak of. It stays the chosen one wherever the focus goes, until another is chosen.
const createChoice = (root, acts) => {
  let chosen = null;

  const rowOf = target => {
    const row = target instanceof Element ? target.closest('[data-group], [data-finding]') : null;
    return row && acts.canChoose(row) ? row : null;
  };
  const choose = row => {
    if (row === chosen) return;
    if (chosen) {
      chosen.classList.remove('chosen');
      chosen.removeAttribute('aria-current');
    }
    chosen = row;
    chosen.classList.add('chosen');
    chosen.setAttribute('aria-current', 'true');
  };
  for (const event of ['focusin', 'click']) {
    root.addEventListener(event, ({ target }) => {
      const row = rowOf(target);
      if (row) choose(row);
    });
  }

  const focus = () => {
    const target = chosen.querySelector('h3 a, .acts a, .verdicts button:enabled');
    if (!target) return;
    target.focus({ preventScroll: true });
    // Clear of the bar that sticks to the top, by the scroll padding of the page.
    target.scrollIntoView({ block: 'nearest' });
  };

  return {
    row: () => chosen,
    focus: () => { if (chosen) focus(); },
    // From where the chosen one stands, or stood before it was decided or filtered away. False where there is none further on.
    step(by) {
      const rows = acts.rows();
      const next = chosen === null ? rows.at(by > 0 ? 0 : -1) : by > 0 ? rows.find(row => acts.follows(row, chosen)) : rows.findLast(row => acts.follows(chosen, row));
      if (!next) return false;
      choose(next);
      focus();
      return true;
    },
  };
};
