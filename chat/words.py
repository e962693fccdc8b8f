"""The words by which people answer, as data: a tag and its phrases, written with their marks, split by "|".

To teach the bot a phrase, add it to its tag. Tests hold tables of sentences against these words.
A sentence is taken for done only if every word of it is known here, so a missing word costs a question back
and never a wrong report.
"""


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a list written with "|" between them."""
    return tuple(" ".join(part.split()) for part in text.split("|") if part.strip())


SLIPS = {
    "xog": "xong", "xonh": "xong", "xomg": "xong", "xonq": "xong", "xng": "xong", "song": "xong",
    "xongg": "xong", "xoong": "xong", "xobg": "xong", "xonng": "xong", "zong": "xong", "xoq": "xong",
    "xongr": "xong", "hoanthanh": "hoan thanh", "roj": "roi", "rui": "roi", "ruj": "roi", "r": "roi",
    "rr": "roi", "dc": "duoc", "ckua": "chua", "chuaa": "chua", "chx": "chua", "hok": "khong",
    "hong": "khong", "hem": "khong", "hk": "khong", "kg": "khong", "khg": "khong", "khum": "khong",
    "vc": "viec", "vjec": "viec", "bcao": "bao cao", "wa": "qua", "dag": "dang", "lm": "lam",
    "hthanh": "hoan thanh", "ht": "hoan thanh",
}  # fmt: skip
"""Folded slips of the thumb and abbreviations, as one word; those of two words are split before reading."""

ANSWER_WORDS: dict[str, tuple[str, ...]] = {
    # Words of completion that stand by themselves.
    "done": phrases(
        """xong | hoàn thành | hoàn tất | done | xong xuôi | hoàn thành xong | làm xong | đã hoàn
            thành xong | nộp xong | gửi xong | báo cáo xong | trả lời xong | xử lý xong | giải quyết
            xong | thực hiện xong | triển khai xong | ban hành xong | tổ chức xong | kết thúc xong |
            finish | finished | xong hết | hoàn thành hết | xong cả | hoàn thành toàn bộ | làm hết |
            hoàn thành tất cả | xong tất cả | hoàn thành rồi | làm xong rồi | mới xong | vừa xong |
            vừa mới xong | đã xong | xong rồi | tổng hợp xong | rà soát xong | kiểm tra xong | phát
            hành xong | nộp đủ | gửi đủ"""
    ),
    # Words that mean done only with "đã" or "rồi".
    "sent": phrases(
        """nộp | gửi | gởi | báo cáo | ban hành | phát hành | trả lời | nộp báo cáo | gửi báo cáo |
            gửi văn bản | nộp văn bản | gửi công văn | có báo cáo | có văn bản trả lời | có văn bản
            | gửi kết quả | nộp kết quả | báo cáo kết quả | giải quyết | xử lý | ký ban hành | ký
            phát hành | ký gửi"""
    ),
    "done_weak": phrases(
        """làm | thực hiện | triển khai | hoàn thiện | kết thúc | tổ chức | ✅ | ✔ | ☑ | đủ"""
    ),
    "perfect": phrases(
        """đã | rồi | tôi đã | đã xong | xong rồi | mới xong | vừa xong | vừa mới xong | hoàn thành
            rồi | làm xong rồi | vừa | vừa mới | đã có | mới vừa | đã được | đc rồi | được rồi"""
    ),
    "neg": phrases(
        """chưa | không | k | ko | kh | kp | chẳng | chả | đâu | chửa | chưa có | chưa được | không
            thể | hổng | not | no | đừng | khoan | không phải | chớ | sai | nhầm lẫn | thất bại |
            hỏng | lỗi"""
    ),
    "partial": phrases(
        """đang | sắp | gần | gần như | hầu như | hầu hết | cơ bản | về cơ bản | tạm | tạm thời |
            tương đối | sơ bộ | phần lớn | đa phần | một phần | nửa | một nửa | phân nửa | dự thảo |
            bản nháp | nháp | dở | còn | còn lại | chỉ còn | suýt | phần | khâu | bước | giai đoạn |
            đợt | được | đạt | từng phần | mới chỉ | mới có | mới | bước đầu | sắp sửa | gần gần |
            xíu nữa | một số | vài | nhiều | phần nào | tiếp tục | phần trăm | đang dở | dở dang | %
            | tiếp | hơn | riêng | tới đoạn | tới phần | chuẩn bị | dần | đang làm | đang thực hiện
            | đang xử lý | đang triển khai | đang tiến hành | đang soạn | đang soạn thảo | đang tổng
            hợp | đang hoàn thiện | đang rà soát | bắt đầu | đã bắt đầu | bắt tay | tiến hành | đang
            chờ | chờ | đợi"""
    ),
    "handed": phrases(
        """trình | trình ký | ký | duyệt | phê duyệt | xin ý kiến | lấy ý kiến | ý kiến | góp ý |
            thẩm định | xem xét | chờ ký | chờ duyệt | lãnh đạo ký | cho ý kiến | thông qua | đóng
            dấu | chờ ý kiến | chỉnh sửa | sửa lại | cập nhật | bổ sung | kiểm tra lại | xem lại | rà lại"""
    ),
    "unsure": phrases(
        """trừ | ngoại trừ | trừ ra | ngoài | chắc | chắc là | có lẽ | hình như | có thể | tầm |
            tưởng | nghe nói | hay là | hoặc | hay | không chắc | chưa chắc | coi như | xem như |
            nghe đâu | dường như | thì phải | nghe bảo | ai bảo | tưởng là | chắc chắn sẽ | có vẻ |
            nếu không nhầm | không rõ | lẽ ra | đáng lẽ | giả sử | suy ra | phòng bên | bên kia | phòng khác
            | đơn vị khác | bên khác | người khác | phòng bạn | đơn vị bạn | bên ấy | bên đó | bên đấy"""
    ),
    "future": phrases(
        """sẽ | mai | mốt | dự kiến | hẹn | hứa | cố gắng | phấn đấu | dự định | định làm | định
            nộp | để em | để tôi | sắp tới | ráng | gắng | đảm bảo | cam kết | quyết tâm | nay mai |
            bữa sau | lát nữa | tí nữa | chút nữa | kế hoạch là | ngày tới"""
    ),
    "maybe": phrases(
        """kịp | trong | trước | sau | ngay bây giờ | lát | tí | chút | nữa | ngay | nhất định |
            khoảng | mai mốt | lẹ | nhanh | gấp | bây giờ | giờ | lúc này | trong ngày | trước mắt"""
    ),
    "cond": phrases(
        """nếu | khi | khi nào | thì | phải | cần | muốn | xin | nhớ | hãy | đi | để | cho xong |
            cho kịp | giúp | nhờ | yêu cầu | đề nghị | thúc | giục | ai | người ta | giùm | hộ | dùm
            | lo | mong | hy vọng | mới được | miễn | đợi | vừa xong thì | sau khi | trước khi | kẻo
            | tuy | dù | mặc dù | lỡ | bị | tự động | giao | kêu | nói"""
    ),
    "ask": phrases(
        """bao giờ | khi nào | lúc nào | hả | hử | nhỉ | sao | thế nào | ra sao | phải không | phải
            ko | được không | không ạ | mấy | nào | gì | có phải | đúng không | bao lâu | bao nhiêu
            | đến đâu | tới đâu | tại sao | vì sao | ai | đâu rồi | chăng | thật không"""
    ),
    "reason": phrases(
        """vì | do | bởi | bởi vì | lý do | lí do | nguyên nhân | tại vì | lý do chậm | lí do chậm
            | lý do trễ | lý do quá hạn | giải trình | lý do là | lý do muộn"""
    ),
    "late": phrases(
        """chậm | trễ | muộn | quá hạn | trễ hạn | chậm hạn | chậm trễ | hơi trễ | hơi chậm | hơi
            muộn"""
    ),
    "received": phrases(
        """nhận | nhận được | nhận rồi | tiếp nhận | đã rõ | rõ | nắm được | nắm rồi | đã nắm |
            tiếp thu | đã xem | xem rồi | đã đọc | đọc rồi | đã biết | nhận việc | nhận nhiệm vụ |
            nhận văn bản | đã nhận | nhận được việc | nhận được nhiệm vụ | rõ rồi | nghe rõ | đã
            tiếp nhận | nhận tin | received | roger"""
    ),
    "withdraw": phrases(
        """rút báo cáo | rút lại | rút lại báo cáo | thu hồi báo cáo | hủy báo cáo | huỷ báo cáo |
            bấm nhầm | báo nhầm | báo cáo nhầm | gửi nhầm | rút | nhắn nhầm | xóa báo cáo | lấy lại
            báo cáo | ấn nhầm | nhầm"""
    ),
    "extend": phrases(
        """gia hạn | xin gia hạn | lùi hạn | xin lùi hạn | xin lùi | lùi thời hạn | xin thêm | thêm
            thời gian | xin hoãn | xin dời | dời hạn | xin dời hạn | xin kéo dài | kéo dài thời hạn
            | nới hạn | xin nới hạn | xin chậm | xin nộp chậm | xin nộp muộn | xin lui | lui hạn |
            giãn hạn | xin giãn | xin khất | khất | cho em lùi | xin cho lùi | lùi | đổi hạn | thay
            đổi hạn | điều chỉnh hạn | đổi thời hạn | gia hạn thêm | xin gia hạn thêm | cho thêm |
            cho em thêm | cho thêm thời gian | lùi ngày | cho lùi | xin phép gia hạn | đề nghị gia
            hạn | xin phép lùi | đề nghị lùi hạn | xin hoãn hạn"""
    ),
    "decline": phrases(
        """không thuộc | không phải việc | không thuộc trách nhiệm | không thuộc thẩm quyền | giao
            nhầm | không phải của | từ chối | không nhận | giao sai | không phải nhiệm vụ | nhầm đơn
            vị | nhầm phòng | không đúng chức năng | không thuộc chức năng | không phải trách nhiệm
            | giao không đúng | trả lại | chuyển nhầm | không liên quan | không đúng thẩm quyền |
            không phụ trách"""
    ),
    "task": phrases(
        """việc | nhiệm vụ | công việc | đầu việc | task | mục | việc số | nhiệm vụ số | số | việc
            thứ | # | mã | nv"""
    ),
    "and": phrases("và | với | cùng | lẫn | cùng với | & | + | cả"),
    "contrast": phrases("nhưng | tuy nhiên | nhưng mà | riêng | còn"),
    "paper": phrases(
        """công văn | cv | văn bản | vb | quyết định | qđ | tờ trình | ttr | công văn số | văn bản
            số | cv số | báo cáo số | tờ trình số | quyết định số | kế hoạch số | vb số | bc số |
            theo công văn | tại công văn | bằng công văn | theo văn bản | bằng văn bản | tại văn bản
            | tại báo cáo | theo báo cáo | kh số | thông báo số | số văn bản | số công văn | số hiệu
            | số kí hiệu | số ký hiệu"""
    ),
    "object": phrases(
        """báo cáo | kế hoạch | danh sách | biểu mẫu | biểu | kết quả | số liệu | bản cứng | bản
            mềm | bản ký số | văn bản | công văn | tham mưu | rà soát | kiểm tra | tập huấn | hội
            nghị | tổng hợp | đính kèm | kèm | kèm theo | file | tệp | ảnh | hình | minh chứng |
            theo | tại | bằng | qua | email | mail | zalo | e-office | eoffice | ioffice | hệ thống
            | trục liên thông | liên thông | qlvb | phần mềm | về | lên | cho sở | về sở | lên sở |
            sở | văn phòng | văn phòng sở | bộ phận văn thư | văn thư | như | của | đầy đủ | đúng
            hạn | đúng thời hạn | trước hạn | trong hạn | chương trình | quá trình | trung tâm |
            bệnh viện | đúng tiến độ | kịp thời | kịp tiến độ | đúng yêu cầu | theo yêu cầu | tiến
            độ | triển khai | thực hiện | tổ chức | xử lý | giải quyết | công tác | được giao | nội
            dung | chỉ đạo | cho | từ | hôm | ngày | toàn bộ | tất cả | hết | đều | cả | này | đó |
            trên | nêu trên | ở trên | trọn vẹn | dứt điểm | ban hành | phát hành | nộp | gửi | gởi
            | lúc | vào | sáng | chiều | cho văn phòng | 100% | liền | từ lâu | lâu | từ trước | sớm
            | hôm đó | thành công | tốt | tốt đẹp | chính thức | hẳn | link | dưới đây | sau đây"""
    ),
    "filler": phrases(
        """dạ | vâng | ạ | a | ah | nhé | nha | nhe | nghe | ơi | ok | oke | okie | okay | oki |
            ôkê | okê | thưa | kính | kính thưa | kính gửi | kính báo cáo | xin báo cáo | em xin báo
            cáo | tôi xin báo cáo | báo | em | tôi | mình | anh | chị | cô | chú | bác | sếp | bên |
            bên em | bên tôi | phòng | phòng em | phòng tôi | đơn vị | đơn vị em | đơn vị tôi |
            chúng tôi | bọn em | tụi em | thì | là | lãnh đạo | đồng chí | đ c | các anh | các anh
            chị | anh chị | trân trọng | cảm ơn | cám ơn | xin cảm ơn | thank | thanks | nhá | nhớ |
            đấy | đó | luôn | rồi nhé | rồi mà | hihi | hehe | haha | lun | ui | nè | này | hi |
            chào | xin chào | alo | cơ | các đồng chí | cho em báo cáo | em báo cáo | xin phép báo
            cáo | báo cáo anh | báo cáo chị | báo cáo sếp | báo cáo văn phòng | báo cáo lãnh đạo |
            báo cáo các anh | tôi báo cáo | mình báo cáo | được phân công | phân công | được giao |
            e | m | xin | xin thông báo | thông báo | nhen | nghen | hén | thế | vậy | rùi nha | ban
            | ak | ạk | đi ạ | trời | ôi"""
    ),
}

