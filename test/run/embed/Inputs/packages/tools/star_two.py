star = 2
