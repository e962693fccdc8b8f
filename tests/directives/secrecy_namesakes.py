"""Texts in which "Mật" is somebody, a place, an organ, a title or a question; and marks that look like them.

Texts are parted by a blank line; those in which a line break counts have more than one line.
"""


def _texts(text: str) -> list[str]:
    return [each for each in text.strip().split("\n\n") if each]


def _lines(text: str) -> list[str]:
    return [line for line in text.strip().split("\n") if line]


GOES_ON = _lines(
    """
Mật ngọt chết ruồi
- Mật vắng hôm qua.
- Mật đâu rồi?
Sáng nay: Mật quét sân
Phút 12: Mật sút phạt, thủ môn bắt gọn
Phút 88: Mật ghi điểm thứ hai
Ca dao: Mật ngọt rót vào tai
Hòa lái xe. Mật nấu cơm cho cả đoàn
Hiệp hai: Mật vào sân thay Dũng
1. Mật mượn 3 cái ghế
- Mật bận họp phụ huynh, Hòa trực thay
Chiều: Mật tưới cây, Liên dọn kho
"""
)
PLACES = _lines(
    """
Nạo vét kênh Mật, cống Mật
Đường qua dốc Mật sạt lở
Bãi Mật ngập 20 cm
Ruộng cạnh rạch Mật bị nhiễm mặn
Quán Mật đổi chủ
Trồng cây ở đồi Mật và gò Mật
Họp dân ở ngã ba Mật lúc 19h
Cháy lán ở rừng Mật, đã dập xong
Sửa trạm bơm Mật
Nước ở giếng Mật đã xét nghiệm
Thả cá ở đầm Mật
Phát quang mương Mật
"""
)
LISTS = _texts(
    """
Không ăn: Mật, Quế

Xin về sớm: Mật, Hường, Tâm

Nhóm hai: Lụa, Mật

Đi xe máy: Sen, Mật, Bưởi

Mật, Sen, Bưởi, Lụa

Mặc áo dài: Thơm, Mật, Mơ.

Vắng: Tâm, Mật

Đội nhảy dây: Mật, Thơm

Ăn chay: Mật, Na

Đã đóng quỹ: Mật, Lụa, Sen

LỊCH NẤU CƠM
T2: Lụa
T3: Mật
T4: Sen

Lịch trực đêm
Ca 1: Bưởi
Ca 2: Thơm
Ca 3: Mật

Xếp chỗ
Bàn 1: Mật
Bàn 2: Lụa
Bàn 3: Tâm

PHÂN VIỆC HỘI TRẠI
Lái xe: Dũng
Nấu ăn: Mật
Dựng lều: Tâm

Ai đi tham quan
1. Lụa
2. Mật
3. Sen
4. Tâm
"""
)
ORGANS = _texts(
    """
Gan: không to
Mật: không sỏi
Thận: không ứ nước

KẾT QUẢ SIÊU ÂM
Gan: đều
Mật: vách mỏng
Tụy: đều

- Dạ dày: viêm nhẹ
- Mật: có 1 viên sỏi 4 mm

Lách: bình thường
Mật: giãn nhẹ

Mật: căng, dịch trong
Gan: nhiễm mỡ độ 1

1. Gan: bình thường
2. Mật: bình thường
3. Lách: bình thường

Gan phải: nhu mô đều
Mật: đã cắt

+ Thận hai bên: bình thường
+ Mật: thành dày 3 mm

Tụy: không giãn
Mật: polyp 5 mm

Bàng quang: ít nước tiểu
Mật: đủ căng
"""
)
ASKED = _lines(
    """
Bản này có cần đóng dấu mật không?
Công văn gửi xã có phải đóng dấu mật không ạ?
Chị ơi có nên đóng dấu mật không chị?
Hỏi: kế hoạch năm có cần đóng mật không?
Danh sách này có phải ghi độ mật không anh?
Em hỏi tờ trình này có cần xếp loại mật hay không?
Báo cáo tuần có cần dấu mật không ạ?
Có cần đóng dấu độ mật không?
Thư mời có phải đóng dấu mật không vậy?
Văn bản thường có phải đóng dấu mật hay không?
"""
)
TITLES = _lines(
    """
Phim "Nhiệm vụ tuyệt mật" chiếu tối thứ bảy
Chiếu phim “Hành trình tuyệt mật” tại sân vận động
Thư viện có truyện "Chuyến tàu tuyệt mật"
Mượn cuốn sách "Hòm thư tuyệt mật" đến hết tháng
Tiểu thuyết «Người lái đò tuyệt mật» được giải ba
Vở "Lá thư tuyệt mật" diễn lúc 19h30
Bộ phim "Đường hầm tối mật" có phụ đề
Trò chơi "Mật vụ tối mật" cho thiếu nhi
Đạo diễn "Ngôi nhà tuyệt mật" về giao lưu
Rạp huyện: "Chuyến bay tuyệt mật", vé 40.000 đồng
Bài hát "Tình yêu tuyệt mật" là của nhóm Tuổi Xanh
"""
)
LOST_NAMES = _lines(
    """
toi mat dien ca buoi chieu.txt
Toi mat dien thoai - xin so moi.docx
toi mat ngu keo dai.docx
toi_mat_tien_o_cho.jpg
toi mat xe may - don trinh bao.pdf
Toi mat vi o ben xe.docx
toi mat giay to.pdf
toi mat the atm.png
toi-mat-cccd-xin-cap-lai.pdf
toi mat viec tu thang 5.docx
toi mat nuoc hom qua.txt
toi mat chia khoa.docx
toi mat mang internet.png
"""
)

