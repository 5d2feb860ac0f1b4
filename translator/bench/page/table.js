// A table that sorts. A column is {name, value(row), text(row), isText, className(row)}; what has no value comes last.

function compareValues(one, other) {
  if (typeof one === 'string' && typeof other === 'string')
    return one.localeCompare(other);
  return one - other;
}

function isKnown(value) {
  return value !== undefined && value !== null && !Number.isNaN(value);
}

function sortedRows(rows, column, direction) {
  return rows.slice().sort((one, other) => {
    const values = [column.value(one), column.value(other)];
    const known = values.map(isKnown);
    if (!known[0] || !known[1])
      return known[1] - known[0];
    return direction * compareValues(...values);
  });
}

function rowElement(row, columns) {
  return element('tr', {}, ...columns.map((column, i) => {
    const text = isKnown(column.value(row)) ? column.text(row) : '';
    const attributes = {class: [column.isText ? 'text' : '', column.className ? column.className(row) : ''].join(' ').trim() || undefined};
    return i === 0 ? element('th', {...attributes, scope: 'row', title: text}, text) : element('td', attributes, text);
  }));
}

function makeTable(table, rows, columns, last) {
  const body = element('tbody', {}, ...rows.map(row => rowElement(row, columns)));
  const headings = columns.map(column => {
    const button = element('button', {type: 'button'}, column.name);
    const heading = element('th', {scope: 'col', class: column.isText ? 'text' : undefined}, button);
    button.addEventListener('click', () => {
      // Numbers are looked at from the largest on.
      const first = column.isText ? 'ascending' : 'descending';
      const second = column.isText ? 'descending' : 'ascending';
      const order = heading.getAttribute('aria-sort') === first ? second : first;
      headings.forEach(other => other.removeAttribute('aria-sort'));
      heading.setAttribute('aria-sort', order);
      const sorted = sortedRows(rows, column, order === 'ascending' ? 1 : -1);
      body.replaceChildren(...sorted.map(row => rowElement(row, columns)));
    });
    return heading;
  });
  table.replaceChildren(element('thead', {}, element('tr', {}, ...headings)), body);
  if (last)
    table.append(element('tfoot', {}, rowElement(last, columns)));
}
