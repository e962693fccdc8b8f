"""The words by which the office commands, as data: a tag and its phrases, written with their marks."""

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
