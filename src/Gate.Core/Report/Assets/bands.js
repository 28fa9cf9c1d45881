// Rows that belong together at one height: where one side has rows that the other lacks, the other gets a gap as high. A row of
// either picture lies in exactly one band (schema: alignment.bands), so nothing is shown twice and nothing is left out.
const createBands = shot => {
  const sides = { before: { slices: [], gaps: [] }, after: { slices: [], gaps: [] } };
  let height = 0;
  for (const band of shot.alignment.bands) {
    const rows = { before: [band.beforeStart, band.beforeEnd], after: [band.afterStart, band.afterEnd] };
    const tall = Math.max(...Object.values(rows).map(([start, end]) => end - start));
    for (const [name, [start, end]] of Object.entries(rows)) {
      const { slices, gaps } = sides[name];
      const last = slices[slices.length - 1];
      if (last && last.from + last.height === start && last.top + last.height === height) last.height += end - start;
      else if (end > start) slices.push({ top: height, from: start, height: end - start });
      if (end - start < tall) gaps.push({ top: height + end - start, height: tall - (end - start) });
    }
    height += tall;
  }
  const holds = (slice, at, by) => at >= slice[by] && at < slice[by] + slice.height;
  return {
    height,
    slices: name => sides[name].slices,
    gaps: name => sides[name].gaps,
    // The height at which a row of a side is shown, and the row that is shown at a height; null in a gap.
    shown(name, row) {
      const slice = sides[name].slices.find(each => holds(each, row, 'from'));
      return slice ? row - slice.from + slice.top : height;
    },
    row(name, at) {
      const slice = sides[name].slices.find(each => holds(each, at, 'top'));
      return slice ? at - slice.top + slice.from : null;
    },
  };
};
