// The page: what lasti bench has measured, out of the data element.

const {results, notes} = JSON.parse(document.getElementById('data').textContent);
const {systems} = results;
const place = id => document.getElementById(id);

// A line of the table: a benchmark, with the program that it is in.
function allRows() {
  return results.programs.flatMap(program => program.benchmarks.length
    ? program.benchmarks.map(benchmark => ({...benchmark, program}))
    : [{name: program.name, seconds: systems.map(() => []), ratios: systems.map(() => null), program}]);
}

function meanRow() {
  return {name: 'geometric mean', isMean: true, seconds: systems.map(() => []), ratios: systems.map(system => system.mean),
          program: {usage: [], instructions: systems.map(system => system.mean_instructions)}};
}

function usage(row, system) {
  return row.program.usage[system] || {memory: [], wall: []};
}

function instructionsRatio(row, system) {
  if (row.isMean)
    return (row.program.instructions[system] || {}).ratio;
  const counts = [usage(row, 0).instructions, usage(row, system).instructions];
  return isKnown(counts[0]) && isKnown(counts[1]) ? Math.max(counts[0], 1) / Math.max(counts[1], 1) : undefined;
}

function ratioColumns(system, index) {
  const ratio = row => row.ratios[index] || {};
  const several = systems.length > 2 ? `${system.name}: ` : '';
  const columns = [
    {name: `${several}ratio`, value: row => ratio(row).ratio, text: row => ratio(row).ratio.toFixed(2),
     className: row => isNoise(ratio(row)) ? 'noise' : ''},
    {name: `${several}95\u00a0%\u00a0interval`, value: row => ratio(row).low, text: row => intervalText(ratio(row)),
     className: row => isNoise(ratio(row)) ? 'noise' : ''}];
  const counted = results.programs.some(program => program.usage[index] && isKnown(program.usage[index].instructions));
  if (counted)
    columns.push({name: `${several}ratio of instructions`, value: row => instructionsRatio(row, index),
                  text: row => instructionsRatio(row, index).toFixed(2)});
  return columns;
}

function allColumns() {
  const columns = [{name: 'benchmark', isText: true, value: row => row.name, text: row => row.name}];
  systems.forEach((system, i) => columns.push(
    {name: system.name, value: row => median(row.seconds[i]), text: row => secondsText(median(row.seconds[i]))}));
  systems.forEach((system, i) => i && columns.push(...ratioColumns(system, i)));
  systems.forEach((system, i) => columns.push(
    {name: `memory, ${system.name}`, value: row => median(usage(row, i).memory), text: row => megabytes(median(usage(row, i).memory))}));
  columns.push({name: 'build', value: row => row.program.build_seconds, text: row => secondsText(row.program.build_seconds)});
  columns.push({name: 'size', value: row => row.program.size || undefined, text: row => megabytes(row.program.size)});
  return columns;
}

function summaryText(rows) {
  const mean = systems[1].mean;
  const runs = d3.max(rows, row => d3.max(row.seconds, times => times.length)) || 0;
  const count = rows.length === 1 ? 'One benchmark' : `${rows.length} benchmarks`;
  const interval = intervalText(mean) ? `, ${intervalText(mean)}` : '';
  const speed = mean ? ` Translated, ${rows.length === 1 ? 'it is' : 'they are'} ${mean.ratio.toFixed(2)} times as fast as`
    + ` interpreted (geometric mean${interval}).` : '';
  return `${count}, ${runs} ${runs === 1 ? 'run' : 'runs'} of each, ${results.when} UTC.${speed}`;
}

function describeMachine() {
  const {machine} = results;
  const facts = [['Processor', `${machine.processor || 'unknown'}, ${machine.processors} of them`],
                 ['Memory', `${(machine.memory / 2 ** 30).toFixed(1)} GiB`], ['Kernel', machine.kernel],
                 ['Load before', machine.load.toFixed(2)], ['Times', results.clock === 'wall' ? 'by the clock' : 'of the processor'],
                 ['Lasti', results.lasti.trim().split('\n').join('; ')]];
  place('machine').append(...facts.flatMap(([name, text]) => [element('dt', {}, name), element('dd', {}, text)]));
}

function describeSystems() {
  const start = results.start.usage;
  const columns = [
    {name: 'system', isText: true, value: system => system.name, text: system => system.name},
    {name: 'start-up', value: system => median(start[system.index].wall), text: system => secondsText(median(start[system.index].wall))},
    {name: 'mean ratio', value: system => system.mean && system.mean.ratio, text: system => system.mean.ratio.toFixed(2)},
    {name: 'command', isText: true, value: system => system.command, text: system => system.command},
    {name: 'version', isText: true, value: system => system.version, text: system => system.version}];
  makeTable(place('systems'), systems.map((system, index) => ({...system, index})), columns);
}

function drawPlots(rows) {
  const withRatio = rows.filter(row => row.ratios[1] || row.ratios.some((ratio, i) => i && ratio));
  const sorted = withRatio.slice().sort((one, other) => ((other.ratios[1] || {}).ratio || 0) - ((one.ratios[1] || {}).ratio || 0));
  if (sorted.length)
    drawRatios(place('ratios'), sorted.length > 1 ? [...sorted, meanRow()] : sorted, systems);
  for (const {figure, row} of runFigures)
    drawRuns(figure, row, systems);
}

const rows = allRows();
const runFigures = rows.filter(row => row.seconds.some(times => times.length)).map(row => {
  const figure = element('figure');
  place('runs').append(element('div', {}, element('h3', {}, row.name), figure));
  return {figure, row};
});

place('summary').textContent = summaryText(rows);
place('systems-key').append(...systems.map((system, i) => element('li', {class: systemClass(i)}, system.name)));
makeTable(place('numbers'), rows, allColumns(), rows.length > 1 ? meanRow() : undefined);
place('notes').append(...notes.map(note => element('li', {}, note)));
place('notes-section').hidden = !notes.length;
describeSystems();
describeMachine();
drawPlots(rows);
let drawnWidth = window.innerWidth;
window.addEventListener('resize', () => {
  if (window.innerWidth !== drawnWidth) {
    drawnWidth = window.innerWidth;
    drawPlots(rows);
  }
});
document.documentElement.dataset.state = 'drawn';
