"""Board games: every position of noughts and crosses, the ways to play reversi, a knight on its tour."""
import sys

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
DIRECTIONS = [-11, -10, -9, -1, 1, 9, 10, 11]
JUMPS = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]


def winner(cells):
    for a, b, c in LINES:
        if cells[a] != ' ' and cells[a] == cells[b] == cells[c]:
            return cells[a]
    return None


def value(cells, player, known):
    """For the player whose turn it is: 1 he wins, 0 nobody, -1 the other does. `known` has each position once."""
    if cells in known:
        return known[cells]
    if winner(cells):
        result = -1
    elif ' ' not in cells:
        result = 0
    else:
        other = 'o' if player == 'x' else 'x'
        result = max(-value(cells[:i] + player + cells[i + 1:], other, known) for i in range(9) if cells[i] == ' ')
    known[cells] = result
    return result


class Reversi:
    """Ten by ten cells with an edge around them: 0 free, 1 and -1 the players, 2 the edge."""

    def __init__(self):
        self.cells = [2 if i < 10 or i >= 90 or i % 10 in (0, 9) else 0 for i in range(100)]
        for cell, player in ((44, -1), (55, -1), (45, 1), (54, 1)):
            self.cells[cell] = player

    def turned(self, cell, player):
        """What a stone of the player's there turns over."""
        cells, found = self.cells, []
        if cells[cell]:
            return found
        for step in DIRECTIONS:
            at = cell + step
            while cells[at] == -player:
                at += step
            if cells[at] == player:
                while (at := at - step) != cell:
                    found.append(at)
        return found

    def moves(self, player):
        for cell in range(11, 89):
            if turned := self.turned(cell, player):
                yield cell, turned

    def games(self, player, depth):
        """How many ways there are to play so many stones."""
        if depth == 0:
            return 1
        total = 0
        for cell, turned in list(self.moves(player)):
            self.cells[cell] = player
            for other in turned:
                self.cells[other] = player
            total += self.games(-player, depth - 1)
            self.cells[cell] = 0
            for other in turned:
                self.cells[other] = -player
        return total


def tour(n, row, column):
    """A knight that goes where there are the fewest ways on; the squares in order."""
    free = {(r, c) for r in range(n) for c in range(n)}

    def ways(square):
        return [to for dr, dc in JUMPS if (to := (square[0] + dr, square[1] + dc)) in free]
    path = [(row, column)]
    free.discard(path[0])
    while on := ways(path[-1]):
        path.append(min(on, key=lambda square: (len(ways(square)), square)))
        free.discard(path[-1])
    return path


def main(size):
    longest = 0
    for turn in range(2 * size):
        if turn % 20 == 0:
            known = {}
            assert value(' ' * 9, 'x', known) == 0
            assert len(known) == 5478, len(known)
        game = Reversi()
        assert [game.games(1, depth) for depth in range(1, 5)] == [4, 12, 56, 244]
        path = tour(8, turn % 8, turn // 8 % 8)
        assert len(set(path)) == len(path)
        assert all(sorted((abs(a - c), abs(b - d))) == [1, 2] for (a, b), (c, d) in zip(path, path[1:]))
        longest = max(longest, len(path))
    assert longest == 64, longest
    print('boards', len(known), longest)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
