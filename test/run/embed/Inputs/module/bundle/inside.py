WHO = __name__, __package__
