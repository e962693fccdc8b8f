"""Words of the office's language that the reader goes by: data, no logic.

To teach the reader a new word, add it to the list that fits; lower-case words match lower case only,
because in running text the capital tells a name ("Phòng Tổ chức") from a verb ("tổ chức").
"""

LOWER = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
UPPER = LOWER.upper()

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
    "Tổng công ty", "Tập đoàn", "Công ty", "Doanh nghiệp", "Xí nghiệp", "Bộ phận", "Thủ trưởng",
    "Người đứng đầu", "Chủ tịch", "Phó Chủ tịch", "Quyền Chủ tịch", "Giám đốc", "Phó Giám đốc", "Bộ trưởng",
    "Thứ trưởng", "Chánh Văn phòng", "Chánh văn phòng", "Chánh Thanh tra", "Chánh thanh tra", "Chánh án",
    "Chánhán", "Viện trưởng", "Cục trưởng", "Tổng cục trưởng", "Vụ trưởng", "Chi cục trưởng",
    "Trưởng phòng", "Trưởng Phòng", "Trưởng Ban", "Trưởng ban", "Hiệu trưởng", "Hiệu Trưởng",
    "Tổng Giám đốc", "Tổng giám đốc", "Thống đốc", "Tư lệnh", "Chỉ huy trưởng", "Bí thư", "Đồng chí",
    "Cơ quan", "Đơn vị", "Địa phương", "Chủ đầu tư", "Nhà thầu", "Tổ chức tín dụng", "Tiểu ban", "CDC",
    "Chuyên viên", "Thư viện", "Bảo tàng", "Nhà hát", "Kiểm toán", "Thông tấn xã", "Hiệp hội", "Phân viện",
    "Nhà trường", "Quý cơ quan", "Quý đơn vị", "Cổng Thông tin", "Cổng thông tin", "Tổng Thanh tra",
    "Kiểm lâm", "Giáo viên", "Tổ trưởng", "Trưởng thôn", "Trưởng khu phố", "Hợp tác xã", "Văn thư",
    "Điện lực", "Bưu điện", "VNPT", "Viettel", "Công đoàn",
    "Vườn quốc gia", "Khu bảo tồn", "Đồn Biên phòng", "Đồn biên phòng", "Trung đoàn", "Tiểu đoàn",
    "Lữ đoàn", "Hải đoàn", "Hải đội", "Tòa soạn", "Cảng vụ", "Chi nhánh", "Phân hiệu",
    "Nhà xuất bản", "Nhà văn hóa", "Nhà máy", "Nông trường", "Lâm trường", "Nghiệp đoàn", "Cảnh sát",
    "Điều dưỡng trưởng", "Kế toán trưởng", "Trưởng khoa", "Phó Trưởng", "Phó trưởng", "Phó Bí thư",
    "Phó Hiệu trưởng", "Phó hiệu trưởng", "Phó Chánh", "Ủy viên", "Uỷ viên", "Đội trưởng", "Trạm trưởng",
    "Trưởng Trạm", "Trưởng trạm", "Trưởng Công an", "Trưởng công an", "Trưởng Khoa", "Trưởng Bộ môn",
    "Trưởng xóm", "Trưởng ấp", "Trưởng bản", "Trưởng đoàn", "Trưởng Đoàn", "Trưởng tiểu ban",
    "Cấp trên trực tiếp", "Cấp ủy", "Cấp uỷ", "Chi ủy", "Chi uỷ", "Tổ chức tư vấn",
    "Hộ kinh doanh", "Nhà đầu tư", "Tư vấn giám sát", "Ban Chấp hành", "Ban chấp hành", "Ban Thường trực",
    "Đoàn thanh tra", "Đoàn Thanh tra", "Đoàn kiểm tra", "Đoàn Kiểm tra", "Đoàn thanh niên",
    "Ban giám hiệu", "Ban Giám hiệu", "Ban Lãnh đạo", "Ban lãnh đạo", "Ban điều hành", "Ban Điều hành",
    "Ban tổ chức", "Ban vận động", "Ban Vận động", "Ban Tổ chức", "Ban thư ký", "Ban Thư ký", "Tổ thư ký",
    "Tổ công nghệ", "Tổ Công nghệ", "Tổ chuyên môn", "Tổ bộ môn", "Bộ môn", "Kiểm sát viên", "Chấp hành viên",
    "Báo cáo viên", "Thẩm phán", "Giảng viên", "Cố vấn học tập",
)  # fmt: skip

