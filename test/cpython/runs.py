"""Runs of a module's tests: the outcome of each, whatever crashes, and whether native code was there."""
import itertools
import json
import os
import re
from typing import NamedTuple

from harness.process import run

CRASHES = 8  # after so many crashes of one module the rest is given up


class Outcome(NamedTuple):
    """What is compared; `detail` is for whoever looks at a difference."""
    outcome: str
    kind: str = ''
    detail: str = ''
    left: dict = {}  # what each run of it has left behind (repeated.py)

    @property
    def compared(self):
        return self.outcome, self.kind

    def __str__(self):
        return f'{self.outcome} ({self.kind})' if self.kind else self.outcome


NOT_RUN = Outcome('not run')
WHOLE = 'the module itself'  # has crashed, if no test had begun


class Facts(NamedTuple):
    """What one process has said."""
    lines: list
    status: object
    text: str
    statistics: dict  # what LASTI_STATS has printed last: the process itself ends behind those that it has forked

    @property
    def has_ended(self):
        return bool(self.lines) and 'end' in self.lines[-1]


def facts_of_run(command, options, directory, extra, skip):
    facts, skipped = os.path.join(directory, 'outcomes.jsonl'), os.path.join(directory, 'skip')
    with open(skipped, 'w', encoding='utf-8') as out:
        out.write('\n'.join(skip))
    open(facts, 'w').close()
    extra = [*extra, f'OUTCOMES={facts}', f'SKIP={skipped}', *([f'MATCH={options.match}'] if options.match else []),
             *([f'REPEAT={options.leaks}'] if options.leaks else [])]
    result = run(command, os.path.join(directory, 'work'), extra, limit=options.limit, log=os.path.join(directory, 'log'))
    with open(facts, encoding='utf-8') as source:
        lines = [json.loads(line) for line in source if line.endswith('\n')]
    statistics = re.findall(rb'^lasti stats: (.+) (\d+)$', result.stdout, re.MULTILINE)
    return Facts(lines, result.status, result.stdout[-2000:].decode(errors='backslashreplace'),
                 {name.decode(): int(number) for name, number in statistics})


def unused(id, outcomes):
    """The id; with a number, if there is a test of the same id before it."""
    numbered = (f'{id} #{n}' if n > 1 else id for n in itertools.count(1))
    return next(name for name in numbered if name not in outcomes)


def outcomes_of(command, options, directory, extra=()):
    """Returns {test id: outcome} over as many runs as crashes make necessary, and the facts of the last one."""
    outcomes, skip = {}, []
    for _ in range(CRASHES):
        facts = facts_of_run(command, options, directory, extra, skip)
        started = None
        for fact in facts.lines:
            started = fact.get('start', started if 'end' not in fact else None)
            if 'id' in fact:
                outcomes[unused(fact['id'], outcomes)] = Outcome(fact['outcome'], fact['kind'], fact['detail'], fact.get('left', {}))
        if facts.has_ended:
            break
        word = f'exit {facts.status}' if isinstance(facts.status, int) else facts.status
        outcomes[started or WHOLE] = Outcome('crashed', word, facts.text)
        if started is None:
            break
        skip = [name.partition(' #')[0] for name, outcome in outcomes.items() if outcome.outcome != 'sub-test failed']
    return outcomes, facts


def not_native(facts, libraries):
    """Yields a text for each sign that native code of the libraries was not used. `libraries`: names of those that have it."""
    if not facts.has_ended:
        return  # that is reported as a crash
    if not facts.statistics:
        yield 'LASTI_STATS printed no counters'
        return
    imported = set(facts.lines[-1]['end']) & set(libraries)
    if not imported:
        yield 'no library has native code'
    if facts.statistics['modules found'] < len(imported):
        yield f'native code of {facts.statistics["modules found"]} libraries was found, {len(imported)} are imported'
    if not facts.statistics['functions entered']:
        yield 'no native function was entered'
