"""A week of an invented office, typed over HTTP into the real program: what it answers, what it then holds.

    python -m benchmarks.week [TRANSCRIPT]

Monday to Friday of 7/12/2026, with a clerk, a director, six heads and a deputy. `script.jsonl` has a message
a line and what must come of it. It was written from what the program promises, before it was played for the
first time, and is not fitted to the answers. Three of its lines ask for what no right answer can give and
stand as misses: 107 and 112 look for the content of 9 and 7 with marks that nobody typed, 127 forbids the
name of a unit, which stands in small letters in a content.

A line: `day`, `who`, `say` (or `press`, a button's label; or `file`, with `say` as its caption), `reply_to`
(words of the message that is answered, or "digest"), `kind`:

* question: the facts of the right answer. `tasks` and `not_tasks` (numbers that it lists, or must not),
  `count` (how many tasks it says, or lists), `must`, `must_any`, `must_not` (words), `none` (nothing is
  found), `file` (the ending of a file that comes).
* act: `state`, what the database must hold afterwards (benchmarks/week/state.py), and `heard` or `not_heard`,
  words that others are told or not. `may_confirm`: what is final or wide is shown first, and gets a yes.
  Where it fails, the sentences of `fallback` are typed, so that the week goes on as it was written; they do
  not count.
* quiet: nothing may change, but with `progress_ok` a note of work that goes on.
* gap: the program must ask (`must`), and nothing changes.
"""
