"""The words that names of units, bodies and officers are made of.

To teach the reader a new kind of unit, add its first words to the list that fits.
"""

from collections.abc import Iterable
from itertools import product

# The first words of a unit's or an officer's name, as written in names.
UNIT_HEADS = (
    "Ủy ban nhân dân", "Uỷ ban nhân dân", "Ủy ban", "Uỷ ban", "UBND", "HĐND", "UBMTTQ", "Hội đồng nhân dân",
    "Hội đồng", "Đoàn đại biểu Quốc hội", "Đoàn ĐBQH", "Thường trực", "Ban Thường vụ", "Ban Cán sự",
    "Ban cán sự", "Tỉnh ủy", "Tỉnh uỷ", "Thành ủy", "Thành uỷ", "Huyện ủy", "Huyện uỷ", "Quận ủy",
    "Quận uỷ", "Thị ủy", "Đảng ủy", "Đảng uỷ", "Chi bộ", "Đảng bộ", "Chính phủ", "Thủ tướng",
    "Phó Thủ tướng", "Quốc hội", "Chủ tịch nước", "Tổng cục", "Chi cục", "Văn phòng", "VPCP", "Trung tâm",
    "TTYT", "Bệnh viện", "BVĐK", "Học viện", "Công an", "Bộ đội", "Bộ Chỉ huy", "Bộ chỉ huy", "BCH",
    "Quân khu", "Ngân hàng", "Kho bạc", "Bảo hiểm xã hội", "BHXH", "Hải quan", "Tòa án", "Toà án", "Tòaán",
    "Viện kiểm sát", "Viện Kiểm sát", "VKSND", "TAND", "Mặt trận", "MTTQ", "Liên đoàn", "Liên hiệp",
    "Liên minh", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Tổ công tác", "Tổ giúp việc", "Thành viên",
    "Ban Chỉ đạo", "Ban chỉ đạo", "BCĐ", "Ban Quản lý", "Ban quản lý", "BQL", "Ban Giám đốc",
    "Ban Vì sự tiến bộ", "Ban vì sự tiến bộ",
    "Tổng công ty", "Tổng Công ty", "Tập đoàn", "Công ty", "Doanh nghiệp", "Xí nghiệp",
    "Bộ phận", "Thủ trưởng",
    "Người đứng đầu", "Chủ tịch", "Phó Chủ tịch", "Quyền Chủ tịch", "Giám đốc", "Phó Giám đốc", "Bộ trưởng",
    "Thứ trưởng", "Chánh Văn phòng", "Chánh văn phòng", "Chánh Thanh tra", "Chánh thanh tra", "Chánh án",
    "Chánhán", "Viện trưởng", "Cục trưởng", "Tổng cục trưởng", "Vụ trưởng", "Chi cục trưởng",
    "Trưởng phòng", "Trưởng Phòng", "Trưởng Ban", "Trưởng ban", "Hiệu trưởng", "Hiệu Trưởng",
    "Tổng Giám đốc", "Tổng giám đốc", "Thống đốc", "Tư lệnh", "Chỉ huy trưởng", "Bí thư", "Đồng chí",
    "Cơ quan", "Đơn vị", "Địa phương", "Chủ đầu tư", "Nhà thầu", "Tổ chức tín dụng", "Tiểu ban", "CDC",
    "Chuyên viên", "Thư viện", "Bảo tàng", "Nhà hát", "Kiểm toán", "Thông tấn xã", "Hiệp hội", "Phân viện",
    "Nhà trường", "Quý cơ quan", "Quý đơn vị", "Cổng Thông tin", "Cổng thông tin", "Tổng Thanh tra",
    "Kiểm lâm", "Giáo viên", "Tổ trưởng", "Trưởng thôn", "Trưởng khu phố", "Hợp tác xã", "Văn thư",
    "Tổng phụ trách", "Chủ nhiệm", "Phó Chủ nhiệm", "Bên mời thầu", "Quân sự xã", "Nhóm công tác",
    "Nhóm chuyên gia", "Nhóm giúp việc", "Ban CHQS",
    "Điện lực", "Bưu điện", "VNPT", "Viettel", "Công đoàn",
    "Vườn quốc gia", "Khu bảo tồn", "Khu Quản lý", "Khu quản lý", "Đồn Biên phòng", "Đồn biên phòng",
    "Trung đoàn", "Tiểu đoàn", "Lữ đoàn", "Hải đoàn", "Hải đội", "Tòa soạn", "Cảng vụ", "Chi nhánh",
    "Phân hiệu", "Nhà xuất bản", "Nhà văn hóa", "Nhà máy", "Nông trường", "Lâm trường", "Nghiệp đoàn",
    "Cảnh sát", "Điều dưỡng trưởng", "Kế toán trưởng", "Trưởng khoa", "Phó Trưởng", "Phó trưởng",
    "Phó Bí thư", "Tổ phó", "Phó Tổ trưởng", "Thư ký", "Thanh tra viên", "Kiểm tra viên", "Cộng tác viên",
    "Tình nguyện viên", "Giám sát viên", "Chủ thể", "Hệ thống truyền thanh", "Phó Hiệu trưởng",
    "Phó hiệu trưởng", "Phó Chánh", "Ủy viên", "Uỷ viên", "Đội trưởng", "Trạm trưởng",
    "Trưởng Trạm", "Trưởng trạm", "Trưởng Công an", "Trưởng công an", "Trưởng Khoa", "Trưởng Bộ môn",
    "Trưởng xóm", "Trưởng ấp", "Trưởng bản", "Trưởng đoàn", "Trưởng Đoàn", "Trưởng tiểu ban",
    "Cấp trên trực tiếp", "Cấp ủy", "Cấp uỷ", "Chi ủy", "Chi uỷ", "Tổ chức tư vấn",
    "Hộ kinh doanh", "Nhà đầu tư", "Tư vấn giám sát", "Ban Chấp hành", "Ban chấp hành", "Ban Thường trực",
    "Đoàn thanh tra", "Đoàn Thanh tra", "Đoàn kiểm tra", "Đoàn Kiểm tra", "Đoàn thanh niên",
    "Ban giám hiệu", "Ban Giám hiệu", "Ban Lãnh đạo", "Ban lãnh đạo", "Ban điều hành", "Ban Điều hành",
    "Ban tổ chức", "Ban vận động", "Ban Vận động", "Ban Tổ chức", "Ban thư ký", "Ban Thư ký", "Tổ thư ký",
    "Tổ công nghệ", "Tổ Công nghệ", "Tổ chuyên môn", "Tổ bộ môn", "Bộ môn", "Kiểm sát viên", "Chấp hành viên",
    "Báo cáo viên", "Thẩm phán", "Giảng viên", "Cố vấn học tập", "Đảng đoàn", "Ban Bí thư", "Tổng Bí thư",
    "UBTVQH",
    "Tổ đảng", "Đoàn trường", "Đội ngũ", "Ban đảng", "Quỹ tín dụng", "Quỹ đầu tư", "Quỹ hỗ trợ", "Quỹ bảo vệ",
    "Quỹ phát triển", "Quỹ bảo lãnh", "Sở quản lý", "Ban đại diện", "Mạng lưới", "UBMTTQVN",
    "Đài truyền thanh", "Ban bầu cử", "Khối", "Tổng Liên đoàn", "LĐLĐ", "Tỉnh Đoàn", "Thành Đoàn",
    "Đài phát thanh", "Đài truyền hình", "Đài tiếng nói",
    "Báo và Phát thanh", "Báo và phát thanh", "Báo và Đài", "Ban nhân dân", "Ban công tác",
    "Ban quản trị", "Ban bảo vệ", "GVCN", "GVBM", "BGH", "Thủy đội", "Liên danh", "Người phát ngôn",
    "CĐCS", "Tổng LĐLĐ", "Vùng Cảnh sát", "Chi đội", "NHNN", "KBNN", "NHCSXH", "TCTD", "VKS",
    "Trung ương Đoàn", "Trung ương Hội",
    "Ban chỉ huy", "Ban Chỉ huy", "Nhóm trưởng", "Ban Dân vận", "Ban Tuyên giáo", "Ban Nội chính",
    "Chủ rừng", "Nhà cung cấp", "Chánh tòa", "Hạt trưởng", "Trưởng hạt",
    "Thi hành án dân sự", "Agribank", "BIDV", "Vietcombank", "Vietinbank", "Khu QLĐB", "Nhà mạng",
    "Hạt sở tại", "Tổ chức đảng", "Tổng đài",
)  # fmt: skip

