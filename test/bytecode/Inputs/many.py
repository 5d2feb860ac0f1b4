"""Prints a program with many constants and a long loop."""

print('x = [')
for number in range(300):
    print('    %d, x,' % number)
print(']')
print('def loop(n):')
print('    for i in n:')
for number in range(300):
    print('        i = %d' % (number + 1000))
