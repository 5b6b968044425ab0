"""Times: expressions of dates, periods and stretches of time, found and resolved against the date of publication."""
