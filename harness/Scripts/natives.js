// The native functions that the preludes replace, and how: `(<this file>)()`.
//
// Each is wrapped in a Proxy, so that name, length and "[native code]" stay what pages expect. Nothing is left on the window;
// what the gate itself does later runs in an isolated world, where none of this applies.
() => {
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

    return {
        wrap,
        wrapGetter,
        listen: Function.prototype.call.bind(EventTarget.prototype.addEventListener),
        dateNow: Date.now.bind(Date),
        setTimeout: window.setTimeout.bind(window),
        clearTimeout: window.clearTimeout.bind(window),
    };
}
