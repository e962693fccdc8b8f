"""Wordings of secrecy and wordings that are none, one a line, as people write them in texts and in names."""


def _lines(text: str) -> list[str]:
    return [line for line in text.strip().split("\n") if line]


WORDINGS = _lines(
    """
Tải tại https://vanban.vidu.vn/den/TOI-MAT/18-TM-UBND.pdf
https://kho.vidu.vn/view?usp=sharing&name=CV-TUYET-MAT-07.pdf
BÍ MẬT NHÀ NƯỚC
Bí mật nhà nước
BẢN SAO BÍ MẬT NHÀ NƯỚC
Bản sao số 03 bí mật nhà nước
SAO LỤC BÍ MẬT NHÀ NƯỚC
Thời hạn bảo vệ bí mật nhà nước: 20 năm
Thời hạn bảo vệ BMNN: 10 năm
Thời hạn bảo vệ bí mật nhà nước: đến ngày 01/01/2046
Số: 05-M/BC
Số: 12/TM-UBND
Số: 3/TuM-VP
Số: 15-TuM/QĐ
Số 07/M-SXD
Số: 15/2026/M-BC
Số: 12/BC-SXD(M)
Mật
Tối mật
tuyệt mật
(Mật)
- Mật -
MẬI
NẬT
IVIẬT
MÂT
M Ậ T
M.Ậ.T
T U Y Ệ T  M Ậ T
TUYỆT MẬT
TỐI MẬI
MËT
mËt
TUYÖT MËT
Tèi mËt
MAÄT
Maät
TOÁI MAÄT
TUYEÄT MAÄT
BÝ mËt nhµ n\xadíc
Thêi h¹n b¶o vÖ bÝ mËt nhµ n\xadíc: 20 n¨m
BÍ MAÄT NHAØ NÖÔÙC
Maajt
MA^.T
Mức độ mật: Mật
Mức độ: Mật
Em chụp CV mật của tỉnh về Công ty, anh xem giúp nhé
Anh xem giúp, đây là văn bản độ Mật
Cấp độ: Tối mật
2. Mức độ bảo mật: Mật
Tài liệu độ Mật, xem tại phòng đọc
Phụ lục kèm theo mang độ Tối mật.
Hồ sơ thuộc độ Mật theo danh mục của ngành
Bảo vệ bí mật nhà nước đến ngày 01/9/2040
TUYET MAT - KHONG DUOC CHUP
TỐI MẶT
chi oi to trinh hom qua dong dau MAT nhe
Tin này thuộc diện bí mật nhà nước
The annex is a state secret of level "Tối mật"
Loại văn bản: Mật
Mức độ Tối mật
§é mËt: Tèi mËt
Ñoä maät: Toái maät
Văn bản này chứa nội dung bí mật nhà nước
Tài liệu này thuộc bí mật nhà nước độ Mật
ĐỘ MẬT : MẬT
Dấu: MẬT
Tài liệu MẬT
MẬT (SECRET)
Mật/Secret
VĂN BẢN CHỨA BÍ MẬT NHÀ NƯỚC
Độ mật Tối mật
BIÊN BẢN MẬT
GỬI ANH ĐIỆN MẬT
MẬT; Độ khẩn: Hỏa tốc
SỞ XÂY DỰNG MẬT Độc lập - Tự do - Hạnh phúc
Kế hoạch diễn tập_MẬT
<MẬT>
m ậ t
MẬ T
TUYEETJ MAATJ
gửi tài liệu maajt
Top Secret
SECRET
Số: 12/BC-SXD-M
Số: 12/BC-SXD-TM
Số: 07/KH-M
Số: 05/M
"""
)
"""Each says by itself, on its own line, that the document is secret; two fonts of the 1990s among them."""

