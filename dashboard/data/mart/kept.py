"""What is found out once for a mart and asked for many times: kept as long as the mart, and never too much of it."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """The latest `most` answers by key. Thread-safe; of two who ask for the same at once, one waits for the other."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer to a key, made where it is not there."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
            else:
                self._found[key] = make()
                if len(self._found) > self._most:
                    self._found.popitem(last=False)
            return self._found[key]
