from .. import star_one
from ..late import late as other
from . import __name__ as package


def up():
    from .sibling import name
    return star_one, other(), package, name
