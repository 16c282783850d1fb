"""What a withdrawal, an end or a sale touches, recorded or imagined: counted by what is kept of who came from whom."""
