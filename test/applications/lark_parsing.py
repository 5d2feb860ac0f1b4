"""Parses JSON by a grammar with lark, by two algorithms."""
from lark import Lark

GRAMMAR = r'''
?value: object | array | string | SIGNED_NUMBER -> number | "true" -> true | "null" -> null
array: "[" [value ("," value)*] "]"
object: "{" [pair ("," pair)*] "}"
pair: string ":" value
string: ESCAPED_STRING
%import common.ESCAPED_STRING
%import common.SIGNED_NUMBER
%import common.WS
%ignore WS
'''
text = '[' + ', '.join(f'{{"a": {i}, "b": [true, null, "x{i}"]}}' for i in range(2500)) + ']'
for algorithm in ('lalr', 'earley'):
    size = len(text) if algorithm == 'lalr' else 0
    tree = Lark(GRAMMAR, start='value', parser=algorithm).parse(text if size else '[1, [2, {"a": null}]]' )
    print(algorithm, len(list(tree.iter_subtrees())))
