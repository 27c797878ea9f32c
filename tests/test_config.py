import os
import sys
from pathlib import Path
from typing import Any

import pytest

from briefgen.config import ConfigProblems, Secret, kinds, load, load_settings
from briefgen.config.settings import Settings
from briefgen.config.show import rows
from briefgen.config.variables import leaves, variable_name
from briefgen.errors import ConfigError, ExitCode
from briefgen.render import options
from briefgen.workspace import Workspace, open_config, user_config

CANARY = "hunter2-canary"


def workspace(folder: Path, text: str) -> Workspace:
    (folder / "config.yaml").write_text(text, "utf-8")
    return open_config(folder / "config.yaml")


def problems(folder: Path, text: str, **environ: str) -> list[str]:
    """What is wrong with a config, without the folder's path and the line with the mark."""
    found = load(workspace(folder, f"briefgen: 1\n{text}"), environ=environ).problems
    return [p.replace(f"{folder}/", "") for p in found]


def settings(folder: Path, text: str = "", flags: dict[str, Any] | None = None, **environ: str) -> Settings:
    return load_settings(workspace(folder, f"briefgen: 1\n{text}"), environ=environ, flags=flags)


# ------------------------------------------------------------------------------------------------------ problems


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("lok: classic", "config.yaml:2: lok: unknown key (did you mean 'look'?)"),
        ("title: x\nlength: standart", "config.yaml:3: length: one of one-page, standard, full is wanted (did you mean 'standard'?)"),
        ("look: clasic", "config.yaml:2: look: there is no look 'clasic': one of classic, executive, large-print, memo, modern is wanted (did you mean 'classic'?)"),
        ("profiles:\n  daily:\n    look: nothing", "config.yaml:4: profiles.daily.look: there is no look 'nothing': one of classic, executive, large-print, memo, modern is wanted"),
        ("title: 2026", "config.yaml:2: title: a text is wanted: put it in quotes"),
        ("title: No", "config.yaml:2: title: a text is wanted: put it in quotes"),
        ("themes:\n  water:\n    term: [dam]", "config.yaml:4: themes.water.term: unknown key (did you mean 'terms'?)"),
        ("use_themes: [watr]\nthemes:\n  water: [dam]", "config.yaml:2: use_themes.0: there is no theme 'watr' (did you mean 'water'?)"),
        ("smtp: {hots: x}", "config.yaml:2: smtp: unknown key (did you mean 'mail.smtp'?)"),
        ("mail:\n  smtp: {hots: x}", "config.yaml:3: mail.smtp.hots: unknown key (did you mean 'host'?)"),
        ("caps: {actions: 0}", "config.yaml:2: caps.actions: a number above 0 is wanted"),
        ("limits:\n  file_mb: ten", "config.yaml:3: limits.file_mb: a whole number is wanted"),
        ("accent: blue", "config.yaml:2: accent: a colour is written '#1f4e79', in quotes"),
        ("title: a\ntitle: b", "config.yaml:3: title: this key stands here a second time; the first is on line 2"),
        ("title: [a\nlook: b", "config.yaml:2: not valid YAML: expected ',' or ']', but got ':' (a bracket is not closed)"),
        ("themes:\n\tfish: [cod]", r"config.yaml:3: not valid YAML: found character '\t' that cannot start any token (a tab cannot indent a line: use spaces)"),
        ('title: "Daily\nlook: memo\n', "config.yaml:2: not valid YAML: found unexpected end of stream (a quotation mark is not closed)"),
        ("title: Ministry: daily", "config.yaml:2: not valid YAML: mapping values are not allowed here"
         " (write a value with ': ' in it in quotes; else the line is indented too far)"),
        ("title: @desk", "config.yaml:2: not valid YAML: found character '@' that cannot start any token (write the value in quotes)"),
        ("actors:\n  X:\n    roles: [{role: Chair, since: 2026-02-30}]",
         "config.yaml:4: actors.X.roles.0.since: this is no valid timestamp: put it in quotes, or write it otherwise"),
        ("sources:\n  - {path: a, drop: [nav]}", "config.yaml:3: sources.0: drop does nothing for a path: take it out"),
        ("sources:\n  - {url: 'http://x.example', follow: true}", "config.yaml:3: sources.0: follow does nothing for a url: take it out"),
        ("sources:\n  - {path: a, url: 'http://x.example'}", "config.yaml:3: sources.0: a source has either a path or a url"),
        ("logo: missing.png", "config.yaml:2: logo: there is no file FOLDER/missing.png"),
        ("profiles:\n  daily:\n    recipients: [office]", "config.yaml:4: profiles.daily.recipients.0: no address and no list 'office'"),
        ("profiles:\n  daily:\n    since: yesterday", "config.yaml:4: profiles.daily.since: write last, a date as 2026-01-31, or a span as 24h, 7d or 2w"),
        ("- a", "config.yaml:2: not valid YAML: expected <block end>, but found '-'"
         " (indent the line as those above; write a value with quotation marks in it in the other kind)"),
    ],
)  # fmt: skip
def test_each_problem_is_one_line_with_file_line_and_key(tmp_path: Path, text: str, wanted: str) -> None:
    assert wanted.replace("FOLDER/", "") in problems(tmp_path, text)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    found = problems(
        tmp_path, "lok: x\nlength: tiny\nthemes:\n  water: {term: a}\nlimits: {file_mb: -1}\nmail: {from: nobody}"
    )
    assert [line.split(":")[1] for line in found] == ["2", "3", "5", "6", "7"]
    with pytest.raises(ConfigProblems) as caught:
        settings(tmp_path, "lok: x\nlength: tiny")
    assert len(caught.value.problems) == 2
    assert caught.value.exit_code == ExitCode.USAGE


