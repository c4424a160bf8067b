package uk.directly.offer.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.directly.offer.OfferDraft;
import uk.directly.offer.Session;
import uk.directly.offer.SessionTime;
import uk.directly.web.DateParts;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedTime;

/** The pages about a group session: when it is, and where. */
final class SessionAnswers {
    private static final Pattern POSTCODE = Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})");
    private static final int VENUE_LENGTH = 300;
    private static final int WAY_LENGTH = 1000;

    private SessionAnswers() {}

    static OfferForm filledDates(OfferDraft draft) {
        return new OfferForm(Map.of("holidays", session(draft).notOnBankHolidays() ? List.of("no") : List.of()));
    }

    static OfferForm filledVenue(OfferDraft draft) {
        Session session = session(draft);
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("venue", List.of(session.venue()));
        values.put("postcode", List.of(session.venuePostcode() == null ? "" : session.venuePostcode()));
        values.put("getting", List.of(session.gettingThere()));
        values.put("run", List.of(session.runBy()));
        List<String> there = new ArrayList<>();
        if (session.changingPlaces()) {
            there.add("changing");
        }
        if (session.companionFree()) {
            there.add("companion");
        }
        if (session.taster()) {
            there.add("taster");
        }
        values.put("there", there);
        return new OfferForm(values);
    }

    /** Nothing typed is fine where there are times already. */
    static FormErrors errorsDates(OfferForm form, OfferDraft draft, LocalDate today) {
        boolean nothing = form.values("days").isEmpty()
                && date(form).isEmpty()
                && form.value("from").isEmpty()
                && form.value("to").isEmpty();
        if (nothing && !session(draft).times().isEmpty() && form.value("do").isEmpty()) {
            return FormErrors.NONE;
        }
        FormErrors errors = FormErrors.NONE;
        if (form.values("days").isEmpty() && date(form).isEmpty()) {
            errors = errors.and("days", "Choose the days of the week, or write a date");
        }
        LocalDate date = date(form).date();
        if (!date(form).isEmpty() && (date == null || date.isBefore(today))) {
            errors = errors.and("date", "Enter a date that is still to come");
        }
        LocalTime from = TypedTime.of(form.value("from"));
        LocalTime to = TypedTime.of(form.value("to"));
        if (from == null) {
            errors = errors.and("from", "Enter a time, like 9:30am");
        }
        if (to == null) {
            errors = errors.and("to", "Enter a time, like 5pm");
        } else if (from != null && WeekTimes.end(to) <= WeekTimes.minute(from)) {
            errors = errors.and("to", "The end must be later than the start");
        }
        if (times(form, draft).size() > Session.MOST_TIMES) {
            errors = errors.and("days", "That is too many: 60 times at most");
        }
        return errors;
    }

    static OfferDraft withDates(OfferForm form, OfferDraft draft) {
        return draft.holding(
                session(draft).at(times(form, draft), form.values("holidays").contains("no")));
    }

    static FormErrors errorsVenue(OfferForm form) {
        FormErrors errors = FormErrors.NONE;
        if (form.value("venue").isEmpty()) {
            errors = errors.and("venue", "Say where it is, like Sale Waterside Arts Centre");
        } else if (form.value("venue").length() > VENUE_LENGTH) {
            errors = errors.and("venue", "Use fewer words, at most 300 letters");
        }
        if (!form.value("postcode").isEmpty() && postcode(form.value("postcode")) == null) {
            errors = errors.and("postcode", "Enter a whole postcode, like M33 2AA");
        }
        if (form.value("getting").length() > WAY_LENGTH) {
            errors = errors.and("getting", "Use fewer words, at most 1,000 letters");
        }
        if (form.value("run").length() > VENUE_LENGTH) {
            errors = errors.and("run", "Use fewer words, at most 300 letters");
        }
        return errors;
    }

    static OfferDraft withVenue(OfferForm form, OfferDraft draft) {
        Session session = session(draft);
        List<String> there = form.values("there");
        return draft.holding(new Session(
                session.places(),
                form.value("venue"),
                postcode(form.value("postcode")),
                form.value("getting"),
                there.contains("changing"),
                there.contains("companion"),
                there.contains("taster"),
                form.value("run"),
                session.notOnBankHolidays(),
                session.times()));
    }

    /** What is kept and what was typed, or only that. */
    private static List<SessionTime> times(OfferForm form, OfferDraft draft) {
        List<SessionTime> times = new ArrayList<>(
                form.value("do").equals("only") ? List.of() : session(draft).times());
        LocalTime from = TypedTime.of(form.value("from"));
        LocalTime to = TypedTime.of(form.value("to"));
        if (from == null || to == null || WeekTimes.end(to) <= WeekTimes.minute(from)) {
            return times;
        }
        form.values("days").stream()
                .filter(number -> number.matches("[1-7]"))
                .map(number -> SessionTime.weekly(
                        DayOfWeek.of(Integer.parseInt(number)), WeekTimes.minute(from), WeekTimes.end(to)))
                .forEach(times::add);
        LocalDate date = date(form).date();
        if (date != null) {
            times.add(SessionTime.on(date, WeekTimes.minute(from), WeekTimes.end(to)));
        }
        return times.stream().distinct().toList();
    }

    private static DateParts date(OfferForm form) {
        return form.date("date");
    }

    private static Session session(OfferDraft draft) {
        Session session = draft.session();
        return session == null ? Session.empty() : session;
    }

    private static @Nullable String postcode(String typed) {
        Matcher matcher = POSTCODE.matcher(typed.replace(" ", "").toUpperCase(Locale.ROOT));
        return matcher.matches() ? matcher.group(1) + " " + matcher.group(2) : null;
    }
}
