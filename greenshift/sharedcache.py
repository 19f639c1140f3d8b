"""
What the processes of a site count together, in Redis: how often someone has tried.

Where Redis fails, or takes longer than its patience, each process counts in its own
memory for a while, as it does where there is no Redis. Nobody meets an error, and only
one request in a while waits for a server that doesn't answer.
"""

import logging
import time
from functools import partial

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

REST = 5  # seconds without asking Redis, after a fault


class SharedClient:
    """Redis's client, or this process's memory in its place."""

    rest_until = 0.0  # the same for every thread of the process

    def __init__(self, servers, **options):
        # Django gives finished keys.
        keys_as_given = {"KEY_FUNCTION": lambda key, prefix, version: key}
        self.memory = LocMemCache("without-redis", keys_as_given)
        self.redis = RedisCacheClient(servers, retry=Retry(NoBackoff(), 0), **options)

    def __getattr__(self, name):
        return partial(self.carry_out, name)

    def carry_out(self, name, *arguments):
        if time.monotonic() >= SharedClient.rest_until:
            try:
                return getattr(self.redis, name)(*arguments)
            except RedisError as error:
                self.rest(error)
        return getattr(self.memory, name)(*arguments)

    def ping(self):
        self.redis.get_client().ping()

    def rest(self, error):
        SharedClient.rest_until = time.monotonic() + REST
        logger.warning("Redis fails (%s): this process counts alone.", error)


class SharedCache(RedisCache):
    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = SharedClient

    def ping(self):
        """Raises RedisError where Redis doesn't answer."""
        self._cache.ping()
