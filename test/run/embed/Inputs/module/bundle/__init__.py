from . import inside
WHO = __name__, __package__, len(__path__)
