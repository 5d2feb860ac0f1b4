from . import deep
__all__ = ['star_one', 'star_two']
star_one = 1
