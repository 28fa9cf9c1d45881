// Runs in every frame's main world before any script of the page: `(<this file>)(options)`.
//
// options: { virtual: boolean }   true while Chromium's virtual time drives the page's clock.
//
// Every native function is wrapped in a Proxy, so that name, length and "[native code]" stay what pages expect.
// Nothing is left on the window; what the gate itself does later runs in an isolated world, where none of this applies.
(options) => {
    'use strict';
    const wrap = (owner, name, apply) => {
        const descriptor = owner && Object.getOwnPropertyDescriptor(owner, name);
        if (!descriptor || typeof descriptor.value !== 'function') {
            return;
        }
        descriptor.value = new Proxy(descriptor.value, { apply });
        Object.defineProperty(owner, name, descriptor);
    };

    const wrapGetter = (owner, name, change) => {
        const descriptor = owner && Object.getOwnPropertyDescriptor(owner, name);
        if (!descriptor || typeof descriptor.get !== 'function') {
            return;
        }
        descriptor.get = new Proxy(descriptor.get, { apply: (native, self, args) => change(Reflect.apply(native, self, args), self) });
        Object.defineProperty(owner, name, descriptor);
    };

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

    // What the page waits for, which the settling asks of: timers, answers of the browser that do not come by the network (virtual time waits
    // for that alone), and workers, whose time is the machine's. An answer to its event is an event.
    const dateNow = Date.now.bind(Date);
    const nativeSetTimeout = window.setTimeout.bind(window);
    const nativeClearTimeout = window.clearTimeout.bind(window);
    const listen = Function.prototype.call.bind(EventTarget.prototype.addEventListener);
    const timers = new Map();
    const mostTimers = 10_000;
    // Those that are due have run: the settling asks between two tasks.
    const prune = () => {
        const time = dateNow();
        for (const [handle, timer] of timers) {
            if (timer.due < time && timer.period === 0) {
                timers.delete(handle);
            }
        }
    };
    const timed = (name, repeats) => wrap(window, name, (native, self, args) => {
        const handle = Reflect.apply(native, self, args);
        const delay = Math.max(0, Number(typeof args[1] === 'object' ? 0 : args[1]) || 0);
        if (timers.size >= mostTimers) {
            prune();
        }
        if (timers.size < mostTimers) {
            timers.set(handle, { due: dateNow() + delay, period: repeats ? Math.max(1, delay) : 0 });
        }
        return handle;
    });
    timed('setTimeout', false);
    timed('setInterval', true);
    for (const name of ['clearTimeout', 'clearInterval']) {
        wrap(window, name, (native, self, args) => {
            timers.delete(args[0]);
            return Reflect.apply(native, self, args);
        });
    }
    let busy = 0;
    let workers = 0;
    let activity = 0;
    const begin = () => {
        let open = true;
        busy++;
        activity++;
        return () => {
            if (open) {
                open = false;
                busy--;
                activity++;
            }
        };
    };
    const then = Function.prototype.call.bind(Promise.prototype.then);
    const awaited = (type, names) => {
        for (const name of type ? names ?? Object.getOwnPropertyNames(type.prototype) : []) {
            if (name !== 'constructor') {
                wrap(type.prototype, name, (native, self, args) => {
                    const answer = Reflect.apply(native, self, args);
                    if (answer instanceof Promise) {
                        const end = begin();
                        then(answer, end, end);
                    }
                    return answer;
                });
            }
        }
    };
    for (const name of ['CacheStorage', 'Cache', 'SubtleCrypto', 'StorageManager', 'FileSystemDirectoryHandle', 'FileSystemFileHandle', 'FileSystemWritableFileStream']) {
        awaited(window[name]);
    }
    awaited(window.OfflineAudioContext, ['startRendering']);
    awaited(window.BaseAudioContext, ['decodeAudioData']);
    const until = (target, types) => {
        const end = begin();
        for (const type of types) {
            listen(target, type, end);
        }
        return target;
    };
    for (const name of ['open', 'deleteDatabase']) {
        wrap(window.IDBFactory?.prototype, name, (native, self, args) => until(Reflect.apply(native, self, args), ['success', 'error', 'blocked']));
    }
    wrap(window.IDBDatabase?.prototype, 'transaction', (native, self, args) => until(Reflect.apply(native, self, args), ['complete', 'abort']));
    const noted = (type) => wrap(type?.prototype, 'postMessage', (native, self, args) => {
        activity++;
        return Reflect.apply(native, self, args);
    });
    noted(window.Worker);
    noted(window.MessagePort);
    const alive = new WeakSet();
    for (const name of ['Worker', 'SharedWorker']) {
        const type = window[name];
        if (!type) {
            continue;
        }
        window[name] = new Proxy(type, {
            construct: (native, args, target) => {
                const worker = Reflect.construct(native, args, target);
                workers++;
                activity++;
                alive.add(worker);
                const heard = () => {
                    activity++;
                };
                listen(worker.port ?? worker, 'message', heard);
                listen(worker, 'error', heard);
                return worker;
            },
        });
        type.prototype.constructor = window[name];
    }
    wrap(window.Worker?.prototype, 'terminate', (native, self, args) => {
        if (alive.delete(self)) {
            workers--;
        }
        return Reflect.apply(native, self, args);
    });
    const answer = document.dispatchEvent.bind(document);
    const Told = CustomEvent;
    const least = Math.min;
    listen(document, 'gate-moment', () => {
        prune();
        const time = dateNow();
        let next = null;
        for (const { due, period } of timers.values()) {
            const left = period > 0 && due < time ? period - ((time - due) % period) : due - time;
            next = next === null ? left : least(next, left);
        }
        // Its own frames are timers that are not counted above.
        if (isAnimating()) {
            next = next === null ? 1000 / 60 : least(next, 1000 / 60);
        }
        answer(new Told('gate-moment-is', { detail: `${next === null ? '' : next} ${busy} ${workers} ${activity}` }));
    });
    let isAnimating = () => false;

    if (!options.virtual) {
        return;
    }

    // What a stream tells comes in real time, and as long as one is open it holds the virtual clock. The clock stands still
    // until the first message: it is heard in every run, at one instant of the page. Then the stream is silent, and to
    // the page still open.
    if (typeof EventSource === 'function') {
        const streams = new WeakMap();
        const hear = (stream, type) => {
            const state = streams.get(stream);
            if (!state || type === 'open' || type === 'error' || state.types.has(type)) {
                return;
            }
            state.types.add(type);
            nativeAddEventListener.call(stream, type, () => {
                if (stream.readyState !== EventSource.CLOSED) {
                    state.silent = true;
                    nativeClose.call(stream);
                }
            });
        };
        const nativeAddEventListener = EventTarget.prototype.addEventListener;
        const nativeClose = EventSource.prototype.close;
        wrap(EventTarget.prototype, 'addEventListener', (native, self, args) => {
            hear(self, String(args[0]));
            return Reflect.apply(native, self, args);
        });
        wrap(EventSource.prototype, 'close', (native, self, args) => {
            if (streams.has(self)) {
                streams.get(self).silent = false;
            }
            return Reflect.apply(native, self, args);
        });
        wrapGetter(EventSource.prototype, 'readyState', (value, self) => (streams.get(self)?.silent ? EventSource.OPEN : value));
        window.EventSource = new Proxy(EventSource, {
            construct: (native, args, target) => {
                const stream = Reflect.construct(native, args, target);
                streams.set(stream, { types: new Set(), silent: false });
                hear(stream, 'message');
                return stream;
            },
        });
        EventSource.prototype.constructor = window.EventSource;
    }

    // Date is exact in virtual time; performance.now counts from a navigation start that another process took in real time.
    // Counting from the document's first instant makes both one clock, the same in every run.
    const origin = dateNow();
    const now = () => dateNow() - origin;
    if (typeof Performance === 'function') {
        const late = performance.now();
        wrap(Performance.prototype, 'now', (native, self, args) => {
            Reflect.apply(native, self, args);
            return now();
        });
        wrapGetter(Performance.prototype, 'timeOrigin', () => origin);
        wrapGetter(Event.prototype, 'timeStamp', (value) => Math.max(0, Math.round(value - late)));
        // What the browser measured of the load it measured in the machine's time, and from the lead on: by the page's clock all of it came at once.
        // Marks are the page's own, and are set by its clock.
        const measured = (type, change) => {
            for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(type?.prototype ?? {}))) {
                if (get && !/(size|status|count)$/i.test(name)) {
                    wrapGetter(type.prototype, name, change);
                }
            }
        };
        const zero = (value) => (typeof value === 'number' ? 0 : value);
        measured(window.PerformanceTiming, (value) => (value > 0 ? origin : value));
        for (const type of [window.PerformanceNavigationTiming, window.PerformanceResourceTiming, window.PerformancePaintTiming, window.LargestContentfulPaint, window.PerformanceEventTiming]) {
            measured(type, zero);
        }
        for (const name of ['startTime', 'duration']) {
            wrapGetter(window.PerformanceEntry?.prototype, name, (value, entry) => (entry instanceof PerformanceMark || entry instanceof PerformanceMeasure ? value : 0));
        }
        wrap(Performance.prototype, 'mark', (native, self, [name, options, ...rest]) => Reflect.apply(native, self, [name, { startTime: now(), ...options }, ...rest]));
        wrap(Performance.prototype, 'measure', (native, self, args) => {
            const [name, start, end] = args;
            if (args.length === 0 || end !== undefined || (typeof start === 'object' && start !== null && (start.end !== undefined || start.duration !== undefined))) {
                return Reflect.apply(native, self, args);
            }
            return Reflect.apply(native, self, [name, typeof start === 'object' && start !== null ? { ...start, end: now() } : { start: start ?? 0, end: now() }]);
        });
    }

    // Frames come in real time, however fast the virtual clock runs: their number per virtual second is chance. So animation
    // frames are timers of the virtual clock, 60 a second on a fixed grid, all callbacks of a frame in one task.
    let pending = new Map();
    let running = null;
    let scheduled = false;
    let lastHandle = 0;
    isAnimating = () => scheduled;
    const flush = () => {
        scheduled = false;
        running = pending;
        pending = new Map();
        const time = now();
        for (const [handle, callback] of running) {
            running.delete(handle);
            try {
                callback.call(window, time);
            } catch (error) {
                // One failing callback must not take the frame's others with it; the page's own handlers still see it.
                reportError(error);
            }
        }
        running = null;
    };
    wrap(window, 'requestAnimationFrame', (native, self, args) => {
        if (typeof args[0] !== 'function') {
            return Reflect.apply(native, self, args); // throws the native TypeError
        }
        const handle = ++lastHandle;
        pending.set(handle, args[0]);
        if (!scheduled) {
            scheduled = true;
            const time = now();
            nativeSetTimeout(flush, Math.ceil((Math.floor((time * 60) / 1000 + 1e-6) + 1) * 1000 / 60) - time);
        }
        return handle;
    });
    wrap(window, 'cancelAnimationFrame', (native, self, args) => {
        pending.delete(args[0]);
        running?.delete(args[0]);
    });

    // Idle periods depend on real frames too. A page at rest is idle: the callback comes soon, with the longest budget there is.
    wrap(window, 'requestIdleCallback', (native, self, args) => {
        if (typeof args[0] !== 'function') {
            return Reflect.apply(native, self, args);
        }
        const callback = args[0];
        return nativeSetTimeout(() => callback.call(window, { didTimeout: false, timeRemaining: () => 50 }), 1);
    });
    wrap(window, 'cancelIdleCallback', (native, self, args) => nativeClearTimeout(args[0]));
}
