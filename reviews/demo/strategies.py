"""The search strategies that the demo says were run, as a librarian would report them."""

PUBMED = """\
#1 "Antibodies, Bispecific"[Mesh] OR blinatumomab[tiab] OR blincyto[tiab] OR "MT103"[tiab]
#2 "T-cell engag*"[tiab] OR (CD19[tiab] AND (immunotherap*[tiab] OR antibod*[tiab]
   OR "CAR T"[tiab] OR chimeric[tiab]))
#3 #1 OR #2
#4 "Precursor Cell Lymphoblastic Leukemia-Lymphoma"[Mesh] OR "acute lymphoblastic"[tiab]
   OR "acute lymphoid"[tiab] OR "acute lymphocytic"[tiab] OR "B-cell ALL"[tiab]
#5 relaps*[tiab] OR refractor*[tiab] OR recurr*[tiab] OR salvage[tiab]
   OR extramedullar*[tiab] OR "residual disease"[tiab]
#6 #4 AND #5
#7 #3 OR (#6 AND (inotuzumab[tiab] OR chemotherap*[tiab] OR immunotherap*[tiab]))
#8 #7 AND 2010:2025[dp]
"""

EMBASE = """\
#1 'blinatumomab'/exp OR blinatumomab:ti,ab,kw OR blincyto:ti,ab,kw OR mt103:ti,ab,kw
#2 'bispecific antibody'/exp OR ((bispecific NEXT/3 (antibod* OR engager*)):ti,ab,kw)
#3 ('cd19 antigen'/de AND 'immunotherapy'/exp) OR 'inotuzumab ozogamicin'/exp
#4 'acute lymphoblastic leukemia'/exp
   OR ((acute NEAR/2 (lymphoblastic OR lymphoid OR lymphocytic)):ti,ab,kw)
#5 'leukemia relapse'/exp OR 'extramedullary relapse'/exp OR relaps*:ti,ab,kw
   OR refractor*:ti,ab,kw OR extramedullar*:ti,ab,kw OR 'minimal residual disease'/exp
#6 #1 OR #2 OR #3 OR (#4 AND #5)
#7 #6 AND 'hematology'/exp AND [2010-2025]/py
"""

SCOPUS = """\
( TITLE-ABS-KEY ( blinatumomab OR blincyto OR mt103 OR inotuzumab )
  OR TITLE-ABS-KEY ( bispecific W/3 ( antibod* OR engager* ) )
  OR TITLE-ABS-KEY ( cd19 W/5 ( immunotherap* OR chimeric ) )
  OR ( TITLE-ABS-KEY ( ( acute W/2 ( lymphoblastic OR lymphoid OR lymphocytic ) ) OR leuk*mia )
       AND TITLE-ABS-KEY ( relaps* OR refractor* OR salvage OR extramedullar* OR survivor* ) ) )
AND PUBYEAR > 2009 AND PUBYEAR < 2026
"""

UPDATE = """\
#1 inotuzumab OR "CMC-544" OR besponsa
#2 (CD22 OR CD19) AND (antibod* OR conjugate* OR chimeric)
#3 "acute lymphoblastic" OR "acute lymphoid" OR "acute lymphocytic" OR "B-cell ALL"
#4 relaps* OR refractor* OR salvage
#5 (#1 OR #2) AND #3 AND #4
#6 #5 AND 2020:2025
"""
