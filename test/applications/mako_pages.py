"""Compiles and renders templates with mako."""
from mako.template import Template

total = 0
for n in range(60):
    page = Template('<%def name="cell(x)"><td>${x | h}</td></%def>\n% for r in rows:\n<tr>% for c in r:\n${cell(c)}\n% endfor\n</tr>\n% endfor\n'.replace('<tr>%', '<tr>\n%'))
    total += len(page.render(rows=[[i, f'<{i}>', i * n] for i in range(900)]))
print(total)
