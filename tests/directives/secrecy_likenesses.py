"""Words like a mark in trade, talk, keys and scans; and marks that stand as near to them as they can.

Texts are parted by a blank line; a line of a text may have a line break that counts.
"""


def _texts(text: str) -> list[str]:
    return [each for each in text.strip().split("\n\n") if each]


def _lines(text: str) -> list[str]:
    return [line for line in text.strip().split("\n") if line]


TYPED = _lines(
    """
Lệnh giao hang 8/TM-KD còn thiếu 2 thùng
Lệnh bán hàng 31/TM-KD khách trả lại
Phiếu nhập kho số 4/TM-KD: 20 ram giấy
Đơn đặt hàng 17/TM-KD đã thanh toán
Hóa đơn bán hàng số 5/TM-KD sai địa chỉ
Phiếu giao hàng: 9/TM-KD, nhận đủ
Báo giá số 3/TM-KD hết hạn hôm qua
Mã hàng ủng cao su 7/M-2024 là cỡ M
Mã vật tư áo mưa hai lớp 11/M-2026 còn 40 cái
Mã sản phẩm quần bảo hộ nữ 2/M-XL đổi size
Áo ghi lê 14/M-2025 (cỡ M) thiếu 3 cái
Công ty TNHH TMDV Mật Lan trúng thầu gói số 2
Cửa hàng Mật Thảo giao bánh lúc 9h
Cty CP Mật Việt xin gia hạn
Nhà hàng Mật Hương đặt 4 bàn
Công ty cổ phần thương mại dịch vụ Mật Yến nộp thuế
3. Việc sửa mái: bạn Mật
Phần văn nghệ giao bạn Mật, phần trò chơi giao bạn Lụa
Mật là tên bạn mới vào phòng
(Mật và Tối là tên hai chị lao công)
Mật là tên người nhé
Thế nào là văn bản mật vậy bot?
Nào là tài liệu mật, nào là tài liệu thường ạ?
Bot ơi thế nào là công văn mật, thế nào là công văn thường?
Giấy này không phải tài liệu mật, không phải tối mật, chỉ là thực đơn bếp ăn
Thư này không phải văn bản mật, cũng không tuyệt mật.
Đơn này không có nội dung mật, chẳng phải tối mật, đây là đơn xin nghỉ
Công thức lẩu cua của bà Tư là tuyệt mật, ai xin cũng không cho
Bí quyết ướp thịt nướng của chú Ba là tối mật
Cách pha nước mắm của má là tối mật nha
Thư viện huyện còn cho mượn quyển "Chuyến đi tuyệt mật"
Tủ sách thôn bán cuốn "Đêm tuyệt mật" giá 20.000 đồng
Vào mùa hoa vải, mật về đầy thùng
Mùa hoa cà phê, mật thơm
maatj khaaur wifi laf gif
DDooir maatj khaaur
maatj ong hoa caf phee
baor maatj thoong tin
tuis maatj
maatj ddooj caay troongf
maatj mias 5 lits
"""
)

RECOGNISED = _texts(
    """
PHÁP LUẬT
KỸ THUẬT
TÀI LIỆU THẬT

| STT | VẬT TƯ | CÒN | MẤT | NGƯỜI GIỮ |
| 1 | Thang nhôm | x |  | Tổ cơ điện |

HỎNG
MẤT
Người kiểm: Lê Văn Hòa

ĐƠN XIN CẤP LẠI THẺ DO BỊ MẬT
Kính gửi: Công an xã

Đơn trình báo bị mật giấy tờ xe
Người trình báo: Lê Văn Hòa

BẢNG KÊ MỘT SỐ MẬT HÀNG
Gạo: 18.000

STT Mật hàng Đơn vị Số lượng
1 Muối kg 40

Giá các mật hàng tăng nhẹ

HỢP ĐỒNG CHO THUÊ MẬT BẰNG
Bên A: Trần Văn Hùng

TỔNG MẬT BẰNG KHU DÂN CƯ
Tỷ lệ 1/500

THÔNG BÁO MẬT ĐIỆN TẠM THỜI
Khu vực: thôn 3

Thông báo mật nước sinh hoạt

Nguy cơ mật mùa do sâu bệnh

Rầy nâu: mật dộ 400 con/m2

Cạnh mật đường: 6,0 m

Mật tiền: 5 m, sâu 18 m

ỦY BAN MẬT TRẬN TỔ QUỐC XÃ
Giấy mời

Chủ sử dụng: Mật Thi Lụa

Chủ hộ: Mật Thi Hoa
Người đo: Nguyễn Văn Nam

Khám mật miễn phí cho người cao tuổi

Lát bề mật nền bằng gạch đỏ
"""
)

NAMES = _lines(
    """
bien ban mat tai lieu luu kho.pdf
bao_cao_mat_chay_hong_bien_lai.xls
don trinh bao mat tai lieu.doc
So 9-TM-KD giao hang.pdf
Phieu xuat kho 15-TM-KD.pdf
Lenh ban hang 4-TM-KD.xlsx
12-TM-KD bao gia thang 3.pdf
MAT-Consulting hop dong.pdf
MAT Corporation bao gia.pdf
MAT JSC de xuat.docx
"""
)

