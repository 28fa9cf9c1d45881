// What is drawn over the pictures: parts below the page, regions, masks, noise, the element of the cause. Boxes are device px.
const marksOf = (names, { shot, bands, twins, chosen, layers, placed }) => {
  const mark = (box, kind, index = -1) => {
    const { x, y, width, height } = kind === 'inner' ? box : placed(box);
    return element('div', { class: `box ${kind}${index >= 0 && index === chosen ? ' chosen' : ''}`, 'data-box': `${x} ${y} ${width} ${height}`, 'data-index': index < 0 ? null : index });
  };
  // The element that the chosen region's cause names, on each side where it lies there. Boxes of the before side keep their rows.
  const causeMarks = () => !layers.cause || twins || !shot.regions[chosen] ? [] : shot.regions[chosen].causes.slice(0, 3).flatMap(cause => [
    names.includes('before') && cause.beforeBox ? element('div', { class: 'box cause was', 'data-box': boxText(bands ? { ...cause.beforeBox, y: bands.shown('before', cause.beforeBox.y) } : cause.beforeBox) }) : null,
    (names.includes('after') || names.includes('diff')) && cause.afterBox ? mark(cause.afterBox, 'cause') : null,
  ].filter(Boolean));
  const boxText = ({ x, y, width, height }) => `${x} ${y} ${width} ${height}`;
  // What still differs once the shift is undone stands in place of the regions; the chosen one is shown where it is now.
  const regionMarks = () => !layers.regions || twins ? [] : bands
    ? [...shot.alignment.residual.slice(0, 1000).map(box => mark(box, 'region')), ...(shot.regions[chosen] ? [mark(shot.regions[chosen], 'region', chosen)] : [])]
    // Thousands of outlines say no more than the diff picture does.
    : shot.regions.slice(0, 1000).map((region, index) => mark(region, 'region', index));
  const quietMarks = () => !layers.masks ? [] : [
    ...shot.masks.map(mask => mark(mask, 'mask')),
    ...(shot.noise ? shot.noise.regions.slice(0, 1000).map(region => mark(region, 'noise')) : []),
  ];
  // What lies below the page's own picture is told for what it is.
  const viewMarks = () => {
    const name = names.includes('after') || names.includes('diff') ? 'after' : 'before';
    const side = twins ? shot[twins.side] : shot[name];
    return (side ? side.views : []).map(({ place, shows }, index) => {
      const spot = mark(bands ? { ...place, y: bands.shown(name, place.y) } : place, 'inner');
      spot.append(element('span', {}, `Scrolled within the page, view ${number(index + 1)} of ${number(side.views.length)}: the area of ${boxWords(shows)}`));
      return spot;
    });
  };
  return [...viewMarks(), ...regionMarks(), ...quietMarks(), ...causeMarks()];
};
