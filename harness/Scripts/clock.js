// One clock for all that a page can read the time from, while Chromium's virtual time drives it: `(<this file>)(natives)`.
//
// Returns () => boolean: whether an animation frame is due.
(natives) => {
    'use strict';
    const { wrap, wrapGetter, dateNow } = natives;

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
            natives.setTimeout(flush, Math.ceil((Math.floor((time * 60) / 1000 + 1e-6) + 1) * 1000 / 60) - time);
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
        return natives.setTimeout(() => callback.call(window, { didTimeout: false, timeRemaining: () => 50 }), 1);
    });
    wrap(window, 'cancelIdleCallback', (native, self, args) => natives.clearTimeout(args[0]));

    return () => scheduled;
}