MARKED = _lines(
    """
Số 6/TM-KD
12/TM-KD ngày 3/2
Công văn 12/TM-KD ngày 3/2/2026
Lệnh điều động 6/TM-KD
Lệnh bán hàng 6/TM-KD kính gửi Công an tỉnh
Phiếu xuất kho số 13/TM-KD: đạn 7,62 mm
Phiếu xuất kho số 13/TM-KD, súng 4 khẩu
Phiếu xuất kho số 13/TM-KD cho Tiểu đoàn 2
Phiếu xuất kho số 13/TM-HC: gạo
Phiếu nhập kho số 13/TM-UBND
Phiếu xuất kho số 13/M-KD
Báo giá 6/TuM-KD
Lệnh bán hàng 6/TM-KD-BQP
Hóa đơn theo công văn số 8/TM-KD
Mã vật tư theo công văn số 5/M-BC
Áo cỡ M theo công văn 05-M/BC
Số 5/M-2025 áo cỡ M
Gửi các bạn Mật
Gửi bạn tài liệu Mật
Mật, Tối, Tuyệt là tên các độ
Mật là tên gọi của chiến dịch
Mật, Khẩn là tên dấu
Thế này là văn bản mật hả anh?
Nào là văn bản mật, nào là sơ đồ chốt, gửi anh cả
Nào là văn bản mật, nào là văn bản thường, em gửi anh
Gửi kèm tài liệu mật đây, nào là văn bản thường nữa?
Hồ sơ này không phải tài liệu mật, không phải tối mật mà là tuyệt mật
Không phải tài liệu mật, không phải tối mật, chỉ là Tuyệt mật
Không phải tối mật, chỉ là mật thôi
Hồ sơ này không phải tối mật
Không phải tài liệu mật, không phải tối mật hay sao?
Công thức thuốc nổ là tối mật
Công thức phở là tối mật, em gửi file
Công thức phở là TỐI MẬT
Công thức phở: tối mật
Công thức phở trong tài liệu này là tối mật
Phương án phở là tối mật, hỏi mãi không nói
Thư viện gửi cuốn "Kế hoạch tuyệt mật"
Thư viện cho mượn cuốn "Báo cáo tuyệt mật"
Trả anh cuốn "Sơ đồ tuyệt mật"
Phim chụp "Hồ sơ tuyệt mật" đây anh
Phim quay "Trận địa tuyệt mật"
Mùa hoa ban, mật gửi anh
Mùa hoa ban, tài liệu mật về
Mùa hoa ban, Mật
hoa ban, MẬT về
gửi tài liệu maatj
maatj khaanr
vawn banr maatj gửi anh
bis maatj nhaf nuowcs
tooi maatj ong
maatj ddooj khaanr
tuyeetj maatj
"""
)
MARKED_SCANS = _lines(
    """
Hật
Họp sáng 4/9 - TỐI HẬT
TÀI LIỆU HẬT
| STT | VẬT TƯ | CÒN | MẬT | NGƯỜI GIỮ |
văn bản bị MẬT
THÔNG BÁO MẬT
các MẬT hàng thiết yếu
thông báo MẬT nước sạch
CÁC TÀI LIỆU MẬT VỀ HÀNG KHÔNG
TÀI LIỆU MẬT HÀNG THIẾT BỊ
GIẢI PHÓNG MẬT
Mật Thi hành án
Ông: MẬT Thi Hoa
Về việc: Mật thi hành án
văn bản mật do Sở gửi
cho chi Mật
CÁC MẬT HÀNG QUÂN SỰ TỐI MẬT
MẬT MẬT HÀNG THIẾT YẾU
BỀ MẬT
KHUÔN MẬT
THUÊ MẬT
TT MẬT
THÔNG BÁO MẬT NƯỚC BẠN
THÔNG BÁO MẬT ĐIỆN
THUÊ TỐI MẬT BẰNG
"""
)
MARKED_NAMES = _lines(
    """
tai lieu mat bien ban.pdf
bien ban mat.pdf
So 12-TM-KD.pdf
12-TM-KD bao cao.pdf
So 12-TM-UBND giao hang.pdf
12-M-KD giao hang.pdf
05-M-BC xuat kho.pdf
12-TM-KD giao hang 05-M-BC.pdf
12-TuM-KD ban hang.pdf
MAT-bao cao.pdf
MAT giao hang.pdf
TOI MAT-Consulting.pdf
TUYET MAT corp.pdf
MAT JSC MAT.pdf
CV MAT - Consulting.pdf
MẬT-BAO GIA.pdf
"""
)

BESIDE = (
    "{}\nMẬT",
    "MẬT\n{}",
    "TỐI MẬT\n{}",
    "{} - TUYỆT MẬT",
    "{} (tối mật)",
    "{}\tMẬT",
    "MẬT   {}",
    "Độ mật: Tối mật\n{}",
    "{}\nBÍ MẬT NHÀ NƯỚC",
    "Số: 05-M/BC\n{}",
    "Văn bản này có đóng dấu tối mật.\n{}",
    "{}\nTài liệu thu hồi",
    "{}\nMaatj",
    "M Ậ T\n{}",
)
"""Where a mark stands beside a text that has none."""
