"""Lints generated YAML with yamllint."""
from yamllint import linter
from yamllint.config import YamlLintConfig

config = YamlLintConfig('extends: default')
text = '---\n' + ''.join(f'key{i}:\n  - name: value {i}\n    list: [1, 2,  {i}]\n    text: "a: b"\n' for i in range(900))
problems = list(linter.run(text, config))
print(len(problems), sorted({p.rule for p in problems}))
