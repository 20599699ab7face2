"""The theme: its inline scripts run by hash, nothing leads elsewhere, both schemes are whole."""

import base64
import hashlib
import re
from pathlib import Path

import material
import pytest
import yaml

HERE = Path(__file__).parent.parent / "pipeline"
SCRIPTS = Path(material.__file__).parent / "templates/partials/javascripts"
MAIN = (HERE / "theme/main.html").read_text("utf-8")
CSS = (HERE / "assets/site.css").read_text("utf-8")
SETTINGS = yaml.safe_load((HERE / "mkdocs.yml").read_text("utf-8"))


def hashed(script):
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def inline(name):
    """Return the inline script of a part of the theme, the one outside all conditions."""
    return re.findall(r"<script>(.*?)</script>", (SCRIPTS / name).read_text("utf-8"), re.DOTALL)[-1]


@pytest.mark.parametrize("depth", [".", "..", "../..", "../../.."])
def test_the_theme_s_first_script_may_run_at_every_depth(depth):
    script = inline("base.html").replace("{{ config.extra.scope | d(base_url) }}", depth)
    assert "{{" not in script
    assert hashed(script) in MAIN


@pytest.mark.parametrize("name", ["palette.html", "content.html"])
def test_the_theme_s_other_scripts_may_run(name):
    assert hashed(inline(name)) in MAIN


def test_no_other_inline_script_may_run():
    assert len(re.findall(r"'sha256-", MAIN)) == 6
    assert "script-src 'self' {{ scripts" in MAIN
    assert "unsafe-eval" not in MAIN


@pytest.mark.parametrize(
    "rule", ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "connect-src 'self'"]
)
def test_the_policy_holds_a_page_to_its_own_site(rule):
    assert rule in MAIN


def test_nothing_is_fetched_from_elsewhere():
    assert SETTINGS["theme"]["font"] is False
    assert "repo_url" not in SETTINGS
    assert all("://" not in str(script) for script in SETTINGS["extra"]["polyfills"] + SETTINGS["extra_css"])


def test_search_works_from_disk():
    assert "offline" in SETTINGS["plugins"]
    assert SETTINGS["use_directory_urls"] is False
    assert any("iframe-worker" in script for script in SETTINGS["extra"]["polyfills"])


@pytest.mark.parametrize("asset", [*SETTINGS["extra_css"], *SETTINGS["extra"]["polyfills"], "assets/site.js"])
def test_every_asset_that_is_asked_for_is_there(asset):
    assert (HERE / asset).is_file()


def colours(scheme):
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\}}', CSS, re.DOTALL)[1]
    return dict(re.findall(r"(--lr-[a-z-]+): (#[0-9a-f]{6});", block))


def test_both_schemes_have_the_same_colours():
    assert colours("default").keys() == colours("slate").keys()


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *[(ink, ground) for ink in ("ink", "muted", "accent") for ground in ("paper", "wash", "field")],
        *[(tone, f"{tone}-wash") for tone in ("accent", "good", "warn", "bad")],
        ("muted", "accent-wash"),
        ("warn", "wash"),
    ],
)
def test_text_stands_out_from_its_ground(scheme, ink, ground):
    known = colours(scheme)
    light, dark = sorted((luminance(known[f"--lr-{name}"]) for name in (ink, ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_colour_that_is_used_is_set():
    used = set(re.findall(r"var\((--lr-[a-z-]+)\)", CSS))
    assert used <= colours("slate").keys() | {"--lr-serif", "--lr-gap"}


@pytest.mark.parametrize("template", sorted((HERE / "templates").glob("*.j2")), ids=lambda path: path.name)
def test_no_template_turns_text_into_markup(template):
    text = template.read_text("utf-8")
    assert not re.search(r"\|\s*(safe|escape|e|join|format|replace)\b", text)
    assert "autoescape" not in text


@pytest.mark.parametrize("template", sorted((HERE / "templates").glob("*.j2")), ids=lambda path: path.name)
def test_no_template_bears_a_script_or_a_handler(template):
    text = template.read_text("utf-8")
    assert "<script" not in text
    assert not re.search(r"\son[a-z]+=", text)
    assert not re.search(r"\sstyle=", text)
