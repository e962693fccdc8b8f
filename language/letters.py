"""The letters of Vietnamese, small and capital, as the inside of a character class.

In running text the capital tells a name ("Phòng Tổ chức") from a verb ("tổ chức").
"""

LOWER = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
UPPER = LOWER.upper()
