"""Odd input by the thousand: readers, dates, the way to every format, mails.

`python -m tests.fuzz [TARGET ...] --minutes 10` runs each for that long and prints the smallest input that fails; the test
suite runs a few examples of each. Hypothesis draws, shrinks and remembers.
"""