# With these a name may begin but not go on: "Phòng Tài chính, Kế toán" is one.
OPENING_HEADS = (
    "Công chức", "Viên chức", "Cán bộ", "Kế toán", "Người nộp thuế", "Người sử dụng lao động",
    "Người lao động", "Người khai hải quan", "Tổ chức chi trả", "Tổ chức, cá nhân", "Tổ chức tín dụng", "Cá nhân",
)  # fmt: skip

# Short heads are common words too ("Ban hành", "Bộ tiêu chí"): a name or a place must follow them.
SHORT_HEADS = (
    "Bộ", "Sở", "Ban", "Cục", "Vụ", "Phòng", "P.", "VP", "Thanh tra", "Trạm", "Trường", "Đại học", "Viện",
    "BV", "Hội", "Đoàn", "Đài", "Báo", "Cổng", "Tổ", "Quỹ", "Khoa", "Đội", "Hạt", "Lãnh đạo", "Trưởng",
    "Ông", "Bà", "Cơ sở", "Cụm", "Khối", "Ngành", "Xã", "Phường", "Huyện", "Quận", "Tỉnh", "Thành phố",
    "Thuế", "Sư đoàn", "Đ/c", "Tạp chí", "TP", "Phó", "Đồn", "Thôn", "Ấp", "Bản", "Hộ", "Phân trạm", "Tòa",
)  # fmt: skip
AFTER_SHORT_HEADS = (
    "người", "cơ sở", "lâm nghiệp", "khu vực", "biên phòng", "nông dân", "phụ nữ", "cựu chiến binh", "chữ thập đỏ", "khuyến học", "tỉnh", "huyện",
    "thành phố", "xã", "phường", "quận", "thị xã", "các", "đơn vị", "phòng", "sở", "ngành", "chuyên môn",
    "nghiệp vụ", "chức năng", "công tác", "giúp việc", "thuộc", "trực thuộc", "y tế", "thị trấn", "đặc khu",
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
    "bí thư", "phó", "nhà đầu tư", "nhà máy", "hộ gia đình", "hộ dân", "lực lượng", "bộ môn", "hội đồng",
    "đồn", "hạt", "ban giám đốc", "đoàn thanh tra", "đoàn kiểm tra", "chi đoàn", "chi hội", "điểm trường", "tổ chức",
    "chuyên viên", "đảng viên", "thí sinh", "sinh viên", "học viên",
)  # fmt: skip

QUANTIFIERS = (
    "toàn thể các", "tất cả các", "một số", "các", "những", "toàn bộ", "từng", "mỗi", "tất cả", "toàn thể",
)  # fmt: skip

