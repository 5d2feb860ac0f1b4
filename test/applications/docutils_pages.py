"""Turns reStructuredText into HTML with docutils."""
from docutils.core import publish_string

parts = []
for i in range(250):
    parts.append(f'Section {i}\n{"=" * 12}\n\nSome *text* with ``code`` and a `link <http://x/{i}>`_.\n\n- one\n- two\n\n  - three {i}\n\n::\n\n    literal {i}\n\n=====  =====\na      b\n=====  =====\n{i:<5}  y\n=====  =====\n\n')
made = publish_string('\n'.join(parts), writer_name='html5', settings_overrides={'report_level': 5, 'stylesheet_path': '', 'embed_stylesheet': False})
print(len(made) > 10000, made.count(b'<li>'), made.count(b'<table'))
