"""The page in Chromium: it draws, sorts, fits a phone, and asks nobody for anything.

REQUIRES: chromium
RUN: rm -rf %t && mkdir -p %t && cd %t && cp %S/Inputs/hostile.py %S/Inputs/small.py %S/Inputs/differs.py .
RUN: cd %t && not %lasti bench --runs 3 small.py hostile.py differs.py --against '%python -O {}' --html page.html
RUN: cd %t && %python %s %chromium
"""

import html
import json
import os
import re
import subprocess
import sys

BEFORE = '''<script>
const seen = [];
addEventListener('error', event => seen.push(String(event.message)));
addEventListener('securitypolicyviolation', event => seen.push('asks for ' + event.blockedURI));
</script>'''
AFTER = '''<script>
const names = () => [...document.querySelectorAll('#numbers tbody th')].map(cell => cell.textContent);
const heading = text => [...document.querySelectorAll('#numbers thead th')].find(cell => cell.textContent === text);
const sorted = text => { heading(text).querySelector('button').click(); return [heading(text).getAttribute('aria-sort'), ...names()]; };
const count = selector => document.querySelectorAll(selector).length;
const report = {
  seen, first: names(), byName: sorted('benchmark'), byNameBack: sorted('benchmark'), byTime: sorted('interpreted'),
  circles: count('#ratios circle.ratio'), intervals: count('#ratios line.interval'), runs: count('#runs circle.run'),
  plots: count('#runs svg'), notes: document.getElementById('notes').textContent, systems: count('#systems tbody tr'),
  wide: document.documentElement.scrollWidth > innerWidth, width: innerWidth, background: getComputedStyle(document.body).backgroundColor,
  resources: performance.getEntriesByType('resource').length, state: document.documentElement.dataset.state,
  hacked: document.documentElement.dataset.hacked || null, bad: [...document.querySelectorAll('svg *')].some(
    shape => [...shape.attributes].some(attribute => attribute.value.includes('NaN')))};
const out = document.createElement('pre');
out.id = 'report';
out.textContent = JSON.stringify(report);
document.body.append(out);
</script>'''


def opened(*words):
    run = subprocess.run([sys.argv[1], '--headless', '--no-sandbox', '--disable-gpu', '--user-data-dir=' + os.path.abspath('profile'),
                          '--enable-logging=stderr', *words, '--dump-dom', 'file://' + os.path.abspath('probed.html')],
                         capture_output=True, text=True, timeout=120)
    console = [line for line in run.stderr.splitlines() if ':CONSOLE' in line]
    assert run.returncode == 0 and not console, (console, run.stderr[-2000:])
    return json.loads(html.unescape(re.search('<pre id="report">(.*?)</pre>', run.stdout, re.S)[1]))


with open('page.html') as page, open('probed.html', 'w') as probed:
    probed.write(page.read().replace('<head>', '<head>' + BEFORE, 1).replace('</body>', AFTER + '</body>'))

report = opened('--window-size=1400,900')
assert report['seen'] == [] and report['state'] == 'drawn' and not report['hacked'] and not report['bad'], report
assert report['resources'] == 0, report
rows = report['first']
assert len(rows) == 6 and rows[0] == 'small' and rows[-1] == 'differs', rows
order, *names = report['byName']
assert order == 'ascending' and sorted(names) == sorted(rows) and names != rows and names[0] == 'differs', report
assert report['byNameBack'] == ['descending', *reversed(names)], report
times = {'hostile: ' + name: time for name, time in [('</script><script>document.documentElement.dataset.hacked=1</script>', 0.5),
                                                      ('<!-- comment', 0.125), ('{{style}}', 1e-6)]}
order, *names = report['byTime']
assert order == 'descending' and [name for name in names if name in times] == list(times), report
# Two systems beside the interpreter for each of the five that do the same, one for the other, and the means.
assert report['circles'] == report['intervals'] == 13 and report['plots'] == 6 and report['systems'] == 3, report
assert report['runs'] == 5 * 3 * 3 + 2 * 3, report
assert 'differs: translated does something else' in report['notes'], report
assert not report['wide'], report

phone = opened('--window-size=400,800', '--blink-settings=preferredColorScheme=0')
assert phone['width'] <= 500 and not phone['wide'] and not phone['seen'] and phone['state'] == 'drawn', phone
assert phone['background'] != report['background'], (phone['background'], report['background'])
