"""The words around a date that say what it is: a request, a citation, a meeting, a data cut-off.

As in `phrases`, `[là]` may be left out and `hàng/hằng` is one or the other. A date that stands
under one of the cues of "no deadline" is left alone: a false alarm is worse than a gap.
"""

from enum import Enum, auto


class Cue(Enum):
    """What a word says about the dates near it."""

    REQUEST = auto()  # somebody is told to do something
    DELIVERY = auto()  # something is sent, handed in, finished
    ACTION = auto()  # something is done
    OPENER = auto()  # begins a recital or a purpose: what it holds is the issuer's own business
    PURPOSE = auto()  # the same in the middle of a sentence
    CITED = auto()  # a document named by its kind
    PAST = auto()  # what follows has been done
    MISSED = auto()  # an earlier deadline that was not kept
    DATA = auto()  # numbers up to or between dates
    RESULT = auto()  # what a period has brought: the period is past, not a deadline
    EFFECT = auto()  # a rule comes into force or ends
    MEETING = auto()  # people come together
    ARRIVAL = auto()  # people are to be in a place at an hour
    PLANNED = auto()  # what is planned, or the issuer means to do
    STATEMENT = auto()  # says how things are
    CONDITION = auto()  # which cases are meant
    PROMISE = auto()  # somebody gave a word of his own
    SPAN = auto()  # names a span of years: "giai đoạn", "năm học"
    AND_ON = auto()  # "và các năm tiếp theo": not the end of anything
    TARGET = auto()  # a share to be reached
    AS_FOLLOWS = auto()  # the issuer's own words come next: "báo cáo như sau"
    URGE = auto()  # now: what follows is no recital
    NEUTRAL = auto()  # holds a word of another list and means nothing here


