// Evaluated in the isolated world after the picture: `(<this file>)({ documents })`, natural sizes as { address: [width, height] }, px of the
// file at one to one; what is not known is left out. `documents` has the pictures' addresses by the address of the document that shows them.
//
// Nothing is sent: what a document shows already is there at once (HTML, "list of available images"), be it a background, a poster or what
// srcset chose, and a lazy image that lies nowhere is not fetched. A document must be asked for its own pictures alone: to ask another first
// makes Chromium forget them.
(options) => {
    'use strict';
    const sizes = {};
    const visit = (frame) => {
        let inner = null;
        try {
            inner = frame.document;
        } catch {
            inner = null; // another origin: out of reach
        }
        if (!inner) {
            return;
        }
        for (const address of options.documents[inner.URL] || []) {
            const probe = inner.createElementNS('http://www.w3.org/1999/xhtml', 'img');
            probe.loading = 'lazy';
            probe.src = address;
            if (probe.complete && probe.naturalWidth > 0) {
                sizes[address] = [probe.naturalWidth, probe.naturalHeight];
            }
            probe.removeAttribute('src');
        }
        for (let index = 0; index < frame.length; index++) {
            visit(frame[index]);
        }
    };
    visit(window);
    return sizes;
}
