-- The rows of a large review in progress, far beyond what its searches and files say: %(files)s
-- and %(sizes)s are the files' ids and how many records each has. One record in five is a
-- duplicate of an earlier one; one study in twenty is included at title and abstract.

INSERT INTO reviews_reference (review_id, file_id, position, first_line, last_line, citation, raw)
SELECT %(review)s, file, n, n, n, jsonb_build_object('title', 'Invented report ' || n), 'TY  - JOUR'
FROM unnest(%(files)s::bigint[], %(sizes)s::integer[]) WITH ORDINALITY AS one (file, size, number),
    generate_series(1, size) n
ORDER BY number, n;

INSERT INTO reviews_study (review_id, reference_id, title, authors, year, container_title, volume,
    issue, pages, doi, pmid, abstract, keywords, language, type, undone, draw)
SELECT %(review)s, id, 'Invented report ' || id || ' on walking and the lower back in adults',
    'Rivera, Ana; Cho, Min; Okafor, Ike', 2000 + position %% 25, 'Journal of Invented Results',
    '12', '3', '101-109', '10.5555/made.' || id, '',
    'Walking was compared with rest in ' || position || ' adults with back pain for a year.',
    '', 'eng', 'JOUR', false, hashint8extended(id, 7) & 9223372036854775807
FROM reviews_reference WHERE review_id = %(review)s ORDER BY id;

CREATE TEMPORARY TABLE numbered AS
SELECT id, row_number() OVER (ORDER BY id) AS number FROM reviews_study
WHERE review_id = %(review)s;
CREATE UNIQUE INDEX ON numbered (number);

INSERT INTO reviews_join (review_id, study_id, into_id, score, evidence, joined_at)
SELECT %(review)s, copy.id, original.id, 0.99, '{same DOI}', now()
FROM numbered copy
JOIN numbered original
    ON original.number = copy.number / 2 + CASE WHEN copy.number / 2 %% 5 = 0 THEN 1 ELSE 0 END
WHERE copy.number %% 5 = 0;

UPDATE reviews_study study SET joined_to_id = joined.into_id
FROM reviews_join joined WHERE joined.study_id = study.id;

INSERT INTO reviews_screening (review_id, study_id, stage, required, round, voters, outcome, aside,
    retrieval, via_other, draw, place)
SELECT %(review)s, study.id, 'title_abstract', 2, 1,
    CASE WHEN luck < 940 THEN %(screeners)s::bigint[] ELSE '{}' END,
    CASE WHEN luck < 50 THEN 'included' WHEN luck < 53 THEN 'conflict'
        WHEN luck < 940 THEN 'excluded' ELSE 'awaiting' END,
    CASE WHEN study.joined_to_id IS NOT NULL THEN 'duplicate' WHEN luck < 980 THEN ''
        WHEN luck < 985 THEN 'ineligible' WHEN luck < 988 THEN 'removed' ELSE 'by_tool' END,
    'sought', search.source_kind NOT IN ('database', 'register'), study.draw,
    CASE WHEN study.joined_to_id IS NULL AND luck < 980
        THEN row_number() OVER (ORDER BY study.joined_to_id IS NULL AND luck < 980 DESC, luck >= 940,
            study.draw) END
FROM reviews_study study
JOIN reviews_reference reference ON reference.id = study.reference_id
JOIN reviews_sourcefile file ON file.id = reference.file_id
JOIN reviews_search search ON search.id = file.search_id
CROSS JOIN LATERAL (SELECT abs(hashint8extended(study.id, 11) %% 1000) AS luck) dice
WHERE study.review_id = %(review)s;

INSERT INTO reviews_screening (review_id, study_id, stage, required, round, voters, outcome, aside,
    reason_id, retrieval, via_other, draw)
SELECT review_id, study_id, 'full_text', 2, 1,
    CASE WHEN luck >= 120 AND luck < 960 THEN voters ELSE '{}' END,
    CASE WHEN luck < 120 THEN 'awaiting' WHEN luck < 270 THEN 'included' WHEN luck < 290 THEN 'conflict'
        WHEN luck < 960 THEN 'excluded' ELSE 'awaiting' END,
    '', CASE WHEN luck >= 290 AND luck < 960
        THEN (%(reasons)s::bigint[])[1 + luck * luck %% cardinality(%(reasons)s::bigint[])] END,
    CASE WHEN luck < 80 THEN 'not_retrieved' WHEN luck < 85 THEN 'ongoing'
        WHEN luck < 90 THEN 'awaiting_classification' WHEN luck < 120 THEN 'sought'
        ELSE 'retrieved' END,
    via_other, draw
FROM reviews_screening
CROSS JOIN LATERAL (SELECT abs(hashint8extended(study_id, 13) %% 1000) AS luck) dice
WHERE review_id = %(review)s AND outcome = 'included' AND aside = '';

INSERT INTO reviews_companion (review_id, study_id, of_id, earlier, note, linked_by_id)
SELECT %(review)s, study_id, next, '', '', %(lead)s
FROM (SELECT study_id, row_number() OVER (ORDER BY study_id) AS number,
        lead(study_id) OVER (ORDER BY study_id) AS next
    FROM reviews_screening WHERE review_id = %(review)s AND box = 'included') included
WHERE number %% 3 = 1 AND next IS NOT NULL
ORDER BY number LIMIT 500;
