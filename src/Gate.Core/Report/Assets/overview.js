// The table is written by the tool; here it is only filtered. The filter stands in the address: #status=changed&q=blog.
const createOverview = () => {
  const rows = [...document.querySelectorAll('.pages tbody tr')].map(row => ({
    row, status: row.dataset.status, name: row.querySelector('.page').textContent.toLowerCase(), body: row.parentElement,
  }));
  const counts = [...document.querySelectorAll('.counts a[data-status]')];
  const search = byId('search');

  const filter = (status, text) => {
    const wanted = text.trim().toLowerCase();
    let shown = 0;
    const busy = new Set();
    for (const each of rows) {
      const fits = (status === 'all' || each.status === status) && each.name.includes(wanted);
      each.row.hidden = !fits;
      if (fits) {
        shown++;
        busy.add(each.body);
      }
    }
    for (const body of new Set(rows.map(each => each.body))) body.hidden = !busy.has(body);
    for (const link of counts) {
      if (link.dataset.status === status) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    const nothing = document.querySelector('.nothing');
    if (nothing) nothing.hidden = shown > 0 || status === 'identical';
    const identical = document.querySelector('#identical details');
    if (identical && status === 'identical') {
      identical.open = true;
      identical.scrollIntoView();
    }
    if (search && search.value !== text) search.value = text;
  };

  // Windows on the thumbnails, still at 1:1, moved to the change but not over the crop's edge.
  const aim = image => {
    if (image.naturalWidth === 0) return;
    const [x, y] = image.dataset.focus.split(' ').map(Number);
    const window = image.parentElement;
    const start = (middle, room, whole) => whole <= room ? Math.round((room - whole) / 2) : -Math.min(whole - room, Math.max(0, Math.round(middle - room / 2)));
    image.style.objectPosition = `${start(x, window.clientWidth, image.naturalWidth)}px ${start(y, window.clientHeight, image.naturalHeight)}px`;
  };
  // Loading does not bubble, but it can be caught on its way down.
  document.addEventListener('load', event => { if (event.target.matches && event.target.matches('.thumb img')) aim(event.target); }, true);
  for (const image of document.querySelectorAll('.thumb img')) if (image.complete) aim(image);

  const label = document.querySelector('.search');
  if (label && rows.length > 0) label.hidden = false;

  return {
    filter,
    shownPages: () => new Set(rows.filter(each => !each.row.hidden).map(each => each.row)),
    focusSearch: () => { if (search && rows.length > 0) search.focus(); },
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
