"""What units do, and the words by which a duty is laid on them: data, no logic.

Lower-case words match lower case only: the capital tells a name ("Phòng Tổ chức") from a verb ("tổ chức").
"""

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
    "công khai", "đánh giá", "lấy ý kiến", "đưa", "duy trì", "phát huy", "phát biểu", "phát động", "ưu tiên",
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
    "thu hút", "quảng bá", "giới thiệu", "sáp nhập", "kích hoạt", "sao lưu", "ôn tập", "coi thi",
    "chấm thi", "ra đề", "phát sóng", "đưa tin", "hoàn trả", "hoàn thuế", "khấu trừ", "đóng nộp", "đóng đủ",
    "chuyển giao", "tích hợp", "đồng bộ", "rút kinh nghiệm", "kiểm điểm", "tự kiểm tra", "tự rà soát",
    "tự đánh giá", "tuân thủ", "đối soát", "khoanh vùng", "xử trí", "thông tin đến", "thông tin cho",
    "theo lĩnh vực", "theo địa bàn", "theo phân công", "theo trách nhiệm", "theo dõi", "là thường trực",
    "lên", "cho", "thúc", "thụ lý", "kết thúc", "bắt đầu", "lập", "gọi", "chụp", "in ấn", "thuê", "vẽ",
    "trao", "ra thông báo", "ra quyết định", "ra văn bản", "thể chế hóa", "thể chế hoá", "giải tỏa",
    "cấp thẻ", "tuyên dương", "biểu dương", "phân luồng", "phân tuyến", "gia tăng", "hợp đồng",
    "nêu", "ngừng", "họp định kỳ", "làm cơ quan", "làm thường trực", "cùng chịu trách nhiệm", "liên đới",
    "dự sinh hoạt", "ra quân",
    "trả kết quả", "tổ chức thực hiện", "phối kết hợp", "kết hợp", "phúc tra", "trong thời hạn", "trong vòng",
    "trong thời gian", "còn phải", "tăng thời lượng", "đo kiểm",
    "nâng cấp", "trang trí", "trực ban", "trực ca", "trực tết", "cấp tài khoản", "cấp đổi", "biên soạn",
    "biên tập", "soạn", "lưu hồ sơ", "sửa", "giải thích", "động viên", "xếp loại", "xếp lịch", "xếp lớp",
    "xét duyệt", "bãi bỏ", "hợp nhất", "hệ thống hóa", "giải thể", "thu hoạch", "tích nước", "thu xếp",
    "tiếp dân", "cải thiện", "cải tạo", "tôn tạo", "trùng tu", "thu hẹp", "tinh giản", "tiếp sóng",
    "tôn vinh", "điểm danh", "xuất dữ liệu", "tra soát", "tra cứu", "tải lên", "truy bắt", "giải cứu",
    "đồng ý", "chấp thuận", "đứng ra", "cổ vũ", "phân phát", "tập luyện", "trưng bày", "xuất quân",
    "canh gác", "cảnh giới", "kê biên", "tịch thu", "khóa tài khoản", "khoá tài khoản", "khóa sổ",
    "khoá sổ", "công nhận", "dọn dẹp", "cụ thể hoá",
    "đây nhanh", "đây mạnh", "đa dạng hóa", "đa dạng hoá", "xã hội hóa", "xã hội hoá", "hiện đại hóa",
    "hiện đại hoá", "tối ưu hóa", "đồng bộ hóa", "công khai hóa", "đơn giản hóa", "đơn giản hoá",
    "số hoá", "chuẩn hoá",
    "đo", "rà lại", "lấy phiếu", "giải đáp", "chấm dứt", "tháo dỡ",
    "kiểm chứng", "phê chuẩn", "cắt tỉa", "chằng chống", "gia cường", "khơi dậy", "kêu gọi", "chuyển tiếp",
    "điều hành", "bốc xếp", "túc trực", "ứng trực", "trực chiến", "trực sẵn sàng", "trực cấp cứu",
    "trực chỉ huy", "canh phòng", "cứu chữa", "sơ cứu", "thu nhận", "thu dung", "truy xuất", "trích xuất",
    "trích lập", "tạm ứng", "cấp bù", "đặt hàng", "ký hợp đồng", "đàm phán", "thương thảo", "thương lượng",
    "gặp gỡ", "tiếp xúc", "hòa giải", "xét chọn", "xét tặng", "bình chọn", "bầu chọn", "suy tôn", "đề cử",
    "huấn luyện", "diễn tập", "in sao", "niêm phong", "kiểm phiếu", "tổng điều tra", "phát quang",
    "phát dọn", "tái đàn", "tiêm phòng", "tiêu độc", "khử trùng", "khử khuẩn", "truy vết", "dập dịch",
    "chuyển viện", "hội chẩn", "trang hoàng", "thắp sáng", "viết bài", "cổ động", "truyền tải",
    "đính chính", "nhập liệu", "làm sạch", "làm giàu", "đối sánh", "xác thực", "cấp mã", "phân quyền",
    "phân khai", "phân kỳ", "tiếp quản", "duy tu", "chỉnh trang", "chỉnh đốn", "cảnh cáo", "đình chỉ",
    "tạm đình chỉ", "tạm giữ", "bắt giữ", "truy tìm", "truy nã", "khởi tố", "ước tính",
    "dự kiến", "cân nhắc", "hoạch định", "định hướng", "vạch", "hiệu đính", "vinh danh", "tri ân",
    "thăm hỏi", "chúc mừng", "dâng hương", "đón tiếp", "sắp đặt", "hội ý", "trực báo", "khoanh nợ",
    "xóa nợ", "cơ cấu lại", "tái cơ cấu", "thoái vốn", "chia tách", "quyên góp", "ủng hộ", "tài trợ",
    "giúp đỡ", "đỡ đầu", "nêu gương", "gương mẫu", "giữ gìn", "gìn giữ", "lưu giữ", "ghi chép", "ghi hình",
    "quay phim", "thử nghiệm", "áp dụng", "tìm hiểu", "học hỏi", "tham khảo", "tiếp cận", "làm rõ",
    "công chứng", "chấp nhận", "từ chối", "hạn chế", "tiêu thoát", "ngăn ngừa", "đẩy lùi", "triệt phá",
    "trấn áp", "tấn công", "chốt chặn", "chốt trực", "giải tán", "di chuyển", "tiếp tế", "nhân bản",
    "rà phá", "tìm kiếm", "trục vớt", "neo đậu", "thông tuyến", "thông tin kịp thời", "hiệu chuẩn",
    "phê phán", "tăng", "giãn", "soi chiếu", "phát tờ rơi", "gieo", "xuống giống", "bơm", "thả",
    "khoanh nuôi", "giám hộ", "cảm hóa", "tái hòa nhập", "quản thúc", "tẩy chay", "chuyển hóa", "tiếp sức",
    "cổ phần hóa", "dự giờ", "ôn luyện", "phụ đạo", "dạy bù", "chấm bài", "duyệt kế hoạch", "thẩm duyệt",
    "mở lớp", "mở sổ", "mở chuyên mục", "mở cao điểm", "mở đợt", "bám địa bàn", "bám nắm", "nắm chắc",
    "chủ công", "đảm nhận", "đảm đương", "gánh vác", "tập kết", "đấu mối", "ký cam kết", "chịu sự",
    "nghiên cứu xây dựng", "trực bảo vệ",
)  # fmt: skip

