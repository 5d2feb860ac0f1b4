# `__main__` of the archive at an executable's end: what `python3.11 ./app` runs. The program has to be in the
# place of a script, with no spec, so that multiprocessing's spawn runs it again in a child, as __mp_main__:
# spawn leaves alone what is called __main__ by its spec. The archive's member "lasti-main" says how the program
# runs: `script PATH` of a member, or `module NAME` as with `python3.11 -m NAME`.


def start(scope):
    import marshal
    import os
    import runpy
    del scope['start']
    loader = scope['__loader__']
    kind, name = loader.get_data('lasti-main').decode('utf-8', 'surrogateescape').split(' ', 1)
    if kind == 'module':
        if scope['__name__'] == '__main__':
            runpy._run_module_as_main(name)
        return ''
    scope.update(__file__=os.path.abspath(loader.archive), __spec__=None, __package__=None, __cached__=None)
    header_size = 16
    return marshal.loads(loader.get_data(name)[header_size:])


exec(start(globals()))
