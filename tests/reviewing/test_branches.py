"""Three reviewers on three branches of git: in any order of merges the same consensus, and no vote lost."""

import os
import subprocess
from itertools import permutations

import pytest

from pipeline import files
from pipeline.__main__ import main
from pipeline.reviewing.consensus import changing, conflicts, home
from pipeline.reviewing.said import into
from pipeline.store import edit
from tests.reviewing.small import (
    DAY,
    IN,
    OUT,
    TITLES,
    WHO,
    decide,
    export,
    ident,
    read,
    review,
    says,
    sheets,
)

REPORTS = 1000
ORDERS = [*permutations(WHO)]
NOBODY = {
    f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}
SETTINGS = {**NOBODY, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}


def git(root, *words):
    """Run git in a review; raise where it fails, as a merge with a conflict does."""
    command = ["git", "-C", str(root), *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **SETTINGS})
    return done.stdout.strip()


def commit(root, message="more"):
    git(root, "add", "-A")
    git(root, "commit", "-qm", message)


def vote(number, who):
    """Return what a reviewer says of a report: one in five is in conflict, each dissenter in turn."""
    dissents = number % 5 == 0 and WHO[number // 5 % 3] == who
    return says(OUT if dissents else IN, note=f"seen by {who}" if number % 7 == 0 else "")


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """Return a review in git with a branch for each of three reviewers, who have all decided."""
    root = review(tmp_path_factory.mktemp("branches"), REPORTS, votes={TITLES: 3})
    named = [word for who in WHO for word in ("--reviewer", who)]
    main(["--root", str(root), "screen", "sheets", *named])
    (root / ".gitignore").write_text("build/\n", encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    commit(root)
    for who in WHO:
        git(root, "switch", "-qc", who, "main")
        decide(root, who, {ident(n): vote(n, who) for n in range(REPORTS)})
        commit(root)
    git(root, "switch", "-q", "main")
    return root


def merged(start, name, branches):
    """Return the root with some branches merged one after the other."""
    git(start, "switch", "-qc", name, "main")
    for branch in branches:
        git(start, "merge", "-q", "--no-edit", branch)
    return start


def votes(made):
    """Return every vote that the review counts."""
    found = (decision for one in made.screenings for decision in one.decisions)
    return {(one.report, one.by): (one.verdict, one.reason, one.note) for one in found if not one.consensus}


def settle(root, who, some):
    """Settle conflicts as one person; a third of them is excluded."""
    loaded, made = read(root)
    known = {one.report: one for one in conflicts(made)}
    words = {one: says(OUT if int(one[-1]) % 3 == 0 else IN, note=f"settled by {who}") for one in some}
    blocks = {one: into(files.Block(title=known[one].title), word, DAY) for one, word in words.items()}
    edit(root, home(loaded, TITLES, who, some[0]), changing(TITLES, who, blocks))


@pytest.mark.parametrize("order", ORDERS, ids=["-".join(order) for order in ORDERS])
def test_in_any_order_of_merges_every_vote_counts(start, order):
    made = read(merged(start, "-".join(order), order))[1]
    counted = votes(made)
    wanted = {(ident(n), who): vote(n, who) for n in range(REPORTS) for who in WHO}
    assert counted == {key: (said.verdict, said.reason, said.note) for key, said in wanted.items()}
    assert len(conflicts(made)) == REPORTS // 5


def test_conflicts_settled_on_three_branches_give_the_same_consensus_in_any_order(start):
    root = merged(start, "decided", WHO)
    open_ = [one.report for one in conflicts(read(root)[1])]
    for at, who in enumerate(WHO):
        git(root, "switch", "-qc", f"settled-{who}", "decided")
        settle(root, who, open_[at::3])
        commit(root)
    ends = set()
    for order in ORDERS:
        git(root, "switch", "-qc", "all-" + "-".join(order), "decided")
        for who in order:
            git(root, "merge", "-q", "--no-edit", f"settled-{who}")
        made = read(root)[1]
        ends.add(tuple((one.report, one.verdict, one.conflict, one.reasons) for one in made.screenings))
        assert len(votes(made)) == REPORTS * len(WHO)
    assert len(ends) == 1
    assert not any(conflict for _, _, conflict, _ in next(iter(ends)))


def test_stubs_of_a_new_search_merge_with_decisions_on_the_last_old_ones(start, tmp_path):
    git(start, "switch", "-qc", "later", "main")
    later = export(tmp_path / "later.bib", range(REPORTS, REPORTS + 20))
    root = str(start)
    main(["--root", root, "import", str(later), "--source", "base", "--date", "2024-02-02"])
    main(["--root", root, "screen", "sheets"])
    commit(start)
    for who in WHO:
        git(start, "merge", "-q", "--no-edit", who)
    assert len(votes(read(start)[1])) == REPORTS * len(WHO)
    assert all(sheets(start, who)["003.yml"].count("title: ") == 20 for who in WHO)
