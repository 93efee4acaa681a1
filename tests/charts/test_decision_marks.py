"""Decisions on a chart by month: where the lines stand, and the same in words."""

from dataclasses import replace
from datetime import date

from dashboard.charts.decision_marks import DecisionMark, months_ahead
from dashboard.charts.months import months
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Better
from dashboard.vocabulary.result import Rows
from tests.charts import samples

DANISH = Words("da")


def test_the_lines_stand_on_their_days_and_the_level_between() -> None:
    mark = DecisionMark(date(2026, 2, 1), date(2026, 5, 31), 0.9, "mindst 90 %")
    layout = months(samples.by_month(), DANISH, decisions=[mark]).figure["layout"]
    taken, due, level = layout["shapes"]
    # February is the seventh month of the year from August, at 6; May is at 9.
    assert (taken["x0"], taken["x1"], taken["line"]["dash"]) == (5.5 + 0.5 / 28, 5.5 + 0.5 / 28, "solid")
    assert (due["x0"], due["line"]["dash"]) == (8.5 + 30.5 / 31, "dot")
    assert (level["x0"], level["x1"], level["y0"], level["y1"]) == (taken["x0"], due["x0"], 0.9, 0.9)
    assert [note["text"] for note in layout["annotations"]] == ["besluttet", "frist"]


def test_what_is_outside_the_months_is_told_and_not_drawn() -> None:
    mark = DecisionMark(date(2024, 2, 1), date(2031, 5, 31), 0.9, "mindst 90 %")
    chart = months(samples.by_month(), DANISH, decisions=[mark])
    (level,) = chart.figure["layout"]["shapes"]
    assert (level["x0"], level["x1"]) == (-0.5, 23.5)  # a year of room, and no more
    assert chart.figure["layout"]["annotations"] == []
    assert "Besluttet 1. feb. 2024: mindst 90 % senest 31. maj 2031." in chart.summary
    assert chart.table.header[-1] == "Beslutninger"
    assert {row[-1] for row in chart.table.rows} == {"–"}


def test_a_count_has_no_level_and_its_months_say_it_in_the_table() -> None:
    mark = DecisionMark(date(2026, 2, 1), date(2026, 5, 31), None, "mindst 3")
    chart = months(samples.by_month(), DANISH, decisions=[mark])
    assert len(chart.figure["layout"]["shapes"]) == 2
    told = {row[0]: row[-1] for row in chart.table.rows if row[-1] != "–"}
    assert told == {"feb. 2026": "besluttet 1. feb. 2026", "maj 2026": "frist 31. maj 2026"}


def test_a_level_above_the_figures_is_within_the_scale() -> None:
    mark = DecisionMark(date(2026, 2, 1), date(2026, 5, 31), 0.35, "højst 35 %")
    low = samples.indicator(better=Better.LOWER)
    result = samples.by_month()
    chart = months(replace(result, indicator=low, rows=Rows()), DANISH, decisions=[mark])
    assert chart.figure["layout"]["yaxis"]["range"][1] >= 0.35


def test_room_is_made_for_deadlines_to_come() -> None:
    keys = ["2026-11", "2026-12"]
    marks = [DecisionMark(date(2026, 11, 3), date(2027, 2, 1), None, "mindst 3")]
    assert months_ahead(keys, marks) == ["2027-01", "2027-02"]
    assert months_ahead(keys, []) == []


def test_without_decisions_nothing_is_changed() -> None:
    assert months(samples.by_month(), DANISH, decisions=[]) == months(samples.by_month(), DANISH)
