"""Text: a template language, cut up by a regular expression, compiled to nodes, and rendered with filters and loops."""
import re
import sys

TOKEN = re.compile(r'\{\{\s*(?P<value>.*?)\s*\}\}|\{%\s*(?P<tag>\w+)\s*(?P<rest>.*?)\s*%\}', re.DOTALL)
PAGE = '''<h1>{{ title|upper }}</h1>
{% for row in rows %}<p class="{{ row.kind }}">{{ row.name|escape }}: {{ row.price|cents }}{% if row.tags
%} [{% for tag in row.tags %}{{ tag|title }};{% end %}]{% else %} none{% end %}</p>
{% end %}<small>{{ rows|count }} rows</small>
'''


def escape(text):
    return ''.join({'<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;'}.get(ch, ch) for ch in text)


FILTERS = {
    'upper': str.upper, 'title': str.title, 'escape': escape, 'count': len,
    'cents': lambda n: f'{n // 100:,}.{n % 100:02}',
}


class Text:
    def __init__(self, text):
        self.text = text

    def render(self, names, out):
        out.append(self.text)


class Value:
    def __init__(self, source):
        path, *self.filters = source.split('|')
        self.first, *self.rest = path.split('.')

    def get(self, names):
        value = names[self.first]
        for name in self.rest:
            value = value[name]
        return value

    def render(self, names, out):
        value = self.get(names)
        for name in self.filters:
            value = FILTERS[name](value)
        out.append(str(value))


class Loop:
    def __init__(self, source):
        self.name, word, path = source.split()
        if word != 'in':
            raise ValueError(source)
        self.items, self.body = Value(path), []

    def render(self, names, out):
        inner = dict(names)
        for inner[self.name] in self.items.get(names):
            for node in self.body:
                node.render(inner, out)


class Condition:
    def __init__(self, source):
        self.value, self.body, self.other = Value(source), [], []

    def render(self, names, out):
        for node in self.body if self.value.get(names) else self.other:
            node.render(names, out)


def compiled(template):
    """The nodes; `open` has the lists that go on, the innermost last."""
    top = []
    open_lists, open_nodes, at = [top], [], 0
    for match in TOKEN.finditer(template):
        if match.start() > at:
            open_lists[-1].append(Text(template[at:match.start()]))
        at = match.end()
        if match['value'] is not None:
            open_lists[-1].append(Value(match['value']))
        elif match['tag'] in ('for', 'if'):
            node = (Loop if match['tag'] == 'for' else Condition)(match['rest'])
            open_lists[-1].append(node)
            open_lists.append(node.body)
            open_nodes.append(node)
        elif match['tag'] == 'else':
            open_lists[-1] = open_nodes[-1].other
        elif match['tag'] == 'end':
            open_lists.pop()
            open_nodes.pop()
        else:
            raise ValueError(match[0])
    top.append(Text(template[at:]))
    return top


def render(nodes, **names):
    out = []
    for node in nodes:
        node.render(names, out)
    return ''.join(out)


def by_hand(title, rows):
    text = f'<h1>{title.upper()}</h1>\n'
    for row in rows:
        name = row['name'].replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;')
        tags = f' [{"".join(tag.title() + ";" for tag in row["tags"])}]' if row['tags'] else ' none'
        text += f'<p class="{row["kind"]}">{name}: {row["price"] / 100:,.2f}{tags}</p>\n'
    return text + f'<small>{len(rows)} rows</small>\n'


def main(size):
    words = ['tea', 'salt & pepper', '<bread>', 'a "fine" cake', 'milk', 'rice']
    rows = [{'name': words[i % 6], 'kind': f'k{i % 4}', 'price': i * 7919 % 250_000, 'tags': words[:i % 3]}
            for i in range(60)]
    length = 0
    for turn in range(20 * size):
        title = f'list {turn}'
        page = render(compiled(PAGE), title=title, rows=rows)
        assert page == by_hand(title, rows)
        length += len(page)
    print('templates', length)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
