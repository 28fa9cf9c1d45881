// The table is written by the tool; here it is filtered, and what is decided is folded away below it.
const createOverview = () => {
  const rows = [...document.querySelectorAll('#page-table tbody tr')].map(row => ({
    row, status: row.dataset.status, name: row.querySelector('.page').textContent, body: row.parentElement, gone: null,
    lines: [...row.querySelectorAll('.line')].map(line => {
      const link = line.querySelector('a');
      return { line, id: link ? decodeURIComponent(link.hash.slice(6)) : null };
    }),
  }));
  const lines = new Map(rows.flatMap(each => each.lines.filter(({ id }) => id !== null).map(({ line, id }) => [id, { line, row: each }])));
  const counts = [...document.querySelectorAll('.counts a[data-status]')];
  const search = byId('search');
  const settled = byId('settled');
  const settledBody = settled.querySelector('tbody');

  // Moved rows leave a mark behind, to be put back where they were.
  const settle = isSettled => {
    for (const each of rows) {
      const moves = isSettled(each.lines.map(({ id }) => id).filter(id => id !== null));
      if (moves && !each.gone) {
        each.gone = document.createComment('');
        each.row.replaceWith(each.gone);
        settledBody.append(each.row);
      } else if (!moves && each.gone) {
        each.gone.replaceWith(each.row);
        each.gone = null;
      }
    }
  };

  // With none wanted by shot, what has no view of its own fits where its page does.
  const filter = ({ status, text, fits, isByShot }) => {
    const wanted = (text || '').trim().toLowerCase();
    const ids = new Set(fits.map(shot => shot.id));
    let [shown, away] = [0, 0];
    const busy = new Set();
    for (const each of rows) {
      let any = false;
      for (const { line, id } of each.lines) {
        line.hidden = id === null ? isByShot : !ids.has(id);
        any ||= id !== null && !line.hidden;
      }
      if (each.lines.every(({ id }) => id === null)) any = !isByShot && (!status || each.status === status) && each.name.toLowerCase().includes(wanted);
      each.row.hidden = !any;
      if (!any) continue;
      if (each.gone) away++;
      else {
        shown++;
        busy.add(each.body);
      }
    }
    for (const body of new Set(rows.map(each => each.body))) body.hidden = !busy.has(body);
    for (const link of counts) {
      if (link.dataset.status === (status || 'all')) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    settled.hidden = away === 0;
    byId('settled-title').textContent = `Already decided: ${count(away, 'page')}`;
    if (shown === 0 && away > 0 && (status || wanted || isByShot)) settled.open = true;
    const named = showOnPages(wanted);
    const nothing = document.querySelector('.nothing');
    if (nothing) {
      nothing.hidden = shown + away > 0 || status === 'identical';
      nothing.firstChild.data = named === 0 ? 'No page fits the filter. ' : `No page of this table fits; findings above name ${number(named)} that ${named === 1 ? 'does' : 'do'}. `;
    }
    const title = document.querySelector('#pages');
    if (title && rows.length > 0) title.textContent = shown === 0 && away > 0 ? 'No page left to look at' : shown === 1 ? '1 page to look at' : `${number(shown)} pages to look at`;
    const identical = document.querySelector('#identical details');
    if (identical && status === 'identical') {
      identical.open = true;
      identical.scrollIntoView();
    }
    if (search && search.value !== (text || '')) search.value = text || '';
  };

  // A page may differ in nothing but what a finding on several says: its name is found there. How many are.
  let [sought, found] = ['', 0];
  const showOnPages = text => {
    if (text === sought) return found;
    sought = text;
    const names = new Set();
    for (const list of document.querySelectorAll('.on-pages')) {
      let hits = 0;
      for (const item of list.querySelectorAll('li')) {
        item.hidden = text !== '' && !item.textContent.toLowerCase().includes(text);
        if (item.hidden) continue;
        hits++;
        if (text !== '') names.add(item.textContent);
      }
      list.open = text !== '' && hits > 0;
      const fold = list.parentElement.closest('details');
      if (fold && list.open) fold.open = true;
    }
    found = names.size;
    return found;
  };

  const tag = (id, decision) => {
    const found = lines.get(id);
    if (!found) return;
    const old = found.line.querySelector('.decision');
    if (old && old.textContent === decision) return;
    if (old) old.remove();
    if (decision) found.line.querySelector('.where').append(element('span', { class: `decision ${decision}` }, decision));
  };

  // Windows on the thumbnails, still at 1:1, moved to the change but not over the crop's edge.
  const aim = image => {
    if (image.naturalWidth === 0) return;
    const [x, y, width, height] = image.dataset.focus.split(' ').map(Number);
    const window = image.parentElement;
    const middle = (room, whole) => Math.round((room - whole) / 2);
    const [wide, high] = [window.clientWidth, window.clientHeight];
    image.style.objectPosition = `${image.naturalWidth <= wide ? middle(wide, image.naturalWidth) : startOf(x, width, wide, image.naturalWidth)}px ${image.naturalHeight <= high ? middle(high, image.naturalHeight) : startOf(y, height, high, image.naturalHeight)}px`;
  };
  // Loading does not bubble, but it can be caught on its way down.
  document.addEventListener('load', event => { if (event.target.matches && event.target.matches('.thumb img')) aim(event.target); }, true);
  for (const image of document.querySelectorAll('.thumb img')) if (image.complete) aim(image);

  const label = document.querySelector('.search');
  const isSearchable = rows.length > 0 || document.querySelector('.on-pages') !== null;
  if (label && isSearchable) label.hidden = false;

  return {
    filter, settle, tag,
    focusShot: id => {
      const found = lines.get(id);
      if (!found) return;
      if (found.row.gone) settled.open = true;
      found.line.querySelector('a').focus();
    },
    focusSearch: () => {
      if (!search || !isSearchable) return;
      search.focus({ preventScroll: true });
      // Clear of the bar that sticks to the top, by the scroll padding of the page.
      search.scrollIntoView({ block: 'nearest' });
    },
    onSearch: told => { if (search) search.addEventListener('input', () => told(search.value)); },
  };
};

// Pages are opened from disk, where the clipboard may be closed: then the text is selected instead.
const copyButton = text => {
  const button = element('button', { type: 'button', class: 'copy' }, 'Copy');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
    } catch {
      const code = button.parentElement.querySelector('code');
      getSelection().selectAllChildren(code);
      button.textContent = 'Selected';
    }
  });
  return button;
};
