"""The words by which people ask, as data: a tag and its phrases, written with their marks."""

from chat.words import phrases

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
