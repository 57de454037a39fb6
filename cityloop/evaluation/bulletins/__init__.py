"""通报: the week, the month and the year as documents people send out: Word, Excel, PDF.

READ IN THIS ORDER: `periods` (which days), `content` (what is known of them), `building` (from the record),
`sections` (what is said, as blocks), then one renderer per format; `shelf` keeps what was made.
"""
