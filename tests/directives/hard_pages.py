"""Pages that are hard to read: squeezed by a fax, small on a desk, taken in the dark, faded; and no pages."""

from collections.abc import Callable, Mapping
from io import BytesIO
from math import cos, sin
from random import Random
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.directives.made_files import saved
from tests.directives.scanned_pages import BLACK, RED, box_of, laid_on, letter_page, millimetres

_DPI = 200
_WOOD, _NIGHT, _OLD = (92, 70, 50), (50, 35, 28), (235, 227, 205)
_FADED = ((235, 170, 165), (225, 150, 160), (232, 172, 160))
_FAX_DOTS = (204, 98)  # an inch, across and down

Drawn = Callable[[int], bytes]
_MARKS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")


def _letter(number: int, mark: bool, ink: Any = RED) -> Any:
    chance = Random(number)  # noqa: S311
    page = letter_page(chance, _DPI)
    if not mark:
        return page
    said = _MARKS[number % len(_MARKS)]
    stamp = box_of([said], (14 + 4 * len(said), 10), ink, chance, _DPI)
    return laid_on(page, stamp, millimetres(_DPI, 65, 52), chance.uniform(-4, 4))  # type: ignore[arg-type]


def _grainy(picture: Any, grain: float) -> Any:
    noise = Image.effect_noise(picture.size, grain)
    return ImageChops.add(picture, Image.merge("RGB", [noise] * 3), 1, -128)


def fax(number: int, mark: bool = True, *, tagged: bool = False) -> bytes:
    """In standard resolution: half as many lines as points; `tagged`: the file says so."""
    grey = _letter(number, mark, BLACK).convert("L").resize((1728, 1078), Image.Resampling.BOX)
    page = grey.point([0 if value < 150 else 255 for value in range(256)]).convert("1")
    if not tagged:
        return saved(page, "BMP")
    buffer = BytesIO()
    page.save(buffer, "TIFF", dpi=_FAX_DOTS)
    return buffer.getvalue()


