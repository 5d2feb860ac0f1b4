"""Formats sources of three sizes with black."""
import black

CODE = '\n\n'.join(f'def f{i}(a,b = {i},*rest,**named):\n    return {{"a":a,\'b\':[b for b in rest if b>{i}],}} if a else None\n' for i in range(60))
mode = black.Mode()
for size in (20, 40, 60):
    text = '\n\n'.join(CODE.split('\n\n')[:size])
    made = black.format_str(text, mode=mode)
    print(size, len(made), hash(made) == hash(black.format_str(made, mode=mode)))