# Verbs that are parts of names as well ("Phòng Hành chính tổng hợp", "Cục Giám sát quản lý về hải quan"):
# they end a name only where no capital stands shortly before them.
DOUBTFUL_PREDICATES = (
    "đầu tư", "quản lý", "giám sát", "thanh tra", "kiểm soát", "thanh toán", "quyết toán", "đấu thầu",
    "mua sắm", "ứng dụng", "truyền thông", "đổi mới", "lãnh đạo", "quy định", "tiếp nhận", "thẩm định",
    "thống kê", "phát hành", "tổng hợp", "đào tạo", "tổ chức", "thông tin", "chuyển đổi", "kiểm tra",
    "hỗ trợ", "đăng ký", "bổ sung", "điều chỉnh", "xây dựng", "hướng dẫn", "tuyên truyền", "in", "ra", "tự",
    "cùng", "nghiên cứu", "phát", "không", "giúp", "bảo dưỡng", "tư vấn", "điều phối", "giảng dạy",
    "quản trị", "chứng nhận", "chứng thực", "đấu giá", "thi công", "chăm sóc", "chiếu sáng", "kiểm dịch",
    "hợp tác", "dự toán", "dự báo", "cung ứng", "dự trữ", "dự phòng", "bảo lãnh", "kỷ luật", "phục hồi",
    "thi hành", "xét xử", "truy tố", "đấu tranh", "điều tiết", "thi đấu", "triển lãm", "thiết kế", "xây",
    "kiểm định", "kiểm nghiệm", "phục vụ", "bảo tồn", "vận chuyển", "cứu trợ", "cứu hộ", "biểu diễn", "mua",
)  # fmt: skip

