"""Parses and writes HTML with html5lib."""
import html5lib

text = '<title>x</title>' + ''.join(f'<div class=c{i}><p>text &amp; {i}<b>bold<i>both</b>it</i><table><tr><td>{i}<td>y</table>' for i in range(1500))
tree = html5lib.parse(text, treebuilder='etree')
made = html5lib.serialize(tree, tree='etree', omit_optional_tags=False)
print(len(made), made.count('<td>'))
