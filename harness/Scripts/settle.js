// Evaluated in an isolated world of the main frame: `(<this file>)(step, options)`, a promise of a JSON-able record.
// There the page's patches and the prelude's do not apply: requestAnimationFrame is the native one, and frames come even
// while virtual time stands still. Virtual timers do not: no setTimeout is used here; every wait ends by frames or by the
// caller's own bound.
//
// steps, in the order of use:
//   frames  { count, isVirtual } that many native frames, animations moved to where the page's clock says before; then as moment
//   moment  { isVirtual }        what is about to happen: { ends, timer } ms until an animation ends and a timer is due, null for never;
//                                { busy } answers of the browser that are awaited, { workers } that run, { activity } a count of both's news,
//                                { apart } frames out of reach
//   calm    { }                  animations ended; for frames apart, in a world of their own
//   ready   { frames, rule }     fonts and images; at most that many frames; what was waited for, what did not come, and how many
//                                were made eager or, with a rule, exchanged for still ones: loading needs virtual time, so ask again
//   scroll  { maxSteps }         one pass down to the end in screens, one native frame each; stays there
//   top     { }                  back to the top; media held
//   media   { }                  how many videos and sounds there are; they stay in globalThis.mediaElements
//   rest    { keepScroll }       animations ended, media held, caret hidden; what still moved; at the top unless told to stay
//   turned  { from, to }         what stands between these rows of the page and is turned in space, { name }, null when nothing is
//   scale   { }                  pictures are scaled smoothly from now on
async (step, options) => {
    'use strict';
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const frames = async (count) => {
        for (let index = 0; index < count; index++) {
            await frame();
        }
    };

    const { roots } = tree;
    const documents = (all) => all.filter((root) => root.nodeType === 9);
    const every = (all, selector) => all.flatMap((root) => Array.from(root.querySelectorAll(selector)));
    const short = (text) => (text.length > 160 ? text.slice(0, 157) + '...' : text);
    const describe = (element) => {
        if (!element || !element.localName) {
            return 'element';
        }
        const id = element.id ? '#' + element.id : '';
        const names = Array.from(element.classList || []).slice(0, 3).map((name) => '.' + name).join('');
        return short(element.localName + id + names);
    };
    const address = (url) => (url.startsWith('data:') ? 'data:' : short(url.split('#')[0]));

    // What is far from the window is neither laid out nor painted under content-visibility: auto, so no picture of a page would have it. Its
    // containment stays, and the page hears what it would as somebody scrolls there.
    const layOut = () => {
        let found = 0;
        // Of what is skipped within a shadow root its document hears nothing.
        for (const root of roots().filter((each) => each.nodeType !== 9 || !each.dispatchEvent(new Event('gate-skips', { cancelable: true })))) {
            const view = (root.nodeType === 9 ? root : root.ownerDocument).defaultView;
            for (const element of root.querySelectorAll('*')) {
                const style = view.getComputedStyle(element);
                if (style.contentVisibility !== 'auto' || !element.style) {
                    continue;
                }
                const kept = style.contain === 'none' ? '' : style.contain;
                element.style.setProperty('contain', kept === 'strict' || kept === 'content' ? kept : Array.from(new Set([...kept.split(' '), 'layout', 'paint', 'style'])).join(' ').trim(), 'important');
                element.style.setProperty('content-visibility', 'visible', 'important');
                if (view.ContentVisibilityAutoStateChangeEvent) {
                    element.dispatchEvent(new view.ContentVisibilityAutoStateChangeEvent('contentvisibilityautostatechange', { bubbles: true, skipped: false }));
                }
                found++;
            }
        }
        return found;
    };

    const ready = async () => {
        const waited = {};
        const unsettled = new Set();
        const count = (name, by = 1) => {
            waited[name] = (waited[name] || 0) + by;
        };
        let left = options.frames;
        const laid = layOut();
        if (laid > 0) {
            count('elements laid out', laid);
        }
        let eager = options.rule ? stills(options.rule) : 0;
        if (eager > 0) {
            count('pictures stilled', eager);
        }
        for (;;) {
            const all = roots();
            const late = [];
            const images = every(all, 'img, input[type=image], svg image');
            for (const image of images) {
                if (image.localName !== 'img' || image.complete || !(image.currentSrc || image.src || image.srcset)) {
                    continue;
                }
                if (image.loading === 'lazy') {
                    if (image.getClientRects().length === 0) {
                        continue; // in no box: no visitor's browser loads it either, and once loaded it would sway srcset's choice
                    }
                    image.loading = 'eager';
                    eager++;
                }
                late.push('image ' + address(image.currentSrc || image.src));
            }
            for (const inner of every(all, 'iframe[loading=lazy]')) {
                if (inner.loading === 'lazy' && inner.getClientRects().length > 0) {
                    inner.loading = 'eager';
                    eager++;
                }
            }
            for (const inner of documents(all)) {
                if (inner.readyState !== 'complete') {
                    late.push('document ' + address(inner.URL));
                }
                for (const face of inner.fonts) {
                    // Whether such a font is used hangs on the moment it arrives; with a warm cache a visitor sees it.
                    if (face.display === 'optional' || face.display === 'fallback') {
                        face.display = 'swap';
                    }
                }
                if (inner.fonts.status !== 'loaded') {
                    for (const face of inner.fonts) {
                        if (face.status === 'loading') {
                            late.push(`font ${face.family} ${face.weight} ${face.style}`);
                        }
                    }
                }
            }
            if (late.length === 0) {
                // decode() keeps the first paint from showing a picture's place without the picture.
                const decodable = images.filter((image) => image.localName === 'img' && image.naturalWidth > 0 && image.getClientRects().length > 0);
                const decoded = Promise.all(decodable.map((image) => image.decode().then(() => true, () => false)));
                let done = false;
                decoded.then(() => {
                    done = true;
                });
                while (!done && left-- > 0) {
                    await frame();
                }
                if (!done) {
                    unsettled.add('images not decoded');
                }
                count('images', images.length);
                count('documents', documents(all).length);
                count('shadow roots', all.length - documents(all).length);
                for (const inner of documents(all)) {
                    for (const face of inner.fonts) {
                        if (face.status === 'loaded') {
                            count('fonts');
                        } else if (face.status === 'error') {
                            count('fonts failed');
                            unsettled.add(`font failed: ${face.family} ${face.weight} ${face.style}`);
                        }
                    }
                }
                break;
            }
            if (left-- <= 0) {
                late.forEach((name) => unsettled.add(name));
                break;
            }
            await frame();
        }
        return { waited, unsettled: Array.from(unsettled).sort(), eager };
    };

    const scroller = () => document.scrollingElement || document.documentElement;
    const top = (y) => window.scrollTo({ left: 0, top: y, behavior: 'instant' });

    const scroll = async () => {
        // The height at the start bounds the pass: a page that grows as long as one scrolls would never end.
        const height = scroller().scrollHeight;
        const screen = window.innerHeight;
        let steps = 0;
        if (height > screen) {
            for (let y = screen; steps < options.maxSteps; y += screen) {
                // Set inside a frame: its observers see this place, and the next frame's scroll event reports it.
                await frame();
                top(y);
                steps++;
                if (y + screen >= height) {
                    break;
                }
            }
            await frames(2);
        }
        return { steps, height, reached: steps < options.maxSteps };
    };

    // A video shows its first picture. Held before the last stretch of virtual time, because a seek needs the page's tasks.
    const hold = async () => {
        const waited = {};
        for (const media of every(roots(), 'video, audio')) {
            media.autoplay = false;
            if (!media.paused && media.playbackRate !== 0) {
                media.pause(); // the page has given it its speed back
            }
            if (media.localName === 'video' && (media.currentTime > 0 || media.played.length > 0)) {
                media.currentTime = 0;
                waited['videos held'] = (waited['videos held'] || 0) + 1;
            }
        }
        return { waited, unsettled: [] };
    };

    // Brings all animations to their ends.
    const calm = async (count, unsettled) => {
        const stop = () => {
            let touched = 0;
            const seen = new Set();
            for (const root of roots()) {
                for (const animation of root.getAnimations()) {
                    if (seen.has(animation)) {
                        continue;
                    }
                    seen.add(animation);
                    if (animation.timeline?.constructor?.name === 'ViewTimeline' && animation.playState === 'running') {
                        // No one scroll position shows all of a page: what follows an element's way through the window stands as in its middle.
                        const begun = animation.startTime?.value ?? 0;
                        animation.pause();
                        animation.currentTime = CSS.percent(50 - begun);
                        touched++;
                        count('scroll-driven animations held');
                    }
                    // What follows the scroll position stands still with it.
                }
            }
            for (const animation of motion.running()) {
                touched++;
                if (motion.endOf(animation) !== null) {
                    animation.finish();
                    count('animations finished');
                } else {
                    animation.cancel();
                    count('animations stopped');
                }
            }
            return touched;
        };
        // The end of one animation may start the next: as long as there are new ones, within a bound.
        let rounds = 0;
        while (stop() > 0 && rounds++ < 10) {
            await frames(2);
        }
        if (rounds > 10) {
            unsettled.add('animations keep starting');
        }
        for (const picture of every(roots(), 'svg')) {
            if (picture.ownerSVGElement === null && picture.querySelector('animate, animateTransform, animateMotion, set')) {
                // SMIL has no end to ask for: every picture is held where it stands after ten seconds.
                picture.pauseAnimations();
                picture.setCurrentTime(10);
                count('svg animations held');
            }
        }
    };

    // Told in the page's own world, where its scripts may tell anything.
    const amount = (text, otherwise) => {
        const number = Number(text);
        return number < 1e9 ? Math.max(number, 0) : otherwise;
    };
    const whole = (text) => Math.round(amount(text, 0));

    // What the preludes of all documents within reach know.
    const moment = () => {
        const told = { ends: options.isVirtual ? motion.advance() : motion.left(), timer: null, busy: 0, workers: 0, activity: 0, apart: tree.apart() };
        for (const inner of documents(roots())) {
            const hear = (event) => {
                const [timer, busy, workers, activity] = String(event.detail).split(' ');
                const due = timer === '' ? null : amount(timer, null);
                told.timer = due === null ? told.timer : Math.min(due, told.timer ?? due);
                told.busy += whole(busy);
                told.workers += whole(workers);
                told.activity += whole(activity);
            };
            inner.addEventListener('gate-moment-is', hear);
            inner.dispatchEvent(new Event('gate-moment'));
            inner.removeEventListener('gate-moment-is', hear);
        }
        return told;
    };

    const rest = async () => {
        const waited = {};
        const unsettled = new Set();
        const count = (name, by = 1) => {
            waited[name] = (waited[name] || 0) + by;
        };
        if (!options.keepScroll) {
            top(0);
        }
        const changes = [];
        await calm(count, unsettled);
        const all = roots();
        for (const media of every(all, 'video')) {
            if (media.seeking) {
                unsettled.add('video ' + address(media.currentSrc));
            }
        }
        const held = (globalThis.heldMarquees ??= new WeakSet());
        for (const marquee of every(all, 'marquee')) {
            // Its movement is an animation in a tree of the browser's own, which no script reaches. One that has begun goes on from where it
            // was wherever the element is put, with no speed as well; another element in its stead never begins, and its content stands where
            // it was written.
            if (!held.has(marquee)) {
                const still = marquee.cloneNode(false);
                still.setAttribute('scrollamount', '0');
                still.append(...marquee.childNodes);
                marquee.replaceWith(still);
                held.add(still);
                count('marquees held');
            }
        }
        // Constructed sheets stand outside the tree: no selector of the page can see them.
        const hide = '*{caret-color:transparent!important}' +
            '::selection{background-color:transparent!important;color:currentcolor!important}' +
            '::spelling-error,::grammar-error{text-decoration:none!important}';
        for (const root of all) {
            const view = (root.nodeType === 9 ? root : root.ownerDocument).defaultView;
            const sheet = new view.CSSStyleSheet();
            sheet.replaceSync(hide);
            root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
        }
        if (!options.keepScroll) {
            top(0);
        }
        await frames(2);
        // Nothing should move now. Watch two frames and say what did.
        const observers = all.map((root) => {
            const observer = new MutationObserver((records) => changes.push(...records));
            observer.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
            return observer;
        });
        await frames(2);
        observers.forEach((observer) => {
            changes.push(...observer.takeRecords());
            observer.disconnect();
        });
        for (const change of changes) {
            const target = change.target.nodeType === 1 ? change.target : change.target.parentElement;
            if (target?.closest('title') || (change.type === 'childList' && target === document.head && document.title !== undefined && Array.from(change.addedNodes).every((node) => node.localName === 'title'))) {
                continue; // not in the picture
            }
            unsettled.add(`still changing: ${describe(target)}`);
        }
        for (const animation of Array.from(motion.running()).slice(0, 10)) {
            unsettled.add(`still moving: ${describe(animation.effect?.target)}`);
        }
        return { waited, unsettled: Array.from(unsettled).sort() };
    };

    switch (step) {
        case 'frames':
            if (options.isVirtual) {
                motion.advance();
            }
            await frames(options.count);
            return moment();
        case 'moment':
            return moment();
        case 'calm': {
            const unsettled = new Set();
            await calm(() => {}, unsettled);
            return { waited: {}, unsettled: Array.from(unsettled) };
        }
        case 'ready':
            return ready();
        case 'scroll':
            return scroll();
        case 'top':
            await frame();
            top(0);
            await frames(2);
            return hold();
        case 'media':
            globalThis.mediaElements = every(roots(), 'video, audio');
            return { count: globalThis.mediaElements.length };
        case 'rest':
            return rest();
        case 'turned': {
            const crosses = (element) => {
                const view = element.ownerDocument.defaultView;
                const transform = view.getComputedStyle(element).transform;
                if (transform === 'none' || new view.DOMMatrix(transform).is2D) {
                    return false;
                }
                const { top: above, bottom: below } = tree.onPage(view, element.getBoundingClientRect());
                return above <= options.to && below >= options.from;
            };
            const found = every(roots(), '*').find(crosses);
            return { name: found ? describe(found) : null };
        }
        case 'scale':
            documents(roots()).forEach((inner) => inner.dispatchEvent(new Event('gate-scale')));
            return {};
        default:
            throw new Error('unknown step ' + step);
    }
}
