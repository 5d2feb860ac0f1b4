"""What the scripts share that run programs interpreted and translated: test/run, test/cpython, test/bench.

    process      one run of a command: its environment, its limit, what it left behind
    build        the modes, a line each, and the executables and runs that they ask for
    differences  what is reported, and how
    program      a whole program compared
    measure      seconds, and instructions that callgrind counts
    table        rows printed as they come
"""
