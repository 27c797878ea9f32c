import os
import stat
from pathlib import Path

import pytest

from briefgen.errors import ConfigError, StateError, UsageError
from briefgen.workspace import find_workspace, is_ours, make_workspace, open_config, open_workspace, user_config


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_the_nearest_folder_upwards_is_taken(tmp_path: Path) -> None:
    write(tmp_path / "config.yaml", "briefgen: 1\n")
    write(tmp_path / "a" / "config.yaml", "# mine\nbriefgen: 1  # yes\n")
    (tmp_path / "a" / "b").mkdir()
    assert find_workspace(tmp_path / "a" / "b").root == tmp_path / "a"
    assert find_workspace(tmp_path).root == tmp_path


@pytest.mark.parametrize(
    "text",
    [
        "title: x\n",
        "other:\n  briefgen: 1\n",
        "# briefgen: 1\n",
        "briefgen: 2\n",
        "briefgen: 12\n",
        "mybriefgen: 1\n",
        "",
    ],
)
def test_other_config_files_are_none_of_ours(tmp_path: Path, text: str) -> None:
    write(tmp_path / "config.yaml", "briefgen: 1\n")
    write(tmp_path / "a" / "config.yaml", text)
    assert find_workspace(tmp_path / "a").root == tmp_path


@pytest.mark.parametrize(
    "text",
    ["briefgen: 1", "\ufeffbriefgen: 1\r\n", '"briefgen": 1\n', "{briefgen: 1, title: x}\n", "a: [\nbriefgen: 1\n"],
)
def test_ours_is_known_however_it_is_written_and_even_broken(tmp_path: Path, text: str) -> None:
    assert is_ours(write(tmp_path / "config.yaml", text))


def test_without_a_workspace_it_is_the_users_own(tmp_path: Path) -> None:
    found = find_workspace(tmp_path)
    assert found.personal
    assert found.root == tmp_path and found.config == user_config()
    assert str(found.state).startswith(os.environ["XDG_DATA_HOME"])


def test_a_named_folder_must_be_a_workspace(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="briefgen init"):
        open_workspace(tmp_path)


def test_a_named_config_file_makes_its_folder_the_workspace(tmp_path: Path) -> None:
    path = write(tmp_path / "other.yaml", "briefgen: 1\n")
    assert open_config(path).root == tmp_path
    with pytest.raises(ConfigError, match="no such file"):
        open_config(tmp_path / "none.yaml")


def test_what_is_remembered_is_private_and_whole(tmp_path: Path) -> None:
    make_workspace(tmp_path, "briefgen: 1\n")
    old = os.umask(0)
    try:
        path = open_workspace(tmp_path).remember("themes", {"water": {"terms": ["dam", "Straße"]}})
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "Straße" in path.read_text("utf-8")
    assert [p.name for p in path.parent.iterdir()] == ["themes.yaml"]


def test_state_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    write(tmp_path / "config.yaml", "briefgen: 1\n")
    write(tmp_path / ".briefgen", "a file in the way")
    with pytest.raises(StateError, match=r"\.briefgen"):
        open_workspace(tmp_path).state_folder("reports")


def test_init_makes_a_workspace_once_and_never_touches_the_config_again(tmp_path: Path) -> None:
    made = make_workspace(tmp_path / "new", "briefgen: 1\ntitle: A\n")
    assert {p.name for p in made} == {"config.yaml", "sources", "briefs"}
    (tmp_path / "new" / "config.yaml").write_text("briefgen: 1\ntitle: Mine\n")
    assert make_workspace(tmp_path / "new", "briefgen: 1\ntitle: B\n") == ()
    assert "Mine" in (tmp_path / "new" / "config.yaml").read_text()


def test_init_leaves_a_strangers_config_alone(tmp_path: Path) -> None:
    write(tmp_path / "config.yaml", "services: {}\n")
    with pytest.raises(UsageError, match="something else"):
        make_workspace(tmp_path, "briefgen: 1\n")
    assert (tmp_path / "config.yaml").read_text() == "services: {}\n"
    assert not (tmp_path / "sources").exists()
