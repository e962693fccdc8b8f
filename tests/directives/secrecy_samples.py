"""Letters with and without the marks of a state secret, made by combining tables of our own."""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import product

from directives.model import Classification

HEAD = [
    "UBND TỈNH AN HÒA",
    "SỞ XÂY DỰNG",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 214/SXD-VP",
    "An Hòa, ngày 06 tháng 4 năm 2026",
    "V/v báo cáo công tác quý I",
    "",
    "Kính gửi: Các phòng thuộc Sở.",
]
BODY = [
    "Thực hiện kế hoạch công tác năm 2026, Sở yêu cầu các phòng thực hiện các nội dung sau:",
    "1. Rà soát số liệu, gửi về Văn phòng Sở trước ngày 20/4/2026.",
    "2. Phòng Kế hoạch chủ trì tổng hợp, trình Giám đốc Sở trong tháng 4/2026.",
    "3. Các phòng cử đầu mối phối hợp, cung cấp hồ sơ khi được yêu cầu.",
    "4. Văn phòng Sở theo dõi, đôn đốc việc thực hiện và báo cáo kết quả.",
    "5. Trong quá trình thực hiện, nếu có vướng mắc thì phản ánh kịp thời.",
    "6. Đề nghị các phòng nghiêm túc triển khai thực hiện.",
]
FOOT = ["Nơi nhận:", "- Như trên;", "- Lưu: VT, VP.", "GIÁM ĐỐC", "Trần Quốc Hòa"]

MARKS = {
    "MẬT": Classification.SECRET,
    "TỐI MẬT": Classification.TOP_SECRET,
    "TUYỆT MẬT": Classification.MOST_SECRET,
}


def spaced(mark: str) -> str:
    return "   ".join(" ".join(word) for word in mark.split())


def full_width(mark: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "A" <= char <= "Z" else char for char in mark)


def cyrillic(mark: str) -> str:
    return mark.translate(str.maketrans("MTIO", "МТІО"))


def misread(mark: str) -> str:
    return mark.replace("Ậ", "Â").replace("Ệ", "Ê").replace("Ố", "Ô")


FORMS: list[Callable[[str], str]] = [
    str,
    lambda mark: unicodedata.normalize("NFD", mark),
    spaced,
    lambda mark: unicodedata.normalize("NFD", spaced(mark)),
    full_width,
    cyrillic,
    misread,
    lambda mark: mark.replace("Ậ", "Ạ"),
    lambda mark: mark.replace("Ậ", "4").replace("Ố", "0"),
    lambda mark: "\u200b".join(mark),
    lambda mark: f"\u202e{mark}\u202c",
    lambda mark: f"| {mark} |",
    lambda mark: f"[{mark}]",
    lambda mark: f"**{mark}**",
    lambda mark: f"### **{mark}**",
    lambda mark: f"*** {mark} ***",
    lambda mark: f"<b>{mark}</b>",
    lambda mark: f"“{mark}”.",
    lambda mark: f"┃ {mark} ┃",
    lambda mark: mark.replace(" ", ""),
    lambda mark: mark.replace(" ", "\n"),
    lambda mark: f"HỎA TỐC - {mark}",
    lambda mark: f"\u00a0{mark}\t",
]


def letter(*inserted: tuple[int, str]) -> str:
    """The letter with lines put in: (place, text); a negative place counts from the end."""
    lines = [*HEAD, *BODY, *FOOT]
    for place, text in inserted:
        lines.insert(place if place >= 0 else len(lines) + place + 1, text)
    return "\n".join(lines)


def marked() -> Iterator[tuple[str, Classification]]:
    """Every form of every mark, above the letter, beside the number, in the middle and at the foot."""
    for (mark, level), form, place in product(MARKS.items(), FORMS, (0, 2, 5, 12, -1)):
        if form(mark) == "MẠT":
            continue  # a word of its own
        yield letter((place, form(mark))), level
    for mark, level in MARKS.items():
        for line in (
            f"SỞ XÂY DỰNG      {mark}      Độc lập - Tự do - Hạnh phúc",
            f"SỞ XÂY DỰNG {mark}",
            f"SỞ XÂY DỰNG | {mark} | Độc lập - Tự do - Hạnh phúc",
            f"Số: 15/BC-VP {mark}",
            f"Độ mật: {mark.capitalize()}",
            f"ĐỘ MẬT: {mark}",
            f"VĂN BẢN {mark}",
        ):
            yield letter((1, line)), level
    yield letter((0, "A"), (1, "TUYỆT MẬT")), Classification.MOST_SECRET
    yield letter((0, "B"), (1, "TỐI MẬT")), Classification.TOP_SECRET
    yield letter((0, "C"), (1, "MẬT")), Classification.SECRET
    yield letter((3, "Chỉ người có tên mới được bóc bì")), Classification.MOST_SECRET
    yield letter((3, "CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ")), Classification.MOST_SECRET
    yield letter((3, "Tài liệu thu hồi")), Classification.SECRET
    yield letter((-1, "(TÀI LIỆU THU HỒI SAU HỘI NGHỊ)")), Classification.SECRET
    yield letter((0, "M\nẬ\nT")), Classification.SECRET


