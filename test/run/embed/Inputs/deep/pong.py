def pong(n, ping):
    return 0 if n == 0 else 1 + ping(n - 1, pong)