# Where a unit's name is over: what the unit is to do, or how.
PREDICATES = (
    "khẩn trương", "khan trương", "chủ trì", "phối hợp", "chủ động", "có trách nhiệm", "chịu trách nhiệm",
    "có nhiệm vụ", "có ý kiến", "có văn bản", "có báo cáo", "có kế hoạch", "có giải pháp", "có biện pháp",
    "có thể", "là đầu mối", "là cơ quan", "làm đầu mối", "là đơn vị", "căn cứ", "tiếp tục", "thực hiện",
    "triển khai", "rà soát", "hoàn thiện", "hoàn thành", "tham mưu", "đôn đốc", "theo dõi",
    "theo chức năng", "theo thẩm quyền", "theo nhiệm vụ", "theo phạm vi", "chỉ đạo", "báo cáo", "gửi",
    "tập trung", "tăng cường", "đẩy mạnh", "nghiêm túc", "thường xuyên", "kịp thời", "đề xuất", "bố trí",
    "bảo đảm", "đảm bảo", "quan tâm", "phải", "cần", "can", "phụ trách", "sẽ", "lập danh sách",
    "lập kế hoạch", "lập báo cáo", "lập hồ sơ", "lập dự toán", "cử", "chuẩn bị", "cung cấp", "ban hành",
    "quán triệt", "phổ biến", "thông báo", "đăng tải", "tiến hành", "sớm", "xem xét", "góp ý", "đóng góp",
    "góp", "tham gia", "cho ý kiến", "trực tiếp", "làm việc", "thống nhất", "giải quyết", "xử lý",
    "khắc phục", "thành lập", "phân công", "giao", "trình", "phê duyệt", "cập nhật", "nộp", "chuyển",
    "nâng cao", "quyết liệt", "định kỳ", "hằng năm", "hàng năm", "hàng quý", "hằng quý", "hàng tháng",
    "hằng tháng", "trước ngày", "trước", "chậm nhất", "trong tháng", "trong năm", "trong quý", "đề nghị",
    "yêu cầu", "nhanh chóng", "trên cơ sở", "được", "đã", "lựa chọn", "biết", "nhận", "công bố",
    "công khai", "đánh giá", "lấy ý kiến", "đưa", "duy trì", "phát huy", "phát động", "ưu tiên",
    "chấp hành", "thúc đẩy", "thúc đây", "đề cao", "vận động", "khai thác", "sử dụng", "ký", "nắm",
    "xác định", "khảo sát", "sửa đổi", "đối chiếu", "niêm yết", "chấn chỉnh", "dự họp", "tham dự",
    "tạo điều kiện", "mở", "gắn", "có phương án", "đồng thời", "tích cực", "hưởng ứng", "tiếp thu",
    "trả lời", "giữ", "treo", "vào cuộc", "nêu cao", "thu thập", "khuyến khích", "tháo gỡ", "cụ thể hóa",
    "đề ra", "ngay", "đăng", "thiết lập", "bám sát", "lồng ghép", "tính toán", "lưu ý", "chủ trương",
    "tập hợp", "viết", "xin", "đến dự", "thay", "phê bình", "kiện toàn", "phân bổ", "cân đối", "tiết kiệm",
    "thẩm tra", "xác nhận", "xác minh",
    "điều tra", "dự trù", "truy quét", "nhập", "gấp", "tìm", "giải ngân", "nắm bắt", "sẵn sàng",
    "triệt để", "thông qua", "trao đổi", "thực hành", "vẫn", "chưa", "chỉ", "hiện", "đang", "vừa",
    "triên khai", "trién khai", "thục hiện", "huy động", "đón", "số hóa", "liên hệ", "có mặt", "nhắc nhở",
    "quản triệt", "kiến nghị", "tuyển", "tuyển dụng", "chi trả", "bàn giao", "phân tích", "chăm lo", "dành",
    "tổng kết", "sơ kết", "hoàn tất", "hoàn chỉnh", "xúc tiến", "khởi công", "tiêm", "vệ sinh", "trồng",
    "thu gom", "thu hồi", "lắp đặt", "bảo vệ", "bảo trì", "tập huấn", "học tập", "mời", "đặt", "cấm",
    "dừng", "tạm dừng", "chuẩn hóa", "cài đặt", "kết nối", "khai báo", "kê khai", "chốt", "soạn thảo",
    "hủy", "khám", "điều trị", "cách ly", "phun", "giám định", "phân loại", "lưu trữ", "nhân rộng",
    "khen thưởng", "chia sẻ", "vận hành", "phân cấp", "cam kết", "bảo quản", "kiên quyết", "trang bị",
    "làm", "khuyến cáo", "cảnh báo", "ứng phó", "sơ tán", "di dời", "cưỡng chế", "giải phóng", "bồi thường",
    "truy thu", "hạch toán", "đối thoại", "tiếp công dân", "tuần tra", "thay thế", "ký kết", "mở rộng",
    "thí điểm", "liên kết", "đo đạc", "cắm mốc", "thăm", "tặng", "củng cố", "kiểm kê", "kiểm đếm",
    "nghiệm thu", "gia hạn", "gia cố", "sửa chữa", "nạo vét", "khơi thông", "cấp phát", "phân phối",
    "tiêu hủy", "thu phí", "miễn", "giảm", "lập phương án", "lập biên bản", "lập đề án", "lập tờ trình",
    "lập quy hoạch", "lập sổ", "lập dự án", "lập phiếu", "lập thủ tục", "lập bảng", "lập đoàn", "lập tổ",
    "thu phiếu", "thu nộp", "thu tiền", "họp xét", "họp thống nhất", "họp đánh giá", "họp bàn", "thông xe",
    "phản ánh", "chỉnh lý", "chỉnh sửa", "tiếp đón", "trao tặng", "vận dụng", "soát xét", "hiệu chỉnh",
    "bồi dưỡng", "giải trình", "phúc đáp", "thanh lý", "lấy mẫu", "xét nghiệm", "bình xét", "đấu nối",
    "cấp điện", "cấp nước", "cấp giấy", "cấp phép", "cấp kinh phí", "bổ nhiệm", "điều động", "luân chuyển",
    "sắp xếp", "ngăn chặn", "phòng ngừa", "phát hiện", "xử phạt", "lên kế hoạch", "lên phương án", "xây mới",
    "thi hành", "thu hút", "quảng bá", "giới thiệu", "sáp nhập", "kích hoạt", "sao lưu", "ôn tập", "coi thi",
    "chấm thi", "ra đề", "phát sóng", "đưa tin", "hoàn trả", "hoàn thuế", "khấu trừ", "đóng nộp", "đóng đủ",
    "chuyển giao", "tích hợp", "đồng bộ", "rút kinh nghiệm", "kiểm điểm", "tự kiểm tra", "tự rà soát",
    "tự đánh giá", "tuân thủ", "đối soát", "khoanh vùng", "xử trí", "thông tin đến", "thông tin cho",
    "theo lĩnh vực", "theo địa bàn", "theo phân công", "theo trách nhiệm", "theo dõi", "là thường trực",
    "làm cơ quan", "làm thường trực", "cùng chịu trách nhiệm", "liên đới", "dự sinh hoạt", "ra quân",
    "trả kết quả", "tổ chức thực hiện", "phối kết hợp",
)  # fmt: skip

