"""Highlights generated Python and JSON with pygments."""
from pygments import highlight
from pygments.formatters import HtmlFormatter, TerminalFormatter
from pygments.lexers import JsonLexer, PythonLexer

code = '\n'.join(f'class C{i}(Base):\n    """Doc {i}."""\n    def m(self, x: int = {i}) -> str:\n        return f"{{x + {i}!r}}" if x else None  # why\n' for i in range(1500))
data = '[' + ', '.join(f'{{"a": {i}, "b": [true, null, "x{i}"]}}' for i in range(3000)) + ']'
print(len(highlight(code, PythonLexer(), HtmlFormatter())), len(highlight(data, JsonLexer(), TerminalFormatter())))
