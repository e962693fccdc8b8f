"""Texts and names of files with "mất", "mắt", "mặt", "mật" that are no marks, composed from common words.

The compounds are a dictionary's, and not taken from what the gate knows: whole phrases, as one writes them,
put into frames as titles, sentences, cells, lines of a list and names of files.
"""

import unicodedata
from collections.abc import Iterator

_COMPOUNDS = """
mất điện; mất nước sinh hoạt; mất mùa; mất tích; mất cân bằng giới tính; mất ngủ; mất lòng tin; mất công;
mất dấu; mất cắp tài sản; mất trộm; mất tín hiệu; mất sức lao động; mất vệ sinh; mất đoàn kết; mất giá;
mất việc; mất an toàn giao thông; mất an ninh trật tự; mất rừng; mất giấy tờ; mất thẻ; mất bò mới lo làm
chuồng; mất hồ sơ gốc; mất trí nhớ; được và mất; thiệt hại mất trắng; nguy cơ mất an toàn đập; mất liên
lạc với tàu cá; mất sổ đỏ; mất con dấu; mất nhiều thời gian; mất quyền lợi; mất cảnh giác; mất kiểm soát;
mất khả năng thanh toán; mất hiệu lực; mất cốt gỗ; mặt trận; mặt bằng; mặt đường; mặt cắt ngang; mặt hàng
thiết yếu; mặt nạ phòng độc; mặt trời; mặt trăng; mặt tiền; mặt phẳng; mặt sân; mặt số đồng hồ; mặt nước;
mặt đất; mặt biển; mặt trước; mặt sau; mặt ruộng; mặt cầu; mặt đê; mặt trái của mạng xã hội; mặt dựng
kính; mặt hạn chế; mặt mạnh; mặt khác; mặt bàn đá; mặt ghế; vắng mặt; có mặt; tiền mặt; bề mặt; gương mặt
tiêu biểu; thay mặt; ra mắt; đối mặt; điểm mặt; rửa mặt; giáp mặt; gặp mặt; họp mặt; khuôn mặt; nhận diện
khuôn mặt; chi không dùng tiền mặt; toàn mặt trận; về mọi mặt; trực tiếp mặt đối mặt; mọi mặt công tác;
mỹ phẩm chăm sóc da mặt; khăn mặt; lát mặt; mặt gương; mặt xây; mặt bích; mặt đồng hồ; mặt dốc; mặt
taluy; mắt kính; đau mắt đỏ; mắt lưới; mắt xích; mắt cá chân; mắt bão; mắt thần; mắt cận; trước mắt; khám
mắt; bệnh về mắt; ngân hàng mắt; phẫu thuật mắt; kính mắt; hiến giác mạc mắt; chống mỏi mắt; đèn mắt mèo;
mắt hàn; mắt ghép; mắt gió; mật ong; mật độ dân số; mật độ xây dựng; mật khẩu; bí mật kinh doanh; bí mật
đời tư; bảo mật thông tin; an toàn bảo mật; thân mật; mật thiết; mật mã; túi mật; sỏi mật; rỉ mật; mật
mía; mật hoa; mật gấu; đường mật; viêm túi mật; nuôi ong lấy mật; hút mật; gan mật; phẫu thuật gan mật
tụy; khoai mật; dứa mật; mít mật; mía mật; mật dừa; ống mật chủ; tiết mật; cam kết bảo mật; đặt lại mật
khẩu; mật độ giao thông; mật độ cây trồng; mật độ mạng lưới; mật rỉ đường; thuốc lợi mật; dẫn lưu đường
mật; giống dưa mật; bưởi mật; cà phê mật; hoa mật; tắc mật; ứ mật; khoai lang mật; làm mát; nghỉ mát;
bóng mát; kho mát; quạt mát; mát xa; nước mát; mát mẻ; tủ mát; trồng cây bóng mát; gió mát; mạt cưa; mạt
sắt; ve và mạt gà; mạt đá; mạt bụi nhà; quả mắc mật; vịt quay lá mắc mật; rau má mật; chè mật; bánh chưng mật;
kẹo lạc mật; ổi mật; lợn ỉ mật; nếm mật nằm gai; ngậm mật; ruồi mật; cây keo mật; cỏ mật; sản lượng
mật năm nay
"""
COMPOUNDS = tuple(" ".join(each.split()) for each in _COMPOUNDS.replace("\n", " ").split(";") if each.strip())
_PEOPLE = """
Nguyễn Thị Mật; Trần Văn Mật; Lê Hồng Mật; Phạm Ngọc Mật; Hoàng Thị Hồng Mật; Bùi Đức Mật; Vũ Thị Mật;
Đỗ Xuân Mật; Ngô Quang Mật; Phan Thị Kim Mật; Lý Văn Mật; Mai Thị Mật; Đinh Mật; Trương Hoài Mật;
Đặng Thị Mận Mật; Nguyễn Mật; Võ Thị Mắt; Hồ Thị Mát; Cao Văn Mật; Tạ Thị Mật; Nguyễn Công Mật;
Lương Thế Mật; Dương Bá Mật; Hà Thị Thu Mật; Kiều Duy Mật
"""
PEOPLE = tuple(each.strip() for each in _PEOPLE.split(";"))
_TITLES = (
    "BÁO CÁO VỀ VIỆC {}", "Kế hoạch kiểm tra {} quý IV", "Thông báo: {}", "V/v {}", "Danh sách {}", "{}",
    "1. Tình hình {} trên địa bàn", "| 3 | {} | Phòng Kế hoạch |", "- {};", "Tập huấn {} cho cán bộ xã",
    "a) Về {}: các đơn vị rà soát, báo cáo trước ngày 30/11.", "Công tác {} còn chậm, cần đôn đốc.",
)  # fmt: skip
_NAMES = ("Bao cao {}.pdf", "{}.docx", "2026.11.12 KH {} (ky).pdf", "CV 214 ve {}.pdf", "DS {} lan 2.xlsx",
          "TB {}_signed.pdf", "Anh {} 3.jpg", "phu luc {}.doc")  # fmt: skip


def bare(text: str) -> str:
    """Without marks, as names of files are often written."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in parts if not unicodedata.combining(char))


def innocent_texts() -> Iterator[str]:
    """Each compound and each person in some of the frames, in the three ways of writing large and small."""
    for number, compound in enumerate(COMPOUNDS):
        for step in range(3):
            said = (compound, compound.upper(), compound.capitalize())[(number + step) % 3]
            yield _TITLES[(5 * number + 4 * step) % len(_TITLES)].format(said)
    for number, person in enumerate(PEOPLE):
        yield f"Ông (bà) {person}, chuyên viên Phòng Kế hoạch, được cử đi học."
        yield f"Nơi nhận: như trên.\nKT. GIÁM ĐỐC\n{person if number % 2 else person.upper()}"
        yield f"| {number} | {person} | Văn phòng |"


def innocent_names() -> Iterator[str]:
    """The same as names of files: with marks, without them, in capitals, with lines for blanks."""
    for number, said in enumerate((*COMPOUNDS, *PEOPLE)):
        for step in range(2):
            frame = _NAMES[(3 * number + 5 * step) % len(_NAMES)]
            shown = (said, bare(said).upper(), bare(said), bare(said).title())[(number + step) % 4]
            name = frame.format(shown)
            yield (name, name.replace(" ", "_"), name.replace(" ", "-"))[number % 3]
