import os
import sys

root = os.environ['ROOT']
print([argument.replace(root, 'ROOT') for argument in sys.argv], sys.path[0].replace(root, 'ROOT'),
      __file__.replace(root, 'ROOT'), [argument.replace(root, 'ROOT') for argument in sys.orig_argv[1:]])
print(os.environ.get('LASTI_PROGRAM'), __name__)
