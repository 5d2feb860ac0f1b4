#!/usr/bin/python3.11
"""Run standalone executables in minimal Debian systems that have no Python, and compare with the interpreter here.

    run.py [--lasti LASTI] [--suites bookworm,trixie] [--roots DIRECTORY] [--follow all] [--mirror URL]

By hand or at night, as root: it makes the systems with debootstrap (minbase, 30 s and 200 MB each; a system that is
there already is used again). The web client asks a server of this script's, with a certificate of its own. The last
lines are a table: sizes, and the time of a start, of what each program imports, plain and standalone.
"""

import argparse
import ast
import contextlib
import http.server
import os
import pathlib
import shutil
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
PYTHON = '/usr/bin/python3.11'
PROGRAMS = ['web', 'rows', 'arrays', 'tasks', 'workers']
EMPTY = {'HOME': '/root', 'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8'}


def run(command, **options):
    return subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          **options)


def check(command, **options):
    result = run(command, **options)
    if result.returncode:
        sys.exit(f'{" ".join(map(str, command))}: exit status {result.returncode}\n{result.stdout[-2000:]}')
    return result.stdout


def make_root(roots, suite, mirror):
    root = roots / suite
    if not (root / 'etc/debian_version').exists():
        check(['debootstrap', '--variant=minbase', suite, root, mirror])
    if any((root / 'usr/bin').glob('python*')):
        sys.exit(f'{root}: there is a Python in it')
    # A system that is installed has these lines; debootstrap leaves them to the installer.
    (root / 'etc/hosts').write_text('127.0.0.1 localhost\n::1 localhost\n')
    return root


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        text = f'page {self.path}\n'.encode()
        self.send_response(200)
        self.send_header('Content-Type', 'text/plain')
        self.send_header('Content-Length', str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def web_server(folder):
    """A server with a certificate for localhost; its URL, and the certificate that clients have to trust."""
    certificate, key = folder / 'certificate.pem', folder / 'key.pem'
    check(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext',
           'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Page)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f'https://localhost:{server.server_port}/one', certificate
    server.shutdown()


def arguments_of(program, url, certificate):
    """The argument lists of a program's runs."""
    return [[url, certificate], [url]] if program == 'web' else [[]]


def in_root(root, words):
    """Runs a command there, with /dev and /proc, and nothing of this environment."""
    script = ('mount --bind /dev "$0/dev" && mount -t proc proc "$0/proc" && shift 0 && exec chroot "$0" "$@"')
    variables = [f'{name}={value}' for name, value in EMPTY.items()]
    return run(['unshare', '--mount', '--propagation', 'private', 'sh', '-c', script, root, '/usr/bin/env', '-i',
                *variables, *words])


def compare_in(root, folder, url, certificate):
    """Runs all programs in a system. Returns the number of those that differ."""
    target = root / 'app'
    shutil.rmtree(target, ignore_errors=True)
    shutil.rmtree(root / 'root/.cache', ignore_errors=True)
    target.mkdir()
    shutil.copy(certificate, target)
    bad = 0
    for program in PROGRAMS:
        shutil.copy(folder / program, target)
        for words in arguments_of(program, url, certificate):
            wanted = run([PYTHON, HERE / 'programs' / f'{program}.py', *words], env=EMPTY)
            there = [f'/app/{certificate.name}' if word == certificate else word for word in words]
            found = in_root(root, [f'/app/{program}', *there])
            same = (wanted.returncode, wanted.stdout) == (found.returncode, found.stdout)
            bad += not same
            print(f'{root.name}: {program} {len(words)} argument(s): {"same" if same else "DIFFERENT"}', flush=True)
            if not same:
                print(f'--- interpreted\n{wanted.stdout}--- standalone\n{found.stdout}')
    shutil.rmtree(target)
    return bad


def milliseconds(command, environment, runs=15):
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def build(lasti, follow, source, output):
    check([lasti, 'build', f'--follow={follow}', source, '-o', f'{output}-plain'])
    check([lasti, 'build', f'--follow={follow}', '--standalone', source, '-o', output])


def write_start(folder, program):
    """A program that does nothing but import what `program` imports."""
    tree = ast.parse((HERE / 'programs' / f'{program}.py').read_text()) if program != 'empty' else ast.Module([], [])
    tree.body = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    path = folder / f'{program}_start.py'
    path.write_text(ast.unparse(tree) + '\n')
    return path


def measure(folder, start):
    """Sizes in MB, and milliseconds of a start: plain, standalone, and standalone for the first time."""
    cache = folder / 'cache'
    environment = {**EMPTY, 'XDG_CACHE_HOME': str(cache)}
    plain, standalone = folder / f'{start}-plain', folder / start
    first = []
    for _ in range(5):
        shutil.rmtree(cache, ignore_errors=True)
        first.append(milliseconds([standalone], environment, 1))
    unpacked = sum(path.stat().st_size for path in cache.rglob('*') if path.is_file()) / 1e6
    times = [milliseconds([one], environment) for one in (plain, standalone)]
    return plain.stat().st_size / 1e6, standalone.stat().st_size / 1e6, unpacked, *times, statistics.median(first)


def print_table(lasti, follow, folder):
    print('| imports of | MB plain | MB standalone | MB unpacked | ms plain | ms standalone | ms first start |')
    print('| --- | --- | --- | --- | --- | --- | --- |')
    for program in ['empty', *PROGRAMS]:
        source = write_start(folder, program)
        build(lasti, follow, source, folder / source.stem)
        values = ' | '.join(f'{value:.1f}' for value in measure(folder, source.stem))
        print(f'| {program} | {values} |', flush=True)


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--lasti', default=HERE.parents[2] / 'build/bin/lasti')
    parser.add_argument('--suites', default='bookworm,trixie')
    parser.add_argument('--roots', type=pathlib.Path, default='/var/tmp/lasti-roots')
    parser.add_argument('--follow', default='all')
    parser.add_argument('--mirror', default='http://deb.debian.org/debian')
    return parser.parse_args()


def main():
    wanted = options()
    missing = [tool for tool in ('debootstrap', 'openssl', 'unshare', 'chroot') if not shutil.which(tool)]
    if os.geteuid() or missing:
        sys.exit(f'run.py: this needs root, and {", ".join(missing) or "nothing else"} to be installed')
    wanted.roots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for program in PROGRAMS:
            check([wanted.lasti, 'build', f'--follow={wanted.follow}', '--standalone',
                   HERE / 'programs' / f'{program}.py', '-o', folder / program])
        with web_server(folder) as (url, certificate):
            bad = sum(compare_in(make_root(wanted.roots, suite, wanted.mirror), folder, url, certificate)
                      for suite in wanted.suites.split(','))
        print_table(wanted.lasti, wanted.follow, folder)
    sys.exit(bad)


main()
