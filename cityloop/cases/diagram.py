"""The picture of the loop, drawn from the table of moves; nobody draws it by hand."""

from collections.abc import Iterable

from cityloop.cases.stages import FINAL, HOLDING, MOVES, POST_OF, STEP_OF, STEPS, Row, Stage


def mermaid() -> str:
    """The stages and moves as a Mermaid state diagram."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {stage.value}: {stage.label}" for stage in Stage]
    edges: dict[tuple[str, str], list[str]] = {}
    for row in MOVES:
        if row.target is None:
            continue
        for source in sorted(stage.value for stage in row.sources) or ["[*]"]:
            labels = edges.setdefault((source, row.target.value), [])
            if row.verb.label not in labels:
                labels.append(row.verb.label)
    lines += [
        f"    {source} --> {target}: {' / '.join(labels)}" for (source, target), labels in edges.items()
    ]
    lines += [f"    {stage.value} --> [*]" for stage in Stage if stage in FINAL]
    return "\n".join(lines)


def document() -> str:
    """`docs/loop.md`, whole."""
    return "\n".join(
        [
            "# The loop 闭环",
            "",
            "Drawn by `make docs` from `cityloop/cases/stages.py`; `make check` fails when this page is stale.",
            "",
            "```mermaid",
            mermaid(),
            "```",
            "",
            "## Stages 阶段",
            "",
            "| stage | 中文 | step | held as | waits for |",
            "|---|---|---|---|---|",
            *(_stage_line(stage) for stage in Stage),
            "",
            "## Moves 动作（改变阶段）",
            "",
            *_table(row for row in MOVES if row.is_move),
            "",
            "## Marks 标记（不改变阶段）",
            "",
            *_table(row for row in MOVES if not row.is_move),
            "",
            "`desk`: any holder of the post in the platform's centre · `holder`: the unit (or named person) that "
            "holds the case · `child`: a unit with a nested spell · `viewer`: whoever may see the case · "
            "`reporter`: the citizen with the tracking code.",
            "",
        ]
    )


def _stage_line(stage: Stage) -> str:
    kind = HOLDING.get(stage)
    held = f"{kind.value} {kind.label}" if kind else "—"
    waits = POST_OF[kind].label if kind else "—"
    return f"| `{stage.value}` | {stage.label} | {STEPS[STEP_OF[stage]]} | {held} | {waits} |"


def _table(rows: Iterable[Row]) -> list[str]:
    lines = ["| verb | 中文 | from | to | posts | chair | needs |", "|---|---|---|---|---|---|---|"]
    lines += [_line(row) for row in rows]
    return lines


def _line(row: Row) -> str:
    sources = "、".join(stage.label for stage in Stage if stage in row.sources) or "（新案）"
    posts = "、".join(sorted(post.label for post in row.posts))
    target = row.target.label if row.target else "（不变）"
    needs = ", ".join(row.needs) or "—"
    return f"| `{row.verb.value}` | {row.verb.label} | {sources} | {target} | {posts} | {row.chair.value} | {needs} |"
