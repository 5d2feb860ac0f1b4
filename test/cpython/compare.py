#!/usr/bin/python3.11
"""Run modules of CPython's own test suite interpreted and translated, and compare test by test.

    compare.py --lasti PATH [--flag=FLAG]... [--match TEXT] [-v] test_generators...

A directory gets a copy of the test module in a package `test` that goes on with the library's own, and
a main program that imports it; `lasti build` translates both. Of a package the modules are named, as in
test_asyncio.test_futures. What --library names is copied out of the library, and translated, too. Every
test's outcome has to be the same.
After a crash the rest is run again without the test it happened in. Printed: a line for each test that
differs, and the counts.
"""
import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile

PYTHON = '/usr/bin/python3.11'
LIBRARY = '/usr/lib/python3.11/test'
HERE = os.path.dirname(os.path.abspath(__file__))
MAIN = 'import outcomes\nimport test.{0}\nif __name__ == "__main__":\n    outcomes.run(test.{0})\n'
PACKAGE = 'from pkgutil import extend_path\n__path__ = extend_path(__path__, __name__)\n'
CRASHES = 8  # after so many crashes of one module the rest is given up


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


def run_once(command, options, directory, skip):
    """Returns (facts, status or None after the time limit, the end of what it printed)."""
    work = os.path.join(directory, 'work')
    shutil.rmtree(work, ignore_errors=True)
    os.mkdir(work)
    facts, skipped = os.path.join(directory, 'outcomes.jsonl'), os.path.join(directory, 'skip')
    with open(skipped, 'w', encoding='utf-8') as out:
        out.write('\n'.join(skip))
    env = {'PATH': os.environ['PATH'], 'HOME': work, 'TMPDIR': work, 'LC_ALL': 'C.UTF-8', 'PYTHONHASHSEED': '0',
           'PYTHONDONTWRITEBYTECODE': '1', 'OUTCOMES': facts, 'SKIP': skipped}
    if options.match:
        env['MATCH'] = options.match
    if os.path.exists(facts):
        os.remove(facts)
    log = os.path.join(directory, 'log')
    with open(log, 'wb') as out:
        process = subprocess.Popen(command, cwd=work, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                                   start_new_session=True)
        try:
            status = process.wait(options.limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            status = None
    with open(log, 'rb') as source:
        text = source.read()[-2000:].decode(errors='backslashreplace')
    lines = []
    if os.path.exists(facts):
        with open(facts, encoding='utf-8') as source:
            lines = [json.loads(line) for line in source if line.endswith('\n')]
    return lines, status, text


def run(command, options, directory):
    """Returns {test id: (outcome, detail)} over as many runs as crashes make necessary."""
    outcomes, skip = {}, []
    for _ in range(CRASHES):
        facts, status, text = run_once(command, options, directory, skip)
        started = None
        for fact in facts:
            started = fact.get('start', started if 'end' not in fact else None)
            if 'id' in fact:
                outcomes[fact['id']] = fact['outcome'], fact['detail']
        if facts and 'end' in facts[-1]:
            return outcomes
        word = 'no end' if status is None else signal.Signals(-status).name if status < 0 else f'exit {status}'
        outcomes[started or 'the module itself'] = word, text
        if started is None:
            break
        skip = [name for name, (outcome, _) in outcomes.items() if not outcome.startswith('sub-test')]
    return outcomes


def compare(name, options):
    """Prints the differences of one module; returns their number."""
    with tempfile.TemporaryDirectory(prefix='cpython-') as directory:
        main = prepare(name, options, directory)
        executable = os.path.join(directory, name)
        made = subprocess.run([options.lasti, 'build', main, '-o', executable, *options.flag], capture_output=True, text=True)
        if made.returncode:
            print(f'{name}: build failed: {" | ".join(made.stderr.strip().splitlines()[:4])}')
            return 1
        expected = run([PYTHON, main], options, directory)
        actual = run([executable], options, directory)
    different = [id for id in [*expected, *(k for k in actual if k not in expected)]
                 if expected.get(id, ('not run',))[0] != actual.get(id, ('not run',))[0]]
    for id in different:
        old, new = expected.get(id, ('not run', '')), actual.get(id, ('not run', ''))
        print(f'{name}: {id}: interpreted {old[0]}, translated {new[0]}')
        if options.verbose:
            print('    ' + (new[1] or old[1]).strip().replace('\n', '\n    '))
    counts = {}
    for outcome, _ in actual.values():
        counts[outcome] = counts.get(outcome, 0) + 1
    print(f'{name}: {len(expected)} outcomes, {len(different)} differ; translated:', ', '.join(f'{n} {word}' for word, n in counts.items()), flush=True)
    return len(different) or not expected


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', 1)[0])
    parser.add_argument('--lasti', default='lasti')
    parser.add_argument('--flag', action='append', default=[], help='a further flag for lasti build')
    parser.add_argument('--library', action='append', default=[], help='a module or package of the library to translate, too')
    parser.add_argument('--match', help='run only tests whose id has this text in it')
    parser.add_argument('--limit', type=float, default=400, help='seconds for one run')
    parser.add_argument('-v', '--verbose', action='store_true', help='show the tracebacks of what differs')
    parser.add_argument('modules', nargs='+')
    options = parser.parse_args()
    if not os.path.isdir(LIBRARY):
        print('libpython3.11-testsuite is not installed: skipped')
        return 0
    return 1 if sum(compare(name, options) for name in options.modules) else 0


if __name__ == '__main__':
    sys.exit(main())
