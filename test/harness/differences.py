"""What is reported of two runs that have to be the same."""
import os

SHOWN = 5  # differing lines shown for one stream


class Report:
    """Called with a text it prints a line; `found` is how many."""

    def __init__(self, name):
        self.name, self.found = name, 0

    def __call__(self, text):
        self.found += 1
        print(f'{self.name}: {text}', flush=True)


def lines_that_differ(expected, actual):
    """Yields (line number, expected, actual) as text; None stands for a line that is not there."""
    expected = expected.decode(errors='backslashreplace').split('\n')
    actual = actual.decode(errors='backslashreplace').split('\n')
    for i in range(max(len(expected), len(actual))):
        old = expected[i] if i < len(expected) else None
        new = actual[i] if i < len(actual) else None
        if old != new:
            yield i + 1, old, new


def excerpt(text, other):
    """A line's repr; of a long line, what stands around the first character that differs."""
    if text is None or len(text) <= 120:
        return repr(text) if text is not None else 'nothing'
    same = len(os.path.commonprefix([text, other or '']))
    start = max(0, same - 40)
    return f'...{text[start:same + 60]!r}...'


def differences(label, expected, actual):
    """One text for each difference between two results."""
    if expected.status != actual.status:
        yield f'{label}: exit status: interpreted {expected.status}, translated {actual.status}'
    for stream in ('stdout', 'stderr'):
        found = list(lines_that_differ(getattr(expected, stream), getattr(actual, stream)))
        for number, old, new in found[:SHOWN]:
            yield f'{label}: {stream} line {number}: interpreted {excerpt(old, new)}, translated {excerpt(new, old)}'
        if len(found) > SHOWN:
            yield f'{label}: {stream}: {len(found) - SHOWN} more lines differ'
