package uk.directly.enquiry.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.directly.enquiry.MeetingProposal;
import uk.directly.enquiry.Side;
import uk.directly.enquiry.Way;
import uk.directly.web.Choice;
import uk.directly.web.DateWords;
import uk.directly.web.FormErrors;
import uk.directly.web.TypedTime;

/** The form of a meeting as it was filled in, right or wrong; three days and three times. */
public record MeetForm(
        UUID key, String way, List<String> days, List<String> times, String place, String phone, String link) {
    static final int TIMES = 3;
    private static final int DAYS_AHEAD = 28;

    static MeetForm of(Fields fields) {
        return new MeetForm(
                fields.key(),
                fields.value("way"),
                IntStream.rangeClosed(1, TIMES)
                        .mapToObj(each -> fields.value("day" + each))
                        .toList(),
                IntStream.rangeClosed(1, TIMES)
                        .mapToObj(each -> fields.value("time" + each))
                        .toList(),
                fields.value("place"),
                fields.value("phone"),
                fields.value("link"));
    }

    /** What can be chosen of the coming days. */
    static List<Choice> choices(LocalDate today) {
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", "Choose a day")));
        for (int each = 0; each < DAYS_AHEAD; each++) {
            LocalDate day = today.plusDays(each);
            choices.add(Choice.of(day.toString(), DateWords.day(day)));
        }
        return choices;
    }

    FormErrors errors(Side side, Instant now) {
        FormErrors errors = FormErrors.NONE;
        Way chosen = chosenWay();
        if (chosen == null) {
            errors = errors.and("way", "Choose how you would like to meet");
        }
        boolean any = false;
        for (int each = 0; each < TIMES; each++) {
            if (days.get(each).isEmpty() && times.get(each).isBlank()) {
                continue;
            }
            any = true;
            Instant start = start(each);
            if (day(days.get(each)) == null) {
                errors = errors.and("day" + (each + 1), "Choose the day");
            } else if (TypedTime.of(times.get(each)) == null) {
                errors = errors.and("time" + (each + 1), "Enter a time, like 9:30am or 2pm");
            } else if (start == null || !start.isAfter(now)) {
                errors = errors.and("time" + (each + 1), "This time is over. Choose a later one");
            }
        }
        if (!any) {
            errors = errors.and("day1", "Choose at least one time");
        }
        return chosen == null ? errors : details(errors, chosen, side);
    }

    private FormErrors details(FormErrors errors, Way chosen, Side side) {
        if (chosen == Way.PUBLIC_PLACE && place.isBlank()) {
            return errors.and("place", "Say which public place");
        }
        if (chosen == Way.PHONE && side == Side.PERSON && phone.isBlank()) {
            return errors.and("phone", "Enter the phone number to be rung on");
        }
        return chosen == Way.VIDEO && side == Side.PROVIDER && link.isBlank()
                ? errors.and("link", "Enter the link of the video call")
                : errors;
    }

    /** As it is sent; only of a form without errors. */
    MeetingProposal proposal() {
        List<Instant> starts = new ArrayList<>();
        for (int each = 0; each < TIMES; each++) {
            Instant start = start(each);
            if (start != null) {
                starts.add(start);
            }
        }
        return new MeetingProposal(java.util.Objects.requireNonNull(chosenWay()), starts, place, phone, link);
    }

    private @Nullable Way chosenWay() {
        return switch (way) {
            case "video" -> Way.VIDEO;
            case "phone" -> Way.PHONE;
            case "public-place" -> Way.PUBLIC_PLACE;
            case "at-home" -> Way.AT_HOME;
            default -> null;
        };
    }

    private @Nullable Instant start(int each) {
        LocalDate day = day(days.get(each));
        LocalTime time = TypedTime.of(times.get(each));
        return day == null || time == null
                ? null
                : day.atTime(time).atZone(DateWords.LONDON).toInstant();
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