INNOCENT_WORDS = (
    """
bảo mật|bảo mật thông tin|chính sách bảo mật|bảo mật dữ liệu cá nhân|mật khẩu|đổi mật khẩu|mật khẩu mạnh
mật độ|mật độ xây dựng|mật độ dân số|mật độ giao thông|mật độ cây trồng|bí mật kinh doanh|bí mật công nghệ
bí mật đời tư|bí mật cá nhân|bí mật thư tín|giữ bí mật đề thi|mật mã|cơ yếu và mật mã|mật ong
sản phẩm mật ong|nuôi ong lấy mật|sỏi mật|túi mật|đường mật|gan mật|phẫu thuật cắt túi mật|dịch mật
mật thiết|quan hệ mật thiết|thân mật|gặp mặt thân mật|bỏ phiếu bí mật|cơ mật viện|mật danh|nấu mật mía
hạt giống mật hoa|xã Mật Sơn|đồng chí Nguyễn Văn Mật|ông Lê Hữu Mật|mất mát|mắt trẻ em|mặt bằng|bề mặt
mật thư trong sinh hoạt đội|gấu lấy mật|thác Mật Đường|mật gấu|trọng tâm bảo mật|an toàn, bảo mật hệ thống
tài liệu thu hồi đất|hồ sơ, tài liệu thu hồi vốn|mất điện|mạt cưa|mát mẻ|thuốc bổ mắt|mật đắng
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

INNOCENT_FRAMES = [
    "V/v tăng cường công tác {}",
    "Báo cáo tình hình {} năm 2026",
    "3. Các phòng chú ý nội dung {} khi thực hiện.",
    "- Rà soát việc {}, gửi kết quả về Văn phòng Sở trước ngày 20/4/2026;",
    "KẾ HOẠCH TRIỂN KHAI NỘI DUNG {}",
    "**Chuyên đề: {}**",
    "| 4 | Tập huấn {} | Văn phòng Sở | Quý II/2026 |",
    "“{}” là nội dung của hội nghị.",
]

# A circular about secrecy is no secret; the officer may be asked about it.
ABOUT_SECRECY = [
    "QUY ĐỊNH VỀ BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "V/v thực hiện Luật Bảo vệ bí mật nhà nước",
    "Độ mật của bí mật nhà nước gồm Tuyệt mật, Tối mật và Mật.",
    "Văn bản đóng dấu “TUYỆT MẬT” phải được quản lý riêng theo quy định tại Điều 5 Thông tư này.",
    "Mẫu dấu “MẬT” có hình chữ nhật, kích thước 20 mm x 8 mm, theo Phụ lục kèm theo Thông tư.",
    "Dấu “Chỉ người có tên mới được bóc bì” dùng cho bì thư gửi đích danh người có trách nhiệm giải quyết.",
    "Khi xác định độ mật: người soạn thảo căn cứ danh mục bí mật nhà nước để đề xuất.",
    "Cán bộ văn thư vào sổ riêng đối với văn bản mật đến theo đúng thẩm quyền được giao.",
]


def innocent() -> Iterator[str]:
    """Letters that hold words like "mật" and bear no mark, in the header and in the body."""
    for words, frame, place in product(INNOCENT_WORDS, INNOCENT_FRAMES, (6, 13)):
        filled = words.upper() if frame.isupper() or frame.startswith("KẾ HOẠCH") else words
        yield letter((place, frame.format(filled)))


def about_secrecy() -> Iterator[str]:
    for sentence, place in product(ABOUT_SECRECY, (6, 13, 17)):
        yield letter((place, sentence))
