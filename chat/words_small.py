"""Slash commands and small talk, as data."""

from chat.words import phrases

SLASHES: dict[str, tuple[str, ...]] = {
    "xong": phrases("xong | hoanthanh | done"),
    "chưa xong": phrases("chuaxong"),
    "đã nhận": phrases("nhan | danhan"),
    "đang làm": phrases("danglam"),
    "gia hạn": phrases("giahan"),
    "xin gia hạn": phrases("xingiahan"),
    "rút báo cáo": phrases("rut"),
    "từ chối": phrases("tuchoi"),
    "xem việc": phrases("viec"),
    "lịch sử": phrases("lichsu"),
    "việc nào chưa xong": phrases("conlai | tondong"),
    "việc nào quá hạn": phrases("quahan | tre"),
    "việc đến hạn tuần này": phrases("tuannay | tuan"),
    "việc đến hạn tuần sau": phrases("tuansau"),
    "việc đến hạn hôm nay": phrases("homnay"),
    "xem đơn vị": phrases("donvi"),
    "văn bản nào": phrases("vanban"),
    "công văn nào": phrases("congvan"),
    "việc nào chờ duyệt": phrases("choduyet"),
    "ai chưa liên kết": phrases("chualienket"),
    "ai không nhận được tin": phrases("khongnhan"),
    "thống kê": phrases("thongke"),
    "tìm": phrases("tim"),
    "xuất excel": phrases("xuat | excel"),
    "mời": phrases("moi"),
    "lưu": phrases("luu"),
    "bỏ": phrases("bo"),
    "lấy lại": phrases("laylai"),
    "sửa hạn": phrases("suahan"),
    "đổi hạn": phrases("doihan"),
    "giao": phrases("giao"),
    "chuyển": phrases("chuyen"),
    "hủy": phrases("huy"),
    "tạm dừng": phrases("tamdung"),
    "tiếp tục": phrases("tieptuc"),
    "đôn đốc": phrases("dondoc"),
    "xác nhận": phrases("xacnhan | duyet"),
    "trả lại": phrases("tralai"),
    "hoàn tác": phrases("hoantac"),
    "xem bản nháp": phrases("nhap"),
}
"""What a slash command stands for, and its names; what follows the command follows the words."""

WHOLE: dict[str, tuple[str, ...]] = {
    "yes": phrases(
        """có | vâng | dạ | ừ | ok | oke | okie | okê | đồng ý | đúng | đúng rồi | phải | yes | ừm
            | uh | um | vâng ạ | dạ vâng | dạ vâng ạ | dạ có | chuẩn | nhất trí | có ạ | đúng ạ | ok
            em | dạ đúng | dạ đúng rồi | được | 👍 | 👌 | ok nhé | y | chính xác | xác nhận nhé"""
    ),
    "no": phrases(
        """không | ko | k | không phải | no | thôi | không ạ | dạ không | dạ thôi | sai | sai rồi |
            chưa đúng | bỏ đi | hong | hông | thôi khỏi | khỏi | không nhé | thôi nhé | dạ chưa |
            chưa phải | 👎"""
    ),
    "thanks": phrases(
        """cảm ơn | cám ơn | thanks | thank | thank you | tks | cảm ơn nhé | cảm ơn em | cảm ơn ạ |
            xin cảm ơn | em cảm ơn | cảm ơn nhiều | trân trọng cảm ơn | tốt lắm | 🙏 | cảm ơn bạn |
            cảm ơn bot | dạ cảm ơn | dạ em cảm ơn | cảm ơn anh | cảm ơn chị | tốt quá | ❤ | ok cảm
            ơn | thks"""
    ),
    "greeting": phrases(
        """chào | xin chào | hello | hi | alo | chào em | chào anh | chào chị | chào bot | chào bạn
            | em chào anh | em chào chị | kính chào | chào buổi sáng | hey | helo | chào hệ thống |
            alô | dạ chào"""
    ),
    "help": phrases(
        """giúp | giúp với | trợ giúp | hướng dẫn | help | giúp đỡ | làm sao | dùng thế nào | cách
            dùng | hướng dẫn sử dụng | menu | lệnh | các lệnh | dùng sao | dùng như thế nào | ? |
            cách sử dụng | có những lệnh gì | làm được gì | giúp tôi | giúp em | bot làm được gì |
            em làm được gì | hdsd | chỉ tôi cách dùng | bot dùng sao"""
    ),
    "my_tasks": phrases(
        """việc của tôi | việc tôi | danh sách | việc của em | danh sách việc | việc của mình |
            việc phòng tôi | nhiệm vụ của tôi"""
    ),
    "my_data": phrases(
        """dữ liệu của tôi | dữ liệu cá nhân | dữ liệu của em | hệ thống lưu gì về tôi | dữ liệu
            tôi | xem dữ liệu của tôi | dữ liệu về tôi"""
    ),
}
"""Messages that are understood only if they are nothing but one of these."""
