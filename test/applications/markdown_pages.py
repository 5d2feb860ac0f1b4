"""Turns Markdown into HTML with markdown and its extensions."""
import markdown

text = '\n'.join(f'# Title {i}\n\nSome *text* with `code {i}` and [a link](http://x/{i}).\n\n1. one\n2. two\n\n    nested **{i}**\n\n| a | b |\n|---|---|\n| {i} | y |\n\n> quoted {i}\n' for i in range(900))
made = markdown.markdown(text, extensions=['tables', 'toc', 'fenced_code', 'footnotes'])
print(len(made), made.count('<td>'))
