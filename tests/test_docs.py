"""The documents keep up with the code: nothing undocumented, nothing that is not there."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from PIL import Image

import config
from bot import main
from handlers import options, preferences
from handlers.families import COMMANDS
from language.commands import read
from sandbox import start
from tests import documents
from tests.documents import NAMES, ROOT, text
from tests.test_layers import MAY_IMPORT
from texts import manual
from texts import settings as settings_words
from texts.help import EXAMPLES, HELP
from texts.helping import NOT_YET

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
LARGEST_PICTURE = 250_000  # bytes

# What the six examples on the first page of help are read as.
FIRST_PAGE = ("schedule", "schedule", "agenda", "move", "remind", "why")


def understood(line: str) -> str:
    """The command that a line is read as; a guess or a refusal is none, a dry run a try."""
    command = read(line, MONDAY, BERLIN, "en_GB")
    if command.guess or command.why or command.question:
        return ""
    return "try" if command.dry_run else command.name


@pytest.mark.parametrize(
    ("page", "command"), [("docs/commands.md", "commands"), ("docs/configuration.md", "settings")]
)
def test_a_written_page_is_what_the_code_writes(page: str, command: str) -> None:
    result = CliRunner().invoke(main, [command])
    assert result.exit_code == 0
    assert text(page) == result.output, f"python bot.py {command} > {page}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    page = text("docs/commands.md")
    known = {word for cells in documents.rows("docs/commands.md", "words") for word in
             cells[0].split(", ")}  # fmt: skip
    told = {word.replace(" ", "") for word in documents.code(page)}
    assert f"### {name}\n" in page or name in known | told


@pytest.mark.parametrize("name", [name for name in HELP if name not in NOT_YET])
def test_every_command_is_in_the_readme(name: str) -> None:
    table = documents.rows("README.md", "for")
    assert name in [word for cells in table for word in documents.code(cells[1])]


@pytest.mark.parametrize(
    ("name", "example"), [(name, example) for name in HELP for example in HELP[name].examples]
)
def test_an_example_of_help_is_read_as_its_command(name: str, example: str) -> None:
    assert understood(example) == name


@pytest.mark.parametrize(("name", "example"), [*zip(FIRST_PAGE, EXAMPLES, strict=True)])
def test_an_example_of_the_first_page_is_read(name: str, example: str) -> None:
    assert understood(example) == name


@pytest.mark.parametrize("cells", documents.rows("README.md", "for"), ids=lambda cells: cells[0])
def test_an_example_of_the_readme_is_one_of_its_row(cells: list[str]) -> None:
    assert understood(documents.code(cells[2])[0]) in documents.code(cells[1])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("meet", "schedule"),
        ("book", "schedule"),
        ("plan", "schedule"),
        ("push", "move"),
        ("reschedule", "move"),
        ("postpone", "move"),
        ("rename", "change"),
        ("extend", "change"),
        ("shorten", "change"),
        ("skip", "cancel"),
        ("drop", "cancel"),
        ("settings", "prefs"),
        ("health", "status"),
        ("never mind", "nevermind"),
        ("thanks", "thanks"),
    ],
)
def test_another_word_for_a_command_is_read_as_it(line: str, name: str) -> None:
    assert f"`{line}`" in text("docs/commands.md")
    command = read(line, MONDAY, BERLIN, "en_GB")
    assert COMMANDS[command.name] is COMMANDS[name]


def test_every_option_and_setting_is_documented() -> None:
    assert set(manual.OPTIONS) == set(options.NAMES.values())
    assert set(settings_words.ALLOWED) == {*preferences.PERSON, *preferences.SPACE}
    assert set(settings_words.NAMES) == set(settings_words.ALLOWED)


@pytest.mark.parametrize("name", config.Settings.model_fields)
def test_every_setting_is_documented(name: str) -> None:
    field = config.Settings.model_fields[name]
    assert f"| `{name.upper()}` |" in text("docs/configuration.md")
    assert field.description
    assert field.description.endswith(".")


def test_the_example_of_settings_holds_those_that_are_needed() -> None:
    example = (ROOT / ".env.example").read_text()
    named = set(re.findall(r"^#? ?([A-Z_]+)=", example, re.MULTILINE))
    fields = config.Settings.model_fields
    assert named <= {name.upper() for name in fields}
    assert {name.upper() for name, field in fields.items() if field.is_required()} <= named


@pytest.mark.parametrize("path", sorted((ROOT / "web").glob("*.py")), ids=lambda path: path.name)
def test_every_route_of_the_bot_is_documented(path: Path) -> None:
    routes = re.findall(r"@\w+\.(get|post|put|delete|route)\(\s*\"([^\"]+)\"", path.read_text())
    page = text("docs/architecture.md")
    for method, route in routes:
        assert f"| `{method.upper()} {route}` |" in page


def test_every_route_of_the_sandbox_is_documented(tmp_path: Path) -> None:
    sandbox = start(tmp_path / "data")
    try:
        rules = list(sandbox._app.url_map.iter_rules())
    finally:
        sandbox.stop()
    routes = {
        f"{method} {_nameless(rule.rule)}"
        for rule in rules
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    page = text("docs/sandbox-coverage.md")
    told = {
        _nameless(f"{method} {path}")
        for method, path in re.findall(r"(GET|POST|PUT|DELETE) (/[\w/{}.]*)", page)
    }
    assert routes - told == set(), "not documented"
    assert told - routes - {"POST /webhook"} == set(), "not there"


def _nameless(route: str) -> str:
    return re.sub(r"<[^>]+>|{[^}]+}", "{}", route)


def test_every_subcommand_is_documented_and_every_documented_one_is_there() -> None:
    told = set(re.findall(r"bot\.py ([a-z]+)", documents.everything()))
    assert told == set(main.commands)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_the_help_of_a_subcommand_begins_with_one_short_sentence(name: str) -> None:
    words = main.commands[name].help or ""
    assert re.match(r"[A-Z][^.]{5,60}\.(\n|$)|Print docs/\w+\.md\.", words)
    assert "..." not in main.commands[name].get_short_help_str(70)


def test_every_option_in_the_documents_is_one_of_its_subcommand() -> None:
    for line in re.findall(r"bot\.py ([a-z]+[^\n`]*)", documents.everything()):
        name = line.split()[0]
        known = {option for param in main.commands[name].params for option in param.opts}
        assert set(re.findall(r"(?<!\S)\[?(--[a-z-]+)", line)) <= known, line


def test_every_make_target_in_the_documents_is_there() -> None:
    there = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    told = set(re.findall(r"(?:`|^ *)make ([a-z]+)\b", documents.everything(), re.MULTILINE))
    assert {"run", "test", "setup"} <= told <= there


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    here = (ROOT / name).parent
    for link in documents.links(name):
        path, _, anchor = link.partition("#")
        if re.match(r"https?://", link):
            continue
        target = (here / path).resolve() if path else ROOT / name
        assert target.is_file(), link
        if anchor:
            assert anchor in documents.anchors(str(target.relative_to(ROOT))), link


@pytest.mark.parametrize("name", NAMES)
def test_files_and_folders_that_are_named_are_there(name: str) -> None:
    for words in documents.code(documents.without_blocks(name)):
        if re.fullmatch(r"[a-z_]+/([\w.-]+/)*([\w-]+\.\w+)?", words) and words != "data/sandbox":
            assert (ROOT / words).exists(), words


@pytest.mark.parametrize("name", NAMES)
def test_no_document_knows_a_path_of_one_machine(name: str) -> None:
    """A path like those of this machine's root, or of somebody's home, helps nobody else."""
    for first in re.findall(r"(?<![\w.:/}>])/([A-Za-z][\w.-]*)/", text(name)):
        assert not Path(f"/{first}").exists(), f"/{first}/ in {name}"


def test_the_layers_are_those_that_are_held() -> None:
    told = {}
    for package, allowed in documents.rows("docs/architecture.md", "package"):
        told[package.strip("`")] = set(documents.code(allowed))
    assert told == MAY_IMPORT


def test_the_tables_are_those_of_the_database() -> None:
    schema = (ROOT / "storage" / "schema.py").read_text()
    told = {
        name
        for cells in documents.rows("docs/architecture.md", "table")
        for name in documents.code(cells[0])
    }
    assert told == set(re.findall(r"create table (\w+)", schema))


def test_the_folders_of_the_readme_are_there() -> None:
    tree = documents.blocks("README.md", "text")[0]
    named = set(re.findall(r"^([a-z]+)/", tree, re.MULTILINE))
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert named == packages | {"docs"}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs" / "images").glob("*")), ids=lambda path: path.name
)
def test_a_picture_is_used_and_small(path: Path) -> None:
    assert path.name in documents.everything()
    assert path.stat().st_size < LARGEST_PICTURE
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        assert picture.width >= 320


def test_the_present_version_is_in_the_changelog() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert version
    assert version[1] in text("CHANGELOG.md")
    assert "## [Unreleased]" in text("CHANGELOG.md")
