"""Wrong commands and options: exit status 2, nothing on standard output, this one line on standard error.

RUN: rm -rf %t && mkdir -p %t && cd %t && %python %s %lasti
"""

import subprocess
import sys

WORDS = [
    ('', "no command: it is one of build, run, bench, profile, emit, dis, compileall and package; 'lasti --help' tells more"),
    ('trace a.py --html p.html', "there is no command 'trace': the commands are build, run, bench, profile, emit, dis, compileall and package"),
    ('biuld a.py', "there is no command 'biuld': did you mean 'build'? The commands are build, run, bench, profile, emit, dis, compileall and package"),
    ('a.py', "there is no command 'a.py': 'lasti run a.py' runs it, 'lasti build a.py' makes an executable"),
    ('--module a.py', "the command comes first, before '--module': it is one of build, run, bench, profile, emit, dis, compileall and package"),
    ('help x', "there is no command 'x': the commands are build, run, bench, profile, emit, dis, compileall and package"),
    ('build', 'build needs a file: lasti build [options] <app.py, app.pyc, package or archive>'),
    ('emit -O0', 'emit needs a file: lasti emit [options] <app.py or app.pyc>'),
    ('build --hidden-import=x a.py', "there is no '--hidden-import': a module that no import names goes in with --include-module=<name>"),
    ('build --add-data x:y a.py', "there is no '--add-data': files go in with --include-data=<path[=place]>"),
    ('build --python-flag=-u a.py', 'there is no --python-flag=-u: -O or -OO'),
    ('build a.py b.py', "build takes one file, the program's main one, not 'a.py' and 'b.py'"),
    ('build -', "standard input is not read: name a file (one of the name '-' is './-')"),
    ('build a.py -o', "'-o' needs a value: -o <file>"),
    ('build a.py -o -v', "-o needs the name of a file, not '-v' (a file of that name is './-v')"),
    ('build a.py -o -', 'only C++ text goes to standard output: -o needs the name of a file'),
    ('build a.py --python', "'--python' needs a value: --python <path>"),
    ('build --python= a.py', "'--python=' needs a value: --python=<path>"),
    ('build --onefile a.py', "there is no '--onefile': an executable is one file; with --standalone it needs no "
                             "installation of Python"),
    ('build --standalone --module a.py', '--standalone is for executables'),
    ('build --standalone --alone a.py', '--standalone carries what is imported: it does not go with --alone and '
                                        '--follow=none'),
    ('build --follow-imports=no a.py',
     "there is no '--follow-imports': --follow=none|beside|site|all says how far imports are followed"),
    ('build --follow=far a.py', 'there is no --follow=far: none, beside, site or all'),
    ('build --follow=all --alone a.py', '--alone is --follow=none: it does not go with --follow=all'),
    ('build --follow=site --module a.py', '--follow is for executables: what else is made holds the main module only'),
    ('build --output=x a.py', "there is no '--output': the output is named with -o <file>"),
    ('build --leave-check a.py', "build has no option '--leave-check': did you mean '--leave-checks'?"),
    ('run -module a.py', "run has no option '-module': 'lasti run --help' shows all"),
    ('build --pyton=/x a.py', "build has no option '--pyton=/x': did you mean '--python=/x'?"),
    ('build --debug=yes a.py', "'--debug' takes no value, as in '--debug=yes'"),
    ('build -w a.py', "build has no option '-w': 'lasti build --help' shows all"),
    ('emit --module a.py', "emit has no '--module': it is an option of build"),
    ('run -o x a.py', "run has no '-o': it is an option of build, profile, emit and compileall"),
    ('build -O7 a.py', 'there is no -O7: -O0, -O1, -O2 or -O3'),
    ('build -O a.py', 'there is no -Oa.py: -O0, -O1, -O2 or -O3'),
    ('build -j -1 a.py', "-j needs the number of threads, not '-1'"),
    ('build -j99999999999 a.py', "-j needs the number of threads, not '99999999999'"),
    ('build --emit=x a.py', 'there is no --emit=x: cpp, obj, exe or module'),
    ('emit --dump=x a.py', 'there is no --dump=x: the stages are bytecode, graph, forms, lower, likely, regions, loops, types, conditions, ir, own, cpp'),
    ('emit --dump=ownership a.py', 'there is no --dump=ownership: it is --dump=own'),
    ('emit --passes=types,typos a.py', "there is no pass 'typos': the passes are regions, loops, types, conditions, own (or none)"),
    ('opt --opt-limit=few a.ir', "--opt-limit needs the number of changes, not 'few'"),
    ('run --passes=types a.py', "run has no '--passes': it is an option of build and emit"),
    ('bench', 'bench needs a file: lasti bench [options] <app.py, package or archive>... [-- arguments of the programs]'),
    ('bench a.py --runs few', "--runs needs the number of runs, not 'few'"),
    ('bench a.py --runs=-1', "--runs needs the number of runs, not '-1'"),
    ('bench a.py --time x', "--time needs a number, not 'x'"),
    ('bench a.py --time=1 --runs=1', '--runs and --time both say how many runs there are: one of them is enough'),
    ('bench a.py --clock=sun', 'there is no --clock=sun: wall or processor'),
    ('bench a.py --json', "'--json' needs a value: --json <file>"),
    ('bench --compare a.json', '--compare takes two files that --json has written, the old one first, not 1'),
    ('bench a.py --threshold 5', '--threshold is for --compare'),
    ('bench --compare a b --threshold=nan', "--threshold needs a number, not 'nan'"),
    ('bench --compare a b --html=x', '--compare measures nothing: it does not go with --html'),
    ('bench a.py --html x --json=x', "two outputs cannot both go to 'x'"),
    ('run --runs 3 a.py', "run has no '--runs': it is an option of bench"),
    ('profile', 'profile needs a file: lasti profile [options] <app.py, directory or archive> [arguments of the program]'),
    ('profile -m -c a', '-m and -c both say what the input is: one of them is enough'),
    ('profile --merge a --show', '--merge and --show are two commands: one at a time'),
    ('profile --merge -m a', '--merge runs nothing: it does not go with -m'),
    ('profile --show --python=x a', '--show runs nothing: it does not go with --python'),
    ('profile --show a -o b', '--show prints: it does not go with -o'),
    ('profile --show a b', '--show takes one profile, not 2'),
    ('profile --merge', 'profile needs a file: lasti profile [options] <app.py, directory or archive> [arguments of the program]'),
    ('build a.py --merge', "build has no '--merge': it is an option of profile"),
    ('build --sanitize --module a.py', '--sanitize makes executables only: python3.11 has no sanitizer in it'),
]

wrong = 0
for words, line in WORDS:
    run = subprocess.run([sys.argv[1], *words.split()], capture_output=True, text=True)
    got = (run.returncode, run.stdout, run.stderr)
    if got != (2, '', f'lasti: {line}\n'):
        wrong += 1
        print(f'lasti {words}\n  is      {got}\n  must be {line!r}')
sys.exit(wrong != 0)
