"""Copies: deepcopy and copy of graphs with cycles and sharing, and of classes that say how they are copied."""
import copy
import sys


class Part:
    def __init__(self, name, weight, parts=()):
        self.name, self.weight, self.parts = name, weight, list(parts)
        self.owner = None
        for part in self.parts:
            part.owner = self

    def total(self):
        return self.weight + sum(part.total() for part in self.parts)

    def lighten(self, by):
        self.weight -= by
        for part in self.parts:
            part.lighten(by)


class Shared:
    """Never copied: there is one."""

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class Matrix:
    __slots__ = ('rows', 'unit')

    def __init__(self, rows, unit):
        self.rows, self.unit = rows, unit

    def __deepcopy__(self, memo):
        result = Matrix([row[:] for row in self.rows], copy.deepcopy(self.unit, memo))
        memo[id(self)] = result
        return result

    def __eq__(self, other):
        return self.rows == other.rows


class History:
    """States that can be gone back to; each is a copy."""

    def __init__(self, state):
        self.state, self.past = state, []

    def change(self, function):
        self.past.append(copy.deepcopy(self.state))
        function(self.state)

    def back(self):
        self.state = self.past.pop()


def machine(depth, name):
    return Part(name, 10, [machine(depth - 1, f'{name}{i}') for i in range(3)] if depth else ())


def count(part):
    return 1 + sum(count(inner) for inner in part.parts)


def owners(part):
    return all(inner.owner is part and owners(inner) for inner in part.parts)


def move(state):
    state['at'][0] += 1
    state['board'].rows[state['at'][0] % 5][1] += 1
    state['names'][state['at'][0] % 3] = {'turn': (state['at'],)}


def main(size):
    unit = Shared()
    whole = machine(3, 'm')
    parts, weight = count(whole), whole.total()
    assert (parts, weight) == (40, 400)
    for turn in range(16 * size):
        other = copy.deepcopy(whole)
        assert owners(other) and other.parts[0] is not whole.parts[0]
        other.lighten(turn % 10)
        assert (other.total(), whole.total()) == (weight - parts * (turn % 10), weight)
        flat = copy.copy(whole)
        assert flat.parts is whole.parts and flat.parts[0].owner is whole
        ring = [turn, {'self': None}, (1, 2, [3])]
        ring[1]['self'] = ring
        round_trip = copy.deepcopy([ring, ring])
        assert round_trip[0] is round_trip[1] is round_trip[0][1]['self'] is not ring
        assert round_trip[0][2] == ring[2] and round_trip[0][2] is not ring[2]
        board = Matrix([[0] * 5 for _ in range(5)], unit)
        history = History({'at': [0], 'board': board, 'names': ['a', 'b', 'c'], 'unit': unit})
        for _ in range(10):
            history.change(move)
        state = history.state
        assert state['at'] == [10] and [row[1] for row in state['board'].rows] == [2] * 5
        assert state['names'][1]['turn'][0] is state['at'] and state['unit'] is state['board'].unit is unit
        for at in range(9, -1, -1):
            history.back()
            assert history.state['at'] == [at] and sum(map(sum, history.state['board'].rows)) == at
        assert history.state['names'] == ['a', 'b', 'c'] and history.state['unit'] is unit
    print('copies', parts, weight, other.total())


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
