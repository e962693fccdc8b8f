"""python -m benchmarks: every figure, one after the other."""

from benchmarks import reading, starting, times, understanding

if __name__ == "__main__":
    starting.main()
    reading.main()
    times.main()
    understanding.main()
