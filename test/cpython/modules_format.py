"""For lit: besides the .test files here, each module is a test for which modules.txt says in which mode."""
import os

import lit.formats
import lit.Test
import lit.util

from program import SUITE, read_modules

COMPARE = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'compare.py')


class ModulesFormat(lit.formats.ShTest):
    def __init__(self, lasti):
        super().__init__(execute_external=False)
        self.lasti = lasti

    def getTestsForPath(self, suite, path, lit_config, local_config):
        if any(module.name == path[-1] for module in read_modules()):  # any, if it is named
            yield lit.Test.Test(suite, path, local_config)
        yield from super().getTestsForPath(suite, path, lit_config, local_config)

    def getTestsInDirectory(self, suite, path, lit_config, local_config):
        yield from super().getTestsInDirectory(suite, path, lit_config, local_config)
        for module in read_modules():
            if module.mode:
                yield lit.Test.Test(suite, path + (module.name,), local_config)

    def execute(self, test, lit_config):
        name = test.path_in_suite[-1]
        if name.endswith('.test'):
            return super().execute(test, lit_config)
        if not os.path.isdir(SUITE):
            return lit.Test.UNSUPPORTED, 'libpython3.11-testsuite is not installed'
        mode = next(module.mode for module in read_modules() if module.name == name) or 'default'
        command = ['/usr/bin/python3.11', COMPARE, '--lasti', self.lasti, '--modes', mode, '-v', name]
        out, error, status = lit.util.executeCommand(command, env=test.config.environment)
        return (lit.Test.FAIL if status else lit.Test.PASS), f'{out}\n{error}'