# With these a name may begin but not go on: "Phòng Tài chính, Kế toán" is one.
OPENING_HEADS = (
    "Công chức", "Viên chức", "Cán bộ", "Kế toán", "Người nộp thuế", "Người sử dụng lao động",
    "Người lao động", "Người khai hải quan", "Nhân viên", "Tổ chức chi trả", "Tổ chức, cá nhân",
    "Tổ chức tín dụng",
    "Cá nhân", "Chính quyền", "Lực lượng", "Đại diện",
)  # fmt: skip

# Short heads are common words too ("Ban hành", "Bộ tiêu chí"): a name or a place must follow them.
SHORT_HEADS = (
    "Bộ", "Sở", "Ban", "Cục", "Vụ", "Phòng", "P.", "VP", "Thanh tra", "Trạm", "Trường", "Đại học", "Viện",
    "BV", "Hội", "Đoàn", "Đài", "Báo", "Cổng", "Tổ", "Quỹ", "Khoa", "Đội", "Hạt", "Lãnh đạo", "Trưởng",
    "Ông", "Bà", "Cơ sở", "Cụm", "Khối", "Ngành", "Xã", "Phường", "Huyện", "Quận", "Tỉnh", "Thành phố",
    "Thủ đô", "Thuế", "Sư đoàn", "Đ/c", "Tạp chí", "TP", "Phó", "Đồn", "Thôn", "Ấp", "Bản", "Hộ", "Phân trạm",
    "Tòa", "Viễn thông",
)  # fmt: skip
AFTER_SHORT_HEADS = (
    "người", "cơ sở", "lâm nghiệp", "khu vực", "biên phòng", "nông dân", "phụ nữ", "cựu chiến binh",
    "chữ thập đỏ", "khuyến học", "tỉnh", "huyện",
    "thành phố", "xã", "phường", "quận", "thị xã", "các", "đơn vị", "phòng", "sở", "ngành", "chuyên môn",
    "chuyên trách", "nghiệp vụ", "chức năng", "công tác", "giúp việc", "thuộc", "trực thuộc", "y tế",
    "thị trấn", "đặc khu", "dân phố", "của",
)  # fmt: skip

