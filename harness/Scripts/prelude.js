// What chance, the order of the browser's own work and a closed tree would make of a picture: `(<this file>)(natives)`.
(natives) => {
    'use strict';
    const { wrap, wrapGetter } = natives;

    // Math.random needs nothing here: V8's --random-seed gives every context, workers included, one fixed sequence.
    // The crypto functions have no such flag. One sequence a document, from its address, so that frames do not share ids.
    let state = 0x9e3779b9;
    for (const character of String(location.href).split('#')[0]) {
        state = Math.imul(state ^ character.charCodeAt(0), 0x01000193) >>> 0;
    }
    // splitmix32: full period, so that a page that waits for a certain value is not caught in a short cycle.
    const next = () => {
        state = (state + 0x9e3779b9) >>> 0;
        let mixed = state ^ (state >>> 16);
        mixed = Math.imul(mixed, 0x21f0aaad);
        mixed ^= mixed >>> 15;
        mixed = Math.imul(mixed, 0x735a2d97);
        return (mixed ^ (mixed >>> 15)) >>> 0;
    };
    const fill = (bytes) => {
        for (let index = 0; index < bytes.length; index++) {
            bytes[index] = next() & 0xff;
        }
        return bytes;
    };
    if (typeof Crypto === 'function') {
        wrap(Crypto.prototype, 'getRandomValues', (native, self, args) => {
            // The native call first: it refuses wrong types and lengths the way the page expects.
            const view = Reflect.apply(native, self, args);
            fill(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
            return view;
        });
        wrap(Crypto.prototype, 'randomUUID', (native, self, args) => {
            Reflect.apply(native, self, args);
            const bytes = fill(new Uint8Array(16));
            bytes[6] = (bytes[6] & 0x0f) | 0x40; // RFC 9562, section 5.4: version 4
            bytes[8] = (bytes[8] & 0x3f) | 0x80; // and its variant
            const hex = Array.from(bytes, (value) => value.toString(16).padStart(2, '0')).join('');
            return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
        });
    }

    // A video plays in real time, and a page may show how far it is. At a rate of 0 it plays, to the page, and stands on its
    // first picture. The events of media stay within their tree.
    const holdMedia = (root) => root.addEventListener('loadstart', (event) => {
        if (event.target instanceof HTMLMediaElement) {
            event.target.playbackRate = 0;
        }
    }, true);
    holdMedia(document);

    // Whether something here is skipped while it is far from the window (content-visibility: auto) is told once it is. The settling asks, by an
    // event that the answer cancels: to look at the style of 10,000 elements took 40 ms.
    let skips = false;
    document.addEventListener('contentvisibilityautostatechange', () => {
        skips = true;
    }, true);
    document.addEventListener('gate-skips', (event) => skips && event.preventDefault());

    // A closed shadow root would hide its animations and images from the settling. It is opened, and looks closed to the page.
    const closed = new WeakSet();
    if (typeof ShadowRoot === 'function') {
        wrap(Element.prototype, 'attachShadow', (native, self, args) => {
            const init = args[0];
            const isClosed = init && String(init.mode) === 'closed';
            const root = Reflect.apply(native, self, isClosed ? [{ ...init, mode: 'open' }] : args);
            if (isClosed) {
                closed.add(root);
            }
            holdMedia(root);
            return root;
        });
        wrapGetter(Element.prototype, 'shadowRoot', (root) => (root && closed.has(root) ? null : root));
        wrapGetter(ShadowRoot.prototype, 'mode', (mode, root) => (closed.has(root) ? 'closed' : mode));
    }

    // Observers of intersections are told in the order of a hash of their addresses, another one in every run; a page in which the last
    // one told wins (a menu that marks the section in view) would depend on it. Once one is told all are, in the order of their making.
    if (typeof IntersectionObserver === 'function') {
        const observers = new Set();
        const callbacks = new WeakMap();
        const take = IntersectionObserver.prototype.takeRecords;
        const tell = (entries, told) => {
            for (const reference of observers) {
                const observer = reference.deref();
                if (!observer) {
                    observers.delete(reference);
                    continue;
                }
                const records = observer === told ? entries : Reflect.apply(take, observer, []);
                if (records.length === 0) {
                    continue;
                }
                try {
                    Reflect.apply(callbacks.get(observer), observer, [records, observer]);
                } catch (error) {
                    // One failing callback must not take the others with it; the page's own handlers still see it.
                    reportError(error);
                }
            }
        };
        window.IntersectionObserver = new Proxy(IntersectionObserver, {
            construct: (native, args, target) => {
                if (typeof args[0] !== 'function') {
                    return Reflect.construct(native, args, target); // throws the native TypeError
                }
                const observer = Reflect.construct(native, [tell, ...args.slice(1)], target);
                callbacks.set(observer, args[0]);
                observers.add(new WeakRef(observer));
                return observer;
            },
        });
        IntersectionObserver.prototype.constructor = window.IntersectionObserver;
    }

    // The raster scales a picture down from whatever smaller copy of it happens to be there, so that its pixels depend on the
    // order in which the places that show it were painted. Until the page rests nothing is scaled smoothly: there are no such
    // copies then, and all of them come from the picture itself, in the one paint of the capture. The property is inherited.
    const within = () => {
        try {
            return window.top.document !== null;
        } catch {
            return false; // another origin's frame: the settling could not reach it to undo this
        }
    };
    if (within()) {
        const plain = new CSSStyleSheet();
        plain.replaceSync(':root{image-rendering:pixelated!important}');
        document.adoptedStyleSheets = [plain];
        document.addEventListener('gate-scale', () => {
            document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== plain);
        });
    }
}