def test_a_broken_file_is_no_crash(tmp_path: Path) -> None:
    bombs = {
        "aliases": "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 10)}]\n" for n in range(8)
        ),
        "itself": "a: &a [*a]\n",
        "deep": "a: " + "[" * 3000 + "]" * 3000,
        "tag": "title: !!python/object/apply:os.system [echo]\n",
        "merge": "x: &x {a: 1}\nthemes:\n  <<: *x\n",
        "number": "title: " + "9" * 6000,
        "binary": "title: \x00\x01",
    }  # fmt: skip
    for name, text in bombs.items():
        assert problems(tmp_path, text), name


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_bytes(b"briefgen: 1\ntitle: caf\xe9\n")
    found = load(open_config(tmp_path / "config.yaml"), environ={}).problems
    assert found == (f"{tmp_path}/config.yaml:2: not UTF-8 text: save the file as UTF-8",)


# -------------------------------------------------------------------------------------------------------- layers


def test_the_layers_are_merged_in_order(tmp_path: Path) -> None:
    user_config().parent.mkdir(parents=True, exist_ok=True)
    user_config().write_text("title: user\nlook: modern\nfooter: user\nthemes:\n  water: [dam]\ndates: {order: mdy}\n")
    try:
        place = workspace(tmp_path, "briefgen: 1\nlook: memo\nfooter: file\nthemes:\n  air: [smog]\n")
        loaded = load(
            place, environ={"BRIEFGEN_FOOTER": "variable", "BRIEFGEN_OUT": "there"}, flags={"out": Path("flag")}
        )
    finally:
        user_config().unlink()
    found = loaded.settings
    assert found is not None
    assert (found.title, found.look, found.footer, found.dates.order) == ("user", "memo", "variable", "mdy")
    assert found.out == str(Path.cwd() / "flag")
    assert list(found.themes) == ["water", "air"]
    origins = {row.key: row.origin for row in rows(loaded)}
    assert origins["title"] == f"{user_config()}:1"
    assert origins["look"] == f"{tmp_path}/config.yaml:2"
    assert origins["footer"] == "BRIEFGEN_FOOTER"
    assert origins["out"] == "--out"
    assert origins["header"] == "default"
    assert origins["dates.order"] == f"{user_config()}:6"
    assert origins["themes.air.terms"] == f"{tmp_path}/config.yaml:5"


