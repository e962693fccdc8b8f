"""Marks in words and letters, and the places of a text that they are put into; each crossed with each.

A mark in a place is no list of sentences: what is asked about there is asked about by default.
"""


def _parted(text: str) -> list[str]:
    return [each.strip() for each in text.replace("\n", "|").split("|") if each.strip()]


MARKS = _parted(
    """
Mật|Tối mật|TUYỆT MẬT|độ Mật|độ tối mật|mức Mật|hạng Mật|loại mật|Toi mat|TUYET MAT|tuyet mat
maatj|tooi maatj|TUYEETJ MAATJ|ma65t|TỐI-MẬT|TỐI_MẬT|#tối_mật|M Ậ T|T Ố I  M Ậ T|"Mật"|[Mật]
tài liệu mật|kế hoạch mật|bản đồ mật|điện mật|có dấu mật|đóng dấu Mật|tài liệu BMNN|thuộc BMNN
chứa bí mật nhà nước|thuộc danh mục bí mật nhà nước|STATE SECRET|TOP SECRET|TUYỆT MẶT|TUYẾT MẬT|Tuyêt mật
Tôi mât|TUYỆT MÂT|TỐI MẠT|độ TuM|dấu TM|độ M|mức M
"""
)
AS_A_STAMP = (
    "{}",
    "3\tPhương án phòng thủ\t{}",
    "| 3 | Phương án phòng thủ | {} |",
    "Trang 2/5   {}",
    "Ghi chú: {}",
    "{} - phương án phòng thủ",
    "Kèm theo phương án phòng thủ ({}) do Ban Chỉ huy lập ngày 05/11/2026, các đơn vị nghiên cứu, thực hiện.",
)
SAID_OF_ONE = (
    "Chị Hạnh: {} nhé, không phát tán",
    "(1) Phụ lục này {}, chỉ gửi Thường trực Đảng ủy và Chủ tịch Ủy ban nhân dân xã, không nhân bản.",
    "Trang chiếu này {}, không chiếu khi có khách và không gửi qua thư điện tử của cơ quan.",
)
"""Places where a sentence says so of what is at hand; deep in a text and in a message."""

