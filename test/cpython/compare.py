#!/usr/bin/python3.11
"""Run modules of CPython's own test suite interpreted and translated, and compare test by test.

    compare.py --lasti PATH [--modes a,b] [--flag=FLAG]... [--match TEXT] [-v] test_generators...

A directory gets a copy of the test module in a package `test` that goes on with the library's own, and
a main program that imports it; `lasti build` translates both. Of a package the modules are named, as in
test_asyncio.test_futures. What --library names is copied out of the library, and translated, too. Every
test's outcome has to be the same.
After a crash the rest is run again without the test it happened in. Printed: a line for each test that
differs, and the counts.
"""
import collections
import json
import os
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from harness.build import parser, translations
from harness.differences import Report
from harness.process import PYTHON, run

LIBRARY = '/usr/lib/python3.11/test'
MAIN = 'import outcomes\nimport test.{0}\nif __name__ == "__main__":\n    outcomes.run(test.{0})\n'
PACKAGE = 'from pkgutil import extend_path\n__path__ = extend_path(__path__, __name__)\n'
CRASHES = 8  # after so many crashes of one module the rest is given up
NOT_RUN = 'not run', ''


def copy(name, source, directory):
    """Copies a module, or a package with all that is in it."""
    if os.path.isdir(os.path.join(source, name)):
        shutil.copytree(os.path.join(source, name), os.path.join(directory, name), ignore=shutil.ignore_patterns('__pycache__'))
    else:
        shutil.copy(os.path.join(source, name + '.py'), directory)


def prepare(name, options, directory):
    """Writes main program, package and copies; returns the path of the main program."""
    os.mkdir(os.path.join(directory, 'test'))
    copy(name.split('.')[0], LIBRARY, os.path.join(directory, 'test'))
    for library in options.library:
        copy(library, os.path.dirname(LIBRARY), directory)
    shutil.copy(os.path.join(HERE, 'outcomes.py'), directory)
    with open(os.path.join(directory, 'test', '__init__.py'), 'w') as out:
        out.write(PACKAGE)
    main = os.path.join(directory, 'main.py')
    with open(main, 'w') as out:
        out.write(MAIN.format(name))
    return main


def facts_of_run(command, options, directory, extra, skip):
    """Returns (facts, how the process ended, the end of what it printed)."""
    facts, skipped = os.path.join(directory, 'outcomes.jsonl'), os.path.join(directory, 'skip')
    with open(skipped, 'w', encoding='utf-8') as out:
        out.write('\n'.join(skip))
    open(facts, 'w').close()
    extra = [*extra, f'OUTCOMES={facts}', f'SKIP={skipped}', *([f'MATCH={options.match}'] if options.match else [])]
    result = run(command, os.path.join(directory, 'work'), extra, limit=options.limit, log=os.path.join(directory, 'log'))
    with open(facts, encoding='utf-8') as source:
        lines = [json.loads(line) for line in source if line.endswith('\n')]
    return lines, result.status, result.stdout[-2000:].decode(errors='backslashreplace')


def outcomes_of(command, options, directory, extra=()):
    """Returns {test id: (outcome, detail)} over as many runs as crashes make necessary."""
    outcomes, skip = {}, []
    for _ in range(CRASHES):
        facts, status, text = facts_of_run(command, options, directory, extra, skip)
        started = None
        for fact in facts:
            started = fact.get('start', started if 'end' not in fact else None)
            if 'id' in fact:
                outcomes[fact['id']] = fact['outcome'], fact['detail']
        if facts and 'end' in facts[-1]:
            break
        outcomes[started or 'the module itself'] = f'exit {status}' if isinstance(status, int) else status, text
        if started is None:
            break
        skip = [name for name, (outcome, _) in outcomes.items() if not outcome.startswith('sub-test')]
    return outcomes


def compare(name, options):
    """Prints the differences of one module, and the counts; returns the number of differences."""
    report = Report(name)
    with tempfile.TemporaryDirectory(prefix='cpython-') as directory:
        main = prepare(name, options, directory)
        expected = outcomes_of([PYTHON, main], options, directory)
        if not expected:
            report('interpreted: no outcomes')
        for label, executable, extra in translations(options, main, directory, report):
            actual = outcomes_of([executable], options, directory, extra)
            before = report.found
            for id in {**expected, **actual}:
                old, new = expected.get(id, NOT_RUN), actual.get(id, NOT_RUN)
                if old[0] != new[0]:
                    report(f'{label}: {id}: interpreted {old[0]}, translated {new[0]}')
                    if options.verbose:
                        print('    ' + (new[1] or old[1]).strip().replace('\n', '\n    '))
            counts = collections.Counter(outcome for outcome, _ in actual.values())
            print(f'{name}: {label}: {len(expected)} outcomes, {report.found - before} differ; translated:',
                  ', '.join(f'{n} {word}' for word, n in counts.items()), flush=True)
    return report.found


def main():
    options = parser(__doc__, modes='default')
    options.add_argument('--library', action='append', default=[], help='a module or package of the library to translate, too')
    options.add_argument('--match', help='run only tests whose id has this text in it')
    options.add_argument('--limit', type=float, default=400, help='seconds for one run')
    options.add_argument('-v', '--verbose', action='store_true', help='show the tracebacks of what differs')
    options.add_argument('modules', nargs='+')
    options = options.parse_args()
    if not os.path.isdir(LIBRARY):
        print('libpython3.11-testsuite is not installed: skipped')
        return 0
    return 1 if sum(compare(name, options) for name in options.modules) else 0


if __name__ == '__main__':
    sys.exit(main())
