// Evaluated in the isolated world after the picture: `(<this file>)({ mostTargets, mostPoints, spacing })`, { scrolls, targets, grid };
// `targets` is null when there are more than `mostTargets`.
//
// scrolls   whether a visitor can scroll the page; null when there is nothing to scroll to
// targets   what is there to be clicked or filled in, in document order, as { name, does, met, points, instead }
// grid      the targets that the points of a grid over the page meet, row by row, `spacing` px apart, the first `mostPoints` of the page,
//           as runs: [index, length, …], -1 for none
//
// does      where a link leads, what a button sends and where to, which field a label is for
// met       whether a click on the middle of one of its boxes, or near a corner of it, meets it
// points    how many points of the grid meet it
// instead   what a click on its middle meets where it does not meet it; else empty
(options) => {
    'use strict';
    const wanted = 'a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, label, iframe, video[controls], audio[controls], [onclick], [contenteditable], [tabindex], '
        + ['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'menuitem', 'menuitemcheckbox', 'menuitemradio', 'option', 'slider', 'textbox', 'searchbox', 'combobox', 'spinbutton', 'treeitem'].map((role) => `[role=${role}]`).join(', ');
    const root = document.scrollingElement || document.documentElement;
    const words = (text) => (text || '').replace(/\s+/g, ' ').trim().slice(0, 80);

    const deepest = (x, y) => {
        let found = document.elementFromPoint(x, y);
        while (found && found.shadowRoot) {
            const inner = found.shadowRoot.elementFromPoint(x, y);
            if (!inner || inner === found) {
                break;
            }
            found = inner;
        }
        return found;
    };

    const upwards = function* (element) {
        for (let at = element; at; at = at.parentElement || (at.getRootNode() instanceof ShadowRoot ? at.getRootNode().host : null)) {
            yield at;
        }
    };

    const name = (element) => {
        const image = element.querySelector && element.querySelector('img[alt]');
        const said = words(element.getAttribute('aria-label')) || words(element.textContent) || words(element.alt) || words(image && image.alt) || words(element.title) || words(element.name) || words(element.placeholder)
            || words(element.type === 'submit' || element.type === 'button' ? element.value : '') || words(element.id);
        return `<${element.localName}>` + (said ? ` "${said}"` : '');
    };

    const where = (address) => {
        try {
            const url = new URL(address, document.baseURI);
            return url.origin === location.origin ? url.pathname + url.search + url.hash : url.href;
        } catch {
            return address;
        }
    };
    const does = (element) => {
        const own = element.getAttribute('onclick') ? [`runs ${element.getAttribute('onclick')}`] : [];
        const form = element.form ? `${element.form.getAttribute('method') || 'get'} ${where(element.form.getAttribute('action') || '')}` : '';
        if (element.href !== undefined && (element.localName === 'a' || element.localName === 'area')) {
            own.push(`leads to ${where(element.href.baseVal ?? element.href)}`);
        } else if (element.localName === 'label') {
            own.push(`is for ${element.control ? `${element.control.localName} ${element.control.name || element.control.id}` : 'nothing'}`);
        } else if (element.type === 'submit' || element.type === 'image') {
            own.push(`sends ${element.name} ${element.value} ${form} ${element.getAttribute('formmethod') || ''} ${element.hasAttribute('formaction') ? where(element.getAttribute('formaction')) : ''}`);
        } else if (element.form !== undefined) {
            own.push(`is ${element.type} ${element.name} of ${form}`);
        } else if (element.localName === 'iframe') {
            own.push(`shows ${where(element.getAttribute('src') || '')}`);
        }
        return own.join(', ').replace(/\s+/g, ' ').trim();
    };

    const tag = (element) => {
        if (!element) {
            return 'nothing';
        }
        const classes = words(element.getAttribute('class')).split(' ').filter(Boolean).slice(0, 2);
        return `<${element.localName}${element.id ? ` id="${words(element.id)}"` : ''}${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}>`;
    };

    const found = [];
    const collect = (scope) => {
        for (const element of scope.querySelectorAll('*')) {
            if (element.matches(wanted) && !element.disabled) {
                found.push(element);
            }
            if (element.shadowRoot) {
                collect(element.shadowRoot);
            }
        }
    };

    const boxes = (element) => Array.from(element.getClientRects()).filter((rect) => rect.width >= 1 && rect.height >= 1);
    // A control is met through its label as well, and a part of a link is the link.
    const meets = (hit, element) => {
        for (const at of upwards(hit)) {
            if (at === element || (at.localName === 'label' && at.control === element)) {
                return true;
            }
        }
        return false;
    };

    // Not the deepest: a span in a link is the link's.
    const targetAt = (hit, known) => {
        for (const at of upwards(hit)) {
            if (known.has(at)) {
                return at;
            }
        }
        return null;
    };

    const overflow = () => {
        const own = getComputedStyle(document.documentElement).overflowY;
        return own === 'visible' && document.body ? getComputedStyle(document.body).overflowY : own;
    };
    const scrolls = root.scrollHeight - innerHeight > 1 ? !['hidden', 'clip'].includes(overflow()) : null;

    collect(document);
    // An area has no box of its own: only the grid tells of it.
    const targets = found.filter((element) => element.localName === 'area' || boxes(element).length > 0);
    if (targets.length > options.mostTargets) {
        return { scrolls, targets: null, grid: [] };
    }
    const points = new Map(targets.map((element) => [element, 0]));
    const indices = new Map(targets.map((element, index) => [element, index]));
    const grid = [];
    const note = (index) => {
        if (grid.length > 0 && grid[grid.length - 2] === index) {
            grid[grid.length - 1]++;
        } else {
            grid.push(index, 1);
        }
    };
    const go = (top) => scrollTo({ left: 0, top, behavior: 'instant' });
    const half = options.spacing / 2;
    let asked = 0;
    for (let row = half, from = -1; targets.length > 0 && row < root.scrollHeight && asked < options.mostPoints; row += options.spacing) {
        if (row >= scrollY + innerHeight || from < 0) {
            go(row - half);
            if (scrollY <= from || row >= scrollY + innerHeight) {
                break;
            }
            from = scrollY;
        }
        for (let column = half; column < innerWidth && asked < options.mostPoints; column += options.spacing, asked++) {
            const target = targetAt(deepest(column, row - scrollY), points);
            if (target) {
                points.set(target, points.get(target) + 1);
            }
            note(target ? indices.get(target) : -1);
        }
    }

    const places = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]];
    const told = targets.map((element) => {
        let met = element.localName === 'area';
        let instead = '';
        element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        for (const box of boxes(element)) {
            for (const [across, down] of places) {
                const [x, y] = [box.left + box.width * across, box.top + box.height * down];
                const hit = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight ? deepest(x, y) : undefined;
                if (hit && meets(hit, element)) {
                    met = true;
                    break;
                }
                instead = instead || (hit === undefined ? 'what is out of the window' : tag(hit));
            }
            if (met) {
                break;
            }
        }
        return { name: name(element), does: does(element), met, points: points.get(element), instead: met ? '' : instead };
    });
    go(0);
    return { scrolls, targets: told, grid };
}
