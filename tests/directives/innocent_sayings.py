"""What an office writes about secrecy, land, eyes, honey and people named so, and is no mark of secrecy."""

from collections.abc import Iterator
from itertools import product

from tests.directives.secrecy_samples import letter

_SAID = """
Trường hợp không thuộc độ Mật thì lưu chung
TỐI MẮT TỐI MŨI
TOI MAT DIEN THOAI
Kế hoạch bảo vệ bí mật nhà nước đến năm 2030
A training course on the state secrets law
dong dau mat sau to giay
Ủy ban Mặt trận Tổ quốc Việt Nam xã Hòa Mạc tổ chức Ngày hội Đại đoàn kết
ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH AN HÒA
BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM
BAN BỒI THƯỜNG, GIẢI PHÓNG MẶT BẰNG
Hội đồng bồi thường, hỗ trợ, tái định cư và giải phóng mặt bằng
MẤT
MẤT ĐIỆN
THÔNG BÁO MẤT GIẤY TỜ
MẤT SỔ ĐỎ
BỆNH VIỆN MẮT AN HÒA
Bệnh viện Mắt Trung ương
KHOA MẮT
Khám mắt miễn phí cho người cao tuổi tại Trung tâm Y tế
CAM KẾT BẢO MẬT THÔNG TIN
Thỏa thuận bảo mật (NDA) ký ngày 12/10/2026
Phần mềm bảo mật, tường lửa, mật khẩu phải đổi 3 tháng một lần
MẬT KHẨU
Mật khẩu: anhoa2026
Mật độ dân số bình quân 412 người/km2
MẬT ĐỘ XÂY DỰNG TỐI ĐA 60%
Bà Nguyễn Thị Hồng Mật, Trưởng phòng Tài chính - Kế hoạch
Ông Trần Văn Mật, Phó Chủ tịch UBND xã Mật Sơn
HỒNG MẬT
Hồng Mật
Đ/c Hồng Mật chủ trì, các đ/c khác dự
Chị Mật gửi lại bảng lương giúp em
TRẦN THỊ HỒNG MẬT
Mật ong hoa nhãn Hưng Yên đạt chứng nhận OCOP 4 sao
MẬT ONG BẠC HÀ MÈO VẠC
Văn bản này không có nội dung mật
không có nội dung mật
Độ mật: Không
Độ mật: Thường
Mức độ bảo mật: Cao
Không gửi văn bản mật vào đây
Em gửi báo cáo bảo mật quý III
Anh gửi tài liệu mật ong cho hợp tác xã
Em gửi hồ sơ mất rồi
Mức độ: mật độ cao
Mức độ mật: không; Độ khẩn: thường
V/v tập huấn công tác bảo vệ bí mật nhà nước năm 2026
Giấy mời dự Hội nghị tập huấn công tác bảo vệ bí mật nhà nước
Căn cứ Luật Bảo vệ bí mật nhà nước số 117/2025/QH15;
Thành lập Tổ kiểm tra công tác bảo vệ bí mật nhà nước tại các cơ quan, đơn vị
KẾ HOẠCH TẬP HUẤN CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC
BÁO CÁO CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC QUÝ III
Quyết định ban hành Danh mục bí mật nhà nước độ Tuyệt mật, Tối mật trong lĩnh vực xây dựng
Phổ biến Quyết định số 1369/QĐ-TTg ban hành Danh mục bí mật nhà nước độ Mật thuộc lĩnh vực lao động
TRIỂN KHAI QUYẾT ĐỊNH VỀ DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TUYỆT MẬT
Nhắc nhở cán bộ không soạn thảo văn bản mật trên máy tính nối mạng
Nghiêm cấm gửi tài liệu mật qua Zalo, Facebook, thư điện tử cá nhân
Bố trí máy tính độc lập để soạn thảo, lưu giữ tài liệu mật
Thống kê số lượng văn bản mật đi, đến trong năm 2026
Bí mật kinh doanh của doanh nghiệp được bảo vệ theo Luật Sở hữu trí tuệ
Phẫu thuật nội soi cắt túi mật tại Bệnh viện Đa khoa tỉnh
Mật danh chiến dịch làm sạch bãi biển: Sóng Xanh
Thôn Mật, xã Đồng Lạc báo cáo tình hình ngập úng
Khắc phục tình trạng mất vệ sinh môi trường chợ Mật
VẮNG MẶT CÓ LÝ DO
LỄ RA MẮT
TM. ỦY BAN NHÂN DÂN
Số: 12/MTTQ-BTT
Size M, L, XL
Văn bản thuộc loại thường, không mật
Câu hỏi: thế nào là bí mật nhà nước, có mấy độ mật?
Bí mật nhà nước được phân loại thành 3 độ mật: Tuyệt mật, Tối mật và Mật
Tuyên truyền quy định về đóng dấu độ mật và sao chụp tài liệu bí mật nhà nước
Danh sách cán bộ được tiếp xúc bí mật nhà nước gửi về Công an tỉnh
Tiêu hủy tài liệu, vật chứa bí mật nhà nước theo đúng trình tự
"""
LINES = tuple(line for line in _SAID.split("\n") if line)
_MEETINGS = (
    "Mời dự {} lúc {}h ngày {}/12/2026 tại {}",
    "Lịch họp: {} {}h00 thứ hai {}/12 {}",
    "GIẤY MỜI\nDự {}\nThời gian: {} giờ 00, ngày {} tháng 12 năm 2026\nĐịa điểm: {}",
)
_SUBJECTS = (
    "hội nghị tập huấn công tác bảo vệ bí mật nhà nước", "họp Ban chỉ đạo công tác bảo vệ bí mật nhà nước",
    "hội nghị quán triệt Luật Bảo vệ bí mật nhà nước", "buổi làm việc về giải phóng mặt bằng khu B",
    "họp liên tịch với Ủy ban Mặt trận Tổ quốc", "hội nghị gặp mặt hưu trí", "buổi khám mắt cho học sinh",
    "hội thảo mật ong và sản phẩm OCOP", "họp khắc phục mất điện, mất nước", "họp về bảo mật dữ liệu dân cư",
    "hội nghị công bố quy hoạch, mật độ xây dựng", "họp xét kỷ luật vụ làm mất hồ sơ",
)  # fmt: skip
_PLACES = ("Hội trường A", "UBND xã Mật Sơn", "Bệnh viện Mắt tỉnh")
_SENTENCES = (
    "Đề nghị các đơn vị báo cáo {} trước ngày 30/11/2026.",
    "Công văn số 214/SXD-VP về {}",
    "Xong 3, đã gửi báo cáo {}",
    "Chưa làm được {} vì chờ ý kiến",
)
_MATTERS = (
    "công tác bảo vệ bí mật nhà nước", "việc soạn thảo, lưu giữ tài liệu mật", "số lượng văn bản mật đi, đến",
    "kết quả rà soát danh mục bí mật nhà nước", "tình hình lộ, mất bí mật nhà nước", "mật độ cây xanh",
    "việc bố trí máy tính soạn thảo văn bản mật", "việc giao, nhận tài liệu mật", "công tác cơ yếu, mật mã",
)  # fmt: skip
_FILES = """
Mat tran To quoc xa Hoa Mac.pdf; MAT TRAN TO QUOC.pdf; GIAI PHONG MAT BANG.pdf; BENH VIEN MAT AN HOA.pdf;
MAT ONG BAC HA.jpg; QUY CHE BAO MAT.pdf; mat do dan so.xlsx; MAT KHAU.docx; Hong Mat.docx; Hồng Mật.jpg;
TRAN THI HONG MAT.pdf; TTr Nguyễn Mật 2026.pdf; HOP MAT 20-11.pptx; Thong bao mat dien.pdf; TB MAT NUOC.pdf;
MAT GIAY CHUNG NHAN QSDD.pdf; KIEM KE QUY TIEN MAT.pdf; MAT CAT DOC.pdf; mat bang tong the.pdf; LE RA MAT.pdf;
Tap huan bao ve bi mat nha nuoc.pdf; CONG TAC BAO VE BI MAT NHA NUOC.pdf; Nghi dinh 26 BVBMNN.pdf;
Luat 117-2025-QH15 bao ve bi mat nha nuoc.pdf; Giấy mời họp công tác bảo vệ bí mật nhà nước.pdf;
bi mat kinh doanh.docx; Mía mật.jpg; Độ mật không.docx; DANH SACH VANG MAT.xlsx; BAO CAO DICH DAU MAT DO.pdf;
Phuong Mat Son bao cao.pdf; 12_MTTQ-BTT.pdf; TM UBND ky.pdf; hop dong TM-DV.pdf; so M.xlsx
"""
FILES = tuple(" ".join(name.split()) for name in _FILES.split(";"))


def sayings() -> Iterator[str]:
    """Each line alone, in a letter's head and in its middle; invitations; sentences."""
    for line in LINES:
        yield from (line, f"- {line};", letter((5, line)), letter((14, f"- {line}.")))
    for number, (subject, meeting) in enumerate(product(_SUBJECTS, _MEETINGS)):
        for place in _PLACES:
            yield meeting.format(subject, 8 + number % 9, 1 + number % 28, place)
    for number, (matter, sentence) in enumerate(product(_MATTERS, _SENTENCES)):
        said = sentence.format(matter)
        yield from (said, letter((5 + number % 9, said)))
