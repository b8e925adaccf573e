"""How often somebody did something lately, counted in Valkey."""

from django.core.cache import cache
from redis.exceptions import RedisError


def hoe_vaak(wie: str, seconden: int) -> int:
    """Count one more for `wie`; how often that was in these `seconden`, which begin at the first.

    Without Valkey nobody is counted: 0, so that nobody is stopped either.
    """
    try:
        cache.add(wie, 0, seconden)
        return cache.incr(wie)
    except (RedisError, ValueError):  # ValueError: they were over between the two
        return 0
