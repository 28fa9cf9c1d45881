// Evaluated in the isolated world: `globalThis.motion = <this file>`. Transitions and animations by the page's clock.
//
// Chromium runs them by the machine's frames, whatever the virtual clock says: ten seconds of a page pass in a few dozen of those, and a
// transition of half a second would take all of them. Their timeline stands still (Animation.setPlaybackRate), and each is moved here.
(() => {
    'use strict';
    const { roots } = tree;
    // Nobody waits a minute for an end: visitors see such a page as they see one with an endless animation.
    const longest = 60_000;
    const seen = new WeakMap();

    const running = () => {
        const found = new Set();
        for (const root of roots()) {
            for (const animation of root.getAnimations()) {
                if (animation.playState === 'running' && animation.timeline?.constructor?.name === 'DocumentTimeline') {
                    found.add(animation);
                }
            }
        }
        return found;
    };

    // Where an animation ends, ms of its own time; null where that is never.
    const endOf = (animation) => {
        const end = animation.effect?.getComputedTiming().endTime;
        return end <= longest && animation.playbackRate !== 0 ? end : null;
    };

    // Moves all to where they are now by the page's clock, and says how long it takes until the next one ends, ms; null where none does.
    const advance = () => {
        const now = Date.now();
        let next = null;
        for (const animation of running()) {
            const rate = animation.playbackRate;
            const end = endOf(animation);
            let at = Number(animation.currentTime ?? 0);
            const known = seen.get(animation);
            if (known && known.at === at && known.rate === rate) {
                at = known.from + (now - known.since) * rate;
                if (end !== null && (rate > 0 ? at >= end : at <= 0)) {
                    animation.finish();
                    continue;
                }
                animation.currentTime = at;
                known.at = Number(animation.currentTime);
            } else {
                // New, or put elsewhere by the page.
                seen.set(animation, { since: now, from: at, at, rate });
            }
            if (end !== null) {
                const left = rate > 0 ? (end - at) / rate : at / -rate;
                next = next === null ? left : Math.min(next, left);
            }
        }
        return next;
    };

    // The same in the machine's time, where nothing has to be moved.
    const left = () => {
        let next = null;
        for (const animation of running()) {
            const end = endOf(animation);
            if (end !== null) {
                const at = Number(animation.currentTime ?? 0);
                const rest = animation.playbackRate > 0 ? (end - at) / animation.playbackRate : at / -animation.playbackRate;
                next = next === null ? rest : Math.min(next, rest);
            }
        }
        return next;
    };

    return { running, endOf, advance, left };
})()
