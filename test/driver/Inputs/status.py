"""status.py STATUS COMMAND...: runs the command and fails unless it ends with that status."""
import subprocess
import sys

status = subprocess.run(sys.argv[2:], stdin=subprocess.DEVNULL).returncode
if status != int(sys.argv[1]):
    sys.exit(f'exit status {status}, not {sys.argv[1]}')
