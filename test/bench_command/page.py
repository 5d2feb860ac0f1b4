r"""The page has the results in it as data: what programs are called and print is no HTML, and no address is asked.

RUN: rm -rf %t && mkdir -p %t && cd %t && cp %S/Inputs/hostile.py '<b>{{data}}.py'
RUN: cd %t && %lasti bench --runs 2 '<b>{{data}}.py' --html page.html --json r.json --markdown r.md > out
RUN: cd %t && %python %s page.html r.json out
RUN: FileCheck %s --check-prefix=MARKDOWN < %t/r.md
MARKDOWN: | \<b\>{{..data..}}: \</script\>\<script\>
"""

import html.parser
import json
import re
import sys

text = open(sys.argv[1]).read()
results = json.load(open(sys.argv[2]))
printed = open(sys.argv[3]).read()
assert '<b>{{data}}: <img src=x' in printed and '?[31m' in printed and '\x1b' not in printed, printed


class Elements(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.data, self.inside = [], '', None

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.inside = dict(attributes).get('id')
        for name, value in attributes:
            assert name not in ('src', 'onerror', 'onload', 'action'), (tag, name)
            assert name != 'href' or value == 'data:,', (tag, value)

    def handle_data(self, data):
        if self.inside == 'data':
            self.data += data


elements = Elements()
elements.feed(text)
assert elements.tags.count('script') == 3 and 'img' not in elements.tags and 'b' not in elements.tags, elements.tags
assert json.loads(elements.data[:elements.data.rindex('}') + 1])['results'] == results
names = [row['name'] for row in results['programs'][0]['benchmarks']]
assert any('</script>' in name for name in names) and '<b>{{data}}: {{style}}' in names, names
policy = re.search(r'Content-Security-Policy"\s+content="([^"]*)"', text)[1]
assert policy.startswith("default-src 'none';") and 'http' not in policy and '*' not in policy, policy
