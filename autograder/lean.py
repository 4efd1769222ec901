"""Leaves out what grading pays for at every start and never uses."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any, cast

UNUSED = ("rfc3987_syntax",)
"""jsonschema's checker of IRIs, which no notebook holds: building its grammar takes 0.7 s of every start."""


def leave_out() -> None:
    """Make the import of each unused package fail, as if it were not installed."""
    for name in UNUSED:
        cast("dict[str, object]", sys.modules).setdefault(name, None)


class Uncompiled(ModuleType):
    """Stands for PyTorch's compiler until somebody asks it for more than to leave a function alone.

    Making an optimiser asks for that much, and would import the compiler, a third of PyTorch.
    """

    NAME = "torch._dynamo"

    @staticmethod
    def graph_break(msg: str = "") -> None:
        """Nothing: there is no graph."""

    @staticmethod
    def disable(fn: Any = None, recursive: bool = True, **_about: Any) -> Any:
        """The function itself: it is not compiled."""
        return fn if fn is not None else lambda function: function

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":  # asked of every module, as by inspect
            raise AttributeError(name)
        if sys.modules.get(self.NAME) is self:
            del sys.modules[self.NAME]
        return getattr(importlib.import_module(self.NAME), name)


def without_compiler(torch: Any) -> None:
    """Have PyTorch import its compiler when it is needed, not before."""
    if Uncompiled.NAME not in sys.modules:
        sys.modules[Uncompiled.NAME] = torch._dynamo = Uncompiled(Uncompiled.NAME)
