"""Names that a letterhead or a symbol abbreviates: provinces, bodies and their letters. Data only."""

# Cities under the central government; every other name here is a province. Names from before and after
# the mergers of July 2025 stand side by side, because old directives stay in force.
CITIES = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
PROVINCES = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bà Rịa-Vũng Tàu", "Bắc Giang", "Bắc Kạn", "Bạc Liêu", "Bắc Ninh",
    "Bến Tre", "Bình Định", "Bình Dương", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Đắk Lắk",
    "Đăk Lăk", "Đắk Nông", "Đăk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang",
    "Hà Nam", "Hà Tĩnh", "Hải Dương", "Hậu Giang", "Hòa Bình", "Hoà Bình", "Hưng Yên", "Khánh Hòa",
    "Khánh Hoà", "Kiên Giang", "Kon Tum", "Lai Châu", "Lâm Đồng", "Lạng Sơn", "Lào Cai", "Long An",
    "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ", "Phú Yên", "Quảng Bình", "Quảng Nam",
    "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La", "Tây Ninh", "Thái Bình", "Thái Nguyên",
    "Thanh Hóa", "Thanh Hoá", "Thừa Thiên Huế", "Thừa Thiên - Huế", "Tiền Giang", "Trà Vinh", "Tuyên Quang",
    "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip

# Towns by which a text or a place line gives away its province; no name that two provinces share.
TOWNS = {
    "An Giang": ("Long Xuyên", "Châu Đốc", "Tịnh Biên"), "Bà Rịa - Vũng Tàu": ("Vũng Tàu", "Côn Đảo"),
    "Bắc Ninh": ("Từ Sơn", "Thuận Thành"), "Bến Tre": ("Giồng Trôm", "Mỏ Cày"),
    "Bình Định": ("Quy Nhơn", "Qui Nhơn", "Hoài Nhơn", "Phù Cát", "Phù Mỹ", "Tuy Phước"),
    "Bình Dương": ("Thủ Dầu Một", "Dĩ An", "Bến Cát"),
    "Bình Phước": ("Đồng Xoài", "Chơn Thành"), "Bình Thuận": ("Phan Thiết", "Hàm Thuận Bắc"),
    "Đắk Lắk": ("Buôn Ma Thuột", "Buôn Hồ", "Krông Pắc"), "Đắk Nông": ("Gia Nghĩa", "Đắk Mil"),
    "Điện Biên": ("Mường Nhé", "Điện Biên Phủ"), "Đồng Nai": ("Biên Hòa", "Long Khánh", "Nhơn Trạch"),
    "Đồng Tháp": ("Cao Lãnh", "Sa Đéc", "Hồng Ngự"), "Gia Lai": ("Pleiku", "An Khê", "Ayun Pa"),
    "Hà Giang": ("Hoàng Su Phì", "Quản Bạ"), "Hà Nam": ("Phủ Lý", "Duy Tiên"),
    "Hà Tĩnh": ("Kỳ Anh", "Hồng Lĩnh", "Nghi Xuân"), "Hải Dương": ("Chí Linh", "Kinh Môn"),
    "Hậu Giang": ("Vị Thanh", "Ngã Bảy", "Long Mỹ"), "Hồ Chí Minh": ("Thủ Đức", "Cần Giờ", "Củ Chi"),
    "Hòa Bình": ("Mai Châu", "Kim Bôi"), "Hưng Yên": ("Mỹ Hào", "Khoái Châu"),
    "Khánh Hòa": ("Nha Trang", "Cam Ranh", "Trường Sa"), "Kiên Giang": ("Rạch Giá", "Hà Tiên", "Phú Quốc"),
    "Kon Tum": ("Đắk Tô", "Ngọc Hồi"), "Lai Châu": ("Tam Đường", "Sìn Hồ", "Than Uyên"),
    "Lâm Đồng": ("Đà Lạt", "Bảo Lộc"), "Lạng Sơn": ("Hữu Lũng", "Lộc Bình"), "Lào Cai": ("Sa Pa", "Bắc Hà"),
    "Long An": ("Tân An", "Kiến Tường", "Đức Hòa"), "Nam Định": ("Hải Hậu", "Giao Thủy"),
    "Nghệ An": ("Vinh", "Cửa Lò", "Con Cuông"), "Ninh Bình": ("Hoa Lư", "Tam Điệp"),
    "Ninh Thuận": ("Phan Rang", "Phan Rang-Tháp Chàm", "Phan Rang - Tháp Chàm", "Ninh Hải"),
    "Phú Thọ": ("Việt Trì", "Thanh Ba"), "Phú Yên": ("Tuy Hòa", "Sông Cầu"),
    "Quảng Bình": ("Đồng Hới", "Ba Đồn"), "Quảng Nam": ("Tam Kỳ", "Hội An", "Điện Bàn"),
    "Quảng Ngãi": ("Đức Phổ", "Sơn Tịnh", "Lý Sơn"), "Quảng Trị": ("Đông Hà", "Hướng Hóa", "Cồn Cỏ"),
    "Quảng Ninh": ("Hạ Long", "Cẩm Phả", "Uông Bí", "Móng Cái", "Đông Triều", "Vân Đồn", "Quảng Yên"),
    "Sóc Trăng": ("Ngã Năm", "Mỹ Xuyên", "Cù Lao Dung"), "Sơn La": ("Mộc Châu", "Sốp Cộp"),
    "Tây Ninh": ("Trảng Bàng", "Gò Dầu"), "Thái Bình": ("Tiền Hải", "Quỳnh Phụ"),
    "Thái Nguyên": ("Sông Công", "Phổ Yên"), "Thanh Hóa": ("Sầm Sơn", "Bỉm Sơn", "Nghi Sơn"),
    "Tiền Giang": ("Mỹ Tho", "Gò Công", "Cai Lậy"), "Trà Vinh": ("Càng Long", "Duyên Hải", "Trà Cú"),
    "Tuyên Quang": ("Na Hang", "Chiêm Hóa"), "Vĩnh Long": ("Vũng Liêm", "Trà Ôn"),
    "Vĩnh Phúc": ("Vĩnh Yên", "Phúc Yên"), "Yên Bái": ("Nghĩa Lộ", "Mù Cang Chải"),
}  # fmt: skip

