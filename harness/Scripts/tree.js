// Evaluated first in the isolated world: `globalThis.tree = <this file>`. What the scripts there share: the parts of the page
// that are within reach, and where on the page lies what stands in one of them.
(() => {
    'use strict';
    // Elements that show a document of their own.
    const frames = new Set(['iframe', 'frame', 'object', 'embed']);
    const innerOf = (element) => {
        try {
            return element.localName === 'embed' ? element.getSVGDocument() : element.contentDocument;
        } catch {
            return null; // another origin: out of reach, and its own world
        }
    };

    // How many frames are out of reach.
    const apart = () => roots().flatMap((root) => Array.from(root.querySelectorAll('iframe, frame'))).filter((element) => innerOf(element) === null).length;

    // The document, its open shadow roots and its same-origin frames with theirs.
    const roots = () => {
        const found = [];
        const visit = (root) => {
            found.push(root);
            for (const element of root.querySelectorAll('*')) {
                if (element.shadowRoot) {
                    visit(element.shadowRoot);
                }
                if (frames.has(element.localName)) {
                    const inner = innerOf(element);
                    if (inner && inner.documentElement) {
                        visit(inner);
                    }
                }
            }
        };
        visit(document);
        return found;
    };

    // A rectangle of a window in CSS px of the page; what the frames around the window cut off is not on the page.
    const onPage = (view, rect) => {
        let { left, top, right, bottom } = rect;
        for (let inner = view; inner.frameElement; inner = inner.parent) {
            const frame = inner.frameElement;
            const outer = frame.getBoundingClientRect();
            const style = inner.parent.getComputedStyle(frame);
            const x = outer.left + frame.clientLeft + parseFloat(style.paddingLeft);
            const y = outer.top + frame.clientTop + parseFloat(style.paddingTop);
            left = x + Math.max(0, left);
            top = y + Math.max(0, top);
            right = x + Math.min(inner.innerWidth, right);
            bottom = y + Math.min(inner.innerHeight, bottom);
        }
        return { left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY };
    };

    return { roots, apart, onPage };
})()