MARKED = _texts(
    """
Mật quét sân.txt

Mật kèm theo 2 phụ lục

Mật theo quy định

Mật số 12

Mật gửi anh Hòa

Mật đấy anh

- Mật không sao chụp

Mật chuyển phòng Nội chính

Mật báo cáo xong rồi hủy

Mật lưu hồ sơ

Mật đề nghị không gửi tiếp

Mật nội dung như sau

Mật tình hình biên giới quý III

(Mật dành riêng cho lãnh đạo)

Mật vị trí các chốt

Tệp: Mật khai thác nội bộ

Phương châm: Mật, Nhanh, Gọn

Chữ: Mật, Đỏ

Việc: Mật
Người: Hòa
Hạn: Mai

Văn bản này có đóng dấu mật chưa?

Bản này đóng dấu mật không anh?

Ghi chú: Mật lắm, xem xong xóa

Độ mật: Mật

Mật, Khẩn

Mật, Hỏa tốc

Loại: Mật, Thường

Phân loại: Mật

Dấu Mật

Độ Mật

Văn bản Mật

Tài liệu Mật

Công văn Mật

Số: Mười
Độ mật: Mật
Độ khẩn: Thường

Tính chất: Mật
Độ khẩn: Khẩn
Nơi nhận: Huyện

1. Mật
2. Khẩn
3. Hỏa tốc

Gan dạ lên nhé
Mật: kế hoạch ngày mai

Văn bản này đã đóng dấu mật

Tài liệu này có mật không?

Có cần trả lời văn bản mật này không?

Văn bản "Kế hoạch tuyệt mật" gửi anh

Phim chụp "Báo cáo tuyệt mật" đây anh

Gửi anh bản "Phương án tuyệt mật"

Kênh thông tin mật

đường dây Mật

GHI CHÚ: BÍ MẬT NHÀ NƯỚC - sơ đồ bố trí chốt

Lưu ý: BÍ MẬT NHÀ NƯỚC, xem xong xóa

Ghi chú: Bí mật nhà nước

BÍ MẬT NHÀ NƯỚC - danh sách cơ sở

Tệp kèm: BÍ MẬT NHÀ NƯỚC (bản chụp)

Tóm tắt: BÍ MẬT NHÀ NƯỚC; vị trí kho

Loại tài liệu: BÍ MẬT NHÀ NƯỚC

- Ảnh 3: BÍ MẬT NHÀ NƯỚC – cửa hầm

NOTE:BÍ MẬT NHÀ NƯỚC - trạm gác

Mô tả: BÍ MẬT NHÀ NƯỚC / điểm cao

Nhãn: "BÍ MẬT NHÀ NƯỚC"
"""
)
"""Marks of the same shapes."""

TAUGHT = _lines(
    """
BÍ MẬT NHÀ NƯỚC - NHỮNG ĐIỀU CẦN BIẾT
Chuyên đề: BÍ MẬT NHÀ NƯỚC
Chủ đề: BÍ MẬT NHÀ NƯỚC - khái niệm và phân loại
Bài 3: Bí mật nhà nước
Hội nghị tập huấn: BÍ MẬT NHÀ NƯỚC
Câu hỏi: BÍ MẬT NHÀ NƯỚC, có mấy độ?
Môn: Bí mật nhà nước
Lĩnh vực: Bí mật nhà nước
BÍ MẬT NHÀ NƯỚC - các quy định mới
BÍ MẬT NHÀ NƯỚC (hỏi và đáp)
Chương II: BÍ MẬT NHÀ NƯỚC
"""
)
"""What is taught of secrets, and is none."""

MARKED_NAMES = _lines(
    """
TOI MAT 12.pdf
TOI MAT KE HOACH.pdf
toi_mat-cv.docx
TOI MAT DIEN.pdf
toi mat dien 12.pdf
toi mat dien khan.pdf
toi mat tien do.docx
toi mat so do.pdf
toi mat viec 3.pdf
toi mat danh sach.xlsx
TOI MAT DIEN THOAI.pdf
file mat.docx
van ban mat.pdf
"""
)

CARDS = (
    "NOTE:{}",
    "NOTE;CHARSET=UTF-8:{}",
    "item1.X-GHI-CHU:{}",
    "TITLE:{}",
    "NOTE:Gác 2\\n{}\\n",
    "ORG:An Hòa;{}",
)
"""Fields of a contact's card."""
IN_A_CARD = (
    "BÍ MẬT NHÀ NƯỚC - vị trí",
    "Mật",
    "MẬT",
    "Tối mật",
    "TUYỆT MẬT",
    "Tài liệu này thuộc bí mật nhà nước",
)