def desk(number: int, mark: bool = True, angle: float = 8, size: tuple[int, int] = (4000, 3000)) -> Any:
    """A photo of a whole desk, of which the letter is an eighth."""
    height = round(size[1] * 0.42)
    page = _letter(number, mark).resize((height * 210 // 297, height), Image.Resampling.LANCZOS)
    hole = Image.new("L", page.size, 255).rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)
    page = page.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)
    photo = _grainy(Image.new("RGB", size, _WOOD), 14)
    ImageDraw.Draw(photo).ellipse((200, 200, 600, 600), fill=(230, 230, 225))
    photo.paste(page, (size[0] // 2, size[1] // 3), hole)
    return photo


def dim(number: int, mark: bool = True, light: float = 0.3) -> Any:
    """Taken in the dark with an unsteady hand."""
    photo = Image.new("RGB", (1500, 2000), _NIGHT)
    photo.paste(_letter(number, mark).resize((1240, 1754), Image.Resampling.LANCZOS), (130, 120))
    moved = photo
    for step in range(1, 4):
        moved = Image.blend(moved, ImageChops.offset(photo, step, step // 3), 1 / (step + 1))
    darker = moved.filter(ImageFilter.GaussianBlur(0.8)).point([round(v * light) for v in range(256)] * 3)
    return _grainy(darker, 4)


def faded(number: int, mark: bool = True) -> Any:
    page = _letter(number, mark, _FADED[number % len(_FADED)])
    page = ImageChops.multiply(page, Image.new("RGB", page.size, _OLD))
    return _grainy(page.resize((1240, 1754), Image.Resampling.LANCZOS), 5)


def by_hand(number: int, rows: int, paper: Any = (255, 255, 255)) -> Any:
    """Rows of a joined-up hand, of which a machine makes no words: loops, some long, and lifts of the pen."""
    chance = Random(number)  # noqa: S311
    sheet = Image.new("RGB", (1654, 2339), paper)
    draw, ink = ImageDraw.Draw(sheet), chance.choice(((20, 30, 120), (15, 15, 15), (120, 20, 40)))
    for row in range(rows):
        at, turn, end = 130.0, 0.0, chance.uniform(900, 1500)
        stroke: list[tuple[float, float]] = []
        while at < end:
            turn, high = turn + chance.uniform(0.5, 0.9), chance.choice((14, 14, 16, 40))
            stroke.append((at + 12 * cos(turn), 260 + 110 * row + high * sin(turn)))
            at += chance.uniform(3, 9)
            if chance.random() < 0.05:
                draw.line(stroke, fill=ink, width=4)
                stroke, at = [], at + 30
        draw.line(stroke, fill=ink, width=4)
    return sheet


def hills(number: int, light: float = 1.0) -> Any:
    chance = Random(number)  # noqa: S311
    view = Image.new("RGB", (1600, 1200), (140, 190, 230))
    draw = ImageDraw.Draw(view)
    for ridge in range(4):
        line = [(x, 400 + 150 * ridge + chance.randint(-90, 90)) for x in range(0, 1700, 100)]
        draw.polygon([(0, 1200), *line, (1600, 1200)], fill=(60 + 20 * ridge, 100 + 20 * ridge, 60))
    for _ in range(1500):
        x, y, wide = chance.randint(0, 1600), chance.randint(600, 1200), chance.randint(4, 28)
        draw.ellipse((x, y, x + wide, y + wide // 2), fill=(chance.randint(40, 90), 130, 50))
    return _grainy(view.point([round(value * light) for value in range(256)] * 3), 12 * light)


def wall(number: int) -> Any:
    """Bricks."""
    chance = Random(number)  # noqa: S311
    view = Image.new("RGB", (1600, 1200), (190, 180, 170))
    for row in range(30):
        for place in range(-1, 16):
            x, red = place * 110 + row % 2 * 55, 150 + chance.randint(-20, 20)
            ImageDraw.Draw(view).rectangle((x, row * 42, x + 102, row * 42 + 36), fill=(red, 70, 50))
    return _grainy(view, 12)


def blinds(number: int) -> Any:
    view, step = Image.new("RGB", (1600, 1200), (200, 195, 180)), 20 + 7 * number
    for top in range(0, 1200, step):
        ImageDraw.Draw(view).rectangle((0, top, 1600, top + step // 2), fill=(160, 160, 160))
    return view


def ruled(number: int) -> Any:
    """A sheet of a copybook on which nobody has written."""
    sheet = Image.new("RGB", (1654, 2339), (252, 252, 250))
    for top in range(200, 2200, 45 + 5 * number):
        ImageDraw.Draw(sheet).line((120, top, 1540, top), fill=(150, 170, 210), width=2)
    return sheet


HARD_PAGES: Mapping[str, Drawn] = {
    "a fax": fax,
    "a fax that says so": lambda number: fax(number, tagged=True),
    "a desk": lambda number: saved(desk(number), "JPEG"),
    "in the dark": lambda number: saved(dim(number), "JPEG"),
    "faded": lambda number: saved(faded(number), "JPEG"),
}
INNOCENT_HARD_PAGES: Mapping[str, Drawn] = {
    "a fax": lambda number: fax(number, mark=False),
    "a fax that says so": lambda number: fax(number, mark=False, tagged=True),
    "a desk": lambda number: saved(desk(number, mark=False), "JPEG"),
    "faded": lambda number: saved(faded(number, mark=False), "JPEG"),
    "blinds": lambda number: saved(blinds(number % 5), "JPEG"),
    "a ruled sheet": lambda number: saved(ruled(number % 5), "JPEG"),
    "hills": lambda number: saved(hills(number), "JPEG"),
    "hills at dusk": lambda number: saved(hills(number, 0.25), "JPEG"),
}