# Where these stand, their verb is a part of a name: "Trung tâm Dịch vụ việc làm", "công trình giao thông".
PARTS_OF_NAMES = (
    "giao thông", "giao dịch", "nuôi trồng", "giao nhận", "giao ban", "việc làm", "công nghệ thông tin",
    "hệ thống thông tin",
    "cảnh sát điều tra", "cảnh sát quản lý", "tiếp nhận", "đăng ký kinh doanh", "đăng ký đất đai", "thu nhập",
    "đăng ký quyền", "đăng ký giao dịch", "đăng ký phương tiện", "thi hành án", "tuyển dụng viên chức",
    "tuyển dụng công chức", "hội đồng tuyển dụng", "kiểm soát nội bộ", "cán bộ quản lý", "người nộp thuế",
    "chăm sóc trẻ em", "ngân hàng", "khách hàng", "hàng không", "hàng hải", "chăm sóc sức khỏe",
    "sau thông quan", "sau đại học", "quản lý thị trường",
    "kiểm tra giám sát",
    "an toàn thực phẩm", "công ty thẩm định giá", "doanh nghiệp thẩm định giá", "tổ chức thẩm định giá",
    "hội đồng tuyển sinh", "hội đồng thẩm định", "hội đồng xét duyệt", "hội đồng đánh giá",
    "hội đồng nghiệm thu",
    "hội đồng thanh lý", "hội đồng quản trị", "tổ xác minh", "tổ thẩm định", "tổ khảo sát", "tổ kiểm kê",
    "tổ rà soát",
    "tổ công tác xử lý", "tiếp công dân", "khám bệnh", "khám, chữa bệnh", "khám chữa bệnh", "thu hồi nợ",
    "chuyển đổi số", "bảo vệ thực vật", "bảo vệ môi trường", "bảo vệ rừng", "độc lập", "dân lập", "tư lập",
    "công lập", "quốc lập", "phát triển quỹ đất", "thông tin điện tử", "kê khai và kế toán", "sáng lập",
    "phòng ngừa đấu tranh", "xử lý vi phạm", "xử lý nợ", "điều tra tội phạm", "điều tra tổng hợp",
    "vệ sinh thực phẩm",
    "vệ sinh lao động", "vệ sinh môi trường đô thị", "điều trị nội trú", "sửa chữa đường bộ",
    "trang bị kỹ thuật", "quản lý trực tiếp", "quản lý khoản thu", "ấn chỉ", "kê khai - kế toán",
    "đảng đoàn", "khai thác công trình", "khai thác thủy lợi", "khai thác khoáng sản", "khai thác cảng",
    "được chọn",
    "cung cấp dịch vụ", "mời thầu", "chủ đầu tư", "phạm vi quản lý", "đơn vị dự toán", "kỷ niệm",
    "ngày thành lập",
    "cấp nước",
    "kinh doanh vận tải",
    "tìm kiếm cứu nạn",
    "ngoại giao", "cơ quan truyền thông", "cơ quan thông tấn", "cơ quan báo chí", "đơn vị truyền thông",
    "hậu cần", "ký túc xá", "sử dụng lao động", "sử dụng đất", "tham gia giao thông", "tổng tham mưu",
    "cơ quan tham mưu", "đơn vị tham mưu", "tiêm chủng", "trồng trọt", "cơ sở điều trị", "trường thực hành",
    "phòng thực hành", "phòng cháy, chữa cháy", "phục vụ hành chính công", "cung ứng dịch vụ",
    "doanh nghiệp phân phối", "nhà phân phối",
    "còn lại", "người tham gia", "tìm kiếm, cứu nạn", "phòng chống", "hội đồng định giá", "quan hệ tiếp xúc",
    "trật tự", "giáo dục thường xuyên",
    "được kiểm tra", "được thanh tra", "được giám sát", "hồi sức tích cực", "thư ký",
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
    "duyệt", "danh mục", "phê chuẩn", "chậm", "cùng với", "ký", "góp ý", "thống nhất", "nghiệm thu",
    "thẩm tra",
)  # fmt: skip

# Verbs by which the issuer lays something on a unit; the unit's name follows at once.
ASSIGNING = (
    "giao trách nhiệm cho", "giao nhiệm vụ cho", "giao cho", "giao", "phân công", "ủy quyền cho",
    "ủy quyền", "uỷ quyền", "đề nghị", "yêu cầu", "chỉ thị", "nghiêm cấm",
)  # fmt: skip

# What a unit's name is followed by where it bears the task, wherever in the sentence.
RESPONSIBLE = (
    "chủ trì", "chịu trách nhiệm", "có trách nhiệm", "có nhiệm vụ", "là đầu mối", "làm đầu mối",
    "là đâu mối", "làm đâu mối", "đầu mối", "làm thường trực", "là thường trực", "được giao",
    *(
        f"{verb} {kind} {part}"
        for verb in ("là", "làm")
        for kind in ("cơ quan", "đơn vị", "bộ phận")
        for part in ("đầu mối", "thường trực", "chủ trì", "tham mưu", "giúp việc", "điều phối")
    ),
)  # fmt: skip

# Addressed by politeness or pronoun: the addressees are meant.
PRONOUNS = (
    "quý cơ quan", "quý đơn vị", "quý sở", "quý ủy ban", "quý bộ", "quý ban", "quý vị", "các đồng chí",
    "đồng chí", "các cơ quan nêu trên", "các đơn vị nêu trên", "các cơ quan, đơn vị nêu trên", "các đơn vị",
    "đơn vị", "quý trường", "các địa phương nêu trên", "các cơ quan, đơn vị", "quý công ty", "quý tòa",
    "các cơ quan", "các địa phương", "các đơn vị, địa phương", "các cơ quan, địa phương",
    "các cơ quan, đơn vị, địa phương", "các phòng", "các bộ, cơ quan nêu trên",
    "các bộ, ngành nêu trên", "các nơi nhận", "đơn vị này", "cơ quan này", "địa phương này", "sở này",
    "phòng này", "các đơn vị này", "các cơ quan này", "các địa phương này", "các sở này",
)  # fmt: skip
