"""What scanners and text extraction do to the words of dates, as data for `time_tokens`."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Misspellings that are not mere marks.
SPELLINGS = {
    "quí": "quý",
    "kì": "kỳ",
    "trứơc": "trước",
    "tnrớc": "trước",
    "trưởc": "trước",
    "thảng": "tháng",
    "cudi": "cuối",
}
# Words whose marks may be lost or wrong in a scan ("truớc", "chậm nhât").
VOCABULARY = _words(
    """
    trước chậm nhất muộn ngày tháng năm quý tuần giờ phút hàng hằng định kỳ đến hết trong từ cuối
    đầu giữa  thứ thời hạn hoàn thành vòng không quá kể nhận được làm việc vào mỗi
    """
)
# Words that look like those once their marks are off, and are others: never mended.
OTHER_WORDS = _words(
    """
    ngay ngáy ngây ngãy thang thăng thắng thặng nam nằm nấm nắm nặm nám quy quỹ quỳ quỷ trọng trông
    trống trồng  tròng đen đèn đền dền dên tu tú tư tự tứ tử hang hạng hãng ky ký kỹ kỵ kị nhật nhạt
    nhặt chạm chấm chăm  châm chàm thu thư thủ thù thử thụ hàn hán hãn đâu đấu đậu đẩu dau dâu dầu
    dấu dẫu đau cuội cưỡi giùa thôi thối thổi  thoi thói hạn hận hân hoan hoạn hoán thanh thánh thạnh vong
    võng vọng vồng khống khổng qua quà quả quạ ke kê kế kề kệ kẻ kẽ nhân nhẫn nhạn nhàn nhãn nhấn đước lam
    lầm lắm lâm lạm lấm lăm lẫm việt viết vao váo moi mọi mới môi mối mồi  mời hét dinh dính dĩnh đinh đình
    đính tuân tuấn tuan gio giò gió giỏ giỗ phut muốn muôn nay này nẩy hàng hằng  den het trong la va
    thứ thức đỉnh giơ hắn quỵ nhắn thảnh hoãn lãm cưới cười mỏi mượn dược đuốc nhát giũa thú  háng
    hăng tù tụ tủ nậm nạm thẳng kỷ ngấy tuẫn chẩm
    """
)
# Without marks these are words of their own, but before a number they can only be time words.
BEFORE_NUMBERS = {"ngay": "ngày", "thang": "tháng", "nam": "năm", "den": "đến", "tu": "từ", "quy": "quý"}
# Words that extraction glues to one another ("trướcngày", "hàngtháng").
GLUE = _words(
    """
    trước ngày tháng năm quý tuần từ đến hết trong chậm nhất hàng hằng kể vào cuối đầu giữa làm việc
    là về của  định kỳ báo cáo gửi hoàn thành thời hạn gian
    """
)