# Provinces that ceased on 1 July 2025 (Nghị quyết 202/2025/QH15), and those that they became part of.
MERGED = {
    "Bà Rịa - Vũng Tàu": "Hồ Chí Minh", "Bắc Giang": "Bắc Ninh", "Bắc Kạn": "Thái Nguyên",
    "Bạc Liêu": "Cà Mau",
    "Bến Tre": "Vĩnh Long", "Bình Định": "Gia Lai", "Bình Dương": "Hồ Chí Minh", "Bình Phước": "Đồng Nai",
    "Bình Thuận": "Lâm Đồng", "Đắk Nông": "Lâm Đồng", "Hà Giang": "Tuyên Quang", "Hà Nam": "Ninh Bình",
    "Hải Dương": "Hải Phòng", "Hậu Giang": "Cần Thơ", "Hòa Bình": "Phú Thọ", "Kiên Giang": "An Giang",
    "Kon Tum": "Quảng Ngãi", "Long An": "Tây Ninh", "Nam Định": "Ninh Bình", "Ninh Thuận": "Khánh Hòa",
    "Phú Yên": "Đắk Lắk", "Quảng Bình": "Quảng Trị", "Quảng Nam": "Đà Nẵng", "Sóc Trăng": "Cần Thơ",
    "Thái Bình": "Hưng Yên", "Tiền Giang": "Đồng Tháp", "Trà Vinh": "Vĩnh Long", "Vĩnh Phúc": "Phú Thọ",
    "Yên Bái": "Lào Cai",
}  # fmt: skip

# The letters of a symbol, and the body that they stand for.
BODIES = {
    "TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ", "VPCP": "Văn phòng Chính phủ", "QH": "Quốc hội",
    "BYT": "Bộ Y tế", "BNV": "Bộ Nội vụ", "BTC": "Bộ Tài chính", "BXD": "Bộ Xây dựng", "BTP": "Bộ Tư pháp",
    "BCT": "Bộ Công Thương", "BCA": "Bộ Công an", "BQP": "Bộ Quốc phòng", "BNG": "Bộ Ngoại giao",
    "BGDĐT": "Bộ Giáo dục và Đào tạo", "BGD&ĐT": "Bộ Giáo dục và Đào tạo", "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BKHCN": "Bộ Khoa học và Công nghệ", "BTTTT": "Bộ Thông tin và Truyền thông",
    "BTNMT": "Bộ Tài nguyên và Môi trường", "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BNN": "Bộ Nông nghiệp và Phát triển nông thôn", "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BDTTG": "Bộ Dân tộc và Tôn giáo", "BGTVT": "Bộ Giao thông vận tải",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch", "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "LĐTBXH": "Bộ Lao động - Thương binh và Xã hội", "UBDT": "Ủy ban Dân tộc",
    "TTCP": "Thanh tra Chính phủ", "NHNN": "Ngân hàng Nhà nước Việt Nam",
    "BHXH": "Bảo hiểm xã hội Việt Nam", "TCT": "Tổng cục Thuế", "CT": "Cục Thuế",
    "TCHQ": "Tổng cục Hải quan", "TANDTC": "Tòa án nhân dân tối cao",
    "VKSTC": "Viện kiểm sát nhân dân tối cao", "KBNN": "Kho bạc Nhà nước", "CTGPL": "Cục Trợ giúp pháp lý",
    "TLĐ": "Tổng Liên đoàn Lao động Việt Nam", "SYT": "Sở Y tế", "SNV": "Sở Nội vụ", "STC": "Sở Tài chính",
    "SXD": "Sở Xây dựng", "STP": "Sở Tư pháp", "SCT": "Sở Công Thương", "SGDĐT": "Sở Giáo dục và Đào tạo",
    "SGD&ĐT": "Sở Giáo dục và Đào tạo", "SGDDT": "Sở Giáo dục và Đào tạo", "GDĐT": "Sở Giáo dục và Đào tạo",
    "SKHĐT": "Sở Kế hoạch và Đầu tư", "SKHCN": "Sở Khoa học và Công nghệ",
    "STTTT": "Sở Thông tin và Truyền thông", "STNMT": "Sở Tài nguyên và Môi trường",
    "SNNPTNT": "Sở Nông nghiệp và Phát triển nông thôn", "SNN": "Sở Nông nghiệp và Phát triển nông thôn",
    "SNNMT": "Sở Nông nghiệp và Môi trường", "SGTVT": "Sở Giao thông vận tải",
    "SVHTTDL": "Sở Văn hóa, Thể thao và Du lịch", "SVHTT": "Sở Văn hóa và Thể thao", "SDL": "Sở Du lịch",
    "SLĐTBXH": "Sở Lao động - Thương binh và Xã hội", "SNgV": "Sở Ngoại vụ", "SDT": "Sở Dân tộc",
    "SDTTG": "Sở Dân tộc và Tôn giáo", "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân",
}  # fmt: skip

