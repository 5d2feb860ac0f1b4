def alone(n):
    return 0 if n == 0 else 1 + alone(n - 1)


def ping(n, pong):
    return 0 if n == 0 else 1 + pong(n - 1, ping)
