def late(): return __name__
