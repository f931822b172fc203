"""The picture itself, drawn with Pillow at three times the width of a phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from texts.times import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from cards.timeline import TimelineValues

    Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

Colour = tuple[int, int, int]

WIDTH = 1080
EDGE = 60
TOP = 104
ROW = 116
BOTTOM = 80
LINE = 48
SIZE = 38
MARK = 17
FOLDERS = ("/usr/share/fonts/truetype/dejavu/", "/usr/share/fonts/dejavu/", "")


@dataclass(frozen=True, slots=True)
class Colours:
    """One set for light and one for dark; what they mean is said by shape and words as well."""

    ground: Colour
    line: Colour
    words: Colour
    faint: Colour
    free: Colour
    border: Colour
    past: Colour
    was: Colour
    asked: Colour
    now: Colour


LIGHT = Colours(
    ground=(255, 255, 255),
    line=(190, 194, 200),
    words=(24, 26, 30),
    faint=(84, 90, 98),
    free=(222, 242, 229),
    border=(36, 120, 72),
    past=(238, 239, 241),
    was=(18, 92, 190),
    asked=(190, 32, 38),
    now=(60, 64, 70),
)
DARK = Colours(
    ground=(30, 31, 34),
    line=(92, 96, 102),
    words=(244, 245, 247),
    faint=(184, 189, 196),
    free=(27, 64, 44),
    border=(108, 206, 148),
    past=(47, 49, 53),
    was=(116, 178, 255),
    asked=(255, 128, 122),
    now=(214, 217, 221),
)


@lru_cache(maxsize=8)
def _font(size: int, bold: bool = False) -> Font:
    """DejaVu where the system has it, else the font that Pillow brings."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    for folder in FOLDERS:
        try:
            return ImageFont.truetype(folder + name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)


