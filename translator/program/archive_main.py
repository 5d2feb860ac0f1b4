# `__main__` of the archive at an executable's end: what `python3.11 ./app` runs. The program has to be in the
# place of a script, with no spec, so that multiprocessing's spawn runs it again in a child, as __mp_main__:
# spawn leaves alone what is called __main__ by its spec. The archive's member "lasti-main" has two lines: how the
# program runs, `script PATH` of a member or `module NAME` as with `python3.11 -m NAME`; and, if there are data
# files, a key of theirs. Then all is unpacked, and the program finds them beside it.


def unpack(archive, key):
    """Returns the directory with the archive's members: in the cache, for the next time."""
    import os
    import tempfile
    import zipfile
    cache = os.path.join(os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache'), 'lasti', 'files')
    directory = os.path.join(cache, key + '-archive')
    if not os.path.isdir(directory):
        os.makedirs(cache, exist_ok=True)
        part = tempfile.mkdtemp(dir=cache)
        with zipfile.ZipFile(archive) as members:
            members.extractall(part)
        try:
            os.rename(part, directory)
        except OSError:  # another process was first
            import shutil
            shutil.rmtree(part)
    return directory


def start(scope):
    import marshal
    import os
    import runpy
    import sys
    unpack = scope.pop('unpack')
    del scope['start']
    loader = scope['__loader__']
    how, _, key = loader.get_data('lasti-main').decode('utf-8', 'surrogateescape').partition('\n')
    kind, name = how.split(' ', 1)
    place = unpack(loader.archive, key) if key else None
    if place and sys.path[0] == loader.archive:
        sys.path[0] = place
    if kind == 'module':
        if scope['__name__'] == '__main__':
            runpy._run_module_as_main(name)
        return ''
    file = os.path.join(place, name) if place else os.path.abspath(loader.archive)
    scope.update(__file__=file, __spec__=None, __package__=None, __cached__=None)
    header_size = 16
    return marshal.loads(loader.get_data(name)[header_size:])


exec(start(globals()))