def test_a_wrong_option_is_named_once(tmp_path: Path) -> None:
    problems = load(workspace(tmp_path, "briefgen: 1\n"), environ={}, flags={"formats": ["md", "pdff"]}).problems
    assert len(problems) == 1 and problems[0].startswith("--formats: one of md, pdf,")


def test_the_config_wins_over_what_the_program_remembers(tmp_path: Path) -> None:
    place = workspace(tmp_path, "briefgen: 1\nthemes:\n  water: {terms: [dam]}\n")
    place.remember("themes", {"water": {"terms": ["river"], "actors": ["Weir Board"]}, "air": {"terms": ["smog"]}})
    found = load_settings(place, environ={}).themes
    assert found["water"].terms == ["dam"] and found["water"].actors == []
    assert found["air"].terms == ["smog"]


def test_a_damaged_memory_is_told_by_its_own_name(tmp_path: Path) -> None:
    place = workspace(tmp_path, "briefgen: 1\n")
    place.remember("themes", {"water": {"trems": ["river"]}})
    (line,) = load(place, environ={}).problems
    assert line.startswith(f"{tmp_path}/.briefgen/themes.yaml:3: themes.water.trems: unknown key")


def test_paths_start_from_the_folder_of_the_file_that_says_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws" / "logo.png").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    found = settings(
        tmp_path / "ws",
        "logo: logo.png\nsources: [inbox, {path: b}, 'https://x.example/feed']\n"
        "mail: {lists: {a: {file: logo.png}}, smtp: {password: {file: pw}}}\nprofiles: {p: {out: o}}",
    )
    base = tmp_path / "ws"
    assert found.logo == str(base / "logo.png")
    assert [s.path or s.url for s in found.sources] == [str(base / "inbox"), str(base / "b"), "https://x.example/feed"]
    assert found.mail.lists["a"].file == str(base / "logo.png")
    assert found.mail.smtp.password == Secret(file=str(base / "pw"))
    assert found.profiles["p"].out == str(base / "o")


@pytest.mark.parametrize(
    ("name", "value", "key", "wanted"),
    [
        ("BRIEFGEN_FORMATS", "md, json", "formats", ["md", "json"]),
        ("BRIEFGEN_TITLE", "12", "title", "12"),
        ("BRIEFGEN_LIMITS_FILE_MB", "7", "limits.file_mb", 7),
        ("BRIEFGEN_FETCH_ROBOTS", "false", "fetch.robots", False),
        ("BRIEFGEN_MAIL_FROM", "a@b.example", "mail.sender", "a@b.example"),
        ("BRIEFGEN_SECTIONS", "bluf,actions", "sections", ["bluf", "actions"]),
    ],
)
def test_variables_set_single_values(tmp_path: Path, name: str, value: str, key: str, wanted: object) -> None:
    found: Any = settings(tmp_path, **{name: value})
    for part in key.split("."):
        found = getattr(found, part)
    assert found == wanted


def test_a_wrong_variable_is_told_by_its_name(tmp_path: Path) -> None:
    assert problems(tmp_path, "", BRIEFGEN_LENGTH="tall") == [
        "BRIEFGEN_LENGTH: length: one of one-page, standard, full is wanted"
    ]
    assert problems(tmp_path, "", BRIEFGEN_LIMITS_FILE_MB="many") == [
        "BRIEFGEN_LIMITS_FILE_MB: limits.file_mb: a whole number is wanted"
    ]


def test_no_two_keys_share_a_variable() -> None:
    names = [variable_name(key) for key, _ in leaves(Settings)]
    assert len(names) == len(set(names)) > 30


def test_short_forms_mean_the_same(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        "themes: {water: [dam, weir], air: smog}\nactors: {Weir Board: [WB]}\nformats: md,pdf\nmail: {lists: {all: a@b.example}}",
    )
    water, air = found.theme_list()
    assert (water.name, water.title, water.terms) == ("water", "Water", ("dam", "weir"))
    assert air.terms == ("smog",)
    assert found.known_actors()[0].aliases == ("WB",)
    assert found.mail.lists["all"].to == ["a@b.example"]


