"""A bundle of four instruments in the project's own words, with the defects that real ones have."""
# ruff: noqa: E501

from __future__ import annotations

BUNDLE = """\
DECLARATION OF ALDEA ON RIVERS AND HARBOURS

Gathered at Aldea in 2011, the Governments agree the following:

1. The rivers that several countries share feed their harbours.

2. The fees that boatmen pay to send wages home must fall, and every hidden fee must be shown.

3. In the light of the above, the Governments undertake to:

a) Teach every child of the shore to swim.

b) Clean the river beds of iron, glass and rope before each spring.

c) Lend nets and oars to young fishers who start out.

d) Count the herons, otters and eels of the estuary each year.

e) Pay the lighthouse keepers a pension that follows them across borders.

f) Draw common charts of the sandbanks for pilots.

g) Open the harbour schools to daughters of boatmen.

h) Ratify the treaties on salvage and adapt national laws to them.

i) Keep under review the instruments that protect crews.

j) Fight the theft of engines together with the harbour police.

k) Share the weather signals by radio.

I) Mend the weirs so that salmon climb again.



ACTION PLAN OF ALDEA

THEMES\tOBJECTIVES (paragraph 3 of the Aldea Declaration)\tACTIVITIES
RIVERS Clean beds\tTo clean the river beds of iron and rope (3.b)\tA yearly clearing
Salmon\tTo mend the weirs so that the salmon climb (3.I)\tTwo new weirs
Pilots\tTo draw common charts of the sandbanks for the pilots (3.k)\tA chart office
Fees\tTo make the fees fall and show every hidden fee (3.x)\tA fair of banks
Children\tTo teach the children of the shore to swim, and to lend nets and oars (3.a and c)\tLessons



REPORT ON THE ALDEA DECLARATION

1. The Santiago Statement and its Action Programme were read first. Article 4 of the statement names rivers, and paragraph 9 of the Action Programme names harbours.

2. The Aldea Declaration, in its long paragraph 3, asks for charts (3.f).

3. Along with the previous paragraph, article 28 of the Universal Declaration of Human Rights was read.

4. The words of the declaration are: "Clean the river beds of iron, glass and paper before every spring." (paragraph 3.b)



MEMORANDUM OF ALDEA BETWEEN THE PILOTS AND THE KEEPERS

Article I: TASKS

1.1 The tasks are given as follows:

1.1.1 International Organization for Migration:

(a) Counting the boats in concordance with the harbours;

(b) Drawing common charts of the sandbanks for the pilots.

1.1.2 Ibero-American General Secretariat:

(a) Counting the boats in concordance with the harbours;

(b) Lighting the lamps of the piers.
"""
