// Evaluated in the isolated world right before a picture: `(<this file>)(selectors)`, for each of them the boxes of its elements on
// the page in CSS px, four numbers an element; null for a selector that is not valid.
(selectors) => {
    'use strict';
    const roots = tree.roots();
    return selectors.map((selector) => {
        let found = [];
        try {
            found = roots.flatMap((root) => Array.from(root.querySelectorAll(selector)));
        } catch {
            return null;
        }
        return found.map((element) => tree.onPage(element.ownerDocument.defaultView, element.getBoundingClientRect()))
            .filter((box) => box.right > box.left && box.bottom > box.top)
            .map((box) => [box.left, box.top, box.right, box.bottom]);
    });
}
