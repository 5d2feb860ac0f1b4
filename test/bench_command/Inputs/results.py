"""Makes a file as `lasti bench --json` writes it, out of times, and reads ratios back.

    results.py FILE NAME=I,I,…/T,T,…[/instructions,instructions] …
"""
import json
import sys


def usage(times, count, difference=''):
    return {'wall': times, 'processor': times, 'memory': [8_000_000] * len(times), 'instructions': count, 'difference': difference}


def program(name, columns, counts=(None, None), difference=''):
    usages = [usage(times, count) for times, count in zip(columns, counts)]
    usages[1]['difference'] = difference
    return {'name': name, 'file': name + '.py', 'arguments': [], 'failure': '', 'build_seconds': 0.5, 'was_cached': False,
            'size': 9_000_000, 'usage': usages, 'benchmarks': [{'name': name, 'seconds': columns}]}


def results(programs):
    systems = [{'name': name, 'command': name, 'version': '3.11'} for name in ('interpreted', 'translated')]
    return {'lasti_bench': 1, 'when': '2026-01-01 00:00', 'clock': 'wall', 'lasti': 'lasti 0\n', 'systems': systems,
            'machine': {'processor': 'P', 'kernel': 'K', 'processors': 2, 'memory': 1 << 30, 'load': 0.5},
            'start': program('start-up', [[0.01] * 3] * 2), 'programs': programs}


def main():
    path, *words = sys.argv[1:]
    programs = []
    for word in words:
        name, text = word.split('=')
        parts = [[float(number) for number in part.split(',')] for part in text.split('/')]
        programs.append(program(name, parts[:2], parts[2] if len(parts) > 2 else (None, None)))
    with open(path, 'w') as file:
        json.dump(results(programs), file)


if __name__ == '__main__':
    main()
