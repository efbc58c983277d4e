# SPDX-License-Identifier: MIT
"""What the checks that are scripts of their own have in common: what holds is counted, what does not is kept to the end."""
import sys


class Checks:
    def __init__(self):
        self.passed, self.failures = 0, []

    def that(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.failures.append(what)

    def equal(self, found, expected, what):
        self.that(found == expected, f"{what}: {found!r}, not {expected!r}")

    def end(self, leave=sys.exit):
        """With what failed; a run that checked nothing has failed, too."""
        print("\n".join([*self.failures, f"{self.passed} passed, {len(self.failures)} failed"]), flush=True)
        leave(1 if self.failures or not self.passed else 0)