def test_a_profile_lies_over_the_top_level(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        "title: Daily\nheader: Office\nlook: classic\nthemes: {water: [dam], air: [smog]}\n"
        "profiles: {weekly: {title: Weekly, themes: water, caps: {actions: 3}}}",
    ).for_profile("weekly")
    assert (found.title, found.header, found.look) == ("Weekly", "Office", "classic")
    assert (found.use_themes, found.caps) == (["water"], {"actions": 3})
    assert list(found.themes) == ["water", "air"]


def test_an_empty_key_says_nothing(tmp_path: Path) -> None:
    found = settings(tmp_path, "themes:\nprofiles:\nsources:\nformats:\nmail:\n")
    assert settings(tmp_path, "logo:\nlength:\n").logo is None
    assert found.themes == {} and found.formats == ["md", "pdf"] and len(found.sources) == 1


# ------------------------------------------------------------------------------------------------------- secrets


@pytest.mark.parametrize(
    "text",
    [
        f"mail: {{smtp: {{password: {CANARY}}}}}",
        f"mail: {{password: {CANARY}}}",
        f"mail: {{smtp: {{token: [{CANARY}]}}}}",
        f"sources: ['https://user:{CANARY}@x.example/feed']",
        f"sources: [{{url: 'https://x.example', headers: {{Authorization: Bearer {CANARY}}}}}]",
        f"batch: {{on_success: 'https://user:{CANARY}@x.example/'}}",
    ],
)
def test_a_password_in_clear_is_refused_and_never_repeated(tmp_path: Path, text: str) -> None:
    found = problems(tmp_path, text)
    assert len(found) == 1 and found[0].startswith("config.yaml:2: ")
    assert CANARY not in found[0]


def test_secrets_come_from_where_the_config_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_PASSWORD", "from env")
    (tmp_path / "pw").write_text("from file\n")
    assert Secret(env="DESK_PASSWORD").read("k") == "from env"
    assert Secret(file=str(tmp_path / "pw")).read("k") == "from file"
    assert Secret(command=[sys.executable, "-c", "print('from command')"]).read("k") == "from command"


@pytest.mark.parametrize(
    "secret",
    [
        Secret(env="NO_SUCH_VARIABLE"),
        Secret(file="/no/such/file"),
        Secret(file=os.devnull),
        Secret(command=["no-such-program"]),
        Secret(command=[sys.executable, "-c", "import sys; print('hunter2-canary'); sys.exit(1)"]),
        Secret(keyring="nobody/nothing"),
    ],
)
def test_a_secret_that_is_not_there_is_one_line_with_its_key(secret: Secret) -> None:
    with pytest.raises(ConfigError, match=r"^mail\.smtp\.password: no secret: ") as caught:
        secret.read("mail.smtp.password")
    assert CANARY not in str(caught.value)


def test_shown_secrets_say_only_where_they_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_PASSWORD", CANARY)
    loaded = load(workspace(tmp_path, "briefgen: 1\nmail: {smtp: {password: {env: DESK_PASSWORD}}}\n"))
    shown = {row.key: row.value for row in rows(loaded)}
    assert shown["mail.smtp.password"] == "{env: DESK_PASSWORD}"
    assert CANARY not in str(shown)


# -------------------------------------------------------------------------------------------- same words elsewhere


def test_the_names_are_those_of_the_renderer() -> None:
    assert set(kinds.Format.__args__) == set(options.FORMATS)  # type: ignore[attr-defined]
    assert kinds.SectionName.__args__ == options.SECTIONS  # type: ignore[attr-defined]
    assert set(kinds.CapName.__args__) == set(options.CAPS[options.Length.FULL])  # type: ignore[attr-defined]
    assert set(kinds.LengthName.__args__) == set(options.Length)  # type: ignore[attr-defined]
