"""Floats in locals and lists: the five-body simulation."""
import sys

SUN_MASS = 4 * 3.141592653589793 ** 2
DAYS = 365.24
BODIES = [
    ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], SUN_MASS),
    ([4.84143144246472090, -1.16032004402742839, -0.103622044471123109],
     [0.00166007664274403694 * DAYS, 0.00769901118419740425 * DAYS, -0.0000690460016972063023 * DAYS],
     0.000954791938424326609 * SUN_MASS),
    ([8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
     [-0.00276742510726411896 * DAYS, 0.00499852801234917238 * DAYS, 0.0000230417297573763929 * DAYS],
     0.000285885980666130812 * SUN_MASS),
    ([12.8943695621391310, -15.1111514016986312, -0.223307578892655734],
     [0.00296460137564761618 * DAYS, 0.00237847173959480950 * DAYS, -0.0000296589568540237556 * DAYS],
     0.0000436624404335156298 * SUN_MASS),
    ([15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
     [0.00268067772490389322 * DAYS, 0.00162824170038242295 * DAYS, -0.0000951592254519715870 * DAYS],
     0.0000515138902046611451 * SUN_MASS),
]


def pairs(items):
    return [(x, y) for i, x in enumerate(items) for y in items[i + 1:]]


def advance(dt, steps, bodies, couples):
    for _ in range(steps):
        for ([x1, y1, z1], v1, m1), ([x2, y2, z2], v2, m2) in couples:
            dx, dy, dz = x1 - x2, y1 - y2, z1 - z2
            mag = dt * (dx * dx + dy * dy + dz * dz) ** -1.5
            b1, b2 = m1 * mag, m2 * mag
            v1[0] -= dx * b2
            v1[1] -= dy * b2
            v1[2] -= dz * b2
            v2[0] += dx * b1
            v2[1] += dy * b1
            v2[2] += dz * b1
        for r, (vx, vy, vz), _m in bodies:
            r[0] += dt * vx
            r[1] += dt * vy
            r[2] += dt * vz


def energy(bodies, couples):
    total = 0.0
    for ((x1, y1, z1), _v, m1), ((x2, y2, z2), _w, m2) in couples:
        total -= m1 * m2 / ((x1 - x2) ** 2 + (y1 - y2) ** 2 + (z1 - z2) ** 2) ** 0.5
    for _r, (vx, vy, vz), m in bodies:
        total += m * (vx * vx + vy * vy + vz * vz) / 2
    return total


def momentum(bodies, axis):
    return sum(m * v[axis] for _r, v, m in bodies)


def main(size):
    couples = pairs(BODIES)
    before = energy(BODIES, couples), *(momentum(BODIES, axis) for axis in range(3))
    advance(0.01, size * 1800, BODIES, couples)
    after = energy(BODIES, couples), *(momentum(BODIES, axis) for axis in range(3))
    # Both are preserved, the energy as far as the steps are small.
    assert abs(after[0] / before[0] - 1) < 1e-3, (before, after)
    assert all(abs(new - old) < 1e-9 for new, old in zip(after[1:], before[1:])), (before, after)
    print(f'nbody {after[0]:.12f}')


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
