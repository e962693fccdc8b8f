"""Directives of our own writing in the form of Nghị định 30/2020/NĐ-CP, with invented names."""

TWO_COLUMNS = """\
UBND TỈNH HẢI LĂNG            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   SỞ NỘI VỤ                     Độc lập - Tự do - Hạnh phúc

Số: 412/SNV-CCVC                 Hải Lăng, ngày 05 tháng 3 năm 2025
V/v rà soát hồ sơ công chức,
viên chức năm 2025

      Kính gửi:
            - Các sở, ban, ngành;
            - Ủy ban nhân dân các huyện, thị xã, thành phố.

      Thực hiện Công văn số 150/UBND-NC ngày 20/02/2025 của UBND tỉnh về việc
rà soát hồ sơ công chức, Sở Nội vụ đề nghị các cơ quan, đơn vị, địa phương thực
hiện các nội dung sau:
      1. Rà soát, cập nhật đầy đủ hồ sơ của công chức, viên chức trên phần mềm
quản lý1; hoàn thành trước ngày 30/4/2025.
      2. Lập danh sách công chức đến tuổi nghỉ hưu trong giai đoạn 2025 - 2030
và những người có nguyện vọng nghỉ hưu trước tuổi của toàn cơ quan mình quản lý,

1 Theo Quyết định số 77/QĐ-UBND ngày 10/01/2025.
                                      2
gửi về Sở Nội vụ chậm nhất ngày 15/4/2025.
      3. Ủy ban nhân dân các huyện, thị xã, thành phố chủ trì, phối hợp với Phòng
Nội vụ tổng hợp số liệu biên chế, báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày
20/4/2025 để tổng hợp, báo cáo Bộ Nội vụ.
      Đề nghị các cơ quan, đơn vị quan tâm triển khai thực hiện./.

Nơi nhận:                                      KT. GIÁM ĐỐC
- Như trên;                                    PHÓ GIÁM ĐỐC
- Lưu: VT, CCVC.

                                               Trần Quốc Bảo
"""

PLAN = """\
ỦY BAN NHÂN DÂN
HUYỆN PHÚ LỘC
Số: 88/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Phú Lộc, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Chuyển đổi số huyện Phú Lộc năm 2026

Căn cứ Kế hoạch số 12/KH-UBND ngày 02/01/2026 của UBND tỉnh, UBND huyện ban hành Kế hoạch như sau:

I. NHIỆM VỤ
1. Hạ tầng số
a) Phòng Văn hóa và Thông tin chủ trì rà soát hệ thống mạng; hoàn thành trong tháng 6/2026.
2. Dữ liệu số
- Rà soát dữ liệu dân cư.
- Làm sạch dữ liệu đất đai.
Các nhiệm vụ trên hoàn thành trước ngày 30/9/2026.
3. Nhận thức số
- Tổ chức tập huấn cho công chức.
- Xây dựng chuyên mục trên trang thông tin.
Phòng Nội vụ chủ trì thực hiện nội dung này.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Tài chính - Kế hoạch
- Tham mưu bố trí kinh phí.
- Báo cáo UBND huyện trước ngày 15/12/2026.
2. Các xã, thị trấn

Trên đây là Kế hoạch năm 2026, yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Thị Thu Hằng

PHỤ LỤC
STT   Nội dung nhiệm vụ              Đơn vị chủ trì        Đơn vị phối hợp      Thời gian hoàn thành
1     Xây dựng kế hoạch tập huấn     Phòng Nội vụ          Phòng Văn hóa và     Quý I/2026
      kỹ năng số cho công chức                             Thông tin
2     Nâng cấp cổng thông tin        Văn phòng HĐND        UBND các xã,         Tháng 9/2026
      điện tử huyện                  và UBND huyện         thị trấn
"""

DIGEST = """\
Sở Y tế chỉ đạo tăng cường phòng, chống bệnh sởi
14/3/2025
Ngày 12/3/2025, Sở Y tế tỉnh Sông Hậu ban hành Công văn số 915/SYT-NVY về việc phòng, chống bệnh sởi.
Theo đó, Sở Y tế yêu cầu Trung tâm Kiểm soát bệnh tật tỉnh tiêm vét vắc xin, hoàn thành trước ngày 31/3/2025.
Giao Phòng Nghiệp vụ Y theo dõi, tổng hợp kết quả thực hiện của các đơn vị trong toàn ngành.
Trần Minh Anh
"""

SHORT = """\
SỞ Y TẾ
Số:      /SYT-VP
V/v góp ý dự thảo quy chế

Sông Hậu, ngày     tháng 5 năm 2024

Kính gửi: Các phòng chuyên môn thuộc Sở.

Văn phòng Sở đã soạn thảo quy chế làm việc.
Đề nghị các phòng góp ý bằng văn bản, gửi về Văn phòng Sở để tổng hợp.

Nơi nhận:
- Như trên.
CHÁNH VĂN PHÒNG
(Đã ký)
Ngô Văn Thắng
"""

MARKDOWN_TABLE = """\
# PHỤ LỤC
| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |
|---|---|---|---|---|
| **I** | **HẠ TẦNG SỐ** | | | |
| 1 | Rà soát **hệ thống** mạng | Sở Y tế, Sở Tài chính | Các sở, ngành liên quan | 30/6/2025 |
| 2 | Tuyên truyền | VTV, VOV, các địa phương |  |  |
"""
