"""What is found out once for a mart and asked for many times: kept as long as the mart, and never too much of it."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T")

_NOTHING: Final = object()


class Kept(Generic[T]):
    """The latest `most` answers by key. Thread-safe; of two who ask for the same at once, one waits for the other.

    Who asks for something else waits for nobody.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, _Answer[T]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer to a key, made where it is not there."""
        with self._lock:
            answer = self._found.setdefault(key, _Answer())
            self._found.move_to_end(key)
            if len(self._found) > self._most:
                self._found.popitem(last=False)
        return answer.get(make)


class _Answer(Generic[T]):
    """One answer, made by whoever asks first; where that fails, by the next."""

    def __init__(self) -> None:
        self._value: Any = _NOTHING
        self._lock = threading.Lock()

    def get(self, make: Callable[[], T]) -> T:
        if self._value is _NOTHING:
            with self._lock:
                if self._value is _NOTHING:
                    self._value = make()
        value: T = self._value
        return value
