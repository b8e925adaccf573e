"""How many of something, in words."""


def hoeveel(aantal: int, een: str, meer: str) -> str:
    """ "1 school" or "3 scholen"."""
    return f"{aantal} {een if aantal == 1 else meer}"
