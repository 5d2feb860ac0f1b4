"""Hashes code before and after the interpreter has specialised its instructions."""
import dis

from lasti._runtime import bytecode_hash

source = """
def work(items):
    total = 0
    for item in items:
        total += item.real
    return total
for _ in range(100):
    work([1, 2, 3])
"""
code = compile(source, '/warm.py', 'exec')
function = next(constant for constant in code.co_consts if hasattr(constant, 'co_code'))
before = bytecode_hash(code)
exec(code, {})
rewritten = any(step.opname != plain.opname for step, plain in
                zip(dis.get_instructions(function, adaptive=True), dis.get_instructions(function)))
print(f'rewritten: {rewritten}, the same: {bytecode_hash(code) == before}')
