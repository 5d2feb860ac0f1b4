import counted


def total(n):
    return sum(counted.count(n)), counted.Counter().add(2).add(3).value