# Verbs that are parts of names as well ("Phòng Hành chính tổng hợp", "Cục Giám sát quản lý về hải quan"):
# they end a name only where no capital stands shortly before them.
DOUBTFUL_PREDICATES = (
    "đầu tư", "quản lý", "giám sát", "thanh tra", "kiểm soát", "thanh toán", "quyết toán", "đấu thầu",
    "mua sắm", "ứng dụng", "truyền thông", "đổi mới", "lãnh đạo", "quy định", "tiếp nhận", "thẩm định",
    "thống kê", "phát hành", "tổng hợp", "đào tạo", "tổ chức", "thông tin", "chuyển đổi", "kiểm tra",
    "hỗ trợ", "đăng ký", "bổ sung", "điều chỉnh", "xây dựng", "hướng dẫn", "tuyên truyền", "in", "ra", "tự",
    "cùng", "nghiên cứu", "phát", "không", "giúp",
)  # fmt: skip

# Words that end a recipient's name: "báo cáo Thủ tướng Chính phủ kết quả".
RECIPIENT_ENDS = (
    "kết quả", "những", "để", "trước", "chậm nhất", "theo", "xem xét", "ban hành", "phê duyệt",
    "quyết định", "trong", "về", "qua", "bằng", "đúng", "định kỳ", "vào", "khi", "nếu", "các nội dung",
    "nội dung", "tình hình", "cho ý kiến", "và đồng gửi", "đồng thời", "phương án", "dự thảo", "đảm bảo",
    "bảo đảm", "làm cơ sở", "từ", "với", "tại", "hoặc", "các biện pháp", "một số", "đối với", "nhằm", "sau",
    "hàng", "hằng", "thông qua", "biết", "kèm", "do", "như", "việc", "giải pháp", "muộn nhất", "đến",
    "hồ sơ", "danh sách", "bố trí", "chủ trương", "công bố", "kế hoạch", "xử lý", "giao", "chỉ đạo",
    "thông báo", "ngay", "tiến độ", "số liệu", "báo cáo", "đề án", "đề nghị", "xét duyệt", "thẩm định",
)  # fmt: skip

# Verbs by which the issuer lays something on a unit; the unit's name follows at once.
ASSIGNING = (
    "giao trách nhiệm cho", "giao nhiệm vụ cho", "giao cho", "giao", "phân công", "ủy quyền cho",
    "ủy quyền", "uỷ quyền", "đề nghị", "yêu cầu", "chỉ thị", "nghiêm cấm",
)  # fmt: skip

# What a unit's name is followed by where it bears the task, wherever in the sentence.
RESPONSIBLE = (
    "chủ trì", "chịu trách nhiệm", "có trách nhiệm", "có nhiệm vụ", "là đầu mối", "làm đầu mối",
    "là cơ quan đầu mối", "là cơ quan thường trực", "đầu mối", "là cơ quan chủ trì", "là đơn vị chủ trì",
    "là đơn vị đầu mối", "làm cơ quan thường trực", "làm thường trực", "là thường trực", "là cơ quan tham mưu",
    "được giao",
)  # fmt: skip

