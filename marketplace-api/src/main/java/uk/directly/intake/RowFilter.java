package uk.directly.intake;

import java.util.Locale;

/** Which rows of an intake are looked at. */
public enum RowFilter {
    /** All of them. */
    ALL(""),
    /** Those that can't be brought in. */
    BAD(" and r.effect = 'bad'"),
    /** Those that would bring something in. */
    NEW(" and r.effect in ('new-person', 'new-award', 'new')"),
    /** Those that are here already, the same or otherwise. */
    HERE(" and r.effect in ('already-here', 'differs')"),
    /** Awards that run in parallel. */
    PARALLEL(" and r.sheet = 'awards' and r.state = 'parallel'"),
    /** Awards that run in parallel and differ from the old system. */
    APART(" and r.sheet = 'awards' and r.state = 'parallel'"
            + " and (select intake_is_different(f) from intake_latest(r.council_id, r.id) f)"),
    /** Awards that have gone live. */
    LIVE(" and r.sheet = 'awards' and r.state = 'live'");

    private final String condition;

    RowFilter(String condition) {
        this.condition = condition;
    }

    /** As it stands in addresses: {@code bad}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In SQL, for rows {@code r}. */
    String condition() {
        return condition;
    }
}
