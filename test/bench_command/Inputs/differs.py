import os

print('the same')
print('python' in os.readlink('/proc/self/exe'))