# Letters that stand for words inside a body's name: "Cục TGPL".
SHORT_WORDS = {
    "TGPL": "Trợ giúp pháp lý", "GDĐT": "Giáo dục và Đào tạo", "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "THADS": "Thi hành án dân sự", "QLTT": "Quản lý thị trường", "ATTP": "An toàn thực phẩm",
    "QLĐĐ": "Quản lý đất đai", "TCKH": "Tài chính - Kế hoạch", "VHTT": "Văn hóa và Thông tin",
    "TNMT": "Tài nguyên và Môi trường", "KTHT": "Kinh tế và Hạ tầng",
    "NNPTNT": "Nông nghiệp và Phát triển nông thôn", "KHĐT": "Kế hoạch và Đầu tư", "YTDP": "Y tế dự phòng",
}  # fmt: skip

# Names as they are written out, to give letterheads in capitals (and OCR's lost diacritics) their form.
KNOWN_NAMES = (
    *dict.fromkeys(BODIES.values()), "Ủy ban nhân dân", "Hội đồng nhân dân", "Tổng cục Thống kê",
    "Tổng cục Du lịch", "Cục Thuế", "Cục Hải quan", "Thanh tra tỉnh", "Phòng Giáo dục và Đào tạo",
    "Phòng Nội vụ", "Phòng Y tế", "Phòng Tài chính - Kế hoạch", "Trung tâm Y tế",
    "Trung tâm Kiểm soát bệnh tật", "Bệnh viện Đa khoa", "Văn phòng Ủy ban nhân dân",
    "Văn phòng Trung ương Đảng", "Văn phòng Quốc hội", "Văn phòng Chủ tịch nước",
    "Văn phòng Đảng ủy Chính phủ", "Ban Chỉ đạo", "Ban Tổ chức", "Ban Tuyên giáo", "Ban Quản lý",
    "Ban Dân tộc", "Công an tỉnh", "Công an thành phố", "Bộ Chỉ huy quân sự", "Kiểm toán nhà nước",
    "Đài Truyền hình Việt Nam", "Thông tấn xã Việt Nam", "Tòa án nhân dân", "Viện kiểm sát nhân dân",
    "Ủy ban Mặt trận Tổ quốc Việt Nam", "Liên đoàn Lao động", "Hội Liên hiệp Phụ nữ", "Hội Nông dân",
    "Hội Cựu chiến binh", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Tỉnh ủy", "Thành ủy", "Huyện ủy",
    "Đảng ủy", "Sở", "Bộ", "Cục", "Phòng", "Ban", "Chi cục", "Tổng cục", "Chi cục Thuế", "Kho bạc Nhà nước",
    "Bảo hiểm xã hội", "Văn phòng", "Sở An toàn thực phẩm", "Sở Quy hoạch - Kiến trúc",
    "Tổ công tác chuyên trách cải cách thủ tục hành chính của Thủ tướng Chính phủ",
)  # fmt: skip

# What goes before a place's own name, in running text and in a letterhead.
PLACE_KINDS = ("thành phố", "tỉnh", "quận", "huyện", "thị xã", "thị trấn", "xã", "phường", "đặc khu")