WHOLE = _parted(
    """
Thu hồi sau khi họp|Tài liệu không phổ biến, thu hồi sau hội nghị|Tự giải mật ngày 01/01/2030
Giải mật sau 10 năm|Bảo vệ BMNN đến hết 31/12/2036|Đề xuất độ mật - Tối mật|Dự thảo: đề xuất Mật
Lưu: VT-M|Lưu: BMNN
Như trên; lưu: VT(M), 02 bản|Phong bì có ký hiệu chữ C|Bì ngoài đóng dấu A
Số: 05/BC-CAX (Mật)|Công văn (mật) số 12
Kế hoạch số 15/KH-BCH (TM) ngày 5/11|Tai lieu mat, doc xong huy
Van ban mat, khong chuyen tiep|TOI MAT KHONG PHO BIEN
Văn bản đã được đóng dấu chỉ mức độ mật|Tài liệu có độ mật, cấm chụp|Bản dịch tài liệu mật|Trích tài liệu mật
Nguồn: Bộ Tư lệnh (Mật)|Khẩn - Mật|Tính chất: mật, khẩn|Nội dung được xác định là văn bản mật
This document is classified as a state secret|Classification: Top Secret|CONFIDENTIAL|TOP SECRET // NOFORN
Độ MẬT|mật_A2|Hỏa tốc mật|cong van nay la tuyet mat anh nhe
file nay mat nhe anh, dung gui cho ai|Số: M-12/BCH
Số TM-03/UBND|Số: 12/UBND-M-NC|Số: 12/BC-UBND(m)|Được giải mật vào ngày 01/01/2036|Hồ sơ chưa được giải mật
Chỉ đọc tại chỗ, thu lại sau họp|Tài liệu đánh số, thu hồi|Bì A|Đóng dấu chữ B ngoài bì
NATO SECRET|绝密|СЕКРЕТНО
Chỉ người có tên trên bì mới được mở|Phương án A2 - BMNN
Số: 12/TM-UBND|Số: 15/2026/TM-BCH|Số 31-TM/HU|Góc trên đóng chữ "Mật"|Trang đầu có chữ "mật" màu đỏ
Tờ đầu ghi từ "mật"|gõ lại văn bản "mật" cho đúng chính tả, em gửi anh
Phương án A2 - bảo vệ bí mật nhà nước đến hết 31/12/2036|<td>Thu hồi sau khi họp</td>
Gia hạn thời hạn bảo vệ bí mật nhà nước đối với báo cáo số 8 thêm 5 năm|Gia hạn độ mật thêm 5 năm
Thời hạn bảo vệ bí mật nhà nước của văn bản này kéo dài đến 2040|Công văn 128/CAT-PA03-M
Nơi gửi: CAT. Số: 12/M. Trích yếu|Danh mục tài liệu mật kèm theo: 05 văn bản|anh xem ho em vb mat nay
Mật báo: có 3 đối tượng vượt biên|Ban mat so 3/5
van ban do TM|Sao y bản chính văn bản mật|Kho K5 (mật): 120 khẩu|Trích yếu: Mật|Quyền xem: mật
#MẬT Danh sách quy hoạch|MẬT Nghị quyết về nhân sự|Mật Thư mời họp|mật danh sách cán bộ|chuyển đường MẬT nhé
Gửi nhầm văn bản mật, mọi người xóa đi|Nội dung công văn mật như sau|Không công khai vì là tài liệu mật
"""
)
IN_GENERAL = """
Cán bộ không được mang tài liệu mật về nhà khi chưa được lãnh đạo cho phép
Bố trí máy in riêng phục vụ in tài liệu mật cho khối văn phòng
Quy trình tiếp nhận văn bản mật gồm 5 bước
Cơ quan có văn bản mật chịu trách nhiệm bảo quản
Khi nào thì đóng dấu mật vậy chị?
Có phải đóng dấu mật vào báo cáo này không?
Văn bản 214 có mật không em?
Bì công văn mật phải dùng giấy dai, khó thấm nước
Cuộc họp có nội dung mật thì không mang điện thoại vào phòng, để ở tủ ngoài hành lang
Trường hợp tài liệu mật, đề nghị gửi bản giấy theo đường cơ yếu
Tất cả văn bản đều số hóa, trừ tài liệu mật
Số văn bản đến: 1.250, trong đó văn bản mật: 0
Tài liệu mật được sao chụp khi nào?
Mất tài liệu bí mật nhà nước bị phạt tiền từ 10 đến 20 triệu đồng
Cử người đi học lớp bồi dưỡng nghiệp vụ bảo vệ bí mật nhà nước
Chưa phát hiện trường hợp lộ, lọt bí mật nhà nước trong quý
Danh mục bí mật nhà nước trong lĩnh vực y tế do Thủ tướng Chính phủ ban hành
Không gửi ảnh tài liệu mật vào nhóm này, ai có thì nộp trực tiếp cho văn thư
Mật do gieo cấy 40 khóm/m2
Thu hoạch mật đợt 2 vào tháng 4
Dưa lưới ruột ngọt như mật
Sợ vỡ mật
bis maatj kinh doanh
Đơn hàng PO 1990-TM/2026 giao ngày 12/12
đơn đặt hàng số 1138/TM – Công ty Thanh Mai
Thư mời số 05/TM-MTTQ
Bản thuyết minh thiết kế 08/TM-KT
Kèm theo Tờ trình số 28/TM-CĐ của Công đoàn trường
Áo thun (M) 12 cái, áo thun (L) 5 cái
Thu hồi thẻ ra vào sau hội nghị
Đổi CLIENT SECRET của ứng dụng trước ngày 20/12
chi tuyet mat vi
toi mat vi hom qua o cho
Phong bì đựng hồ sơ A4
Quy trình đăng ký văn bản mật đi, văn bản mật đến
Trong năm tiếp nhận 0 văn bản mật, phát hành 0 văn bản mật
Văn thư hỏi: văn bản mật đánh số riêng hay chung?
Rút kinh nghiệm vụ để lộ tài liệu mật ở tỉnh bạn
Tòa xử vụ mua bán tài liệu bí mật nhà nước
Mật, Hoa, Lan đi cùng xe
Đánh dấu M vào ô nam
Hộ | Số đàn | Mật (kg)
Gia hạn thời hạn bảo vệ bí mật nhà nước theo Điều 20 của Luật
Lập danh mục tài liệu mật hằng năm theo quy định
Mật danh trò chơi là Sao Mai
Mật báo viên trong truyện trinh thám
Chữ "mật" trong từ "bảo mật" viết hoa hay thường?
Lỗi chính tả: "mật bằng" phải là "mặt bằng"
Từ điển giải nghĩa "mật" là chất lỏng ngọt
Cái này đâu phải tài liệu mật đâu anh
Hồ sơ mật được lưu ở đâu theo quy định? (nhắc lần 2)
Hỏi: Sao chụp tài liệu mật do ai cho phép
Tình huống: nhân viên tìm thấy văn bản mật trong thùng giấy vụn
Hóa đơn 1935/TM-MTTQ
Giấy đề nghị số 972-TM/2026 của Công ty TM Hoa Lan
Thông báo 676/2026/TM-HND của Hội Nông dân
khong gui tai lieu mat vao nhom
Gặp Hồng Mật ở bộ phận một cửa
Trao giấy khen cho y sĩ Mật
Mật và Quế trực tối nay
The law on state secrets
Độ mật: Thường
Thẩm quyền giải mật
Báo chí: Mỹ giải mật hồ sơ chiến tranh
Chỉ người có tên mới được nhận quà
Thu lại phiếu sau họp
Top secret: tiệc sinh nhật của bạn Hoa
Lưu: VT, M.Hà
""".strip().split("\n")
"""Each passes wherever it stands."""

MARKED_NAMES = _parted(
    """
phu luc BMNN.pdf|Bi mat nha nuoc - phu luc 2.docx|TOP_SECRET_plan.pdf|maatj.docx|toois maatj.docx
vawn banr maatj.pdf
ĐỘ MẬT.pdf|[TM] bao cao.pdf|M_bao cao.pdf|12M-BC.pdf|KH12-TM.pdf|12 TM UBND.pdf|Thu hồi sau khi họp.pdf
MAT NHAN SU.pdf|TUYỆT MẶT.txt|Bảo vệ bí mật nhà nước đến hết 31-12-2036.docx|tai lieu mat tham muu.docx
"""
)
INNOCENT_NAMES = _parted(
    """
chi Tuyet mat so.docx|Canh sat mat.xlsx|nghi phep di trang mat.pdf|Tap huan BVBMNN.pptx
KH bao ve BMNN 2027.pdf
De cuong tuyen truyen bi mat nha nuoc.docx|Danh muc bi mat nha nuoc nganh y te.pdf
client_secret.json|TM UBND.pdf
size M.jpg|KH-MTTQ.pdf|tim hieu nha tu mat tham.docx|bis maatj kinh doanh.docx|Áo size M.xlsx
"""
)
