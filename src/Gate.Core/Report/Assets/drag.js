// A pane is moved by pulling, as a map is; on touch screens scrolling does it.
const dragToScroll = scroller => {
  let start = null;
  scroller.addEventListener('pointerdown', event => {
    if (event.button !== 0 || event.pointerType === 'touch' || event.target.closest('button, .handle')) return;
    start = { x: event.clientX + scroller.scrollLeft, y: event.clientY + scroller.scrollTop };
    scroller.setPointerCapture(event.pointerId);
    scroller.classList.add('dragging');
  });
  scroller.addEventListener('pointermove', event => {
    if (start) scroller.scrollTo(start.x - event.clientX, start.y - event.clientY);
  });
  for (const end of ['pointerup', 'pointercancel']) {
    scroller.addEventListener(end, () => { start = null; scroller.classList.remove('dragging'); });
  }
};
