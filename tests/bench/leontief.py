"""Times numpy.linalg.solve on the table the bench sends: one JSON line in, the middle of several runs out, in milliseconds.

The residual is computed in each run because the engine computes it too."""

import json
import sys
import time

import numpy

asked = json.loads(sys.stdin.readline())
n = asked["size"]
table = numpy.array(asked["table"]).reshape(n, n)
demand = numpy.array(asked["demand"])
runs = []
for _ in range(asked["runs"]):
    start = time.perf_counter()
    output = numpy.linalg.solve(numpy.eye(n) - table, demand)
    residual = abs(output - table @ output - demand).max()
    runs.append(time.perf_counter() - start)
print(json.dumps({"ms": sorted(runs)[len(runs) // 2] * 1000, "sum": float(output.sum()), "residual": float(residual), "version": numpy.__version__}))
