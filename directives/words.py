"""Words of the office's papers that the reader goes by: data, no logic.

To teach the reader a new word, add it to the list that fits.
"""

from language.folding import fold
from language.spelling import LOWER, UPPER

# A document that needs no V/v bears its kind as a title.
DOCUMENT_KINDS = (
    "CHƯƠNG TRÌNH HÀNH ĐỘNG", "CHƯƠNG TRÌNH", "KẾ HOẠCH", "THÔNG BÁO KẾT LUẬN", "THÔNG BÁO",
    "KẾT LUẬN THANH TRA", "KẾT LUẬN KIỂM TRA", "KẾT LUẬN GIÁM SÁT", "BIÊN BẢN",
    "PHIẾU GIAO VIỆC", "THƯ MỜI", "LỊCH CÔNG TÁC", "CHỈ THỊ",
    "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "HƯỚNG DẪN", "KẾT LUẬN", "CÔNG ĐIỆN", "THÔNG TƯ", "NGHỊ ĐỊNH", "ĐỀ ÁN",
    "PHƯƠNG ÁN", "BÁO CÁO", "TỜ TRÌNH", "QUY CHẾ", "QUY ĐỊNH", "GIẤY MỜI", "CÔNG VĂN", "PHIẾU CHUYỂN",
    "LUẬT",
)  # fmt: skip
FOLDED_KINDS = frozenset(map(fold, DOCUMENT_KINDS))

# Titles under which somebody signs, folded and in capitals in the text.
SIGNING_TITLES = (
    "GIÁM ĐỐC", "CHỦ TỊCH", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "CHÁNH VĂN PHÒNG", "CHỦ NHIỆM", "CỤC TRƯỞNG",
    "VỤ TRƯỞNG", "TRƯỞNG PHÒNG", "TRƯỞNG BAN", "THỦ TƯỚNG", "THỐNG ĐỐC", "HIỆU TRƯỞNG", "VIỆN TRƯỞNG",
    "CHÁNH THANH TRA", "CHI CỤC TRƯỞNG", "TỔNG CỤC TRƯỞNG", "BÍ THƯ", "CHÁNH ÁN", "TỔNG THANH TRA",
    "TỔ TRƯỞNG", "PHÓ VĂN PHÒNG", "TỔNG BIÊN TẬP", "VIỆN KIỂM SÁT", "TRƯỞNG ĐOÀN", "CHỈ HUY TRƯỞNG",
    "TỔNG KIỂM TOÁN", "PHÓ CHÁNH", "CHÁNH VP", "KẾ TOÁN TRƯỞNG", "TƯ LỆNH", "TRƯỞNG TIỂU BAN", "TỔNG GIÁM",
    "TRƯỞNG KHOA", "TRƯỞNG TRẠM", "TRƯỞNG THUẾ", "ĐỘI TRƯỞNG", "HẠT TRƯỞNG", "TRẠM TRƯỞNG", "TỔNG THƯ KÝ",
    "CHÍNH ỦY", "THAM MƯU TRƯỞNG", "KIỂM TOÁN TRƯỞNG", "TRƯỞNG CÔNG AN", "ĐỒN TRƯỞNG", "TRƯỞNG THI HÀNH ÁN",
    "HỘI TRƯỞNG", "TRƯỞNG TRUNG TÂM", "TRƯỞNG CƠ SỞ", "ĐẠI SỨ", "TRƯỞNG BỘ PHẬN", "TRƯỞNG HẢI QUAN",
    "TRƯỞNG HỘI ĐỒNG", "BAN GIÁM HIỆU", "HIỆU PHÓ", "CHỈ HUY PHÓ", "TỔNG CỤC PHÓ", "CHÁNH THẨM",
    "TỔNG GIÁM ĐỐC",
)  # fmt: skip

# Kinds of documents and their letters, folded, that lay nothing on anybody but what they put a date to.
INVITING = frozenset(("giay moi", "gm"))
ASKING_NOTHING = INVITING | {"to trinh", "bao cao", "ttr", "bc"}

