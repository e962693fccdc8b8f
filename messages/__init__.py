"""Everything a person reads: wording in Vietnamese, rendering, workbooks."""