# Addressed by politeness or pronoun: the addressees are meant.
PRONOUNS = (
    "quý cơ quan", "quý đơn vị", "quý sở", "quý ủy ban", "quý bộ", "quý ban", "quý vị", "các đồng chí",
    "đồng chí", "các cơ quan nêu trên", "các đơn vị nêu trên", "các cơ quan, đơn vị nêu trên", "các đơn vị",
    "đơn vị", "quý trường", "các địa phương nêu trên", "các cơ quan, đơn vị", "quý công ty", "quý tòa",
    "các cơ quan", "các địa phương", "các đơn vị, địa phương", "các phòng", "các bộ, cơ quan nêu trên",
    "các bộ, ngành nêu trên", "các nơi nhận", "đơn vị này", "cơ quan này", "địa phương này", "sở này",
    "phòng này", "các đơn vị này", "các cơ quan này", "các địa phương này", "các sở này",
)  # fmt: skip

# A document that needs no V/v bears its kind as a title.
DOCUMENT_KINDS = (
    "CHƯƠNG TRÌNH HÀNH ĐỘNG", "CHƯƠNG TRÌNH", "KẾ HOẠCH", "THÔNG BÁO KẾT LUẬN", "THÔNG BÁO", "CHỈ THỊ",
    "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "HƯỚNG DẪN", "KẾT LUẬN", "CÔNG ĐIỆN", "THÔNG TƯ", "NGHỊ ĐỊNH", "ĐỀ ÁN",
    "PHƯƠNG ÁN", "BÁO CÁO", "TỜ TRÌNH", "QUY CHẾ", "QUY ĐỊNH", "GIẤY MỜI", "CÔNG VĂN", "PHIẾU CHUYỂN",
    "LUẬT",
)  # fmt: skip

# Titles under which somebody signs, folded and in capitals in the text.
SIGNING_TITLES = (
    "GIÁM ĐỐC", "CHỦ TỊCH", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "CHÁNH VĂN PHÒNG", "CHỦ NHIỆM", "CỤC TRƯỞNG",
    "VỤ TRƯỞNG", "TRƯỞNG PHÒNG", "TRƯỞNG BAN", "THỦ TƯỚNG", "THỐNG ĐỐC", "HIỆU TRƯỞNG", "VIỆN TRƯỞNG",
    "CHÁNH THANH TRA", "CHI CỤC TRƯỞNG", "TỔNG CỤC TRƯỞNG", "BÍ THƯ", "CHÁNH ÁN", "TỔNG THANH TRA",
    "TỔ TRƯỞNG", "PHÓ VĂN PHÒNG", "TỔNG BIÊN TẬP", "VIỆN KIỂM SÁT", "TRƯỞNG ĐOÀN", "CHỈ HUY TRƯỞNG",
    "TỔNG KIỂM TOÁN", "PHÓ CHÁNH", "CHÁNH VP", "KẾ TOÁN TRƯỞNG", "TƯ LỆNH", "TRƯỞNG TIỂU BAN", "TỔNG GIÁM",
    "TRƯỞNG KHOA", "TRƯỞNG TRẠM",
)  # fmt: skip

# Kinds of documents and their letters, folded, that lay nothing on anybody but what they put a date to.
ASKING_NOTHING = frozenset(("giay moi", "to trinh", "bao cao", "gm", "ttr", "bc"))

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
        "cồ", "ôn", "mẫn", "thi", "sử",
    )
)  # fmt: skip

# The heads of the columns of a table of tasks, folded; the first kind that fits is taken.
TABLE_COLUMNS = (
    (
        "number",
        (
            "stt", "tt", "so tt", "so thu tu", "#", "no",
        ),
    ),
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
            "thoi gian", "thoi han", "tien do", "han hoan thanh", "hoan thanh", "han", "moc thoi gian",
            "ky bao cao", "thoi diem",
        ),
    ),
    (
        "recipient",
        (
            "noi nhan", "noi gui", "gui ve", "don vi nhan", "co quan nhan",
        ),
    ),
    (
        "product",
        (
            "san pham", "ket qua", "hinh thuc", "cap trinh", "ghi chu", "chi tieu", "kinh phi", "dau ra",
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