SURNAMES = frozenset(
    (
        "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ",
        "ngô", "dương", "lý", "đinh", "đoàn", "trương", "lâm", "mai", "trịnh", "cao", "tạ", "lương", "lưu",
        "tô", "đào", "hà", "tăng", "thái", "châu", "quách", "chu", "la", "từ", "ông", "tống", "giang",
        "kiều", "phùng", "vương", "diệp", "tôn", "nông", "hứa", "khổng", "bạch", "thạch", "triệu", "vi",
        "lò", "cầm", "quàng", "điểu", "rơ", "a", "y", "k'", "ma", "mã", "văn", "nghiêm", "mạc", "cù",
        "viên", "doãn", "lại", "lục", "thân", "đàm", "đồng", "sùng", "giàng", "vàng", "hạng", "thào", "cà",
        "bế", "hoàn", "ninh", "phí", "kim", "sơn", "danh", "đậu", "thiều", "ung", "trang", "lữ", "bá",
        "cung", "quản", "vừ", "mùa", "hầu", "chẩu", "mông", "lã", "kha", "âu", "ân", "tiêu", "nhâm", "tòng",
        "hờ", "ly", "cháng", "sầm", "lô", "liêu", "trà", "ksor", "siu", "rah", "nay", "h'", "ngụy", "thẩm",
        "khuất", "biện", "hàn", "phó", "ứng", "nhữ", "lường", "bàn", "tẩn", "vòng", "trưng", "đổng", "giáp",
        "cồ", "ôn", "mẫn", "thi", "sử", "trầm", "uông", "khưu", "tiết", "cam", "đới", "hoắc", "nhan",
    )
)  # fmt: skip

# Syllables of given names, by which a name that a scan spoilt is mended.
_GIVEN = """
an anh ánh ái âm ân bá bách bảo bắc bằng bích bình bội bửu cảnh cầm cẩm cẩn chi chí chiến chinh chính
chung chương công cúc cương cường danh dân diễm diệp diệu dung dũng duy duyên dư dương đài đạo đạt đăng
điền điệp đình định đoan đoàn đô đông đồng đức gia giang giáp giàu hà hai hải hân hán hạnh hào hảo hằng
hậu hiên hiền hiển hiến hiệp hiếu hiệu hoa hóa hòa hoài hoan hoàn hoàng hoành hồ hội hồng hợp huân huấn
huệ hùng huy huyền huỳnh hưng hương hường hướng hữu khá khải khang khanh khánh khắc khiêm khiết khoa khoan
khoát khôi khuê khương kiên kiệt kiều kim kỳ lam lan lành lãnh lâm lân lập lê lễ lệ liêm liên liễu linh
lĩnh loan long lộc lợi luân luận lục luyện lực lương lượng lưu ly lý mai mạnh mẫn mận miên minh mơ mùi
mười mỹ nam năm nga ngà ngân nghi nghĩa nghiêm nghiệp ngoan ngọ ngọc nguyên nguyệt nhã nhàn nhạn nhân nhẫn
nhật nhi nhiên nho nhung như nhường ninh nở nữ nương oanh phát phi phong phớc phú phúc phụng phước phương
phượng quan quân quang quảng quế quốc quý quyên quyền quyết quỳnh sa sang sáng sâm sinh song sơn sương tài tam
tân tấn tâm tập tất thạch thái tham thảo thanh thành thạnh thao thắm thắng thân thế thể thêm thi thị thiên
thiện thiệp thiều thịnh thoa thọ thoại thỏa thông thơ thơm thu thuần thuận thục thùy thúy thủy thuyên
thuyết thư thức thương thường thược tiên tiến tiếp tiệp tình tĩnh toàn toán toản tố tôn trà trang tráng
trâm trân trầm tri trí triển triết triều trinh trình trọng trúc trung trực trường truyền tú tuân tuấn tuất
tùng tuyên tuyến tuyền tuyết từ tường tứ tỷ uyên uyển vân văn vẻ viên viễn việt vinh vĩnh vịnh võ vui vũ
vương vỹ xoan xuân xuyên xuyến yên yến ý
"""
GIVEN_NAMES = frozenset(_GIVEN.split())
# Of the names that a spoilt one may be these are the likeliest.
_COMMON = """
nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ văn thị minh hữu đức quốc thanh xuân ngọc đình công
hồng mạnh tuấn hùng dũng cường hòa bình chính anh linh hà long thảo trung hưng quang hải sơn nam thắng tùng
"""
COMMON_NAMES = frozenset(_COMMON.split())