SAID_ABOVE = [
    "công văn đóng dấu M, em chép lại",
    "vb này M đó chị",
    "Kèm theo: 01 hồ sơ độ TM",
    "- Lưu: VT (M).",
    "Lưu: VT, BMNN, 02 bản",
    '"do_mat": "TOI_MAT"',
    "X-Do-Mat: Mat",
    "TÀI LIỆU BÍ MẬT",
    "GIẢI MẬT sau 10 năm",
    "tai lieu mat cua cong an huyen",
    "van ban toi mat",
    "gõ lại công văn mật cho anh đọc",
    "Đây là bí mật nhà nước, xem rồi thôi nhé",
    "Theo danh mục, văn bản này được xác định độ Mật",
    "Nội dung thuộc phạm vi bí mật nhà nước độ mật theo quyết định của Thủ tướng",
    "Số: 19-BC/TM-CAH",
    "MÂṬ",
    "Số hiệu;Độ mật;Trích yếu\n31;TM;Phương án bảo vệ",
    "STT,Số hiệu,Độ mật,Trích yếu\n1,31,M,Phương án bảo vệ",
    "Trích yếu;Độ mật;Hạn\nPhương án bảo vệ;Tối mật;20/9/2026",
    "Số hiệu;Độ mật;Trích yếu\n30;;Quan trắc độ mặn\n31;TM;Phương án bảo vệ",
    "Bản số 03/05 - M",
    '{"so": "31", "do_mat": "M"}',
    "STT | Số hiệu | Độ mật | Trích yếu\n1 | 31 | M | Phương án bảo vệ",
    "TG bảo vệ BMNN: 5 năm",
    "Nơi nhận: như trên; thời hạn bảo vệ BMNN 15 năm",
    "Số: 15∕TM∕UBND",
    "dong dau mat",
    "bi mat nha nuoc",
    "chuyện này thuộc bí mật nhà nước độ Tối mật, chỉ hai anh em biết",
    "Em ơi, hồ sơ đóng dấu mật đấy, đừng chuyển cho ai",
    "ke hoach nay dong dau TOI MAT nen em go lai",
    "bi1 ma6t5 nha2 nu7o7c1, anh d9u72ng gu73i",
    "- Thời hạn BVBMNN: 20 năm, in 03 bản.",
    "Số: 17/TM–CAT",
    "VB mật nhé, anh xem rồi xoá",
    "cv mật em vừa nhận",
    "Hồ sơ thuộc phạm vi bí mật nhà nước, em gửi tạm ở đây",
    "văn bản đến số 31 độ mật",
    "ho so toi mat, doc xong huy",
    "Công văn này có đóng dấu tối mật, em gõ lại cho nhanh",
    "Tài liệu thuộc bí mật nhà nước, anh đọc rồi xóa",
    "em gui anh ban TUYET MAT moi ve sang nay",
    "Trang cuối ghi thời hạn bảo vệ bí mật nhà nước 10 năm",
    "Đây là văn bản mật, đề nghị không chuyển tiếp",
    "biên bản mật",
    "Gửi chị Hoa phụ lục Mật",
    "Mât",
    "Tuyet mat",
    "Độ Mật",
    "kế hoạch tối mật gửi anh Hòa",
]
"""Each says it where a document or a message begins; deep in a text the words may be about others."""

MISREAD = ["MẤT", "MẮT", "MẶT", "Mất", "Mat", "MÁT", "MẬI", "NẬT", "IVIẬT", "M@T", "M6T"]
"""What recognition makes of a stamp: asked about in a scan, whatever word it is when it was typed."""

TYPED_WORDS = ["MẤT", "MẮT", "MẶT", "MÁT", "Mất", "Mắt", "Mặt"]
"""Words of their own, where somebody typed them."""

