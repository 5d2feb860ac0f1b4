import importlib


def load():
    return [importlib.import_module(f'{__name__}.{name}').WHO for name in ('first', 'second')]
