"""python -m benchmarks: every figure, one after the other."""

from benchmarks import asking, reading, starting, times

if __name__ == "__main__":
    starting.main()
    reading.main()
    times.main()
    asking.main()