MARKED_NAMES = _lines(
    """
mat-khan.pdf
CVM_31.pdf
VBM 9.docx
So dang ky BMNN di.xlsx
top_secret.docx
31.TM.UBND.pdf
Mat_KH A3.docx
Tài liệu mật kỳ họp 4.zip
20260901_CONGVAN_MAT_dia_ban_3.docx
HOSO_MAT_bien_phong.pdf
17-TM–CAT.pdf
BMNN_phuong an.pdf
ban mat so 2.pdf
Hồ sơ mật - danh sách cơ sở.pdf
07-TM BC so ket quy.docx
MAT.pdf
TOI MAT.pdf
TUYET MAT.docx
TUYETMAT.docx
cong van mat.pdf
cv mat 12.pdf
mat.pdf
05-M-BC.pdf
12_TuM_UBND.pdf
12-TM-UBND.docx
BC 05-M.pdf
CV-MAT-SO-5.pdf
CV_MAT_2026.pdf
bao cao mat.docx
Mật.jpg
KE HOACH MAT.pdf
a/MAT/b.pdf
BMNN.pdf
bi mat nha nuoc.pdf
MÂT.pdf
quyet dinh (TuM).pdf
QUYET DINH MAT SO 12.pdf
MAT - cong van 12.pdf
Cong van 15 - MAT.pdf
[MAT] bao cao.pdf
tai lieu mat hop giao ban.docx
HO SO MAT.zip
BAO CAO MAT QUY I.docx
TAI LIEU MAT 01.doc
toimat.pdf
M Ậ T.pdf
CÔNG VĂN MẬT SỐ 12.pdf
12-TM.pdf
CV 12-TM.pdf
12_BC_UBND_TM.pdf
12-BC-UBND-M.pdf
KH-TUM.pdf
CV-M.pdf
CVMAT.pdf
khmat 12.pdf
CongVanMat.docx
baocaotuyetmat.pdf
CVMẬT.pdf
KE HOACH MAT - HOA TOC.pdf
THONG BAO MAT.pdf
GUI CHI HOA USB MAT.pdf
TOI MAT SO LIEU.pdf
"""
)

