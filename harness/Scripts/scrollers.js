// Evaluated in the isolated world beside settle.js: `(<this file>)(step, options)`, a promise of a JSON-able record.
// Content inside a scroll container is part of the page, but not of a picture of it: the places that a visitor can scroll
// to are shown one after the other. What only a script can scroll (overflow: hidden, clip) is left alone.
//
// steps, in the order of use:
//   pass     { maxSteps }                 once through all of them and back, so that what comes into view has come; { steps }
//   find     { width, height, maxViews }  how many views there are; what of them is too much, as { name, pixels } in CSS px
//   show     { index }                    one view; the rectangle of the page to look at, or null when nothing of it is on the page
//   held     { index }                    after its picture: whether it shows where it was scrolled to, { arrived }, and stood there
//                                         meanwhile, { still }; what is scrolled, { name }
//   restore  { }                          everything back where it was
async (step, options) => {
    'use strict';
    // Left over between two views: what sticks to an edge covers that much of both at most.
    const overlap = (side) => Math.min(side / 4, 120);
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const go = (element, x, y) => element.scrollTo({ left: x, top: y, behavior: 'instant' });

    const elements = (root, found = []) => {
        for (const element of root.querySelectorAll('*')) {
            found.push(element);
            if (element.shadowRoot) {
                elements(element.shadowRoot, found);
            }
            let inner = null;
            try {
                inner = element.contentDocument;
            } catch {
                inner = null; // another origin: out of reach
            }
            if (inner && inner.documentElement) {
                elements(inner, found);
            }
        }
        return found;
    };

    const name = (element) => {
        const id = element.id ? '#' + element.id : '';
        const classes = Array.from(element.classList).slice(0, 3).map((part) => '.' + part).join('');
        return (element.localName + id + classes).slice(0, 160);
    };

    const isViewport = (element) => element === element.ownerDocument.scrollingElement;
    const scrolls = (element) => {
        if (element.scrollHeight - element.clientHeight <= 1 && element.scrollWidth - element.clientWidth <= 1) {
            return false;
        }
        if (isViewport(element)) {
            return element.ownerDocument !== document && element.clientHeight > 0; // a frame's own; the page's is in the picture
        }
        const view = element.ownerDocument.defaultView;
        const style = view.getComputedStyle(element);
        // The body's overflow belongs to the viewport unless the root has one of its own.
        const root = element.ownerDocument.documentElement;
        if (element === element.ownerDocument.body && view.getComputedStyle(root).overflow === 'visible') {
            return false;
        }
        const free = (overflow) => overflow === 'auto' || overflow === 'scroll';
        const y = free(style.overflowY) && element.scrollHeight - element.clientHeight > 1;
        const x = free(style.overflowX) && element.scrollWidth - element.clientWidth > 1;
        return (x || y) && element.clientWidth > 0 && element.clientHeight > 0 && style.visibility === 'visible';
    };

    // Positions from one end to the other; the range may be negative (right to left, column-reverse).
    const stops = (from, to, side) => {
        const found = [];
        for (let at = from; at < to; at += Math.max(1, side - overlap(side))) {
            found.push(at);
        }
        found.push(to);
        return found;
    };
    const describe = (element) => {
        const [x, y] = [element.scrollLeft, element.scrollTop];
        go(element, -1e7, -1e7);
        const [left, top] = [element.scrollLeft, element.scrollTop];
        go(element, 1e7, 1e7);
        const [right, bottom] = [element.scrollLeft, element.scrollTop];
        go(element, x, y);
        const style = element.ownerDocument.defaultView.getComputedStyle(element);
        const moves = (overflow) => isViewport(element) || overflow === 'auto' || overflow === 'scroll';
        const columns = moves(style.overflowX) ? stops(left, right, element.clientWidth) : [x];
        const rows = moves(style.overflowY) ? stops(top, bottom, element.clientHeight) : [y];
        const places = rows.flatMap((row) => columns.map((column) => [column, row]))
            .filter(([column, row]) => Math.abs(column - x) > 1 || Math.abs(row - y) > 1);
        return { element, x, y, places };
    };

    const parent = (element) => element.assignedSlot || element.parentElement || element.getRootNode().host || element.ownerDocument.defaultView.frameElement;
    const find = () => {
        const found = elements(document).filter(scrolls).map(describe).filter((one) => one.places.length > 0);
        const all = new Set(found.map((one) => one.element));
        for (const one of found) {
            one.nested = false;
            for (let above = parent(one.element); above; above = parent(above)) {
                one.nested ||= all.has(above);
            }
        }
        return found;
    };

    const box = (element) => {
        const view = element.ownerDocument.defaultView;
        const own = isViewport(element) ? { left: 0, top: 0, right: view.innerWidth, bottom: view.innerHeight } : element.getBoundingClientRect();
        return tree.onPage(view, own);
    };

    const restore = () => {
        for (const { element, x, y } of globalThis.innerScrollers || []) {
            go(element, x, y);
        }
        window.scrollTo({ left: 0, top: 0, behavior: 'instant' });
    };

    switch (step) {
        case 'pass': {
            const found = find();
            globalThis.innerScrollers = found;
            const steps = Math.min(options.maxSteps, Math.max(0, ...found.map((one) => one.places.length)));
            for (let index = 0; index < steps; index++) {
                await frame();
                for (const { element, places } of found) {
                    if (index < places.length) {
                        go(element, ...places[index]);
                    }
                }
            }
            if (steps > 0) {
                await frame();
                await frame();
                restore();
                await frame();
            }
            return { steps };
        }
        case 'find': {
            const found = find();
            globalThis.innerScrollers = found;
            globalThis.innerSize = { width: options.width, height: options.height };
            const outer = found.filter((one) => !one.nested);
            // Those that stand beside each other share their views; one within another needs views of its own.
            const views = [];
            for (let index = 0; outer.some((one) => index < one.places.length); index++) {
                views.push(outer.filter((one) => index < one.places.length).map((one) => ({ one, place: one.places[index] })));
            }
            for (const one of found.filter((other) => other.nested)) {
                views.push(...one.places.map((place) => [{ one, place }]));
            }
            globalThis.innerViews = views.slice(0, options.maxViews);
            const hidden = new Map();
            for (const { one } of views.slice(options.maxViews).flat()) {
                const pixels = one.element.clientWidth * one.element.clientHeight;
                hidden.set(name(one.element), (hidden.get(name(one.element)) || 0) + pixels);
            }
            return { views: globalThis.innerViews.length, hidden: Array.from(hidden, ([key, pixels]) => ({ name: key, pixels })) };
        }
        case 'show': {
            const view = globalThis.innerViews[options.index];
            for (const { one, place } of view) {
                if (one.nested) {
                    one.element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
                    window.scrollTo({ left: 0, top: 0, behavior: 'instant' });
                }
                go(one.element, ...place);
            }
            await frame();
            await frame();
            // By now the page has heard of the scrolling that was asked for, and whatever it is told from here on is its own doing.
            globalThis.innerStops?.abort();
            globalThis.innerStops = new AbortController();
            globalThis.innerHeld = view.map(({ one: { element } }) => ({ element, x: element.scrollLeft, y: element.scrollTop, moved: false }));
            for (const held of globalThis.innerHeld) {
                const source = isViewport(held.element) ? held.element.ownerDocument : held.element;
                source.addEventListener('scroll', (event) => {
                    held.moved ||= event.target === source;
                }, { capture: true, signal: globalThis.innerStops.signal });
            }
            const boxes = view.map(({ one }) => box(one.element));
            const { width, height } = globalThis.innerSize;
            const left = Math.max(0, Math.floor(Math.min(...boxes.map((one) => one.left))));
            const top = Math.max(0, Math.floor(Math.min(...boxes.map((one) => one.top))));
            const right = Math.min(width, Math.ceil(Math.max(...boxes.map((one) => one.right))));
            const bottom = Math.min(height, Math.ceil(Math.max(...boxes.map((one) => one.bottom))));
            return { box: right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null };
        }
        case 'held': {
            const near = (one, other) => Math.abs(one - other) <= 1;
            const restless = globalThis.innerHeld.find(({ element, x, y, moved }) => moved || element.scrollLeft !== x || element.scrollTop !== y);
            const strayed = globalThis.innerViews[options.index].find(({ one: { element }, place: [x, y] }) => !near(element.scrollLeft, x) || !near(element.scrollTop, y));
            return { still: !restless, arrived: !strayed, name: restless ? name(restless.element) : '' };
        }
        case 'restore':
            globalThis.innerStops?.abort();
            restore();
            await frame();
            return {};
        default:
            throw new Error('unknown step ' + step);
    }
}