# The heads of the columns of a table of tasks, folded; the first kind that fits is taken.
TABLE_COLUMNS = (
    (
        "number",
        (
            "stt", "tt", "so tt", "so thu tu", "#", "no",
        ),
    ),
    (
        "source",
        (
            "so ky hieu", "so, ky hieu", "ky hieu van ban", "so hieu", "so van ban", "van ban giao",
            "van ban chi dao", "nguon giao", "co quan ban hanh", "noi ban hanh",
            "can cu giao", "co so phap ly", "ngay giao", "ngay ban hanh",
        ),
    ),
    ("status", ("trang thai", "tinh trang")),
    (
        "cooperation",
        (
            "phoi hop", "co quan, don vi phoi hop", "tham gia",
        ),
    ),
    (
        "lead",
        (
            "chu tri", "don vi thuc hien", "co quan thuc hien", "phu trach", "trach nhiem", "dau moi",
            "don vi", "co quan", "nguoi thuc hien", "don vi duoc giao", "to chuc thuc hien",
        ),
    ),
    (
        "time",
        (
            "thoi gian", "thoi han", "tien do", "han hoan thanh", "han xu ly", "han nop", "han gui",
            "han cuoi", "han thuc hien", "hoan thanh", "han", "moc thoi gian",
            "ky bao cao", "thoi diem", "han xong", "han tra", "han bao cao", "han trinh", "han chot",
            "han phai", "han den", "ky han", "phai xong", "xong truoc", "ngay xong", "ngay nop", "ngay gui",
            "ngay trinh", "ngay bao cao", "deadline",
        ),
    ),
    (
        "recipient",
        (
            "noi nhan", "noi gui", "gui ve", "don vi nhan", "co quan nhan", "cap trinh",
        ),
    ),
    (
        "product",
        (
            "san pham", "ket qua", "hinh thuc", "ghi chu", "chi tieu", "kinh phi", "dau ra",
        ),
    ),
    (
        "content",
        (
            "noi dung", "nhiem vu", "cong viec", "ten de an", "de an", "hoat dong", "van ban", "giai phap",
            "ten bao cao", "bao cao", "cong tac", "viec",
        ),
    ),
)  # fmt: skip

# Verbs behind which stands who receives something, and what makes a task a report; both as patterns.
SENDING = (
    "t(?<![Cc]hương t)(?<![Gg]iải t)(?<!quá t)(?<!công t)(?<!quy t)(?<!tiến t)(?<!giáo t)(?<!hành t)(?<!lộ t)"
    "(?<![Tt]ờ t)rình",
    "báo cáo", "Báo cáo", "gửi", "Gửi", "nộp", "Nộp", "đồng gửi", "đề xuất", "Trình(?! (?:độ|tự))",
    *(f"{c}huyển(?! (?:đổi|biến|dịch|tiếp|nhượng|giao|hóa|hoá|động|hướng|viện|khoản))" for c in "cC"),
    *(f"{t}hông tin(?= (?:[^\\s,;.]+ ){{0,5}}(?:cho|về|đến|tới) [A-ZĐỦ])" for t in "tT"),
    "kiến nghị", "trả lời", "xin ý kiến", "đăng ký", "thông báo", "cung cấp",
    "có ý kiến", "phản hồi", "đồng báo cáo", "trả kết quả", "gởi", "phản ánh (?:tình hình|kết quả)",
    "phản ánh(?= (?:về|đến|tới|với) )", "Phản ánh",
    "cho ý kiến", "xin chủ trương", 
    f"báo(?= (?:ngay |kịp thời )?(?:(?:về|cho|lại) |[{UPPER}][{LOWER}]+ [{LOWER}]))", "Thông báo", "Cung cấp",
    "Trả lời", "Đăng ký", "Đề xuất", "Kiến nghị",
)  # fmt: skip

REPORTING = (
    "báo cáo(?! viên)", "báocáo", "gửi về", "gửi (?:báo cáo|kết quả|danh sách|hồ sơ|kế hoạch|ý kiến|văn bản"
    "|số liệu|bản|các|file|nội dung|thông tin|phiếu|bài|đề xuất|cho|tới|đến|tờ khai|báo giá|biên bản|bảng"
    "|biểu|dữ liệu|đăng ký"
    "|minh chứng|sản phẩm|chứng từ|đơn|lại|dự thảo|kèm|file|tài liệu|tổng hợp|nhận xét|thuyết minh"
    "|phương án)",
    "có ý kiến", "góp ý(?! rút kinh nghiệm)", "cho ý kiến",
    "tham gia ý kiến", "ý kiến tham gia", "t(?<!dự thảo t)rả lời",
    "cung cấp (?:bản|danh mục|số liệu|tài liệu|danh sách|hồ sơ|báo cáo)", "phúc đáp",
    "n(?<!người n)ộp(?! (?:thuế|tiền|phí|lệ phí|kinh phí|quỹ|đủ|ngân sách|các khoản"
    "|vào (?:tài khoản|[Kk]ho bạc|quỹ)))",
    "đ(?<!văn phòng đ)(?<!vpđk đ)ăng ký(?! (?:kinh doanh|đất đai))", "gửi (?:đồng chí|đ/c)",
    "phản ánh (?:tình hình|kết quả|về(?! việc))",
    "giải trình bằng văn bản",
    "phản hồi", "trả kết quả (?:về|cho)",
    "lập danh sách", "đề xuất gửi",
    "thông báo (?:về|kết quả|cho(?! (?:các )?(?:cha mẹ|phụ huynh|học sinh|người|nhân dân|hộ|khách)(?!\\w)))",
)  # fmt: skip
