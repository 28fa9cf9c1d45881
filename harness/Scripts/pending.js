// What the page waits for, which the settling asks of: timers, answers of the browser that do not come by the network (virtual time waits
// for that alone), and workers, whose time is the machine's. An answer to its event is an event: `(<this file>)(natives, isAnimating)`.
//
// isAnimating: () => boolean   whether frames are due that are no timers of the page's own.
(natives, isAnimating) => {
    'use strict';
    const { wrap, dateNow, listen } = natives;
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
}
