// Plots are drawn for the width they have, and again where that changes: so their text keeps its size.

// From the roundest on: a tick that is too near one before it is left out.
const STEPS = [1, 2, 5, 1.5, 3, 7, 1.2, 2.5, 4, 1.1, 1.3, 1.8, 6, 8, 0.95, 1.05];

const LETTER = 8.2; // the width of one in a label, about

function ratioTicks(scale) {
  const [low, high] = scale.domain();
  const all = [1];
  for (const step of STEPS)
    for (let power = -3; power < 5; ++power)
      all.push(step * 10 ** power);
  const ticks = [];
  for (const tick of all) { // 1 comes first, so that it is always there
    const far = ticks.every(other => Math.abs(scale(other) - scale(tick)) > 40);
    if (tick >= low && tick <= high && far)
      ticks.push(tick);
  }
  return ticks;
}

// rows: [{name, ratios: [by system], isMean}]
function drawRatios(figure, rows, systems) {
  const width = figure.clientWidth;
  const shown = d3.range(1, systems.length);
  const rowHeight = 12 + 14 * shown.length;
  const labelWidth = Math.min(width * 0.4, 8 + LETTER * d3.max(rows, row => row.name.length));
  const margin = {top: 8, right: 52, bottom: 28, left: labelWidth + 12};
  const height = margin.top + rows.length * rowHeight + margin.bottom;
  const known = rows.flatMap(row => shown.map(i => row.ratios[i]).filter(Boolean));
  const low = d3.min(known, ratio => Math.min(ratio.low || ratio.ratio, 1));
  const high = d3.max(known, ratio => Math.max(ratio.high || ratio.ratio, 1));
  const x = d3.scaleLog().domain([low / 1.08, high * 1.08]).range([margin.left, width - margin.right]);
  const svg = d3.create('svg').attr('viewBox', [0, 0, width, height]).attr('role', 'img')
    .attr('aria-label', 'Ratios with their intervals; the same numbers are in the table below');
  const layer = () => svg.append('g').selectAll('g').data(rows).join('g')
    .attr('class', row => row.isMean ? 'mean' : null).attr('transform', (row, i) => `translate(0,${margin.top + i * rowHeight})`);
  const labels = layer();
  labels.filter((row, i) => i % 2 === 0).append('rect').attr('class', 'band')
    .attr('width', width).attr('height', rowHeight);
  labels.append('text').attr('x', labelWidth).attr('y', rowHeight / 2).attr('dy', '.35em').attr('text-anchor', 'end')
    .text(row => shortened(row.name, Math.floor(labelWidth / LETTER))).append('title').text(row => row.name);
  svg.append('g').attr('class', 'axis').attr('transform', `translate(0,${height - margin.bottom})`)
    .call(d3.axisBottom(x).tickValues(ratioTicks(x)).tickFormat(tick => String(+tick.toPrecision(3)))
      .tickSize(-rows.length * rowHeight).tickPadding(8));
  svg.append('line').attr('class', 'one').attr('x1', x(1)).attr('x2', x(1))
    .attr('y1', margin.top).attr('y2', height - margin.bottom);
  const points = layer();
  for (const i of shown)
    drawSystem(points.filter(row => row.ratios[i]), i, x, 6 + 14 * (i - 1) + 7, systems[i].name, width);
  figure.replaceChildren(svg.node());
}

function drawSystem(groups, index, x, y, name, width) {
  const system = groups.append('g').attr('class', systemClass(index));
  system.filter(row => row.ratios[index].low !== undefined).append('line').attr('class', 'interval')
    .attr('x1', row => x(row.ratios[index].low)).attr('x2', row => x(row.ratios[index].high))
    .attr('y1', y).attr('y2', y);
  system.append('circle').attr('class', row => isNoise(row.ratios[index]) ? 'ratio noisy' : 'ratio').attr('r', 4.5).attr('cx', row => x(row.ratios[index].ratio)).attr('cy', y);
  system.append('text').attr('class', 'value').attr('x', width - 4).attr('y', y).attr('dy', '.35em')
    .attr('text-anchor', 'end').text(row => row.ratios[index].ratio.toFixed(2));
  system.append('title').text(row =>
    `${row.name}, ${name}: ${row.ratios[index].ratio.toFixed(2)} (${intervalText(row.ratios[index])})`);
}

// One benchmark: a point a run, a line at the median.
function drawRuns(figure, benchmark, systems) {
  const width = figure.clientWidth, height = 130;
  const margin = {top: 6, right: 6, bottom: 20, left: 54};
  const most = d3.max(benchmark.seconds, times => times.length);
  const x = d3.scaleLinear().domain([0.5, most + 0.5]).range([margin.left, width - margin.right]);
  const y = d3.scaleLinear().domain([0, d3.max(benchmark.seconds.flat()) * 1.05]).range([height - margin.bottom, margin.top]);
  const slowest = d3.max(benchmark.seconds.flat());
  const svg = d3.create('svg').attr('viewBox', [0, 0, width, height]).attr('role', 'img')
    .attr('aria-label', `Times of ${benchmark.name} by run`);
  svg.append('g').attr('class', 'axis').attr('transform', `translate(${margin.left},0)`)
    .call(d3.axisLeft(y).ticks(4).tickFormat(tick => tickText(tick, slowest)).tickSize(-(width - margin.left - margin.right)));
  const ticks = x.ticks(Math.min(most, 8)).filter(tick => Number.isInteger(tick) && tick > 0);
  svg.append('g').attr('class', 'axis').attr('transform', `translate(0,${height - margin.bottom})`)
    .call(d3.axisBottom(x).tickValues(ticks).tickFormat(String).tickSize(0).tickPadding(6));
  benchmark.seconds.forEach((times, i) => {
    if (!times.length)
      return;
    const group = svg.append('g').attr('class', systemClass(i));
    group.append('line').attr('class', 'middle').attr('x1', margin.left).attr('x2', width - margin.right)
      .attr('y1', y(median(times))).attr('y2', y(median(times)));
    group.selectAll('circle').data(times).join('circle').attr('class', 'run').attr('r', 3)
      .attr('cx', (time, run) => x(run + 1)).attr('cy', time => y(time))
      .append('title').text((time, run) => `${systems[i].name}, run ${run + 1}: ${secondsText(time)}`);
  });
  figure.replaceChildren(svg.node());
}
