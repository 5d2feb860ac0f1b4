"""Renders pages with jinja2: inheritance, macros, filters, loops."""
from jinja2 import DictLoader, Environment

env = Environment(loader=DictLoader({
    'base': '<html>{% block body %}{% endblock %}</html>',
    'page': '''{% extends "base" %}{% macro row(r) %}<tr>{% for c in r %}<td>{{ c|e }}</td>{% endfor %}</tr>{% endmacro %}
{% block body %}<table>{% for r in rows if r[0] % 3 %}{{ row(r) }}{% endfor %}</table>
{{ rows|map("first")|join(", ")|truncate(80) }}{% endblock %}'''}), autoescape=True)
page = env.get_template('page')
total = 0
for size in range(10, 900, 10):
    total += len(page.render(rows=[[i, f'<{i}>', i * 1.5, 'x' * (i % 7)] for i in range(size)]))
print(total)