def draw(values: TimelineValues, dark: bool) -> bytes:
    """Return the PNG: a row for each of was, asked and the neighbours, over the days they own."""
    rows = _rows(values)
    bottom = BOTTOM + LINE * ((values.begin is not None) + (values.end is not None))
    height = TOP + ROW * max(1, len(rows)) + bottom
    image = Image.new("RGB", (WIDTH, height), (DARK if dark else LIGHT).ground)
    sheet = _Sheet(ImageDraw.Draw(image), DARK if dark else LIGHT, values, height - bottom)
    sheet.ground()
    sheet.borders()
    for number, row in enumerate(rows):
        sheet.row(TOP + ROW * number + ROW // 2, row)
    out = BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Row:
    kind: str
    name: str
    at: datetime


def _rows(values: TimelineValues) -> list[_Row]:
    """What has a row of its own, by time."""
    named = (
        _Row("neighbour", "the one before", values.previous) if values.previous else None,
        _Row("was", "planned", values.was) if values.was else None,
        _Row("asked", "asked for", values.asked) if values.asked else None,
        _Row("neighbour", "the next one", values.following) if values.following else None,
    )
    return sorted((row for row in named if row), key=lambda row: row.at)


def _places(values: TimelineValues) -> dict[datetime, float]:
    """A place from left to right for each moment.

    Order is true, distances are damped: an hour and a year must both be visible in one picture.
    """
    moments = values.moments()
    left, right = EDGE + 40.0, WIDTH - EDGE - 40.0
    if len(moments) == 1:
        return {moments[0]: (left + right) / 2}
    gaps = [(after - before).total_seconds() ** 0.4 for before, after in pairwise(moments)]
    least = sum(gaps) * 0.09
    gaps = [max(gap, least) for gap in gaps]
    places, at = {moments[0]: left}, left
    for moment, gap in zip(moments[1:], gaps, strict=True):
        at += gap / sum(gaps) * (right - left)
        places[moment] = at
    return places


class _Sheet:
    """The drawing surface with its scale."""

    def __init__(
        self, pen: ImageDraw.ImageDraw, colours: Colours, values: TimelineValues, floor: int
    ) -> None:
        self.pen = pen
        self.colours = colours
        self.values = values
        self.floor = floor
        self.places = _places(values)

    def ground(self) -> None:
        """The time that can be had, the past, and now."""
        values, colours = self.values, self.colours
        begin = self.places[values.begin] if values.begin else EDGE
        end = self.places[values.end] if values.end else WIDTH - EDGE
        now = self.places[values.now]
        if max(begin, now) < end:
            self.pen.rectangle((max(begin, now), TOP, end, self.floor), fill=colours.free)
        for left in range(EDGE - self.floor, int(now), 26):
            self._stripe(left, now)
        self.pen.rectangle((EDGE, TOP, WIDTH - EDGE, self.floor), outline=colours.line, width=2)
        for top in range(TOP - 18, self.floor, 22):
            self.pen.line((now, top, now, min(top + 12, self.floor)), fill=colours.now, width=5)
        self._words(now, 26, f"now, {_when(values.now, values)}", colours.now, bold=True)

    def _stripe(self, left: float, now: float) -> None:
        """One stripe of the hatching of the past, cut to the frame."""
        height = self.floor - TOP
        x1, x2 = max(left, EDGE), min(left + height, now)
        if x1 < x2:
            y1, y2 = self.floor - (x1 - left), self.floor - (x2 - left)
            self.pen.line((x1, y1, x2, y2), fill=self.colours.line, width=2)

    def row(self, y: int, row: _Row) -> None:
        """A mark at its moment; name and time on the side that has more room."""
        x = self.places[row.at]
        colour = {"was": self.colours.was, "asked": self.colours.asked}.get(
            row.kind, self.colours.faint
        )
        self._mark(x, y, row.kind, colour)
        right = x < WIDTH / 2
        at = x + 34 if right else x - 34
        anchor = "l" if right else "r"
        for words, bold, line in ((row.name, True, "d"), (_when(row.at, self.values), False, "a")):
            self._label(at, y - 2 if line == "d" else y + 4, words, anchor + line, bold)

    def _label(self, x: float, y: float, words: str, anchor: str, bold: bool) -> None:
        font = _font(SIZE, bold)
        box = self.pen.textbbox((x, y), words, font=font, anchor=anchor)
        plate = (box[0] - 8, box[1] - 4, box[2] + 8, box[3] + 4)
        self.pen.rounded_rectangle(plate, 8, fill=self.colours.ground)
        self.pen.text((x, y), words, font=font, anchor=anchor, fill=self.colours.words)

    def _mark(self, x: float, y: float, kind: str, colour: Colour) -> None:
        plate = MARK + 9
        self.pen.ellipse((x - plate, y - plate, x + plate, y + plate), fill=self.colours.ground)
        if kind == "asked":
            for slope in (1, -1):
                self.pen.line(
                    (x - MARK, y - MARK * slope, x + MARK, y + MARK * slope), fill=colour, width=9
                )
        elif kind == "was":
            self.pen.ellipse((x - MARK, y - MARK, x + MARK, y + MARK), fill=colour)
        else:
            self.pen.rectangle((x - MARK, y - MARK, x + MARK, y + MARK), outline=colour, width=6)

    def borders(self) -> None:
        """Where the time that can be had begins and ends."""
        values, colours = self.values, self.colours
        said = [("can start from", values.begin), ("must start before", values.end)]
        y = self.floor + 20
        for words, border in said:
            if border is None:
                continue
            x = self.places[border]
            self.pen.line((x, TOP - 14, x, y + 4), fill=colours.border, width=7)
            self._words(x, y, f"{words} {_when(border, values)}", colours.border)
            y += LINE
        zone = values.zone.key.replace("_", " ")
        self._words(WIDTH, y + 6, f"times in {zone}, distances not to scale", colours.faint, 30)

    def _words(
        self, x: float, y: float, words: str, colour: Colour, size: int = SIZE, bold: bool = False
    ) -> None:
        """A line of words centred on ``x`` as far as the picture allows; ``y`` is its top."""
        font = _font(size, bold)
        half = self.pen.textlength(words, font=font) / 2
        x = min(max(x, 16 + half), WIDTH - 16 - half)
        self.pen.text((x, y), words, font=font, anchor="ma", fill=colour)


def _when(moment: datetime, values: TimelineValues) -> str:
    """``Tue 20 Apr 10:00``; fonts lack scripts, so always in English."""
    local = moment.astimezone(values.zone)
    year = "" if local.year == values.now.astimezone(values.zone).year else f" {local.year}"
    return f"{WEEKDAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]}{year} {local:%H:%M}"
