import importlib
import pickle
import sys
import traceback

import counted
import using
import bundle

print(counted.__doc__, counted.where(), type(counted.__loader__).__name__)
print(using.total(5), bundle.WHO, bundle.inside.WHO)
print(pickle.loads(pickle.dumps(counted.Counter().add(7))).value)
try:
    counted.fail()
except LookupError as error:
    print([(frame.name, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)])
for _ in range(2):
    print(importlib.reload(counted) is counted, using.total(4))
counted.LIMIT = 10
print(using.total(4), list(counted.count(3)))
print(sys.version_info[:2])
