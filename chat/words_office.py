"""The words by which the office commands and people ask, as data: a tag and its phrases with their marks."""

from chat.words import phrases

OFFICE_WORDS: dict[str, tuple[str, ...]] = {
    "drop": phrases(
        """bỏ | bỏ qua | loại | loại bỏ | xóa | xoá | không giao | gạch | bỏ bớt | bỏ bản nháp số |
            gạch bỏ | bỏ ra"""
    ),
    "restore": phrases("lấy lại | khôi phục | phục hồi | thêm lại | giữ lại | giữ | lấy về"),
    "fix": phrases(
        """sửa hạn | sửa thời hạn | chỉnh hạn | sửa ngày | hạn | đặt hạn | sửa lại hạn | thời hạn |
            sửa deadline | thêm hạn | ghi hạn | sửa ngày đến hạn | sửa hạn cho | chỉnh lại hạn"""
    ),
    "change": phrases(
        """đổi hạn | đổi thời hạn | thay đổi hạn | dời hạn | điều chỉnh hạn | chuyển hạn | cập nhật
            hạn | điều chỉnh thời hạn | thay đổi thời hạn | đổi ngày | rút hạn | lùi hạn | đổi lại
            hạn | đổi deadline"""
    ),
    "give": phrases(
        """giao | giao cho | phân công | gán | giao việc | phân công cho | giao việc cho | giao
            nhiệm vụ | giao nhiệm vụ cho"""
    ),
    "reassign": phrases(
        """chuyển | chuyển cho | chuyển giao | giao lại | chuyển đơn vị | chuyển việc | điều chuyển
            | đổi đơn vị | chuyển sang | giao lại cho | đổi đơn vị chủ trì | chuyển nhiệm vụ"""
    ),
    "save": phrases(
        """lưu | lưu lại | lưu luôn | chốt | lưu và giao | lưu tất cả | lưu hết | lưu bản nháp |
            save | chốt luôn | lưu đi | lưu văn bản"""
    ),
    "reject": phrases(
        """bỏ văn bản này | hủy bản này | không lưu | bỏ bản nháp | hủy bản nháp | hủy văn bản này
            | bỏ cả văn bản | không lưu văn bản này | hủy nhập | hủy nháp | bỏ nháp | hủy văn bản |
            bỏ văn bản | không nhập | không nhập văn bản | hủy bản soát | huỷ bản soát | bỏ bản
            soát | đóng bản soát | hủy soát | không nhập nữa | huỷ bản nháp | huỷ nháp |
            huỷ văn bản này | hủy bỏ bản nháp"""
    ),
    "review": phrases(
        """xem bản nháp | bản nháp | xem nháp | danh sách nháp | xem lại bản nháp | nháp | xem
            trang | trang | xem văn bản đang duyệt | mở bản nháp | xem dự thảo | bản nháp đâu
            | xem bản soát | bản soát | soát | soát lại | soát việc | xem lại | xem lại bản soát |
            mở bản soát | xem soát | xem lại việc"""
    ),
    "next": phrases(
        """tiếp | xem tiếp | trang sau | tiếp theo | trang tiếp | xem thêm | trang kế | trang tiếp
            theo | next"""
    ),
    "prev": phrases("trang trước | quay lại | lùi lại | lùi trang | về trang trước"),
    "alias": phrases(
        """nhớ tên | giữ tên | lưu tên | nhớ tên gọi | thêm tên | nhớ cách gọi | thêm tên gọi | lưu
            tên gọi"""
    ),
    "received_on": phrases(
        """ngày nhận | nhận ngày | nhận văn bản ngày | ngày đến | ngày nhận văn bản | ngày tiếp
            nhận | văn bản nhận ngày | văn bản đến ngày | ngày nhận là"""
    ),
    "confirm": phrases(
        """xác nhận | xn | duyệt | chấp nhận | nghiệm thu | công nhận | thông qua | xác nhận hoàn
            thành | đồng ý | phê duyệt | duyệt hoàn thành | đồng ý hoàn thành | xác nhận xong |
            duyệt báo cáo | xác nhận báo cáo | chấp nhận báo cáo | đồng ý xác nhận | xác nhận cho | nhất trí
            | đồng ý với | nhất trí với"""
    ),
    "confirm_weak": phrases("ok | oke | okie | đạt | được"),
    "return": phrases(
        """trả lại | trả | trả về | yêu cầu làm lại | làm lại | không đạt | chưa đạt | yêu cầu bổ
            sung | không duyệt | không đồng ý | không xác nhận | không chấp nhận | báo cáo lại | từ
            chối | bác | không công nhận | trả lại báo cáo | yêu cầu báo cáo lại | chưa đạt yêu cầu
            | không đạt yêu cầu | đề nghị bổ sung | đề nghị làm lại | chưa đồng ý | ko duyệt | ko
            đồng ý | k duyệt"""
    ),
    "grant": phrases(
        """đồng ý gia hạn | cho gia hạn | duyệt gia hạn | gia hạn | chấp nhận gia hạn | cho lùi hạn
            | gia hạn cho | đồng ý lùi hạn | đồng ý cho gia hạn | xác nhận gia hạn | gia hạn thêm |
            ok gia hạn | chấp thuận gia hạn | đồng ý cho lùi hạn | duyệt cho gia hạn | đồng ý cho
            lùi | gia hạn thêm cho | cho thêm"""
    ),
    "refuse": phrases(
        """từ chối gia hạn | không đồng ý gia hạn | không cho gia hạn | không gia hạn | bác gia hạn
            | không duyệt gia hạn | không chấp nhận gia hạn | không đồng ý cho gia hạn | không đồng
            ý lùi hạn | không cho lùi hạn | ko gia hạn | ko cho gia hạn | ko đồng ý gia hạn | không
            chấp thuận gia hạn | từ chối cho gia hạn | không gia hạn cho | k cho gia hạn"""
    ),
    "cancel": phrases(
        """hủy | huỷ | hủy bỏ | huỷ bỏ | thu hồi | hủy việc | hủy nhiệm vụ | huỷ việc | hủy giao"""
    ),
    "pause": phrases(
        """tạm dừng | tạm ngưng | tạm hoãn | dừng | hoãn | ngừng | tạm ngừng | ngưng | cho tạm dừng |
            cho dừng | cho tạm ngưng | cho tạm hoãn"""
    ),
    "resume": phrases(
        """tiếp tục | mở lại | chạy lại | khởi động lại | bỏ tạm dừng | thôi tạm dừng | tiếp tục
            lại | hết tạm dừng | cho tiếp tục | cho mở lại | cho chạy lại"""
    ),
    "undo": phrases(
        """hoàn tác | undo | hủy xác nhận | bỏ xác nhận | huỷ xác nhận | lấy lại xác nhận | hủy trả
            lại | rút xác nhận"""
    ),
    "urge": phrases(
        """đôn đốc | nhắc | nhắc nhở | nhắc việc | giục | thúc | hối | nhắc lại | gửi nhắc | đôn
            đốc ngay | nhắc ngay | gửi đôn đốc | gửi nhắc việc | đôn đốc việc | nhắc nhở việc | thúc
            giục"""
    ),
    "invite": phrases(
        """mời | invite | tạo mã | cấp mã | mã mời | gửi lời mời | mời lại | tạo mã mời | cấp mã
            mời | cấp lại mã | tạo lại mã"""
    ),
    "all": phrases("tất cả | hết | toàn bộ | cả | tất | hết tất cả | mọi | tất cả các | toàn bộ các"),
    "undated": phrases(
        """không hạn | không có hạn | chưa có hạn | không thời hạn | không có thời hạn | không ghi
            hạn | ko hạn | ko có hạn | chưa có thời hạn | không ghi thời hạn | không rõ hạn | k có
            hạn | không đặt hạn"""
    ),
    "no_unit": phrases(
        """chưa có đơn vị | không có đơn vị | còn lại | chưa rõ đơn vị | không rõ đơn vị | chưa
            giao | chưa có ai | chưa phân công | chưa nhận ra đơn vị"""
    ),
    "cooperate": phrases(
        """phối hợp | phối hợp với | cùng phối hợp | phối hợp cùng | thêm phối hợp | đơn vị phối
            hợp | phối hợp là | ph"""
    ),
    "lead": phrases("chủ trì | làm đầu mối | đầu mối"),
    "except": phrases("trừ | trừ ra | ngoại trừ | trừ việc | ngoài"),
    "overdue": phrases("quá hạn | trễ hạn | trễ | chậm | đang trễ | đang quá hạn | chậm hạn"),
    "to": phrases("cho | sang | về | qua | tới | đến | là | thành | vào"),
    "task": phrases(
        """việc | nhiệm vụ | công việc | mục | số | các việc | những việc | các nhiệm vụ | việc số
            | các mục | # | dự thảo | nháp | task | bản nháp số | báo cáo | báo cáo việc | kết quả |
            mấy việc | các số"""
    ),
    "and": phrases("và | với | cùng | & | +"),
    "filler": phrases(
        """dạ | vâng | ạ | nhé | nha | giúp | giùm | hộ | em | anh | chị | tôi | mình | ơi | luôn |
            đi | cho tôi | cho em | cho anh | vui lòng | làm ơn | hãy | ngay | cho tôi nhé | ngày |
            từ | các đơn vị | đơn vị | đang | các | những | phòng | bản | này | văn phòng | cái | đó
            | kết quả | rồi | thì | hoàn thành | xong | đã xong | đã hoàn thành | đúng hạn | hệ
            thống | bot | lại | hạn | thời hạn | của | đồng chí | có | người | các phòng | còn | nợ"""
    ),
    "contrast": phrases("nhưng | nhưng mà | tuy nhiên"),
    "reason": phrases(
        """vì | do | bởi | bởi vì | lý do | lí do | tại vì | nguyên nhân | với lý do | lý do là"""
    ),
    "ask": phrases(
        """chưa | không | bao giờ | khi nào | ai | nào | gì | sao | thế nào | đâu | mấy | bao nhiêu
            | hả | nhỉ | được không | phải không | ko | đến đâu | lúc nào"""
    ),
    "other": phrases(
        """trả lời | tra cứu | tra | giao ban | bỏ phiếu | hạn chế | hủy diệt | bác sĩ | giao thông
            | giao dịch | giao lưu | trang bị | trang thiết bị | trang trọng | đạt được | được giao
            | mời họp | giấy mời | thông qua đó | duyệt binh | chuyển đổi số | chuyển đổi | chuyển
            biến | lưu ý | lưu trữ | giữ gìn | trả phí | dừng lại | công nhận chữ | chốt số liệu |
            hạn cuối | trang bìa | nhắc đến | đạt chuẩn | tiếp đoàn | tiếp dân"""
    ),
}
COMMANDS = frozenset(OFFICE_WORDS) - {
    "all", "undated", "no_unit", "cooperate", "lead", "except", "overdue", "to", "task", "and", "filler",
    "reason", "ask", "other", "contrast",
}  # fmt: skip
"""Tags that begin a command."""


