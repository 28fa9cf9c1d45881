// Evaluated in the isolated world beside settle.js: `(<this file>)(rule)`, how many pictures it has exchanged. A picture in a data:
// or blob: address does not pass gate's proxy, which adds the rule that ends CSS animations to every other SVG picture; it is added
// here. Out of reach are style sheets of other origins and what srcset or a <source> has chosen.
(rule) => {
    'use strict';
    const kind = 'data:image/svg+xml';
    const within = (text, addition) => {
        const end = Array.from(text.matchAll(/(?:<|%3c)(?:\/|%2f)svg/gi)).pop();
        return !end || !text.includes('animation') || text.includes(addition) ? null : text.slice(0, end.index) + addition + text.slice(end.index);
    };

    // The address of the same picture with the rule; null when it needs none.
    const still = (address) => {
        const comma = address.indexOf(',');
        const head = address.slice(0, comma + 1);
        if (!head.toLowerCase().startsWith(kind)) {
            return null;
        }
        const body = address.slice(comma + 1);
        if (!/;\s*base64\s*,$/i.test(head)) {
            const text = within(body, encodeURIComponent(rule));
            return text === null ? null : head + text;
        }
        try {
            const text = within(atob(decodeURIComponent(body)), rule);
            return text === null ? null : head + btoa(text);
        } catch {
            return null; // no base64: no picture either
        }
    };

    const read = (address) => {
        try {
            const request = new XMLHttpRequest();
            request.open('GET', address, false);
            request.send();
            return /^image\/svg\+xml/i.test(request.getResponseHeader('Content-Type') || '') ? request.responseText : null;
        } catch {
            return null; // the page's own policy forbids it
        }
    };
    const stillBlob = (address) => {
        const text = address.startsWith('blob:') ? read(address) : null;
        const changed = text === null ? null : within(text, rule);
        return changed === null ? null : URL.createObjectURL(new Blob([changed], { type: 'image/svg+xml' }));
    };

    let exchanged = 0;
    const declarations = (style) => {
        for (const name of Array.from(style)) {
            const value = style.getPropertyValue(name);
            if (!value.includes(kind)) {
                continue;
            }
            const changed = value.replace(/url\(\s*(["']?)(data:image\/svg\+xml.*?)\1\s*\)/gis, (all, quote, address) => {
                const next = still(address);
                return next === null ? all : `url(${quote}${next}${quote})`;
            });
            if (changed !== value) {
                style.setProperty(name, changed, style.getPropertyPriority(name));
                exchanged++;
            }
        }
    };
    const rules = (list) => {
        for (const one of list) {
            if (one.style) {
                declarations(one.style);
            }
            if (one.styleSheet) {
                sheet(one.styleSheet);
            } else if (one.cssRules) {
                rules(one.cssRules);
            }
        }
    };
    const sheet = (one) => {
        let list = [];
        try {
            list = one.cssRules;
        } catch {
            list = []; // of another origin
        }
        rules(list);
    };

    for (const root of tree.roots()) {
        for (const image of root.querySelectorAll('img, input[type=image], svg image')) {
            const name = ['src', 'href', 'xlink:href'].find((one) => image.hasAttribute(one));
            const address = name ? image.getAttribute(name).trim() : '';
            const next = image.srcset ? null : still(address) || stillBlob(address);
            if (next) {
                image.setAttribute(name, next);
                exchanged++;
            }
        }
        for (const element of root.querySelectorAll(`[style*="${kind}"]`)) {
            declarations(element.style);
        }
        for (const one of [...root.styleSheets, ...root.adoptedStyleSheets]) {
            sheet(one);
        }
    }
    return exchanged;
}
