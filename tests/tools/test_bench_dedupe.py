import json

from tools.bench_dedupe import main


def test_every_figure_is_a_line_of_json(capsys):
    main(["--sizes", "60", "120"])
    small, large, index, later = map(json.loads, capsys.readouterr().out.splitlines())
    assert (small["records"], large["records"], index["index_of"]) == (60, 120, 120)
    assert (later["new"], later["known"]) == (1000, 120)
    assert small["cpu_ms_a_record"] > 0 < later["wall_s"]