ANSWER_WORDS["safe"] = phrases(
    """không có vướng mắc | không vướng mắc | không có khó khăn | không phát sinh | không có gì
        vướng | không vấn đề gì | không có vấn đề gì | không có ý kiến | không có kiến nghị | không
        có gì thêm | không còn gì | không sót | không thiếu | đề nghị văn phòng xác nhận | nhờ văn
        phòng xác nhận | kính đề nghị xác nhận | đề nghị xác nhận | nhờ chị xác nhận | nhờ anh xác
        nhận | mong văn phòng xác nhận | kính đề nghị văn phòng xác nhận | xin xác nhận | xin ghi
        nhận | nhờ xác nhận | không vướng gì | sau đây | kính trình văn phòng | đúng không sai"""
)
"""Phrases that hold a negation and say nothing against a result."""

QUANTITIES = phrases(
    """người | bản | trang | cơ sở | triệu | lần | giờ | phút | cuộc | lớp | mẫu | buổi | xã |
        huyện | đơn vị | việc | nhiệm vụ | tuần | tháng | năm | ngày | đồng | tỷ | nghìn | đợt |
        lượt | hộ | đoàn | bệnh viện | quyển | trường hợp | điểm | nơi | phiếu | file | đầu việc |
        ca bệnh | trạm | chỉ tiêu | phần trăm | trẻ | mũi | liều | máy | hội nghị | bệnh nhân | hồ
        sơ | công việc | hôm | bữa | nội dung | thủ tục | hạng mục | phần | phần việc | ý | nửa | khâu
        | bước | tiêu chí | dự án | công trình | cán bộ | phường | thôn | trường | doanh nghiệp | vụ việc |
        chữ ký | phụ lục | câu | sản phẩm | đề án | phương án | vướng mắc | kiến nghị | khó khăn | mục tiêu |
        mục chờ | đầu mục | biên bản | hợp đồng | tài liệu"""
)
"""Nouns after which a number is a quantity and no task ("12 người"); a date is looked for first."""

PAPERS = phrases("""báo cáo | văn bản | công văn | kế hoạch | danh sách | biểu mẫu | tờ trình | quyết định""")
"""Nouns of two words that count as quantities unless the number of a document follows."""

ORDINALS = phrases(
    """điều | khoản | phòng | đợt | bước | phần | lần | giai đoạn | đoạn | quý | mẫu | biểu | phụ
        lục | lục | lúc | tháng | năm | tuần | ngày | mục | điểm | hạng | khoảng | tầm | trên | hơn
        | khóa | thứ | tầng | chương | trang | cấp | hội"""
)
"""Words before a number that make it something else than a task ("đợt 2", "quý 3")."""
