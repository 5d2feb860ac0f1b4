"""A class-heavy simulation: tasks of several kinds, queues of packets, states, dispatch by method."""
import sys


class Packet:
    def __init__(self, link, owner, kind):
        self.link, self.owner, self.kind = link, owner, kind
        self.datum = 0
        self.data = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, system, name, priority, queue):
        self.system, self.name, self.priority, self.queue = system, name, priority, queue
        self.waiting = queue is None
        self.held = False
        self.runs = self.taken = 0

    def add(self, packet):
        self.queue = packet.append_to(self.queue)
        self.waiting = False

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
            self.taken += 1
        return packet

    def is_ready(self):
        return not self.held and not self.waiting

    def run(self):
        self.runs += 1
        packet = self.take()
        if packet is None:
            self.waiting = True
        return self.handle(packet)

    def handle(self, packet):
        raise NotImplementedError


class Idle(Task):
    def __init__(self, system, name, count):
        super().__init__(system, name, 0, None)
        self.waiting = False
        self.control, self.count = 1, count

    def run(self):
        self.runs += 1
        self.count -= 1
        if self.count <= 0:
            self.held = True
            return
        if self.control & 1:
            self.control = self.control >> 1 ^ 0xd008
            self.system.release('b')
        else:
            self.control >>= 1
            self.system.release('a')


class Worker(Task):
    def __init__(self, system, name, priority, queue):
        super().__init__(system, name, priority, queue)
        self.target, self.letter = 'a', 0

    def handle(self, packet):
        if packet is None:
            return
        self.target = 'b' if self.target == 'a' else 'a'
        packet.datum = 0
        for i in range(4):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = 64 + self.letter
        self.system.send(packet, self.target)


class Device(Task):
    def __init__(self, system, name, priority):
        super().__init__(system, name, priority, None)
        self.seen = 0

    def handle(self, packet):
        if packet is None:
            self.held = True
            return
        self.seen += packet.data[packet.datum]
        packet.datum += 1
        if packet.datum < 4:
            self.system.send(packet, self.name)
        else:
            self.system.send(packet, packet.owner)


class System:
    def __init__(self):
        self.tasks, self.order, self.sent = {}, [], 0

    def add(self, task):
        self.tasks[task.name] = task
        self.order.append(task)
        self.order.sort(key=lambda t: -t.priority)

    def release(self, name):
        self.tasks[name].held = False

    def send(self, packet, target):
        self.sent += 1
        self.tasks[target].add(packet)

    def schedule(self):
        busy = True
        while busy:
            busy = False
            for task in self.order:
                if task.is_ready():
                    task.run()
                    busy = True
                    break


def length(queue):
    n = 0
    while queue is not None:
        queue, n = queue.link, n + 1
    return n


def simulate(count, packets):
    system = System()
    system.add(Idle(system, 'idle', count))
    queue = None
    for _ in range(packets):
        queue = Packet(queue, 'w', 1)
    system.add(Worker(system, 'w', 30, queue))
    for name, priority in (('a', 40), ('b', 50)):
        system.add(Device(system, name, priority))
    system.schedule()
    return system


def main(size):
    count, packets = size * 1200, 3
    system = simulate(count, packets)
    tasks = system.tasks
    assert tasks['idle'].runs == count
    # A packet is in one queue, always.
    queued = sum(length(task.queue) for task in system.order)
    assert queued == packets, queued
    assert sum(task.taken for task in system.order) == system.sent
    # No device takes more letters than the worker has filled in.
    assert tasks['a'].taken + tasks['b'].taken <= 4 * tasks['w'].taken
    print('scheduler', system.sent, *(f'{task.name}={task.runs}' for task in system.order))


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
