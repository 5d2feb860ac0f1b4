"""What the tests of `lasti profile` share: runs a program with it and without, and reads what was found."""
import json
import os
import signal
import subprocess


def run(*words, **more):
    done = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL, **more)
    return done.returncode, done.stdout, done.stderr


class Watched:
    def __init__(self, lasti, python):
        self.lasti, self.python = lasti, python
        signal.signal(signal.SIGINT, signal.default_int_handler)  # an ignored one would be inherited

    def __call__(self, *words, status=0, of='__main__', **more):
        """Compares the program behind `words` with itself, and returns what is known of the functions of a module."""
        if os.path.exists('it.profile'):
            os.remove('it.profile')
        plain = run(self.python, *words, **more)
        watched = run(self.lasti, 'profile', '-o', 'it.profile', *words, **more)
        assert plain == watched and plain[0] == status, f'{words}\n{plain}\n{watched}'
        with open('it.profile') as file:
            found = json.load(file)
        assert (found['lasti_profile'], found['runs'], found['python']) == (1, 1, '3.11')
        module = next(module for module in found['modules'] if module['name'] == of)
        return {function['qualname']: function for function in module['functions']}


def write(path, text):
    os.makedirs(os.path.dirname(path) or '.', exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