# The same written small, after "các", "những" or by themselves: groups of units.
GROUP_HEADS = (
    "bộ", "sở", "ban", "ngành", "phòng", "cơ quan", "đơn vị", "địa phương", "cục", "vụ", "chi cục",
    "tổng cục", "trung tâm", "bệnh viện", "trường", "viện", "huyện", "xã", "quận", "thị xã", "thành phố",
    "tỉnh", "phường", "thành viên", "doanh nghiệp", "cơ sở", "đồng chí", "hội", "đoàn thể", "chủ đầu tư",
    "công ty", "tập đoàn", "tổng công ty", "ngân hàng", "trạm", "khoa", "văn phòng", "công an",
    "ban quản lý", "thủ trưởng", "hiệu trưởng", "giám đốc", "trưởng", "chủ tịch", "ủy ban", "cấp", "tổ",
    "đội", "chi nhánh", "nhà trường", "nhà thầu", "cá nhân", "công chức", "khối", "cụm", "tiểu ban",
    "xí nghiệp", "bảo hiểm xã hội", "kho bạc", "thuế", "hải quan", "đảng ủy", "bộ phận", "chi bộ",
    "học viện", "đại học", "người đứng đầu", "cán bộ", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy",
    "tỉnh uỷ", "thành uỷ", "huyện uỷ", "đảng uỷ", "chi ủy", "đảng bộ", "giáo viên", "tổ trưởng", "thôn",
    "tổ dân phố", "khu phố", "ấp", "hợp tác xã", "ban chỉ đạo", "ban cán sự", "khoa phòng", "bản", "xóm",
    "đài", "báo", "tạp chí", "viên chức", "điện lực", "bưu điện", "công đoàn", "ủy viên", "uỷ viên",
    "hộ kinh doanh", "người nộp thuế", "người sử dụng lao động", "hãng", "phân hiệu", "câu lạc bộ", "kế toán",
    "nhà cung cấp", "nhà mạng",
    "bí thư", "phó", "nhà đầu tư", "nhà máy", "hộ", "nhóm", "hộ gia đình", "hộ dân", "lực lượng",
    "bộ môn", "hội đồng", "buôn", "làng", "tiểu khu", "khóm", "khối phố", "khu dân cư",
    "đồn", "hạt", "ban giám đốc", "đoàn thanh tra", "đoàn kiểm tra", "chi đoàn", "chi hội",
    "điểm trường", "tổ chức",
    "chuyên viên", "đảng viên", "thí sinh", "sinh viên", "học viên", "đảng đoàn", "tổ đảng", "ban đảng",
    "hội quần chúng", "hiệp hội", "chủ thể", "chính quyền", "mặt trận", "đoàn thể chính trị",
    "đại biểu", "nhà xuất bản", "chủ rừng", "chủ tàu", "chủ hộ", "chủ hồ", "chủ đập", "chủ phương tiện",
    "chủ cơ sở",
    "chủ nguồn thải", "bảo tàng", "thư viện", "quỹ tín dụng", "hệ thống phân phối", "hệ thống siêu thị",
    "ông (bà)", "ông, bà", "ông/bà", "anh (chị)",
    "hệ thống bán lẻ", "thương nhân", "lớp", "trang trại", "chủ trang trại", "liên đội", "ngư dân",
)  # fmt: skip

QUANTIFIERS = (
    "toàn thể các", "tất cả các", "một số", "các", "những", "toàn bộ", "từng", "mỗi", "tất cả", "toàn thể",
)  # fmt: skip


# Words that names of bodies are made of, and their letters. Data only.

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
đo đoàn đảm đào đình đô đăng đường đạc đại đạo đảng đất đấu đầu đẳng đặc định đỏ đốc đối đồ đồng đổi độc đội
động ương ủy kê kỹ phần hình sốt rét trùng côn đảo sát
"""
COMMON_WORDS = frozenset(_SYLLABLES.split())


def in_any_capitals(heads: Iterable[str]) -> list[str]:
    """The heads with each of their further words in small and in capitals: "Nhà Văn hóa", "Nhà văn hóa"."""
    forms: dict[str, None] = {}
    for head in heads:
        first, *others = head.split()
        named = all(word[1:].islower() for word in (first, *others))
        for written in product(*((word.lower(), word.capitalize()) for word in others)) if named else ():
            forms[" ".join((first, *written))] = None
        forms[head] = None
    return list(forms)
