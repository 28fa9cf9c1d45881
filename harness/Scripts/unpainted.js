// Evaluated in the isolated world after the picture: `(<this file>)({ most, selectors })`, { elements, unseen }.
//
// elements   what of the page is on no picture of it, topmost elements only, as { path, text, why, onlyText }; null when there are
//            more than `most`
// unseen     indices of the selectors that match only such elements
//
// Told is only what is certain: what might show counts as painted.
//
// path   from the nearest element that is the first with its id (`#id`), or the root, down: `#menu/ul:1/li:3`, counted among the
//        siblings of one name
// text   its first characters without white space: tells whether a path leads to the same element in the page's source
(options) => {
    'use strict';
    const neutral = new Set(['head', 'title', 'base', 'meta', 'link', 'script', 'style', 'template', 'noscript', 'br', 'wbr', 'area', 'map', 'source', 'track', 'param', 'col', 'colgroup', 'datalist']);
    // What they hold is drawn by the browser's own rules.
    const whole = new Set(['svg', 'math', 'select', 'video', 'audio', 'canvas', 'object', 'iframe', 'embed', 'picture', 'img', 'input', 'textarea', 'frameset', 'meter', 'progress']);
    const root = document.scrollingElement || document.documentElement;
    const everywhere = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
    const page = { left: 0, top: 0, right: Math.max(root.scrollWidth, innerWidth), bottom: Math.max(root.scrollHeight, innerHeight) };
    const both = (a, b) => ({ left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) });
    const area = (box) => (box.right - box.left > 0.05 && box.bottom - box.top > 0.05 ? (box.right - box.left) * (box.bottom - box.top) : 0);
    const onPage = (rect) => ({ left: rect.left + scrollX, top: rect.top + scrollY, right: rect.right + scrollX, bottom: rect.bottom + scrollY });

    const path = (element) => {
        const parts = [];
        for (let at = element; at; at = at.parentElement) {
            if (at.id && document.getElementById(at.id) === at) {
                parts.unshift('#' + at.id);
                break;
            }
            let index = 1;
            for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
                index += before.localName === at.localName ? 1 : 0;
            }
            parts.unshift(at.localName + ':' + index);
        }
        return parts.join('/');
    };

    const text = (element) => {
        let found = '';
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
            node.nodeType === 1 && ['script', 'style', 'template', 'noscript'].includes(node.localName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
        while (found.length < 40 && walker.nextNode()) {
            if (walker.currentNode.nodeType === 3) {
                found += walker.currentNode.data.replace(/\s+/gu, '');
            }
        }
        return found.slice(0, 40);
    };

    const tell = (element, why, onlyText = false) => ({ element, why, onlyText });
    const isClear = (colour) => colour === 'transparent' || /^rgba\(.*,\s*0\)$|\/\s*0\)$/.test(colour);
    const isSolid = (colour) => /^rgb\([^/]*\)$/.test(colour);
    const covers = [];
    const shown = [];

    // A clip that leaves nothing: how text is kept for screen readers alone.
    const clipsAll = (style) => {
        const clip = /^rect\(([-\d.]+)px,? ([-\d.]+)px,? ([-\d.]+)px,? ([-\d.]+)px\)$/.exec(style.clip);
        if (clip && (style.position === 'absolute' || style.position === 'fixed') && (clip[2] - clip[4] <= 0 || clip[3] - clip[1] <= 0)) {
            return true;
        }
        if (/^circle\(0(?:px|%)(?= |\))/.test(style.clipPath)) {
            return true;
        }
        const inset = /^inset\(((?:[\d.]+(?:px|%)(?: |(?=\)| round)))+)/.exec(style.clipPath);
        if (inset === null) {
            return false;
        }
        const [top, right = top, bottom = top, left = right] = inset[1].trim().split(' ').map((side) => (side.endsWith('%') ? parseFloat(side) : 0));
        return top + bottom >= 100 || left + right >= 100;
    };

    // In the plane alone: what is turned in space may be seen from its edge.
    const isFlat = (style) => {
        if (style.display === 'inline' || style.display.startsWith('table-column')) {
            return false; // not transformed
        }
        const [across, down] = style.scale === 'none' ? [1, 1] : style.scale.split(' ').map(Number);
        if (across === 0 || down === 0) {
            return true;
        }
        if (!style.transform.startsWith('matrix(')) {
            return false;
        }
        const { a, b, c, d } = new DOMMatrix(style.transform);
        return a * d - b * c === 0;
    };

    // Its back alone is to the front, and that is not drawn. What is tilted, and what stands in something turned, may be seen after all.
    const isTurnedAway = (element, style) => {
        if (style.backfaceVisibility !== 'hidden' || style.transformStyle !== 'flat' || style.rotate !== 'none' || style.scale !== 'none'
            || !style.transform.startsWith('matrix3d(') || style.display === 'inline' || style.display.startsWith('table-column')) {
            return false;
        }
        for (let around = element.parentElement; around; around = around.parentElement) {
            const its = getComputedStyle(around);
            if (its.transformStyle !== 'preserve-3d') {
                break;
            }
            if (its.transform !== 'none' || its.rotate !== 'none' || its.scale !== 'none') {
                return false;
            }
        }
        const matrix = new DOMMatrix(style.transform);
        return matrix.m33 < 0 && ['m13', 'm14', 'm23', 'm24', 'm31', 'm32', 'm34'].every((part) => Math.abs(matrix[part]) < 1e-6);
    };

    // Whether the text right below an element is on the picture; null when there is none.
    const showsText = (element, style, clip) => {
        let any = null;
        for (const node of element.childNodes) {
            if (node.nodeType !== 3 || !/\S/.test(node.data)) {
                continue;
            }
            any = any || false;
            const range = document.createRange();
            range.selectNodeContents(node);
            if (Array.from(range.getClientRects()).some((rect) => area(both(onPage(rect), clip)) > 0)) {
                any = true;
            }
        }
        if (any && (style.visibility !== 'visible' || (isClear(style.webkitTextFillColor) && style.textShadow === 'none' && style.backgroundClip !== 'text' && style.webkitTextStrokeWidth === '0px' && style.textDecorationLine === 'none'))) {
            return false;
        }
        return any;
    };

    // Drawings whose parts are drawn elsewhere: by `use`, as a gradient, a mask, a filter.
    const borrowed = new Set();
    for (const element of document.querySelectorAll('svg *, [style*="url("]')) {
        for (const { name, value } of element.attributes) {
            if (element.localName === 'use' && (name === 'href' || name === 'xlink:href')) {
                borrowed.add(value.trim());
            }
            for (const found of value.includes('url(') ? value.matchAll(/url\(\s*["']?(#[^"')]+)/g) : []) {
                borrowed.add(found[1]);
            }
        }
    }
    const lends = (element) => borrowed.size > 0 && [element, ...element.querySelectorAll('[id]')].some((one) => borrowed.has('#' + one.id) && one.closest('svg'));

    // What of a drawing nothing is drawn of, topmost elements only: what is to fade in or to be switched on.
    const kept = new Set(['defs', 'symbol', 'clipPath', 'mask', 'pattern', 'marker', 'filter', 'linearGradient', 'radialGradient', 'style', 'script', 'title', 'desc', 'metadata', 'foreignObject']);
    const hiddenIn = (drawing) => {
        const found = [];
        for (const element of drawing.children) {
            if (kept.has(element.localName) || !('getBBox' in element)) {
                continue;
            }
            const style = getComputedStyle(element);
            let why = style.display === 'none' ? 'display: none' : style.opacity === '0' ? 'opacity: 0' : '';
            if (!why && style.visibility !== 'visible' && Array.from(element.querySelectorAll('*')).every((inner) => getComputedStyle(inner).visibility !== 'visible')) {
                why = 'visibility: ' + style.visibility;
            }
            if (!why) {
                found.push(...hiddenIn(element));
            } else if (why !== 'display: none' || !Array.from(element.querySelectorAll('[id]')).some((one) => borrowed.has('#' + one.id))) {
                found.push(tell(element, why));
            }
        }
        return found;
    };

    // Closed, one choice is on the picture, in the looks of the list itself.
    const isClosedList = (element) => element.localName === 'select' && !element.multiple && element.size <= 1;
    const unchosenIn = (list) => Array.from(list.children).flatMap((child) => {
        const chosen = (child.localName === 'optgroup' ? Array.from(child.children) : [child]).some((one) => one.selected);
        return !chosen ? [tell(child, 'in a closed list')] : child.localName === 'optgroup' ? unchosenIn(child) : [];
    });

    // { painted, list }: whether anything of the element is on the picture; what of it is not.
    const look = (element, clips) => {
        if (neutral.has(element.localName)) {
            return { painted: null, list: [] };
        }
        const style = getComputedStyle(element);
        if (element.localName === 'svg' ? lends(element) && element.getBoundingClientRect().width < 2 : style.display === 'none' && element.querySelector('svg') && lends(element)) {
            return { painted: null, list: [] };
        }
        if (style.display === 'none') {
            return { painted: false, list: [tell(element, 'display: none')] };
        }
        const isBox = style.display !== 'contents';
        if (isBox && !element.checkVisibility()) {
            return { painted: false, list: [tell(element, 'inside of what is closed')] };
        }
        if (style.opacity === '0') {
            return { painted: false, list: [tell(element, 'opacity: 0')] };
        }
        // What the browser puts on top of the page is not drawn within.
        const reasonOfAll = !isBox ? '' : isFlat(style) ? 'scaled to nothing' : isTurnedAway(element, style) ? 'turned away' : /(?:^| )opacity\(0\)/.test(style.filter) && !style.filter.includes('url(') ? 'filter: opacity(0)' : '';
        if (reasonOfAll && !element.querySelector(':modal, :popover-open')) {
            return { painted: false, list: [tell(element, reasonOfAll)] };
        }
        let flow = clips.flow;
        let positioned = clips.positioned;
        if (style.position === 'fixed') {
            flow = page;
        } else if (style.position === 'absolute') {
            flow = clips.positioned;
        }
        const rects = isBox ? Array.from(element.getClientRects(), onPage) : [];
        const hasArea = rects.some((rect) => area(rect) > 0);
        let own = isBox && style.visibility === 'visible' && !clipsAll(style) && rects.some((rect) => area(both(rect, flow)) > 0);
        let inner = flow;
        if (isBox && element !== document.body && element !== document.documentElement) {
            const box = onPage(element.getBoundingClientRect());
            const scrolls = [style.overflowX, style.overflowY].some((way) => way === 'auto' || way === 'scroll');
            if (clipsAll(style)) {
                inner = { left: 0, top: 0, right: 0, bottom: 0 };
            } else if (scrolls && own) {
                inner = everywhere; // its views are pictures too
            } else if (style.display !== 'inline' && (style.overflowX !== 'visible' || style.overflowY !== 'visible')) {
                inner = both(flow, { left: style.overflowX === 'visible' ? -Infinity : box.left, right: style.overflowX === 'visible' ? Infinity : box.right, top: style.overflowY === 'visible' ? -Infinity : box.top, bottom: style.overflowY === 'visible' ? Infinity : box.bottom });
            }
            if (style.position !== 'static' || style.transform !== 'none' || style.filter !== 'none' || style.perspective !== 'none' || style.contain !== 'none' || style.willChange !== 'auto') {
                positioned = inner;
            } else if (clipsAll(style)) {
                positioned = inner;
            }
        }
        if (isBox && own && style.opacity === '1' && isSolid(style.backgroundColor) && (style.position !== 'static' || style.zIndex !== 'auto') && element !== document.body) {
            covers.push({ element, box: onPage(element.getBoundingClientRect()), isFixed: style.position === 'fixed' || style.position === 'sticky' });
        }
        if (whole.has(element.localName) || element.shadowRoot) {
            const painted = own || (style.visibility === 'visible' && element.shadowRoot !== null);
            if (painted) {
                shown.push({ element, rects });
            }
            return painted ? { painted, list: element.localName === 'svg' ? hiddenIn(element) : isClosedList(element) ? unchosenIn(element) : [] } : { painted: false, list: [tell(element, reason(style, hasArea, flow, rects))] };
        }
        const list = [];
        let below = false;
        let leaf = true;
        for (const child of element.children) {
            const seen = look(child, { flow: inner, positioned });
            below = below || seen.painted === true;
            leaf = leaf && seen.painted === null;
            list.push(...seen.list);
        }
        const words = showsText(element, style, inner);
        if (!isBox) {
            own = words === true;
        }
        if (!below && words !== true && !own) {
            return { painted: false, list: [tell(element, reason(style, hasArea, flow, rects))] };
        }
        if (words === false) {
            list.push(tell(element, 'its text is off the picture or transparent', true));
        }
        if (leaf && (own || words)) {
            shown.push({ element, rects });
        }
        return { painted: true, list };
    };

    const reason = (style, hasArea, flow, rects) => {
        if (style.visibility !== 'visible') {
            return 'visibility: ' + style.visibility;
        }
        if (!hasArea) {
            return 'it has no area';
        }
        return clipsAll(style) || rects.some((rect) => area(both(rect, page)) > 0) ? 'clipped away' : 'outside of the page';
    };

    // Behind something solid at each of its corners and in its middle.
    const behind = () => {
        const found = [];
        for (const { element, rects } of shown) {
            const box = rects.length === 1 ? rects[0] : null;
            const cover = box && covers.find((one) => !one.element.contains(element) && !element.contains(one.element)
                && one.box.left <= box.left && one.box.top <= box.top && one.box.right >= box.right && one.box.bottom >= box.bottom);
            const layer = cover || (box && getComputedStyle(element).zIndex < 0);
            if (!layer || found.length >= 100) {
                continue;
            }
            const moved = box.bottom > innerHeight || box.right > innerWidth;
            if (moved) {
                if (cover && cover.isFixed) {
                    continue;
                }
                scrollTo({ left: box.left - 20, top: box.top - 20, behavior: 'instant' });
            }
            const points = [[0.5, 0.5], [0.02, 0.02], [0.98, 0.02], [0.02, 0.98], [0.98, 0.98], [0.25, 0.5], [0.75, 0.5]];
            const isHidden = points.every(([across, down]) => {
                const stack = document.elementsFromPoint(box.left + (box.right - box.left) * across - scrollX, box.top + (box.bottom - box.top) * down - scrollY);
                const at = stack.findIndex((one) => one === element || element.contains(one));
                return at > 0 && stack.slice(0, at).some((one) => {
                    if (one.contains(element)) {
                        return false;
                    }
                    for (let around = one; around; around = around.parentElement) {
                        if (getComputedStyle(around).opacity !== '1') {
                            return false;
                        }
                    }
                    const style = getComputedStyle(one);
                    return isSolid(style.backgroundColor) && style.borderTopLeftRadius === '0px' && style.mixBlendMode === 'normal';
                });
            });
            if (isHidden) {
                found.push(tell(element, 'behind something else'));
            }
        }
        scrollTo({ left: 0, top: 0, behavior: 'instant' });
        return found;
    };

    const { list } = look(document.documentElement, { flow: page, positioned: page });
    list.push(...behind());
    const hidden = new Map(list.filter((entry) => !entry.onlyText).map((entry) => [entry.element, entry.why]));
    const drawn = /::[\w-]+(?:\([^()]*\))?|:(?:before|after|first-line|first-letter)(?![\w-])/gi;

    // What has no area may push others about; what the browser draws before or after an element may stand beside it.
    const isHidden = (element, ofPart) => {
        for (let at = element; at; at = at.parentElement) {
            const why = hidden.get(at);
            if (why !== undefined) {
                return why !== 'it has no area' && (!ofPart || /^(?:opacity|visibility|display|inside|scaled|turned|filter)/.test(why));
            }
        }
        return false;
    };

    const isUnseen = (selector) => {
        const plain = selector.replace(drawn, '');
        try {
            const matched = plain.includes('&') ? [] : Array.from(document.querySelectorAll(plain));
            return matched.length > 0 && matched.every((element) => isHidden(element, plain !== selector));
        } catch {
            return false; // a part of nothing, or newer than this browser
        }
    };
    const unseen = options.selectors.flatMap((selector, index) => (isUnseen(selector) ? [index] : []));
    const elements = list.length > options.most ? null : list.map(({ element, why, onlyText }) => ({ path: path(element), text: text(element), why, onlyText }));
    return { elements, unseen };
}