ASKING_WORDS: dict[str, tuple[str, ...]] = {
    "overdue": phrases(
        """quá hạn | trễ hạn | trễ | chậm | muộn | chậm hạn | chậm trễ | nợ hạn | lỡ hạn | quá thời
            hạn | quá ngày | hết hạn | vượt hạn | chậm tiến độ | trễ tiến độ | bị trễ | overdue |
            late | đã quá hạn | đang trễ | nợ quá hạn"""
    ),
    "due": phrases(
        """đến hạn | tới hạn | sắp đến hạn | sắp tới hạn | sắp hạn | phải nộp | phải xong | phải
            báo cáo | hạn | cần nộp | phải làm | phải hoàn thành | có việc gì | có gì | có việc |
            deadline | việc gì | cần làm | lịch"""
    ),
    "outstanding": phrases(
        """chưa xong | chưa hoàn thành | còn nợ | nợ | tồn | tồn đọng | còn tồn | đang dở | chưa
            làm | chưa báo cáo | chưa nộp | dang dở | chưa thực hiện | chưa giải quyết | chưa xử lý
            | còn lại | còn dang dở | chưa đóng | đang mở | còn bao nhiêu việc | đang thực hiện |
            việc còn | chưa trả | chưa kết thúc | đang làm | chưa xong việc | outstanding | tồn việc
            | đọng | còn bao nhiêu nhiệm vụ | chưa gửi báo cáo | đang theo dõi | chưa trả lời | sót"""
    ),
    "still": phrases(
        """còn | còn việc gì | còn gì | còn những việc gì | còn việc nào | còn mấy việc | còn nhiệm
            vụ gì | còn những gì | còn việc"""
    ),
    "unlinked": phrases(
        """chưa liên kết | chưa dùng bot | chưa dùng | chưa sử dụng | chưa kết nối | chưa đăng ký |
            chưa vào hệ thống | chưa dùng mã | chưa nhập mã | chưa kích hoạt | chưa tham gia | không
            liên kết | chưa có tài khoản | chưa lk | chưa vào bot | chưa bấm mã | chưa liên hệ bot |
            chưa link | chưa gắn tài khoản | chưa nối | chưa đăng nhập | chưa liên kết tài khoản |
            chưa được liên kết | chưa kết nối bot"""
    ),
    "unreachable": phrases(
        """cho ai không được | chưa nhận được tin | không nhận được tin | chưa nhận tin | không
            liên lạc được | không gửi được | gửi không được | chặn bot | đã chặn | chặn | chưa nhận
            được nhắc | không nhận được nhắc | gửi lỗi | tin không đến | tin chưa đến | mất liên lạc
            | không tới được | chưa nhận được thông báo | không nhận được thông báo | chưa gửi được
            | không nhận được | chưa nhận được | không nhận tin | gửi tin không được | tin nhắn lỗi
            | không đến được | gửi tin lỗi | chưa tới | nhắn không được"""
    ),
    "waiting": phrases(
        """chờ duyệt | chờ xác nhận | cần duyệt | chờ phê duyệt | đợi duyệt | cần xác nhận | chưa
            duyệt | chưa xác nhận | phải duyệt | đợi xác nhận | chờ văn phòng | chờ tôi duyệt | chờ
            tôi | chờ tôi xác nhận | cần phê duyệt | đang chờ duyệt | đang chờ xác nhận | chờ mình
            duyệt | chờ em duyệt | đã báo cáo chưa duyệt | cần tôi duyệt | phải xác nhận | báo cáo
            chờ | chờ xử lý | cần xử lý | chờ nghiệm thu | chưa nghiệm thu"""
    ),
    "extension": phrases("xin gia hạn | gia hạn | xin lùi hạn | xin lùi | lùi hạn | đề nghị gia hạn"),
    "statistics": phrases(
        """thống kê | tỷ lệ | tỉ lệ | tổng hợp | tình hình chung | biểu đồ | tổng quan | số liệu |
            tổng kết | bao nhiêu phần trăm | báo cáo tình hình | tình hình thực hiện | kết quả chung
            | tổng hợp tình hình | toàn cảnh | báo cáo nhanh | số liệu chung | xếp hạng"""
    ),
    "export": phrases(
        """xuất excel | excel | xuất file | xuất bảng | tải bảng | bảng theo dõi | xuất bảng theo
            dõi | tải excel | xuất báo cáo | file excel | xlsx | xuất exel | exel | xuất ra excel |
            kết xuất | bảng tổng hợp | xuất danh sách | tải file | xuất dữ liệu | ra excel"""
    ),
    "history": phrases(
        """lịch sử | quá trình | nhật ký | diễn biến | ai đã làm | ai sửa | ai đã sửa | ai đã đổi |
            ai đổi | đã có gì | các bước | lịch trình xử lý | lịch sử việc | xem lịch sử | log | quá
            trình xử lý | từ đầu đến giờ | ai duyệt | ai giao | ai báo cáo | ai xác nhận | thay đổi
            gì"""
    ),
    "state": phrases(
        """thế nào | đến đâu | ra sao | tình hình | tiến độ | sao rồi | xong chưa | chi tiết | xem
            | tới đâu | thế nào rồi | đến đâu rồi | tới đâu rồi | ra sao rồi | thông tin | trạng
            thái | tình trạng | xem việc | cho xem | bao giờ xong | khi nào xong | hạn khi nào | hạn
            bao giờ | hạn ngày nào | hoàn thành chưa | đã xong chưa | bao giờ | khi nào | có gì mới
            | đâu rồi | nội dung | là việc gì | là gì | đến bước nào | đang ở đâu | ai làm | ai phụ
            trách | của ai | giao ai | giao cho ai | đơn vị nào làm | nói gì | ntn | làm đến đâu |
            làm tới đâu | báo cáo chưa | nộp chưa | đã báo cáo chưa | hạn | hỏi | kiểm tra | tra |
            cho biết | có xong không | còn mấy ngày | đã hoàn thành chưa | làm xong chưa | hạn chót"""
    ),
    "done": phrases(
        """đã xong | xong | hoàn thành | đã hoàn thành | hoàn tất | đã xác nhận | đã làm | đã làm
            xong | đúng hạn"""
    ),
    "undated": phrases(
        """không hạn | không có hạn | chưa có hạn | không thời hạn | không có thời hạn | chưa có
            thời hạn | không ghi hạn | ko hạn | ko có hạn"""
    ),
    "mine": phrases(
        """việc của tôi | của tôi | việc tôi | phòng tôi | đơn vị tôi | tôi còn | em còn | mình còn
            | phòng em | đơn vị em | của em | của mình | việc của em | phòng mình | bên em | bên tôi
            | bên mình | việc em | tôi phải | em phải | mình phải | tôi có | em có | mình có | tôi
            nợ | em nợ | việc của mình | của phòng tôi | của phòng em | của đơn vị tôi | đơn vị mình
            | nhiệm vụ của tôi | tôi đang | em đang | của chúng tôi | chúng tôi còn | cho tôi | tôi
            cần | tôi"""
    ),
    "list": phrases(
        """danh sách | liệt kê | những việc | các việc | liệt kê việc | danh sách việc | danh mục |
            list | tất cả việc | toàn bộ việc | mọi việc"""
    ),
    "who": phrases(
        """ai | đơn vị nào | phòng nào | những ai | những đơn vị nào | các đơn vị nào | phòng ban
            nào | nơi nào | đơn vị | những phòng nào | người nào | ai đang | đồng chí nào | các đơn
            vị | trưởng phòng nào | bệnh viện nào | trung tâm nào"""
    ),
    "question": phrases(
        """gì | nào | bao nhiêu | mấy | tổng số | chưa | không | ko | sao | nhỉ | hả | đâu | chứ |
            có những | có bao nhiêu | cho hỏi | hỏi | cho biết | cho tôi biết | cho xem | xem | kiểm
            tra | nhé | báo cáo tôi | rồi | cho tôi xem | đưa | gửi tôi | cho anh xem | vậy | là"""
    ),
    "task": phrases(
        """việc | nhiệm vụ | công việc | việc số | nhiệm vụ số | đầu việc | task | số | # | mục"""
    ),
    "directive": phrases(
        """công văn | cv | văn bản | vb | chỉ thị | kế hoạch | quyết định | chỉ đạo | thông báo kết
            luận | thông báo | tờ trình | kết luận | chương trình hành động | công văn số | văn bản
            số | kế hoạch số | chỉ thị số | quyết định số | chương trình | nghị quyết | công điện |
            kh | qđ | ct | tb | nq | theo công văn"""
    ),
    "last_week": phrases("tuần trước | tuần qua | tuần rồi"),
    "this_week": phrases("""tuần này | trong tuần | trong tuần này | cuối tuần này | cuối tuần | tuần nay"""),
    "next_week": phrases(
        """tuần sau | tuần tới | tuần kế | tuần kế tiếp | trong tuần tới | trong tuần sau"""
    ),
    "today": phrases(
        """hôm nay | trong ngày | trong hôm nay | hnay | ngày hôm nay | bữa nay | sáng nay | chiều
            nay"""
    ),
    "soon": phrases(
        """sắp tới | sắp đến hạn | sắp tới hạn | sắp hạn | mấy hôm tới | vài ngày tới | những ngày
            tới | sắp phải nộp"""
    ),
    "search": phrases(
        """tìm | tra cứu | kiếm | tìm kiếm | tra | tìm việc | tìm văn bản | search | tìm giúp | tìm
            cho tôi | tìm công văn | lục"""
    ),
    "about": phrases("liên quan đến | liên quan tới | liên quan | nói về | có nội dung | nhắc đến"),
    "office": phrases("sở | toàn sở | cả sở | cơ quan | văn phòng | toàn ngành | chung | toàn bộ"),
    "filler": phrases(
        """dạ | ạ | a | ơi | em | anh | chị | nhé | giúp | với | cho | đang | và | có | được | bot
            | hệ thống | của | về | những | các | tôi | mình | ok | ở | vẫn | hiện | hiện nay | hiện
            tại | tới giờ | đến giờ | giờ | bây giờ | đã | thì | xin | vui lòng | hãy | sếp | tin |
            trong"""
    ),
}
