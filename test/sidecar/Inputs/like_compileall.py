"""For each line of options, TREE standing for a directory: python3.11 -m compileall on `plain`, and lasti compileall on
`tree`, which is the same. Output, exit status and .pyc files must be the same.

    like_compileall.py PYTHON
"""
import pathlib
import shutil
import subprocess
import sys


def run(command, tree, words):
    root = pathlib.Path(tree)
    for cache in list(root.rglob('__pycache__')):
        shutil.rmtree(cache)
    for pyc in list(root.rglob('*.pyc')):
        pyc.unlink()
    (root / 'deep/list').write_text(f'{tree}/good.py\n{tree}/deep/inner.py\n')
    words = [word.replace('TREE', tree) for word in words]
    done = subprocess.run([*command, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    pycs = list(root.rglob('*.pyc'))
    files = {str(path.relative_to(root)): path.read_bytes() for path in pycs}
    links = {str(path.relative_to(root)): path.stat().st_nlink for path in pycs}
    sidecars = {str(path.relative_to(root)) for path in root.rglob('*.lasti.so')}
    return done.returncode, done.stdout.replace(tree, 'TREE'), files, sidecars, links


def legacy_names(files):
    for name in files:
        if '__pycache__' not in name:
            yield str(pathlib.Path(name).parent / '__pycache__' / pathlib.Path(name).name)


status = 0
for line in sys.stdin:
    words = line.split()
    plain, ours = run([sys.argv[1], '-m', 'compileall'], 'plain', words), run(['lasti', 'compileall'], 'tree', words)
    # Native code is found by the module's name, wherever its .pyc is.
    names = {name.replace('.pyc', '.lasti.so') for name in ours[2] if '__pycache__' in name}
    names |= {name.replace('.pyc', '.cpython-311.lasti.so') for name in legacy_names(ours[2])}
    same_code = all(ours[2][name].replace(b'tree/', b'plain/')[16:] == data[16:] or len(data) != len(ours[2][name])
                    for name, data in plain[2].items() if name in ours[2])
    if plain[:2] != ours[:2] or plain[2].keys() != ours[2].keys() or ours[3] != names or not same_code \
            or plain[4] != ours[4]:
        status = 1
        print(f'{line}python:\n{plain}\nlasti:\n{ours}')
sys.exit(status)