INNOCENT_LINES = _lines(
    """
Gói thầu tài liệu M&E của tòa nhà
Văn bản TM số 4 của phòng Thương mại
Số: 12-HĐ/TM-PNC
Đây có phải là bí mật nhà nước không?
Hồ sơ M.Hà gửi hôm qua
Bản số 2 - MTTQ giữ
Mẫu sổ đăng ký bí mật nhà nước theo thông tư mới
Độ mật: không
Tin về giải phóng mặt bằng: https://tinh.vidu.vn/giai-phong-mat-bang/tin-tuc
Tải mẫu tại https://vidu.vn/luat-bao-ve-bi-mat-nha-nuoc/mau?ten=mat-khau-moi
Tập huấn BVBMNN năm 2026
ma6t5 kha63u wifi
bao3 ma6t5 thong tin
Sổ đăng ký VB mật
Tập huấn quản lý cv mật
tai lieu toi mat roi anh oi
qđ mật độ xây dựng
vb mất trang 2
văn bản này không đóng dấu mật
Tài liệu có bí mật nhà nước, không được gửi qua đây
Chị TUYẾT MẤT ví ở cổng cơ quan
không có nội dung mật
Tài liệu này không mật
Văn bản không thuộc danh mục bí mật nhà nước
Chấp hành nghiêm quy định về bảo vệ bí mật nhà nước.
Căn cứ Luật Bảo vệ bí mật nhà nước ngày 15 tháng 11 năm 2018;
Căn cứ Nghị định số 26/2020/NĐ-CP của Chính phủ quy định chi tiết Luật Bảo vệ bí mật nhà nước;
Không soạn thảo, lưu giữ tài liệu có nội dung bí mật nhà nước trên máy tính kết nối mạng Internet.
V/v tăng cường công tác bảo vệ bí mật nhà nước
KẾ HOẠCH
Thực hiện công tác bảo vệ bí mật nhà nước năm 2026
Báo cáo công tác bảo vệ bí mật nhà nước năm 2025
TM. ỦY BAN NHÂN DÂN
Bệnh viện Mắt tỉnh An Hòa
BỆNH VIỆN MẮT TỈNH AN HÒA
chị Hồng Mật phòng Tài chính
Đồng chí Phạm Hồng Mật - Chuyên viên
Giao bà Mật tổng hợp
Siêu thị Mật Ong Rừng
Thời hạn bảo vệ luận văn: 20/6/2026
Thời gian bảo vệ: 8 giờ ngày 12/6
Số: 12/KH-UBND
Số: 15/TM.UBND
Chiều dài 12 m, cọc 24 M
3M/10 phần
MẶT TRẬN TỔ QUỐC VIỆT NAM
ỦY BAN MẶT TRẬN
Hạn chế tiền mặt
MẤT AN TOÀN THỰC PHẨM
Thông báo mất điện
Cảnh báo lừa đảo chiếm đoạt mật khẩu OTP
mật độ giao thông
Bảo mật
BẢO MẬT
MẬT KHẨU
MẬT ONG HOA NHÃN
MẬT ĐỘ DÂN SỐ
Sản phẩm OCOP: mật ong, mật mía, mật dừa nước
mật dừa nước
Mật nhân, hoàng liên
Mật ong
Nguyễn Thị Mật
MẬT MÃ DÂN SỰ
Đề tài: Nghiên cứu mật thư
Khu vực núi Mật
Thôn Mật, xã An Hòa
xóm Mật
sông Mật
Siêu âm: gan mật bình thường
Bị mất mật khẩu, đề nghị cấp lại
giữ bí mật thông tin người tố cáo
bảo đảm bí mật
BÍ MẬT
anh Mật ơi việc 12 xong chưa
em Mật xin gia hạn 12
Mật ong của HTX đạt OCOP 4 sao
bầu cử bằng phiếu kín, bí mật
đảm bảo tính bảo mật, toàn vẹn
Hồ sơ dự thầu được bảo mật
Đ/c Mật, Phó Trưởng phòng
Họ và tên: Lò Thị Mật
Hoàng Mật
HOÀNG MẬT
Lường Văn Mật
Thượng úy Bùi Mật
Cô giáo Vi Thị Mật
bé Mật
cháu Mật
thầy Mật
đ/c Mật
Sùng A Mật
Mật Thị Hoa
Quàng Thị Mật
Trịnh Thị Mật
buổi tối mật độ xe tăng cao
Độ mật: không
Mức độ mật: Thường; Độ khẩn: Khẩn
| Độ mật | Thường |
ĐỘ MẬT
MẬT ĐỘ
Giao việc này cho Mật nhé
Mật ơi, nộp báo cáo chưa
Mật: chưa nộp
MẬT: ĐÃ XONG
Mật 0912345678
Hồng Mật đang đi công tác
Trưởng phòng Mật yêu cầu gửi trước 15h
Thành phần: Hòa, Mật, Lan
Rơ Châm Mật
KSOR MẬT
H'Mật Niê
Chợ Mật
NGƯỜI LẬP: TRẦN MẬT
KHOA NGOẠI GAN - MẬT
Gan: bình thường. Mật: bình thường
GIÁ MẬT XUỐNG THẤP
HTX bán 20 lít mật
MẬT NGUYÊN CHẤT
Uống mật cá trắm
Tổ mật phục bắt trộm
CANH GÁC CẨN MẬT
GIẢI MẬT TÀI LIỆU LƯU TRỮ
Tiêu hủy tài liệu mật theo quy định
SỔ ĐĂNG KÝ VĂN BẢN MẬT ĐẾN
Xác định bí mật nhà nước và độ mật của bí mật nhà nước
Đóng dấu độ mật đúng quy định
TỐI MẤT ĐIỆN
Tài liệu thu hồi rác thải
Hồ sơ, tài liệu thu hồi
Số: 45/TM-HĐ
Số: 35/HĐ-TM
Số: 12/CV-TM
Số: 10/CV-M&T
Mẫu số 01-M/BC
Mã sản phẩm: 01-M-VN
tai lieu nay khong mat
mat khau la gi
toi mat dien thoai roi
CẤM HÁI MẬT, ĐỐT TỔ ONG TRONG RỪNG ĐẶC DỤNG
CẤM HÁI MẬT TRONG KHU BẢO TỒN
Nước trong mật loãng thì đun thêm
nước trong mật còn nhiều, quay thêm một vòng
Hàm lượng nước trong mật không quá 21%
Độ ẩm của mật đạt 19,5%
Chỉ tiêu HMF trong mật: 32 mg/kg
Vụ mật 2026 sản lượng ước 120 tấn
Đường Phú Mật
Thôn Cổ Mật
THÔN CỔ MẬT
Người nhận: Mật
NGƯỜI NHẬN: MẬT
Người làm: Mật, Hoa, Tý
Phân công: Mật (thuế), Hoa (đất)
Sản phẩm: Mật
Tên hàng: mật
Mật, 45 tuổi, hộ cận nghèo
Mật ít, ong nhiều
Mật lệnh của trò chơi: dưa hấu
TUẦN TRĂNG MẬT
CHO 2 THÌA MẬT VÀO CỐC NƯỚC ẤM
Tran Thi Mat
CONG TAC GIAI PHONG MAT BANG
"""
)

