import json
raise ValueError("while it is imported")
