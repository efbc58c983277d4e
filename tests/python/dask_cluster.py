# SPDX-License-Identifier: MIT
"""A scheduler and workers of Dask, each a process of its own on this machine."""
import contextlib
import pathlib
import subprocess
import sys
import tempfile

import distributed


@contextlib.contextmanager
def cluster(workers):
    """(client, the workers' processes); all of them end with the block, however it ends."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as ending:
        file = pathlib.Path(folder) / "cluster.json"

        def start(what, *options):
            with open(pathlib.Path(folder) / f"{what}.log", "ab") as log:
                process = subprocess.Popen([sys.executable, "-m", f"distributed.cli.dask_{what}", "--host", "127.0.0.1", "--no-dashboard",
                                            "--scheduler-file", file, *options], stdout=log, stderr=log, cwd=folder)
            ending.callback(process.wait)
            ending.callback(process.kill)
            return process

        start("scheduler", "--port", "0")
        processes = [start("worker", "--no-nanny", "--nthreads", "1") for _ in range(workers)]
        client = ending.enter_context(distributed.Client(scheduler_file=str(file), timeout=60))
        client.wait_for_workers(workers, timeout=60)
        yield client, processes