INNOCENT_NAMES = _lines(
    """
BAO MAT he thong.pdf
TB PHAM NGOC MAT_signed.pdf
Tap huan bao ve BMNN.pptx
Mật ong - sản phẩm OCOP.pdf
Bảo mật - hướng dẫn.pdf
GIAI PHONG MAT BANG.pdf
MAT TRAN TO QUOC.pdf
giai phong mat bang.pdf
CCCD mat truoc.jpg
cccd_mat_sau.jpg
MAT SAU CCCD.jpg
bao cao mat rung.pdf
TB MAT DIEN.pdf
TB mat nuoc.docx
bv mat.pdf
BENH VIEN MAT.pdf
kham mat.pdf
tien mat.xlsx
KIEM KE TIEN MAT.xlsx
danh sach mat the bhyt.pdf
don bao mat giay to.pdf
DON TRINH BAO MAT GIAY TO XE.pdf
UBMTTQ.pdf
KH-UBND.pdf
mat ong.jpg
Tran Thi Hong Mat.pdf
TRAN THI HONG MAT.pdf
Nguyen Van Mat.docx
BAO MAT.pdf
mat khau wifi.txt
MAT DO XAY DUNG.pdf
BI MAT KINH DOANH.pdf
quan ly bi mat nha nuoc.pdf
LUAT BAO VE BI MAT NHA NUOC 2018.pdf
KE HOACH BAO VE BI MAT NHA NUOC.pdf
cong tac bao ve bi mat nha nuoc.docx
So lieu vang mat.xlsx
DIEM DANH CO MAT.xlsx
anh ra mat cau lac bo.jpg
LE RA MAT TO CONG NGHE SO.pdf
mat cat ngang duong.dwg
MAT CAT DIA CHAT.pdf
ban ve mat dung.pdf
MAT TIEN NHA.jpg
M12-BTXM.pdf
BV-M-01.pdf
A3-M-2026.pdf
khong mat.pdf
THONG BAO MAT CON DAU.pdf
THONG BAO MAT SO DO.pdf
BAO CAO MAT TRAN QUY 4.pdf
HOI NGHI MAT TRAN.pdf
THU HOI GIAI PHONG MAT BANG KCN.pdf
BÁO CÁO MẬT ĐỘ DÂN SỐ.pdf
LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC.pdf
NGUYỄN THỊ MẬT.pdf
CHỊ MẬT.pdf
HD 12-TM.pdf
12-TM-DV.pdf
Mau 01-M.docx
IMG_5-M.jpg
KH KON TUM.pdf
KHMATTRAN.pdf
bvmat.pdf
MAT PHAI.jpg
anh the mat.jpg
cccd mat 1.jpg
khong co noi dung mat.pdf
HIEN MAT.pdf
tối mất điện.jpg
phu luc 3-M.pdf
bien ban mat cap.docx
Tran Thi Mat - don xin nghi phep.docx
le ra mat.jpg
"""
)
