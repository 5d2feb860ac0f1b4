"""A graph of constraints: variables, relations that work in both directions, strengths, plans to follow."""
import sys

REQUIRED, STRONG, WEAK = 0, 1, 3


class Variable:
    def __init__(self, name, value=0):
        self.name, self.value = name, value
        self.constraints = []
        self.source = None  # the constraint that decides the value now

    def __repr__(self):
        return f'{self.name}={self.value}'


class Constraint:
    """Satisfied when one of its methods (output, inputs, function) runs."""

    def __init__(self, strength, *variables):
        self.strength, self.variables = strength, variables
        self.output = None
        for variable in variables:
            variable.constraints.append(self)

    def methods(self):
        """The variables that can be the output."""
        return self.variables

    def compute(self):
        raise NotImplementedError

    def inputs(self):
        return [variable for variable in self.variables if variable is not self.output]


class Stay(Constraint):
    def compute(self):
        pass


class Edit(Constraint):
    def __init__(self, strength, variable):
        super().__init__(strength, variable)
        self.wanted = variable.value

    def compute(self):
        self.output.value = self.wanted


class Equal(Constraint):
    def compute(self):
        self.output.value = self.inputs()[0].value


class Scale(Constraint):
    """big == small * factor + offset"""

    def __init__(self, strength, small, big, factor, offset):
        super().__init__(strength, small, big)
        self.factor, self.offset = factor, offset

    def compute(self):
        small, big = self.variables
        if self.output is big:
            big.value = small.value * self.factor + self.offset
        else:
            small.value = (big.value - self.offset) // self.factor


class Total(Constraint):
    """The last is the sum of the others; only a sum is computed, or the first of the summands."""

    def methods(self):
        return self.variables[-1], self.variables[0]

    def compute(self):
        first, *others, total = self.variables
        rest = sum(variable.value for variable in others)
        if self.output is total:
            total.value = first.value + rest
        else:
            first.value = total.value - rest


class Planner:
    def __init__(self, variables):
        self.variables = variables

    def plan(self):
        """Decides which constraint makes which variable, the strongest first, by removing free variables."""
        for variable in self.variables:
            variable.source = None
        constraints = dict.fromkeys(c for v in self.variables for c in v.constraints)
        pending = sorted(constraints, key=lambda c: c.strength)
        for constraint in pending:
            constraint.output = None
        for constraint in pending:
            self.satisfy(constraint, set())
        return self.ordered([c for c in pending if c.output is not None])

    def satisfy(self, constraint, seen):
        """Finds it an output, and another for whoever has that, if there is a way."""
        for variable in constraint.methods():
            if variable in seen:
                continue
            seen.add(variable)
            owner = variable.source
            if owner is None or owner.strength <= constraint.strength and self.satisfy(owner, seen):
                if constraint.output is not None:
                    constraint.output.source = None
                variable.source, constraint.output = constraint, variable
                return True
        return False

    def ordered(self, constraints):
        """Each behind those that make its inputs."""
        order, state = [], {}

        def visit(constraint):
            if constraint in state:
                return
            state[constraint] = True
            for variable in constraint.inputs():
                if variable.source is not None:
                    visit(variable.source)
            order.append(constraint)
        for constraint in constraints:
            visit(constraint)
        return order


def chain(length):
    """Celsius and Fahrenheit, turn by turn, joined by equalities; editable at either end."""
    variables = [Variable(f'v{i:03}') for i in range(length)]
    for i in range(length - 1):
        left, right = variables[i], variables[i + 1]
        if i % 2:
            Scale(REQUIRED, left, right, 2, 1)
        else:
            Equal(REQUIRED, left, right)
    return variables


def edit(planner, variable, values, check):
    constraint = Edit(STRONG, variable)
    plan = planner.plan()
    for value in values:
        constraint.wanted = value
        for step in plan:
            step.compute()
        check(value)
    variable.constraints.remove(constraint)
    return len(plan)


def main(size):
    steps = 0
    for turn in range(14 * size):
        variables = chain(40)
        first, last, planner = variables[0], variables[-1], Planner(variables)
        scales = 19  # doubled and one more, so often: 2^n * (x + 1) - 1

        def at_end(value):
            assert last.value == 2 ** scales * (value + 1) - 1, (value, last)

        def at_start(value):
            assert 2 ** scales * (first.value + 1) - 1 == value, (value, first)
        steps += edit(planner, first, range(turn, turn + 12), at_end)
        steps += edit(planner, last, [2 ** scales * (x + 1) - 1 for x in range(turn, turn + 12)], at_start)
        parts = [Variable(f'p{i}', i) for i in range(10)]
        total = Variable('total')
        Total(REQUIRED, *parts, total)
        for part in parts[1:]:
            Stay(WEAK, part)
        planner = Planner([*parts, total])
        steps += edit(planner, total, range(50), lambda value: None)
        assert sum(part.value for part in parts) == total.value == 49 and parts[1:][4].value == 5
    print('constraints', steps, first, last)


if __name__ == '__main__':
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
