"""Words that names of bodies are made of, and their letters. Data only."""

# Letters inside a name, and the words that they stand for; the longer ones first.
WHOLE_WORDS = (
    ("UBMTTQVN", "Ủy ban Mặt trận Tổ quốc Việt Nam"), ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"),
    ("MTTQVN", "Mặt trận Tổ quốc Việt Nam"), ("MTTQ", "Mặt trận Tổ quốc"),
    ("LĐTB&XH", "Lao động - Thương binh và Xã hội"), ("LĐ-TB&XH", "Lao động - Thương binh và Xã hội"),
    ("LĐ-TBXH", "Lao động - Thương binh và Xã hội"), ("LĐTBXH", "Lao động - Thương binh và Xã hội"),
    ("NN&PTNT", "Nông nghiệp và Phát triển nông thôn"), ("NNPTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("NN&MT", "Nông nghiệp và Môi trường"), ("PTNT", "Phát triển nông thôn"),
    ("GD&ĐT", "Giáo dục và Đào tạo"), ("GD-ĐT", "Giáo dục và Đào tạo"), ("GDĐT", "Giáo dục và Đào tạo"),
    ("TN&MT", "Tài nguyên và Môi trường"), ("TNMT", "Tài nguyên và Môi trường"),
    ("KH&ĐT", "Kế hoạch và Đầu tư"), ("KHĐT", "Kế hoạch và Đầu tư"), ("KH&CN", "Khoa học và Công nghệ"),
    ("KHCN", "Khoa học và Công nghệ"), ("TT&TT", "Thông tin và Truyền thông"),
    ("VHTT&DL", "Văn hóa, Thể thao và Du lịch"), ("VH,TT&DL", "Văn hóa, Thể thao và Du lịch"),
    ("VHTTDL", "Văn hóa, Thể thao và Du lịch"), ("VH&TT", "Văn hóa và Thông tin"),
    ("GTVT", "Giao thông vận tải"),
    ("TC-KH", "Tài chính - Kế hoạch"), ("TCKH", "Tài chính - Kế hoạch"), ("KT&HT", "Kinh tế và Hạ tầng"),
    ("KT-HT", "Kinh tế và Hạ tầng"), ("THADS", "Thi hành án dân sự"), ("BHXH", "Bảo hiểm xã hội"),
    ("PCTT&TKCN", "Phòng, chống thiên tai và Tìm kiếm cứu nạn"), ("KBNN", "Kho bạc Nhà nước"),
    ("NHNN", "Ngân hàng Nhà nước"), ("TAND", "Tòa án nhân dân"), ("VKSND", "Viện kiểm sát nhân dân"),
    ("HĐND", "Hội đồng nhân dân"), ("LHPN", "Liên hiệp Phụ nữ"), ("LĐLĐ", "Liên đoàn Lao động"),
    ("BQL", "Ban Quản lý"), ("BCĐ", "Ban Chỉ đạo"), ("BCH", "Ban Chấp hành"),
)  # fmt: skip

# Letters that are left as they are.
LETTER_WORDS = frozenset(
    ("THPT", "THCS", "TNCS", "GDTX", "GDNN", "MTV", "TNHH", "PTDT", "PTDTNT", "PTDTBT", "TH", "CP", "CDC",
     "TP.", "TH&THCS", "KTCTTL", "QLDA", "UBND", "NT", "TX", "GDNN-GDTX", "TMCP", "ODA", "DTNT", "DTBT",
     "PCTT")
)  # fmt: skip

# Known names after which another word of the name begins with a capital: "Trung tâm Kiểm soát".
NAMES_FOLLOW = frozenset(
    ("Bệnh viện Đa khoa", "Ban Chỉ đạo", "Ban Quản lý", "Chi cục", "Tổng cục", "Văn phòng")
)

# Common syllables that also begin or end the name of a place in two words: "Hải Sơn", "An Biên".
NAMES_BEGIN = frozenset(
    ("an", "biên", "hải", "hạ", "hậu", "hội", "lâm", "liên", "phong", "sông", "thanh", "thành", "thái",
     "thiện", "thượng", "tiên", "trung", "trường", "vạn", "đông", "đại", "đồng", "cầu", "cao", "đào", "thủy")
)  # fmt: skip

# Syllables of the trades that bodies are named after; any other syllable is taken for part of a name.
_SYLLABLES = """
an ban binh biên biển bán bóp bưu bướu bản bảo bất bệnh bộ cam cao chi chiến chiếu cho chung chuyên chuyển
chí chính chăn chương chấp chất chế chỉ chống chức chứng chữ con cung cáp cây có côi công cơ cảng cảnh cấp
cầm cầu cổ cục cụm của cứu da di dinh diện doanh du dân dưỡng dược dạng dạy dầu dẫn dịch dục dự gia giao
giám giáo giải giống giới hiểm hiện hiệp hoạch hoặc huy huyết huyện huấn hàm hàng hành hóa hưu hạ hải hậu
hệ họa học hỏa hộ hội hợp hữu khai khiếu khoa khoáng khu khuyến khuyết khám khí khảo khẩu kinh kiếm kiến
kiểm kiểu kiện ký kế kịch lao liên liễu liệu loại luật lâm lý lĩnh lưu lượng lập lẻ lịch lớn lợi lực môi
múa mạch mại mạng mầm mẫu mắt mặt mỏ mồ một mới nghiên nghiệm nghiệp nghĩa nghề nghệ ngoại nguyên nguồn
ngành ngân người ngữ nhi nhiên nhiễm nhiệm nhiệt nhà nhánh nhân nhạc nhập non nâng nông năng nước nạn nội
phong pháp phát phân phí phòng phóng phúc phương phường phạm phẩm phố phối phổ phổi phụ phục phụng quan
quy quyết quyền quân quản quận quốc quỹ răng rừng sinh soát sàn sách sáng sâu sông súc sĩ sạch sản số sở
sử sự tai tham than thanh thao thi thiên thiết thiếu thiện thoại thuật thuế thuốc thành thác thái thí thôn
thông thú thư thương thường thảo thần thẩm thập thế thể thị thống thủy thức thực tim tin tiên tiêu tiếp
tiết tiểu toàn toán tra trang triển trung truy truyền trào trách tráng trên trì trình trí trú trưng trường
trại trạm trắc trẻ trọng trồng trợ trữ trực tuyên tuyển tuổi ty tài tàng tác tâm tìm tích tín tòa tư tưởng
tượng tại tạo tạp tải tất tầng tập tật tế tỉnh tốc tổ tổng tộc tử tự ung vay viên viễn việc viện và vào võ
văn vũ vận vật vắc về vệ vị với vụ vực xe xin xoa xung xuất xây xã xét xúc xổ xử y yếu ôn đa đai điều điện
đo đoàn đào đình đô đăng đường đạc đại đạo đảng đất đấu đầu đẳng đặc định đỏ đốc đối đồ đồng đổi độc đội
động ương ủy kê kỹ phần hình sốt rét trùng côn đảo sát
"""
COMMON_WORDS = frozenset(_SYLLABLES.split())