def _phrases(text: str) -> tuple[str, ...]:
    """The phrases of a list with commas."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


_CUES = {
    Cue.REQUEST: _phrases(
        """
        đề nghị, kính đề nghị, trân trọng đề nghị, yêu cầu, giao, giao cho, kính mời, có ý kiến,
        có ý kiến chỉ đạo, chỉ đạo, thông báo, xin thông báo, đề xuất, kính gửi, nhắc nhở, phân công,
        giao ban quản lý/trị, giao ban tổ chức, giao ban dân vận/tộc, giao ban tuyên giáo, giao ban qlda,
        giao ban pháp chế, giao ban chỉ đạo/huy, giao ban nội chính, giao ban kinh tế,
        giao ban giám đốc/hiệu, giao ban thi đua, giao ban đại diện,
        kính báo cáo, hướng dẫn, xin, kính mong, mong, rất mong,
        đôn đốc, lưu ý, đồng ý
        """
    ),
    Cue.DELIVERY: _phrases(
        """
        gửi, nộp, báo cáo, trình, hoàn thành, hoàn thiện, hoàn tất, xong, gởi, chuyển, phản hồi, trả lời,
        đăng ký, cung cấp, cập nhật, cho ý kiến, góp ý,
        thông báo kết quả, tham gia ý kiến, có ý kiến bằng văn bản,
        về sở/bộ/phòng/ban/vụ/cục/ủy/uỷ/văn, gửi về, tổng hợp, thông tin, kết thúc, khắc phục xong,
        giải ngân, liên hệ, quyết toán, thanh toán, bàn giao, ban hành, phê duyệt, công bố, nghiệm thu,
        ghi nhận, lập danh sách, gia hạn, thu hồi, nhập, báo cáo giao ban, cập nhật dữ liệu, nhập dữ liệu,
        báo cáo số liệu, báo cáo số lượng, nhắn tin, báo tin, báo số liệu,
        nhập số liệu, cập nhật số liệu
        """
    ),
    Cue.ACTION: _phrases(
        """
        thực hiện, triển khai, tổ chức, xây dựng, tham mưu, rà soát, kiểm tra, thanh tra, tiến hành,
        phát động thi đua, phát động phong trào thi đua, phát động đợt thi đua,
        chuẩn bị, đánh giá, khảo sát, tập huấn, chủ trì, phối hợp, theo dõi, bố trí, xử lý, giải quyết,
        khắc phục, đẩy nhanh, treo, phát động, ra quân, tuyên truyền, tự, họp, sơ kết, tổng kết,
        soạn thảo, nghiên cứu, lựa chọn, thành lập, kiện toàn, đưa, sửa đổi, phấn đấu, thống kê,
        đối chiếu, công khai, niêm yết, bảo đảm, đảm bảo, duy trì, tăng cường, quán triệt, phổ biến, trực,
        tuyển dụng, mua sắm, khởi công, nhận, tiếp nhận, lấy ý kiến, đôn đốc, có kế hoạch, chi trả,
        cấp phát, sửa chữa, lắp đặt, di dời, tháo dỡ, kê khai, điều chỉnh, bổ sung, thẩm định, thẩm tra,
        xét duyệt, cải tạo, nạo vét, giải tỏa, giải toả, tiếp thu, giám sát, làm rõ, xác minh, tiêm phòng,
        chốt kế hoạch, chốt phương án, tiêm chủng, thu hồ sơ, phát hồ sơ, sắp xếp, điều tra, tháo gỡ,
        thu gom, phân bổ, vận động, cắm biển, cắm mốc, lắp, dựng, đắp, phun, tiêm, gieo, trồng, dọn,
        phát quang, sơ tán, gia cố, kiểm kê, dứt điểm, cử cán bộ, cử người, lập hồ sơ, lập kế hoạch,
        lập phương án, khoanh vùng, khôi phục, rà lại, tạm dừng, dừng, đình chỉ,
        làm sạch dữ liệu, diễn tập, sao lưu, tổng vệ sinh, vệ sinh môi trường,
        bảo dưỡng, hiệu chuẩn, tổng duyệt, biên soạn,
        số hóa dữ liệu, chuyển đổi dữ liệu, đồng bộ dữ liệu, kết nối dữ liệu
        """
    ),
    Cue.OPENER: _phrases(
        """
        thực hiện, căn cứ, theo, để, nhằm, trên cơ sở, tiếp theo, phúc đáp, trả lời, xét, xét đề nghị, về,
        tiếp nhận, triển khai, qua, sau khi, vừa qua, hiện nay, ngày, thời gian qua, trong thời gian qua,
        nhận được, liên quan, hưởng ứng, chấp hành, trong khi, đến nay, tính đến, do, vì, trước đó
        """
    ),
    Cue.PURPOSE: _phrases(
        """
        để, nhằm, phục vụ, làm cơ sở, làm căn cứ, kịp, kịp thời phục vụ, đề tổng/tông hợp, đê tổng/tông hợp
        """
    ),
    Cue.CITED: _phrases(
        """
        công văn [số], văn bản [số], quyết định [số], thông báo [số], kế hoạch số, chỉ thị [số],
        nghị quyết [số], nghị định [số], thông tư [số], tờ trình [số], công điện [số], kết luận [số],
        giấy mời [số], báo cáo số, hướng dẫn số, luật
        """
    ),
    Cue.PAST: _phrases(
        """
        đã, vừa, từng có/được/bị/yêu/đề/ban/giao, trước đây, vừa qua, lần trước, trước đó, mới ban hành,
        mới thành lập, mới tuyển dụng,
        mới được ban hành, mới được thành lập
        """
    ),
    Cue.MISSED: _phrases(
        """
        quá hạn, quá thời hạn, quá thời gian, chậm so với, chậm hơn so, trễ hạn, chưa nhận được,
        không nhận được, chưa gửi, chưa báo cáo, chưa có báo cáo, chưa nộp, chưa hoàn thành,
        chưa thực hiện, không đảm bảo thời hạn, không bảo đảm thời hạn, không đúng thời hạn, hết thời hạn,
        đã quá, tuy nhiên, đến nay, tính đến nay, thay vì, thay cho, thay thế thời hạn, nay được,
        nay điều chỉnh, mặc dù, dù thời hạn, phê bình, nghiêm khắc phê bình
        """
    ),
    Cue.DATA: _phrases(
        """
        số liệu, tính đến, tính từ, tính tới, tính, chốt, thời điểm, lấy từ, được lấy, mốc, thời kỳ,
        kỳ số liệu, kỳ báo cáo từ, niên độ, phát sinh, dữ liệu, lũy kế, luỹ kế, kể từ, có mặt đến,
        hiện có đến, thống kê đến, cộng dồn, dư nợ, tồn đến, so với, cùng kỳ
        """
    ),
    Cue.RESULT: _phrases(
        """
        kết quả, tình hình, thực trạng, tồn tại, hạn chế, thành tích, tỷ lệ, tổng số, biến động,
        phương hướng, nhiệm vụ trọng tâm, xét, xếp loại, thi đua, khen thưởng, tăng trưởng, nguồn thu,
        số thu, doanh thu, nhu cầu
        """
    ),
    Cue.EFFECT: _phrases(
        """
        hiệu lực, có hiệu lực, hết hiệu lực, thi hành từ, thi hành kể từ, áp dụng từ, áp dụng kể từ,
        áp dụng cho, áp dụng đối với, có giá trị, giá trị sử dụng, bãi bỏ, thay thế, hết hạn, hưởng,
        có thời hạn, thời hạn hiệu lực, thời hạn sử dụng, hạn sử dụng, hạn dùng, thời hạn hợp đồng,
        thời hạn thuê, thời gian bảo hành, bảo hành, bổ nhiệm, nghỉ hưu, sinh trước, sinh từ, sinh sau,
        sinh ngày, sinh năm, nghỉ việc, được nghỉ
        """
    ),
    Cue.MEETING: _phrases(
        """
        hội nghị, cuộc họp, buổi họp, phiên họp, kỳ họp, hội thảo, tọa đàm, toạ đàm, lễ, khai mạc, bế mạc,
        diễn ra, tham dự, dự họp, tới dự, đến dự, dự hội nghị, giao ban, buổi làm việc, làm việc với,
        làm việc tại, kính mời, giấy mời, địa điểm, tập huấn, lớp tập huấn,
        lớp bồi dưỡng, lớp đào tạo, mở lớp, khóa, khoá, sinh hoạt, đại hội, bầu cử,
        kỳ thi, thi tuyển, kỷ niệm, hội trường, hội thi, tiếp công dân, tiếp xúc cử tri
        """
    ),
    Cue.ARRIVAL: _phrases(
        """
        có mặt, khai mạc, bắt đầu, diễn ra, đón khách, xuất phát, tập trung tại, ổn định chỗ,
        đón tiếp đại biểu, khởi hành, nghỉ lễ, nghỉ tết
        """
    ),
    Cue.PLANNED: _phrases(
        """
        dự kiến, theo lịch, theo kế hoạch sẽ, sẽ tổ chức, sẽ được, sẽ diễn ra, sẽ ban hành, sẽ,
        có khả năng, có thể đổ bộ, có thể xuất hiện, có thể xảy ra, có thể ảnh hưởng
        """
    ),
    Cue.STATEMENT: _phrases(
        """
        là một trong những, trên đây là, là cơ sở, là căn cứ, được xem, được coi, đạt được, cho thấy,
        vẫn còn, đã đạt, có nhiều, là năm, còn một số, còn có, dự báo
        """
    ),
    Cue.CONDITION: _phrases(
        """
        trường hợp, đối với các trường hợp, các hồ sơ, các dự án, các đối tượng, những người, người có,
        nếu, đối với những, các khoản, hợp đồng, các công trình, các văn bản, các quyết định, cán bộ có
        """
    ),
    Cue.PROMISE: _phrases(
        """
        cam kết, hẹn, hứa, xin khất, xin lùi, xin gia hạn
        """
    ),
    Cue.SPAN: _phrases(
        """
        giai đoạn, năm học, nhiệm kỳ, tầm nhìn, định hướng, niên khóa, niên khoá, khóa, thời kỳ
        """
    ),
    Cue.AND_ON: _phrases(
        """
        và các/những năm tiếp theo/sau, và các/những năm tới, và những năm kế tiếp, trở đi,
        và cả giai đoạn, và giai đoạn, trở về trước, trở về sau, trở lại đây, vừa qua
        """
    ),
    Cue.URGE: _phrases(
        """
        khẩn trương, phải, nghiêm túc, cần, kính đề nghị, nhanh chóng, tiếp tục, nay
        """
    ),
    Cue.NEUTRAL: _phrases(
        """
        đoàn giám sát, đoàn kiểm tra, đoàn thanh tra, cơ sở dữ liệu, chương trình, quy trình,
        quá trình, công trình, lộ trình, trình độ, trình tự,
        giáo trình,
        giao thông, giao dịch, giao lưu, giao tiếp, tầng lớp, trật tự, thứ tự, tự động, tính toán,
        tính chất, đặc tính, giới tính, máy tính, tính khả thi, tính mạng, vệ sinh, học sinh, thí sinh,
        tuyển sinh, sinh viên, kịp thời, cần thiết, nhận thức, xin lỗi, hình sự, lớp học, nghỉ ngơi,
        trực tuyến, trực thuộc,
        ngày nay, chuyển đổi, chuyển đổi số, luật sư, kỷ luật, pháp luật, theo quy định,
        theo dõi thường xuyên, theo thống kê, theo báo cáo của, theo đánh giá, theo tổng hợp,
        phấn khởi, người có công, nhỏ và vừa, vừa và nhỏ, ngừng phục vụ, thái độ phục vụ,
        chất lượng phục vụ, tinh thần phục vụ, nhân viên phục vụ, gián đoạn phục vụ,
        người có uy tín, trước khi hết hạn, trước khi hết thời hạn,
        hồ sơ quá/trễ hạn, nợ quá hạn, nhiệm vụ quá hạn, việc quá hạn, kiến nghị quá hạn
        """
    ),
    Cue.AS_FOLLOWS: _phrases(
        """
        như sau
        """
    ),
    Cue.TARGET: _phrases(
        """
        đạt, phấn đấu, mục tiêu, chỉ tiêu, tối thiểu, ít nhất, giảm, tăng
        """
    ),
}

# The list turned round for matching: a phrase -> all that it says.
CUES: dict[str, frozenset[Cue]] = {
    phrase: frozenset(cue for cue, phrases in _CUES.items() if phrase in phrases)
    for phrases in _CUES.values()
    for phrase in phrases
}

# Nouns that a recurrence may belong to without saying when something is due ("kế hoạch hàng năm").
OWNED_BY = frozenset(
    _phrases(
        """
        kế hoạch, chương trình, dự toán, ngân sách, kinh phí, nguồn vốn, chỉ tiêu, chỉ số, bình quân,
        trung bình, tăng trưởng, đơn giá, định mức, tỷ lệ, quỹ lương, thu nhập, doanh thu, danh mục,
        nguồn thu, số thu, tiền lương, chi phí, nhu cầu, quy mô, lợi nhuận, sản lượng, công việc,
        đời sống, ngày lễ, sinh hoạt, nhiệm vụ, mức tăng, thi đua, khen thưởng, biên chế, lưu lượng
        """
    )
)
# Words after a recurrence that make it a property of something ("kế hoạch công tác hàng năm của phòng").
OWNER_AFTER = frozenset({"của", "cho", "được", "do"})

# Words beside a request that make it a noun: "theo yêu cầu", "ý kiến chỉ đạo", "chỉ đạo của".
NOUN_BEFORE = frozenset(
    _phrases("theo, có, các, của, ý, kiến, những, sự, nội, dung, được, tại, đúng, này, trên, số")
)
NOUN_AFTER = frozenset(_phrases("của, số, tại, nêu, trên"))
# The first words of requests that speak for the document itself ("đề nghị", "yêu cầu", "giao").
MAIN_REQUESTS = frozenset(_phrases("đề, yêu, giao, có, thông, xin, kính, nhắc, chỉ, trân, lưu"))
# Between a comma and a request these show another's letter: "gửi Sở … các tỉnh yêu cầu".
NO_SUBJECT = frozenset(_phrases("đã, gửi, các, cho, trực, theo, tại"))
# The first words of sentences that begin with what the directive rests on.
SOURCE_OPENERS = frozenset(_phrases("thực, căn, theo, để, nhằm, tiếp, phúc, xét, sau, trên, nhận"))
# The first words of verbs that are ordered in the passive: "phải được hoàn thành trước ngày".
PASSIVE_WORK = frozenset(_phrases("hoàn, gửi, nộp, báo, thực, triển, xử, giải, cập, trình, chuyển"))
# Right before a day gone by these say how old the things are that are meant ("văn bản ban hành trước ngày").
MADE = frozenset(
    _phrases(
        """
        ban hành, phê duyệt, tiếp nhận, thành lập, phát sinh, tuyển dụng, công nhận, cấp, ký, sinh,
        xây dựng, khởi công, nghỉ hưu, kết nạp
        """
    )
)
