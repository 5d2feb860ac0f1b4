'use strict';

// Numbers for people, and elements. Names of programs become text, never HTML.

const UNITS = [[1, 's'], [1e-3, 'ms'], [1e-6, 'µs'], [1e-9, 'ns']];

function unitOf(seconds) {
  return UNITS.find(([size]) => seconds >= size) || UNITS[UNITS.length - 1];
}

function secondsText(seconds) {
  const [size, unit] = unitOf(seconds);
  return `${threeDigits(seconds / size)} ${unit}`;
}

// The ticks of an axis have one unit, and no more digits than they need.
function tickText(seconds, most) {
  const [size, unit] = unitOf(most);
  return seconds ? `${+(seconds / size).toPrecision(6)} ${unit}` : '0';
}

function threeDigits(value) {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function median(values) {
  return d3.median(values || []);
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined)
      made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function systemClass(index) {
  return `system-${index % 6}`;
}

function intervalText(ratio) {
  return ratio && ratio.low !== undefined ? `${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)}` : '';
}

function isNoise(ratio) {
  return ratio && ratio.low !== undefined && ratio.low <= 1 && ratio.high >= 1;
}

function shortened(text, most) {
  return text.length > most ? `${text.slice(0, Math.max(most - 1, 1))}…` : text;
}
